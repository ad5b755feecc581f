"""Planning a bimtek, inviting, recording who came and with what result, closing it with certificates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import hari_ini, sekarang
from ...kit.isi import sidik
from ...kit.kode_publik import sidik_kode
from ...kode import kode_of
from ...pengaturan.queries import pengaturan
from ...wilayah.queries import find_wilayah
from ...wilayah.rules import mencakup, tingkat
from ..models import Bimtek, PesertaBimtek
from ..queries.bimtek import get_bimtek, get_peserta, list_calon, list_peserta
from ..rules.bimtek import BATAL, LULUS, RENCANA, SELESAI, format_sertifikat, halangan_hasil, halangan_selesai

KOLOM = ("judul", "tanggal", "tempat", "wilayah_kode", "materi", "narasumber")


def _periksa_wilayah(kode: str, oleh: Any) -> None:
    if tingkat(kode) not in (2, 3) or not mencakup(oleh.wilayah_kode, kode) or find_wilayah(kode) is None:
        raise RuleBroken("Pilih kecamatan, atau seluruh kabupaten.")


def _kelola(oleh: Any) -> None:
    require(oleh, Izin.OPERATOR_KELOLA, SimpleNamespace(desa_kode=oleh.wilayah_kode))


@verb
def create_bimtek(id_: UUID, isi: Mapping[str, Any], *, oleh: Any) -> Bimtek:
    """Plan a session; the same form again answers with the same row."""
    _kelola(oleh)
    isi_sidik = sidik({kolom: isi[kolom] for kolom in KOLOM})
    baris = db.session.get(Bimtek, id_)
    if baris is None:
        _periksa_wilayah(isi["wilayah_kode"], oleh)
        baris = Bimtek(
            id=id_, status=RENCANA, isi_sidik=isi_sidik, dibuat_oleh=oleh.id, dibuat_pada=sekarang(), **{k: isi[k] for k in KOLOM}
        )
        db.session.add(baris)
        db.session.flush()
    elif baris.isi_sidik != isi_sidik:
        raise SameIdOtherContent()
    audit.record("bimtek.buat", oleh=oleh, objek=baris)
    return baris


@verb
def update_bimtek(id_: UUID, isi: Mapping[str, Any], *, versi: int, oleh: Any) -> Bimtek:
    """Change a planned session. Raises RuleBroken once it is over, StaleWrite."""
    baris = _terbuka(id_, oleh)
    berubah = [kolom for kolom in KOLOM if getattr(baris, kolom) != isi[kolom]]
    if berubah and baris.versi != versi:
        raise StaleWrite("Bimtek ini sudah diubah orang lain.", rincian=(f"Tersimpan sekarang: {baris.judul}, {baris.tanggal:%d-%m-%Y}.",))
    if "wilayah_kode" in berubah:
        _periksa_wilayah(isi["wilayah_kode"], oleh)
    for kolom in berubah:
        setattr(baris, kolom, isi[kolom])
    audit.record("bimtek.ubah", oleh=oleh, objek=baris, kolom=berubah)
    return baris


def _terbuka(id_: UUID, oleh: Any) -> Bimtek:
    """The locked session while it may change."""
    _kelola(oleh)
    baris = get_bimtek(id_, untuk=oleh, kunci=True)
    if baris.status != RENCANA:
        raise RuleBroken("Bimtek ini sudah selesai atau batal, jadi tidak dapat diubah lagi.")
    return baris


@verb
def invite(id_: UUID, operator_ids: Collection[UUID], *, oleh: Any) -> int:
    """Invite operators of the session's wilayah; who is invited already stays so. Returns how many are new."""
    baris = _terbuka(id_, oleh)
    calon = {satu.id: satu.desa_kode for satu in list_calon(baris, hari_ini(pengaturan("zona")))}
    if set(operator_ids) - set(calon) - {p.operator_id for p in list_peserta(id_, untuk=oleh)}:
        raise NotFound()
    baru = [satu for satu in operator_ids if satu in calon]
    for satu in baru:
        db.session.add(PesertaBimtek(id=uuid4(), bimtek_id=id_, operator_id=satu, desa_kode=calon[satu], hasil=""))
    audit.record("bimtek.undang", oleh=oleh, objek=baris, jumlah=len(baru))
    return len(baru)


