"""The tree of tags of one printed piece, made small before it is written: a roll of 1,500 families has a million of them otherwise.

WeasyPrint hangs an element under each line of text and names in each cell the heads above it. Here a line's content hangs
directly under the paragraph or cell, and a head says itself what it is the head of (Scope, ISO 32000-1, 14.8.5.7): a screen reader says the
same words.
"""

from __future__ import annotations

from typing import Any

from pydyf import PDF, Array, Dictionary

TANPA_ARTI = ("/Span", "/NonStruct")


def ringkas(_dokumen: Any, pdf: PDF) -> None:
    """WeasyPrint's finisher: called with the PDF just before it is written."""
    unsur = {satu.reference: satu for satu in pdf.objects if isinstance(satu, Dictionary) and satu.get("Type") == "/StructElem"}
    for satu in unsur.values():
        if satu["S"] in ("/TH", "/TD"):
            _sel(satu, unsur)
    ganti: dict[bytes, bytes] = {}
    # Elements were added parents first, so that what lies deepest is lifted first.
    for acuan, satu in reversed(unsur.items()):
        induk = unsur.get(satu["P"])
        if satu["S"] in TANPA_ARTI and induk is not None and _terangkat(satu):
            tempat = next(ke for ke, anak in enumerate(induk["K"]) if anak == acuan) if acuan in induk["K"] else None
            if tempat is None:
                continue  # of the page's foot: stands outside the tree
            induk["K"][tempat : tempat + 1] = satu["K"]
            ganti[acuan], satu.free = satu["P"], "f"
    if ganti:
        _alihkan(pdf, ganti)


def _terangkat(satu: Dictionary) -> bool:
    """Whether this element holds nothing but content and says nothing of it."""
    return not {"A", "Alt", "ID"} & satu.keys() and all(isinstance(anak, int) for anak in satu["K"])


def _sel(satu: Dictionary, unsur: dict[bytes, Any]) -> None:
    ciri = satu["A"]
    ciri.pop("Headers", None)
    if satu["S"] == "/TH":
        satu.pop("ID", None)
        baris = unsur[satu["P"]]
        ciri["Scope"] = "/Column" if unsur[baris["P"]]["S"] == "/THead" else "/Row"
    elif ciri.keys() == {"O"}:
        del satu["A"]


def _alihkan(pdf: PDF, ganti: dict[bytes, bytes]) -> None:
    """Let the contents of each page lead to the element under which they hang now."""
    akar = next(satu for satu in pdf.objects if isinstance(satu, Dictionary) and satu.get("Type") == "/StructTreeRoot")
    nums = next(satu for satu in pdf.objects if satu.reference == akar["ParentTree"])["Nums"]
    for isi in nums:
        if isinstance(isi, Array):
            for ke, acuan in enumerate(isi):
                while acuan in ganti:
                    acuan = ganti[acuan]
                isi[ke] = acuan
