"""States, words, quorum, closing, Lampiran, counts, numbers and packet of a musdes."""

from dataclasses import replace
from datetime import date, time
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.nomor_surat import POLA_BAKU, format_nomor, periksa_pola
from portal.musdes.rules import status as s
from portal.musdes.rules.keputusan import (
    KEPUTUSAN,
    ProgramDiputus,
    UsulanDiputus,
    bagi_lampiran,
    hitung_keputusan,
    kata_keputusan,
)
from portal.musdes.rules.peserta import (
    UNSUR,
    WAKIL_MASYARAKAT,
    FaktaPeserta,
    hitung_kehadiran,
    istilah,
    kata_unsur,
    kuorum,
    pilihan_unsur,
)
from portal.usulan.rules.jenis import ALASAN_HAPUS

DUA_PERTIGA = Fraction(2, 3)
SIAP_TUTUP = s.FaktaPenutupan(
    status=s.BERLANGSUNG, hadir=24, pimpinan="Contoh Nama", notulis="Contoh Nama", notulen="Dibuka.", jumlah_acara=3
)


def test_a_musdes_goes_forward_and_closing_is_final():
    jalan = [s.DIRENCANAKAN, s.BERLANGSUNG, s.DITUTUP, s.DITANDATANGANI, s.TERPUBLIKASI]
    boleh = {(a, b) for a, b in product(s.STATUS, s.STATUS) if s.boleh_pindah(a, b)}
    maju = set(zip(jalan, jalan[1:], strict=False))
    assert boleh == maju | {(s.DIRENCANAKAN, s.BATAL), (s.BERLANGSUNG, s.BATAL)}


def test_what_may_be_written_follows_the_state():
    assert [satu for satu in s.STATUS if s.boleh_mencatat(satu)] == [s.BERLANGSUNG]
    assert [satu for satu in s.STATUS if s.boleh_mengatur(satu)] == [s.DIRENCANAKAN, s.BERLANGSUNG]
    assert not {satu for satu in s.STATUS if s.boleh_mengatur(satu)} & s.BEKU


@pytest.mark.parametrize(
    ("kode", "jenis", "kepala", "lembaga", "kop"),
    [
        ("17.02.19.1012", "Musyawarah Kelurahan", "Lurah", "LPMK", "KELURAHAN"),
        ("17.02.11.2003", "Musyawarah Desa", "Kepala Desa", "BPD", "DESA"),
        ("91.03.01.3001", "Musyawarah Desa", "Kepala Desa", "BPD", "DESA"),
    ],
)
def test_the_fourth_part_of_the_code_decides_the_words(kode, jenis, kepala, lembaga, kop):
    kata = istilah(kode)
    assert (kata.jenis, kata.kepala, kata.lembaga, kata.kop) == (jenis, kepala, lembaga, kop)
    assert kata.judul == jenis.upper()
    assert kata_unsur("lembaga", kata) == lembaga


@pytest.mark.parametrize("kode", ["17.02.19", "17", ""])
def test_only_a_desa_or_kelurahan_holds_a_musdes(kode):
    with pytest.raises(ValueError):
        istilah(kode)


def test_all_elements_have_words_in_both_kinds_of_unit():
    for kode in ("17.02.19.1012", "17.02.11.2003"):
        assert [unsur for unsur, kata in pilihan_unsur(istilah(kode)) if kata] == list(UNSUR)
    assert {"perempuan", "disabilitas", "warga_miskin", "tokoh_agama"} <= set(WAKIL_MASYARAKAT)
    assert not {"lembaga", "pemerintah", "pendamping", "dinsos"} & set(WAKIL_MASYARAKAT)


def test_attendance_is_counted_by_invitation_sex_and_element():
    hadir = hitung_kehadiran(
        [
            FaktaPeserta("rt_rw", "L", True, True),
            FaktaPeserta("rt_rw", "L", True, False),
            FaktaPeserta("lembaga", "P", True, True),
            FaktaPeserta("perempuan", "P", False, True),
        ]
    )
    assert (hadir.diundang, hadir.hadir, hadir.hadir_diundang) == (3, 3, 2)
    assert (hadir.laki_laki, hadir.perempuan) == (1, 2)
    assert list(hadir.per_unsur.items()) == [("lembaga", 1), ("rt_rw", 1), ("perempuan", 1)]


@pytest.mark.parametrize(
    ("diundang", "hadir", "tercapai", "dibutuhkan"),
    [
        (30, 20, True, 20),
        (30, 19, False, 20),
        (31, 20, False, 21),
        (31, 21, True, 21),
        (1, 1, True, 1),
        (0, 5, False, 0),
    ],
)
def test_quorum_is_a_share_of_the_invited_rounded_up(diundang, hadir, tercapai, dibutuhkan):
    hasil = kuorum(diundang, hadir, DUA_PERTIGA)
    assert (hasil.tercapai, hasil.dibutuhkan) == (tercapai, dibutuhkan)


