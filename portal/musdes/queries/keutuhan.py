"""Whether every frozen paper is still as it was: content against its hash, hash against the trail, kept bytes against theirs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import aliased

from ...audit.models import Jejak
from ...db import db
from ...kit.isi import sidik
from ..models import Cetakan, Dokumen
from ..rules.bentuk import SPTJM, kata_akta

MEMBEKUKAN = ("musdes.tutup", "musdes.betulkan", "sptjm.tutup")
SEKALI_DOKUMEN, SEKALI_CETAKAN = 50, 5  # a long paper has a megabyte


def verify_dokumen() -> str | None:
    """None when all papers and their prints are whole, else a sentence that names the first broken one, oldest first."""
    return next(_rusak(_tercatat()), None) or next(_cetakan_rusak(), None)


def _tercatat() -> dict[tuple[str, str], tuple[str, str]]:
    """{(musdes, number): (hash, what it is)} as the trail has it; papers of demo data were not closed by anybody and have no line."""
    baris = db.session.execute(select(Jejak.objek_id, Jejak.rincian, Jejak.aksi).where(Jejak.aksi.in_(MEMBEKUKAN)).execution_options(yield_per=500))
    hasil = {}
    for objek_id, teks, aksi in baris:
        isi = json.loads(teks)
        if "sidik" in isi:
            hasil[objek_id, isi["nomor"]] = isi["sidik"], "SPTJM" if aksi == "sptjm.tutup" else "Berita acara"
    return hasil


def _rusak(tercatat: dict[tuple[str, str], tuple[str, str]]) -> Iterator[str]:
    pengganti = aliased(Dokumen)
    pilih = select(
        Dokumen.id, Dokumen.musdes_id, Dokumen.desa_kode, Dokumen.jenis, Dokumen.nomor, Dokumen.sidik, cast(Dokumen.isi, Text).label("isi"),
        Dokumen.diganti_oleh, pengganti.menggantikan,
    ).outerjoin(pengganti, pengganti.id == Dokumen.diganti_oleh).order_by(Dokumen.dibuat_pada, Dokumen.id)  # fmt: skip
    for satu in db.session.execute(pilih.execution_options(yield_per=SEKALI_DOKUMEN)):
        nama = f"{_kata(satu.jenis)} {satu.nomor} ({satu.desa_kode})"
        if not _utuh(satu):
            yield f"{nama} berubah setelah dibekukan."
        dulu, _ = tercatat.pop((str(satu.musdes_id), satu.nomor), (satu.sidik, ""))
        if dulu != satu.sidik:
            yield f"{nama} berubah: sidiknya tidak sama dengan yang dicatat jejak audit."
        if satu.diganti_oleh is not None and satu.menggantikan != satu.id:
            yield f"{nama} ditandai diganti oleh {kata_akta(satu.jenis)} yang tidak menggantikannya."
    for (_, nomor), (_, kata) in tercatat.items():
        yield f"{kata} {nomor} tercatat di jejak audit, tetapi tidak ada lagi."


def _kata(jenis: str) -> str:
    return "SPTJM" if jenis == SPTJM else "Berita acara"


def _utuh(dokumen: Any) -> bool:
    """Whether the content fits its hash, and the columns beside it say the same; what cannot be read any more is not whole."""
    try:
        isi = json.loads(dokumen.isi)
        kepala = (isi["nomor"], isi["desa_kode"], isi["musdes"]["id"])
        return sidik(isi) == dokumen.sidik and kepala == (dokumen.nomor, dokumen.desa_kode, str(dokumen.musdes_id))
    except (ValueError, TypeError, KeyError):
        return False


def _cetakan_rusak() -> Iterator[str]:
    pilih = select(Cetakan.pdf, Cetakan.sidik, Cetakan.jenis, Cetakan.kertas, Dokumen.nomor, Dokumen.desa_kode)
    pilih = pilih.join(Dokumen, Dokumen.id == Cetakan.dokumen_id).order_by(Cetakan.dibuat_pada, Cetakan.id)
    for satu in db.session.execute(pilih.execution_options(yield_per=SEKALI_CETAKAN)):
        if hashlib.sha256(satu.pdf).hexdigest() != satu.sidik:
            kata = satu.jenis.replace("_", " ")
            yield f"Cetakan {kata} {satu.nomor} ({satu.desa_kode}) di kertas {satu.kertas} berubah setelah disimpan."
