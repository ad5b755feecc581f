"""A berita acara by typst or reportlab, for comparison. Usage: python -m bench.peer_pdf typst|reportlab < paper.json

Same paper (F4, the Lampiran across), columns, widths, rows, repeated head, font and foot with page numbers as the portal's.
The PDF goes to stdout, the process's peak in MB to stderr. Only the peer asked for is loaded.
"""

from __future__ import annotations

import io
import json
import os
import sys
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

WIDTHS = (3, 11.5, 11, 11, 7, 3, 12, 3.5, 13, 6.5, 12, 6.5)  # per cent, as static/cetak.css
CENTRED = (0, 2, 3, 4, 5, 7, 9)
SHORT, LONG = 215, 330
TOP, RIGHT, BOTTOM, LEFT = 15, 15, 22, 25
FONTS = Path("/usr/share/fonts/truetype/liberation")

TYPST = """
#let d = json(bytes(sys.inputs.at("paper")))
#set document(title: d.title)
#set text(font: "Liberation Sans", size: 11pt, lang: "id", hyphenate: false)
#set par(justify: true)
#let foot = context text(7.5pt)[#d.foot #h(1fr) Halaman #counter(page).display() dari #counter(page).final().first()]
#set page(width: 215mm, height: 330mm, margin: (top: 15mm, right: 15mm, bottom: 22mm, left: 25mm), footer: foot)
#for line in d.act [#line#parbreak()]
#set page(width: 330mm, height: 215mm, flipped: false)
#for line in d.opening [#line#parbreak()]
#set text(8.2pt, top-edge: "ascender", bottom-edge: "descender")
#set par(justify: false, leading: .16em)
#table(
  columns: (WIDTHS), stroke: .6pt, inset: (x: .9mm, y: 1mm),
  align: (x, y) => if y == 0 or x in (CENTRED) { center } else { left },
  table.header(..d.table.first().map(strong)),
  ..d.table.slice(1).flatten(),
)
#set text(10pt)
#for line in d.closing [#line]
"""


def by_typst(paper: dict[str, Any]) -> bytes:
    source = TYPST.replace("WIDTHS", ", ".join(f"{width}fr" for width in WIDTHS)).replace("CENTRED", ", ".join(map(str, CENTRED)))
    typst = import_module("typst")
    return typst.compile(source.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs={"paper": json.dumps(paper)})


def by_reportlab(paper: dict[str, Any]) -> bytes:
    fonts, ttfonts = import_module("reportlab.pdfbase.pdfmetrics"), import_module("reportlab.pdfbase.ttfonts")
    platypus, styles = import_module("reportlab.platypus"), import_module("reportlab.lib.styles")
    mm = import_module("reportlab.lib.units").mm
    for name, file in (("Sans", "LiberationSans-Regular.ttf"), ("Sans-Bold", "LiberationSans-Bold.ttf")):
        fonts.registerFont(ttfonts.TTFont(name, str(FONTS / file)))
    body = styles.ParagraphStyle("body", fontName="Sans", fontSize=11, leading=15.2, alignment=4, spaceAfter=2.5 * mm)
    cell = styles.ParagraphStyle("cell", fontName="Sans", fontSize=8.2, leading=10.5, splitLongWords=1)
    middle = styles.ParagraphStyle("middle", parent=cell, alignment=1)
    head = styles.ParagraphStyle("head", parent=middle, fontName="Sans-Bold")

    def lines(texts: list[str]) -> list[Any]:
        return [platypus.Paragraph(escape(text), body) for text in texts]

    def row(cells: list[str], at: int) -> list[Any]:
        chosen = [head if at == 0 else middle if column in CENTRED else cell for column in range(len(cells))]
        return [platypus.Paragraph(escape(text).replace("\n", "<br/>"), style) for text, style in zip(cells, chosen, strict=True)]

    wide = (LONG - LEFT - RIGHT) * mm
    table = platypus.Table(
        [row(cells, at) for at, cells in enumerate(paper["table"])],
        colWidths=[share * wide / sum(WIDTHS) for share in WIDTHS],
        repeatRows=1,
        style=[("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP"),
               ("LEFTPADDING", (0, 0), (-1, -1), 0.9 * mm), ("RIGHTPADDING", (0, 0), (-1, -1), 0.9 * mm),
               ("TOPPADDING", (0, 0), (-1, -1), mm), ("BOTTOMPADDING", (0, 0), (-1, -1), mm)],
    )  # fmt: skip
    story = [
        *lines(paper["act"]), platypus.NextPageTemplate("across"), platypus.PageBreak(),
        *lines(paper["opening"]), table, *lines(paper["closing"]),
    ]  # fmt: skip
    return _built(story, paper, platypus, mm)


def _built(story: list[Any], paper: dict[str, Any], platypus: Any, mm: float) -> bytes:
    canvas = import_module("reportlab.pdfgen.canvas").Canvas

    class Numbered(canvas):  # type: ignore[misc, valid-type]
        """Keeps the pages until their number is known, the way reportlab's users do it."""

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self.kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802
            self.kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, state in enumerate(self.kept, 1):
                self.__dict__.update(state)
                self.setFont("Sans", 7.5)
                self.drawString(LEFT * mm, (BOTTOM - 5) * mm, paper["foot"])
                self.drawRightString(self._pagesize[0] - RIGHT * mm, (BOTTOM - 5) * mm, f"Halaman {number} dari {len(self.kept)}")
                super().showPage()
            super().save()

    templates = []
    for name, size in (("upright", (SHORT * mm, LONG * mm)), ("across", (LONG * mm, SHORT * mm))):
        inner = (size[0] - (LEFT + RIGHT) * mm, size[1] - (TOP + BOTTOM) * mm)
        frame = platypus.Frame(LEFT * mm, BOTTOM * mm, *inner, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        templates.append(platypus.PageTemplate(id=name, frames=[frame], pagesize=size))
    output = io.BytesIO()
    platypus.BaseDocTemplate(output, pageTemplates=templates, title=paper["title"]).build(story, canvasmaker=Numbered)
    return output.getvalue()


def main(name: str) -> None:
    os.nice(10)  # as the portal's own child
    paper = json.load(sys.stdin)
    sys.stdout.buffer.write(by_typst(paper) if name == "typst" else by_reportlab(paper))
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
    print(int(peak.split()[1]) / 1024, file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
