"""Which saves of the history are shown as one change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from portal.keluarga.rules.riwayat import BUAT, HAPUS, SEJENAK, UBAH, satukan

AWAL = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def baris(menit: float, beda: dict[str, list[Any]], **lain: Any) -> SimpleNamespace:
    isi = {"oleh": "rina", "bagian": "alamat", "objek_id": None, "aksi": UBAH} | lain
    return SimpleNamespace(pada=AWAL + timedelta(minutes=menit), beda=beda, **isi)


def test_saves_that_follow_each_other_are_one_before_and_after():
    (satu,) = satukan([baris(4, {"dusun": ["Ta", "Talang"], "rt": ["001", None]}), baris(1, {"dusun": [None, "Ta"]})])
    assert (satu.jumlah, satu.beda) == (2, {"dusun": [None, "Talang"], "rt": ["001", None]})
    assert (satu.akhir.pada, satu.awal.pada) == (AWAL + timedelta(minutes=4), AWAL + timedelta(minutes=1))


def test_what_was_typed_and_taken_back_leaves_nothing_to_show():
    (satu,) = satukan([baris(2, {"dusun": ["Ta", None]}), baris(1, {"dusun": [None, "Ta"]})])
    assert satu.jumlah == 2 and satu.beda == {}


@pytest.mark.parametrize(
    "lain", [{"oleh": "adi"}, {"bagian": "rumah"}, {"objek_id": "anggota"}, {"aksi": BUAT}, {"aksi": HAPUS}], ids=lambda satu: next(iter(satu))
)
def test_another_person_place_or_deed_is_another_change(lain):
    assert len(satukan([baris(2, {"a": [1, 2]}), baris(1, {"a": [0, 1]}, **lain)])) == 2


def test_two_deeds_are_never_one_even_when_they_are_alike():
    assert len(satukan([baris(2, {"a": [None, 2]}, aksi=BUAT), baris(1, {"a": [None, 1]}, aksi=BUAT)])) == 2


def test_a_group_is_no_longer_than_ten_minutes_from_its_newest_save():
    menit = SEJENAK.total_seconds() / 60
    kelompok = satukan([baris(satu, {"a": [satu, satu + 1]}) for satu in range(25, -1, -1)])
    assert [k.jumlah for k in kelompok] == [11, 11, 4] and menit == 10
    assert all(k.akhir.pada - k.awal.pada <= SEJENAK for k in kelompok)
    assert satukan([]) == []
