"""Photos of a family: small ones for the page, no file without a row, and the form that cannot make two of one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PIL import Image
from sqlalchemy import func, select

from portal import penyapu
from portal.db import db
from portal.keluarga.models import Foto
from portal.keluarga.service.foto import add_foto, remove_foto, sweep_foto
from tests.factories import KABUPATEN

# Runs in a process of its own, which dies as the server would: after the file was written, before its row is.
MATI = """
import json, os, signal, sys
from io import BytesIO
from pathlib import Path
from uuid import UUID
from portal.akun.models import Pengguna
from portal.app import create_app
from portal.config import Config
from portal.db import db
from portal.keluarga.service import foto
a = json.loads(sys.argv[1])
app = create_app(Config(data=Path(a["data"]), basisdata_url=a["url"], uji=True, kunci_uji=a["kunci"]))
foto._catat = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
with app.app_context():
    oleh = db.session.get(Pengguna, UUID(a["oleh"]))
    isi, folder = BytesIO(Path(a["gambar"]).read_bytes()), app.config["PORTAL"].folder_berkas
    foto.add_foto(UUID(a["id"]), UUID(a["keluarga"]), "kk", isi, "a.jpg", folder=folder, oleh=oleh)
"""


def gambar(lebar: int = 1600, tinggi: int = 1200) -> bytes:
    keluar = BytesIO()
    Image.effect_noise((lebar // 40, tinggi // 40), 60).resize((lebar, tinggi)).convert("RGB").save(keluar, "JPEG", quality=85)
    return keluar.getvalue()


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna()


@pytest.fixture
def keluarga(pabrik, operator):
    return pabrik.keluarga(oleh=operator)


@pytest.fixture
def folder(config_portal):
    return config_portal.folder_berkas


@pytest.fixture
def simpan(app, folder, keluarga, operator):
    """simpan(jenis, isi=…) -> id of a stored photo."""

    def satu(jenis: str = "rumah_depan", isi: bytes | None = None, id_: UUID | None = None) -> UUID:
        with app.app_context():
            foto = add_foto(id_ or uuid4(), keluarga, jenis, BytesIO(isi or gambar()), "a.jpg", folder=folder, oleh=operator).id
            db.session.remove()
            return foto

    return satu


def berkas(folder: Path) -> list[str]:
    return sorted(j.relative_to(folder).as_posix() for j in folder.rglob("*") if j.is_file())


def baris(app) -> int:
    with app.app_context():
        jumlah = db.session.scalar(select(func.count()).select_from(Foto))
        db.session.remove()
    return jumlah


def menua(folder: Path, detik: float = 3600) -> None:
    for jalur in folder.rglob("*"):
        if jalur.is_file():
            os.utime(jalur, (time.time() - detik,) * 2)


def test_the_page_shows_small_pictures_of_a_few_kilobytes_and_the_whole_one_when_pressed(peramban, operator, keluarga, simpan):
    simpan()
    p = peramban(operator)
    halaman = p.buka(f"/keluarga/{keluarga}?buka=foto")
    kecil = p.buka(halaman.cari(".//figure//img")[0].get("src"))
    utuh = p.buka(halaman.cari(".//figure//a")[0].get("href"))
    assert Image.open(BytesIO(kecil.data)).size == (320, 240) and len(kecil.data) < 12_000
    assert Image.open(BytesIO(utuh.data)).size == (1600, 1200)
    for satu in (kecil, utuh):
        assert satu.kepala["Cache-Control"] == "no-store" and "sandbox" in satu.kepala["Content-Security-Policy"]


def test_twelve_photos_weigh_nothing_until_the_section_is_opened(peramban, operator, keluarga, simpan):
    for jenis in ("rumah_depan", "rumah_dalam", "ktp", "kk"):
        for _ in range(3):
            simpan(jenis, gambar(320, 240))
    p = peramban(operator)
    halaman = p.buka(f"/keluarga/{keluarga}")
    lipatan = halaman.cari(".//details[@id='keluarga-foto']")[0]
    assert lipatan.get("open") is None and not lipatan.findall(".//img")
    lipatan = p.buka(halaman.tautan("Lihat dan tambah foto").partition("#")[0]).cari(".//details[@id='keluarga-foto']")[0]
    gambar_semua = lipatan.findall(".//img")
    assert len(gambar_semua) == 12 and all(g.get("loading") == "lazy" and "kecil" in g.get("src") for g in gambar_semua)


def test_small_pictures_of_cards_are_only_for_who_may_see_a_nik(pabrik, peramban, operator, keluarga, simpan):
    ktp = simpan("ktp")
    camat, verifikator = pabrik.pengguna("camat", "17.02.19"), pabrik.pengguna("verifikator", KABUPATEN)
    for akhir in ("", "?kecil=1"):
        peramban(camat).buka(f"/keluarga/{keluarga}/foto/{ktp}{akhir}", status=404)
        peramban(verifikator).buka(f"/keluarga/{keluarga}/foto/{ktp}{akhir}", status=200)


def test_the_form_offers_the_camera_and_the_gallery_and_the_kind_that_is_missing(peramban, operator, keluarga, simpan):
    simpan("rumah_depan")
    halaman = peramban(operator).buka(f"/keluarga/{keluarga}?buka=foto")
    masukan = {i.get("name"): i for i in halaman.cari(".//input[@type='file']")}
    assert masukan["kamera"].get("capture") == "environment" and masukan["berkas"].get("capture") is None
    assert [o.get("value") for o in halaman.cari(".//select[@name='jenis']/option[@selected]")] == ["rumah_dalam"]


def test_a_photo_goes_with_its_small_picture(app, peramban, operator, keluarga, folder, simpan):
    id_ = simpan()
    peramban(operator).buka(f"/keluarga/{keluarga}/foto/{id_}?kecil=1")
    assert berkas(folder) == [f"foto/{id_.hex}.jpg", f"foto/kecil/{id_.hex}.jpg"]
    with app.app_context():
        remove_foto(id_, keluarga, folder=folder, oleh=operator)
        db.session.remove()
    assert berkas(folder) == []


def test_the_same_photo_form_twice_is_one_photo(app, folder, simpan):
    id_, isi = uuid4(), gambar()
    assert simpan("kk", isi, id_) == simpan("kk", isi, id_) == id_
    assert baris(app) == 1 and berkas(folder) == [f"foto/{id_.hex}.jpg"]


def test_a_server_killed_between_file_and_row_leaves_what_is_swept_and_the_retry_makes_one_photo(
    app, config_portal, folder, keluarga, operator, simpan, tmp_path
):
    id_, isi = uuid4(), gambar()
    (tmp_path / "a.jpg").write_bytes(isi)
    argumen = {
        "data": str(config_portal.data), "url": config_portal.basisdata_url, "kunci": config_portal.kunci("basisdata"),
        "oleh": str(operator.id), "id": str(id_), "keluarga": str(keluarga), "gambar": str(tmp_path / "a.jpg"),
    }  # fmt: skip
    mati = subprocess.run([sys.executable, "-c", MATI, json.dumps(argumen)], capture_output=True, timeout=120)
    assert mati.returncode == -signal.SIGKILL, mati.stderr.decode()
    assert baris(app) == 0 and berkas(folder) == [f"foto/{id_.hex}.jpg"]
    assert penyapu.sapu(app) == 0, "yang baru mungkin sedang dicatat"
    menua(folder)
    assert penyapu.sapu(app) == 1 and berkas(folder) == []
    assert simpan("kk", isi, id_) == id_ and baris(app) == 1 and berkas(folder) == [f"foto/{id_.hex}.jpg"]


def test_the_sweep_leaves_what_has_a_row_and_what_is_not_a_photo(app, peramban, operator, keluarga, folder, simpan):
    id_ = simpan()
    peramban(operator).buka(f"/keluarga/{keluarga}/foto/{id_}?kecil=1")
    for nama in (f"foto/.unggah-{uuid4().hex}", f"foto/kecil/{uuid4().hex}.jpg", "foto/catatan.txt"):
        (folder / nama).write_bytes(b"x")
    menua(folder)
    with app.app_context():
        assert sweep_foto(folder, sebelum=time.time() - 7200) == 0
        assert sweep_foto(folder, sebelum=time.time()) == 2
        db.session.remove()
    assert berkas(folder) == sorted(["foto/catatan.txt", f"foto/{id_.hex}.jpg", f"foto/kecil/{id_.hex}.jpg"])
