"""DTSEN's variables of a person: folded, saved partly, kept as imported, and explained rather than refused."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from portal.db import db
from portal.keluarga.models import Anggota
from portal.keluarga.rules import rincian as r
from portal.kit.kode.dtsen_orang import FUNGSI, TANPA_KESULITAN

KINI = date(2026, 11, 22)


@pytest.fixture
def orang(pabrik):
    return pabrik.pengguna()


@pytest.fixture
def id_(pabrik, orang):
    return pabrik.keluarga(oleh=orang)


def tersimpan(app, ke: int = 0) -> Anggota:
    with app.app_context():
        satu = db.session.scalars(select(Anggota).order_by(Anggota.urutan)).all()[ke]
        db.session.expunge(satu)
        db.session.remove()
    return satu


def ubah(app, **kolom) -> None:
    with app.app_context():
        db.session.execute(update(Anggota).where(Anggota.urutan == 1).values(**kolom))
        db.session.commit()
        db.session.remove()


def buka_isian(p, id_, ke: int = 0, **isi):
    """The form of a member with all its folds, as a browser without scripts gets it by the button in the fold."""
    p.buka(p.buka(f"/keluarga/{id_}").cari(".//tbody//a")[ke].get("href"))
    alamat, _, nilai = p.isian("/anggota/")
    return p.buka(f"{alamat}/isian", metode="POST", data=nilai | isi | {"buka": "1"})


def test_without_scripts_the_folds_come_by_a_button_and_what_was_typed_stays(app, peramban, orang, id_):
    p = peramban(orang)
    halaman = p.buka(f"/keluarga/{id_}/anggota/baru")
    assert "partisipasi_sekolah" not in p.isian("/anggota/")[2]
    assert halaman.cari(".//button[@formaction]")[0].get("formaction", "").endswith("/anggota/isian")
    alamat, _, nilai = p.isian("/anggota/")
    p.buka(f"{alamat}isian", metode="POST", data=nilai | {"nama": "Bunga Contoh", "buka": "1"})
    terbuka = p.isian("/anggota/")[2]
    assert terbuka["nama"] == "Bunga Contoh" and set(r.RINCIAN) <= set(terbuka)
    p.kirim("/anggota/", {"partisipasi_sekolah": "2", "jenjang_tertinggi_yang_diduduki": "3", "gaji_bulanan": "750000"})
    assert tersimpan(app, 3).rincian == {"partisipasi_sekolah": 2, "jenjang_tertinggi_yang_diduduki": 3, "gaji_bulanan": 750000}


def test_with_scripts_the_fold_alone_is_fetched_with_what_is_typed(peramban, orang, id_):
    p = peramban(orang, htmx=True)
    alamat, _, nilai = p.isian("/anggota/", halaman=p.buka(f"/keluarga/{id_}/anggota/baru"))
    for kelamin, ada in (("P", True), ("L", False)):
        fragmen = p.buka(f"{alamat}isian", metode="POST", data=nilai | {"jenis_kelamin": kelamin, "buka": "1"})
        assert "<html" not in fragmen.teks and bool(fragmen.cari(".//select[@name='hamil']")) is ada


def test_the_short_form_leaves_what_it_does_not_show_as_it_was(app, peramban, orang, id_):
    ubah(app, rincian={"penyakit_kronis": 6, "jumlah_usaha": 2, "titipan": 9})
    p = peramban(orang)
    p.buka(p.buka(f"/keluarga/{id_}").cari(".//tbody//a")[0].get("href"))
    nilai = {n: None for n in p.isian("/anggota/")[2] if n in r.RINCIAN}
    p.kirim("/anggota/", nilai | {"nama": "Nama Baru"})
    assert (tersimpan(app).nama, tersimpan(app).rincian) == ("Nama Baru", {"penyakit_kronis": 6, "jumlah_usaha": 2, "titipan": 9})


def test_an_imported_code_that_no_list_has_is_shown_and_kept_but_a_typed_one_is_refused(app, peramban, orang, id_):
    ubah(app, rincian={"penyakit_kronis": 77})
    p = peramban(orang)
    halaman = buka_isian(p, id_)
    assert "kode 77 (tidak ada di daftar DTSEN 2025)" in halaman.tulisan()
    p.kirim("/anggota/", {"kesedihan_depresi": "4"})
    assert tersimpan(app).rincian == {"penyakit_kronis": 77, "kesedihan_depresi": 4}
    for nama, nilai, kata in (("penyakit_kronis", "78", "Pilih salah satu dari daftar."), ("jumlah_usaha", "-1", "isi angka 0 sampai 99")):
        buka_isian(p, id_)
        assert kata in p.kirim("/anggota/", {nama: nilai}, status=422).tulisan()


def test_codes_of_a_list_that_numbers_otherwise_are_shown_in_its_name_and_stay_until_the_fold_is_filled_in(app, peramban, orang, id_):
    ubah(app, rincian={"penyakit_kronis": 2}, rincian_daftar="DTKS", rincian_versi="2020")
    p = peramban(orang)
    halaman = buka_isian(p, id_)
    assert "Tercatat dari daftar DTKS 2020" in halaman.tulisan() and "Hipertensi" not in halaman.tulisan().partition("Penyakit kronis dan gizi")[0]
    assert p.isian("/anggota/")[2]["penyakit_kronis"] == ""
    p.kirim("/anggota/", {"nama": "Nama Baru"})
    assert (tersimpan(app).rincian, tersimpan(app).rincian_daftar) == ({"penyakit_kronis": 2}, "DTKS")
    buka_isian(p, id_)
    p.kirim("/anggota/", {"penyakit_kronis": "4"})
    assert (tersimpan(app).rincian, tersimpan(app).rincian_daftar) == ({"penyakit_kronis": 4}, "DTSEN")


def test_one_tick_answers_the_nine_functions_that_were_left_open(app, peramban, orang, id_):
    p = peramban(orang)
    buka_isian(p, id_)
    p.kirim("/anggota/", {"penglihatan": "2", "tanpa_kesulitan": "y"})
    satu = tersimpan(app)
    assert satu.rincian == dict.fromkeys(FUNGSI, TANPA_KESULITAN) | {"penglihatan": 2}
    assert r.ringkas_fungsi(satu.rincian) == "banyak kesulitan melihat"
    assert "disabilitas" in p.buka(f"/keluarga/{id_}").tulisan()


def test_what_is_known_of_a_person_counts_as_a_component_with_rule_and_source(app, peramban, orang, id_):
    ubah(app, rincian={"mengurus_diri": 1})
    tulisan = peramban(orang).buka(f"/keluarga/{id_}").tulisan()
    assert "Penyandang disabilitas berat: Warga Contoh" in tulisan and "Petunjuk dari data keluarga, bukan keputusan." in tulisan
    assert "Komponen PKH menurut pedoman" in tulisan, "sumbernya disebut"


def test_health_is_not_shown_to_a_role_that_may_not_see_a_nik(app, pabrik, peramban, orang, id_):
    ubah(app, rincian={"mengurus_diri": 1, "hamil": 1})
    tulisan = peramban(pabrik.pengguna("camat", "17.02.19")).buka(f"/keluarga/{id_}").tulisan()
    assert "disabilitas" not in tulisan and "hamil" not in tulisan and "Komponen PKH" not in tulisan


@pytest.mark.parametrize("kelamin, lahir, tanya", [
    ("", None, True), ("P", None, True), ("L", None, False), ("P", date(1990, 1, 1), True), ("P", date(2020, 1, 1), False),
    ("P", date(1950, 1, 1), False), ("", date(1990, 1, 1), True),
])  # fmt: skip
def test_pregnancy_is_asked_only_where_it_can_be(kelamin, lahir, tanya):
    assert r.is_tanya_hamil(kelamin, lahir, KINI) is tanya


def test_a_pregnancy_of_a_man_is_refused_with_both_ways_to_mend_it(app, peramban, orang, id_):
    p = peramban(orang)
    buka_isian(p, id_, ke=1)
    halaman = p.kirim("/anggota/", {"hamil": "1", "jenis_kelamin": "L"}, status=422)
    assert r.HAMIL_LAKI in halaman.tulisan()
    assert p.kirim("/anggota/", {"jenis_kelamin": "P"}).status == 200
    assert tersimpan(app, 1).rincian == {"hamil": 1}


def test_two_writers_of_one_persons_variables_see_both_versions(pabrik, peramban, orang, id_):
    p, q = peramban(orang), peramban(pabrik.pengguna(nama="Adi"))
    buka_isian(p, id_)
    buka_isian(q, id_)
    p.kirim("/anggota/", {"penyakit_kronis": "2"})
    assert "Tersimpan sekarang: Hipertensi." in q.kirim("/anggota/", {"penyakit_kronis": "6"}, status=409).tulisan()
