"""A frozen paper: the same bytes ever after, kept once, unchangeable, and printed only while its content fits its hash."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from portal.db import db, transaction
from portal.errors import RuleBroken
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Keluarga
from portal.kit.isi import sidik, sidik_pendek
from portal.kit.kode_publik import PANJANG_KODE, sidik_kode
from portal.kode import kode_of
from portal.musdes.documents import cetakan, ensure_cetakan, render_konsep
from portal.musdes.models import Cetakan, Dokumen
from portal.pengaturan.models import ProfilDesa
from tests.factories import KELURAHAN
from tests.musdes.bahan import NOMOR, Bahan, Pembuat, halaman_pdf
from tests.musdes.kertas import (
    campuran,
    cetak,
    rapat,
)


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


def test_the_same_paper_is_the_same_bytes_and_is_kept_once(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, campuran())
    pertama = cetak(app, jadi, oleh)
    assert cetak(app, jadi, oleh) == pertama
    with app.app_context():
        [kept] = db.session.execute(select(Cetakan.kertas, Cetakan.sidik)).all()
        assert tuple(kept) == ("F4", hashlib.sha256(pertama).hexdigest())


@pytest.mark.parametrize("siapa_dulu", ["lain", "sendiri"])
def test_of_two_that_print_at_once_the_first_is_kept(app, pabrik, buat, monkeypatch, siapa_dulu):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])

    def cetak_lambat(dokumen):
        if siapa_dulu == "lain":
            with transaction(jejak=0) as sesi:
                sesi.add(
                    Cetakan(
                        id=uuid4(), dokumen_id=jadi.dokumen_id, desa_kode=KELURAHAN, jenis="berita_acara", kertas="F4",
                        pdf=b"%PDF-lain", sidik="0" * 64, dibuat_pada=sekarang(),
                    )
                )  # fmt: skip
        return b"%PDF-sendiri"

    monkeypatch.setattr(cetakan.pdf, "render", cetak_lambat)
    assert cetak(app, jadi, oleh) == f"%PDF-{siapa_dulu}".encode()
    assert cetak(app, jadi, oleh) == f"%PDF-{siapa_dulu}".encode()


@pytest.mark.kertas
def test_rendering_the_same_snapshot_twice_gives_the_same_bytes(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, campuran(), status="berlangsung")
    with app.app_context():
        pertama = render_konsep(jadi.musdes_id, "berita_acara", "A4", untuk=oleh)
        assert render_konsep(jadi.musdes_id, "berita_acara", "A4", untuk=oleh) == pertama


def test_later_edits_of_family_profile_and_settings_change_no_paper(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan("Sumiati Contoh")])
    sebelum = cetak(app, jadi, oleh)
    with app.app_context():
        with transaction(jejak=0) as sesi:
            sesi.execute(update(Keluarga).values(nama="Diubah Kemudian", alamat="Jalan Lain", no_kk=None))
            sesi.execute(update(Anggota).values(nama="Diubah Kemudian", nik=None))
            sesi.execute(update(ProfilDesa).values(kepala_nama="Kepala Baru"))
    assert cetak(app, jadi, oleh) == sebelum
    a4 = " ".join(halaman_pdf(cetak(app, jadi, oleh, kertas="A4")))
    assert "Sumiati Contoh" in a4 and "Amir Kepala" in a4 and "Diubah Kemudian" not in a4 and "Kepala Baru" not in a4


def test_the_database_refuses_to_change_or_remove_a_paper(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    cetak(app, jadi, oleh)
    for perintah in (
        update(Dokumen).values(nomor="lain"), update(Dokumen).values(isi={}), delete(Dokumen), update(Cetakan).values(pdf=b""),
        delete(Cetakan),
    ):  # fmt: skip
        with app.app_context(), pytest.raises(DBAPIError), transaction(jejak=0) as sesi:
            sesi.execute(perintah)


def test_the_hash_covers_the_content_and_the_code_is_kept_only_as_hash(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    dokumen = buat.dokumen(jadi)
    assert dokumen.sidik == sidik(dokumen.isi) and dokumen.tanggal == date(2026, 11, 24)
    with app.app_context():
        kode = kode_of(jadi.dokumen_id)
    assert len(kode) == PANJANG_KODE and dokumen.kode_sidik == sidik_kode(kode) and kode not in str(dokumen.isi)
    halaman = halaman_pdf(cetak(app, jadi, oleh))
    for teks in halaman:
        assert f"Berita Acara Nomor {NOMOR}" in teks and sidik_pendek(dokumen.sidik) in teks
        assert re.search(rf"Halaman \d dari {len(halaman)}", teks)
    assert kode in rapat(halaman)


def test_a_paper_whose_content_no_longer_fits_its_hash_is_not_printed(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    with app.app_context():
        with transaction(jejak=0) as sesi:
            lama = sesi.get_one(Dokumen, jadi.dokumen_id)
            baru = Dokumen(
                **{k: getattr(lama, k) for k in ("musdes_id", "desa_kode", "jenis", "tanggal", "sidik", "dibuat_oleh", "dibuat_pada")},
                id=uuid4(), nomor="palsu", kode_sidik="f" * 64, isi={**lama.isi, "nomor": "palsu"},
            )  # fmt: skip
            sesi.add(baru)
        with pytest.raises(RuleBroken, match="tidak cocok lagi"):
            ensure_cetakan(baru.id, "berita_acara", "F4", untuk=oleh)
