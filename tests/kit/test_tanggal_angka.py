"""Dates, times and numbers as a letter writes them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.angka import angka_dan_kata, persen, ribuan, romawi, rupiah, terbilang
from portal.kit.tanggal import (
    TanggalSalah,
    hari_tanggal,
    lama,
    pukul,
    rentang_pukul,
    tanggal_dari_kotak,
    tanggal_panjang,
    tanggal_pendek,
    tanggal_terbilang,
    umur,
    waktu_panjang,
)

KATA = {
    0: "nol", 1: "satu", 10: "sepuluh", 11: "sebelas", 12: "dua belas", 19: "sembilan belas", 20: "dua puluh",
    21: "dua puluh satu", 23: "dua puluh tiga", 99: "sembilan puluh sembilan", 100: "seratus", 101: "seratus satu",
    111: "seratus sebelas", 200: "dua ratus", 1000: "seribu", 1001: "seribu satu", 1100: "seribu seratus",
    2000: "dua ribu", 2026: "dua ribu dua puluh enam", 10_000: "sepuluh ribu", 11_000: "sebelas ribu",
    47_906: "empat puluh tujuh ribu sembilan ratus enam", 100_000: "seratus ribu",
    101_000: "seratus satu ribu", 1_000_000: "satu juta", 1_500_000: "satu juta lima ratus ribu",
}  # fmt: skip
SATUAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
BESAR = {"ratus": 100, "ribu": 1000, "juta": 10**6}


def bilangan(kata: str) -> int:
    """Reads words back into a number, by other means than they were made."""
    hasil = bagian = 0
    kata = kata.replace("sepuluh", "satu puluh").replace("sebelas", "satu belas")
    for satu in kata.replace("seratus", "satu ratus").replace("seribu", "satu ribu").split():
        if satu in SATUAN:
            bagian += SATUAN.index(satu)
        elif satu == "belas":
            bagian += 10
        elif satu == "puluh":
            bagian += bagian % 10 * 9
        elif satu == "ratus":
            bagian += bagian % 100 * 99
        else:
            hasil, bagian = hasil + bagian * BESAR[satu], 0
    return hasil + bagian


@pytest.mark.parametrize(("n", "kata"), KATA.items())
def test_numbers_are_spelt_as_on_a_berita_acara(n, kata):
    assert terbilang(n) == kata


@given(st.integers(0, 999_999_999))
def test_every_number_spelt_reads_back_as_itself(n):
    assert bilangan(terbilang(n)) == n


def test_digits_money_and_shares_follow_eyd():
    assert ribuan(47906) == "47.906" and ribuan(999) == "999" and ribuan(1_000_000) == "1.000.000"
    assert rupiah(1_500_000) == "Rp1.500.000" and rupiah(-2500) == "-Rp2.500"
    assert angka_dan_kata(6) == "6 (enam)" and angka_dan_kata(1200) == "1.200 (seribu dua ratus)"
    assert persen(18, 30) == "60%" and persen(999, 1000) == "99%" and persen(0, 0) == "–"


@pytest.mark.parametrize(("n", "huruf"), [(1, "I"), (4, "IV"), (9, "IX"), (11, "XI"), (12, "XII"), (2026, "MMXXVI")])
def test_months_in_letter_numbers_are_roman(n, huruf):
    assert romawi(n) == huruf


def test_there_is_no_roman_zero():
    with pytest.raises(ValueError):
        romawi(0)


def test_dates_have_a_long_a_short_and_a_spelt_form():
    hari = date(2026, 11, 23)
    assert tanggal_panjang(date(2026, 11, 2)) == "2 November 2026"
    assert tanggal_pendek(date(2026, 11, 2)) == "02/11/2026"
    assert hari_tanggal(hari) == "Senin, 23 November 2026"
    kata = tanggal_terbilang(hari)
    assert (kata.hari, kata.tanggal, kata.bulan) == ("Senin", "dua puluh tiga", "November")
    assert str(kata) == "Senin, tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"


@pytest.mark.parametrize(
    ("zona", "kata"), [("WIB", "pukul 13.05 WIB"), ("WITA", "pukul 14.05 WITA"), ("WIT", "pukul 15.05 WIT")]
)
def test_hours_are_those_of_the_zone_of_the_kabupaten(zona, kata):
    assert pukul(datetime(2026, 11, 22, 6, 5, tzinfo=UTC), zona) == kata
    assert pukul(datetime(2026, 11, 22, 6, 5), zona) == kata


def test_the_hours_of_a_meeting_are_a_range():
    assert rentang_pukul(time(9), time(12, 15)) == "pukul 09.00 s.d. 12.15 WIB"
    assert rentang_pukul(time(9), None) == "pukul 09.00 s.d. selesai"


def test_a_moment_late_in_utc_is_already_tomorrow_here():
    assert waktu_panjang(datetime(2026, 12, 31, 17, 30, tzinfo=UTC)) == "1 Januari 2027 pukul 00.30 WIB"


@pytest.mark.parametrize("bulan", ["8", "08", "Agustus", "agustus", "agu", "Agu."])
def test_a_month_may_be_a_number_or_a_word(bulan):
    assert tanggal_dari_kotak(" 17 ", bulan, "1988") == date(1988, 8, 17)


@pytest.mark.parametrize(
    ("kotak", "salah", "petunjuk"),
    [
        (("", "8", "1988"), "hari", "hari belum diisi"),
        (("17", "", ""), "bulan", "bulan dan tahun belum diisi"),
        (("32", "8", "1988"), "hari", "1 sampai 31"),
        (("０1", "8", "1988"), "hari", "1 sampai 31"),
        (("17", "13", "1988"), "bulan", "misalnya 8 atau Agustus"),
        (("17", "ju", "1988"), "bulan", "misalnya 8 atau Agustus"),
        (("17", "8", "88"), "tahun", "empat angka"),
        (("17", "8", "1899"), "tahun", "antara 1900 dan 2100"),
        (("31", "4", "1988"), "hari", "April 1988 hanya sampai tanggal 30. Anda mengetik 31."),
        (("29", "2", "2023"), "hari", "Februari 2023 hanya sampai tanggal 28"),
        (("31", "12", "2026"), "tanggal", "31 Desember 2026 lewat dari 22 November 2026"),
    ],
)
def test_a_date_that_is_none_says_which_box_and_what_to_type(kotak, salah, petunjuk):
    with pytest.raises(TanggalSalah) as ditolak:
        tanggal_dari_kotak(*kotak, paling_akhir=date(2026, 11, 22))
    assert ditolak.value.kotak == salah
    assert petunjuk in str(ditolak.value)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_date_comes_back_from_its_three_boxes(hari):
    _, bulan, tahun = tanggal_panjang(hari).split()
    assert tanggal_dari_kotak(str(hari.day), bulan, tahun) == hari


@given(st.text(max_size=6), st.text(max_size=10), st.text(max_size=6))
def test_any_text_in_the_boxes_is_a_date_or_a_sentence(hari, bulan, tahun):
    try:
        assert isinstance(tanggal_dari_kotak(hari, bulan, tahun), date)
    except TanggalSalah as salah:
        assert salah.kotak in ("hari", "bulan", "tahun", "tanggal")


def test_one_grows_older_on_the_birthday_and_leaplings_on_1_march():
    assert umur(date(1988, 8, 17), date(2026, 8, 16)) == 37
    assert umur(date(1988, 8, 17), date(2026, 8, 17)) == 38
    assert umur(date(2004, 2, 29), date(2026, 2, 28)) == 21
    assert umur(date(2004, 2, 29), date(2026, 3, 1)) == 22


def test_waiting_is_told_in_days_and_below_a_day_in_hours():
    kini = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
    assert lama(date(2026, 11, 13), date(2026, 11, 22)) == "9 hari"
    assert lama(date(2026, 11, 21), date(2026, 11, 22)) == "1 hari"
    assert lama(date(2026, 11, 22), date(2026, 11, 22)) == "kurang dari sehari"
    assert lama(kini - timedelta(hours=3, minutes=5), kini) == "3 jam"
    assert lama(kini - timedelta(minutes=12), kini) == "12 menit"
    assert lama(kini - timedelta(days=1200), kini) == "1.200 hari"
    assert lama(kini, kini - timedelta(minutes=1)) == "kurang dari semenit"
