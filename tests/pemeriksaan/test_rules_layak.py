"""Eligibility, PKH components, apparatus and relatives."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.kode.dukcapil import ANAK, KEPALA_KELUARGA
from portal.pemeriksaan.rules.aturan import ATURAN, AturanBerlaku
from portal.pemeriksaan.rules.fakta import FaktaAparat, FaktaOrang, FaktaPeriksa, Luar
from portal.pemeriksaan.rules.komponen import FUNGSI, komponen_pkh
from portal.pemeriksaan.rules.periksa import periksa_keluarga

HARI_INI = date(2026, 11, 22)
DESA, K = "17.02.19.2001", UUID(int=100)
NIK = "1702191708889001"
KEPALA = FaktaOrang(UUID(int=1), K, DESA, "Bambang Wijaya", NIK, date(1988, 8, 17), "L", "Karti", KEPALA_KELUARGA, 4, 9)
KELUARGA = FaktaPeriksa(K, DESA, "1702190101069003", "Bambang Wijaya", 2, (KEPALA,))
BAKU = AturanBerlaku()


def anak(lahir, nomor=2, **isi):
    return FaktaOrang(UUID(int=nomor), K, DESA, f"Anak {'ABCDEFGHI'[nomor]}", None, lahir, hubungan=ANAK, **{"jenis_kelamin": "P", **isi})


def periksa(keluarga=KELUARGA, luar=None, **batas):
    return periksa_keluarga(keluarga, luar or Luar(), AturanBerlaku(frozenset({"NIK_KOSONG"}), batas), HARI_INI)


def kode(*isi, **nama):
    return [satu.aturan for satu in periksa(*isi, **nama)]


def komponen(*orang, atur=BAKU):
    return [(satu.kode, satu.dihitung) for satu in komponen_pkh(replace(KELUARGA, anggota=orang), atur, HARI_INI)]


@pytest.mark.parametrize(
    "pekerjaan, temu",
    [(5, "PEKERJAAN"), (7, "PEKERJAAN"), (55, "PEKERJAAN"), (73, "PEKERJAAN"), (86, "PEKERJAAN"), (4, "PEKERJAAN_PERIKSA"),
     (17, "PEKERJAAN_PERIKSA"), (65, "PEKERJAAN_PERIKSA")],
)  # fmt: skip
def test_work_that_excludes_is_told_from_work_to_ask_about(pekerjaan, temu):
    (satu,) = periksa(replace(KELUARGA, anggota=(replace(KEPALA, pekerjaan=pekerjaan),)))
    assert satu.aturan == temu and satu.anggota_id == KEPALA.id and satu.tingkat == {"PEKERJAAN": "kuat"}.get(temu, "ringan")


@pytest.mark.parametrize("pekerjaan", [None, 1, 9, 15, 18, 20, 47, 66, 84, 89])
def test_other_work_is_no_finding(pekerjaan):
    assert kode(replace(KELUARGA, anggota=(replace(KEPALA, pekerjaan=pekerjaan),))) == []


def test_a_group_of_work_can_be_switched_off_by_itself():
    guru = replace(KELUARGA, anggota=(replace(KEPALA, pekerjaan=65),))
    assert kode(guru, PEKERJAAN_PERIKSA={"guru_dosen": 0}) == []


def test_desil_counts_only_for_what_is_proposed_and_never_without_a_rank():
    kaya = replace(KELUARGA, desil=5, program=frozenset({"SEMBAKO", "PBI_JK", "LOKAL"}))
    (satu,) = periksa(kaya)
    assert satu.aturan == "DESIL" and "desil 5" in satu.kalimat and "Sembako" in satu.kalimat
    assert kode(replace(kaya, desil=None)) == kode(replace(kaya, program=frozenset())) == kode(kaya, DESIL={"SEMBAKO": 5}) == []


def test_what_is_received_or_proposed_already_is_said_once_a_period():
    ganda = replace(KELUARGA, program=frozenset({"SEMBAKO"}), diusulkan=frozenset({"SEMBAKO"}), menerima=frozenset({"SEMBAKO"}), periode="2026-11")
    hasil = periksa(ganda)
    assert [(satu.aturan, satu.tingkat) for satu in hasil] == [("SUDAH_MENERIMA", "kuat"), ("SUDAH_DIUSULKAN", "tolak")]
    assert {satu.kunci for satu in hasil}.isdisjoint(satu.kunci for satu in periksa(replace(ganda, periode="2026-12")))


@pytest.mark.parametrize(
    ("tempat", "temu"), [(1, []), (2, ["MENINGGAL"]), (3, ["TIDAK_DI_TEMPAT"]), (4, ["TIDAK_DI_TEMPAT"]), (5, []), (6, ["TIDAK_DI_TEMPAT"])]
)
def test_who_died_moved_or_was_not_found_is_said(tempat, temu):
    assert kode(replace(KELUARGA, anggota=(replace(KEPALA, rincian={"keberadaan": tempat}),))) == temu


@pytest.mark.parametrize(
    "rumah, temu",
    [
        ({"aset_bergerak_mobil": 1}, [("MOBIL", "kuat")]), ({"aset_bergerak_mobil": 2, "daya_terpasang": 1}, []),
        ({"daya_terpasang": 2}, [("DAYA_900", "ringan")]), ({"daya_terpasang": 3}, [("DAYA_1300", "kuat")]),
        ({"daya_terpasang": 5, "sumber_penerangan_utama": 4}, []), ({}, []),
    ],
)  # fmt: skip
def test_a_car_and_power_without_subsidy(rumah, temu):
    assert [(satu.aturan, satu.tingkat) for satu in periksa(replace(KELUARGA, rumah=rumah))] == temu


def test_components_follow_age_school_pregnancy_and_disability():
    assert komponen(anak(date(2024, 1, 1))) == [("balita", True)]
    assert komponen(anak(date(2020, 1, 1), rincian={"partisipasi_sekolah": 2, "jenjang_tertinggi_yang_diduduki": 3})) == [("sd", True)]
    assert komponen(anak(date(2020, 1, 1), rincian={"partisipasi_sekolah": 1})) == [("balita", True)]
    for jenjang, temu in ((5, "sd"), (6, "smp"), (9, "smp"), (11, "sma"), (17, "sma")):
        assert komponen(anak(date(2009, 1, 1), rincian={"partisipasi_sekolah": 2, "jenjang_tertinggi_yang_diduduki": jenjang})) == [(temu, True)]
    assert komponen(anak(date(2009, 1, 1), pekerjaan=3)) == [("sekolah", True)]
    assert komponen(anak(date(2006, 1, 1), pekerjaan=3)) == komponen(anak(date(2009, 1, 1), pekerjaan=3, rincian={"partisipasi_sekolah": 3})) == []
    assert komponen(anak(date(2006, 1, 1), rincian={"partisipasi_sekolah": 2, "jenjang_tertinggi_yang_diduduki": 19})) == []
    assert komponen(anak(date(2000, 1, 1), rincian={"hamil": 1})) == [("hamil", True)]
    assert komponen(anak(date(2000, 1, 1), jenis_kelamin="L", rincian={"hamil": 1})) == []
    assert komponen(anak(date(1966, 11, 22))) == [("lansia", True)] and komponen(anak(date(1966, 11, 23))) == []
    assert komponen(anak(None, rincian={"mengurus_diri": 1})) == [("disabilitas", True)] and komponen(anak(None, rincian={"mengurus_diri": 2})) == []


def test_the_limits_of_components_are_settings_and_what_is_beyond_is_not_counted():
    tujuh_puluh = AturanBerlaku(batas={"PKH_TANPA_KOMPONEN": {"lansia_mulai": 70}})
    assert komponen(anak(date(1960, 1, 1)), atur=tujuh_puluh) == []
    balita = [anak(date(2024, 1, 1), nomor) for nomor in range(2, 5)]
    assert komponen(*balita) == [("balita", True), ("balita", True), ("balita", False)]
    enam = [anak(date(2016, 1, 1), nomor, pekerjaan=3) for nomor in range(2, 8)]
    assert [dihitung for _, dihitung in komponen(*enam)] == [True] * 4 + [False] * 2
    assert komponen(anak(date(2024, 1, 1), rincian={"keberadaan": 2})) == []


def test_pkh_without_a_component_is_asked_about_and_with_one_it_is_not():
    pkh = replace(KELUARGA, program=frozenset({"PKH"}))
    assert kode(pkh) == kode(replace(pkh, program=frozenset(), menerima=frozenset({"PKH"}))) == ["PKH_TANPA_KOMPONEN"]
    assert kode(replace(pkh, anggota=(KEPALA, anak(date(2024, 1, 1))))) == kode() == []


PERUBAH = st.sampled_from(["hamil", "partisipasi_sekolah", "jenjang_tertinggi_yang_diduduki", "keberadaan", *FUNGSI])


@given(st.dictionaries(PERUBAH, st.integers(-3, 99)), st.one_of(st.none(), st.dates()), st.integers(0, 99))
def test_no_code_and_no_date_makes_a_check_fail(rincian, lahir, pekerjaan):
    orang = anak(lahir, rincian=rincian, pekerjaan=pekerjaan)
    hasil = periksa(replace(KELUARGA, anggota=(KEPALA, orang), program=frozenset({"PKH"}), rumah={"daya_terpasang": pekerjaan}))
    assert all(satu.kalimat and satu.aturan in ATURAN for satu in hasil)


KADES = FaktaAparat(UUID(int=70), DESA, "Bambang Wijaya", NIK, "kades", date(2020, 1, 1))


def luar(**isi):
    return Luar(aparat=(replace(KADES, **isi),))


def test_an_official_is_not_eligible_and_the_family_is_looked_at():
    (satu,) = periksa(luar=luar())
    assert (satu.aturan, satu.tingkat, satu.anggota_id) == ("APARAT", "tolak", KEPALA.id)
    assert kode(replace(KELUARGA, anggota=(KEPALA, anak(date(2010, 1, 1)))), luar()) == ["APARAT", "SATU_KK_APARAT"]


@pytest.mark.parametrize("isi", [{"selesai": date(2026, 11, 21)}, {"mulai": date(2026, 11, 23)}, {"nik": "1702191708889002"}, {"jabatan": "rt_rw"}])
def test_who_is_not_in_office_is_another_person_or_head_of_an_rt_is_no_finding(isi):
    assert kode(luar=luar(**isi)) == []


def test_whether_an_rt_counts_is_a_setting_and_the_last_day_in_office_counts():
    assert kode(luar=luar(jabatan="rt_rw"), APARAT={"rt_rw": 1}) == kode(luar=luar(selesai=HARI_INI)) == ["APARAT"]


def test_the_name_alone_is_only_a_question_and_only_in_the_same_desa():
    assert kode(luar=luar(nik=None, nama="BAMBANG WIDJAYA, S.E.")) == ["APARAT_NAMA"]
    assert kode(luar=luar(nik=None, desa_kode="17.02.19.2002")) == kode(luar=luar(nik=None, nama="...")) == []


def test_a_declared_relative_is_never_rejected():
    (satu,) = periksa(luar=Luar(kerabat=((KADES.id, "anak"),)))
    assert (satu.aturan, satu.tingkat) == ("KERABAT", "kuat") and "tidak ditolak" in satu.kalimat
    assert kode(luar=Luar(aparat=(replace(KADES, nik=None, nama="X", selesai=date(2021, 1, 1)),), kerabat=((KADES.id, "anak"),))) == []
