"""Confirmation while the kadis is away: their wakil confirms within the days, letter and trail name both, and the two are one pair of eyes."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from portal.akun.rules import Kuasa
from portal.akun.service import create_wakil, revoke_wakil
from portal.audit.models import Jejak
from portal.db import db
from portal.errors import RuleBroken
from portal.jam import hari_ini
from portal.usulan.models import Usulan
from portal.usulan.rules.empat_mata import KALIMAT_WAKIL_MENGESAHKAN, halangan_mengesahkan
from portal.verifikasi.documents.pengesahan import TEMPLAT, isi_surat
from portal.verifikasi.models import Pengesahan
from portal.verifikasi.rules.pengesahan import kalimat_nama
from portal.verifikasi.service.pengesahan import create_pengesahan
from portal.web.cetak import isi_templat
from tests.factories import KABUPATEN
from tests.verifikasi.bahan import kantor, keadaan, ubah
from tests.verifikasi.test_pengesahan import konfirmasi, sahkan


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


@pytest.fixture
def sekdis(pabrik):
    return pabrik.pengguna("kadis", KABUPATEN, "Sekretaris Contoh")


def wakilkan(app, dari, ke, mulai=0, lama=3):
    id_, hari = uuid.uuid4(), hari_ini() + timedelta(days=mulai)
    with app.app_context():
        create_wakil(id_, ke.id, hari, hari + timedelta(days=lama), "Dinas luar kota.", zona="WIB", oleh=dari)
        db.session.remove()
    return id_


def cetak(app, untuk):
    """(what the last letter says as data, and as its first page)"""
    with app.app_context():
        surat = db.session.scalars(db.select(Pengesahan).order_by(Pengesahan.dibuat_pada.desc())).first()
        isi = isi_surat(surat, untuk=untuk)
        halaman = isi_templat(TEMPLAT, bagian="surat", isi=isi, angka=str)
        db.session.remove()
    return isi, halaman


@pytest.mark.sekali
def test_four_eyes_hold_for_the_two_of_a_delegation_together():
    assert halangan_mengesahkan(1, 2, 3, {9}) is None
    assert halangan_mengesahkan(1, 2, 3, {2}) == halangan_mengesahkan(1, 2, 3, {1}) == KALIMAT_WAKIL_MENGESAHKAN
    assert "periksa sendiri" in str(halangan_mengesahkan(1, 3, 3, {9})) and Kuasa().bersama == frozenset()
    assert [kalimat_nama(n) for n in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A dan B", "A, B dan C"]


def test_the_wakil_confirms_in_the_name_of_the_kadis_and_both_are_named_everywhere(app, k, sekdis, peramban):
    satu, dua = k.antre(2, status="terverifikasi")
    tunjuk = peramban(k.kadis)
    assert "mengesahkan atas nama Anda" in tunjuk.buka("/verifikasi/wakil/").tulisan()
    id_ = wakilkan(app, k.kadis, sekdis)
    p = peramban(sekdis)
    p.buka("/pengesahan/")
    assert "Anda mengesahkan a.n. Kadis Contoh" in p.kirim("/pengesahan/baru", {"usulan": [str(satu)]}).tulisan()
    surat = sahkan(p, [satu])
    assert "Sekretaris Contoh, a.n. Kadis Contoh" in surat.tulisan() and keadaan(app, satu).status == "disahkan"
    assert "a.n. Kadis Contoh." in peramban(k.rina).buka(f"/verifikasi/{satu}").tulisan()
    isi, halaman = cetak(app, k.rina)
    assert isi["wakil"] == {"nama": "Sekretaris Contoh", "diwakili": "Kadis Contoh"}
    assert "a.n. Kepala" in halaman and "Kadis Contoh sedang tidak di tempat" in halaman and halaman.count("Sekretaris Contoh") == 2
    with app.app_context():
        rincian = db.session.scalar(db.select(Jejak.rincian).where(Jejak.aksi == "usulan.sahkan"))
        revoke_wakil(id_, oleh=k.kadis)
        db.session.remove()
    assert str(k.kadis.id) in rincian
    assert "a.n." not in sahkan(p, [dua], {"nomor_surat": "460/124"}).tulisan(), "sesudah dicabut ia mengesahkan atas namanya sendiri"
    isi, halaman = cetak(app, k.rina)
    assert "wakil" not in isi and "a.n." not in halaman


def test_a_delegation_of_other_days_gives_nothing_and_the_pair_confirms_nothing_of_its_own(app, k, sekdis, peramban):
    satu, dua = k.antre(2, status="terverifikasi")
    wakilkan(app, k.kadis, sekdis, mulai=2)
    p = peramban(sekdis)
    assert "a.n." not in sahkan(p, [satu]).tulisan()
    wakilkan(app, k.kadis, sekdis)
    ubah(app, Usulan, dua, pemeriksa_id=k.kadis.id)
    assert KALIMAT_WAKIL_MENGESAHKAN in konfirmasi(p, [dua]).tulisan()
    with app.app_context():
        with pytest.raises(RuleBroken) as tolak:
            create_pengesahan(uuid.uuid4(), [dua], "460/124", hari_ini(), oleh=sekdis)
        db.session.remove()
    assert tolak.value.rincian == (KALIMAT_WAKIL_MENGESAHKAN,) and keadaan(app, dua).status == "terverifikasi"
