"""What of a temuan a reader may see: one's own side first, the other village masked (UU 27/2022; domain 8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ...kit.nomor import kelompokkan, samarkan
from ...kit.tanggal import tanggal_panjang
from ...wilayah.rules import mencakup

KATA = {
    "nama": "Nama", "keluarga": "Keluarga", "nik": "NIK", "no_kk": "No. KK", "tanggal_lahir": "Tanggal lahir", "jenis_kelamin": "Jenis kelamin",
    "ibu_kandung": "Nama ibu kandung", "daftar": "Menurut",
}  # fmt: skip
_KELAMIN = {"L": "laki-laki", "P": "perempuan"}
_NOMOR = frozenset({"nik", "no_kk"})
_ORANG = frozenset({"nama", "keluarga", "ibu_kandung"})


@dataclass(frozen=True, slots=True)
class Pihak:
    """One side: where it lives, what the rule saw there; ``luar``: not in the reader's wilayah, so masked and without a link.

    ``utuh``: whether a whole NIK or No. KK stands there, which is noted on the trail.
    """

    desa_kode: str
    keluarga_id: UUID | None
    anggota_id: UUID | None
    nama: str
    bukti: tuple[tuple[str, str], ...]
    luar: bool
    utuh: bool = False


@dataclass(frozen=True, slots=True)
class Tampak:
    """A temuan through a reader's eyes: ``sini`` is their own side when only one is, ``kalimat`` says what is odd there."""

    sini: Pihak
    sana: Pihak | None
    kalimat: str

    @property
    def is_utuh(self) -> bool:
        """Whether the reader is shown a whole number."""
        return self.sini.utuh or (self.sana is not None and self.sana.utuh)


def tampak(baris: Any, wilayah: str, *, nik: bool) -> Tampak:
    """The temuan for a reader of this wilayah; ``nik``: whether they may read whole numbers of their own people."""
    bukti = baris.bukti or {}
    kiri = (baris.desa_kode, baris.keluarga_id, baris.anggota_id, bukti.get("sini") or {})
    kanan = (baris.lain_desa_kode, baris.lain_keluarga_id, baris.lain_anggota_id, bukti.get("sana") or {})
    ada_sana = kanan[1] is not None or kanan[2] is not None or bool(kanan[3])
    dibalik = ada_sana and kanan[0] is not None and not mencakup(wilayah, kiri[0]) and mencakup(wilayah, kanan[0])
    if dibalik:
        kiri, kanan = kanan, kiri
    sini = _pihak(kiri, wilayah, nik)
    sana = _pihak((kanan[0] or kiri[0], *kanan[1:]), wilayah, nik) if ada_sana else None
    return Tampak(sini, sana, "" if dibalik else str(bukti.get("kalimat", "")))


def _pihak(isi: tuple[Any, Any, Any, Mapping[str, Any]], wilayah: str, nik: bool) -> Pihak:
    desa_kode, keluarga_id, anggota_id, bukti = isi
    luar = not mencakup(wilayah, desa_kode)
    baris = []
    for nama, nilai in bukti.items():
        kata = _nilai(nama, nilai, luar, nik)
        if kata:
            baris.append((KATA.get(nama, nama.replace("_", " ").capitalize()), kata))
    sebutan = str(bukti.get("nama") or bukti.get("keluarga") or "")
    utuh = nik and not luar and any(bukti.get(nomor) for nomor in _NOMOR)
    return Pihak(desa_kode, None if luar else keluarga_id, None if luar else anggota_id, samarkan_nama(sebutan) if luar else sebutan,
                 tuple(baris), luar, utuh)  # fmt: skip


def _nilai(nama: str, nilai: Any, luar: bool, nik: bool) -> str:
    """A value in words; of another village only what tells a person who knows theirs whether it can be the same."""
    if nilai in (None, ""):
        return "" if luar else "–"
    teks = str(nilai)
    if nama in _NOMOR:
        return kelompokkan(teks) if nik and not luar else samarkan(teks)
    if nama == "tanggal_lahir":
        return f"tahun {teks[:4]}" if luar else tanggal_panjang(date.fromisoformat(teks))
    if nama == "jenis_kelamin":
        return _KELAMIN.get(teks, teks)
    if nama in _ORANG:
        return samarkan_nama(teks) if luar else teks
    return "" if luar else teks


def samarkan_nama(nama: str) -> str:
    """Sumiati Harahap -> S*** H***."""
    return " ".join(f"{kata[0]}***" for kata in nama.split())
