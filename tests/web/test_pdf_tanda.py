"""Tags for screen readers (PDF/UA): a short paper has a tree in which every piece of its pages is found, in order and with words."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from portal.web.pdf import Bagian, Dokumen, render
from portal.web.pdf_utuh import PALING_PANJANG
from portal.web.qr import qr_data_uri

KEPALA = "<table><thead><tr><th>No</th><th>Nama</th></tr></thead>"
CSS = "td, th { border: 1px solid }"


def dokumen(baris: int, ekor: str = "", **opsi: Any) -> Dokumen:
    isi = tuple(f"<tr><td>{ke}</td><td>Keluarga Contoh {ke}</td></tr>" for ke in range(1, baris + 1))
    gambar = f'<img src="{qr_data_uri("https://contoh.invalid/periksa/x")}" alt="Kode QR" style="width: 20mm">'
    akta = Bagian(f"<h1>Berita Acara</h1><p>Pada hari ini, <b>Selasa</b>.</p><ol><li>satu</li><li>dua</li></ol>{gambar}")
    return Dokumen("Berita Acara Contoh", CSS, (akta, Bagian("<h2>Lampiran</h2>", KEPALA, isi, f"<p>Jumlah</p>{ekor}", mendatar=True)), **opsi)


def unsur(simpul: Any) -> Iterator[Any]:
    """Every element below this one, in reading order."""
    for satu in simpul.get("/K", ()):
        anak = satu.get_object()
        if isinstance(anak, dict) and "/S" in anak:
            yield anak
            yield from unsur(anak)


def periksa_pohon(pembaca: PdfReader) -> list[Any]:
    """Both ways: each marked content of a page has one element, and each element leads back to its page."""
    akar = pembaca.trailer["/Root"]
    assert akar["/MarkInfo"]["/Marked"].value and akar["/Lang"] == "id-ID" and akar["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert pembaca.metadata.title == "Berita Acara Contoh"
    pohon = akar["/StructTreeRoot"]
    nomor = pohon["/ParentTree"]["/Nums"]
    induk = {int(nomor[ke]): [satu.get_object() for satu in nomor[ke + 1].get_object()] for ke in range(0, len(nomor), 2)}
    semua = list(unsur(pohon))
    dalam_pohon = {id(satu) for satu in semua}
    assert all(satu["/P"].get_object() for satu in semua)
    for halaman in pembaca.pages:
        isi = halaman.get_contents().get_data().decode("latin-1")
        dipakai = [int(mcid) for mcid in re.findall(r"/MCID (\d+)", isi)]
        milik = induk[halaman["/StructParents"]]
        assert len(set(dipakai)) == len(dipakai)
        for mcid, satu in enumerate(milik):
            assert mcid in dipakai and mcid in satu["/K"] and satu.raw_get("/Pg") == halaman.indirect_reference, (mcid, satu)
        # the foot of the page, at most two lines and the page number, stands outside the reading order
        assert sum(id(satu) not in dalam_pohon for satu in milik) <= 3
    return semua


@pytest.mark.kertas
@pytest.mark.parametrize("opsi", [{"nomor_sendiri": True}, {"kaki_html": "<p>Nomor 1</p>"}])
def test_a_short_paper_has_a_whole_tree_with_heads_rows_and_words_for_pictures(opsi):
    semua = periksa_pohon(PdfReader(io.BytesIO(render(dokumen(30, **opsi)))))
    jenis = [satu["/S"] for satu in semua]
    assert jenis[0] == "/Document" and jenis.index("/H1") < jenis.index("/L") < jenis.index("/H2") < jenis.index("/Table")
    assert jenis.count("/TD") == 60 and jenis.count("/TH") >= 2 and jenis.count("/LI") == 2
    assert all(satu["/A"]["/Scope"] == "/Column" for satu in semua if satu["/S"] == "/TH")
    [gambar] = [satu for satu in semua if satu["/S"] == "/Figure"]
    assert gambar["/Alt"] == "Kode QR"


@pytest.mark.kertas
@pytest.mark.parametrize("opsi", [{"konsep": True}, {"kaki_html": "<p>Nomor 1</p>", "ekor": f"<!--{'x' * PALING_PANJANG}-->"}], ids=["draft", "long"])
def test_a_paper_merged_from_pieces_has_one_tree_and_its_stamps_stand_outside_of_it(opsi):
    """A draft is always merged; of the other one its length alone decides."""
    pdf = render(dokumen(150, **opsi))
    assert pdf == render(dokumen(150, **opsi))
    pembaca = PdfReader(io.BytesIO(pdf))
    semua = periksa_pohon(pembaca)
    assert [satu["/S"] for satu in semua].count("/TD") == 300 and semua[0]["/S"] == "/Document"
    nums = pembaca.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    assert list(nums[::2]) == list(range(len(pembaca.pages))) and len(pembaca.pages) > 3
    assert b"pdfuaid:part" in pembaca.trailer["/Root"]["/Metadata"].get_object().get_data()
    for halaman in pembaca.pages:
        stempel = halaman.get_contents().get_data().rpartition(b"/Artifact BMC")[2]
        assert stempel.count(b" Do") == 2 and stempel.split()[-1] == b"EMC"
    assert f"Halaman {len(pembaca.pages)} dari {len(pembaca.pages)}" in pembaca.pages[-1].extract_text()


@pytest.mark.kertas
def test_words_of_a_merged_paper_are_found_under_its_cells_in_order():
    """What a screen reader says: the marked contents of the cells, one after the other over all pages."""
    pembaca = PdfReader(io.BytesIO(render(dokumen(90, konsep=True))))
    baris = [satu for satu in unsur(pembaca.trailer["/Root"]["/StructTreeRoot"]) if satu["/S"] == "/TR"]
    isi = [[sel for sel in satu["/K"] if sel.get_object()["/S"] == "/TD"] for satu in baris]
    assert [len(satu) for satu in isi if satu] == [2] * 90
    urutan = [satu.indirect_reference.idnum for satu in pembaca.pages]
    halaman = [urutan.index(satu.raw_get("/Pg").idnum) for satu in baris]
    assert halaman == sorted(halaman) and halaman[-1] > 0
