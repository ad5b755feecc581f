"""The pages of jobs: progress that asks for itself until the end, and a list."""

from __future__ import annotations

from uuid import uuid4

import pytest

from portal.db import db
from portal.latar.rules import PERIKSA_KABUPATEN
from portal.latar.service import beat, claim_pekerjaan, create_pekerjaan, end_gagal, end_selesai
from tests.factories import KABUPATEN


@pytest.fixture
def orang(pabrik):
    return {peran: pabrik.pengguna(peran, KABUPATEN) for peran in ("verifikator", "admin", "kadis")}


def di(app, fungsi):
    with app.app_context():
        try:
            return fungsi()
        finally:
            db.session.remove()


def mulai(app, orang):
    return di(app, lambda: create_pekerjaan(uuid4(), PERIKSA_KABUPATEN, {}, oleh=orang).id)


def test_the_page_asks_for_itself_while_it_runs_and_stops_at_the_end(app, orang, peramban):
    id_ = mulai(app, orang["verifikator"])
    p = peramban(orang["verifikator"])
    bagian = p.buka(f"/latar/{id_}").cari(".//div[@hx-trigger='every 2s']")
    assert [b.get("hx-get") for b in bagian] == [f"/latar/{id_}"] and "Muat ulang" in p.halaman.tulisan()
    tugas = di(app, claim_pekerjaan)
    di(app, lambda: beat(tugas, 150, 300))
    fragmen = p.buka(f"/latar/{id_}", headers={"HX-Request": "true"})
    assert fragmen.pohon.find(".//h1") is None and "50%" in fragmen.tulisan() and "150 dari 300" in fragmen.tulisan()
    di(app, lambda: end_selesai(tugas, {"keluarga": 300, "baru": 4}))
    halaman = p.buka(f"/latar/{id_}")
    assert not halaman.cari(".//*[@hx-trigger]") and "Keluarga diperiksa 300" in halaman.tulisan()
    assert halaman.tautan("Buka temuan").endswith("/temuan/")


def test_a_failed_job_says_what_happened(app, orang, peramban):
    id_ = mulai(app, orang["admin"])
    di(app, lambda: end_gagal(claim_pekerjaan(), "Terhenti tiga kali."))
    halaman = peramban(orang["admin"]).buka(f"/latar/{id_}")
    assert "Terhenti tiga kali." in halaman.tulisan() and not halaman.cari(".//*[@hx-trigger]")
    assert halaman.tautan("Buka aturan")


def test_the_dinsos_sees_all_jobs_and_others_only_their_own(app, pabrik, orang, peramban):
    id_ = mulai(app, orang["verifikator"])
    assert "Menunggu giliran" in peramban(orang["admin"]).buka("/latar/").tulisan()
    assert str(id_) in peramban(orang["admin"]).buka("/latar/").teks
    for lain in (pabrik.pengguna("operator"), orang["kadis"], pabrik.pengguna_luar("verifikator")):
        p = peramban(lain)
        assert "Belum ada pekerjaan latar." in p.buka("/latar/").tulisan()
        p.buka(f"/latar/{id_}", status=404)


def test_the_list_goes_on_by_real_links(app, orang, peramban):
    for _ in range(27):
        mulai(app, orang["verifikator"])
        di(app, lambda: end_selesai(claim_pekerjaan(), {}))
    p = peramban(orang["verifikator"])
    assert len(p.buka("/latar/").cari(".//tbody/tr")) == 25
    assert len(p.buka(p.halaman.tautan("Berikutnya")).cari(".//tbody/tr")) == 2
