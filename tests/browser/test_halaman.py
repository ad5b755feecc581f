"""Every page, looked at: axe-core finds no violation of WCAG 2.2 A and AA, with scripts and without, and no page is wider than its window.

By default the pages of the work, and those on which scripts do the most once more without them; `berat` looks at every page as each role
that opens it, with scripts and without. Without: the browser executes no script while the page loads (Emulation.setScriptExecutionDisabled), so that
<noscript> counts and nothing is enhanced; only then scripts are let in again, for axe, which is one itself.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.jelajah import dunia_lengkap, jelajah
from tests.browser.layar import formulir, isi, tekan
from tests.browser.rumah import LEBAR, MENONJOL, berskrip, buka_lipatan, lembar_of

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
JALANKAN = """() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']})
  .then(r => r.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.failureSummary}`)))"""


def pelanggaran(page) -> list[str]:
    buka_lipatan(page)
    page.evaluate(AXE)
    return page.evaluate(JALANKAN)


def buka(page, alamat: str, *, skrip: bool) -> None:
    """Go there; without ``skrip`` nothing of the page's own scripts has run when it returns."""
    if skrip:
        page.goto(alamat)
        return
    cdp = page.context.new_cdp_session(page)
    cdp.send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.goto(alamat)
    cdp.send("Emulation.setScriptExecutionDisabled", {"value": False})
    cdp.detach()


@pytest.fixture
def lihat(jendela):
    """lihat(orang) -> Page, one for each person."""
    per_orang = {}
    return lambda orang: per_orang.get(orang) or per_orang.setdefault(orang, jendela(orang))


def test_no_page_of_the_work_violates_wcag_or_scrolls_sideways(pabrik, lihat):
    temuan, semua = [], lembar_of(pabrik)
    for lembar in semua:
        page = lihat(lembar.orang)
        buka(page, lembar.alamat, skrip=True)
        temuan += [f"{lembar.nama}: {satu}" for satu in pelanggaran(page)]
        for lebar in LEBAR:
            page.set_viewport_size({"width": lebar, "height": 800})
            temuan += [f"{lembar.nama} pada {lebar}: {satu}" for satu in page.evaluate(MENONJOL)]
    for lembar in berskrip(pabrik, semua):
        page = lihat(lembar.orang)
        buka(page, lembar.alamat, skrip=False)
        temuan += [f"{lembar.nama} tanpa skrip: {satu}" for satu in pelanggaran(page)]
    assert not temuan, "\n".join(temuan)


def test_without_scripts_none_of_the_page_has_run_and_axe_still_finds_what_is_wrong(pabrik, lihat):
    page = lihat(pabrik.pengguna("operator"))
    for skrip in (True, False):
        buka(page, "/keluarga/", skrip=skrip)
        assert page.evaluate("typeof htmx") == ("object" if skrip else "undefined")
        page.evaluate("document.querySelectorAll('label').forEach(label => label.remove())")
        assert "label" in " ".join(pelanggaran(page)), "axe menemukan isian tanpa label"


@pytest.mark.berat
@pytest.mark.parametrize("skrip", [True, False], ids=["dengan skrip", "tanpa skrip"])
def test_no_page_violates_wcag_for_any_role_that_opens_it(app, pabrik, lihat, skrip):
    temuan, dunia, dilihat = [], dunia_lengkap(pabrik), 0
    for tempat in jelajah(app, dunia):
        for peran, alamat in tempat.alamat.items():
            page = lihat(dunia["orang"].get(peran))
            buka(page, alamat, skrip=skrip)
            temuan += [f"{alamat} ({peran or 'tanpa akun'}): {satu}" for satu in pelanggaran(page)]
            page.set_viewport_size({"width": LEBAR[0], "height": 800})
            temuan += [f"{alamat} ({peran}) pada {LEBAR[0]}: {satu}" for satu in page.evaluate(MENONJOL)]
            page.set_viewport_size({"width": LEBAR[-1], "height": 800})
            dilihat += 1
    print(f"{dilihat} halaman dan peran")
    assert not temuan, "\n".join(temuan)
    assert dilihat > 250


def test_a_form_with_errors_violates_nothing_either(pabrik, jendela):
    operator = pabrik.pengguna("operator")
    page = jendela(operator)
    page.goto(f"/keluarga/{pabrik.keluarga(oleh=operator)}/anggota/baru")
    isi(formulir(page, "/anggota/"), {"nama": "", "nik": "12", "tanggal_lahir-hari": "31", "tanggal_lahir-bulan": "2", "tanggal_lahir-tahun": "1990"})
    tekan(page, page.get_by_role("button", name="Simpan", exact=True), "Ada yang perlu diperbaiki")
    expect(page.locator(".summary")).to_be_focused()  # where the errors are told
    assert pelanggaran(page) == []
