"""The whole path by clicking, as each role, with scripts; without them with the slow repeats, for tests/test_main_job.py walks it without.

Ends with the paper and the sheet that were downloaded.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from sqlalchemy import func, select

from portal.db import db
from portal.jam import hari_ini
from portal.keluarga.models import Anggota
from portal.keluarga.rules.kriteria import PERTANYAAN, YA
from portal.kit.tanggal import hari_tanggal, tanggal_terbilang
from portal.usulan.models import Usulan
from tests import jalan
from tests.browser.layar import ambil, formulir, isi, masuk, tampak, tekan, unduh
from tests.factories import KABUPATEN, KELURAHAN
from tests.kiriman import kotak_tanggal

pytestmark = pytest.mark.browser
KEPALA, ANGGOTA = "Sumiati Contoh", "Bunga Contoh"


def gambar(terang: int = 120) -> Any:
    return {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": jalan.gambar(terang)}


def pindaian(halaman: int) -> Any:
    return {"name": "pindaian.pdf", "mimeType": "application/pdf", "buffer": jalan.pindaian(halaman)}


@pytest.fixture
def orang(pabrik):
    desa = {peran: pabrik.pengguna(peran, KELURAHAN) for peran in ("operator", "kades")}
    return desa | {peran: pabrik.pengguna(peran, KABUPATEN) for peran in ("verifikator", "kadis")}


@pytest.mark.parametrize("skrip", [True, pytest.param(False, marks=pytest.mark.berat)], ids=["dengan skrip", "tanpa skrip"])
def test_the_main_job_is_done_by_clicking(app, pabrik, jendela, orang, skrip):
    p = {peran: jendela(java_script_enabled=skrip) for peran in orang}
    for peran, halaman in p.items():
        masuk(halaman, orang[peran])
    no_kk = _keluarga(p["operator"], pabrik)
    nomor = _usulan(p["operator"], skrip)
    _rencana(p["operator"])
    _rapat(p["operator"])
    sidik = _berita_acara(p["operator"], no_kk)
    _paket(p["operator"], p["kades"], sidik)
    xlsx = _dinas(p["verifikator"], p["kadis"])
    _lembar(xlsx, no_kk, nomor)
    with app.app_context():
        assert db.session.scalars(select(Usulan.status)).all() == ["dikirim"]
        assert db.session.scalar(select(func.count()).select_from(Anggota)) == 2
        db.session.remove()
    if skrip:
        _tidak_ada_yang_tertinggal(p["operator"])


def _keluarga(page: Page, pabrik: Any) -> str:
    anggota = [pabrik.isi_anggota(0, KELURAHAN, KEPALA), pabrik.isi_anggota(2, KELURAHAN, ANGGOTA)]
    no_kk = pabrik.nik(anggota[1]["tanggal_lahir"], "L")
    page.get_by_role("link", name="Keluarga", exact=True).click()
    page.get_by_role("link", name="Tambah keluarga").first.click()
    isi(formulir(page, "/keluarga/"), {"no_kk": no_kk, "alamat": "Jalan Contoh Nomor 7", "rt": "3", "rw": "1"})
    tekan(page, "Simpan dan lanjut ke anggota", "Lanjutkan dengan anggotanya")
    page.get_by_role("link", name="Tambah anggota").click()
    isi(formulir(page, "/anggota/"), {"nama": KEPALA, "nik": "123"})
    tekan(page, "Simpan dan tambah anggota", "Ada yang perlu diperbaiki")  # what was typed is kept
    isi(formulir(page, "/anggota/"), jalan.isian_anggota({**anggota[0], "nama": page.locator("[name=nama]").input_value()}))
    tekan(page, "Simpan dan tambah anggota", "Anggota tersimpan")
    isi(formulir(page, "/anggota/"), jalan.isian_anggota(anggota[1]))
    tekan(page, page.get_by_role("button", name="Simpan", exact=True), "2 orang")
    isi(formulir(page, "/kriteria"), {tanya.kode: YA for tanya in PERTANYAAN})
    tekan(page, "Simpan kriteria", "Siap dibawa ke musyawarah")
    page.locator("#keluarga-foto > summary").click()
    isi(formulir(page, "/foto/"), {"jenis": "rumah_depan", "berkas": gambar()})
    tekan(page, "Unggah foto", "1 foto")
    return no_kk


def _usulan(page: Page, skrip: bool) -> str:
    page.get_by_role("link", name="Buat usulan").click()
    tampak(page, "Tersimpan sebagai draf")
    formulir(page, "/usulan/").locator("[name=jenis][value=bansos]").check()
    panel = page.locator("#usulan-isian")
    if skrip:  # the fields of the other kinds go
        expect(panel.locator("details")).to_have_count(0)
    else:
        panel.locator("summary").first.click()
    isi(formulir(page, "/usulan/"), {"program": ["PKH"]})
    panel.locator("[name=pbi]").first.check()
    tekan(page, "Simpan usulan", "tersimpan sebagai draf")
    tekan(page, "Siapkan untuk musyawarah", "Usulan siap dibahas dalam musyawarah")
    cocok = re.search(r"USL-[0-9.]+-[0-9]+-[0-9]+", page.locator("h1 + .lead").inner_text())
    assert cocok
    return cocok[0]


def _rencana(page: Page) -> None:
    page.get_by_role("link", name="Musdes", exact=True).click()
    page.get_by_role("link", name=re.compile("Rencanakan")).first.click()
    isi(formulir(page, "/musdes/"), kotak_tanggal("tanggal", hari_ini()) | jalan.RENCANA)
    tekan(page, "Simpan rencana", "Rencana tersimpan")
    page.get_by_role("link", name="Acara", exact=True).click()
    page.locator("#pilih-usulan tbody [name=usulan]").check()
    tekan(page, "Masukkan ke acara", "1 usulan masuk acara")
    page.locator(".crumb a").nth(1).click()
    page.get_by_role("link", name="Undangan", exact=True).click()
    for ke, (nama, kelamin, unsur, jabatan) in enumerate(jalan.UNDANGAN[:3], 1):
        isi(formulir(page, "/peserta"), {"nama": nama, "jenis_kelamin": kelamin, "unsur": unsur, "jabatan": jabatan})
        tekan(page, "Tambah undangan", f"{ke} orang diundang")
    page.locator(".crumb a").nth(1).click()
    tekan(page, "Buka musyawarah", "Catat siapa yang hadir")


def _rapat(page: Page) -> None:
    for ke in (1, 2):
        page.get_by_role("button", name=re.compile("^Hadir")).first.click()
        tampak(page, f"{ke} dari 3 undangan")
    isi(formulir(page, "/kehadiran"), {"nama": "Tamu Contoh", "jenis_kelamin": "P", "unsur": "perempuan"})
    tekan(page, "Catat hadir", "1 tanpa undangan")
    page.locator(".crumb a").nth(1).click()
    page.get_by_role("link", name="Ke halaman sidang").click()
    tampak(page, "Keluarga 1 dari 1")
    isi(page.locator("#musdes-sidang form"), {"alasan": "Disepakati semua peserta."})
    tekan(page, "Layak (L)", "Semua usulan sudah diputus")
    page.get_by_role("link", name="Notulen", exact=True).click()
    isi(formulir(page, "/notulen"), {"notulen": "Dibahas satu per satu."})
    tekan(page, "Simpan notulen", "ersimpan")
    page.locator(".crumb a").nth(1).click()
    page.get_by_role("link", name="Penutupan", exact=True).click()
    isi(formulir(page, "/penutupan"), {"jam_selesai": "12.15"})
    tekan(page, "Tutup musyawarah", "Musyawarah ditutup. Nomor berita acara")


def _berita_acara(page: Page, no_kk: str) -> str:
    """Reads the paper; returns the part of the hash that its foot shows."""
    isi_pdf = ambil(page, page.get_by_role("link", name="F4 berita acara"))
    teks = re.sub(r"\s+", " ", " ".join(satu.extract_text() for satu in PdfReader(BytesIO(isi_pdf)).pages))
    hari = hari_ini()
    for kata in (KEPALA, "Herman Contoh", hari_tanggal(hari), str(tanggal_terbilang(hari)), "3 (tiga) orang", "1 (satu) keluarga"):
        assert kata in teks, f"{kata!r} tidak ada di {teks[:2000]}"
    assert no_kk in re.sub(r"(?<=[0-9]) (?=[0-9]{4})", "", teks)
    return re.search(r"Sidik isi: ((?:[0-9a-f]{4} ?){4})", teks)[1].strip()


def _paket(page: Page, kades: Page, sidik: str) -> None:
    """The four parts, the scan with what its foot says, then the lurah releases the packet."""
    semua = (("berita acara", pindaian(1)), ("daftar hadir", pindaian(2)), ("foto", gambar(60)), ("bukti publikasi", gambar(90)))
    for ke, (bagian, berkas) in enumerate(semua, 1):
        tombol = page.get_by_role("button", name=f"Unggah {bagian}", exact=True)
        borang = page.locator("form", has=tombol)
        if bagian == "berita acara":
            borang.get_by_text("Kode QR di kertas tidak terbaca?").click()
            isi(borang, {"kode": sidik})
        isi(borang, {"berkas": berkas})
        tombol.click()
        expect(page.get_by_role("button", name=re.compile("^Hapus"))).to_have_count(ke)
    kades.get_by_role("link", name="Musdes", exact=True).click()
    kades.locator("main tbody a").first.click()
    tekan(kades, "Ajukan paket", "Tanda terima pengajuan")


def _dinas(verifikator: Page, kadis: Page) -> bytes:
    verifikator.get_by_role("link", name="Antrean", exact=True).click()
    verifikator.get_by_role("link", name=KEPALA).click()
    tekan(verifikator, "Ambil untuk diperiksa", "Anda memeriksa usulan ini sampai")
    isi(verifikator.locator("form", has=verifikator.get_by_role("button", name="Setujui usulan")), {"catatan_setuju": "Lengkap."})
    tekan(verifikator, "Setujui usulan", "Tidak ada usulan yang menunggu")
    kadis.get_by_role("link", name="Pengesahan", exact=True).click()
    kadis.locator("tbody [name=usulan]").check()
    tekan(kadis, "Sahkan yang dipilih", "Surat ini mengesahkan")
    isi(formulir(kadis, "/pengesahan/"), {"nomor_surat": "400/7/2026"} | kotak_tanggal("tanggal_surat", hari_ini()))
    tekan(kadis, kadis.get_by_role("button", name="Sahkan", exact=True), "1 usulan disahkan")
    verifikator.get_by_role("link", name="Serahan", exact=True).click()
    tekan(verifikator, "Buat berkas serahan", "Unduh berkas xlsx")
    return unduh(verifikator, verifikator.get_by_role("link", name="Unduh berkas xlsx"))


def _lembar(xlsx: bytes, no_kk: str, nomor: str) -> None:
    kepala, *baris = load_workbook(BytesIO(xlsx)).active.iter_rows(values_only=True)
    tabel = [dict(zip(kepala, satu, strict=True)) for satu in baris]
    assert sorted(satu["Program"] for satu in tabel) == ["PBI-JK", "PKH"]
    assert {satu["No. KK"] for satu in tabel} == {no_kk} and {satu["Nomor usulan"] for satu in tabel} == {nomor}


def _tidak_ada_yang_tertinggal(page: Page) -> None:
    """Nothing personal stays in the browser after signing out."""
    simpanan = "() => [localStorage.length, sessionStorage.length]"
    assert page.evaluate(simpanan) == [0, 0]
    page.get_by_role("button", name="Keluar").click()
    page.get_by_role("button", name="Masuk").wait_for()
    assert page.evaluate(simpanan) == [0, 0]
