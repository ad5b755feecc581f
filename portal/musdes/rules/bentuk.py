"""The two forms of a packet: a meeting with its berita acara, or the SPTJM of a period without one; what each has and is called.

If no musdes was held the centre takes an SPTJM with a statement that none was held (Kemensos, May 2024; domain 0.2): the same packet
through the same gate, without what only a meeting has: people, attendance, votes, notulen, photos.
"""

from __future__ import annotations

from collections.abc import Mapping

from .status import BERITA_ACARA, BERLANGSUNG, KATA_BAGIAN_PAKET, KATA_STATUS, PUBLIKASI

MUSYAWARAH, SPTJM = BENTUK = ("musyawarah", "sptjm")
PERNYATAAN = "pernyataan"  # that no musyawarah was held; printed beside the SPTJM, under its number
AKTA = (BERITA_ACARA, SPTJM)  # the papers that decide: frozen at closing, with NIK, named by the scan
KATA_AKTA = {BERITA_ACARA: "berita acara", SPTJM: "SPTJM"}
KALIMAT_TANPA_RAPAT = "Paket ini tanpa musyawarah (SPTJM), jadi tidak ada undangan, kehadiran, pemungutan suara, dan notulennya."

_BAGIAN_SPTJM = {
    SPTJM: "Pindaian SPTJM bertanda tangan",
    PERNYATAAN: "Pindaian surat pernyataan tidak melaksanakan musyawarah",
    PUBLIKASI: "Bukti publikasi daftar usulan",
}
SEMUA_BAGIAN = {**KATA_BAGIAN_PAKET, **_BAGIAN_SPTJM, PUBLIKASI: KATA_BAGIAN_PAKET[PUBLIKASI]}


def is_sptjm(bentuk: str) -> bool:
    """Whether the packet is without a meeting."""
    return bentuk == SPTJM


def akta_of(bentuk: str) -> str:
    """The paper that decides in a packet of this form."""
    return SPTJM if is_sptjm(bentuk) else BERITA_ACARA


def kata_akta(jenis: str) -> str:
    """What the paper is called: "berita acara" or "SPTJM"."""
    return KATA_AKTA[jenis]


def bagian_paket(bentuk: str) -> Mapping[str, str]:
    """The parts of the packet in words, in the order in which they are asked for; there is no meeting to take photos of."""
    return _BAGIAN_SPTJM if is_sptjm(bentuk) else KATA_BAGIAN_PAKET


def kata_status(status: str, bentuk: str = MUSYAWARAH) -> str:
    """The state in words; without a meeting nothing is "under way", it is being drawn up."""
    return "Sedang disusun" if is_sptjm(bentuk) and status == BERLANGSUNG else KATA_STATUS[status]
