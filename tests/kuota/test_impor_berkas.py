"""Quota from an uploaded file: every shape of sheet, every wrong row by its number, hostile files in words, all or nothing."""

from __future__ import annotations

from io import BytesIO

import pytest
from sqlalchemy import func, select

from portal.db import db
from portal.kuota.models import Kuota
from portal.kuota.rules.lembar import Letak, letak_kuota, susun_tempelan
from portal.kuota.rules.sebaran import BARIS_MAKS, baca_tempelan
from tests.factories import DESA, KELURAHAN
from tests.kuota.bahan import Kantor
from tests.pertukaran.berkas_impor import teks, xlsx

ANGKA_DESA = int(DESA.replace(".", ""))


def kuota(app):
    with app.app_context():
        hasil = dict(db.session.execute(select(Kuota.desa_kode, func.sum(Kuota.jumlah)).group_by(Kuota.desa_kode)).all())
        db.session.remove()
    return hasil


@pytest.mark.sekali
def test_columns_are_found_by_a_known_code_and_a_heading_and_rows_keep_their_number():
    dikenal = {"17.02", DESA, KELURAHAN}
    judul = [["KUOTA PKH 2026"], ["No", "Kode Desa", "Desa", "Kuota KPM", "Keterangan"], ["1", "1702191006", "Air Bang", "12", ""]]
    assert letak_kuota(judul, dikenal) == Letak(2, 1, 3)
    assert letak_kuota([[KELURAHAN, "Air Bang", "12"]], dikenal) == Letak(0, 0, 2)
    assert letak_kuota([["Desa", "Kuota"], ["Air Bang", "12"]], dikenal) is None and letak_kuota([[KELURAHAN]], dikenal) is None
    tempel = susun_tempelan([(3, KELURAHAN, 12), (5, "17.99", "1;000\n"), (BARIS_MAKS + 9, DESA, 1), (BARIS_MAKS + 10, DESA, 1)])
    isi, galat = baca_tempelan(tempel, dikenal)
    assert isi == {KELURAHAN: 12} and [g.baris for g in galat] == [5, BARIS_MAKS + 1] and galat[0].isi == "17.99; 1 000"


@pytest.fixture
def p(app, pabrik, peramban):
    satu = peramban(Kantor(app, pabrik).admin)
    satu.buka("/kuota/impor/")
    return satu


def unggah(p, isi, nama="kuota.xlsx", **lain):
    p.buka("/kuota/impor/")
    return p.kirim("/kuota/impor/", {"berkas": (BytesIO(isi), nama)}, **lain)


@pytest.mark.parametrize("csv", [False, True], ids=["xlsx", "csv"])
def test_a_file_is_shown_first_and_set_all_at_once(app, p, csv):
    baris = [("Kode", "Nama", "Kuota"), (KELURAHAN, "Air Bang", 12), (str(ANGKA_DESA) if csv else ANGKA_DESA, "Derati", 10)]
    lihat = unggah(p, teks(baris, kodek="utf-16") if csv else xlsx(baris), "kuota.csv" if csv else "kuota.xlsx")
    assert "22 KPM" in lihat.tulisan() and not kuota(app)
    p.kirim("/penerapan", halaman=lihat)
    assert kuota(app) == {KELURAHAN: 12, DESA: 10}


def test_one_wrong_row_is_named_by_its_number_and_nothing_is_set(app, p):
    baris = [("Alokasi tahun ini",), ("Kode", "Kuota"), (KELURAHAN, 12), (DESA, 10.5), ("17.02.99.1001", 3)]
    salah = unggah(p, xlsx(baris), status=422)
    assert "2 baris belum dapat dipakai" in salah.tulisan() and "10.5" in salah.tulisan() and not salah.formulir("/penerapan")
    assert "angka bulat" in salah.tulisan() and "tidak ada di kabupaten" in salah.tulisan() and not kuota(app)
    assert [sel.text for sel in salah.pohon.findall(".//tbody/tr/th")][:2] == ["4", "5"]


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("kuota.xlsx", b"%PDF-1.7", "Isi berkas ini PDF"),
        ("kuota.exe", b"MZ", "Jenis berkas ini belum dapat diterima"),
        ("kuota.xlsx", b"PK\x03\x04rusak", "rusak"),
        ("kuota.csv", teks([("Desa", "Kuota"), ("Air Bang", "12")]), "Kolom kode wilayah tidak ditemukan"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(app, p, nama, isi, kalimat):
    assert kalimat in unggah(p, isi, nama, status=422).tulisan() and not kuota(app)


def test_a_list_is_pasted_or_uploaded_not_both_and_not_neither(p):
    assert "Tempel paling sedikit satu baris, atau unggah" in p.kirim("/kuota/impor/", status=422).tulisan()
    p.buka("/kuota/impor/")
    dua = p.kirim("/kuota/impor/", {"teks": f"{DESA};1", "berkas": (BytesIO(teks([(DESA, 1)])), "kuota.csv")}, status=422)
    assert "Pilih salah satu" in dua.tulisan()
