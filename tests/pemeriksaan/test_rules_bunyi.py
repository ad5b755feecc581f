"""How names sound: one key for all spellings of a name, and other keys for other names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.bunyi import BUKAN_NAMA, PANJANG_BUNYI, bunyi, kata_nama
from portal.kit.teks import kunci_cari

HURUF = st.text(alphabet="ABDEGHIKLMNOPRSTUYZ .,'", max_size=40)


@pytest.mark.parametrize(
    "satu, lain",
    [
        ("MUHAMMAD RIZKI", "MUH. RIZQI"), ("MUHAMMAD RIZKI", "M. Rizki"), ("Mohamad Riski", "MUCHAMMAD RIZKY"),
        ("SITI AISYAH", "ST. AISAH"), ("NUR AINI", "NURAINI"), ("NUR AINI", "Nuraini Binti Hasan"), ("Aini Nur", "NUR AINI"),
        ("ABDUL RAHMAN", "ABDURRAHMAN"), ("Soeharto Djoko", "SUHARTO JOKO"), ("KHAIRUL", "HAIRUL"), ("FITRI", "PITRI"),
        ("RAHMAT", "Rachmad"), ("CHANDRA", "CANDRA"),
        ("Hj. SITI AMINAH, S.Pd", "SITI AMINAH"), ("Drs. H. AHMAD", "AHMAD"), ("SITI AMINAH ALIAS MINAH", "SITI AMINAH"),
        ("Ma'ruf", "MARUF"), ("BUDI SANTOSO, S.E., M.M.", "BUDI SANTOSO"), ("ANNISA", "ANISA"), ("YULIYANTI", "YULIANTI"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_sound_alike(satu, lain):
    assert bunyi(satu) == bunyi(lain) != ""


@pytest.mark.parametrize(
    "satu, lain", [("RINA", "RINI"), ("HASAN", "HUSEIN"), ("SITI AISYAH", "SITI AMINAH"), ("BUDI", "BUDIMAN"), ("YANTO", "YANTI")]
)
def test_other_names_sound_otherwise(satu, lain):
    assert bunyi(satu) != bunyi(lain)


@pytest.mark.parametrize("nama", ["H", "Hj.", "ST", "O", "SE", "Bin", "M"])
def test_a_name_that_looks_like_a_title_stays_a_name(nama):
    assert bunyi(nama)


def test_names_without_letters_have_no_sound():
    assert bunyi("") == bunyi(" .,- ") == ""


@given(st.text())
def test_no_text_is_refused_and_the_key_fits_its_column(nama):
    assert len(bunyi(nama)) <= PANJANG_BUNYI
    assert bunyi(nama) == bunyi(nama)


@given(HURUF)
def test_the_order_of_words_and_the_case_do_not_matter(nama):
    polos = nama.replace(",", "").replace(".", "")
    assert bunyi(polos) == bunyi(polos.lower()) == bunyi(f"  {polos} ")
    kata = [satu for satu in kata_nama(polos) if len(satu) > 1]
    assert bunyi(" ".join(kata)) == bunyi(" ".join(reversed(kata))) or set(kata) & {*BUKAN_NAMA, "st", "muh", "abd"} or len(kata) > 2


@given(st.lists(st.sampled_from("ANI BUDI SARI NURAINI KHAIRUL ABDURRAHMAN SYARIFAH DJOKO LESTARI WAHYUDI".split()), min_size=1, max_size=4))
def test_plain_words_sound_the_same_by_the_short_way_and_the_long_one(kata):
    nama = " ".join(kata)
    assert bunyi(nama) == bunyi(nama + ".")
    assert kata_nama(nama) == tuple(kunci_cari(nama).split())
