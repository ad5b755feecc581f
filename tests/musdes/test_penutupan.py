"""Closing: what is missing, the number, the frozen paper, and that nothing changes any more."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import PortalError, RuleBroken, StaleWrite
from portal.jam import hari_ini
from portal.musdes.models import Acara, Dokumen, Musdes, Peserta
from portal.musdes.service import acara, kehadiran, keputusan, penutupan, rencana
from portal.pengaturan.models import Pengaturan, ProfilDesa
from portal.usulan.models import NomorUrut, Riwayat, Usulan
from tests.factories import DESA, KELURAHAN
from tests.musdes.rapat import siap

JAM = time(12, 15)


def tutup(app, musdes, orang, id_=None, versi=None):
    with app.app_context():
        try:
            versi = versi if versi is not None else db.session.get(Musdes, musdes).versi
            return penutupan.close_musdes(id_ or uuid4(), musdes, versi, jam_selesai=JAM, oleh=orang).nomor
        finally:
            db.session.remove()


def putus(app, musdes, orang, kata=("layak", "tidak_layak", "ditunda")):
    with app.app_context():
        for satu, pilihan in zip(db.session.scalars(select(Acara).order_by(Acara.urutan)).all(), kata, strict=False):
            keputusan.decide_acara(satu.id, musdes, pilihan, f"Alasan {pilihan}", satu.versi, oleh=orang)
        db.session.remove()


@pytest.fixture
def rapat(app, pabrik):
    """An operator and a meeting under way whose three families are decided."""
    orang = pabrik.pengguna("operator")
    id_ = pabrik.musdes(oleh=orang, usulan_ids=siap(pabrik, orang, 3), status="berlangsung")
    putus(app, id_, orang)
    return orang, id_


@pytest.mark.parametrize("htmx", [False, True])
def test_the_whole_meeting_from_plan_to_closing(app, pabrik, peramban, htmx):
    orang = pabrik.pengguna("operator")
    usulan = siap(pabrik, orang, 2)
    p = peramban(orang, htmx=htmx)
    besok = hari_ini() + timedelta(days=1)
    p.buka("/musdes/baru")
    isi = {"tanggal-hari": besok.day, "tanggal-bulan": besok.month, "tanggal-tahun": besok.year, "jam_mulai": "9", "tempat": "Balai"}
    p.kirim("/musdes/", isi | {"pimpinan_nama": "Herman", "notulis_nama": "Nurul"})
    alamat = p.halaman.url
    p.buka(f"{alamat}/acara")
    p.kirim("/acara", {"usulan": [str(u) for u in usulan]}, ke=-1)
    p.buka(f"{alamat}/peserta")
    p.kirim("/peserta", {"nama": "Yusuf", "jenis_kelamin": "L", "unsur": "rt_rw"}, ke=-1)
    p.buka(alamat)
    p.kirim("/pembukaan")
    p.kirim("/kehadiran/")
    p.buka(f"{alamat}/kehadiran")
    p.kirim("/kehadiran", {"nama": "Bu Yanti", "jenis_kelamin": "P", "unsur": "kader"}, ke=-1)
    p.buka(f"{alamat}/sidang")
    for pilihan in ("layak", "tidak_layak"):
        p.kirim("/keputusan/", {"keputusan": pilihan, "alasan": "Disepakati peserta."})
    assert "Notulen belum diisi." in p.buka(f"{alamat}/penutupan").tulisan()
    p.buka(f"{alamat}/notulen")
    p.kirim("/notulen", {"notulen": "Dibahas satu per satu."})
    p.buka(f"{alamat}/penutupan")
    halaman = p.kirim("/penutupan", {"jam_selesai": "12.15"})
    assert "Ditutup, menunggu tanda tangan" in halaman.tulisan() and "400.9/001/AB/" in halaman.tulisan()
    with app.app_context():
        musdes, dokumen = db.session.scalars(select(Musdes)).one(), db.session.scalars(select(Dokumen)).one()
        assert (musdes.status, musdes.jam_selesai, musdes.nomor) == ("ditutup", JAM, dokumen.nomor)
        assert sorted(db.session.scalars(select(Usulan.status))) == ["layak", "tidak_layak"]
        assert len(dokumen.isi["peserta"]) == 2


def test_what_is_missing_is_a_list_and_nothing_happens(app, pabrik, peramban):
    orang = pabrik.pengguna("operator")
    id_ = pabrik.musdes(oleh=orang, usulan_ids=siap(pabrik, orang, 2), status="berlangsung")
    p = peramban(orang)
    assert "2 keluarga belum diputus" in p.buka(f"/musdes/{id_}/penutupan").tulisan()
    halaman = p.kirim("/penutupan", {"jam_selesai": "08.00"}, status=422)
    assert "2 keluarga belum diputus" in halaman.tulisan() and "Jam selesai tertulis sebelum jam mulai." in halaman.tulisan()
    assert "Tulis jam seperti 09.00." in p.kirim("/penutupan", {"jam_selesai": "siang"}, status=422).tulisan()
    with app.app_context():
        assert db.session.scalars(select(Musdes.status)).one() == "berlangsung"
        assert not db.session.scalar(select(func.count()).select_from(NomorUrut).where(NomorUrut.jenis == "ba"))
        assert set(db.session.scalars(select(Usulan.status))) == {"siap_musdes"}


def test_closing_gives_each_usulan_its_state_and_reason_and_one_line_on_the_trail(app, rapat):
    orang, id_ = rapat
    tutup(app, id_, orang)
    with app.app_context():
        hasil = db.session.execute(
            select(Usulan.status, Riwayat.alasan).join(Riwayat, Riwayat.usulan_id == Usulan.id).where(Riwayat.dari == "siap_musdes")
        ).all()
        assert sorted(map(tuple, hasil)) == [(k, f"Alasan {k}") for k in ("ditunda", "layak", "tidak_layak")]
        jejak = db.session.scalars(select(Jejak).where(Jejak.aksi == "musdes.tutup")).one()
        assert db.session.scalars(select(Dokumen.sidik)).one() in jejak.rincian


def test_nothing_of_a_closed_meeting_changes_any_more(app, rapat, peramban):
    orang, id_ = rapat
    tutup(app, id_, orang)
    with app.app_context():
        satu, tamu = db.session.scalars(select(Acara)).first(), db.session.scalars(select(Peserta)).first()
        isi = {"nama": "A", "jenis_kelamin": "L", "unsur": "rt_rw", "jabatan": "", "alamat": ""}
        rapi = {kolom: getattr(db.session.get(Musdes, id_), kolom) for kolom in rencana.RENCANA}
        verba = [
            lambda: rencana.update_musdes(id_, rapi | {"tempat": "Lain"}, 99, oleh=orang),
            lambda: rencana.open_musdes(id_, oleh=orang),
            lambda: rencana.cancel_musdes(id_, "Batal saja", oleh=orang),
            lambda: acara.add_acara(id_, [], oleh=orang),
            lambda: acara.sort_acara(id_, {}, oleh=orang),
            lambda: acara.delete_acara(id_, satu.id, oleh=orang),
            lambda: kehadiran.create_undangan(uuid4(), id_, isi, oleh=orang),
            lambda: kehadiran.copy_undangan(id_, oleh=orang),
            lambda: kehadiran.update_peserta(tamu.id, id_, isi, tamu.versi, oleh=orang),
            lambda: kehadiran.delete_peserta(tamu.id, id_, oleh=orang),
            lambda: kehadiran.create_hadir(uuid4(), id_, isi, oleh=orang),
            lambda: kehadiran.set_hadir(tamu.id, id_, False, tamu.versi, oleh=orang),
            lambda: keputusan.decide_acara(satu.id, id_, "layak", "Alasan baru", satu.versi, oleh=orang),
            lambda: keputusan.save_notulen(
                id_, notulen="Lain", cara="mufakat", suara_setuju=None, suara_tidak=None, versi=1, oleh=orang
            ),
            lambda: penutupan.close_musdes(uuid4(), id_, 1, jam_selesai=JAM, oleh=orang),
        ]
        for satu_verba in verba:
            with pytest.raises(RuleBroken) as salah:
                satu_verba()
            assert "Ditutup" in salah.value.pesan or "sudah ditutup dengan nomor" in salah.value.pesan
    p = peramban(orang)
    for jalur in ("acara", "peserta", "kehadiran", "sidang", "notulen", "penutupan"):
        halaman = p.buka(f"/musdes/{id_}/{jalur}")
        assert not [f for f in halaman.cari(".//main//form") if f.get("method") == "post"], jalur


def test_the_same_form_twice_gives_the_same_paper_and_another_form_none(app, rapat, peramban):
    orang, id_ = rapat
    p = peramban(orang)
    p.buka(f"/musdes/{id_}/penutupan")
    url, _, nilai = p.isian("/penutupan")
    for _ in range(2):
        assert "400.9/001/AB/" in p.buka(url, metode="POST", data=nilai | {"jam_selesai": "12.15"}).tulisan()
    halaman = p.buka(url, metode="POST", data=nilai | {"jam_selesai": "12.15", "id": str(uuid4())}, status=422)
    assert "sudah ditutup dengan nomor 400.9/001/AB/" in halaman.tulisan()
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Dokumen)) == 1


def test_two_closings_at_once_give_one_paper_and_one_number(app, rapat):
    orang, id_ = rapat

    def coba(_: int) -> str:
        try:
            return tutup(app, id_, orang)
        except PortalError as salah:
            return type(salah).__name__

    with ThreadPoolExecutor(4) as kolam:
        hasil = list(kolam.map(coba, range(4)))
    assert len([h for h in hasil if h.startswith("400.9/001/AB/")]) == 1
    assert len([h for h in hasil if h in ("RuleBroken", "StaleWrite")]) == 3
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Dokumen)) == 1
        assert db.session.scalars(select(NomorUrut.terakhir).where(NomorUrut.jenis == "ba")).all() == [1]
        assert db.session.scalar(select(func.count()).select_from(Riwayat).where(Riwayat.dari == "siap_musdes")) == 3


def test_numbers_run_without_gap_by_desa_and_year_also_after_a_refused_closing(app, pabrik):
    orang, lain = pabrik.pengguna("operator"), pabrik.pengguna("operator", DESA)
    with app.app_context():
        db.session.add(ProfilDesa(desa_kode=DESA, singkatan="DRT"))
        db.session.commit()
        db.session.remove()
    nomor = []
    for siapa in (orang, orang, lain, orang):
        id_ = pabrik.musdes(siapa.wilayah_kode, oleh=siapa, usulan_ids=siap(pabrik, siapa, 1), status="berlangsung")
        with pytest.raises(RuleBroken):
            tutup(app, id_, siapa)
        with app.app_context():
            satu = db.session.scalars(select(Acara).where(Acara.musdes_id == id_)).one()
            keputusan.decide_acara(satu.id, id_, "layak", "Disepakati", satu.versi, oleh=siapa)
            db.session.remove()
        nomor.append(tutup(app, id_, siapa).split("/")[1:3])
    assert nomor == [["001", "AB"], ["002", "AB"], ["001", "DRT"], ["003", "AB"]]


def test_a_wrong_pattern_of_numbers_closes_nothing_and_says_who_can_help(app, rapat):
    orang, id_ = rapat
    with app.app_context():
        db.session.add(Pengaturan(kunci="pola_nomor_ba", nilai="{urut.__class__}/{urut}"))
        db.session.commit()
        db.session.remove()
    with pytest.raises(RuleBroken, match="Minta admin dinsos"):
        tutup(app, id_, orang)
    with app.app_context():
        assert db.session.scalars(select(Musdes.status)).one() == "berlangsung"
        assert not db.session.scalar(select(func.count()).select_from(Dokumen))


def test_a_notulen_changed_meanwhile_is_read_again_before_closing(app, rapat, peramban):
    orang, id_ = rapat
    p, q = peramban(orang), peramban(orang)
    p.buka(f"/musdes/{id_}/penutupan")
    q.buka(f"/musdes/{id_}/notulen")
    q.kirim("/notulen", {"notulen": "Ada tambahan."})
    assert "sudah diubah oleh" in p.kirim("/penutupan", {"jam_selesai": "12.15"}, status=409).tulisan()
    with app.app_context(), pytest.raises(StaleWrite):
        penutupan.close_musdes(uuid4(), id_, 1, jam_selesai=JAM, oleh=orang)
    assert "menunggu tanda tangan" in p.kirim("/penutupan", {"jam_selesai": "12.15"}).tulisan()


def test_an_usulan_cancelled_meanwhile_keeps_the_meeting_open_until_it_is_off_the_agenda(app, rapat, peramban):
    orang, id_ = rapat
    with app.app_context():
        satu = db.session.scalars(select(Acara)).first()
        acara_id = satu.id
        db.session.get(Usulan, satu.usulan_id).status = "dibatalkan"
        db.session.commit()
        db.session.remove()
    p = peramban(orang)
    p.buka(f"/musdes/{id_}/penutupan")
    assert "keluarkan dari acara" in p.kirim("/penutupan", {"jam_selesai": "12.15"}, status=422).tulisan()
    p.buka(f"/musdes/{id_}/acara")
    p.kirim(f"/acara/{acara_id}/hapus")
    p.buka(f"/musdes/{id_}/penutupan")
    p.kirim("/penutupan", {"jam_selesai": "12.15"})


def test_quorum_warns_and_never_blocks(app, rapat, peramban):
    orang, id_ = rapat
    with app.app_context():
        for satu in db.session.scalars(select(Peserta)).all()[:3]:
            satu.hadir_pada = None
        db.session.commit()
        db.session.remove()
    p = peramban(orang)
    assert "kurang dari anjuran" in p.buka(f"/musdes/{id_}/penutupan").tulisan()
    assert "menunggu tanda tangan" in p.kirim("/penutupan", {"jam_selesai": "12.15"}).tulisan()


@pytest.mark.parametrize(
    ("nama", "inisial"), [("Air Bang", "AB"), ("Derati", "DERATI"), ("Air Ba''us I", "ABUI"), ("Suka  Rami-Baru", "SRB")]
)
def test_a_desa_without_short_form_gets_its_initials(nama, inisial):
    assert penutupan.inisial(nama) == inisial


def test_the_factory_closes_a_meeting_as_the_portal_does(app, pabrik):
    orang = pabrik.pengguna("operator")
    pabrik.musdes(oleh=orang, usulan_ids=siap(pabrik, orang, 1), status="ditutup")
    with app.app_context():
        assert db.session.scalars(select(Dokumen.desa_kode)).one() == KELURAHAN
        assert db.session.scalars(select(Usulan.status)).one() == "layak"
