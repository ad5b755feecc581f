"""What leaves the lists: rows for a file, the page that is printed, and the trail of who read a whole number."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.audit.models import Jejak
from portal.db import db
from portal.pemeriksaan import documents
from portal.pemeriksaan.queries.temuan import Saring
from portal.pemeriksaan.service import create_aparat
from portal.web.sheets import write_xlsx
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.pemeriksaan.bahan import anggota, dalam, simpan, temuan

NIK = re.compile(r"\d{4} \d{4} \d{4} \d{4}|\d{16}")


@pytest.fixture
def orang(pabrik):
    return {"op": pabrik.pengguna(), "jauh": pabrik.pengguna("operator", DESA), "camat": pabrik.pengguna("camat", KELURAHAN[:8])} | {
        p: pabrik.pengguna(p, KABUPATEN) for p in ("verifikator", "admin")
    }


@pytest.fixture
def pasangan(app, pabrik, orang):
    sini, sana = pabrik.keluarga(oleh=orang["op"]), pabrik.keluarga(DESA, oleh=orang["jauh"], nama="Zulkarnain Wijaya Contoh")
    simpan(app, sini, 0, orang["op"], nik=anggota(app, sana)[0].nik)
    return temuan(app, "NIK_GANDA")[0]


@pytest.fixture
def aparat(app, pabrik, orang):
    with dalam(app):
        for ke in range(3):
            isi = {"nama": f"Aparat Contoh {ke}", "nik": pabrik.nik(date(1980, 1, 1 + ke), "L"), "jabatan": "kadus", "mulai": date(2022, 1, 3)}
            create_aparat(uuid4(), KELURAHAN, isi | {"selesai": None}, oleh=orang["op"])


def baris(app, untuk, nik: bool = True, saring: Saring | None = None) -> list[tuple]:
    with dalam(app):
        kolom, isi = documents.berkas_temuan(saring or Saring(aturan="NIK_GANDA"), untuk=untuk, nik=nik)
        semua = list(isi)
        assert write_xlsx("Temuan", kolom, semua).startswith(b"PK")
        return [dict(zip((k.judul for k in kolom), satu, strict=True)) for satu in semua]


def test_the_file_of_findings_masks_the_other_village_and_numbers_unless_they_may_be_seen(app, pasangan, orang):
    (satu,) = baris(app, orang["op"])
    assert NIK.fullmatch(satu["NIK atau No. KK di sini"]) and "*" in satu["NIK atau No. KK yang lain"]
    assert satu["Dengan"] == "Z*** W*** C***" and satu["Desa/kelurahan yang lain"].startswith("di luar wilayah Anda (Kec. ")
    (satu,) = baris(app, orang["op"], nik=False)
    assert not NIK.search(str(satu))
    (satu,) = baris(app, orang["verifikator"])
    assert satu["Dengan"] == "Zulkarnain Wijaya Contoh" and len(NIK.findall(str(satu))) == 2


def test_the_file_has_every_row_of_the_filter_beyond_one_reading(app, pabrik, orang, monkeypatch):
    monkeypatch.setattr(documents, "SEKALI", 2)
    for _ in range(5):
        simpan(app, pabrik.keluarga(oleh=orang["op"]), 0, orang["op"], pekerjaan=5)
    pekerjaan = Saring(aturan="PEKERJAAN")
    assert len(baris(app, orang["op"], saring=pekerjaan)) == 5 and not baris(app, orang["jauh"], saring=pekerjaan)
    assert len(baris(app, orang["verifikator"], saring=Saring(aturan="PEKERJAAN", wilayah=KELURAHAN))) == 5


@pytest.mark.parametrize("nik", [True, False])
def test_the_file_of_officials_has_all_of_the_scope(app, aparat, orang, monkeypatch, nik):
    monkeypatch.setattr(documents, "SEKALI", 2)
    with dalam(app):
        kolom, isi = documents.berkas_aparat({}, untuk=orang["op"], hari_ini=date(2026, 11, 22), nik=nik)
        semua = list(isi)
    assert [satu[4] for satu in semua] == [f"Aparat Contoh {ke}" for ke in range(3)] and len(kolom) == len(semua[0])
    assert bool(NIK.search(str(semua))) is nik
    with dalam(app):
        assert not list(documents.berkas_aparat({}, untuk=orang["jauh"], hari_ini=date(2026, 11, 22), nik=True)[1])


@pytest.mark.parametrize("alamat", ["/temuan/", "/aparat/"])
def test_a_list_is_printed_with_all_its_rows_its_filter_in_words_and_no_whole_number(app, pasangan, aparat, orang, peramban, alamat):
    p = peramban(orang["op"])
    tautan = p.buka(alamat).tautan("Tampilkan untuk dicetak")
    halaman = p.buka(tautan)
    utama = halaman.pohon.find(".//main")
    assert not utama.findall(".//form") and not utama.findall(".//tbody//a") and utama.findall(".//tbody/tr")
    assert "Kelurahan Air Bang · Keadaan: " in halaman.tulisan() and not NIK.search(halaman.tulisan())
    assert p.buka(halaman.tautan("Kembali ke daftar")).status == 200


def test_reading_a_whole_number_on_the_page_of_a_finding_is_on_the_trail(app, pasangan, orang, peramban):
    for siapa in ("camat", "op", "verifikator"):
        peramban(orang[siapa]).buka(f"/temuan/{pasangan.id}")
    with dalam(app):
        baris = db.session.execute(select(Jejak.pengguna_id, Jejak.objek_id).where(Jejak.aksi == "temuan.lihat_nik").order_by(Jejak.id)).all()
    assert [satu.pengguna_id for satu in baris] == [orang["op"].id, orang["verifikator"].id], "camat melihat nomor yang disamarkan"
    assert {satu.objek_id for satu in baris} == {str(pasangan.id)}
