"""Rules of operators, bimtek and coverage, without the app."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from portal.bimtek.rules.bimtek import BATAL, RENCANA, SELESAI, format_sertifikat, halangan_hasil, halangan_selesai
from portal.bimtek.rules.cakupan import (
    ADA,
    AKTIF,
    TERLATIH,
    TIADA,
    Cakupan,
    Desa,
    hitung,
    kalimat_cakupan,
    per_kecamatan,
)
from portal.bimtek.rules.operator import (
    BEBAS,
    INGATKAN,
    TOLAK,
    Masa,
    halangan_mengisi,
    is_aktif,
    peringatan_mengisi,
    salah_operator,
    terlalu_banyak,
)

HARI = date(2026, 11, 22)


def masa(mulai: int, selesai: int | None = None) -> Masa:
    return Masa(HARI + timedelta(days=mulai), HARI + timedelta(days=selesai) if selesai is not None else None)


@pytest.mark.parametrize(
    ("a", "b", "sama"),
    [
        (masa(0), masa(5), True), (masa(0, 4), masa(5), False), (masa(0, 5), masa(5), True), (masa(5), masa(0, 4), False),
        (masa(0, 9), masa(2, 3), True),
    ],  # fmt: skip
)
def test_two_appointments_overlap_when_a_day_belongs_to_both(a, b, sama):
    assert a.is_beririsan(b) is sama and b.is_beririsan(a) is sama


def test_a_desa_has_one_operator_at_a_time_unless_the_setting_allows_more():
    assert terlalu_banyak(masa(0), [masa(-100)], 1) and terlalu_banyak(masa(0), [masa(-100)], 2) is None
    assert terlalu_banyak(masa(0), [masa(-100, -1)], 1) is None
    assert "2 operator" in (terlalu_banyak(masa(0), [masa(-9), masa(-8)], 2) or "")


def test_what_is_wrong_with_an_appointment_is_said_at_its_field():
    assert set(salah_operator(" ", "12a", masa(3, 1))) == {"nama", "telepon", "selesai"}
    assert salah_operator("Sari", "+62 812-3456-7890", masa(0)) == {} and salah_operator("Sari", "", masa(0)) == {}


def test_who_came_within_thirty_days_is_active():
    kini = datetime(2026, 11, 22, tzinfo=UTC)
    assert is_aktif(kini - timedelta(days=30), kini) and not is_aktif(kini - timedelta(days=30, seconds=1), kini) and not is_aktif(None, kini)


@pytest.mark.parametrize(("wajib", "lulus", "tolak", "ingat"), [
    (TOLAK, False, True, False), (TOLAK, True, False, False), (INGATKAN, False, False, True), (INGATKAN, True, False, False),
    (BEBAS, False, False, False),
])  # fmt: skip
def test_entering_data_without_a_bimtek_is_refused_warned_or_free(wajib, lulus, tolak, ingat):
    assert bool(halangan_mengisi(wajib, lulus)) is tolak and bool(peringatan_mengisi(wajib, lulus)) is ingat


def test_coverage_counts_per_kecamatan_and_says_the_article_s_figure():
    desa = [Desa(f"17.02.17.{2000 + ke}", "A", "17.02.17", True, ke % 2 == 0, True) for ke in range(60)]
    desa += [Desa(f"17.02.07.{2000 + ke}", "B", "17.02.07", False, False, False) for ke in range(96)]
    assert hitung(desa) == Cakupan(156, 60, 30, 60) and kalimat_cakupan(hitung(desa)) == "60 dari 156 desa/kelurahan punya operator (38%)"
    bagian = per_kecamatan(desa)
    assert list(bagian) == ["17.02.07", "17.02.17"] and (bagian["17.02.07"].persen, bagian["17.02.17"].persen) == (0, 100)
    assert Cakupan().persen == 0 and Cakupan(156, 155).persen == 99


@pytest.mark.parametrize(("operator", "terlatih", "aktif", "keadaan"), [
    (False, False, False, TIADA), (True, False, True, ADA), (True, True, False, TERLATIH), (True, True, True, AKTIF),
])  # fmt: skip
def test_a_desa_on_the_map_has_one_state(operator, terlatih, aktif, keadaan):
    assert Desa("17.02.17.2001", "A", "17.02.17", operator, terlatih, aktif).keadaan == keadaan


def test_only_who_was_there_can_pass_and_a_session_closes_when_all_is_known():
    assert halangan_hasil(RENCANA, True, "lulus") is None and halangan_hasil(RENCANA, False, "") is None
    assert halangan_hasil(RENCANA, False, "lulus") and halangan_hasil(BATAL, True, "lulus") and halangan_hasil(RENCANA, True, "hebat")
    assert halangan_selesai(RENCANA, HARI, HARI, 3, 0) == []
    assert len(halangan_selesai(RENCANA, HARI + timedelta(days=1), HARI, 0, 2)) == 3
    assert halangan_selesai(SELESAI, HARI, HARI, 3, 0) == ["Bimtek ini sudah selesai."]
    assert format_sertifikat(7, 2026) == "0007/BIMTEK/2026"
