"""The kadis' letter: what it counts, in which order it lists, and until when it can be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from ...kit.angka import angka_dan_kata
from ...kuota.rules import PROGRAM, Program, sebut_program
from ...usulan.rules.jenis import BANSOS, KATA_JENIS

ALASAN_TARIK_TERPENDEK = 10


def salah_tarik(alasan: str) -> str | None:
    """The sentence for a reason that says too little, else None."""
    if len(alasan) < ALASAN_TARIK_TERPENDEK:
        return "Tuliskan mengapa pengesahan ini ditarik, supaya petugas lain mengerti."
    return None


def kalimat_nama(nama: Iterable[str]) -> str:
    """Siti, Budi dan Tono."""
    semua = list(nama)
    return " dan ".join(filter(None, (", ".join(semua[:-1]), *semua[-1:])))


def halangan_tarik(dikirim: int) -> str | None:
    """Why a confirmation stays: something of it went to the centre already, or was settled by the dinsos itself."""
    if dikirim:
        apa = "sudah masuk berkas serahan ke pusat atau ditetapkan dinas sosial"
        return f"{dikirim} usulan dari surat ini {apa}, jadi pengesahannya tidak dapat ditarik lagi."
    return None


def rekap_surat(baris: Sequence[Mapping[str, Any]], register: str, berlaku: Mapping[str, Program] = PROGRAM) -> list[str]:
    """What the letter confirms, each count in digits and words; a kind of which there is none is left out.

    A row holds jenis, jiwa and program {kode: number of lines}.
    """
    keluarga = Counter(satu["jenis"] for satu in baris)
    jiwa: Counter[str] = Counter()
    for satu in baris:
        jiwa[satu["jenis"]] += satu["jiwa"]
    program = sum((Counter(satu["program"]) for satu in baris if satu["jenis"] == BANSOS), Counter[str]())
    urut = sorted(program, key=lambda kode: (list(berlaku).index(kode) if kode in berlaku else len(berlaku), kode))
    rincian = ", ".join(_hitung(sebut_program(kode, berlaku), program[kode]) for kode in urut)
    hasil = []
    for jenis, kata in KATA_JENIS.items():
        if keluarga[jenis]:
            judul = f"{kata} {register}" if jenis == "masuk" and register not in kata else kata
            kalimat = f"{judul}: {angka_dan_kata(keluarga[jenis])} keluarga, {angka_dan_kata(jiwa[jenis])} jiwa"
            hasil.append(f"{kalimat}; {rincian}" if jenis == BANSOS and rincian else kalimat)
    return hasil


def instansi_lengkap(instansi: str, kabupaten: str) -> str:
    """The dinas with its kabupaten, which its name may carry already."""
    return instansi if kabupaten.casefold() in instansi.casefold() else f"{instansi} {kabupaten}"


def _hitung(satu: Program, jumlah: int) -> str:
    return f"{satu.singkatan} {angka_dan_kata(jumlah)} {satu.satuan}"


def per_desa(baris: Iterable[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Rows in code order as (desa_kode, its rows): the annex and the table of counts."""
    urut = sorted(baris, key=lambda satu: (satu["desa_kode"], satu["nomor"]))
    return [(kode, list(semua)) for kode, semua in groupby(urut, key=lambda satu: satu["desa_kode"])]
