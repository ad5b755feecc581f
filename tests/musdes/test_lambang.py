"""The kabupaten's lambang in the kop: uploaded by the admin, harmless, and a closed paper keeps the one that it was closed with."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader

from portal.errors import RuleBroken
from portal.musdes.documents import ensure_cetakan
from portal.pengaturan.rules import salah_nilai
from tests.musdes.bahan import Bahan, Pembuat

pytestmark = pytest.mark.sekali


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


def lambang(warna: str = "#c00", format_: str = "PNG", sisi: int = 900) -> bytes:
    gambar, wadah = Image.new("RGBA" if format_ == "PNG" else "RGB", (sisi, sisi + 200), (0, 0, 0, 0) if format_ == "PNG" else "white"), BytesIO()
    ImageDraw.Draw(gambar).ellipse((40, 40, sisi - 40, sisi - 40), fill=warna, outline="black", width=20)
    gambar.save(wadah, format_)
    return wadah.getvalue()


def unggah(p, isi: bytes, nama: str = "lambang.png", status: int | None = None):
    p.buka("/pengaturan/lambang/")
    url, _, nilai = p.isian("/pengaturan/lambang/", ke=-1)
    return p.buka(url, metode="POST", status=status, data={**nilai, "berkas": (BytesIO(isi), nama)}, content_type="multipart/form-data")


def gambar_di_kop(pdf: bytes) -> list[bytes]:
    """The pictures on the first page; the QR codes are drawn as lines."""
    return [satu.image.tobytes() for satu in PdfReader(BytesIO(pdf)).pages[0].images]


@pytest.mark.parametrize("htmx", [False, True])
def test_an_admin_puts_a_lambang_into_the_kop_and_takes_it_out_again(pabrik, peramban, config_portal, htmx):
    p = peramban(pabrik.pengguna("admin", "17.02"), htmx=htmx)
    p.buka("/pengaturan/lambang/gambar", status=404)
    assert "Lambang tersimpan" in unggah(p, lambang()).tulisan()
    isi = p.buka("/pengaturan/lambang/gambar")
    assert isi.kepala["Content-Type"] == "image/jpeg" and len(isi.data) < 60_000
    with Image.open(BytesIO(isi.data)) as gambar:
        assert gambar.mode == "L" and max(gambar.size) == 480
        assert gambar.getpixel((2, 2)) > 250 and gambar.getextrema()[0] < 8, "latar tembus pandang menjadi putih, hitam tetap hitam"
    assert "Lambang tersimpan" in unggah(p, lambang()).tulisan(), "gambar yang sama sekali lagi"
    assert "perisai polos" in p.kirim("/penghapusan").tulisan()
    p.buka("/pengaturan/lambang/gambar", status=404)
    assert len(list((config_portal.folder_berkas / "lambang").iterdir())) == 1


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
BURUK = [(SVG, "a.svg"), (SVG, "a.png"), (b"", "a.png"), (b"GIF89a", "a.png"), (lambang()[:300], "a.png"), (b"x", "")]


@pytest.mark.parametrize(("isi", "nama"), BURUK)
def test_what_is_no_picture_is_refused_at_the_field_and_nothing_is_kept(pabrik, peramban, config_portal, isi, nama):
    halaman = unggah(peramban(pabrik.pengguna("admin", "17.02")), isi, nama, status=422)
    [isian] = [e for e in halaman.cari(".//input") if e.get("type") == "file"]
    assert isian.get("aria-invalid") == "true" and "berkas" in isian.get("aria-describedby")
    assert not (config_portal.folder_berkas / "lambang").exists() or not list((config_portal.folder_berkas / "lambang").iterdir())


def test_of_two_admins_the_later_one_is_told_and_others_may_not(pabrik, peramban):
    p, q = peramban(pabrik.pengguna("admin", "17.02")), peramban(pabrik.pengguna("admin", "17.02", nama="Admin Kedua"))
    p.buka("/pengaturan/lambang/")
    url, _, nilai = p.isian("/pengaturan/lambang/", ke=-1)
    unggah(q, lambang("#00c"))
    data = {**nilai, "berkas": (BytesIO(lambang()), "a.png")}
    p.buka(url, metode="POST", status=409, data=data, content_type="multipart/form-data")
    for orang in (pabrik.pengguna(), pabrik.pengguna("kadis", "17.02"), pabrik.pengguna("verifikator", "17.02")):
        for jalur in ("", "gambar"):
            peramban(orang).buka(f"/pengaturan/lambang/{jalur}", status=403)


@pytest.mark.kertas
def test_a_closed_paper_keeps_its_lambang_on_every_size_and_letters_take_the_new_one(app, pabrik, buat, peramban, config_portal):
    admin, oleh = peramban(pabrik.pengguna("admin", "17.02")), pabrik.pengguna()
    polos = buat.musdes(oleh, [Bahan()], nomor="400.9/001/AB/XI/2026")
    unggah(admin, lambang("#000"))
    hitam = buat.musdes(oleh, [Bahan()], nomor="400.9/002/AB/XI/2026")

    def kop(jadi, kertas: str) -> list[bytes]:
        with app.app_context():
            return gambar_di_kop(ensure_cetakan(jadi.dokumen_id, "berita_acara", kertas, untuk=oleh))

    asal = kop(hitam, "F4")
    unggah(admin, lambang("#ff8"))
    p = peramban(oleh)
    surat = gambar_di_kop(p.buka(f"/musdes/{hitam.musdes_id}/surat-pengantar.pdf").data)
    assert len(asal) == len(surat) == 1 and kop(hitam, "A4") == asal != surat
    assert kop(polos, "F4") == [], "ditutup sebelum ada lambang: perisai polos"
    [pertama, _] = sorted((config_portal.folder_berkas / "lambang").iterdir(), key=lambda f: f.stat().st_mtime)
    pertama.write_bytes(b"lain")
    baru = buat.musdes(oleh, [Bahan()], nomor="400.9/003/AB/XI/2026")
    assert kop(hitam, "A4") == asal and len(kop(baru, "F4")) == 1
    with app.app_context(), pytest.raises(RuleBroken, match="Lambang"):
        ensure_cetakan(hitam.dokumen_id, "daftar_hadir", "F4", untuk=oleh)


def test_the_name_of_a_lambang_is_only_ever_a_hash():
    assert salah_nilai("lambang", "") is None and salah_nilai("lambang", "0a" * 32) is None
    assert salah_nilai("lambang", "../../rahasia") and salah_nilai("lambang", "0A" * 32) and salah_nilai("lambang", None)
