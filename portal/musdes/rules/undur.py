"""Who takes no part in deciding a family to which that person is related: the kinds of relation, the sentence of the berita acara."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...kit.bunyi import bunyi

HUBUNGAN = {
    "pasangan": "suami/istri",
    "orang_tua": "orang tua",
    "anak": "anak",
    "saudara": "saudara kandung",
    "mertua_menantu": "mertua/menantu",
    "kerabat": "kerabat lain",
}


def kata_hubungan(kode: str) -> str:
    """The relation inside a sentence."""
    return "kerabat" if kode == "kerabat" else HUBUNGAN[kode]


def sapaan(orang: Mapping[str, Any]) -> str:
    """The person as the berita acara names one: Sdr. Yanto, Ketua RT 03."""
    return f"{'Sdri.' if orang['jenis_kelamin'] == 'P' else 'Sdr.'} {orang['nama']}, {orang['jabatan'] or orang['kata_unsur']}"


def kalimat_undur(satu: Mapping[str, Any]) -> str:
    """One recusal in words, from the frozen content."""
    return (
        f"{sapaan(satu)}, tidak ikut memutuskan usulan keluarga {satu['keluarga']} ({satu['usulan_nomor']}) "
        f"karena mempunyai hubungan keluarga sebagai {satu['hubungan']}"
    )


def duga_undur(hadir: Iterable[Any], aparat: Iterable[str]) -> list[Any]:
    """Those present whose name is that of an official with whom the family is connected: only a hint."""
    nama = {bunyi(satu) for satu in aparat} - {""}
    return [satu for satu in hadir if bunyi(satu.nama) in nama]
