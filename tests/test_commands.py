"""The `portal` command as the person at the server meets it: files, exit codes, sentences."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update

from portal import commands, pemeriksaan_server
from portal.akun.models import Pengguna, TautanSandi
from portal.app import create_app
from portal.audit.models import Jejak
from portal.config import AKAR, load
from portal.db import db
from portal.demo.akun import SANDI
from portal.jam import sekarang
from portal.pengaturan.service import set_awal
from portal.wilayah.models import Wilayah

RUANG = namedtuple("RUANG", "total used free")


@pytest.fixture(autouse=True)
def lingkungan(monkeypatch, tmp_path):
    """A data folder of one's own; the umask of this process stays as it was."""
    for nama in [n for n in os.environ if n.startswith("PORTAL_")]:
        monkeypatch.delenv(nama)
    monkeypatch.setenv("PORTAL_DATA", str(tmp_path / "data"))
    lama = os.umask(0o022)
    yield
    os.umask(lama)


@pytest.fixture(scope="module")
def hasil_setup(tmp_path_factory):
    """The folder that `portal setup` leaves, and what it printed; made once, copied for each test."""
    folder = tmp_path_factory.mktemp("setup") / "data"
    jalan = subprocess.run(
        [sys.executable, "-m", "portal.commands", "setup", "--kabupaten", "17.02"], cwd=AKAR, capture_output=True, text=True, check=True,
        env={**os.environ, "PORTAL_DATA": str(folder)},
    )  # fmt: skip
    return folder, jalan.stdout


@pytest.fixture
def siap(hasil_setup) -> Path:
    tujuan = Path(os.environ["PORTAL_DATA"])
    shutil.copytree(hasil_setup[0], tujuan)
    return tujuan


def di_basisdata(fungsi):
    """Run ``fungsi`` in an app context over the present data folder."""
    app = create_app(load())
    with app.app_context():
        try:
            return fungsi()
        finally:
            db.session.remove()
            db.engine.dispose()


def mode(jalur: Path) -> int:
    return stat.S_IMODE(jalur.stat().st_mode)


def test_setup_leaves_closed_keys_no_known_password_and_one_link(siap, hasil_setup):
    assert mode(siap) == mode(siap / "berkas") == 0o700
    assert mode(siap / "kunci.basisdata") == mode(siap / "kunci.rahasia") == mode(siap / "portal.db") == 0o600
    assert (siap / "portal.db").read_bytes()[:15] != b"SQLite format 3"

    def isi():
        hitung = {model: db.session.scalar(select(func.count()).select_from(model)) for model in (Pengguna, TautanSandi, Wilayah)}
        sandi = db.session.scalar(select(func.count()).where(Pengguna.sandi.is_not(None)))
        return hitung, sandi, db.session.scalars(select(Pengguna.peran)).all()

    assert di_basisdata(isi) == ({Pengguna: 1, TautanSandi: 1, Wilayah: 91_599}, 0, ["admin"])
    (token,) = re.findall(r"http://127\.0\.0\.1:8000/sandi/(\S+)", hasil_setup[1])
    app = create_app(load())
    assert app.test_client().get(f"/sandi/{token}", base_url="http://127.0.0.1:8000").status_code == 200


@pytest.mark.parametrize("kode", ["99.99", "17", "17.02.19", "1702", "", "x'; --"])
def test_a_wrong_kabupaten_is_refused_in_words_and_leaves_no_tables(kode, capsys):
    assert commands.main(["setup", "--kabupaten", kode]) == 1
    kalimat = capsys.readouterr().err
    assert "Traceback" not in kalimat and ("tidak dikenal. Contoh: 17.02" in kalimat or "Sebutkan kabupatennya" in kalimat)
    jumlah = di_basisdata(lambda: db.session.scalar(text("SELECT count(*) FROM sqlite_master"))) if kode else 0
    assert jumlah == 0


def test_setup_twice_is_refused_and_changes_nothing(siap, capsys):
    kunci = (siap / "kunci.basisdata").read_text()
    assert commands.main(["setup", "--kabupaten", "17.02"]) == 1
    assert commands.main(["demo"]) == 1
    assert capsys.readouterr().err.count("sudah berisi") == 2
    assert (siap / "kunci.basisdata").read_text() == kunci
    assert di_basisdata(lambda: db.session.scalar(select(func.count()).select_from(Pengguna))) == 1


def test_an_interrupted_setup_is_finished_by_the_next_one(siap, capsys):
    def batalkan():
        db.session.execute(text("DELETE FROM tautan_sandi"))
        db.session.execute(text("DELETE FROM pengguna"))
        db.session.commit()

    di_basisdata(batalkan)
    assert commands.main(["setup", "--kabupaten", "33.01"]) == 0
    assert "Kabupaten Cilacap siap" in capsys.readouterr().out


