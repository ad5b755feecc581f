"""Makes the pictures of the help pages from a running demo: `script/gambar-bantuan [name …]` writes static/bantuan/<name>.webp."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from portal.demo.akun import SANDI
from portal.laporan.routes.bantuan import UKURAN_GAMBAR
from portal.laporan.rules.bantuan import HALAMAN_BANTUAN
from tests.browser.chromium import launch

TUJUAN = Path(__file__).resolve().parents[2] / "static" / "bantuan"
MAKS, WARNA = 6500, (16, 8, 6, 4)
OPERATOR, LURAH, VERIFIKATOR = "operator.airbang", "lurah.airbang", "verifikator"
BARIS = "main tbody th a"
USULAN_BARU = ("/keluarga/?kelengkapan=lengkap", BARIS, "main a[href*='/usulan/baru']")
SEMUA_ANTREAN = ("/verifikasi/", "[data-pilih-semua] tbody [type=checkbox] >> nth=0", "main button:has-text('Setujui yang dipilih')")
LANGKAH_KECAMATAN = ("/pengaturan/", "[name=langkah_kecamatan]", "main button:has-text('Simpan pengaturan')")
# name -> (account, steps, where the picture begins). A step that begins with / is an address, with + opens folds, with @ goes on as
# another account, else it is clicked.
ADEGAN: dict[str, tuple[str, tuple[str, ...], str]] = {
    "keluarga": (OPERATOR, ("/keluarga/baru",), "main h1"),
    "foto": (OPERATOR, ("/keluarga/?kelengkapan=belum", BARIS, "+#keluarga-foto"), "#keluarga-foto"),
    "temuan": (OPERATOR, ("/temuan/",), "main table"),
    "usulan": (OPERATOR, USULAN_BARU, "main form"),
    "hapus": (OPERATOR, (*USULAN_BARU, "+#usulan-isian details"), "[name=alasan_hapus] >> nth=0"),
    "perbaikan": (OPERATOR, (*USULAN_BARU, "main a[href*='jenis=perbaikan']"), "#usulan-isian"),
    "kembali": (OPERATOR, ("/usulan/?status=dikembalikan", BARIS), "main h1"),
    "pindah": (OPERATOR, ("/keluarga/pindah/",), "main table"),
    "musyawarah": (OPERATOR, ("/musdes/?status=direncanakan", BARIS), "#langkah"),
    "sidang": (OPERATOR, ("/musdes/?status=berlangsung", BARIS, "main a[href$='/sidang']"), "main h1"),
    "penutupan": (OPERATOR, ("/musdes/?status=ditutup", BARIS), "#musdes-cetak"),
    "paket": (OPERATOR, ("/musdes/?status=ditutup", BARIS), "#musdes-paket"),
    "sptjm": (OPERATOR, ("/sptjm/baru",), "main form"),
    "pengajuan": (LURAH, ("/musdes/?status=terpublikasi", BARIS, "main a[href$='/pengajuan']"), "main h1"),
    "kecamatan": ("admin", (*LANGKAH_KECAMATAN, "@camat", "/verifikasi/kecamatan/"), "main h1"),
    "aparat": (LURAH, ("/profil-desa/",), "main h1"),
    "input": (OPERATOR, ("/serahan/input/",), "main table"),
    "loket": (OPERATOR, ("/loket/",), "main h1"),
    "mandiri": (OPERATOR, ("/usul-mandiri/baru",), "main h1"),
    "pengumuman": (OPERATOR, ("/pengumuman-desa/",), "main table"),
    "sanggahan": (VERIFIKATOR, ("/sanggahan/",), "main table"),
    "penerima": (OPERATOR, ("/bantuan-keluarga/",), "main h1"),
    "program-daerah": ("admin", ("/kuota/program",), "main h2"),
    "dasbor": ("kadis", ("/dasbor/",), "main h1"),
    "verifikasi": (VERIFIKATOR, ("/verifikasi/",), "main table"),
    "kembalikan": (VERIFIKATOR, ("/verifikasi/berikut", "+main details"), "form[id^=verifikasi-kembalikan]"),
    "massal": (VERIFIKATOR, SEMUA_ANTREAN, "main h1"),
    "kunjungan": (VERIFIKATOR, ("/verifikasi/kunjungan/",), "main h1"),
    "wakil": (VERIFIKATOR, ("/verifikasi/wakil/",), "main h1"),
    "serahan": (VERIFIKATOR, ("/serahan/",), "main h1"),
    "hasil": (VERIFIKATOR, ("/usulan/?status=tidak_padan", BARIS, "main a[href*='/hasil-pusat/']"), "main h1"),
    "impor": (VERIFIKATOR, ("/impor/",), "main h1"),
    "usulan-kabupaten": (VERIFIKATOR, ("/keluarga/", BARIS, "main a[href*='/usulan-kabupaten/baru']"), "main h1"),
    "pengesahan": ("kadis", ("/pengesahan/",), "main h1"),
    "beranda": (OPERATOR, ("/",), "main h1"),
    "cakupan": ("pimpinan", ("/cakupan/",), "main h1"),
    "akun": ("admin", ("/akun/baru",), "main h1"),
    "operator": ("admin", ("/operator/",), "main table"),
    "bimtek": ("admin", ("/bimtek/",), "main table"),
    "kuota": ("admin", ("/kuota/isian/",), "main h1"),
    "masa": ("admin", ("/kuota/periode/",), "main table"),
    "pengaturan": ("admin", ("/pengaturan/",), "main h1"),
    "jejak": ("admin", ("/jejak/",), "main table"),
    "unduhan": (OPERATOR, ("/keluarga/", "main a[href*='/unduhan/']"), "main h1"),
    "pekerjaan": (VERIFIKATOR, ("/temuan/", "main button:has-text('Periksa seluruh kabupaten')"), "main h1"),
    "masuk": ("", ("/masuk",), "main h1"),
}  # fmt: skip


class Jendela:
    """A window for each account, signed in when it is first used."""

    def __init__(self, peramban: Browser, url: str):
        self.peramban, self.url, self.semua = peramban, url, dict[str, Page]()

    def untuk(self, akun: str) -> Page:
        if akun not in self.semua:
            page = self.peramban.new_context(base_url=self.url, viewport={"width": UKURAN_GAMBAR[0], "height": 800}).new_page()
            page.set_default_timeout(8000)
            if akun:
                page.goto("/masuk")
                page.fill("[name=nama_pengguna]", akun)
                page.fill("[name=sandi]", SANDI)
                page.click("main button")
            self.semua[akun] = page
        return self.semua[akun]


def potret(jendela: Jendela, akun: str, langkah: tuple[str, ...], mulai: str) -> bytes:
    """Walk there and take what begins at ``mulai``."""
    page = jendela.untuk(akun)
    for satu in langkah:
        if satu.startswith("@"):
            page = jendela.untuk(satu[1:])
        elif satu.startswith("/"):
            page.goto(satu)
        elif satu.startswith("+"):
            page.locator(satu[1:]).evaluate_all("semua => semua.forEach(d => { d.open = true })")
            page.wait_for_timeout(800)  # what is fetched when a fold opens
        else:
            page.locator(satu).first.click()
            page.wait_for_load_state("networkidle")
    kotak = page.locator(mulai).first.evaluate("e => e.getBoundingClientRect().top + window.scrollY")
    lebar, tinggi = UKURAN_GAMBAR
    bawah = page.evaluate("document.documentElement.scrollHeight")
    atas = max(0, min(kotak - 12, bawah - tinggi))
    return page.screenshot(full_page=True, animations="disabled", caret="hide", clip={"x": 0, "y": atas, "width": lebar, "height": tinggi})


def perkecil(png: bytes) -> bytes:
    """As few colours as it takes to be light."""
    gambar = Image.open(BytesIO(png)).convert("RGB")
    for warna in WARNA:
        wadah = BytesIO()
        sedikit = gambar.quantize(warna, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        sedikit.convert("RGB").save(wadah, "WEBP", lossless=True, quality=100, method=6)
        if wadah.tell() <= MAKS:
            return wadah.getvalue()
    raise RuntimeError(f"{wadah.tell()} bita")


def buat(peramban: Browser, url: str, nama: list[str]) -> int:
    """The pictures of these pages; how many could not be made. The kecamatan comes last: its setting empties the queue."""
    gagal, jendela = 0, Jendela(peramban, url)
    for satu in sorted(nama, key=lambda n: n == "kecamatan"):
        try:
            isi = perkecil(potret(jendela, *ADEGAN[satu]))
        except (PlaywrightError, RuntimeError) as salah:  # one that fails must not keep the others from being made; the exit code tells
            print(f"{satu}: {salah}".splitlines()[0], file=sys.stderr)
            gagal += 1
            continue
        (TUJUAN / f"{satu}.webp").write_bytes(isi)
        print(f"{satu}: {len(isi)} bita")
    return gagal


def main(nama: list[str]) -> int:
    """A demo of its own in a temporary folder, unless PORTAL_ALAMAT names one that runs."""
    nama = nama or [satu for satu, b in HALAMAN_BANTUAN.items() if b.alt]
    with sync_playwright() as playwright:
        if os.environ.get("PORTAL_ALAMAT"):
            return buat(launch(playwright), os.environ["PORTAL_ALAMAT"], nama)
        with tempfile.TemporaryDirectory() as folder, socket.socket() as lubang:
            lubang.bind(("127.0.0.1", 0))
            port = lubang.getsockname()[1]
            lubang.close()
            env = os.environ | {"PORTAL_DATA": folder, "PORTAL_PORT": str(port)}
            subprocess.run([sys.executable, "-m", "portal.commands", "demo"], env=env, check=True)
            peladen = subprocess.Popen([sys.executable, "-m", "portal.commands", "serve"], env=env)
            try:
                tunggu(f"http://127.0.0.1:{port}/masuk")
                return buat(launch(playwright), f"http://127.0.0.1:{port}", nama)
            finally:
                peladen.terminate()
                peladen.wait(30)


def tunggu(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError("server contoh tidak menjawab")


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
