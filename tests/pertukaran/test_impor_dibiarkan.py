"""What nobody brought in: after two weeks its rows and its file go, and the page says so; files without an import go too."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from portal import penyapu
from portal.audit.models import Jejak
from portal.db import db
from portal.errors import RuleBroken
from portal.jam import sekarang
from portal.latar.models import Pekerjaan
from portal.pertukaran.models import Impor, ImporBaris
from portal.pertukaran.service import impor_kosong
from portal.pertukaran.service.impor import apply_impor
from tests.pertukaran.berkas_impor import buku, orang
from tests.pertukaran.test_impor import Jalan, hitung, jalan, rina  # noqa: F401


def _tua(id_, hari: int, pekerjaan: str = "selesai") -> None:
    db.session.execute(update(Impor).where(Impor.id == id_).values(dibuat_pada=sekarang() - timedelta(days=hari)))
    db.session.execute(update(Pekerjaan).where(Pekerjaan.id == db.session.get(Impor, id_).pekerjaan_id).values(status=pekerjaan))
    db.session.commit()


def test_a_preview_left_alone_for_two_weeks_goes_with_its_file(app, jalan, rina, peramban, monkeypatch):  # noqa: F811
    monkeypatch.setattr(impor_kosong, "SEKALIGUS", 1)
    monkeypatch.setattr(penyapu, "BARU", -60)
    with app.app_context():
        lama, muda, dibaca = (jalan.baca(buku(orang(n, n), orang(n + 10, n + 10))).id for n in (1, 2, 3))
        _tua(lama, 15), _tua(muda, 13), _tua(dibaca, 15, "berjalan")
        yatim = jalan.folder / "impor" / "yatim.xlsx"
        yatim.write_bytes(b"x")
        berkas = {id_: jalan.folder / "impor" / jalan.kini(id_).berkas for id_ in (lama, muda, dibaca)}
        db.session.remove()
    penyapu.sapu(app)
    penyapu.sapu(app)
    with app.app_context():
        assert [jalan.kini(id_).status for id_ in (lama, muda, dibaca)] == ["dibuang", "pratinjau", "pratinjau"]
        assert hitung(ImporBaris) == (4,) and [berkas[id_].exists() for id_ in (lama, muda, dibaca)] == [False, True, True]
        assert not yatim.exists(), "berkas tanpa impor"
        jejak = db.session.scalars(select(Jejak).where(Jejak.aksi == "impor.buang")).all()
        assert [(satu.objek_id, satu.pengguna_id) for satu in jejak] == [(str(lama), None)], "satu baris jejak, tanpa orang"
        with pytest.raises(RuleBroken, match="dibuang"):
            apply_impor(lama, "desa", versi=jalan.kini(lama).versi, oleh=rina)
        db.session.remove()
    assert "14 hari tidak dimasukkan" in peramban(rina).buka(f"/impor/{lama}").tulisan()


def test_the_sweep_leaves_the_file_of_an_upload_that_is_just_being_recorded(app, jalan):  # noqa: F811
    folder = jalan.folder / "impor"
    folder.mkdir(parents=True)
    (folder / "baru.xlsx").write_bytes(b"x")
    with app.app_context():
        assert impor_kosong.sweep_berkas_impor(jalan.folder, sebelum=time.time() - 900) == 0
        assert impor_kosong.sweep_berkas_impor(jalan.folder, sebelum=time.time() + 60) == 1
        assert impor_kosong.sweep_berkas_impor(jalan.folder / "tidak-ada", sebelum=time.time()) == 0
