"""Criteria, code lists, what is missing and what looks odd in a family."""

from dataclasses import replace
from datetime import date
from itertools import product
from uuid import UUID

import pytest

from portal.keluarga.rules.fakta import FaktaAnggota, FaktaKeluarga
from portal.keluarga.rules.kelengkapan import kekurangan, ringkas
from portal.keluarga.rules.kriteria import DELAPAN, GERBANG, PERTANYAAN, belum_dijawab, hitung_kriteria, saran_kriteria
from portal.keluarga.rules.periksa import BUTUH_USULAN, DIPUTUS_ENTRI, susun_catatan
from portal.kit.kode.dtsen_rumah import ASET, DAFTAR_RUMAH, TERNAK
from portal.kit.kode.dukcapil import ANAK, CUCU, DAFTAR_ORANG, ISTRI, KEPALA_KELUARGA, ORANG_TUA, SHDK
from portal.pemeriksaan.rules.aturan import ATURAN, AturanBerlaku
from portal.pemeriksaan.rules.fakta import FaktaOrang, FaktaPeriksa, Luar
from portal.pemeriksaan.rules.hasil import HasilPeriksa
from portal.pemeriksaan.rules.periksa import periksa_keluarga

HARI_INI = date(2026, 11, 22)
MISKIN = {satu.kode: satu.jawaban_indikasi_miskin for satu in PERTANYAAN}
TIDAK_MISKIN = {kode: "ya" if jawaban == "tidak" else "tidak" for kode, jawaban in MISKIN.items()}
KEPALA = FaktaAnggota(
    nama="Sumiati",
    nik="1702195708889001",
    tempat_lahir="Curup",
    tanggal_lahir=date(1988, 8, 17),
    jenis_kelamin="P",
    hubungan=KEPALA_KELUARGA,
    status_kawin=4,
    ibu_kandung="Karti",
    pekerjaan=1,
)
ANAKNYA = replace(
    KEPALA,
    nama="Rahmawati",
    nik="1702195203109002",
    tanggal_lahir=date(2010, 3, 12),
    hubungan=ANAK,
    status_kawin=1,
    ibu_kandung="Sumiati",
)
LENGKAP = FaktaKeluarga(
    no_kk="1702190101069001",
    alamat="Jalan Contoh",
    rt="03",
    rw="01",
    anggota=(KEPALA, ANAKNYA),
    jawaban=TIDAK_MISKIN,
)


def test_the_poor_answer_is_no_for_four_questions_and_yes_for_five():
    tidak = {satu.kode for satu in PERTANYAAN if satu.jawaban_indikasi_miskin == "tidak"}
    assert tidak == {"k0", "a", "d", "g"}
    assert [satu.kode for satu in PERTANYAAN] == ["k0", *"abcdefgh"]


def test_the_gate_alone_makes_a_family_fakir_miskin():
    hasil = hitung_kriteria({GERBANG: "tidak"})
    assert hasil.gerbang is True and hasil.lengkap
    assert "langsung dikategorikan fakir miskin" in hasil.kalimat


@pytest.mark.parametrize("jumlah", range(9))
def test_criteria_are_counted_and_never_judged(jumlah):
    jawaban = TIDAK_MISKIN | {satu.kode: satu.jawaban_indikasi_miskin for satu in DELAPAN[:jumlah]}
    hasil = hitung_kriteria(jawaban)
    assert hasil.gerbang is False and hasil.lengkap
    assert hasil.kalimat == f"{jumlah} dari 8 terpenuhi"
    assert hasil.terpenuhi_arti == tuple(satu.arti for satu in DELAPAN[:jumlah])


def test_unanswered_questions_are_neither_met_nor_answered():
    hasil = hitung_kriteria({"a": "tidak", "b": "tidak", "c": None})
    assert (hasil.gerbang, hasil.terpenuhi, hasil.dijawab, hasil.lengkap) == (None, 1, 2, False)
    assert hitung_kriteria({}).kalimat == "0 dari 8 terpenuhi"
    assert not hitung_kriteria({satu.kode: "ya" for satu in DELAPAN}).lengkap


@pytest.mark.parametrize("jawaban", [{"a": "Y"}, {"a": True}, {"z": "ya"}, {"a": ""}])
def test_answers_that_are_none_are_refused(jawaban):
    with pytest.raises(ValueError):
        hitung_kriteria(jawaban)


def test_after_the_gate_nothing_is_left_to_ask():
    assert belum_dijawab({GERBANG: "tidak"}) == []
    assert len(belum_dijawab({GERBANG: "ya"})) == 8
    assert len(belum_dijawab({})) == 9


