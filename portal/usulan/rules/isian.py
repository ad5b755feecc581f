"""What a usulan asks for, as one value: what must be in it, and what may still change after a musdes has decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...kuota.rules import PROGRAM, Program, kalimat_jumlah
from .jenis import (
    GANTI_PENGURUS,
    HAPUS,
    JENIS,
    KABUPATEN,
    KATA_JENIS,
    MENGUBAH_DATA,
    BarisProgram,
    alasan_of,
    periksa_baris,
)
from .perubahan import Minta
from .status import DIKEMBALIKAN, DRAF, KATA_STATUS

ISI_USULAN = "usulan"  # as a return names the usulan itself, beside the sections of the family
KETERANGAN_MAKS = 500
KALIMAT_SUMBER = "Tuliskan sumber dan alasan usulan kabupaten ini, misalnya nomor surat atau hasil kunjungan."


@dataclass(frozen=True, slots=True)
class IsiUsulan:
    """The content of a usulan; ``program`` only for aid, ``perubahan`` only for a perbaikan, both in the order of the form.

    ``alasan_hapus`` is the reason of a removal or of another pengurus, whose heir is ``pengurus_baru`` (an id).
    """

    jenis: str
    program: tuple[BarisProgram, ...] = ()
    alasan_hapus: str = ""
    keterangan: str = ""
    perubahan: tuple[Minta, ...] = ()
    pengurus_baru: object = None

    def sebagai_dict(self) -> dict[str, Any]:
        """Plain values for the fingerprint of a form."""
        return {
            "jenis": self.jenis,
            "program": [[baris.program, baris.anggota] for baris in self.program],
            "alasan_hapus": self.alasan_hapus,
            "keterangan": self.keterangan,
            "perubahan": [[satu.anggota, satu.elemen, satu.ke] for satu in self.perubahan],
            "pengurus_baru": self.pengurus_baru,
        }

    @property
    def diputus(self) -> tuple[object, ...]:
        """What a musdes decides about: all but the words."""
        return self.program, self.alasan_hapus, self.perubahan, self.pengurus_baru


def periksa_isi(isi: IsiUsulan, anggota_keluarga: Collection[object], berlaku: Mapping[str, Program] = PROGRAM) -> list[str]:
    """What is wrong with the content, as sentences; ``berlaku`` are the programmes there are."""
    if isi.jenis not in JENIS:
        return ["Pilih jenis usulan."]
    salah = periksa_baris(isi.jenis, isi.program, anggota_keluarga, berlaku)
    if alasan := alasan_of(isi.jenis):
        salah += _salah_alasan(isi, isi.alasan_hapus in alasan)
    elif isi.alasan_hapus:
        salah.append("Alasan penghapusan hanya untuk usulan penghapusan.")
    if len(isi.keterangan) > KETERANGAN_MAKS:
        salah.append(f"Keterangan paling panjang {KETERANGAN_MAKS} huruf.")
    return salah


def _salah_alasan(isi: IsiUsulan, dikenal: bool) -> list[str]:
    salah = [] if dikenal else ["Pilih alasan penghapusan." if isi.jenis == HAPUS else "Pilih alasan penggantian pengurus."]
    if isi.jenis == HAPUS and not isi.keterangan:
        salah.append("Tuliskan keterangan dan bukti penghapusan.")
    if isi.jenis == GANTI_PENGURUS and not isi.pengurus_baru:
        salah.append("Pilih anggota yang menjadi pengurus.")
    return salah


def ringkas_program(baris: Iterable[str], program: Mapping[str, Program] = PROGRAM) -> str:
    """PKH, Sembako, PBI-JK 3 jiwa: the lines of a usulan (programme codes) as a list shows them, in the order of ``program``."""
    kali = Counter(baris)
    return ", ".join(
        f"{satu.singkatan} {kalimat_jumlah(satu, kali[kode])}" if satu.is_per_jiwa else satu.singkatan
        for kode, satu in program.items()
        if kode in kali
    )


def boleh_diubah(status: str, bagian_kembali: Collection[str] = ()) -> bool:
    """Whether the village may change the usulan itself: a draft, or one returned for its content."""
    return status == DRAF or (status == DIKEMBALIKAN and ISI_USULAN in bagian_kembali)


def boleh_seluruhnya(status: str, asal: str) -> bool:
    """Whether all of it may change, or only the words: after a musdes what it decided about stands."""
    return status == DRAF or asal == KABUPATEN


def perubahan_setelah_putusan(
    status: str, bagian_kembali: Collection[str], kini: IsiUsulan, baru: IsiUsulan, asal: str = ""
) -> str | None:
    """Why this change may not be made now, else None. What a musdes decided stands in its berita acara: after a return
    only the keterangan may change. On a usulan of the kabupaten no musdes has decided.
    """
    if not boleh_diubah(status, bagian_kembali):
        return f"Usulan ini berstatus “{KATA_STATUS[status]}”, jadi isinya tidak dapat diubah lagi."
    if baru.jenis != kini.jenis:
        return "Jenis usulan tidak dapat diubah. Batalkan usulan ini, lalu buat yang baru."
    if not boleh_seluruhnya(status, asal) and baru.diputus != kini.diputus:
        apa = "Program dan alasan" if kini.jenis not in MENGUBAH_DATA else f"Isi usulan {KATA_JENIS[kini.jenis].lower()}"
        return f"{apa} sudah diputus musyawarah. Setelah dikembalikan, hanya keterangan yang dapat diubah."
    return None
