"""Places at release and after: musdes order, ceilings of desa and kabupaten, the waiting list that moves up, decisions by line."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.db import db, transaction
from portal.errors import RuleBroken
from portal.jam import hari_ini
from portal.kuota.models import Periode
from portal.kuota.queries.kuota import urutan_tunggu
from portal.kuota.rules.jatah import KuotaDitolak
from portal.kuota.rules.periode import Rentang
from portal.kuota.service.kuota import set_kuota
from portal.kuota.service.periode import create_periode
from portal.musdes.service.pengajuan import release_paket
from portal.usulan.models import Riwayat, Usulan, UsulanProgram
from portal.usulan.queries.kuota import kuota_kini
from portal.usulan.service import advance, cancel_usulan
from portal.verifikasi.rules import Putusan
from portal.verifikasi.service.keputusan import decide_usulan
from tests.factories import KABUPATEN, KELURAHAN
from tests.kuota.bahan import Kantor, jatah, pas, status, versi


@pytest.fixture
def kantor(app, pabrik) -> Kantor:
    return Kantor(app, pabrik)


def lepas(kantor: Kantor, jadi, desa: str = KELURAHAN):
    kades = kantor.kades(desa)
    with kantor.app.app_context():
        try:
            return release_paket(uuid.uuid4(), jadi.musdes_id, oleh=kades).jumlah
        finally:
            db.session.remove()


def putus(kantor: Kantor, id_, putusan: Putusan) -> None:
    oleh = kantor.pabrik.pengguna("verifikator", KABUPATEN)
    with kantor.app.app_context():
        decide_usulan(uuid.uuid4(), id_, putusan, versi(kantor.app, id_), oleh=oleh)
        db.session.remove()


def test_the_first_of_the_musdes_get_the_places_and_the_rest_wait_in_its_order(app, kantor):
    kantor.kuota({KELURAHAN: 2})
    jadi = kantor.paket(4)
    assert lepas(kantor, jadi) == 2
    assert status(app, jadi) == ["diajukan", "diajukan", "layak", "layak"]
    assert jatah(app, jadi) == [["dapat"], ["dapat"], ["tunggu"], ["tunggu"]]
    assert pas(app) == {f"{KELURAHAN} PKH": (2, 2)}
    with app.app_context():
        assert [list(urutan_tunggu([id_]).values()) for id_ in jadi.usulan_ids] == [[], [], [1], [2]]
        r = kuota_kini(KELURAHAN, ["PKH"])["PKH"]
        assert (r.jumlah, r.diusulkan, r.diajukan, r.disahkan, r.sisa, r.menunggu) == (2, 0, 2, 0, 0, 2)
        db.session.remove()


def test_without_a_ceiling_all_go_and_a_ceiling_set_later_counts_them(app, kantor):
    jadi = kantor.paket(3)
    assert lepas(kantor, jadi) == 3
    with pytest.raises(KuotaDitolak) as salah:
        kantor.kuota({KELURAHAN: 2})
    assert "paling sedikit 3" in salah.value.per_kode[KELURAHAN]
    kantor.kuota({KELURAHAN: 3, KABUPATEN: 5})
    assert pas(app) == {f"{KELURAHAN} PKH": (3, 3), f"{KABUPATEN} PKH": (5, 3)}


def test_a_rejection_lets_the_next_in_rank_go_to_the_dinsos_at_once(app, kantor):
    kantor.kuota({KELURAHAN: 1})
    jadi = kantor.paket(3)
    lepas(kantor, jadi)
    putus(kantor, jadi.usulan_ids[0], Putusan("ditolak", alasan="PINDAH", catatan="Sudah pindah ke kota lain."))
    assert status(app, jadi) == ["ditolak", "diajukan", "layak"]
    assert jatah(app, jadi) == [["lepas"], ["dapat"], ["tunggu"]]
    assert pas(app)[f"{KELURAHAN} PKH"] == (1, 1)
    with app.app_context():
        alasan = db.session.scalars(select(Riwayat.alasan).where(Riwayat.usulan_id == jadi.usulan_ids[1]).order_by(Riwayat.urutan.desc())).first()
        db.session.remove()
    assert alasan == "Tempat kuota tersedia; naik dari daftar tunggu."


def test_a_waiting_usulan_that_is_cancelled_leaves_the_list_and_the_one_behind_moves_up_when_the_quota_is_raised(app, kantor):
    kantor.kuota({KELURAHAN: 1})
    jadi = kantor.paket(3)
    lepas(kantor, jadi)
    operator = kantor.pabrik.pengguna("operator", KELURAHAN)
    with app.app_context():
        cancel_usulan(jadi.usulan_ids[1], "Keluarga ini pindah.", versi=versi(app, jadi.usulan_ids[1]), oleh=operator)
        db.session.remove()
    assert status(app, jadi) == ["diajukan", "dibatalkan", "layak"]
    kantor.kuota({KELURAHAN: 2})
    assert status(app, jadi) == ["diajukan", "dibatalkan", "diajukan"]
    assert pas(app)[f"{KELURAHAN} PKH"] == (2, 2)


def test_a_usulan_with_one_place_goes_and_its_waiting_line_is_decided_only_when_it_has_one(app, kantor):
    kantor.kuota({KELURAHAN: 1})
    jadi = kantor.paket(2, program=("PKH", "SEMBAKO"))
    assert lepas(kantor, jadi) == 2
    assert jatah(app, jadi) == [["dapat", "dapat"], ["tunggu", "dapat"]]
    putus(kantor, jadi.usulan_ids[1], Putusan("terverifikasi"))
    with app.app_context():
        pilih = select(UsulanProgram.program, UsulanProgram.keputusan).where(UsulanProgram.usulan_id == jadi.usulan_ids[1])
        baris = dict(db.session.execute(pilih).all())
        db.session.remove()
    assert baris == {"PKH": "", "SEMBAKO": "terverifikasi"}


def test_a_refused_line_gives_its_place_to_a_usulan_that_is_still_at_the_dinsos_whose_form_is_then_late(app, kantor):
    kantor.kuota({KELURAHAN: 1})
    jadi = kantor.paket(2, program=("PKH", "SEMBAKO"))
    lepas(kantor, jadi)
    lama = versi(app, jadi.usulan_ids[1])
    with app.app_context():
        [pkh] = db.session.scalars(select(UsulanProgram.id).where(UsulanProgram.usulan_id == jadi.usulan_ids[0], UsulanProgram.program == "PKH"))
        db.session.remove()
    putus(kantor, jadi.usulan_ids[0], Putusan("terverifikasi", baris={str(pkh): "TANPA_KOMPONEN"}))
    assert jatah(app, jadi) == [["lepas", "dapat"], ["dapat", "dapat"]]
    assert versi(app, jadi.usulan_ids[1]) > lama
    assert pas(app)[f"{KELURAHAN} PKH"] == (1, 1)


def test_pbi_is_counted_by_person(app, kantor):
    kantor.kuota({KELURAHAN: 4}, "PBI_JK")
    jadi = kantor.paket(2, program=(), pbi=3)
    assert lepas(kantor, jadi) == 2
    assert jatah(app, jadi) == [["dapat"] * 3, ["dapat", "tunggu", "tunggu"]]
    assert pas(app) == {f"{KELURAHAN} PBI_JK": (4, 4)}


def test_a_shared_ceiling_and_the_own_one_must_both_have_room_and_a_freed_place_goes_by_rank_across_desa(app, kantor):
    lain = "17.02.06.2001"
    kantor.kuota({KABUPATEN: 3, KELURAHAN: 2})
    satu, dua = kantor.paket(3), kantor.paket(3, lain)
    assert (lepas(kantor, satu), lepas(kantor, dua, lain)) == (2, 1)
    putus(kantor, satu.usulan_ids[0], Putusan("ditolak", alasan="PINDAH"))
    assert (status(app, satu), status(app, dua)) == (["ditolak", "diajukan", "layak"], ["diajukan", "diajukan", "layak"])
    assert pas(app) == {f"{KABUPATEN} PKH": (3, 3), f"{KELURAHAN} PKH": (2, 1)}


def test_a_rejection_taken_back_in_time_takes_its_place_again(app, kantor):
    kantor.kuota({KELURAHAN: 1})
    jadi = kantor.paket(1)
    lepas(kantor, jadi)
    putus(kantor, jadi.usulan_ids[0], Putusan("ditolak", alasan="PINDAH"))
    assert pas(app)[f"{KELURAHAN} PKH"] == (1, 0)
    verifikator = kantor.pabrik.pengguna("verifikator", KABUPATEN)
    with app.app_context(), transaction(jejak=0) as sesi:
        advance(sesi.get_one(Usulan, jadi.usulan_ids[0]), "diperiksa", oleh=verifikator)
    assert (jatah(app, jadi), pas(app)[f"{KELURAHAN} PKH"]) == ([["dapat"]], (1, 1))


def test_a_rejection_is_not_taken_back_when_its_place_is_gone(app, kantor):
    jadi = kantor.paket(2)
    kantor.kuota({KELURAHAN: 1})
    lepas(kantor, jadi)
    putus(kantor, jadi.usulan_ids[0], Putusan("ditolak", alasan="PINDAH"))
    verifikator = kantor.pabrik.pengguna("verifikator", KABUPATEN)
    with app.app_context(), pytest.raises(RuleBroken, match="sudah dipakai keluarga lain"), transaction(jejak=0) as sesi:
        advance(sesi.get_one(Usulan, jadi.usulan_ids[0]), "diperiksa", oleh=verifikator)
    assert pas(app)[f"{KELURAHAN} PKH"] == (1, 1)


def test_who_still_waits_when_the_period_ends_goes_on_waiting_in_the_next_in_the_same_rank(app, kantor, peramban):
    kantor.kuota({KELURAHAN: 1})
    jadi = kantor.paket(4)
    lepas(kantor, jadi)
    with app.app_context():
        lama, hari = db.session.get_one(Periode, kantor.periode), hari_ini()
        lama.mulai, lama.selesai = hari - timedelta(days=40), hari - timedelta(days=1)
        db.session.commit()
        kini = create_periode(uuid.uuid4(), Rentang("Periode Berikut", hari, hari + timedelta(days=20)), oleh=kantor.admin).id
        set_kuota(kini, "PKH", {KELURAHAN: 2}, oleh=kantor.admin)
        db.session.remove()
    p = peramban(kantor.admin)
    halaman = p.buka("/kuota/periode/")
    assert "Periode Uji: 3 usulan program" in halaman.tulisan()
    assert "3 usulan program dipindahkan ke periode sekarang, 2 langsung" in p.kirim("/daftar-tunggu").tulisan()
    assert status(app, jadi) == ["diajukan", "diajukan", "diajukan", "layak"]
    assert pas(app)  # the ceiling of each period fits its own lines
    assert "0 usulan program dipindahkan" in p.kirim("/daftar-tunggu", halaman=halaman).tulisan()
