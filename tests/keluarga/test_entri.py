"""An operator enters a family, section by section, with and without scripts."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga, Kriteria, Rumah
from tests.factories import DESA, KELURAHAN
from tests.keluarga.isian import buat_keluarga, hitung, tambah_anggota

NAMA_SULIT = "O'Brien <img src=x onerror=alert(1)> & Sons"


@pytest.mark.parametrize("htmx", [False, True])
def test_a_whole_family_is_entered_until_it_is_ready_for_a_musdes(app, pabrik, peramban, htmx):
    p = peramban(pabrik.pengguna(), htmx=htmx)
    url = buat_keluarga(p, pabrik)
    assert "Belum ada anggota" in p.buka(url).tulisan()
    for ke in range(3):
        tambah_anggota(p, pabrik, url, ke)
    assert not p.buka(url).formulir("/rumah")  # the form comes when it is asked for
    p.buka(p.halaman.tautan("Isi keadaan rumah").partition("#")[0])
    assert "Tersimpan pukul" not in p.halaman.tulisan()
    p.kirim("/rumah", {"jenis_lantai_terluas": "8", "daya_terpasang": "1", "jumlah_ternak_sapi": "2", "simpan": "1"})
    p.buka(url)
    assert "Saran: Ya, karena lantai terluas “Tanah” di bagian Rumah." in p.halaman.tulisan()
    jawaban = {"k0": "ya", "a": "tidak", "b": "ya", "c": "ya", "d": "tidak", "e": "ya", "f": "tidak", "g": "tidak", "h": "ya"}
    p.kirim("/kriteria", jawaban | {"simpan": "1"})
    halaman = p.buka(url)
    assert "7 dari 8 terpenuhi" in halaman.tulisan()
    assert "Lengkap. Siap dibawa ke musyawarah." in halaman.tulisan()
    with app.app_context():
        k = db.session.scalars(select(Keluarga)).one()
        assert (k.rt, k.rw, k.jumlah_anggota, k.lengkap, k.nama) == ("003", "001", 3, True, k.anggota[0].nama)
        assert (k.kriteria.terpenuhi, k.kriteria.dijawab) == (7, 8)
        assert k.rumah.isi == {"jenis_lantai_terluas": 8, "daya_terpasang": 1, "jumlah_ternak_sapi": 2}
        db.session.remove()


def test_htmx_and_plain_posts_end_in_the_same_markup(app, pabrik, peramban):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang, lengkap=False)
    p, q = peramban(orang), peramban(orang, htmx=True)

    def potongan(teks: str, bagian: str) -> str:
        isi = re.search(rf'<details class="panel" id="keluarga-{bagian}".*?</form>', teks, re.S).group(0)
        return re.sub(r'(csrf_token" value=|name="id" value=)"[^"]*"', "", isi)

    for bagian, isi in (("kriteria", {"k0": "ya", "a": "tidak"}), ("rumah", {"fasilitas_bab": "6"}), ("alamat", {"dusun": "Talang"})):
        q.buka(f"/keluarga/{id_}?buka={bagian}")
        fragmen = q.kirim(f"/{bagian}", isi | {"simpan": "1"}).teks
        assert "<html" not in fragmen and 'id="keluarga-kelengkapan" hx-swap-oob="true"' in fragmen
        assert "✓ Tersimpan pukul" in fragmen
        p.buka(f"/keluarga/{id_}?buka={bagian}")
        halaman = p.kirim(f"/{bagian}", {"simpan": "1"})  # the same content again: nothing changes, the same page
        assert potongan(halaman.teks, bagian) == potongan(fragmen, bagian)
        assert f"bagian={bagian}" in halaman.url and halaman.url.endswith(f"#keluarga-{bagian}")
        assert "tersimpan." in halaman.tulisan()


def test_a_save_on_its_own_leaves_the_section_alone_and_renews_its_version(app, pabrik, peramban):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang, lengkap=False)
    p = peramban(orang, htmx=True)
    p.buka(f"/keluarga/{id_}")
    jawab = p.kirim("/kriteria", {"k0": "ya"})
    assert jawab.kepala["HX-Retarget"] == "#keluarga-keadaan-kriteria"
    assert not jawab.formulir() and "Tersimpan pukul" in jawab.tulisan()
    versi = [i for i in jawab.cari(".//input[@name='versi']") if i.get("hx-swap-oob")]
    assert versi[0].get("id") == "keluarga-versi-kriteria" and versi[0].get("value") == "1"
    p.buka(f"/keluarga/{id_}?buka=rumah")
    jawab = p.kirim("/rumah", {"jumlah_ternak_sapi": "banyak"}, status=422)
    assert "Belum tersimpan" in jawab.tulisan() and "harus berupa angka" in jawab.tulisan()
    assert hitung(app, Rumah) == 0


def test_a_draft_may_be_almost_empty_but_not_quite(app, pabrik, peramban):
    p = peramban(pabrik.pengguna())
    p.buka("/keluarga/baru")
    assert "Isi No. KK atau alamat" in p.kirim("/keluarga/", {}, status=422).tulisan()
    assert "Kesalahan: " in "".join(p.halaman.cari(".//title")[0].itertext())
    url = p.kirim("/keluarga/", {"alamat": "Belakang pasar"}).url.split("#")[0]
    halaman = p.buka(url)
    for kurang in ("No. KK belum diisi", "RT belum diisi", "Belum ada anggota", "9 pertanyaan kriteria belum dijawab"):
        assert kurang in halaman.tulisan()
    assert "Keluarga tanpa kepala keluarga" in halaman.tulisan()
    tambah_anggota(p, pabrik, url, 0, nik="", nama="A")
    halaman = p.buka(url)
    assert "NIK A belum diisi. Bila memang belum punya NIK, tuliskan alasannya." in halaman.tulisan()
    assert "Keluarga A" in halaman.tulisan()


def test_what_was_typed_wrong_is_shown_again_as_typed_with_the_error_at_its_field(app, pabrik, peramban):
    p = peramban(pabrik.pengguna())
    p.buka("/keluarga/baru")
    halaman = p.kirim("/keluarga/", {"no_kk": "1702 1907 0515 900", "alamat": "Jalan A", "rt": "tiga"}, status=422)
    assert "No. KK harus 16 angka. Anda mengetik 15." in halaman.tulisan()
    assert "Tulis dengan angka saja" in halaman.tulisan()
    assert p.isian("/keluarga/")[2] | {"csrf_token": "", "id": ""} == {
        "csrf_token": "", "id": "", "no_kk": "1702 1907 0515 900", "alamat": "Jalan A", "rt": "tiga", "rw": "", "dusun": "",
    }  # fmt: skip
    assert hitung(app, Keluarga) == 0
    url = buat_keluarga(p, pabrik)
    halaman = tambah_anggota(p, pabrik, url, 0, status=422, **{"nik": "17021957088O0001", "tanggal_lahir-bulan": "13"})
    assert "hanya berisi angka" in halaman.tulisan()
    isian = p.isian("/anggota/")[2]
    assert (isian["nik"], isian["tanggal_lahir-bulan"]) == ("17021957088O0001", "13")
    assert hitung(app, Anggota) == 0


@pytest.mark.parametrize("nama", [NAMA_SULIT, "A", "B" * 60, "Siti Nur'aini M. الله", "=1+1"])
def test_unusual_names_are_kept_as_typed_and_shown_as_text(app, pabrik, peramban, nama):
    p = peramban(pabrik.pengguna())
    url = buat_keluarga(p, pabrik, alamat=nama)
    tambah_anggota(p, pabrik, url, 0, nama=nama, ibu_kandung=nama)
    halaman = p.buka(url)
    assert f"Keluarga {nama}" in halaman.tulisan() and not halaman.cari(".//img")
    p.buka(halaman.tautan(f"{url}/anggota/"))
    assert p.isian("/anggota/")[2]["nama"] == nama
    assert nama in p.buka("/keluarga/").tulisan()
    with app.app_context():
        assert db.session.scalars(select(Keluarga)).one().nama == nama
        db.session.remove()


def test_a_member_is_taken_out_and_the_summary_follows(app, pabrik, peramban):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang)
    p = peramban(orang)
    p.buka(p.buka(f"/keluarga/{id_}").cari(".//tbody//a")[0].get("href"))
    p.kirim("/hapus", {"versi": "7"}, status=409)
    p.buka(p.buka(f"/keluarga/{id_}").cari(".//tbody//a")[0].get("href"))
    halaman = p.kirim("/hapus", {})
    assert "Anggota dihapus" in halaman.tulisan() and "Belum ada yang menjadi kepala keluarga" in halaman.tulisan()
    with app.app_context():
        k = db.session.scalars(select(Keluarga)).one()
        assert (k.jumlah_anggota, k.lengkap, k.nama) == (2, False, k.anggota[0].nama)
        db.session.remove()


def test_extra_values_in_a_form_change_nothing_and_doubled_ones_are_refused(app, pabrik, peramban):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang)
    p = peramban(orang)
    p.buka(f"/keluarga/{id_}")
    p.kirim("/alamat", {"desa_kode": DESA, "terkunci": "1", "desil": "1", "lengkap": "1", "nama": "X", "simpan": "1"})
    with app.app_context():
        k = db.session.scalars(select(Keluarga)).one()
        assert (k.desa_kode, k.terkunci, k.desil) == (KELURAHAN, False, None) and k.nama != "X"
        db.session.remove()
    p.buka(f"/keluarga/{id_}")
    p.kirim("/alamat", {"alamat": ["Satu", "Dua"]}, status=422)


def test_codes_outside_their_list_are_refused(app, pabrik, peramban):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang, lengkap=False)
    p = peramban(orang)
    lantai = "jenis_lantai_terluas"
    for bagian, isi in (("rumah", {lantai: "99"}), ("rumah", {lantai: "x"}), ("kriteria", {"a": "mungkin"})):
        p.buka(f"/keluarga/{id_}?buka={bagian}")
        assert "Pilih salah satu dari daftar." in p.kirim(f"/{bagian}", isi | {"simpan": "1"}, status=422).tulisan()
    p.buka(f"/keluarga/{id_}?buka=rumah")
    p.kirim("/rumah", {"jumlah_ternak_sapi": "-1", "simpan": "1"}, status=422)
    assert hitung(app, Kriteria) == hitung(app, Rumah) == 0
