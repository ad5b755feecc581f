"""The other kinds of usulan: perbaikan and another pengurus in several states, usulan of the kabupaten, a removal taken back."""

from __future__ import annotations

from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy import select

from ..db import db
from ..jam import hari_ini
from ..keluarga.models import Keluarga
from ..musdes.rules.status import BERITA_ACARA, DAFTAR_HADIR, FOTO, PUBLIKASI
from ..musdes.service.pengajuan import release_paket
from ..pengaturan.queries import pengaturan
from ..usulan.models import Usulan
from ..usulan.queries import get_usulan
from ..usulan.queries.perubahan import list_calon, pengurus_kini
from ..usulan.rules.isian import IsiUsulan
from ..usulan.rules.jenis import GANTI_PENGURUS, HAPUS, MENGUBAH_DATA, PERBAIKAN
from ..usulan.rules.perubahan import Minta, calon_pengurus
from ..usulan.rules.status import DITETAPKAN, TERBUKA, TERVERIFIKASI
from ..usulan.service import create_usulan, prepare_usulan, submit_kabupaten
from ..usulan.service.pemulihan import restore_keluarga
from ..verifikasi.rules import Putusan
from ..verifikasi.service.keputusan import decide_usulan
from ..verifikasi.service.pengesahan import create_pengesahan
from .adegan import Adegan
from .akun import Akun
from .bukti import lengkapi_bukti
from .keluarga import uuid_acak
from .orang import Pembuat

SURAT = "400.9/031/DEMO/PENGESAHAN"


def mainkan_jenis_lain(pembuat: Pembuat, akun: Akun, utama: list[str], folder: Path) -> None:
    """Both main units at work on other kinds, then the dinsos with usulan of its own."""
    for kode in utama:
        Lain(pembuat, akun, kode, folder).mainkan()
    _kabupaten(pembuat.acak, akun, folder)
    _pulihkan(pembuat.acak, akun)


class Lain:
    """One unit: families whose open usulan leave room for a change of data, in the order in which they come."""

    def __init__(self, pembuat: Pembuat, akun: Akun, desa: str, folder: Path):
        self.akun, self.acak, self.folder = akun, pembuat.acak, folder
        self.adegan = Adegan(pembuat, akun.operator[desa], akun.kades[desa], [], folder)
        self.operator, self.nama = akun.operator[desa], pembuat.nama
        self.keluarga = _lapang(desa)

    def mainkan(self) -> None:
        """A draft without proof, some ready, and as many as there are families for at the dinsos and confirmed."""
        siap = [self.perbaiki(id_) for id_ in self.keluarga[1:2]] + [self.ganti(id_) for id_ in self.keluarga[2:3]]
        for id_ in self.keluarga[:1]:
            self.perbaiki(id_, siap=False)
        paket = [satu for satu in [*(self.perbaiki(id_) for id_ in self.keluarga[3:5]), *(self.ganti(id_) for id_ in self.keluarga[5:6])] if satu]
        if not paket or not siap:
            return
        musdes = self.adegan.rencanakan(-1, paket, jam=13)
        self.adegan.sidangkan(musdes)
        self.adegan.tutup(musdes)
        self.adegan.unggah(musdes, FOTO, BERITA_ACARA, DAFTAR_HADIR, PUBLIKASI)
        release_paket(uuid_acak(self.acak), musdes, oleh=self.adegan.kades)
        satu = self.akun.verifikator[0]
        decide_usulan(uuid_acak(self.acak), paket[0], Putusan(TERVERIFIKASI), get_usulan(paket[0], untuk=satu).versi, oleh=satu)
        surat = f"{SURAT}/{self.operator.wilayah_kode[-4:]}"
        create_pengesahan(uuid_acak(self.acak), [paket[0]], surat, hari_ini(), oleh=self.akun.kadis)

    def perbaiki(self, keluarga_id: UUID, siap: bool = True) -> UUID:
        """Another street and another name of the second member's mother."""
        keluarga = db.session.get_one(Keluarga, keluarga_id)
        orang = keluarga.anggota[-1]
        minta = (
            Minta("alamat", "alamat", "", f"Jalan Contoh Baru Nomor {self.acak.randrange(2, 90)}"),
            Minta("anggota", "ibu_kandung", str(orang.id), self.nama("P")),
        )
        return self._buat(keluarga_id, IsiUsulan(PERBAIKAN, (), "", "Sesuai KK terbaru.", minta), siap)

    def ganti(self, keluarga_id: UUID) -> UUID | None:
        """Another member receives; None in a family that has nobody of age."""
        keluarga = db.session.get_one(Keluarga, keluarga_id)
        lama = pengurus_kini(keluarga)
        calon = calon_pengurus(list_calon(keluarga), lama.id if lama else None, hari_ini(pengaturan("zona")))
        if not calon:
            return None
        return self._buat(keluarga_id, IsiUsulan(GANTI_PENGURUS, (), "GANTI_SAKIT", "Dirawat sejak bulan lalu.", (), calon[0].id), True)

    def _buat(self, keluarga_id: UUID, isi: IsiUsulan, siap: bool) -> UUID:
        id_ = uuid_acak(self.acak)
        create_usulan(id_, keluarga_id, isi, oleh=self.operator)
        if siap:
            lengkapi_bukti(self.acak, id_, self.folder, self.operator)
            prepare_usulan(id_, versi=get_usulan(id_, untuk=self.operator).versi, oleh=self.operator)
        return id_