def test_a_missed_quorum_warns_and_lets_go_on():
    kalimat = kuorum(30, 18, DUA_PERTIGA).kalimat
    assert kalimat.startswith("Hadir 18 dari 30 undangan (60%)")
    assert "boleh dilanjutkan" in kalimat
    assert kuorum(30, 24, DUA_PERTIGA).kalimat == "Kuorum tercapai (80%)."
    assert kuorum(30, 15, Fraction(1, 2)).tercapai


def test_a_musdes_that_has_all_may_close():
    assert s.kekurangan_penutupan(SIAP_TUTUP) == []


@pytest.mark.parametrize(
    ("ubah", "petunjuk"),
    [
        ({"status": s.DIRENCANAKAN}, "tidak sedang berlangsung"),
        ({"status": s.DITUTUP}, "tidak sedang berlangsung"),
        ({"jumlah_acara": 0}, "Belum ada usulan"),
        ({"belum_diputus": ("Sumiati",)}, "1 keluarga belum diputus: Sumiati."),
        ({"belum_diputus": tuple("ABCDEFG")}, "7 keluarga belum diputus: A, B, C, D, E, dan 2 lagi."),
        ({"tanpa_alasan": ("Ma'ruf",)}, "1 keputusan belum beralasan: Ma'ruf."),
        ({"hadir": 0}, "Belum ada kehadiran"),
        ({"pimpinan": ""}, "Pimpinan musyawarah belum diisi."),
        ({"notulis": ""}, "Notulis musyawarah belum diisi."),
        ({"notulen": ""}, "Notulen belum diisi."),
        (
            {"mulai": time(9), "selesai": time(9)},
            "Jam selesai",
        ),
        ({"cara": s.SUARA}, "jumlah setuju dan tidak setuju"),
        ({"cara": s.SUARA, "suara_setuju": 20, "suara_tidak": 5}, "25, sedangkan yang hadir 24"),
    ],
)
def test_what_keeps_a_musdes_from_closing_is_told(ubah, petunjuk):
    (kalimat,) = s.kekurangan_penutupan(replace(SIAP_TUTUP, **ubah))
    assert petunjuk in kalimat


def test_a_vote_that_adds_up_may_close():
    assert s.kekurangan_penutupan(replace(SIAP_TUTUP, cara=s.SUARA, suara_setuju=20, suara_tidak=4)) == []


def test_the_packet_has_four_parts_and_names_those_missing():
    lengkap = {"berita_acara": 1, "daftar_hadir": 1, "foto": 2, "publikasi": 1}
    assert s.kekurangan_paket(lengkap) == []
    assert [satu.bagian for satu in s.kekurangan_paket({})] == list(s.BAGIAN_PAKET)
    for bagian in s.BAGIAN_PAKET:
        assert [satu.bagian for satu in s.kekurangan_paket(lengkap | {bagian: 0})] == [bagian]


PKH, SEMBAKO = ProgramDiputus("PKH"), ProgramDiputus("SEMBAKO")
CONTOH = [
    UsulanDiputus(1, "masuk", "layak", 3, 5),
    UsulanDiputus(2, "masuk", "layak", 4, 1),
    UsulanDiputus(3, "bansos", "layak", 3, 2, (PKH, SEMBAKO, ProgramDiputus("PBI_JK", 3))),
    UsulanDiputus(4, "bansos", "layak", 5, 3, (replace(PKH, keputusan="tidak_layak"), SEMBAKO)),
    UsulanDiputus(5, "bansos", "tidak_layak", 2, 4, (PKH,)),
    UsulanDiputus(6, "masuk", "tidak_layak", 2, 6),
    UsulanDiputus(7, "hapus", "layak", 1, 9, alasan_hapus="PINDAH"),
    UsulanDiputus(8, "hapus", "layak", 2, 8, alasan_hapus="MENINGGAL"),
    UsulanDiputus(9, "hapus", "tidak_layak", 2, 7, alasan_hapus="MAMPU"),
    UsulanDiputus(10, "bansos", "ditunda", 2, 10, (PKH,)),
    UsulanDiputus(11, "hapus", "ditunda", 2, 11, alasan_hapus="MAMPU"),
]


def test_decisions_go_into_their_lampiran_in_agenda_order():
    lampiran = bagi_lampiran(CONTOH)
    ids = [[satu.id for satu in isi] for isi in (lampiran.i, lampiran.ii, lampiran.iii, lampiran.iv)]
    assert ids == [[2, 1], [3, 4], [8, 7, 5, 6, 9], [10, 11]]
    assert {kode: [satu.id for satu in isi] for kode, isi in lampiran.per_program().items()} == {
        "PKH": [3],
        "SEMBAKO": [3, 4],
        "PBI_JK": [3],
    }


