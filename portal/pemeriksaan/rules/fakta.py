"""People, families and officials as plain values: what the checks look at, whoever hands it in."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from .jabatan import is_menjabat

# DTSEN's variable of a person that says where somebody of the family is (domain 5.2).
KEBERADAAN = "keberadaan"
MENINGGAL = 2
TIDAK_DI_TEMPAT = {3: "pindah ke tempat lain di Indonesia", 4: "pindah ke luar negeri", 6: "tidak ditemukan"}


@dataclass(frozen=True, slots=True)
class FaktaOrang:
    """One person; `rincian` holds DTSEN's variables of a person as {variable: code}, what was not asked is absent."""

    id: UUID
    keluarga_id: UUID
    desa_kode: str
    nama: str
    nik: str | None = None
    tanggal_lahir: date | None = None
    jenis_kelamin: str = ""
    ibu_kandung: str = ""
    hubungan: int | None = None
    status_kawin: int | None = None
    pekerjaan: int | None = None
    tanpa_nik_alasan: str = ""
    rincian: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_ada(self) -> bool:
        """Whether the person lives with the family, as far as is known."""
        tempat = self.rincian.get(KEBERADAAN)
        return tempat != MENINGGAL and tempat not in TIDAK_DI_TEMPAT


@dataclass(frozen=True, slots=True)
class FaktaPeriksa:
    """One family. `program`: what is being proposed now; `diusulkan`: in another open usulan of this `periode`; `menerima`: received."""

    id: UUID
    desa_kode: str
    no_kk: str | None = None
    nama: str = ""
    desil: int | None = None
    anggota: tuple[FaktaOrang, ...] = ()
    rumah: Mapping[str, int] = field(default_factory=dict)
    diusulkan: frozenset[str] = frozenset()
    menerima: frozenset[str] = frozenset()
    program: frozenset[str] = frozenset()
    periode: str = ""


@dataclass(frozen=True, slots=True)
class FaktaAparat:
    """One official of a desa or kelurahan and the period in office; `selesai` is empty while it lasts."""

    id: UUID
    desa_kode: str
    nama: str
    nik: str | None
    jabatan: str
    mulai: date
    selesai: date | None = None

    def is_menjabat(self, hari_ini: date) -> bool:
        return is_menjabat(self.mulai, self.selesai, hari_ini)


@dataclass(frozen=True, slots=True)
class BuktiOrang:
    """What one list from elsewhere says of a NIK: kind of list, programme, words, where the list came from, its day."""

    jenis: str
    program: str = ""
    keterangan: str = ""
    sumber: str = ""
    tanggal: date | None = None


@dataclass(frozen=True, slots=True)
class Luar:
    """What lies elsewhere and concerns this family.

    `nik`: other people by a NIK of this family; `kk`: (keluarga_id, desa_kode, nama) of other families with this No. KK; `mirip`:
    candidates of the fuzzy check; `kerabat`: (aparat_id, hubungan) as declared; `provinsi`: known two-digit codes, empty when not known;
    `bukti`: what imported lists say of a NIK of this family.
    """

    nik: Mapping[str, tuple[FaktaOrang, ...]] = field(default_factory=dict)
    kk: tuple[tuple[UUID, str, str], ...] = ()
    mirip: tuple[FaktaOrang, ...] = ()
    aparat: tuple[FaktaAparat, ...] = ()
    kerabat: tuple[tuple[UUID, str], ...] = ()
    provinsi: AbstractSet[str] = frozenset()
    bukti: Mapping[str, tuple[BuktiOrang, ...]] = field(default_factory=dict)
