"""What a usulan asks for, as a pure value."""

from __future__ import annotations

import pytest

from portal.kit.isi import sidik
from portal.usulan.rules.isian import IsiUsulan, boleh_diubah, periksa_isi, perubahan_setelah_putusan, ringkas_program
from portal.usulan.rules.jenis import BarisProgram
from portal.usulan.rules.status import STATUS

PKH, PBI = BarisProgram("PKH"), BarisProgram("PBI_JK", "ani")


@pytest.mark.parametrize(
    "isi",
    [
        IsiUsulan("masuk"), IsiUsulan("masuk", keterangan="x" * 500), IsiUsulan("bansos", (PKH, PBI)),
        IsiUsulan("hapus", alasan_hapus="PINDAH", keterangan="Surat pindah"),
    ],
)  # fmt: skip
def test_content_that_holds_has_nothing_wrong(isi):
    assert periksa_isi(isi, {"ani"}) == []


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (IsiUsulan("lotre"), "Pilih jenis usulan."),
        (IsiUsulan("ganti_pengurus", alasan_hapus="GANTI_SAKIT"), "menjadi pengurus"),
        (IsiUsulan("ganti_pengurus", alasan_hapus="PINDAH", pengurus_baru="ani"), "alasan penggantian"),
        (IsiUsulan("masuk", (PKH,)), "tidak memuat program"),
        (IsiUsulan("masuk", alasan_hapus="PINDAH"), "hanya untuk usulan penghapusan"),
        (IsiUsulan("bansos"), "paling sedikit satu program"),
        (IsiUsulan("bansos", (BarisProgram("PBI_JK", "budi"),)), "Pilih anggota keluarga ini"),
        (IsiUsulan("hapus", keterangan="x"), "Pilih alasan"),
        (IsiUsulan("hapus", alasan_hapus="PINDAH"), "keterangan dan bukti"),
        (IsiUsulan("masuk", keterangan="x" * 501), "500 huruf"),
    ],
)  # fmt: skip
def test_content_that_does_not_hold_is_told_in_a_sentence(isi, kalimat):
    salah = periksa_isi(isi, {"ani"})
    assert len(salah) == 1 and kalimat in salah[0]


def test_only_a_draft_or_what_was_returned_for_its_content_may_change():
    assert {s for s in STATUS if boleh_diubah(s)} == {"draf"}
    assert {s for s in STATUS if boleh_diubah(s, ("usulan", "foto"))} == {"draf", "dikembalikan"}


def test_what_the_musdes_decided_stays_after_a_return():
    lama = IsiUsulan("bansos", (PKH,), keterangan="a")
    beda_kata, beda_program = IsiUsulan("bansos", (PKH,), keterangan="b"), IsiUsulan("bansos", (PKH, PBI), keterangan="a")
    assert perubahan_setelah_putusan("draf", (), lama, beda_program) is None
    assert perubahan_setelah_putusan("dikembalikan", ("usulan",), lama, beda_kata) is None
    assert "musyawarah" in perubahan_setelah_putusan("dikembalikan", ("usulan",), lama, beda_program)
    assert "Jenis" in perubahan_setelah_putusan("draf", (), lama, IsiUsulan("masuk"))
    assert "Diajukan" in perubahan_setelah_putusan("diajukan", ("usulan",), lama, beda_kata)


def test_the_fingerprint_of_a_form_tells_lines_apart():
    semua = [IsiUsulan("bansos", baris) for baris in ((PKH,), (PBI,), (PKH, PBI), (BarisProgram("PBI_JK", "budi"),))]
    assert len({sidik(isi.sebagai_dict()) for isi in semua}) == 4


def test_lines_are_told_with_their_unit():
    assert ringkas_program(["PBI_JK", "PKH", "PBI_JK"]) == "PKH, PBI-JK 2 jiwa"
    assert ringkas_program([]) == ""
