"""The check of the whole kabupaten: finds what saves did not see, closes what is mended, ends the same however often it runs."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select

from portal import kerja
from portal.audit.models import Jejak
from portal.audit.queries import verify_chain
from portal.db import db
from portal.pemeriksaan.service import create_aparat, settle_temuan
from portal.usulan.models import Usulan
from portal.usulan.service import pemeriksaan
from portal.usulan.service.pemeriksaan import periksa_kabupaten
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.pemeriksaan.bahan import anggota, dalam, simpan, temuan, ubah, ubah_keluarga


@pytest.fixture
def orang(pabrik):
    return {
        "sini": pabrik.pengguna("operator", KELURAHAN), "sana": pabrik.pengguna("operator", DESA), "v": pabrik.pengguna("verifikator", KABUPATEN)
    }


def dua(pabrik, orang):
    """Two families of two villages whose heads nobody takes for one person."""
    sini = pabrik.keluarga(KELURAHAN, oleh=orang["sini"], nama="Sumiati Harahap Contoh")
    return sini, pabrik.keluarga(DESA, oleh=orang["sana"], nama="Zulkarnain Wijaya Contoh")


def periksa(app) -> dict[str, int]:
    with dalam(app):
        return periksa_kabupaten({}, lambda selesai, dari: None)


def jejak(app) -> list[str]:
    with dalam(app):
        return list(db.session.scalars(select(Jejak.aksi).order_by(Jejak.id)))


def aturan(app, status: str = "terbuka") -> list[str]:
    return sorted(t.aturan for t in temuan(app) if t.status == status)


def test_it_finds_doubles_of_numbers_and_of_people_across_villages(app, pabrik, orang):
    a, b, c = (pabrik.keluarga(desa, oleh=orang[siapa]) for desa, siapa in ((KELURAHAN, "sini"), (DESA, "sana"), (DESA, "sana")))
    ubah(app, b, 1, nik=anggota(app, a)[1].nik, nama="Zulkarnain Wijaya Contoh")
    ubah_keluarga(app, c, no_kk="1702190903159999")
    ubah_keluarga(app, a, no_kk="1702190903159999")
    asal = anggota(app, a)[0]
    ubah(app, c, 0, nama=asal.nama, tanggal_lahir=asal.tanggal_lahir, ibu_kandung=asal.ibu_kandung, nik=None)
    hasil = periksa(app)
    assert {"NIK_GANDA", "KK_DUA_DESA", "ORANG_MIRIP"} <= set(aturan(app))
    assert (hasil["keluarga"], hasil["baru"], hasil["diperbaiki"]) == (3, len(temuan(app)), 0) and hasil["terbuka"] == len(temuan(app))


def test_a_second_run_changes_nothing_and_leaves_no_line(app, pabrik, orang):
    a, b = dua(pabrik, orang)
    ubah(app, b, 0, nik=anggota(app, a)[0].nik)
    periksa(app)
    semula, baris = temuan(app), jejak(app)
    assert periksa(app)["baru"] == 0 and temuan(app) == semula and jejak(app) == baris
    assert 1 <= baris.count("temuan.perbarui") <= 2, "satu baris tiap desa yang berubah"


def test_the_run_and_a_save_write_the_same_finding(app, pabrik, orang):
    a, b = dua(pabrik, orang)
    simpan(app, a, 0, orang["sini"], nik=anggota(app, b)[0].nik)
    sebelum = {t.kunci for t in temuan(app)}
    periksa(app)
    assert sebelum <= {t.kunci for t in temuan(app)} and len(temuan(app, "NIK_GANDA")) == 1
    simpan(app, b, 1, orang["sana"], tempat_lahir="Curup Kota")
    assert len(temuan(app, "NIK_GANDA")) == 1


def test_what_was_mended_outside_is_closed_by_the_run_with_an_audit_line(app, pabrik, orang):
    a, b = dua(pabrik, orang)
    milik = anggota(app, b)[0].nik
    ubah(app, b, 0, nik=anggota(app, a)[0].nik)
    periksa(app)
    ubah(app, b, 0, nik=milik)
    assert periksa(app)["diperbaiki"] >= 1 and "NIK_GANDA" in aturan(app, "diperbaiki")
    assert jejak(app)[-1] == "temuan.perbarui"
    with dalam(app):
        assert verify_chain() is None


def test_a_settled_pair_stays_settled(app, pabrik, orang):
    a, b = dua(pabrik, orang)
    ubah(app, b, 0, nik=anggota(app, a)[0].nik)
    periksa(app)
    (satu,) = temuan(app, "NIK_GANDA")
    with dalam(app):
        settle_temuan(satu.id, "bukan_ganda", "KTP sudah dilihat.", versi=1, oleh=orang["v"])
    periksa(app)
    (lagi,) = temuan(app, "NIK_GANDA")
    assert (lagi.status, lagi.versi, lagi.catatan) == ("bukan_ganda", 2, "KTP sudah dilihat.")


def test_it_sees_which_programmes_are_proposed_and_received(app, pabrik, orang):
    keluarga, lain = (pabrik.keluarga(oleh=orang["sini"]) for _ in range(2))
    ubah_keluarga(app, keluarga, desil=8)
    usulan = pabrik.usulan(keluarga, oleh=orang["sini"], jenis="bansos", program=("SEMBAKO",))
    pabrik.usulan(lain, oleh=orang["sini"], jenis="bansos", program=("SEMBAKO",), status="ditetapkan")
    pabrik.usulan(lain, oleh=orang["sini"], jenis="bansos", program=("SEMBAKO",))
    periksa(app)
    assert {(t.aturan, t.keluarga_id) for t in temuan(app, "DESIL", "SUDAH_MENERIMA")} == {("DESIL", keluarga), ("SUDAH_MENERIMA", lain)}
    simpan(app, keluarga, 1, orang["sini"], tempat_lahir="Curup Kota")
    assert "DESIL" in aturan(app), "penyimpanan keluarga tidak memutus soal program"
    with dalam(app):
        db.session.get(Usulan, usulan).status = "dibatalkan"
        db.session.commit()
    periksa(app)
    assert "DESIL" in aturan(app, "diperbaiki")


def test_officials_are_found_by_number_and_without_one_by_name(app, pabrik, orang):
    a, b = (pabrik.keluarga(oleh=orang["sini"]) for _ in range(2))
    isi = {"jabatan": "kadus", "mulai": anggota(app, a)[0].tanggal_lahir, "selesai": None}
    with dalam(app):
        create_aparat(a, KELURAHAN, isi | {"nama": "Siapa Saja", "nik": anggota(app, a)[0].nik}, oleh=orang["sini"])
        create_aparat(b, KELURAHAN, isi | {"nama": anggota(app, b)[1].nama, "nik": None}, oleh=orang["sini"])
    periksa(app)
    assert {"APARAT", "SATU_KK_APARAT", "APARAT_NAMA"} <= set(aturan(app))


def test_a_family_that_is_saved_meanwhile_is_left_to_that_save(app, pabrik, orang, monkeypatch):
    a, b = dua(pabrik, orang)
    benar = anggota(app, b)[0].nik
    simpan(app, b, 0, orang["sana"], nik=anggota(app, a)[0].nik)
    assert aturan(app).count("NIK_GANDA") == 1
    asli = pemeriksaan._periksa_desa

    def tersela(desa, bahan):
        if desa == KELURAHAN:  # the numbers of the kabupaten are gathered, and now the other village mends its own
            simpan(app, b, 0, orang["sana"], nik=benar)
        yield from asli(desa, bahan)

    monkeypatch.setattr(pemeriksaan, "_periksa_desa", tersela)
    periksa(app)
    assert "NIK_GANDA" not in aturan(app)
    monkeypatch.undo()
    periksa(app)
    assert "NIK_GANDA" not in aturan(app)


def test_the_button_puts_one_job_in_the_queue_and_the_page_says_how_it_ended(app, pabrik, orang, peramban):
    a, b = dua(pabrik, orang)
    ubah(app, b, 0, nik=anggota(app, a)[0].nik)
    p = peramban(orang["v"])
    assert "Belum pernah dijalankan." in p.buka("/temuan/").tulisan()
    tombol = p.halaman
    p.kirim("/pemeriksaan/", halaman=tombol)
    pertama = p.halaman.url
    p.kirim("/pemeriksaan/", halaman=tombol)
    assert p.halaman.url == pertama and "Menunggu giliran" in p.halaman.tulisan()
    admin = peramban(pabrik.pengguna("admin", KABUPATEN))
    assert admin.buka("/pemeriksaan/aturan/").tautan("Lihat kemajuannya").endswith(pertama)
    kerja.putaran(app, sekali=True, berhenti=threading.Event())
    assert "2 keluarga diperiksa" in p.buka("/temuan/").tulisan() and len(p.halaman.cari(".//tbody/tr")) == 1
    assert not peramban(orang["sini"]).buka("/temuan/").formulir("/pemeriksaan/")
