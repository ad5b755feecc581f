"""Releases, requests, edits and new usulan of one family at the same moment: it is in one village, whole, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, update

from portal.db import db
from portal.errors import NotFound, PortalError
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Keluarga, Kriteria, Perubahan, Pindah
from portal.keluarga.queries import get_keluarga
from portal.keluarga.rules.pindah import DILEPAS
from portal.keluarga.service.alamat import update_alamat
from portal.keluarga.service.pindah import request_pindah
from portal.keluarga.service.rumah import update_kriteria
from portal.usulan.models import Usulan
from portal.usulan.rules.isian import IsiUsulan
from portal.usulan.service import create_usulan
from portal.usulan.service.pelepasan import release_keluarga
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN
from tests.verifikasi.test_balapan import serentak

NAMA = "Sumiati Harahap"


@pytest.fixture
def dunia(app, pabrik):
    d = {"pemegang": pabrik.pengguna(), "peminta": pabrik.pengguna(wilayah=DESA), "verifikator": pabrik.pengguna("verifikator", KABUPATEN)}
    d["id"] = pabrik.keluarga(oleh=d["pemegang"], nama=NAMA)
    with app.app_context():
        d["nik"] = db.session.scalar(select(Anggota.nik).where(Anggota.nama == NAMA))
        db.session.remove()
    return d


@pytest.fixture
def diminta(app, dunia):
    """The request, old enough for the dinsos to act on it."""
    with app.app_context():
        id_ = request_pindah(uuid4(), {"nomor": dunia["nik"], "nama": NAMA, "alasan": "Pindah."}, oleh=dunia["peminta"]).id
        db.session.execute(update(Pindah).values(diminta_pada=sekarang() - timedelta(days=30)))
        db.session.commit()
        db.session.remove()
    return id_


def baca(app, pilih):
    with app.app_context():
        hasil = list(db.session.scalars(pilih))
        db.session.remove()
    return hasil


def coba(kerja):
    try:
        return kerja()
    except PortalError as salah:
        return salah


def test_releases_at_once_move_the_family_once(app, dunia, diminta):
    orang = [dunia["pemegang"], dunia["verifikator"]] * 4
    hasil = serentak(app, orang, lambda oleh, _: release_keluarga(diminta, oleh=oleh).status)
    assert set(hasil) == {DILEPAS}
    assert baca(app, select(func.count()).select_from(Perubahan).where(Perubahan.aksi == "pindah")) == [1]
    for model in (Anggota, Kriteria):
        assert set(baca(app, select(model.desa_kode).where(model.keluarga_id == dunia["id"]))) == {DESA}


def test_an_edit_at_the_moment_of_the_release_comes_before_it_or_not_at_all(app, dunia, diminta):
    with app.app_context():
        versi = get_keluarga(dunia["id"], untuk=dunia["pemegang"]).versi
        db.session.remove()
    isi = {"no_kk": None, "rt": "009", "rw": "009", "dusun": ""}

    def kerja(oleh, ke):
        if ke == 4:
            return release_keluarga(diminta, oleh=oleh).status
        if ke % 2:
            return coba(lambda: update_kriteria(dunia["id"], {"k0": "ya", "a": ("ya", "tidak")[ke % 4 == 1]}, 1, oleh=oleh).versi)
        return coba(lambda: update_alamat(dunia["id"], isi | {"alamat": f"Jalan {ke}"}, versi, oleh=oleh).versi)

    hasil = serentak(app, [dunia["pemegang"]] * 8, kerja)
    assert hasil[4] == DILEPAS
    ubah = baca(app, select(Perubahan.aksi).order_by(Perubahan.pada))
    assert ubah[-1] == "pindah", "setelah dilepas, desa lama tidak menulis apa pun"
    jadi = sum(isinstance(satu, int) for satu in hasil)
    assert len(ubah) <= 1 + jadi and all(isinstance(satu, (int, PortalError)) for ke, satu in enumerate(hasil) if ke != 4)
    (k,) = baca(app, select(Keluarga).where(Keluarga.id == dunia["id"]))
    assert (k.desa_kode, k.alamat, k.rt) == (DESA, "", "")
    for model in (Anggota, Kriteria, Perubahan):
        assert set(baca(app, select(model.desa_kode).where(model.keluarga_id == dunia["id"]))) == {DESA}


def test_a_new_usulan_at_the_moment_of_the_release_either_stops_it_or_is_refused(app, dunia, diminta):
    def kerja(oleh, ke):
        if ke % 2:
            return coba(lambda: release_keluarga(diminta, oleh=oleh).status)
        return coba(lambda: create_usulan(uuid4(), dunia["id"], IsiUsulan("masuk", (), "", ""), oleh=oleh).nomor)

    hasil = serentak(app, [dunia["pemegang"]] * 6, kerja)
    (desa,) = baca(app, select(Keluarga.desa_kode).where(Keluarga.id == dunia["id"]))
    usulan = baca(app, select(func.count()).select_from(Usulan))[0]
    assert (desa, usulan) in ((DESA, 0), (KELURAHAN, 1)), hasil
    if usulan == 0:
        assert all(isinstance(satu, NotFound) for satu in hasil[::2])


def test_villages_that_ask_at_once_leave_one_open_request(app, dunia, pabrik):
    peminta = [pabrik.pengguna(wilayah=kode) for kode in (DESA, DESA_LAIN, "17.02.19.1005")]
    isi = {"nomor": dunia["nik"], "nama": NAMA, "alasan": "Pindah."}
    hasil = serentak(app, peminta, lambda oleh, _: coba(lambda: request_pindah(uuid4(), isi, oleh=oleh).ke_desa_kode))
    assert baca(app, select(func.count()).select_from(Pindah)) == [1]
    assert sum(isinstance(satu, str) for satu in hasil) == 1
    assert all("sedang diminta" in satu.pesan for satu in hasil if not isinstance(satu, str))
