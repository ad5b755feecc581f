"""Which rules a save of the family decides about, and where on its page a finding is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from ...pemeriksaan.rules.aturan import ATURAN, KUAT, TOLAK
from ...pemeriksaan.rules.hasil import HasilPeriksa
from ...pemeriksaan.rules.putusan import BEDA, DITERIMA

# These ask which programmes are proposed or received, which only usulan know.
BUTUH_USULAN = frozenset({"DESIL", "PKH_TANPA_KOMPONEN", "SUDAH_MENERIMA", "SUDAH_DIUSULKAN"})
DIPUTUS_ENTRI = frozenset(ATURAN) - BUTUH_USULAN
_TENTANG_KK = frozenset(kode for kode in ATURAN if kode.startswith("KK_"))


@dataclass(frozen=True, slots=True)
class Catatan:
    """One note: its rule, its sentence, the finding it leads to, if one is written, and whether it is more than a word."""

    aturan: str
    kalimat: str
    temuan_id: UUID | None
    penting: bool


@dataclass(slots=True)
class CatatanKeluarga:
    """What looks odd, where it is shown: at the KK, above the members, at one member (by id)."""

    kk: list[Catatan] = field(default_factory=list)
    umum: list[Catatan] = field(default_factory=list)
    anggota: dict[UUID, list[Catatan]] = field(default_factory=dict)


def susun_catatan(
    hasil: Iterable[HasilPeriksa], status: Mapping[str, tuple[UUID, str]], anggota: Iterable[UUID]
) -> CatatanKeluarga:
    """The findings as notes; what was settled as no double, or accepted with a reason, is not said again."""
    catatan = CatatanKeluarga(anggota={id_: [] for id_ in anggota})
    for satu in hasil:
        temuan_id, keadaan = status.get(satu.kunci, (None, ""))
        if keadaan in (BEDA, DITERIMA):
            continue
        baris = Catatan(satu.aturan, satu.kalimat, temuan_id, satu.tingkat in (TOLAK, KUAT))
        if satu.anggota_id in catatan.anggota:
            catatan.anggota[satu.anggota_id].append(baris)
        else:
            (catatan.kk if satu.aturan in _TENTANG_KK else catatan.umum).append(baris)
    return catatan
