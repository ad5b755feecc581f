"""Reads of a family's history: its changes, newest first, and the family as plain values now and at any change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, literal, select, tuple_
from sqlalchemy.engine import Row

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...db import Waktu, db
from ...errors import NotFound
from ...kit.paging import UKURAN
from ...wilayah.queries import find_wilayah
from ..models import Foto, Keluarga, Perubahan
from ..rules.bagian import ANGGOTA, FOTO, KRITERIA, RUMAH
from ..rules.isian import ISI_ALAMAT, ISI_ANGGOTA
from ..rules.riwayat import HAPUS, KELUARGA, Keadaan, Kelompok, Langkah, isi_rumah, mundurkan, ratakan, satukan

KOLOM_KELUARGA = ("desa_kode", *ISI_ALAMAT, "pengurus_id", "lintang", "bujur")
KOLOM_ANGGOTA = (*ISI_ANGGOTA, "rincian", "urutan")
URUT = (Perubahan.pada, Perubahan.id)
SEKALI = 100  # rows read at a time to be shown as groups


def list_perubahan(
    keluarga_id: UUID, *, untuk: Any, bagian: str = "", setelah: tuple[datetime, UUID] | None = None, ukuran: int = UKURAN
) -> list[Row[Any]]:
    """Changes of a family, newest first, with who made them (``oleh_nama``); up to ``ukuran`` + 1 after the key (pada, id)."""
    pilih = (
        select(
            Perubahan.id, Perubahan.bagian, Perubahan.objek_id, Perubahan.objek_nama, Perubahan.aksi, Perubahan.beda, Perubahan.pada,
            Perubahan.oleh, Pengguna.nama.label("oleh_nama"),
        )
        .join(Pengguna, Pengguna.id == Perubahan.oleh)
        .where(Perubahan.keluarga_id == keluarga_id, cakupan(Perubahan.desa_kode, untuk))
    )  # fmt: skip
    if bagian:
        pilih = pilih.where(Perubahan.bagian == bagian)
    if setelah:
        pilih = pilih.where(tuple_(*URUT) < tuple_(literal(setelah[0], Waktu()), literal(setelah[1], Uuid())))
    return list(db.session.execute(pilih.order_by(*(kolom.desc() for kolom in URUT)).limit(ukuran + 1)))


def list_kelompok(
    keluarga_id: UUID, *, untuk: Any, bagian: str = "", setelah: tuple[datetime, UUID] | None = None, ukuran: int = UKURAN
) -> list[Kelompok]:
    """The same as it is shown, saves that follow each other as one: up to ``ukuran`` + 1 groups, none of them cut in two."""
    baris: list[Any] = []
    while True:
        lagi = list_perubahan(keluarga_id, untuk=untuk, bagian=bagian, setelah=setelah, ukuran=SEKALI)
        baris += lagi[:SEKALI]
        kelompok = satukan(baris)
        if len(lagi) <= SEKALI or len(kelompok) > ukuran + 1:  # the last group may go on in what was not read yet
            return kelompok[: ukuran + 1]
        setelah = (baris[-1].pada, baris[-1].id)


def get_kelompok(perubahan: Perubahan, *, untuk: Any) -> Kelompok:
    """The saves that end with this change, as one."""
    lama = list_perubahan(perubahan.keluarga_id, untuk=untuk, setelah=(perubahan.pada, perubahan.id), ukuran=SEKALI)
    return satukan([perubahan, *lama])[0]


def get_perubahan(id: UUID, keluarga_id: UUID, *, untuk: Any) -> Perubahan:
    """One change of this family; raises NotFound when absent, of another family or out of scope."""
    pilih = select(Perubahan).where(
        Perubahan.id == id, Perubahan.keluarga_id == keluarga_id, cakupan(Perubahan.desa_kode, untuk)
    )
    perubahan = db.session.scalar(pilih)
    if perubahan is None:
        raise NotFound()
    return perubahan


def keadaan_kini(keluarga: Keluarga) -> Keadaan:
    """The family as it is, as the history takes it."""
    semua = {KELUARGA: ratakan({kolom: getattr(keluarga, kolom) for kolom in KOLOM_KELUARGA})}
    for satu in keluarga.anggota:
        semua[ANGGOTA, str(satu.id)] = ratakan({kolom: getattr(satu, kolom) for kolom in KOLOM_ANGGOTA})
    semua[RUMAH, ""] = ratakan(isi_rumah(keluarga.rumah))
    semua[KRITERIA, ""] = ratakan(keluarga.kriteria.jawaban if keluarga.kriteria else {})
    for id_, jenis in db.session.execute(select(Foto.id, Foto.jenis).where(Foto.keluarga_id == keluarga.id)):
        semua[FOTO, str(id_)] = {"jenis": jenis}
    return {kunci: isi for kunci, isi in semua.items() if isi}


def keadaan_saat(keluarga: Keluarga, perubahan: Perubahan) -> Keadaan:
    """The family as it was right after this change: what came later is undone, the newest first."""
    pilih = (
        select(Perubahan.bagian, Perubahan.objek_id, Perubahan.aksi, Perubahan.beda)
        .where(
            Perubahan.keluarga_id == keluarga.id,
            tuple_(*URUT) > tuple_(literal(perubahan.pada, Waktu()), literal(perubahan.id, Uuid())),
        )
        .order_by(*(kolom.desc() for kolom in URUT))
    )
    langkah = (Langkah(b.bagian, str(b.objek_id or ""), b.aksi, b.beda) for b in db.session.execute(pilih))
    return mundurkan(keadaan_kini(keluarga), langkah)


def list_nama_orang(keluarga: Keluarga) -> dict[str, str]:
    """{id of a member: name}, of those who were taken out too."""
    pilih = select(Perubahan.objek_id, Perubahan.objek_nama).where(
        Perubahan.keluarga_id == keluarga.id, Perubahan.bagian == ANGGOTA, Perubahan.aksi == HAPUS
    )
    hapus = {str(id_): nama for id_, nama in db.session.execute(pilih) if id_}
    return hapus | {str(satu.id): satu.nama for satu in keluarga.anggota}


def list_nama_desa(beda: Iterable[Any]) -> dict[str, str]:
    """{code: name} of the units that these changes name."""
    kode = {satu for isi in beda for satu in isi.get("desa_kode", ()) if satu}
    return {satu: unit.sebutan for satu in kode if (unit := find_wilayah(satu))}


def find_pengubah(keluarga_id: UUID, bagian: str, objek_id: UUID | None = None) -> Row[Any] | None:
    """Who last changed this section (this member) and when: (oleh, pada, aksi); None when the history does not tell."""
    pilih = select(Perubahan.oleh, Perubahan.pada, Perubahan.aksi).where(
        Perubahan.keluarga_id == keluarga_id, Perubahan.bagian == bagian
    )
    if objek_id is not None:
        pilih = pilih.where(Perubahan.objek_id == objek_id)
    return db.session.execute(pilih.order_by(*(kolom.desc() for kolom in URUT)).limit(1)).first()