def test_a_lost_key_is_never_replaced_by_a_new_one(siap, capsys):
    (siap / "kunci.basisdata").unlink()
    assert commands.main(["setup", "--kabupaten", "17.02"]) == 1
    assert "Kembalikan dari cadangan" in capsys.readouterr().err
    assert not (siap / "kunci.basisdata").exists()


def test_a_wrong_key_is_told_without_a_stack_trace(siap, capsys):
    (siap / "kunci.basisdata").write_text("ab" * 32)
    assert commands.main(["audit", "verify"]) == 1
    kalimat = capsys.readouterr().err
    assert kalimat.startswith("Basis data tidak dapat dibuka") and "Traceback" not in kalimat


@pytest.mark.parametrize("perintah", [["serve"], ["check"], ["audit", "verify"], ["setup", "--perbarui"]])
def test_without_a_setup_each_command_says_what_to_type(perintah, capsys):
    assert commands.main(perintah) == 1
    assert "portal setup --kabupaten" in capsys.readouterr().err


def test_perbarui_brings_the_schema_to_this_version(siap, capsys):
    assert commands.main(["setup", "--perbarui"]) == 0
    assert "Skema sekarang versi" in capsys.readouterr().out


# portal check


@pytest.fixture
def sungguhan(siap, monkeypatch) -> Path:
    """An installation that passes: https behind a proxy, an admin with a password, the dinas filled in, room on the disk."""
    monkeypatch.setenv("PORTAL_URL", "https://portal.contoh.id")
    monkeypatch.setenv("PORTAL_PROXY", "1")
    monkeypatch.setattr(pemeriksaan_server.shutil, "disk_usage", lambda jalur: RUANG(100, 20, 80))

    def isi():
        set_awal({"kadis_nama": "Rahmat Cendrawasih"})
        db.session.execute(update(Pengguna).values(sandi="-"))
        db.session.commit()

    di_basisdata(isi)
    return siap


def periksa(capsys) -> tuple[int, list[str]]:
    """Exit code and the sentences of what does not hold."""
    capsys.readouterr()
    kode = commands.main(["check"])
    return kode, [baris.removeprefix("BURUK").strip() for baris in capsys.readouterr().out.splitlines() if baris.startswith("BURUK")]


def test_check_passes_an_installation_in_order(sungguhan, capsys):
    assert periksa(capsys) == (0, [])


def _jalankan_sql(*perintah: str):
    def jalankan():
        for satu in perintah:
            db.session.execute(text(satu))
        db.session.commit()

    return lambda folder, monkeypatch: di_basisdata(jalankan)


def _tandai_demo(folder, monkeypatch):
    di_basisdata(lambda: set_awal({"demo": ["admin"]}))


def _jam_mundur(folder, monkeypatch):
    monkeypatch.setattr(pemeriksaan_server, "sekarang", lambda: sekarang() - timedelta(days=1))


RUSAK = {
    "memakai https": lambda folder, m: m.setenv("PORTAL_URL", "http://portal.contoh.id"),
    "Hanya perantara di komputer ini": lambda folder, m: m.setenv("PORTAL_HOST", "0.0.0.0"),
    "Jumlah perantara": lambda folder, m: m.delenv("PORTAL_PROXY"),
    "Mode pengembangan mati": lambda folder, m: m.setenv("FLASK_DEBUG", "1"),
    "/data hanya untuk pemiliknya (mode 755": lambda folder, m: folder.chmod(0o755),
    "/berkas hanya untuk pemiliknya (mode 0": lambda folder, m: (folder / "berkas").rmdir(),
    "Berkas basis data hanya untuk pemiliknya (mode 640": lambda folder, m: (folder / "portal.db").chmod(0o640),
    "Ruang disk bebas 14%": lambda folder, m: m.setattr(pemeriksaan_server.shutil, "disk_usage", lambda jalur: RUANG(100, 86, 14)),
    "SQLite": lambda folder, m: m.setattr(pemeriksaan_server.sqlcipher, "sqlite_version_info", (3, 40, 1)),
    "Basis data ini bukan contoh": _tandai_demo,
    "Jam server tidak mundur": _jam_mundur,
    "Ada admin yang sudah membuat kata sandi": _jalankan_sql("UPDATE pengguna SET sandi = NULL"),
    "Nama kepala dinas sudah diisi": _jalankan_sql("UPDATE pengaturan SET nilai = '\"\"' WHERE kunci = 'kadis_nama'"),
    "Skema basis data": _jalankan_sql("UPDATE versi_skema SET version_num = 'lama'"),
    "Jurnal WAL": lambda folder, m: m.setattr(pemeriksaan_server, "JURNAL", "delete"),
    "Baris 2 berubah": _jalankan_sql("DROP TRIGGER jejak_tolak_update", "UPDATE jejak SET aksi = 'lain' WHERE id = 2"),
}  # fmt: skip


