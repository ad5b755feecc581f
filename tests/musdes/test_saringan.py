"""The lists of one meeting, narrowed: the agenda by RT, RW and decision, invitations and attendance by element and presence."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from portal.db import db
from portal.musdes.models import Acara, Peserta
from tests.factories import KELURAHAN


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna("operator")


def siap(pabrik, oleh, *semua):
    """Usulan that wait, of families named after their RT: (nama, rt)."""
    return [
        pabrik.usulan(pabrik.keluarga(KELURAHAN, oleh=oleh, nama=nama, rt=rt), oleh=oleh, status="siap_musdes") for nama, rt in semua
    ]


def baris(halaman, ke=0):
    """Names in the ``ke``-th table."""
    tabel = halaman.cari(".//table")
    return ["".join(e.itertext()).partition("RT ")[0] for e in tabel[ke].findall(".//tbody/tr/th")] if len(tabel) > ke else []


def urutan(app, musdes):
    with app.app_context():
        hasil = {str(id_): ke for id_, ke in db.session.execute(select(Acara.id, Acara.urutan).where(Acara.musdes_id == musdes))}
        db.session.remove()
    return hasil


def test_the_agenda_and_those_who_wait_are_found_by_rt(app, pabrik, operator, peramban):
    acara = siap(pabrik, operator, ("Ani", "001"), ("Budi", "002"), ("Cici", "002"))
    siap(pabrik, operator, ("Dodi", "001"), ("Euis", "003"))
    id_ = pabrik.musdes(oleh=operator, usulan_ids=acara)
    p = peramban(operator)
    p.buka(f"/musdes/{id_}/acara")
    halaman = p.kirim(f"/musdes/{id_}/acara", {"rt": "RT 2"})
    assert baris(halaman) == ["Budi", "Cici"] and "2 dari 3 usulan dalam acara" in halaman.tulisan()
    assert "tidak ada yang cocok" in halaman.tulisan() and halaman.tautan("Hapus saringan").endswith("/acara")
    assert (baris(p.buka(f"/musdes/{id_}/acara?rt=1")), baris(p.halaman, 1)) == (["Ani"], ["Dodi"])
    assert "Tidak ada usulan dalam acara dengan saringan ini" in p.buka(f"/musdes/{id_}/acara?rt=9").tulisan()
    salah = p.buka(f"/musdes/{id_}/acara?rt=dua&putusan=entah")
    assert len(baris(salah)) == 3 and "Tulis dengan angka saja" in salah.tulisan()


@pytest.mark.parametrize("htmx", [False, True])
def test_what_is_done_on_a_narrowed_agenda_keeps_the_filter_and_the_rows_not_shown(app, pabrik, operator, peramban, htmx):
    acara = siap(pabrik, operator, ("Ani", "001"), ("Budi", "002"), ("Cici", "001"), ("Dodi", "002"))
    lagi = siap(pabrik, operator, ("Euis", "002"))[0]
    id_ = pabrik.musdes(oleh=operator, usulan_ids=acara)
    p = peramban(operator, htmx=htmx)
    p.buka(f"/musdes/{id_}/acara?rt=002")
    dodi = max(urutan(app, id_).items(), key=lambda satu: satu[1])[0]
    assert baris(p.kirim("/acara/urutan", {f"urutan-{dodi}": "1"})) == ["Dodi", "Budi"]
    semua = p.buka(f"/musdes/{id_}/acara")
    assert baris(semua) == ["Dodi", "Ani", "Budi", "Cici"], "yang tidak tampak tetap pada urutannya"
    p.buka(f"/musdes/{id_}/acara?rt=002")
    assert baris(p.kirim("/hapus")) == ["Budi"]
    p.buka(f"/musdes/{id_}/acara?rt=002")
    url, _, nilai = p.isian(f"/musdes/{id_}/acara", ke=[f.get("method") for f in p.halaman.formulir(f"/musdes/{id_}/acara")].index("post", 3))
    halaman = p.buka(url, metode="POST", data={**nilai, "usulan": [str(lagi)]})
    assert baris(halaman) == ["Budi", "Euis"] and len(urutan(app, id_)) == 4


def test_a_name_on_the_agenda_leads_to_its_family_on_the_live_page(app, pabrik, operator, peramban):
    acara = siap(pabrik, operator, ("Ani", "001"), ("Budi", "002"), ("Cici", "003"))
    id_ = pabrik.musdes(oleh=operator, usulan_ids=acara, status="berlangsung")
    p = peramban(operator)
    p.buka(p.buka(f"/musdes/{id_}/acara?rt=3").tautan("Cici"))
    assert "Keluarga 3 dari 3" in p.halaman.tulisan() and "Cici" in "".join(p.halaman.cari(".//h1")[0].itertext())
    p.kirim("/keputusan/", {"alasan": "Rumah tidak layak huni.", "keputusan": "layak"})
    p.buka(p.buka(f"/musdes/{id_}/sidang").tautan("Cari menurut RT"))
    assert baris(p.kirim(f"/musdes/{id_}/acara", {"putusan": "belum"})) == ["Ani", "Budi"]
    assert baris(p.buka(f"/musdes/{id_}/acara?putusan=layak")) == ["Cici"]


def nama_hadir(halaman):
    return ["".join(e.itertext()) for e in halaman.cari(".//ul[@class='steps']/li/span/b")]


def test_attendance_is_narrowed_and_a_tick_without_scripts_keeps_it_so(app, pabrik, operator, peramban):
    id_ = pabrik.musdes(oleh=operator, status="berlangsung")
    p = peramban(operator)
    semua = nama_hadir(p.buka(f"/musdes/{id_}/kehadiran"))
    belum = p.kirim(f"/musdes/{id_}/kehadiran", {"tanda": "belum"})
    assert nama_hadir(belum) == semua[5:] and len(semua) == 7
    halaman = p.kirim("/kehadiran/")
    assert nama_hadir(halaman) == semua[6:], "tetap menampilkan yang belum hadir"
    assert "6" in halaman.tulisan() and nama_hadir(p.buka(f"/musdes/{id_}/kehadiran?tanda=hadir")) == semua[:6]
    with app.app_context():
        unsur = db.session.scalar(select(Peserta.unsur).where(Peserta.musdes_id == id_, Peserta.nama == semua[6]))
        db.session.remove()
    assert semua[6] in nama_hadir(p.buka(f"/musdes/{id_}/kehadiran?unsur={unsur}")) and len(nama_hadir(p.halaman)) < 7
    assert nama_hadir(p.buka(f"/musdes/{id_}/kehadiran?unsur=x%00&tanda=y")) == semua


def test_a_tick_that_somebody_undid_is_told_even_where_the_filter_hides_the_name(app, pabrik, operator, peramban):
    id_ = pabrik.musdes(oleh=operator, status="berlangsung")
    p, q = peramban(operator), peramban(pabrik.pengguna("operator"))
    p.buka(f"/musdes/{id_}/kehadiran?tanda=hadir")
    nama = nama_hadir(p.halaman)[0]
    url, _, nilai = p.isian("/kehadiran/")
    q.buka(f"/musdes/{id_}/kehadiran")
    q.kirim("/kehadiran/")  # taken back
    q.kirim("/kehadiran/")  # ticked again; then it is taken back once more
    with app.app_context():
        db.session.execute(db.update(Peserta).where(Peserta.nama == nama).values(hadir_pada=None))
        db.session.commit()
        db.session.remove()
    halaman = p.buka(url, metode="POST", data={**nilai, "hadir": "ya"}, status=409)
    assert nama in nama_hadir(halaman) and halaman.cari(".//*[@role='alert']")


def test_invitations_are_narrowed_by_element(app, pabrik, operator, peramban):
    id_ = pabrik.musdes(oleh=operator)
    p = peramban(operator)
    assert len(baris(p.buka(f"/musdes/{id_}/peserta"))) == 7
    with app.app_context():
        unsur = db.session.scalars(select(Peserta.unsur).where(Peserta.musdes_id == id_)).all()
        db.session.remove()
    halaman = p.kirim(f"/musdes/{id_}/peserta", {"unsur": unsur[0]})
    assert len(baris(halaman)) == unsur.count(unsur[0]) < 7 and "dari 7 orang diundang" in halaman.tulisan()
    assert len(baris(p.buka(f"/musdes/{id_}/peserta?unsur=entah"))) == 7
