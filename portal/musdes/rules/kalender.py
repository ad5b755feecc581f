"""The calendar of musdes: how long the last one holds, whether the next comes in time, which packet missed the cut-off.

A result holds three months (Kemensos, May 2024: at least one musdes in three months), which is a setting.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from ...kit.tanggal import penutupan_sesudah, tanggal_panjang

BELUM, LEWAT, TERLAMBAT, SEGERA, BERLAKU = "belum", "lewat", "terlambat", "segera", "berlaku"
KATA_KEADAAN = {
    BELUM: "Belum pernah",
    LEWAT: "Lewat masa berlaku",
    TERLAMBAT: "Paket terlambat",
    SEGERA: "Segera habis",
    BERLAKU: "Berlaku",
}
JENIS_KEADAAN = {BELUM: "bad", LEWAT: "bad", TERLAMBAT: "bad", SEGERA: "warn", BERLAKU: "ok"}


@dataclass(frozen=True, slots=True)
class HasilKalender:
    """The state of one desa and the sentence that says why."""

    keadaan: str
    kalimat: str


def tambah_bulan(hari: date, bulan: int) -> date:
    """The same day so many months later, or the last day of that month: 30 November + 3 is 28 February."""
    tahun, ke = divmod(hari.month - 1 + bulan, 12)
    tahun += hari.year
    return date(tahun, ke + 1, min(hari.day, monthrange(tahun, ke + 1)[1]))


def keadaan_musdes(
    terakhir: date | None, berikut: date | None, paket_menunggu: date | None, *, hari_ini: date, bulan: int, tanggal_penutupan: int,
    paket: str = "musyawarah",
) -> HasilKalender:
    """Where a desa stands. ``paket_menunggu`` is the day of its oldest packet that is not released yet, ``paket`` what it is."""
    if paket_menunggu is not None and (batas := penutupan_sesudah(paket_menunggu, tanggal_penutupan)) < hari_ini:
        return HasilKalender(
            TERLAMBAT, f"Paket {paket} {tanggal_panjang(paket_menunggu)} belum diajukan; penutupan {tanggal_panjang(batas)} sudah lewat."
        )
    rencana = f"Berikutnya {tanggal_panjang(berikut)}." if berikut else "Belum ada yang direncanakan."
    if terakhir is None:
        return HasilKalender(BELUM, f"Belum ada musyawarah yang ditutup. {rencana}")
    sampai = tambah_bulan(terakhir, bulan)
    if sampai < hari_ini:
        return HasilKalender(LEWAT, f"Hasil terakhir berlaku sampai {tanggal_panjang(sampai)}. {rencana}")
    penutupan = penutupan_sesudah(hari_ini, tanggal_penutupan)
    if sampai < penutupan and (berikut is None or berikut > penutupan):
        return HasilKalender(
            SEGERA, f"Berlaku sampai {tanggal_panjang(sampai)}, sebelum penutupan {tanggal_panjang(penutupan)}. {rencana}"
        )
    return HasilKalender(BERLAKU, f"Berlaku sampai {tanggal_panjang(sampai)}. {rencana}")
