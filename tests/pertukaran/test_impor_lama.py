"""An import that stopped half-way, was killed, or lies there for weeks; ids of its rows; a large sheet read in pieces."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from itertools import islice
from threading import Event

import pytest
from sqlalchemy import func, select, update

from portal import kerja, penyapu
from portal.audit.queries import verify_chain
from portal.config import AKAR
from portal.db import db
from portal.errors import RuleBroken
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Keluarga, Perubahan
from portal.kit.id_urut import uuid_urut
from portal.latar.models import Pekerjaan
from portal.pertukaran.models import Impor, ImporBaris
from portal.pertukaran.service import impor_kosong
from portal.pertukaran.service.impor import apply_impor, withdraw_impor
from portal.web import lembar_child, lembar_potong
from tests.conftest import KUNCI_UJI
from tests.pertukaran.berkas_impor import KEPALA, buku, orang, xlsx
from tests.pertukaran.test_impor import Jalan, hitung, jalan, rina  # noqa: F401

# The real command, only two families a step; after the second step it is killed.
MATI = """
import os, signal, sys
from portal import commands, kerja
from portal.pertukaran.service import impor_masuk
impor_masuk.SEKALIGUS, impor_masuk.PALING = {**impor_masuk.SEKALIGUS, "register": 2}, {}
asli = kerja.FUNGSI["impor_masuk"]
def mati(isian, lapor):
    def hitung(selesai, dari):
        lapor(selesai, dari)
        if selesai == 4:
            os.kill(os.getpid(), signal.SIGKILL)
    return asli(isian, hitung)
