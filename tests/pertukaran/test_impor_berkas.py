"""Broken and hostile files: a clear sentence for each, nothing kept, the server alive."""

from __future__ import annotations

import uuid
from datetime import date
from io import BytesIO

import pytest

from portal.db import db
from portal.keluarga.models import Keluarga
from portal.pertukaran.models import Impor, ImporBaris
from portal.pertukaran.service.impor import create_impor
from portal.pertukaran.service.impor_baca import read_impor
from portal.web.uploads_lembar import LembarDitolak
from tests.factories import KABUPATEN
from tests.pertukaran.berkas_impor import DITOLAK, TAK_TERBACA, buku, orang

pytestmark = pytest.mark.sekali


@pytest.fixture
def rina(pabrik):
    return pabrik.pengguna("verifikator", KABUPATEN)


def unggah(app, oleh, nama, isi, jenis="register"):
    folder = app.config["PORTAL"].folder_berkas
    isian = {"tanggal_data": date(2026, 1, 1), "sumber": "Uji", "program": "PKH" if jenis == "bnba" else ""}
    return create_impor(uuid.uuid4(), jenis, BytesIO(isi), nama, isian, folder=folder, oleh=oleh).id


def test_thirty_files_are_refused_at_the_door_each_with_its_sentence(app, konteks, rina):
    folder = app.config["PORTAL"].folder_berkas / "impor"
    for kasus, (nama, isi, kata) in DITOLAK.items():
        with pytest.raises(LembarDitolak) as salah:
            unggah(app, rina, nama, isi())
        assert kata in salah.value.pesan, f"{kasus}: {salah.value.pesan}"
        assert not list(folder.iterdir()), f"{kasus}: ada berkas tertinggal"
    assert len(DITOLAK) + len(TAK_TERBACA) + 2 >= 40
    assert db.session.query(Impor).count() == 0


def test_what_only_reading_shows_ends_in_a_sentence_on_the_import(app, konteks, rina):
    for kasus, (nama, isi, kata) in TAK_TERBACA.items():
        id_ = unggah(app, rina, nama, isi())
        with pytest.raises(LembarDitolak) as salah:
            read_impor({"impor": str(id_)}, lambda a, b: None, folder=app.config["PORTAL"].folder_berkas)
        impor = db.session.get(Impor, id_, populate_existing=True)
        assert impor.status == "gagal" and impor.galat == salah.value.pesan and kata in impor.galat, f"{kasus}: {impor.galat}"
    assert db.session.query(ImporBaris).count() == db.session.query(Keluarga).count() == 0


def test_a_refused_file_is_said_on_the_form_and_what_was_typed_is_kept(app, rina, peramban):
    p = peramban(rina)
    p.buka("/impor/")
    isi = {"jenis": "register", "tanggal_data-hari": "1", "tanggal_data-bulan": "11", "tanggal_data-tahun": "2026", "sumber": "SIKS-NG"}
    halaman = p.kirim("/impor/", {**isi, "berkas": (BytesIO(b"<html>"), "data.xlsx")}, status=422)
    assert "halaman web (HTML)" in halaman.tulisan()
    assert 'value="SIKS-NG"' in halaman.teks
    assert p.buka("/impor/").status == 200
    halaman = p.kirim("/impor/", {**isi, "berkas": (BytesIO(buku(orang(1, 1))), "data.xlsx")})
    assert "Menunggu giliran" in halaman.tulisan()


def test_a_file_of_more_than_sixty_megabytes_is_refused_in_words(app, konteks, rina, monkeypatch):
    monkeypatch.setattr("portal.web.uploads_lembar.MAKS_BITA", 5000)
    with pytest.raises(LembarDitolak, match="lebih dari 60 MB"):
        unggah(app, rina, "a.csv", b"x;y\n" * 2000)
    assert not list((app.config["PORTAL"].folder_berkas / "impor").iterdir())
