"""The list of families and the search: filters, keyset pages, scope, nothing personal in an address."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN


def nama_baris(halaman) -> list[str]:
    return ["".join(a.itertext()) for a in halaman.cari(".//tbody//th/a")]


def kolom(app, kolom_, **cari):
    with app.app_context():
        nilai = db.session.scalar(select(kolom_).filter_by(**cari))
        db.session.remove()
        return nilai


def test_an_operator_sees_the_families_of_the_own_desa_by_rw_and_rt(app, pabrik, peramban):
    orang, lain = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    for nama, rw, rt in (("Tiga", "002", "001"), ("Dua", "001", "010"), ("Satu", "001", "002")):
        pabrik.keluarga(oleh=orang, nama=nama, rw=rw, rt=rt, anggota=1, lengkap=nama == "Satu")
    pabrik.keluarga(DESA, oleh=lain, nama="Asing")
    p = peramban(orang)
    assert nama_baris(p.buka("/keluarga/")) == ["Satu", "Dua", "Tiga"]
    assert not p.halaman.cari(".//select[@name='wilayah']")
    assert nama_baris(p.buka("/keluarga/?rw=1&rt=RT 10")) == ["Dua"]
    assert nama_baris(p.buka("/keluarga/?kelengkapan=belum")) == ["Dua", "Tiga"]
    assert nama_baris(p.buka("/keluarga/?kelengkapan=lengkap")) == ["Satu"]
    assert nama_baris(p.buka(f"/keluarga/?wilayah={DESA}")) == ["Satu", "Dua", "Tiga"]
    assert "Tidak ada keluarga yang cocok" in p.buka("/keluarga/?rt=9").tulisan()


def test_pages_of_25_follow_each_other_without_a_gap_or_a_double(app, pabrik, peramban):
    orang = pabrik.pengguna("verifikator", KABUPATEN)
    for ke in range(28):
        desa = KELURAHAN if ke % 2 else DESA
        pabrik.keluarga(desa, oleh=orang, nama=f"K{ke:02d}", anggota=1, lengkap=False, rt=f"{ke % 3:03d}", rw="001")
    p = peramban(orang)
    halaman = p.buka("/keluarga/?kelengkapan=belum")
    satu = nama_baris(halaman)
    berikut = halaman.tautan("Berikutnya")
    assert "kelengkapan=belum" in berikut
    dua = nama_baris(p.buka(berikut))
    assert (len(satu), len(dua)) == (25, 3)
    assert sorted(satu + dua) == [f"K{ke:02d}" for ke in range(28)]
    assert "Kembali ke awal" in p.halaman.tulisan()
    for kursor in ("rusak", "WyIxNy4wMiIsIjAwMSJd", "A" * 500):
        assert nama_baris(p.buka(f"/keluarga/?setelah={kursor}")) == satu


def test_camat_and_kabupaten_choose_among_their_own_units_only(app, pabrik, peramban):
    operator = pabrik.pengguna()
    for desa, nama in ((KELURAHAN, "Air Bang"), (DESA, "Derati"), (DESA_LAIN, "Taba"), ):
        pabrik.keluarga(desa, oleh=operator, nama=nama, anggota=1)
    p = peramban(pabrik.pengguna("camat", "17.02.06"))
    assert nama_baris(p.buka("/keluarga/")) == ["Derati", "Taba"]
    pilihan = {o.get("value") for o in p.halaman.cari(".//select[@id='wilayah']/option")}
    assert DESA in pilihan and KELURAHAN not in pilihan
    assert nama_baris(p.buka(f"/keluarga/?wilayah={DESA}")) == ["Derati"]
    assert nama_baris(p.buka(f"/keluarga/?wilayah={KELURAHAN}")) == []
    q = peramban(pabrik.pengguna("kadis", KABUPATEN))
    assert nama_baris(q.buka("/keluarga/?wilayah=17.02.06")) == ["Derati", "Taba"]
    assert len(nama_baris(q.buka("/keluarga/?wilayah=bukan%00kode"))) == 3
    assert not q.halaman.formulir("/keluarga/baru") and "Tambah keluarga" not in q.halaman.tulisan()


@pytest.mark.parametrize("cari", ["siti", "SITI AMINAH", "aminah s", "St. Aminah", "siti amin"])
def test_a_name_is_found_by_the_beginning_of_its_words_in_any_spelling(app, pabrik, peramban, cari):
    orang, lain = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    pabrik.keluarga(oleh=orang, nama="Siti Aminah", anggota=2)
    pabrik.keluarga(oleh=orang, nama="Budi", anggota=2)
    pabrik.keluarga(DESA, oleh=lain, nama="Siti Aminah Jauh")
    p = peramban(orang)
    p.buka("/keluarga/")
    halaman = p.kirim("/pencarian", {"cari": cari})
    assert nama_baris(halaman) == ["Siti Aminah"]
    assert halaman.url == "/keluarga/pencarian"
    assert p.isian("/pencarian")[2]["cari"] == cari


def test_a_search_by_nik_or_kk_is_exact_scoped_and_never_in_an_address(app, pabrik, peramban):
    orang, lain = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    pabrik.keluarga(oleh=orang, nama="Kepala Satu")
    pabrik.keluarga(DESA, oleh=lain, nama="Kepala Jauh")
    kk = kolom(app, Keluarga.no_kk, nama="Kepala Satu")
    nik = kolom(app, Anggota.nik, nama="Kepala Satu")
    p = peramban(orang)
    for cari in (kk, nik, f"{nik[:4]} {nik[4:8]}-{nik[8:]}"):
        p.buka("/keluarga/")
        halaman = p.kirim("/pencarian", {"cari": cari})
        assert nama_baris(halaman) == ["Kepala Satu"]
        assert nik not in "".join(a.get("href") for a in halaman.cari(".//a"))
        assert kk not in "".join(halaman.pohon.find(".//main").itertext())  # masked in lists
    for asing in (kolom(app, Keluarga.no_kk, nama="Kepala Jauh"), kolom(app, Anggota.nik, nama="Kepala Jauh")):
        p.buka("/keluarga/")
        assert "Tidak ada yang cocok" in p.kirim("/pencarian", {"cari": asing}).tulisan()
    p.buka("/keluarga/")
    assert "Anda mengetik 15" in p.kirim("/pencarian", {"cari": nik[:15]}, status=422).tulisan()


@pytest.mark.parametrize("cari", ["%", "_", "%a%", "'", "a_b"])
def test_signs_of_the_query_language_are_letters_like_others(app, pabrik, peramban, cari):
    orang = pabrik.pengguna()
    pabrik.keluarga(oleh=orang, nama="Budi")
    p = peramban(orang)
    p.buka("/keluarga/")
    assert nama_baris(p.kirim("/pencarian", {"cari": cari})) == []


def test_a_member_is_found_and_named_beside_the_family_and_26_hits_say_that_there_are_more(app, pabrik, peramban):
    orang = pabrik.pengguna()
    for _ in range(9):
        pabrik.keluarga(oleh=orang, nama="Ketua", anggota=4)
    p = peramban(orang)
    p.buka("/keluarga/")
    halaman = p.kirim("/pencarian", {"cari": "warga contoh"})
    assert len(nama_baris(halaman)) == 25 and "lebih dari 25" in halaman.tulisan()
    assert "anggota: Warga Contoh" in halaman.tulisan()
    assert p.buka("/keluarga/pencarian").url == "/keluarga/"
    p.kirim("/pencarian", {"cari": ""}, status=422)


@pytest.mark.parametrize("peran, wilayah", [("operator", KELURAHAN), ("camat", "17.02.19"), ("verifikator", KABUPATEN)])
def test_a_list_page_takes_at_most_eight_statements_and_that_of_a_family_twelve(app, pabrik, peramban, hitung_sql, peran, wilayah):
    operator = pabrik.pengguna()
    ids = [pabrik.keluarga(oleh=operator, anggota=15) for _ in range(26)]
    p = peramban(pabrik.pengguna(peran, wilayah))
    p.buka("/keluarga/")
    p.buka(f"/keluarga/{ids[0]}")
    for url in ("/keluarga/", "/keluarga/?kelengkapan=lengkap", f"/keluarga/{ids[0]}"):
        with hitung_sql() as sql:
            p.buka(url)
        assert 0 < len(sql) <= (8 if "?" in url or url.endswith("/") else 12), "\n".join(sql)


def test_a_verifikator_searches_the_whole_kabupaten_and_narrows_the_results(app, pabrik, peramban):
    for desa, nama in ((KELURAHAN, "Sumiati Kenanga"), (DESA, "Sumiati Melati")):
        pabrik.keluarga(desa, oleh=pabrik.pengguna("operator", desa), nama=nama)
    p = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    p.buka("/keluarga/")
    tulisan = p.kirim("/keluarga/pencarian", {"cari": "sumiati"}).tulisan()
    assert "Sumiati Kenanga" in tulisan and "Sumiati Melati" in tulisan
    tulisan = p.kirim("/keluarga/pencarian", {"cari": "sumiati", "wilayah": DESA[:8]}).tulisan()
    assert "Sumiati Melati" in tulisan and "Sumiati Kenanga" not in tulisan
    tulisan = p.kirim("/keluarga/pencarian", {"cari": "sumiati", "wilayah": DESA}).tulisan()
    assert "Sumiati Melati" in tulisan
