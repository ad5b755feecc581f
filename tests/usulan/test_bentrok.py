"""The table of clashes between open usulan of one family, and what a perbaikan or another pengurus may ask for: pure rules."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from portal.usulan.rules.bentrok import TABEL, FaktaUsulan, bentrok, halangan_jenis
from portal.usulan.rules.bukti import (
    JENIS_BUKTI,
    KUNCI,
    boleh_membuang,
    boleh_menambah,
    bukti_bawaan,
    bukti_kurang,
    bukti_wajib,
    salah_aturan,
)
from portal.usulan.rules.jenis import ALASAN, JENIS, KATA_JENIS, alasan_of
from portal.usulan.rules.perubahan import (
    CalonPengurus,
    Minta,
    halangan_pengurus,
    periksa_minta,
    sebagai_ganti,
    sebut_elemen,
    usang,
)
from portal.usulan.rules.status import DIAJUKAN, DRAF, SIAP_MUSDES, boleh_pindah, kalimat_riwayat, langkah_berikut

HARI = date(2026, 11, 22)


def fakta(id_: str, jenis: str, **lain) -> FaktaUsulan:
    return FaktaUsulan(id_, jenis, f"USL-{id_}", **lain)


def berdua(jenis: str, ada: str, **lain) -> list[str]:
    sama = {"program": frozenset({("PKH", "")}), "elemen": frozenset({("a", "nik")}), "pengurus": "a"}
    return bentrok(fakta("1", jenis, **sama, **lain), [fakta("2", ada, **sama)])


def test_every_pair_of_kinds_clashes_as_the_table_says_and_names_the_other_number():
    bersama = {frozenset(dua) for dua in product(JENIS, JENIS)} - TABEL.keys()
    assert bersama == {
        frozenset({"masuk", "bansos"}), frozenset({"masuk", "perbaikan"}), frozenset({"masuk", "ganti_pengurus"}),
        frozenset({"bansos", "perbaikan"}), frozenset({"bansos", "ganti_pengurus"}),
    }  # fmt: skip
    for jenis, ada in product(JENIS, JENIS):
        kalimat = berdua(jenis, ada)
        assert bool(kalimat) == (frozenset({jenis, ada}) in TABEL), (jenis, ada)
        assert all("USL-2" in satu for satu in kalimat)


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        (fakta("1", "bansos", program=frozenset({("PKH", "")})), fakta("2", "bansos", program=frozenset({("SEMBAKO", "")}))),
        (fakta("1", "bansos", program=frozenset({("PBI_JK", "a")})), fakta("2", "bansos", program=frozenset({("PBI_JK", "b")}))),
        (fakta("1", "perbaikan", elemen=frozenset({("a", "nik")})), fakta("2", "perbaikan", elemen=frozenset({("b", "nik")}))),
        (fakta("1", "ganti_pengurus", pengurus="a"), fakta("2", "perbaikan", elemen=frozenset({("b", "nik"), ("", "alamat")}))),
        (fakta("1", "ganti_pengurus", pengurus="a"), fakta("2", "perbaikan", elemen=frozenset({("a", "ibu_kandung")}))),
        (fakta("1", "masuk", memulihkan="2"), fakta("2", "hapus")),
    ],
)
def test_what_touches_nothing_of_the_other_goes_beside_it_in_both_orders(satu, lain):
    assert bentrok(satu, [lain]) == bentrok(lain, [satu]) == []


def test_a_usulan_never_clashes_with_itself_and_taking_back_one_removal_clashes_with_another():
    satu = fakta("1", "hapus")
    assert bentrok(satu, [satu]) == []
    (kalimat,) = bentrok(fakta("3", "masuk", memulihkan="1"), [satu, fakta("2", "hapus")])
    assert "USL-2" in kalimat
    assert "USL-1" in halangan_jenis("masuk", [satu])
    assert halangan_jenis("bansos", [fakta("1", "bansos", program=frozenset({("PKH", "")}))]) is None


KINI = {
    ("", "alamat"): "Jalan Lama 1", ("", "rt"): "001", ("", "no_kk"): None, ("a", "nik"): None, ("a", "nama"): "Siti",
    ("a", "tanggal_lahir"): "1980-01-02", ("a", "jenis_kelamin"): "P", ("a", "hubungan"): 3, ("a", "tanpa_nik_alasan"): "belum direkam",
}  # fmt: skip


def periksa(*minta: Minta) -> list[str]:
    return periksa_minta(minta, KINI, provinsi={"17"}, hari_ini=HARI)


@pytest.mark.parametrize(
    ("minta", "petunjuk"),
    [
        (Minta("anggota", "nik", "a", "170219420180900"), "16"),
        (Minta("anggota", "nik", "a", "1702193113809001"), "bulan lahir"),
        (Minta("anggota", "tanggal_lahir", "a", "2027-01-01"), "belum tiba"),
        (Minta("anggota", "tanggal_lahir", "a", "1980-13-01"), "tidak terbaca"),
        (Minta("anggota", "hubungan", "a", 99), "pilih salah satu"),
        (Minta("anggota", "jenis_kelamin", "a", "X"), "pilih salah satu"),
        (Minta("anggota", "nama", "a", "S" * 121), "paling panjang 120"),
        (Minta("anggota", "nama", "a", ""), "masih kosong"),
        (Minta("alamat", "rt", "", "1"), "tiga angka"),
        (Minta("alamat", "alamat", "", "Jalan Lama 1"), "sama dengan yang tercatat"),
        (Minta("anggota", "nama", "b", "Orang lain"), "berubah sejak"),
        (Minta("alamat", "desil", "", 1), "berubah sejak"),
        (Minta("anggota", "tanpa_nik_alasan", "a", "x"), "berubah sejak"),
    ],
)
def test_a_value_that_the_family_form_would_refuse_is_refused_here(minta, petunjuk):
    (kalimat,) = periksa(minta)
    assert petunjuk in kalimat


def test_a_perbaikan_asks_for_something_and_for_each_value_once():
    assert "sedikitnya satu" in periksa()[0]
    satu = Minta("alamat", "alamat", "", "Jalan Baru 2")
    assert periksa(satu) == [] and periksa(satu, satu)


def test_with_a_nik_the_reason_for_having_none_goes_and_what_changed_meanwhile_is_found():
    ganti = sebagai_ganti([Minta("anggota", "nik", "a", "1702194201809001")], KINI)
    assert [(g.elemen, g.dari, g.ke) for g in ganti] == [("nik", None, "1702194201809001"), ("tanpa_nik_alasan", "belum direkam", None)]
    assert usang(ganti, KINI) == [] and sebut_elemen(ganti) == "NIK"
    assert sebut_elemen(usang(ganti, KINI | {("a", "nik"): "1702194201809002"})) == "NIK"
    assert len(usang(ganti, {})) == 2, "anggotanya sudah tidak ada"


@pytest.mark.parametrize(
    ("orang", "halangan"),
    [
        (CalonPengurus(1, "Ani", date(2009, 11, 22), 1), None), (CalonPengurus(1, "Ani", date(2009, 11, 23), 1), "belum berumur 17"),
        (CalonPengurus(1, "Ani", date(2010, 1, 1), 2), None), (CalonPengurus(1, "Ani", None, 1), "umurnya belum diketahui"),
        (CalonPengurus(1, "Ani", None, 4), None), (CalonPengurus(1, "Ani", date(1980, 1, 1), 2, meninggal=True), "meninggal"),
        (CalonPengurus(9, "Ani", date(1980, 1, 1), 2), "sudah menjadi pengurus"),
    ],
)  # fmt: skip
def test_an_heir_lives_is_of_age_or_was_married_and_is_another_person(orang, halangan):
    hasil = halangan_pengurus(orang, 9, HARI)
    assert hasil is None if halangan is None else halangan in hasil


def test_every_reason_names_kinds_of_proof_that_exist_and_the_kabupaten_may_set_others():
    for kunci in KUNCI:
        assert bukti_bawaan(kunci) and set(bukti_bawaan(kunci)) <= set(JENIS_BUKTI)
    assert bukti_wajib("hapus", "MENINGGAL", {}) == ("kematian",)
    assert bukti_wajib("hapus", "MAMPU", {}) == ("foto_rumah", "pernyataan")
    assert bukti_kurang(("foto_rumah", "pernyataan"), {"pernyataan"}) == ["foto_rumah"]
    assert bukti_wajib("hapus", "MENINGGAL", {"MENINGGAL": []}) == () and bukti_wajib("perbaikan", None, {"PERBAIKAN": ["ktp"]}) == ("ktp",)
    assert bukti_wajib("masuk", None, {}) == bukti_wajib("bansos", None, {}) == ()
    assert salah_aturan({"LOTRE": []}) and salah_aturan({"PINDAH": ["sihir"]}) and salah_aturan({"PINDAH": ["kk", "kk"]})
    assert salah_aturan({"PINDAH": ["kk"], "PERBAIKAN": []}) is None


def test_reasons_belong_to_their_kind():
    assert set(alasan_of("hapus")).isdisjoint(alasan_of("ganti_pengurus")) and not alasan_of("masuk")
    assert len(ALASAN) == len(alasan_of("hapus")) + len(alasan_of("ganti_pengurus")) + 1 and set(KATA_JENIS) == set(JENIS)


def test_proofs_come_while_the_village_holds_it_and_go_only_before_the_musdes():
    assert boleh_menambah("layak", "desa", (), "usulan") and not boleh_membuang("layak", (), "usulan")
    assert not boleh_menambah("diajukan", "desa", ("usulan",), "usulan")
    assert boleh_menambah("dikembalikan", "desa", ("usulan",), "usulan") and not boleh_menambah("dikembalikan", "desa", ("foto",), "usulan")


def test_the_kabupaten_goes_past_the_musdes_and_the_village_does_not():
    assert boleh_pindah(DRAF, DIAJUKAN, "verifikator", "kabupaten") and not boleh_pindah(DRAF, DIAJUKAN, "operator", "kabupaten")
    assert not boleh_pindah(DRAF, DIAJUKAN) and not boleh_pindah(DRAF, SIAP_MUSDES, asal="kabupaten")
    assert "tanpa musyawarah" in kalimat_riwayat(DRAF, DIAJUKAN, "Rina") and "Operator" not in langkah_berikut(DRAF, "kabupaten")
