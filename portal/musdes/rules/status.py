"""The states of a musdes, what is missing before it closes, and the four parts of the packet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

DIRENCANAKAN = "direncanakan"
BERLANGSUNG = "berlangsung"
DITUTUP = "ditutup"
DITANDATANGANI = "ditandatangani"
TERPUBLIKASI = "terpublikasi"
BATAL = "batal"

KATA_STATUS = {
    DIRENCANAKAN: "Direncanakan",
    BERLANGSUNG: "Sedang berlangsung",
    DITUTUP: "Ditutup, menunggu tanda tangan",
    DITANDATANGANI: "Ditandatangani, menunggu publikasi",
    TERPUBLIKASI: "Hasil dipublikasikan",
    BATAL: "Batal",
}
STATUS = tuple(KATA_STATUS)
JENIS_TANDA = {
    DIRENCANAKAN: "info",
    BERLANGSUNG: "warn",
    DITUTUP: "warn",
    DITANDATANGANI: "warn",
    TERPUBLIKASI: "ok",
    BATAL: "bad",
}

# Closing freezes: after it there is no way back and no cancelling, a mistake needs a berita acara pembetulan.
TRANSISI = frozenset(
    {
        (DIRENCANAKAN, BERLANGSUNG),
        (DIRENCANAKAN, BATAL),
        (BERLANGSUNG, DITUTUP),
        (BERLANGSUNG, BATAL),
        (DITUTUP, DITANDATANGANI),
        (DITANDATANGANI, TERPUBLIKASI),
    }
)
BEKU = frozenset({DITUTUP, DITANDATANGANI, TERPUBLIKASI})


def boleh_pindah(dari: str, ke: str) -> bool:
    """Whether a musdes may go from one state to the other."""
    return (dari, ke) in TRANSISI


def boleh_mengatur(status: str) -> bool:
    """Agenda, invitations, place and time may change until it closes."""
    return status in (DIRENCANAKAN, BERLANGSUNG)


def boleh_mencatat(status: str) -> bool:
    """Attendance, decisions and notulen are recorded while it is under way."""
    return status == BERLANGSUNG


MUFAKAT, SUARA = CARA = ("mufakat", "suara")
KATA_CARA = {MUFAKAT: "musyawarah mufakat", SUARA: "pemungutan suara"}


@dataclass(frozen=True, slots=True)
class FaktaPenutupan:
    """What closing looks at; the tuples name families, ``suara_lebih`` those with more votes than people who may vote on them."""

    status: str
    hadir: int
    pimpinan: str
    notulis: str
    notulen: str
    jumlah_acara: int
    belum_diputus: tuple[str, ...] = ()
    tanpa_alasan: tuple[str, ...] = ()
    mulai: time | None = None
    selesai: time | None = None
    cara: str = MUFAKAT
    suara_setuju: int | None = None
    suara_tidak: int | None = None
    suara_lebih: tuple[str, ...] = ()


def kekurangan_penutupan(fakta: FaktaPenutupan) -> list[str]:
    """What is missing before the musdes may close, as sentences; quorum is not among them, for it only warns."""
    kurang = []
    if not boleh_mencatat(fakta.status):
        kurang.append(f"Musyawarah ini tidak sedang berlangsung; statusnya “{KATA_STATUS[fakta.status]}”.")
    if not fakta.jumlah_acara:
        kurang.append("Belum ada usulan dalam acara musyawarah.")
    if fakta.belum_diputus:
        kurang.append(f"{len(fakta.belum_diputus)} keluarga belum diputus: {_sebut(fakta.belum_diputus)}.")
    if fakta.tanpa_alasan:
        kurang.append(f"{len(fakta.tanpa_alasan)} keputusan belum beralasan: {_sebut(fakta.tanpa_alasan)}.")
    if not fakta.hadir:
        kurang.append("Belum ada kehadiran yang dicatat.")
    for sebutan, isi in (("Pimpinan", fakta.pimpinan), ("Notulis", fakta.notulis)):
        if not isi:
            kurang.append(f"{sebutan} musyawarah belum diisi.")
    if not fakta.notulen:
        kurang.append("Notulen belum diisi.")
    if fakta.mulai and fakta.selesai and fakta.selesai <= fakta.mulai:
        kurang.append("Jam selesai tertulis sebelum jam mulai.")
    kurang += _suara(fakta)
    if fakta.suara_lebih:
        kurang.append(f"Jumlah suara melebihi yang berhak memberi suara: {_sebut(fakta.suara_lebih)}.")
    return kurang


def _suara(fakta: FaktaPenutupan) -> list[str]:
    if fakta.cara != SUARA:
        return []
    if fakta.suara_setuju is None or fakta.suara_tidak is None:
        return ["Keputusan diambil dengan pemungutan suara; jumlah setuju dan tidak setuju belum diisi."]
    jumlah = fakta.suara_setuju + fakta.suara_tidak
    if jumlah > fakta.hadir:
        return [f"Suara berjumlah {jumlah}, sedangkan yang hadir {fakta.hadir} orang."]
    return []


def _sebut(nama: tuple[str, ...], paling_banyak: int = 5) -> str:
    sisa = len(nama) - paling_banyak
    return ", ".join(nama[:paling_banyak]) + (f", dan {sisa} lagi" if sisa > 0 else "")


# What the centre asks to be uploaded after a musdes (Kemensos, May 2024): berita acara, attendance, photos, and the
# proof that the result was published.
BERITA_ACARA, DAFTAR_HADIR, FOTO, PUBLIKASI = BAGIAN_PAKET = ("berita_acara", "daftar_hadir", "foto", "publikasi")
KATA_BAGIAN_PAKET = {
    BERITA_ACARA: "Pindaian berita acara bertanda tangan",
    DAFTAR_HADIR: "Pindaian daftar hadir",
    FOTO: "Foto musyawarah",
    PUBLIKASI: "Bukti publikasi hasil musyawarah",
}


@dataclass(frozen=True, slots=True)
class KekuranganPaket:
    """One part of the packet that is not there yet."""

    bagian: str
    kalimat: str


def kekurangan_paket(jumlah_berkas: Mapping[str, int], bagian: Mapping[str, str] = KATA_BAGIAN_PAKET) -> list[KekuranganPaket]:
    """The parts still missing; `jumlah_berkas` counts the files by part, ``bagian`` names those that this packet must have."""
    return [
        KekuranganPaket(kode, f"{kata} belum diunggah.")
        for kode, kata in bagian.items()
        if not jumlah_berkas.get(kode)
    ]
