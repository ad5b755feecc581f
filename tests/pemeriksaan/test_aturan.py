"""The page of rules: switches, limits, and what they change."""

from __future__ import annotations

import pytest

from portal.db import db
from portal.pemeriksaan.rules.aturan import ATURAN
from portal.pengaturan.queries import semua_pengaturan
from portal.pengaturan.rules import salah_nilai
from tests.factories import KABUPATEN
from tests.pemeriksaan.bahan import di, simpan, temuan


@pytest.fixture
def admin(pabrik, peramban):
    return peramban(pabrik.pengguna("admin", KABUPATEN))


def setelan(app) -> tuple:
    isi = di(app, semua_pengaturan)
    return isi["aturan_mati"], isi["batas_aturan"]


def test_every_rule_stands_with_its_switch_its_limits_and_its_source(admin):
    halaman = admin.buka("/pemeriksaan/aturan/")
    for kode, aturan in ATURAN.items():
        assert aturan.nama in halaman.tulisan() and aturan.sumber in halaman.tulisan()
        (kotak,) = halaman.cari(f".//input[@name='hidup-{kode}']")
        assert kotak.get("checked") is not None
        for nama, bawaan in aturan.batas.items():
            assert halaman.cari(f".//input[@name='batas-{kode}-{nama}']")[0].get("value") == f"{bawaan:g}".replace(".", ",")


def test_only_what_differs_is_kept_and_what_is_no_number_stays_on_the_screen(app, admin):
    admin.buka("/pemeriksaan/aturan/")
    admin.kirim("/aturan/", {"hidup-DAYA_900": None, "batas-ORANG_MIRIP-ambang": "85"})
    assert setelan(app) == (["DAYA_900"], {"ORANG_MIRIP": {"ambang": 85}})
    assert "Aturan tersimpan." in admin.halaman.tulisan()
    halaman = admin.kirim("/aturan/", {"batas-ORANG_MIRIP-ambang": "banyak", "batas-UMUR-tertua": "201"}, status=422)
    assert halaman.tulisan().count("Isi angka 0 sampai 200.") == 4, "ringkasan dan isian"
    assert halaman.cari(".//input[@name='batas-ORANG_MIRIP-ambang']")[0].get("value") == "banyak"
    admin.buka("/pemeriksaan/aturan/")
    admin.kirim("/aturan/", {"hidup-DAYA_900": "y", "batas-ORANG_MIRIP-ambang": "80"})
    assert setelan(app) == ([], {})


def test_a_second_admin_with_an_old_page_does_not_overwrite(app, pabrik, admin, peramban):
    lain = peramban(pabrik.pengguna("admin", KABUPATEN))
    admin.buka("/pemeriksaan/aturan/")
    lain.buka("/pemeriksaan/aturan/")
    admin.kirim("/aturan/", {"hidup-MOBIL": None})
    lain.kirim("/aturan/", {"hidup-DAYA_900": None}, status=409)
    assert setelan(app)[0] == ["MOBIL"]


def test_a_rule_switched_off_finds_nothing_hides_what_it_found_and_comes_back(app, pabrik, admin, peramban):
    operator = pabrik.pengguna("operator")
    keluarga = pabrik.keluarga(oleh=operator)
    simpan(app, keluarga, 0, operator, pekerjaan=5)
    p = peramban(operator)
    assert len(p.buka("/temuan/").cari(".//tbody/tr")) == 1
    admin.buka("/pemeriksaan/aturan/")
    admin.kirim("/aturan/", {"hidup-PEKERJAAN": None})
    assert "Tidak ada temuan" in p.buka("/temuan/").tulisan() and "Pekerjaan tertulis" not in p.buka(f"/keluarga/{keluarga}").tulisan()
    simpan(app, keluarga, 1, operator, tempat_lahir="Curup Kota")
    assert [t.status for t in temuan(app)] == ["terbuka"], "yang dimatikan tidak disebut diperbaiki"
    admin.buka("/pemeriksaan/aturan/")
    admin.kirim("/aturan/", {"hidup-PEKERJAAN": "y"})
    assert len(p.buka("/temuan/").cari(".//tbody/tr")) == 1


def test_a_limit_moves_what_is_found(app, pabrik, admin):
    operator = pabrik.pengguna("operator")
    admin.buka("/pemeriksaan/aturan/")
    admin.kirim("/aturan/", {"batas-ANGGOTA_BANYAK-terbanyak": "2"})
    simpan(app, pabrik.keluarga(oleh=operator), 0, operator, tempat_lahir="Curup Kota")
    assert [t.aturan for t in temuan(app)] == ["ANGGOTA_BANYAK"]
    with app.app_context():
        db.session.remove()


@pytest.mark.parametrize(
    ("kunci", "nilai", "baik"),
    [
        ("aturan_mati", [], True), ("aturan_mati", ["MOBIL"], True), ("aturan_mati", "MOBIL", False), ("aturan_mati", [1], False),
        ("batas_aturan", {}, True), ("batas_aturan", {"UMUR": {"tertua": 90}}, True), ("batas_aturan", {"UMUR": 90}, False),
        ("batas_aturan", {"UMUR": {"tertua": "90"}}, False), ("batas_aturan", {"UMUR": {"tertua": True}}, False), ("batas_aturan", [], False),
    ],
)  # fmt: skip
def test_the_settings_take_only_their_shape(kunci, nilai, baik):
    assert (salah_nilai(kunci, nilai) is None) is baik
