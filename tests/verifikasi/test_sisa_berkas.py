"""What a killed server left of proofs, visit photos and scanned letters is swept; what has a row, was taken out or is new stays."""

from __future__ import annotations

import os
import uuid

import pytest

from portal import penyapu
from portal.db import db, transaction
from portal.jam import hari_ini, sekarang
from portal.usulan.models import BuktiUsulan
from portal.verifikasi.models import FotoKunjungan, Kunjungan, Pengesahan
from tests.factories import KELURAHAN
from tests.verifikasi.bahan import kantor


@pytest.fixture
def folder(config_portal):
    for nama in ("bukti", "kunjungan", "pengesahan", "kunjungan/kecil"):
        (config_portal.folder_berkas / nama).mkdir(parents=True, exist_ok=True)
    return config_portal.folder_berkas


def test_only_old_files_without_a_row_go(app, pabrik, folder):
    k, kini = kantor(pabrik), sekarang()
    usulan, kunjungan, nama = k.antre()[0], uuid.uuid4(), [uuid.uuid4() for _ in range(3)]
    milik = {f"bukti/{nama[0].hex}.pdf", f"kunjungan/{nama[1].hex}.jpg", f"kunjungan/kecil/{nama[1].hex}.jpg", f"pengesahan/{nama[2].hex}.pdf"}
    isi = {"desa_kode": KELURAHAN, "mime": "-", "ukuran": 1, "sidik": "-", "dibuat_oleh": k.rina.id, "dibuat_pada": kini}
    with app.app_context():
        with transaction(jejak=0):
            db.session.add(BuktiUsulan(
                id=nama[0], usulan_id=usulan, jenis="kk", nama_asli="kk.pdf", berkas=f"{nama[0].hex}.pdf", dihapus_pada=kini, **isi
            ))  # fmt: skip
            db.session.add(Kunjungan(
                id=kunjungan, usulan_id=usulan, desa_kode=KELURAHAN, sebab="ragu", pesan="", isi_sidik="-", diminta_oleh=k.rina.id, diminta_pada=kini
            ))  # fmt: skip
            db.session.flush()
            db.session.add(FotoKunjungan(id=nama[1], kunjungan_id=kunjungan, jenis="lain", berkas=f"{nama[1].hex}.jpg", **isi))
            db.session.add(Pengesahan(
                id=uuid.uuid4(), nomor_surat="1", tanggal_surat=hari_ini(), jumlah=0, isi_sidik="-", dibuat_oleh=k.kadis.id, dibuat_pada=kini,
                pindaian=f"{nama[2].hex}.pdf",
            ))  # fmt: skip
        db.session.remove()
    sisa = {f"{satu}/{uuid.uuid4().hex}.{akhiran}" for satu in ("bukti", "kunjungan", "pengesahan") for akhiran in ("jpg", "pdf")}
    sisa |= {f"kunjungan/kecil/{uuid.uuid4().hex}.jpg", "bukti/.unggah-x"}
    baru, asing = f"bukti/{uuid.uuid4().hex}.pdf", "pengesahan/catatan.txt"
    for satu in milik | sisa | {baru, asing}:
        (folder / satu).write_bytes(b"x")
        if satu != baru:
            os.utime(folder / satu, (0, 0))
    assert penyapu.sapu(app) == len(sisa) and penyapu.sapu(app) == 0
    assert {str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file()} == milik | {baru, asing}
