"""The verbs of the section Anggota."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent
from ...kit.isi import sidik
from ...kit.nomor import is_enam_belas_angka
from ...kit.teks import kunci_cari
from ..models import Anggota
from ..queries.satu import find_by_id, get_anggota, next_urutan
from ..rules.bagian import ANGGOTA
from ..rules.isian import ISI_ANGGOTA
from .ringkasan import PANJANG_CARI, bentrok, open_bagian, refresh_ringkasan

DALAM_USULAN = (
    "Orang ini tercantum dalam usulan, jadi belum dapat dihapus. Keluarkan dahulu dari usulannya, lalu hapus di sini."
)


def _periksa(isi: Mapping[str, Any]) -> dict[str, Any]:
    """The columns as kept: a NIK is kept as typed, and then no reason for its absence is."""
    if not isi["nama"]:
        raise RuleBroken("Tulis nama lengkap.")
    nik = isi["nik"] or None
    if nik and not is_enam_belas_angka(nik):
        raise RuleBroken("NIK harus 16 angka.")
    alasan = "" if nik else isi["tanpa_nik_alasan"]
    return {kolom: isi[kolom] for kolom in ISI_ANGGOTA} | {"nik": nik, "tanpa_nik_alasan": alasan}


@verb
def create_anggota(id_: UUID, keluarga_id: UUID, isi: Mapping[str, Any], *, oleh: Any) -> Anggota:
    """One more member, last in the list; the same form again answers with the same member."""
    keluarga = open_bagian(keluarga_id, ANGGOTA, oleh=oleh)
    bersih = _periksa(isi)
    isi_sidik = sidik({"keluarga": keluarga_id, **bersih})
    anggota = find_by_id(Anggota, id_)
    if anggota is not None:
        if anggota.isi_sidik != isi_sidik:
            raise SameIdOtherContent()
        audit.record("anggota.buat", oleh=oleh, objek=anggota, ulang=True)
        return anggota
    anggota = Anggota(
        id=id_, keluarga_id=keluarga_id, desa_kode=keluarga.desa_kode, urutan=next_urutan(keluarga_id), isi_sidik=isi_sidik,
        nama_cari=kunci_cari(bersih["nama"])[:PANJANG_CARI], **bersih,
    )  # fmt: skip
    db.session.add(anggota)
    refresh_ringkasan(keluarga, oleh=oleh)
    audit.record("anggota.buat", oleh=oleh, objek=anggota, keluarga=keluarga_id)
    return anggota


@verb
def update_anggota(
    id_: UUID, keluarga_id: UUID, isi: Mapping[str, Any], versi: int, *, oleh: Any
) -> Anggota:
    """Change a member; raises StaleWrite when somebody else changed it since the form was shown."""
    keluarga = open_bagian(keluarga_id, ANGGOTA, oleh=oleh)
    anggota = get_anggota(id_, keluarga_id, untuk=oleh)
    bersih = _periksa(isi)
    berubah = [kolom for kolom in ISI_ANGGOTA if getattr(anggota, kolom) != bersih[kolom]]
    if berubah and anggota.versi != versi:
        raise bentrok(keluarga, ANGGOTA)
    for kolom in berubah:
        setattr(anggota, kolom, bersih[kolom])
    if berubah:
        anggota.nama_cari = kunci_cari(anggota.nama)[:PANJANG_CARI]
        refresh_ringkasan(keluarga, oleh=oleh)
    audit.record("anggota.ubah", oleh=oleh, objek=anggota, keluarga=keluarga_id, kolom=berubah)
    return anggota


@verb
def delete_anggota(id_: UUID, keluarga_id: UUID, versi: int, *, oleh: Any) -> None:
    """Take a member out; raises RuleBroken when a usulan names the person, StaleWrite when it was changed since."""
    keluarga = open_bagian(keluarga_id, ANGGOTA, oleh=oleh)
    anggota = get_anggota(id_, keluarga_id, untuk=oleh)
    if anggota.versi != versi:
        raise bentrok(keluarga, ANGGOTA)
    audit.record("anggota.hapus", oleh=oleh, objek=anggota, keluarga=keluarga_id)
    try:
        with db.session.begin_nested():
            db.session.delete(anggota)
    except IntegrityError:
        raise RuleBroken(DALAM_USULAN) from None
    refresh_ringkasan(keluarga, oleh=oleh)
