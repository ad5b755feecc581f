"""The history of a family: every verb leaves one readable change, and the family can be read as it was after any of them."""

from __future__ import annotations

from io import BytesIO
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Keluarga, Perubahan
from portal.keluarga.queries.riwayat import keadaan_kini, keadaan_saat
from portal.keluarga.rules.riwayat import Langkah, urungkan
from portal.keluarga.service.alamat import create_keluarga, update_alamat
from portal.keluarga.service.anggota import create_anggota, delete_anggota, update_anggota
from portal.keluarga.service.foto import add_foto, remove_foto
from portal.keluarga.service.rumah import update_kriteria, update_rumah
from tests.factories import KELURAHAN
from tests.jalan import gambar

ALAMAT = {"no_kk": None, "alamat": "Jalan Lama", "rt": "001", "rw": "002", "dusun": ""}
SAMA = {"k0": "ya"}


def orang(nama="Sumiati", **ubah):
    kosong = dict.fromkeys(("tanpa_nik_alasan", "tempat_lahir", "ibu_kandung"), "")
    lain = dict.fromkeys(("tanggal_lahir", "hubungan", "status_kawin", "pekerjaan"))
    return {"nama": nama, "nik": None, "jenis_kelamin": "P", **kosong, **lain, **ubah}


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna(nama="Rina Operator")


@pytest.fixture
def id_(operator, konteks):
    return create_keluarga(uuid4(), ALAMAT, oleh=operator).id


def semua(id_):
    return list(db.session.scalars(select(Perubahan).where(Perubahan.keluarga_id == id_).order_by(Perubahan.pada, Perubahan.id)))


def langkah(id_):
    return [(p.bagian, p.aksi, p.objek_nama) for p in semua(id_)]


def isi_keluarga(id_, operator, app):
    """Every verb once or more; the ids of the members and photos that were made."""
    satu, dua, foto = uuid4(), uuid4(), uuid4()
    update_alamat(id_, ALAMAT | {"alamat": "Jalan Baru"}, 1, oleh=operator)
    create_anggota(satu, id_, orang(hubungan=1, pekerjaan=1), oleh=operator)
    create_anggota(dua, id_, orang("Salah Catat", nik="1702195708889001"), oleh=operator)
    update_anggota(satu, id_, orang(hubungan=1, pekerjaan=19, ibu_kandung="Karti"), 1, oleh=operator)
    update_rumah(id_, {"jenis_lantai_terluas": 8, "ac": None, "jumlah_ternak_sapi": 2}, 0, oleh=operator)
    update_kriteria(id_, {"k0": "ya", "a": "tidak"}, 0, oleh=operator)
    folder = app.config["PORTAL"].folder_berkas
    add_foto(foto, id_, "ktp", BytesIO(gambar()), "ktp.jpg", folder=folder, oleh=operator)
    delete_anggota(dua, id_, 1, oleh=operator)
    remove_foto(foto, id_, folder=folder, oleh=operator)
    return satu, dua, foto


def test_every_verb_of_a_family_leaves_one_change_with_before_and_after(app, id_, operator):
    satu, dua, foto = isi_keluarga(id_, operator, app)
    assert langkah(id_) == [
        ("alamat", "buat", ""), ("alamat", "ubah", ""), ("anggota", "buat", "Sumiati"), ("anggota", "buat", "Salah Catat"),
        ("anggota", "ubah", "Sumiati"), ("rumah", "ubah", ""), ("kriteria", "ubah", ""), ("foto", "buat", "foto KTP"),
        ("anggota", "hapus", "Salah Catat"), ("foto", "hapus", "foto KTP"),
    ]  # fmt: skip
    beda = [p.beda for p in semua(id_)]
    assert beda[1] == {"alamat": ["Jalan Lama", "Jalan Baru"]}
    assert beda[4] == {"pekerjaan": [1, 19], "ibu_kandung": [None, "Karti"]}
    assert beda[5] == {"jenis_lantai_terluas": [None, 8], "jumlah_ternak_sapi": [None, 2]}
    assert beda[8]["nama"] == ["Salah Catat", None] and beda[8]["nik"] == ["1702195708889001", None]
    assert {p.oleh for p in semua(id_)} == {operator.id} and {p.desa_kode for p in semua(id_)} == {KELURAHAN}
    assert [p.objek_id for p in semua(id_)][2:5] == [satu, dua, satu]


def test_the_same_form_again_leaves_no_change(id_, operator):
    aid = uuid4()
    for _ in range(2):
        create_keluarga(id_, ALAMAT, oleh=operator)
        update_alamat(id_, ALAMAT, 1, oleh=operator)
        create_anggota(aid, id_, orang(), oleh=operator)
        update_anggota(aid, id_, orang(), 1, oleh=operator)
        update_rumah(id_, {"jenis_lantai_terluas": 8}, 0, oleh=operator)
        update_kriteria(id_, SAMA, 0, oleh=operator)
    assert [satu[:2] for satu in langkah(id_)] == [("alamat", "buat"), ("anggota", "buat"), ("rumah", "ubah"), ("kriteria", "ubah")]


def test_the_family_as_it_was_after_each_change_is_found_by_walking_back(app, id_, operator):
    isi_keluarga(id_, operator, app)
    keluarga = db.session.get(Keluarga, id_)
    tahap = [keadaan_saat(keluarga, p) for p in semua(id_)]
    assert tahap[-1] == keadaan_kini(keluarga)
    assert tahap[0] == {("keluarga", ""): {"desa_kode": KELURAHAN, "alamat": "Jalan Lama", "rt": "001", "rw": "002"}}
    assert sorted(isi["nama"] for kunci, isi in tahap[3].items() if kunci[0] == "anggota") == ["Salah Catat", "Sumiati"]
    assert [kunci[0] for kunci in tahap[7]].count("foto") == 1 and ("kriteria", "") not in tahap[5]
    assert urungkan(tahap[0], _langkah(semua(id_)[0])) == {}, "sebelum dicatat, tidak ada apa-apa"


def _langkah(p):
    return Langkah(p.bagian, str(p.objek_id or ""), p.aksi, p.beda)


def test_a_change_that_fails_leaves_no_line_of_history(id_, operator):
    with pytest.raises(Exception, match="di luar daftar"):
        update_rumah(id_, {"jenis_lantai_terluas": 99}, 0, oleh=operator)
    assert len(semua(id_)) == 1


def test_changes_of_one_family_stand_in_order_even_when_the_clock_goes_back(id_, operator, monkeypatch):
    beku = semua(id_)[0].pada
    monkeypatch.setattr("portal.keluarga.service.perubahan.sekarang", lambda: beku)
    for ke in range(3):
        update_alamat(id_, ALAMAT | {"alamat": f"Jalan {ke}"}, 1 + ke, oleh=operator)
    assert [p.beda["alamat"][1] for p in semua(id_)] == ["Jalan Lama", "Jalan 0", "Jalan 1", "Jalan 2"]