def test_counts_are_in_the_unit_of_each_programme():
    hasil = hitung_keputusan(CONTOH)
    assert (hasil.masuk_keluarga, hasil.masuk_jiwa, hasil.bansos_keluarga) == (2, 7, 2)
    assert hasil.program == {"PKH": 1, "SEMBAKO": 2, "PBI_JK": 3}
    assert (hasil.hapus, hasil.hapus_alasan) == (2, {"MENINGGAL": 1, "PINDAH": 1})
    assert (hasil.tidak_layak, hasil.tetap_layak, hasil.ditunda) == (2, 1, 2)
    assert hasil.jumlah == len(CONTOH)


def test_persons_of_pbi_may_come_one_by_one():
    per_orang = UsulanDiputus(1, "bansos", "layak", 3, 1, (ProgramDiputus("PBI_JK"), ProgramDiputus("PBI_JK")))
    assert hitung_keputusan([per_orang]).program["PBI_JK"] == 2
    assert len(bagi_lampiran([per_orang]).per_program()["PBI_JK"]) == 1


@given(
    st.lists(
        st.builds(
            UsulanDiputus,
            id=st.integers(),
            jenis=st.sampled_from(["masuk", "bansos", "hapus"]),
            keputusan=st.sampled_from(KEPUTUSAN),
            jiwa=st.integers(1, 9),
            urutan=st.integers(0, 99),
            program=st.lists(st.sampled_from([PKH, SEMBAKO, ProgramDiputus("PBI_JK", 2)]), unique=True).map(tuple),
            alasan_hapus=st.sampled_from([*ALASAN_HAPUS, None, "ALASAN_DAERAH"]),
        ),
        unique_by=lambda satu: satu.id,
    )
)
def test_every_usulan_stands_in_exactly_one_lampiran_and_one_count(usulan):
    lampiran = bagi_lampiran(usulan)
    tercantum = [satu.id for isi in (lampiran.i, lampiran.ii, lampiran.iii, lampiran.iv) for satu in isi]
    assert sorted(tercantum) == sorted(satu.id for satu in usulan)
    hasil = hitung_keputusan(usulan)
    assert hasil.jumlah == len(usulan)
    assert sum(hasil.hapus_alasan.values()) == hasil.hapus
    assert lampiran == bagi_lampiran(sorted(usulan, key=lambda satu: satu.urutan))


def test_undecided_or_doubled_usulan_cannot_be_printed():
    with pytest.raises(ValueError, match="belum diputus"):
        bagi_lampiran([replace(CONTOH[0], keputusan="")])
    with pytest.raises(ValueError, match="dua kali"):
        bagi_lampiran([CONTOH[0], CONTOH[0]])


def test_a_removal_is_decided_in_its_own_words():
    assert kata_keputusan("layak", "hapus") == "Disepakati dihapus"
    assert kata_keputusan("tidak_layak", "hapus") == "Tetap layak"
    assert kata_keputusan("layak", "bansos") == "Layak"


def test_a_letter_number_follows_the_pattern_of_the_kabupaten():
    tanggal = date(2026, 11, 24)
    assert format_nomor(POLA_BAKU, urut=12, singkatan="AB", tanggal=tanggal) == "400.9/012/AB/XI/2026"
    assert (
        format_nomor("{urut}/BA-{bulan:02d}/{tahun}", urut=3, singkatan="AB", tanggal=date(2026, 2, 1))
        == "3/BA-02/2026"
    )


@pytest.mark.parametrize(
    "pola",
    [
        "{urut.__class__}",
        "{urut!r}",
        "{0}{urut}",
        "{}{urut}",
        "{urut:>99999999}",
        "{urut:{tahun}d}",
        "{urut",
        "{tahun}",
        "x",
    ],
)
def test_a_pattern_reaches_nothing_but_its_fields(pola):
    assert periksa_pola(pola)
    with pytest.raises(ValueError):
        format_nomor(pola, urut=1, singkatan="AB", tanggal=date(2026, 11, 24))


def test_a_number_too_long_for_the_letter_is_refused():
    with pytest.raises(ValueError, match="paling panjang"):
        format_nomor("{urut}" + "x" * 60, urut=1, singkatan="AB", tanggal=date(2026, 11, 24))


@given(st.text())
def test_any_text_as_pattern_is_a_number_or_a_sentence(pola):
    if periksa_pola(pola) is None and len(pola) < 40:
        assert "7" in format_nomor(pola, urut=7, singkatan="AB", tanggal=date(2026, 11, 24))
