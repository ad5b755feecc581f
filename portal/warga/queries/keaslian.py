"""What anybody may know of a paper by its public code: number, date, place and counts; never a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from ...db import db
from ...kit.kode_publik import rapikan_kode, sidik_kode
from ...kuota.rules import Program
from ...musdes.models import Dokumen
from ...musdes.rules.keputusan import program_beku
from ...verifikasi.models import Pengesahan
from ...verifikasi.queries.surat import count_jenis_surat


@dataclass(frozen=True)
class Keaslian:
    """The public side of one paper; ``sptjm``: of a period without a musyawarah.

    ``diganti`` is the number of the one that replaced it, ``membetulkan`` of the one it replaced.
    """

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
    sptjm: bool
    hitungan: dict[str, Any]
    program: dict[str, Program]
    diganti: str | None
    membetulkan: str | None
    dokumen_id: UUID


@dataclass(frozen=True)
class KeaslianSurat:
    """The public side of the kadis' letter; ``ditarik`` is the day on which it was taken back."""

    nomor: str
    tanggal: date
    sidik: str
    jumlah: int
    jenis: dict[str, int]
    ditarik: datetime | None


def find_surat(kode: str) -> KeaslianSurat | None:
    """The kadis' letter behind a public code; None when there is none. A letter has its code once it was printed."""
    kode = rapikan_kode(kode)
    baris = kode and db.session.execute(
        select(
            Pengesahan.id, Pengesahan.nomor_surat, Pengesahan.tanggal_surat, Pengesahan.pdf_sidik, Pengesahan.jumlah, Pengesahan.dibatalkan_pada
        ).where(Pengesahan.kode_sidik == sidik_kode(kode))
    ).first()
    if not baris:
        return None
    return KeaslianSurat(
        nomor=baris.nomor_surat, tanggal=baris.tanggal_surat, sidik=baris.pdf_sidik, jumlah=baris.jumlah,
        jenis=count_jenis_surat(baris.id), ditarik=baris.dibatalkan_pada,
    )  # fmt: skip


def find_keaslian(kode: str) -> Keaslian | None:
    """The paper behind a public code, found by the code's SHA-256; None when there is none."""
    kode = rapikan_kode(kode)
    if not kode:
        return None
    pengganti = aliased(Dokumen)
    baris = db.session.execute(
        select(Dokumen.id, Dokumen.nomor, Dokumen.tanggal, Dokumen.sidik, Dokumen.isi, pengganti.nomor.label("diganti"))
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
        hadir=isi["kehadiran"]["hadir"], sptjm="sptjm" in isi, hitungan=isi["hitungan"], program=program_beku(isi),
        membetulkan=(isi.get("pembetulan") or {}).get("nomor"),
        dokumen_id=baris.id,
    )  # fmt: skip
