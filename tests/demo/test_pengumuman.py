"""The published lists of the demo: one stands in each main unit, one is over, and none holds a name of the demo's people."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from portal.db import db
from portal.jam import hari_ini
from portal.keluarga.models import Keluarga
from portal.kit.isi import sidik
from portal.warga.models import Pengumuman
from portal.warga.queries.pengumuman import get_umum, isi_umum, keadaan
from portal.warga.rules.pengumuman import BERAKHIR, DIUMUMKAN

pytestmark = [pytest.mark.sekali, pytest.mark.usefixtures("isi")]


def test_one_list_stands_in_each_main_unit_and_one_is_over():
    semua = db.session.scalars(select(Pengumuman)).all()
    kini = {satu.id: keadaan(get_umum(satu.id), hari_ini()) for satu in semua}
    terbuka = [satu for satu in semua if kini[satu.id] == DIUMUMKAN]
    assert len({satu.desa_kode for satu in terbuka}) >= 2 and list(kini.values()).count(BERAKHIR) == 1
    assert all((isi_umum(satu.id, hari_ini()) is not None) == (satu in terbuka) for satu in semua)


def test_what_is_published_names_nobody():
    nama = set(db.session.scalars(select(Keluarga.nama)))
    for satu in db.session.scalars(select(Pengumuman)):
        assert satu.isi["baris"] and sidik(satu.isi) == satu.isi_sidik
        assert not nama & {baris["nama"] for baris in satu.isi["baris"]} and not any(lengkap in str(satu.isi) for lengkap in nama if lengkap)
