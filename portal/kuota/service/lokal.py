"""Programmes of the kabupaten itself: made, changed, switched off. None is ever deleted: papers and usulan go on naming it."""

from __future__ import annotations

from typing import Any

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, StaleWrite
from ..models import ProgramKabupaten
from ..queries.program import baca_program, lupakan_program
from ..rules.lokal import KALIMAT_SATUAN_TETAP, PALING_BANYAK, IsiLokal, kode_program, salah_lokal
from ..rules.program import ProgramBerlaku


def isi_of(p: ProgramBerlaku) -> IsiLokal:
    """What stands of a local programme, as a value to compare."""
    return IsiLokal(p.nama, p.singkatan, p.satuan, p.desil_maks, p.dasar, p.syarat, p.urutan, p.aktif)


def _pastikan(isi: IsiLokal, lain: list[ProgramBerlaku]) -> None:
    salah = [kalimat for _, kalimat in salah_lokal(isi, lain)]
    if salah:
        raise RuleBroken(salah[0], rincian=tuple(salah[1:]))


def _pasang(baris: ProgramKabupaten, isi: IsiLokal) -> None:
    baris.nama, baris.singkatan, baris.satuan, baris.desil_maks = isi.nama, isi.singkatan, isi.satuan, isi.desil_maks
    baris.dasar, baris.syarat, baris.urutan, baris.aktif = isi.dasar, isi.syarat, isi.urutan, isi.aktif
    db.session.flush()
    lupakan_program()


@verb
def create_lokal(isi: IsiLokal, *, oleh: Any) -> str:
    """Make the programme; returns its code, minted from the short name. The same content again is the same programme.

    Raises RuleBroken when something is missing or the short name is taken.
    """
    require(oleh, Izin.KUOTA_KELOLA)
    kini = baca_program()
    ada = next((kode for kode, p in kini.items() if p.lokal and isi_of(p) == isi), None)
    if ada is None:
        _pastikan(isi, list(kini.values()))
        if sum(p.lokal for p in kini.values()) >= PALING_BANYAK:
            raise RuleBroken(f"Sudah ada {PALING_BANYAK} program daerah. Ubah salah satu yang tidak dipakai lagi.")
        baris = ProgramKabupaten(kode=kode_program(isi.singkatan, kini), lokal=True)
        db.session.add(baris)
        _pasang(baris, isi)
        ada = baris.kode
    audit.record("program.tambah", oleh=oleh, kode=ada, singkatan=isi.singkatan, satuan=isi.satuan)
    return ada


@verb
def update_lokal(kode: str, isi: IsiLokal, *, versi: int, oleh: Any) -> bool:
    """Change it; tells whether anything changed. Raises NotFound, RuleBroken, and StaleWrite when another person changed it meanwhile."""
    require(oleh, Izin.KUOTA_KELOLA)
    kini = baca_program()
    if kode not in kini or not kini[kode].lokal:
        raise NotFound()
    berubah = isi_of(kini[kode]) != isi
    if berubah:
        if kini[kode].versi != versi:
            raise StaleWrite("Program ini sudah diubah orang lain.", rincian=_uraikan(kini[kode]))
        if isi.satuan != kini[kode].satuan:
            raise RuleBroken(KALIMAT_SATUAN_TETAP)
        _pastikan(isi, [p for lain, p in kini.items() if lain != kode])
        _pasang(db.session.get_one(ProgramKabupaten, kode, with_for_update=True), isi)
    audit.record("program.ubah_lokal", oleh=oleh, kode=kode, berubah=berubah, aktif=isi.aktif)
    return berubah


def _uraikan(p: ProgramBerlaku) -> tuple[str, ...]:
    """What stands now, for who came too late."""
    batas = f"desil paling tinggi {p.desil_maks}" if p.desil_maks else "tanpa batas desil"
    return (
        f"{p.nama} ({p.singkatan}), {batas}, {'dibuka' if p.aktif else 'ditutup'}, urutan {p.urutan}", f"Dasar hukum: {p.dasar or '(kosong)'}",
        f"Syarat: {p.syarat or '(kosong)'}",
    )  # fmt: skip
