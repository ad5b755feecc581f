"""What the checks would find in the family if a perbaikan were put: told before anybody decides, written nowhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...jam import hari_ini
from ...keluarga.queries.periksa import fakta_periksa, luar_of
from ...keluarga.rules.ganti import Ganti, nilai_kolom
from ...keluarga.rules.periksa import DIPUTUS_ENTRI
from ...pemeriksaan.queries.temuan import aturan_berlaku
from ...pemeriksaan.rules.fakta import FaktaPeriksa
from ...pemeriksaan.rules.hasil import HasilPeriksa
from ...pemeriksaan.rules.periksa import periksa_keluarga
from ...pengaturan.queries import pengaturan
from ..models import Usulan
from ..rules.jenis import PERBAIKAN
from .perubahan import SELESAI, ganti_of


def list_akibat(usulan: Usulan) -> list[str]:
    """The sentences of findings that the asked values would bring, those that stand already left out."""
    if usulan.jenis != PERBAIKAN or usulan.status in SELESAI:
        return []
    keluarga = usulan.keluarga
    kini = fakta_periksa(keluarga, keluarga.anggota, keluarga.rumah.isi if keluarga.rumah else None)
    ada = {satu.kunci for satu in _temuan(kini)}
    return list(dict.fromkeys(satu.kalimat for satu in _temuan(_sesudah(kini, ganti_of(usulan))) if satu.kunci not in ada))


def _temuan(fakta: FaktaPeriksa) -> list[HasilPeriksa]:
    hasil = periksa_keluarga(fakta, luar_of(fakta), aturan_berlaku(), hari_ini(pengaturan("zona")))
    return [satu for satu in hasil if satu.aturan in DIPUTUS_ENTRI]


def _sesudah(kini: FaktaPeriksa, ganti: list[Ganti]) -> FaktaPeriksa:
    """The family as the usulan asks for it."""
    per_orang: dict[str, dict[str, Any]] = {}
    for satu in ganti:
        per_orang.setdefault(satu.anggota, {})[satu.elemen] = nilai_kolom(satu.elemen, satu.ke)
    kolom = set(kini.anggota[0].__dataclass_fields__) if kini.anggota else set()
    anggota = tuple(
        replace(orang, **{nama: nilai for nama, nilai in per_orang.get(str(orang.id), {}).items() if nama in kolom}) for orang in kini.anggota
    )
    return replace(kini, anggota=anggota, no_kk=per_orang.get("", {}).get("no_kk", kini.no_kk))