@pytest.mark.parametrize("kalimat", RUSAK)
def test_check_names_the_one_point_that_does_not_hold(kalimat, sungguhan, monkeypatch, capsys):
    RUSAK[kalimat](sungguhan, monkeypatch)
    kode, salah = periksa(capsys)
    assert kode == 1 and len(salah) == 1 and kalimat in salah[0]


@pytest.mark.parametrize("nama", ["basisdata", "rahasia"])
def test_check_and_serve_refuse_a_key_that_others_can_read(nama, sungguhan, capsys):
    (sungguhan / f"kunci.{nama}").chmod(0o644)
    assert commands.main(["check"]) == 1 and commands.main(["serve"]) == 1
    assert capsys.readouterr().err.count(f"chmod 600 {sungguhan / f'kunci.{nama}'}") == 2


# portal audit verify


def test_audit_verify_says_that_the_trail_is_whole(siap, capsys):
    assert commands.main(["audit", "verify"]) == 0
    assert "Jejak audit utuh." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("perintah", "kalimat"),
    [
        ("UPDATE jejak SET rincian = '{}' WHERE id = 3", "Baris 3 berubah setelah dicatat."),
        ("DELETE FROM jejak WHERE id = 2", "Baris 2 hilang dari jejak audit."),
        ("DELETE FROM jejak WHERE id = (SELECT max(id) FROM jejak)", "Jejak audit terpotong"),
    ],
)
def test_audit_verify_names_the_first_broken_row(perintah, kalimat, siap, capsys):
    assert di_basisdata(lambda: db.session.scalar(select(func.count()).select_from(Jejak))) >= 3
    _jalankan_sql("DROP TRIGGER jejak_tolak_update", "DROP TRIGGER jejak_tolak_delete", perintah)(siap, None)
    assert commands.main(["audit", "verify"]) == 1
    assert kalimat in capsys.readouterr().out


# portal demo, portal serve


def test_a_demo_of_too_few_families_makes_nothing(capsys):
    assert commands.main(["demo", "--keluarga", "29"]) == 1
    assert "sedikitnya 30 keluarga" in capsys.readouterr().err
    assert not Path(os.environ["PORTAL_DATA"]).exists()


def test_a_small_demo_is_made_and_served_until_it_is_asked_to_stop(capsys, monkeypatch):
    assert commands.main(["demo", "--keluarga", "30"]) == 0
    assert SANDI in capsys.readouterr().out
    with socket.socket() as lubang:
        lubang.bind(("127.0.0.1", 0))
        port = lubang.getsockname()[1]
    lingkungan = {**os.environ, "PORTAL_PORT": str(port)}
    server = subprocess.Popen(
        [sys.executable, "-m", "portal.commands", "serve"], cwd=AKAR, env=lingkungan, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        jawab = _tunggu(f"http://127.0.0.1:{port}/sehat")
        assert (jawab.status, jawab.headers.get_content_type(), jawab.read()) == (200, "text/plain", b"baik\n")
    finally:
        server.send_signal(signal.SIGTERM)
        keluaran, _ = server.communicate(timeout=30)
    assert server.returncode == 0 and "KABUPATEN CONTOH" in keluaran and SANDI in keluaran and "Traceback" not in keluaran


def _tunggu(url: str):
    for _ in range(300):
        try:
            return urllib.request.urlopen(url, timeout=5)
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} tidak menjawab")


def test_the_portal_starts_without_the_heavy_parts():
    kode = "import sys, portal.app; print([m for m in ('weasyprint', 'openpyxl', 'python_calamine', 'playwright') if m in sys.modules])"
    berat = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, capture_output=True, text=True, check=True).stdout
    assert berat == "[]\n"


def test_sehat_answers_503_when_the_database_cannot_be_read(siap):
    app = create_app(load())
    klien = app.test_client()
    assert klien.get("/sehat", base_url="http://127.0.0.1:8000").status_code == 200
    with app.app_context():
        db.engine.dispose()
    (siap / "portal.db").write_bytes(os.urandom(8192))
    jawab = klien.get("/sehat", base_url="http://127.0.0.1:8000")
    assert (jawab.status_code, jawab.text) == (503, "basis data tidak terjangkau\n")
