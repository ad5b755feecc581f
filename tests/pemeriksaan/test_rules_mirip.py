"""Who may be the same person: doubles score high, look-alikes low, and the whole set keeps its precision and recall."""

from datetime import date, timedelta
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.pemeriksaan.rules.aturan import ATURAN
from portal.pemeriksaan.rules.fakta import FaktaOrang
from portal.pemeriksaan.rules.mirip import Ringkas, cari_pasangan, kunci_blok, mirip_di, skor_mirip
from portal.pemeriksaan.rules.nama import mirip_nama
from portal.pemeriksaan.rules.skor import is_selip
from tests.pemeriksaan.berlabel import buat, nilai
from tests.pemeriksaan.penduduk import Penduduk

AMBANG = ATURAN["ORANG_MIRIP"].batas["ambang"]
LAHIR = date(1985, 3, 12)
AINI = Ringkas(UUID(int=1), "NUR AINI", "1702195203859001", LAHIR, "P", "SITI AMINAH")


def lain(**isi):
    """The same person in another family, without a NIK, changed so."""
    return AINI._replace(**{"keluarga_id": UUID(int=2), "nik": None, **isi})


@pytest.mark.parametrize(
    "ganda",
    [
        lain(), lain(nama="NURAINI BINTI HASAN"), lain(nama="AINI NUR"), lain(nama="Hj. Nur Aini, S.Pd"), lain(nama="NUR AINY SAPUTRA"),
        lain(tanggal_lahir=date(1985, 12, 3)), lain(tanggal_lahir=date(1985, 3, 13)), lain(ibu_kandung="ST. AMINA"),
        lain(nik="1702195203859081"), lain(nik="1605015203859001"), lain(nik="1702195203859001", nama="NUR AINA"),
    ],
)  # fmt: skip
def test_one_person_written_otherwise_is_seen(ganda):
    assert skor_mirip(AINI, ganda) >= AMBANG


@pytest.mark.parametrize(
    "bukan",
    [
        lain(nama="NUR HASANAH", nik="1702195203859002"), lain(nama="RINA WATI"), lain(nama="NUR AINA", nik="1702195203859002"),
        lain(ibu_kandung="FATIMAH", nik="1605015203859001"), lain(tanggal_lahir=date(1991, 7, 30), ibu_kandung="SITI AISYAH"),
        lain(tanggal_lahir=date(2010, 3, 12), ibu_kandung="NUR AINI"), lain(jenis_kelamin="L", nama="NURDIN"),
        lain(tanggal_lahir=date(1985, 3, 13), nik="1702195303859001"), lain(nama=""), lain(nama="...", ibu_kandung=""),
    ],
)  # fmt: skip
def test_twins_cousins_namesakes_and_father_and_son_are_not(bukan):
    assert skor_mirip(AINI, bukan) < AMBANG


def test_twins_in_one_family_need_the_very_same_name():
    rina, rini = AINI._replace(nama="RINA SARI"), AINI._replace(nama="RINI SARI", nik=None)
    assert skor_mirip(rina, rini) < AMBANG <= skor_mirip(rina, rini._replace(keluarga_id=UUID(int=2)))


def test_without_a_mother_only_a_long_name_is_enough():
    panjang = AINI._replace(nama="NUR AINI LESTARI")
    assert skor_mirip(panjang, lain(nama="NUR AINY LESTARI", ibu_kandung="")) >= AMBANG
    assert skor_mirip(AINI, lain(ibu_kandung="")) < AMBANG


def test_a_slip_in_the_birth_date_is_told_from_another_date():
    hari = date(1985, 3, 12)
    for selip in (date(1985, 12, 3), date(1985, 3, 13), date(1985, 8, 12), date(1986, 3, 12), date(1958, 3, 12), date(1985, 7, 1)):
        assert is_selip(hari, selip) == is_selip(selip, hari) is True
    for bukan in (hari, date(1986, 4, 12), date(1985, 4, 23), date(1972, 3, 12)):
        assert not is_selip(hari, bukan)


KATA = st.sampled_from("SITI NUR AINI AINA RINI BIN H. HASAN HUSEIN S.PD".split())
NAMA = st.one_of(st.text(max_size=30), st.lists(KATA, max_size=4).map(" ".join))
ORANG = st.builds(
    Ringkas,
    st.integers(1, 3).map(lambda angka: UUID(int=angka)),
    NAMA,
    st.one_of(st.none(), st.text(max_size=20), st.integers(0, 10**16 - 1).map(lambda angka: f"{angka:016d}")),
    st.one_of(st.none(), st.dates(), st.integers(0, 40).map(lambda hari: LAHIR + timedelta(days=hari))),
    st.sampled_from(["L", "P", ""]),
    NAMA,
)


