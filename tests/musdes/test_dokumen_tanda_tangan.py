"""The signature block stands on one page however long the paper is, with room to sign; each row once under its head."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from portal.kit.angka import angka_dan_kata, terbilang
from tests.musdes.bahan import Bahan, Pembuat, halaman_pdf
from tests.musdes.kertas import (
    cetak,
    per_lampiran,
    periksa_tanda_tangan,
    ruang_tanda_tangan,
)


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


@pytest.mark.kertas
@pytest.mark.parametrize("banyak", [1, 20, 57, 58])
def test_each_row_is_printed_once_under_the_head_and_the_signatures_stand_on_one_page(app, pabrik, buat, banyak):
    oleh = pabrik.pengguna()
    halaman = halaman_pdf(cetak(app, buat.musdes(oleh, [Bahan(f"Keluarga{ke:03d}") for ke in range(banyak)]), oleh))
    lembar = [teks for teks in halaman if "Keluarga0" in teks]
    nama = Counter(re.findall(r"Keluarga\d{3}", "".join(lembar)))
    assert nama == {f"Keluarga{ke:03d}": 1 for ke in range(banyak)}
    assert all("Nama pengurus" in teks and "No. KK" in teks for teks in lembar)
    teks = " ".join(" ".join(halaman).split())
    assert f"{angka_dan_kata(banyak)} keluarga, {angka_dan_kata(banyak * 3)} jiwa" in teks
    assert [a for a, kata in re.findall(r"(\d[\d.]*) \(([a-z ]+)\)", teks) if terbilang(int(a.replace(".", ""))) != kata] == []
    periksa_tanda_tangan(halaman)


@pytest.mark.kertas
@pytest.mark.parametrize("kertas", ["F4", "A4"])
@pytest.mark.parametrize("banyak", [4, 8, 12])
def test_the_signatures_stay_together_wherever_the_page_ends(app, pabrik, buat, banyak, kertas):
    oleh = pabrik.pengguna()
    hukum = [f"Peraturan Contoh Nomor {ke} Tahun 2026;" for ke in range(banyak)]
    jadi = buat.musdes(oleh, [Bahan()], setelan={"dasar_hukum": hukum})
    isi = cetak(app, jadi, oleh, kertas=kertas)
    halaman = halaman_pdf(isi)
    assert [h for h in hukum if h not in " ".join(" ".join(halaman).split())] == []
    periksa_tanda_tangan(halaman)
    assert ruang_tanda_tangan(isi) >= 22


# Kind, decision and reason by turns: the Lampiran in which such a family belongs.
GILIRAN = (
    ("I", {"jenis": "masuk"}), ("II", {"jenis": "bansos", "program": ("PKH",)}), ("III", {"jenis": "hapus", "alasan_hapus": "MAMPU"}),
    ("III", {"keputusan": "tidak_layak", "alasan": "Sudah mampu"}), ("IV", {"keputusan": "ditunda", "alasan": "Perlu kunjungan"}),
)  # fmt: skip


@pytest.mark.kertas
@pytest.mark.berat
def test_five_hundred_families_stand_once_each_in_their_lampiran_and_the_words_equal_the_digits(app, pabrik, buat):
    oleh = pabrik.pengguna()
    bahan = [Bahan(f"Keluarga{ke:03d}", jiwa=1, **GILIRAN[ke % 5][1]) for ke in range(500)]
    halaman = halaman_pdf(cetak(app, buat.musdes(oleh, bahan), oleh))
    for kode, teks in per_lampiran(halaman).items():
        harus = [f"Keluarga{ke:03d}" for ke in range(500) if GILIRAN[ke % 5][0] == kode]
        assert Counter(re.findall(r"Keluarga\d{3}", teks)) == Counter(harus), kode
    teks = " ".join(" ".join(halaman).split())
    sebutan = re.findall(r"(\d[\d.]*) \(([a-z ]+)\)", teks)
    assert all(terbilang(int(angka.replace(".", ""))) == kata for angka, kata in sebutan)
    for kalimat in ("masuk DTSEN dinyatakan layak sejumlah 100 (seratus) keluarga", "PKH 100 (seratus) KPM", "ditunda sejumlah 100 (seratus)"):
        assert kalimat in teks, kalimat
    assert teks.count("Jumlah Lampiran III: 200 (dua ratus) keluarga, 200 (dua ratus) jiwa.") == 1
    assert all(f"Halaman {ke} dari {len(halaman)}" in satu for ke, satu in enumerate(halaman, 1))
    assert all("Nama pengurus" in satu for satu in halaman if "Keluarga" in satu and "LAMPIRAN" not in satu)
    periksa_tanda_tangan(halaman)
