"""What the pages of findings, officials, rules and jobs weigh on the wire, and how long a family's check takes."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from portal.latar.rules import PERIKSA_KABUPATEN
from portal.latar.service import create_pekerjaan
from portal.pemeriksaan.service import create_aparat
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.pemeriksaan.bahan import anggota, dalam, simpan, temuan
from tests.test_weight import BERIKUT_KERAS, ambil, nama, rujukan

PERNYATAAN_PERIKSA = 4  # what a family's page asks of the database for its checks, however many members


@pytest.fixture
def isi(app, pabrik):
    """26 findings and 26 officials of one kelurahan, a pair of two villages, a job."""
    orang = {"operator": pabrik.pengguna("operator", KELURAHAN)} | {p: pabrik.pengguna(p, KABUPATEN) for p in ("verifikator", "admin")}
    sana = pabrik.keluarga(DESA, oleh=pabrik.pengguna("operator", DESA), nama="Zulkarnain Wijaya Contoh")
    for ke in range(26):
        keluarga = pabrik.keluarga(oleh=orang["operator"], anggota=1, nama=nama(ke))
        simpan(app, keluarga, 0, orang["operator"], **({"nik": anggota(app, sana)[0].nik} if ke == 0 else {"pekerjaan": 5}))
        with dalam(app):
            pejabat = {"nama": nama(50 + ke), "nik": pabrik.nik(date(1980, 1, 1 + ke), "L"), "jabatan": "kadus", "mulai": date(2022, 1, 3)}
            create_aparat(uuid4(), KELURAHAN, pejabat | {"selesai": None}, oleh=orang["operator"])
    with dalam(app):
        latar = create_pekerjaan(uuid4(), PERIKSA_KABUPATEN, {}, oleh=orang["verifikator"]).id
    return orang, {"pasangan": temuan(app, "NIK_GANDA")[0].id, "latar": latar}


def test_each_page_is_light(isi, peramban):
    orang, id_ = isi
    halaman = [
        ("operator", "/temuan/"), ("verifikator", "/temuan/"), ("operator", f"/temuan/{id_['pasangan']}"),
        ("verifikator", f"/temuan/{id_['pasangan']}"),
        ("operator", "/aparat/"), ("verifikator", "/aparat/"), ("operator", "/aparat/baru"), ("admin", "/pemeriksaan/aturan/"),
        ("verifikator", "/latar/"), ("verifikator", f"/latar/{id_['latar']}"),
    ]  # fmt: skip
    p = {peran: peramban(satu) for peran, satu in orang.items()}
    lewat = []
    for peran, alamat in halaman:
        berat, isi_ = ambil(p[peran], alamat)
        rujukan(alamat, isi_)
        print(f"{berat:6d} {peran:12s} {alamat}")
        if berat > BERIKUT_KERAS:
            lewat.append(f"{peran} {alamat}: {berat} bita")
    assert not lewat, "\n".join(lewat)


@pytest.mark.parametrize("jumlah", [1, 15])
def test_the_checks_of_a_page_cost_the_same_few_statements_for_any_family(app, pabrik, peramban, hitung_sql, jumlah):
    operator = pabrik.pengguna("operator")
    keluarga = pabrik.keluarga(oleh=operator, anggota=jumlah)
    p = peramban(operator)
    p.buka(f"/keluarga/{keluarga}")
    with hitung_sql() as sql:
        p.buka(f"/keluarga/{keluarga}")
    ciri = ("FROM temuan", "FROM aparat", "anggota.bunyi IN", "no_kk = ")
    tentang = [satu for satu in sql if any(bagian in satu for bagian in ciri)]
    assert len(tentang) == PERNYATAAN_PERIKSA, tentang
