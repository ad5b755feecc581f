"""The counted figures: whatever happens to the rows, their sums say what a count of the rows says; folding changes nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import func, insert, select

from portal.db import db
from portal.wilayah.models import Ringkasan
from portal.wilayah.queries import sum_ringkasan
from portal.wilayah.service import fold_ringkasan
from tests.factories import KELURAHAN
from tests.wilayah.hari_kerja import HariKerja, hitung_ulang


def banyak() -> int:
    return db.session.scalar(select(func.count()).select_from(Ringkasan)) or 0


BENIH = [11, 22, *(pytest.param(satu, marks=pytest.mark.berat) for satu in range(100, 112))]


@pytest.mark.parametrize("benih", BENIH)
def test_after_a_random_day_of_work_every_figure_is_what_a_recount_says_and_folding_keeps_it(app, pabrik, benih):
    HariKerja(pabrik, benih).jalankan(34)
    with app.app_context():
        benar = hitung_ulang()
        assert len({nama.partition(":")[0] for isi in benar.values() for nama in isi}) == 7, "setiap ukuran punya isi"
        assert "" in benar, "ada penerima yang desanya tidak dikenal"
        assert sum_ringkasan("") == benar
        hilang, semula = fold_ringkasan(0), banyak()
        assert hilang > 0 and semula == sum(len(isi) for isi in benar.values())
        db.session.rollback()
        assert sum_ringkasan("") == benar and fold_ringkasan(0) == 0
        db.session.remove()
    HariKerja(pabrik, benih + 1).jalankan(14)
    with app.app_context():
        assert sum_ringkasan("") == hitung_ulang()
        milik = {nama: n for nama, n in hitung_ulang().get(KELURAHAN, {}).items() if nama.startswith("temuan:")}
        assert sum_ringkasan(KELURAHAN, "temuan:").get(KELURAHAN, {}) == milik
        db.session.remove()


def test_few_rows_are_not_folded(app, pabrik):
    operator = pabrik.pengguna("operator")
    pabrik.keluarga(oleh=operator)
    pabrik.keluarga(oleh=operator)
    with app.app_context():
        semula = banyak()
        assert fold_ringkasan() == 0 and banyak() == semula > 0


@pytest.mark.postgres
def test_folding_keeps_what_another_connection_adds_meanwhile(app, pabrik):
    operator = pabrik.pengguna("operator")
    for _ in range(2):
        pabrik.keluarga(oleh=operator)
    with app.app_context(), db.engine.connect() as lain:
        semula = sum_ringkasan(KELURAHAN)
        db.session.rollback()
        lain.execute(insert(Ringkasan), [{"desa_kode": KELURAHAN, "ukuran": "kk", "jumlah": 1}] * 5)  # not committed yet
        assert fold_ringkasan(0) > 0
        assert sum_ringkasan(KELURAHAN) == semula
        db.session.rollback()
        lain.commit()
        assert sum_ringkasan(KELURAHAN) == {KELURAHAN: semula[KELURAHAN] | {"kk": semula[KELURAHAN]["kk"] + 5}}
