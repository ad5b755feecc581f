"""The proofs of a usulan: a scan or photo comes in, is looked at, is taken out; its file is kept for the trail."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any
from uuid import UUID

from sqlalchemy import select

from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent
from ...jam import sekarang
from ...web.uploads import BerkasTersimpan, buang_berkas, sapu_ber_id, simpan_pindaian
from ..models import BuktiUsulan, Usulan
from ..queries import get_usulan
from ..queries.bukti import count_bukti, get_bukti
from ..rules.bukti import BUKTI_MAKS, JENIS_BUKTI, boleh_membuang, boleh_menambah
from ..rules.isian import ISI_USULAN
from .pengolah import pastikan_pengolah

SUBFOLDER = "bukti"
TERTUTUP = "Usulan ini sudah tidak di tangan Anda, jadi buktinya tidak dapat diubah lagi."


def _periksa(usulan: Usulan, jenis: str, oleh: Any) -> None:
    pastikan_pengolah(usulan, oleh)
    if not boleh_menambah(usulan.status, usulan.asal, usulan.bagian_kembali.split(","), ISI_USULAN):
        raise RuleBroken(TERTUTUP)
    if jenis not in JENIS_BUKTI:
        raise RuleBroken("Pilih jenis bukti.")


def add_bukti(
    id_: UUID, usulan_id: UUID, jenis: str, stream: IO[bytes], nama_asli: str, *, folder: Path, oleh: Any
) -> BuktiUsulan:
    """Store a proof under the id of its form; the same form again is the same proof. Leaves no file without a row.

    The file is checked and written before the transaction begins, for a large scan takes seconds.
    """
    _periksa(get_usulan(usulan_id, untuk=oleh), jenis, oleh)
    db.session.rollback()
    berkas = simpan_pindaian(stream, nama_asli, folder=folder, nama=id_.hex)
    try:
        return _catat(id_, usulan_id, jenis, berkas, oleh=oleh)
    except BaseException:
        db.session.rollback()
        ada = db.session.get(BuktiUsulan, id_)
        if ada is None or ada.berkas != berkas.nama:
            buang_berkas(folder / berkas.nama)
        raise


@verb
def _catat(id_: UUID, usulan_id: UUID, jenis: str, berkas: BerkasTersimpan, *, oleh: Any) -> BuktiUsulan:
    usulan = get_usulan(usulan_id, untuk=oleh, kunci=True)
    lama = db.session.get(BuktiUsulan, id_)
    if lama is not None:
        if (lama.usulan_id, lama.jenis, lama.sidik) != (usulan_id, jenis, berkas.sha256):
            raise SameIdOtherContent()
        audit.record("usulan.bukti_unggah", oleh=oleh, objek=lama, jenis=jenis, ulang=True)
        return lama
    _periksa(usulan, jenis, oleh)
    if count_bukti(usulan_id) >= BUKTI_MAKS:
        raise RuleBroken(f"Sudah ada {BUKTI_MAKS} bukti. Hapus salah satu, lalu unggah yang baru.")
    bukti = BuktiUsulan(
        id=id_, usulan_id=usulan_id, desa_kode=usulan.desa_kode, jenis=jenis, nama_asli=berkas.nama_asli, berkas=berkas.nama,
        mime=berkas.mime, ukuran=berkas.ukuran, sidik=berkas.sha256, dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
    )  # fmt: skip
    db.session.add(bukti)
    audit.record("usulan.bukti_unggah", oleh=oleh, objek=bukti, jenis=jenis, ukuran=berkas.ukuran, usulan=usulan.nomor)
    return bukti


@verb
def remove_bukti(id_: UUID, usulan_id: UUID, *, oleh: Any) -> BuktiUsulan:
    """Take a proof out; its row and file stay for the trail. Twice is once."""
    usulan = get_usulan(usulan_id, untuk=oleh, kunci=True)
    pastikan_pengolah(usulan, oleh)
    bukti = db.session.get(BuktiUsulan, id_)
    ulang = bukti is not None and bukti.usulan_id == usulan_id and bukti.dihapus_pada is not None
    if bukti is None or not ulang:
        bukti = get_bukti(id_, usulan_id, untuk=oleh, kunci=True)
        if not boleh_membuang(usulan.status, usulan.bagian_kembali.split(","), ISI_USULAN):
            raise RuleBroken("Bukti ini sudah ikut dibahas, jadi tidak dapat dihapus lagi. Tambahkan bukti yang benar di sampingnya.")
        bukti.dihapus_pada = sekarang()
    audit.record("usulan.bukti_hapus", oleh=oleh, objek=bukti, jenis=bukti.jenis, ulang=ulang)
    return bukti


@verb
def open_bukti(id_: UUID, usulan_id: UUID, *, oleh: Any) -> BuktiUsulan:
    """The proof for who may see it; such papers hold a NIK, so looking at one leaves a line."""
    bukti = get_bukti(id_, usulan_id, untuk=oleh)
    audit.record("usulan.bukti_lihat", oleh=oleh, objek=bukti, jenis=bukti.jenis)
    return bukti


def sweep_bukti(folder: Path, *, sebelum: float) -> int:
    """Delete proofs older than ``sebelum`` without a row: their server was killed in between. One taken out has its row, so it stays."""
    return sapu_ber_id(
        folder / SUBFOLDER, lambda ids: db.session.scalars(select(BuktiUsulan.berkas).where(BuktiUsulan.id.in_(ids))), sebelum=sebelum
    )
