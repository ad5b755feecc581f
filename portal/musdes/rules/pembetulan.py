"""Correcting a frozen berita acara: when it may be, what changes, and which steps of THE table a corrected decision needs.

Only until the packet is released. From then on the scan of the paper is what the dinsos examines, and the table has no step that would
call its usulan back: data come back through "Perlu diperbaiki", a decision through a new musdes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from ...usulan.rules.status import KATA_STATUS, SIAP_MUSDES, boleh_pindah
from .bentuk import MUSYAWARAH, SPTJM, is_sptjm
from .keputusan import bagi_lampiran, hitung_keputusan, kata_alasan, kata_keputusan, program_beku, usulan_diputus
from .status import BEKU

KATA_BIDANG = {
    "pimpinan_nama": "Nama pimpinan musyawarah",
    "pimpinan_jabatan": "Jabatan pimpinan musyawarah",
    "notulis_nama": "Nama notulis",
    "notulis_jabatan": "Jabatan notulis",
    "tempat": "Tempat musyawarah",
}
KATA_BIDANG_SPTJM = {
    "pimpinan_nama": "Nama yang menyatakan",
    "pimpinan_jabatan": "Jabatan yang menyatakan",
    "alasan_tanpa": "Alasan tidak melaksanakan musyawarah",
}
LAMPIRAN = ("i", "ii", "iii", "iv", "v")
PALING_BANYAK = 20  # families and participants of one correction; more than that is another meeting


@dataclass(frozen=True, slots=True)
class KoreksiKeluarga:
    """How one family of the agenda should have stood; ``alasan`` is the reason as the meeting gave it."""

    nama: str
    keputusan: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Koreksi:
    """The right values: of the meeting by column, of participants by their place on the list, of families by usulan."""

    musdes: Mapping[str, str] = field(default_factory=dict)
    peserta: Mapping[int, str] = field(default_factory=dict)
    keluarga: Mapping[str, KoreksiKeluarga] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Butir:
    """One thing put right, in the words of the paper."""

    apa: str
    lama: str
    baru: str


def kata_bidang(bentuk: str) -> Mapping[str, str]:
    """What of the packet itself can be put right, by column, as its paper calls it."""
    return KATA_BIDANG_SPTJM if is_sptjm(bentuk) else KATA_BIDANG


def halangan_pembetulan(status: str, sudah_dilepas: bool, bentuk: str = MUSYAWARAH) -> str | None:
    """Why this paper cannot be corrected now."""
    if is_sptjm(bentuk):
        return _halangan_sptjm(status, sudah_dilepas)
    if sudah_dilepas:
        return (
            "Paket ini sudah diajukan, jadi berita acaranya tidak dibetulkan lagi. Data keluarga diperbaiki lewat usulan yang "
            "dikembalikan dinas sosial; keputusan yang keliru dibahas lagi dalam musyawarah berikutnya."
        )
    if status not in BEKU:
        return "Musyawarah ini belum ditutup, jadi masih dapat diubah langsung tanpa berita acara pembetulan."
    return None


def _halangan_sptjm(status: str, sudah_dilepas: bool) -> str | None:
    if sudah_dilepas:
        return (
            "Paket ini sudah diajukan, jadi SPTJM-nya tidak dibetulkan lagi. Data keluarga diperbaiki lewat usulan yang dikembalikan "
            "dinas sosial; keputusan yang keliru dibahas dalam musyawarah atau SPTJM berikutnya."
        )
    return None if status in BEKU else "SPTJM ini belum ditutup, jadi masih dapat diubah langsung."


def langkah_keputusan(status_usulan: str, lama: str, baru: str) -> tuple[str, ...]:
    """The steps of the usulan from the old decision to the new one; empty when the table does not have them."""
    if status_usulan != lama:
        return ()
    if boleh_pindah(lama, baru):
        return (baru,)
    if boleh_pindah(lama, SIAP_MUSDES) and boleh_pindah(SIAP_MUSDES, baru):
        return (SIAP_MUSDES, baru)
    return ()


def kalimat_tidak_dapat(nama: str, status_usulan: str, lama: str, baru: str, jenis: str) -> str:
    """Why the decision on this family cannot be turned, and what can be done instead."""
    if status_usulan != lama:
        return f"{nama}: usulannya sekarang berstatus “{KATA_STATUS[status_usulan]}”, jadi keputusannya tidak dapat dibetulkan lagi."
    return (
        f"{nama}: keputusan “{kata_keputusan(lama, jenis)}” tidak dapat dibetulkan menjadi “{kata_keputusan(baru, jenis)}”. "
        "Batalkan usulannya bila masih di desa, lalu usulkan lagi untuk musyawarah berikutnya."
    )


def kalimat_tanpa_alasan(nama: str) -> str:
    """Why a tinjau ulang that was put off cannot become an agreed removal by a correction: the paper names no reason for it."""
    return f"{nama}: penghapusan hasil tinjau ulang memerlukan alasannya, jadi diputus dalam musyawarah berikutnya."


def baris_keluarga(isi: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Every family of a frozen paper, by usulan, in agenda order."""
    semua = [baris for kode in LAMPIRAN for baris in isi["lampiran"].get(kode, ())]
    return {baris["usulan_id"]: baris for baris in sorted(semua, key=lambda baris: baris["urutan"])}


