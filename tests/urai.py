"""Reading HTML: strictly by html5lib the first time a page of a shape is met, quickly ever after.

html5lib finds every fault but takes longer than the portal takes to make the page. What it complains about hangs on the tags, their
nesting and the names of their attributes, so a shape that it has passed is read by a small parser, whose tree was compared with its own.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder

import html5lib

KOSONG = frozenset("area base br col embed hr img input link meta source track wbr".split())
SVG = "{http://www.w3.org/2000/svg}"
RAGU = re.compile(r"&(?![a-z]+;|#[0-9]+;|#x[0-9a-f]+;)|<(?![a-z/!])", re.I)  # a bare & or < in a text: html5lib shall say
_BENTUK: set[tuple[bool, int]] = set()


class _Pembaca(HTMLParser):
    """Builds the tree of well-formed HTML, and notes its shape on the way: of like siblings in a row, as in a table, one counts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pohon, self.tumpuk, self.rapi = TreeBuilder(), ["#"], True
        self.bentuk: list[list[Any]] = [[]]  # of each open element: what it is, then the shapes of what it holds
        self.pohon.start("#", {})

    def _tambah(self, bentuk: int) -> None:
        if self.bentuk[-1][-1:] != [bentuk]:
            self.bentuk[-1].append(bentuk)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        nama = [kunci for kunci, _ in attrs]
        self.rapi = self.rapi and len(set(nama)) == len(nama)
        di_svg = tag == "svg" or "svg" in self.tumpuk
        asli = {kunci: isi or "" for kunci, isi in attrs}
        if di_svg:
            asli = {_KASUS.get(kunci, kunci): isi for kunci, isi in asli.items()}
        self.pohon.start(f"{SVG}{_KASUS.get(tag, tag)}" if di_svg else tag, asli)
        rupa = f"{tag} {' '.join(sorted(nama))}"
        if tag in KOSONG:
            self.pohon.end(tag)
            self._tambah(hash(rupa))
        else:
            self.tumpuk.append(tag)
            self.bentuk.append([rupa])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in KOSONG:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.tumpuk[-1] != tag:
            self.rapi = False
            return
        self._tambah(hash(tuple(self.bentuk.pop())))
        di_svg = "svg" in self.tumpuk
        self.tumpuk.pop()
        self.pohon.end(f"{SVG}{_KASUS.get(tag, tag)}" if di_svg else tag)

    def handle_data(self, data: str) -> None:
        self.pohon.data(data)


_KASUS = {nama.lower(): nama for nama in ("viewBox", "patternUnits", "clipPath", "linearGradient", "textLength", "preserveAspectRatio")}


def _cepat(teks: str, fragmen: bool) -> tuple[Element, tuple[bool, int]] | None:
    """The tree and the shape; None for what only html5lib can judge."""
    pembaca = _Pembaca()
    pembaca.feed(teks)
    pembaca.close()
    if not pembaca.rapi or pembaca.tumpuk != ["#"] or RAGU.search(re.sub(r'"[^"]*"', "", teks)):
        return None
    pembaca.pohon.end("#")
    akar = pembaca.pohon.close()
    html = akar if fragmen else akar.find("html")
    return (html, (fragmen, hash(tuple(pembaca.bentuk[0])))) if html is not None else None


def _sama(a: Element, b: Element) -> bool:
    """Whether two trees say the same; blanks around elements do not count."""
    if a.tag != b.tag and a.tag != "#" or a.attrib != b.attrib or _rapat(a.text) != _rapat(b.text) or len(a) != len(b):
        return False
    return all(_sama(x, y) and _rapat(x.tail) == _rapat(y.tail) for x, y in zip(a, b, strict=True))


def _rapat(teks: str | None) -> str:
    return " ".join((teks or "").split())


def urai(teks: str, fragmen: bool) -> tuple[Element, list[str]]:
    """The tree and what is wrong with the HTML (places and codes of html5lib)."""
    cepat = _cepat(teks, fragmen)
    if cepat and cepat[1] in _BENTUK:
        return cepat[0], []
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    akar = parser.parseFragment(teks) if fragmen else parser.parse(teks)
    salah = [f"{posisi} {kode}" for posisi, kode, _ in parser.errors]
    if cepat and not salah and _sama(cepat[0], akar):
        _BENTUK.add(cepat[1])
    return akar, salah
