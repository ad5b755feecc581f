"""The verbs of the section KK dan alamat; the first one makes the family."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...bimtek.queries.operator import halangan_of
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent
from ...jam import sekarang
from ...kit.isi import sidik
from ...kit.nomor import is_enam_belas_angka
from ...wilayah.rules import tingkat
from ..models import Keluarga
from ..queries.satu import find_by_id
from ..rules.bagian import ALAMAT
from ..rules.isian import ISI_ALAMAT, ISI_LETAK, KALIMAT_HAMPIR_KOSONG
from ..rules.riwayat import BUAT
from .periksa import perbarui_temuan
from .perubahan import catat_perubahan, isi_baris
from .ringkasan import bentrok, open_bagian, refresh_ringkasan


def _periksa(isi: Mapping[str, Any]) -> dict[str, Any]:
    if not isi["no_kk"] and not isi["alamat"]:
        raise RuleBroken(KALIMAT_HAMPIR_KOSONG)
    if isi["no_kk"] and not is_enam_belas_angka(isi["no_kk"]):
        raise RuleBroken("No. KK harus 16 angka.")
    letak = {kolom: isi[kolom] for kolom in ISI_LETAK if kolom in isi}  # a form that does not ask for the place leaves it
    return {kolom: isi[kolom] for kolom in ISI_ALAMAT} | {"no_kk": isi["no_kk"] or None} | letak


@verb
def create_keluarga(id_: UUID, isi: Mapping[str, Any], *, oleh: Any) -> Keluarga:
    """A new family in the operator's desa; the same form again answers with the same family. Raises RuleBroken before the bimtek, if set so."""
    require(oleh, Izin.KELUARGA_TULIS, SimpleNamespace(desa_kode=oleh.wilayah_kode))
    if tingkat(oleh.wilayah_kode) != 4:
        raise NotFound()
    bersih = _periksa(isi)
    isi_sidik = sidik({"desa": oleh.wilayah_kode, **bersih})
    keluarga = find_by_id(Keluarga, id_)
    if keluarga is not None:
        if keluarga.isi_sidik != isi_sidik:
            raise SameIdOtherContent()
        audit.record("keluarga.buat", oleh=oleh, objek=keluarga, ulang=True)
        return keluarga
    halangan = halangan_of(oleh)
    if halangan:
        raise RuleBroken(halangan)
    kini = sekarang()
    keluarga = Keluarga(
        id=id_, desa_kode=oleh.wilayah_kode, bagian_terbuka=[], isi_sidik=isi_sidik, dibuat_oleh=oleh.id, dibuat_pada=kini,
        diubah_oleh=oleh.id, diubah_pada=kini, **bersih,
    )  # fmt: skip
    db.session.add(keluarga)
    catat_perubahan(keluarga, ALAMAT, {}, {"desa_kode": keluarga.desa_kode, **bersih}, oleh=oleh, aksi=BUAT)
    db.session.flush()
    perbarui_temuan(keluarga)
    audit.record("keluarga.buat", oleh=oleh, objek=keluarga)
    return keluarga


@verb
def update_alamat(id_: UUID, isi: Mapping[str, Any], versi: int, *, oleh: Any) -> Keluarga:
    """Change KK and address; raises StaleWrite when somebody else changed them since the form was shown."""
    keluarga = open_bagian(id_, ALAMAT, oleh=oleh)
    bersih = _periksa(isi)
    berubah = [kolom for kolom in bersih if getattr(keluarga, kolom) != bersih[kolom]]
    if berubah and keluarga.versi != versi:
        raise bentrok(keluarga, ALAMAT)
    catat_perubahan(keluarga, ALAMAT, isi_baris(keluarga, bersih), bersih, oleh=oleh)
    for kolom in berubah:
        setattr(keluarga, kolom, bersih[kolom])
    if berubah:
        refresh_ringkasan(keluarga, oleh=oleh)
    audit.record("keluarga.ubah_alamat", oleh=oleh, objek=keluarga, kolom=berubah)
    return keluarga
