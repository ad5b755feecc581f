"""Merging inside the printing child: pieces become one PDF; footer, page number and KONSEP are stamped on each page.

The stamps are form objects that a page refers to: page contents are neither parsed nor rewritten, and the footer with
its QR code is stored once for the whole document.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    TextStringObject,
)


def gabung(
    dokumen: dict[str, Any],
    potongan: Sequence[bytes],
    arah: Sequence[bool],
    stempel: bytes,
    jenis: Sequence[bool],
    sidik: bytes,
    bahasa: str,
) -> bytes:
    """One PDF of all pieces; ``stempel`` holds a sheet for each direction in ``jenis``, then one for each page."""
    penulis = PdfWriter()
    lembar = [_bentuk(penulis, satu) for satu in PdfReader(BytesIO(stempel)).pages]
    kaki = dict(zip(jenis, lembar, strict=False))
    nomor = lembar[len(jenis) :]
    buka = _aliran(penulis, b"q\n")
    tutup = _aliran(penulis, b"\nQ\nq /StempelKaki Do Q\nq /StempelNomor Do Q\n")
    ke = 0
    for isi in potongan:
        for asal in PdfReader(BytesIO(isi)).pages:
            halaman = penulis.add_page(asal)
            _stempel(halaman, {"/StempelKaki": kaki[arah[ke]], "/StempelNomor": nomor[ke]}, buka, tutup)
            ke += 1
    _tandai(penulis, dokumen, sidik, bahasa)
    keluaran = BytesIO()
    penulis.write(keluaran)
    return keluaran.getvalue()


def _bentuk(penulis: PdfWriter, lembar: PageObject) -> IndirectObject:
    """A page as a form object of the new PDF."""
    isi = lembar.get_contents()
    bentuk = DecodedStreamObject()
    bentuk.set_data(isi.get_data() if isi is not None else b"")
    bentuk = bentuk.flate_encode()
    bentuk[NameObject("/Type")] = NameObject("/XObject")
    bentuk[NameObject("/Subtype")] = NameObject("/Form")
    bentuk[NameObject("/BBox")] = ArrayObject(lembar.mediabox)
    bentuk[NameObject("/Resources")] = lembar.raw_get("/Resources").clone(penulis)
    return penulis._add_object(bentuk)


def _aliran(penulis: PdfWriter, isi: bytes) -> IndirectObject:
    aliran = DecodedStreamObject()
    aliran.set_data(isi)
    return penulis._add_object(aliran)


def _stempel(
    halaman: PageObject, bentuk: dict[str, IndirectObject], buka: IndirectObject, tutup: IndirectObject
) -> None:
    # All pages of a piece share one resource dictionary: each page gets its own, with the same entries.
    sumber = DictionaryObject(halaman["/Resources"].get_object())
    gambar = DictionaryObject(sumber["/XObject"].get_object() if "/XObject" in sumber else {})
    for nama, acuan in bentuk.items():
        gambar[NameObject(nama)] = acuan
    sumber[NameObject("/XObject")] = gambar
    halaman[NameObject("/Resources")] = sumber
    halaman[NameObject("/Contents")] = ArrayObject([buka, halaman.raw_get("/Contents"), tutup])


def _tandai(penulis: PdfWriter, dokumen: dict[str, Any], sidik: bytes, bahasa: str) -> None:
    """Title, author and language; there is no date: same input, same bytes."""
    penulis.metadata = {"/Title": dokumen["judul"], "/Producer": "Portal"}
    if dokumen["penulis"]:
        penulis.add_metadata({"/Author": dokumen["penulis"]})
    penulis._ID = ArrayObject([ByteStringObject(sidik), ByteStringObject(sidik)])
    akar = penulis.root_object
    akar[NameObject("/Lang")] = TextStringObject(bahasa)
    akar[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
