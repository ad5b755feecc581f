"""Home visits: asked for in doubt or drawn as a sample, recorded once with what was seen, photos beside."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any
from uuid import UUID, uuid5

from sqlalchemy import func, select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import hari_ini, sekarang
from ...kit.isi import sidik
from ...kit.tanggal import setempat
from ...pengaturan.queries import pengaturan
from ...web.uploads import BerkasTersimpan, buang_berkas, sapu_ber_id, simpan_foto
from ..models import FotoKunjungan, Kunjungan
from ..queries.fakta import antre_kini
from ..queries.kunjungan import count_contoh, get_kunjungan, list_belum_dikunjungi
from ..queries.usulan import get_periksa
from ..rules.kunjungan import CONTOH, FOTO_MAKS, KATA_FOTO, RAGU, banyak_contoh, periksa_kunjungan, salah_contoh, undi

SUBFOLDER = "kunjungan"


@verb
def request_kunjungan(id_: UUID, usulan_id: UUID, pesan: str, *, oleh: Any) -> Kunjungan:
    """Ask for a visit because something is in doubt; it keeps the usulan from being approved until it is recorded."""
    usulan = get_periksa(usulan_id, untuk=oleh, kunci=True)
    require(oleh, Izin.KUNJUNGAN_TULIS, usulan)
    tanda = sidik({"usulan": usulan_id, "pesan": pesan, "oleh": oleh.id})
    kunjungan = db.session.get(Kunjungan, id_)
    if kunjungan is None:
        if usulan.status not in antre_kini():
            raise StaleWrite("Usulan ini tidak lagi dalam antrean, jadi kunjungan tidak diminta.")
        if db.session.scalar(select(Kunjungan.id).where(Kunjungan.usulan_id == usulan_id, Kunjungan.hasil == "").limit(1)):
            raise RuleBroken("Kunjungan untuk usulan ini sudah diminta dan belum dicatat.")
        kunjungan = Kunjungan(
            id=id_, usulan_id=usulan_id, desa_kode=usulan.desa_kode, sebab=RAGU, pesan=pesan, diminta_oleh=oleh.id,
            diminta_pada=sekarang(), isi_sidik=tanda,
        )  # fmt: skip
        db.session.add(kunjungan)
        db.session.flush()
    elif kunjungan.isi_sidik != tanda:
        raise SameIdOtherContent()
    audit.record("kunjungan.minta", oleh=oleh, objek=kunjungan, usulan=usulan_id)
    return kunjungan


@verb
def draw_contoh(benih: UUID, kecamatan: str, cara: str, angka: int, *, oleh: Any) -> int:
    """Ask for visits of a sample of the queue; returns how many. The seed is the form's id, and it stands on the trail: the same
    seed over the same queue draws the same. The same form again draws nothing more.
    """
    require(oleh, Izin.KUNJUNGAN_TULIS)
    salah = salah_contoh(cara, angka)
    if salah:
        raise RuleBroken(salah)
    tanda = sidik({"benih": benih, "kecamatan": kecamatan, "cara": cara, "angka": angka, "oleh": oleh.id})
    terpilih, semua = count_contoh(tanda), 0
    if not terpilih:
        calon = dict(list_belum_dikunjungi(kecamatan, untuk=oleh))
        semua, terpilih = len(calon), banyak_contoh(len(calon), cara, angka)
        if not terpilih:
            raise RuleBroken("Tidak ada usulan dalam antrean yang belum pernah diminta dikunjungi.")
        pesan, kini = f"Contoh undian {str(benih)[:8]}: {terpilih} dari {semua} usulan dalam antrean.", sekarang()
        for satu in undi(calon, terpilih, str(benih)):
            db.session.add(
                Kunjungan(
                    id=uuid5(benih, str(satu)), usulan_id=satu, desa_kode=calon[satu], sebab=CONTOH, pesan=pesan, diminta_oleh=oleh.id,
                    diminta_pada=kini, isi_sidik=tanda,
                )  # fmt: skip
            )
    audit.record("kunjungan.undi", oleh=oleh, benih=benih, wilayah=kecamatan, cara=cara, angka=angka, dari=semua, terpilih=terpilih)
    return terpilih


@verb
def record_kunjungan(id_: UUID, isi: dict[str, Any], versi: int, *, oleh: Any) -> Kunjungan:
    """Write down what was found; a record that stands may be mended while its version is the one seen.

    Raises RuleBroken that lists what is missing, StaleWrite when somebody else recorded it meanwhile.
    """
    kunjungan = get_kunjungan(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.KUNJUNGAN_TULIS, kunjungan)
    zona = pengaturan("zona")
    salah = periksa_kunjungan(isi, setempat(kunjungan.diminta_pada, zona).date(), hari_ini(zona))
    if salah:
        raise RuleBroken(next(iter(salah.values())), rincian=tuple(salah.values())[1:])
    if any(getattr(kunjungan, nama) != nilai for nama, nilai in isi.items()):
        if kunjungan.versi != versi:
            raise StaleWrite("Kunjungan ini sudah dicatat orang lain. Muat ulang halaman untuk melihat isinya.")
        for nama, nilai in isi.items():
            setattr(kunjungan, nama, nilai)
        kunjungan.dicatat_oleh, kunjungan.dicatat_pada = oleh.id, sekarang()
    audit.record("kunjungan.catat", oleh=oleh, objek=kunjungan, hasil=isi["hasil"], usulan=kunjungan.usulan_id)
    return kunjungan


def add_foto_kunjungan(id_: UUID, kunjungan_id: UUID, jenis: str, stream: IO[bytes], nama: str, *, folder: Path, oleh: Any) -> None:
    """Store a photo of the visit; the same form again answers with the same photo. Leaves no file without a row."""
    require(oleh, Izin.KUNJUNGAN_TULIS, get_kunjungan(kunjungan_id, untuk=oleh))
    db.session.rollback()  # painting takes a second or two: no connection waits for it
    berkas = simpan_foto(stream, nama, folder=folder / SUBFOLDER, nama=id_.hex)
    try:
        _catat_foto(id_, kunjungan_id, jenis, berkas, oleh=oleh)
    except BaseException:
        if db.session.get(FotoKunjungan, id_) is None:
            buang_berkas(folder / SUBFOLDER / berkas.nama)
        raise


@verb
def _catat_foto(id_: UUID, kunjungan_id: UUID, jenis: str, berkas: BerkasTersimpan, *, oleh: Any) -> None:
    kunjungan = get_kunjungan(kunjungan_id, untuk=oleh, kunci=True)
    foto = db.session.get(FotoKunjungan, id_)
    if foto is None:
        if jenis not in KATA_FOTO:
            raise RuleBroken("Pilih foto apa ini.")
        milik = select(func.count()).select_from(FotoKunjungan).where(FotoKunjungan.kunjungan_id == kunjungan_id)
        if (db.session.scalar(milik) or 0) >= FOTO_MAKS:
            raise RuleBroken(f"Paling banyak {FOTO_MAKS} foto untuk satu kunjungan.")
        foto = FotoKunjungan(
            id=id_, kunjungan_id=kunjungan_id, desa_kode=kunjungan.desa_kode, jenis=jenis, berkas=berkas.nama, mime=berkas.mime,
            ukuran=berkas.ukuran, sidik=berkas.sha256, dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
        )  # fmt: skip
        db.session.add(foto)
        db.session.flush()
    elif (foto.kunjungan_id, foto.jenis, foto.sidik) != (kunjungan_id, jenis, berkas.sha256):
        raise SameIdOtherContent()
    audit.record("kunjungan.foto", oleh=oleh, objek=foto, jenis=jenis, kunjungan=kunjungan_id)


def sweep_kunjungan(folder: Path, *, sebelum: float) -> int:
    """Delete photos older than ``sebelum`` without a row: their server was killed between the file and its row."""
    return sapu_ber_id(
        folder / SUBFOLDER, lambda ids: db.session.scalars(select(FotoKunjungan.berkas).where(FotoKunjungan.id.in_(ids))), sebelum=sebelum
    )
