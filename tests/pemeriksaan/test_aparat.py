"""The register of officials, the relations that families declare, and what the rules make of both."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.db import db
from portal.jam import hari_ini
from portal.pemeriksaan.models import Aparat, Kerabat
from portal.pemeriksaan.service import create_aparat
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.pemeriksaan.bahan import anggota, dalam, simpan, temuan

ISI = {"nama": "Yanto Contoh", "nik": "", "jabatan": "sekdes", "mulai-hari": "2", "mulai-bulan": "1", "mulai-tahun": "2024"}


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna("operator", KELURAHAN)


def semua(app) -> list[tuple]:
    with dalam(app):
        return [tuple(b) for b in db.session.execute(select(Aparat.nama, Aparat.nik, Aparat.jabatan, Aparat.selesai, Aparat.versi))]


def buat(app, oleh, desa=KELURAHAN, **lain):
    isi = {"nama": "Yanto Contoh", "nik": None, "jabatan": "sekdes", "mulai": hari_ini() - timedelta(days=400), "selesai": None} | lain
    id_ = uuid4()
    with dalam(app):
        create_aparat(id_, desa, isi, oleh=oleh)
    return id_


def test_an_official_is_written_once_changed_and_ended(app, operator, peramban):
    p = peramban(operator)
    p.buka("/aparat/")
    formulir = p.buka(p.halaman.tautan("Tambah aparat"))
    halaman = p.kirim("/aparat/", {"nama": "", "nik": "123", "jabatan": ""}, halaman=formulir, status=422)
    for kalimat in ("Tulis nama lengkap.", "NIK harus 16 angka.", "Pilih jabatan.", "Tulis tanggal mulai menjabat."):
        assert kalimat in halaman.tulisan()
    for _ in range(2):  # the same form twice
        p.kirim("/aparat/", ISI | {"nik": "1702 1902 0185 9001"}, halaman=formulir)
    assert semua(app) == [("Yanto Contoh", "1702190201859001", "sekdes", None, 1)]
    p.kirim("/aparat/", ISI | {"nama": "Orang Lain"}, halaman=formulir, status=409)
    p.buka("/aparat/")
    p.buka(p.halaman.tautan("Yanto Contoh"))
    p.kirim("/aparat/", {"selesai-hari": "1", "selesai-bulan": "1", "selesai-tahun": "2023"}, status=422)
    assert "tidak boleh sebelum" in p.halaman.tulisan()
    p.kirim("/aparat/", {"selesai-hari": "1", "selesai-bulan": "1", "selesai-tahun": "2025"})
    assert "Belum ada aparat yang dicatat." in p.halaman.tulisan()
    assert "Yanto Contoh" in p.buka("/aparat/?keadaan=selesai").tulisan() and semua(app)[0][4] == 2


def test_the_later_of_two_writers_sees_what_stands(app, operator, pabrik, peramban):
    id_ = buat(app, operator)
    p, q = peramban(operator), peramban(pabrik.pengguna("kades", KELURAHAN))
    p.buka(f"/aparat/{id_}")
    q.buka(f"/aparat/{id_}")
    p.kirim("/aparat/", {"jabatan": "kadus"})
    halaman = q.kirim("/aparat/", {"jabatan": "bpd"}, status=409)
    assert "sudah diubah orang lain" in halaman.tulisan() and "Kepala dusun" in halaman.tulisan()
    q.kirim("/aparat/", halaman=halaman)
    assert semua(app)[0][2] == "bpd"


def test_each_village_keeps_its_own_and_the_dinsos_that_of_any(app, pabrik, operator, peramban):
    id_ = buat(app, operator)
    asing = peramban(pabrik.pengguna("operator", DESA))
    asing.buka(f"/aparat/{id_}", status=404)
    assert "Yanto" not in asing.buka("/aparat/").tulisan()
    asing.buka("/aparat/baru")
    asing.kirim("/aparat/", ISI | {"desa_kode": KELURAHAN}, status=404)
    p = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    assert "Pilih satu desa" in p.buka("/aparat/").tulisan()
    p.buka(p.buka(f"/aparat/?wilayah={DESA}").tautan("Tambah aparat"))
    p.kirim("/aparat/", ISI | {"nama": "Sobri Contoh"})
    assert "Sobri Contoh" in p.halaman.tulisan() and len(semua(app)) == 2
    p.buka("/aparat/baru?desa=17.02")
    assert "Pilih desa atau kelurahannya" in p.halaman.tulisan()
    assert peramban(pabrik.pengguna("camat", KELURAHAN[:8])).buka("/aparat/").tulisan().count("Yanto Contoh") == 1


def test_an_admin_keeps_the_register_without_reading_a_nik(app, pabrik, operator, peramban):
    id_ = buat(app, operator, nik="1702190201859001")
    p = peramban(pabrik.pengguna("admin", KABUPATEN))
    for url in ("/aparat/", f"/aparat/{id_}"):
        assert "1702190201859001" not in p.buka(url).teks.replace(" ", "") and "1702********9001" in p.halaman.tulisan()
    p.kirim("/aparat/", {"jabatan": "kadus"})
    assert semua(app) == [("Yanto Contoh", "1702190201859001", "kadus", None, 2)]


def test_the_list_goes_on_by_real_links_without_a_name_in_them(app, operator, peramban):
    for ke in range(27):
        buat(app, operator, nama=f"Aparat {ke % 3} Contoh")
    p = peramban(operator)
    lanjut = p.buka("/aparat/").tautan("Berikutnya")
    pertama = [a.get("href") for a in p.halaman.cari(".//tbody/tr/th/a")]
    kedua = [a.get("href") for a in p.buka(lanjut).cari(".//tbody/tr/th/a")]
    assert (len(pertama), len(kedua), len({*pertama, *kedua})) == (25, 2, 27)
    assert len(p.buka("/aparat/?jabatan=kades").cari(".//tbody/tr")) == 0


def test_an_official_in_a_family_is_named_as_a_reason_and_who_left_office_is_not(app, pabrik, operator, peramban):
    keluarga = pabrik.keluarga(oleh=operator)
    id_ = buat(app, operator, nik=anggota(app, keluarga)[0].nik)
    simpan(app, keluarga, 1, operator, tempat_lahir="Curup Kota")
    assert {(t.aturan, t.tingkat, t.status) for t in temuan(app)} == {("APARAT", "tolak", "terbuka"), ("SATU_KK_APARAT", "kuat", "terbuka")}
    p = peramban(operator)
    assert "tidak dapat diusulkan" in p.buka(f"/keluarga/{keluarga}").tulisan()
    p.buka(f"/aparat/{id_}")
    p.kirim("/aparat/", {"selesai-hari": "1", "selesai-bulan": "1", "selesai-tahun": str(hari_ini().year)})
    assert "tidak dapat diusulkan" not in p.buka(f"/keluarga/{keluarga}").tulisan()


def test_a_relative_is_recorded_and_never_rejected(app, pabrik, operator, peramban):
    keluarga = pabrik.keluarga(oleh=operator)
    id_ = buat(app, operator)
    p = peramban(operator)
    formulir = p.buka(p.buka(f"/keluarga/{keluarga}").tautan("Hubungan dengan aparat"))
    assert "Pilih aparatnya." in p.kirim("/kerabat/", {}, status=422).tulisan()
    for _ in range(2):  # the same form twice
        halaman = p.kirim("/kerabat/", {"aparat_id": str(id_), "hubungan": "saudara", "keterangan": "Adik"}, halaman=formulir)
    assert "Saudara kandung dari Yanto Contoh" in halaman.tulisan() and "tidak ditolak" in halaman.tulisan()
    with dalam(app):
        assert len(db.session.scalars(select(Kerabat.id)).all()) == 1
    assert [(t.aturan, t.tingkat, t.status) for t in temuan(app)] == [("KERABAT", "kuat", "terbuka")]
    usulan = pabrik.usulan(keluarga, oleh=operator)
    assert p.buka(f"/usulan/{usulan}")
    p.kirim("/kesiapan")
    assert "Siap dimusyawarahkan" in p.halaman.tulisan()
    p.buka(f"/keluarga/{keluarga}/kerabat/")
    p.kirim("/hapus")
    assert temuan(app)[0].status == "diperbaiki"


def test_a_family_under_examination_may_still_disclose_but_not_take_back(app, pabrik, operator, peramban):
    keluarga = pabrik.keluarga(oleh=operator)
    id_, lain = buat(app, operator), buat(app, operator, nama="Dedi Contoh")
    p = peramban(operator)
    p.buka(f"/keluarga/{keluarga}/kerabat/")
    p.kirim("/kerabat/", {"aparat_id": str(id_), "hubungan": "anak"})
    cabut = p.halaman
    pabrik.usulan(keluarga, oleh=operator, status="diajukan")
    assert "belum dapat dicabut" in p.kirim("/hapus", halaman=cabut, status=422).tulisan()
    p.buka(f"/keluarga/{keluarga}/kerabat/")
    assert not p.halaman.formulir("hapus")
    p.kirim("/kerabat/", {"aparat_id": str(lain), "hubungan": "ipar"})
    assert len(temuan(app, "KERABAT")) == 2


def test_an_official_of_another_village_cannot_be_named_as_a_relative(app, pabrik, operator, peramban):
    asing = buat(app, pabrik.pengguna("operator", DESA), desa=DESA)
    buat(app, operator)
    keluarga = pabrik.keluarga(oleh=operator)
    p = peramban(operator)
    p.buka(f"/keluarga/{keluarga}/kerabat/")
    p.kirim("/kerabat/", {"aparat_id": str(asing), "hubungan": "anak"}, status=422)
    assert not temuan(app)
