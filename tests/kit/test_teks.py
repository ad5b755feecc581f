"""Typed text and the search key of names (S30, F40)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.teks import bersihkan, kunci_cari


@pytest.mark.parametrize(
    ("teks", "bersih"),
    [
        ("  Siti   Aminah ", "Siti Aminah"),
        ("Siti\tAminah\r\n", "Siti Aminah"),
        ("Siti\u00a0Aminah", "Siti Aminah"),
        ("Rene\u0301e", "Ren\u00e9e"),
        ("Si\u200bti\ufeff", "Siti"),
        ("Ma'ruf", "Ma'ruf"),
        ("A", "A"),
        ("", ""),
    ],
)
def test_text_is_trimmed_composed_and_rid_of_the_invisible(teks, bersih):
    assert bersihkan(teks) == bersih


@pytest.mark.parametrize("tanda", ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u200f", "\ud800"])
def test_control_and_direction_characters_are_refused_with_a_sentence(tanda):
    with pytest.raises(ValueError, match="ketik ulang"):
        bersihkan(f"Sumi{tanda}ati")


def test_lines_stay_only_where_they_are_asked_for():
    catatan = " Rapat dibuka. \r\n\r\n\r\n\r\nPak  RT bertanya.\n"
    assert bersihkan(catatan, baris=True) == "Rapat dibuka.\n\nPak RT bertanya."
    assert bersihkan(catatan) == "Rapat dibuka. Pak RT bertanya."


@given(st.text(), st.booleans())
def test_cleaned_text_is_storable_and_stays_as_it_is(teks, baris):
    try:
        bersih = bersihkan(teks, baris=baris)
    except ValueError:
        return
    assert bersihkan(bersih, baris=baris) == bersih
    assert unicodedata.is_normalized("NFC", bersih)
    assert not any(unicodedata.category(huruf) in ("Cc", "Cs") for huruf in bersih.replace("\n", ""))
    assert baris or "\n" not in bersih


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        ("MUH. YUSUF", "Muhammad Yusuf"),
        ("MOH YUSUF", "MHD. YUSUF"),
        ("MOCHAMAD YUSUF", "Mohammad Yusuf"),
        ("YUSUF MUH.", "Yusuf Muhammad"),
        ("ST. AMINAH", "Siti Aminah"),
        ("ABD. RAHMAN", "Abdul Rahman"),
        ("DJOKO SOESILO", "Joko Susilo"),
        ("TJAHJO", "Cahjo"),
        ("SJAMSUL", "Syamsul"),
        ("SYARIFAH", "Sarifah"),
        ("MA'RUF", "Maruf"),
        ("NUR-HAYATI", "Nur Hayati"),
        ("JOSÉ", "jose"),
    ],
)
def test_spellings_of_one_name_share_a_key(satu, lain):
    assert kunci_cari(satu) == kunci_cari(lain) != ""


def test_other_names_keep_other_keys():
    assert kunci_cari("Sumiati") != kunci_cari("Sumarti")
    assert kunci_cari("Yusuf") != kunci_cari("Jusup")


def test_a_last_word_still_being_typed_is_not_expanded():
    assert kunci_cari("muh") == "muh"
    assert kunci_cari("Muhlis").startswith(kunci_cari("muh"))
    assert kunci_cari("Muhammad").startswith(kunci_cari("muh"))


@given(st.text())
def test_a_key_holds_no_sign_that_a_search_could_trip_over(nama):
    kunci = kunci_cari(nama)
    assert not set("%_\\'\"*") & set(kunci)
    assert kunci == " ".join(kunci.split())
