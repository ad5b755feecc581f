"""Who of a desa has aid and who has none: the figures, the filter, whose list it is, and that pages hold together."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from uuid import uuid4

import openpyxl
import pytest
from sqlalchemy import select

from portal.db import db
from portal.jam import hari_ini, sekarang
from portal.keluarga.models import Anggota, Keluarga
from portal.pemeriksaan.models import BuktiDaftar
from portal.usulan.rules.tinjau import Terima
from portal.warga.queries.penerima import count_bantuan, list_bantuan
from portal.warga.rules.penerima import BarisBantuan, SaringBantuan, hitung, kalimat_saring, sesudah, susun
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN
from tests.musdes.bahan import halaman_pdf

UNDUH = {"alasan": "laporan", "tujuan": "Rapat koordinasi; dipegang camat."}
PKH, SEMBAKO = Terima("PKH", "daftar"), Terima("SEMBAKO", "daftar")


def baris(nama, desil=None, terima=(), rw="001", rt="001", jiwa=1):
    return BarisBantuan(uuid4(), KELURAHAN, nama, None, rw, rt, desil, jiwa, terima)


SEMUA = [
    baris("Ani", 1, (PKH, SEMBAKO), rt="002"), baris("Budi", 3, rt="001", jiwa=5), baris("Cici", None, (SEMBAKO,), rw="002"), baris("Dodo", 9),
    baris("Eka", None),
]  # fmt: skip


@pytest.mark.sekali
@pytest.mark.parametrize(
    ("saring", "nama"),
    [
        ({}, "Budi Dodo Eka Ani Cici"), ({"ada": "ada"}, "Ani Cici"), ({"ada": "tanpa"}, "Budi Dodo Eka"), ({"program": "PKH"}, "Ani"),
        ({"program": "PKH", "ada": "tanpa"}, "Budi Dodo Eka Cici"), ({"program": "SEMBAKO", "ada": "ada"}, "Ani Cici"),
        ({"desil": 4}, "Budi Ani"), ({"desil": 4, "ada": "tanpa"}, "Budi"), ({"rw": "002"}, "Cici"), ({"rt": "002"}, "Ani"),
        ({"urut": "desil"}, "Ani Budi Dodo Eka Cici"), ({"urut": "nama"}, "Ani Budi Cici Dodo Eka"), ({"urut": "anggota"}, "Budi Dodo Eka Ani Cici"),
        ({"urut": "nik"}, "Budi Dodo Eka Ani Cici"),
    ],
)  # fmt: skip
def test_the_list_holds_what_is_asked_for_in_the_order_asked_for(saring, nama):
    assert " ".join(b.nama for b in susun(SEMUA, SaringBantuan(**saring))) == nama


@pytest.mark.sekali
def test_the_totals_count_each_family_once():
    jumlah = hitung((b.desil, b.terima) for b in SEMUA)
    assert (jumlah.keluarga, jumlah.menerima, jumlah.tanpa, jumlah.rendah_tanpa) == (5, 2, 3, 1) and jumlah.per_program == {"PKH": 1, "SEMBAKO": 2}
    assert kalimat_saring(SaringBantuan(ada="tanpa", desil=4, rt="002"), {}) == "tidak menerima bantuan, desil 1 sampai 4, RT 002"
    assert kalimat_saring(SaringBantuan(ada="tanpa", program="PKH"), {"PKH": "PKH"}) == "tidak menerima PKH"
    assert kalimat_saring(SaringBantuan(), {}) == ""
    assert sesudah(SEMUA, SEMUA[1].id) == SEMUA[2:] and sesudah(SEMUA, uuid4()) == sesudah(SEMUA, None) == SEMUA


@pytest.fixture
def op(pabrik):
    return pabrik.pengguna()


def daftar(app, keluarga, program, tanggal=date(2024, 1, 5), ke=0):
    """A member of the family stands in a list of recipients."""
    with app.app_context():
        orang = db.session.scalars(select(Anggota).where(Anggota.keluarga_id == keluarga).order_by(Anggota.urutan)).all()[ke]
        db.session.add(
            BuktiDaftar(
                id=uuid4(), jenis="bnba", program=program, desa_kode=None, nik=orang.nik, nama=orang.nama, nama_cari="x", tanggal=tanggal,
                impor_id=uuid4(), dibuat_pada=sekarang(),
            )  # fmt: skip
        )
        db.session.commit()
        db.session.remove()


def peringkat(app, keluarga, desil):
    with app.app_context():
        db.session.get_one(Keluarga, keluarga).desil = desil
        db.session.commit()
        db.session.remove()


@pytest.fixture
def desa(app, pabrik, op):
    """Six families: by a list, by two of its members, by the centre, removed since, proposed only, nothing at all."""
    k = {nama: pabrik.keluarga(oleh=op, nama=f"{nama} Contoh") for nama in ("Daftar", "Berdua", "Pusat", "Dihapus", "Diusulkan", "Tanpa")}
    daftar(app, k["Daftar"], "PKH")
    daftar(app, k["Berdua"], "PBI_JK")
    daftar(app, k["Berdua"], "PBI_JK", ke=1)
    daftar(app, k["Dihapus"], "SEMBAKO")
    pabrik.usulan(k["Pusat"], oleh=op, jenis="bansos", program=("SEMBAKO",), status="ditetapkan")
    pabrik.usulan(k["Dihapus"], oleh=op, jenis="hapus", status="ditetapkan")
    pabrik.usulan(k["Diusulkan"], oleh=op, jenis="bansos", status="diajukan")
    peringkat(app, k["Tanpa"], 2)
    peringkat(app, k["Diusulkan"], 7)
    return k


def test_the_figures_are_those_of_the_families_in_the_database(app, pabrik, op, desa):
    lain = pabrik.pengguna(wilayah=DESA)
    pabrik.keluarga(DESA, oleh=lain)
    with app.app_context():
        semua = {b.nama.split()[0]: b for b in list_bantuan(KELURAHAN, untuk=op)}
        assert {nama: [t.program for t in b.terima] for nama, b in semua.items()} == {
            "Daftar": ["PKH"], "Berdua": ["PBI_JK"], "Pusat": ["SEMBAKO"], "Dihapus": [], "Diusulkan": [], "Tanpa": [],
        }  # fmt: skip
        assert [u.status for u in semua["Diusulkan"].usulan] == ["diajukan"] and not semua["Pusat"].usulan
        jumlah = count_bantuan(KELURAHAN[:8], untuk=op)
        assert list(jumlah) == [KELURAHAN] and (jumlah[KELURAHAN].keluarga, jumlah[KELURAHAN].menerima, jumlah[KELURAHAN].rendah_tanpa) == (6, 3, 1)
        assert jumlah[KELURAHAN].per_program == {"PKH": 1, "PBI_JK": 1, "SEMBAKO": 1}
        assert list_bantuan(KELURAHAN, untuk=lain) == [] and count_bantuan(KELURAHAN[:8], untuk=lain) == {}
    daftar(app, desa["Dihapus"], "SEMBAKO", date(2099, 1, 1))
    with app.app_context():
        assert sum(bool(b.terima) for b in list_bantuan(KELURAHAN, untuk=op)) == 4  # a list after the removal counts again


def test_the_page_filters_leads_from_the_kabupaten_down_and_shows_no_other_village(pabrik, peramban, op, desa):
    p = peramban(op)
    halaman = p.buka("/bantuan-keluarga/?ada=tanpa")
    assert [th.find("a").text for th in halaman.cari(".//tbody/tr/th")] == ["Dihapus Contoh", "Diusulkan Contoh", "Tanpa Contoh"]
    assert "6 keluarga" in halaman.tulisan() and "Bantuan sosial" in halaman.tulisan() and "1702190" not in halaman.teks
    assert [th.find("a").text for th in p.buka("/bantuan-keluarga/?desil=4").cari(".//tbody/tr/th")] == ["Tanpa Contoh"]
    assert len(p.buka("/bantuan-keluarga/?program=X&desil=99&ada=y&rt=a&urut=z").cari(".//tbody/tr")) == 6
    assert "Tidak ada keluarga" in p.buka("/bantuan-keluarga/?rw=999").tulisan()
    v = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    kecamatan = v.buka(v.buka("/bantuan-keluarga/").tautan("Curup Tengah"))
    assert "Air Bang" in kecamatan.tulisan()
    assert "Tanpa Contoh" in v.buka(kecamatan.tautan("Air Bang")).tulisan()
    assert "Kelurahan Air Bang" in peramban(pabrik.pengguna("camat", KELURAHAN[:8])).buka("/bantuan-keluarga/").tulisan()
    # another village sees its own list, whatever it asks for
    for peran, wilayah in (("operator", DESA_LAIN), ("camat", DESA_LAIN[:8])):
        p = peramban(pabrik.pengguna(peran, wilayah))
        for unit in (KELURAHAN, KELURAHAN[:8]):
            assert "Tanpa Contoh" not in p.buka(f"/bantuan-keluarga/?wilayah={unit}").teks and "Air Bang" not in p.halaman.tulisan()
    peramban(pabrik.pengguna("pimpinan", KABUPATEN)).buka("/bantuan-keluarga/", status=403)


def test_pages_hold_each_family_once_and_name_none_in_the_address(pabrik, peramban, op, hitung_sql):
    ada = {str(pabrik.keluarga(oleh=op, anggota=1, nama=f"Warga {ke % 7}")) for ke in range(30)}
    p = peramban(op)
    p.buka("/bantuan-keluarga/")  # what a process asks once is asked here
    with hitung_sql() as pernyataan:
        halaman, terlihat = p.buka("/bantuan-keluarga/?urut=nama"), []
    assert len(pernyataan) <= 8, pernyataan  # however many families there are
    while True:
        terlihat += [a.get("href").rpartition("/")[2] for a in halaman.cari(".//tbody/tr/th/a")]
        lanjut = [a for a in halaman.cari(".//nav[@class='pager']/a") if a.get("rel") == "next"]
        if not lanjut:
            break
        assert "Warga" not in lanjut[0].get("href")
        halaman = p.buka(lanjut[0].get("href"))
    assert len(terlihat) == 30 and set(terlihat) == ada


def test_the_file_holds_what_the_page_shows_and_asks_for_a_reason(pabrik, peramban, op, desa):
    p = peramban(op)
    p.buka(p.buka("/bantuan-keluarga/?ada=ada").tautan("Unduh daftar"))
    assert p.kirim("/unduhan/bantuan-keluarga", {"alasan": "", "tujuan": ""}, status=422)
    halaman = p.kirim("/unduhan/bantuan-keluarga", UNDUH)
    lembar = list(openpyxl.load_workbook(BytesIO(halaman.data)).active.iter_rows(values_only=True))
    isi = [satu for satu in lembar if satu and any("Contoh" in str(sel) for sel in satu)]
    assert len(isi) == 3 and any("PBI-JK" in str(satu) for satu in isi)
    v = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    v.buka("/unduhan/bantuan-keluarga")
    assert "Pilih satu kecamatan" in v.kirim("/unduhan/bantuan-keluarga", UNDUH, status=422).tulisan()


@pytest.mark.kertas
def test_the_print_shows_names_and_no_number(app, pabrik, peramban, op):
    daftar(app, pabrik.keluarga(oleh=op, nama="Daftar Contoh"), "PKH")
    pabrik.keluarga(oleh=op, nama="Tanpa Contoh")
    teks = " ".join(halaman_pdf(peramban(op).buka("/bantuan-keluarga/daftar.pdf?ada=tanpa").data))
    assert "Tanpa Contoh" in teks and "Daftar Contoh" not in teks and "1702190" not in teks and "2 (dua)" in teks
    assert str(hari_ini().year) in teks
    peramban(op).buka("/bantuan-keluarga/daftar.pdf?rw=999", status=422)
