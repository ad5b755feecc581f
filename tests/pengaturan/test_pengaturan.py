"""Settings and the desa's profile."""

from __future__ import annotations

import pytest

from portal.pengaturan.queries import kop_of, semua_pengaturan
from portal.pengaturan.rules import BAWAAN, salah_nilai
from tests.factories import KABUPATEN, KELURAHAN


def test_an_admin_changes_settings_and_sees_what_is_wrong(app, pabrik, peramban):
    p = peramban(pabrik.pengguna("admin", KABUPATEN))
    p.buka("/pengaturan/")
    halaman = p.kirim("/pengaturan/", {"hari_layanan": "99", "pola_nomor_ba": "{nama}"}, status=422)
    assert "Isi angka 1 sampai 60." in halaman.tulisan() and "{nama}" in halaman.teks
    p.buka("/pengaturan/")
    p.kirim("/pengaturan/", {"hari_layanan": "7", "dasar_hukum": "UU 13/2011;\n\nKepmensos 262/HUK/2022."})
    assert "Pengaturan tersimpan." in p.halaman.tulisan()
    with app.app_context():
        assert semua_pengaturan()["hari_layanan"] == 7
        assert semua_pengaturan()["dasar_hukum"] == ["UU 13/2011;", "Kepmensos 262/HUK/2022."]


def test_a_second_admin_with_an_old_page_does_not_overwrite(app, pabrik, peramban):
    p, q = peramban(pabrik.pengguna("admin", KABUPATEN)), peramban(pabrik.pengguna("admin", KABUPATEN))
    p.buka("/pengaturan/")
    q.buka("/pengaturan/")
    p.kirim("/pengaturan/", {"hari_layanan": "7"})
    q.kirim("/pengaturan/", {"hari_layanan": "9"}, status=409)
    with app.app_context():
        assert semua_pengaturan()["hari_layanan"] == 7


def test_an_operator_fills_in_the_profile_of_the_own_unit(app, pabrik, peramban):
    p = peramban(pabrik.pengguna("operator", KELURAHAN))
    assert "Nama lurah" in p.buka("/profil-desa/").tulisan()
    p.kirim("/profil-desa/", {"kode_pos": "391"}, status=422)
    p.kirim("/profil-desa/", {"kode_pos": "39119", "kepala_nama": "O'Brien <b>"})
    assert "O'Brien <b>" in p.halaman.cari(".//input[@name='kepala_nama']")[0].get("value")
    with app.app_context():
        kop = kop_of(KELURAHAN)
    assert (kop["kepala_nama"], kop["kecamatan"], kop["kabupaten"]) == ("O'Brien <b>", "Curup Tengah", "Kabupaten Rejang Lebong")


@pytest.mark.parametrize("kunci", sorted(set(BAWAAN) - {"kabupaten_kode"}))
def test_every_default_is_a_valid_value(kunci):
    assert salah_nilai(kunci, BAWAAN[kunci]) is None
