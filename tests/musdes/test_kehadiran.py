"""Attendance: ticks, walk-ins, counts by sex and unsur, two operators at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.db import db
from portal.errors import RuleBroken, SameIdOtherContent, StaleWrite
from portal.musdes.models import Peserta
from portal.musdes.service import kehadiran as service
from tests.musdes.rapat import JAHAT

TAMU = {"nama": "Bu Yanti", "jenis_kelamin": "P", "unsur": "kader", "jabatan": "", "alamat": "RT 02"}


@pytest.fixture
def rapat(pabrik):
    """An operator and a meeting under way: seven invited, five present."""
    orang = pabrik.pengguna("operator")
    return orang, pabrik.musdes(oleh=orang, status="berlangsung")


def peserta_of(app, *, hadir: bool) -> list[Peserta]:
    with app.app_context():
        baris = [p for p in db.session.scalars(select(Peserta).order_by(Peserta.urutan)) if (p.hadir_pada is not None) == hadir]
        db.session.expunge_all()
        db.session.remove()
    return baris


@pytest.mark.parametrize("htmx", [False, True])
def test_a_tick_is_kept_with_its_hour_and_the_counts_follow(app, rapat, peramban, htmx):
    orang, id_ = rapat
    satu = peserta_of(app, hadir=False)[0]
    p = peramban(orang, htmx=htmx)
    assert "5 dari 7 undangan" in p.buka(f"/musdes/{id_}/kehadiran").tulisan()
    halaman = p.kirim(f"/kehadiran/{satu.id}")
    assert "hadir pukul" in halaman.tulisan() and "6 dari 7 undangan" in halaman.tulisan()
    assert "Wakil warga miskin" in halaman.tulisan()
    if htmx:
        assert len(halaman.cari(".//li[@id]")) == 1
        assert halaman.cari(".//section[@id='musdes-hitungan']")[0].get("hx-swap-oob") == "true"
    p.kirim(f"/kehadiran/{satu.id}")
    assert "5 dari 7 undangan" in p.halaman.tulisan()
    assert len(peserta_of(app, hadir=True)) == 5


def test_without_scripts_the_page_comes_back_at_the_same_name(app, rapat, peramban):
    orang, id_ = rapat
    satu = peserta_of(app, hadir=False)[0]
    p = peramban(orang)
    p.buka(f"/musdes/{id_}/kehadiran")
    jawab = p.kirim(f"/kehadiran/{satu.id}", ikuti=False)
    assert jawab.status == 303 and jawab.kepala["Location"].endswith(f"#musdes-hadir-{satu.id}")
    assert p.buka(f"/musdes/{id_}/kehadiran").cari(f".//li[@id='musdes-hadir-{satu.id}']")


@pytest.mark.parametrize("htmx", [False, True])
def test_who_walks_in_is_noted_once_and_does_not_count_for_the_quorum(app, rapat, peramban, htmx):
    orang, id_ = rapat
    p = peramban(orang, htmx=htmx)
    p.buka(f"/musdes/{id_}/kehadiran")
    p.kirim("/kehadiran", {"nama": "  "}, ke=-1, status=422)
    p.buka(f"/musdes/{id_}/kehadiran")
    url, _, nilai = p.isian("/kehadiran", ke=-1)
    for _ in range(2):
        halaman = p.buka(url, metode="POST", data=nilai | TAMU)
    teks = halaman.tulisan()
    assert "Bu Yanti" in teks and "tanpa undangan" in teks and "5 dari 7 undangan, 1 tanpa undangan" in teks
    assert halaman.cari(".//input[@name='id']")[0].get("value") != nilai["id"]
    assert len(peserta_of(app, hadir=True)) == 6
    p.buka(url, metode="POST", data=nilai | TAMU | {"nama": "Lain"}, status=409)


def test_a_walk_in_noted_by_mistake_can_be_taken_off(app, rapat, peramban):
    orang, id_ = rapat
    with app.app_context():
        tamu = service.create_hadir(uuid4(), id_, TAMU, oleh=orang).id
        db.session.remove()
    p = peramban(orang)
    p.buka(f"/musdes/{id_}/peserta/{tamu}/ubah")
    p.kirim(f"/peserta/{tamu}", {"nama": "Yanti Benar"})
    assert "Yanti Benar" in p.halaman.tulisan()
    p.buka(f"/musdes/{id_}/peserta/{tamu}/ubah")
    assert "Yanti" not in p.kirim(f"/peserta/{tamu}/hapus").tulisan()


def test_two_operators_who_tick_the_same_name_agree_and_the_opposite_is_told(app, pabrik, rapat, peramban):
    orang, id_ = rapat
    satu = peserta_of(app, hadir=False)[0]
    p, q = peramban(orang, htmx=True), peramban(pabrik.pengguna("operator", nama="Operator Kedua"), htmx=True)
    p.buka(f"/musdes/{id_}/kehadiran")
    q.buka(f"/musdes/{id_}/kehadiran")
    p.kirim(f"/kehadiran/{satu.id}")
    halaman = q.kirim(f"/kehadiran/{satu.id}")
    assert "hadir pukul" in halaman.tulisan()
    lama = q.isian(f"/kehadiran/{satu.id}", halaman=p.buka(f"/musdes/{id_}/kehadiran"))[2]
    q.buka(f"/musdes/{id_}/kehadiran")
    q.kirim(f"/kehadiran/{satu.id}")  # taken back
    q.kirim(f"/kehadiran/{satu.id}")  # and ticked again
    halaman = p.buka(f"/musdes/{id_}/kehadiran/{satu.id}", metode="POST", data=lama, status=409)
    assert "Operator Kedua" in halaman.tulisan() and "Tersimpan: hadir" in halaman.tulisan()
    assert len(peserta_of(app, hadir=True)) == 6


def test_many_ticks_and_walk_ins_at_once_are_all_kept(app, rapat):
    orang, id_ = rapat
    belum = peserta_of(app, hadir=False)

    def kerja(ke: int) -> None:
        with app.app_context():
            if ke < len(belum):
                service.set_hadir(belum[ke].id, id_, True, belum[ke].versi, oleh=orang)
            else:
                service.create_hadir(uuid4(), id_, TAMU | {"nama": f"Tamu {ke}"}, oleh=orang)
            db.session.remove()

    with ThreadPoolExecutor(4) as kolam:
        list(kolam.map(kerja, range(12)))
    hadir = peserta_of(app, hadir=True)
    assert len(hadir) == 5 + 12
    assert len({p.urutan for p in hadir}) == len(hadir)


def test_attendance_waits_for_the_opening_and_ends_with_the_closing(app, pabrik, peramban):
    orang = pabrik.pengguna("operator")
    id_ = pabrik.musdes(oleh=orang)
    with app.app_context():
        satu = db.session.scalars(select(Peserta)).first()
        with pytest.raises(RuleBroken, match="Direncanakan"):
            service.set_hadir(satu.id, id_, True, satu.versi, oleh=orang)
        with pytest.raises(RuleBroken, match="Direncanakan"):
            service.create_hadir(uuid4(), id_, TAMU, oleh=orang)
    p = peramban(orang)
    assert "setelah musyawarah dibuka" in p.buka(f"/musdes/{id_}/kehadiran").tulisan()
    assert not p.halaman.formulir("/kehadiran/")


def test_a_form_of_another_meeting_with_the_same_id_is_refused(app, pabrik, rapat):
    orang, id_ = rapat
    lain = pabrik.musdes(oleh=orang, status="berlangsung")
    tamu = uuid4()
    with app.app_context():
        service.create_hadir(tamu, id_, TAMU, oleh=orang)
        with pytest.raises(SameIdOtherContent):
            service.create_hadir(tamu, lain, TAMU, oleh=orang)


def test_an_old_page_does_not_undo_a_tick(app, rapat):
    orang, id_ = rapat
    satu = peserta_of(app, hadir=True)[0]
    with app.app_context():
        service.set_hadir(satu.id, id_, False, satu.versi, oleh=orang)
        service.set_hadir(satu.id, id_, True, satu.versi + 1, oleh=orang)
        with pytest.raises(StaleWrite, match="sudah diubah"):
            service.set_hadir(satu.id, id_, False, satu.versi, oleh=orang)


def test_a_hostile_walk_in_is_only_text(app, rapat, peramban):
    orang, id_ = rapat
    p = peramban(orang, htmx=True)
    p.buka(f"/musdes/{id_}/kehadiran")
    halaman = p.kirim("/kehadiran", TAMU | {"nama": JAHAT, "alamat": JAHAT, "jabatan": JAHAT}, ke=-1)
    assert JAHAT in halaman.tulisan() and not halaman.cari(".//img")
    p.buka(f"/musdes/{id_}/kehadiran")
    p.kirim("/kehadiran", TAMU | {"nama": "Balik\u202earah"}, ke=-1, status=422)
