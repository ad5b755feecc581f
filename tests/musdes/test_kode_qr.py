"""The QR code is read from the uploaded scan, so that nothing need be typed; a scan of another paper is refused with its number."""

from __future__ import annotations

import shutil
import subprocess
import zlib
from io import BytesIO
from uuid import uuid4

import pytest
import segno
from PIL import Image, ImageDraw
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

from portal.db import db
from portal.kit.kode_publik import sidik_kode
from portal.kode import kode_of
from portal.musdes.documents import ensure_cetakan
from portal.musdes.rules.pembetulan import Koreksi
from portal.musdes.rules.pindaian import kode_dari_qr
from portal.musdes.service.pembetulan import correct_dokumen
from portal.web.pdf import baca_qr
from tests.factories import DESA
from tests.musdes.bahan import NOMOR, Bahan, Jadi, Pembuat
from tests.musdes.unggahan import berkas, unggah

pytestmark = pytest.mark.sekali

DPI = 150


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


def lembar(alamat: str, *, putar: float = 2, sisi_mm: float = 14) -> Image.Image:
    """A page as a scanner gives it, a little crooked, with the code at its foot."""
    mm = DPI / 25.4
    halaman = Image.new("L", (round(215 * mm), round(330 * mm)), 245)
    tulis = ImageDraw.Draw(halaman)
    for baris in range(40):
        tulis.text((30 * mm, (30 + 6 * baris) * mm), "Demikian berita acara ini dibuat dengan sebenarnya. " * 2, fill=20)
    wadah = BytesIO()
    segno.make(alamat, error="m", micro=False).save(wadah, kind="png", scale=4, border=4)
    kode = Image.open(wadah).convert("L").resize((round(sisi_mm * mm),) * 2, Image.Resampling.LANCZOS)
    halaman.paste(kode, (round(30 * mm), round(308 * mm)))
    return halaman.rotate(putar, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)


def sebagai(gambar: list[Image.Image], format_: str = "JPEG") -> bytes:
    wadah, lain = BytesIO(), {"save_all": True, "append_images": gambar[1:], "resolution": DPI} if format_ == "PDF" else {"quality": 70}
    gambar[0].save(wadah, format_, **lain)
    return wadah.getvalue()


def alamat(app, jadi: Jadi) -> str:
    with app.app_context():
        return f"https://alamat.lama.contoh/periksa/{kode_of(jadi.dokumen_id)}"


@pytest.mark.kertas
def test_the_real_paper_printed_and_scanned_is_known_by_its_code(app, pabrik, buat, peramban, tmp_path):
    if not shutil.which("pdftoppm"):
        pytest.skip("poppler-utils tidak terpasang")
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    with app.app_context():
        (tmp_path / "ba.pdf").write_bytes(ensure_cetakan(jadi.dokumen_id, "berita_acara", "F4", untuk=oleh))
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", "-png", tmp_path / "ba.pdf", tmp_path / "h"], check=True)
    tercetak = zip(sorted(tmp_path.glob("h*.png")), (3, -2, 91), strict=True)
    halaman = [Image.open(satu).rotate(putar, expand=True, fillcolor=255) for satu, putar in tercetak]
    p = peramban(oleh)
    unggah(p, jadi, "", isi=sebagai(halaman, "PDF"))
    assert "dikenali dari kode QR" in unggah(p, jadi, "", isi=sebagai(halaman[1:2]), nama="foto.jpg").tulisan()
    assert [(b.dokumen_id, b.cara_baca) for b in berkas(app, jadi)] == [(jadi.dokumen_id, "qr")] * 2


@pytest.mark.parametrize("htmx", [False, True])
def test_what_can_be_read_need_not_be_typed_and_counts_more_than_what_was(app, pabrik, buat, peramban, htmx):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p, isi = peramban(oleh, htmx=htmx), sebagai([lembar(alamat(app, jadi))])
    unggah(p, jadi, "", isi=isi, nama="a.jpg")
    unggah(p, jadi, "salah ketik", isi=isi, nama="b.jpg")
    unggah(p, jadi, "", isi=isi, nama="hadir.jpg", jenis="daftar_hadir")
    assert [(b.dokumen_id, b.cara_baca) for b in berkas(app, jadi)] == [(jadi.dokumen_id, "qr")] * 3


