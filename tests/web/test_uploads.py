"""Uploads: only what it says it is, only in bounds, whole or not at all, and harmless when sent back."""

import hashlib
import io
import stat
import struct
import zlib

import pytest
from flask import Flask
from PIL import Image
from pypdf import PdfWriter

from portal.errors import NotFound
from portal.web import uploads
from portal.web.uploads import UnggahanDitolak, bersihkan_nama, kirim_berkas, simpan_foto, simpan_pindaian

pytestmark = pytest.mark.sekali


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "foto"


def _gambar(ukuran=(60, 40), jenis="JPEG", mode="RGB", warna="red", **opsi):
    keluaran = io.BytesIO()
    Image.new(mode, ukuran, warna).save(keluaran, jenis, **opsi)
    return keluaran.getvalue()


def _pdf(halaman=1, sandi=None):
    penulis = PdfWriter()
    for _ in range(halaman):
        penulis.add_blank_page(200, 200)
    if sandi:
        penulis.encrypt(sandi, algorithm="RC4-128")
    keluaran = io.BytesIO()
    penulis.write(keluaran)
    return keluaran.getvalue()


def _png_raksasa(lebar, tinggi):
    """A PNG of a few kilobytes that unpacks to ``lebar`` × ``tinggi`` pixels."""

    def potong(jenis, isi):
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 1, 0, 0, 0, 0)
    data = zlib.compress(bytes((lebar // 8 + 1) * 2000))
    return b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + potong(b"IDAT", data) + potong(b"IEND", b"")


def _foto(isi, asli="rumah.jpg", **opsi):
    return simpan_foto(io.BytesIO(isi), asli, **opsi)


def _isi_folder(folder):
    return sorted(satu.name for satu in folder.iterdir()) if folder.exists() else []


def test_a_photo_is_stored_under_a_random_name_with_its_fingerprint(folder):
    hasil = _foto(_gambar(), "C:\\Foto\\Rumah depan.JPG", folder=folder)
    isi = (folder / hasil.nama).read_bytes()
    assert (hasil.mime, hasil.nama_asli, hasil.ukuran) == ("image/jpeg", "Rumah depan.JPG", len(isi))
    assert hasil.sha256 == hashlib.sha256(isi).hexdigest()
    assert _isi_folder(folder) == [hasil.nama]
    assert "rumah" not in hasil.nama.lower()


def test_only_the_owner_of_the_process_can_read_what_is_stored(folder):
    hasil = _foto(_gambar(), folder=folder)
    assert stat.S_IMODE((folder / hasil.nama).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_large_photo_is_made_small(folder):
    hasil = _foto(_gambar((4000, 3000)), folder=folder)
    assert Image.open(folder / hasil.nama).size == (1600, 1200)


def test_place_device_and_comment_are_gone_and_the_photo_stands_upright(folder):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = "MerekTelepon"
    exif.get_ifd(0x8825)[1] = "S"
    exif.get_ifd(0x8825)[2] = (3.0, 30.0, 5.0)
    asal = _gambar((60, 40), exif=exif, comment=b"rahasia", xmp=b"<x>rahasia</x>")
    assert b"MerekTelepon" in asal and b"rahasia" in asal
    hasil = _foto(asal, folder=folder)
    isi = (folder / hasil.nama).read_bytes()
    foto = Image.open(io.BytesIO(isi))
    assert foto.size == (40, 60)
    assert not foto.getexif() and not foto.getexif().get_ifd(0x8825)
    assert not any(kata in isi for kata in (b"MerekTelepon", b"rahasia", b"Exif"))


@pytest.mark.parametrize(
    ("jenis", "mode", "nama"),
    [
        ("JPEG", "CMYK", "a.jpg"),
        ("JPEG", "L", "a.jpeg"),
        ("PNG", "RGBA", "a.png"),
        ("PNG", "P", "a.png"),
        ("PNG", "1", "a.PNG"),
        ("PNG", "I;16", "a.png"),
        ("PNG", "LA", "a.png"),
    ],
)
def test_every_usual_kind_of_picture_becomes_an_rgb_jpeg(folder, jenis, mode, nama):
    foto = Image.open(folder / _foto(_gambar(jenis=jenis, mode=mode, warna=0), nama, folder=folder).nama)
    assert (foto.format, foto.mode) == ("JPEG", "RGB")


def test_a_transparent_picture_gets_a_white_ground(folder):
    asal = _gambar(jenis="PNG", mode="RGBA", warna=(0, 0, 0, 0))
    foto = Image.open(folder / _foto(asal, "a.png", folder=folder).nama)
    assert min(foto.getpixel((5, 5))) > 250


def test_a_16_bit_grey_keeps_its_shade(folder):
    foto = Image.open(folder / _foto(_gambar(jenis="PNG", mode="I;16", warna=0x8000), "a.png", folder=folder).nama)
    assert 120 < foto.getpixel((5, 5))[0] < 136


def test_a_jpeg_of_several_pictures_as_telephones_write_it_is_accepted(folder):
    keluaran = io.BytesIO()
    Image.new("RGB", (60, 40)).save(keluaran, "MPO", save_all=True, append_images=[Image.new("RGB", (30, 20))])
    assert Image.open(folder / _foto(keluaran.getvalue(), folder=folder).nama).format == "JPEG"


def _rusak():
    jpeg, png = _gambar((800, 600)), _gambar(jenis="PNG")
    html = b"<!doctype html><script>alert(1)</script>"
    return [
        ("empty", b"", "a.jpg", "kosong"),
        ("html", html, "a.jpg", "bukan gambar"),
        ("program", b"MZ\x90\x00" + bytes(500), "a.jpg", "bukan gambar"),
        ("program by name", jpeg, "a.exe", "Jenis berkas"),
        ("no extension", jpeg, "foto", "Jenis berkas"),
        ("two extensions", jpeg, "a.jpg.php", "Jenis berkas"),
        ("heic", jpeg, "IMG_1.HEIC", "HEIC"),
        ("png named jpg", png, "a.jpg", "bukan gambar"),
        ("svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.png", "bukan gambar"),
        ("gif named png", _gambar(jenis="GIF"), "a.png", "bukan gambar"),
        ("cut jpeg", jpeg[: len(jpeg) // 2], "a.jpg", "tidak lengkap"),
        ("cut header", jpeg[:20], "a.jpg", "gambar"),
        ("bomb", _png_raksasa(30_000, 30_000), "a.png", "20 juta piksel"),
        ("just too many pixels", _png_raksasa(5000, 4001), "a.png", "20 juta piksel"),
        ("pdf as photo", _pdf(), "a.pdf", "Jenis berkas"),
        ("too many bytes", jpeg + bytes(uploads.MAKS_BITA), "a.jpg", "10 MB"),
    ]


@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")  # as the module sets it outside of tests
@pytest.mark.parametrize(("isi", "nama", "kata"), [kasus[1:] for kasus in _rusak()], ids=[k[0] for k in _rusak()])
def test_a_photo_that_is_none_is_refused_with_a_reason_and_leaves_nothing(folder, isi, nama, kata):
    with pytest.raises(UnggahanDitolak, match=kata) as galat:
        _foto(isi, nama, folder=folder)
    assert galat.value.status == 422
    assert _isi_folder(folder) == []


def test_what_hides_behind_a_picture_does_not_survive(folder):
    asal = _gambar() + b"<script>alert(1)</script>PK\x03\x04" + _pdf()
    isi = (folder / _foto(asal, folder=folder).nama).read_bytes()
    assert not any(kata in isi for kata in (b"<script", b"PK\x03\x04", b"%PDF"))


def test_a_pdf_scan_is_stored_as_it_came(folder):
    asal = _pdf(3)
    hasil = simpan_pindaian(io.BytesIO(asal), "berita acara.pdf", folder=folder)
    assert (folder / hasil.nama).read_bytes() == asal
    assert (hasil.mime, hasil.nama.endswith(".pdf")) == ("application/pdf", True)


def test_a_scan_may_be_a_picture_and_keeps_more_detail(folder):
    hasil = simpan_pindaian(io.BytesIO(_gambar((2480, 3508))), "ba.jpg", folder=folder)
    assert (hasil.mime, max(Image.open(folder / hasil.nama).size)) == ("image/jpeg", 2200)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"<html>%PDF-1.7", "bukan PDF"),
        (_gambar() + _pdf(), "bukan PDF"),
        (b"%PDF-1.7\n<html><script>", "rusak"),
        (_pdf()[:200], "rusak"),
        (_pdf(sandi="x"), "sandi"),
        (_pdf(101), "101 halaman"),
        (b"", "kosong"),
    ],
    ids=["html", "polyglot", "html behind the mark", "cut", "locked", "too many pages", "empty"],
)
def test_a_pdf_that_is_none_is_refused(folder, isi, kata):
    with pytest.raises(UnggahanDitolak, match=kata):
        simpan_pindaian(io.BytesIO(isi), "a.pdf", folder=folder)
    assert _isi_folder(folder) == []


def test_a_stream_that_breaks_leaves_nothing(folder):
    class Putus(io.BytesIO):
        def read(self, *_):
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        simpan_foto(Putus(), "a.jpg", folder=folder)
    assert _isi_folder(folder) == []


def test_a_full_disk_leaves_nothing(folder, monkeypatch):
    def penuh(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(uploads.os, "fsync", penuh)
    with pytest.raises(OSError):
        _foto(_gambar(), folder=folder)
    assert _isi_folder(folder) == []


def test_the_same_file_under_the_same_name_is_stored_once(folder):
    pertama = _foto(_gambar(), folder=folder, nama="a1b2")
    assert _foto(_gambar(), folder=folder, nama="a1b2") == pertama
    assert _isi_folder(folder) == ["a1b2.jpg"]


def test_another_file_under_the_same_name_does_not_replace_the_first(folder):
    pertama = _foto(_gambar(), folder=folder, nama="a1b2")
    with pytest.raises(UnggahanDitolak, match="berkas lain"):
        _foto(_gambar(warna="blue"), folder=folder, nama="a1b2")
    assert hashlib.sha256((folder / "a1b2.jpg").read_bytes()).hexdigest() == pertama.sha256
    assert _isi_folder(folder) == ["a1b2.jpg"]


@pytest.mark.parametrize("nama", ["../x", "a/b", ".x", "a.b", "x" * 81, "a\x00b"])
def test_a_name_handed_in_cannot_leave_the_folder(folder, nama):
    with pytest.raises(ValueError, match="nama simpanan"):
        _foto(_gambar(), folder=folder, nama=nama)
    assert _isi_folder(folder) == []


@pytest.mark.parametrize(
    ("asal", "bersih"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("C:\\Users\\x\\KTP.jpg", "KTP.jpg"),
        ("a\x00b\r\nc.jpg", "abc.jpg"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ('a"; filename="b.jpg', "a_; filename=_b.jpg"),
        ("..", "berkas"),
        ("", "berkas"),
        (".jpg", "jpg"),
        ("  rumah   Bu Siti .jpg", "rumah Bu Siti.jpg"),
    ],
)
def test_an_original_name_is_cleaned(asal, bersih):
    assert bersihkan_nama(asal) == bersih


def test_a_long_name_keeps_its_extension():
    bersih = bersihkan_nama("n" * 300 + ".jpeg")
    assert len(bersih) == 120 and bersih.endswith(".jpeg")


@pytest.fixture
def jawaban(tmp_path):
    def kirim(mime, nama, **opsi):
        berkas = tmp_path / "isi"
        berkas.write_bytes(b"isi")
        with Flask(__name__).test_request_context("/"):
            hasil = kirim_berkas(berkas, mime, nama, **opsi)
            hasil.direct_passthrough = False
            return hasil

    return kirim


def test_a_stored_file_is_sent_as_a_sandboxed_download(jawaban):
    hasil = jawaban("application/pdf", "Berita acara\r\nX: y.pdf", tampil=True)
    assert hasil.headers["Content-Disposition"].startswith("attachment")
    assert "\n" not in hasil.headers["Content-Disposition"]
    assert hasil.headers["X-Content-Type-Options"] == "nosniff"
    assert hasil.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert hasil.headers["Cache-Control"] == "no-store"
    assert (hasil.mimetype, hasil.get_data()) == ("application/pdf", b"isi")


def test_only_a_picture_may_be_shown_on_the_page(jawaban):
    assert jawaban("image/jpeg", "a.jpg", tampil=True).headers["Content-Disposition"].startswith("inline")
    assert jawaban("image/jpeg", "a.jpg").headers["Content-Disposition"].startswith("attachment")
    assert jawaban("text/html", "a.html", tampil=True).headers["Content-Disposition"].startswith("attachment")


def test_a_stored_file_that_is_gone_is_a_404_with_a_sentence(tmp_path):
    with Flask(__name__).test_request_context("/"), pytest.raises(NotFound):
        kirim_berkas(tmp_path / "tidak-ada", "image/jpeg", "a.jpg")
