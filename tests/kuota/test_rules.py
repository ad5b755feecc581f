"""The arithmetic of the quota: spreading, places in order, windows by the clock, periods, combinations, pasted lines."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kuota.rules.jatah import Ringkas, bagi_tempat, daftar_tunggu, lingkar, sisa_terkecil, urutan_of
from portal.kuota.rules.jendela import JENIS_JENDELA, Masa, baca_jam, keadaan_jendela, masa_baku, salah_dispensasi
from portal.kuota.rules.periode import dua_belas_bulan, salah_periode, sebulan
from portal.kuota.rules.program import Larangan, gabung_program, paduan_terlarang, pasangan_program, program_ditutup
from portal.kuota.rules.sebaran import baca_tempelan, rapikan_kode, ringkas_perubahan, sebar
from portal.usulan.rules.jenis import KATA_JENIS

DASAR = st.dictionaries(st.text("0123456789.", min_size=1, max_size=6), st.integers(0, 5000), max_size=40)
DESA = st.sampled_from(["17.02.19.1006", "17.02.19.1007", "17.02.06.2001", "17.02.06.2002"])
SISA = st.dictionaries(st.sampled_from(["17.02", "17.02.19", "17.02.06", "17.02.19.1006", "17.02.06.2001"]), st.integers(0, 6))


def wib(hari: int, jam: int = 12, menit: int = 0, bulan: int = 11) -> datetime:
    return datetime(2026, bulan, hari, jam, menit, tzinfo=UTC) - timedelta(hours=7)


@given(st.integers(0, 100_000), DASAR)
def test_a_spread_gives_out_exactly_the_number_and_nobody_strays_a_whole_place_from_the_share(jumlah, dasar):
    hasil, semua = sebar(jumlah, dasar), sum(dasar.values())
    assert hasil.keys() == dasar.keys() and sum(hasil.values()) == (jumlah if semua else 0)
    for kode, isi in dasar.items():
        assert semua == 0 or abs(hasil[kode] * semua - jumlah * isi) < semua
        assert isi or not hasil[kode]


@given(st.integers(0, 5000), DASAR)
def test_a_larger_base_never_gets_fewer_places(jumlah, dasar):
    hasil = sebar(jumlah, dasar)
    urut = sorted(dasar, key=lambda kode: dasar[kode])
    assert all(hasil[a] <= hasil[b] for a, b in zip(urut, urut[1:], strict=False) if dasar[a] < dasar[b])


def test_what_is_left_goes_to_the_largest_remainders():
    assert sebar(10, {"a": 1, "b": 1, "c": 1}) == {"a": 4, "b": 3, "c": 3}
    assert sebar(7, {"a": 53, "b": 31, "c": 16}) == {"a": 4, "b": 2, "c": 1}


@given(SISA, st.lists(DESA, max_size=30))
def test_places_are_given_in_order_never_over_a_ceiling_and_never_kept_back(sisa, desa):
    tinggal = dict(sisa)
    for kode_desa, dapat in zip(desa, bagi_tempat(sisa, desa), strict=True):
        batas = [kode for kode in lingkar(kode_desa) if kode in tinggal]
        assert dapat == all(tinggal[kode] > 0 for kode in batas)
        for kode in batas if dapat else ():
            tinggal[kode] -= 1
    assert all(jumlah >= 0 for jumlah in tinggal.values())


def test_the_tightest_ceiling_is_what_is_left_and_ranks_sort_as_text():
    assert sisa_terkecil({"17.02": 9, "17.02.19": 2, "17.02.06": 0}, "17.02.19.1006") == 2
    assert sisa_terkecil({"17.02.06": 0}, "17.02.19.1006") is None
    assert urutan_of(date(2026, 9, 30), 12) < urutan_of(date(2026, 11, 1), 2) < urutan_of(date(2026, 11, 1), 10)


def test_the_figures_read_as_one_line():
    r = Ringkas(jumlah=12, sisa=4, menunggu=1, diusulkan=3, diajukan=2, disahkan=6)
    assert r.kalimat("KPM") == "Kuota 12 KPM: diusulkan 3, diajukan 2, disahkan 6, sisa 4; 1 menunggu."
    assert Ringkas(diusulkan=1).kalimat("jiwa") == "Tanpa batas kuota; diusulkan 1, diajukan 0, disahkan 0 jiwa."


def test_beyond_the_quota_lines_are_on_the_waiting_list_in_order_and_without_a_ceiling_nobody_is():
    baris = [("a", "PKH"), ("b", "PKH"), ("b", "SEMBAKO"), ("c", "PKH")]
    assert daftar_tunggu({"PKH": 1}, baris) == [("b", "PKH"), ("c", "PKH")]
    assert daftar_tunggu({"PKH": None}, baris) == []


NOV = Masa("bansos", wib(1, 0), wib(17, 23, 59))
DES = Masa("bansos", wib(1, 0, bulan=12), wib(17, 23, 59, bulan=12))


@pytest.mark.parametrize(
    ("saat", "terbuka", "kalimat"),
    [
        (wib(14), True, "Bantuan sosial: terbuka sampai 17 November 2026 pukul 23.59 WIB, 3 hari lagi."),
        (wib(17, 23, 59) + timedelta(seconds=59), True, "Bantuan sosial: terbuka sampai 17 November 2026 pukul 23.59 WIB, kurang dari semenit lagi."),
        (wib(18, 0), False, "Masa pengajuan usulan bantuan sosial sudah ditutup 17 November 2026 pukul 23.59 WIB dan "
         "dibuka lagi 1 Desember 2026 pukul 00.00 WIB."),
        (wib(1, 0), True, "Bantuan sosial: terbuka sampai 17 November 2026 pukul 23.59 WIB, 16 hari lagi."),
    ],
)  # fmt: skip
def test_a_window_opens_and_closes_by_the_local_clock(saat, terbuka, kalimat):
    keadaan = keadaan_jendela("bansos", [DES, NOV], saat, "WIB", berperiode=True)
    assert (keadaan.terbuka, keadaan.kalimat) == (terbuka, kalimat)


def test_before_the_first_window_the_sentence_says_when_and_without_a_window_nothing_is_closed():
    nanti = keadaan_jendela("bansos", [DES], wib(20), "WIB", berperiode=True)
    assert nanti.kalimat == "Masa pengajuan usulan bantuan sosial dibuka 1 Desember 2026 pukul 00.00 WIB."
    assert keadaan_jendela("bansos", [DES], wib(20), "WIB", berperiode=False).terbuka
    assert keadaan_jendela("hapus", [NOV], wib(20), "WIB", berperiode=False).terbuka


def test_a_dispensasi_opens_a_closed_window_until_its_last_minute():
    sampai = wib(20, 12, 0)
    buka = keadaan_jendela("bansos", [NOV], wib(20, 12, 0), "WIB", berperiode=True, dispensasi=sampai)
    assert buka.terbuka and "dispensasi sampai 20 November 2026 pukul 12.00 WIB" in buka.kalimat
    assert not keadaan_jendela("bansos", [NOV], wib(20, 12, 1), "WIB", berperiode=True, dispensasi=sampai).terbuka


def test_the_usual_window_ends_on_the_cut_off_day_or_with_the_period():
    assert masa_baku(sebulan(2026, 11), 17, "WIB") == (NOV.buka, NOV.tutup)
    buka, tutup = masa_baku(sebulan(2026, 2), 28, "WIT")
    assert (buka, tutup) == (datetime(2026, 1, 31, 15, tzinfo=UTC), datetime(2026, 2, 28, 14, 59, tzinfo=UTC))


def test_a_dispensasi_needs_a_reason_a_time_to_come_and_a_known_kind():
    kini = wib(20)
    assert salah_dispensasi("", wib(21), "Listrik padam dua hari.", kini) is None
    for jenis, sampai, alasan, isian in (("x", wib(21), "Listrik padam.", "jenis"), ("", wib(19), "Listrik padam.", "sampai"),
                                         ("", wib(21), "ok", "alasan"), ("", wib(25, bulan=12), "Listrik padam.", "sampai")):  # fmt: skip
        assert salah_dispensasi(jenis, sampai, alasan, kini)[0] == isian


def test_windows_know_the_kinds_of_usulan_by_the_same_words():
    assert JENIS_JENDELA == KATA_JENIS


def test_hours_are_read_as_people_type_them():
    assert [str(baca_jam(teks)) for teks in ("08.00", "8:05", "23.59", "24.00", "8", "a.b", "٨.00")] == [
        "08:00:00", "08:05:00", "23:59:00", "None", "None", "None", "None"
    ]  # fmt: skip


def test_twelve_months_follow_each_other_without_gap_over_the_year():
    bulan = dua_belas_bulan(date(2026, 11, 20))
    assert [bulan[0].nama, bulan[1].nama, bulan[2].nama, bulan[-1].nama] == ["November 2026", "Desember 2026", "Januari 2027", "Oktober 2027"]
    assert all(b.mulai == a.selesai + timedelta(days=1) for a, b in zip(bulan, bulan[1:], strict=False))


def test_no_day_lies_in_two_periods():
    ada = [sebulan(2026, 11)]
    assert salah_periode("Desember 2026", date(2026, 12, 1), date(2026, 12, 31), ada) is None
    assert salah_periode("Akhir tahun", date(2026, 11, 30), date(2026, 12, 31), ada)[0] == "mulai"
    assert salah_periode("november 2026", date(2027, 1, 1), date(2027, 1, 31), ada)[0] == "nama"
    assert salah_periode("X", date(2027, 1, 2), date(2027, 1, 1), ada)[0] == "selesai"


def test_a_forbidden_pair_is_told_with_its_reason_and_all_others_are_allowed():
    larangan = [Larangan("PBI_JK", "PKH", "Satu sumber dana.")]
    assert paduan_terlarang(["PKH", "SEMBAKO"], larangan) == []
    assert paduan_terlarang(["PKH", "PBI_JK", "PBI_JK"], larangan) == ["PBI-JK dan PKH tidak boleh bersama untuk satu keluarga: Satu sumber dana."]
    assert len(pasangan_program()) == 3


def test_the_limit_and_the_switch_of_the_kabupaten_replace_those_of_the_programme():
    umum = {"nama": "", "singkatan": "", "satuan": "KPM", "versi": 1, "dasar": "", "syarat": "", "urutan": 0}
    baris = [
        SimpleNamespace(kode="PKH", desil_maks=3, aktif=False, lokal=False, **umum),
        SimpleNamespace(kode="LOKAL", desil_maks=None, aktif=True, lokal=True, **umum),
    ]
    berlaku = gabung_program(baris)
    assert list(berlaku) == ["PKH", "SEMBAKO", "PBI_JK", "LOKAL"] and [p.lokal for p in berlaku.values()] == [False, False, False, True]
    assert (berlaku["PKH"].desil_maks, berlaku["PKH"].aktif, berlaku["SEMBAKO"].desil_maks) == (3, False, 4)
    assert program_ditutup(["PKH", "SEMBAKO"], berlaku) == ["PKH sedang tidak dibuka di kabupaten ini. Hapus tandanya, lalu simpan."]


def test_pasted_lines_are_read_in_every_shape_and_each_wrong_one_says_what_to_do():
    dikenal = {"17.02", "17.02.19.1006", "17.02.06.2001", "17.02.06.2002"}
    teks = "\ufeffkode;nama;kuota\n17.02.19.1006;Air Bang;12\n1702062001\t7\n\n17.02.99.1001;3\n17.02.06.2002;1.000\n17.02.19.1006;4\nDerati"
    isi, galat = baca_tempelan(teks, dikenal)
    assert isi == {"17.02.19.1006": 12, "17.02.06.2001": 7}
    assert [g.baris for g in galat] == [5, 6, 7, 8]
    assert ["tidak ada di kabupaten" in galat[0].saran, "angka bulat" in galat[1].saran, "sudah ada" in galat[2].saran] == [True] * 3
    assert rapikan_kode("17-02-06-2001") == "17.02.06.2001" and rapikan_kode("Air Bang") == "Air Bang"
    assert ringkas_perubahan(isi, {"17.02.19.1006": 12}) == {"sama": 1, "baru": 1}
