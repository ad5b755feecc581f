"""What the checks find follows a save on its own to the fields it is about, and leaves when it is mended."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga
from tests.factories import DESA


@pytest.fixture
def orang(pabrik):
    return pabrik.pengguna(nama="Rina")


@pytest.fixture
def id_(pabrik, orang):
    return pabrik.keluarga(oleh=orang, lengkap=False)


@pytest.fixture
def p(peramban, orang):
    return peramban(orang, htmx=True)


def ketik(p, akhir: str, isi: dict[str, str], halaman):
    """What htmx sends two seconds after a change: the whole form, no button."""
    url, _, semua = p.isian(akhir, halaman=halaman)
    return p.buka(url, metode="POST", data=semua | isi, status=200)


def segar(halaman) -> dict[str, str]:
    """{id: text} of what is replaced beside the line that says "tersimpan"."""
    return {u.get("id"): " ".join("".join(u.itertext()).split()) for u in halaman.cari(".//*[@hx-swap-oob]")}


def test_a_number_of_another_village_is_told_at_the_number_and_leaves_with_it(app, pabrik, p, id_):
    pabrik.keluarga(DESA, oleh=pabrik.pengguna(wilayah=DESA), nama="Orang Jauh")
    with app.app_context():
        jauh, dekat = (db.session.scalar(select(Keluarga.no_kk).where(Keluarga.desa_kode == d)) for d in (DESA, "17.02.19.1006"))
        db.session.remove()
    halaman = p.buka(f"/keluarga/{id_}")
    tempat = halaman.cari(".//span[@id='no_kk-catatan']")
    assert len(tempat) == 1 and not "".join(tempat[0].itertext()), "tempatnya ada sejak awal"
    assert "no_kk-catatan" in halaman.cari(".//input[@name='no_kk']")[0].get("aria-describedby")
    jawab = ketik(p, "/alamat", {"no_kk": jauh}, halaman)
    assert "No. KK ini juga tercatat di desa/kelurahan lain." in segar(jawab)["no_kk-catatan"]
    assert "Minta keluarga itu pindah" in segar(jawab)["keluarga-minta-kk"] and "catatan pemeriksaan di No. KK." in jawab.tulisan()
    assert "Orang Jauh" not in jawab.tulisan()
    versi = jawab.cari(".//input[@id='keluarga-versi-alamat']")[0].get("value")
    jawab = ketik(p, "/alamat", {"no_kk": dekat, "versi": versi}, halaman)
    assert "juga tercatat" not in segar(jawab)["no_kk-catatan"] and segar(jawab)["keluarga-minta-kk"] == ""


def test_what_is_odd_about_a_member_is_told_at_its_field_and_nothing_typed_is_replaced(app, pabrik, p, id_):
    halaman = p.buka(p.buka(f"/keluarga/{id_}").tautan("Warga Contoh"))
    nik = pabrik.nik(date(1988, 8, 17), "P")
    jawab = ketik(p, "/anggota/", {"nik": nik, "jenis_kelamin": "L"}, halaman)
    baru = segar(jawab)
    assert "17-08-1988" in baru["tanggal_lahir-catatan"] and baru["pekerjaan-catatan"] == ""
    assert {i.get("type") for i in jawab.cari(".//input")} == {"hidden"} and not jawab.cari(".//select")
    assert all(halaman.cari(f".//*[@id='{satu}']") for satu in baru), "setiap bagian yang menyusul punya tempat di halaman"
    assert "catatan pemeriksaan di bawah isiannya." in jawab.tulisan()


def test_the_page_of_somebody_new_has_no_empty_places(p, id_):
    assert not p.buka(f"/keluarga/{id_}/anggota/baru").cari(".//span[@class='note']")


def test_taking_birth_date_from_the_nik_keeps_the_places_of_notes(p, id_):
    halaman = p.buka(p.buka(f"/keluarga/{id_}").tautan("Warga Contoh"))
    url, _, semua = p.isian("/anggota/", halaman=halaman)
    jawab = p.buka(f"{url}/isian", metode="POST", data=semua | {"pakai": "1"})
    assert jawab.cari(".//span[@id='tanggal_lahir-catatan']") and jawab.cari(".//span[@id='jenis_kelamin-catatan']")


def test_what_the_house_says_stands_at_the_open_criteria_at_once(p, id_):
    rumah = p.buka(f"/keluarga/{id_}?buka=rumah")
    jawab = ketik(p, "/rumah", {"jenis_lantai_terluas": "8"}, rumah)
    assert segar(jawab)["kriteria-e-catatan"] == "Saran: Ya, karena lantai terluas “Tanah” di bagian Rumah."
    assert segar(jawab)["kriteria-g-catatan"] == ""
    kriteria = p.buka(f"/keluarga/{id_}?buka=kriteria")
    assert "Saran: Ya" in kriteria.tulisan() and len(kriteria.cari(".//span[@class='note']")) >= 4
    assert all(kriteria.cari(f".//span[@id='{satu}']") for satu in segar(jawab) if satu.startswith("kriteria-"))
    jawab = ketik(p, "/kriteria", {"e": "tidak"}, kriteria)
    assert segar(jawab)["kriteria-e-catatan"].startswith("Jawaban ini berbeda dari isian rumah: ")
    assert "keluarga-catatan-umum" in segar(jawab) and len(jawab.teks) < 6000


def test_a_car_is_told_above_the_members_as_soon_as_it_is_typed(app, p, id_):
    rumah = p.buka(f"/keluarga/{id_}?buka=rumah")
    jawab = ketik(p, "/rumah", {"aset_bergerak_mobil": "1"}, rumah)
    assert "mobil" in segar(jawab)["keluarga-catatan-umum"].lower()
    assert "1 catatan pemeriksaan di atas daftar anggota." in jawab.tulisan()
    with app.app_context():
        assert db.session.scalar(select(Anggota.id).limit(1))
        db.session.remove()
