"""The steps of a usulan: ready (one, many), cancelled, returned and sent again; numbers, locks and the timeline."""

from __future__ import annotations

import threading
from uuid import uuid4

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from portal.audit.models import Jejak
from portal.db import db, transaction
from portal.errors import NotAllowed, RuleBroken
from portal.keluarga.models import Keluarga, Kriteria
from portal.usulan import queries, service
from portal.usulan.models import NomorUrut, Riwayat, Usulan
from portal.usulan.rules.isian import IsiUsulan
from portal.usulan.rules.status import STATUS, boleh_pindah
from tests.factories import DESA, KABUPATEN, KELURAHAN


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna("operator", KELURAHAN)


@pytest.fixture
def keluarga(pabrik, operator):
    return pabrik.keluarga(oleh=operator, nama="Sumiati Contoh")


@pytest.mark.parametrize("htmx", [False, True])
def test_what_the_family_lacks_keeps_it_a_draft_and_is_listed_with_links(app, pabrik, peramban, operator, htmx):
    keluarga = pabrik.keluarga(oleh=operator, lengkap=False)
    usulan = pabrik.usulan(keluarga, oleh=operator)
    p = peramban(operator, htmx=htmx)
    p.buka(f"/usulan/{usulan}")
    halaman = p.kirim("/kesiapan", status=422)
    assert "9 pertanyaan kriteria belum dijawab" in halaman.tulisan() and "Draf" in halaman.tulisan()
    assert halaman.tautan("pertanyaan kriteria").endswith(f"/keluarga/{keluarga}#keluarga-kriteria")
    with app.app_context():
        assert db.session.scalars(select(Usulan.status)).one() == "draf"
        assert db.session.scalars(select(Jejak.aksi).where(Jejak.aksi.like("usulan.%"))).all() == ["usulan.buat"]


def test_ready_twice_is_ready_once(app, pabrik, peramban, operator, keluarga):
    usulan = pabrik.usulan(keluarga, oleh=operator)
    p = peramban(operator)
    lama = p.buka(f"/usulan/{usulan}")
    p.kirim("/kesiapan", halaman=lama)
    p.kirim("/kesiapan", halaman=lama)
    with app.app_context():
        assert db.session.scalars(select(Riwayat.ke).order_by(Riwayat.urutan)).all() == ["draf", "siap_musdes"]


def test_a_step_on_a_page_that_is_out_of_date_is_refused_and_shows_what_stands(pabrik, peramban, operator, keluarga):
    usulan = pabrik.usulan(keluarga, oleh=operator)
    p = peramban(operator)
    lama = p.buka(f"/usulan/{usulan}")
    p.kirim("/kesiapan")
    halaman = p.kirim("/pembatalan", {"alasan": "Pindah ke kota lain"}, halaman=lama, status=409)
    assert "sudah diubah orang lain" in halaman.tulisan() and "Siap dimusyawarahkan" in halaman.tulisan()
    assert halaman.cari(".//textarea[@name='alasan']")[0].text.strip() == "Pindah ke kota lain"
    assert "Dibatalkan oleh" in p.kirim("/pembatalan").tulisan()


@pytest.mark.parametrize("htmx", [False, True])
def test_a_batch_reports_each_that_it_left_out_and_why(app, pabrik, peramban, operator, htmx):
    siap = [pabrik.usulan(pabrik.keluarga(oleh=operator, nama=f"Siap {ke}"), oleh=operator) for ke in range(3)]
    kurang = pabrik.usulan(pabrik.keluarga(oleh=operator, nama="Kurang Contoh", lengkap=False), oleh=operator)
    hapus = pabrik.usulan(pabrik.keluarga(oleh=operator, nama="Hapus Contoh", lengkap=False), oleh=operator, jenis="hapus")
    lanjut = pabrik.usulan(pabrik.keluarga(oleh=operator, nama="Sudah Layak"), oleh=operator, status="layak")
    p = peramban(operator, htmx=htmx)
    daftar = p.buka("/usulan/")
    assert len(daftar.cari(".//input[@name='usulan']")) == 5, "hanya draf dan yang ditunda yang dapat ditandai"
    halaman = p.kirim("/usulan/kesiapan", {"usulan": [str(u) for u in (*siap, kurang, hapus, lanjut)]})
    tulisan = halaman.tulisan()
    assert "4 usulan siap dibahas" in tulisan and "2 usulan belum dapat disiapkan" in tulisan
    terlewat = tulisan.split("Belum disiapkan")[1]
    assert "Kurang Contoh" in terlewat and "9 jawaban kriteria" in terlewat
    assert "Sudah Layak" in terlewat and "Layak menurut musyawarah" in terlewat and "Siap 0" not in terlewat
    with app.app_context():
        keadaan = dict(db.session.execute(select(Usulan.id, Usulan.status)).all())
        assert [keadaan[u] for u in (*siap, kurang, hapus, lanjut)] == ["siap_musdes"] * 3 + ["draf", "siap_musdes", "layak"]
        assert db.session.scalars(select(Jejak.rincian).where(Jejak.aksi == "usulan.siapkan_massal")).one() == '{"siap": 4, "terlewat": 2}'


