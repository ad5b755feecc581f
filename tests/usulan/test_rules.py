"""THE table of transitions, the kinds of usulan, four eyes."""

from itertools import permutations, product

import pytest

from portal.akun.rules import Peran
from portal.keluarga.rules.bagian import BAGIAN
from portal.kuota.rules import PROGRAM, is_melebihi_desil, kalimat_jumlah
from portal.usulan.rules import status as s
from portal.usulan.rules.empat_mata import halangan_mengesahkan, pemeriksa_sah, pengesah_sah
from portal.usulan.rules.jenis import (
    ALASAN_HAPUS,
    JENIS,
    BarisProgram,
    format_nomor_usulan,
    lingkup_nomor,
    periksa_baris,
)

JALAN = [s.DRAF, s.SIAP_MUSDES, s.LAYAK, s.DIAJUKAN, s.DIPERIKSA, s.TERVERIFIKASI, s.DISAHKAN, s.DIKIRIM, s.DITETAPKAN]


def test_the_states_are_those_of_the_product_and_the_end_at_the_dinsos():
    assert s.STATUS == (
        "draf", "siap_musdes", "layak", "tidak_layak", "ditunda", "diajukan", "valid_kecamatan", "diperiksa", "dikembalikan",
        "ditolak", "terverifikasi", "disahkan", "dikirim", "padan", "tidak_padan", "ditetapkan", "ditolak_pusat", "ditetapkan_dinas",
        "dibatalkan",
    )  # fmt: skip


def test_a_usulan_can_go_the_whole_way_and_only_step_by_step():
    langkah = list(zip(JALAN, JALAN[1:], strict=False))
    assert all(s.boleh_pindah(*satu) for satu in langkah)
    maju = {(a, b) for i, a in enumerate(JALAN) for b in JALAN[i + 1 :]} - set(langkah)
    assert not any(s.boleh_pindah(*satu) for satu in maju)


@pytest.mark.parametrize(
    "langkah",
    [
        (s.DITUNDA, s.SIAP_MUSDES),
        (s.DIKEMBALIKAN, s.DIAJUKAN),
        (s.DIPERIKSA, s.DIAJUKAN),
        (s.DIPERIKSA, s.DIKEMBALIKAN),
    ],
)
def test_the_ways_back_of_the_product_are_there(langkah):
    assert s.boleh_pindah(*langkah)


@pytest.mark.parametrize(
    ("langkah", "peran"),
    [
        ((s.LAYAK, s.DIAJUKAN), {Peran.KADES}),
        ((s.DIPERIKSA, s.TERVERIFIKASI), {Peran.VERIFIKATOR}),
        ((s.TERVERIFIKASI, s.DISAHKAN), {Peran.KADIS}),
        ((s.DRAF, s.DIBATALKAN), {Peran.OPERATOR}),
        ((s.DIPERIKSA, s.DIBATALKAN), {Peran.VERIFIKATOR}),
    ],
)
def test_each_step_belongs_to_a_role(langkah, peran):
    assert {satu for satu in Peran if s.boleh_pindah(*langkah, satu)} == peran


def test_nothing_leaves_an_end_and_every_open_state_can_be_cancelled():
    for dari, ke in product(s.STATUS, s.STATUS):
        if dari in s.AKHIR and (dari, ke) != (s.DITOLAK, s.DIPERIKSA):  # a rejection may be taken back
            assert not s.boleh_pindah(dari, ke)
    for dari in s.TERBUKA:
        assert s.boleh_pindah(dari, s.DIBATALKAN)
        assert s.is_terbuka(dari)
    assert {s.TIDAK_LAYAK, s.DITOLAK, s.DITETAPKAN, s.DITOLAK_PUSAT, s.DITETAPKAN_DINAS, s.DIBATALKAN} == s.AKHIR


def test_every_state_is_reached_from_draf():
    dicapai, baru = {s.DRAF}, {s.DRAF}
    while baru:
        baru = {ke for dari, ke in s.TRANSISI if dari in baru} - dicapai
        dicapai |= baru
    assert dicapai == set(s.STATUS)


def test_no_role_of_the_village_acts_on_what_lies_at_the_dinsos():
    for (dari, _), peran in s.TRANSISI.items():
        if s.is_mengunci(dari) and dari != s.DIKEMBALIKAN:
            assert not {Peran.OPERATOR, Peran.KADES} & set(peran)
            assert Peran.CAMAT not in peran or dari == s.DIAJUKAN


def test_after_release_the_family_is_locked_but_for_returned_sections():
    for status in (s.DRAF, s.SIAP_MUSDES, s.LAYAK, s.DITUNDA, *s.AKHIR):
        assert s.bagian_terbuka(status, ()) == frozenset(BAGIAN)
    for status in (s.DIAJUKAN, s.DIPERIKSA, s.TERVERIFIKASI, s.DISAHKAN, s.DIKIRIM, s.PADAN, s.TIDAK_PADAN):
        assert s.bagian_terbuka(status, ("foto",)) == frozenset()
    assert s.bagian_terbuka(s.DIKEMBALIKAN, ("foto", "usulan")) == {"foto"}
    assert s.bagian_terbuka(s.DIKEMBALIKAN, ()) == frozenset()


def test_every_state_has_words_a_next_step_and_a_tag_and_none_promises_aid():
    for status, jenis in product(s.STATUS, (None, *JENIS)):
        kata = f"{s.kata_status(status, jenis)} {s.LANGKAH_BERIKUT[status]}".lower()
        assert "menerima" not in kata and "penerima" not in kata and "_" not in kata
        assert s.JENIS_TANDA[status] in ("ok", "warn", "bad", "info")


