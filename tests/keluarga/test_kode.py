"""The code lists of DTSEN, Regsosek and Dukcapil by name and version, and what is carried over from one to the other."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from portal.db import db
from portal.jam import sekarang
from portal.keluarga.models import Rumah
from portal.keluarga.rules.kriteria import TIDAK, YA, saran_kriteria
from portal.keluarga.rules.rumah import bersihkan_rumah, rumah_dtsen
from portal.kit.kode.dtsen_orang import DAFTAR_RINCIAN, FUNGSI
from portal.kit.kode.dtsen_rumah import DAFTAR_RUMAH
from portal.kit.kode.registri import REGISTRI, find_daftar, kata_kode
from portal.kit.kode.regsosek import ORANG_REGSOSEK, RUMAH_REGSOSEK, kata_jaminan, rumah_ke_dtsen
from portal.pemeriksaan.rules.komponen import FUNGSI as FUNGSI_PKH


def test_each_list_is_found_by_name_version_and_variable():
    for (daftar, versi, variabel), isi in REGISTRI.items():
        assert find_daftar(daftar, versi, variabel) is isi and isi.daftar in (daftar, "DTSEN"), variabel
    assert find_daftar("DTSEN", "2019", "jenis_atap_terluas") is None
    assert kata_kode("DTSEN", "2025", "jenis_atap_terluas", 5) == "Bambu"
    assert kata_kode("Regsosek", "2022-K", "jenis_atap_terluas", 5) == "Kayu/sirap"
    assert kata_kode("Dukcapil", "2022", "status_hubungan_keluarga", 3) == "Istri"
    assert kata_kode("Regsosek", "2022-K", "status_hubungan_keluarga", 3) == "Anak"
    assert kata_kode("DTKS", "2020", "apa_saja", 3) == "kode 3 (apa_saja, DTKS 2020)"


def test_regsosek_numbers_the_variables_of_a_person_as_dtsen_does():
    for nama, daftar in DAFTAR_RINCIAN.items():
        if nama != "hamil":
            assert ORANG_REGSOSEK[nama].isi == daftar.isi, nama


def test_the_nine_functions_are_those_that_the_pkh_components_ask_for():
    assert set(FUNGSI) == set(FUNGSI_PKH) and len(FUNGSI) == 9


@pytest.mark.parametrize("nama", DAFTAR_RUMAH)
def test_every_code_of_a_regsosek_house_becomes_the_same_word_or_is_left(nama):
    for kode, kata in RUMAH_REGSOSEK[nama].isi.items():
        hasil = rumah_ke_dtsen({nama: kode})
        if nama in hasil.tinggal:
            assert hasil.tinggal[nama] == kata and not hasil.isi
        else:
            sini = DAFTAR_RUMAH[nama].kata(hasil.isi[nama])
            assert sini == kata or (kata in ("Leding", "Air PDAM") and sini == "Leding/PDAM"), (kode, kata, sini)


def test_only_what_is_certain_is_carried_over():
    hasil = rumah_ke_dtsen({
        "jenis_atap_terluas": 5, "bahan_bakar_utama_memasak": 12, "sumber_air_minum_utama": 13, "status_kepemilikan_rumah": 6,
        "jenis_lantai_terluas": 77, "luas_lantai": 36, "aset_bergerak_mobil": 1,
    })  # fmt: skip
    assert hasil.isi == {"jenis_atap_terluas": 6, "bahan_bakar_utama_memasak": 0, "luas_lantai": 36, "aset_bergerak_mobil": 1}
    assert hasil.tinggal == {
        "sumber_air_minum_utama": "PAMDES/PAMSIMAS", "status_kepemilikan_rumah": "Menumpang dan kepemilikan bersama",
        "jenis_lantai_terluas": "kode 77 (tidak ada di daftar Regsosek 2022-K)",
    }  # fmt: skip


@pytest.mark.parametrize("jumlah, kata", [
    (0, []), (1, ["PBI/JKN"]), (5, ["PBI/JKN", "JKN pemberi kerja"]), (15, 4), (99, ["Lainnya"]), (16, 1), (-1, 1),
])  # fmt: skip
def test_health_insurance_is_a_sum_of_bits(jumlah, kata):
    assert kata_jaminan(jumlah) == kata if isinstance(kata, list) else len(kata_jaminan(jumlah)) == kata


@pytest.mark.parametrize("rumah, kode, jawaban", [
    ({"jenis_lantai_terluas": 8}, "e", YA), ({"jenis_lantai_terluas": 6}, "e", YA), ({"jenis_lantai_terluas": 2}, "e", TIDAK),
    ({"jenis_dinding_terluas": 1}, "f", TIDAK), ({"jenis_dinding_terluas": 4}, "f", YA), ({"fasilitas_bab": 1}, "g", YA),
    ({"fasilitas_bab": 4}, "g", TIDAK), ({"daya_terpasang": 1}, "h", YA), ({"daya_terpasang": 2}, "h", TIDAK),
    ({"sumber_penerangan_utama": 4, "daya_terpasang": 3}, "h", YA),
])  # fmt: skip
def test_the_house_suggests_an_answer_and_says_what_it_rests_on(rumah, kode, jawaban):
    saran = saran_kriteria(rumah)[kode]
    nama = "sumber_penerangan_utama" if "sumber_penerangan_utama" in rumah else next(iter(rumah))
    assert saran.jawaban == jawaban and saran.kalimat.startswith(f"Saran: {jawaban.capitalize()}, karena ")
    assert f"“{DAFTAR_RUMAH[nama].kata(rumah[nama])}” di bagian Rumah" in saran.kalimat


@pytest.mark.parametrize("rumah", [
    {}, {"jenis_lantai_terluas": 9}, {"jenis_dinding_terluas": 7}, {"sumber_penerangan_utama": 1}, {"fasilitas_bab": 77}, {"daya_terpasang": 77},
])  # fmt: skip
def test_nothing_is_suggested_where_the_codes_cannot_tell(rumah):
    assert saran_kriteria(rumah) == {}


def test_a_house_of_regsosek_shows_its_words_suggests_and_becomes_dtsen_when_it_is_saved(app, pabrik, peramban):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang, lengkap=False)
    with app.app_context():
        db.session.add(Rumah(
            keluarga_id=id_, desa_kode="17.02.19.1006", daftar="Regsosek", daftar_versi="2022-K", diubah_pada=sekarang(),
            isi={"jenis_atap_terluas": 5, "jenis_lantai_terluas": 8, "sumber_air_minum_utama": 13, "jumlah_ternak_sapi": 2},
        ))  # fmt: skip
        db.session.commit()
        db.session.remove()
    p = peramban(orang)
    halaman = p.buka(f"/keluarga/{id_}?buka=rumah")
    assert "Di Regsosek 2022-K tertulis PAMDES/PAMSIMAS. Pilih padanannya." in halaman.tulisan()
    assert "Saran: Ya, karena lantai terluas “Tanah” di bagian Rumah." in halaman.tulisan()
    nilai = p.isian("/rumah")[2]
    assert (nilai["jenis_atap_terluas"], nilai["sumber_air_minum_utama"], nilai["e"] if "e" in nilai else None) == ("6", "", None)
    p.kirim("/rumah", {"sumber_air_minum_utama": "3", "luas_lantai": "36", "id_pelanggan_pln": "5120 1234 5678", "simpan": "1"})
    with app.app_context():
        rumah = db.session.scalars(select(Rumah)).one()
        assert (rumah.daftar, rumah.daftar_versi) == ("DTSEN", "2025")
        assert rumah.isi == {
            "jenis_atap_terluas": 6, "jenis_lantai_terluas": 8, "sumber_air_minum_utama": 3, "jumlah_ternak_sapi": 2, "luas_lantai": 36,
            "id_pelanggan_pln": "512012345678",
        }  # fmt: skip
        assert rumah_dtsen(rumah).isi == rumah.isi
        db.session.remove()


def test_an_unknown_imported_code_of_the_house_is_shown_and_kept_and_a_wrong_customer_number_told(app, pabrik, peramban):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang, lengkap=False)
    with app.app_context():
        db.session.add(Rumah(keluarga_id=id_, desa_kode="17.02.19.1006", diubah_pada=sekarang(), isi={"jenis_atap_terluas": 42}))
        db.session.commit()
        db.session.remove()
    p = peramban(orang)
    assert "kode 42 (tidak ada di daftar DTSEN 2025)" in p.buka(f"/keluarga/{id_}?buka=rumah").tulisan()
    assert "Nomor pelanggan PLN 12 angka" in p.kirim("/rumah", {"id_pelanggan_pln": "12", "simpan": "1"}, status=422).tulisan()
    p.kirim("/rumah", {"id_pelanggan_pln": "", "luas_lantai": "24", "simpan": "1"})
    with app.app_context():
        assert db.session.scalars(select(Rumah.isi)).one() == {"jenis_atap_terluas": 42, "luas_lantai": 24}
        db.session.remove()


@pytest.mark.parametrize("isi", [{"luas_lantai": 10_000}, {"id_pelanggan_pln": "1"}, {"jenis_atap_terluas": 42}, {"jumlah_ternak_sapi": -1}])
def test_the_service_refuses_what_no_list_has(isi):
    with pytest.raises(ValueError):
        bersihkan_rumah(isi, {})
