"""Printing: every row once and in order, the right pages, the same bytes, no way out of the child, and hard limits."""

import base64
import io
import re
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from PIL import Image
from pypdf import PdfReader

from portal.web import pdf
from portal.web.pdf import Antrean, Bagian, Batas, Dokumen, PdfGagal, render, render_terukur
from portal.web.qr import qr_data_uri, qr_svg

CSS = "table { table-layout: fixed; width: 100%; border-collapse: collapse } td, th { border: 1px solid }"
KEPALA = "<table><colgroup><col><col></colgroup><thead><tr><th>Nomor</th><th>KepalaTabel</th></tr></thead>"


def _baris(jumlah, isi="Nama"):
    return tuple(f"<tr><td>urut-{nomor}-</td><td>{isi}</td></tr>" for nomor in range(1, jumlah + 1))


def _tabel(jumlah, **opsi):
    return Bagian(html="<h1>Daftar</h1>", kepala=KEPALA, baris=_baris(jumlah), ekor="<p>Mengetahui</p>", **opsi)


def _dok(*bagian, **opsi):
    return Dokumen("Daftar usulan", CSS, bagian, **opsi)


def _halaman(isi):
    return [halaman.extract_text() for halaman in PdfReader(io.BytesIO(isi)).pages]


def _urut(teks):
    return [int(nomor) for nomor in re.findall(r"urut-(\d+)-", teks)]


@pytest.mark.parametrize("jumlah", [0, 1, 57, 250])
def test_every_row_is_printed_once_and_in_order_under_a_heading_on_each_page(jumlah):
    halaman = _halaman(render(_dok(_tabel(jumlah), konsep=True)))  # drafts are merged from pieces
    assert _urut("".join(halaman)) == list(range(1, jumlah + 1))
    assert all("KepalaTabel" in teks for ke, teks in enumerate(halaman) if ke == 0 or _urut(teks))
    assert sum("Daftar\n" in teks for teks in halaman) == 1
    assert "Mengetahui" in halaman[-1] and "Mengetahui" not in "".join(halaman[:-1])


def test_no_page_inside_a_long_table_is_half_empty():
    jumlah = [len(_urut(teks)) for teks in _halaman(render(_dok(_tabel(400), konsep=True)))]
    assert len(jumlah) > 5
    assert len(set(jumlah[1:-1])) == 1, jumlah


def test_rows_of_very_different_height_are_printed_once_and_in_order():
    baris = tuple(
        f"<tr><td>urut-{nomor}-</td><td>{'Alasan yang panjang sekali. ' * (nomor * 37 % 60)}</td></tr>"
        for nomor in range(1, 91)
    )
    halaman = _halaman(render(_dok(Bagian(kepala=KEPALA, baris=baris), konsep=True)))
    assert _urut("".join(halaman)) == list(range(1, 91))


def test_a_row_longer_than_a_page_loses_nothing():
    panjang = "".join(f"<p>kata-{nomor}-</p>" for nomor in range(150))
    baris = (*_baris(80), f"<tr><td>urut-81-</td><td>{panjang}</td></tr>")
    baris += tuple(satu.replace("urut-", "urut-8100") for satu in _baris(80))
    teks = "".join(_halaman(render(_dok(Bagian(kepala=KEPALA, baris=baris)))))
    assert [int(nomor) for nomor in re.findall(r"kata-(\d+)-", teks)] == list(range(150))
    assert _urut(teks) == [*range(1, 82), *(int(f"8100{nomor}") for nomor in range(1, 81))]


def test_every_page_says_which_page_of_how_many_it_is_over_all_parts():
    halaman = _halaman(render(_dok(Bagian("<p>Isi</p>"), _tabel(120), _tabel(60, mendatar=True))))
    assert len(halaman) > 4
    for ke, teks in enumerate(halaman, 1):
        assert f"Halaman {ke} dari {len(halaman)}" in teks


def test_pages_of_letters_in_one_file_are_counted_within_each_letter():
    surat = [Bagian(f"<h1>Surat {ke}</h1>" + "<p>Isi surat</p>" * banyak) for ke, banyak in enumerate((3, 90, 3))]
    halaman = _halaman(render(_dok(*surat, nomor_sendiri=True, kaki_html="<p>Undangan</p>")))
    assert [re.findall(r"Halaman \d dari \d", teks)[0][8:] for teks in halaman] == ["1 dari 1", "1 dari 3", "2 dari 3", "3 dari 3", "1 dari 1"]
    assert all("Undangan" in teks for teks in halaman)


