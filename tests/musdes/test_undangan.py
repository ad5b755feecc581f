"""People invited to a musdes: written down, corrected, taken off, copied from the last meeting, fixed once it is open."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.db import db
from portal.errors import RuleBroken, StaleWrite
from portal.musdes.models import Peserta
from portal.musdes.service import kehadiran, rencana
from tests.musdes.rapat import ORANG, RENCANA


@pytest.mark.parametrize("htmx", [False, True])
def test_people_are_invited_corrected_and_taken_off(app, pabrik, peramban, htmx):
    orang = pabrik.pengguna("operator")
    id_ = pabrik.musdes(oleh=orang)
    p = peramban(orang, htmx=htmx)
    p.buka(f"/musdes/{id_}/peserta")
    halaman = p.kirim(f"/{id_}/peserta", {"nama": "Yusuf"}, ke=-1, status=422)
    assert "Pilih laki-laki atau perempuan." in halaman.tulisan() and "Pilih unsur" in halaman.tulisan()
    p.buka(f"/musdes/{id_}/peserta", metode="POST", data=p.isian(f"/{id_}/peserta", ke=-1)[2] | ORANG)
    p.buka(f"/musdes/{id_}/peserta")
    assert "Yusuf Contoh" in p.halaman.tulisan() and "8 orang diundang" in p.halaman.tulisan()
    with app.app_context():
        baru = db.session.scalars(select(Peserta.id).where(Peserta.nama == ORANG["nama"])).one()
    p.buka(f"/musdes/{id_}/peserta/{baru}/ubah")
    p.kirim(f"/peserta/{baru}", {"nama": "Yusuf Benar"})
    assert "Yusuf Benar" in p.buka(f"/musdes/{id_}/peserta").tulisan()
    p.kirim(f"/peserta/{baru}/hapus")
    assert "7 orang diundang" in p.buka(f"/musdes/{id_}/peserta").tulisan()


def test_invitations_are_copied_from_the_last_meeting_once(app, pabrik, peramban):
    orang = pabrik.pengguna("operator")
    pabrik.musdes(oleh=orang)
    p = peramban(orang)
    p.buka("/musdes/baru")
    p.kirim("/musdes/", RENCANA)
    id_ = p.halaman.url.rpartition("/")[2]
    p.buka(f"/musdes/{id_}/peserta")
    for jumlah in (7, 0):
        assert f"{jumlah} undangan disalin" in p.kirim("/peserta/salinan").tulisan()
    assert "7 orang diundang" in p.halaman.tulisan()


def test_invitations_stand_once_the_meeting_is_open_but_a_name_may_be_corrected(app, pabrik):
    orang = pabrik.pengguna("operator")
    id_ = pabrik.musdes(oleh=orang)
    with app.app_context():
        rencana.open_musdes(id_, oleh=orang)
        assert rencana.open_musdes(id_, oleh=orang).status == "berlangsung"
        satu = db.session.scalars(select(Peserta)).first().id
        for verba in (
            lambda: kehadiran.create_undangan(uuid4(), id_, ORANG, oleh=orang),
            lambda: kehadiran.copy_undangan(id_, oleh=orang),
            lambda: kehadiran.delete_peserta(satu, id_, oleh=orang),
        ):
            with pytest.raises(RuleBroken, match="sebelum musyawarah dibuka"):
                verba()
        assert kehadiran.update_peserta(satu, id_, ORANG, 1, oleh=orang).nama == ORANG["nama"]
        with pytest.raises(StaleWrite):
            kehadiran.update_peserta(satu, id_, ORANG | {"nama": "Lain"}, 1, oleh=orang)
