"""Settings and the desa's profile."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from portal.pengaturan.queries import kop_of, semua_pengaturan
from portal.pengaturan.rules import BAWAAN, baca_pecahan, salah_nilai
from portal.pengaturan.service import set_awal
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


def simpan_pengaturan(app, **nilai) -> None:
    with app.app_context():
        set_awal(nilai)


def kelengkapan(p, id_) -> tuple[str, int, bool]:
    """What the list and the beranda say of completeness, and whether the family's page calls it ready for a musdes."""
    baris = next(tr for tr in p.buka("/keluarga/").cari(".//tbody/tr") if str(id_) in tr.find(".//th/a").get("href"))
    tanda = "".join(next(td for td in baris.iter("td") if td.get("data-l") == "Kelengkapan").itertext()).strip()
    belum = re.search(r"([0-9]+) ?keluarga belum lengkap", p.buka("/").tulisan())
    return tanda, int(belum[1]), "Siap dibawa ke musyawarah" in p.buka(f"/keluarga/{id_}").tulisan()


def test_the_page_shows_photos_and_quorum_as_they_are_set_and_keeps_what_was_typed(app, pabrik, peramban):
    p = peramban(pabrik.pengguna("admin", KABUPATEN))
    halaman = p.buka("/pengaturan/")
    assert halaman.cari(".//input[@name='ambang_kuorum']")[0].get("value") == "2/3"
    assert not [k for k in halaman.cari(".//input[@name='foto_wajib']") if k.get("checked") is not None]
    for hint in ("belum dapat disiapkan untuk musyawarah", "tetap boleh dilanjutkan"):
        assert hint in halaman.tulisan()
    halaman = p.kirim("/pengaturan/", {"ambang_kuorum": "3/2 <b>", "foto_wajib": ["ktp", "selfie"]}, status=422)
    assert "Tulis pecahan, misalnya 2/3." in halaman.tulisan() and "Pilih dari daftar: foto rumah tampak depan" in halaman.tulisan()
    assert halaman.cari(".//input[@name='ambang_kuorum']")[0].get("value") == "3/2 <b>"
    p.kirim("/pengaturan/", {"ambang_kuorum": " 1 / 2 ", "foto_wajib": ["rumah_depan", "kk"]})
    assert [k.get("value") for k in p.halaman.cari(".//input[@name='foto_wajib']") if k.get("checked") is not None] == ["rumah_depan", "kk"]
    with app.app_context():
        assert (semua_pengaturan()["ambang_kuorum"], semua_pengaturan()["foto_wajib"]) == ([1, 2], ["rumah_depan", "kk"])
    p.kirim("/pengaturan/", {"foto_wajib": None})
    with app.app_context():
        assert semua_pengaturan()["foto_wajib"] == []


@pytest.mark.parametrize("teks", ["", "2", "2/0", "0/3", "3/2", "2/101", "-1/2", "dua/tiga", "2/3/4", "0,5", "²/3"])
def test_what_is_no_share_of_the_invited_is_refused_with_an_example(teks):
    assert "misalnya 2/3" in salah_nilai("ambang_kuorum", baca_pecahan(teks))


@pytest.mark.parametrize("teks, nilai", [("2/3", [2, 3]), (" 1 / 2 ", [1, 2]), ("1/1", [1, 1]), ("100/100", [100, 100])])
def test_a_share_of_the_invited_is_read_as_it_is_written(teks, nilai):
    assert baca_pecahan(teks) == nilai and salah_nilai("ambang_kuorum", nilai) is None


@pytest.mark.parametrize("nilai", [["selfie"], ["ktp", "ktp"], "ktp", None])
def test_only_known_kinds_of_photo_can_be_demanded_each_once(nilai):
    assert "foto KTP" in salah_nilai("foto_wajib", nilai)


def test_a_demanded_photo_holds_a_family_back_from_the_musdes_until_it_is_there(app, pabrik, peramban):
    operator = pabrik.pengguna("operator", KELURAHAN)
    id_ = pabrik.keluarga(oleh=operator)
    usulan, lain = pabrik.usulan(id_, oleh=operator), pabrik.usulan(pabrik.keluarga(oleh=operator), oleh=operator, jenis="hapus")
    p = peramban(operator)
    draf = p.buka(f"/usulan/{usulan}")
    assert kelengkapan(p, id_) == ("lengkap", 0, True)

    simpan_pengaturan(app, foto_wajib=["rumah_depan"])
    assert kelengkapan(p, id_) == ("belum", 2, False)
    assert "Foto rumah tampak depan belum ada." in p.halaman.tulisan()
    assert len(p.buka("/keluarga/?kelengkapan=belum").cari(".//tbody/tr")) == 2
    assert "foto rumah tampak depan" in p.kirim("/kesiapan", halaman=draf, status=422).tulisan()
    p.buka(f"/usulan/{lain}")
    assert "Siap dimusyawarahkan" in p.kirim("/kesiapan").tulisan(), "penghapusan tidak memerlukan foto"

    p.buka(f"/keluarga/{id_}")
    foto = BytesIO()
    Image.new("RGB", (640, 480), "green").save(foto, "JPEG")
    foto.seek(0)
    p.kirim("/foto/", {"jenis": "rumah_depan", "berkas": (foto, "rumah.jpg")}, ke=0)
    assert kelengkapan(p, id_) == ("lengkap", 1, True)
    assert len(p.buka("/keluarga/?kelengkapan=lengkap").cari(".//tbody/tr")) == 1
    p.buka(f"/usulan/{usulan}")
    assert "Siap dimusyawarahkan" in p.kirim("/kesiapan").tulisan()

    simpan_pengaturan(app, foto_wajib=[])
    assert kelengkapan(p, id_) == ("lengkap", 0, True)


def test_the_quorum_of_a_musdes_is_the_share_that_the_kabupaten_set(app, pabrik, peramban):
    operator = pabrik.pengguna("operator", KELURAHAN)
    id_ = pabrik.musdes(oleh=operator, status="berlangsung")  # five of seven came
    p = peramban(operator)
    assert "Kuorum tercapai (71%)" in p.buka(f"/musdes/{id_}/kehadiran").tulisan()
    simpan_pengaturan(app, ambang_kuorum=[3, 4])
    for jalur in ("", "/kehadiran", "/penutupan"):
        assert "kurang dari anjuran 6 orang" in p.buka(f"/musdes/{id_}{jalur}").tulisan(), jalur
    simpan_pengaturan(app, ambang_kuorum=[1, 2])
    assert "Kuorum tercapai (71%)" in p.buka(f"/musdes/{id_}/kehadiran").tulisan()


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
