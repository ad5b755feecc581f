"""When a job may be taken up, and how far it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from portal.latar.rules import (
    BERJALAN,
    GAGAL,
    JENIS,
    MATI_SETELAH,
    MENUNGGU,
    SELESAI,
    STATUS,
    dapat_diambil,
    is_mati,
    persen,
)

KINI = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
HIDUP, DIAM = KINI - MATI_SETELAH, KINI - MATI_SETELAH - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("status", "denyut", "percobaan", "harus"),
    [
        (MENUNGGU, None, 0, True), (MENUNGGU, None, 2, True), (MENUNGGU, None, 3, False), (BERJALAN, HIDUP, 1, False),
        (BERJALAN, DIAM, 1, True), (BERJALAN, DIAM, 3, False), (BERJALAN, None, 1, True), (SELESAI, DIAM, 1, False), (GAGAL, DIAM, 1, False),
    ],
)  # fmt: skip
def test_a_job_is_taken_up_when_it_waits_or_its_worker_is_silent_and_tries_are_left(status, denyut, percobaan, harus):
    assert dapat_diambil(status, denyut, percobaan, KINI) is harus


def test_only_a_running_job_can_have_lost_its_worker():
    assert is_mati(BERJALAN, DIAM, KINI) and not is_mati(BERJALAN, HIDUP, KINI)
    assert not any(is_mati(status, DIAM, KINI) for status in STATUS if status != BERJALAN)


@pytest.mark.parametrize(("selesai", "dari", "harus"), [(0, 0, 0), (0, 10, 0), (1, 3, 33), (299, 300, 99), (300, 300, 100), (301, 300, 100)])
def test_progress_is_full_only_when_every_step_is_done(selesai, dari, harus):
    assert persen(selesai, dari) == harus


def test_every_kind_says_in_words_what_it_is_and_where_its_result_is():
    for jenis in JENIS.values():
        assert jenis.kata and all(kata and "." in titik for _, titik, kata in jenis.hasil)
