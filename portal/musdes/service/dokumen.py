"""Freezing a closed musdes into its paper, and noting who looks at it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken
from ...jam import sekarang
from ...kit.isi import sidik
from ...kit.kode_publik import sidik_kode
from ...kode import kode_of
from ..models import Dokumen, Musdes
from ..queries import get_musdes
from ..queries.berkas import find_dokumen, get_dokumen
from ..queries.cuplikan import cuplikan_of
from ..rules.bentuk import AKTA, PERNYATAAN, SPTJM, akta_of, is_sptjm
from ..rules.status import BATAL


def freeze(musdes: Musdes, dokumen_id: UUID, nomor: str, *, oleh: Any) -> Dokumen:
    """Make the paper of a musdes that is being closed; inside the caller's transaction, without an audit line.

    Everything the papers show is copied now. Only the hash of the public code is kept: who reads the database cannot
    make a QR code that the portal would confirm.
    """
    return keep(musdes, dokumen_id, cuplikan_of(musdes, nomor), musdes.tanggal, oleh=oleh)


def keep(
    musdes: Musdes, dokumen_id: UUID, isi: dict[str, Any], tanggal: date, *, menggantikan: Dokumen | None = None, oleh: Any
) -> Dokumen:
    """Keep this content as the paper in force; the one that it replaces, if any, says so from now on."""
    dokumen = Dokumen(
        id=dokumen_id, musdes_id=musdes.id, desa_kode=musdes.desa_kode, jenis=akta_of(musdes.bentuk), nomor=isi["nomor"],
        tanggal=tanggal, kode_sidik=sidik_kode(kode_of(dokumen_id)), sidik=sidik(isi), isi=isi,
        dibuat_oleh=oleh.id, dibuat_pada=sekarang(), menggantikan=menggantikan.id if menggantikan else None,
    )  # fmt: skip
    db.session.add(dokumen)
    db.session.flush()
    if menggantikan:
        menggantikan.diganti_oleh = dokumen_id
        db.session.flush()
    return dokumen


@verb
def record_lihat(musdes_id: UUID, jenis: str, kertas: str, *, oleh: Any) -> UUID | None:
    """Note that somebody opens a paper, before it is shown; returns the id of the frozen paper, None for a preview.

    The berita acara and the SPTJM show NIK, so they need that permission; the attendance list and the statement do not.
    """
    musdes = get_musdes(musdes_id, untuk=oleh)
    _periksa_jenis(musdes, jenis)
    if jenis in AKTA:
        require(oleh, Izin.NIK_LIHAT, musdes)
    dokumen = find_dokumen(musdes_id, untuk=oleh)
    if dokumen is None and musdes.status == BATAL:
        raise RuleBroken(f"{'SPTJM' if is_sptjm(musdes.bentuk) else 'Musyawarah'} ini batal, jadi tidak ada yang dapat dicetak.")
    audit.record("dokumen.lihat", oleh=oleh, objek=musdes, jenis=jenis, kertas=kertas, konsep=dokumen is None)
    return dokumen.id if dokumen else None


def _periksa_jenis(musdes: Musdes, jenis: str) -> None:
    """A packet has the papers of its form and no others."""
    if is_sptjm(musdes.bentuk) != (jenis in (SPTJM, PERNYATAAN)):
        tanpa = "tanpa musyawarah, jadi tidak ada berita acara dan daftar hadirnya"
        raise RuleBroken(f"Paket ini {tanpa if is_sptjm(musdes.bentuk) else 'dengan musyawarah, jadi tidak ada SPTJM-nya'}.")


@verb
def record_lihat_lama(musdes_id: UUID, dokumen_id: UUID, kertas: str, *, oleh: Any) -> str:
    """Note that somebody opens one paper of a musdes, also one that was replaced, before it is shown; returns which kind it is."""
    musdes, dokumen = get_musdes(musdes_id, untuk=oleh), get_dokumen(dokumen_id, untuk=oleh)
    require(oleh, Izin.NIK_LIHAT, musdes)
    if dokumen.musdes_id != musdes.id:
        raise NotFound()
    audit.record("dokumen.lihat", oleh=oleh, objek=musdes, jenis=dokumen.jenis, kertas=kertas, nomor=dokumen.nomor, konsep=False)
    return dokumen.jenis
