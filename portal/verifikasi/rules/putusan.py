"""What a verifikator decides and what a decision lacks: rejection, return, approval line by line, alone or in a batch."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...keluarga.rules.bagian import KATA_BAGIAN
from ...kuota.rules import PROGRAM, Program, is_melebihi_desil
from ...usulan.rules.status import DIKEMBALIKAN, DITOLAK, TERVERIFIKASI
from .alasan import ALASAN_TOLAK, AlasanTolak

Daftar = Mapping[str, AlasanTolak]

# What a return may name: the sections of the family, and the usulan itself (programmes, reason, evidence).
USULAN = "usulan"
BAGIAN_KEMBALI = (*KATA_BAGIAN, USULAN)
KATA_BAGIAN_KEMBALI = {**KATA_BAGIAN, USULAN: "Isi usulan dan bukti"}
CATATAN_TERPENDEK = 10


def periksa_penolakan(alasan: str, catatan: str, daftar: Daftar = ALASAN_TOLAK) -> list[str]:
    """What a rejection lacks, as sentences; ``daftar`` are the reasons that may be chosen."""
    if alasan not in daftar:
        return ["Pilih alasan penolakan."]
    if daftar[alasan].wajib_catatan and len(catatan) < CATATAN_TERPENDEK:
        return [f"Alasan “{daftar[alasan].kata}” perlu penjelasan, supaya keluarga tahu sebabnya."]
    return []


def periksa_pengembalian(bagian: Collection[str], catatan: str) -> list[str]:
    """What a return lacks: it names sections and says in words what to mend."""
    kurang = []
    if not bagian or not set(bagian) <= set(BAGIAN_KEMBALI):
        kurang.append("Pilih bagian yang perlu diperbaiki.")
    if len(catatan) < CATATAN_TERPENDEK:
        kurang.append("Tuliskan apa yang perlu diperbaiki, supaya operator tidak perlu menebak.")
    return kurang


HASIL = (TERVERIFIKASI, DIKEMBALIKAN, DITOLAK)
KATA_HASIL = {TERVERIFIKASI: "disetujui", DIKEMBALIKAN: "dikembalikan untuk diperbaiki", DITOLAK: "tidak disetujui"}


@dataclass(frozen=True, slots=True)
class Putusan:
    """What a verifikator decides; `baris` holds the refused lines of an approved bansos usulan: line id -> reason.

    A line is then TERVERIFIKASI or DITOLAK by itself.
    """

    hasil: str
    alasan: str = ""
    catatan: str = ""
    bagian: tuple[str, ...] = ()
    baris: Mapping[str, str] = field(default_factory=dict)

    def sebagai_dict(self) -> dict[str, Any]:
        """Plain values for the fingerprint of a form."""
        return {
            "hasil": self.hasil, "alasan": self.alasan, "catatan": self.catatan, "bagian": sorted(self.bagian), "baris": dict(self.baris),
        }  # fmt: skip


def periksa_putusan(putusan: Putusan, baris_usulan: Collection[str] = (), daftar: Daftar = ALASAN_TOLAK) -> list[str]:
    """What the decision lacks, as sentences; `baris_usulan` are the ids of the lines of the usulan."""
    if putusan.hasil == DITOLAK:
        return periksa_penolakan(putusan.alasan, putusan.catatan, daftar)
    if putusan.hasil == DIKEMBALIKAN:
        return periksa_pengembalian(putusan.bagian, putusan.catatan)
    if putusan.hasil != TERVERIFIKASI:
        return ["Pilih keputusan: setujui, kembalikan, atau tidak setujui."]
    if not set(putusan.baris) <= set(baris_usulan):
        return ["Baris program usulan ini sudah berubah. Muat ulang halaman lalu periksa lagi."]
    if baris_usulan and set(putusan.baris) == set(baris_usulan):
        return ["Semua program tidak disetujui. Pakai “Tidak setujui” untuk seluruh usulan."]
    return list(dict.fromkeys(salah for alasan in putusan.baris.values() for salah in periksa_penolakan(alasan, putusan.catatan, daftar)))


def kalimat_putusan(putusan: Putusan, jumlah_baris: int = 0, daftar: Daftar = ALASAN_TOLAK) -> str:
    """The reason in words for the timeline; it names no person."""
    if putusan.hasil == DITOLAK:
        kata = daftar[putusan.alasan].kata
        return f"{kata}. {putusan.catatan}" if putusan.catatan else kata
    if putusan.hasil == DIKEMBALIKAN:
        return f"{', '.join(KATA_BAGIAN_KEMBALI[satu] for satu in BAGIAN_KEMBALI if satu in putusan.bagian)}. {putusan.catatan}"
    ditolak = f"{jumlah_baris - len(putusan.baris)} dari {jumlah_baris} program disetujui." if putusan.baris else ""
    return " ".join(kata for kata in (ditolak, putusan.catatan) if kata)


def lewat_desil(program: Collection[str], desil: int | None, berlaku: Mapping[str, Program] = PROGRAM) -> list[str]:
    """Short names of those of these programmes for which the family ranks too high; ``berlaku`` are they as the kabupaten runs them."""
    return [satu.singkatan for kode, satu in berlaku.items() if kode in program and is_melebihi_desil(satu, desil)]


def halangan_massal(nik_ganda: bool, program_lewat_desil: Sequence[str], kerabat: bool = False) -> str | None:
    """Why a usulan is not approved together with others: what is seen here needs a look at the family itself."""
    sebab = [
        *(["Keluarga ini kerabat aparat, jadi perlu catatan dan verifikator kedua."] if kerabat else []),
        *(["Ada NIK yang juga tercatat di keluarga lain."] if nik_ganda else []),
        *([f"Peringkat desil di atas batas {', '.join(program_lewat_desil)}."] if program_lewat_desil else []),
    ]
    return f"{' '.join(sebab)} Periksa usulan ini satu per satu." if sebab else None


# A decision in two steps (domain 6.5: a relative of an official needs "second verifier at dinsos + note"); "" is the usual one.
PERTAMA, KEDUA, KECAMATAN = "pertama", "kedua", "kecamatan"
KATA_TAHAP = {PERTAMA: "Verifikator pertama", KEDUA: "Verifikator kedua", KECAMATAN: "Kecamatan"}
KALIMAT_KUNJUNGAN = "Kunjungan rumah belum dicatat. Catat hasilnya dahulu, atau kembalikan usulan ini ke desa."


def periksa_kerabat(putusan: Putusan, kerabat: bool) -> list[str]:
    """What an approval of a family related to an official lacks."""
    if kerabat and putusan.hasil == TERVERIFIKASI and len(putusan.catatan) < CATATAN_TERPENDEK:
        return ["Keluarga ini kerabat aparat. Tuliskan catatan mengapa tetap layak, supaya verifikator kedua dapat menimbangnya."]
    return []


def periksa_alasan(alasan: str, kalimat: str) -> list[str]:
    """What the words of a withdrawal lack."""
    return [] if len(alasan) >= CATATAN_TERPENDEK else [kalimat]


def halangan_tarik(hasil: str, status: str, *, sendiri: bool, ditarik: bool, tahap: str = "") -> str | None:
    """Why a decision cannot be taken back now, else None: only by who made it, while its state still stands."""
    if ditarik:
        return "Keputusan ini sudah ditarik."
    if hasil not in HASIL or tahap in (PERTAMA, KECAMATAN):
        return "Keputusan ini tidak dapat ditarik."
    if status != hasil:
        return "Usulan ini sudah melangkah lebih jauh, jadi keputusannya tidak dapat ditarik lagi."
    if not sendiri:
        return "Keputusan ditarik oleh petugas yang memutus, atau wakilnya selama ia tidak di tempat."
    return None
