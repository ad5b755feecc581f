"""The same document by a bare write_pdf(): one HTML, one call, footer and page numbers by CSS. Usage: … < document.json"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML

PAPER_MM = {"F4": (215, 330), "A4": (210, 297)}
BASE = """
html { font-family: "Liberation Sans", Arial, sans-serif; font-size: 10pt; color: #000 }
body { margin: 0 }
thead { display: table-header-group }
tr { break-inside: avoid }
section { break-before: page }
.kaki { position: running(kaki); font-size: 7.5pt }
.kaki img, .kaki svg { float: left; width: 14mm; height: 14mm; margin-right: 2.5mm }
"""


def style(document: dict[str, Any]) -> str:
    """Paper, margins, footer at the left and page numbers at the right, for either direction."""
    short, long = PAPER_MM[document["kertas"]]
    edges = " ".join(f"{side}mm" for side in document["tepi_mm"])
    boxes = (
        "@bottom-left { content: element(kaki); width: 70% }"
        '@bottom-right { content: "Halaman " counter(page) " dari " counter(pages); font-size: 7.5pt }'
    )
    return BASE + "".join(
        f"@page {name} {{ size: {wide}mm {high}mm; margin: {edges}; {boxes} }} .{name} {{ page: {name} }}"
        for name, wide, high in (("tegak", short, long), ("datar", long, short))
    )


def html(document: dict[str, Any]) -> str:
    """All parts, one after another; a table stands in one piece."""
    parts = []
    for part in document["bagian"]:
        rows = "".join(part["baris"])
        listed = f"{part['kepala']}<tbody>{rows}</tbody></table>" if part["kepala"] else ""
        direction = "datar" if part["mendatar"] else "tegak"
        parts.append(f'<section class="{direction}">{part["html"]}{listed}{part["ekor"]}</section>')
    foot = f'<div class="kaki">{document["kaki_html"]}</div>'
    return f'<!doctype html><html lang="id"><head><title>{document["judul"]}</title></head><body>{foot}{"".join(parts)}</body></html>'


def main() -> None:
    os.nice(10)  # as the portal's own child
    document = json.load(sys.stdin)
    styles = [CSS(string=style(document) + document["css"])]
    sys.stdout.buffer.write(HTML(string=html(document)).write_pdf(stylesheets=styles))
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
    print(int(peak.split()[1]) / 1024, file=sys.stderr)


if __name__ == "__main__":
    main()
