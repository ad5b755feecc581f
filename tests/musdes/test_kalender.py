"""The calendar: who held a musdes when, whose result is over three months old, whose packet missed the cut-off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portal.db import db
from portal.jam import hari_ini
from portal.kit.tanggal import penutupan_sesudah
from portal.musdes.rules.kalender import keadaan_musdes, tambah_bulan
from portal.pengaturan.models import Pengaturan
from tests.factories import DESA, KELURAHAN
from tests.musdes.bahan import Bahan, Pembuat

HARI = date(2026, 11, 22)


def nilai(terakhir=None, berikut=None, paket=None, hari=HARI, bulan=3):
    return keadaan_musdes(terakhir, berikut, paket, hari_ini=hari, bulan=bulan, tanggal_penutupan=17)


@pytest.mark.parametrize(
    ("isi", "keadaan"),
    [
        ({}, "belum"),
        ({"berikut": date(2026, 11, 30)}, "belum"),
        ({"terakhir": date(2026, 8, 21)}, "lewat"),
        ({"terakhir": date(2026, 8, 22)}, "segera"),  # the last day still holds
        ({"terakhir": date(2026, 9, 16)}, "segera"),
        ({"terakhir": date(2026, 9, 16), "berikut": date(2026, 12, 17)}, "berlaku"),
        ({"terakhir": date(2026, 9, 16), "berikut": date(2026, 12, 18)}, "segera"),
        ({"terakhir": date(2026, 9, 17)}, "berlaku"),
        ({"terakhir": date(2026, 8, 21), "bulan": 4}, "berlaku"),
        ({"terakhir": date(2026, 11, 17), "paket": date(2026, 11, 17)}, "terlambat"),
        ({"terakhir": date(2026, 11, 18), "paket": date(2026, 11, 18)}, "berlaku"),
    ],
)
def test_where_a_desa_stands(isi, keadaan):
    assert nilai(**isi).keadaan == keadaan


def test_the_sentence_says_until_when_and_what_comes():
    assert nilai(date(2026, 8, 1)).kalimat == "Hasil terakhir berlaku sampai 1 November 2026. Belum ada yang direncanakan."
    assert nilai(date(2026, 11, 2), paket=date(2026, 11, 2)).kalimat == (
        "Paket musyawarah 2 November 2026 belum diajukan; penutupan 17 November 2026 sudah lewat."
    )
    assert "sebelum penutupan 17 Desember 2026. Berikutnya 20 Desember 2026." in nilai(date(2026, 9, 1), date(2026, 12, 20)).kalimat


def test_months_and_cut_offs_at_the_edges():
    assert tambah_bulan(date(2026, 11, 30), 3) == date(2027, 2, 28) and tambah_bulan(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert tambah_bulan(date(2026, 12, 31), 12) == date(2027, 12, 31) and tambah_bulan(date(2026, 9, 15), 3) == date(2026, 12, 15)
    assert penutupan_sesudah(date(2026, 12, 18), 17) == date(2027, 1, 17) and penutupan_sesudah(date(2026, 12, 17), 17) == date(2026, 12, 17)


@pytest.fixture
def isi(app, pabrik):
    """In Air Bang one closed today and one planned; in Derati one of last year that never went on, and one called off."""
    buat, oleh, lain = Pembuat(app), pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    buat.musdes(oleh, [Bahan()], lain={"tanggal": hari_ini()})
    buat.musdes(oleh, [], status="direncanakan", lain={"tanggal": hari_ini() + timedelta(days=9)})
    buat.musdes(oleh, [], status="direncanakan", lain={"tanggal": hari_ini() - timedelta(days=9)})
    buat.musdes(lain, [Bahan()], desa=DESA, lain={"tanggal": hari_ini() - timedelta(days=200)})
    buat.musdes(lain, [], desa=DESA, status="batal", lain={"tanggal": hari_ini() - timedelta(days=2)})
    return oleh, lain


def baris(halaman) -> dict[str, str]:
    return {e.find("th").find("a").text: " ".join("".join(e.itertext()).split()) for e in halaman.cari(".//tbody/tr")}


def test_each_reader_sees_the_desa_of_their_scope(app, pabrik, isi, peramban):
    oleh, _ = isi
    p = peramban(oleh)
    assert "Kalender musyawarah" in p.buka("/musdes/").tulisan()
    [satu] = baris(p.buka("/musdes/kalender")).values()
    assert "Air Bang" in satu and "Berlaku sampai" in satu
    camat = baris(peramban(pabrik.pengguna("camat", DESA[:8])).buka("/musdes/kalender"))
    assert any("Paket terlambat" in b for n, b in camat.items() if "Derati" in n) and not any("Air Bang" in n for n in camat)
    assert sum("Belum pernah" in b for b in camat.values()) == len(camat) - 1
    peramban(pabrik.pengguna("pimpinan", "17.02")).buka("/musdes/kalender", status=403)


def test_the_kabupaten_filters_by_kecamatan_and_leafs_through_all_desa_once(app, pabrik, isi, peramban):
    p = peramban(pabrik.pengguna("verifikator", "17.02"))
    halaman, semua = p.buka("/musdes/kalender"), []
    while True:
        semua += list(baris(halaman))
        lanjut = [e for e in halaman.cari(".//a[@rel='next']")]
        if not lanjut:
            break
        halaman = p.buka(lanjut[0].get("href"))
    assert len(semua) == 156
    satu = baris(p.buka("/musdes/kalender", query_string={"wilayah": KELURAHAN[:8]}))
    assert len(satu) == 10 and any("Air Bang" in n for n in satu)
    assert len(baris(p.buka("/musdes/kalender", query_string={"wilayah": "99.99.99", "setelah": "rusak"}))) == 25


def test_the_calendar_costs_at_most_three_statements_besides_the_person(app, pabrik, isi, peramban, hitung_sql):
    p = peramban(pabrik.pengguna("verifikator", "17.02"))
    p.buka("/musdes/kalender")
    with hitung_sql() as sql:
        p.buka("/musdes/kalender")
    assert len([s for s in sql if "sesi" not in s.lower()]) <= 3, sql


def test_the_months_are_a_setting(app, pabrik, isi, peramban):
    with app.app_context():
        db.session.add(Pengaturan(kunci="bulan_berlaku_musdes", nilai=12))
        db.session.commit()
        db.session.remove()
    assert "berlaku 12 bulan" in peramban(isi[0]).buka("/musdes/kalender").tulisan()