@pytest.mark.parametrize(
    ("variabel", "huruf", "jawaban"),
    [
        ("jenis_lantai_terluas", "e", {2: "tidak", 5: "tidak", 6: "ya", 7: "tidak", 8: "ya", 9: None}),
        ("jenis_dinding_terluas", "f", {1: "tidak", 2: "ya", 3: "ya", 4: "ya", 5: "ya", 6: "ya", 7: None}),
        ("fasilitas_bab", "g", {1: "ya", 2: "tidak", 3: "tidak", 4: "tidak", 5: "tidak", 6: "tidak"}),
        ("daya_terpasang", "h", {1: "ya", 2: "tidak", 5: "tidak"}),
        ("sumber_penerangan_utama", "h", {1: None, 2: None, 3: "ya", 4: "ya"}),
    ],
)
def test_the_house_suggests_answers_only_where_its_codes_can_tell(variabel, huruf, jawaban):
    for kode, diharapkan in jawaban.items():
        saran = saran_kriteria({variabel: kode})
        assert set(saran) <= {huruf}
        assert (saran[huruf].jawaban if saran else None) == diharapkan


def test_suggestions_count_as_the_decree_means_them():
    miskin = saran_kriteria(
        {"jenis_lantai_terluas": 8, "jenis_dinding_terluas": 4, "fasilitas_bab": 6, "daya_terpasang": 1}
    )
    assert hitung_kriteria({kode: satu.jawaban for kode, satu in miskin.items()}).terpenuhi == 4
    assert saran_kriteria({}) == saran_kriteria({"daya_terpasang": None}) == {}


def test_code_lists_are_those_of_dtsen_and_not_of_regsosek():
    assert DAFTAR_RUMAH["jenis_atap_terluas"].kata(5) == "Bambu"
    assert DAFTAR_RUMAH["jenis_atap_terluas"].kata(6) == "Kayu/sirap"
    assert DAFTAR_RUMAH["bahan_bakar_utama_memasak"].pilihan()[0] == (0, "Tidak memasak di rumah")
    banyak = {nama: len(daftar.isi) for nama, daftar in DAFTAR_RUMAH.items()}
    assert list(banyak.values()) == [5, 9, 7, 8, 11, 4, 5, 12, 6, 4, 6]
    assert (len(ASET), len(TERNAK), len(SHDK.isi)) == (16, 5, 11)


def test_every_list_carries_whose_it_is_and_its_version():
    for daftar in (*DAFTAR_RUMAH.values(), *DAFTAR_ORANG.values()):
        assert daftar.daftar and daftar.versi and daftar.label


def test_a_code_of_another_version_is_shown_as_such():
    assert SHDK.kata(12) == "kode 12 (tidak ada di daftar Dukcapil 2022)"
    assert SHDK.kata(None) == "belum diisi"
    assert 12 not in SHDK and 11 in SHDK


def test_a_complete_family_lacks_nothing():
    assert kekurangan(LENGKAP) == []
    assert ringkas([]) == ""


@pytest.mark.parametrize(
    ("ubah", "bagian", "pendek"),
    [
        ({"no_kk": None}, "alamat", "No. KK"),
        ({"no_kk": "1702"}, "alamat", "No. KK 16 angka"),
        ({"alamat": ""}, "alamat", "alamat"),
        ({"rt": ""}, "alamat", "RT"),
        ({"rw": ""}, "alamat", "RW"),
        ({"anggota": ()}, "anggota", "anggota keluarga"),
        ({"anggota": (ANAKNYA,)}, "anggota", "kepala keluarga"),
        ({"anggota": (KEPALA, replace(ANAKNYA, hubungan=1))}, "anggota", "satu kepala keluarga saja"),
        ({"jawaban": TIDAK_MISKIN | {"c": None}}, "kriteria", "1 jawaban kriteria"),
        ({"jawaban": {}}, "kriteria", "9 jawaban kriteria"),
    ],
)
def test_what_a_family_lacks_is_named_with_its_section(ubah, bagian, pendek):
    assert [(satu.bagian, satu.pendek) for satu in kekurangan(replace(LENGKAP, **ubah))] == [(bagian, pendek)]


@pytest.mark.parametrize(
    ("bidang", "kosong", "pendek"),
    [
        ("nik", None, "NIK Rahmawati"),
        ("nik", "17021957", "NIK Rahmawati 16 angka"),
        ("nama", "", "nama anggota ke-2"),
        ("tempat_lahir", "", "tempat lahir Rahmawati"),
        ("tanggal_lahir", None, "tanggal lahir Rahmawati"),
        ("jenis_kelamin", "", "jenis kelamin Rahmawati"),
        ("hubungan", None, "hubungan dalam keluarga Rahmawati"),
        ("status_kawin", None, "status kawin Rahmawati"),
        ("ibu_kandung", "", "nama ibu kandung Rahmawati"),
    ],
)
def test_each_attribute_that_kemensos_demands_is_asked_for(bidang, kosong, pendek):
    keluarga = replace(LENGKAP, anggota=(KEPALA, replace(ANAKNYA, **{bidang: kosong})))
    assert [(satu.pendek, satu.urutan) for satu in kekurangan(keluarga)] == [(pendek, 1)]


