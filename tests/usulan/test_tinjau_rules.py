"""Tinjau ulang as pure rules: what a family receives now, in words, and the reason that a removal needs."""

from __future__ import annotations

from datetime import date

import pytest

from portal.usulan.rules.bukti import KUNCI, bukti_wajib
from portal.usulan.rules.isian import IsiUsulan, periksa_isi
from portal.usulan.rules.jenis import ALASAN, ALASAN_HAPUS, TINJAU_ULANG
from portal.usulan.rules.tinjau import (
    DAFTAR,
    PUSAT,
    Terima,
    alasan_sesudah,
    is_tinjau,
    kalimat_terima,
    keterangan_tinjau,
    masih_menerima,
    salah_alasan,
    sidik_tinjau,
)

MARET, MEI = date(2026, 3, 3), date(2026, 5, 1)


def test_each_programme_stands_once_by_its_earliest_day_in_the_order_of_the_programmes():
    sembako = [Terima("SEMBAKO", DAFTAR), Terima("SEMBAKO", DAFTAR, MEI)]
    semua = [*sembako, Terima("PKH", DAFTAR, MEI), Terima("PKH", PUSAT, MARET), Terima("LOTRE", DAFTAR, MEI)]
    assert masih_menerima(semua, None) == (Terima("PKH", PUSAT, MARET), Terima("SEMBAKO", DAFTAR, MEI))


@pytest.mark.parametrize(("dihapus", "sisa"), [(None, 2), (date(2026, 4, 1), 1), (MEI, 0), (date(2026, 2, 1), 2)])
def test_what_began_before_a_removal_ended_with_it(dihapus, sisa):
    assert len(masih_menerima([Terima("PKH", PUSAT, MARET), Terima("SEMBAKO", DAFTAR, MEI)], dihapus)) == sisa
    assert not masih_menerima([Terima("PKH", DAFTAR)], MARET), "tanpa tanggal tidak dapat sesudah penghapusan"


def test_what_is_received_is_said_with_since_when_and_who_says_so():
    kalimat = kalimat_terima([Terima("PKH", PUSAT, MARET), Terima("SEMBAKO", DAFTAR)])
    assert kalimat == "PKH sejak 3 Maret 2026 (ditetapkan pusat); Sembako (daftar penerima)"
    assert keterangan_tinjau([Terima("PKH", DAFTAR, MEI)]) == "Menerima PKH sejak 1 Mei 2026 (daftar penerima)."


def test_only_an_agreed_removal_needs_one_of_the_real_reasons():
    for keputusan in ("tidak_layak", "ditunda"):
        assert salah_alasan(keputusan, "") is None and alasan_sesudah(keputusan, "MAMPU") == TINJAU_ULANG
    assert all(salah_alasan("layak", salah) for salah in ("", TINJAU_ULANG, "GANTI_SAKIT"))
    assert all(salah_alasan("layak", kode) is None and alasan_sesudah("layak", kode) == kode for kode in ALASAN_HAPUS)


def test_the_reason_demands_no_proof_and_is_no_choice_of_a_form():
    assert bukti_wajib("hapus", TINJAU_ULANG, {}) == () and TINJAU_ULANG not in KUNCI and TINJAU_ULANG not in ALASAN_HAPUS
    assert ALASAN[TINJAU_ULANG].kata == "Ditinjau ulang oleh musyawarah"
    assert periksa_isi(IsiUsulan("hapus", alasan_hapus=TINJAU_ULANG, keterangan="x"), ()) == ["Pilih alasan penghapusan."]


def test_a_tinjau_ulang_stays_known_by_its_fingerprint():
    assert is_tinjau("hapus", sidik_tinjau("a" * 64)) and len(sidik_tinjau("a" * 64)) == 64
    assert not is_tinjau("hapus", "a" * 64) and not is_tinjau("masuk", sidik_tinjau("a"))
    assert sidik_tinjau("a" * 64) != sidik_tinjau("b" * 64)
