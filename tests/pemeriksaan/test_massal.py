"""Several findings are settled with one form: the receipt names what was left out and why, and the same form is one receipt."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import RuleBroken, SameIdOtherContent
from portal.pemeriksaan.rules.putusan import DUA_DESA, SUDAH, TAK_COCOK, sebab_dilewati
from portal.pemeriksaan.service import settle_many, settle_temuan
from tests.factories import DESA, KABUPATEN
from tests.pemeriksaan.bahan import anggota, dalam, simpan, temuan

AKSI = "temuan.selesaikan_massal"


@pytest.fixture
def op(pabrik):
    return pabrik.pengguna()


@pytest.fixture
def tiga(app, pabrik, op):
    """Three findings of one village about somebody's work."""
    for _ in range(3):
        simpan(app, pabrik.keluarga(oleh=op), 0, op, pekerjaan=5)
    return temuan(app, "PEKERJAAN")


def jejak(app) -> list:
    with dalam(app):
        return [(b.objek_id, json.loads(b.rincian)) for b in db.session.scalars(select(Jejak).where(Jejak.aksi == AKSI).order_by(Jejak.id))]


def centang(p, *pilihan) -> None:
    p.buka("/temuan/")
    p.kirim("/penyelesaian-massal/baru", {"temuan": [str(t.id) for t in pilihan]})


def test_ticked_findings_are_settled_at_once_and_the_report_says_which_were_left_out(app, op, tiga, peramban):
    p = peramban(op)
    centang(p, *tiga)
    formulir = p.halaman
    assert len(formulir.cari(".//input[@name='temuan'][@checked]")) == 3
    with dalam(app):
        settle_temuan(tiga[0].id, "diperbaiki", "", versi=tiga[0].versi, oleh=op)  # somebody was earlier with one of them
    isi = {"putusan": "diterima", "catatan": "Sudah pensiun, surat ada.", "temuan": [str(t.id) for t in tiga]}
    halaman = p.kirim("/penyelesaian-massal", isi, halaman=formulir)
    assert "2 temuan diselesaikan: diterima dengan alasan." in halaman.tulisan()
    assert "1 temuan dilewati." in halaman.tulisan() and "Sudah diselesaikan lebih dahulu." in halaman.tulisan()
    assert [t.status for t in sorted(temuan(app, "PEKERJAAN"), key=lambda t: t.id != tiga[0].id)] == ["diperbaiki", "diterima", "diterima"]
    lagi = p.kirim("/penyelesaian-massal", isi, halaman=formulir)
    assert lagi.url == halaman.url and "2 temuan diselesaikan" in lagi.tulisan(), "kiriman ulang menjawab laporan yang sama"
    baris = jejak(app)
    assert [isi["ulang"] for _, isi in baris] == [False, True] and "pensiun" not in str(baris)
    p.kirim("/penyelesaian-massal", isi | {"catatan": "Lain."}, halaman=formulir, status=409)


def test_without_a_tick_or_a_reason_nothing_is_settled(app, op, tiga, peramban):
    p = peramban(op)
    p.buka("/temuan/")
    assert "Belum ada temuan yang dipilih." in p.kirim("/penyelesaian-massal/baru", {}).tulisan()
    centang(p, tiga[0])
    halaman = p.kirim("/penyelesaian-massal", {"putusan": "diterima", "catatan": "", "temuan": [str(tiga[0].id)]}, status=422)
    assert "Tulis alasan mengapa data ini diterima." in halaman.tulisan()
    assert halaman.cari(".//input[@name='temuan'][@checked]"), "yang dipilih tetap dipilih"
    assert {t.status for t in temuan(app, "PEKERJAAN")} == {"terbuka"} and not jejak(app)


def test_what_touches_another_village_cannot_be_ticked_by_an_operator_and_is_left_out(app, pabrik, op, peramban):
    jauh = pabrik.pengguna("operator", DESA)
    sini, sana = pabrik.keluarga(oleh=op), pabrik.keluarga(DESA, oleh=jauh)
    simpan(app, sini, 0, op, nik=anggota(app, sana)[0].nik)
    (pasangan,) = temuan(app, "NIK_GANDA")
    p = peramban(op)
    assert not p.buka("/temuan/").cari(".//input[@name='temuan']")
    with dalam(app):
        laporan = settle_many(uuid4(), [pasangan.id], "bukan_ganda", "KTP dilihat.", oleh=op)
    assert (laporan.selesai, laporan.dilewati) == ([], [(str(pasangan.id), DUA_DESA)])
    verifikator = pabrik.pengguna("verifikator", KABUPATEN)
    with dalam(app):
        laporan = settle_many(uuid4(), [pasangan.id], "bukan_ganda", "KTP dilihat.", oleh=verifikator)
    assert laporan.selesai == [str(pasangan.id)]


def test_findings_out_of_scope_are_not_even_named_and_a_receipt_is_of_who_sent_it(app, pabrik, op, tiga, peramban):
    lain, id_ = pabrik.pengguna("operator", DESA), uuid4()
    with dalam(app):
        laporan = settle_many(id_, [t.id for t in tiga], "diterima", "Dipaksa.", oleh=lain)
    assert (laporan.selesai, laporan.dilewati) == ([], []) and {t.status for t in temuan(app, "PEKERJAAN")} == {"terbuka"}
    peramban(lain).buka(f"/temuan/massal/{id_}")
    peramban(op).buka(f"/temuan/massal/{id_}", status=404)


def test_the_service_holds_its_limits_on_its_own(app, op, tiga):
    with dalam(app):
        id_ = uuid4()
        settle_many(id_, [tiga[0].id], "diterima", "Ada surat.", oleh=op)
        with pytest.raises(SameIdOtherContent):
            settle_many(id_, [tiga[1].id], "diterima", "Ada surat.", oleh=op)
        with pytest.raises(RuleBroken):
            settle_many(uuid4(), [], "diterima", "Ada surat.", oleh=op)
        with pytest.raises(RuleBroken):
            settle_many(uuid4(), [uuid4() for _ in range(101)], "diterima", "Ada surat.", oleh=op)


def test_why_a_finding_is_left_out():
    assert sebab_dilewati("ganda", True, "diterima", ("diterima",)) == SUDAH
    assert sebab_dilewati("terbuka", False, "diterima", ("diterima",)) == DUA_DESA
    assert sebab_dilewati("terbuka", True, "ganda", ("diperbaiki", "diterima")) == TAK_COCOK
    assert sebab_dilewati("terbuka", True, "diterima", ("diterima",)) == ""
