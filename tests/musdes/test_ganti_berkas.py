"""A file of the packet is replaced in one step and kept; what a killed server left behind is swept away."""

from __future__ import annotations

import os
import time
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.audit.models import Jejak
from portal.db import db
from portal.musdes.service.berkas import sweep_berkas
from tests.factories import DESA
from tests.jalan import gambar, pindaian
from tests.musdes.bahan import Bahan, Pembuat
from tests.musdes.unggahan import berkas, tanda, unggah


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


@pytest.mark.parametrize("htmx", [False, True])
def test_a_page_is_replaced_in_one_step_takes_its_place_and_the_old_one_is_kept(app, pabrik, buat, peramban, config_portal, htmx):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p, kode = peramban(oleh, htmx=htmx), tanda(app, buat, jadi)[0]
    unggah(p, jadi, kode, isi=gambar(), nama="satu.jpg")
    unggah(p, jadi, kode, isi=gambar(60), nama="dua.jpg")
    satu, dua = berkas(app, jadi)
    halaman = unggah(p, jadi, kode, isi=gambar(90), nama="satu-terang.jpg", ganti=str(satu.id))
    teks = halaman.tulisan()
    assert "satu-terang.jpg" in teks and teks.index("satu-terang.jpg") < teks.index("dua.jpg") and "Pengganti satu.jpg" not in teks
    baru, lama = sorted((b for b in berkas(app, jadi) if b.urutan == 1), key=lambda b: b.dihapus_pada is not None)
    assert (baru.nama_asli, baru.dihapus_pada, lama.id) == ("satu-terang.jpg", None, satu.id)
    assert (config_portal.folder_berkas / "musdes" / lama.berkas).is_file()
    with app.app_context():
        jejak = db.session.scalars(select(Jejak.rincian).where(Jejak.aksi == "berkas.unggah").order_by(Jejak.id.desc())).first()
    assert str(satu.id) in jejak
    teks = peramban(pabrik.pengguna("verifikator", "17.02")).buka(f"/musdes/{jadi.musdes_id}/berkas").tulisan()
    assert "Versi sebelumnya (1)" in teks and "satu.jpg" in teks


def test_only_a_file_that_is_there_in_the_same_part_can_be_replaced(app, pabrik, buat, peramban, config_portal):
    oleh, tetangga = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    jadi, jauh = buat.musdes(oleh, [Bahan()]), buat.musdes(tetangga, [Bahan()], desa=DESA)
    unggah(peramban(tetangga), jauh, "", jenis="foto", isi=gambar(), nama="a.jpg")
    p = peramban(oleh)
    unggah(p, jadi, "", jenis="foto", isi=gambar(), nama="a.jpg")
    [asing], [foto] = berkas(app, jauh), berkas(app, jadi)
    for jenis, ganti, status in (("publikasi", foto.id, 422), ("foto", asing.id, 404), ("foto", uuid4(), 404), ("foto", "bukan-id", 422)):
        unggah(p, jadi, "", jenis=jenis, isi=gambar(70), nama="b.jpg", ganti=str(ganti), status=status)
    unggah(p, jadi, "", jenis="foto", isi=gambar(70), nama="b.jpg", ganti=str(foto.id))
    unggah(p, jadi, "", jenis="foto", isi=gambar(80), nama="c.jpg", ganti=str(foto.id), status=404)
    assert [b.nama_asli for b in berkas(app, jadi) if b.dihapus_pada is None] == ["b.jpg"]
    assert len(list((config_portal.folder_berkas / "musdes").iterdir())) == 3  # the neighbour's, the old and the new one


def test_files_without_a_row_are_swept_away_and_replaced_ones_stay(app, pabrik, buat, peramban, config_portal):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p, kode = peramban(oleh), tanda(app, buat, jadi)[0]
    unggah(p, jadi, kode, isi=pindaian())
    [lama] = berkas(app, jadi)
    unggah(p, jadi, kode, isi=pindaian(2), ganti=str(lama.id))
    folder = config_portal.folder_berkas / "musdes"
    tetap = {f.name for f in folder.iterdir()} | {"demo-foto.jpg"}
    for nama in (f"{uuid4().hex}.pdf", f"{uuid4().hex}.jpg", ".unggah-x", "demo-foto.jpg"):
        (folder / nama).write_bytes(b"x")
    for berkas_ in folder.iterdir():
        os.utime(berkas_, (0, 0))
    (folder / f"{uuid4().hex}.pdf").write_bytes(b"baru datang")
    with app.app_context():
        assert sweep_berkas(config_portal.folder_berkas, sebelum=time.time() - 60) == 3
    assert len(tetap) == 3 and tetap < {f.name for f in folder.iterdir()} and len(list(folder.iterdir())) == 4
