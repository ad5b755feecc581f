"""The list of accounts by role and wilayah."""

from __future__ import annotations

import pytest

from tests.factories import DESA, KABUPATEN, KELURAHAN


@pytest.fixture
def admin(pabrik, peramban):
    return peramban(pabrik.pengguna("admin", KABUPATEN, "Admin Contoh"))


def nama(halaman):
    return ["".join(e.itertext()) for e in halaman.cari(".//tbody/tr/th/a")]


def test_accounts_are_found_by_role_and_wilayah_and_pages_keep_the_filter(pabrik, admin):
    for ke in range(26):
        pabrik.pengguna("operator", KELURAHAN, f"Operator Dekat {ke:02d}")
    pabrik.pengguna("operator", DESA, "Operator Jauh")
    pabrik.pengguna("camat", DESA[:8], "Camat Jauh")
    admin.buka("/akun/")
    jauh = admin.kirim("/akun/", {"wilayah": DESA[:8]})
    assert set(nama(jauh)) == {"Operator Jauh", "Camat Jauh"}
    assert DESA in [o.get("value") for o in jauh.cari(".//select[@name='wilayah']/option")]
    assert nama(admin.buka(f"/akun/?wilayah={DESA}&peran=operator")) == ["Operator Jauh"]
    assert "Belum ada akun dengan saringan ini" in admin.buka(f"/akun/?wilayah={DESA}&peran=camat").tulisan()
    satu = admin.buka(f"/akun/?wilayah={KELURAHAN[:8]}&peran=operator")
    dua = admin.buka(satu.tautan("Berikutnya"))
    assert len(nama(satu)) == 25 and len(nama(dua)) == 1 and "peran=operator" in dua.url and "wilayah=" in dua.url


@pytest.mark.parametrize("alamat", ["/usulan/", "/keluarga/", "/verifikasi/", "/pengesahan/", "/musdes/", "/akun/"])
def test_a_wilayah_that_is_no_code_breaks_no_list(pabrik, peramban, alamat):
    peran = "admin" if alamat == "/akun/" else "kadis" if alamat == "/pengesahan/" else "verifikator"
    p = peramban(pabrik.pengguna(peran, KABUPATEN))
    for rusak in ("17.02.%00", "17.02.", "17.02.%F0", "17.02.99", "%27"):
        p.buka(f"{alamat}?wilayah={rusak}&kecamatan={rusak}&status={rusak}&jenis={rusak}")


def test_a_filter_that_is_none_does_not_filter(pabrik, admin):
    pabrik.pengguna("operator", KELURAHAN)
    for rusak in ("peran=x%00", "wilayah=17.03", "wilayah=17.02.%00", "peran=%25&setelah=rusak"):
        assert len(nama(admin.buka(f"/akun/?{rusak}"))) == 2, rusak
