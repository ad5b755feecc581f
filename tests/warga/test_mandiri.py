"""A citizen's own proposal: once a person, into the operator's list, a family or a usulan or a reason, and what the counter tells then."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from portal.db import db
from portal.errors import NotFound, RuleBroken, SameIdOtherContent, StaleWrite
from portal.keluarga.models import Anggota, Keluarga
from portal.warga.queries.mandiri import get_mandiri, list_mandiri
from portal.warga.service.mandiri import create_mandiri, decline_mandiri, link_usulan, start_keluarga
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.warga.test_loket import cari, nik_of

NIK = "1702194101909111"
ISI = {"nik": NIK, "nama": "Rohani Contoh", "alamat": "Jalan Mawar", "telepon": "0812", "permintaan": "bansos", "keterangan": "Suami sakit."}


def catat(app, oleh, desa=KELURAHAN, **lain):
    id_ = uuid4()
    with app.app_context():
        nyata = create_mandiri(id_, desa, ISI | lain, oleh=oleh).id
        db.session.remove()
    return nyata


def test_from_the_counter_to_the_usulan_and_back_to_the_counter(app, pabrik, peramban, cetak_cepat):
    op = pabrik.pengguna("operator", KELURAHAN)
    p = peramban(op)
    assert "belum tercatat" in cari(p, NIK).tulisan()
    assert f'value="{NIK}"' in p.kirim("/usul-mandiri/baru").teks
    salah = p.kirim("/usul-mandiri/", {"nama": ""}, status=422).tulisan()
    assert "Tulis nama warga." in salah and "Pilih apa yang diminta." in salah
    kirim = {nama: nilai for nama, nilai in ISI.items() if nama != "nik"}
    url, _, dasar = p.isian("/usul-mandiri/")
    halaman = p.kirim("/usul-mandiri/", kirim)
    alamat = halaman.url
    assert "UM-1702.19.1006-" in halaman.tulisan() and NIK not in halaman.teks
    assert p.buka(url, metode="POST", data=dasar | kirim).url == alamat
    assert b"TANDA TERIMA USUL MANDIRI" in p.buka(p.halaman.tautan("tanda-terima.pdf")).data
    assert "usul mandiri menunggu" in p.buka("/").tulisan()
    assert "Menunggu operator" in cari(p, NIK).tulisan()
    p.buka(alamat)
    keluarga = p.kirim("/keluarga").url.rpartition("/")[2]
    with app.app_context():
        orang = db.session.query(Anggota).filter_by(nik=NIK).one()
        assert (str(orang.keluarga_id), orang.nama, orang.jenis_kelamin) == (keluarga, "Rohani Contoh", "")
        db.session.remove()
    usulan = pabrik.usulan(orang.keluarga_id, oleh=op, jenis="bansos")
    assert "Buat usulan" in p.buka(alamat).tulisan()
    assert "Sudah menjadi usulan" in p.kirim("/usulan").tulisan() and str(usulan) in p.halaman.teks
    assert "Sudah menjadi usulan USL-" in cari(p, NIK).tulisan()
    assert "usul mandiri menunggu" not in p.buka("/").tulisan()


def test_a_nik_that_waits_is_shown_and_not_taken_twice(app, pabrik, peramban):
    op, lain = pabrik.pengguna("operator", KELURAHAN), pabrik.pengguna("operator", DESA)
    pertama = catat(app, op)
    assert catat(app, op, permintaan="masuk") == pertama
    p = peramban(op)
    p.buka("/usul-mandiri/baru")
    assert "masih mempunyai usul mandiri" in p.kirim("/usul-mandiri/", ISI).tulisan() and p.halaman.url.endswith(str(pertama))
    q = peramban(lain)
    q.buka("/usul-mandiri/baru")
    jawab = q.kirim("/usul-mandiri/", ISI, status=422).tulisan()
    assert "di Kelurahan Air Bang, jadi tidak dicatat lagi" in jawab
    with app.app_context():
        decline_mandiri(pertama, "Sudah menerima PKH sejak Maret.", 1, oleh=op)
        db.session.remove()
    assert catat(app, op) != pertama


def test_two_counters_at_the_same_moment_take_it_once(app, pabrik):
    loket = [pabrik.pengguna("operator", KELURAHAN), pabrik.pengguna("operator", DESA)]
    serentak = threading.Barrier(2)

    def layani(op):
        with app.app_context():
            serentak.wait(10)
            try:
                return create_mandiri(uuid4(), op.wilayah_kode, ISI, oleh=op).nomor
            finally:
                db.session.remove()

    with ThreadPoolExecutor(2) as dua:
        assert len(set(dua.map(layani, loket))) == 1
    with app.app_context():
        assert len(list_mandiri({}, untuk=pabrik.pengguna("kadis", KABUPATEN))) == 1


def test_the_same_form_with_other_content_and_another_desa_are_refused(app, pabrik):
    op, id_ = pabrik.pengguna("operator", KELURAHAN), uuid4()
    with app.app_context():
        create_mandiri(id_, KELURAHAN, ISI, oleh=op)
        with pytest.raises(SameIdOtherContent):
            create_mandiri(id_, KELURAHAN, ISI | {"nama": "Orang Lain"}, oleh=op)
        with pytest.raises(NotFound):
            create_mandiri(uuid4(), DESA, ISI, oleh=op)
        with pytest.raises(NotFound):
            get_mandiri(id_, untuk=pabrik.pengguna("operator", DESA))
        assert create_mandiri(uuid4(), DESA, ISI | {"nik": "1702194101909112"}, oleh=pabrik.pengguna("verifikator", KABUPATEN)).desa_kode == DESA
        assert len(list_mandiri({"permintaan": "bansos"}, untuk=op)) == 1 and not list_mandiri({"status": "diusulkan"}, untuk=op)


def test_only_a_running_usulan_of_the_persons_own_family_is_linked(app, pabrik):
    op = pabrik.pengguna("operator", KELURAHAN)
    keluarga = pabrik.keluarga(KELURAHAN, oleh=op)
    asing = pabrik.usulan(pabrik.keluarga(KELURAHAN, oleh=op), oleh=op)
    batal = pabrik.usulan(keluarga, oleh=op, status="dibatalkan")
    usulan = pabrik.usulan(keluarga, oleh=op, jenis="bansos")
    id_ = catat(app, op, nik=nik_of(app, keluarga))
    with app.app_context():
        for salah in (asing, batal):
            with pytest.raises(RuleBroken, match="bukan usulan berjalan"):
                link_usulan(id_, salah, 1, oleh=op)
        with pytest.raises(RuleBroken, match="sudah tercatat di Kelurahan Air Bang"):
            start_keluarga(id_, oleh=op)
        assert link_usulan(id_, usulan, 1, oleh=op).status == "diusulkan"
        assert link_usulan(id_, usulan, 1, oleh=op).versi == 2  # twice is once
        with pytest.raises(StaleWrite, match="sudah ditangani"):
            decline_mandiri(id_, "Alasan yang cukup panjang.", 2, oleh=op)


def test_a_click_that_was_cut_off_makes_one_family(app, pabrik):
    op = pabrik.pengguna("operator", KELURAHAN)
    id_ = catat(app, op, alamat="")
    with app.app_context():
        assert start_keluarga(id_, oleh=op) == start_keluarga(id_, oleh=op)
        assert [k.alamat for k in db.session.query(Keluarga)] == ["Kelurahan Air Bang"] and db.session.query(Anggota).count() == 1


def test_a_reason_for_not_going_on_is_told_at_the_counter_and_in_the_file(app, pabrik, peramban):
    op = pabrik.pengguna("operator", KELURAHAN)
    id_ = catat(app, op)
    p = peramban(op)
    p.buka(f"/usul-mandiri/{id_}")
    assert "Tuliskan alasannya" in p.kirim("/penolakan", {"alasan": "tidak"}, status=422).tulisan()
    p.kirim("/penolakan", {"alasan": "Keluarga sudah pindah ke Bengkulu."})
    dinas = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    assert "Alasan: Keluarga sudah pindah ke Bengkulu." in cari(dinas, NIK).tulisan()
    camat = peramban(pabrik.pengguna("camat", KELURAHAN[:8]))
    assert "Rohani Contoh" in camat.buka("/usul-mandiri/?status=tidak_dilanjutkan").tulisan()
    assert NIK not in camat.buka(f"/usul-mandiri/{id_}").teks and "0812" not in camat.halaman.tulisan() and not camat.halaman.formulir("/penolakan")
