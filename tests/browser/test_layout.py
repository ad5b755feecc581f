"""No page is wider than its window: on a small phone, on a tablet, at a desk; with a family of fifteen and a name of sixty letters."""

from __future__ import annotations

import pytest

from tests.browser.rumah import buka_lipatan, lembar_of

pytestmark = pytest.mark.browser
LEBAR = (320, 768, 1280)
# What sticks out, unless a box that scrolls by itself holds it.
MENONJOL = """() => {
  const lebar = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= lebar) return [];
  const kanan = e => Math.round(e.getBoundingClientRect().right);
  const semua = [...document.querySelectorAll('body *')].filter(e => kanan(e) > lebar + 1 && !e.closest('.gulir'));
  return [`${document.documentElement.scrollWidth} > ${lebar}`,
    ...semua.slice(0, 4).map(e => `${e.tagName}.${e.className} ${kanan(e)}: ${e.textContent.trim().slice(0, 40)}`)];
}"""


def test_no_page_scrolls_sideways(pabrik, jendela):
    temuan, per_orang = [], {}
    for lembar in lembar_of(pabrik):
        page = per_orang.get(lembar.orang) or per_orang.setdefault(lembar.orang, jendela(lembar.orang))
        page.goto(lembar.alamat)
        buka_lipatan(page)
        for lebar in LEBAR:
            page.set_viewport_size({"width": lebar, "height": 800})
            temuan += [f"{lembar.nama} pada {lebar}: {satu}" for satu in page.evaluate(MENONJOL)]
    assert not temuan, "\n".join(temuan)
