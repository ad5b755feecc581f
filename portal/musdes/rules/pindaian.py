"""Which paper a scan shows: by the QR codes read from it, else by what was typed, the short code beside the QR or part of the hash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...errors import RuleBroken
from ...kit.kode_publik import PANJANG_KODE, rapikan_kode, sidik_kode
from .bentuk import kata_akta

SIDIK_TERPENDEK = 8  # of 64; within the papers of one musdes that is unmistakable
KETIK, QR = "ketik", "qr"
_ALAMAT = re.compile(rf"/periksa/([A-Za-z0-9_-]{{{PANJANG_KODE}}})/?\Z")  # wherever the portal stood when the paper was printed
# A hash has no O, I or L: who reads one from paper means the digit.
_TERTUKAR = str.maketrans("oil", "011")
TIDAK_TERBACA = "Kode QR pada pindaian ini belum terbaca, mungkin buram, terpotong, atau tertutup cap. "
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
        if not teks.strip():
            raise KodeDitolak(TIDAK_TERBACA + PETUNJUK)
        raise KodeDitolak(f"Kode “{teks.strip()[:40]}” belum lengkap atau ada huruf yang tertukar. {PETUNJUK}")
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
    apa = kata_akta(berlaku.jenis)
    if cocok:
        raise KodeDitolak(
            f"Kode ini milik {apa} {cocok[0].nomor}, yang sudah diganti oleh nomor {berlaku.nomor}. Unggah pindaian {apa} yang berlaku."
        )
    if lain:
        raise KodeDitolak(f"Kode ini milik berita acara {lain} dari musyawarah lain. Pindaian di sini harus dari nomor {berlaku.nomor}.")
    raise KodeDitolak(f"Kode ini tidak tercetak pada {apa} {berlaku.nomor}. Cocokkan sekali lagi dengan yang tertulis di kertas.")


def kode_dari_qr(bacaan: Iterable[tuple[int, str]]) -> dict[str, int]:
    """{hashed code: the first page with it} of the QR codes that lead to the public page of a paper; others say nothing here."""
    hasil: dict[str, int] = {}
    for halaman, teks in bacaan:
        cocok = _ALAMAT.search(teks)
        if cocok:
            hasil.setdefault(sidik_kode(cocok.group(1)), halaman)
    return hasil


def pilih_dari_qr(halaman: Mapping[str, int], dokumen: Iterable[Any], lain: Mapping[str, str | None], *, harus_berlaku: bool) -> Any:
    """The paper of this meeting that every code on the scan names; ``lain`` is the number of the paper of another meeting by code.

    Raises KodeDitolak when a page belongs to another paper, or with ``harus_berlaku`` to one that was replaced.
    """
    per_kode = {satu.kode_sidik: satu for satu in dokumen}
    berlaku = next((satu for satu in per_kode.values() if satu.diganti_oleh is None), None)
    if berlaku is None:
        raise KodeDitolak("Musyawarah ini belum mempunyai berita acara, jadi belum ada yang dapat dipindai.")
    for kode, ke in halaman.items():
        tempat = f"Kode QR di halaman {ke} pindaian ini"
        if kode not in per_kode:
            if lain.get(kode):
                milik = f"berita acara {lain[kode]} dari musyawarah lain"
                raise KodeDitolak(f"{tempat} milik {milik}. Pindaian di sini harus dari nomor {berlaku.nomor}.")
            raise KodeDitolak(f"{tempat} bukan milik {kata_akta(berlaku.jenis)} {berlaku.nomor}. Periksa apakah ada lembar lain yang ikut terpindai.")
        if harus_berlaku and per_kode[kode] is not berlaku:
            raise KodeDitolak(
                f"{tempat} milik {kata_akta(berlaku.jenis)} {per_kode[kode].nomor}, yang sudah diganti oleh nomor {berlaku.nomor}. "
                f"Unggah pindaian {kata_akta(berlaku.jenis)} yang berlaku."
            )
    return berlaku if berlaku.kode_sidik in halaman else per_kode[next(iter(halaman))]
