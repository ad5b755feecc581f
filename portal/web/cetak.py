"""What every printed paper needs of Flask: its templates, its style sheet, the chosen paper, and the answer that shows a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from flask import Response, current_app

Kertas = Literal["F4", "A4"]
KERTAS: tuple[Kertas, ...] = ("F4", "A4")

# The viewers that browsers have built in bring their own styles.
CSP_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def isi_templat(nama: str, **nilai: Any) -> str:
    """A printed template with these values only: no account, menu or clock may reach a paper that must repeat."""
    return current_app.jinja_env.get_template(nama).render(**nilai)


def makro(nama: str, makro_: str) -> Any:
    """A macro of a printed template, for rows; what it is given is escaped."""
    return getattr(current_app.jinja_env.get_template(nama).module, makro_)


def css_cetak(*tambahan: str) -> str:
    """The style sheet of papers, and others after it; the printing child opens no files, so it is handed over as text."""
    folder = Path(current_app.static_folder or "static")
    return "".join((folder / nama).read_text(encoding="utf-8") for nama in ("cetak.css", *tambahan))


def pilih_kertas(diminta: str, biasa: str) -> Kertas:
    """The paper that was asked for, else the kabupaten's usual one."""
    return "A4" if (diminta if diminta in KERTAS else biasa) == "A4" else "F4"


def kirim_pdf(isi: bytes, nama: str) -> Response:
    """A PDF to be shown in the browser, with the name under which it would be kept."""
    jawab = Response(isi, mimetype="application/pdf")
    jawab.headers["Content-Disposition"] = f'inline; filename="{nama}.pdf"'
    jawab.headers["Content-Security-Policy"] = CSP_PDF
    return jawab
