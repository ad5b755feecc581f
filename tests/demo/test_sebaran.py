"""The arithmetic of the demo: totals, sizes and dates come out exactly, for any seed and day."""

from __future__ import annotations

from datetime import date
from random import Random
from uuid import UUID

import pytest

from portal.demo.orang import Nomor, Pembuat
from portal.demo.sebaran import KELUARGA_PENUH, bagi_anggota, bagi_keluarga, jumlah_jiwa, pilih_utama
from portal.pemeriksaan.rules.aturan import AturanBerlaku
from portal.pemeriksaan.rules.fakta import FaktaOrang, FaktaPeriksa, Luar
from portal.pemeriksaan.rules.periksa import periksa_keluarga
from portal.wilayah.queries import read_sumber

pytestmark = pytest.mark.sekali

DESA = [kode for kode, _ in read_sumber() if kode.startswith("17.02.") and kode.count(".") == 3]


def test_a_whole_kabupaten_has_the_persons_of_the_article():
    assert jumlah_jiwa(KELUARGA_PENUH) == 128_879
    ukuran = bagi_anggota(Random(1), KELUARGA_PENUH, 128_879)
    assert sum(ukuran) == 128_879 and min(ukuran) >= 1


@pytest.mark.parametrize("jumlah", [30, 40, 400, 5_000, KELUARGA_PENUH])
def test_families_are_spread_over_real_villages_and_none_is_lost(jumlah):
    utama = pilih_utama(DESA)
    hasil = bagi_keluarga(Random(2), DESA, utama, jumlah, 12)
    assert sum(hasil.values()) == jumlah and list(hasil) == sorted(hasil) and set(utama) <= set(hasil)
    assert len(DESA) == 156 and (jumlah < 5_000 or len(hasil) == 156)


def test_another_kabupaten_finds_its_main_units_too():
    desa = ["33.01.01.2001", "33.01.01.2002", "33.01.02.1001"]
    assert pilih_utama(desa) == ("33.01.02.1001", "33.01.01.2001", "33.01.01.2002")
    assert len(set(pilih_utama(["33.01.01.2001", "33.01.01.2002", "33.01.02.2001"]))) == 3


def test_no_number_is_handed_out_twice_even_on_one_day():
    nomor = Nomor()
    semua = [nomor.buat("17.02.19", date(1980, 5, 1), perempuan) for perempuan in (True, False) for _ in range(1000)]
    assert len(set(semua)) == 2000 and all(len(n) == 16 and n[12] == "9" for n in semua)
    assert {n[6:8] for n in semua} == {"01", "41"}


@pytest.mark.parametrize("hari_ini", [date(2026, 11, 22), date(2028, 2, 29), date(2027, 1, 1)])
def test_a_thousand_ordinary_families_cause_no_warning_but_where_a_nik_was_registered(hari_ini):
    pembuat = Pembuat(Random(3), hari_ini, ["17.02.19", "17.02.06"])
    for ke in range(1000):
        orang = pembuat.keluarga("17.02.19.1006", 1 + ke % 7)
        assert len(orang) == 1 + ke % 7 and all(o.tanggal_lahir <= hari_ini for o in orang)
        semua = tuple(
            FaktaOrang(UUID(int=urut), UUID(int=0), "17.02.19.1006", o.nama, o.nik, o.tanggal_lahir, o.jenis_kelamin, o.ibu_kandung, o.hubungan)
            for urut, o in enumerate(orang)
        )
        hasil = periksa_keluarga(FaktaPeriksa(UUID(int=0), "17.02.19.1006", anggota=semua), Luar(), AturanBerlaku(), hari_ini)
        assert {satu.aturan for satu in hasil if satu.is_dicatat} == set()
