"""What makes an import fast says the same as the slow way: numbers looked at by their day, families kept without names, short steps."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime
from itertools import islice
from uuid import UUID

import pytest

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga
from portal.keluarga.rules.rincian import RINCIAN
from portal.keluarga.rules.rumah import RUMAH
from portal.kit.id_urut import hex_urut
from portal.kit.kk import periksa_kk
from portal.kit.kode.dtsen_rumah import PELANGGAN_PLN
from portal.kit.nik import periksa_nik
from portal.kit.teks import kunci_cari
from portal.pertukaran.models import ImporBaris
from portal.pertukaran.rules.impor_baris import KOLOM_A, Satuan, baca_baris, susun_bidang
from portal.pertukaran.rules.impor_nomor import BacaNomor, SelSalah
from portal.pertukaran.rules.impor_padat import beda_awal, padatkan, pokok_baru, teks_rincian, teks_rumah, urai_padat
from portal.pertukaran.rules.impor_sel import baca_tanggal, pembaca
from portal.pertukaran.service import impor_masuk, impor_tahap
from portal.pertukaran.service.impor import apply_impor
from portal.pertukaran.service.impor_masuk import apply_rows
from portal.wilayah import service as wilayah
from portal.wilayah.models import Ringkasan
from portal.wilayah.queries import sum_ringkasan
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.pertukaran.berkas_impor import buku, nik, orang
from tests.pertukaran.test_impor import LAPOR, Jalan, hitung, jalan, rina  # noqa: F401

HARI_INI = date(2026, 11, 22)


@pytest.mark.sekali
@pytest.mark.parametrize("periksa", [periksa_nik, periksa_kk])
def test_a_number_is_taken_exactly_when_the_rules_find_nothing_wrong(periksa):
    dadu, baca = random.Random(4), BacaNomor("Nomor", periksa, {"17", "11"}, HARI_INI)
    aneh = ["1" * 16, "1702190101069000", "١" * 16, "1702190101060000", "170219010106900", " 1702190101069001", "1702 1901 0106 9001"]
    acak = (
        f"{dadu.choice(('17', '11', '18'))}{dadu.randint(0, 9999):04d}{dadu.randint(0, 75):02d}{dadu.randint(0, 13):02d}"
        f"{dadu.randint(0, 99):02d}{dadu.choice((0, dadu.randint(0, 9999))):04d}" for _ in range(4000)
    )  # fmt: skip
    semua, baik = [*aneh, *acak], list[str]()
    for teks in semua:
        hasil = periksa(teks, provinsi={"17", "11"}, hari_ini=HARI_INI)
        try:
            terbaca = baca(teks)
        except SelSalah:
            assert hasil.kesalahan, teks
        else:
            assert not hasil.kesalahan and terbaca == (hasil.nik if periksa is periksa_nik else hasil.kk), teks
            baik.append(teks)
    rapi = [teks.encode() for teks in baik if teks.isdigit()]
    assert len(rapi) > 500 and baca.is_semua_baik([None, b"", *rapi])
    for teks in {*semua} - {*baik} | {"\n".join(baik[-2:]), f"{baik[-1]}\n", "\n"}:  # one of them among good ones is always seen
        assert not baca.is_semua_baik([*rapi[:3], teks.encode(), *rapi[3:6], None]), teks


@pytest.mark.sekali
def test_dates_are_read_as_before():
    assert [baca_tanggal(satu) for satu in ("1988-08-17", "17/08/1988", ["1988-08-17"], "1988-8-7")] == ["1988-08-17"] * 3 + ["1988-08-07"]
    for satu in ("1988-02-31", "1780-01-01", "2024-W01-3", "31-02-1988"):
        with pytest.raises(SelSalah):
            baca_tanggal(satu)


@pytest.mark.sekali
def test_a_wrong_code_leaves_only_its_own_cell_out_and_a_date_where_a_code_belongs_is_said():
    baca = pembaca({"17"}, HARI_INI)
    kolom = ("pendengaran", "nama", "penglihatan", "nik", "berjalan_atau_naik_tangga")
    susunan = susun_bidang((nama, nama, ke, baca[nama]) for ke, nama in enumerate(kolom))
    assert [satu.nama for satu in susunan] == ["nama", "nik", "pendengaran", "penglihatan", "berjalan_atau_naik_tangga"], "kode di belakang"
    for _ in range(2):  # what is remembered of a cell is no other than what was read
        baris = baca_baris("S", "individu", [7, "IBU UJI", nik(1), 4, 77, ["2020-01-01"]], susunan)
        assert baris.isi == {"nama": "IBU UJI", "nik": nik(1)} and baris.kode == {"pendengaran": 4} and not baris.salah
        assert [satu["h"] for satu in baris.galat] == ["C", "E"]
    assert baca_baris("S", "individu", [8, "IBU UJI", nik(1), 4, None, 2], susunan).kode == {"pendengaran": 4, "berjalan_atau_naik_tangga": 2}


@pytest.mark.sekali
def test_a_family_kept_without_names_is_the_same_family():
    satuan = Satuan(nik(1, True), "S", 2, nama="O'NEIL \"UJI\" É", k={"rt": "003", "desil": 2}, r={RUMAH[0]: 1, PELANGGAN_PLN: "012345678901"})
    satuan.a = [(3, {"nama": "IBU UJI", "nik": nik(1), "rincian": {RINCIAN[3]: 19, RINCIAN[0]: 2}}), (4, {"nama": "ANAK UJI", "hubungan": 4})]
    no_kk, nama, k, r, (ibu, anak) = urai_padat(padatkan(satuan))
    assert (no_kk, nama) == (nik(1, True), "O'NEIL \"UJI\" É") and k == ["", "003", "", "", "2"] and json.loads(teks_rumah(r)) == satuan.r
    assert json.loads(teks_rincian(ibu[-1])) == {RINCIAN[3]: 19, RINCIAN[0]: 2} and teks_rincian(anak[-1]) == "{}"
    assert ibu[:2] == ["IBU UJI", nik(1)] and (anak[0], anak[5]) == ("ANAK UJI", "4") and len(ibu) == len(KOLOM_A) + 1
    assert urai_padat(padatkan(Satuan(nik(1, True), "S", 2))) == (nik(1, True), "", [""] * 5, "", []) and teks_rumah("") == "{}"
    pokok = {"l": "S", "b": 2, "kk": nik(1, True), "nama": satuan.nama, "n": 2, "baru": True}
    assert pokok_baru(satuan, 2) == json.dumps(pokok, separators=(",", ":"))


@pytest.mark.sekali
def test_the_first_line_of_a_history_says_what_the_columns_became_and_of_which_file():
    beda = {
        "desa_kode": DESA, "no_kk": nik(1, True), "alamat": 'Jalan "É" 1', "rw": "002", "desil": 2, "jumlah_anggota": 0, "berkas": "a'\\b.xlsx",
    }  # fmt: skip
    teks = beda_awal(DESA, nik(1, True), ['Jalan "É" 1', "", "002", "", "2"], 0, "a'\\b.xlsx")
    assert teks == json.dumps({nama: [None, nilai] for nama, nilai in beda.items()}, separators=(",", ":"))


@pytest.mark.sekali
def test_ids_as_digits_are_ids_that_grow():
    semua = list(islice(hex_urut(datetime(2026, 11, 22, tzinfo=UTC)), 20_000))
    assert semua == sorted(set(semua)) and {(UUID(satu).version, len(satu)) for satu in semua} == {(7, 32)}


@pytest.mark.parametrize("isi", [None, "lain\tJL. UJI\t\t\t\t2\t"])
def test_rows_of_a_preview_made_before_an_update_are_left_out_with_a_word(jalan, konteks, isi):  # noqa: F811
    impor = jalan.baca(buku(orang(1, 1)))
    db.session.execute(db.update(ImporBaris).values(padat=isi))
    db.session.commit()
    impor = jalan.masuk(impor)
    assert impor.ringkas["ditinggalkan"] == 1 and hitung(Keluarga) == (0,)
    assert "diperbarui sesudah pratinjau" in db.session.scalars(db.select(ImporBaris)).one().galat[-1]["s"]


def test_a_step_that_held_the_lock_too_long_makes_the_next_ones_shorter(jalan, monkeypatch, konteks):  # noqa: F811
    monkeypatch.setitem(impor_masuk.SEKALIGUS, "register", 4)
    monkeypatch.setattr(impor_masuk, "PALING", {})
    monkeypatch.setattr(impor_tahap.Langkah, "LAMA", 0.0)
    impor, sampai = jalan.baca(buku(*(orang(n, n) for n in range(1, 9)))), []
    apply_impor(impor.id, "desa", versi=impor.versi, oleh=jalan.oleh)
    apply_rows({"impor": str(impor.id)}, lambda selesai, dari: sampai.append(selesai))
    assert sampai == [0, 4, 6, 7, 8] and hitung(Keluarga) == (8,)


@pytest.mark.sekali
def test_no_step_is_shorter_than_an_eighth_and_after_short_ones_they_grow_again(monkeypatch):
    monkeypatch.setattr(impor_tahap, "fold_ringkasan", lambda: 0)
    langkah, ukuran = impor_tahap.Langkah(1000), []
    for lama in (2.0, 2.0, 2.0, 2.0, 0.5, 0.1, 0.1, 0.1, 0.1):
        jam = iter((0.0, lama))
        monkeypatch.setattr(impor_tahap, "monotonic", lambda jam=jam: next(jam))
        with langkah.diukur():
            ukuran.append(langkah.ukuran)
    assert ukuran == [1000, 500, 250, 125, 125, 125, 250, 500, 1000] and langkah.ukuran == 1000


def test_what_the_triggers_counted_is_folded_while_it_comes_in_and_goes_out(jalan, monkeypatch, konteks):  # noqa: F811
    monkeypatch.setattr(impor_tahap, "fold_ringkasan", lambda: wilayah.fold_ringkasan(2))
    impor = jalan.masuk(jalan.baca(buku(*(orang(n, n) for n in range(1, 9)))))
    assert sum_ringkasan(KABUPATEN) == {KELURAHAN: {"kk": 8, "jiwa": 8, "desil:2": 8}} and hitung(Ringkasan) == (3,)
    jalan.tarik(impor)
    assert hitung(Keluarga, Anggota, Ringkasan) == (0, 0, 0) and sum_ringkasan(KABUPATEN) == {}


def test_a_new_family_is_written_as_by_hand(jalan, konteks):  # noqa: F811
    jalan.masuk(jalan.baca(buku(orang(2, 1, "ANAK UJI", shdk="Anak", nik=""), orang(1, 1, "H. MOH. AMIN, S.Pd"))))
    k = db.session.scalars(db.select(Keluarga)).one()
    assert [(a.nama, a.urutan, a.nik) for a in k.anggota] == [("H. MOH. AMIN, S.Pd", 1, nik(1)), ("ANAK UJI", 2, None)]
    assert k.nama_cari == kunci_cari(k.nama) and k.anggota[1].tanpa_nik_alasan and not k.anggota[0].tanpa_nik_alasan
    assert (k.bagian_terbuka, k.terkunci, k.lengkap, k.anggota[0].tanggal_lahir) == ([], False, False, date(1988, 1, 2))