def test_the_footer_of_the_document_stands_on_every_page_with_either_kind_of_qr_code():
    for qr in (qr_svg("https://contoh.invalid/p/1"), f'<img alt="" src="{qr_data_uri("https://contoh.invalid/p/1")}">'):
        halaman = _halaman(render(_dok(_tabel(90), kaki_html=f"{qr}<p>BA/2026/0001 <b>9f8a7b</b></p>")))
        assert len(halaman) > 1
        assert all("BA/2026/0001" in teks and "9f8a7b" in teks for teks in halaman)


def test_a_draft_says_so_on_every_page_and_a_final_document_does_not():
    assert all("KONSEP" in teks for teks in _halaman(render(_dok(_tabel(90), konsep=True))))
    assert not any("KONSEP" in teks for teks in _halaman(render(_dok(_tabel(90)))))


@pytest.mark.parametrize(("kertas", "mm"), [("F4", (215, 330)), ("A4", (210, 297))])
def test_paper_size_and_direction_are_as_asked(kertas, mm):
    halaman = PdfReader(io.BytesIO(render(_dok(Bagian("<p>a</p>"), Bagian("<p>b</p>", mendatar=True), kertas=kertas))))
    ukuran = [tuple(float(sisi) / 72 * 25.4 for sisi in satu.mediabox[2:]) for satu in halaman.pages]
    assert ukuran == [pytest.approx(mm, abs=0.1), pytest.approx(mm[::-1], abs=0.1)]


def test_a_style_sheet_cannot_change_the_paper():
    halaman = PdfReader(io.BytesIO(render(Dokumen("x", "@page { size: A6; margin: 0 }", (Bagian("<p>a</p>"),)))))
    assert float(halaman.pages[0].mediabox.width) / 72 * 25.4 == pytest.approx(215, abs=0.1)


def test_the_same_document_gives_the_same_bytes_without_a_date():
    dokumen = _dok(_tabel(90), konsep=True, kaki_html=qr_svg("x"))
    pertama, kedua = render(dokumen), render(dokumen)
    assert pertama == kedua
    assert b"CreationDate" not in pertama and b"ModDate" not in pertama
    sidik = PdfReader(io.BytesIO(pertama)).trailer["/ID"]
    assert sidik != PdfReader(io.BytesIO(render(_dok(_tabel(91))))).trailer["/ID"]


def test_title_and_language_are_set_and_all_fonts_are_embedded():
    pembaca = PdfReader(io.BytesIO(render(_dok(Bagian("<p>Tebal <b>sekali</b> — “é”</p>"), konsep=True))))
    assert pembaca.metadata.title == "Daftar usulan"
    assert pembaca.trailer["/Root"]["/Lang"] == "id-ID"
    huruf = [obj for obj in map(pembaca.get_object, range(1, len(pembaca.xref[0]) + 1)) if isinstance(obj, dict)]
    uraian = [obj for obj in huruf if obj.get("/Type") == "/FontDescriptor"]
    assert uraian and all("/FontFile2" in obj or "/FontFile3" in obj for obj in uraian)
    assert all("Liberation-Sans" in str(obj["/FontName"]) for obj in uraian)


@pytest.fixture
def kenari():
    """A server that must never be asked: (address, list of requests)."""
    permintaan = []

    class Pencatat(BaseHTTPRequestHandler):
        def do_GET(self):
            permintaan.append(self.path)
            self.send_error(404)

        do_POST = do_HEAD = do_GET

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Pencatat)
    utas = threading.Thread(target=server.serve_forever, daemon=True)
    utas.start()
    yield f"http://127.0.0.1:{server.server_port}", permintaan
    server.shutdown()
    utas.join()
    server.server_close()


def test_unescaped_markup_reaches_neither_network_nor_files(kenari):
    alamat, permintaan = kenari
    svg = base64.b64encode(
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
        f'<image xlink:href="{alamat}/svg" width="9" height="9"/><image href="file:///etc/passwd"/></svg>'.encode()
    ).decode()
    jahat = f"""
      <link rel=attachment href="file:///etc/passwd"><link rel=stylesheet href="{alamat}/css">
      <link rel=attachment href="data:text/plain,rahasia"><link rel=attachment href="data:image/png;base64,AAAA">
      <img src="{alamat}/img"><img src="file:///etc/passwd"><img src="//{alamat[7:]}/relatif"><img src="/etc/passwd">
      <img src="data:image/svg+xml;base64,{svg}"><object data="{alamat}/object"></object><embed src="{alamat}/embed">
      <style>@import "{alamat}/import"; @font-face {{ font-family: x; src: url({alamat}/font) }}
        p {{ background: url({alamat}/latar); font-family: x }}</style>
      <a rel=attachment href="file:///etc/passwd">unduh</a><p style="list-style: url({alamat}/gaya)">teks tetap</p>"""
    isi = render(_dok(Bagian(jahat), kaki_html=jahat))
    pembaca = PdfReader(io.BytesIO(isi))
    assert permintaan == []
    assert not pembaca.attachments
    assert b"EmbeddedFile" not in isi and b"FileAttachment" not in isi
    assert "teks tetap" in pembaca.pages[0].extract_text() and "root:" not in pembaca.pages[0].extract_text()