def betulkan(isi: Mapping[str, Any], koreksi: Koreksi) -> tuple[dict[str, Any], list[Butir]]:
    """The content with the right values, and what was changed; the old content stays as it is.

    Only what is named changes: later edits of families, profile or settings do not come in. ValueError for a family or participant
    that the paper does not have.
    """
    bentuk = SPTJM if "sptjm" in isi else MUSYAWARAH
    rapat, butir = _musdes(isi["musdes"], koreksi.musdes, kata_bidang(bentuk))
    peserta, lagi = _peserta(isi["peserta"], koreksi.peserta)
    baru = {**isi, "musdes": rapat, "peserta": peserta}
    keluarga = baris_keluarga(isi)
    for usulan_id, betul in koreksi.keluarga.items():
        if usulan_id not in keluarga:
            raise ValueError("Keluarga ini tidak ada dalam berita acara.")
        keluarga[usulan_id], perubahan = _keluarga(keluarga[usulan_id], betul, bentuk)
        lagi += perubahan
    if "undur_diri" in isi:
        baru["undur_diri"] = _undur(isi, peserta, keluarga)
    fakta = [usulan_diputus(baris) for baris in keluarga.values()]
    lampiran = bagi_lampiran(fakta)
    baru["hitungan"] = asdict(hitung_keputusan(fakta, program_beku(isi)))
    daftar = {kode: [keluarga[str(satu.id)] for satu in getattr(lampiran, kode)] for kode in LAMPIRAN}
    baru["lampiran"] = {kode: isi_daftar for kode, isi_daftar in daftar.items() if isi_daftar or kode in isi["lampiran"]}
    return baru, [*butir, *lagi]


def _undur(isi: Mapping[str, Any], peserta: Sequence[Mapping[str, Any]], keluarga: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A recusal names its participant and its family; a name put right is put right there too."""
    orang = {_orang(dulu): kini["nama"] for dulu, kini in zip(isi["peserta"], peserta, strict=True)}
    nama = {baris["usulan_nomor"]: baris["nama"] for baris in keluarga.values()}
    return [
        {**satu, "nama": orang.get(_orang(satu), satu["nama"]), "keluarga": nama.get(satu["usulan_nomor"], satu["keluarga"])}
        for satu in isi["undur_diri"]
    ]


def _orang(satu: Mapping[str, Any]) -> tuple[str, str, str]:
    return satu["nama"], satu["jabatan"], satu["kata_unsur"]


def _musdes(lama: Mapping[str, Any], betul: Mapping[str, str], kata: Mapping[str, str]) -> tuple[dict[str, Any], list[Butir]]:
    beda = {kolom: nilai for kolom, nilai in betul.items() if kolom in kata and nilai != lama[kolom]}
    return {**lama, **beda}, [Butir(kata[kolom], lama[kolom], nilai) for kolom, nilai in beda.items()]


def _peserta(lama: Sequence[Mapping[str, Any]], betul: Mapping[int, str]) -> tuple[list[dict[str, Any]], list[Butir]]:
    hasil, butir = [dict(satu) for satu in lama], []
    for ke, nama in sorted(betul.items()):
        if not 0 <= ke < len(hasil):
            raise ValueError("Peserta ini tidak ada dalam berita acara.")
        if nama != hasil[ke]["nama"]:
            butir.append(Butir("Nama peserta", hasil[ke]["nama"], nama))
            hasil[ke]["nama"] = nama
    return hasil, butir


def _keluarga(baris: dict[str, Any], betul: KoreksiKeluarga, bentuk: str) -> tuple[dict[str, Any], list[Butir]]:
    butir, lama = [], baris["nama"]
    alasan = kata_alasan(baris["alasan_hapus"], betul.alasan)
    if betul.nama != lama:
        butir.append(Butir("Nama pengurus keluarga", lama, betul.nama))
    if betul.keputusan != baris["keputusan"]:
        kata = [kata_keputusan(k, baris["jenis"], bentuk) for k in (baris["keputusan"], betul.keputusan)]
        butir.append(Butir(f"Keputusan atas keluarga {betul.nama}", *kata))
    if alasan != baris["alasan"]:
        butir.append(Butir(f"Alasan atas keluarga {betul.nama}", baris["alasan"], alasan))
    baru = {
        **baris, "nama": betul.nama, "keputusan": betul.keputusan, "hasil": kata_keputusan(betul.keputusan, baris["jenis"], bentuk),
        "alasan": alasan, "orang": [{**o, "nama": betul.nama if o["nama"] == lama else o["nama"]} for o in baris["orang"]],
    }  # fmt: skip
    return baru, butir
