"""The rules of the dashboards: flow, local programmes, sums, classes of the map."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.laporan.rules import dasbor as d
from portal.laporan.rules.peta import KELAS, batas_kelas, daftar_ukuran, kata_kelas, kelas_of
from portal.laporan.rules.rekap import kepala_daerah
from portal.laporan.rules.tabel import Baris, Tabel, jumlah_kolom
from portal.usulan.rules.status import DITETAPKAN_DINAS, DITOLAK, STATUS

pytestmark = pytest.mark.sekali
ISI = {"kk": 40, "jiwa": 100, "desil:1": 3, "desil:4": 2, "desil:5": 9, "desil:": 1, "usulan:masuk:draf": 2, "usulan:bansos:draf": 1,
       "usulan:bansos:ditetapkan": 5, "musdes:ditutup": 1, "musdes:terpublikasi": 2, "musdes:direncanakan": 4, "temuan:MOBIL": 6,
       "penerima:PKH": 8, "penerima:PBI_JK": 93}  # fmt: skip


def test_counted_figures_become_those_that_people_ask_for():
    assert d.per_status(ISI) == {"draf": 3, "ditetapkan": 5} and d.usulan_terbuka(ISI) == 3
    assert d.keluarga_desil(ISI) == 5 and d.sebaran_desil(ISI)[-1] == ("Belum ada peringkat", 1)
    assert d.musdes_tahap(ISI) == (4, 0, 3) and d.temuan_terbuka(ISI) == 6 and d.penerima(ISI, "PKH") == 8
    assert d.gabung([ISI, {"kk": 2, "baru": 1}])["kk"] == 42
    alur = dict(d.alur_jenis(ISI))
    assert sum(alur["Di desa/kelurahan"]) == 3 and sum(alur["Ditetapkan pusat"]) == 5


def test_a_line_of_a_local_programme_stands_somewhere_or_came_to_nothing():
    assert d.tahap_lokal("disahkan", DITETAPKAN_DINAS) == d.TETAP and d.tahap_lokal("disahkan", DITOLAK) == ""
    assert d.tahap_lokal("draf", "") == d.DI_DESA and d.tahap_lokal("diperiksa", "") == d.DI_DINSOS and d.tahap_lokal("disahkan", "") == d.SAH
    assert {d.tahap_lokal(status, "") for status in STATUS} <= {*d.TAHAP_LOKAL, ""}


@pytest.mark.parametrize(
    ("cakupan", "kode", "boleh"),
    [("17.02", "17.02", True), ("17.02", "17.02.19", True), ("17.02.19", "17.02.19.1006", True), ("17.02.19", "17.02", False),
     ("17.02.19.1006", "17.02.19", False), ("17.02", "17.03", False), ("17.02", "17.021", False), ("17.02", "17", False), ("17.02", "x", False)],
)  # fmt: skip
def test_a_dashboard_is_open_to_who_reaches_the_unit(cakupan, kode, boleh):
    assert d.boleh_lihat(cakupan, kode) is boleh


def test_columns_that_cannot_be_added_are_left_out_of_the_sum():
    baris = (Baris("a", (1, 5, None)), Baris("b", (2, 7, 4)))
    assert jumlah_kolom(baris, frozenset({1})) == (3, None, 4) and jumlah_kolom(baris[:1]) is None
    assert Tabel("x", ("n", "1", "2", "3"), baris, grafik=(0, 2)).terbesar == 6 and Tabel("x", ("n",), ()).terbesar == 1


@given(st.lists(st.integers(0, 60), max_size=80))
def test_each_value_is_in_exactly_one_class_and_nothing_is_a_class_of_its_own(nilai):
    kelas = batas_kelas(nilai)
    assert len(kelas) <= KELAS
    for satu in nilai:
        assert sum(dari <= satu <= sampai for dari, sampai in kelas) == 1
        assert (kelas_of(satu, kelas) == 0) or satu > 0
    if 0 in nilai:
        assert kelas[0] == (0, 0)
    assert kelas == sorted(kelas) and all(any(dari <= satu <= sampai for satu in nilai) for dari, sampai in kelas)


def test_classes_hold_about_as_many_desa_each():
    assert batas_kelas(list(range(1, 101))) == [(1, 25), (26, 50), (51, 75), (76, 100)]
    assert batas_kelas([0, 0, 1, 2, 3]) == [(0, 0), (1, 1), (2, 2), (3, 3)] and batas_kelas([]) == [] and batas_kelas([7]) == [(7, 7)]
    with pytest.raises(ValueError):
        kelas_of(9, [(0, 0), (1, 3)])


def test_every_figure_of_the_map_can_be_read_of_what_is_counted():
    semua = daftar_ukuran({"BENCANA": ("Bencana", "KPM")})
    nilai = {kode: satu.hitung({**ISI, d.nama_lokal("BENCANA", d.TETAP): 7, "p90": 3}) for kode, satu in semua.items()}
    assert nilai["kk"] == 40 and nilai["bagian-PKH"] == 20 and nilai["bagian-PBI_JK"] == 93 and nilai["lokal-BENCANA"] == 7 and nilai["p90"] == 3
    assert nilai["miskin"] == 12 and semua["miskin"].hitung({}) is None and semua["kk"].hitung({}) == 0
    assert kata_kelas(1200, 1500, "jiwa") == "1.200–1.500 jiwa" and kata_kelas(7, 7, "%") == "7%"


def test_the_recap_goes_to_the_head_of_the_region():
    assert kepala_daerah("Kabupaten Rejang Lebong") == "Bupati Rejang Lebong" and kepala_daerah("Kota Bengkulu") == "Wali Kota Bengkulu"