@settings(deadline=None, max_examples=200)
@given(ORANG, ORANG)
def test_the_score_is_the_same_from_both_sides_and_within_its_range(a, b):
    skor = skor_mirip(a, b)
    assert skor == skor_mirip(b, a) and 0 <= skor <= 100
    assert skor_mirip(a, b, AMBANG) in (skor, 0) and (skor < AMBANG or skor_mirip(a, b, AMBANG) == skor)


@settings(deadline=None)
@given(NAMA, NAMA)
def test_the_likeness_of_names_is_symmetrical_and_that_of_a_name_with_itself_whole(a, b):
    hasil = mirip_nama(a, b)
    assert hasil == mirip_nama(b, a)
    assert hasil is None or 0 <= hasil <= 1
    assert mirip_nama(a, a) in (1.0, None)


@settings(deadline=None, max_examples=50)
@given(st.lists(ORANG, max_size=8))
def test_pairs_come_once_in_order_with_their_score_and_never_with_equal_nik(orang):
    temu = list(cari_pasangan(iter(orang), AMBANG))
    assert len({(i, j) for i, j, _ in temu}) == len(temu)
    for i, j, skor in temu:
        assert i < j and skor == skor_mirip(orang[i], orang[j]) >= AMBANG
        assert not orang[i].nik or orang[i].nik != orang[j].nik


def test_blocks_lose_next_to_nothing_that_comparing_everybody_with_everybody_finds():
    data = buat(11, penduduk=500, ganda=250, sulit=20)
    semua = {(i, j) for i, j in combinations(range(len(data.orang)), 2) if skor_mirip(data.orang[i], data.orang[j], AMBANG) >= AMBANG}
    semua = {(i, j) for i, j in semua if not data.orang[i].nik or data.orang[i].nik != data.orang[j].nik}
    temu = {(i, j) for i, j, _ in cari_pasangan(data.orang, AMBANG)}
    assert temu <= semua
    assert len(temu) >= 0.97 * len(semua)


@pytest.mark.parametrize("benih", [1, 2])
def test_doubles_are_told_from_look_alikes_on_the_labelled_set(benih):
    hasil = nilai(buat(benih, penduduk=8_000, ganda=500, sulit=300), AMBANG)
    assert hasil.presisi >= 0.95
    assert hasil.sapuan >= 0.95


def test_the_labelled_set_is_hard_and_holds_what_it_says():
    data = buat(3, penduduk=1_000, ganda=300, sulit=100)
    assert not data.ganda & set().union(*data.mirip.values())
    assert all(data.orang[i].nik is None or data.orang[i].nik != data.orang[j].nik for i, j in data.ganda)
    sama = sum(data.orang[i].nama == data.orang[j].nama for i, j in data.ganda)
    assert sama < 0.3 * len(data.ganda)
    kembar = [(data.orang[i], data.orang[j]) for i, j in data.mirip["kembar"]]
    assert all((a.tanggal_lahir, a.ibu_kandung) == (b.tanggal_lahir, b.ibu_kandung) and a.nama != b.nama for a, b in kembar)
    assert sum((mirip_nama(a.nama, b.nama) or 0) > 0.7 for a, b in kembar) >= 5
    assert all(data.orang[i].nama == data.orang[j].nama for jenis in ("sepupu", "senama") for i, j in data.mirip[jenis])


def test_made_up_people_never_share_a_nik():
    nomor = [orang.nik for rumah in Penduduk(4).semua(5_000) for orang in rumah.anggota if orang.nik]
    assert len(nomor) == len(set(nomor)) and all(int(nik[12:]) > 9000 for nik in nomor)


def test_candidates_at_entry_are_of_one_sound_or_born_on_the_day_or_on_the_swapped_one():
    assert kunci_blok("St. Aisah", date(1985, 3, 12)) == ("aisa siti", (date(1985, 3, 12), date(1985, 12, 3)))
    assert kunci_blok("Budi", date(1985, 3, 13)).tanggal == (date(1985, 3, 13),)
    assert kunci_blok("Budi", date(1988, 2, 29)).tanggal == (date(1988, 2, 29),)
    assert kunci_blok("Budi", None).tanggal == ()


def test_among_candidates_neither_the_record_itself_nor_the_same_nik_counts():
    orang = FaktaOrang(UUID(int=9), *AINI[:1], "17.02.19.2001", *AINI[1:])
    isi = ((1, AINI.nik), (2, None))
    ganda = [FaktaOrang(UUID(int=n), UUID(int=5), "17.02.19.2001", "NURAINI", nik, LAHIR, "P", "SITI AMINAH") for n, nik in isi]
    assert [(satu.id.int, skor >= AMBANG) for satu, skor in mirip_di(orang, [orang, *ganda], AMBANG)] == [(2, True)]
