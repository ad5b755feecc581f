"""Short papers keep their tags, long ones are merged; what a PDF says of itself; and how many may print at the same time."""

import io
import threading
import time

import pytest
from pypdf import PdfReader

from portal.web import pdf, pdf_utuh
from portal.web.pdf import Antrean, Bagian, Batas, Dokumen, PdfGagal, render
from portal.web.qr import qr_svg

pytestmark = pytest.mark.kertas

CSS = "table { width: 100% } p { margin: 9mm; text-align: right }"
KEPALA = "<table><thead><tr><th>Nomor</th><th>Nama</th></tr></thead>"


def _dok(jumlah, **opsi):
    baris = tuple(f"<tr><td>urut-{ke}-</td><td>Nama & <b>alias</b></td></tr>" for ke in range(jumlah))
    lampiran = Bagian(html="<h1>Lampiran</h1>", kepala=KEPALA, baris=baris, ekor="<p>Mengetahui</p>", mendatar=True)
    akta = Bagian("<h1>Berita acara</h1><p>Isi</p>")
    return Dokumen(
        "Berita <Acara> & lain", CSS, (akta, lampiran), kaki_html=f"{qr_svg('x')}<p>Kaki BA/1</p>", penulis="Pemerintah Desa Contoh", **opsi
    )


def _baca(dokumen):
    return PdfReader(io.BytesIO(render(dokumen)))


def _huruf(pembaca):
    """Every font of every page, also those inside its forms: (name, descriptor)."""
    for halaman in pembaca.pages:
        antre = [halaman["/Resources"].get_object()]
        while antre:
            sumber = antre.pop()
            for huruf in sumber.get("/Font", {}).get_object().values() if "/Font" in sumber else ():
                huruf = huruf.get_object()
                for satu in huruf.get("/DescendantFonts", [huruf]):
                    satu = satu.get_object()
                    yield str(satu["/BaseFont"]), satu["/FontDescriptor"].get_object()
            for bentuk in sumber["/XObject"].get_object().values() if "/XObject" in sumber else ():
                if "/Resources" in bentuk.get_object():
                    antre.append(bentuk.get_object()["/Resources"].get_object())


def _jenis_tag(simpul):
    simpul = simpul.get_object()
    if isinstance(simpul, list):
        return {jenis for satu in simpul for jenis in _jenis_tag(satu)}
    if not isinstance(simpul, dict):
        return set()
    anak = _jenis_tag(simpul["/K"]) if "/K" in simpul else set()
    return anak | {simpul["/S"]} if "/S" in simpul else anak


def test_a_short_paper_is_tagged_for_screen_readers():
    pembaca = _baca(_dok(20))
    akar = pembaca.trailer["/Root"]
    assert akar["/MarkInfo"]["/Marked"]
    assert {"/H1", "/P", "/Table", "/TR", "/TH", "/TD"} <= _jenis_tag(akar["/StructTreeRoot"]["/K"])
    assert all("/StructParents" in halaman for halaman in pembaca.pages)
    assert b"pdfuaid" in akar["/Metadata"].get_data()


def _dibacakan(simpul):
    """How many pieces of content the tags refer to."""
    simpul = simpul.get_object()
    if isinstance(simpul, list):
        return sum(map(_dibacakan, simpul))
    if isinstance(simpul, dict):
        return _dibacakan(simpul["/K"]) if "/K" in simpul else 0
    return 1


def test_footer_and_page_numbers_stand_on_a_short_paper_and_are_not_read_out():
    pembaca = _baca(_dok(45))
    assert len(pembaca.pages) >= 3
    for ke, halaman in enumerate(pembaca.pages, 1):
        assert f"Halaman {ke} dari {len(pembaca.pages)}" in halaman.extract_text() and "Kaki BA/1" in halaman.extract_text()
    satu = _baca(Dokumen("x", "", (Bagian("<h1>Satu</h1><p>Dua</p>"),), kaki_html="<p>Kaki</p>"))
    assert "Kaki" in satu.pages[0].extract_text()
    assert _dibacakan(satu.trailer["/Root"]["/StructTreeRoot"]["/K"]) == 2


