"""The findings follow what is saved: written once, refreshed, closed when mended, opened again, settled for good."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import update

from portal.audit.queries import verify_chain
from portal.db import db
from portal.keluarga.service.anggota import delete_anggota
from portal.pemeriksaan.models import Temuan
from portal.pemeriksaan.service import settle_temuan
from tests.factories import DESA, KELURAHAN
from tests.pemeriksaan.bahan import anggota, dalam, di, simpan, temuan, ubah


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna("operator", KELURAHAN)


@pytest.fixture
def dua(app, pabrik, operator):
    """Two families of two villages whose heads bear one NIK; the first one is saved last. (here, there, the other operator)."""
    lain = pabrik.pengguna("operator", DESA)
    sini = pabrik.keluarga(KELURAHAN, oleh=operator, nama="Sumiati Harahap Contoh")
    sana = pabrik.keluarga(DESA, oleh=lain, nama="Zulkarnain Wijaya Contoh")
    simpan(app, sini, 0, operator, nik=anggota(app, sana)[0].nik)
    return sini, sana, lain


def test_a_save_writes_the_finding_with_both_sides_once(app, operator, dua):
    sini, sana, lain = dua
    (satu,) = temuan(app, "NIK_GANDA")
    assert (satu.keluarga_id, satu.lain_keluarga_id, satu.desa_kode, satu.lain_desa_kode) == (sini, sana, KELURAHAN, DESA)
    assert (satu.status, satu.tingkat, satu.versi) == ("terbuka", "kuat", 1)
    assert satu.bukti["sini"]["nik"] == satu.bukti["sana"]["nik"] and satu.bukti["kalimat"]
    simpan(app, sana, 1, lain, tempat_lahir="Bengkulu")
    simpan(app, sini, 1, operator, tempat_lahir="Curup Kota")
    (lagi,) = temuan(app, "NIK_GANDA")
    assert (lagi.id, lagi.keluarga_id, lagi.versi) == (satu.id, sini, 1)
    assert di(app, verify_chain) is None


def test_the_other_village_mends_it_and_it_is_closed_by_that_save(app, dua):
    _, sana, lain = dua
    simpan(app, sana, 0, lain, nik="1702060101709777")
    (satu,) = temuan(app, "NIK_GANDA")
    assert satu.status == "diperbaiki" and satu.diselesaikan_pada and satu.diselesaikan_oleh is None


def test_the_evidence_follows_what_the_other_side_types_now(app, dua):
    _, sana, lain = dua
    simpan(app, sana, 0, lain, ibu_kandung="Aminah Contoh")
    (satu,) = temuan(app, "NIK_GANDA")
    assert satu.bukti["sana"]["ibu_kandung"] == "Aminah Contoh" and satu.desa_kode == KELURAHAN


def test_what_was_mended_and_typed_wrong_again_is_open_again_as_the_same_row(app, operator, dua):
    sini, sana, _ = dua
    (asal,) = temuan(app, "NIK_GANDA")
    simpan(app, sini, 0, operator, nik="1702190101709776")
    assert temuan(app, "NIK_GANDA")[0].status == "diperbaiki"
    simpan(app, sini, 0, operator, nik=anggota(app, sana)[0].nik)
    (satu,) = temuan(app, "NIK_GANDA")
    assert (satu.id, satu.status, satu.diselesaikan_pada) == (asal.id, "terbuka", None)


@pytest.mark.parametrize(
    ("putusan", "sesudah"), [("bukan_ganda", "bukan_ganda"), ("ganda", "ganda"), ("diterima", "diterima"), ("diperbaiki", "terbuka")]
)
def test_a_settled_pair_does_not_come_back_but_a_mending_only_by_word_does(app, pabrik, operator, dua, putusan, sesudah):
    sini, _, _ = dua
    (satu,) = temuan(app, "NIK_GANDA")
    verifikator = pabrik.pengguna("verifikator", "17.02")
    with dalam(app):
        settle_temuan(satu.id, putusan, "Sudah dicocokkan dengan KTP.", versi=1, oleh=verifikator)
    simpan(app, sini, 1, operator, tempat_lahir="Curup Kota")
    (lagi,) = temuan(app, "NIK_GANDA")
    assert (lagi.id, lagi.status) == (satu.id, sesudah)


def test_a_pair_of_like_people_found_by_other_means_stays_until_the_score_says_otherwise(app, pabrik, operator):
    """The check at entry looks in narrower blocks than the run over everybody; what it cannot find itself it must not close."""
    satu, dua = (pabrik.keluarga(KELURAHAN, oleh=operator) for _ in range(2))
    asal = anggota(app, satu)[0]
    sama = {"nama": asal.nama, "tanggal_lahir": asal.tanggal_lahir, "ibu_kandung": asal.ibu_kandung, "nik": None, "jenis_kelamin": "L"}
    ubah(app, dua, 0, **sama, tanpa_nik_alasan="Belum direkam")
    simpan(app, satu, 1, operator, tempat_lahir="Curup Kota")
    (t,) = temuan(app, "ORANG_MIRIP")
    assert t.status == "terbuka" and t.skor >= 80 and {t.keluarga_id, t.lain_keluarga_id} == {satu, dua}
    ubah(app, dua, 0, nama=sama["nama"], bunyi="-")
    simpan(app, satu, 1, operator, tempat_lahir="Curup")
    assert temuan(app, "ORANG_MIRIP")[0].status == "terbuka"
    simpan(app, dua, 0, operator, nama="Zulkarnain Pratama", ibu_kandung="Halimah Utami", nik="")
    assert temuan(app, "ORANG_MIRIP")[0].status == "diperbaiki"


def test_a_finding_about_programmes_is_not_closed_by_a_save_that_knows_no_programme(app, operator, pabrik):
    sini = pabrik.keluarga(KELURAHAN, oleh=operator)
    simpan(app, sini, 0, operator, pekerjaan=5)
    assert [t.status for t in temuan(app, "PEKERJAAN")] == ["terbuka"]
    with dalam(app):
        db.session.execute(update(Temuan).where(Temuan.aturan == "PEKERJAAN").values(aturan="DESIL", kunci=uuid4().hex))
        db.session.commit()
    simpan(app, sini, 0, operator, pekerjaan=19)
    assert [t.status for t in temuan(app, "DESIL")] == ["terbuka"]


def test_a_member_taken_out_takes_the_findings_along(app, operator, pabrik):
    sini = pabrik.keluarga(KELURAHAN, oleh=operator)
    simpan(app, sini, 2, operator, pekerjaan=6)
    anak = anggota(app, sini)[2]
    with dalam(app):
        delete_anggota(anak.id, sini, anak.versi, oleh=operator)
    assert [t.status for t in temuan(app, "PEKERJAAN")] == ["diperbaiki"]
