"""The history as pure values: undoing every change of any history leads back to its beginning."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.keluarga.rules.bagian import BAGIAN
from portal.keluarga.rules.isian import ISI_ALAMAT, ISI_ANGGOTA
from portal.keluarga.rules.kata_riwayat import _KATA, BERUBAH_TERSAMAR, TERSAMAR, Kamus
from portal.keluarga.rules.riwayat import (
    AKSI,
    BAGIAN_RIWAYAT,
    PINDAH,
    Langkah,
    beda_of,
    isi_rumah,
    kalimat_perubahan,
    kunci_of,
    mundurkan,
    ratakan,
    terapkan,
    urungkan,
)
from portal.kit.kode.regsosek import REGSOSEK, RUMAH_REGSOSEK, VERSI_REGSOSEK

KOLOM = st.sampled_from(["nama", "nik", "alamat", "hubungan", "urutan"])
NILAI = st.sampled_from([None, "", 0, 1, 9, "A", "B ", date(1988, 8, 17), date(2026, 2, 28), UUID(int=1), UUID(int=2)])
ISI = st.dictionaries(KOLOM, NILAI, max_size=4) | st.fixed_dictionaries({"rincian": st.dictionaries(KOLOM, st.integers(0, 3), max_size=3)})
TEMPAT = st.tuples(st.sampled_from(BAGIAN_RIWAYAT), st.sampled_from(["", "a", "b"]))


@given(st.lists(st.tuples(TEMPAT, ISI), max_size=12))
def test_undoing_all_changes_leads_back_to_the_first_state_and_each_on_the_way(simpanan):
    """Each save replaces the content of one place; its change is what differs, as a verb writes it."""
    tahap, langkah = [{}], []
    for (bagian, objek), isi in simpanan:
        kunci = kunci_of(Langkah(bagian, objek))
        satu = Langkah(bagian, objek, "ubah", beda_of(tahap[-1].get(kunci, {}), isi))
        baru = terapkan(tahap[-1], satu)
        assert baru.get(kunci, {}) == ratakan(isi), "setelah disimpan, isinya seperti yang disimpan"
        assert urungkan(baru, satu) == tahap[-1]
        tahap.append(baru)
        langkah.append(satu)
    assert mundurkan(tahap[-1], reversed(langkah)) == {}
    for ke in range(len(tahap)):
        assert mundurkan(tahap[-1], reversed(langkah[ke:])) == tahap[ke]


@given(ISI)
def test_the_same_content_differs_in_nothing(isi):
    assert beda_of(isi, dict(isi)) == {}
    assert beda_of(ratakan(isi), isi) == {}, "yang tersimpan sama dengan yang diketik"


def test_dates_ids_and_codes_are_kept_as_json_keeps_them():
    isi = {"tanggal_lahir": date(1988, 8, 17), "pengurus_id": UUID(int=1), "rincian": {"hamil": 1, "ijazah": None}, "dusun": ""}
    assert ratakan(isi) == {"tanggal_lahir": "1988-08-17", "pengurus_id": str(UUID(int=1)), "rincian.hamil": 1}
    assert beda_of({"rincian": {"hamil": 1}}, {"rincian": {}}) == {"rincian.hamil": [1, None]}


KAMUS = Kamus(True, {"17.02.19.1006": "Kelurahan Air Bang"}, {"x": "Sumiati"})


@pytest.mark.parametrize(
    ("kolom", "nilai", "kata"),
    [
        ("tanggal_lahir", "1988-08-17", "17 Agustus 1988"), ("hubungan", 1, "Kepala keluarga"), ("jenis_kelamin", "P", "Perempuan"),
        ("nik", "1702195708889001", "1702 1957 0888 9001"), ("a", "tidak", "Tidak"), ("alamat", "ya", "ya"), ("alamat", None, "belum diisi"),
        ("desa_kode", "17.02.19.1006", "Kelurahan Air Bang"), ("pengurus_id", "x", "Sumiati"), ("pengurus_id", "y", "anggota yang sudah dihapus"),
        ("jumlah_ternak_sapi", 2, "2 ekor"), ("jenis", "ktp", "Foto KTP"), ("hubungan", 99, "kode 99 (tidak ada di daftar Dukcapil 2022)"),
    ],
)  # fmt: skip
def test_values_are_said_in_the_words_of_the_screen(kolom, nilai, kata):
    assert KAMUS.nilai(kolom, nilai) == kata


def test_every_column_of_the_form_has_a_word_of_its_own():
    for kolom in (*ISI_ALAMAT, *ISI_ANGGOTA, "pengurus_id", "lintang", "bujur", "desa_kode"):
        assert kolom in _KATA, kolom
    assert KAMUS.kolom("rt") == "RT" and KAMUS.kolom("c").startswith("c. ")


def test_a_number_that_changed_where_it_is_masked_says_that_it_changed():
    samar = Kamus(False)
    (satu,) = samar.baris({"nik": ["1702195708889001", "1702195708879001"]})
    assert satu == ("NIK", "1702********9001", f"1702********9001 ({BERUBAH_TERSAMAR})")
    (satu,) = samar.baris({"nik": [None, "1702195708879001"], "urutan": [None, 1]})
    assert satu == ("NIK", "belum diisi", "1702********9001")


def test_health_and_work_of_a_person_are_kept_from_who_may_not_see_the_nik():
    beda = {"rincian.hamil": [None, 1], "nama": ["A", "B"], "rincian_daftar": [None, "DTSEN"]}
    assert Kamus(True).baris(beda) == [("Sedang hamil", "belum diisi", "Ya"), ("Nama lengkap", "A", "B")]
    assert Kamus(False).baris(beda) == [("Nama lengkap", "A", "B"), TERSAMAR]
    assert Kamus(False).pasangan({"nama": "B", "rincian.hamil": 1}) == [("Nama lengkap", "B")]


def test_codes_of_another_list_are_read_in_that_list():
    rumah = SimpleNamespace(isi={"jenis_lantai_terluas": 2}, daftar=REGSOSEK, daftar_versi=VERSI_REGSOSEK)
    beda = beda_of(isi_rumah(rumah), {"jenis_lantai_terluas": 2, "ac": 1})
    assert beda == {"daftar": ["Regsosek 2022-K", None], "ac": [None, 1]}
    lama = dict(Kamus(True).pasangan(ratakan(isi_rumah(rumah))))
    assert lama["Daftar kode"] == "Regsosek 2022-K" and lama["Lantai terluas"] == RUMAH_REGSOSEK["jenis_lantai_terluas"].kata(2)
    assert isi_rumah(None) == {} and isi_rumah(SimpleNamespace(isi={"ac": 1}, daftar="DTSEN", daftar_versi="2025")) == {"ac": 1}


@pytest.mark.parametrize(("bagian", "aksi"), [(b, a) for b in BAGIAN for a in AKSI] + [(PINDAH, PINDAH)])
def test_every_change_has_a_heading(bagian, aksi):
    kalimat = kalimat_perubahan(bagian, aksi, "foto KTP" if bagian == "foto" else "Sumiati")
    assert kalimat[0].isupper() and "  " not in kalimat and not kalimat.endswith(".")
