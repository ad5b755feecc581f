"""NIK and No. KK while a family is entered: what is odd is told and never blocks."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga
from tests.factories import DESA
from tests.keluarga.isian import buat_keluarga, tambah_anggota


def test_a_nik_that_differs_from_birth_date_and_sex_is_a_note_and_never_a_block(app, pabrik, peramban):
    p = peramban(pabrik.pengguna())
    url = buat_keluarga(p, pabrik)
    nik = pabrik.nik(date(1988, 8, 17), "P", DESA)
    isi = {"nik": nik, "tanggal_lahir-hari": "18", "tanggal_lahir-bulan": "8", "tanggal_lahir-tahun": "1988", "jenis_kelamin": "L"}
    halaman = tambah_anggota(p, pabrik, url, 0, **isi)
    assert "Di NIK tertulis 17-08-1988 (perempuan)" in halaman.tulisan()
    assert "kecamatan lain" in halaman.tulisan()
    p.buka(halaman.tautan("/anggota/"))
    assert "Di NIK tertulis 17-08-1988" in p.halaman.tulisan()
    with app.app_context():
        assert db.session.scalars(select(Anggota)).one().nik == nik
        db.session.remove()


def test_a_kk_that_equals_a_nik_and_a_nik_of_another_family_are_told_with_foreign_villages_masked(app, pabrik, peramban):
    satu, jauh = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    pabrik.keluarga(oleh=satu, nama="Tetangga Sendiri")
    pabrik.keluarga(DESA, oleh=jauh, nama="Orang Jauh")
    with app.app_context():
        dekat_nik, jauh_nik = (
            db.session.scalar(select(Anggota.nik).where(Anggota.nama == nama)) for nama in ("Tetangga Sendiri", "Orang Jauh")
        )
        jauh_kk = db.session.scalar(select(Keluarga.no_kk).where(Keluarga.nama == "Orang Jauh"))
        db.session.remove()
    p = peramban(satu)
    url = buat_keluarga(p, pabrik, no_kk=jauh_kk)
    tambah_anggota(p, pabrik, url, 0, nik=dekat_nik)
    tambah_anggota(p, pabrik, url, 1, nik=jauh_nik)
    tulisan = p.buka(url).tulisan()
    assert "NIK ini juga tercatat pada nama lain." in tulisan and "Yang lain: Tetangga Sendiri (Kelurahan Air Bang)." in tulisan
    assert tulisan.count("Yang lain: keluarga lain di luar wilayah Anda (Kec. ") == 2
    assert "No. KK ini juga tercatat di desa/kelurahan lain." in tulisan
    assert "Orang Jauh" not in tulisan and "Derati" not in tulisan
    p.kirim("/alamat", {"no_kk": dekat_nik, "simpan": "1"})
    assert "No. KK sama dengan NIK seorang anggota" in p.buka(url).tulisan()


def test_a_person_without_a_nik_has_a_reason_and_counts_as_complete(app, pabrik, peramban):
    p = peramban(pabrik.pengguna())
    url = buat_keluarga(p, pabrik)
    tambah_anggota(p, pabrik, url, 0, nik="", tanpa_nik_alasan="Bayi, belum direkam")
    tulisan = p.buka(url).tulisan()
    assert "tanpa NIK" in tulisan and "Bayi, belum direkam" in tulisan and "belum diisi. Bila memang" not in tulisan
