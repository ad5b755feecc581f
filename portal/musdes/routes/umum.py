"""What the pages of a musdes show in common: its name in the words of the unit, its counts, a usulan in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ...errors import RuleBroken
from ...kit.tanggal import tanggal_panjang
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import sebut_program
from ...pengaturan.queries import kuorum_of, pengaturan
from ...usulan.queries.perubahan import ringkas_ubah
from ...usulan.rules.jenis import ALASAN, ALASAN_HAPUS, BANSOS, GANTI_PENGURUS, HAPUS, PERBAIKAN, TINJAU_ULANG
from ...wilayah.queries import get_wilayah
from ..queries import list_hadir
from ..rules.bentuk import KALIMAT_TANPA_RAPAT, is_sptjm
from ..rules.keputusan import KATA_KEPUTUSAN
from ..rules.peserta import istilah, kata_unsur, kuorum

JENIS_PUTUSAN = {"layak": "ok", "tidak_layak": "bad", "ditunda": "warn"}


def dasar(musdes: Any) -> dict[str, Any]:
    """The meeting, the words of its unit, and its name: Musyawarah Kelurahan Air Bang, 24 November 2026."""
    kata, sptjm = istilah(musdes.desa_kode), is_sptjm(musdes.bentuk)
    nama = f"{f'SPTJM {kata.wilayah}' if sptjm else kata.jenis} {get_wilayah(musdes.desa_kode).nama}"
    judul = f"{nama}, {tanggal_panjang(musdes.tanggal)}"
    return {"musdes": musdes, "kata": kata, "nama_musdes": nama, "judul_musdes": judul, "sptjm": sptjm}


def perlu_rapat(musdes: Any) -> None:
    """Raises RuleBroken on the pages that only a meeting has."""
    if is_sptjm(musdes.bentuk):
        raise RuleBroken(KALIMAT_TANPA_RAPAT)


def hitungan(musdes: Any, peserta: Iterable[Any]) -> dict[str, Any]:
    """The counts of attendance, by sex and unsur, and the quorum, which warns and never blocks."""
    kata, hadir = istilah(musdes.desa_kode), list_hadir(peserta)
    return {
        "kata": kata,
        "kehadiran": hadir,
        "per_unsur": [(kata_unsur(unsur, kata), jumlah) for unsur, jumlah in hadir.per_unsur.items()],
        "kuorum": kuorum(hadir.diundang, hadir.hadir_diundang, kuorum_of(musdes.desa_kode)),
    }


def kata_usulan(usulan: Any, program: Sequence[Any] = ()) -> str:
    """A usulan as it is said in the meeting: "PKH, Sembako", "Masuk DTSEN", "Penghapusan: meninggal dunia"."""
    if usulan.jenis == HAPUS and usulan.alasan_hapus == TINJAU_ULANG:
        return "Tinjau ulang penerima"
    if usulan.jenis == HAPUS:
        alasan = ALASAN_HAPUS.get(usulan.alasan_hapus or "")
        return f"Penghapusan: {alasan.kata}" if alasan else "Penghapusan"
    if usulan.jenis == GANTI_PENGURUS:
        alasan = ALASAN.get(usulan.alasan_hapus or "")
        return f"Ganti pengurus: {alasan.kata}" if alasan else "Ganti pengurus"
    if usulan.jenis == PERBAIKAN:
        return f"Perbaikan data: {ringkas_ubah(usulan)}"
    if usulan.jenis != BANSOS:
        return f"Masuk {pengaturan('nama_register')}"
    kata, berlaku = [], program_berlaku() if program else {}
    for kode in dict.fromkeys(baris.program for baris in program):
        baris = [satu for satu in program if satu.program == kode]
        p = sebut_program(kode, berlaku)
        orang = f" ({', '.join(satu.anggota_nama for satu in baris)})" if p.is_per_jiwa else ""
        kata.append(p.singkatan + orang)
    return ", ".join(kata) or "Bantuan sosial"


def rekap(acara: Sequence[Any]) -> list[tuple[str, int]]:
    """How many were decided each way, and how many are left."""
    return [
        *((kata, sum(satu.keputusan == kode for satu in acara)) for kode, kata in KATA_KEPUTUSAN.items()),
        ("Belum", sum(not satu.keputusan for satu in acara)),
    ]
