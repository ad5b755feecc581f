"""Masking of the other side, as pure rules."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import uuid4

import pytest

from portal.pemeriksaan.rules.putusan import BEDA, DIPERBAIKI, DITERIMA, PUTUSAN, SAMA, pilihan, salah_putusan
from portal.pemeriksaan.rules.tampak import samarkan_nama, tampak

SINI, SANA = "17.02.19.1006", "17.02.06.2001"
BUKTI = {
    "sini": {"nama": "Sumiati Contoh", "nik": "1702195203859001", "tanggal_lahir": "1985-03-12", "jenis_kelamin": "P", "ibu_kandung": "Aminah"},
    "sana": {"nama": "Sumiyati", "nik": "1702065203859002", "tanggal_lahir": "1985-03-12", "ibu_kandung": "Aminah", "pekerjaan": "petani"},
    "kalimat": "NIK ini juga tercatat pada nama lain.",
}  # fmt: skip


def baris(**lain):
    isi = {"desa_kode": SINI, "lain_desa_kode": SANA, "bukti": BUKTI}
    isi |= {nama: uuid4() for nama in ("keluarga_id", "anggota_id", "lain_keluarga_id", "lain_anggota_id")}
    return SimpleNamespace(**isi | lain)


def test_the_other_village_keeps_only_what_tells_whether_it_can_be_the_same_person():
    hasil = tampak(baris(), SINI, nik=True)
    assert dict(hasil.sini.bukti)["NIK"] == "1702 1952 0385 9001" and dict(hasil.sini.bukti)["Tanggal lahir"] == "12 Maret 1985"
    assert dict(hasil.sana.bukti) == {"Nama": "S***", "NIK": "1702********9002", "Tanggal lahir": "tahun 1985", "Nama ibu kandung": "A***"}
    assert (hasil.sana.keluarga_id, hasil.sana.anggota_id, hasil.sana.nama, hasil.sana.luar) == (None, None, "S***", True)
    assert hasil.kalimat == BUKTI["kalimat"]


def test_from_the_other_end_the_sides_change_places_and_the_sentence_stays_away():
    satu = baris()
    hasil = tampak(satu, SANA, nik=True)
    assert (hasil.sini.desa_kode, hasil.sini.keluarga_id, hasil.sini.nama) == (SANA, satu.lain_keluarga_id, "Sumiyati")
    assert hasil.sana.luar and "Sumiati" not in str(hasil) and "9001" not in dict(hasil.sana.bukti)["NIK"][:12] and hasil.kalimat == ""


def test_who_may_not_read_numbers_gets_them_masked_on_both_sides():
    hasil = tampak(baris(), "17.02", nik=False)
    assert "1702195203859001" not in str(hasil).replace(" ", "") and not hasil.sini.luar and not hasil.sana.luar


def test_a_finding_about_one_family_has_one_side():
    hasil = tampak(baris(lain_desa_kode=None, lain_keluarga_id=None, lain_anggota_id=None, bukti={"sini": {"mobil": "ya"}}), SINI, nik=True)
    assert hasil.sana is None and hasil.sini.bukti == (("Mobil", "ya"),)


@pytest.mark.parametrize("nama", ["", "A", "Siti Nur'aini", "  Dua  Spasi "])
def test_a_masked_name_keeps_the_first_letter_of_each_word(nama):
    assert samarkan_nama(nama) == " ".join(f"{kata[0]}***" for kata in nama.split())


def test_only_doubles_can_be_the_same_or_not():
    assert pilihan("NIK_GANDA", uuid4(), uuid4()) == PUTUSAN
    assert pilihan("KK_DUA_DESA", uuid4(), None) == PUTUSAN
    for aturan, lain in (("MOBIL", None), ("MENINGGAL", uuid4()), ("APARAT", None), ("TIDAK_DIKENAL", uuid4())):
        assert pilihan(aturan, lain, None) == (DIPERBAIKI, DITERIMA)


@pytest.mark.parametrize(
    ("putusan", "catatan", "isian"),
    [
        (SAMA, "", "catatan"), (BEDA, "", "catatan"), (DITERIMA, "", "catatan"), ("", "x", "putusan"), ("terbuka", "x", "putusan"),
        (SAMA, "x" * 1001, "catatan"),
    ],
)  # fmt: skip
def test_a_settlement_without_the_words_it_needs_is_refused_at_its_field(putusan, catatan, isian):
    assert salah_putusan(putusan, catatan, PUTUSAN)[0] == isian


def test_a_mending_speaks_for_itself():
    assert salah_putusan(DIPERBAIKI, "", PUTUSAN) is None and salah_putusan(BEDA, "Kembar.", PUTUSAN) is None
