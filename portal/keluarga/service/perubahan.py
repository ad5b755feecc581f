"""The history: catat_perubahan() writes what a verb changed, inside the verb's own transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import func, insert, select

from ...db import db, sedang_menulis
from ...jam import sekarang
from ...kit.foto import JENIS_FOTO
from ..models import Foto, Keluarga, Perubahan
from ..rules.riwayat import UBAH, beda_of


def catat_perubahan(
    keluarga: Keluarga, bagian: str, sebelum: Mapping[str, Any], sesudah: Mapping[str, Any], *, oleh: Any, aksi: str = UBAH,
    objek: Any = None,
) -> None:  # fmt: skip
    """One row {column: [before, after]} of a family whose row is locked; none when nothing differs.

    ``objek`` is the member or photo. Two changes of one family never bear the same moment, so their order is certain.
    """
    if not sedang_menulis():
        raise RuntimeError("catat_perubahan() di luar transaction()")
    beda = beda_of(sebelum, sesudah)
    if not beda:
        return
    nama = JENIS_FOTO.get(objek.jenis, "") if isinstance(objek, Foto) else getattr(objek, "nama", "")
    db.session.flush()
    terakhir = db.session.scalar(select(func.max(Perubahan.pada)).where(Perubahan.keluarga_id == keluarga.id))
    kini = sekarang()
    db.session.execute(
        insert(Perubahan).values(
            id=uuid4(), keluarga_id=keluarga.id, desa_kode=keluarga.desa_kode, bagian=bagian, aksi=aksi, beda=beda, oleh=oleh.id,
            objek_id=getattr(objek, "id", None), objek_nama=nama,
            pada=max(kini, terakhir + timedelta(microseconds=1)) if terakhir else kini,
        )
    )  # fmt: skip


def isi_baris(baris: Any, kolom: Iterable[str]) -> dict[str, Any]:
    """These columns of a row as they stand now."""
    return {satu: getattr(baris, satu) for satu in kolom}
