"""A NIK on the form: every path is recorded and explained; what it says is offered and never taken by itself."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Anggota
from portal.keluarga.rules.tawaran import tawaran_nik
from tests.factories import DESA

pytestmark = pytest.mark.sekali

KINI = date(2026, 11, 22)
PROVINSI = ("17", "35")
AWAL = "170219"


@pytest.fixture
def p(pabrik, peramban):
    p = peramban(pabrik.pengguna())
    p.buka("/keluarga/baru")
    url = p.kirim("/keluarga/", {"alamat": "Jalan A"}).url.split("#")[0]
    p.buka(f"{url}/anggota/baru")
    return p


def simpan(app, p, status=None, **isi):
    halaman = p.kirim("/anggota/", {"nama": "Warga Contoh", "hubungan": "1"} | isi, status=status)
    with app.app_context():
        satu = db.session.scalars(select(Anggota)).first()
        hasil = (satu.nik, satu.tanggal_lahir, satu.jenis_kelamin) if satu else None
        db.session.remove()
    return halaman, hasil


def kotak(lahir: date) -> dict[str, str]:
    return {"tanggal_lahir-hari": str(lahir.day), "tanggal_lahir-bulan": str(lahir.month), "tanggal_lahir-tahun": str(lahir.year)}


@pytest.mark.parametrize("hari, lahir, kelamin", [
    ("410180", date(1980, 1, 1), "P"), ("710380", date(1980, 3, 31), "P"), ("310380", date(1980, 3, 31), "L"),
    ("690288", date(1988, 2, 29), "P"), ("290200", date(2000, 2, 29), "L"), ("690204", date(2004, 2, 29), "P"),
])  # fmt: skip
def test_days_of_women_and_the_29th_of_february_are_read_and_saved_without_a_word(app, p, hari, lahir, kelamin):
    nik = f"{AWAL}{hari}9001"
    tawaran = tawaran_nik(nik, None, None, provinsi=PROVINSI, hari_ini=KINI)
    assert (tawaran.tanggal_lahir, tawaran.jenis_kelamin, tawaran.sama) == (lahir, kelamin, False)
    halaman, hasil = simpan(app, p, nik=nik, jenis_kelamin=kelamin, **kotak(lahir))
    assert hasil == (nik, lahir, kelamin) and "Di NIK" not in halaman.tulisan()


@pytest.mark.parametrize("hari, kata", [
    ("320180", "01–31, atau 41–71 untuk perempuan"), ("400180", "01–31, atau 41–71 untuk perempuan"), ("720180", "41–71 untuk perempuan"),
    ("290201", "tidak ada di kalender"), ("690299", "tidak ada di kalender"), ("310480", "tidak ada di kalender"),
    ("011380", "bulan lahir: 01–12"),
])  # fmt: skip
def test_a_day_that_no_calendar_has_is_refused_with_the_reason_at_the_field(app, p, hari, kata):
    halaman, hasil = simpan(app, p, status=422, nik=f"{AWAL}{hari}9001")
    assert kata in halaman.tulisan() and hasil is None
    assert p.isian("/anggota/")[2]["nik"] == f"{AWAL}{hari}9001", "yang diketik tetap di layar"


def test_a_nik_of_another_kabupaten_is_saved_and_explained(app, p):
    nik = "3508150101809001"
    halaman, hasil = simpan(app, p, nik=nik, jenis_kelamin="L", **kotak(date(1980, 1, 1)))
    assert hasil[0] == nik and "kabupaten atau kota lain" in halaman.tulisan()
    assert "kabupaten atau kota lain" in p.buka(p.halaman.tautan("Warga Contoh")).tulisan()


def test_a_nik_of_a_foreigner_has_the_same_form_and_the_field_says_so(app, p):
    assert "juga untuk warga negara asing" in p.halaman.tulisan()
    _, hasil = simpan(app, p, nama="John Smith Contoh", nik=f"{AWAL}0101809001")
    assert hasil[0] == f"{AWAL}0101809001"


@pytest.mark.parametrize("alasan", ["Warga negara asing, memakai paspor", "Bayi, belum direkam"])
def test_who_has_no_nik_is_saved_with_the_reason_and_nothing_is_offered(app, p, alasan):
    halaman, hasil = simpan(app, p, nik="", tanpa_nik_alasan=alasan)
    assert hasil[0] is None and alasan in halaman.tulisan() and "tanpa NIK" in halaman.tulisan()
    assert tawaran_nik("", None, None, provinsi=PROVINSI, hari_ini=KINI) is None


def test_saving_never_takes_birth_date_or_sex_from_the_nik(app, p):
    _, hasil = simpan(app, p, nik=f"{AWAL}5708889001")
    assert hasil == (f"{AWAL}5708889001", None, "")


def test_without_scripts_a_button_fills_them_in_for_a_look_before_anything_is_saved(app, p):
    alamat, _, nilai = p.isian("/anggota/")
    ketik = {"nama": "Sumiati", "nik": "1702 1957 0888 9001", "ibu_kandung": "Aminah", "pakai": "1"}
    halaman = p.buka(f"{alamat}isian", metode="POST", data=nilai | ketik)
    isi = p.isian("/anggota/")[2]
    assert (isi["tanggal_lahir-hari"], isi["tanggal_lahir-bulan"], isi["tanggal_lahir-tahun"], isi["jenis_kelamin"]) == ("17", "8", "1988", "P")
    assert (isi["nama"], isi["ibu_kandung"], isi["id"]) == ("Sumiati", "Aminah", nilai["id"])
    assert "Sama dengan NIK: 17-08-1988, perempuan." in halaman.tulisan()
    with app.app_context():
        assert db.session.scalars(select(Anggota)).all() == []
        db.session.remove()


def test_with_scripts_the_offer_appears_as_the_nik_is_typed_and_is_taken_by_its_button(peramban, pabrik):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang)
    p = peramban(orang, htmx=True)
    alamat, _, nilai = p.isian("/anggota/", halaman=p.buka(f"/keluarga/{id_}/anggota/baru"))
    nilai |= {"nik": f"{AWAL}5708889001"}
    tawaran = p.buka(f"{alamat}isian", metode="POST", data=nilai)
    assert "Di NIK: 17-08-1988, perempuan." in tawaran.tulisan() and not tawaran.cari(".//input")
    tombol = tawaran.cari(".//button")[0]
    assert (tombol.get("type"), tombol.get("hx-target"), tombol.get("hx-post")) == ("button", "#keluarga-lahir", f"/keluarga/{id_}/anggota/isian")
    isi = p.buka(f"{alamat}isian", metode="POST", data=nilai | {"pakai": "1"})
    assert [i.get("value") for i in isi.cari(".//input[@checked]")] == ["P"]
    salah = p.buka(f"{alamat}isian", metode="POST", data=nilai | {"nik": f"{AWAL}0113809001"})
    assert "bulan lahir: 01–12" in salah.tulisan() and not salah.cari(".//button")


def test_the_typed_form_of_another_village_is_not_read(peramban, pabrik):
    jauh = pabrik.keluarga(DESA, oleh=pabrik.pengguna(wilayah=DESA))
    orang = pabrik.pengguna()
    p = peramban(orang)
    token = p.isian("/keluarga/", halaman=p.buka("/keluarga/baru"))[2]["csrf_token"]
    p.buka(f"/keluarga/{jauh}/anggota/isian", metode="POST", data={"csrf_token": token, "nik": f"{AWAL}5708889001"}, status=404)
    q = peramban(orang, htmx=True)
    token = q.isian("/keluarga/", halaman=q.buka("/keluarga/baru"))[2]["csrf_token"]
    q.buka(f"/keluarga/{jauh}/anggota/isian", metode="POST", data={"csrf_token": token, "nik": f"{AWAL}5708889001"}, status=404)


def test_the_offer_shows_the_year_in_full_since_a_nik_has_two_digits():
    assert "01-01-2020" in tawaran_nik(f"{AWAL}0101209001", None, None, provinsi=PROVINSI, hari_ini=KINI).kalimat
    assert "01-01-1927" in tawaran_nik(f"{AWAL}0101279001", None, None, provinsi=PROVINSI, hari_ini=KINI).kalimat
