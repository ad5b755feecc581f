"""The demo's own programmes: three are there, and usulan for them stand ready, confirmed, and granted by the dinsos."""

from __future__ import annotations

from collections import defaultdict

import pytest
from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Anggota
from portal.kuota.queries.program import program_berlaku
from portal.pertukaran.models import HasilPusat, SerahanBaris
from portal.usulan.models import Usulan, UsulanProgram
from portal.usulan.rules import status as s
from portal.usulan.rules.jenis import BarisProgram, periksa_baris

pytestmark = [pytest.mark.sekali, pytest.mark.usefixtures("isi")]


def test_three_local_programmes_with_usulan_on_the_path_and_one_granted_by_the_dinsos():
    lokal = {kode: p.satuan for kode, p in program_berlaku().items() if p.lokal}
    assert lokal == {"BENCANA": "KPM", "PERMAKANAN": "jiwa", "DISABILITAS": "jiwa"}
    pilih = select(Usulan.id, Usulan.status, UsulanProgram.keputusan).join(UsulanProgram, UsulanProgram.usulan_id == Usulan.id)
    semua = db.session.execute(pilih.where(UsulanProgram.program.in_(lokal))).all()
    assert {satu.status for satu in semua} >= {s.DITETAPKAN_DINAS, s.DISAHKAN}
    ditetapkan = [satu.id for satu in semua if satu.keputusan == s.DITETAPKAN_DINAS]
    assert ditetapkan == list(db.session.scalars(select(HasilPusat.usulan_id).where(HasilPusat.hasil == s.DITETAPKAN_DINAS)))
    assert not db.session.scalars(select(SerahanBaris.usulan_id).where(SerahanBaris.usulan_id.in_(ditetapkan))).all()


def test_programme_lines_are_ones_that_the_form_would_take():
    anggota = defaultdict(set)
    for a in db.session.scalars(select(Anggota)):
        anggota[a.keluarga_id].add(a.id)
    for usulan in db.session.scalars(select(Usulan)):
        baris = [BarisProgram(p.program, p.anggota_id) for p in usulan.program]
        assert periksa_baris(usulan.jenis, baris, anggota[usulan.keluarga_id], program_berlaku()) == []
        diputus = [p.keputusan for p in usulan.program]
        if usulan.status in (s.TERVERIFIKASI, s.DISAHKAN, s.DIKIRIM):
            assert set(diputus) <= {s.TERVERIFIKASI, s.DITOLAK}
