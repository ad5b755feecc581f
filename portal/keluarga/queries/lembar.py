"""The whole page of one family in a few statements: its sections, what is missing, what looks odd."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from ...jam import hari_ini
from ...kit.kk import periksa_kk
from ...kit.nomor import Peringatan
from ...pengaturan.queries import pengaturan
from ...wilayah.queries import find_wilayah
from ...wilayah.rules import mencakup, sebutan
from ..models import Anggota, Foto, Keluarga
from ..rules.bagian import BAGIAN
from ..rules.fakta import FaktaKeluarga
from ..rules.kelengkapan import Kekurangan, kekurangan
from ..rules.kriteria import HasilKriteria, Saran, hitung_kriteria, saran_kriteria
from ..rules.peringatan import peringatan
from .satu import fakta_of, foto_wajib, get_keluarga, list_foto, list_tercatat_lain

_TENTANG_KK = ("kk_sama_nik", "wilayah", "tanggal_kk", "kk_tercatat")


@dataclass
class Catatan:
    """What looks odd, where it is shown: at the KK, above the members, at one member (by id)."""

    kk: list[str] = field(default_factory=list)
    umum: list[str] = field(default_factory=list)
    anggota: dict[UUID, list[Peringatan]] = field(default_factory=dict)


@dataclass
class Lembar:
    """One family as its page shows it."""

    keluarga: Keluarga
    anggota: list[Anggota]
    foto: list[Foto]
    kurang: list[Kekurangan]
    catatan: Catatan
    hasil: HasilKriteria
    saran: dict[str, Saran]
    desa: str

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
        catatan=_catatan(keluarga, fakta, untuk, hari_ini(pengaturan("zona"))),
        hasil=hitung_kriteria(fakta.jawaban),
        saran=saran_kriteria(keluarga.rumah.isi if keluarga.rumah else {}),
        desa=desa.sebutan if desa else keluarga.desa_kode,
    )


def _catatan(keluarga: Keluarga, fakta: FaktaKeluarga, untuk: Any, kini: date) -> Catatan:
    catatan = Catatan(anggota={a.id: [] for a in keluarga.anggota})
    semua = [*peringatan(fakta, keluarga.desa_kode[:8], kini), *_tercatat_lain(keluarga, untuk)]
    if keluarga.no_kk:
        semua += periksa_kk(keluarga.no_kk, provinsi=(keluarga.no_kk[:2],), hari_ini=kini).peringatan
    for satu in semua:
        if satu.urutan is not None:
            orang = keluarga.anggota[satu.urutan]
            kalimat = satu.kalimat.removeprefix(f"{orang.nama}: ")
            catatan.anggota[orang.id].append(Peringatan(satu.kode, kalimat[:1].upper() + kalimat[1:], satu.urutan))
        else:
            (catatan.kk if satu.kode in _TENTANG_KK else catatan.umum).append(satu.kalimat)
    return catatan


def _tercatat_lain(keluarga: Keluarga, untuk: Any) -> list[Peringatan]:
    """The same NIK or KK elsewhere in the kabupaten; the other side is named only within the reader's scope."""
    hasil = []
    for lain in list_tercatat_lain(keluarga):
        nama = {"nik": "NIK", "kk": "No. KK"}[lain.jenis]
        if mencakup(untuk.wilayah_kode, lain.desa_kode):
            tempat = f"keluarga lain: {lain.nama or 'belum bernama'} ({sebutan(lain.desa_kode, lain.desa)})"
        else:
            tempat = "keluarga lain di luar wilayah Anda"
        kalimat = f"{nama} ini juga tercatat di {tempat}. Cocokkan dengan KTP dan KK; yang tertulis tidak diubah."
        pemilik = [i for i, a in enumerate(keluarga.anggota) if lain.jenis == "nik" and a.nik == lain.nomor]
        hasil += [Peringatan(f"{lain.jenis}_tercatat", kalimat, urutan) for urutan in pemilik or [None]]
    return hasil
