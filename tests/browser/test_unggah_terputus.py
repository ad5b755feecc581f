"""A line that breaks in the middle of an upload leaves no file, no row and nothing half written."""

from __future__ import annotations

import re
import socket
import time
from urllib.parse import urlsplit
from uuid import uuid4

from sqlalchemy import func, select

from portal.db import db
from portal.keluarga.models import Foto
from tests.jalan import gambar

BATAS = "batasformulir"


def _badan(csrf: str, isi: bytes, ulang: int) -> bytes:
    """A multipart form; ``ulang`` makes the picture as large as one from a telephone."""
    bagian = [("csrf_token", csrf), ("id", str(uuid4())), ("jenis", "rumah_depan"), ("simpan", "1")]
    kepala = "".join(f'--{BATAS}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in bagian)
    kepala += f'--{BATAS}\r\nContent-Disposition: form-data; name="berkas"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    return kepala.encode() + isi + bytes(ulang) + f"\r\n--{BATAS}--\r\n".encode()


def _kirim(server: str, jalur: str, kue: str, badan: bytes, sampai: float = 1.0) -> str:
    """Send ``sampai`` of the body; the first line of the answer, or nothing when the line was cut before."""
    alamat = urlsplit(server)
    with socket.create_connection((alamat.hostname, alamat.port), timeout=30) as s:
        s.sendall(
            f"POST {jalur} HTTP/1.1\r\nHost: {alamat.netloc}\r\nCookie: sesi={kue}\r\nConnection: close\r\n"
            f"Content-Type: multipart/form-data; boundary={BATAS}\r\nContent-Length: {len(badan)}\r\n\r\n".encode()
        )
        s.sendall(badan[: int(len(badan) * sampai)])
        if sampai < 1:
            time.sleep(0.2)
            return ""
        return s.makefile("rb").readline().decode()


def test_an_upload_that_is_cut_off_leaves_nothing_behind(app, pabrik, peramban, server, config_portal):
    orang = pabrik.pengguna()
    keluarga = pabrik.keluarga(oleh=orang)
    p = peramban(orang)
    csrf = re.search(r'name="csrf_token" value="([^"]+)"', p.buka(f"/keluarga/{keluarga}").teks)
    assert csrf
    kue = p.klien.get_cookie("sesi", domain="portal.uji").value
    jalur = f"/keluarga/{keluarga}/foto/"
    badan = _badan(csrf[1], gambar(), 2_000_000)
    for sampai in (0.001, 0.3, 0.999):
        _kirim(server, jalur, kue, badan, sampai)
    time.sleep(0.5)
    assert _baris(app) == 0
    assert [j for j in config_portal.folder_berkas.rglob("*") if j.is_file()] == []
    assert " 303 " in _kirim(server, jalur, kue, badan), "yang utuh diterima"
    assert _baris(app) == 1
    assert len([j for j in config_portal.folder_berkas.rglob("*") if j.is_file()]) == 1


def _baris(app) -> int:
    with app.app_context():
        jumlah = db.session.scalar(select(func.count()).select_from(Foto))
        db.session.remove()
    return jumlah or 0
