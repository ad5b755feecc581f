"""What the pages of a musdes show in common: its name in the words of the unit, its counts, a usulan in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ...kit.tanggal import tanggal_panjang
from ...kuota.rules import PROGRAM
from ...pengaturan.queries import kuorum_of, pengaturan
from ...usulan.rules.jenis import ALASAN_HAPUS, BANSOS, HAPUS
from ...wilayah.queries import get_wilayah
from ..queries import list_hadir
from ..rules.keputusan import KATA_KEPUTUSAN
from ..rules.peserta import istilah, kata_unsur, kuorum

JENIS_PUTUSAN = {"layak": "ok", "tidak_layak": "bad", "ditunda": "warn"}


def dasar(musdes: Any) -> dict[str, Any]:
    """The meeting, the words of its unit, and its name: Musyawarah Kelurahan Air Bang, 24 November 2026."""
    kata = istilah(musdes.desa_kode)
    nama = f"{kata.jenis} {get_wilayah(musdes.desa_kode).nama}"
    return {"musdes": musdes, "kata": kata, "nama_musdes": nama, "judul_musdes": f"{nama}, {tanggal_panjang(musdes.tanggal)}"}


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
    if usulan.jenis == HAPUS:
        alasan = ALASAN_HAPUS.get(usulan.alasan_hapus or "")
        return f"Penghapusan: {alasan.kata}" if alasan else "Penghapusan"
    if usulan.jenis != BANSOS:
        return f"Masuk {pengaturan('nama_register')}"
    kata = []
    for kode in dict.fromkeys(baris.program for baris in program):
        baris = [satu for satu in program if satu.program == kode]
        orang = f" ({', '.join(satu.anggota_nama for satu in baris)})" if PROGRAM[kode].is_per_jiwa else ""
        kata.append(PROGRAM[kode].singkatan + orang)
    return ", ".join(kata) or "Bantuan sosial"


def rekap(acara: Sequence[Any]) -> list[tuple[str, int]]:
    """How many were decided each way, and how many are left."""
    return [
        *((kata, sum(satu.keputusan == kode for satu in acara)) for kode, kata in KATA_KEPUTUSAN.items()),
        ("Belum", sum(not satu.keputusan for satu in acara)),
    ]