@verb
def record_peserta(id_: UUID, bimtek_id: UUID, *, hadir: bool, nilai: int | None, hasil: str, versi: int, oleh: Any) -> PesertaBimtek:
    """Tick who came, with mark and result. Saving what stands already succeeds; raises RuleBroken, StaleWrite."""
    bimtek = _terbuka(bimtek_id, oleh)
    baris = get_peserta(id_, bimtek_id, untuk=oleh, kunci=True)
    halangan = halangan_hasil(bimtek.status, hadir, hasil)
    if halangan:
        raise RuleBroken(halangan)
    if nilai is not None and not 0 <= nilai <= 100:
        raise RuleBroken("Nilai diisi angka 0 sampai 100.")
    if (baris.hadir_pada is not None, baris.nilai, baris.hasil) != (hadir, nilai, hasil):
        if baris.versi != versi:
            raise StaleWrite("Peserta ini sudah dicatat orang lain. Muat ulang halaman.")
        baris.hadir_pada = (baris.hadir_pada or sekarang()) if hadir else None
        baris.nilai, baris.hasil = nilai, hasil
    audit.record("bimtek.peserta", oleh=oleh, objek=baris, hadir=hadir, hasil=hasil)
    return baris


@verb
def close_bimtek(id_: UUID, *, oleh: Any) -> Bimtek:
    """End the session; everybody who passed gets a numbered certificate. Twice is once. Raises RuleBroken with what is missing."""
    _kelola(oleh)
    baris = get_bimtek(id_, untuk=oleh, kunci=True)
    if baris.status != SELESAI:
        peserta = list(db.session.scalars(select(PesertaBimtek).where(PesertaBimtek.bimtek_id == id_).order_by(PesertaBimtek.desa_kode)))
        hadir = [p for p in peserta if p.hadir_pada is not None]
        kurang = halangan_selesai(
            baris.status, baris.tanggal, hari_ini(pengaturan("zona")), len(hadir), sum(not p.hasil for p in hadir)
        )
        if kurang:
            raise RuleBroken(kurang[0], rincian=tuple(kurang[1:]))
        _beri_sertifikat([p for p in hadir if p.hasil == LULUS], baris.tanggal.year)
        baris.status = SELESAI
    audit.record("bimtek.selesai", oleh=oleh, objek=baris)
    return baris


def _beri_sertifikat(lulus: Collection[PesertaBimtek], tahun: int) -> None:
    """Number them on from the last of the year; the column is unique, so two sessions that close at once cannot share one."""
    akhir = f"/BIMTEK/{tahun}"
    sudah = db.session.scalar(select(func.count()).where(PesertaBimtek.sertifikat_nomor.endswith(akhir, autoescape=True))) or 0
    for ke, satu in enumerate(lulus, sudah + 1):
        satu.sertifikat_nomor, satu.kode_sidik = format_sertifikat(ke, tahun), sidik_kode(kode_of(satu.id))


@verb
def cancel_bimtek(id_: UUID, *, oleh: Any) -> Bimtek:
    """Call a planned session off; twice is once."""
    _kelola(oleh)
    baris = get_bimtek(id_, untuk=oleh, kunci=True)
    if baris.status == SELESAI:
        raise RuleBroken("Bimtek ini sudah selesai, jadi tidak dapat dibatalkan.")
    baris.status = BATAL
    audit.record("bimtek.batal", oleh=oleh, objek=baris)
    return baris


@verb
def keep_sertifikat(id_: UUID, bimtek_id: UUID, isi: bytes, *, oleh: Any) -> bytes:
    """Keep the bytes of a certificate as first printed; whoever comes later gets those."""
    require(oleh, Izin.OPERATOR_LIHAT, SimpleNamespace(desa_kode=oleh.wilayah_kode))
    baris = get_peserta(id_, bimtek_id, untuk=oleh, kunci=True)
    baris.sertifikat_pdf = baris.sertifikat_pdf or isi
    audit.record("bimtek.sertifikat", oleh=oleh, objek=baris)
    return baris.sertifikat_pdf
