"""Perbaikan, ganti pengurus and removal with proofs over HTTP from draft to confirmation and back; the way back from a removal."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select

from portal.db import db, transaction
from portal.jam import hari_ini
from portal.keluarga.models import Anggota, Keluarga, Perubahan
from portal.musdes.models import Dokumen
from portal.pemeriksaan.models import Temuan
from portal.usulan.models import Usulan
from portal.usulan.service import advance
from tests import jalan, jalan_dinsos
from tests.factories import KABUPATEN, KELURAHAN
from tests.kiriman import id_di, kirim
from tests.usulan.bantu import anggota_of, baca, ganti, isian, perbaiki, sampai_terverifikasi, siap, tarik

JAHAT = "Siti <b onclick=alert(1)> & \"Ani\" {{7*7}} ' or 1=1"


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna("operator", KELURAHAN)


@pytest.fixture
def dinas(pabrik):
    return {peran: pabrik.pengguna(peran, KELURAHAN if peran == "kades" else KABUPATEN) for peran in ("kades", "verifikator", "kadis")}


def test_data_change_on_the_day_of_confirmation_and_not_before_and_an_undone_confirmation_takes_them_back(
    app, pabrik, peramban, operator, dinas
):
    """One meeting with a perbaikan, another pengurus and a removal: proofs, before and after, Lampiran V, confirmation, undo."""
    p = peramban(operator)
    satu, dua, tiga = (pabrik.keluarga(oleh=operator, nama=nama) for nama in ("Sumiati Contoh", "Rahman Contoh", "Zubaidah Contoh"))
    kepala, istri, _ = anggota_of(app, satu)
    lahir = baca(app, Anggota, istri, "tanggal_lahir")
    nik_baru = pabrik.nik(lahir, "P")
    isi = {isian(None, "rt"): "7", isian(kepala, "nama"): JAHAT, isian(istri, "nik"): f"{nik_baru[:4]} {nik_baru[4:]}"}
    isi[isian(istri, "pekerjaan")] = "2"
    perbaikan = id_di(perbaiki(p, satu, isi).url)
    halaman = p.buka(f"/usulan/{perbaikan}")
    assert "RT" in halaman.tulisan() and "003" in halaman.tulisan() and "007" in halaman.tulisan() and JAHAT in halaman.tulisan()
    assert "Kartu keluarga (KK) belum diunggah." in kirim(p, "/kesiapan", status=422).tulisan()
    siap(p, perbaikan, "kk")
    ahli = anggota_of(app, dua)[1]
    pengurus = id_di(ganti(p, dua, ahli).url)
    siap(p, pengurus, "sakit")
    hapus = jalan.buat_usulan(p, tiga, "hapus", alasan_hapus="MAMPU", keterangan="Punya dua rumah sewa.")
    siap(p, hapus, "foto_rumah", "pernyataan")
    musdes = sampai_terverifikasi(app, peramban, operator, dinas, [perbaikan, pengurus, hapus])
    with app.app_context():
        beku = db.session.scalars(select(Dokumen.isi).where(Dokumen.musdes_id == musdes)).one()
        assert [b["usulan_id"] for b in beku["lampiran"]["v"]] == [str(perbaikan), str(pengurus)]
        assert beku["hitungan"]["ubah"] == {"perbaikan": 1, "ganti_pengurus": 1} and beku["lampiran"]["v"][0]["hasil"] == "Disetujui"
        ubah = beku["lampiran"]["v"][0]["ubah"]
        assert any(satu.startswith("NIK ") and "menjadi" in satu for satu in ubah) and any(JAHAT in satu for satu in ubah)
        db.session.remove()
    v = peramban(dinas["verifikator"])
    assert JAHAT in v.buka(f"/verifikasi/{perbaikan}").tulisan() and "Surat keterangan sakit" in v.buka(f"/verifikasi/{pengurus}").tulisan()
    assert baca(app, Keluarga, satu, "rt", "nama") == ("003", "Sumiati Contoh") and baca(app, Keluarga, dua, "pengurus_id") is None

    jalan_dinsos.sahkan(peramban(dinas["kadis"]), "400/12/DINSOS", hari_ini())
    assert {baca(app, Usulan, id_, "status") for id_ in (perbaikan, pengurus, hapus)} == {"disahkan"}
    assert baca(app, Keluarga, satu, "rt", "nama") == ("007", JAHAT) and baca(app, Anggota, istri, "nik", "pekerjaan") == (nik_baru, 2)
    assert baca(app, Keluarga, dua, "pengurus_id") == ahli and baca(app, Keluarga, tiga, "nama") == "Zubaidah Contoh"
    with app.app_context():
        riwayat = db.session.execute(select(Perubahan.bagian, Perubahan.oleh).where(Perubahan.keluarga_id == satu)).all()
        assert sorted(b for b, _ in riwayat) == ["alamat", "anggota", "anggota"] and {o for _, o in riwayat} == {dinas["kadis"].id}
        db.session.remove()
    halaman = p.buka(f"/usulan/{perbaikan}")
    assert "Data keluarga diperbarui sesuai usulan." in halaman.tulisan() and "sudah diterapkan" in halaman.tulisan()

    tarik(app, perbaikan, dinas["kadis"])
    tarik(app, pengurus, dinas["kadis"])
    assert baca(app, Keluarga, satu, "rt", "nama") == ("003", "Sumiati Contoh") and baca(app, Anggota, istri, "nik") != nik_baru
    assert baca(app, Anggota, istri, "pekerjaan") == 19
    assert baca(app, Keluarga, dua, "pengurus_id") is None
    _pulihkan(app, p, hapus, tiga)


def _pulihkan(app, p, hapus: UUID, keluarga: UUID) -> None:
    """The way back from the removal, made by the village; it names the removal and is made once."""
    p.buka(f"/usulan/{hapus}")
    p.buka(p.halaman.tautan("Pulihkan keluarga ini"))
    assert "Tuliskan mengapa" in kirim(p, "/pemulihan", {"keterangan": " "}, status=422).tulisan()
    halaman = kirim(p, "/pemulihan", {"keterangan": "Rumahnya ternyata milik saudaranya."})
    baru = id_di(halaman.url)
    assert baca(app, Usulan, baru, "jenis", "status", "memulihkan", "keluarga_id") == ("masuk", "draf", hapus, keluarga)
    nomor = baca(app, Usulan, hapus, "nomor")
    assert f"Memulihkan keluarga dari usulan penghapusan {nomor}" in halaman.tulisan()
    lama = p.buka(f"/usulan/{hapus}")
    assert baca(app, Usulan, baru, "nomor") in lama.tulisan() and not [a for a in lama.cari(".//a") if "Pulihkan" in "".join(a.itertext())]
    p.buka(f"/usulan/{baru}")
    kirim(p, "/kesiapan")
    assert baca(app, Usulan, baru, "status") == "siap_musdes"


def test_a_value_that_changed_meanwhile_is_left_alone_and_named(app, pabrik, peramban, operator):
    keluarga = pabrik.keluarga(oleh=operator)
    usulan = pabrik.usulan(keluarga, oleh=operator, jenis="perbaikan", status="terverifikasi")
    with app.app_context():
        db.session.get_one(Keluarga, keluarga).alamat = "Jalan Impor Nomor 3"
        db.session.commit()
        db.session.remove()
    kadis = pabrik.pengguna("kadis", KABUPATEN)
    assert "sekarang: Jalan Impor Nomor 3" in peramban(operator).buka(f"/usulan/{usulan}").tulisan()
    with app.app_context():
        with transaction(jejak=0) as session:
            advance(session.get_one(Usulan, usulan), "disahkan", oleh=kadis)
        db.session.remove()
    assert baca(app, Keluarga, keluarga, "alamat") == "Jalan Impor Nomor 3"
    assert "Tidak diubah karena datanya sudah berganti sejak diusulkan: alamat." in peramban(operator).buka(f"/usulan/{usulan}").tulisan()
    tarik(app, usulan, kadis)
    assert baca(app, Keluarga, keluarga, "alamat") == "Jalan Impor Nomor 3"


@pytest.mark.parametrize("htmx", [False, True])
def test_a_draft_whose_family_changed_is_looked_at_again_before_the_musdes(app, pabrik, peramban, operator, htmx):
    keluarga = pabrik.keluarga(oleh=operator)
    usulan = pabrik.usulan(keluarga, oleh=operator, jenis="perbaikan")
    p = peramban(operator, htmx=htmx)
    p.buka(f"/keluarga/{keluarga}")
    kirim(p, "/alamat", {"alamat": "Jalan Diketik Nomor 5", "simpan": "1"})
    p.buka(f"/usulan/{usulan}")
    assert "Data keluarga berubah sejak usulan ini ditulis: alamat" in kirim(p, "/kesiapan", status=422).tulisan()
    p.buka(f"/usulan/{usulan}/ubah")
    assert "Sekarang: Jalan Diketik Nomor 5" in p.halaman.tulisan()
    kirim(p, f"/usulan/{usulan}")
    kirim(p, "/kesiapan")
    assert baca(app, Usulan, usulan, "perubahan")[0]["dari"] == "Jalan Diketik Nomor 5"


@pytest.mark.parametrize("htmx", [False, True])
def test_what_is_wrong_stands_at_its_field_and_what_was_typed_is_kept(app, pabrik, peramban, operator, htmx):
    keluarga = pabrik.keluarga(oleh=operator)
    kepala = anggota_of(app, keluarga)[0]
    p = peramban(operator, htmx=htmx)
    assert "sedikitnya satu nilai" in perbaiki(p, keluarga, {}, status=422).tulisan()
    halaman = perbaiki(p, keluarga, {isian(kepala, "nik"): "123", isian(kepala, "nama"): JAHAT}, status=422)
    assert "16" in halaman.tulisan() and halaman.cari(f".//input[@name='{isian(kepala, 'nama')}']")[0].get("value") == JAHAT
    assert halaman.cari(f".//input[@name='{isian(kepala, 'nik')}']")[0].get("aria-invalid") == "true"
    halaman = perbaiki(p, keluarga, {isian(kepala, "tempat_lahir"): "Curup"}, status=422)
    assert "Sama dengan yang tercatat sekarang" in halaman.tulisan()


def test_what_the_asked_values_would_collide_with_is_told_before_anybody_decides(app, pabrik, peramban, operator):
    """A NIK of somebody else: told on the usulan and to the verifikator, written nowhere; no number and no birth date on the projector."""
    keluarga, lain = pabrik.keluarga(oleh=operator), pabrik.keluarga(oleh=operator)
    anak, pemilik = anggota_of(app, keluarga)[2], anggota_of(app, lain)[2]
    nik = baca(app, Anggota, pemilik, "nik")
    p = peramban(operator, htmx=True)
    usulan = id_di(perbaiki(p, keluarga, {isian(anak, "nik"): nik, isian(None, "rt"): "9"}).url)
    halaman = p.buka(f"/usulan/{usulan}")
    assert "pemeriksaan menemukan" in halaman.tulisan() and "NIK" in "".join(halaman.cari(".//div[@id='usulan-perubahan']")[0].itertext())
    with app.app_context():
        assert not db.session.scalars(select(Temuan.id).where(Temuan.aturan == "NIK_GANDA")).all()
        db.session.remove()
    siap(p, usulan, "kk")
    layar = p.buka(f"/musdes/{pabrik.musdes(oleh=operator, usulan_ids=[usulan], status='berlangsung')}/sidang").tulisan()
    assert "Perbaikan data: RT, NIK" in layar and "009" in layar and nik not in layar.replace(" ", "") and "pemeriksaan menemukan" not in layar


def test_the_heir_is_a_member_of_age_and_a_second_form_is_the_same_usulan(app, pabrik, peramban, operator):
    keluarga, lain = pabrik.keluarga(oleh=operator, anggota=3), pabrik.keluarga(oleh=operator)
    kepala, istri, anak = anggota_of(app, keluarga)
    with app.app_context():
        db.session.get_one(Anggota, anak).tanggal_lahir = hari_ini().replace(year=hari_ini().year - 10, day=1)
        db.session.commit()
        db.session.remove()
    p = peramban(operator)
    halaman = p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=ganti_pengurus")
    assert [i.get("value") for i in halaman.cari(".//input[@name='pengurus_baru']")] == [str(istri)]
    for bukan in (kepala, anak, anggota_of(app, lain)[0]):
        p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=ganti_pengurus")
        assert p.kirim("/usulan/", {"pengurus_baru": str(bukan), "alasan_ganti": "GANTI_SAKIT"}, status=422)
    p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=ganti_pengurus")
    formulir = p.halaman
    isi = {"pengurus_baru": str(istri), "alasan_ganti": "GANTI_MENINGGAL"}
    satu = id_di(kirim(p, "/usulan/", isi).url)
    p.halaman = formulir
    assert id_di(kirim(p, "/usulan/", isi).url) == satu
    p.halaman = formulir
    kirim(p, "/usulan/", isi | {"alasan_ganti": "GANTI_SAKIT"}, status=409)
