"""Files for tests of imports: small registers and lists, and broken or hostile ones, all made here."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

from tests.factories import KELURAHAN
from tests.jalan import gambar, pindaian

KEPALA = ("NIK ", "No. KK", "Nama Lengkap", "Tgl Lahir", "JK", "SHDK", "Alamat", "RT", "RW", "Kode Desa", "Desil")


def nik(ke: int, kk: bool = False) -> str:
    """A well-formed number of its own for each ``ke``."""
    return f"170219{1 + ke % 28:02d}{1 + ke // 28 % 12:02d}{'15' if kk else '88'}{9000 + ke % 1000:04d}"


def orang(ke: int, kk: int, nama: str = "", **ganti: Any) -> list[Any]:
    """One row of a register under KEPALA."""
    lahir = f"{1 + ke % 28:02d}/{1 + ke // 28 % 12:02d}/1988"
    isi = {
        "nik": nik(ke), "kk": nik(kk, True), "nama": nama or f"ORANG UJI {'ABCDEFGHIJ'[ke % 10]}", "lahir": lahir,
        "jk": "L", "shdk": "Kepala Keluarga", "alamat": "Jalan Impor 1", "rt": "3", "rw": "1", "desa": KELURAHAN, "desil": 2,
    }  # fmt: skip
    return list((isi | ganti).values())


def xlsx(*lembar: Sequence[Sequence[Any]], ubah: Callable[[Any, list[Any]], None] | None = None) -> bytes:
    """A workbook with these sheets, each a list of rows; ``ubah(workbook, worksheets)`` may spoil it."""
    keluaran = io.BytesIO()
    buku = xlsxwriter.Workbook(keluaran, {"strings_to_numbers": False, "strings_to_formulas": False})
    semua = []
    for baris in lembar:
        satu = buku.add_worksheet()
        semua.append(satu)
        for ke, isi in enumerate(baris):
            satu.write_row(ke, 0, isi)
    if ubah:
        ubah(buku, semua)
    buku.close()
    return keluaran.getvalue()


def teks(baris: Sequence[Sequence[Any]], pemisah: str = ";", kodek: str = "utf-8") -> bytes:
    """The rows as csv."""
    keluaran = io.StringIO()
    csv.writer(keluaran, delimiter=pemisah).writerows(baris)
    return keluaran.getvalue().encode(kodek)


def arsip(isi: dict[str, bytes], asal: bytes | None = None) -> bytes:
    """A zip with these members, besides or instead of those of ``asal``."""
    keluaran = io.BytesIO()
    with zipfile.ZipFile(keluaran, "w", zipfile.ZIP_DEFLATED) as baru:
        if asal:
            with zipfile.ZipFile(io.BytesIO(asal)) as lama:
                for nama in lama.namelist():
                    if nama not in isi:
                        baru.writestr(nama, lama.read(nama))
        for nama, satu in isi.items():
            baru.writestr(nama, satu)
    return keluaran.getvalue()


def buku(*baris: Sequence[Any]) -> bytes:
    return xlsx([KEPALA, *baris])


def lembar_xml(isi: str, kepala: str = "") -> bytes:
    """A workbook whose sheet is this XML."""
    ruang = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'<?xml version="1.0"?>{kepala}<worksheet xmlns="{ruang}"><sheetData>{isi}</sheetData></worksheet>'
    return arsip({"xl/worksheets/sheet1.xml": xml.encode()}, buku(orang(1, 1)))


def terenkripsi() -> bytes:
    asal = bytearray(buku(orang(1, 1)))
    for tanda, geser in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        tempat = asal.find(tanda)
        while tempat >= 0:
            asal[tempat + geser] |= 1
            tempat = asal.find(tanda, tempat + 4)
    return bytes(asal)


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
DTD = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
TAWA = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
# name -> (file name, bytes, words of the sentence): refused when the file arrives
DITOLAK: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "0 bita": ("a.xlsx", lambda: b"", "kosong"),
    "csv 0 bita": ("a.csv", lambda: b"", "kosong"),
    "xls lama": ("a.xls", lambda: OLE + bytes(600), ".xls"),
    "xls berganti nama": ("a.xlsx", lambda: OLE + bytes(600), "Excel lama"),
    "xls bernama csv": ("a.csv", lambda: OLE + bytes(600), "Excel lama"),
    "terkunci sandi": ("a.xlsx", lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    "anggota zip terkunci": ("a.xlsx", terenkripsi, "kata sandi"),
    "html bernama xls": ("a.xls", lambda: b"<html><table><tr><td>1</td></tr></table>", "HTML"),
    "html bernama xlsx": ("a.xlsx", lambda: b"\xef\xbb\xbf <!DOCTYPE html><table>", "HTML"),
    "tabel html bernama csv": ("a.csv", lambda: b"<table><tr><td>NIK", "HTML"),
    "xml 2003": ("a.xlsx", lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "XML"),
    "pdf": ("a.xlsx", pindaian, "PDF"),
    "gambar": ("a.xlsx", gambar, "gambar"),
    "teks bernama xlsx": ("a.xlsx", lambda: b"NIK;Nama\n1;2\n", "bukan xlsx"),
    "xlsx bernama csv": ("a.csv", lambda: buku(orang(1, 1)), "buku kerja"),
    "akhiran lain": ("a.exe", lambda: b"MZ halo", "belum dapat diterima"),
    "tanpa akhiran": ("data", lambda: b"NIK;Nama\n", "belum dapat diterima"),
    "zip biasa": ("a.xlsx", lambda: arsip({"a.txt": b"x"}), "bukan lembar kerja"),
    "docx": ("a.xlsx", lambda: arsip({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "bukan lembar kerja"),
    "xlsb": ("a.xlsx", lambda: arsip({"xl/workbook.bin": b"x"}), "xlsb"),
    "ods": ("a.xlsx", lambda: arsip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
    "zip terpotong": ("a.xlsx", lambda: buku(orang(1, 1))[:-400], "rusak"),
    "zip sampah": ("a.xlsx", lambda: b"PK\x03\x04" + b"\x07" * 3000, "rusak"),
    "makro": ("a.xlsx", lambda: arsip({"xl/vbaProject.bin": b"x"}, buku(orang(1, 1))), "makro"),
    "zip di dalam": ("a.xlsx", lambda: arsip({"xl/embeddings/a.zip": b"PK"}, buku(orang(1, 1))), "berkas lain di dalamnya"),
    "ribuan anggota": ("a.xlsx", lambda: arsip({f"xl/m{n}.xml": b"<x/>" for n in range(300)}, buku(orang(1, 1))), "terlalu banyak bagian"),
    "bom zip": ("a.xlsx", lambda: arsip({"xl/worksheets/sheet1.xml": bytes(60 << 20)}, buku(orang(1, 1))), "mengembang"),
    "XXE": ("a.xlsx", lambda: lembar_xml("<row r='1'><c r='A1' t='inlineStr'><is><t>&a;</t></is></c></row>", DTD), "DTD"),
    "sejuta tawa": ("a.xlsx", lambda: lembar_xml("<row r='1'/>", TAWA), "DTD"),
    "biner bernama csv": ("a.csv", lambda: bytes(range(256)) * 20, "bukan teks"),
}  # fmt: skip
_JAUH = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
# name -> (file name, bytes, words of the sentence): refused while it is read in the background
TAK_TERBACA: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "lembar jarang": ("a.xlsx", lambda: lembar_xml(_JAUH), "terlalu luas"),
    "xml rusak": ("a.xlsx", lambda: lembar_xml("<row><c"), "rusak"),
    "tanpa lembar berisi": ("a.xlsx", lambda: xlsx([]), "lembar yang berisi"),
    "hanya lembar tersembunyi": (
        "a.xlsx", lambda: xlsx([], [KEPALA, orang(1, 1)], ubah=lambda _, semua: (semua[0].activate(), semua[1].hide())), "tersembunyi",
    ),
    "500 kolom": ("a.csv", lambda: (";".join("abc" for _ in range(500)) + "\n").encode(), "terlalu luas"),
    "sel raksasa": ("a.csv", lambda: b'NIK;Nama\n"' + b"x" * 200_000, "sel yang sangat panjang"),
    "utf-16 terpotong": ("a.csv", lambda: teks([KEPALA, orang(1, 1)], kodek="utf-16")[:-3] + b"\xd8", "Huruf"),
    "hanya judul kosong": ("a.csv", lambda: b";;;\n;;;\n", "lembar yang berisi"),
}  # fmt: skip
