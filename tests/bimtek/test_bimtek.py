"""Operators, bimtek and coverage as the admin meets them; the certificate and its public page."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from portal.akun.models import Pengguna, Sesi
from portal.bimtek.models import Operator, PesertaBimtek
from portal.bimtek.service.operator import appoint_operator
from portal.db import db
from portal.errors import RuleBroken
from portal.jam import hari_ini
from portal.keluarga.models import Keluarga
from portal.wilayah.queries import find_peta
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.jalan import pindaian
from tests.kiriman import id_di, kotak_tanggal
from tests.pemeriksaan.bahan import dalam


@pytest.fixture
def admin(pabrik):
    return pabrik.pengguna("admin", KABUPATEN)


def isi(**lain):
    kosong = {"telepon": "", "pengguna_id": None, "sk_nomor": "", "sk_tanggal": None, "mulai": hari_ini() - timedelta(days=90), "selesai": None}
    return {"nama": "Sari Contoh"} | kosong | lain


def angkat(app, admin, desa=KELURAHAN, **lain):
    id_ = uuid4()
    with dalam(app):
        appoint_operator(id_, desa, isi(**lain), oleh=admin)
    return id_


def test_an_operator_is_appointed_once_and_a_second_one_is_refused(app, pabrik, admin, peramban):
    akun = pabrik.pengguna("operator", KELURAHAN)
    p = peramban(admin)
    p.buka(f"/operator/?wilayah={KELURAHAN}")
    formulir = p.buka(p.halaman.tautan("Tambah operator"))
    salah = p.kirim("/operator/", {"nama": "", "telepon": "abc"}, halaman=formulir, status=422).tulisan()
    assert "Tulis nama operator." in salah and "Tulis tanggal mulai bertugas." in salah
    data = {"nama": "Sari Contoh", "telepon": "0812 3456 7890", "akun": str(akun.id), "sk_nomor": "141/02/2024"} | kotak_tanggal("mulai", hari_ini())
    for _ in range(2):  # the same form twice
        p.kirim("/operator/", data, halaman=formulir)
    with dalam(app):
        assert [tuple(b) for b in db.session.execute(select(Operator.nama, Operator.telepon, Operator.pengguna_id))] == [
            ("Sari Contoh", "081234567890", akun.id)
        ]
    p.kirim("/operator/", data | {"nama": "Orang Lain"}, halaman=formulir, status=409)
    lagi = p.buka(f"/operator/baru?desa={KELURAHAN}")
    assert "sudah punya operator" in p.kirim("/operator/", data | {"nama": "Kedua", "akun": ""}, halaman=lagi, status=422).tulisan()
    with dalam(app), pytest.raises(RuleBroken, match="sudah dipakai"):
        lalu = {"mulai": hari_ini() - timedelta(days=900), "selesai": hari_ini() - timedelta(days=800)}
        appoint_operator(uuid4(), KELURAHAN, isi(pengguna_id=akun.id, **lalu), oleh=admin)


def test_a_hand_over_ends_the_old_account_and_keeps_what_it_did(app, pabrik, admin, peramban):
    lama, baru = pabrik.pengguna("operator", KELURAHAN), pabrik.pengguna("operator", KELURAHAN)
    keluarga = pabrik.keluarga(KELURAHAN, oleh=lama)
    id_ = angkat(app, admin, pengguna_id=lama.id)
    sesi = peramban(lama)
    sesi.buka("/")
    p = peramban(admin)
    formulir = p.buka(p.buka(f"/operator/{id_}").tautan("Serah terima"))
    data = {"nama": "Baru Contoh", "akun": str(baru.id), "alasan": "Pindah tugas"} | kotak_tanggal("mulai", hari_ini())
    for _ in range(2):
        p.kirim("serah-terima", data, halaman=formulir)
    with dalam(app):
        baris = {o.nama: o for o in db.session.scalars(select(Operator))}
        assert len(baris) == 2 and baris["Sari Contoh"].selesai == hari_ini() - timedelta(days=1) and baris["Baru Contoh"].menggantikan == id_
        assert not db.session.get(Pengguna, lama.id).aktif and db.session.get(Pengguna, baru.id).aktif
        assert not db.session.scalars(select(Sesi).where(Sesi.pengguna_id == lama.id, Sesi.berakhir_pada.is_(None))).all()
    assert "/masuk" in sesi.buka("/").url
    with dalam(app):
        assert db.session.get(Keluarga, keluarga).dibuat_oleh == lama.id  # nothing is rewritten


def test_the_scan_of_the_sk_is_kept_and_given_to_who_may_see_it(app, pabrik, admin, peramban):
    id_ = angkat(app, admin)
    p = peramban(admin)
    p.buka(f"/operator/{id_}")
    p.kirim(f"/operator/{id_}/sk", {"sk-berkas": (BytesIO(pindaian()), "sk.pdf")})
    assert p.buka(f"/operator/{id_}/sk").data.startswith(b"%PDF")
    p.buka(f"/operator/{id_}")
    p.kirim(f"/operator/{id_}/sk", {"sk-berkas": (BytesIO(b"bukan pdf"), "sk.pdf")})
    assert "ini bukan PDF" in p.halaman.tulisan()
    peramban(pabrik.pengguna("camat", "17.02.06")).buka(f"/operator/{id_}/sk", status=404)


@pytest.mark.kertas
def test_a_bimtek_from_invitation_to_certificate(app, pabrik, admin, peramban):
    nama = "O'Brien <img src=x onerror=alert(1)> & Sons"
    id_ = angkat(app, admin, pengguna_id=pabrik.pengguna("operator", KELURAHAN).id, nama=nama)
    angkat(app, admin, DESA, nama="Lain Contoh")
    p = peramban(admin)
    p.buka("/bimtek/")
    p.buka(p.halaman.tautan("Rencanakan bimtek"))
    rencana = {"judul": "Bimtek Uji", "tempat": "Aula", "wilayah_kode": KELURAHAN[:8], "materi": "Satu\nDua"}
    p.kirim("/bimtek/", rencana | kotak_tanggal("tanggal", hari_ini()))
    bimtek = id_di(p.halaman.url)
    assert "Lain Contoh" not in p.halaman.tulisan()  # of another kecamatan
    p.kirim("undangan", {"operator": str(id_)})
    teks = " ".join(h.extract_text() for h in PdfReader(BytesIO(p.buka(f"/bimtek/{bimtek}/undangan.pdf").data)).pages)
    assert nama in re.sub(r"\s+", " ", teks) and "Bimtek Uji" in teks
    p.buka(f"/bimtek/{bimtek}")
    p.kirim("penutupan", {})
    assert "Belum ada peserta yang hadir." in p.halaman.tulisan()
    with dalam(app):
        pid = db.session.scalar(select(PesertaBimtek.id))
    awalan = f"p{pid.hex[:8]}-"
    p.kirim(f"peserta/{pid}", {f"{awalan}hasil": "lulus"})
    assert "Catat kehadirannya dahulu" in p.halaman.tulisan()
    p.kirim(f"peserta/{pid}", {f"{awalan}hadir": "y", f"{awalan}nilai": "88", f"{awalan}hasil": "lulus"})
    formulir = p.halaman
    for _ in range(2):
        p.kirim("penutupan", {}, halaman=formulir)
    alamat = f"/bimtek/{bimtek}/peserta/{pid}/sertifikat.pdf"
    pdf = p.buka(alamat).data
    assert pdf == p.buka(alamat).data
    teks = re.sub(r"\s+", " ", " ".join(h.extract_text() for h in PdfReader(BytesIO(pdf)).pages))
    assert f"0001/BIMTEK/{hari_ini().year}" in teks and nama in teks and "Satu; Dua" in teks
    peramban(pabrik.pengguna("camat", "17.02.06")).buka(alamat, status=404)


def test_coverage_shows_the_figure_the_map_and_the_table(app, pabrik, admin, peramban, hitung_sql):
    akun = pabrik.pengguna("operator", KELURAHAN)
    peramban(akun).buka("/")
    angkat(app, admin, pengguna_id=akun.id)
    p = peramban(admin)
    halaman = p.buka(f"/cakupan/?kecamatan={KELURAHAN[:8]}")
    assert "1 dari 156 desa/kelurahan punya operator (0%)" in halaman.tulisan()
    judul = [t.text for t in halaman.cari(".//{http://www.w3.org/2000/svg}title")]
    assert len(judul) == len(find_peta("17.02").desa) and sum("ada operator, belum bimtek" in j for j in judul) == 1
    with hitung_sql() as sql:
        p.buka("/cakupan/")
    assert len(sql) <= 8
    pimpinan = peramban(pabrik.pengguna("pimpinan", KABUPATEN)).buka("/cakupan/")
    assert "156" in pimpinan.tulisan()
    camat = peramban(pabrik.pengguna("camat", "17.02.06")).buka("/cakupan/").tulisan()
    assert "dari 10 desa/kelurahan" in camat
