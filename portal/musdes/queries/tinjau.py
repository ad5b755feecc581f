"""Families of a desa that receive something now, for the musdes to look at again, and the proofs that such a removal still lacks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from ...akun.queries import cakupan
from ...db import db
from ...keluarga.models import Keluarga
from ...usulan.models import Usulan
from ...usulan.queries.bukti import kurang_of
from ...usulan.queries.terima import terima_kini
from ...usulan.rules.bentrok import FaktaUsulan, halangan_jenis
from ...usulan.rules.jenis import HAPUS
from ...usulan.rules.status import LAYAK, TERBUKA
from ...usulan.rules.tinjau import AWALAN_SIDIK, PALING_BANYAK, Terima
from ..models import Acara, Musdes


@dataclass(frozen=True, slots=True)
class Penerima:
    """A family that receives, and in ``halangan`` why it cannot be put on the agenda beside another open usulan."""

    id: UUID
    nama: str
    rt: str
    rw: str
    jumlah_anggota: int
    terima: tuple[Terima, ...]
    halangan: str


def list_penerima(
    desa_kode: str, *, untuk: Any, program: str = "", rw: str = "", rt: str = "", ids: Collection[UUID] | None = None
) -> tuple[list[Penerima], int]:
    """(those shown, how many there are): by RW and RT, at most PALING_BANYAK, without families whose removal is already proposed.

    ``ids`` asks for these families only.
    """
    terbuka = _terbuka(desa_kode, untuk)
    menerima = {
        id_: kini
        for id_, kini in terima_kini(Keluarga.desa_kode == desa_kode, cakupan(Keluarga.desa_kode, untuk)).items()
        if (ids is None or id_ in ids) and (not program or any(satu.program == program for satu in kini))
        and not any(satu.jenis == HAPUS for satu in terbuka.get(id_, ()))
    }  # fmt: skip
    pilih = select(Keluarga.id, Keluarga.nama, Keluarga.rt, Keluarga.rw, Keluarga.jumlah_anggota).where(
        Keluarga.desa_kode == desa_kode, cakupan(Keluarga.desa_kode, untuk), Keluarga.id.in_(menerima)
    )
    for kolom, nilai in ((Keluarga.rw, rw), (Keluarga.rt, rt)):
        pilih = pilih.where(kolom == nilai) if nilai else pilih
    semua = db.session.execute(pilih.order_by(Keluarga.rw, Keluarga.rt, Keluarga.nama, Keluarga.id)).all() if menerima else []
    return [
        Penerima(*satu, terima=menerima[satu.id], halangan=halangan_jenis(HAPUS, terbuka.get(satu.id, ())) or "")
        for satu in semua[:PALING_BANYAK]
    ], len(semua)


def _terbuka(desa_kode: str, untuk: Any) -> dict[UUID, list[FaktaUsulan]]:
    """The open usulan of the families, as the table of clashes needs them to say whether a removal can stand beside them."""
    pilih = (
        select(Usulan.id, Usulan.keluarga_id, Usulan.jenis, Usulan.nomor)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .where(Keluarga.desa_kode == desa_kode, cakupan(Keluarga.desa_kode, untuk), Usulan.status.in_(TERBUKA))
        .order_by(Usulan.nomor)
    )
    hasil: dict[UUID, list[FaktaUsulan]] = {}
    for satu in db.session.execute(pilih):
        hasil.setdefault(satu.keluarga_id, []).append(FaktaUsulan(str(satu.id), satu.jenis, satu.nomor))
    return hasil


def list_bukti_kurang(musdes: Musdes) -> list[tuple[UUID, str]]:
    """(usulan, sentence) of each proof that a removal agreed after a tinjau ulang still lacks, in agenda order."""
    pilih = (
        select(Usulan)
        .join(Acara, Acara.usulan_id == Usulan.id)
        .where(
            Acara.musdes_id == musdes.id, Acara.keputusan == LAYAK, Usulan.status == LAYAK, Usulan.jenis == HAPUS,
            Usulan.isi_sidik.startswith(AWALAN_SIDIK),
        )
        .order_by(Acara.urutan, Acara.id)
    )  # fmt: skip
    return [(satu.id, f"{satu.nomor}: {kurang.kalimat}") for satu in db.session.scalars(pilih).all() for kurang in kurang_of(satu)]
