"""record(): leave the audit line of the running transaction; it is chained and written just before the commit."""

from __future__ import annotations

import json
from typing import Any

from flask import has_request_context, request
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from ..db import MENULIS, db, sebelum_simpan
from ..jam import sekarang
from .models import Jejak, JejakKepala
from .rules import AWAL, BIDANG, sidik_baris, untuk_sidik


def record(aksi: str, *, oleh: Any, objek: Any = None, desa_kode: str | None = None, **rincian: Any) -> None:
    """Put one line on the trail: ``oleh`` did ``aksi`` to ``objek`` (a row with id, or None).

    Details must hold no personal data in clear: ids, codes, counts and states only. Raises RuntimeError outside transaction().
    """
    session = db.session()
    if not session.info.get(MENULIS):
        raise RuntimeError("record() di luar transaction()")
    objek_id = getattr(objek, "id", None)
    session.info["jejak"].append(
        {
            "pengguna_id": getattr(oleh, "id", None),
            "peran": getattr(oleh, "peran", None),
            "aksi": aksi,
            "objek_jenis": getattr(objek, "__tablename__", None),
            "objek_id": str(objek_id) if objek_id is not None else None,
            "desa_kode": desa_kode or getattr(objek, "desa_kode", None),
            "rincian": json.dumps(rincian, default=str, ensure_ascii=False, sort_keys=True),
            "alamat": request.remote_addr if has_request_context() else None,
        }
    )


@sebelum_simpan
def tulis_rantai(session: Session) -> None:
    """Chain and insert the lines of this transaction; one verb must leave exactly as many as it promised."""
    baris = session.info["jejak"]
    if len(baris) != session.info["jejak_wajib"]:
        raise RuntimeError(f"satu verba satu baris jejak: ada {len(baris)}, harus {session.info['jejak_wajib']}")
    if not baris:
        return
    kepala = session.execute(select(JejakKepala).with_for_update()).scalar_one_or_none()
    if kepala is None:
        kepala = JejakKepala(id=1, nomor=0, hash=AWAL)
        session.add(kepala)
    for isi in baris:
        lengkap = {"id": kepala.nomor + 1, "waktu": sekarang(), **isi}
        sidik = sidik_baris(kepala.hash, {nama: untuk_sidik(lengkap[nama]) for nama in BIDANG})
        session.execute(insert(Jejak).values(**lengkap, hash_sebelum=kepala.hash, hash=sidik))
        kepala.nomor, kepala.hash = kepala.nomor + 1, sidik
    session.flush()
