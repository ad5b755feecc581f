"""The rules of the queue as pure functions: percentiles, reasons, samples, four eyes with delegations, withdrawals, net changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest

from portal.akun.rules import Kuasa, bertentangan, periksa_wakil
from portal.usulan.rules import status as s
from portal.verifikasi.rules import FaktaAntrean, boleh_memutus, halangan_massal, hari_layanan
from portal.verifikasi.rules.alasan import (
    ALASAN_TOLAK,
    LAINNYA,
    alasan_hidup,
    daftar_alasan,
    salah_tambahan,
    setelan_baru,
)
from portal.verifikasi.rules.beda import gabung_beda
from portal.verifikasi.rules.klaim import halangan_setuju, perlu_kedua, status_antre
from portal.verifikasi.rules.kunjungan import banyak_contoh, periksa_kunjungan, undi
from portal.verifikasi.rules.putusan import KECAMATAN, PERTAMA, halangan_tarik
from portal.verifikasi.rules.umur import persentil, sebaran_umur

KINI = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
HARI = date(2026, 11, 23)  # a Monday
KOSONG = {"mati": [], "tambahan": []}


@pytest.mark.parametrize(
    ("nilai", "bagian", "hasil"),
    [([7], 50, 7), ([7], 90, 7), ([1, 2], 50, 1), ([1, 2, 3], 50, 2), ([*range(1, 11)], 90, 9), ([*range(1, 12)], 90, 10), ([5, 1, 3], 100, 5)],
)
def test_a_percentile_is_the_smallest_value_that_covers_its_share(nilai, bagian, hasil):
    assert persentil(nilai, bagian) == hasil


def test_a_percentile_of_nothing_is_refused():
    for nilai, bagian in (([], 50), ([1], 0), ([1], 101)):
        with pytest.raises(ValueError):
            persentil(nilai, bagian)


def test_waits_are_told_by_unit_in_service_days_the_slowest_first():
    jumat, lama = HARI - timedelta(days=3), HARI - timedelta(days=30)
    menunggu = [("17.02.19.1006", jumat, 9), ("17.02.19.1006", lama, 1), ("17.02.06.2001", lama, 2), ("17.02.19.1005", HARI, 1)]
    desa = sebaran_umur(menunggu, HARI, 5)
    lambat = hari_layanan(lama, HARI)
    assert [satu.kode for satu in desa] == ["17.02.06.2001", "17.02.19.1006", "17.02.19.1005"]
    assert (desa[1].jumlah, desa[1].median, desa[1].p90, desa[1].terlama, desa[1].terlambat) == (10, 1, 1, lambat, 1)
    kecamatan = sebaran_umur(menunggu, HARI, 5, 8)
    assert [(satu.kode, satu.jumlah, satu.terlambat) for satu in kecamatan] == [("17.02.06", 2, 2), ("17.02.19", 11, 1)]
    assert sebaran_umur([], HARI, 5) == []


def test_reasons_are_switched_off_and_added_without_moving_a_code():
    setelan = setelan_baru(KOSONG, set(ALASAN_TOLAK) - {"GANDA", LAINNYA}, "lain", "Rumah kosong", True)
    assert "GANDA" not in alasan_hidup(setelan) and "GANDA" in daftar_alasan(setelan)
    assert LAINNYA in alasan_hidup(setelan)
    lokal = alasan_hidup(setelan)["LOKAL_1"]
    assert (lokal.kata, lokal.wajib_catatan) == ("Rumah kosong", True)
    mati = setelan_baru(setelan, {"GANDA"})
    assert "LOKAL_1" not in alasan_hidup(mati) and daftar_alasan(mati)["LOKAL_1"].kata == "Rumah kosong"
    lagi = setelan_baru(mati, {"GANDA"}, "lain", "Alamat ganda")
    assert daftar_alasan(lagi)["LOKAL_2"].kata == "Alamat ganda"
    assert "sudah ada" in salah_tambahan(lagi, "lain", "rumah KOSONG")
    assert salah_tambahan(lagi, "lain", "Lain lagi") is None and "kelompok" in salah_tambahan(lagi, "x", "Lain lagi")


def test_every_reason_left_out_of_a_batch_is_told_at_once():
    kalimat = halangan_massal(True, ["PKH"], True)
    assert "kerabat" in kalimat and "NIK" in kalimat and "PKH" in kalimat
    assert halangan_massal(False, [], False) is None


def test_a_sample_drawn_again_with_its_seed_is_the_same_and_another_seed_draws_another():
    ids = [UUID(int=ke) for ke in range(200)]
    contoh = undi(ids, 20, "benih")
    assert contoh == undi(list(reversed(ids)), 20, "benih") and len(set(contoh)) == 20
    assert set(contoh) != set(undi(ids, 20, "lain"))
    assert (banyak_contoh(41, "persen", 5), banyak_contoh(3, "banyak", 9), banyak_contoh(0, "persen", 5)) == (3, 3, 0)


def test_a_visit_record_says_who_went_when_and_what_was_found():
    baik = {"hasil": "sesuai", "petugas": "Rina", "tanggal": HARI, "catatan": ""}
    assert periksa_kunjungan(baik, HARI, HARI) == {}
    assert set(periksa_kunjungan({}, HARI, HARI)) == {"hasil", "petugas", "tanggal"}
    assert set(periksa_kunjungan({**baik, "hasil": "berbeda"}, HARI, HARI)) == {"catatan"}
    assert set(periksa_kunjungan({**baik, "tanggal": HARI + timedelta(days=1)}, HARI, HARI)) == {"tanggal"}
    assert periksa_kunjungan({"hasil": "dibatalkan", "catatan": "Jalan putus oleh banjir."}, HARI, HARI) == {}


def test_a_delegate_takes_over_the_claim_of_the_absent_one_and_both_are_one_pair_of_eyes():
    dipegang = FaktaAntrean(s.DIPERIKSA, "operator", "rina", "Rina", KINI + timedelta(minutes=9))
    assert not boleh_memutus(dipegang, "budi", KINI)[0]
    kuasa = Kuasa(frozenset({"rina"}), frozenset({"rina"}))
    assert boleh_memutus(dipegang, "budi", KINI, kuasa=kuasa) == (True, "")
    buatan = FaktaAntrean(s.DIAJUKAN, "rina")
    assert "wakili" in boleh_memutus(buatan, "budi", KINI, kuasa=kuasa)[1]
    terbalik = Kuasa(frozenset(), frozenset({"budi"}))
    assert not boleh_memutus(FaktaAntrean(s.DIAJUKAN, "budi"), "rina", KINI, kuasa=terbalik)[0]
    kedua = FaktaAntrean(s.DIPERIKSA, "operator", "rina", "Rina", None, pertama="rina", pertama_nama="Rina", kerabat=True)
    assert "satu orang" in halangan_setuju(kedua, "budi", kuasa)
    assert "pertama" in halangan_setuju(kedua, "rina") and halangan_setuju(kedua, "sari") is None


def test_a_relative_of_an_official_needs_a_second_approval_and_an_open_visit_blocks_any():
    kerabat = FaktaAntrean(s.DIAJUKAN, "operator", kerabat=True)
    assert perlu_kedua(kerabat) and not perlu_kedua(FaktaAntrean(s.DIAJUKAN, "operator"))
    assert not perlu_kedua(FaktaAntrean(s.DIAJUKAN, "operator", kerabat=True, pertama="rina"))
    assert "Kunjungan rumah belum dicatat" in halangan_setuju(FaktaAntrean(s.DIAJUKAN, "operator", kunjungan=True), "rina")


def test_with_the_step_of_the_kecamatan_on_the_queue_holds_only_what_it_validated():
    antre = status_antre(True)
    assert boleh_memutus(FaktaAntrean(s.DIAJUKAN, "operator"), "rina", KINI, antre=antre) == (False, "Menunggu validasi kecamatan.")
    assert boleh_memutus(FaktaAntrean(s.VALID_KECAMATAN, "operator"), "rina", KINI, antre=antre)[0]
    assert s.VALID_KECAMATAN in status_antre(False)  # what was validated before it was switched off


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({}, None), ({"ditarik": True}, "sudah ditarik"), ({"sendiri": False}, "petugas yang memutus"), ({"status": s.DISAHKAN}, "lebih jauh"),
        ({"hasil": s.DIKEMBALIKAN, "status": s.DIAJUKAN}, "lebih jauh"), ({"tahap": PERTAMA}, "tidak dapat"), ({"tahap": KECAMATAN}, "tidak dapat"),
    ],
)  # fmt: skip
def test_a_decision_is_taken_back_by_its_maker_while_its_state_stands(lain, kata):
    isi = {"hasil": s.TERVERIFIKASI, "status": s.TERVERIFIKASI, "sendiri": True, "ditarik": False, **lain}
    kalimat = halangan_tarik(isi.pop("hasil"), isi.pop("status"), **isi)
    assert kalimat is None if kata is None else kata in kalimat


def test_changes_since_a_return_are_told_net_and_what_was_undone_is_not():
    def baris(aksi, beda, objek="x", bagian="anggota"):
        return SimpleNamespace(bagian=bagian, objek_id=objek, objek_nama="Sumiati", aksi=aksi, beda=beda)

    satu = gabung_beda([baris("ubah", {"nik": ["1", "2"], "nama": ["A", "B"]}), baris("ubah", {"nik": ["2", "3"], "nama": ["B", "A"]})])
    assert [(b.aksi, b.beda) for b in satu] == [("ubah", {"nik": ["1", "3"]})]
    assert satu[0].kalimat == "Anggota Sumiati diubah"
    assert gabung_beda([baris("buat", {"nama": [None, "B"]}), baris("hapus", {"nama": ["B", None]})]) == []
    assert gabung_beda([]) == []


def test_only_people_of_one_role_and_place_stand_in_for_each_other_and_for_a_while():
    def orang(id_, peran="verifikator", aktif=True, wilayah="17.02"):
        return SimpleNamespace(id=id_, peran=peran, aktif=aktif, wilayah_kode=wilayah)

    esok = HARI + timedelta(days=1)
    assert periksa_wakil(orang(1), orang(2), HARI, esok, HARI) == []
    for ke, mulai, selesai in (
        (orang(1), HARI, esok), (orang(2, "kadis"), HARI, esok), (orang(2, wilayah="17.03"), HARI, esok), (orang(2, aktif=False), HARI, esok),
        (orang(2), esok, HARI), (orang(2), None, esok), (orang(2), HARI, HARI + timedelta(days=60)),
    ):  # fmt: skip
        assert periksa_wakil(orang(1), ke, mulai, selesai, HARI), (ke, mulai, selesai)


def test_who_proposes_verifies_and_confirms_are_three_people():
    assert bertentangan("operator", "verifikator") and bertentangan("verifikator", "kadis") and bertentangan("kades", "kadis")
    assert not bertentangan("operator", "kades") and not bertentangan("admin", "verifikator") and not bertentangan("kadis", "kadis")
