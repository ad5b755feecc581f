"""The check list of an RT and the sheet of a family: who sees what, on F4 and A4, and on how many pages."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select, update

from portal.audit.models import Jejak
from portal.db import db
from portal.keluarga.models import Anggota, Keluarga
from tests.factories import DESA, KELURAHAN

pytestmark = pytest.mark.sekali

NAMA_PANJANG = "Raden Ajeng Siti Nurhaliza Kusumaningrum Tjokroaminoto Putri"
UKURAN = {"F4": (215, 330), "A4": (210, 297)}


@pytest.fixture
def orang(pabrik):
    return pabrik.pengguna()


def baca(halaman) -> tuple[str, PdfReader]:
    assert halaman.kepala["Content-Type"] == "application/pdf" and halaman.kepala["Cache-Control"] == "no-store"
    pdf = PdfReader(BytesIO(halaman.data))
    return re.sub(r"\s+", " ", " ".join(satu.extract_text() for satu in pdf.pages)), pdf


def mm(pdf: PdfReader) -> tuple[int, int]:
    kotak = pdf.pages[0].mediabox
    return round(float(kotak.width) / 72 * 25.4), round(float(kotak.height) / 72 * 25.4)


@pytest.mark.parametrize("kertas", UKURAN)
def test_the_sheet_of_a_family_is_one_page_with_everything_on_it(app, pabrik, peramban, orang, kertas):
    id_ = pabrik.keluarga(oleh=orang, nama="Sumiati Contoh", anggota=6)
    with app.app_context():
        db.session.execute(update(Anggota).where(Anggota.urutan == 2).values(rincian={"hamil": 1, "penglihatan": 2}))
        db.session.commit()
        niks = list(db.session.scalars(select(Anggota.nik)))
        db.session.remove()
    teks, pdf = baca(peramban(orang).buka(f"/keluarga/{id_}/lembar.pdf?kertas={kertas}"))
    assert len(pdf.pages) == 1 and mm(pdf) == UKURAN[kertas]
    assert all(nik in teks for nik in niks) and "Sumiati Contoh" in teks and "Hamil" in teks and "banyak kesulitan melihat" in teks
    assert "bukan dokumen kependudukan" in teks and "Halaman 1 dari 1" in teks
    with app.app_context():
        assert list(db.session.scalars(select(Jejak.rincian).where(Jejak.aksi == "keluarga.cetak"))) == ['{"nik": true}']
        db.session.remove()


def test_who_may_not_see_a_nik_gets_a_sheet_without_numbers_and_without_health(app, pabrik, peramban, orang):
    id_ = pabrik.keluarga(oleh=orang)
    with app.app_context():
        db.session.execute(update(Anggota).values(rincian={"penglihatan": 1}))
        db.session.commit()
        db.session.remove()
    teks, _ = baca(peramban(pabrik.pengguna("camat", "17.02.19")).buka(f"/keluarga/{id_}/lembar.pdf"))
    assert not re.search(r"[0-9]{16}", teks.replace(" ", "")) and "********" in teks
    assert "melihat" not in teks and "disamarkan" in teks


def test_fifteen_members_with_long_names_still_make_a_sheet(pabrik, peramban, orang):
    id_ = pabrik.keluarga(oleh=orang, anggota=15, nama=NAMA_PANJANG)
    teks, pdf = baca(peramban(orang).buka(f"/keluarga/{id_}/lembar.pdf?kertas=A4"))
    assert len(pdf.pages) <= 2 and "Tjokroaminoto" in teks


@pytest.mark.parametrize("kertas", UKURAN)
def test_the_check_list_has_a_page_for_each_rt_with_what_is_missing_and_no_number(pabrik, peramban, orang, kertas):
    for rt, nama in (("001", "Zainal Contoh"), ("001", "Amir Contoh"), ("002", "Budi Contoh")):
        pabrik.keluarga(oleh=orang, nama=nama, rt=rt, lengkap=nama != "Amir Contoh")
    p = peramban(orang)
    teks, pdf = baca(p.buka(f"/keluarga/cetak/rt?rw=1&kertas={kertas}"))
    assert len(pdf.pages) == 2 and mm(pdf) == UKURAN[kertas][::-1]
    satu = pdf.pages[0].extract_text()
    assert satu.index("Amir Contoh") < satu.index("Zainal Contoh") and "Budi" not in satu and "9 jawaban kriteria" in satu
    assert "RT 001" in satu and "RT 002" in pdf.pages[1].extract_text() and "2 keluarga, 6 jiwa" in satu
    assert not re.search(r"[0-9]{16}", teks.replace(" ", ""))
    teks, pdf = baca(p.buka("/keluarga/cetak/rt?rw=1&rt=2"))
    assert "Budi Contoh" in teks and "Amir" not in teks and len(pdf.pages) == 1


def test_the_list_of_families_leads_to_the_check_list_of_what_is_filtered(pabrik, peramban, orang):
    pabrik.keluarga(oleh=orang, rt="002")
    tautan = peramban(orang).buka("/keluarga/?rw=1&rt=2").tautan("Cetak daftar periksa")
    assert tautan.endswith("/keluarga/cetak/rt?rw=001&rt=002")
    dinas = pabrik.pengguna("verifikator", "17.02")
    assert "Cetak daftar periksa" not in peramban(dinas).buka("/keluarga/").tulisan()
    assert "wilayah=17.02.19.1006" in peramban(dinas).buka(f"/keluarga/?wilayah={KELURAHAN}").tautan("Cetak daftar periksa")


def test_what_cannot_be_printed_says_why_and_another_village_has_no_list(app, pabrik, peramban, orang):
    pabrik.keluarga(DESA, oleh=pabrik.pengguna(wilayah=DESA))
    p = peramban(orang)
    for alamat, kata in (("?rw=9", "Tidak ada keluarga"), ("?rw=abc", "Tulis dengan angka"), (f"?wilayah={DESA}", "Tidak ada keluarga")):
        assert kata in p.buka(f"/keluarga/cetak/rt{alamat}", status=422).tulisan()
    assert "Pilih satu desa" in peramban(pabrik.pengguna("verifikator", "17.02")).buka("/keluarga/cetak/rt", status=422).tulisan()
    with app.app_context():
        assert db.session.scalar(select(Keluarga.id).where(Keluarga.desa_kode == DESA)) is not None
        assert not db.session.scalar(select(Jejak.id).where(Jejak.aksi == "keluarga.cetak_daftar"))
        db.session.remove()
