"""What a published list may show: masked names, no number, no reason, no programme that tells of health; its days."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kuota.rules import PROGRAM
from portal.kuota.rules.terbuka import BANTUAN_DAERAH, is_menyiratkan_sehat, nama_terbuka, sebut_terbuka
from portal.warga.rules.pengumuman import (
    BERAKHIR,
    DIGANTI,
    DITARIK,
    DIUMUMKAN,
    halangan_umumkan,
    kalimat_keadaan,
    keadaan_of,
    masa_pengumuman,
    nomor_baris,
    samarkan_umum,
    susun_isi,
)

pytestmark = pytest.mark.sekali
HARI = date(2026, 11, 22)


@dataclass(frozen=True)
class Lokal:
    kode: str
    nama: str
    singkatan: str


BENCANA, LANSIA = Lokal("BENCANA", "Bantuan korban bencana", "Bencana"), Lokal("LANSIA", "Permakanan lanjut usia", "Permakanan lansia")
DISABILITAS = Lokal("DIS", "Bantuan penyandang disabilitas", "Disabilitas")


@pytest.mark.parametrize(
    ("nama", "samar"),
    [
        ("Sumiati Anggraini", "Su***** A."), ("SUMIATI", "Su*****"), ("Ali", "A*****"), ("A", "*****"), ("", "*****"),
        ("H. Budi bin Amat", "***** B. B. A."),
        ("Sari 1702190101809001", "Sa*****"), ("Siti-Nur Aisyah", "Si***** A."), ("Ólöf", "Ól*****"), ("  M.  Nur ", "***** N."),
    ],
)  # fmt: skip
def test_a_name_is_known_to_neighbours_only(nama, samar):
    assert samarkan_umum(nama) == samar


@given(st.text(max_size=60))
def test_no_masked_name_holds_a_whole_word_of_the_name_or_a_digit(nama):
    samar = samarkan_umum(nama)
    assert not re.search(r"[0-9]", samar) and "*****" in samar
    for kata in nama.split():
        huruf = "".join(satu for satu in kata if satu.isalpha())
        if len(huruf) > 1 and huruf.casefold() == huruf.upper().casefold():  # some letters have no other case
            assert huruf.casefold() not in [satu.strip("*.").casefold() for satu in samar.split()]


nama_orang = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz '.-0123456789", min_size=1, max_size=40)
baris = st.fixed_dictionaries(
    {
        "nama": nama_orang, "jenis": st.sampled_from(["masuk", "bansos", "hapus", "perbaikan", "ganti_pengurus"]),
        "program": st.lists(st.sampled_from(["PKH", "SEMBAKO", "PBI_JK", "DIS", "LANSIA", "HILANG"]), max_size=4),
        "rt": st.sampled_from(["", "001", "012"]), "rw": st.sampled_from(["", "003"]), "hasil": st.sampled_from(["Layak", "Ditunda"]),
        "nik": st.just("1702190101809001"), "no_kk": st.just("1702190903159002"), "lahir": st.just("01-01-1980"),
        "alamat": st.just("Jalan Rahasia Nomor 9"), "alasan": st.just("Sakit menahun"), "alasan_hapus": st.just("MENINGGAL"),
        "orang": st.just([{"nama": "Anak Rahasia", "nik": "1702190101109003", "program": "DIS"}]),
    }
)  # fmt: skip


def beku(semua: list[dict]) -> dict:
    lampiran = [{**satu, "urutan": len(semua) - ke, "usulan_id": f"u{ke}"} for ke, satu in enumerate(semua)]
    return {
        "register": "DTSEN", "istilah": {"wilayah": "Desa", "jenis": "Musyawarah Desa", "kepala": "Kepala Desa"},
        "kop": {"desa": "Derati", "kecamatan": "Kota Padang", "kabupaten": "Kabupaten Rejang Lebong"},
        "lampiran": {"i": lampiran[::2], "ii": lampiran[1::2]},
    }  # fmt: skip


@given(st.lists(baris, max_size=6))
def test_nothing_of_a_person_but_initials_and_rt_reaches_the_published_content(semua):
    nama = nama_terbuka([*PROGRAM.values(), DISABILITAS, LANSIA])
    isi = susun_isi(beku(semua), "400.9/012/AB/XI/2026", HARI, nama)
    teks = json.dumps(isi)
    assert not re.search(r"[0-9]{6}", teks.replace("-", "").replace(f"{HARI:%Y%m%d}", ""))
    for rahasia in ("Rahasia", "Sakit", "MENINGGAL", "isabilitas", "ansia", "1980", '"u0"'):
        assert rahasia not in teks
    assert [satu["no"] for satu in isi["baris"]] == list(range(1, len(semua) + 1))
    nomor = nomor_baris(beku(semua))
    for ke, satu in enumerate(semua):  # the last one stands first on the agenda
        assert isi["baris"][nomor[f"u{ke}"] - 1]["nama"] == samarkan_umum(satu["nama"])


@pytest.mark.parametrize("teks", [
    "Bantuan penyandang disabilitas", "ODGJ", "Difabel 2026", "Alat bantu tuna netra",
    "Tunarungu", "Kesehatan daerah", "TBC",
])  # fmt: skip
def test_words_of_health_are_recognised(teks):
    assert is_menyiratkan_sehat(teks)


@pytest.mark.parametrize("teks", [
    "Permakanan lansia", "Bencana banjir", "Beasiswa", "Bedah rumah", "Bantuan langsung tunai",
    "Alat tulis", "PKH", "",
])  # fmt: skip
def test_other_names_are_not(teks):
    assert not is_menyiratkan_sehat(teks)


def test_one_programme_of_health_makes_all_local_ones_speak_alike():
    biasa = nama_terbuka([*PROGRAM.values(), BENCANA, LANSIA])
    assert (biasa["BENCANA"], biasa["LANSIA"], biasa["PBI_JK"]) == ("Bencana", "Permakanan lansia", "PBI-JK")
    samar = nama_terbuka([*PROGRAM.values(), BENCANA, LANSIA, DISABILITAS])
    assert {samar[satu.kode] for satu in (BENCANA, LANSIA, DISABILITAS)} == {BANTUAN_DAERAH} and samar["PKH"] == "PKH"
    assert sebut_terbuka(["PKH", "DIS", "LANSIA", "TAK_ADA"], samar) == ["PKH", BANTUAN_DAERAH]


def test_the_days_are_counted_from_today_and_nobody_objects_to_a_list_that_is_gone():
    masa = masa_pengumuman(HARI, 14, 7)
    assert (masa.mulai, masa.sampai, masa.sanggah_sampai) == (HARI, date(2026, 12, 6), date(2026, 11, 29))
    assert masa_pengumuman(HARI, 3, 30).sanggah_sampai == masa_pengumuman(HARI, 3, 30).sampai


def test_a_list_ends_with_its_last_day_or_earlier():
    besok = HARI + timedelta(days=1)
    assert keadaan_of(HARI, False, False, HARI) == DIUMUMKAN and keadaan_of(HARI, False, False, besok) == BERAKHIR
    assert keadaan_of(HARI, True, False, HARI) == DITARIK and keadaan_of(HARI, True, True, HARI) == DIGANTI
    assert "berakhir 22 November 2026" in kalimat_keadaan(BERAKHIR, HARI)


def test_what_is_not_closed_or_was_published_is_not_published():
    baik = {"beku": True, "ada_surat": True, "ada_baris": True, "diumumkan": False}
    assert halangan_umumkan(**baik) == ""
    salah = {
        "beku": (False, "setelah"), "ada_surat": (False, "setelah"), "diumumkan": (True, "sudah pernah"),
        "ada_baris": (False, "Belum ada usulan"),
    }  # fmt: skip
    for apa, (nilai, kata) in salah.items():
        assert kata in halangan_umumkan(**{**baik, apa: nilai})
