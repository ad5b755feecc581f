"""Freezing a closed musdes into its paper, keeping what was printed of it, and noting who looked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, transaction, verb
from ...errors import RuleBroken
from ...jam import sekarang
from ...kit.isi import sidik
from ..models import Cetakan, Dokumen, Musdes
from ..queries import get_musdes
from ..queries_berkas import find_cetakan, find_dokumen, get_dokumen, kode_of
from ..queries_cuplikan import cuplikan_of
from ..rules.berita_acara import sidik_kode
from ..rules.status import BATAL, BERITA_ACARA


def freeze(musdes: Musdes, dokumen_id: UUID, nomor: str, *, oleh: Any) -> Dokumen:
    """Make the paper of a musdes that is being closed; inside the caller's transaction, without an audit line.

    Everything the papers show is copied now. Only the hash of the public code is kept: who reads the database cannot
    make a QR code that the portal would confirm.
    """
    isi = cuplikan_of(musdes, nomor)
    dokumen = Dokumen(
        id=dokumen_id, musdes_id=musdes.id, desa_kode=musdes.desa_kode, jenis=BERITA_ACARA, nomor=nomor,
        tanggal=musdes.tanggal, kode_sidik=sidik_kode(kode_of(dokumen_id)), sidik=sidik(isi), isi=isi,
        dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
    )  # fmt: skip
    db.session.add(dokumen)
    db.session.flush()
    return dokumen


@verb
def record_lihat(musdes_id: UUID, jenis: str, kertas: str, *, oleh: Any) -> UUID | None:
    """Note that somebody opens a paper, before it is shown; returns the id of the frozen paper, None for a preview.

    The berita acara shows NIK, so it needs that permission; the attendance list does not.
    """
    musdes = get_musdes(musdes_id, untuk=oleh)
    if jenis == BERITA_ACARA:
        require(oleh, Izin.NIK_LIHAT, musdes)
    dokumen = find_dokumen(musdes_id, untuk=oleh)
    if dokumen is None and musdes.status == BATAL:
        raise RuleBroken("Musyawarah ini batal, jadi tidak ada yang dapat dicetak.")
    audit.record("dokumen.lihat", oleh=oleh, objek=musdes, jenis=jenis, kertas=kertas, konsep=dokumen is None)
    return dokumen.id if dokumen else None


def keep_cetakan(dokumen_id: UUID, jenis: str, kertas: str, buat: Callable[[Dokumen], bytes], *, untuk: Any) -> bytes:
    """The kept bytes of a paper; when there are none, those that ``buat`` makes, kept from now on.

    ``buat`` runs for seconds, so no transaction is open meanwhile. Of two that print at once the first is kept.
    """
    dokumen = get_dokumen(dokumen_id, untuk=untuk)
    ada = find_cetakan(dokumen_id, jenis, kertas)
    if ada is not None:
        return ada
    _periksa_utuh(dokumen)
    desa_kode = dokumen.desa_kode
    db.session.expunge(dokumen)
    db.session.rollback()
    pdf = buat(dokumen)
    try:
        with transaction(jejak=0) as session:
            ada = find_cetakan(dokumen_id, jenis, kertas)
            if ada is None:
                session.add(
                    Cetakan(
                        id=uuid4(), dokumen_id=dokumen_id, desa_kode=desa_kode, jenis=jenis, kertas=kertas, pdf=pdf,
                        sidik=hashlib.sha256(pdf).hexdigest(), dibuat_pada=sekarang(),
                    )
                )  # fmt: skip
            return ada or pdf
    except IntegrityError:  # another server process kept its own in between
        return find_cetakan(dokumen_id, jenis, kertas) or pdf


def _periksa_utuh(dokumen: Dokumen) -> None:
    """A paper is printed only from the content that was frozen, with a code that the portal will know again."""
    if sidik(dokumen.isi) != dokumen.sidik or sidik_kode(kode_of(dokumen.id)) != dokumen.kode_sidik:
        raise RuleBroken("Isi atau kunci berita acara ini tidak cocok lagi dengan saat ditutup. Hubungi pengelola portal.")
