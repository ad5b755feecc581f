"""An old telephone on a bad line enters a family while the line is cut twice and the server killed once: everything is there, once."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, TimeoutError, expect
from sqlalchemy import func, select

from portal.audit.queries import verify_chain
from portal.db import db
from portal.keluarga.models import Anggota, Foto, Keluarga, Kriteria, Perubahan, Rumah
from portal.keluarga.rules.kriteria import PERTANYAAN, YA
from portal.keluarga.rules.riwayat import BUAT
from tests import jalan
from tests.browser.layar import Jaga, formulir, isi, tampak, tekan
from tests.browser.peladen import Peladen
from tests.browser.ponsel import LAYAR, Ponsel
from tests.factories import KELURAHAN, SANDI

pytestmark = pytest.mark.browser
BELUM, SUDAH = "Belum terkirim", "Tersimpan pukul"
LAMA = 60_000  # milliseconds: for a telephone as slow as this on a busy machine
JAWABAN = {tanya.kode: YA for tanya in PERTANYAAN}
RUMAH = {"jenis_lantai_terluas": "8", "jenis_dinding_terluas": "5"}


def foto_kamera() -> Any:
    """7 million pixels with grain, as an old telephone takes them."""
    keluar = BytesIO()
    Image.effect_noise((400, 300), 40).resize((3000, 2250)).convert("RGB").save(keluar, "JPEG", quality=90)
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": keluar.getvalue()}


@pytest.fixture
def layar(chromium, peladen):
    jaga = Jaga(peladen.url)
    konteks = chromium.new_context(base_url=peladen.url, locale="id-ID", viewport=LAYAR, has_touch=True, is_mobile=True)
    konteks.set_default_timeout(LAMA)
    jaga.awasi(konteks)
    yield konteks
    konteks.close()
    assert not jaga.kejadian, "\n".join(jaga.kejadian)


def test_a_family_of_five_is_there_once_after_two_cuts_and_a_killed_server(layar, peladen):
    pabrik = peladen.pabrik
    operator = pabrik.pengguna("operator", KELURAHAN)
    orang = [pabrik.isi_anggota(ke, KELURAHAN) for ke in range(5)]
    no_kk = pabrik.nik(orang[2]["tanggal_lahir"], "L")
    peladen.mulai()
    page = layar.new_page()
    ponsel = Ponsel(page)
    page.goto("/masuk")
    isi(formulir(page, "/masuk"), {"nama_pengguna": operator.nama_pengguna, "sandi": SANDI})
    tekan(page, "Masuk", "Tambah keluarga")
    _alamat(ponsel, no_kk)
    _anggota(ponsel, peladen, orang)
    _rumah_dan_kriteria(ponsel)
    _foto(page)
    peladen.baca(lambda: _semua_ada_sekali(no_kk, [satu["nik"] for satu in orang]))


def _alamat(ponsel: Ponsel, no_kk: str) -> None:
    """The line is cut before the form is sent; it goes by itself when the line is back."""
    page = ponsel.page
    page.goto("/keluarga/baru")
    ponsel.ketik(formulir(page, "/keluarga/"), {"no_kk": no_kk, "alamat": "Jalan Contoh Nomor 7", "rt": "3", "rw": "1"})
    ponsel.putus()
    tekan(page, "Simpan dan lanjut ke anggota", BELUM)
    assert page.locator("[name=alamat]").input_value() == "Jalan Contoh Nomor 7"
    ponsel.sambung()
    tampak(page, "Lanjutkan dengan anggotanya")


def _anggota(ponsel: Ponsel, peladen: Peladen, orang: list[Any]) -> None:
    """Of the second the answer is lost on the way; under the fourth the server is killed."""
    page = ponsel.page
    page.get_by_role("link", name="Tambah anggota").click()
    for ke, satu in enumerate(orang):
        borang = formulir(page, "/anggota/")
        expect(borang.locator("[name=nama]")).to_have_value("", timeout=LAMA)
        ponsel.ketik(borang, jalan.isian_anggota(satu))
        tombol = page.get_by_role("button", name="Simpan" if ke == 4 else "Simpan dan tambah anggota", exact=True)
        if ke == 1:
            page.route("**/anggota/", lambda jalur: _terputus(jalur, ponsel), times=1)
            tekan(page, tombol, BELUM)
            assert peladen.baca(lambda: hitung(Anggota)) == 2  # it was saved, only nobody heard of it
            assert borang.locator("[name=nama]").input_value() == satu["nama"]
            ponsel.sambung()
        elif ke == 3:
            peladen.bunuh()
            tekan(page, tombol, BELUM)
            assert borang.locator("[name=nik]").input_value().replace(" ", "") == satu["nik"]
            peladen.mulai()
            with suppress(TimeoutError):  # the form tries again by itself, too: the button may be gone before it is pressed
                page.get_by_role("button", name="Coba lagi").click(timeout=5_000)
        else:
            tombol.click()
        tampak(page, "Anggota tersimpan")
    tampak(page, "5 orang")


def _terputus(jalur: Route, ponsel: Ponsel) -> None:
    """The request reaches the server, and before the answer comes the line is cut."""
    jalur.fetch()
    ponsel.putus()
    jalur.abort("internetdisconnected")


def _rumah_dan_kriteria(ponsel: Ponsel) -> None:
    """Both are saved without a button."""
    page = ponsel.page
    page.locator("#keluarga-rumah > summary").click()
    ponsel.ketik(formulir(page, "/rumah"), RUMAH)
    expect(page.locator("#keluarga-keadaan-rumah")).to_contain_text(SUDAH, timeout=LAMA)
    ponsel.ketik(formulir(page, "/kriteria"), JAWABAN)
    expect(page.locator("#keluarga-keadaan-kriteria")).to_contain_text(SUDAH, timeout=LAMA)
    tampak(page, "Siap dibawa ke musyawarah")


def _foto(page: Page) -> None:
    page.locator("#keluarga-foto > summary").click()
    isi(formulir(page, "/foto/"), {"kamera": foto_kamera()})
    page.get_by_role("button", name="Unggah foto").and_(page.locator(":not([aria-disabled])")).click()
    expect(page.locator("#keluarga-foto figure img")).to_have_count(1, timeout=LAMA)


def hitung(model: Any, *syarat: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model).where(*syarat)) or 0


def _semua_ada_sekali(no_kk: str, nik: list[str]) -> None:
    keluarga = db.session.scalars(select(Keluarga)).one()
    assert (keluarga.no_kk, keluarga.rt, keluarga.jumlah_anggota, keluarga.lengkap) == (no_kk, "003", 5, True)
    assert sorted(db.session.scalars(select(Anggota.nik))) == sorted(nik)
    assert db.session.scalars(select(Rumah)).one().isi == {nama: int(nilai) for nama, nilai in RUMAH.items()}
    assert db.session.scalars(select(Kriteria)).one().jawaban == JAWABAN
    foto = db.session.scalars(select(Foto)).one()
    assert foto.jenis == "rumah_depan" and foto.ukuran < 1_500_000
    assert hitung(Perubahan, Perubahan.aksi == BUAT, Perubahan.bagian == "anggota") == 5
    assert verify_chain() is None
