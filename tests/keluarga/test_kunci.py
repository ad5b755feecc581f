"""The contract with later features: a family by scope, its facts, its members, its lock."""

from __future__ import annotations

import pytest

from portal.db import db, transaction
from portal.errors import NotFound
from portal.keluarga.queries import fakta_of, find_anggota_by_ids, get_keluarga, kekurangan_of
from portal.keluarga.service import set_kunci
from tests.factories import DESA, KELURAHAN


def test_a_family_of_the_factory_is_ready_for_a_musdes_and_exists_only_within_scope(pabrik, konteks):
    satu, lain = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    id_ = pabrik.keluarga(KELURAHAN, oleh=satu, nama="Sumiati")
    k = get_keluarga(id_, untuk=satu)
    assert (k.nama, k.jumlah_anggota, k.lengkap, kekurangan_of(k)) == ("Sumiati", 3, True, [])
    assert len({a.nik for a in fakta_of(k).anggota}) == 3
    ids = {a.id for a in k.anggota}
    assert set(find_anggota_by_ids(ids, untuk=satu)) == ids
    assert find_anggota_by_ids(ids, untuk=lain) == {}
    with pytest.raises(NotFound):
        get_keluarga(id_, untuk=lain)


def test_a_lock_names_the_open_sections_and_leaves_the_version_alone(pabrik, konteks):
    satu = pabrik.pengguna()
    id_ = pabrik.keluarga(KELURAHAN, oleh=satu)
    versi = get_keluarga(id_, untuk=satu).versi
    with transaction(jejak=0):
        k = get_keluarga(id_, untuk=satu, kunci=True)
        set_kunci(k, True, ["foto", "anggota"])
        assert (k.terkunci, k.bagian_terbuka) == (True, ["anggota", "foto"])
    db.session.expire_all()
    k = get_keluarga(id_, untuk=satu)
    assert (k.terkunci, k.bagian_terbuka, k.versi) == (True, ["anggota", "foto"], versi)
    with transaction(jejak=0):
        set_kunci(get_keluarga(id_, untuk=satu, kunci=True), False)
    assert get_keluarga(id_, untuk=satu).bagian_terbuka == []
