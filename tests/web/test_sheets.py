"""Spreadsheets: text stays text, the same input gives the same bytes, and nothing can become a formula."""

import csv
import io
from datetime import date

import openpyxl
import pytest
import time_machine
from openpyxl.utils.escape import unescape

from portal.web.sheets import Kolom, write_csv, write_xlsx

KOLOM = (
    Kolom("NIK", 20),
    Kolom("Nama", 30),
    Kolom("Anggota", 8, "angka"),
    Kolom("Tanggal lahir", 12, "tanggal"),
)
RUMUS = ["=cmd|' /C calc'!A0", "+62812", "-1+2", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://contoh.invalid\")"]
BARIS = [("1702060101909001", nama, 4, date(1990, 1, 31)) for nama in RUMUS]


def _buka(isi, **opsi):
    return openpyxl.load_workbook(io.BytesIO(isi), **opsi).worksheets[0]


def test_a_name_like_a_formula_comes_back_literally_as_text():
    lembar = _buka(write_xlsx("Usulan", KOLOM, BARIS))
    sel = [baris[1] for baris in lembar.iter_rows(min_row=2)]
    assert [satu.value for satu in sel] == RUMUS
    assert {satu.data_type for satu in sel} == {"s"}
    assert all(satu.hyperlink is None for satu in sel)


def test_a_nik_is_a_text_cell_with_text_format():
    sel = _buka(write_xlsx("Usulan", KOLOM, BARIS))["A2"]
    assert (sel.value, sel.data_type, sel.number_format) == ("1702060101909001", "s", "@")


def test_numbers_and_dates_keep_their_kind():
    lembar = _buka(write_xlsx("Usulan", KOLOM, BARIS))
    assert lembar["C2"].value == 4
    assert lembar["D2"].value.date() == date(1990, 1, 31)
    assert lembar["D2"].number_format == "dd/mm/yyyy"


def test_the_heading_row_is_bold_frozen_and_as_wide_as_asked():
    lembar = _buka(write_xlsx("Usulan", KOLOM, BARIS))
    assert [sel.value for sel in lembar[1]] == ["NIK", "Nama", "Anggota", "Tanggal lahir"]
    assert all(sel.font.b for sel in lembar[1])
    assert lembar.freeze_panes == "A2"
    assert lembar.column_dimensions["B"].width == pytest.approx(30, abs=1)


def test_the_same_rows_give_the_same_bytes_at_any_time():
    with time_machine.travel("2026-11-22 08:00"):
        pertama = write_xlsx("Usulan", KOLOM, BARIS)
    with time_machine.travel("2027-02-01 23:00"):
        kedua = write_xlsx("Usulan", KOLOM, BARIS)
    assert pertama == kedua


def test_characters_that_xml_cannot_carry_are_dropped():
    kotor = [("\x00170\x0b2", "A\ud800B\uffffC\r\nD", None, None)]
    lembar = _buka(write_xlsx("Usulan", KOLOM, kotor))
    assert lembar["A2"].value == "1702"
    assert lembar["B2"].value == "ABC\nD"
    assert lembar["C2"].value is None


def test_an_escape_of_the_file_format_stays_literal():
    lembar = _buka(write_xlsx("Usulan", KOLOM, [("_x0041_", " <b>&amp; ", 1, None)]))
    assert unescape(lembar["A2"].value) == "_x0041_"  # as Excel reads it; openpyxl leaves this step to the caller
    assert lembar["B2"].value == " <b>&amp; "


@pytest.mark.parametrize("judul", ["a/b:c*d?e[f]g\\h", "'x'", "", "y" * 60, "'" * 40])
def test_any_title_becomes_a_sheet_name(judul):
    assert 1 <= len(_buka(write_xlsx(judul, KOLOM, [])).title) <= 31


def test_a_row_of_the_wrong_length_is_an_error_and_not_a_shifted_row():
    with pytest.raises(ValueError):
        write_xlsx("Usulan", KOLOM, [("1", "2")])


def test_a_text_that_does_not_fit_into_a_cell_is_an_error_and_not_cut():
    with pytest.raises(ValueError):
        write_xlsx("Usulan", KOLOM, [("1", "x" * 32_768, 1, None)])


def test_many_rows_come_back_in_order():
    baris = ((f"{i:016d}", f"Nama {i}", i, None) for i in range(3000))
    lembar = _buka(write_xlsx("Usulan", KOLOM, baris), read_only=True)
    assert [satu[0] for satu in lembar.iter_rows(min_row=2, values_only=True)] == [f"{i:016d}" for i in range(3000)]


def test_csv_has_a_bom_and_disarms_formulas():
    isi = write_csv(KOLOM, BARIS)
    assert isi.startswith(b"\xef\xbb\xbf")
    baris = list(csv.reader(io.StringIO(isi.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [satu[1] for satu in baris[1:]] == ["'" + nama for nama in RUMUS]
    assert baris[1][0] == "1702060101909001"
    assert baris[1][3] == "31/01/1990"


def test_csv_leaves_negative_numbers_and_ordinary_names_alone():
    isi = write_csv(KOLOM, [("1", "O'NEIL; \"SITI\"", -5, None)]).decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(isi.splitlines()[1]), delimiter=";")) == ["1", "O'NEIL; \"SITI\"", "-5", ""]


def test_csv_disarms_a_formula_behind_a_dropped_control_character():
    isi = write_csv(KOLOM, [("1", "\x00=1+1", 1, None)]).decode("utf-8-sig")
    assert "'=1+1" in isi
