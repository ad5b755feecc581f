"""The verbs of the section Anggota."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent
from ...kit.bunyi import bunyi
from ...kit.isi import sidik
from ...kit.kode.dtsen_rumah import DTSEN, VERSI
from ...kit.nomor import is_enam_belas_angka
from ...kit.teks import kunci_cari
from ..models import Anggota, Keluarga
from ..queries.riwayat import KOLOM_ANGGOTA, find_pengubah
from ..queries.satu import find_by_id, get_anggota, next_urutan
from ..rules.bagian import ANGGOTA
from ..rules.isian import ISI_ANGGOTA
from ..rules.rincian import RINCIAN, gabung_rincian
from ..rules.riwayat import BUAT, HAPUS
from .pengurus import pasang_pengurus
from .perubahan import catat_perubahan, isi_baris
from .ringkasan import PANJANG_CARI, bentrok, open_bagian, refresh_ringkasan

DALAM_USULAN = (
    "Orang ini tercantum dalam usulan, jadi belum dapat dihapus. Keluarkan dahulu dari usulannya, lalu hapus di sini."
)


def _periksa(isi: Mapping[str, Any], anggota: Anggota | None = None) -> dict[str, Any]:
    """The columns as kept: a NIK is kept as typed, and then no reason for its absence is; what ``isi`` leaves out stays."""
    if not isi["nama"]:
        raise RuleBroken("Tulis nama lengkap.")
    nik = isi["nik"] or None
    if nik and not is_enam_belas_angka(nik):
        raise RuleBroken("NIK harus 16 angka.")
    alasan = "" if nik else isi["tanpa_nik_alasan"]
    lama = (anggota.rincian, anggota.rincian_daftar, anggota.rincian_versi) if anggota else ({}, DTSEN, VERSI)
    try:
        rincian, daftar, versi = gabung_rincian({nama: isi[nama] for nama in RINCIAN if nama in isi}, *lama)
    except ValueError as salah:
        raise RuleBroken(str(salah)) from None
    bersih = {kolom: isi[kolom] for kolom in ISI_ANGGOTA} | {"nik": nik, "tanpa_nik_alasan": alasan, "rincian": rincian}
    return bersih | {"rincian_daftar": daftar, "rincian_versi": versi}


def tercatat(bersih: Mapping[str, Any]) -> dict[str, Any]:
    """What the history keeps of these columns."""
    return {kolom: nilai for kolom, nilai in bersih.items() if kolom in KOLOM_ANGGOTA}


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
        nama_cari=kunci_cari(bersih["nama"])[:PANJANG_CARI], bunyi=bunyi(bersih["nama"]), **bersih,
    )  # fmt: skip
    db.session.add(anggota)
    catat_perubahan(keluarga, ANGGOTA, {}, {**tercatat(bersih), "urutan": anggota.urutan}, oleh=oleh, aksi=BUAT, objek=anggota)
    refresh_ringkasan(keluarga, oleh=oleh)
    audit.record("anggota.buat", oleh=oleh, objek=anggota, keluarga=keluarga_id)
    return anggota


def _ambil(id_: UUID, keluarga: Keluarga, oleh: Any) -> Anggota:
    """The member; raises StaleWrite, with who and when, for one that was taken out while the form was open."""
    try:
        return get_anggota(id_, keluarga.id, untuk=oleh)
    except NotFound:
        if find_pengubah(keluarga.id, ANGGOTA, id_) is None:
            raise
        raise bentrok(keluarga, ANGGOTA, id_) from None


@verb
def update_anggota(
    id_: UUID, keluarga_id: UUID, isi: Mapping[str, Any], versi: int, *, oleh: Any
) -> Anggota:
    """Change a member; raises StaleWrite when somebody else changed it since the form was shown."""
    keluarga = open_bagian(keluarga_id, ANGGOTA, oleh=oleh)
    anggota = _ambil(id_, keluarga, oleh)
    bersih = _periksa(isi, anggota)
    berubah = [kolom for kolom in bersih if getattr(anggota, kolom) != bersih[kolom]]
    if berubah and anggota.versi != versi:
        raise bentrok(keluarga, ANGGOTA, id_)
    catat_perubahan(keluarga, ANGGOTA, isi_baris(anggota, tercatat(bersih)), tercatat(bersih), oleh=oleh, objek=anggota)
    for kolom in berubah:
        setattr(anggota, kolom, bersih[kolom])
    if berubah:
        anggota.nama_cari, anggota.bunyi = kunci_cari(anggota.nama)[:PANJANG_CARI], bunyi(anggota.nama)
        refresh_ringkasan(keluarga, oleh=oleh)
    audit.record("anggota.ubah", oleh=oleh, objek=anggota, keluarga=keluarga_id, kolom=berubah)
    return anggota


@verb
def delete_anggota(id_: UUID, keluarga_id: UUID, versi: int, *, oleh: Any) -> None:
    """Take a member out; raises RuleBroken when a usulan names the person, StaleWrite when it was changed since."""
    keluarga = open_bagian(keluarga_id, ANGGOTA, oleh=oleh)
    anggota = get_anggota(id_, keluarga_id, untuk=oleh)
    if anggota.versi != versi:
        raise bentrok(keluarga, ANGGOTA, id_)
    catat_perubahan(keluarga, ANGGOTA, isi_baris(anggota, KOLOM_ANGGOTA), {}, oleh=oleh, aksi=HAPUS, objek=anggota)
    audit.record("anggota.hapus", oleh=oleh, objek=anggota, keluarga=keluarga_id)
    try:
        with db.session.begin_nested():
            db.session.delete(anggota)
    except IntegrityError:
        raise RuleBroken(DALAM_USULAN) from None
    if keluarga.pengurus_id == id_:
        pasang_pengurus(keluarga, None, oleh=oleh)
    refresh_ringkasan(keluarga, oleh=oleh)
