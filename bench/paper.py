"""The document that P6 prints: a frozen berita acara of the demo, its longest Lampiran repeated to so many rows."""

from __future__ import annotations

import copy
from typing import Any

from flask import Flask
from sqlalchemy import select

from portal.db import db
from portal.musdes.documents.berita_acara import susun_berita_acara
from portal.musdes.documents.keaslian import Keaslian
from portal.musdes.models import Dokumen
from portal.web import pdf


def frozen(app: Flask) -> dict[str, Any]:
    """The content of the demo's berita acara with most families; raises RuntimeError when there is none."""
    with app.app_context():
        contents = db.session.scalars(select(Dokumen.isi).where(Dokumen.jenis == "berita_acara")).all()
        db.session.remove()
    if not contents:
        raise RuntimeError("the demo holds no closed musdes")
    return max(contents, key=lambda isi: sum(map(len, isi["lampiran"].values())))


def paper(app: Flask, rows: int) -> pdf.Dokumen:
    """The berita acara with one Lampiran of ``rows`` families, as ``portal.musdes.documents`` composes it."""
    isi = copy.deepcopy(frozen(app))
    families = max(isi["lampiran"].values(), key=len)
    isi["lampiran"] = {"i": [], "ii": [families[ke % len(families)] for ke in range(rows)], "iii": [], "iv": []}
    marks = Keaslian(nomor=isi["nomor"], sidik="ab" * 32, alamat="http://127.0.0.1/periksa", kode="bench")
    with app.test_request_context():
        return susun_berita_acara(isi, marks, "F4")
