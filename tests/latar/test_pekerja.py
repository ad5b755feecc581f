"""The worker as a process: killed in the middle, asked to stop, started beside the server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from portal import kerja
from portal.audit.models import Jejak
from portal.audit.queries import verify_chain
from portal.config import AKAR
from portal.db import db
from portal.jam import sekarang
from portal.latar.models import Pekerjaan
from portal.latar.rules import BERJALAN, MENUNGGU, PERIKSA_KABUPATEN, SELESAI
from portal.latar.service import create_pekerjaan
from tests.conftest import KUNCI_UJI
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN
from tests.pemeriksaan.bahan import anggota, dalam, di, temuan, ubah

# The real command, only slower: it says after each step how far it is, and rests.
pytestmark = pytest.mark.sekali
LAMBAT = """
import sys, time
from portal import commands, kerja
asli = kerja.FUNGSI["periksa_kabupaten"]
def lambat(isian, lapor):
    def pelan(selesai, dari):
        lapor(selesai, dari)
        if selesai:
            print(selesai, flush=True)
            time.sleep(2)
    return asli(isian, pelan)
kerja.FUNGSI["periksa_kabupaten"] = lambat
sys.exit(commands.main(["kerja", "--sekali"]))
"""


@pytest.fixture
def lingkungan(config_portal):
    """The environment in which a child process works on this test's database."""
    for nama in ("basisdata", "rahasia"):
        jalur = config_portal.data / f"kunci.{nama}"
        jalur.write_text(KUNCI_UJI)
        jalur.chmod(0o600)
    lingkungan = {nama: isi for nama, isi in os.environ.items() if not nama.startswith("PORTAL_")} | {"PORTAL_DATA": str(config_portal.data)}
    return lingkungan | ({"PORTAL_DATABASE_URL": config_portal.basisdata_url} if config_portal.basisdata_url else {})


@pytest.fixture
def pekerjaan(app, pabrik):
    """A check in the queue over three villages, each with a NIK of the first one."""
    operator = pabrik.pengguna("operator", KELURAHAN)
    sini, *lain = (pabrik.keluarga(desa, oleh=operator) for desa in (KELURAHAN, DESA, DESA_LAIN))
    for satu in lain:
        ubah(app, satu, 0, nik=anggota(app, sini)[0].nik)
    verifikator = pabrik.pengguna("verifikator", KABUPATEN)
    return di(app, lambda: create_pekerjaan(uuid4(), PERIKSA_KABUPATEN, {}, oleh=verifikator).id)


def keadaan(app, id_) -> tuple[str, int]:
    with dalam(app):
        return tuple(db.session.execute(select(Pekerjaan.status, Pekerjaan.percobaan).where(Pekerjaan.id == id_)).one())


def mulai_lambat(lingkungan) -> subprocess.Popen[str]:
    """The slow worker, after its first desa."""
    anak = subprocess.Popen([sys.executable, "-c", LAMBAT], cwd=AKAR, env=lingkungan, stdout=subprocess.PIPE, text=True)
    assert anak.stdout and anak.stdout.readline().strip() == "1"
    return anak


def selesaikan(lingkungan) -> None:
    subprocess.run([sys.executable, "-m", "portal.commands", "kerja", "--sekali"], cwd=AKAR, env=lingkungan, check=True, timeout=60)


def test_killed_in_the_middle_the_job_is_taken_up_again_and_ends_once(app, lingkungan, pekerjaan):
    anak = mulai_lambat(lingkungan)
    anak.kill()
    anak.wait()
    separuh = temuan(app, "NIK_GANDA", "DUA_KELUARGA")
    assert keadaan(app, pekerjaan) == (BERJALAN, 1) and 0 < len(separuh) < 3
    selesaikan(lingkungan)
    assert keadaan(app, pekerjaan) == (BERJALAN, 1), "belum cukup lama diam"
    with dalam(app):
        db.session.execute(update(Pekerjaan).values(denyut_pada=sekarang() - timedelta(minutes=2)))
        db.session.commit()
    selesaikan(lingkungan)
    assert keadaan(app, pekerjaan) == (SELESAI, 2)
    semua = temuan(app, "NIK_GANDA", "DUA_KELUARGA")
    assert len(semua) == 3 and {t.id for t in separuh} <= {t.id for t in semua}
    with dalam(app):
        assert list(db.session.scalars(select(Jejak.aksi))).count("pekerjaan.selesai") == 1 and verify_chain() is None


def test_asked_to_stop_it_puts_the_job_back_at_once(app, lingkungan, pekerjaan):
    anak = mulai_lambat(lingkungan)
    anak.send_signal(signal.SIGTERM)
    assert anak.wait(20) == 0 and keadaan(app, pekerjaan) == (MENUNGGU, 0)
    selesaikan(lingkungan)
    assert keadaan(app, pekerjaan) == (SELESAI, 1) and len(temuan(app, "NIK_GANDA", "DUA_KELUARGA")) == 3


def test_beside_the_server_a_worker_starts_when_a_job_waits_and_another_when_it_was_killed(app, lingkungan, pekerjaan, monkeypatch):
    for nama, isi in lingkungan.items():
        monkeypatch.setenv(nama, isi)
    monkeypatch.setattr(kerja, "SELA", 0.1)
    asli, perintah = subprocess.Popen, []

    def mulai(daftar, **lain):
        perintah.append(daftar)
        return asli([sys.executable, "-c", "raise SystemExit(9)"] if len(perintah) == 1 else daftar, cwd=AKAR, **lain)

    monkeypatch.setattr(kerja.subprocess, "Popen", mulai)
    pengawas = kerja.Pengawas(app)
    pengawas.start()
    try:
        batas = time.monotonic() + 60
        while keadaan(app, pekerjaan)[0] != SELESAI and time.monotonic() < batas:
            time.sleep(0.2)
        assert keadaan(app, pekerjaan) == (SELESAI, 1) and len(perintah) == 2
    finally:
        pengawas.tutup()
    assert pengawas.anak.poll() is not None