def test_in_a_removal_layak_speaks_of_the_removal():
    assert s.kata_status(s.LAYAK, "hapus") == "Penghapusan disepakati musyawarah"
    assert s.kata_status(s.TIDAK_LAYAK, "hapus") == "Tetap layak menurut musyawarah"
    assert s.kata_status(s.LAYAK, "masuk") == s.kata_status(s.LAYAK) == "Layak menurut musyawarah"


def test_every_step_has_a_line_for_the_timeline():
    for dari, ke in [("", s.DRAF), *s.TRANSISI, *s.TRANSISI_KABUPATEN]:
        assert "Lurah Air Bang" in s.kalimat_riwayat(dari, ke, "Lurah Air Bang")
    assert s.kalimat_riwayat(s.LAYAK, s.DIAJUKAN, "Lurah Air Bang") == "Diajukan oleh Lurah Air Bang"
    assert (
        s.kalimat_riwayat(s.DIPERIKSA, s.DITOLAK, "Rina", "Sudah pindah") == "Tidak disetujui oleh Rina: Sudah pindah"
    )
    assert s.kalimat_riwayat(s.SIAP_MUSDES, s.LAYAK, "X", jenis="hapus").startswith("Penghapusan disepakati")


def test_braces_in_a_name_or_reason_stay_what_they_are():
    assert s.kalimat_riwayat("", s.DRAF, "{pelaku.__class__}", "{0}") == "Dibuat oleh {pelaku.__class__}: {0}"


def test_a_step_that_is_not_there_is_explained_in_words():
    assert s.kalimat_tidak_boleh_pindah(s.DRAF, s.DIAJUKAN) == (
        "Usulan ini berstatus “Draf”, jadi belum dapat menjadi “Diajukan ke dinas sosial”."
    )


def test_pkh_and_sembako_together_with_pbi_for_two_persons_is_fine():
    baris = [BarisProgram("PKH"), BarisProgram("SEMBAKO"), BarisProgram("PBI_JK", 1), BarisProgram("PBI_JK", 2)]
    assert periksa_baris("bansos", baris, {1, 2, 3}) == []
    assert periksa_baris("masuk", [], {1}) == []


@pytest.mark.parametrize(
    ("jenis", "baris", "petunjuk"),
    [
        ("bansos", [], "paling sedikit satu program"),
        ("masuk", [BarisProgram("PKH")], "tidak memuat program"),
        ("hapus", [BarisProgram("PKH")], "tidak memuat program"),
        ("bansos", [BarisProgram("PKH"), BarisProgram("PKH")], "dua kali"),
        ("bansos", [BarisProgram("PBI_JK", 1), BarisProgram("PBI_JK", 1)], "dua kali"),
        ("bansos", [BarisProgram("PBI_JK")], "per orang"),
        ("bansos", [BarisProgram("PBI_JK", 9)], "per orang"),
        ("bansos", [BarisProgram("PKH", 1)], "per keluarga"),
        ("bansos", [BarisProgram("LOTRE")], "tidak ada di daftar"),
    ],
)
def test_lines_that_do_not_fit_are_explained(jenis, baris, petunjuk):
    (kalimat,) = periksa_baris(jenis, baris, {1, 2})
    assert petunjuk in kalimat


def test_the_eighteen_reasons_for_removal_name_their_evidence():
    assert len(ALASAN_HAPUS) == 18
    assert all(satu.kata and satu.bukti and len(satu.kode) <= 40 for satu in ALASAN_HAPUS.values())
    assert [satu.kode for satu in ALASAN_HAPUS.values() if satu.program] == ["TANPA_KOMPONEN"]


def test_numbers_run_by_kecamatan_and_year():
    assert format_nomor_usulan("17.02.19.1012", 2026, 412) == "USL-1702.19-2026-0412"
    assert format_nomor_usulan("17.02.19.1012", 2026, 12345) == "USL-1702.19-2026-12345"
    assert lingkup_nomor("17.02.19.1012") == "17.02.19"


def test_maker_verifier_and_confirmer_are_three_persons():
    for a, b, c in permutations((1, 2, 3)):
        assert pemeriksa_sah(a, b) and pengesah_sah(a, b, c)
        assert halangan_mengesahkan(a, b, c) is None
    for a, b, c in product((1, 2, 3), repeat=3):
        if len({a, b, c}) < 3:
            assert not pengesah_sah(a, b, c)
            assert halangan_mengesahkan(a, b, c)


def test_nobody_confirms_what_nobody_verified():
    assert not pemeriksa_sah(1, None)
    assert not pengesah_sah(1, None, 3)
    assert halangan_mengesahkan(1, None, 3) == "Usulan ini belum diperiksa."


def test_programmes_carry_their_unit_and_limit():
    assert {kode: satu.satuan for kode, satu in PROGRAM.items()} == {"PKH": "KPM", "SEMBAKO": "KPM", "PBI_JK": "jiwa"}
    assert is_melebihi_desil(PROGRAM["PKH"], 5) and not is_melebihi_desil(PROGRAM["PBI_JK"], 5)
    assert not is_melebihi_desil(PROGRAM["PKH"], None)
    assert kalimat_jumlah(PROGRAM["PBI_JK"], 12) == "12 jiwa"
