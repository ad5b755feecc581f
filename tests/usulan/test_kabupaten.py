"""Usulan of the kabupaten, usulan that clash, and proofs: who makes, who sees, who decides."""

from __future__ import annotations

from io import BytesIO

import pytest
from sqlalchemy import select

from portal.audit.models import Jejak
from portal.db import db, transaction
from portal.errors import RuleBroken
from portal.jam import hari_ini
from portal.keluarga.models import Keluarga
from portal.usulan.models import BuktiUsulan, Usulan
from portal.usulan.service import advance
from tests import jalan, jalan_dinsos
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.kiriman import id_di, kirim
from tests.usulan.bantu import baca


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna("operator", KELURAHAN)


@pytest.fixture
def dinas(pabrik):
    return {peran: pabrik.pengguna(peran, KELURAHAN if peran == "kades" else KABUPATEN) for peran in ("kades", "verifikator", "kadis")}


def test_open_usulan_that_clash_are_found_when_made_when_made_ready_and_when_sent(app, pabrik, peramban, operator):
    keluarga = pabrik.keluarga(oleh=operator)
    masuk = pabrik.usulan(keluarga, oleh=operator, status="layak")
    p = peramban(operator)
    halaman = p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=hapus")
    nomor = baca(app, Usulan, masuk, "nomor")
    assert nomor in halaman.tulisan()
    assert nomor in kirim(p, "/usulan/", {"alasan_hapus": "PINDAH", "keterangan": "Surat"}, status=422).tulisan()
    dua = pabrik.usulan(keluarga, oleh=operator, jenis="perbaikan")
    with app.app_context():
        db.session.get_one(Usulan, dua).jenis = "hapus"  # as older data, or a rejection that was taken back, may leave it
        db.session.commit()
        db.session.remove()
    p.buka(f"/usulan/{dua}")
    assert nomor in kirim(p, "/kesiapan", status=422).tulisan()
    kades = pabrik.pengguna("kades", KELURAHAN)
    with app.app_context(), pytest.raises(RuleBroken, match=baca(app, Usulan, dua, "nomor")), transaction(jejak=0) as session:
        advance(session.get_one(Usulan, masuk), "diajukan", oleh=kades)


def test_a_second_aid_of_another_programme_goes_beside_the_first_and_of_the_same_does_not(pabrik, peramban, operator):
    keluarga = pabrik.keluarga(oleh=operator)
    pabrik.usulan(keluarga, oleh=operator, jenis="bansos", program=("PKH",))
    p = peramban(operator)
    p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=bansos")
    assert "Program yang sama sudah diusulkan" in kirim(p, "/usulan/", {"program": ["PKH"]}, status=422).tulisan()
    p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=bansos")
    assert id_di(kirim(p, "/usulan/", {"program": ["SEMBAKO"]}).url)


def test_the_kabupaten_proposes_a_family_and_another_verifikator_decides(app, pabrik, peramban, operator, dinas):
    keluarga = pabrik.keluarga(oleh=operator, nama="Sumiati Contoh")
    p, lain = peramban(dinas["verifikator"]), pabrik.pengguna("verifikator", KABUPATEN)
    p.buka(p.buka(f"/keluarga/{keluarga}").tautan("/usulan-kabupaten/baru"))
    assert "Tuliskan sumber" in kirim(p, "/usulan-kabupaten/", {"jenis": "masuk"}, status=422).tulisan()
    usulan = id_di(kirim(p, "/usulan-kabupaten/", {"jenis": "masuk", "keterangan": "Laporan pendamping PKH, 3 November."}).url)
    assert baca(app, Usulan, usulan, "asal", "status", "desa_kode") == ("kabupaten", "draf", KELURAHAN)
    desa = peramban(operator)
    daftar = desa.buka("/usulan/?asal=kabupaten")
    assert "Sumiati Contoh" in daftar.tulisan() and not daftar.cari(".//input[@name='usulan']")
    assert not desa.buka(f"/usulan/{usulan}").formulir("/kesiapan")
    rekan = peramban(lain)
    assert not rekan.buka(f"/usulan/{usulan}").formulir("/pengajuan")
    token = rekan.halaman.cari(".//input[@name='csrf_token']")[0].get("value")
    for jalur in (f"/usulan-kabupaten/{usulan}/pengajuan", f"/usulan-kabupaten/{usulan}"):
        rekan.buka(jalur, metode="POST", data={"csrf_token": token, "versi": "1", "jenis": "masuk", "keterangan": "Saya ubah"}, status=403)
    p.buka(f"/usulan/{usulan}")
    kirim(p, "/pengajuan")
    assert "tanpa musyawarah desa" in p.buka(f"/usulan/{usulan}").tulisan() and baca(app, Usulan, usulan, "status") == "diajukan"
    assert baca(app, Keluarga, keluarga, "terkunci")
    assert not p.buka(f"/verifikasi/{usulan}").formulir("/keputusan"), "pembuatnya tidak memutus"
    jalan_dinsos.setujui(rekan, usulan)
    jalan_dinsos.sahkan(peramban(dinas["kadis"]), "400/13/DINSOS", hari_ini())
    assert baca(app, Usulan, usulan, "status") == "disahkan"


