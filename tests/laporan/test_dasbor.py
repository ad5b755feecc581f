"""The pages of the dashboards: who sees which, that they say the figures and no person, that they stay light, and the recap on paper."""

from __future__ import annotations

import re
from io import BytesIO
from uuid import uuid4

import pypdf
import pytest
from sqlalchemy import insert

from portal.akun.rules import Peran
from portal.db import db
from portal.jam import hari_ini, sekarang
from portal.laporan.rules.dasbor import TEMA
from portal.pemeriksaan.models import BuktiDaftar
from portal.pertukaran.models import Impor
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.test_weight import BERIKUT, ambil
from tests.urai import SVG

KECAMATAN = KELURAHAN[:8]
WILAYAH = {Peran.OPERATOR: KELURAHAN, Peran.KADES: KELURAHAN, Peran.CAMAT: KECAMATAN}
NAMA = "Zubaidah Rahasia"
BENTUK = f".//figure/{SVG}svg//{SVG}path/{SVG}title"


@pytest.fixture
def isi(app, pabrik):
    """Two families of the kelurahan and one of a desa elsewhere, usulan, a meeting, and a list of recipients."""
    op, lain = pabrik.pengguna("operator"), pabrik.pengguna("operator", DESA)
    for status in ("diajukan", "siap_musdes"):
        pabrik.usulan(pabrik.keluarga(oleh=op, nama=NAMA), oleh=op, status=status)
    pabrik.keluarga(DESA, oleh=lain)
    pabrik.musdes(oleh=op)
    impor = uuid4()
    with app.app_context():
        db.session.add(Impor(
            id=impor, jenis="bnba", status="selesai", nama_asli="a.xlsx", berkas="a", ukuran=1, sidik="0" * 64, tanggal_data=hari_ini(),
            kepala=[], peta={}, opsi={}, ringkas={}, isi_sidik="0" * 64, dibuat_oleh=op.id, dibuat_pada=sekarang(),
        ))  # fmt: skip
        baris = {"jenis": "bnba", "program": "PKH", "nama": NAMA, "nama_cari": "zubaidah", "impor_id": impor, "dibuat_pada": sekarang()}
        db.session.execute(insert(BuktiDaftar), [{"id": uuid4(), "desa_kode": desa, **baris} for desa in (KELURAHAN, KELURAHAN, DESA, None)])
        db.session.commit()
        db.session.remove()


@pytest.mark.parametrize("peran", list(Peran))
def test_each_role_sees_its_own_part_down_to_the_desa_and_nobody_elses(peramban, pabrik, isi, peran):
    p = peramban(pabrik.pengguna(peran, WILAYAH.get(peran, KABUPATEN)))
    halaman = p.buka("/dasbor/")
    tulisan = halaman.tulisan()
    assert "Dasbor" in [a.text for a in halaman.cari(".//nav//a[@aria-current='page']")]
    assert NAMA not in tulisan and not re.search("[0-9]{16}", tulisan)
    assert ("3 KK" if peran not in WILAYAH else "2 KK") in tulisan
    assert ("4 KPM PKH" if peran not in WILAYAH else "2 KPM PKH") in tulisan and "menurut daftar penerima yang diimpor, per" in tulisan
    jalan = {True: (KABUPATEN, KECAMATAN, KELURAHAN, DESA), False: (WILAYAH.get(peran, ""), KELURAHAN)}[peran not in WILAYAH]
    for kode in jalan:
        p.buka(f"/dasbor/{kode}", status=200)
    for kode in {KABUPATEN, KECAMATAN, KELURAHAN, DESA, "17.03", "17.02.99", "17", "x"} - {*jalan}:
        p.buka(f"/dasbor/{kode}", status=404)
        p.buka(f"/dasbor/peta?kode={kode}", status=404)
        p.buka(f"/unduhan/dasbor?kode={kode}", status=200)
    p.buka("/dasbor/rekap.pdf", status=404) if peran in WILAYAH else None


