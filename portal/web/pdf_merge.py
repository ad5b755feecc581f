"""Merging inside the printing child: pieces become one PDF with one tree of tags; footer, page number and KONSEP are stamped on each page.

The stamps are form objects that a page refers to, marked as artifacts: page contents are neither parsed nor rewritten, the footer
with its QR code is stored once for the whole document, and a screen reader passes over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, Stream, String

from portal.web.pdf_kemas import urai

BUKA = b"q\n"
TUTUP = b"\nQ\n/Artifact BMC q /StempelKaki Do Q q /StempelNomor Do Q EMC\n"


def gabung(paket: bytes) -> memoryview:
    """One PDF of all pieces; before them come the stamps: a sheet for each direction in use, then one for each page."""
    kepala, isi_paket = urai(paket)
    stempel, potongan = isi_paket[: kepala["stempel"]], isi_paket[kepala["stempel"] :]
    hasil = Pdf.new()
    pohon = Pohon(hasil)
    for isi in potongan:
        with Pdf.open(BytesIO(isi)) as asal:
            mulai = len(hasil.pages)
            for halaman in asal.pages:
                hasil.pages.append(halaman)
            pohon.tambah(asal, hasil.pages[mulai:])
            if Name.Metadata not in hasil.Root:  # says that it is PDF/UA-1, with title and language
                hasil.Root.Metadata = hasil.copy_foreign(asal.Root.Metadata)
    _stempel_semua(hasil, stempel, kepala["arah"])
    pohon.tutup()
    _tandai(hasil, kepala)
    keluaran = BytesIO()
    hasil.save(keluaran, min_version="1.7", object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return keluaran.getbuffer()


class Pohon:
    """The tree of tags of the whole: what stands under the Document of each piece, one after the other (ISO 32000-1, 14.7)."""

    def __init__(self, hasil: Pdf) -> None:
        self.hasil = hasil
        self.akar = hasil.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.dokumen = hasil.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self.akar))
        self.anak: list[Object] = []
        self.nomor: list[Any] = []
        self.ke = 0

    def tambah(self, asal: Pdf, halaman: Sequence[Page]) -> None:
        """Hang in the tree of a piece whose pages were taken over before, and number its pages anew."""
        lama = self.hasil.copy_foreign(asal.Root.StructTreeRoot)
        for satu in lama.K[0].K:
            satu.P = self.dokumen
            self.anak.append(satu)
        nums = lama.ParentTree.Nums
        for urut in range(0, len(nums), 2):
            self.nomor += [int(nums[urut]) + self.ke, nums[urut + 1]]
        for satu in halaman:
            satu.obj.StructParents = int(satu.obj.StructParents) + self.ke
            for catatan in satu.obj.get(Name.Annots, ()):
                catatan.StructParent = int(catatan.StructParent) + self.ke
        self.ke += len(nums) // 2

    def tutup(self) -> None:
        self.dokumen.K = Array(self.anak)
        self.akar.K = Array([self.dokumen])
        self.akar.ParentTree = self.hasil.make_indirect(Dictionary(Nums=Array(self.nomor)))
        self.akar.ParentTreeNextKey = self.ke
        self.hasil.Root.StructTreeRoot = self.akar
        self.hasil.Root.MarkInfo = Dictionary(Marked=True)


def _stempel_semua(hasil: Pdf, stempel: Sequence[memoryview], arah: Sequence[bool]) -> None:
    buka, tutup = Stream(hasil, BUKA), Stream(hasil, TUTUP)
    lembar = list(_lembar(hasil, stempel))
    jenis = sorted(set(arah))
    kaki = dict(zip(jenis, lembar, strict=False))
    for halaman, datar, nomor in zip(hasil.pages, arah, lembar[len(jenis) :], strict=True):
        # All pages of a piece share one resource dictionary: each page gets its own, with the same entries.
        sumber = Dictionary(halaman.obj.Resources)
        sumber.XObject = Dictionary({**sumber.get(Name.XObject, {}), "/StempelKaki": kaki[datar], "/StempelNomor": nomor})
        halaman.obj.Resources = sumber
        halaman.obj.Contents = Array([buka, halaman.obj.Contents, tutup])


def _lembar(hasil: Pdf, stempel: Sequence[memoryview]) -> Iterator[Object]:
    """Each sheet as a form object of the new PDF."""
    for isi in stempel:
        with Pdf.open(BytesIO(isi)) as asal:
            yield from (hasil.copy_foreign(satu.as_form_xobject()) for satu in asal.pages)


def _tandai(hasil: Pdf, kepala: dict[str, Any]) -> None:
    """Title, author and language; there is no date: same input, same bytes."""
    hasil.docinfo[Name.Title] = kepala["judul"]
    hasil.docinfo[Name.Producer] = "Portal"
    if kepala["penulis"]:
        hasil.docinfo[Name.Author] = kepala["penulis"]
    hasil.Root.Lang = String(kepala["bahasa"])
    hasil.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