def test_a_batch_of_nothing_and_a_broken_id_are_told_in_words(pabrik, peramban, operator, keluarga):
    pabrik.usulan(keluarga, oleh=operator)
    p = peramban(operator)
    p.buka("/usulan/")
    assert "Belum ada usulan yang dipilih" in p.kirim("/usulan/kesiapan", status=422).tulisan()
    p.buka("/usulan/")
    p.kirim("/usulan/kesiapan", {"usulan": "1 or 1=1"}, status=422)


@pytest.mark.parametrize("htmx", [False, True])
def test_a_cancellation_needs_a_reason_and_ends_the_usulan(app, pabrik, peramban, operator, keluarga, htmx):
    usulan = pabrik.usulan(keluarga, oleh=operator, status="layak")
    p = peramban(operator, htmx=htmx)
    p.buka(f"/usulan/{usulan}")
    assert "Tuliskan alasan pembatalan." in p.kirim("/pembatalan", {"alasan": " "}, status=422).tulisan()
    halaman = p.kirim("/pembatalan", {"alasan": "Keluarga pindah"})
    assert "Dibatalkan oleh" in halaman.tulisan() and "“Keluarga pindah”" in halaman.tulisan()
    assert not halaman.formulir("/pembatalan")
    pabrik.usulan(keluarga, oleh=operator)


@pytest.mark.parametrize("status", ["diajukan", "diperiksa", "terverifikasi", "ditolak", "ditetapkan"])
def test_the_village_cannot_cancel_what_the_dinsos_has(app, pabrik, peramban, operator, keluarga, status):
    usulan = pabrik.usulan(keluarga, oleh=operator, status=status)
    p = peramban(operator)
    assert not p.buka(f"/usulan/{usulan}").formulir("/pembatalan")
    with app.app_context():
        versi = db.session.get(Usulan, usulan).versi
        with pytest.raises(RuleBroken):
            service.cancel_usulan(usulan, "Tidak jadi", versi=versi, oleh=operator)


@pytest.mark.parametrize("htmx", [False, True])
def test_a_returned_usulan_names_what_to_mend_and_goes_back_in(app, pabrik, peramban, operator, keluarga, htmx):
    alasan, bagian = "NIK anak belum cocok dengan KK.", ("anggota", "usulan")
    usulan = pabrik.usulan(keluarga, oleh=operator, status="dikembalikan", alasan=alasan, bagian=bagian)
    p = peramban(operator, htmx=htmx)
    halaman = p.buka(f"/usulan/{usulan}")
    assert f"Catatan dinas sosial: “{alasan}”" in halaman.tulisan()
    assert halaman.tautan("Anggota").endswith(f"/keluarga/{keluarga}#keluarga-anggota")
    p.buka(halaman.tautan("Isi usulan dan bukti"))
    p.kirim(f"/usulan/{usulan}", {"keterangan": "KK baru terlampir"})
    halaman = p.kirim("/pengiriman-ulang")
    assert "Diajukan ke dinas sosial" in halaman.tulisan() and "KK baru terlampir" in halaman.tulisan()
    assert "Diperbaiki dan diajukan kembali oleh" in halaman.tulisan()
    with app.app_context():
        satu = db.session.get(Usulan, usulan)
        assert satu.pemeriksa_id is None and satu.bagian_kembali == "" and satu.menunggu_sejak == satu.diubah_pada
        assert satu.keluarga.terkunci and satu.keluarga.bagian_terbuka == []


