"""The search as people meet it: typos, spellings and word order, scope, masked numbers, results while typing, nothing in an address."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga
from portal.keluarga.queries.indeks import lupakan_kosakata
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN

PERAN = [("operator", KELURAHAN), ("camat", KELURAHAN[:8]), ("verifikator", KABUPATEN)]


@pytest.fixture(autouse=True)
def kosakata_segar():
    lupakan_kosakata()


@pytest.fixture
def cari(peramban):
    """cari(orang, teks, **isian): the page that the button of the search box leads to."""

    def kirim(orang, teks, *, status=None, **isian):
        p = peramban(orang)
        p.buka("/keluarga/")
        return p.kirim("/pencarian", {"cari": teks, **isian}, status=status)

    return kirim


@pytest.fixture
def ketik(peramban):
    """ketik(orang, teks): the fragment that comes while one types."""

    def kirim(orang, teks, **isian):
        p = peramban(orang)
        p.buka("/keluarga/")
        p.htmx = True
        return p.kirim("/pencarian", {"cari": teks, **isian})

    return kirim


def nama_baris(halaman, tabel: str = "") -> list[str]:
    """Names of the rows, of tables whose caption begins so."""
    isi = [t for t in halaman.cari(".//table") if "".join(t.find("caption").itertext()).startswith(tabel)]
    return ["".join(a.itertext()) for t in isi for a in t.findall(".//tbody//th/a")]


def persis(halaman) -> list[str]:
    return [n for t in (*map(str, range(10)),) for n in nama_baris(halaman, t)]


@pytest.mark.parametrize("peran, wilayah", PERAN)
@pytest.mark.parametrize(
    "nama, teks",
    [
        ("Siti Aminah", "Sti Aminah"), ("Siti Aminah", "siti amnah"), ("St. Aminah", "aminna siti"), ("Nurhayati", "Nur Hayati"),
        ("Nur Hayati", "nurhayatti"), ("Moh. Yusuf", "muhamad yusup"), ("Zubaidah Harahap", "zubaedah harahab"), ("Abdul Rahman", "abdurrahman"),
    ],
)  # fmt: skip
def test_a_mistyped_name_finds_those_that_are_like_it_and_the_page_says_so(pabrik, cari, peran, wilayah, nama, teks):
    operator = pabrik.pengguna()
    for satu in (nama, "Wagiman", "Partini"):
        pabrik.keluarga(oleh=operator, nama=satu, anggota=1)
    halaman = cari(pabrik.pengguna(peran, wilayah), teks)
    assert nama_baris(halaman, "Tidak ada yang persis; yang mirip:") == [nama]
    assert persis(halaman) == []


@pytest.mark.parametrize("peran, wilayah", PERAN)
@pytest.mark.parametrize(
    "nama, teks",
    [
        ("Muhammad Yusuf", "MUH. YUSUF"), ("Moh. Yusuf", "mhd yusuf"), ("Siti Aminah", "ST. AMINAH"), ("St. Aminah", "siti ami"),
        ("Siti Aminah", "aminah siti"), ("Djoko Soeharto", "joko suharto"), ("Syarifah", "sarifah"), ("Nur'aini", "nuraini"),
    ],
)  # fmt: skip
def test_spellings_short_forms_and_word_order_are_no_typos(pabrik, cari, peran, wilayah, nama, teks):
    operator = pabrik.pengguna()
    for satu in (nama, "Wagiman", "Partini"):
        pabrik.keluarga(oleh=operator, nama=satu, anggota=1)
    halaman = cari(pabrik.pengguna(peran, wilayah), teks)
    assert persis(halaman) == [nama] and nama_baris(halaman) == [nama]


@pytest.mark.parametrize("peran, wilayah", PERAN)
def test_the_very_name_stands_first_and_like_ones_below_under_their_own_title(pabrik, cari, peran, wilayah):
    operator = pabrik.pengguna()
    for satu in ("Dwi Siti Aminah Lubis", "Siti Aminah", "Siti Amina", "Aminah Siti", "Budi"):
        pabrik.keluarga(oleh=operator, nama=satu, anggota=1)
    halaman = cari(pabrik.pengguna(peran, wilayah), "Siti Aminah")
    assert persis(halaman) == ["Siti Aminah", "Aminah Siti", "Dwi Siti Aminah Lubis"]
    assert nama_baris(halaman, "Yang mirip:") == ["Siti Amina"]


def test_who_searches_finds_only_in_the_own_wilayah_also_what_is_like_it(pabrik, cari):
    for desa, nama in ((KELURAHAN, "Sumiati Kenanga"), (DESA, "Sumiati Melati"), (DESA_LAIN, "Sumiati Cempaka")):
        pabrik.keluarga(desa, oleh=pabrik.pengguna("operator", desa), nama=nama, anggota=1)
    semua = ["Sumiati Cempaka", "Sumiati Kenanga", "Sumiati Melati"]
    for peran, wilayah, tampak in (
        ("operator", KELURAHAN, ["Sumiati Kenanga"]), ("kades", DESA, ["Sumiati Melati"]), ("camat", "17.02.19", ["Sumiati Kenanga"]),
        ("camat", "17.02.06", ["Sumiati Cempaka", "Sumiati Melati"]), ("verifikator", KABUPATEN, semua), ("kadis", KABUPATEN, semua),
    ):  # fmt: skip
        orang = pabrik.pengguna(peran, wilayah)
        for teks in ("sumiati", "sumiyati", "sumiat"):
            assert sorted(nama_baris(cari(orang, teks))) == tampak, (peran, wilayah, teks)
    tetangga = pabrik.pengguna_luar("verifikator")
    assert nama_baris(cari(tetangga, "sumiati")) == nama_baris(cari(tetangga, "sumiyati")) == []


def test_results_are_narrowed_to_a_kecamatan_or_desa_and_never_widened(pabrik, cari):
    for desa, nama in ((KELURAHAN, "Sumiati Kenanga"), (DESA, "Sumiati Melati"), (DESA_LAIN, "Sumiati Cempaka")):
        pabrik.keluarga(desa, oleh=pabrik.pengguna("operator", desa), nama=nama, anggota=1)
    camat, verifikator = pabrik.pengguna("camat", "17.02.06"), pabrik.pengguna("verifikator", KABUPATEN)
    operator = pabrik.pengguna("operator", DESA)
    for orang, wilayah, tampak in (
        (verifikator, "17.02.06", ["Sumiati Cempaka", "Sumiati Melati"]), (verifikator, DESA, ["Sumiati Melati"]),
        (verifikator, "17.03", []), (verifikator, "17.02.99", []), (verifikator, "17", ["Sumiati Cempaka", "Sumiati Kenanga", "Sumiati Melati"]),
        (camat, DESA, ["Sumiati Melati"]), (camat, KELURAHAN, []), (camat, "17.02", ["Sumiati Cempaka", "Sumiati Melati"]),
        (operator, KELURAHAN, ["Sumiati Melati"]), (operator, "17.02", ["Sumiati Melati"]), (verifikator, "bukan kode", ["?"]),
    ):  # fmt: skip
        for teks in ("sumiati", "sumiyati"):
            hasil = sorted(nama_baris(cari(orang, teks, wilayah=wilayah)))
            assert hasil == tampak or (tampak == ["?"] and len(hasil) == 3), (orang.peran, wilayah, teks, hasil)


@pytest.mark.parametrize("peran, wilayah", PERAN)
def test_no_result_shows_a_whole_number_and_no_address_holds_anything_personal(app, pabrik, cari, ketik, peran, wilayah):
    pabrik.keluarga(oleh=pabrik.pengguna(), nama="Sumiati Kenanga")
    with app.app_context():
        nik, kk = db.session.execute(select(Anggota.nik, Keluarga.no_kk).join(Keluarga)).first()
        db.session.remove()
    orang = pabrik.pengguna(peran, wilayah)
    for halaman in (*(cari(orang, teks) for teks in ("sumiati", nik, kk)), *(ketik(orang, teks) for teks in ("sumiati", nik, kk))):
        assert nama_baris(halaman) == ["Sumiati Kenanga"]
        assert halaman.kepala["Cache-Control"] == "no-store"
        tabel = "".join("".join(t.itertext()) for t in halaman.cari(".//table"))
        assert not re.search(r"[0-9]{16}", tabel)
        alamat = [a for e in halaman.cari(".//*") for a in map(e.get, ("href", "action", "hx-post", "hx-get")) if a]
        assert alamat and not any(rahasia in a.lower() for a in alamat for rahasia in (nik, kk, "sumiati"))


def test_while_typing_results_come_from_the_third_letter_on_and_nothing_is_called_a_mistake(pabrik, ketik):
    operator = pabrik.pengguna()
    pabrik.keluarga(oleh=operator, nama="Sumiati Kenanga", anggota=1)
    for teks in ("", "s", "su", "s u", "..", "%%%", "x" * 500, "sum\x07iati"):
        halaman = ketik(operator, teks)
        assert (nama_baris(halaman), halaman.status) == ([], 200), teks
        assert "Tidak ada" not in halaman.tulisan()
    for teks in ("sum", "SUMI", "kenanga s", "sumyati"):
        assert nama_baris(ketik(operator, teks)) == ["Sumiati Kenanga"]
    assert "Tidak ada yang cocok" in ketik(operator, "zzzz").tulisan()
    assert "16 angka; ini baru 7" in ketik(operator, "1702 123").tulisan()
    assert "16 angka; ini 17" in ketik(operator, "1" * 17).tulisan()


def test_what_comes_while_typing_is_the_result_alone_and_its_sum_for_who_does_not_see_it(pabrik, ketik):
    operator = pabrik.pengguna()
    pabrik.keluarga(oleh=operator, nama="Sumiati", anggota=1)
    pabrik.keluarga(oleh=operator, nama="Sumyati", anggota=1)
    halaman = ketik(operator, "sumiati")
    assert len(halaman.teks) < 2500 and not halaman.cari(".//form")
    assert [e.get("id") for e in halaman.pohon if e.get("id")] == ["keluarga-hasil", "keluarga-hasil-kabar"]
    assert "".join(halaman.pohon[-1].itertext()).strip() == "1 ditemukan, 1 mirip"


@pytest.mark.parametrize("peran, wilayah", PERAN)
def test_a_search_takes_at_most_eight_statements(pabrik, peramban, hitung_sql, peran, wilayah):
    operator = pabrik.pengguna()
    for _ in range(3):
        pabrik.keluarga(oleh=operator, nama="Sumiati", anggota=3)
    p = peramban(pabrik.pengguna(peran, wilayah))
    for htmx in (False, True):
        for teks in ("sumiati", "sumyati xyz abc", "zzzzz"):
            p.htmx = False
            p.buka("/keluarga/")
            p.htmx = htmx
            with hitung_sql() as sql:
                p.kirim("/pencarian", {"cari": teks})
            assert 0 < len(sql) <= 8, "\n".join(sql)
