"""What anybody may know of a paper by its public code: number, date, place and counts; never a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from ..db import db
from ..musdes.models import Dokumen
from ..musdes.rules.berita_acara import rapikan_kode, sidik_kode


@dataclass(frozen=True)
class Keaslian:
    """The public side of one paper: ``diganti`` is the number of the one that replaced it, ``membetulkan`` of the one it replaced."""

    nomor: str
    tanggal: date
    sidik: str
    desa: str
    kecamatan: str
    kabupaten: str
    wilayah: str
    musyawarah: str
    register: str
    hadir: int
    hitungan: dict[str, Any]
    diganti: str | None
    membetulkan: str | None


def find_keaslian(kode: str) -> Keaslian | None:
    """The paper behind a public code, found by the code's SHA-256; None when there is none."""
    kode = rapikan_kode(kode)
    if not kode:
        return None
    pengganti = aliased(Dokumen)
    baris = db.session.execute(
        select(Dokumen.nomor, Dokumen.tanggal, Dokumen.sidik, Dokumen.isi, pengganti.nomor.label("diganti"))
        .outerjoin(pengganti, pengganti.id == Dokumen.diganti_oleh)
        .where(Dokumen.kode_sidik == sidik_kode(kode))
    ).first()
    if baris is None:
        return None
    isi = baris.isi
    return Keaslian(
        nomor=baris.nomor, tanggal=baris.tanggal, sidik=baris.sidik, diganti=baris.diganti,
        desa=isi["kop"]["desa"], kecamatan=isi["kop"]["kecamatan"], kabupaten=isi["kop"]["kabupaten"],
        wilayah=isi["istilah"]["wilayah"], musyawarah=isi["istilah"]["jenis"], register=isi["register"],
        hadir=isi["kehadiran"]["hadir"], hitungan=isi["hitungan"], membetulkan=(isi.get("pembetulan") or {}).get("nomor"),
    )  # fmt: skip
