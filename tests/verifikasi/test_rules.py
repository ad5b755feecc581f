"""Reasons, returns, claims and ageing at the dinsos."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.usulan.rules import status as s
from portal.verifikasi.rules import (
    ALASAN_TOLAK,
    BAGIAN_KEMBALI,
    KATA_BAGIAN_KEMBALI,
    KELOMPOK_TOLAK,
    FaktaAntrean,
    Putusan,
    batas_terlambat,
    boleh_memutus,
    halangan_massal,
    hari_layanan,
    kalimat_putusan,
    klaim_berlaku,
    klaim_sampai,
    lewat_desil,
    penutupan_berikut,
    periksa_pengembalian,
    periksa_penolakan,
    periksa_putusan,
    tanda_umur,
)

KINI = datetime(2026, 11, 23, 3, 12, tzinfo=UTC)
OPERATOR, RINA, BUDI = "operator", "rina", "budi"
DIKLAIM = FaktaAntrean(s.DIPERIKSA, OPERATOR, RINA, "Rina Oktavia", klaim_sampai(KINI))


def test_reasons_are_typed_grouped_and_fit_their_column():
    assert len(ALASAN_TOLAK) >= 27
    assert {satu.kelompok for satu in ALASAN_TOLAK.values()} == set(KELOMPOK_TOLAK)
    assert all(kode == satu.kode and len(kode) <= 40 and satu.kata for kode, satu in ALASAN_TOLAK.items())


def test_a_rejection_names_a_reason_and_explains_the_open_ones():
    assert periksa_penolakan("PINDAH", "") == []
    assert periksa_penolakan("", "") == periksa_penolakan("KARANGAN", "panjang sekali") == ["Pilih alasan penolakan."]
    assert "perlu penjelasan" in periksa_penolakan("LAINNYA", "")[0]
    assert periksa_penolakan("LAINNYA", "Rumah sudah direnovasi penuh.") == []


def test_a_return_names_sections_and_says_what_to_mend():
    assert periksa_pengembalian(["foto"], "Foto KTP buram, unggah lagi.") == []
    assert len(periksa_pengembalian([], "")) == 2
    assert len(periksa_pengembalian(["dapur"], "Foto KTP buram, unggah lagi.")) == 1
    assert set(BAGIAN_KEMBALI) == set(KATA_BAGIAN_KEMBALI)


def test_a_claim_holds_for_thirty_minutes():
    assert klaim_sampai(KINI) == KINI + timedelta(minutes=30)
    assert klaim_berlaku(klaim_sampai(KINI), KINI + timedelta(minutes=29, seconds=59))
    assert not klaim_berlaku(klaim_sampai(KINI), KINI + timedelta(minutes=30))
    assert not klaim_berlaku(None, KINI)


def test_who_holds_the_claim_decides_and_another_is_told_until_when():
    assert boleh_memutus(DIKLAIM, RINA, KINI) == (True, "")
    assert boleh_memutus(DIKLAIM, BUDI, KINI) == (False, "Sedang diperiksa Rina Oktavia sampai pukul 10.42 WIB.")
    assert "pukul 12.42 WIT" in boleh_memutus(DIKLAIM, BUDI, KINI, "WIT")[1]


def test_a_claim_that_ran_out_or_was_never_made_keeps_nobody_away():
    assert boleh_memutus(DIKLAIM, BUDI, KINI + timedelta(minutes=30)) == (True, "")
    assert boleh_memutus(DIKLAIM, RINA, KINI + timedelta(hours=3)) == (True, "")
    assert boleh_memutus(FaktaAntrean(s.DIAJUKAN, OPERATOR), BUDI, KINI) == (True, "")


def test_a_name_left_from_an_earlier_round_is_not_a_claim():
    kembali = replace(DIKLAIM, status=s.DIAJUKAN)
    assert boleh_memutus(kembali, BUDI, KINI) == (True, "")


@pytest.mark.parametrize("status", [s.DIAJUKAN, s.DIPERIKSA])
def test_nobody_decides_what_they_made(status):
    boleh, kalimat = boleh_memutus(replace(DIKLAIM, status=status, pembuat=RINA), RINA, KINI)
    assert not boleh and kalimat == "Usulan ini Anda buat sendiri, jadi diperiksa oleh petugas lain."


@pytest.mark.parametrize("status", [s.TERVERIFIKASI, s.DITOLAK, s.DIKEMBALIKAN, s.DISAHKAN])
def test_what_is_decided_says_by_whom_and_when(status):
    boleh, kalimat = boleh_memutus(replace(DIKLAIM, status=status, diputus_pada=KINI), RINA, KINI)
    assert not boleh
    assert kalimat == f"Sudah diputus Rina Oktavia pada 23 November 2026 pukul 10.12 WIB: {s.KATA_STATUS[status]}."


def test_only_what_waits_in_the_queue_may_be_decided():
    for status in set(s.STATUS) - {s.DIAJUKAN, s.VALID_KECAMATAN, s.DIPERIKSA}:
        boleh, kalimat = boleh_memutus(FaktaAntrean(status, OPERATOR), RINA, KINI)
        assert not boleh and s.KATA_STATUS[status] in kalimat


@pytest.mark.parametrize(
    ("dari", "sampai", "hari"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 20), date(2026, 11, 22), 0),
        (date(2026, 11, 20), date(2026, 11, 23), 1),
        (date(2026, 11, 16), date(2026, 11, 23), 5),
        (date(2026, 11, 24), date(2026, 11, 23), 0),
    ],
)
def test_service_days_leave_out_the_weekend(dari, sampai, hari):
    assert hari_layanan(dari, sampai) == hari


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400), st.lists(st.integers(-5, 405)))
def test_service_days_are_the_weekdays_counted_one_by_one(dari, jarak, libur):
    sampai = dari + timedelta(days=jarak)
    tutup = [dari + timedelta(days=ke) for ke in libur]
    semua = (dari + timedelta(days=ke + 1) for ke in range(jarak))
    assert hari_layanan(dari, sampai, tutup) == sum(hari.weekday() < 5 and hari not in tutup for hari in semua)


@pytest.mark.parametrize(
    ("sejak", "kata", "jenis"),
    [
        (date(2026, 11, 22), "1 hari", "ok"),
        (date(2026, 11, 17), "6 hari", "warn"),
        (date(2026, 11, 16), "7 hari", "warn"),
        (date(2026, 11, 13), "10 hari", "bad"),
        (date(2026, 11, 23), "kurang dari sehari", "ok"),
    ],
)
def test_the_age_of_a_usulan_warns_before_it_is_late(sejak, kata, jenis):
    tanda = tanda_umur(sejak, date(2026, 11, 23))
    assert (tanda.kata, tanda.jenis) == (kata, jenis)


def test_a_holiday_and_another_limit_move_the_tag():
    sejak, kini = date(2026, 11, 13), date(2026, 11, 23)
    assert tanda_umur(sejak, kini, libur=[date(2026, 11, 18)]).jenis == "warn"
    assert tanda_umur(sejak, kini, batas=10).jenis == "ok"


def test_a_decision_lacks_what_its_kind_asks_for():
    baris = ("1", "2")
    assert periksa_putusan(Putusan(s.TERVERIFIKASI), baris) == []
    assert periksa_putusan(Putusan(s.TERVERIFIKASI, baris={"1": "PINDAH"}), baris) == []
    assert "Semua program" in periksa_putusan(Putusan(s.TERVERIFIKASI, baris=dict.fromkeys(baris, "PINDAH")), baris)[0]
    assert "sudah berubah" in periksa_putusan(Putusan(s.TERVERIFIKASI, baris={"3": "PINDAH"}), baris)[0]
    assert "perlu penjelasan" in periksa_putusan(Putusan(s.TERVERIFIKASI, baris={"1": "LAINNYA"}), baris)[0]
    assert periksa_putusan(Putusan(s.DITOLAK)) == ["Pilih alasan penolakan."]
    assert len(periksa_putusan(Putusan(s.DIKEMBALIKAN))) == 2
    for hasil in set(s.STATUS) - {s.TERVERIFIKASI, s.DITOLAK, s.DIKEMBALIKAN} | {""}:
        assert periksa_putusan(Putusan(hasil, alasan="PINDAH"))


def test_the_timeline_gets_words_that_fit_its_column():
    panjang = "x" * 500
    assert kalimat_putusan(Putusan(s.TERVERIFIKASI)) == ""
    assert kalimat_putusan(Putusan(s.TERVERIFIKASI, baris={"1": "PINDAH"}), 3) == "2 dari 3 program disetujui."
    assert kalimat_putusan(Putusan(s.DITOLAK, alasan="PINDAH")) == "Sudah pindah"
    assert kalimat_putusan(Putusan(s.DIKEMBALIKAN, bagian=("foto", "alamat"), catatan="Buram.")) == "KK dan alamat, Foto. Buram."
    semua = [Putusan(s.DIKEMBALIKAN, bagian=BAGIAN_KEMBALI, catatan=panjang)]
    semua += [Putusan(s.DITOLAK, alasan=kode, catatan=panjang) for kode in ALASAN_TOLAK]
    assert all(len(kalimat_putusan(satu)) <= 600 for satu in semua)


def test_what_needs_a_look_is_not_approved_together_with_others():
    assert halangan_massal(False, []) is None
    assert "NIK" in halangan_massal(True, ["PKH"])
    assert "PKH, PBI-JK" in halangan_massal(False, lewat_desil({"PKH", "PBI_JK"}, 7))
    assert lewat_desil({"PKH", "PBI_JK"}, 5) == ["PKH"] and lewat_desil({"PKH"}, None) == []


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 30))
def test_the_limit_of_lateness_is_the_last_day_that_is_late(hari_ini, batas):
    hari = batas_terlambat(hari_ini, batas)
    assert tanda_umur(hari, hari_ini, batas).jenis == "bad"
    assert tanda_umur(hari + timedelta(days=1), hari_ini, batas).jenis != "bad"


def test_the_next_cut_off_counts_today_and_rolls_over_the_year():
    assert penutupan_berikut(date(2026, 11, 17), 17) == (date(2026, 11, 17), 0)
    assert penutupan_berikut(date(2026, 12, 18), 17) == (date(2027, 1, 17), 30)
    assert penutupan_berikut(date(2027, 1, 31), 28) == (date(2027, 2, 28), 28)
