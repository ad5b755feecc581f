"""That a section was saved is said by a save, once, and never by an address."""

from __future__ import annotations

import pytest

from portal.keluarga.rules.bagian import BAGIAN

SUDAH = "✓ Tersimpan pukul"


@pytest.fixture
def orang(pabrik):
    return pabrik.pengguna()


@pytest.fixture
def id_(pabrik, orang):
    return pabrik.keluarga(oleh=orang)


@pytest.mark.parametrize("bagian", [*BAGIAN, "", "lain"])
def test_an_address_typed_by_hand_does_not_claim_a_save(peramban, orang, id_, bagian):
    halaman = peramban(orang).buka(f"/keluarga/{id_}?bagian={bagian}")
    assert "Tersimpan" not in halaman.tulisan()


def test_without_scripts_a_save_is_told_at_its_section_and_not_again_on_the_next_visit(peramban, orang, id_):
    p = peramban(orang)
    p.buka(f"/keluarga/{id_}")
    halaman = p.kirim("/alamat", {"dusun": "Talang"})
    assert SUDAH in "".join(halaman.cari(".//div[@id='keluarga-keadaan-alamat']")[0].itertext())
    assert halaman.tulisan().count(SUDAH) == 1 and halaman.kepala["Cache-Control"] == "no-store"
    assert SUDAH not in p.buka(halaman.url).tulisan(), "dimuat ulang: tidak ada yang disimpan lagi"


def test_a_save_refused_is_not_told_as_saved_on_any_later_page(peramban, orang, id_):
    p = peramban(orang)
    p.buka(f"/keluarga/{id_}")
    assert SUDAH not in p.kirim("/alamat", {"rt": "abc"}, status=422).tulisan()
    assert SUDAH not in p.buka(f"/keluarga/{id_}?bagian=alamat").tulisan()


def test_a_save_is_told_of_its_own_family_and_section_only(pabrik, peramban, orang, id_):
    lain = pabrik.keluarga(oleh=orang)
    p = peramban(orang)
    p.buka(f"/keluarga/{id_}")
    tujuan = p.kirim("/alamat", {"dusun": "Talang"}, ikuti=False).kepala["Location"]
    assert SUDAH not in p.buka(f"/keluarga/{lain}?bagian=alamat").tulisan()
    assert SUDAH not in p.buka(f"/keluarga/{id_}?bagian=rumah").tulisan()
    assert SUDAH in p.buka(tujuan).tulisan()


@pytest.mark.parametrize("htmx", [False, True])
def test_a_member_saved_on_the_own_page_is_told_in_the_list_of_members(peramban, orang, id_, htmx):
    p = peramban(orang, htmx=htmx)
    p.buka(p.buka(f"/keluarga/{id_}").tautan("Warga Contoh"))
    halaman = p.kirim("/anggota/", {"tempat_lahir": "Kepahiang"})
    assert SUDAH in "".join(halaman.cari(".//div[@id='keluarga-keadaan-anggota']")[0].itertext())
    assert SUDAH not in p.buka(halaman.url).tulisan()
