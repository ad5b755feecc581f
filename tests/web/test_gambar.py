"""Pictures of twenty million pixels are painted anew in bounded memory, whatever they are made of."""

from __future__ import annotations

import subprocess
import sys

import pytest

# In a process of its own: the peak of a process only ever rises.
UKUR = """
import io, sys
from PIL import Image
from portal.web.gambar import lukis_ulang
jenis, mode = sys.argv[1:3]
keluar = io.BytesIO()
exif = Image.Exif(); exif[0x0112] = 6
opsi = {"quality": 85, "exif": exif} if jenis == "JPEG" else {"compress_level": 1}
Image.effect_noise((365, 274), 60).resize((5163, 3873)).convert(mode).save(keluar, jenis, **opsi)
isi = keluar.getvalue()
del keluar
lukis_ulang(isi, (jenis,), 320)
def angka(nama):
    return next(int(b.split()[1]) for b in open("/proc/self/status") if b.startswith(nama))
sebelum = angka("VmRSS")
open("/proc/self/clear_refs", "w").write("5")
hasil = Image.open(io.BytesIO(lukis_ulang(isi, (jenis,), 1600)))
print(hasil.width, hasil.height, (angka("VmHWM") - sebelum) // 1024)
"""
LUAS = 5163 * 3873


@pytest.mark.parametrize(
    ("jenis", "mode", "sisi", "mb"),
    [
        ("JPEG", "RGB", (1200, 1600), 45), pytest.param("PNG", "RGBA", (1600, 1200), 120, marks=pytest.mark.berat),
        pytest.param("PNG", "RGB", (1600, 1200), 120, marks=pytest.mark.berat),
    ],
)
def test_the_largest_picture_takes_little_more_than_itself(jenis, mode, sisi, mb):
    assert LUAS <= 20_000_000
    hasil = subprocess.run([sys.executable, "-c", UKUR, jenis, mode], capture_output=True, text=True, timeout=120, check=True)
    lebar, tinggi, puncak = map(int, hasil.stdout.split())
    assert (lebar, tinggi) == sisi
    assert puncak <= mb, f"{puncak} MB"
