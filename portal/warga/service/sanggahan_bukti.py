"""The proofs of an objection: a scan or photo comes in, is looked at, is taken out; its file is kept for the trail."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any
from uuid import UUID

from sqlalchemy import select

from ...akun.rules import Izin, Peran
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent
from ...jam import sekarang
from ...web.uploads import BerkasTersimpan, buang_berkas, sapu_ber_id, simpan_pindaian
from ..models import BuktiSanggahan, Sanggahan
from ..queries.sanggahan import count_bukti_sanggahan, get_bukti_sanggahan, get_sanggahan
from ..rules.sanggahan import BUKTI_MAKS, DIJAWAB, DINAS, KATA_PIHAK

SUBFOLDER = "sanggahan"
TERTUTUP = "Sanggahan ini sudah dijawab, jadi buktinya tidak dapat diubah lagi."


def _periksa(satu: Sanggahan, pihak: str, oleh: Any) -> None:
    require(oleh, Izin.SANGGAHAN_TULIS, satu)
    if satu.status == DIJAWAB:
        raise RuleBroken(TERTUTUP)
    if pihak not in KATA_PIHAK or (pihak == DINAS and oleh.peran != Peran.VERIFIKATOR):
        raise RuleBroken("Pilih bukti dari siapa.")


def add_bukti_sanggahan(id_: UUID, sanggahan_id: UUID, pihak: str, stream: IO[bytes], nama_asli: str, *, folder: Path, oleh: Any) -> None:
    """Store a proof under the id of its form; the same form again is the same proof. Leaves no file without a row.

    The file is checked and written before the transaction begins, for a large scan takes seconds. ``folder`` holds all files.
    """
    _periksa(get_sanggahan(sanggahan_id, untuk=oleh), pihak, oleh)
    db.session.rollback()
    berkas = simpan_pindaian(stream, nama_asli, folder=folder / SUBFOLDER, nama=id_.hex)
    try:
        _catat(id_, sanggahan_id, pihak, berkas, oleh=oleh)
    except BaseException:
        db.session.rollback()
        ada = db.session.get(BuktiSanggahan, id_)
        if ada is None or ada.berkas != berkas.nama:
            buang_berkas(folder / SUBFOLDER / berkas.nama)
        raise


@verb
def _catat(id_: UUID, sanggahan_id: UUID, pihak: str, berkas: BerkasTersimpan, *, oleh: Any) -> None:
    satu = get_sanggahan(sanggahan_id, untuk=oleh, kunci=True)
    bukti = db.session.get(BuktiSanggahan, id_)
    if bukti is None:
        _periksa(satu, pihak, oleh)
        if count_bukti_sanggahan(sanggahan_id) >= BUKTI_MAKS:
            raise RuleBroken(f"Sudah ada {BUKTI_MAKS} bukti. Hapus salah satu, lalu unggah yang baru.")
        bukti = BuktiSanggahan(
            id=id_, sanggahan_id=sanggahan_id, desa_kode=satu.desa_kode, pihak=pihak, nama_asli=berkas.nama_asli, berkas=berkas.nama,
            mime=berkas.mime, ukuran=berkas.ukuran, sidik=berkas.sha256, dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
        )  # fmt: skip
        db.session.add(bukti)
        db.session.flush()
    elif (bukti.sanggahan_id, bukti.pihak, bukti.sidik) != (sanggahan_id, pihak, berkas.sha256):
        raise SameIdOtherContent()
    audit.record("sanggahan.bukti_unggah", oleh=oleh, objek=bukti, pihak=pihak, sanggahan=satu.nomor)


@verb
def remove_bukti_sanggahan(id_: UUID, sanggahan_id: UUID, *, oleh: Any) -> None:
    """Take a proof out before the answer; its row and file stay for the trail. Twice is once."""
    satu = get_sanggahan(sanggahan_id, untuk=oleh, kunci=True)
    require(oleh, Izin.SANGGAHAN_TULIS, satu)
    bukti = db.session.get(BuktiSanggahan, id_)
    ulang = bukti is not None and bukti.sanggahan_id == sanggahan_id and bukti.dihapus_pada is not None
    if bukti is None or not ulang:
        bukti = get_bukti_sanggahan(id_, sanggahan_id, untuk=oleh, kunci=True, isi=False)
        _periksa(satu, bukti.pihak, oleh)
        bukti.dihapus_pada = sekarang()
    audit.record("sanggahan.bukti_hapus", oleh=oleh, objek=bukti, pihak=bukti.pihak, ulang=ulang)


@verb
def open_bukti_sanggahan(id_: UUID, sanggahan_id: UUID, *, oleh: Any) -> BuktiSanggahan:
    """The proof for who may look into it; that leaves a line."""
    bukti = get_bukti_sanggahan(id_, sanggahan_id, untuk=oleh)
    require(oleh, Izin.SANGGAHAN_LIHAT, bukti)
    audit.record("sanggahan.bukti_lihat", oleh=oleh, objek=bukti, pihak=bukti.pihak)
    return bukti


def sweep_sanggahan(folder: Path, *, sebelum: float) -> int:
    """Delete files older than ``sebelum`` without a row: their server was killed between the file and its row. Returns how many went."""
    milik = BuktiSanggahan.berkas
    return sapu_ber_id(folder / SUBFOLDER, lambda ids: db.session.scalars(select(milik).where(BuktiSanggahan.id.in_(ids))), sebelum=sebelum)
