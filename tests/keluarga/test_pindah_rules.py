"""Who may take which step of a request for a family, and when a typed name is a member's."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from portal.akun.rules import Peran
from portal.keluarga.rules.pindah import (
    DIBATALKAN,
    DILEPAS,
    DIMINTA,
    DITOLAK,
    JENIS_TANDA,
    KATA_STATUS,
    STATUS,
    Pihak,
    boleh_pindah,
    is_lewat,
    is_nama_cocok,
    kalimat_tidak_boleh,
    pihak_of,
)
from portal.kit.teks import kunci_cari
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN


@pytest.mark.parametrize(("dari", "ke", "pihak", "lewat"), list(product(STATUS, STATUS, Pihak, (False, True))))
def test_only_these_steps_are_taken(dari, ke, pihak, lewat):
    boleh = {
        (DIMINTA, DILEPAS, Pihak.PEMEGANG, False), (DIMINTA, DILEPAS, Pihak.PEMEGANG, True), (DIMINTA, DILEPAS, Pihak.DINAS, True),
        (DIMINTA, DITOLAK, Pihak.PEMEGANG, False), (DIMINTA, DITOLAK, Pihak.PEMEGANG, True),
        (DIMINTA, DIBATALKAN, Pihak.PEMINTA, False), (DIMINTA, DIBATALKAN, Pihak.PEMINTA, True),
    }  # fmt: skip
    assert boleh_pindah(dari, ke, pihak, lewat=lewat) == ((dari, ke, pihak, lewat) in boleh)


def test_every_state_has_its_words():
    assert set(KATA_STATUS) == set(JENIS_TANDA) == set(STATUS)


@pytest.mark.parametrize(("peran", "wilayah", "pihak"), [
    ("operator", KELURAHAN, Pihak.PEMEGANG), ("operator", DESA, Pihak.PEMINTA), ("operator", DESA_LAIN, Pihak.LAIN),
    ("kades", KELURAHAN, Pihak.LAIN), ("verifikator", KABUPATEN, Pihak.DINAS), ("kadis", KABUPATEN, Pihak.LAIN),
])  # fmt: skip
def test_a_person_stands_on_one_side(peran, wilayah, pihak):
    assert pihak_of(Peran(peran), wilayah, KELURAHAN, DESA) == pihak


def test_the_village_has_its_days_and_then_the_dinsos_may_answer():
    assert not is_lewat(date(2026, 11, 8), date(2026, 11, 21), 14)
    assert is_lewat(date(2026, 11, 8), date(2026, 11, 22), 14)
    assert "14 hari" in kalimat_tidak_boleh(DIMINTA, Pihak.DINAS, 14)
    assert "sudah selesai" in kalimat_tidak_boleh(DILEPAS, Pihak.PEMEGANG, 14)
    assert "desa atau kelurahan yang lain" in kalimat_tidak_boleh(DIMINTA, Pihak.PEMINTA, 14)


@pytest.mark.parametrize(("diketik", "nama", "cocok"), [
    ("Sumiati", "SUMIATI", True), ("Sumiati", "Sumiati Harahap", False), ("Siti Aminah", "ST. AMINAH", True),
    ("Muh. Rizal Efendi", "Muhammad Rizal E", True), ("Siti Nurhaliza Putri", "Siti Nurhaliza", True), ("Siti Aminah", "Siti Aisyah", False),
    ("Aminah Siti", "Siti Aminah", False), ("Siti", "Siti Aminah Wati", False), ("", "Siti", False), ("", "", False), ("A", "A", True),
    ("S A", "Siti Aminah", False), ("Rudi", "Budi", False),
])  # fmt: skip
def test_a_name_matches_as_it_is_written_on_cards_and_not_when_it_says_too_little(diketik, nama, cocok):
    assert is_nama_cocok(kunci_cari(diketik), kunci_cari(nama)) == cocok
