"""The rules of an SPTJM: its period, the gate, what is missing before it closes, and the words of a packet without a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.musdes.rules.bentuk import AKTA, SEMUA_BAGIAN, akta_of, bagian_paket, kata_status
from portal.musdes.rules.berita_acara import kalimat_keputusan
from portal.musdes.rules.berkas import halangan_melepas, halangan_mengunggah, status_paket
from portal.musdes.rules.cetak import FaktaCetak, halangan_cetak
from portal.musdes.rules.kalender import TERLAMBAT, keadaan_musdes
from portal.musdes.rules.keputusan import kata_keputusan
from portal.musdes.rules.peserta import DESA, KELURAHAN
from portal.musdes.rules.sptjm import (
    FaktaSptjm,
    Periode,
    alasan_riwayat,
    halangan_periode,
    isi_butir,
    kekurangan_sptjm,
    nip_of,
    periode_sptjm,
)
from portal.musdes.rules.status import BAGIAN_PAKET, BATAL, BEKU, BERLANGSUNG, DITUTUP, kekurangan_paket
from portal.pengaturan.rules import BAWAAN, salah_nilai
from portal.usulan.rules.status import is_dari_sptjm, kalimat_riwayat

HARI = st.dates(date(2020, 1, 1), date(2040, 12, 31))
NOVEMBER = periode_sptjm(date(2026, 11, 20), None)
LENGKAP = FaktaSptjm(
    status=BERLANGSUNG, tanggal=date(2026, 11, 20), hari_ini=date(2026, 11, 22), periode=NOVEMBER, terakhir=date(2026, 8, 1),
    alasan="Kantor terendam banjir", nama="Amir Kepala", jabatan="Kepala Desa", jumlah_acara=2,
)  # fmt: skip


@given(HARI, st.integers(0, 40))
def test_the_period_is_that_of_the_input_up_to_the_day_and_without_one_its_month(tanggal, mundur):
    mulai = tanggal - timedelta(days=mundur)
    assert periode_sptjm(tanggal, mulai) == Periode(mulai, tanggal)
    assert periode_sptjm(tanggal, None) == Periode(tanggal.replace(day=1), tanggal)


def test_an_sptjm_is_refused_after_a_musyawarah_of_its_period_and_after_one_that_came_later():
    """A result of an earlier month still holds, yet a new usulan need not wait for the next musyawarah (domain 0.3)."""
    periode = periode_sptjm(date(2026, 11, 24), date(2026, 11, 3))
    for terakhir, boleh in ((None, True), (date(2026, 11, 2), True), (date(2026, 11, 3), False), (date(2026, 12, 1), False)):
        assert (halangan_periode(periode, terakhir, DESA) == "") is boleh, terakhir
    kalimat = halangan_periode(periode, date(2026, 11, 5), KELURAHAN)
    assert "Musyawarah Kelurahan sudah dilaksanakan 5 November 2026" in kalimat and "dimulai 3 November 2026" in kalimat


def test_a_complete_sptjm_closes_without_attendance_chair_or_notulen():
    assert kekurangan_sptjm(LENGKAP, DESA) == []


@pytest.mark.parametrize(("ubah", "kata"), [
    ({"alasan": ""}, "Alasan tidak melaksanakan musyawarah belum diisi"), ({"nama": ""}, "Nama kepala desa yang menyatakan belum diisi"),
    ({"jabatan": ""}, "Jabatan yang menyatakan"), ({"jumlah_acara": 0}, "Belum ada usulan"),
    ({"belum_diputus": tuple("ABCDEFG")}, "7 keluarga belum diputus: A, B, C, D, E, dan 2 lagi"), ({"tanpa_alasan": ("A",)}, "belum beralasan: A"),
    ({"lepas": ("A (dibatalkan)",)}, "keluarkan dari daftar: A (dibatalkan)"),
    ({"terakhir": date(2026, 11, 1)}, "sudah dilaksanakan 1 November 2026"),
    ({"status": DITUTUP}, "tidak sedang disusun"), ({"hari_ini": date(2026, 11, 19)}, "Tanggal pernyataan 20 November 2026 belum tiba"),
])  # fmt: skip
def test_each_thing_that_is_missing_is_said(ubah, kata):
    [kalimat] = kekurangan_sptjm(replace(LENGKAP, **ubah), DESA)
    assert kata in kalimat


def test_the_packet_of_an_sptjm_asks_for_both_papers_and_the_proof_of_publication_and_for_no_photo():
    bagian = bagian_paket("sptjm")
    assert list(bagian) == ["sptjm", "pernyataan", "publikasi"] and list(bagian_paket("musyawarah")) == list(BAGIAN_PAKET)
    assert [k.bagian for k in kekurangan_paket({"publikasi": 1}, bagian)] == ["sptjm", "pernyataan"]
    assert [akta_of("sptjm"), akta_of("musyawarah")] == ["sptjm", "berita_acara"] and "sptjm" in AKTA and set(bagian) <= set(SEMUA_BAGIAN)
    for jenis in ("foto", "daftar_hadir", "berita_acara"):
        assert "tidak diminta" in (halangan_mengunggah(DITUTUP, jenis, False, "sptjm") or ""), jenis
    assert "tidak diminta" in (halangan_mengunggah(DITUTUP, "sptjm", False) or "")
    assert halangan_mengunggah(DITUTUP, "sptjm", False, "sptjm") is None
    assert "Tutup SPTJM" in (halangan_mengunggah(BERLANGSUNG, "sptjm", False, "sptjm") or "")


def test_two_signed_papers_and_the_publication_carry_an_sptjm_forward_as_those_of_a_meeting():
    assert status_paket(DITUTUP, {"sptjm": 1}) == DITUTUP
    assert status_paket(DITUTUP, {"sptjm": 1, "pernyataan": 1}) == "ditandatangani"
    assert status_paket(DITUTUP, {"sptjm": 1, "pernyataan": 1, "publikasi": 2}) == "terpublikasi"
    assert status_paket(DITUTUP, {"sptjm": 1, "daftar_hadir": 1}) == DITUTUP


def test_who_recorded_it_does_not_release_it_and_the_words_are_of_an_sptjm():
    assert [("SPTJM" in h, "musyawarah" in h) for h in halangan_melepas(BERLANGSUNG, 1, [1], "sptjm")] == [(True, False)] * 2
    assert halangan_melepas(DITUTUP, 2, [1], "sptjm") == []


def test_meeting_papers_are_refused_and_letters_come_after_closing():
    for surat in ("undangan", "notulen"):
        assert "tanpa musyawarah" in halangan_cetak(surat, FaktaCetak(DITUTUP, "sptjm", 3, "isi"))
    assert "setelah SPTJM ditutup" in halangan_cetak("pengantar", FaktaCetak(BERLANGSUNG, "sptjm", 0, ""))
    assert all(halangan_cetak("pengumuman", FaktaCetak(s, "sptjm", 0, "")) == "" for s in BEKU)
    assert halangan_cetak("pengantar", FaktaCetak(BATAL, "sptjm", 0, "")).startswith("SPTJM ini batal")


def test_nobody_agrees_with_anybody_where_there_was_no_meeting():
    nol = dict.fromkeys(("masuk_keluarga", "masuk_jiwa", "bansos_keluarga", "hapus", "tidak_layak", "tetap_layak", "ditunda"), 0)
    hitungan = {**nol, "hapus": 2, "tetap_layak": 1, "program": {}, "hapus_alasan": {"MENINGGAL": 2}}
    assert "sepakat" in " ".join(kalimat_keputusan(hitungan, "DTSEN"))
    teks = " ".join(kalimat_keputusan(hitungan, "DTSEN", "sptjm"))
    assert "sepakat" not in teks and "penghapusan disetujui sejumlah 2 (dua) keluarga" in teks and "tidak disetujui" in teks
    assert kata_keputusan("layak", "hapus", "sptjm") == "Disetujui dihapus" and kata_keputusan("layak", "hapus") == "Disepakati dihapus"
    assert kata_keputusan("ditunda", "masuk", "sptjm") == "Ditunda"
    assert kata_status(BERLANGSUNG, "sptjm") == "Sedang disusun" and kata_status(BERLANGSUNG) == "Sedang berlangsung"


def test_the_timeline_names_the_sptjm_instead_of_a_meeting():
    alasan = alasan_riwayat("400.9/001/AB/XI/2026", "Keadaannya diketahui")
    assert is_dari_sptjm("siap_musdes", alasan) and not is_dari_sptjm("layak", alasan) and not is_dari_sptjm("siap_musdes", "Disepakati")
    for ke, jenis in (("layak", "masuk"), ("tidak_layak", "masuk"), ("ditunda", "bansos"), ("layak", "hapus"), ("tidak_layak", "hapus")):
        kalimat = kalimat_riwayat("siap_musdes", ke, "Rina (Operator)", jenis=jenis, sptjm=True)
        assert "SPTJM" in kalimat and "musyawarah" not in kalimat, kalimat
        assert "musyawarah" in kalimat_riwayat("siap_musdes", ke, "Rina (Operator)", jenis=jenis)


def test_statements_are_filled_with_the_words_of_the_unit_and_a_foreign_word_is_refused():
    isi = isi_butir(["{musyawarah} di {wilayah} ini oleh {kepala}, {register}; {lain}."], KELURAHAN, "DTSEN")
    assert isi == ["Musyawarah Kelurahan di kelurahan ini oleh Lurah, DTSEN; {lain}"]
    asing = "Isian {__class__} tidak dikenal. Yang ada: wilayah, kepala, musyawarah, register."
    assert salah_nilai("butir_sptjm", ["Baik {wilayah}", "{__class__}"]) == asing
    assert salah_nilai("butir_sptjm", []) and salah_nilai("butir_tanpa_musyawarah", ["x" * 401]) and salah_nilai("pola_nomor_sptjm", "tetap")
    for kunci in ("butir_sptjm", "butir_tanpa_musyawarah", "meterai_sptjm", "pola_nomor_sptjm"):
        assert salah_nilai(kunci, BAWAAN[kunci]) is None, kunci


def test_a_nip_stands_only_under_the_lurah_whom_the_profile_names():
    kop = {"kepala_nama": "Amir Kepala", "kepala_nip": "19700101 199503 1 999"}
    assert nip_of({"pimpinan_nama": "Amir Kepala"}, kop, True) == kop["kepala_nip"]
    assert nip_of({"pimpinan_nama": "Plh Lain"}, kop, True) == "" and nip_of({"pimpinan_nama": "Amir Kepala"}, kop, False) is None


def test_a_late_packet_of_an_sptjm_is_named_so_on_the_calendar():
    hasil = keadaan_musdes(None, None, date(2026, 9, 1), hari_ini=date(2026, 11, 1), bulan=3, tanggal_penutupan=17, paket="SPTJM")
    assert hasil.keadaan == TERLAMBAT and hasil.kalimat.startswith("Paket SPTJM 1 September 2026")