def test_every_page_of_every_level_is_light_says_no_name_and_its_links_lead_somewhere(peramban, pabrik, isi):
    kadis = peramban(pabrik.pengguna("kadis", KABUPATEN))
    for kode in (KABUPATEN, KECAMATAN, KELURAHAN):
        for tema in ("", *TEMA):
            alamat = f"/dasbor/{kode}" + (f"?tema={tema}" if tema else "")
            if kode == KABUPATEN:
                berat, _ = ambil(kadis, alamat)
                assert berat <= BERIKUT, f"{alamat}: {berat}"
            halaman = kadis.buka(alamat)
            assert NAMA not in halaman.tulisan() and (halaman.cari(".//main//table") or tema == "kuota")  # there is no period yet
            for gambar in halaman.cari(f".//main//figure/{SVG}svg"):
                assert gambar.get("role") == "img" and gambar.get("aria-label") and "".join(gambar.find(f"./{SVG}title").itertext())
            for a in [*halaman.cari(".//main//tbody/tr[1]//a"), *halaman.cari(".//main//p/a")[:1]]:
                kadis.buka(a.get("href"))
    kadis.buka(f"/dasbor/{KABUPATEN}?tema=lain", status=404)


def test_pimpinan_gets_no_link_to_a_list_of_families(peramban, pabrik, isi):
    halaman = peramban(pabrik.pengguna("pimpinan", KABUPATEN)).buka(f"/dasbor/{KABUPATEN}?tema=usulan")
    assert not [a for a in halaman.cari(".//main//table//a") if not a.get("href").startswith("/dasbor/")]


def test_the_map_shows_any_figure_with_its_classes_titles_and_the_table_and_stays_light(peramban, pabrik, isi):
    p = peramban(pabrik.pengguna("pimpinan", KABUPATEN))
    berat, _ = ambil(p, "/dasbor/peta")
    assert berat <= 40_000
    halaman = p.buka("/dasbor/peta")
    judul = ["".join(t.itertext()) for t in halaman.cari(BENTUK)]
    assert len(judul) > 150 and "Kelurahan Air Bang: 2 KK" in judul
    assert len({g.get("fill") for g in halaman.cari(f".//figure/{SVG}svg/{SVG}g[@fill]")} - {"none"}) == 3  # 0, 1 and 2 families
    sel = {"".join(tr.find("th").itertext()): "".join(tr.findall("td")[-1].itertext()) for tr in halaman.cari(".//tbody/tr")}
    assert sel["Air Bang"] == "2" and len(sel) > 140
    pilihan = [o.get("value") for o in halaman.cari(".//select[@name='ukuran']/option")]
    assert {"jiwa", "penerima-PKH", "bagian-PBI_JK", "temuan", "p90", "musdes"} <= {*pilihan}
    for ukuran in pilihan:
        assert "angkanya ada pada tabel" in p.buka(f"/dasbor/peta?ukuran={ukuran}").teks
    p.buka("/dasbor/peta?ukuran=gaji", status=404)
    camat = peramban(pabrik.pengguna("camat", KECAMATAN)).buka("/dasbor/peta?ukuran=jiwa")
    assert len(camat.cari(".//tbody/tr")) == len(camat.cari(BENTUK)) == 10


def test_a_table_is_taken_out_as_it_stands_and_another_unit_is_not_there(peramban, pabrik, isi):
    p = peramban(pabrik.pengguna("camat", KECAMATAN))
    p.buka(p.buka(f"/dasbor/{KECAMATAN}?tema=bantuan").tautan("Unduh"))
    jawab = p.kirim("/unduhan/", {})
    assert jawab.kepala["Content-Type"].endswith("sheet") and jawab.data[:2] == b"PK"
    p.buka(f"/unduhan/dasbor-usulan?kode={KABUPATEN}&tabel=0")
    p.kirim("/unduhan/", {}, status=404)


@pytest.mark.kertas
def test_the_recap_is_a_letter_with_words_figures_and_signature(peramban, pabrik, isi):
    p = peramban(pabrik.pengguna("pimpinan", KABUPATEN))
    bacaan = pypdf.PdfReader(BytesIO(p.buka("/dasbor/rekap.pdf?kertas=A4").data))
    assert round(float(bacaan.pages[0].mediabox.height) * 25.4 / 72) == 297
    tulisan = re.sub(r"\s+", " ", " ".join(satu.extract_text() for satu in bacaan.pages)).replace("\u00ad", "")
    for kata in ("Bupati Rejang Lebong", "dua ribu dua puluh", "Penerima Program Keluarga Harapan", "Curup Tengah", "NIP", "1 (satu) usulan"):
        assert kata in tulisan, kata
    assert NAMA not in tulisan and not re.search("[0-9]{16}", tulisan)