def test_a_short_paper_has_the_pages_and_words_of_a_merged_one():
    dokumen = _dok(30)
    sekali = _baca(dokumen)
    digabung = _baca(_dok(30, konsep=True))
    assert [halaman.mediabox for halaman in sekali.pages] == [halaman.mediabox for halaman in digabung.pages]
    for satu, dua in zip(sekali.pages, digabung.pages, strict=True):
        kata = sorted(satu.extract_text().split())
        assert kata == sorted(kata_ for kata_ in dua.extract_text().split() if kata_ != "KONSEP")


@pytest.mark.parametrize("konsep", [False, True], ids=["short", "merged"])
def test_title_author_and_language_are_told_and_every_font_is_embedded(konsep):
    pembaca = _baca(_dok(20, konsep=konsep))
    akar = pembaca.trailer["/Root"]
    assert "/StructTreeRoot" in akar and akar["/MarkInfo"]["/Marked"]
    assert pembaca.metadata.title == "Berita <Acara> & lain"
    assert pembaca.metadata.author == "Pemerintah Desa Contoh"
    assert akar["/Lang"] == "id-ID"
    assert akar["/ViewerPreferences"]["/DisplayDocTitle"]
    huruf = list(_huruf(pembaca))
    assert huruf and all({"/FontFile", "/FontFile2", "/FontFile3"} & set(uraian) for _, uraian in huruf), huruf


def test_a_short_paper_has_no_date_and_repeats_byte_for_byte():
    pertama = render(_dok(20))
    assert pertama == render(_dok(20))
    assert b"CreationDate" not in pertama and b"ModDate" not in pertama
    assert PdfReader(io.BytesIO(pertama)).trailer["/ID"] != _baca(_dok(21)).trailer["/ID"]


def test_a_short_paper_too_is_held_to_its_number_of_pages():
    with pytest.raises(PdfGagal, match="terlalu besar"):
        render(_dok(45), Batas(halaman=2))


def test_drafts_and_long_papers_are_not_laid_out_at_once():
    bagian = {"html": "", "kepala": "", "baris": [], "ekor": "", "mendatar": False}
    panjang = bagian | {"baris": ["<tr>" + "x" * 100] * 4000}
    biasa = {"konsep": False, "nomor_sendiri": False, "bagian": [bagian]}
    letters = {"nomor_sendiri": True, "bagian": [bagian, panjang]}  # each of them is short
    assert pdf_utuh.utuh(biasa) and pdf_utuh.utuh(biasa | letters)
    for lain in ({"konsep": True}, {"bagian": [bagian, panjang]}):
        assert not pdf_utuh.utuh(biasa | lain)


def test_when_many_print_at_once_a_few_wait_and_the_rest_are_told_kindly(monkeypatch):
    sedang, puncak, kunci, buka = [0], [0], threading.Lock(), threading.Event()

    def jalankan(perintah, masukan, batas):
        with kunci:
            sedang[0] += 1
            puncak[0] = max(puncak[0], sedang[0])
        buka.wait(10)
        with kunci:
            sedang[0] -= 1
        return 0, b"%PDF-1.7", "puncak_mb=1"

    monkeypatch.setattr(pdf, "_jalankan", jalankan)
    monkeypatch.setattr(pdf, "_CETAK", Antrean(pdf.SEKALIGUS, pdf.MENUNGGU))
    jadi, ditolak = [], []

    def cetak():
        try:
            jadi.append(render(Dokumen("x", "", ())))
        except PdfGagal as galat:
            ditolak.append(galat)

    utas = [threading.Thread(target=cetak) for _ in range(8)]
    for satu in utas:
        satu.start()
    batas = time.monotonic() + 10
    while len(ditolak) < 8 - pdf.SEKALIGUS - pdf.MENUNGGU and time.monotonic() < batas:
        time.sleep(0.01)
    buka.set()
    for satu in utas:
        satu.join(10)
    assert len(jadi) == pdf.SEKALIGUS + pdf.MENUNGGU and len(ditolak) == 8 - len(jadi)
    assert puncak[0] == pdf.SEKALIGUS
    assert all(galat.pesan.startswith("Sedang banyak yang mencetak") and galat.status == 503 for galat in ditolak)


def test_printing_leaves_a_thread_of_the_web_process_to_those_who_read():
    perintah = (pdf.AKAR / "portal" / "commands.py").read_text(encoding="utf-8")
    utas = int(perintah.partition("threads=")[2].partition(",")[0])
    assert pdf.SEKALIGUS + pdf.MENUNGGU < utas
