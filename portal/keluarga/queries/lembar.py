"""The whole page of one family in a few statements: its sections, what is missing, what looks odd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from ...jam import hari_ini
from ...pemeriksaan.queries.temuan import aturan_berlaku, list_of_keluarga
from ...pemeriksaan.rules.hasil import HasilPeriksa
from ...pemeriksaan.rules.komponen import Komponen, komponen_pkh
from ...pemeriksaan.rules.periksa import periksa_keluarga
from ...pengaturan.queries import pengaturan
from ...wilayah.queries import find_wilayah, nama_by_kode
from ...wilayah.rules import mencakup, sebutan
from ..models import Anggota, Foto, Keluarga
from ..rules.bagian import BAGIAN
from ..rules.kelengkapan import Kekurangan, kekurangan
from ..rules.kriteria import BERSARAN, HasilKriteria, Saran, hitung_kriteria, saran_kriteria
from ..rules.periksa import CatatanKeluarga, susun_catatan
from ..rules.rumah import rumah_dtsen
from .periksa import fakta_periksa, luar_of
from .satu import fakta_of, foto_wajib, get_keluarga, list_foto


@dataclass
class Lembar:
    """One family as its page shows it."""

    keluarga: Keluarga
    anggota: list[Anggota]
    foto: list[Foto]
    kurang: list[Kekurangan]
    catatan: CatatanKeluarga
    hasil: HasilKriteria
    saran: dict[str, Saran]
    komponen: list[Komponen]
    desa: str

    @property
    def catatan_kriteria(self) -> dict[str, list[str]]:
        """What the house says at each question that it may answer."""
        kriteria = self.keluarga.kriteria
        jawaban = kriteria.jawaban if kriteria else {}
        return {kode: self.saran[kode].catatan(jawaban.get(kode)) if kode in self.saran else [] for kode in BERSARAN}

    @property
    def kurang_bagian(self) -> dict[str, int]:
        """How many things each section lacks."""
        return {bagian: sum(k.bagian == bagian for k in self.kurang) for bagian in BAGIAN}


def get_lembar(id: UUID, *, untuk: Any) -> Lembar:
    """The page of one family; raises NotFound."""
    keluarga = get_keluarga(id, untuk=untuk)
    foto = list_foto(id, untuk=untuk)
    fakta = fakta_of(keluarga, {f.jenis for f in foto})
    desa = find_wilayah(keluarga.desa_kode)
    return Lembar(
        keluarga=keluarga,
        anggota=list(keluarga.anggota),
        foto=foto,
        kurang=kekurangan(fakta, foto_wajib()),
        catatan=catatan_of(keluarga, untuk=untuk),
        hasil=hitung_kriteria(fakta.jawaban),
        saran=saran_kriteria(rumah_dtsen(keluarga.rumah).isi),
        komponen=komponen_of(keluarga),
        desa=desa.sebutan if desa else keluarga.desa_kode,
    )


def komponen_of(keluarga: Keluarga) -> list[Komponen]:
    """PKH components that the family's data show: a hint for people, never a decision."""
    fakta = fakta_periksa(keluarga, keluarga.anggota, None)
    return komponen_pkh(fakta, aturan_berlaku(), hari_ini(pengaturan("zona")))


def catatan_of(keluarga: Keluarga, *, untuk: Any) -> CatatanKeluarga:
    """What the rules find in the family now; the other side of a double is named only within the reader's scope."""
    temuan = list_of_keluarga([keluarga.id])
    fakta = fakta_periksa(keluarga, keluarga.anggota, rumah_dtsen(keluarga.rumah).isi)
    hasil = periksa_keluarga(fakta, luar_of(fakta, temuan), aturan_berlaku(), hari_ini(pengaturan("zona")))
    status = {satu.kunci: (satu.id, satu.status) for satu in temuan}
    return susun_catatan(_bertempat(hasil, keluarga.id, untuk), status, [a.id for a in keluarga.anggota])


def _bertempat(hasil: Sequence[HasilPeriksa], keluarga_id: UUID, untuk: Any) -> list[HasilPeriksa]:
    """The findings, those about another family with where it lives."""
    lain = [satu for satu in hasil if satu.lain_keluarga_id not in (None, keluarga_id) and satu.lain_desa_kode]
    nama = nama_by_kode({kode for satu in lain for kode in (satu.lain_desa_kode or "", (satu.lain_desa_kode or "")[:8])})
    return [replace(satu, kalimat=f"{satu.kalimat} {_tempat(satu, nama, untuk)}") if satu in lain else satu for satu in hasil]


def _tempat(satu: HasilPeriksa, nama: dict[str, str], untuk: Any) -> str:
    kode = satu.lain_desa_kode or ""
    if not mencakup(untuk.wilayah_kode, kode):
        return f"Yang lain: keluarga lain di luar wilayah Anda (Kec. {nama.get(kode[:8], kode[:8])})."
    sana = satu.bukti.get("sana", {})
    return f"Yang lain: {sana.get('nama') or sana.get('keluarga') or 'belum bernama'} ({sebutan(kode, nama.get(kode, kode))})."