def test_a_returned_usulan_that_still_lacks_something_stays(app, pabrik, peramban, operator, keluarga):
    usulan = pabrik.usulan(keluarga, oleh=operator, status="dikembalikan")
    with app.app_context():
        db.session.execute(update(Kriteria).values(jawaban={}))
        db.session.commit()
    p = peramban(operator)
    p.buka(f"/usulan/{usulan}")
    assert "9 pertanyaan kriteria belum dijawab" in p.kirim("/pengiriman-ulang", status=422).tulisan()
    assert "Perlu diperbaiki" in p.halaman.tulisan()


def test_after_the_musdes_only_the_keterangan_may_change(app, pabrik, operator, keluarga):
    usulan = pabrik.usulan(keluarga, oleh=operator, jenis="bansos", program=("PKH",), status="dikembalikan", bagian=("usulan",))
    with app.app_context():
        versi = db.session.get(Usulan, usulan).versi
        with pytest.raises(RuleBroken, match="sudah diputus musyawarah"):
            service.update_usulan(usulan, IsiUsulan("bansos", (), "", "x"), versi=versi, oleh=operator)


def test_only_the_village_of_the_usulan_sends_it_again(app, pabrik, operator, keluarga):
    usulan = pabrik.usulan(keluarga, oleh=operator, status="layak")
    with app.app_context():
        versi = db.session.get(Usulan, usulan).versi
        with pytest.raises(RuleBroken, match="Layak menurut musyawarah"):
            service.resend_usulan(usulan, versi=versi, oleh=operator)
        with pytest.raises(NotAllowed):
            service.resend_usulan(usulan, versi=versi, oleh=pabrik.pengguna("kades", KELURAHAN))


def test_the_family_is_locked_from_release_and_opens_what_a_return_names(app, pabrik, operator, keluarga):
    def kunci():
        with app.app_context():
            k = db.session.get(Keluarga, keluarga)
            return k.terkunci, k.bagian_terbuka

    pabrik.usulan(keluarga, oleh=operator, status="layak")
    assert kunci() == (False, [])
    pabrik.usulan(keluarga, oleh=operator, jenis="bansos", program=("PKH",), status="diajukan")
    assert kunci() == (True, [])
    lain = pabrik.keluarga(oleh=operator)
    pabrik.usulan(lain, oleh=operator, status="diajukan")
    dua = pabrik.usulan(lain, oleh=operator, jenis="bansos", program=("PKH",), status="dikembalikan", bagian=("foto", "usulan"))
    keluarga = lain
    assert kunci() == (True, ["foto"]), "yang dikembalikan dapat diperbaiki walau usulan lain masih diperiksa"
    with app.app_context():
        service.cancel_usulan(dua, "Salah program", versi=db.session.get(Usulan, dua).versi, oleh=operator)
    assert kunci() == (True, [])


def test_a_rejection_unlocks_the_family(app, pabrik, operator, keluarga):
    pabrik.usulan(keluarga, oleh=operator, status="ditolak")
    with app.app_context():
        assert not db.session.get(Keluarga, keluarga).terkunci


def test_advance_takes_only_the_steps_of_the_table(app, pabrik, operator, keluarga):
    usulan = pabrik.usulan(keluarga, oleh=operator)
    orang = {peran: pabrik.pengguna(peran, KABUPATEN) for peran in ("operator", "kades", "verifikator", "kadis", "admin")}
    with app.app_context():
        for dari in STATUS:
            for ke in STATUS:
                for peran, oleh in orang.items():
                    if boleh_pindah(dari, ke, peran):
                        continue
                    with pytest.raises(RuleBroken), transaction(jejak=0) as session:
                        satu = session.get_one(Usulan, usulan)
                        satu.status = dari
                        service.advance(satu, ke, oleh=oleh)
        assert db.session.scalars(select(Riwayat.ke)).all() == ["draf"]


def test_a_released_claim_keeps_its_place_in_the_queue(app, pabrik, operator, keluarga):
    verifikator = pabrik.pengguna("verifikator", KABUPATEN)
    usulan = pabrik.usulan(keluarga, oleh=operator, status="diperiksa", pemeriksa=verifikator)
    with app.app_context():
        sejak = db.session.get(Usulan, usulan).menunggu_sejak
        with transaction(jejak=0) as session:
            service.advance(session.get_one(Usulan, usulan), "diajukan", oleh=verifikator)
        satu = db.session.get(Usulan, usulan)
        assert (satu.menunggu_sejak, satu.pemeriksa_id, satu.klaim_sampai) == (sejak, None, None)


