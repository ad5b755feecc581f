"""Beranda: the cut-off and the tasks."""

from __future__ import annotations

import pytest

from portal.laporan.rules.beranda import ALUR, alur, kalimat_penutupan, tugas_peran
from portal.usulan.rules.status import STATUS

LAIN = {"belum_lengkap": 0, "musdes_terbuka": 0, "paket_belum": 0, "terlambat": 0, "saya_periksa": 0}


def test_the_sentence_says_today_tomorrow_or_days():
    assert kalimat_penutupan("17 November 2026", 0) == "Penutupan pengajuan: hari ini (17 November 2026)."
    assert "besok" in kalimat_penutupan("x", 1) and "2 hari lagi" in kalimat_penutupan("x", 2)


def test_every_state_is_counted_once_on_the_way():
    semua = [status for _, kode in ALUR for status in kode]
    assert sorted(semua) == sorted(STATUS)
    assert sum(n for _, n in alur(dict.fromkeys(STATUS, 2))) == 2 * len(STATUS)


@pytest.mark.parametrize("peran", ["operator", "kades", "camat", "verifikator", "kadis"])
def test_returned_or_late_work_is_marked_and_nothing_is_marked_when_there_is_none(peran):
    assert not [t for t in tugas_peran(peran, {}, LAIN) if t.tanda]
    banyak = tugas_peran(peran, dict.fromkeys(STATUS, 3), dict.fromkeys(LAIN, 4))
    assert [t for t in banyak if t.tanda] and all(t.jumlah for t in banyak)
