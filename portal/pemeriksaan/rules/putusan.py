"""How a temuan is settled: the words, which of them fit which kind, and what must be written with it."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

from .aturan import ATURAN, GANDA, KUAT, RINGAN, TOLAK

TERBUKA, SAMA, BEDA, DIPERBAIKI, DITERIMA = "terbuka", "ganda", "bukan_ganda", "diperbaiki", "diterima"
PUTUSAN = (SAMA, BEDA, DIPERBAIKI, DITERIMA)
STATUS = {
    TERBUKA: ("Belum diselesaikan", "warn"), SAMA: ("Ganda", "bad"), BEDA: ("Bukan ganda", "ok"), DIPERBAIKI: ("Sudah diperbaiki", "ok"),
    DITERIMA: ("Diterima dengan alasan", "ok"),
}  # fmt: skip
ARTI = {
    SAMA: "Memang orang atau keluarga yang sama. Salah satunya perlu dikeluarkan atau dipindahkan.",
    BEDA: "Dua orang atau keluarga yang berbeda, misalnya kembar atau saudara senama. Pasangan ini tidak muncul lagi.",
    DIPERBAIKI: "Datanya sudah dibetulkan. Bila ternyata masih sama, temuan ini terbuka lagi.",
    DITERIMA: "Datanya memang begitu, dan alasannya dicatat.",
}
JENIS_TINGKAT = {TOLAK: "bad", KUAT: "warn", RINGAN: "info"}
WAJIB_KATA = {
    SAMA: "Tulis mana yang benar dan apa yang akan dilakukan.", BEDA: "Tulis dari mana Anda tahu bahwa keduanya berbeda.",
    DITERIMA: "Tulis alasan mengapa data ini diterima.",
}  # fmt: skip
CATATAN_MAKS = 1000
# The filter by age: code -> (words, days)
UMUR = {"7": ("Lebih dari 7 hari", 7), "30": ("Lebih dari 30 hari", 30), "90": ("Lebih dari 90 hari", 90)}
# What stays settled although the facts are the same as before; the other settlements hold only while they are true.
TETAP = frozenset({SAMA, BEDA, DITERIMA})


def is_pasangan(lain_keluarga_id: object, lain_anggota_id: object) -> bool:
    """Whether it is about two people or families, so that they can be the same or not."""
    return lain_keluarga_id is not None or lain_anggota_id is not None


def pilihan(aturan: str, lain_keluarga_id: object, lain_anggota_id: object) -> tuple[str, ...]:
    """The settlements that fit a temuan: only doubles can be the same or not."""
    ganda = is_pasangan(lain_keluarga_id, lain_anggota_id) and is_setangkup(aturan)
    return PUTUSAN if ganda else (DIPERBAIKI, DITERIMA)


def is_setangkup(aturan: str) -> bool:
    """Whether both families of the temuan see it alike, so that the check of either decides whether it still holds."""
    return aturan in ATURAN and ATURAN[aturan].kelompok == GANDA


def salah_putusan(putusan: str, catatan: str, boleh: Container[str]) -> tuple[str, str] | None:
    """None when it can be kept so, else (field, sentence)."""
    if putusan not in boleh:
        return "putusan", "Pilih salah satu penyelesaian."
    if putusan in WAJIB_KATA and not catatan:
        return "catatan", WAJIB_KATA[putusan]
    if len(catatan) > CATATAN_MAKS:
        return "catatan", f"Catatan paling panjang {CATATAN_MAKS} huruf."
    return None


# Why a finding that was ticked is left out of a batch: code -> words.
SUDAH, TAK_COCOK, DUA_DESA = "sudah", "tak_cocok", "dua_desa"
SEBAB = {
    SUDAH: "Sudah diselesaikan lebih dahulu.", TAK_COCOK: "Penyelesaian ini tidak cocok untuk temuan ini. Selesaikan satu per satu.",
    DUA_DESA: "Menyangkut dua desa, jadi diselesaikan oleh verifikator dinas sosial.",
}  # fmt: skip
MASSAL_MAKS = 100


def sebab_dilewati(status: str, boleh: bool, putusan: str, dapat: Container[str]) -> str:
    """Why this finding is not settled together with others, as a code of SEBAB; empty when it is."""
    if status != TERBUKA:
        return SUDAH
    if not boleh:
        return DUA_DESA
    return "" if putusan in dapat else TAK_COCOK


def saat_lebih_tua(kini: date, umur: str) -> date | None:
    """The day before which something is older than the chosen age."""
    return kini - timedelta(days=UMUR[umur][1]) if umur in UMUR else None

