"""One line of the timeline as it is told: the step's own sentence, or that a place came free, or that no musyawarah was held."""

from __future__ import annotations

from .kuota import KALIMAT_NAIK, is_naik
from .status import is_dari_sptjm, kalimat_riwayat


def kalimat_langkah(dari: str, ke: str, pelaku: str, alasan: str, jenis: str) -> str:
    """"Diajukan oleh Lurah Air Bang"; the reason is shown beside it."""
    if is_naik(dari, ke, alasan):
        return KALIMAT_NAIK
    return kalimat_riwayat(dari, ke, pelaku, jenis=jenis, sptjm=is_dari_sptjm(dari, alasan))