def test_a_picture_given_as_data_is_printed():
    keluaran = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(keluaran, "PNG")
    uri = "data:image/png;base64," + base64.b64encode(keluaran.getvalue()).decode()
    pembaca = PdfReader(io.BytesIO(render(_dok(Bagian(f'<img src="{uri}">')))))
    assert [gambar.image.size for gambar in pembaca.pages[0].images] == [(20, 10)]


def test_the_child_sees_none_of_the_environment(monkeypatch):
    monkeypatch.setenv("RAHASIA_PORTAL", "kunci")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert not {"RAHASIA_PORTAL", "http_proxy", "HOME"} & set(pdf._lingkungan())


@pytest.mark.parametrize(
    ("batas", "jumlah"),
    [(Batas(memori_mb=180), 5000), (Batas(dinding_s=0.3), 50), (Batas(cpu_s=1), 3000), (Batas(halaman=3), 250)],
    ids=["memory", "wall clock", "processor", "pages"],
)
def test_a_document_beyond_a_limit_ends_in_a_sentence_and_the_next_one_is_printed(batas, jumlah):
    berat = Bagian("<p><b>kata</b>" * jumlah) if batas.memori_mb < 200 else _tabel(jumlah)
    with pytest.raises(PdfGagal) as galat:
        render(_dok(berat), batas)
    assert galat.value.pesan == pdf.PESAN_BESAR
    assert galat.value.status == 503
    assert render(_dok(Bagian("<p>a</p>"))).startswith(b"%PDF-")


def test_a_broken_child_ends_in_a_sentence_without_data(caplog):
    with pytest.raises(PdfGagal) as galat:
        render(Dokumen("x", "", (Bagian("<p>SITI</p>"),), kertas="Kuarto"))
    assert galat.value.pesan == pdf.PESAN_GAGAL
    assert "SITI" not in caplog.text and "KeyError" in caplog.text


def test_a_queue_lets_one_in_a_few_wait_and_refuses_the_rest():
    antrean = Antrean(sekaligus=1, menunggu=1)
    sedang, selesai, hasil = threading.Event(), threading.Event(), []

    def pakai():
        with antrean.masuk(5):
            sedang.set()
            selesai.wait(5)
            hasil.append("jadi")

    pertama = threading.Thread(target=pakai)
    pertama.start()
    sedang.wait(5)
    kedua = threading.Thread(target=pakai)
    kedua.start()
    while antrean._sisa:
        time.sleep(0.01)
    with pytest.raises(PdfGagal, match="Sedang banyak yang mencetak"), antrean.masuk(5):
        pytest.fail("a third one was let in")
    selesai.set()
    pertama.join()
    kedua.join()
    assert hasil == ["jadi", "jadi"]
    with antrean.masuk(0):
        hasil.append("kosong lagi")


def test_waiting_for_a_turn_ends_after_a_while():
    antrean = Antrean(sekaligus=1, menunggu=1)
    with antrean.masuk(0), pytest.raises(PdfGagal), antrean.masuk(0.05):
        pytest.fail("two at once")
    assert antrean._sisa == 1


def test_rows_need_a_heading_and_are_rows():
    with pytest.raises(ValueError):
        Bagian(baris=("<tr></tr>",))
    with pytest.raises(ValueError):
        Bagian(kepala=KEPALA, baris=("<td>x</td>",))


def test_the_peak_of_the_child_is_told_and_does_not_grow_with_the_table():
    kecil, sedang, besar = (render_terukur(_dok(_tabel(jumlah), konsep=True)) for jumlah in (20, 300, 1200))
    assert 20 < kecil.puncak_mb < sedang.puncak_mb < 100
    assert besar.puncak_mb < 1.15 * sedang.puncak_mb
    assert besar.detik > 0


def test_the_web_process_never_loads_weasyprint():
    uji = "import sys, portal.web.pdf, portal.web.uploads; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", uji], cwd=pdf.AKAR, check=False).returncode == 0


def test_pages_of_a_pdf_from_outside_are_counted_in_a_child():
    assert pdf.hitung_halaman(render(_dok(Bagian("<p>a</p>"), Bagian("<p>b</p>")))) == 2
    assert pdf.hitung_halaman(b"%PDF-1.7\nbukan") is None