kerja.FUNGSI["impor_masuk"] = mati
sys.exit(commands.main(["kerja", "--sekali"]))
"""


def test_ids_grow_and_are_of_version_seven():
    pada = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
    semua = list(islice(uuid_urut(pada), 20_000))
    assert semua == sorted(set(semua)) and {(satu.version, satu.variant) for satu in semua[::1000]} == {(7, "specified in RFC 4122")}
    assert int(semua[0].hex[:12], 16) == int(pada.timestamp() * 1000)
    assert next(uuid_urut(pada + timedelta(milliseconds=1))) > semua[-1]


def _siapkan(jalan, banyak: int = 2):  # noqa: F811
    """An import about to be brought in."""
    impor = jalan.baca(buku(*(orang(n, n) for n in range(1, banyak + 1))))
    apply_impor(impor.id, "desa", versi=impor.versi, oleh=jalan.oleh)
    return impor.id


def test_killed_in_the_middle_of_the_commit_everything_is_there_once(app, config_portal, jalan):  # noqa: F811
    for nama in ("basisdata", "rahasia"):
        (config_portal.data / f"kunci.{nama}").write_text(KUNCI_UJI)
        (config_portal.data / f"kunci.{nama}").chmod(0o600)
    lingkungan = {nama: isi for nama, isi in os.environ.items() if not nama.startswith("PORTAL_")} | {"PORTAL_DATA": str(config_portal.data)}
    lingkungan |= {"PORTAL_DATABASE_URL": config_portal.basisdata_url} if config_portal.basisdata_url else {}
    with app.app_context():
        db.session.execute(update(Pekerjaan).values(status="selesai"))
        id_ = _siapkan(jalan, 7)
        db.session.execute(update(Pekerjaan).where(Pekerjaan.jenis != "impor_masuk").values(status="selesai"))
        db.session.commit()
        db.session.remove()
    anak = subprocess.run([sys.executable, "-c", MATI], cwd=AKAR, env=lingkungan, capture_output=True, timeout=60)
    assert anak.returncode == -9, anak.stderr.decode()
    with app.app_context():
        assert hitung(Keluarga, Anggota) == (4, 4) and db.session.get(Impor, id_).status == "masuk"
        db.session.execute(update(Pekerjaan).values(denyut_pada=sekarang() - timedelta(minutes=2)))
        db.session.commit()
        db.session.remove()
    assert kerja.kerjakan_satu(app, Event())
    with app.app_context():
        impor = db.session.get(Impor, id_)
        assert (impor.status, impor.ringkas["masuk"]) == ("selesai", 7) and hitung(Keluarga, Anggota, Perubahan) == (7, 7, 7)
        assert db.session.scalar(select(func.count(Keluarga.no_kk.distinct()))) == 7 and verify_chain() is None


def test_one_that_stopped_half_way_can_be_taken_back_from_its_page(app, jalan, rina, peramban):  # noqa: F811
    with app.app_context():
        id_ = _siapkan(jalan)
        db.session.remove()
    p = peramban(rina)
    assert "Tarik impor ini" not in p.buka(f"/impor/{id_}").tulisan(), "masih berjalan"
    with app.app_context():
        db.session.execute(update(Pekerjaan).values(status="gagal"))
        db.session.commit()
        db.session.remove()
    assert "Tarik impor ini" in p.buka(f"/impor/{id_}").tulisan()
    p.kirim("/penarikan", {"alasan": "Terhenti."})
    assert "Sedang ditarik" in p.buka(f"/impor/{id_}").tulisan()


def test_after_its_days_the_staged_rows_go_and_the_page_says_why_it_stays(app, jalan, rina, peramban, monkeypatch):  # noqa: F811
    monkeypatch.setattr(impor_kosong, "SEKALIGUS", 1)
    with app.app_context():
        lama, baru = (jalan.masuk(jalan.baca(isi)).id for isi in (buku(orang(1, 1), orang(2, 2)), buku(orang(3, 3))))
        penyapu.sapu(app)
    with app.app_context():
        assert hitung(ImporBaris) == (3,), "belum lewat masanya"
        db.session.execute(update(Impor).where(Impor.id == lama).values(dijalankan_pada=sekarang() - timedelta(days=31)))
        db.session.commit()
    penyapu.sapu(app)
    penyapu.sapu(app)
    with app.app_context():
        assert hitung(ImporBaris, Keluarga) == (1, 3) and verify_chain() is None
        with pytest.raises(RuleBroken, match="masa simpannya"):
            withdraw_impor(lama, "Salah.", versi=jalan.kini(lama).versi, oleh=rina)
        db.session.remove()
    p = peramban(rina)
    tulisan = p.buka(f"/impor/{lama}").tulisan()
    assert "tidak dapat ditarik lagi" in tulisan and "Tarik impor ini" not in tulisan
    assert "Tarik impor ini" in p.buka(f"/impor/{baru}").tulisan()


def _baca(jalur, capfdbinary) -> tuple[list, list]:
    kepala = list(lembar_child.kepala(jalur))
    kepala[0]["gabung"] |= lembar_child.isi(jalur, 0, 1, 0, [0, 1, 3])  # of a large sheet known only at its end
    sys.stdout.flush()
    return kepala, [json.loads(satu.partition(b"\t")[2]) for satu in capfdbinary.readouterr().out.splitlines()]


def _jarang(buku_kerja, semua) -> None:
    """Empty rows at the top and between, a style without a value at the end, cells merged below."""
    semua[0].merge_range(90, 0, 91, 0, "gabung")
    semua[0].write_blank(150, 0, None, buku_kerja.add_format({"bold": True}))


@pytest.mark.parametrize("kosong", [0, 3])
def test_a_large_sheet_in_pieces_reads_as_it_does_whole(tmp_path, monkeypatch, capfdbinary, kosong):
    isi = [[]] * kosong + [KEPALA, *(orang(n, n) if n % 7 else [] for n in range(1, 80))]
    jalur = tmp_path / "besar.xlsx"
    jalur.write_bytes(xlsx(isi, ubah=_jarang))
    utuh, baris = _baca(jalur, capfdbinary)
    for nama in ("POTONG", "AWAL"):
        monkeypatch.setattr(lembar_potong, nama, 2000)
    assert len(list(lembar_potong.iter_potongan(jalur, lembar_potong.find_bagian(jalur, 0)))) > 2
    potong, sama = _baca(jalur, capfdbinary)
    assert sama == baris and len(baris) > 60 and baris[0][0] == max(2, kosong + 1), "nomor baris seperti di Excel"
    assert utuh[0]["contoh"] == potong[0]["contoh"] and utuh[0]["gabung"] is potong[0]["gabung"] is True
    assert (potong[0]["baris"], utuh[0]["baris"]) == (151, 90), "yang besar menyebut ukurannya sendiri"