def _lapang(desa: str, jumlah: int = 6) -> list[UUID]:
    """Complete, unlocked families of a scope without a removal or a change of data under way; those with the fewest usulan first."""
    sedang = select(Usulan.id).where(Usulan.keluarga_id == Keluarga.id, Usulan.status.in_(TERBUKA), Usulan.jenis.in_((HAPUS, *MENGUBAH_DATA)))
    lain = select(Usulan.id).where(Usulan.keluarga_id == Keluarga.id, Usulan.status.in_(TERBUKA)).exists()
    pilih = select(Keluarga.id).where(Keluarga.desa_kode.startswith(desa), Keluarga.lengkap, ~Keluarga.terkunci, ~sedang.exists())
    ids = list(db.session.scalars(pilih.order_by(lain, Keluarga.id).limit(jumlah)))
    db.session.remove()
    return ids


def _kabupaten(acak: Random, akun: Akun, folder: Path) -> None:
    """A verifikator proposes: a draft, one in the queue, one that the other verifikator approved."""
    satu, dua = akun.verifikator
    for ke, keluarga_id in enumerate(_lapang(satu.wilayah_kode, 3)):
        id_ = uuid_acak(acak)
        isi = IsiUsulan(PERBAIKAN, (), "", "Hasil padan Dukcapil triwulan ini.", (Minta("alamat", "dusun", "", "Dusun Contoh"),))
        create_usulan(id_, keluarga_id, isi, oleh=satu)
        if ke:
            lengkapi_bukti(acak, id_, folder, satu)
            submit_kabupaten(id_, versi=get_usulan(id_, untuk=satu).versi, oleh=satu)
        if ke == 2:
            decide_usulan(uuid_acak(acak), id_, Putusan(TERVERIFIKASI), get_usulan(id_, untuk=dua).versi, oleh=dua)


def _pulihkan(acak: Random, akun: Akun) -> None:
    """One removal that the centre settled is taken back, where the family has nothing else under way."""
    terbuka = select(Usulan.keluarga_id).where(Usulan.status.in_(TERBUKA))
    pilih = select(Usulan.id, Usulan.desa_kode).where(Usulan.jenis == HAPUS, Usulan.status == DITETAPKAN, Usulan.keluarga_id.not_in(terbuka))
    hapus = db.session.execute(pilih.order_by(Usulan.nomor).limit(1)).first()
    db.session.remove()
    if hapus:
        alasan = "Keluarga kembali tinggal di desa ini dan keadaannya memburuk."
        restore_keluarga(uuid_acak(acak), hapus.id, alasan, oleh=akun.operator[hapus.desa_kode])
