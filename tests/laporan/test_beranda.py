"""Beranda of each role: what waits, with links that lead there."""

from __future__ import annotations

import pytest

from portal.akun.rules import Peran
from tests.factories import KABUPATEN, KELURAHAN

WILAYAH = {Peran.OPERATOR: KELURAHAN, Peran.KADES: KELURAHAN, Peran.CAMAT: KELURAHAN[:8]}


@pytest.mark.parametrize("peran", list(Peran))
def test_the_beranda_of_each_role_leads_where_the_work_is(app, pabrik, peramban, peran):
    operator = pabrik.pengguna("operator", KELURAHAN)
    pabrik.usulan(pabrik.keluarga(oleh=operator), oleh=operator, status="diajukan")
    pabrik.usulan(pabrik.keluarga(oleh=operator), oleh=operator, status="dikembalikan")
    p = peramban(pabrik.pengguna(peran, WILAYAH.get(peran, KABUPATEN)))
    halaman = p.buka("/")
    assert "Penutupan pengajuan:" in halaman.tulisan()
    for a in halaman.cari(".//main//a"):
        p.buka(a.get("href"))


def test_the_beranda_of_an_operator_shows_what_came_back(app, pabrik, peramban):
    operator = pabrik.pengguna("operator", KELURAHAN)
    pabrik.usulan(pabrik.keluarga(oleh=operator, nama="O'Brien <b>"), oleh=operator, status="dikembalikan")
    tulisan = peramban(operator).buka("/").tulisan()
    assert "perlu Anda perbaiki" in tulisan and "perlu segera" in tulisan and "O'Brien <b>" in tulisan


def test_pimpinan_sees_figures_and_no_person(app, pabrik, peramban):
    operator = pabrik.pengguna("operator", KELURAHAN)
    pabrik.usulan(pabrik.keluarga(oleh=operator, nama="Sumiati Kenanga"), oleh=operator, status="diajukan")
    tulisan = peramban(pabrik.pengguna("pimpinan", KABUPATEN)).buka("/").tulisan()
    assert "Di dinas sosial" in tulisan and "Sumiati" not in tulisan


@pytest.mark.parametrize("peran", list(Peran))
def test_the_beranda_takes_at_most_ten_statements(pabrik, peramban, hitung_sql, peran):
    p = peramban(pabrik.pengguna(peran, WILAYAH.get(peran, KABUPATEN)))
    p.buka("/")
    with hitung_sql() as sql:
        p.buka("/")
    assert 0 < len(sql) <= 10, sql
