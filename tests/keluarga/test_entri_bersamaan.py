"""One form twice, two people at one family, two people at two members: one row, both versions, no false clash."""

from __future__ import annotations

import pytest

from portal.keluarga.models import Anggota, Keluarga
from tests.keluarga.isian import hitung, isi_anggota, tambah_anggota


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
