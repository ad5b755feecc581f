"""The verbs of the section Foto: the picture is painted anew outside the transaction, its row is written inside."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from sqlalchemy import select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent
from ...jam import sekarang
from ...kit.foto import JENIS_FOTO
from ...web.uploads import SEMENTARA, BerkasTersimpan, buang_berkas, sapu_berkas, simpan_foto
from ..models import Foto
from ..queries import get_keluarga
from ..queries.satu import count_foto, find_by_id, get_foto
from ..rules.bagian import FOTO
from ..rules.isian import FOTO_MAKS
from ..rules.riwayat import BUAT, HAPUS
from .perubahan import catat_perubahan
from .ringkasan import open_bagian, refresh_ringkasan

SUBFOLDER = "foto"
NAMA_FOTO = re.compile(r"[0-9a-f]{32}\.jpg")


def add_foto(
    id_: UUID, keluarga_id: UUID, jenis: str, stream: IO[bytes], nama_asli: str, *, folder: Path, oleh: Any
) -> Foto:
    """Store a photo of the family; the same form again answers with the same photo. Leaves no file without a row."""
    require(oleh, Izin.KELUARGA_TULIS, get_keluarga(keluarga_id, untuk=oleh))
    db.session.rollback()  # painting takes a second or two: no connection waits for it
    berkas = simpan_foto(stream, nama_asli, folder=folder / SUBFOLDER, nama=id_.hex)
    try:
        return _catat(id_, keluarga_id, jenis, berkas, oleh=oleh)
    except BaseException:
        if find_by_id(Foto, id_) is None:
            buang_berkas(folder / SUBFOLDER / berkas.nama)
        raise


@verb
def _catat(id_: UUID, keluarga_id: UUID, jenis: str, berkas: BerkasTersimpan, *, oleh: Any) -> Foto:
    keluarga = open_bagian(keluarga_id, FOTO, oleh=oleh)
    foto = find_by_id(Foto, id_)
    if foto is not None:
        if (foto.keluarga_id, foto.jenis, foto.sidik) != (keluarga_id, jenis, berkas.sha256):
            raise SameIdOtherContent()
        audit.record("foto.unggah", oleh=oleh, objek=foto, jenis=jenis, ulang=True)
        return foto
    if jenis not in JENIS_FOTO:
        raise RuleBroken("Pilih jenis foto.")
    if count_foto(keluarga_id, jenis) >= FOTO_MAKS:
        raise RuleBroken(f"Sudah ada {FOTO_MAKS} {JENIS_FOTO[jenis]}. Hapus salah satu, lalu unggah yang baru.")
    foto = Foto(
        id=id_, keluarga_id=keluarga_id, desa_kode=keluarga.desa_kode, jenis=jenis, berkas=berkas.nama, mime=berkas.mime,
        ukuran=berkas.ukuran, sidik=berkas.sha256, dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
    )  # fmt: skip
    db.session.add(foto)
    catat_perubahan(keluarga, FOTO, {}, {"jenis": jenis}, oleh=oleh, aksi=BUAT, objek=foto)
    refresh_ringkasan(keluarga, oleh=oleh)
    audit.record("foto.unggah", oleh=oleh, objek=foto, jenis=jenis, ukuran=berkas.ukuran, keluarga=keluarga_id)
    return foto


def remove_foto(id_: UUID, keluarga_id: UUID, *, folder: Path, oleh: Any) -> None:
    """Take a photo away: first its row, then its file."""
    buang_berkas(folder / SUBFOLDER / _hapus(id_, keluarga_id, oleh=oleh))


def sweep_foto(folder: Path, *, sebelum: float) -> int:
    """Delete pictures older than ``sebelum`` without a row: their server was killed between the file and its row, or after it.

    Returns how many went. The name of a picture is the id of its row; what is named otherwise and is not half written stays.
    """

    def milik(nama: list[str]) -> set[str]:
        asing = {satu for satu in nama if not NAMA_FOTO.fullmatch(satu) and not satu.startswith(SEMENTARA)}
        ids = [UUID(satu[:32]) for satu in nama if NAMA_FOTO.fullmatch(satu)]
        return asing | set(db.session.scalars(select(Foto.berkas).where(Foto.id.in_(ids))))

    return sapu_berkas(folder / SUBFOLDER, milik, sebelum=sebelum)


@verb
def _hapus(id_: UUID, keluarga_id: UUID, *, oleh: Any) -> str:
    keluarga = open_bagian(keluarga_id, FOTO, oleh=oleh)
    foto = get_foto(id_, keluarga_id, untuk=oleh)
    berkas = foto.berkas
    audit.record("foto.hapus", oleh=oleh, objek=foto, jenis=foto.jenis, keluarga=keluarga_id)
    catat_perubahan(keluarga, FOTO, {"jenis": foto.jenis}, {}, oleh=oleh, aksi=HAPUS, objek=foto)
    db.session.delete(foto)
    refresh_ringkasan(keluarga, oleh=oleh)
    return berkas