def test_who_verified_is_remembered_after_the_decision(app, pabrik, operator, keluarga):
    verifikator = pabrik.pengguna("verifikator", KABUPATEN)
    usulan = pabrik.usulan(keluarga, oleh=operator, status="terverifikasi", pemeriksa=verifikator)
    with app.app_context():
        satu = db.session.get(Usulan, usulan)
        assert (satu.pemeriksa_id, satu.klaim_sampai) == (verifikator.id, None)


def test_advance_and_numbers_need_a_transaction(app, pabrik, operator, keluarga):
    usulan = pabrik.usulan(keluarga, oleh=operator)
    with app.app_context():
        with pytest.raises(RuntimeError):
            service.advance(db.session.get(Usulan, usulan), "siap_musdes", oleh=operator)
        with pytest.raises(RuntimeError):
            service.ambil_nomor("usulan", "17.02.19", 2026)


@pytest.mark.parametrize("perintah", ["UPDATE riwayat SET alasan = 'x'", "DELETE FROM riwayat"])
def test_the_timeline_cannot_be_rewritten(app, pabrik, operator, keluarga, perintah):
    pabrik.usulan(keluarga, oleh=operator)
    with app.app_context(), pytest.raises(DBAPIError, match="hanya boleh ditambah"):
        db.session.execute(text(perintah))


def test_the_timeline_is_told_in_words_newest_first(app, pabrik, peramban, operator, keluarga):
    usulan = pabrik.usulan(keluarga, oleh=operator, status="ditolak", alasan="Pekerjaan sudah tetap")
    p = peramban(operator)
    p.buka(f"/usulan/{usulan}")
    butir = ["".join(li.itertext()) for li in p.halaman.cari(".//*[@id='usulan-riwayat']//li")]
    assert len(butir) == 6
    assert butir[0].startswith("Tidak disetujui oleh Verifikator Contoh") and "“Pekerjaan sudah tetap”" in butir[0]
    assert butir[-1].startswith(f"Dibuat oleh {operator.nama} (Operator)") and "WIB" in butir[-1]
    assert not [kode for kode in STATUS if "_" in kode and kode in p.halaman.tulisan()]
    with app.app_context():
        assert not queries.list_riwayat(usulan, untuk=pabrik.pengguna("operator", DESA))


def test_numbers_are_counted_by_kecamatan_and_year(app, pabrik, operator, keluarga):
    lain = pabrik.pengguna("operator", DESA)
    pabrik.usulan(keluarga, oleh=operator)
    pabrik.usulan(keluarga, oleh=operator, jenis="bansos")
    pabrik.usulan(pabrik.keluarga(DESA, oleh=lain), oleh=lain)
    with app.app_context():
        nomor = [n.split("-") for n in db.session.scalars(select(Usulan.nomor).order_by(Usulan.nomor))]
    assert [(n[1], n[3]) for n in nomor] == [("1702.06", "0001"), ("1702.19", "0001"), ("1702.19", "0002")]


def test_eight_at_once_leave_no_gap_and_a_refused_one_takes_no_number(app, pabrik, operator):
    semua = [pabrik.keluarga(oleh=operator, anggota=1) for _ in range(40)]
    ganda, salah, bersama = semua[32:], [], threading.Barrier(8, timeout=60)

    def buat(sendiri):
        with app.app_context():
            for keluarga in (*sendiri, *ganda):
                if keluarga in ganda:
                    bersama.wait()
                try:
                    service.create_usulan(uuid4(), keluarga, IsiUsulan("masuk"), oleh=operator)
                except RuleBroken as galat:
                    salah.append(galat)
                finally:
                    db.session.remove()

    # Each thread has four families of its own, then all eight want the same eight families at the same moment.
    utas = [threading.Thread(target=buat, args=(semua[ke:32:8],)) for ke in range(8)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(60)
    with app.app_context():
        urut = sorted(int(n[-4:]) for n in db.session.scalars(select(Usulan.nomor)))
        assert urut == list(range(1, 41))
        assert db.session.scalars(select(NomorUrut.terakhir)).all() == [40]
    assert len(salah) == 8 * (8 - 1)
