"""Who receives in the family's name: a member of it, not always the head; until that member leaves."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import NotFound
from portal.keluarga.models import Anggota, Keluarga, Perubahan
from portal.keluarga.queries import nama_pengurus
from portal.keluarga.service.pengurus import set_pengurus
from tests.factories import DESA


@pytest.fixture
def orang(pabrik):
    return pabrik.pengguna()


@pytest.fixture
def id_(pabrik, orang):
    return pabrik.keluarga(oleh=orang, nama="Kepala Contoh")


def keadaan(app):
    """(name of the pengurus chosen, the name shown, history lines about it, audit lines about it)"""
    with app.app_context():
        k = db.session.scalars(select(Keluarga).where(Keluarga.nama != "")).first()
        pilihan = db.session.get(Anggota, k.pengurus_id) if k.pengurus_id else None
        riwayat = [b.beda for b in db.session.scalars(select(Perubahan)) if "pengurus_id" in b.beda]
        jejak = list(db.session.scalars(select(Jejak.aksi).where(Jejak.aksi == "keluarga.pengurus")))
        hasil = (pilihan.nama if pilihan else None, nama_pengurus(k), len(riwayat), len(jejak))
        db.session.remove()
    return hasil


def istri(p, id_) -> str:
    return p.buka(f"/keluarga/{id_}").cari(".//tbody//a")[1].get("href")


def test_a_member_is_made_pengurus_on_her_page_and_shown_on_the_family_and_its_usulan(app, pabrik, peramban, orang, id_):
    p = peramban(orang)
    assert keadaan(app)[:2] == (None, "Kepala Contoh")
    nama = "".join(p.buka(istri(p, id_)).cari(".//h1")[0].itertext())
    halaman = p.kirim("/pengurus")
    assert f"{nama} menjadi pengurus" in halaman.tulisan() and "pengurus" in "".join(halaman.cari(".//tbody//tr")[1].itertext())
    assert keadaan(app) == (nama, nama, 1, 1)
    usulan = pabrik.usulan(id_, oleh=orang)
    assert f"Pengurus{nama}" in p.buka(f"/usulan/{usulan}").tulisan().replace("Pengurus ", "Pengurus")
    p.buka(istri(p, id_))
    p.kirim("/pengurus/hapus")
    assert keadaan(app) == (None, "Kepala Contoh", 2, 2)


def test_the_same_choice_again_changes_nothing_and_an_open_address_form_stays_good(app, peramban, orang, id_):
    p = peramban(orang)
    terbuka = p.buka(f"/keluarga/{id_}")
    for _ in range(2):
        p.buka(istri(p, id_))
        with app.app_context():
            k = db.session.get(Keluarga, id_)
            set_pengurus(id_, k.anggota[1].id, oleh=orang)
            db.session.remove()
    assert keadaan(app)[2:] == (1, 2)
    p.kirim("/alamat", {"alamat": "Jalan Baru", "simpan": "1"}, halaman=terbuka, status=200)


def test_when_the_pengurus_leaves_the_family_the_head_receives_again(app, peramban, orang, id_):
    p = peramban(orang)
    p.buka(istri(p, id_))
    p.kirim("/pengurus")
    p.buka(istri(p, id_))
    anggota = next(f for f in p.halaman.formulir("/hapus") if "pengurus" not in f.get("action"))
    p.kirim(anggota.get("action"))
    assert keadaan(app)[:3] == (None, "Kepala Contoh", 2)


def test_a_person_of_another_family_or_village_cannot_be_chosen(app, pabrik, orang, id_):
    lain = pabrik.keluarga(oleh=orang)
    jauh = pabrik.keluarga(DESA, oleh=pabrik.pengguna(wilayah=DESA))
    with app.app_context():
        asing = {k: db.session.scalar(select(Anggota.id).where(Anggota.keluarga_id == k)) for k in (lain, jauh)}
        for tujuan, siapa in ((id_, lain), (jauh, jauh)):
            with pytest.raises(NotFound):
                set_pengurus(tujuan, asing[siapa], oleh=orang)
        db.session.remove()


def test_while_the_family_is_locked_the_pengurus_stays(app, pabrik, orang, peramban, id_):
    pabrik.usulan(id_, oleh=orang, status="diajukan")
    p = peramban(orang)
    with app.app_context():
        aid = db.session.scalar(select(Anggota.id).where(Anggota.keluarga_id == id_, Anggota.urutan == 2))
        db.session.remove()
    token = p.isian("/keluarga/", halaman=p.buka("/keluarga/baru"))[2]["csrf_token"]
    halaman = p.buka(f"/keluarga/{id_}/anggota/{aid}/pengurus", metode="POST", data={"csrf_token": token}, status=422)
    assert "belum dapat diubah" in halaman.tulisan() and keadaan(app)[0] is None
