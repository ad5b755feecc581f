"""What a help page is made of. Words between “ and ” are labels of the screen, letter by letter; a test looks for each of them."""

from __future__ import annotations

from dataclasses import dataclass

JANJI = (
    "Setelah layar menampilkan nomor tanda terima, data tidak hilang walau listrik padam; "
    "kirim ulang tidak membuat data ganda; dua petugas tidak saling menimpa."
)


@dataclass(frozen=True, slots=True)
class Bantuan:
    """One task: for which roles, what to have at hand, the steps, what may go wrong and what then, and the pages where it is done."""

    judul: str
    peran: tuple[str, ...]
    perlu: tuple[str, ...]
    langkah: tuple[str, ...]
    salah: tuple[tuple[str, str], ...]
    buka: tuple[tuple[str, str], ...] = ()  # (endpoint, name); shown to whom may open it
    alt: str = ""  # what the picture of the same name shows; without it there is no picture
    selebaran: str = ""  # the leaflet that goes with it


OPERATOR, KADES, CAMAT, VERIFIKATOR, KADIS, ADMIN, PIMPINAN = "operator", "kades", "camat", "verifikator", "kadis", "admin", "pimpinan"
SEMUA = (OPERATOR, KADES, CAMAT, VERIFIKATOR, KADIS, ADMIN, PIMPINAN)