def test_a_scan_without_a_code_that_can_be_read_asks_for_it_to_be_typed(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p, isi = peramban(oleh), sebagai([lembar("https://contoh.invalid/bukan-portal")])
    teks = unggah(p, jadi, "", isi=isi, nama="a.jpg", status=422).tulisan()
    assert "Kode QR pada pindaian ini belum terbaca" in teks and "Ketik kode 22 huruf" in teks
    with app.app_context():
        kode = kode_of(jadi.dokumen_id)
    unggah(p, jadi, kode, isi=isi, nama="a.jpg")
    assert [b.cara_baca for b in berkas(app, jadi)] == ["ketik"]


def test_a_scan_of_another_paper_is_refused_and_named_when_it_is_ones_own(app, pabrik, buat, peramban, config_portal):
    oleh, tetangga = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    jadi, lain = buat.musdes(oleh, [Bahan()]), buat.musdes(oleh, [Bahan()], nomor="400.9/013/AB/XI/2026")
    jauh = buat.musdes(tetangga, [Bahan()], desa=DESA, nomor="400.9/777/DERATI/XI/2026")
    p, baik = peramban(oleh), lembar(alamat(app, jadi))
    campur = sebagai([baik, lembar(alamat(app, lain))], "PDF")
    for jenis in ("berita_acara", "daftar_hadir"):
        teks = unggah(p, jadi, "", isi=campur, jenis=jenis, status=422).tulisan()
        assert "Kode QR di halaman 2 pindaian ini milik berita acara 400.9/013/AB/XI/2026 dari musyawarah lain." in teks
        assert f"Pindaian di sini harus dari nomor {NOMOR}" in teks
    teks = unggah(p, jadi, "", isi=sebagai([lembar(alamat(app, jauh))]), nama="a.jpg", status=422).tulisan()
    assert f"bukan milik berita acara {NOMOR}" in teks and "777" not in teks
    assert berkas(app, jadi) == [] and not list((config_portal.folder_berkas / "musdes").glob("*"))


def test_a_replaced_paper_is_refused_but_the_attendance_list_signed_with_it_still_counts(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p, isi = peramban(oleh), sebagai([lembar(alamat(app, jadi))])
    with app.app_context():
        baru = correct_dokumen(uuid4(), jadi.musdes_id, jadi.dokumen_id, "Tempat salah.", Koreksi(musdes={"tempat": "Balai"}), oleh=oleh).nomor
        db.session.remove()
    teks = unggah(p, jadi, "", isi=isi, nama="a.jpg", status=422).tulisan()
    assert f"milik berita acara {NOMOR}, yang sudah diganti oleh nomor {baru}" in teks
    unggah(p, jadi, "", isi=isi, nama="a.jpg", jenis="daftar_hadir")
    assert [(b.jenis, b.dokumen_id) for b in berkas(app, jadi)] == [("daftar_hadir", jadi.dokumen_id)]


def bom(lebar: int, tinggi: int) -> bytes:
    """A PDF of few bytes whose picture has this many pixels."""
    penulis, wadah = PdfWriter(), BytesIO()
    gambar = StreamObject()
    gambar._data = zlib.compress(bytes(lebar * tinggi // 8), 9)
    for nama, nilai in (("Width", lebar), ("Height", tinggi), ("BitsPerComponent", 1)):
        gambar[NameObject(f"/{nama}")] = NumberObject(nilai)
    for nama, nilai in (("Type", "XObject"), ("Subtype", "Image"), ("ColorSpace", "DeviceGray"), ("Filter", "FlateDecode")):
        gambar[NameObject(f"/{nama}")] = NameObject(f"/{nilai}")
    halaman = penulis.add_blank_page(100, 100)
    sumber = DictionaryObject({NameObject("/XObject"): DictionaryObject({NameObject("/A"): penulis._add_object(gambar)})})
    halaman[NameObject("/Resources")] = sumber
    penulis.write(wadah)
    return wadah.getvalue()


def test_hostile_and_broken_files_are_read_in_a_child_and_say_nothing():
    baik = sebagai([lembar("https://x.contoh/periksa/" + "a" * 22)])
    assert baca_qr(baik) == ((1, "https://x.contoh/periksa/" + "a" * 22),)
    for buruk in (b"", b"%PDF-1.7 rusak", b"\xff\xd8\xff", baik[: len(baik) // 2], bom(24_000, 24_000)):
        assert baca_qr(buruk) == ()


def test_only_addresses_of_the_public_page_name_a_paper():
    kode = "a-Z_0" * 4 + "xy"
    bacaan = ("https://lain.contoh/", f"https://portal.contoh/periksa/{kode}", f"http://lama/periksa/{kode}/", f"/periksa/{kode}x")
    assert kode_dari_qr(enumerate(bacaan, 1)) == {sidik_kode(kode): 2}
