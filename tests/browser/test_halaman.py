"""Every page of the work, looked at once: axe-core finds no violation of WCAG 2.2 A and AA, and no page is wider than its window."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.layar import formulir, isi, tekan
from tests.browser.rumah import LEBAR, MENONJOL, buka_lipatan, lembar_of

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
JALANKAN = """() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']})
  .then(r => r.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.failureSummary}`)))"""


def pelanggaran(page) -> list[str]:
    buka_lipatan(page)
    page.evaluate(AXE)
    return page.evaluate(JALANKAN)


def test_no_page_of_the_work_violates_wcag_or_scrolls_sideways(pabrik, jendela):
    temuan, per_orang = [], {}
    for lembar in lembar_of(pabrik):
        page = per_orang.get(lembar.orang) or per_orang.setdefault(lembar.orang, jendela(lembar.orang))
        page.goto(lembar.alamat)
        temuan += [f"{lembar.nama}: {satu}" for satu in pelanggaran(page)]
        for lebar in LEBAR:
            page.set_viewport_size({"width": lebar, "height": 800})
            temuan += [f"{lembar.nama} pada {lebar}: {satu}" for satu in page.evaluate(MENONJOL)]
    assert not temuan, "\n".join(temuan)


def test_a_form_with_errors_violates_nothing_either(pabrik, jendela):
    operator = pabrik.pengguna("operator")
    page = jendela(operator)
    page.goto(f"/keluarga/{pabrik.keluarga(oleh=operator)}/anggota/baru")
    isi(formulir(page, "/anggota/"), {"nama": "", "nik": "12", "tanggal_lahir-hari": "31", "tanggal_lahir-bulan": "2", "tanggal_lahir-tahun": "1990"})
    tekan(page, page.get_by_role("button", name="Simpan", exact=True), "Ada yang perlu diperbaiki")
    expect(page.locator(".summary")).to_be_focused()  # where the errors are told
    assert pelanggaran(page) == []
