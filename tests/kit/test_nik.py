"""NIK and No. KK read as data (domain 6.1, 6.2; S29, F40)."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.kit.kk import bandingkan_kk, periksa_kk
from portal.kit.nik import bandingkan_nik, kelompokkan, periksa_nik, samarkan
from portal.kit.nomor import is_enam_belas_angka

PROVINSI = {"17", "35"}
HARI_INI = date(2026, 11, 22)


def periksa(teks, hari_ini=HARI_INI):
    return periksa_nik(teks, provinsi=PROVINSI, hari_ini=hari_ini)


def kode(hasil):
    return [satu.kode for satu in hasil.kesalahan]


def test_a_nik_gives_birth_date_sex_region_and_serial():
    hasil = periksa("1702195708889001")
    assert hasil.sah
    assert hasil.tanggal_lahir == date(1988, 8, 17)
    assert hasil.jenis_kelamin == "P"
    assert hasil.kode_kecamatan == "17.02.19"
    assert hasil.nomor_urut == "9001"
    assert periksa("1702191708889001").jenis_kelamin == "L"


@pytest.mark.parametrize(
    "teks",
    ["1702 1957 0888 9001", "1702.1957.0888.9001", "'1702195708889001", "’1702195708889001", " 1702-1957-0888-9001 "],
)
def test_separators_and_the_apostrophe_of_a_spreadsheet_are_taken_away(teks):
    assert periksa(teks).sah
    assert periksa(teks).nik == "1702195708889001"


@pytest.mark.parametrize(
    ("teks", "salah"),
    [
        ("", "kosong"),
        ("   ", "kosong"),
        ("170219570888900", "panjang"),
        ("17021957088890011", "panjang"),
        ("170219570888900A", "bukan_angka"),
        ("1702195708889001\n", "bukan_angka"),
        ("１７０２１９５７０８８８９００１", "bukan_angka"),
        ("١٧٠٢١٩٥٧٠٨٨٨٩٠٠١", "bukan_angka"),
        ("1,70219570888900E+15", "terpotong"),
        ("1.70219570888900e+15", "terpotong"),
        ("1702190008889001", "hari"),
        ("1702193208889001", "hari"),
        ("1702194008889001", "hari"),
        ("1702197208889001", "hari"),
        ("1702191700889001", "bulan"),
        ("1702191713889001", "bulan"),
        ("1702193102889001", "tanggal"),
        ("1702197102889001", "tanggal"),
        ("1702195708880000", "urut"),
        ("1111111111111111", "kembar"),
        ("9902195708889001", "provinsi"),
    ],
)
def test_each_impossible_nik_is_explained(teks, salah):
    hasil = periksa(teks)
    assert kode(hasil) == [salah]
    assert hasil.kesalahan[0].kalimat.endswith(".")


def test_the_sentence_counts_what_was_typed_without_blame():
    assert periksa("170219570888900").kesalahan[0].kalimat == "NIK harus 16 angka. Anda mengetik 15."


def test_several_errors_are_told_at_once():
    assert kode(periksa("9902190000880000")) == ["provinsi", "urut", "hari"]


@pytest.mark.parametrize(
    ("nik", "lahir"),
    [
        ("1702192202269001", date(2026, 2, 22)),
        ("1702192211269001", date(2026, 11, 22)),
        ("1702192311269001", date(1926, 11, 23)),
        ("1702192902249001", date(2024, 2, 29)),
        ("1702192902009001", date(2000, 2, 29)),
        ("1702196902289001", date(1928, 2, 29)),
        ("1702190101009001", date(2000, 1, 1)),
        ("1702193112999001", date(1999, 12, 31)),
    ],
)
def test_the_century_is_the_latest_that_is_not_in_the_future(nik, lahir):
    assert periksa(nik).tanggal_lahir == lahir


def test_29_february_of_a_year_without_one_is_impossible():
    assert kode(periksa("1702192902239001")) == ["tanggal"]


def test_the_day_itself_is_decided_by_the_day_handed_in():
    assert periksa("1702193112269001", date(2026, 12, 31)).tanggal_lahir == date(2026, 12, 31)
    assert periksa("1702193112269001", date(2026, 12, 30)).tanggal_lahir == date(1926, 12, 31)


@given(st.text() | st.text("0123456789 .'", max_size=20) | st.from_regex(r"[0-9]{16}", fullmatch=True))
@example("²222222222222222")
def test_no_text_makes_the_reading_of_a_nik_or_kk_fail(teks):
    hasil, hasil_kk = periksa(teks), periksa_kk(teks, provinsi=PROVINSI, hari_ini=HARI_INI)
    assert hasil.sah == (hasil.tanggal_lahir is not None and not hasil.kesalahan)
    if hasil.sah:
        assert len(hasil.nik) == 16 and hasil.nik.isascii() and hasil.nik.isdigit()
    assert isinstance(hasil_kk.sah, bool)
    bandingkan_nik(teks, HARI_INI, "L", "17.02.19")


@given(st.dates(date(1927, 1, 1), HARI_INI), st.sampled_from("LP"), st.integers(1, 9999))
def test_every_birth_date_of_a_century_comes_back_from_its_nik(lahir, kelamin, urut):
    hari = lahir.day + (40 if kelamin == "P" else 0)
    nik = f"170219{hari:02d}{lahir:%m%y}{urut:04d}"
    hasil = periksa(nik)
    assert (hasil.tanggal_lahir, hasil.jenis_kelamin, hasil.kesalahan) == (lahir, kelamin, ())
    assert bandingkan_nik(nik, lahir, kelamin, "17.02.19") == []


def test_a_nik_that_differs_from_the_form_warns_and_is_not_changed():
    (satu,) = bandingkan_nik("1702195708889001", date(1988, 8, 18), "P", "17.02.19.1012")
    assert satu.kode == "tanggal_lahir"
    assert satu.kalimat == "Di NIK tertulis 17-08-1988 (perempuan). Periksa KTP; NIK tidak diubah."


def test_sex_and_region_warn_with_their_own_words():
    peringatan = bandingkan_nik("1702195708889001", date(1988, 8, 17), "L", "17.03.06")
    assert [satu.kode for satu in peringatan] == ["jenis_kelamin", "wilayah"]
    assert "perempuan" in peringatan[0].kalimat and "laki-laki" in peringatan[0].kalimat
    assert "kabupaten atau kota lain (kode 17.02.19)" in peringatan[1].kalimat
    assert "kecamatan lain" in bandingkan_nik("1702195708889001", None, None, "170209")[0].kalimat


def test_nothing_is_compared_where_the_form_or_the_nik_is_empty():
    assert bandingkan_nik("1702195708889001", None, "", None) == []
    assert bandingkan_nik(None, HARI_INI, "L", "17.02.19") == []
    assert bandingkan_nik("17021957", HARI_INI, "L", "17.02.19") == []


def test_the_century_shown_is_the_one_of_the_form():
    kalimat = bandingkan_nik("1702190101059001", date(1905, 1, 2), "L", None)[0].kalimat
    assert "01-01-1905" in kalimat


def test_a_masked_nik_shows_four_digits_at_each_end():
    assert samarkan("1702195708889001") == "1702********9001"
    assert samarkan("170219") == "******"
    assert samarkan(None) == samarkan("") == ""


def test_a_nik_is_read_in_groups_of_four():
    assert kelompokkan("1702195708889001") == "1702 1957 0888 9001"
    assert kelompokkan(None) == ""


def test_a_kk_carries_the_day_it_was_recorded_without_the_forty():
    hasil = periksa_kk("1702 1901 0106 9001", provinsi=PROVINSI, hari_ini=HARI_INI)
    assert hasil.sah and not hasil.peringatan
    assert (hasil.kk, hasil.tanggal_catat) == ("1702190101069001", date(2006, 1, 1))
    assert hasil.kode_kecamatan == "17.02.19"


@pytest.mark.parametrize(
    ("kk", "dicatat", "peringatan"),
    [
        ("1702194101069001", None, ["tanggal_kk"]),
        ("1702190101989001", date(1998, 1, 1), []),
        ("1702190101279001", date(2027, 1, 1), ["tanggal_kk"]),
    ],
)
def test_an_odd_date_in_a_kk_warns_and_never_blocks(kk, dicatat, peringatan):
    hasil = periksa_kk(kk, provinsi=PROVINSI, hari_ini=HARI_INI)
    assert hasil.sah
    assert hasil.tanggal_catat == dicatat
    assert [satu.kode for satu in hasil.peringatan] == peringatan


def test_a_short_kk_is_called_no_kk():
    hasil = periksa_kk("17021901", provinsi=PROVINSI, hari_ini=HARI_INI)
    assert hasil.kesalahan[0].kalimat == "No. KK harus 16 angka. Anda mengetik 8."


def test_a_kk_equal_to_a_nik_or_from_elsewhere_warns():
    kk = "1702190101069001"
    assert [satu.kode for satu in bandingkan_kk(kk, [kk], "17.02.19")] == ["kk_sama_nik"]
    assert [satu.kode for satu in bandingkan_kk(kk, [], "17.02.09")] == ["wilayah"]
    assert bandingkan_kk(None, [], "17.02.09") == []


@pytest.mark.parametrize("nomor", ["１７０２１９５７０８８８９００１", "1702195708889001\n", "", None])
def test_only_sixteen_plain_digits_count_as_a_number(nomor):
    assert not is_enam_belas_angka(nomor)
    assert bandingkan_nik(nomor, HARI_INI, "L", "17.03.06") == []
