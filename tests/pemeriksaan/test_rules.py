"""The registry, and what the rules find about numbers, doubles and the make-up of a family."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from portal.kit.kode.dukcapil import ANAK, CUCU, ISTRI, KEPALA_KELUARGA, ORANG_TUA, SUAMI
from portal.kuota.rules import PROGRAM
from portal.pemeriksaan.rules.aturan import ATURAN, KATA_KELOMPOK, KATA_TINGKAT, AturanBerlaku, salah_batas
from portal.pemeriksaan.rules.fakta import FaktaOrang, FaktaPeriksa, Luar
from portal.pemeriksaan.rules.periksa import periksa_keluarga

HARI_INI = date(2026, 11, 22)
DESA, DESA_LAIN = "17.02.19.2001", "17.02.19.2002"
K, LAIN = UUID(int=100), UUID(int=200)
KEPALA = FaktaOrang(
    UUID(int=1), K, DESA, "Sumiati", "1702195708889001", date(1988, 8, 17), "P", "Karti", KEPALA_KELUARGA, 4, 1, rincian={"keberadaan": 1}
)
ANAKNYA = FaktaOrang(UUID(int=2), K, DESA, "Rahmawati", "1702195203109002", date(2010, 3, 12), "P", "Sumiati", ANAK, 1, 3)
KELUARGA = FaktaPeriksa(K, DESA, "1702190101069003", "Sumiati", 2, (KEPALA, ANAKNYA))


def periksa(keluarga=KELUARGA, luar=None, mati=(), **batas):
    atur = AturanBerlaku(frozenset(mati), batas)
    return periksa_keluarga(keluarga, luar or Luar(provinsi={"17", "16"}), atur, HARI_INI)


def kode(*isi, **nama):
    return [satu.aturan for satu in periksa(*isi, **nama)]


def anggota(*orang):
    return replace(KELUARGA, anggota=orang)


def test_a_family_in_order_has_no_findings():
    assert periksa() == []


def test_every_rule_says_what_it_looks_at_on_what_it_rests_and_what_its_limits_mean():
    for nama, aturan in ATURAN.items():
        assert nama == aturan.kode and len(nama) <= 40
        assert aturan.tingkat in KATA_TINGKAT and aturan.kelompok in KATA_KELOMPOK
        assert aturan.nama and aturan.penjelasan.endswith(".") and len(aturan.sumber) > 5
        assert aturan.batas.keys() == aturan.kata_batas.keys()
        assert all(salah_batas(nama, batas, nilai) is None for batas, nilai in aturan.batas.items())


def test_the_desil_limits_are_those_of_the_programmes():
    assert ATURAN["DESIL"].batas == {program.kode: program.desil_maks for program in PROGRAM.values()}


@pytest.mark.parametrize("nilai", [-1, 201, "4", None, True, 4.5, float("nan")])
def test_a_limit_that_is_no_such_number_is_refused(nilai):
    assert salah_batas("DESIL", "PKH", nilai)
    assert salah_batas("DESIL", "XYZ", 4) and salah_batas("XYZ", "PKH", 4)


def test_settings_switch_rules_off_and_replace_limits():
    tua = anggota(replace(KEPALA, nik=None, tanggal_lahir=date(1920, 1, 1), tanpa_nik_alasan="x"))
    assert kode(tua) == ["NIK_KOSONG"]
    assert kode(tua, UMUR={"tertua": 100}, LAIN={"a": 1}) == ["NIK_KOSONG", "UMUR"]
    assert kode(tua, mati=["NIK_KOSONG", "UMUR", "TIDAK_ADA"], UMUR={"tertua": 100}) == []


@pytest.mark.parametrize("nik", ["1702195708889", "17021957088890AB", "1702193213889001", "1702195708880000", "9902195708889001", "1111111111111111"])
def test_a_nik_that_cannot_be_is_found(nik):
    hasil = periksa(anggota(replace(KEPALA, nik=nik)))
    assert [satu.aturan for satu in hasil] == ["NIK_BENTUK"] and hasil[0].tingkat == "tolak"


@pytest.mark.parametrize(
    "ubah, temu",
    [
        ({"tanggal_lahir": date(1988, 8, 18)}, ["NIK_TANGGAL"]), ({"jenis_kelamin": "L"}, ["NIK_KELAMIN"]),
        ({"nik": "1605015708889001"}, ["NIK_WILAYAH"]), ({"nik": None}, ["NIK_KOSONG"]),
        ({"nik": "1702196902049001", "tanggal_lahir": date(2004, 2, 29)}, []), ({"nik": "1702197101889001", "tanggal_lahir": date(1988, 1, 31)}, []),
        ({"tanggal_lahir": None}, []),
    ],
)  # fmt: skip
def test_the_nik_is_compared_with_what_is_written(ubah, temu):
    assert kode(anggota(replace(KEPALA, **ubah))) == temu


def test_what_is_normal_is_explained_and_leaves_no_temuan():
    hasil = periksa(anggota(replace(KEPALA, nik=None, tanpa_nik_alasan="Orang asing, KITAP diurus."), replace(ANAKNYA, nik="1605015203109002")))
    assert [satu.is_dicatat for satu in hasil] == [False, False]
    assert "Orang asing, KITAP diurus. Data tetap tersimpan" in hasil[1].kalimat and "wajar" in hasil[0].kalimat


def test_a_no_kk_is_read_too():
    assert kode(replace(KELUARGA, no_kk="17021901010690")) == ["KK_BENTUK"]
    assert kode(replace(KELUARGA, no_kk="1702193102069001")) == ["KK_TANGGAL"]
    assert kode(replace(KELUARGA, no_kk="1605010101069001")) == ["KK_WILAYAH"]
    assert kode(replace(KELUARGA, no_kk=KEPALA.nik)) == ["KK_TANGGAL", "KK_SAMA_NIK"]


def test_one_nik_for_two_members_is_found_once():
    hasil = periksa(anggota(KEPALA, replace(ANAKNYA, nik=KEPALA.nik, tanggal_lahir=None)))
    assert [(satu.aturan, satu.anggota_id, satu.lain_anggota_id) for satu in hasil] == [("NIK_KEMBAR", KEPALA.id, ANAKNYA.id)]


def luar_nik(**isi):
    return Luar(nik={KEPALA.nik: (replace(KEPALA, id=UUID(int=7), keluarga_id=LAIN, desa_kode=DESA_LAIN, **isi),)})


def test_a_nik_elsewhere_is_one_person_in_two_families_or_another_one():
    (dua,), (lain,) = periksa(luar=luar_nik(nama="SUMIYATI")), periksa(luar=luar_nik(nama="Bambang Wijaya", ibu_kandung="Rahasia"))
    assert (dua.aturan, lain.aturan) == ("DUA_KELUARGA", "NIK_GANDA")
    assert dua.lain_desa_kode == DESA_LAIN and dua.lain_keluarga_id == LAIN
    assert lain.bukti["sana"]["ibu_kandung"] == "Rahasia"
    assert not any(kata in lain.kalimat for kata in ("Bambang", "Wijaya", "Rahasia", KEPALA.nik))


def test_who_died_or_moved_away_elsewhere_is_not_counted_twice():
    assert kode(luar=luar_nik(rincian={"keberadaan": 2})) == ["MENINGGAL"]
    assert kode(luar=luar_nik(rincian={"keberadaan": 3})) == []


def test_one_no_kk_in_two_families_says_whether_in_one_desa_or_two():
    luar = Luar(kk=((K, DESA, "Sumiati"), (LAIN, DESA, "Budi"), (UUID(int=300), DESA_LAIN, "Wati")))
    hasil = periksa(luar=luar)
    assert [(satu.aturan, satu.lain_keluarga_id) for satu in hasil] == [("KK_GANDA", LAIN), ("KK_DUA_DESA", UUID(int=300))]
    assert "Wati" not in hasil[1].kalimat
    assert kode(replace(KELUARGA, no_kk=None), luar=luar) == []


def mirip(**isi):
    return replace(ANAKNYA, **{"id": UUID(int=8), "keluarga_id": LAIN, "desa_kode": DESA_LAIN, "nik": None, "nama": "RACHMAWATY", **isi})


def test_a_person_under_another_nik_is_found_with_the_score():
    (satu,) = periksa(luar=Luar(mirip=(mirip(), mirip(id=UUID(int=9), nama="Dewi"), KEPALA)))
    assert (satu.aturan, satu.anggota_id, satu.lain_anggota_id) == ("ORANG_MIRIP", ANAKNYA.id, UUID(int=8))
    assert satu.skor is not None and 80 <= satu.skor <= 100 and "RACHMAWATY" not in satu.kalimat
    assert kode(luar=Luar(mirip=(mirip(),)), ORANG_MIRIP={"ambang": 101}) == []


def test_a_pair_has_one_key_from_both_sides_that_lasts_until_what_matters_changes():
    def kunci(sini, sana):
        keluarga = FaktaPeriksa(sini.keluarga_id, sini.desa_kode, anggota=(sini,))
        (satu,) = periksa(keluarga, Luar(mirip=(sana,)), mati=["NIK_KOSONG", "TANPA_KEPALA"])
        return satu.kunci

    awal = kunci(ANAKNYA, mirip())
    assert len(awal) == 64 and awal == kunci(mirip(), ANAKNYA)
    assert awal == kunci(ANAKNYA, mirip(nama="Rahmawati", ibu_kandung="SUMIYATI"))
    assert awal != kunci(ANAKNYA, mirip(tanggal_lahir=date(2010, 3, 13)))
    assert awal != kunci(ANAKNYA, mirip(id=UUID(int=10)))


def test_the_same_facts_give_the_same_keys_and_mended_facts_others():
    salah = anggota(replace(KEPALA, tanggal_lahir=date(1988, 8, 18)))
    assert periksa(salah)[0].kunci == periksa(replace(salah, nama="X", desil=9))[0].kunci
    assert periksa(salah)[0].kunci != periksa(anggota(replace(KEPALA, tanggal_lahir=date(1988, 8, 19))))[0].kunci


@pytest.mark.parametrize(
    "orang, temu",
    [
        ((KEPALA, replace(ANAKNYA, hubungan=KEPALA_KELUARGA)), ["DUA_KEPALA"]), ((ANAKNYA,), ["TANPA_KEPALA"]), ((), []),
        ((replace(ANAKNYA, hubungan=None),), []), ((replace(KEPALA, hubungan=SUAMI),), ["TANPA_KEPALA", "HUBUNGAN_KELAMIN"]),
        ((KEPALA, replace(ANAKNYA, hubungan=ISTRI)), []),
        ((KEPALA, replace(ANAKNYA, nik=None, tanggal_lahir=date(2027, 1, 1))), ["NIK_KOSONG", "LAHIR_NANTI"]),
        ((KEPALA, replace(ANAKNYA, hubungan=CUCU)), ["SELISIH_UMUR"]), ((KEPALA, replace(ANAKNYA, hubungan=ORANG_TUA)), ["SELISIH_UMUR"]),
    ],
)  # fmt: skip
def test_the_make_up_of_a_family(orang, temu):
    assert kode(anggota(*orang)) == temu


def test_more_than_fifteen_members_are_asked_about():
    banyak = [replace(ANAKNYA, id=UUID(int=50 + ke), nik=f"17021952031090{ke:02d}", nama="ABCDEFGHIJKLMNOPQRST"[ke] * 5) for ke in range(15)]
    assert "ANGGOTA_BANYAK" not in kode(anggota(KEPALA, *banyak[:14]))
    assert "ANGGOTA_BANYAK" in kode(anggota(KEPALA, *banyak))
