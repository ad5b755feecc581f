"""Places: who gets one while places are left, who waits and in which order, and when a place is given back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ...errors import RuleBroken

DAPAT, TUNGGU, LEPAS = "dapat", "tunggu", "lepas"
TEMPAT_TIDAK_ADA = "Tempat kuota untuk usulan ini sudah dipakai keluarga lain, jadi langkah ini belum dapat dilakukan."
NAIK = "Tempat kuota tersedia; naik dari daftar tunggu."
ASAL = {"ketik": "diketik", "impor": "ditempel", "sebar": "disebar"}


@dataclass(frozen=True, slots=True)
class Permintaan:
    """One line of a usulan that asks for a place; `urutan` is its rank (see `urutan_of`)."""

    baris_id: UUID
    usulan_id: UUID
    desa_kode: str
    program: str
    urutan: str


class KuotaDitolak(RuleBroken):
    """Numbers that cannot be set; `per_kode` says of each unit why."""

    def __init__(self, per_kode: Mapping[str, str]):
        super().__init__("Kuota belum tersimpan. Perbaiki yang disebut di bawah.", rincian=tuple(per_kode.values()))
        self.per_kode = dict(per_kode)


def lingkar(kode: str) -> tuple[str, ...]:
    """The units whose ceilings apply to a place in this one: kabupaten, kecamatan, desa (as far as the code reaches)."""
    return tuple(kode[:panjang] for panjang in (5, 8, 13) if len(kode) >= panjang)


def urutan_of(tanggal_musdes: date, ke: int, baris: int = 0) -> str:
    """The rank of a line as text that sorts: the musdes' date, the place on its agenda, the line of the usulan."""
    return f"{tanggal_musdes:%Y%m%d}-{ke:05d}-{baris:03d}"


def muat(sisa: Mapping[str, int], desa_kode: str) -> bool:
    """Whether every ceiling that applies to this desa has room; where none is set there is always room."""
    return all(sisa[kode] > 0 for kode in lingkar(desa_kode) if kode in sisa)


def bagi_tempat(sisa: Mapping[str, int], desa: Sequence[str]) -> list[bool]:
    """Who of these, in their order, gets a place; `sisa` holds what is left under each ceiling, by unit."""
    tinggal, hasil = dict(sisa), []
    for kode_desa in desa:
        dapat = muat(tinggal, kode_desa)
        if dapat:
            ambil(tinggal, kode_desa)
        hasil.append(dapat)
    return hasil


def ambil(sisa: dict[str, int], desa_kode: str) -> None:
    """Take one place under each ceiling that applies."""
    for kode in lingkar(desa_kode):
        if kode in sisa:
            sisa[kode] -= 1


def terpakai_per_unit(desa: Iterable[str]) -> Counter[str]:
    """How many places these desa take under each unit above and with them."""
    return Counter(kode for satu in desa for kode in lingkar(satu))


def periksa_jumlah(jumlah: int, terpakai: int, nama: str) -> str | None:
    """A ceiling is never set below what has been given out."""
    if jumlah >= terpakai:
        return None
    return f"{nama}: {terpakai} tempat sudah terpakai, jadi kuotanya paling sedikit {terpakai}."


def sisa_terkecil(sisa: Mapping[str, int], desa_kode: str) -> int | None:
    """What is really left for this desa: the tightest of the ceilings that apply; None without one."""
    berlaku = [sisa[kode] for kode in lingkar(desa_kode) if kode in sisa]
    return min(berlaku) if berlaku else None


def kalimat_tunggu(urutan: int) -> str:
    """What is told of a usulan that waits for a place."""
    return f"Menunggu kuota, urutan {urutan}."


@dataclass(frozen=True, slots=True)
class Ringkas:
    """The figures of one programme for one unit; `jumlah` and `sisa` are None where no ceiling is set."""

    jumlah: int | None = None
    terpakai: int = 0
    sisa: int | None = None
    menunggu: int = 0
    diusulkan: int = 0
    diajukan: int = 0
    disahkan: int = 0

    def kalimat(self, satuan: str) -> str:
        """One line beside the choice: quota, proposed, at the dinsos, confirmed, left."""
        langkah = f"diusulkan {self.diusulkan}, diajukan {self.diajukan}, disahkan {self.disahkan}"
        if self.jumlah is None and self.sisa is None:
            return f"Tanpa batas kuota; {langkah} {satuan}."
        awal = f"Kuota {self.jumlah} {satuan}" if self.jumlah is not None else "Kuota bersama"
        tunggu = f"; {self.menunggu} menunggu" if self.menunggu else ""
        return f"{awal}: {langkah}, sisa {self.sisa}{tunggu}."


def daftar_tunggu(sisa: Mapping[str, int | None], baris: Sequence[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """Of these (owner, programme) in the order of priority, those for whom no place is left; None is no ceiling."""
    tinggal = {program: jumlah for program, jumlah in sisa.items() if jumlah is not None}
    tunggu = []
    for pemilik, program in baris:
        if tinggal.get(program, 1) <= 0:
            tunggu.append((pemilik, program))
        elif program in tinggal:
            tinggal[program] -= 1
    return tunggu
