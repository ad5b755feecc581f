"""What the centre answers about a usulan that was handed over, and what that makes of the usulan. The centre decides, not the portal."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ...usulan.rules.status import (
    DITETAPKAN,
    DITETAPKAN_DINAS,
    DITOLAK_PUSAT,
    KATA_STATUS,
    PADAN,
    TIDAK_PADAN,
    boleh_pindah,
)

HASIL = (PADAN, TIDAK_PADAN, DITETAPKAN, DITOLAK_PUSAT)
KATA_HASIL = {
    PADAN: "Padan", TIDAK_PADAN: "Tidak padan", DITETAPKAN: "Ditetapkan", DITOLAK_PUSAT: "Ditolak pusat",
    DITETAPKAN_DINAS: "Ditetapkan dinas",  # no answer of the centre; it stands in the same list (rules/penetapan.py)
}  # fmt: skip
SUMBER_MAKS, KETERANGAN_MAKS = 120, 300


def halangan_hasil(status: str, hasil: str) -> str | None:
    """Why a usulan in this state cannot take this answer, else None; the answer that it bears already is no obstacle."""
    if hasil not in HASIL:
        return "Pilih jawaban pusat: padan, tidak padan, ditetapkan, atau ditolak pusat."
    if status == hasil or boleh_pindah(status, hasil):
        return None
    if status in HASIL:
        return f"Jawaban pusat untuk usulan ini sudah “{KATA_HASIL[status]}”, jadi tidak dapat menjadi “{KATA_HASIL[hasil]}”."
    return f"Usulan ini berstatus “{KATA_STATUS[status]}”, jadi belum menunggu jawaban pusat. Jawaban dicatat setelah usulan diserahkan."


def salah_tanggal(tanggal: date, hari_ini: date) -> str | None:
    """The sentence for a day that has not come yet, else None."""
    return "Tanggal jawaban belum tiba. Periksa tanggalnya." if tanggal > hari_ini else None


def gabung_hasil(jawaban: Collection[str]) -> str | None:
    """What the answers to the lines of one usulan make of it; None while a line waits for its first answer.

    One line that is not padan sends the usulan back; one that is only padan keeps it waiting; one that is granted makes it granted.
    """
    if not jawaban or not all(jawaban):
        return None
    return next(hasil for hasil in (TIDAK_PADAN, PADAN, DITETAPKAN, DITOLAK_PUSAT) if hasil in jawaban)
