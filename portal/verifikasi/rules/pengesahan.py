"""The kadis' letter: what it counts, in which order it lists, and until when it can be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from ...kit.angka import angka_dan_kata
from ...kuota.rules import PROGRAM
from ...usulan.rules.jenis import BANSOS, KATA_JENIS

ALASAN_TARIK_TERPENDEK = 10


def salah_tarik(alasan: str) -> str | None:
    """The sentence for a reason that says too little, else None."""
    if len(alasan) < ALASAN_TARIK_TERPENDEK:
        return "Tuliskan mengapa pengesahan ini ditarik, supaya petugas lain mengerti."
    return None


def halangan_tarik(dikirim: int) -> str | None:
    """Why a confirmation stays: something of it went to the centre already."""
    if dikirim:
        return f"{dikirim} usulan dari surat ini sudah masuk berkas serahan ke pusat, jadi pengesahannya tidak dapat ditarik lagi."
    return None


def rekap_surat(baris: Sequence[Mapping[str, Any]], register: str) -> list[str]:
    """What the letter confirms, each count in digits and words; a kind of which there is none is left out.

    A row holds jenis, jiwa and program {kode: number of lines}.
    """
    keluarga = Counter(satu["jenis"] for satu in baris)
    jiwa: Counter[str] = Counter()
    for satu in baris:
        jiwa[satu["jenis"]] += satu["jiwa"]
    program = sum((Counter(satu["program"]) for satu in baris if satu["jenis"] == BANSOS), Counter[str]())
    urut = sorted(program, key=lambda kode: (list(PROGRAM).index(kode) if kode in PROGRAM else len(PROGRAM), kode))
    rincian = ", ".join(_hitung(kode, program[kode]) for kode in urut)
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


def _hitung(kode: str, jumlah: int) -> str:
    satu = PROGRAM.get(kode)
    return f"{satu.singkatan} {angka_dan_kata(jumlah)} {satu.satuan}" if satu else f"{kode} {angka_dan_kata(jumlah)}"


def per_desa(baris: Iterable[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Rows in code order as (desa_kode, its rows): the annex and the table of counts."""
    urut = sorted(baris, key=lambda satu: (satu["desa_kode"], satu["nomor"]))
    return [(kode, list(semua)) for kode, semua in groupby(urut, key=lambda satu: satu["desa_kode"])]
