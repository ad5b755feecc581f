"""What a usulan asks for, as one value: what must be in it, and what may still change after a musdes has decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from ...kuota.rules import PROGRAM, kalimat_jumlah
from .jenis import ALASAN_HAPUS, HAPUS, JENIS, BarisProgram, periksa_baris
from .status import DIKEMBALIKAN, DRAF, KATA_STATUS

ISI_USULAN = "usulan"  # as a return names the usulan itself, beside the sections of the family
KETERANGAN_MAKS = 500


@dataclass(frozen=True, slots=True)
class IsiUsulan:
    """The content of a usulan; ``alasan_hapus`` only for a removal, ``program`` only for aid, in the order of the form."""

    jenis: str
    program: tuple[BarisProgram, ...] = ()
    alasan_hapus: str = ""
    keterangan: str = ""

    def sebagai_dict(self) -> dict[str, Any]:
        """Plain values for the fingerprint of a form."""
        return {
            "jenis": self.jenis,
            "program": [[baris.program, baris.anggota] for baris in self.program],
            "alasan_hapus": self.alasan_hapus,
            "keterangan": self.keterangan,
        }


def periksa_isi(isi: IsiUsulan, anggota_keluarga: Collection[object]) -> list[str]:
    """What is wrong with the content, as sentences."""
    if isi.jenis not in JENIS:
        return ["Pilih jenis usulan."]
    salah = periksa_baris(isi.jenis, isi.program, anggota_keluarga)
    if isi.jenis == HAPUS:
        if isi.alasan_hapus not in ALASAN_HAPUS:
            salah.append("Pilih alasan penghapusan.")
        if not isi.keterangan:
            salah.append("Tuliskan keterangan dan bukti penghapusan.")
    elif isi.alasan_hapus:
        salah.append("Alasan penghapusan hanya untuk usulan penghapusan.")
    if len(isi.keterangan) > KETERANGAN_MAKS:
        salah.append(f"Keterangan paling panjang {KETERANGAN_MAKS} huruf.")
    return salah


def ringkas_program(baris: Iterable[str]) -> str:
    """PKH, Sembako, PBI-JK 3 jiwa: the lines of a usulan (programme codes) as a list shows them."""
    kali = Counter(baris)
    return ", ".join(
        f"{program.singkatan} {kalimat_jumlah(program, kali[kode])}" if program.is_per_jiwa else program.singkatan
        for kode, program in PROGRAM.items()
        if kode in kali
    )


def boleh_diubah(status: str, bagian_kembali: Collection[str] = ()) -> bool:
    """Whether the village may change the usulan itself: a draft, or one returned for its content."""
    return status == DRAF or (status == DIKEMBALIKAN and ISI_USULAN in bagian_kembali)


def perubahan_setelah_putusan(
    status: str, bagian_kembali: Collection[str], kini: IsiUsulan, baru: IsiUsulan
) -> str | None:
    """Why this change may not be made now, else None. What a musdes decided stands in its berita acara: after a return
    only the keterangan may change.
    """
    if not boleh_diubah(status, bagian_kembali):
        return f"Usulan ini berstatus “{KATA_STATUS[status]}”, jadi isinya tidak dapat diubah lagi."
    if baru.jenis != kini.jenis:
        return "Jenis usulan tidak dapat diubah. Batalkan usulan ini, lalu buat yang baru."
    if status != DRAF and (baru.program, baru.alasan_hapus) != (kini.program, kini.alasan_hapus):
        return "Program dan alasan sudah diputus musyawarah. Setelah dikembalikan, hanya keterangan yang dapat diubah."
    return None
