"""Kriteria fakir miskin of Kepmensos 262/HUK/2022: one gate and eight criteria joined by "dan/atau".

The decree has no threshold, so none is made up here: "n dari 8 terpenuhi" is shown and the musdes decides. The form
asks in the positive (as Cek Bansos does), so for some questions the poor answer is Tidak.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...kit.kode.dtsen_rumah import DAFTAR_RUMAH

SUMBER = "Kepmensos 262/HUK/2022"
YA, TIDAK = JAWABAN = ("ya", "tidak")
GERBANG = "k0"
LANGSUNG_FAKIR_MISKIN = "langsung dikategorikan fakir miskin"


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """One question as it is asked; `arti` is the criterion in the decree's own direction, said when it is met."""

    kode: str
    teks: str
    jawaban_indikasi_miskin: str
    arti: str
    sumber: str


PERTANYAAN = (
    Pertanyaan(
        GERBANG,
        "Apakah keluarga memiliki tempat berteduh tetap sehari-hari?",
        TIDAK,
        "tidak memiliki tempat berteduh atau tempat tinggal sehari-hari",
        f"{SUMBER}, kriteria utama",
    ),
    Pertanyaan(
        "a",
        "Apakah kepala keluarga atau pengurus keluarga masih bekerja?",
        TIDAK,
        "kepala keluarga atau pengurus keluarga tidak bekerja",
        f"{SUMBER} huruf a",
    ),
    Pertanyaan(
        "b",
        "Apakah keluarga pernah khawatir tidak makan atau pernah tidak makan dalam setahun terakhir?",
        YA,
        "pernah khawatir tidak makan atau pernah tidak makan dalam setahun terakhir",
        f"{SUMBER} huruf b",
    ),
    Pertanyaan(
        "c",
        "Apakah pengeluaran untuk makan lebih dari setengah seluruh pengeluaran?",
        YA,
        "pengeluaran makan lebih dari setengah seluruh pengeluaran",
        f"{SUMBER} huruf c",
    ),
    Pertanyaan(
        "d",
        "Apakah ada pengeluaran untuk pakaian dalam setahun terakhir?",
        TIDAK,
        "tidak ada pengeluaran untuk pakaian dalam setahun terakhir",
        f"{SUMBER} huruf d",
    ),
    Pertanyaan(
        "e",
        "Apakah sebagian besar lantai rumah berupa tanah dan/atau plesteran?",
        YA,
        "sebagian besar lantai berupa tanah dan/atau plesteran",
        f"{SUMBER} huruf e",
    ),
    Pertanyaan(
        "f",
        "Apakah sebagian besar dinding rumah berupa bambu, kawat, papan kayu, terpal, kardus, tembok tanpa diplester, "
        "rumbia, atau seng?",
        YA,
        "sebagian besar dinding berupa bambu, kawat, papan kayu, terpal, kardus, tembok tanpa diplester, rumbia, "
        "atau seng",
        f"{SUMBER} huruf f",
    ),
    Pertanyaan(
        "g",
        "Apakah keluarga memiliki jamban sendiri (bukan jamban komunitas)?",
        TIDAK,
        "tidak memiliki jamban sendiri atau menggunakan jamban komunitas",
        f"{SUMBER} huruf g",
    ),
    Pertanyaan(
        "h",
        "Apakah penerangan rumah memakai listrik 450 VA atau bukan listrik?",
        YA,
        "penerangan dari listrik 450 VA atau bukan listrik",
        f"{SUMBER} huruf h",
    ),
)
DELAPAN = PERTANYAAN[1:]


@dataclass(frozen=True, slots=True)
class HasilKriteria:
    """`gerbang`: True when the gate question makes the family fakir miskin at once, None when it is not answered."""

    gerbang: bool | None
    terpenuhi: int
    dijawab: int
    kalimat: str
    terpenuhi_arti: tuple[str, ...] = ()
    dari: int = len(DELAPAN)

    @property
    def lengkap(self) -> bool:
        """All that the decree asks is answered: after the gate there is nothing further to detect."""
        return self.gerbang is True or (self.gerbang is False and self.dijawab == self.dari)


