"""A published list of one closed musdes, and objections against it, for the tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from portal.audit.models import Jejak
from portal.db import db, transaction
from portal.musdes.models import Dokumen
from portal.warga.service.pengumuman import publish_pengumuman
from portal.warga.service.sanggahan import create_sanggahan
from tests.factories import KELURAHAN, Orang, Pabrik


@dataclass
class Terbit:
    """A list with its usulan; ``operator`` is of its village."""

    id: UUID
    operator: Orang
    usulan: list[UUID] = field(default_factory=list)


def terbitkan(pabrik: Pabrik, desa: str = KELURAHAN, nama: tuple[str, ...] = ("Sumiati Tersanggah",)) -> Terbit:
    """Families decided by a musdes that is closed and published today."""
    op = pabrik.pengguna("operator", desa)
    usulan = [pabrik.usulan(pabrik.keluarga(desa, oleh=op, nama=satu), oleh=op, status="siap_musdes") for satu in nama]
    musdes = pabrik.musdes(desa, oleh=op, usulan_ids=usulan, status="ditutup")
    with pabrik.app.app_context():
        dokumen = db.session.scalars(select(Dokumen.id).where(Dokumen.musdes_id == musdes)).one()
        id_ = publish_pengumuman(uuid4(), musdes, dokumen, oleh=op).id
        db.session.remove()
    return Terbit(id_, op, usulan)


def isi(terbit: Terbit, **lain: Any) -> dict[str, Any]:
    """An objection against the first line."""
    return {
        "pengumuman_id": terbit.id, "usulan_id": terbit.usulan[0], "jenis": "tidak_layak", "tentang": "", "rahasia": False,
        "uraian": "Rumahnya dua lantai dan punya mobil.", "penyanggah_nama": "Hasan Penyanggah", "penyanggah_alamat": "RT 09 RW 02",
        "penyanggah_telepon": "081200009999", **lain,
    }  # fmt: skip


def sanggah(pabrik: Pabrik, terbit: Terbit, **lain: Any) -> UUID:
    """An objection that stands."""
    id_ = uuid4()
    with pabrik.app.app_context():
        create_sanggahan(id_, isi(terbit, **lain), oleh=terbit.operator)
        db.session.remove()
    return id_


def ubah(app: Any, model: Any, id_: UUID, **nilai: Any) -> None:
    """Change a row directly, as if time had passed."""
    with app.app_context():
        with transaction(jejak=0) as sesi:
            satu = sesi.get_one(model, id_)
            for nama, isi_ in nilai.items():
                setattr(satu, nama, isi_)
        db.session.remove()


def jejak(app: Any, aksi: str) -> list[str]:
    """The details of the lines of an action."""
    with app.app_context():
        semua = list(db.session.scalars(select(Jejak.rincian).where(Jejak.aksi == aksi).order_by(Jejak.id)))
        db.session.remove()
    return semua
