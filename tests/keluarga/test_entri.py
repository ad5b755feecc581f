"""An operator enters a family, section by section, with and without scripts."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import func, select

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga, Kriteria, Rumah
from tests.factories import DESA, KELURAHAN

NAMA_SULIT = "O'Brien <img src=x onerror=alert(1)> & Sons"


def hitung(app, model) -> int:
    with app.app_context():
        jumlah = db.session.scalar(select(func.count()).select_from(model))
        db.session.remove()
        return jumlah


def buat_keluarga(p, pabrik, **lain) -> str:
    """The address of a new family entered through the forms."""
    p.buka("/keluarga/baru")
    isi = {"no_kk": pabrik.nik(date(2014, 5, 6), "L"), "alamat": "Jalan Merdeka 3", "rt": "3", "rw": "RW 01"} | lain
    return p.kirim("/keluarga/", isi).url.split("#")[0]


def isi_anggota(pabrik, ke: int, **lain) -> dict:
    isi = pabrik.isi_anggota(ke)
    lahir = isi.pop("tanggal_lahir")
    isi |= {"tanggal_lahir-hari": str(lahir.day), "tanggal_lahir-bulan": str(lahir.month), "tanggal_lahir-tahun": str(lahir.year)}
    return {nama: str(nilai) for nama, nilai in (isi | lain).items()}


def tambah_anggota(p, pabrik, url: str, ke: int, status: int | None = None, **lain):
    p.buka(f"{url}/anggota/baru")
    return p.kirim("/anggota/", isi_anggota(pabrik, ke, **lain), status=status)


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


def test_a_nik_that_differs_from_birth_date_and_sex_is_a_note_and_never_a_block(app, pabrik, peramban):
    p = peramban(pabrik.pengguna())
    url = buat_keluarga(p, pabrik)
    nik = pabrik.nik(date(1988, 8, 17), "P", DESA)
    isi = {"nik": nik, "tanggal_lahir-hari": "18", "tanggal_lahir-bulan": "8", "tanggal_lahir-tahun": "1988", "jenis_kelamin": "L"}
    halaman = tambah_anggota(p, pabrik, url, 0, **isi)
    assert "Di NIK tertulis 17-08-1988 (perempuan)" in halaman.tulisan()
    assert "kecamatan lain" in halaman.tulisan()
    p.buka(halaman.tautan("/anggota/"))
    assert "Di NIK tertulis 17-08-1988" in p.halaman.tulisan()
    with app.app_context():
        assert db.session.scalars(select(Anggota)).one().nik == nik
        db.session.remove()


def test_a_kk_that_equals_a_nik_and_a_nik_of_another_family_are_told_with_foreign_villages_masked(app, pabrik, peramban):
    satu, jauh = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    pabrik.keluarga(oleh=satu, nama="Tetangga Sendiri")
    pabrik.keluarga(DESA, oleh=jauh, nama="Orang Jauh")
    with app.app_context():
        dekat_nik, jauh_nik = (
            db.session.scalar(select(Anggota.nik).where(Anggota.nama == nama)) for nama in ("Tetangga Sendiri", "Orang Jauh")
        )
        jauh_kk = db.session.scalar(select(Keluarga.no_kk).where(Keluarga.nama == "Orang Jauh"))
        db.session.remove()
    p = peramban(satu)
    url = buat_keluarga(p, pabrik, no_kk=jauh_kk)
    tambah_anggota(p, pabrik, url, 0, nik=dekat_nik)
    tambah_anggota(p, pabrik, url, 1, nik=jauh_nik)
    tulisan = p.buka(url).tulisan()
    assert "NIK ini juga tercatat pada nama lain." in tulisan and "Yang lain: Tetangga Sendiri (Kelurahan Air Bang)." in tulisan
    assert tulisan.count("Yang lain: keluarga lain di luar wilayah Anda (Kec. ") == 2
    assert "No. KK ini juga tercatat di desa/kelurahan lain." in tulisan
    assert "Orang Jauh" not in tulisan and "Derati" not in tulisan
    p.kirim("/alamat", {"no_kk": dekat_nik, "simpan": "1"})
    assert "No. KK sama dengan NIK seorang anggota" in p.buka(url).tulisan()


def test_a_person_without_a_nik_has_a_reason_and_counts_as_complete(app, pabrik, peramban):
    p = peramban(pabrik.pengguna())
    url = buat_keluarga(p, pabrik)
    tambah_anggota(p, pabrik, url, 0, nik="", tanpa_nik_alasan="Bayi, belum direkam")
    tulisan = p.buka(url).tulisan()
    assert "tanpa NIK" in tulisan and "Bayi, belum direkam" in tulisan and "belum diisi. Bila memang" not in tulisan


def test_the_same_form_twice_is_one_row_and_other_content_is_a_clash(app, pabrik, peramban):
    p = peramban(pabrik.pengguna())
    p.buka("/keluarga/baru")
    formulir = p.halaman
    satu = p.kirim("/keluarga/", {"alamat": "Jalan A"}).url
    assert p.kirim("/keluarga/", {"alamat": "Jalan A"}, halaman=formulir).url == satu
    assert "isi berbeda" in p.kirim("/keluarga/", {"alamat": "Jalan B"}, halaman=formulir, status=409).tulisan()
    assert hitung(app, Keluarga) == 1
    url = satu.split("#")[0]
    p.buka(f"{url}/anggota/baru")
    formulir, isi = p.halaman, isi_anggota(pabrik, 0)
    p.kirim("/anggota/", isi, halaman=formulir)
    p.kirim("/anggota/", isi, halaman=formulir)
    p.kirim("/anggota/", isi | {"nama": "Orang Lain"}, halaman=formulir, status=409)
    assert hitung(app, Anggota) == 1


@pytest.mark.parametrize("bagian, satu, dua, kini", [
    ("alamat", {"alamat": "Jalan Satu"}, {"alamat": "Jalan Dua"}, "Tersimpan sekarang: Jalan Satu."),
    ("rumah", {"jenis_lantai_terluas": "2"}, {"jenis_lantai_terluas": "8"}, "Tersimpan sekarang: Keramik."),
    ("kriteria", {"a": "ya"}, {"a": "tidak"}, "Tersimpan sekarang: Ya."),
])  # fmt: skip
@pytest.mark.parametrize("htmx", [False, True])
def test_the_later_of_two_writers_sees_both_versions_and_loses_nothing(app, pabrik, peramban, bagian, satu, dua, kini, htmx):
    rina, adi = pabrik.pengguna(nama="Rina"), pabrik.pengguna(nama="Adi")
    id_ = pabrik.keluarga(oleh=rina, lengkap=False)
    p, q = peramban(rina), peramban(adi, htmx=htmx)
    q.buka(f"/keluarga/{id_}?buka={bagian}")
    p.buka(f"/keluarga/{id_}?buka={bagian}")
    p.kirim(f"/{bagian}", satu | {"simpan": "1"})
    halaman = q.kirim(f"/{bagian}", dua | {"simpan": "1"}, status=409)
    assert "sudah diubah oleh Rina pukul" in halaman.tulisan() and kini in halaman.tulisan()
    assert q.isian(f"/{bagian}")[2].items() >= dua.items()
    q.kirim(f"/{bagian}", {"simpan": "1"})  # having seen both, the same form is saved
    assert q.buka(f"/keluarga/{id_}?buka={bagian}").status == 200
    assert q.isian(f"/{bagian}")[2].items() >= dua.items()


def test_two_writers_of_one_member_clash_and_of_two_members_do_not(app, pabrik, peramban):
    rina, adi = pabrik.pengguna(nama="Rina"), pabrik.pengguna(nama="Adi")
    id_ = pabrik.keluarga(oleh=rina)
    p, q = peramban(rina), peramban(adi)
    tautan = [a.get("href") for a in p.buka(f"/keluarga/{id_}").cari(".//tbody//a")]
    p.buka(tautan[0])
    q.buka(tautan[0])
    p.kirim("/anggota/", {"nama": "Nama Pertama"})
    halaman = q.kirim("/anggota/", {"nama": "Nama Kedua"}, status=409)
    assert "Tersimpan sekarang: Nama Pertama." in halaman.tulisan() and "oleh Rina" in halaman.tulisan()
    q.kirim("/anggota/", {})
    assert "Keluarga Nama Kedua" in p.buka(f"/keluarga/{id_}").tulisan()
    p.buka(tautan[1])
    q.buka(tautan[2])
    p.kirim("/anggota/", {"nama": "Istri"})
    q.kirim("/anggota/", {"nama": "Anak"})


def test_a_change_of_the_members_does_not_make_an_open_address_form_stale(app, pabrik, peramban):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang)
    p = peramban(orang)
    terbuka = p.buka(f"/keluarga/{id_}")
    tambah_anggota(p, pabrik, f"/keluarga/{id_}", 3)
    p.kirim("/alamat", {"alamat": "Jalan Baru", "simpan": "1"}, halaman=terbuka)
    assert p.isian("/alamat")[2]["alamat"] == "Jalan Baru"


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
