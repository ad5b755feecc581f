"""Quota beside what is under way: quota, proposed, at the dinsos, confirmed, left and waiting, by desa and programme."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from ...akun.queries import cakupan
from ...db import db
from ...kit.paging import UKURAN
from ...kuota.models import Jatah, Kuota
from ...kuota.queries.kuota import baris_menunggu, urutan_tunggu
from ...kuota.queries.periode import find_periode_kini
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import sebut_program
from ...kuota.rules.jatah import DAPAT, TUNGGU, Ringkas, lingkar, sisa_terkecil
from ...wilayah.models import Wilayah
from ..models import Usulan, UsulanProgram
from ..rules.kuota import DI_DINAS, DIUSULKAN, SUDAH_SAH, kalimat_antre
from ..rules.status import DITETAPKAN_DINAS


def ringkas_kuota(periode_id: UUID, desa: Collection[str], program: Collection[str]) -> dict[tuple[str, str], Ringkas]:
    """{(desa, programme): figures} of a period, in two statements."""
    hitung: dict[tuple[str, str], dict[str, int]] = {(d, p): {} for d in desa for p in program}
    for baris in db.session.execute(_hitung(periode_id, desa, program)):
        nama = _tempat(baris.status, baris.jatah)
        if nama and (baris.desa_kode, baris.program) in hitung:
            isi = hitung[baris.desa_kode, baris.program]
            isi[nama] = isi.get(nama, 0) + baris.jumlah
    atap = _atap(periode_id, desa, program)
    hasil = {}
    for (kode, nama_program), isi in hitung.items():
        batas = atap.get(nama_program, {})
        milik = batas.get(kode)
        hasil[kode, nama_program] = Ringkas(
            jumlah=milik.jumlah if milik else None, terpakai=isi.get("diajukan", 0) + isi.get("disahkan", 0),
            sisa=sisa_terkecil({unit: satu.jumlah - satu.terpakai for unit, satu in batas.items()}, kode), **isi,
        )  # fmt: skip
    return hasil


def _hitung(periode_id: UUID, desa: Collection[str], program: Collection[str]) -> Any:
    """Lines by desa, programme, state of their usulan and what they have of this period's places."""
    return (
        select(
            UsulanProgram.desa_kode, UsulanProgram.program, Usulan.status, Jatah.status.label("jatah"), func.count().label("jumlah")
        )
        .join(Usulan, Usulan.id == UsulanProgram.usulan_id)
        .outerjoin(Jatah, and_(Jatah.baris_id == UsulanProgram.id, Jatah.periode_id == periode_id))
        .where(
            Usulan.desa_kode.in_(desa), UsulanProgram.program.in_(program),
            Usulan.status.in_((*DIUSULKAN, *DI_DINAS, *SUDAH_SAH)), or_(Usulan.status.in_(DIUSULKAN), Jatah.status.is_not(None)),
        )
        .group_by(UsulanProgram.desa_kode, UsulanProgram.program, Usulan.status, Jatah.status)
    )  # fmt: skip


def _tempat(status: str, jatah: str | None) -> str:
    """Under which figure a line is counted; "" under none."""
    if jatah == TUNGGU:
        return "menunggu"
    if status in DIUSULKAN:
        return "diusulkan"
    return ("diajukan" if status in DI_DINAS else "disahkan") if jatah == DAPAT else ""


def _atap(periode_id: UUID, desa: Collection[str], program: Collection[str]) -> dict[str, dict[str, Any]]:
    unit = {kode for satu in desa for kode in lingkar(satu)}
    pilih = select(Kuota.program, Kuota.desa_kode, Kuota.jumlah, Kuota.terpakai)
    hasil: dict[str, dict[str, Any]] = {}
    for baris in db.session.execute(pilih.where(Kuota.periode_id == periode_id, Kuota.program.in_(program), Kuota.desa_kode.in_(unit))):
        hasil.setdefault(baris.program, {})[baris.desa_kode] = baris
    return hasil


def kuota_kini(desa_kode: str, program: Collection[str]) -> dict[str, Ringkas]:
    """{programme: figures} of one desa in the period of today; empty when there is no such period."""
    periode = find_periode_kini()
    if periode is None:
        return {}
    return {kode: isi for (_, kode), isi in ringkas_kuota(periode.id, [desa_kode], program).items()}


def list_baris_diputus(usulan: Usulan) -> list[UsulanProgram]:
    """The lines that can be decided now: all but those that wait for a place, and those that the dinsos settled already."""
    tunggu = baris_menunggu([usulan.id]).get(usulan.id, set()) if usulan.program else set()
    return [baris for baris in usulan.program if baris.id not in tunggu and baris.keputusan != DITETAPKAN_DINAS]


def antre_by_usulan(usulan_ids: Collection[UUID]) -> dict[UUID, str]:
    """{usulan: "Menunggu kuota, urutan 2."} of those of these of which a line waits for a place."""
    pilih = select(Jatah.usulan_id, Jatah.baris_id, Jatah.program).where(Jatah.usulan_id.in_(usulan_ids), Jatah.status == TUNGGU)
    semua = db.session.execute(pilih.order_by(Jatah.program, Jatah.urutan)).all() if usulan_ids else []
    if not semua:
        return {}
    urutan, berlaku = urutan_tunggu({satu.usulan_id for satu in semua}), program_berlaku()
    tunggu: dict[UUID, list[tuple[str, int]]] = {}
    for satu in semua:
        tunggu.setdefault(satu.usulan_id, []).append((sebut_program(satu.program, berlaku).singkatan, urutan[satu.baris_id]))
    return {id_: kalimat_antre(milik) for id_, milik in tunggu.items()}


def list_desa_halaman(*, untuk: Any, wilayah: str | None, setelah: str | None = None, ukuran: int = UKURAN) -> Sequence[Any]:
    """Desa in scope by code, up to ``ukuran`` + 1 after that code: rows (kode, nama)."""
    pilih = select(Wilayah.kode, Wilayah.nama).where(Wilayah.tingkat == 4, cakupan(Wilayah.kode, untuk))
    if wilayah:
        pilih = pilih.where(or_(Wilayah.kode == wilayah, Wilayah.induk == wilayah))
    if setelah:
        pilih = pilih.where(Wilayah.kode > setelah)
    return db.session.execute(pilih.order_by(Wilayah.kode).limit(ukuran + 1)).all()
