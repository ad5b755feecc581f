"""Recusal: a participant related to a family takes no part in deciding it; noted and taken back while the meeting runs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent
from ...jam import sekarang
from ..models import Musdes, UndurDiri
from ..queries import get_acara, get_musdes, get_peserta
from ..queries.undur import find_undur, find_undur_of, get_undur
from ..rules.undur import HUBUNGAN, kata_hubungan
from .umum import periksa_mencatat, periksa_rapat


def _musdes(id_: UUID, oleh: Any) -> Musdes:
    musdes = get_musdes(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    periksa_rapat(musdes)
    periksa_mencatat(musdes)
    return musdes


@verb
def create_undur(id_: UUID, musdes_id: UUID, acara_id: UUID, peserta_id: UUID, hubungan: str, *, oleh: Any) -> UndurDiri:
    """Note that this participant takes no part in deciding this family. The same form again, or the same mark by somebody else, is one."""
    musdes = _musdes(musdes_id, oleh)
    acara, peserta = get_acara(acara_id, musdes), _peserta(peserta_id, musdes)
    if hubungan not in HUBUNGAN:
        raise RuleBroken("Pilih hubungannya dengan keluarga ini.")
    sama = find_undur(id_)
    if sama is not None and (sama.peserta_id, sama.acara_id, sama.hubungan) != (peserta_id, acara_id, hubungan):
        raise SameIdOtherContent()
    lama = sama or find_undur_of(peserta_id, acara_id)
    if lama is not None and lama.hubungan != hubungan:
        raise RuleBroken(f"{peserta.nama} sudah dicatat sebagai {kata_hubungan(lama.hubungan)}. Batalkan dulu bila keliru.")
    if lama is None and peserta.hadir_pada is None:
        raise RuleBroken(f"{peserta.nama} belum dicatat hadir, jadi tidak ikut memutuskan.")
    undur = lama or UndurDiri(
        id=id_, musdes_id=musdes.id, desa_kode=musdes.desa_kode, peserta_id=peserta.id, acara_id=acara.id, hubungan=hubungan,
        dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
    )  # fmt: skip
    if lama is None:
        db.session.add(undur)
        db.session.flush()
    audit.record("undur.catat", oleh=oleh, objek=undur, acara=str(acara_id), hubungan=hubungan, ulang=lama is not None)
    return undur


def _peserta(id_: UUID, musdes: Musdes) -> Any:
    try:
        return get_peserta(id_, musdes, kunci=True)
    except NotFound:
        raise RuleBroken("Orang ini tidak ada lagi dalam daftar peserta. Muat ulang halaman, lalu pilih lagi.") from None


@verb
def delete_undur(id_: UUID, musdes_id: UUID, *, oleh: Any) -> UUID:
    """Take the mark back while the meeting runs; returns the agenda row that it was about."""
    undur = get_undur(id_, _musdes(musdes_id, oleh))
    db.session.delete(undur)
    audit.record("undur.batal", oleh=oleh, objek=undur, acara=str(undur.acara_id), hubungan=undur.hubungan)
    return undur.acara_id