def test_a_person_without_nik_is_welcome_with_a_reason():
    bayi = replace(ANAKNYA, nik=None, tanpa_nik_alasan="Baru lahir, NIK belum terbit")
    assert kekurangan(replace(LENGKAP, anggota=(KEPALA, bayi))) == []


def test_one_letter_names_and_unemployed_heads_are_complete():
    assert kekurangan(replace(LENGKAP, anggota=(replace(KEPALA, nama="A", pekerjaan=None), ANAKNYA))) == []


def test_photos_are_asked_for_only_where_the_kabupaten_demands_them():
    keluarga = replace(LENGKAP, foto=frozenset({"kk"}))
    assert [satu.kalimat for satu in kekurangan(keluarga, ("ktp", "kk"))] == ["Foto KTP belum ada."]


def test_the_list_is_short_enough_to_read():
    kurang = kekurangan(FaktaKeluarga(anggota=(FaktaAnggota(), FaktaAnggota())))
    assert ringkas(kurang).startswith(
        "Untuk dibawa ke musyawarah kurang: No. KK, alamat, RT, RW, kepala keluarga, dan "
    )
    assert ringkas(kurang[:1]) == "Untuk dibawa ke musyawarah kurang: No. KK."


def test_no_sentence_of_a_family_blames():
    for kata, satu in product(("salah", "gagal", "wajib", "error"), kekurangan(FaktaKeluarga(anggota=(FaktaAnggota(),)))):
        assert kata not in satu.kalimat.lower()


def hasil(kode, anggota_id=None):
    return HasilPeriksa(kode, UUID(int=1), f"Kalimat {kode}.", anggota_id)


def test_notes_stand_where_they_belong():
    ayah = UUID(int=2)
    semua = [hasil("NIK_TANGGAL", ayah), hasil("KK_TANGGAL"), hasil("DUA_KEPALA"), hasil("KK_GANDA"), hasil("MENINGGAL", UUID(int=9))]
    catatan = susun_catatan(semua, {}, [ayah])
    assert [c.aturan for c in catatan.anggota[ayah]] == ["NIK_TANGGAL"] and [c.aturan for c in catatan.kk] == ["KK_TANGGAL", "KK_GANDA"]
    assert [c.aturan for c in catatan.umum] == ["DUA_KEPALA", "MENINGGAL"] and all(c.temuan_id is None for c in catatan.kk)


@pytest.mark.parametrize(
    ("status", "tampak"), [("terbuka", True), ("ganda", True), ("diperbaiki", True), ("bukan_ganda", False), ("diterima", False)]
)
def test_what_was_settled_as_no_double_or_accepted_is_not_said_again(status, tampak):
    satu = hasil("DUA_KEPALA")
    catatan = susun_catatan([satu], {satu.kunci: (UUID(int=7), status)}, [])
    assert [c.temuan_id for c in catatan.umum] == ([UUID(int=7)] if tampak else [])


def test_a_save_decides_about_every_rule_but_those_that_ask_for_programmes():
    assert BUTUH_USULAN <= set(ATURAN) and DIPUTUS_ENTRI | BUTUH_USULAN == set(ATURAN) and not DIPUTUS_ENTRI & BUTUH_USULAN


def temuan(*orang, desa="17.02.19.1006"):
    """The rules that leave a finding about these people."""
    isi = {"id": UUID(int=1), "keluarga_id": UUID(int=1), "desa_kode": desa, "nama": ""}
    semua = tuple(FaktaOrang(**isi | {"id": UUID(int=ke)} | satu) for ke, satu in enumerate(orang, 10))
    hasil_ = periksa_keluarga(FaktaPeriksa(UUID(int=1), desa, anggota=semua), Luar(), AturanBerlaku(), HARI_INI)
    return [satu.aturan for satu in hasil_ if satu.is_dicatat]


TUA = {"nama": "Sumiati", "nik": KEPALA.nik, "tanggal_lahir": KEPALA.tanggal_lahir, "jenis_kelamin": "P", "hubungan": KEPALA_KELUARGA}


@pytest.mark.parametrize(
    ("hubungan", "lahir"),
    [(ANAK, date(2000, 8, 17)), (CUCU, date(2012, 8, 17)), (ORANG_TUA, date(1976, 8, 17)), (ISTRI, date(1988, 1, 1))],
)
def test_ages_just_possible_leave_no_finding(hubungan, lahir):
    assert temuan(TUA, {"nama": "Rahmawati", "tanggal_lahir": lahir, "jenis_kelamin": "P", "hubungan": hubungan}) == []


def test_half_filled_persons_leave_no_finding():
    assert temuan({}, {"hubungan": ISTRI}, {"hubungan": ANAK}) == [] and temuan() == []
