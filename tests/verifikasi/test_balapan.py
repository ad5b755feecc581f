"""Eight verifikator on the same twenty usulan at once: each is decided once, and every loser is told by whom."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest

from portal.db import db
from portal.errors import PortalError, StaleWrite
from portal.usulan.models import Riwayat
from portal.usulan.rules.status import TERVERIFIKASI
from portal.verifikasi.models import Keputusan
from portal.verifikasi.rules import Putusan
from portal.verifikasi.service import klaim
from portal.verifikasi.service.keputusan import decide_many, decide_usulan
from tests.factories import KABUPATEN
from tests.verifikasi.bahan import kantor, keadaan

ORANG, USULAN = 8, 20


@pytest.fixture
def ramai(app, pabrik):
    """(people, ids): eight verifikator and twenty usulan that wait."""
    k = kantor(pabrik)
    return [pabrik.pengguna("verifikator", KABUPATEN, f"Verifikator {ke}") for ke in range(ORANG)], k.antre(USULAN)


def serentak(app, orang, kerja):
    """Run ``kerja(person, number)`` for all at the same moment."""
    gerbang = Barrier(len(orang))

    def satu(ke: int):
        gerbang.wait()
        with app.app_context():
            try:
                return kerja(orang[ke], ke)
            finally:
                db.session.remove()

    with ThreadPoolExecutor(len(orang)) as kolam:
        return list(kolam.map(satu, range(len(orang))))


def test_batches_at_once_decide_each_usulan_once_and_tell_every_loser_who(app, ramai):
    orang, ids = ramai

    def kerja(oleh, ke):
        urut = ids[ke:] + ids[:ke]
        return decide_many(uuid4(), urut, Putusan(TERVERIFIKASI), oleh=oleh).laporan

    laporan = serentak(app, orang, kerja)
    diputus = [id_ for satu in laporan for id_ in satu["diputus"]]
    assert sorted(diputus) == sorted(str(i) for i in ids)
    nama = {str(i): next(o.nama for o in orang if o.id == keadaan(app, i).pemeriksa_id) for i in ids}
    for satu in laporan:
        assert len(satu["diputus"]) + len(satu["dilewati"]) == USULAN
        assert all(sebab.startswith(f"Sudah diputus {nama[id_]} pada ") for id_, sebab in satu["dilewati"])
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(Keputusan)) == USULAN
        langkah = db.select(db.func.count()).select_from(Riwayat).where(Riwayat.ke == TERVERIFIKASI)
        assert db.session.scalar(langkah) == USULAN
        db.session.remove()


def test_single_decisions_at_once_leave_one_winner_a_usulan(app, ramai):
    orang, ids = ramai
    versi = {i: keadaan(app, i).versi for i in ids[:5]}

    def kerja(oleh, ke):
        hasil = []
        for id_ in ids[:5]:
            try:
                decide_usulan(uuid4(), id_, Putusan(TERVERIFIKASI), versi[id_], oleh=oleh)
                hasil.append("menang")
            except PortalError as salah:
                hasil.append(salah)
        return hasil

    semua = serentak(app, orang, kerja)
    for ke, id_ in enumerate(ids[:5]):
        kolom = [satu[ke] for satu in semua]
        pemenang = next(o.nama for o in orang if o.id == keadaan(app, id_).pemeriksa_id)
        kalah = [satu for satu in kolom if satu != "menang"]
        assert len(kalah) == ORANG - 1
        assert all(isinstance(s, StaleWrite) and f"Sudah diputus {pemenang} pada" in s.pesan for s in kalah), kolom


def test_the_same_form_arriving_eight_times_at_once_is_one_decision(app, ramai):
    orang, ids = ramai
    id_form, versi = uuid4(), keadaan(app, ids[0]).versi
    hasil = serentak(app, orang[:1] * ORANG, lambda oleh, _: decide_usulan(id_form, ids[0], Putusan(TERVERIFIKASI), versi, oleh=oleh).id)
    assert set(hasil) == {id_form}
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(Keputusan)) == 1
        db.session.remove()


def test_claims_at_once_give_each_usulan_one_holder(app, ramai):
    orang, ids = ramai
    hasil = serentak(app, orang, lambda oleh, ke: klaim.claim_many(ids[ke:] + ids[:ke], oleh=oleh))
    assert sum(diambil for diambil, _ in hasil) == USULAN
    nama = {keadaan(app, i).nomor: next(o.nama for o in orang if o.id == keadaan(app, i).pemeriksa_id) for i in ids}
    for _, terlewat in hasil:
        assert all(kalimat.startswith(f"Sedang diperiksa {nama[nomor]} sampai") for nomor, kalimat in terlewat)
