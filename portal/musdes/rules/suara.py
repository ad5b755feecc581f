"""Votes on one usulan when there was no consensus: who may vote, whether the decision follows the majority, how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...kit.angka import angka_dan_kata
from ...usulan.rules.status import LAYAK, TIDAK_LAYAK

SUARA_TERBANYAK = 99_999


@dataclass(frozen=True, slots=True)
class Suara:
    """The counts of one vote."""

    setuju: int
    tidak: int
    abstain: int = 0

    @property
    def jumlah(self) -> int:
        """All who voted, those who abstained too."""
        return self.setuju + self.tidak + self.abstain


def suara_of(acara: Any) -> Suara | None:
    """The vote in three columns of a row of the agenda; None when the usulan was decided by consent."""
    if acara.suara_setuju is None or acara.suara_tidak is None:
        return None
    return Suara(acara.suara_setuju, acara.suara_tidak, acara.suara_abstain or 0)


def hak_suara(hadir: int, undur: int) -> int:
    """How many may vote: those present without those who take no part in this family."""
    return max(hadir - undur, 0)


def salah_suara(suara: Suara, hak: int) -> str | None:
    """Why these counts cannot be, as a sentence."""
    if min(suara.setuju, suara.tidak, suara.abstain) < 0:
        return "Jumlah suara tidak boleh kurang dari 0."
    if not suara.jumlah:
        return "Isi jumlah suara, atau kosongkan semuanya bila diputus secara mufakat."
    if suara.jumlah > hak:
        return f"Suara berjumlah {suara.jumlah}, sedangkan yang berhak memberi suara {hak} orang."
    return None


def peringatan_suara(suara: Suara, keputusan: str) -> str | None:
    """A warning when the decision is not that of half the votes cast and one more; who abstains casts none.

    It never blocks: the meeting may have settled the matter after the vote.
    """
    perlu = (suara.setuju + suara.tidak) // 2 + 1
    pendukung = {LAYAK: suara.setuju, TIDAK_LAYAK: suara.tidak}.get(keputusan)
    if pendukung is None or pendukung >= perlu:
        return None
    return (
        f"Putusan ini didukung {pendukung} suara, kurang dari separuh tambah satu ({perlu}). "
        "Periksa putusannya, atau jelaskan dalam alasan."
    )


def kalimat_suara(suara: Suara, *, kata: bool = False) -> str:
    """The result in words: setuju 5, tidak setuju 2, abstain 1; ``kata`` adds each number in letters."""
    tulis = angka_dan_kata if kata else str
    return f"setuju {tulis(suara.setuju)}, tidak setuju {tulis(suara.tidak)}, abstain {tulis(suara.abstain)}"