def hitung_kriteria(jawaban: Mapping[str, str | None]) -> HasilKriteria:
    """Count the answers ("ya", "tidak" or None by question code)."""
    asing = [nilai for nilai in jawaban.values() if nilai is not None and nilai not in JAWABAN]
    if asing or not jawaban.keys() <= {satu.kode for satu in PERTANYAAN}:
        raise ValueError(f"Jawaban kriteria tidak dikenal: {asing or sorted(jawaban)}")
    miskin = {satu.kode: _miskin(satu, jawaban.get(satu.kode)) for satu in PERTANYAAN}
    arti = tuple(satu.arti for satu in DELAPAN if miskin[satu.kode])
    dijawab = sum(miskin[satu.kode] is not None for satu in DELAPAN)
    gerbang = miskin[GERBANG]
    if gerbang:
        kalimat = f"Tidak memiliki tempat berteduh sehari-hari: {LANGSUNG_FAKIR_MISKIN}"
    else:
        kalimat = f"{len(arti)} dari {len(DELAPAN)} terpenuhi"
    return HasilKriteria(gerbang, len(arti), dijawab, kalimat, arti)


def belum_dijawab(jawaban: Mapping[str, str | None]) -> list[Pertanyaan]:
    """The questions still to be asked; none of the eight once the gate has answered for them."""
    if _miskin(PERTANYAAN[0], jawaban.get(GERBANG)):
        return []
    return [satu for satu in PERTANYAAN if jawaban.get(satu.kode) is None]


def _miskin(pertanyaan: Pertanyaan, jawaban: str | None) -> bool | None:
    return None if jawaban is None else jawaban == pertanyaan.jawaban_indikasi_miskin


@dataclass(frozen=True, slots=True)
class Saran:
    """An answer suggested by the house's variables; only offered, the operator confirms it."""

    jawaban: str
    karena: str

    def catatan(self, jawaban: str | None) -> list[str]:
        """What stands at the question: the suggestion while it is open, then only that the answer differs."""
        if jawaban is None:
            return [self.kalimat]
        return [f"Jawaban ini berbeda dari isian rumah: {self.karena}."] if jawaban != self.jawaban else []

    @property
    def kalimat(self) -> str:
        """Saran: Ya, karena lantai terluas “Tanah” di bagian Rumah."""
        return f"Saran: {self.jawaban.capitalize()}, karena {self.karena}."


BERSARAN = ("e", "f", "g", "h")
_LANTAI, _DINDING, _JAMBAN, _DAYA, _TERANG = (
    "jenis_lantai_terluas", "jenis_dinding_terluas", "fasilitas_bab", "daya_terpasang", "sumber_penerangan_utama",
)  # fmt: skip


def saran_kriteria(rumah: Mapping[str, int | None]) -> dict[str, Saran]:
    """Suggestions for e to h from DTSEN codes of the house; nothing where the codes cannot tell."""
    saran = {}
    lantai, dinding, jamban = rumah.get(_LANTAI), rumah.get(_DINDING), rumah.get(_JAMBAN)
    daya, terang = rumah.get(_DAYA), rumah.get(_TERANG)
    if lantai in range(1, 9):
        saran["e"] = Saran(_ya(lantai in (6, 8)), _sebab(_LANTAI, lantai))
    if dinding == 1:
        saran["f"] = Saran(TIDAK, f"{_sebab(_DINDING, dinding)}; jawab Ya bila tembok belum diplester")
    elif dinding in range(2, 7):
        saran["f"] = Saran(YA, _sebab(_DINDING, dinding))
    if jamban in range(1, 7):
        saran["g"] = Saran(_ya(jamban == 1), _sebab(_JAMBAN, jamban))
    if terang in (3, 4):
        saran["h"] = Saran(YA, _sebab(_TERANG, terang))
    elif daya in range(1, 6):
        saran["h"] = Saran(_ya(daya == 1), _sebab(_DAYA, daya))
    return saran


def _sebab(variabel: str, kode: int | None) -> str:
    """lantai terluas "Tanah" di bagian Rumah"""
    daftar = DAFTAR_RUMAH[variabel]
    return f"{daftar.label[0].lower()}{daftar.label[1:]} “{daftar.kata(kode)}” di bagian Rumah"


def _ya(benar: bool) -> str:
    return YA if benar else TIDAK
