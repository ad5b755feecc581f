"""Programmes of the kabupaten itself: the dinsos settles their lines after the pengesahan, by a decision with number and date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from ...kit.tanggal import tanggal_panjang
from ...kuota.rules import Program
from ...usulan.rules.isian import ringkas_program
from ...usulan.rules.status import DISAHKAN, DITETAPKAN_DINAS, MENUNGGU_DAERAH, TERVERIFIKASI

NOMOR_MAKS, SEKALIGUS = 120, 200


def salah_penetapan(nomor: str, tanggal: date, hari_ini: date) -> str | None:
    """The sentence for a decision without a number or of a day that has not come yet, else None."""
    if not nomor or len(nomor) > NOMOR_MAKS:
        return f"Tulis nomor keputusan penetapan, paling panjang {NOMOR_MAKS} huruf."
    return "Tanggal keputusan belum tiba. Periksa tanggalnya." if tanggal > hari_ini else None


def dapat_ditetapkan(status: str, keputusan: str, program: str, lokal: Collection[str]) -> bool:
    """Whether a line waits for the dinsos: of a local programme, approved, its usulan confirmed."""
    return status in MENUNGGU_DAERAH and keputusan == TERVERIFIKASI and program in lokal


def selesai_di_dinas(status: str, baris: Iterable[tuple[str, str]], lokal: Collection[str]) -> bool:
    """Whether nothing of a confirmed usulan is left to wait for: of its lines (programme, decision) none is approved and unsettled."""
    semua = list(baris)
    return (
        status == DISAHKAN
        and any(program in lokal and keputusan == DITETAPKAN_DINAS for program, keputusan in semua)
        and not any(keputusan == TERVERIFIKASI for _, keputusan in semua)
    )


def kalimat_penetapan(program: Iterable[str], berlaku: Mapping[str, Program], nomor: str, tanggal: date) -> str:
    """The reason on the timeline: Ditetapkan: Bencana, Permakanan 2 jiwa, menurut keputusan nomor … It names no person."""
    return f"Ditetapkan: {ringkas_program(program, berlaku)}, menurut keputusan nomor {nomor} tanggal {tanggal_panjang(tanggal)}."


def kalimat_penarikan(program: str, berlaku: Mapping[str, Program], alasan: str) -> str:
    """The reason on the timeline when a decision about one line is taken back."""
    return f"Ditarik: {ringkas_program([program], berlaku)}. {alasan}"
