"""The counter: status across the kabupaten, nothing else, and a line on the trail before it is shown."""

from __future__ import annotations

import json

from sqlalchemy import select

from portal.audit.models import Jejak
from portal.db import db
from portal.keluarga.models import Anggota
from tests.factories import DESA, KABUPATEN, KELURAHAN


def nik_of(app, keluarga):
    with app.app_context():
        nik = db.session.scalar(select(Anggota.nik).where(Anggota.keluarga_id == keluarga).order_by(Anggota.urutan).limit(1))
        db.session.remove()
    return nik


def cari(p, nik, tujuan="tanya_status", **lain):
    p.buka("/loket/")
    return p.kirim("/loket/", {"nik": nik, "tujuan": tujuan}, **lain)


def test_another_village_gets_the_status_and_no_more(app, pabrik, peramban):
    lain = pabrik.pengguna("operator", DESA)
    keluarga = pabrik.keluarga(DESA, oleh=lain, nama="Sumiati Rahasia")
    pabrik.usulan(keluarga, oleh=lain, status="siap_musdes")
    p = peramban(pabrik.pengguna("operator", KELURAHAN))
    halaman = cari(p, nik_of(app, keluarga))
    assert "S*** R***" in halaman.tulisan() and "Siap dimusyawarahkan" in halaman.tulisan() and "Menunggu dibahas" in halaman.tulisan()
    assert "Sumiati" not in halaman.teks and str(keluarga) not in halaman.teks and nik_of(app, keluarga) not in halaman.teks
    sendiri = cari(peramban(lain), nik_of(app, keluarga))
    assert "Sumiati Rahasia" in sendiri.tulisan() and str(keluarga) in sendiri.teks


def test_each_look_leaves_who_why_and_whose_but_never_the_nik(app, pabrik, peramban):
    op = pabrik.pengguna("operator", KELURAHAN)
    keluarga = pabrik.keluarga(KELURAHAN, oleh=op)
    nik = nik_of(app, keluarga)
    p = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    assert "Belum ada usulan" in cari(p, f"{nik[:4]} {nik[4:]}", "aduan").tulisan()
    assert "belum tercatat" in cari(p, "1702190101809999").tulisan()
    with app.app_context():
        baris = list(db.session.scalars(select(Jejak).where(Jejak.aksi == "loket.lihat").order_by(Jejak.id)))
        rincian = [json.loads(b.rincian) for b in baris]
        db.session.remove()
    assert [r["tujuan"] for r in rincian] == ["aduan", "tanya_status"] and [len(r["anggota"]) for r in rincian] == [1, 0]
    assert not any(nik in b.rincian for b in baris)


def test_what_is_typed_wrong_is_told_at_the_field_and_kept(pabrik, peramban):
    p = peramban(pabrik.pengguna("operator", KELURAHAN))
    halaman = cari(p, "123", None, status=422)
    assert "NIK harus 16 angka. Anda mengetik 3." in halaman.tulisan() and "Pilih tujuannya." in halaman.tulisan() and 'value="123"' in halaman.teks
    for peran in ("kades", "kadis", "admin"):
        wilayah = KELURAHAN if peran == "kades" else KABUPATEN
        peramban(pabrik.pengguna(peran, wilayah)).buka("/loket/", status=403)


def test_a_citizen_can_be_told_who_looked(app, pabrik, peramban):
    op, dinas = pabrik.pengguna("operator", KELURAHAN), pabrik.pengguna("verifikator", KABUPATEN)
    keluarga = pabrik.keluarga(KELURAHAN, oleh=op)
    cari(peramban(dinas), nik_of(app, keluarga))
    halaman = peramban(op).buka(f"/keluarga/{keluarga}/jejak").tulisan()
    assert "Melihat status warga di loket" in halaman and dinas.nama in halaman
    peramban(pabrik.pengguna("operator", DESA)).buka(f"/keluarga/{keluarga}/jejak", status=404)


def test_the_slip_is_paper_with_a_masked_name_and_leaves_its_line(app, pabrik, peramban, cetak_cepat):
    op = pabrik.pengguna("operator", KELURAHAN)
    keluarga = pabrik.keluarga(KELURAHAN, oleh=op, nama="Sumiati Rahasia")
    pabrik.usulan(keluarga, oleh=op, status="siap_musdes")
    p, nik = peramban(op), nik_of(app, keluarga)
    cari(p, nik)
    kertas = p.kirim("/loket/slip.pdf").data.decode()
    for kata in ("SLIP STATUS USULAN", "S*** R***", "Siap dimusyawarahkan", "Warga menanyakan status usulannya", "Kelurahan Air Bang", op.nama):
        assert kata in kertas, kata
    assert nik not in kertas and "Sumiati" not in kertas
    with app.app_context():
        rincian = [json.loads(b) for b in db.session.scalars(select(Jejak.rincian).where(Jejak.aksi == "loket.slip"))]
        db.session.remove()
    assert [(r["tujuan"], len(r["anggota"])) for r in rincian] == [("tanya_status", 1)]
    cari(p, nik)
    p.kirim("/loket/slip.pdf", {"tujuan": "iseng"}, status=422)
    p.buka("/loket/")
    cari(p, nik)
    p.kirim("/loket/slip.pdf", {"anggota_id": str(keluarga)}, status=404)
