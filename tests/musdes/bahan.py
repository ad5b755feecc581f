"""Makes a musdes with decided families straight through the models, so that papers can be tested apart from the pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from pypdf import PdfReader

from portal.audit import service as audit
from portal.db import db, transaction
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Keluarga
from portal.musdes.models import Acara, BerkasMusdes, Dokumen, Musdes, Peserta
from portal.musdes.queries import get_musdes
from portal.musdes.service.dokumen import freeze
from portal.pengaturan.models import Pengaturan, ProfilDesa
from portal.usulan.models import Usulan, UsulanProgram
from tests.factories import KELURAHAN, Orang

TANGGAL = date(2026, 11, 24)
NOMOR = "400.9/012/AB/XI/2026"
HADIR = (
    ("Herman Contoh", "L", "lembaga", "Ketua LPMK"), ("Nurul Contoh", "P", "pemerintah", "Sekretaris"),
    ("Sobri Contoh", "L", "tokoh_masyarakat", ""), ("Yanto Contoh", "L", "rt_rw", "Ketua RT 03"),
    ("Ratna Contoh", "P", "perempuan", "Ketua PKK"), ("Marni Contoh", "P", "warga_miskin", ""),
    ("Dedi Contoh", "L", "dinsos", "Pendamping dinas sosial"),
)  # fmt: skip


RENCANA = {
    "tanggal": TANGGAL, "jam_mulai": time(9), "jam_selesai": time(12, 15), "tempat": "Aula Kantor", "pimpinan_nama": "Herman Contoh",
    "pimpinan_jabatan": "Lurah", "notulis_nama": "Nurul Contoh", "notulis_jabatan": "Sekretaris", "notulen": "Dibahas.",
}  # fmt: skip
PROFIL = {
    "alamat": "Jalan Contoh Nomor 1", "kode_pos": "39119", "kepala_nama": "Amir Kepala", "kepala_nip": "19700101 199503 1 999",
    "lembaga_ketua": "Basri Lembaga",
}  # fmt: skip


@dataclass
class Bahan:
    """One family with its usulan and decision."""

    nama: str = "Sumiati Contoh"
    jenis: str = "masuk"
    keputusan: str = "layak"
    alasan: str = "Disepakati semua peserta"
    jiwa: int = 3
    program: tuple[str, ...] = ()
    pbi: int = 0  # persons proposed for PBI-JK
    alasan_hapus: str | None = None
    alamat: str = "Jalan Contoh Gang Melati"


@dataclass
class Jadi:
    """A musdes that stands in the database."""

    musdes_id: UUID
    dokumen_id: UUID | None
    usulan_ids: list[UUID] = field(default_factory=list)
    keluarga_ids: list[UUID] = field(default_factory=list)


def nik(urut: int, ke: int = 0) -> str:
    return f"170219{(ke % 28) + 1:02d}0588{9000 + urut % 1000:04d}"


class Pembuat:
    """Counts families, so that each gets a NIK and a number of its own."""

    def __init__(self, app: Flask):
        self.app, self.urut = app, 0

    def musdes(
        self,
        oleh: Orang,
        bahan: Iterable[Bahan] = (),
        *,
        desa: str = KELURAHAN,
        status: str = "ditutup",
        nomor: str = NOMOR,
        profil: dict[str, Any] | None = None,
        hadir: tuple = HADIR,
        lain: dict[str, Any] | None = None,
        setelan: dict[str, Any] | None = None,
    ) -> Jadi:
        """A meeting in any state; a closed one has its paper. ``lain`` changes the plan, ``hadir`` names who came (99 at most)."""
        beku = status not in ("direncanakan", "berlangsung", "batal")
        jadi = Jadi(uuid4(), uuid4() if beku else None)
        with self.app.app_context():
            with transaction() as sesi:
                self._profil(desa, profil, setelan)
                isi = RENCANA | (lain or {}) | {"id": jadi.musdes_id, "desa_kode": desa, "status": status}
                sesi.add(Musdes(isi_sidik="-", dibuat_oleh=oleh.id, dibuat_pada=sekarang(), **isi))
                sesi.flush()
                for ke, orang in enumerate(hadir, 1):
                    self._peserta(jadi.musdes_id, desa, ke, orang, hadir=status != "direncanakan")
                for ke, satu in enumerate(bahan, 1):
                    self._keluarga(jadi, desa, ke, satu, oleh, beku)
                sesi.flush()
                if jadi.dokumen_id:
                    freeze(get_musdes(jadi.musdes_id, untuk=oleh), jadi.dokumen_id, nomor, oleh=oleh)
                audit.record("uji.buat", oleh=oleh)
            db.session.remove()
        return jadi

    def _profil(self, desa: str, profil: dict[str, Any] | None, setelan: dict[str, Any] | None) -> None:
        if db.session.get(ProfilDesa, desa) is None:
            db.session.add(ProfilDesa(desa_kode=desa, **(PROFIL | (profil or {}))))
        for kunci, nilai in (setelan or {}).items():
            db.session.merge(Pengaturan(kunci=kunci, nilai=nilai))

    def _peserta(self, musdes_id: UUID, desa: str, ke: int, orang: tuple, *, hadir: bool) -> None:
        nama, jk, unsur, jabatan = orang
        db.session.add(
            Peserta(
                id=uuid4(), musdes_id=musdes_id, desa_kode=desa, urutan=ke, nama=nama, jenis_kelamin=jk, unsur=unsur, jabatan=jabatan,
                alamat="RT 01/RW 01", diundang=True, hadir_pada=sekarang() if hadir and ke < 100 else None, isi_sidik="-",
            )
        )  # fmt: skip

    def _keluarga(self, jadi: Jadi, desa: str, ke: int, satu: Bahan, oleh: Orang, beku: bool) -> None:
        self.urut += 1
        keluarga, usulan, kini = uuid4(), uuid4(), sekarang()
        db.session.add(
            Keluarga(
                id=keluarga, desa_kode=desa, no_kk=nik(self.urut), nama=satu.nama, alamat=satu.alamat, rt="03", rw="01",
                jumlah_anggota=satu.jiwa, lengkap=True, isi_sidik="-", dibuat_oleh=oleh.id, dibuat_pada=kini,
                diubah_oleh=oleh.id, diubah_pada=kini,
            )
        )  # fmt: skip
        db.session.flush()
        orang = [self._anggota(keluarga, desa, urutan, satu) for urutan in range(1, satu.jiwa + 1)]
        status = satu.keputusan if beku and satu.keputusan else "siap_musdes"
        db.session.add(
            Usulan(
                id=usulan, nomor=f"USL-{self.urut:05d}", keluarga_id=keluarga, desa_kode=desa, jenis=satu.jenis, status=status,
                alasan_hapus=satu.alasan_hapus, isi_sidik="-", dibuat_oleh=oleh.id, dibuat_pada=kini, diubah_pada=kini,
            )
        )  # fmt: skip
        db.session.flush()
        baris = [(kode, None) for kode in satu.program] + [("PBI_JK", orang[i]) for i in range(satu.pbi)]
        for urutan, (kode, anggota) in enumerate(baris, 1):
            db.session.add(
                UsulanProgram(id=uuid4(), usulan_id=usulan, desa_kode=desa, urutan=urutan, program=kode, anggota_id=anggota)
            )
        db.session.add(
            Acara(
                id=uuid4(), musdes_id=jadi.musdes_id, usulan_id=usulan, desa_kode=desa, urutan=ke, keputusan=satu.keputusan,
                alasan=satu.alasan if satu.keputusan else "",
            )
        )  # fmt: skip
        jadi.usulan_ids.append(usulan)
        jadi.keluarga_ids.append(keluarga)

    def _anggota(self, keluarga: UUID, desa: str, urutan: int, satu: Bahan) -> UUID:
        id_ = uuid4()
        nama = satu.nama if urutan == 1 else f"Anggota{urutan} {satu.nama.split()[0]}"
        db.session.add(
            Anggota(
                id=id_, keluarga_id=keluarga, desa_kode=desa, urutan=urutan, nama=nama, nama_cari="-", nik=nik(self.urut, urutan),
                tanggal_lahir=date(1988, 5, 17), jenis_kelamin="P" if urutan % 2 else "L", hubungan=1 if urutan == 1 else 4,
                isi_sidik="-",
            )
        )  # fmt: skip
        return id_

    def berkas(self, jadi: Jadi, jenis: str, oleh: Orang, *, desa: str = KELURAHAN) -> UUID:
        """A row as if a file had been sent."""
        id_ = uuid4()
        with self.app.app_context():
            with transaction(jejak=0) as sesi:
                sesi.add(
                    BerkasMusdes(
                        id=id_, musdes_id=jadi.musdes_id, desa_kode=desa, jenis=jenis, nama_asli="pindaian.pdf",
                        berkas=f"{id_.hex}.pdf", mime="application/pdf", ukuran=1000, sidik="0" * 64, dibuat_oleh=oleh.id,
                        dibuat_pada=sekarang(),
                    )
                )  # fmt: skip
            db.session.remove()
        return id_

    def dokumen(self, jadi: Jadi) -> Dokumen:
        with self.app.app_context():
            dokumen = db.session.get_one(Dokumen, jadi.dokumen_id)
            db.session.expunge_all()
            db.session.remove()
        return dokumen


def halaman_pdf(isi: bytes) -> list[str]:
    """The text of each page."""
    return [satu.extract_text() for satu in PdfReader(BytesIO(isi)).pages]
