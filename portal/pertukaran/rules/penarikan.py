"""An answer of the centre that was typed wrong and is taken back: both rows stay, and what counts is what was not taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid5

from ...usulan.rules.status import DIKIRIM, DITOLAK_PUSAT
from .hasil import HASIL, gabung_hasil

DITARIK = "ditarik"  # in ``hasil_pusat.hasil`` of the row that takes another back
ALASAN_TERPENDEK = 10
KALIMAT_BUKAN_TERAKHIR = "Hanya jawaban terakhir yang dapat ditarik. Tarik dahulu jawaban sesudahnya."
KALIMAT_IMPOR = "Jawaban ini berasal dari berkas impor, jadi tidak ditarik satu per satu di sini."
KALIMAT_BERJALAN = "Usulan ini sudah berjalan lagi sejak jawaban itu, jadi jawabannya tidak dapat ditarik."
KALIMAT_DIPULIHKAN = "Keluarga ini sudah diusulkan kembali sejak jawaban itu, jadi jawabannya tidak dapat ditarik."


def tanda_tarik(id_: UUID) -> UUID:
    """The id of the row that takes this answer back: only one can, and from it the answer is known."""
    return uuid5(id_, DITARIK)


def hidup(jawaban: Iterable[Any]) -> list[Any]:
    """The answers (rows with id and hasil) that were not taken back, in their order."""
    semua = list(jawaban)
    tarik = {satu.id for satu in semua if satu.hasil == DITARIK}
    return [satu for satu in semua if satu.hasil != DITARIK and not (tarik and tanda_tarik(satu.id) in tarik)]


def jawaban_per_baris(jawaban: Iterable[Any], disetujui: Sequence[UUID]) -> dict[UUID, str]:
    """The last answer to each approved line; one to the whole usulan is one to each."""
    terakhir = dict.fromkeys(disetujui, "")
    for satu in jawaban:
        terakhir |= {id_: satu.hasil for id_ in disetujui if satu.baris_id in (None, id_)}
    return terakhir


def keadaan_dari(jawaban: Sequence[Any], disetujui: Sequence[UUID]) -> str:
    """The state that these answers, in their order, make of a usulan that was handed over."""
    status = DIKIRIM
    for ke, satu in enumerate(jawaban, 1):
        if satu.hasil in HASIL:
            menjadi = satu.hasil if satu.baris_id is None else gabung_hasil(jawaban_per_baris(jawaban[:ke], disetujui).values())
            status = menjadi or status
    return status


def ditolak_karena(jawaban: Sequence[Any], tinggal: Sequence[Any], disetujui: Sequence[UUID]) -> list[UUID]:
    """The lines that are refused by ``jawaban`` and no longer by ``tinggal``, what is left of it."""
    lama, baru = jawaban_per_baris(jawaban, disetujui), jawaban_per_baris(tinggal, disetujui)
    return [id_ for id_ in disetujui if lama[id_] == DITOLAK_PUSAT != baru[id_]]


def salah_alasan(alasan: str) -> str | None:
    """The sentence for a reason that says too little, else None."""
    return "Tuliskan mengapa jawaban ini ditarik, supaya petugas lain mengerti." if len(alasan) < ALASAN_TERPENDEK else None


def halangan_tarik(
    id_: UUID, jawaban: Sequence[Any], status: str, disetujui: Sequence[UUID], impor_id: UUID | None = None
) -> str | None:
    """Why the answer stays, else None; ``jawaban`` are those that count since the last hand-over, oldest first.

    ``impor_id``: this import is taken back as a whole, so its answers go.
    """
    milik = [satu for satu in jawaban if satu.hasil in HASIL]
    if not milik or milik[-1].id != id_:
        return KALIMAT_BUKAN_TERAKHIR
    if milik[-1].impor_id not in (None, impor_id):
        return KALIMAT_IMPOR
    return None if keadaan_dari(milik, disetujui) == status else KALIMAT_BERJALAN