def test_proofs_are_shown_to_who_may_see_a_nik_logged_and_kept_when_taken_out(app, pabrik, peramban, operator):
    usulan = pabrik.usulan(pabrik.keluarga(oleh=operator), oleh=operator, jenis="hapus")
    p = peramban(operator)
    p.buka(f"/usulan/{usulan}")
    ke = len(p.halaman.formulir("/bukti")) - 1
    palsu = {"jenis": "ktp", "berkas": (BytesIO(b"<script>alert(1)</script>"), "ktp.pdf")}
    assert "bukan PDF" in kirim(p, "/bukti", palsu, ke=ke, status=422).tulisan()
    kirim(p, "/bukti", {"jenis": "ktp", "berkas": (BytesIO(jalan.gambar()), "..\\<img src=x onerror=alert(1)>{{7*7}}ktp.jpg")}, ke=ke)
    url = next(a.get("href") for a in p.buka(f"/usulan/{usulan}").cari(".//a") if "KTP-el" in "".join(a.itertext()))
    jawab = p.buka(url)
    assert jawab.kepala["Content-Type"] == "image/jpeg" and "sandbox" in jawab.kepala["Content-Security-Policy"]
    with app.app_context():
        bukti = db.session.scalars(select(BuktiUsulan).where(BuktiUsulan.jenis == "ktp")).one()
        berkas = app.config["PORTAL"].folder_berkas / "bukti" / bukti.berkas
        assert berkas.is_file() and db.session.scalars(select(Jejak.id).where(Jejak.aksi == "usulan.bukti_lihat")).all()
        db.session.remove()
    peramban(pabrik.pengguna("operator", DESA)).buka(url, status=404)
    peramban(pabrik.pengguna("camat", KELURAHAN[:8])).buka(url, status=403)
    p.buka(f"/usulan/{usulan}")
    ke = next(k for k, f in enumerate(p.halaman.formulir("/penghapusan")) if url in f.get("action"))
    kirim(p, "/penghapusan", ke=ke)
    p.buka(url, status=404)
    assert berkas.is_file() and "KTP-el" not in "".join(a.text or "" for a in p.buka(f"/usulan/{usulan}").cari(".//a"))


def test_the_kabupaten_sets_which_proofs_a_reason_demands(app, pabrik, peramban, operator):
    admin = peramban(pabrik.pengguna("admin", KABUPATEN))
    admin.buka(admin.buka("/pengaturan/bukti").tautan("alasan=PINDAH"))
    kirim(admin, "/pengaturan/bukti", {"bukti": ["ktp", "kunjungan"]})
    assert "KTP-el" in admin.halaman.tulisan()
    usulan = jalan.buat_usulan(p := peramban(operator), pabrik.keluarga(oleh=operator), "hapus", alasan_hapus="PINDAH", keterangan="Pindah.")
    p.buka(f"/usulan/{usulan}")
    kurang = kirim(p, "/kesiapan", status=422).tulisan()
    assert "KTP-el belum diunggah." in kurang and "Catatan kunjungan RT/RW belum diunggah." in kurang
    assert "Surat pindah atau surat keterangan domisili belum" not in kurang
