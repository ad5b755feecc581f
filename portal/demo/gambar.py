"""Drawn pictures for the demo: a house, a meeting, a signed page; nothing in them was ever photographed."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

LANGIT, RUMPUT, TANAH = (206, 226, 240), (132, 168, 104), (176, 148, 112)
DINDING = ((238, 226, 202), (222, 210, 190), (205, 222, 214), (236, 214, 206), (196, 170, 136))
ATAP = ((168, 84, 62), (120, 124, 128), (142, 100, 70))
TINTA, BIRU = (60, 60, 66), (38, 62, 138)


def _jpeg(gambar: Image.Image) -> BytesIO:
    keluar = BytesIO()
    gambar.save(keluar, "JPEG", quality=80)
    keluar.seek(0)
    return keluar


def _cap(lukis: ImageDraw.ImageDraw, lebar: int, tinggi: int) -> None:
    lukis.text((lebar - 190, tinggi - 26), "GAMBAR CONTOH, BUKAN FOTO", fill=TINTA)


def rumah(acak: Random) -> BytesIO:
    """A small house under the sky."""
    gambar = Image.new("RGB", (800, 600), LANGIT)
    lukis = ImageDraw.Draw(gambar)
    lukis.rectangle((0, 430, 800, 600), fill=RUMPUT)
    kiri, lebar, atas = acak.randint(150, 230), acak.randint(340, 430), acak.randint(250, 290)
    lukis.rectangle((kiri, atas, kiri + lebar, 480), fill=acak.choice(DINDING), outline=TINTA, width=3)
    lukis.polygon([(kiri - 40, atas), (kiri + lebar // 2, atas - 110), (kiri + lebar + 40, atas)], fill=acak.choice(ATAP), outline=TINTA)
    pintu = kiri + lebar // 2 - 35
    lukis.rectangle((pintu, 370, pintu + 70, 480), fill=(120, 84, 58), outline=TINTA, width=2)
    for sisi in (kiri + 40, kiri + lebar - 110):
        lukis.rectangle((sisi, 340, sisi + 70, 410), fill=(176, 206, 222), outline=TINTA, width=2)
        lukis.line((sisi + 35, 340, sisi + 35, 410), fill=TINTA, width=2)
    lukis.polygon([(pintu, 480), (pintu + 70, 480), (pintu + 130, 600), (pintu - 60, 600)], fill=TANAH)
    _cap(lukis, 800, 600)
    return _jpeg(gambar)


def rapat(acak: Random) -> BytesIO:
    """People around a table."""
    gambar = Image.new("RGB", (960, 640), (236, 232, 222))
    lukis = ImageDraw.Draw(gambar)
    lukis.rectangle((0, 400, 960, 640), fill=(196, 178, 150))
    lukis.rectangle((330, 60, 630, 210), fill="white", outline=TINTA, width=4)
    for ke in range(7):
        x, y = 90 + ke * 118 + acak.randint(-12, 12), 300 + acak.randint(-18, 18)
        warna = tuple(acak.randint(70, 190) for _ in range(3))
        lukis.ellipse((x, y, x + 54, y + 60), fill=(178, 136, 104), outline=TINTA)
        lukis.rounded_rectangle((x - 22, y + 62, x + 76, y + 190), 26, fill=warna, outline=TINTA)
    lukis.rectangle((60, 440, 900, 520), fill=(126, 92, 62), outline=TINTA, width=3)
    _cap(lukis, 960, 640)
    return _jpeg(gambar)


def halaman(acak: Random, judul: str) -> BytesIO:
    """A page of lines with signatures below, as a scan looks."""
    gambar = Image.new("RGB", (1000, 1500), (250, 249, 245))
    lukis = ImageDraw.Draw(gambar)
    lukis.text((380, 70), judul.upper(), fill=TINTA)
    lukis.line((90, 110, 910, 110), fill=TINTA, width=3)
    for baris in range(32):
        kanan = 910 if baris % 8 != 7 else acak.randint(300, 700)
        lukis.line((90, 160 + baris * 30, kanan, 160 + baris * 30), fill=(150, 150, 156), width=3)
    for kolom in (160, 620):
        x, y = kolom, 1290
        titik = [(x + ke * 22, y + acak.randint(-38, 38)) for ke in range(9)]
        lukis.line(titik, fill=BIRU, width=5, joint="curve")
        lukis.line((kolom - 20, 1350, kolom + 220, 1350), fill=TINTA, width=2)
    lukis.ellipse((520, 1200, 690, 1370), outline=(120, 60, 140), width=5)
    _cap(lukis, 1000, 1500)
    return _jpeg(gambar)
