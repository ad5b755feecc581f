"""Bytes of a paper: the kept ones, or those printed now from the frozen content; a preview is never kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, Literal
from uuid import UUID, uuid4

from flask import current_app
from sqlalchemy.exc import IntegrityError

from ...db import db, transaction
from ...errors import RuleBroken
from ...jam import sekarang
from ...kit.isi import sidik
from ...kit.kode_publik import sidik_kode
from ...kode import kode_of
from ...web import pdf
from ..models import Cetakan, Dokumen
from ..queries import get_musdes
from ..queries.berkas import find_cetakan, get_dokumen
from ..queries.cuplikan import cuplikan_of
from ..rules.bentuk import PERNYATAAN, SPTJM, kata_akta
from ..rules.status import BERITA_ACARA, DAFTAR_HADIR
from .berita_acara import susun_berita_acara
from .daftar_hadir import susun_daftar_hadir
from .keaslian import Keaslian
from .sptjm import susun_pernyataan, susun_sptjm

Kertas = Literal["F4", "A4"]
SUSUN: dict[str, Callable[[dict[str, Any], Keaslian | None, Kertas], pdf.Dokumen]] = {
    BERITA_ACARA: susun_berita_acara,
    DAFTAR_HADIR: susun_daftar_hadir,
    SPTJM: susun_sptjm,
    PERNYATAAN: susun_pernyataan,
}


def ensure_cetakan(dokumen_id: UUID, jenis: str, kertas: Kertas, *, untuk: Any) -> bytes:
    """The PDF of a frozen paper: printed once for each kind and size, the same bytes ever after.

    Printing takes seconds, so no transaction is open meanwhile. Of two that print at once the first is kept.
    """
    dokumen = get_dokumen(dokumen_id, untuk=untuk)
    ada = find_cetakan(dokumen_id, jenis, kertas)
    if ada is not None:
        return ada
    keaslian, isi, desa_kode = _keaslian(dokumen), dokumen.isi, dokumen.desa_kode
    db.session.rollback()
    cetakan = Cetakan(
        id=uuid4(), dokumen_id=dokumen_id, desa_kode=desa_kode, jenis=jenis, kertas=kertas,
        pdf=pdf.render(SUSUN[jenis](isi, keaslian, kertas)),
    )  # fmt: skip
    return _simpan(cetakan)


def render_konsep(musdes_id: UUID, jenis: str, kertas: Kertas, *, untuk: Any) -> bytes:
    """The PDF of a musdes that is not closed yet, from what stands now: a draft berita acara or a blank attendance list."""
    isi = cuplikan_of(get_musdes(musdes_id, untuk=untuk))
    db.session.rollback()  # as above
    return pdf.render(SUSUN[jenis](isi, None, kertas))


def _keaslian(dokumen: Dokumen) -> Keaslian:
    """A paper is printed only from the content that was frozen, with a code that the portal will know again."""
    kode = kode_of(dokumen.id)
    if sidik(dokumen.isi) != dokumen.sidik or sidik_kode(kode) != dokumen.kode_sidik:
        raise RuleBroken(f"Isi atau kunci {kata_akta(dokumen.jenis)} ini tidak cocok lagi dengan saat ditutup. Hubungi pengelola portal.")
    return Keaslian(
        nomor=dokumen.nomor, sidik=dokumen.sidik, alamat=f"{current_app.config['PORTAL'].url}/periksa", kode=kode
    )


def _simpan(cetakan: Cetakan) -> bytes:
    kunci, isi = (cetakan.dokumen_id, cetakan.jenis, cetakan.kertas), cetakan.pdf
    cetakan.sidik, cetakan.dibuat_pada = hashlib.sha256(isi).hexdigest(), sekarang()
    try:
        with transaction(jejak=0) as session:
            ada = find_cetakan(*kunci)
            if ada is None:
                session.add(cetakan)
            return ada or isi
    except IntegrityError:  # another server process kept its own in between
        return find_cetakan(*kunci) or isi
