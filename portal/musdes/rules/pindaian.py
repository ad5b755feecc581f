"""Which paper a scan shows: what was typed from it, the short code beside the QR or the first signs of the hash at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ...errors import RuleBroken
from .berita_acara import rapikan_kode, sidik_kode

SIDIK_TERPENDEK = 8  # of 64; within the papers of one musdes that is unmistakable
KETIK = "ketik"
# A hash has no O, I or L: who reads one from paper means the digit.
_TERTUKAR = str.maketrans("oil", "011")
PETUNJUK = "Ketik kode 22 huruf di sebelah kode QR, atau 8 huruf dan angka pertama dari “Sidik isi” di kaki halaman."


class KodeDitolak(RuleBroken):
    """What was typed names no paper, or not the one in force."""


@dataclass(frozen=True, slots=True)
class Ketikan:
    """What was typed, as it can be looked up; one of the two may be empty."""

    kode_sidik: str
    awal_sidik: str


def baca_ketikan(teks: str) -> Ketikan:
    """The code or hash as typed, with or without spaces. Raises KodeDitolak when it can be neither."""
    kode, awal = rapikan_kode(teks), re.sub(r"[\s.:-]", "", teks).lower().translate(_TERTUKAR)
    if not re.fullmatch(rf"[0-9a-f]{{{SIDIK_TERPENDEK},64}}", awal):
        awal = ""
    if not (kode or awal):
        raise KodeDitolak(PETUNJUK if not teks.strip() else f"Kode “{teks.strip()[:40]}” belum lengkap atau ada huruf yang tertukar. {PETUNJUK}")
    return Ketikan(sidik_kode(kode) if kode else "", awal)


def is_cocok(ketikan: Ketikan, dokumen: Any) -> bool:
    """Whether the paper (kode_sidik, sidik) bears what was typed."""
    if ketikan.kode_sidik and ketikan.kode_sidik == dokumen.kode_sidik:
        return True
    return bool(ketikan.awal_sidik) and dokumen.sidik.startswith(ketikan.awal_sidik)


def pilih_dokumen(ketikan: Ketikan, dokumen: Iterable[Any], lain: str | None = None) -> Any:
    """The paper in force, when the scan shows it; ``lain`` is the number of a paper of another meeting that bears what was typed.

    Raises KodeDitolak for a paper that was replaced, that belongs to another meeting, or that nobody knows.
    """
    semua = list(dokumen)
    berlaku = next((satu for satu in semua if satu.diganti_oleh is None), None)
    cocok = [satu for satu in semua if is_cocok(ketikan, satu)]
    if berlaku is None:
        raise KodeDitolak("Musyawarah ini belum mempunyai berita acara, jadi belum ada yang dapat dipindai.")
    if berlaku in cocok:
        return berlaku
    if cocok:
        raise KodeDitolak(
            f"Kode ini milik berita acara {cocok[0].nomor}, yang sudah diganti oleh nomor {berlaku.nomor}. "
            "Unggah pindaian berita acara yang berlaku."
        )
    if lain:
        raise KodeDitolak(f"Kode ini milik berita acara {lain} dari musyawarah lain. Pindaian di sini harus dari nomor {berlaku.nomor}.")
    raise KodeDitolak(f"Kode ini tidak tercetak pada berita acara {berlaku.nomor}. Cocokkan sekali lagi dengan yang tertulis di kertas.")
