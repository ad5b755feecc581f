"""Quota beside a musdes: what is left while it sits, who is beyond it when it closes, who got a place when its packet went."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, func, select

from ...akun.queries import cakupan
from ...db import db
from ...keluarga.models import Keluarga
from ...keluarga.queries.pindah import bila_terlihat
from ...kuota.models import Jatah
from ...kuota.queries.kuota import baris_menunggu, list_kuota_desa, urutan_tunggu
from ...kuota.queries.periode import find_periode_kini
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import Program, sebut_program
from ...kuota.rules.jatah import DAPAT, LEPAS, TUNGGU, daftar_tunggu, sisa_terkecil
from ...usulan.models import Usulan, UsulanProgram
from ...usulan.rules.status import LAYAK
from ..models import Acara, Musdes


class SisaProgram(NamedTuple):
    """One programme with a ceiling: places left, and lines that this meeting found layak so far."""

    program: Program
    sisa: int
    layak: int


def sisa_of(desa_kode: str) -> dict[str, int]:
    """{programme: places left} for one desa in the period of today, of the programmes that have a ceiling."""
    periode = find_periode_kini()
    if periode is None:
        return {}
    hasil: dict[str, int] = {}
    for kode, batas in list_kuota_desa(periode.id, desa_kode).items():
        sisa = sisa_terkecil({unit: baris.jumlah - baris.terpakai for unit, baris in batas.items()}, desa_kode)
        if sisa is not None:
            hasil[kode] = sisa
    return {kode: hasil[kode] for kode in program_berlaku() if kode in hasil} if hasil else {}


def sisa_kuota(musdes: Musdes) -> list[SisaProgram]:
    """What the people in the room should know before they decide; nothing where no ceiling is set."""
    sisa = sisa_of(musdes.desa_kode)
    if not sisa:
        return []
    pilih = (
        select(UsulanProgram.program, func.count())
        .join(Acara, Acara.usulan_id == UsulanProgram.usulan_id)
        .where(Acara.musdes_id == musdes.id, Acara.keputusan == LAYAK)
        .group_by(UsulanProgram.program)
    )
    berlaku = program_berlaku()
    layak: dict[str, int] = dict(db.session.execute(pilih).all())  # type: ignore[arg-type]
    return [SisaProgram(berlaku[kode], jumlah, layak.get(kode, 0)) for kode, jumlah in sisa.items()]


def tandai_tunggu(isi: dict[str, Any], desa_kode: str) -> dict[str, Any]:
    """The decisions of a meeting with the rows of Lampiran II beyond the quota marked, and the quota as it stood; as given without one."""
    sisa = sisa_of(desa_kode)
    if not sisa:
        return isi
    daftar = isi["lampiran"]["ii"]
    baris = [(ke, program) for ke, satu in enumerate(daftar) for program in satu["program"]]
    tunggu: dict[int, Counter[str]] = {}
    for ke, program in daftar_tunggu(sisa, baris):
        tunggu.setdefault(ke, Counter())[program] += 1
    kedua = [{**satu, "daftar_tunggu": _kata(tunggu[ke])} if ke in tunggu else satu for ke, satu in enumerate(daftar)]
    return {**isi, "lampiran": {**isi["lampiran"], "ii": kedua}, "sisa_kuota": sisa}


def _kata(program: Counter[str]) -> list[str]:
    berlaku = program_berlaku()
    semua = [(sebut_program(kode, berlaku), n) for kode, n in program.items()]
    return [f"{p.singkatan} ({n} jiwa)" if p.is_per_jiwa else p.singkatan for p, n in semua]


def ringkas_tempat(musdes_id: UUID) -> dict[str, dict[str, int]]:
    """{programme: {"dapat", "tunggu"}} of the lines that went with a packet, as it stands now."""
    pilih = (
        select(Jatah.program, Jatah.status, func.count())
        .join(Acara, Acara.usulan_id == Jatah.usulan_id)
        .where(Acara.musdes_id == musdes_id, Jatah.status != LEPAS)
        .group_by(Jatah.program, Jatah.status)
    )
    hasil: dict[str, dict[str, int]] = {}
    for program, status, jumlah in db.session.execute(pilih):
        hasil.setdefault(program, {DAPAT: 0, TUNGGU: 0})[status] = jumlah
    return {kode: hasil[kode] for kode in program_berlaku() if kode in hasil} if hasil else {}


def list_menunggu(musdes_id: UUID, *, untuk: Any) -> list[tuple[Row[Any], int]]:
    """The usulan of a packet all of whose lines still wait, each with its best rank."""
    semua = db.session.execute(
        select(Usulan.id, Usulan.nomor, bila_terlihat(Keluarga.nama, untuk))
        .join(Acara, Acara.usulan_id == Usulan.id)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .where(
            Acara.musdes_id == musdes_id, Usulan.status == LAYAK, cakupan(Usulan.desa_kode, untuk),
            select(Jatah.baris_id).where(Jatah.usulan_id == Usulan.id, Jatah.status == TUNGGU).exists(),
        )
        .order_by(Acara.urutan)
    ).all()  # fmt: skip
    urutan, baris = urutan_tunggu([satu.id for satu in semua]), baris_menunggu([satu.id for satu in semua])
    return [(satu, min(urutan[id_] for id_ in baris[satu.id])) for satu in semua]
