"""QR codes as SVG, black on white: inline for pages and printed documents, or as an address for an ``img``."""

from __future__ import annotations

import segno


def qr_svg(text: str) -> str:
    """Inline ``<svg>`` without XML declaration, style or fixed size: the style sheet says how large it is."""
    return _kode(text).svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None)


def qr_data_uri(text: str) -> str:
    """The same picture as a ``data:`` address."""
    return _kode(text).svg_data_uri(border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)


def _kode(text: str) -> segno.QRCode:
    # Level M survives a fold or a stamp; a Micro QR is not read by all telephones.
    return segno.make(text, error="m", micro=False)
