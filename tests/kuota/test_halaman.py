"""The pages of the quota, without scripts: periods, windows, numbers typed, pasted and spread, programmes, leave, and what the village sees."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import RuleBroken
from portal.jam import hari_ini, sekarang
from portal.keluarga.models import Keluarga
from portal.kit.tanggal import tanggal_panjang
from portal.kuota.models import Jendela, Kuota, LaranganPaduan, Periode
from portal.kuota.service.periode import set_jendela
from portal.musdes.documents.beku import isi_beku
from portal.musdes.service.pengajuan import release_paket
from portal.usulan.models import Usulan
from portal.web.cetak import makro
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.kuota.bahan import Kantor, pas, status


@pytest.fixture
def kantor(app, pabrik) -> Kantor:
    return Kantor(app, pabrik)


def angka(app, pilih) -> list:
    with app.app_context():
        hasil = list(db.session.scalars(pilih))
        db.session.remove()
    return hasil


def kotak(nama: str, hari) -> dict[str, str]:
    return {f"{nama}-hari": str(hari.day), f"{nama}-bulan": str(hari.month), f"{nama}-tahun": str(hari.year)}


def tutup_jendela(kantor: Kantor) -> None:
    kini = sekarang()
    with kantor.app.app_context():
        set_jendela(kantor.periode, {"bansos": (kini - timedelta(days=3), kini - timedelta(days=1))}, versi={}, oleh=kantor.admin)
        db.session.remove()


def test_the_admin_makes_twelve_months_with_their_windows_once(app, pabrik, peramban):
    p = peramban(pabrik.pengguna("admin", KABUPATEN))
    halaman = p.buka("/kuota/periode/")
    isi = {"tahun-bulan_mulai-hari": "1", "tahun-bulan_mulai-bulan": "1", "tahun-bulan_mulai-tahun": str(hari_ini().year)}
    assert "12 periode dibuat" in p.kirim("/setahun", isi, halaman=halaman).tulisan()
    assert "sudah ada" in p.kirim("/setahun", isi, halaman=halaman).tulisan()
    assert (len(angka(app, select(Periode))), len(angka(app, select(Jendela)))) == (12, 60)
    halaman = p.buka("/kuota/jendela/")
    salah = p.kirim("/kuota/jendela/", {"tutup-bansos-hari": "31", "jam_buka-bansos": "25.00"}, halaman=halaman, status=422)
    assert "Tulis jam seperti 08.00" in salah.tulisan()
    baik = p.kirim("/kuota/jendela/", {"tutup-bansos-hari": "20", "jam_tutup-bansos": "12.00"}, halaman=halaman)
    assert "Masa pengajuan tersimpan." in baik.tulisan()
    usang = p.kirim("/kuota/jendela/", {"tutup-bansos-hari": "21"}, halaman=halaman, status=409)
    assert "sudah diubah orang lain" in usang.tulisan()


def test_one_period_more_is_refused_when_it_overlaps(kantor, peramban):
    p, hari = peramban(kantor.admin), hari_ini()
    p.buka("/kuota/periode/")
    isi = {"nama": "Tambahan"} | kotak("mulai", hari) | kotak("selesai", hari)
    assert "Bertumpuk dengan Periode Uji" in p.kirim("/kuota/periode/", isi, ke=1, status=422).tulisan()


def test_numbers_are_typed_by_kecamatan_and_one_below_what_is_used_is_told_at_its_box(app, kantor, peramban):
    kantor.kuota({KELURAHAN: 2})
    jadi = kantor.paket(2)
    kades = kantor.kades()
    with app.app_context():
        release_paket(uuid.uuid4(), jadi.musdes_id, oleh=kades)
        db.session.remove()
    p = peramban(kantor.admin)
    halaman = p.buka("/kuota/isian/?kecamatan=17.02.19")
    baik = p.kirim("/kuota/isian/", ke=1, isi={f"jumlah-{KELURAHAN}": "5", "jumlah-17.02": "9"}, halaman=halaman)
    assert "Kuota 2 wilayah tersimpan." in baik.tulisan()
    usang = p.kirim("/kuota/isian/", ke=1, isi={f"jumlah-{KELURAHAN}": "7"}, halaman=halaman, status=409)
    assert "Air Bang: 5" in usang.tulisan()
    p.buka("/kuota/isian/?kecamatan=17.02.19")
    salah = p.kirim("/kuota/isian/", ke=1, isi={f"jumlah-{KELURAHAN}": "1"}, status=422)
    assert "2 tempat sudah terpakai" in salah.tulisan()
    p.buka("/kuota/isian/?kecamatan=17.02.19")
    assert "angka bulat" in p.kirim("/kuota/isian/", ke=1, isi={f"jumlah-{KELURAHAN}": "1.000"}, status=422).tulisan()
    p.buka("/kuota/isian/?kecamatan=17.02.19")
    p.kirim("/kuota/isian/", ke=1, isi={"jumlah-17.02": ""})
    assert pas(app) == {f"{KELURAHAN} PKH": (5, 2)}


def test_a_pasted_list_is_shown_first_and_set_all_or_not_at_all(app, kantor, peramban):
    p = peramban(kantor.admin)
    p.buka("/kuota/impor/")
    salah = p.kirim("/kuota/impor/", {"teks": f"kode;jumlah\n{KELURAHAN};12\n{DESA};sepuluh"}, status=422)
    assert "1 baris belum dapat dipakai" in salah.tulisan() and not salah.formulir("/penerapan")
    lihat = p.kirim("/kuota/impor/", {"teks": f"{KELURAHAN};12\n{DESA};10"})
    assert "22 KPM" in lihat.tulisan() and angka(app, select(Kuota.jumlah)) == []
    kantor.kuota({DESA: 3})
    usang = p.kirim("/penerapan", halaman=lihat, status=409)
    assert "sudah diubah orang lain" in usang.tulisan()
    p.kirim("/penerapan", halaman=usang)
    assert sorted(angka(app, select(Kuota.jumlah))) == [10, 12]


def test_a_number_is_spread_by_families_and_how_it_came_about_can_be_looked_up(app, pabrik, kantor, peramban):
    op = pabrik.pengguna()
    for desa, banyak in ((KELURAHAN, 3), (DESA, 1)):
        for _ in range(banyak):
            id_ = pabrik.keluarga(desa, oleh=op)
            with app.app_context():
                db.session.get_one(Keluarga, id_).desil = 2
                db.session.commit()
                db.session.remove()
    p = peramban(kantor.admin)
    p.buka("/kuota/sebaran/")
    lihat = p.kirim("/kuota/sebaran/", {"jumlah": "10"})
    assert "menurut keluarga desil 1 sampai 4" in lihat.tulisan() and angka(app, select(Kuota.jumlah)) == []
    [terapkan] = [ke for ke, f in enumerate(lihat.formulir("/kuota/sebaran/")) if f.get("method") == "post"]
    hasil = p.kirim("/kuota/sebaran/", ke=terapkan, halaman=lihat)
    assert "ke sisa terbesar" in hasil.tulisan()
    kuota = dict(zip(angka(app, select(Kuota.desa_kode)), angka(app, select(Kuota.jumlah)), strict=True))
    assert (kuota[KELURAHAN], kuota[DESA], sum(kuota.values()), len(kuota)) == (8, 2, 10, 156)
    assert p.kirim("/kuota/sebaran/", ke=terapkan, halaman=lihat).url == hasil.url


def test_a_closed_window_is_told_on_the_packet_and_refuses_it_until_the_kadis_gives_leave(app, pabrik, kantor, peramban):
    jadi, kades = kantor.paket(1), kantor.kades()
    tutup_jendela(kantor)
    p = peramban(kades)
    paket = p.buka(f"/musdes/{jadi.musdes_id}/berkas")
    assert "Masa pengajuan usulan bantuan sosial sudah ditutup" in paket.tulisan() and not paket.formulir("/pengajuan")
    assert "Masa pengajuan usulan bantuan sosial sudah ditutup" in p.buka("/").tulisan()
    with app.app_context(), pytest.raises(RuleBroken) as salah:
        release_paket(uuid.uuid4(), jadi.musdes_id, oleh=kades)
    assert "sudah ditutup" in salah.value.rincian[0]
    besok = hari_ini() + timedelta(days=1)
    k = peramban(pabrik.pengguna("kadis", KABUPATEN))
    k.buka("/kuota/dispensasi/")
    isi = {"desa_kode": KELURAHAN, "jenis": "bansos", **kotak("sampai", besok)}
    assert "Tulis alasannya" in k.kirim("/kuota/dispensasi/", isi, status=422).tulisan()
    assert tanggal_panjang(besok) in k.kirim("/kuota/dispensasi/", isi | {"alasan": "Kantor kelurahan kebanjiran."}).tulisan()
    p.buka(f"/musdes/{jadi.musdes_id}/berkas")
    p.kirim("/pengajuan")
    assert status(app, jadi) == ["diajukan"]
    assert angka(app, select(func.count()).select_from(Jejak).where(Jejak.aksi == "dispensasi.beri")) == [1]


def test_the_limit_the_switch_and_the_pairs_of_the_kabupaten_count_where_a_usulan_is_made(app, pabrik, kantor, peramban):
    a = peramban(kantor.admin)
    a.buka("/kuota/program")
    assert "Batas desil diisi angka 1 sampai 10" in a.kirim("/kuota/program", {"desil-PKH": "11"}, status=422).tulisan()
    a.buka("/kuota/program")
    a.kirim("/kuota/program", {"desil-PKH": "2"})
    a.kirim("/kuota/paduan", {"larangan-PKH-SEMBAKO": "Satu sumber dana."})
    op = pabrik.pengguna()
    keluarga = pabrik.keluarga(oleh=op)
    with app.app_context():
        db.session.get_one(Keluarga, keluarga).desil = 3
        db.session.commit()
        db.session.remove()
    kantor.kuota({KELURAHAN: 12})
    p = peramban(op)
    halaman = p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=bansos")
    assert "di atas batas PKH." in halaman.tulisan() and "Kuota 12 KPM: diusulkan 0" in halaman.tulisan()
    salah = p.kirim("/usulan/", {"program": ["PKH", "SEMBAKO"]}, status=422)
    assert "PKH dan Sembako tidak boleh bersama untuk satu keluarga: Satu sumber dana." in salah.tulisan()
    a.buka("/kuota/program")
    a.kirim("/kuota/program", {"aktif-PKH": None})
    assert "sedang tidak dibuka" in p.kirim("/usulan/", {"program": ["PKH"]}, halaman=halaman, status=422).tulisan()
    assert p.kirim("/usulan/", {"program": ["SEMBAKO"]}, halaman=halaman).status == 200


def test_a_pair_forbidden_after_the_musdes_stops_the_release_and_names_the_usulan(app, kantor):
    jadi, kades = kantor.paket(1, program=("PKH", "SEMBAKO")), kantor.kades()
    with app.app_context():
        db.session.add(LaranganPaduan(a="PKH", b="SEMBAKO", alasan="Satu sumber dana."))
        db.session.commit()
        with pytest.raises(RuleBroken) as salah:
            release_paket(uuid.uuid4(), jadi.musdes_id, oleh=kades)
        nomor = db.session.scalar(select(Usulan.nomor))
        db.session.remove()
    assert salah.value.rincian[0].startswith(f"{nomor}: PKH dan Sembako tidak boleh bersama")


def test_everybody_reads_the_quota_of_their_own_scope(kantor, pabrik, peramban):
    kantor.kuota({KELURAHAN: 2, KABUPATEN: 40})
    operator = peramban(pabrik.pengguna()).buka("/kuota/")
    assert "Air Bang" in operator.tulisan() and "Derati" not in operator.tulisan() and "Kuota bersama" in operator.tulisan()
    camat = peramban(pabrik.pengguna("camat", "17.02.06")).buka("/kuota/?program=PKH")
    assert "Derati" in camat.tulisan() and "Air Bang" not in camat.tulisan()
    p = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    satu = p.buka("/kuota/?program=PKH&wilayah=17.02.19")
    assert "Air Bang" in satu.tulisan() and "Derati" not in satu.tulisan()
    semua = p.buka("/kuota/?program=PKH")
    assert p.buka(semua.tautan("Berikutnya")).tulisan() != semua.tulisan()
    p.buka("/kuota/isian/", status=403)


def test_the_waiting_usulan_and_the_live_page_show_the_quota_and_lampiran_ii_marks_what_is_beyond_it(app, pabrik, kantor, peramban):
    kantor.kuota({KELURAHAN: 1})
    op = pabrik.pengguna()
    siap = [pabrik.usulan(pabrik.keluarga(oleh=op), oleh=op, jenis="bansos", program=("PKH",), status="siap_musdes") for _ in range(2)]
    berjalan = pabrik.musdes(oleh=op, usulan_ids=siap, status="berlangsung")
    assert "Sisa kuota" in peramban(op).buka(f"/musdes/{berjalan}/sidang").tulisan()
    jadi, kades = kantor.paket(2), kantor.kades()
    with app.app_context():
        ii = isi_beku(jadi.musdes_id, untuk=op).isi
        kertas = [str(makro("musdes/lampiran.cetak.html", "baris")(ke, satu)) for ke, satu in enumerate(ii["lampiran"]["ii"], 1)]
        release_paket(uuid.uuid4(), jadi.musdes_id, oleh=kades)
        db.session.remove()
    assert [satu.get("daftar_tunggu") for satu in ii["lampiran"]["ii"]] == [None, ["PKH"]] and ii["sisa_kuota"] == {"PKH": 1}
    assert ["Daftar tunggu: PKH" in satu for satu in kertas] == [False, True]
    tunggu = peramban(op).buka(f"/usulan/{jadi.usulan_ids[1]}").tulisan()
    assert "Menunggu kuota, urutan 1." in tunggu and "diajukan dengan sendirinya" in tunggu
