"""Reads for an SPTJM: the last musyawarah of the desa, the period without one, and what is missing before it closes."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select

from ...db import db
from ...jam import hari_ini
from ...kuota.queries.periode import find_periode_hari
from ...pengaturan.queries import pengaturan
from ...usulan.rules.status import KATA_STATUS, SIAP_MUSDES
from ..models import Dokumen, Musdes
from ..rules.bentuk import MUSYAWARAH, SPTJM
from ..rules.peserta import istilah
from ..rules.sptjm import FaktaSptjm, Periode, halangan_periode, kekurangan_sptjm, periode_sptjm
from ..rules.status import BEKU, BERLANGSUNG
from .rapat import list_acara


def find_musyawarah_terakhir(desa_kode: str) -> date | None:
    """The day of the desa's last musyawarah that was held or is under way; a planned or cancelled one was not held."""
    dilaksanakan = Musdes.status.in_((BERLANGSUNG, *BEKU))
    return db.session.scalar(
        select(func.max(Musdes.tanggal)).where(Musdes.desa_kode == desa_kode, Musdes.bentuk == MUSYAWARAH, dilaksanakan)
    )


def halangan_sptjm(desa_kode: str, tanggal: date) -> str:
    """Why this desa can have no SPTJM of this day; empty when it can."""
    return halangan_periode(periode_hari(tanggal), find_musyawarah_terakhir(desa_kode), istilah(desa_kode))


def periode_hari(tanggal: date) -> Periode:
    """The period of a statement of this day."""
    masukan = find_periode_hari(tanggal)
    return periode_sptjm(tanggal, masukan.mulai if masukan else None)


def periode_of(musdes: Musdes) -> Periode:
    """The period without a musyawarah: of a closed one as it was frozen, else as the periods of input say now."""
    sptjm = Dokumen.isi["sptjm"]
    beku = db.session.execute(
        select(sptjm["mulai"].as_string(), sptjm["selesai"].as_string()).where(
            Dokumen.musdes_id == musdes.id, Dokumen.jenis == SPTJM, Dokumen.diganti_oleh.is_(None)
        )
    ).first()
    if beku is None:
        return periode_hari(musdes.tanggal)
    return Periode(date.fromisoformat(beku[0]), date.fromisoformat(beku[1]))


def list_kekurangan_sptjm(musdes: Musdes, *, untuk: Any) -> list[str]:
    """What keeps the SPTJM from closing, as sentences."""
    acara = list_acara(musdes.id, untuk=untuk)
    fakta = FaktaSptjm(
        status=musdes.status, tanggal=musdes.tanggal, hari_ini=hari_ini(pengaturan("zona")), periode=periode_hari(musdes.tanggal),
        terakhir=find_musyawarah_terakhir(musdes.desa_kode), alasan=musdes.alasan_tanpa, nama=musdes.pimpinan_nama,
        jabatan=musdes.pimpinan_jabatan, jumlah_acara=len(acara),
        belum_diputus=tuple(a.nama for a in acara if not a.keputusan and a.status_usulan == SIAP_MUSDES),
        tanpa_alasan=tuple(a.nama for a in acara if a.keputusan and not a.alasan),
        lepas=tuple(f"{a.nama} ({KATA_STATUS[a.status_usulan].lower()})" for a in acara if a.status_usulan != SIAP_MUSDES),
    )  # fmt: skip
    return kekurangan_sptjm(fakta, istilah(musdes.desa_kode))
