"""Places: asked for at release, given back when a usulan ends, and then taken by the next who waits. All inside the caller's transaction.

Whoever moves places holds the period for sharing and then its ceilings in one order (programme, unit); who sets a ceiling holds the
period alone. So ``terpakai`` always equals the lines that hold a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from ...db import db, sedang_menulis
from ...errors import RuleBroken
from ...jam import sekarang
from ..models import Jatah, Kuota, Periode
from ..queries.kuota import di_bawah, kunci_kuota
from ..queries.periode import find_periode_hari
from ..rules.jatah import (
    DAPAT,
    LEPAS,
    TEMPAT_TIDAK_ADA,
    TUNGGU,
    Permintaan,
    ambil,
    bagi_tempat,
    lingkar,
    muat,
    terpakai_per_unit,
)

Naik = Callable[[UUID, Any], bool]
_naik: list[Naik] = []


def saat_naik(fungsi: Naik) -> Naik:
    """Register what moves a usulan when a line of it gets a place: ``fungsi(usulan_id, oleh)`` tells whether the line may have it.

    usulan comes after kuota, so it says itself what it does.
    """
    _naik.append(fungsi)
    return fungsi


def minta_tempat(baris: Sequence[Permintaan], hari: date) -> dict[UUID, str]:
    """Ask a place for each of these lines of one desa, in their order: {line: "dapat" or "tunggu"}.

    Without a period on this day nothing is counted and the answer is empty; without a ceiling every line gets its place.
    """
    _di_dalam_transaksi()
    periode = find_periode_hari(hari)
    if periode is None or not baris:
        return {}
    _tahan(periode.id)
    [desa] = {satu.desa_kode for satu in baris}
    sisa, kini, hasil = kunci_kuota(periode.id, {satu.program for satu in baris}, desa), sekarang(), {}
    for program in sorted({satu.program for satu in baris}):
        milik = [satu for satu in baris if satu.program == program]
        for satu, dapat in zip(milik, bagi_tempat(sisa.get(program, {}), [desa] * len(milik)), strict=True):
            hasil[satu.baris_id] = DAPAT if dapat else TUNGGU
            isi = {"usulan_id": satu.usulan_id, "desa_kode": desa, "program": program, "urutan": satu.urutan, "periode_id": periode.id}
            db.session.merge(Jatah(baris_id=satu.baris_id, status=hasil[satu.baris_id], sejak=kini, **isi))
        _pakai(periode.id, program, terpakai_per_unit(desa for satu in milik if hasil[satu.baris_id] == DAPAT))
    db.session.flush()
    return hasil


def lepas_tempat(usulan_id: UUID, *, oleh: Any, baris: Collection[UUID] | None = None) -> None:
    """Give back what the lines of this usulan hold (all, or these), and let the next in rank move up."""
    _di_dalam_transaksi()
    pilih = select(Jatah.baris_id, Jatah.periode_id, Jatah.desa_kode, Jatah.program, Jatah.status).where(Jatah.usulan_id == usulan_id)
    if baris is not None:
        pilih = pilih.where(Jatah.baris_id.in_(baris))
    ada = db.session.execute(pilih.where(Jatah.status != LEPAS)).all()
    if not ada:
        return
    for periode_id in sorted({satu.periode_id for satu in ada}):
        _tahan(periode_id)
    _ubah_status([satu.baris_id for satu in ada], LEPAS)
    bebas = Counter((satu.periode_id, satu.program, satu.desa_kode) for satu in ada if satu.status == DAPAT)
    for (periode_id, program, desa), jumlah in sorted(bebas.items()):
        sisa = kunci_kuota(periode_id, {program}, desa).get(program, {})
        if sisa:
            _pakai(periode_id, program, {kode: -jumlah for kode in lingkar(desa) if kode in sisa})
            isi_kosong(periode_id, program, min(kode for kode in lingkar(desa) if kode in sisa), oleh=oleh)


def ambil_lagi(usulan_id: UUID, baris: Collection[UUID] | None = None) -> None:
    """Ask again for the places that lines of this usulan gave back, since they are to be decided anew.

    A line for which no place is left waits in its old rank. Raises RuleBroken when then none of its lines has a place. With ``baris``
    only these are asked for, and each must get its place: they were handed over and cannot wait any more.
    """
    _di_dalam_transaksi()
    semua = db.session.execute(
        select(Jatah.baris_id, Jatah.periode_id, Jatah.desa_kode, Jatah.program, Jatah.status, Jatah.urutan)
        .where(Jatah.usulan_id == usulan_id)
        .order_by(Jatah.program, Jatah.urutan)
    ).all()
    hilang = [satu for satu in semua if satu.status == LEPAS and (baris is None or satu.baris_id in baris)]
    if not hilang:
        return
    _tahan(semua[0].periode_id)
    dapat = sum(satu.status == DAPAT for satu in semua)
    for satu in hilang:
        sisa = kunci_kuota(satu.periode_id, {satu.program}, satu.desa_kode).get(satu.program, {})
        ada = muat(sisa, satu.desa_kode)
        if baris is not None and not ada:
            raise RuleBroken(TEMPAT_TIDAK_ADA)
        _ubah_status([satu.baris_id], DAPAT if ada else TUNGGU)
        if ada:
            dapat += 1
            _pakai(satu.periode_id, satu.program, terpakai_per_unit([satu.desa_kode]))
    if not dapat:
        raise RuleBroken(TEMPAT_TIDAK_ADA)


def isi_kosong(periode_id: UUID, program: str, wilayah: str, *, oleh: Any) -> int:
    """Give the places that are free under ``wilayah`` to the lines that wait there, by rank; tells how many moved up."""
    sisa = kunci_kuota(periode_id, {program}, wilayah).get(program, {})
    antre = db.session.execute(
        select(Jatah.baris_id, Jatah.usulan_id, Jatah.desa_kode)
        .where(Jatah.periode_id == periode_id, Jatah.program == program, Jatah.status == TUNGGU, di_bawah(Jatah.desa_kode, wilayah))
        .order_by(Jatah.urutan, Jatah.sejak, Jatah.baris_id)
    ).all()
    naik = 0
    for satu in antre:
        if not muat(sisa, satu.desa_kode) or not all(fungsi(satu.usulan_id, oleh) for fungsi in _naik):
            continue
        if _ubah_status([satu.baris_id], DAPAT, dari=TUNGGU):
            ambil(sisa, satu.desa_kode)
            _pakai(periode_id, program, terpakai_per_unit([satu.desa_kode]))
            naik += 1
    return naik


def _di_dalam_transaksi() -> None:
    if not sedang_menulis():
        raise RuntimeError("jatah di luar transaction()")


def _tahan(periode_id: UUID) -> None:
    """Keep the ceilings of the period from being set anew while places of it move."""
    db.session.execute(select(Periode.id).where(Periode.id == periode_id).with_for_update(read=True))


def _ubah_status(baris: Iterable[UUID], status: str, dari: str = "") -> int:
    perintah = update(Jatah).where(Jatah.baris_id.in_(list(baris))).values(status=status)
    if dari:
        perintah = perintah.where(Jatah.status == dari)
    return int(db.session.execute(perintah).rowcount)  # type: ignore[attr-defined]


def _pakai(periode_id: UUID, program: str, per_unit: Mapping[str, int]) -> None:
    """Count places under each ceiling that is set, without touching ``versi``: who types numbers is not made late by a release."""
    for kode, jumlah in sorted(per_unit.items()):
        if jumlah:
            db.session.execute(
                update(Kuota)
                .where(Kuota.periode_id == periode_id, Kuota.program == program, Kuota.desa_kode == kode)
                .values(terpakai=Kuota.terpakai + jumlah)
            )
