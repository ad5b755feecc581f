"""The link Bantuan: on every page, once, in the same place, and leading to the page that explains this screen."""

from __future__ import annotations

import re

import pytest

from portal.laporan.rules.bantuan.peta import halaman_of
from tests.browser.jelajah import dunia_lengkap, jelajah

pytestmark = pytest.mark.sekali
# Where it stands: in the bar of a signed-in page right after the name of the portal, else at the foot.
DI_ATAS = re.compile(r'<div class="bar"><div class="wrap">\s*<a class="brand"[^>]*>[^\n]*</a>\s*<a class="bantu" href="([^"]+)">Bantuan</a>')
DI_BAWAH = re.compile(r'<footer>\s*<div class="wrap[^>]*>\s*<p><a href="([^"]+)">Bantuan</a>')


def tautan(teks: str) -> tuple[list[str], list[str]]:
    """The addresses behind the link above and below; there is no other of this name outside what the page itself says."""
    atas, bawah = DI_ATAS.findall(teks), DI_BAWAH.findall(teks)
    luar = re.sub(r"<nav class=\"crumb\".*?</nav>|<main.*?</main>", "", teks, flags=re.S)
    assert len(re.findall(r">\s*Bantuan\s*</a>", luar)) == len(atas) + len(bawah)
    return atas, bawah


def test_every_page_has_the_link_once_in_the_same_place_and_every_other_answer_is_named(app, pabrik, peramban, cetak_cepat):
    dunia = dunia_lengkap(pabrik)
    klien = {peran: peramban(orang) for peran, orang in dunia["orang"].items()} | {"": peramban()}
    dilihat = 0
    for satu in jelajah(app, dunia):
        peran, alamat = next(iter(satu.alamat.items()))
        jawab = klien[peran].klien.get(alamat, base_url="http://portal.uji")
        halaman = (jawab.status_code, jawab.mimetype) == (200, "text/html")
        assert halaman, f"{alamat} ({peran}): {jawab.status_code}; sebutkan di tests/browser/jelajah.py bila ini bukan halaman"
        nama = halaman_of(satu.endpoint, peran)
        tujuan = f"/bantuan/{nama}" if nama else "/bantuan"
        if not peran:
            assert tautan(jawab.text) == ([], ["/bantuan/masuk"]), alamat
        else:  # a page that is the same for who is not signed in has the frame without a bar
            assert tautan(jawab.text) == (([tujuan], []) if 'class="who"' in jawab.text else ([], [tujuan])), alamat
        dilihat += 1
    assert dilihat > 90


def test_every_screen_but_the_help_itself_has_a_page_that_explains_it(app):
    layar = {e for e in app.view_functions if e.endswith((".index", ".show", ".new", ".edit")) and not e.startswith("laporan.")}
    tanpa = {e for e in layar if not halaman_of(e, "operator")}
    assert tanpa <= {"warga.keaslian.index", "warga.keaslian.show", "warga.papan.index", "warga.papan.show"}, tanpa
