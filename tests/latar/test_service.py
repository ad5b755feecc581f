"""The queue of jobs: made once, claimed once, fenced, tried three times, audited at the end."""

from __future__ import annotations

import json
import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from portal import kerja
from portal.audit.models import Jejak
from portal.audit.queries import verify_chain
from portal.db import db
from portal.errors import NotAllowed, RuleBroken, SameIdOtherContent
from portal.jam import sekarang
from portal.latar.models import Pekerjaan
from portal.latar.queries import is_ada_pekerjaan
from portal.latar.rules import BERJALAN, GAGAL, KALIMAT_TERHENTI, MENUNGGU, PERIKSA_KABUPATEN, SELESAI
from portal.latar.service import Lepas, beat, claim_pekerjaan, create_pekerjaan, end_selesai, release_pekerjaan
from tests.factories import KABUPATEN


@pytest.fixture
def verifikator(pabrik):
    return pabrik.pengguna("verifikator", KABUPATEN)


@pytest.fixture
def mulai(app, verifikator):
    """Put one check of the kabupaten in the queue; inside an app context."""

    def buat(id_=None):
        return create_pekerjaan(id_ or uuid4(), PERIKSA_KABUPATEN, {}, oleh=verifikator).id

    with app.app_context():
        yield buat
        db.session.remove()


def baris(id_) -> Pekerjaan:
    db.session.rollback()
    return db.session.scalar(select(Pekerjaan).where(Pekerjaan.id == id_).execution_options(populate_existing=True))


def diamkan(id_) -> None:
    """The worker died a while ago."""
    db.session.execute(update(Pekerjaan).where(Pekerjaan.id == id_).values(denyut_pada=sekarang() - timedelta(minutes=5)))
    db.session.commit()


def test_the_same_form_twice_is_one_job_and_another_content_is_refused(mulai, verifikator):
    id_ = uuid4()
    assert mulai(id_) == mulai(id_) == id_
    assert len(db.session.scalars(select(Pekerjaan)).all()) == 1
    with pytest.raises(SameIdOtherContent):
        create_pekerjaan(id_, PERIKSA_KABUPATEN, {"lain": 1}, oleh=verifikator)


def test_of_a_kind_that_needs_no_second_one_the_open_job_is_the_answer(mulai):
    pertama = mulai()
    assert mulai() == pertama
    end_selesai(claim_pekerjaan(), {"keluarga": 0})
    assert mulai() != pertama


def test_who_may_not_start_a_kind_is_refused_and_nothing_waits(mulai, pabrik):
    operator = pabrik.pengguna("operator")
    with pytest.raises(NotAllowed):
        create_pekerjaan(uuid4(), PERIKSA_KABUPATEN, {}, oleh=operator)
    with pytest.raises(RuleBroken):
        create_pekerjaan(uuid4(), "entah", {}, oleh=operator)
    assert not is_ada_pekerjaan()


def test_a_job_is_claimed_once_beats_and_ends_with_one_audit_line(mulai):
    id_ = mulai()
    tugas = claim_pekerjaan()
    assert tugas.id == id_ and claim_pekerjaan() is None and not is_ada_pekerjaan()
    beat(tugas, 3, 10)
    assert (baris(id_).status, baris(id_).selesai, baris(id_).dari) == (BERJALAN, 3, 10)
    end_selesai(tugas, {"keluarga": 10})
    satu = baris(id_)
    assert (satu.status, satu.selesai, satu.hasil) == (SELESAI, 10, {"keluarga": 10}) and satu.usai_pada
    aksi = list(db.session.scalars(select(Jejak.aksi).order_by(Jejak.id)))[-2:]
    assert aksi == ["pekerjaan.buat", "pekerjaan.selesai"] and verify_chain() is None


def test_a_silent_worker_loses_its_job_and_cannot_end_it_any_more(mulai):
    id_ = mulai()
    lama = claim_pekerjaan()
    diamkan(id_)
    baru = claim_pekerjaan()
    assert (baru.id, baru.percobaan) == (id_, 2)
    for usaha in (lambda: beat(lama, 1, 2), lambda: end_selesai(lama, {})):
        with pytest.raises(Lepas):
            usaha()
    end_selesai(baru, {"keluarga": 1})
    assert baris(id_).hasil == {"keluarga": 1}


def test_after_three_dead_workers_it_is_failed_and_says_so(mulai):
    id_ = mulai()
    for _ in range(3):
        assert claim_pekerjaan().id == id_
        diamkan(id_)
    assert claim_pekerjaan() is None
    assert (baris(id_).status, baris(id_).galat, baris(id_).percobaan) == (GAGAL, KALIMAT_TERHENTI, 3)
    assert not is_ada_pekerjaan()


def test_a_worker_that_is_asked_to_stop_puts_its_job_back_without_costing_a_try(mulai):
    id_ = mulai()
    release_pekerjaan(claim_pekerjaan())
    assert (baris(id_).status, baris(id_).percobaan) == (MENUNGGU, 0)
    assert claim_pekerjaan().percobaan == 1


# The loop


def jalankan(app, monkeypatch, fungsi) -> None:
    monkeypatch.setitem(kerja.FUNGSI, PERIKSA_KABUPATEN, fungsi)
    kerja.putaran(app, sekali=True, berhenti=threading.Event())


def test_the_loop_works_off_what_waits_and_ends(app, mulai, monkeypatch):
    id_ = mulai()
    jalankan(app, monkeypatch, lambda isian, lapor: lapor(1, 2) or {"keluarga": 2})
    assert (baris(id_).status, baris(id_).hasil) == (SELESAI, {"keluarga": 2})


def test_an_unforeseen_error_is_tried_three_times_and_its_sentence_names_no_data(app, mulai, monkeypatch):
    id_, kali = mulai(), []

    def rusak(isian, lapor):
        kali.append(1)
        raise ValueError("NIK 1702190101809001")

    jalankan(app, monkeypatch, rusak)
    assert len(kali) == 3 and baris(id_).status == GAGAL
    assert baris(id_).galat == kerja.KALIMAT_GALAT
    assert "1702190101809001" not in json.dumps(list(db.session.scalars(select(Jejak.rincian))))


def test_a_rule_that_refuses_ends_the_job_at_once_with_its_sentence(app, mulai, monkeypatch):
    id_ = mulai()

    def tolak(isian, lapor):
        raise RuleBroken("Belum ada keluarga.")

    jalankan(app, monkeypatch, tolak)
    assert (baris(id_).status, baris(id_).galat, baris(id_).percobaan) == (GAGAL, "Belum ada keluarga.", 1)


def test_a_stop_in_the_middle_leaves_the_job_waiting(app, mulai, monkeypatch):
    id_, berhenti = mulai(), threading.Event()

    def lama(isian, lapor):
        berhenti.set()
        lapor(1, 2)

    monkeypatch.setitem(kerja.FUNGSI, PERIKSA_KABUPATEN, lama)
    with pytest.raises(KeyboardInterrupt):
        kerja.putaran(app, sekali=True, berhenti=berhenti)
    assert (baris(id_).status, baris(id_).percobaan) == (MENUNGGU, 0)
