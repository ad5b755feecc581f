"""The agenda of a musdes: usulan put on it, sorted, taken off; each on one open agenda only."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.db import db
from portal.errors import RuleBroken
from portal.musdes import queries
from portal.musdes.models import Acara
from portal.musdes.service import acara as agenda
from portal.musdes.service import rencana
from portal.usulan.models import Usulan
from tests.factories import DESA, KELURAHAN
from tests.musdes.rapat import siap


@pytest.mark.parametrize("htmx", [False, True])
def test_usulan_are_put_on_the_agenda_sorted_and_taken_off(app, pabrik, peramban, htmx):
    orang = pabrik.pengguna("operator")
    id_, usulan = pabrik.musdes(oleh=orang), siap(pabrik, orang, 3)
    p = peramban(orang, htmx=htmx)
    p.buka(f"/musdes/{id_}/acara")
    p.kirim(f"/{id_}/acara", {"usulan": []}, ke=-1, status=422)
    p.buka(f"/musdes/{id_}/acara")
    p.buka(f"/musdes/{id_}/acara", metode="POST", data=p.isian(f"/{id_}/acara", ke=-1)[2] | {"usulan": [str(u) for u in usulan]})
    with app.app_context():
        acara = db.session.scalars(select(Acara).order_by(Acara.urutan)).all()
        assert [a.usulan_id for a in acara] == usulan
        terakhir, versi = acara[2].id, [a.versi for a in acara]
    halaman = p.buka(f"/musdes/{id_}/acara")
    p.buka(f"/musdes/{id_}/acara/urutan", metode="POST", data=p.isian("/acara/urutan")[2] | {f"urutan-{terakhir}": "1"})
    with app.app_context():
        acara = db.session.scalars(select(Acara).order_by(Acara.urutan)).all()
        assert [a.usulan_id for a in acara] == [usulan[2], usulan[0], usulan[1]]
        assert [a.urutan for a in acara] == [1, 2, 3] and [a.versi for a in acara] == versi
    p.buka(f"/musdes/{id_}/acara")
    p.kirim(f"/acara/{terakhir}/hapus")
    with app.app_context():
        assert usulan[2] not in db.session.scalars(select(Acara.usulan_id)).all()
        assert db.session.get(Usulan, usulan[2]).status == "siap_musdes"
    assert halaman.status == 200


def test_an_usulan_stands_on_one_open_agenda_only_and_a_cancelled_meeting_frees_it(app, pabrik):
    orang = pabrik.pengguna("operator")
    satu, dua, usulan = pabrik.musdes(oleh=orang), pabrik.musdes(oleh=orang), siap(pabrik, orang, 1)
    with app.app_context():
        agenda.add_acara(satu, usulan, oleh=orang)
        assert agenda.add_acara(satu, usulan, oleh=orang) == 0
        with pytest.raises(RuleBroken, match="sudah ada di acara lain"):
            agenda.add_acara(dua, usulan, oleh=orang)
        assert queries.list_usulan_siap(KELURAHAN, untuk=orang) == []
        rencana.cancel_musdes(satu, "Hujan lebat", oleh=orang)
        assert db.session.get(Usulan, usulan[0]).status == "siap_musdes"
        assert agenda.add_acara(dua, usulan, oleh=orang) == 1


def test_an_usulan_put_off_before_becomes_ready_on_a_new_agenda(app, pabrik):
    orang = pabrik.pengguna("operator")
    usulan = pabrik.usulan(pabrik.keluarga(oleh=orang), oleh=orang, status="ditunda")
    id_ = pabrik.musdes(oleh=orang)
    with app.app_context():
        agenda.add_acara(id_, [usulan], oleh=orang)
        assert db.session.get(Usulan, usulan).status == "siap_musdes"


def test_a_draft_or_an_usulan_of_another_village_does_not_come_on_the_agenda(app, pabrik):
    orang, lain = pabrik.pengguna("operator"), pabrik.pengguna("operator", DESA)
    draf = pabrik.usulan(pabrik.keluarga(oleh=orang), oleh=orang)
    asing = pabrik.usulan(pabrik.keluarga(DESA, oleh=lain), oleh=lain, status="siap_musdes")
    id_ = pabrik.musdes(oleh=orang)
    with app.app_context():
        for usulan in (draf, asing, uuid4()):
            with pytest.raises(RuleBroken):
                agenda.add_acara(id_, [usulan], oleh=orang)
