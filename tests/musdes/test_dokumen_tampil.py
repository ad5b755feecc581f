"""Attendance list and draft, and who may open which paper in the browser."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import NotFound
from portal.musdes.documents import ensure_cetakan, render_konsep
from portal.musdes.models import Cetakan
from tests.factories import DESA
from tests.musdes.bahan import HADIR, NOMOR, Bahan, Pembuat, halaman_pdf
from tests.musdes.kertas import (
    cetak,
)

pytestmark = pytest.mark.sekali


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


@pytest.mark.kertas
def test_the_attendance_list_is_blank_before_and_filled_after_closing(app, pabrik, buat):
    oleh = pabrik.pengguna()
    tutup, buka = buat.musdes(oleh, [Bahan()]), buat.musdes(oleh, [Bahan()], status="direncanakan")
    isi = " ".join(halaman_pdf(cetak(app, tutup, oleh, "daftar_hadir"))[0].split())
    assert "Jumlah hadir: 7 (tujuh) orang; laki-laki 4 (empat), perempuan 3 (tiga)." in isi and "LEMBAR KOSONG" not in isi
    assert NOMOR in isi and all(nama in isi for nama, *_ in HADIR)
    with app.app_context():
        halaman = halaman_pdf(render_konsep(buka.musdes_id, "daftar_hadir", "F4", untuk=oleh))
    kosong = " ".join(" ".join(halaman).split())
    assert "LEMBAR KOSONG" in kosong and "KONSEP" not in kosong and "17." in kosong and all(nama in kosong for nama, *_ in HADIR)


@pytest.mark.kertas
def test_walk_ins_fill_the_list_and_only_those_present_stand_on_it(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()], hadir=tuple((f"Orang Contoh{ke}", "L", "pemuda", "") for ke in range(1, 120)))
    teks = " ".join(halaman_pdf(cetak(app, jadi, oleh, "daftar_hadir")))
    assert len(set(re.findall(r"Orang Contoh\d+", teks))) == 99  # Bahan lets the first 99 come
    assert "99 (sembilan puluh sembilan) orang; laki-laki 99" in " ".join(teks.split())


def test_a_draft_says_konsep_shows_what_is_undecided_and_is_not_kept(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan("Sumiati Contoh"), Bahan("Belum Diputus", keputusan="")], status="berlangsung")
    with app.app_context():
        halaman = halaman_pdf(render_konsep(jadi.musdes_id, "berita_acara", "F4", untuk=oleh))
        assert db.session.scalar(select(func.count()).select_from(Cetakan)) == 0
    teks = " ".join(" ".join(halaman).split())
    assert all("KONSEP" in satu for satu in halaman) and "1 (satu) usulan belum diputus" in teks and "Belum Diputus" not in teks
    assert "Sidik isi" not in teks and "Periksa keaslian" not in teks


def test_the_pdf_opens_in_the_browser_and_leaves_a_line_on_the_trail(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p = peramban(oleh)
    for jalur, jenis in (("berita-acara", "berita_acara"), ("daftar-hadir", "daftar_hadir")):
        jawab = p.buka(f"/musdes/{jadi.musdes_id}/{jalur}.pdf?kertas=A4")
        assert jawab.data == cetak(app, jadi, oleh, jenis, "A4")
        assert jawab.kepala["Content-Type"] == "application/pdf" and jawab.kepala["Cache-Control"] == "no-store"
        assert jawab.kepala["Content-Disposition"].startswith("inline")
    with app.app_context():
        jejak = db.session.execute(select(Jejak.aksi, Jejak.rincian).where(Jejak.aksi == "dokumen.lihat")).all()
    assert len(jejak) == 2 and '"jenis": "berita_acara"' in jejak[0].rincian and "Sumiati" not in str(jejak)


def test_paper_falls_back_to_the_setting_and_a_draft_is_shown_too(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()], status="berlangsung", setelan={"kertas": "A4"})
    isi = peramban(oleh).buka(f"/musdes/{jadi.musdes_id}/berita-acara.pdf?kertas=B5").data
    assert round(float(PdfReader(BytesIO(isi)).pages[0].mediabox.height)) == 842
    batal = buat.musdes(oleh, [], status="batal")
    assert "batal" in peramban(oleh).buka(f"/musdes/{batal.musdes_id}/berita-acara.pdf", status=422).tulisan()


def test_papers_of_another_village_do_not_exist_and_a_camat_sees_no_nik(app, pabrik, buat, peramban):
    oleh, lain = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    jadi = buat.musdes(oleh, [Bahan()])
    for jalur in ("berita-acara", "daftar-hadir"):
        peramban(lain).buka(f"/musdes/{jadi.musdes_id}/{jalur}.pdf", status=404)
    with app.app_context(), pytest.raises(NotFound):
        ensure_cetakan(jadi.dokumen_id, "berita_acara", "F4", untuk=lain)
    camat = peramban(pabrik.pengguna("camat", "17.02.19"))
    camat.buka(f"/musdes/{jadi.musdes_id}/berita-acara.pdf", status=403)
    assert " NIK " not in " ".join(halaman_pdf(camat.buka(f"/musdes/{jadi.musdes_id}/daftar-hadir.pdf").data))
    peramban(pabrik.pengguna("pimpinan", "17.02")).buka(f"/musdes/{jadi.musdes_id}/daftar-hadir.pdf", status=403)
