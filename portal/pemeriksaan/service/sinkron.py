"""Bring the findings of some families up to date with what the rules see now, inside the transaction of whoever calls."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import bindparam, insert, update

from ...db import db
from ...jam import sekarang
from ..models import Temuan
from ..queries.temuan import list_of_keluarga
from ..rules.hasil import HasilPeriksa
from ..rules.putusan import DIPERBAIKI, TERBUKA, is_setangkup

TERLIHAT_TIAP = timedelta(days=1)  # "seen" is kept by the day: a save does not rewrite what stands


@dataclass(frozen=True, slots=True)
class Sasaran:
    """One family that was checked: where it lives, how it is called, and what was found."""

    desa_kode: str
    nama: str
    hasil: Sequence[HasilPeriksa]


@dataclass(slots=True)
class Selisih:
    """How many findings are new, were closed because the facts changed, were opened again; ``segar``: only seen again."""

    baru: int = 0
    diperbaiki: int = 0
    dibuka: int = 0
    segar: int = 0

    def __bool__(self) -> bool:
        return bool(self.baru or self.diperbaiki or self.dibuka)


def sync_temuan(sasaran: Mapping[UUID, Sasaran], diputus: Container[str], *, tulis: bool = True) -> Selisih:
    """Write what is new, refresh what is known, close what no longer holds (``diperbaiki``), open again what was mended only by word.

    ``diputus`` are the rules that this check decides about: findings of others stay. A settled one stays settled; ``versi`` stays
    too, so a form that somebody has open for settling stays good. Leaves no audit line; with ``tulis=False`` nothing at all.
    """
    kini, selisih = sekarang(), Selisih()
    temu = {h.kunci: (id_, h) for id_, satu in sasaran.items() for h in satu.hasil if h.is_dicatat}
    ubah: list[dict[str, Any]] = []
    for baris in list_of_keluarga(sasaran):
        if baris.kunci in temu:
            id_, hasil = temu.pop(baris.kunci)
            nilai = _segarkan(baris, sasaran[id_], hasil, kini)
            if nilai:
                selisih.dibuka += nilai["b_status"] != baris.status
                selisih.segar += nilai["b_status"] == baris.status
                ubah.append(nilai)
        elif baris.status == TERBUKA and baris.aturan in diputus and _berhak(baris, sasaran):
            selisih.diperbaiki += 1
            ubah.append(_nilai(baris, status=DIPERBAIKI, diselesaikan_pada=kini, terlihat_pada=baris.terlihat_pada))
    baru = [_baris_baru(sasaran[id_], hasil, kini) for id_, hasil in temu.values()]
    selisih.baru = len(baru)
    if baru and tulis:
        db.session.execute(insert(Temuan), baru)
    if ubah and tulis:
        db.session.execute(_UBAH, ubah)
    return selisih


def _berhak(baris: Any, sasaran: Mapping[UUID, Sasaran]) -> bool:
    """Whether this check says that the finding no longer holds: that of its first family, of either for doubles."""
    return baris.keluarga_id in sasaran or is_setangkup(baris.aturan)


_KOLOM_UBAH = ("desa_kode", "lain_desa_kode", "tingkat", "skor", "bukti", "status", "diselesaikan_pada", "terlihat_pada")
_UBAH = (
    update(Temuan.__table__)  # type: ignore[arg-type]  # the table, not the class: versi stays
    .where(Temuan.__table__.c.id == bindparam("kode"))
    .values({kolom: bindparam(f"b_{kolom}") for kolom in _KOLOM_UBAH})
)


def _nilai(baris: Any, **baru: Any) -> dict[str, Any]:
    """The parameters of _UBAH for a row as it is, but for ``baru``."""
    lama = {kolom: getattr(baris, kolom, None) for kolom in _KOLOM_UBAH}
    return {"kode": baris.id} | {f"b_{kolom}": nilai for kolom, nilai in (lama | baru).items()}


def _segarkan(baris: Any, sasaran: Sasaran, hasil: HasilPeriksa, kini: datetime) -> dict[str, Any] | None:
    """What changes of a known finding that was seen again; None when nothing does."""
    isi = _isi(sasaran, hasil)
    if hasil.keluarga_id != baris.keluarga_id:
        isi = _balik(isi)
    isi["bukti"] = _lengkapi(isi["bukti"], baris.bukti)
    status = TERBUKA if baris.status == DIPERBAIKI else baris.status
    lama = {kolom: getattr(baris, kolom) for kolom in isi}
    if isi == lama and status == baris.status and kini - baris.terlihat_pada < TERLIHAT_TIAP:
        return None
    pada = None if status == TERBUKA else baris.diselesaikan_pada
    return _nilai(baris, **isi, status=status, diselesaikan_pada=pada, terlihat_pada=kini)


def _isi(sasaran: Sasaran, hasil: HasilPeriksa) -> dict[str, Any]:
    sini = {"keluarga": sasaran.nama, **hasil.bukti.get("sini", {})} if sasaran.nama else dict(hasil.bukti.get("sini", {}))
    bukti = {"sini": sini, "sana": dict(hasil.bukti.get("sana", {})), "kalimat": hasil.kalimat}
    return {
        "desa_kode": sasaran.desa_kode, "lain_desa_kode": hasil.lain_desa_kode, "tingkat": hasil.tingkat, "skor": hasil.skor,
        "bukti": bukti,
    }  # fmt: skip


def _balik(isi: dict[str, Any]) -> dict[str, Any]:
    """Seen from the other family: the sides of the stored row stay where they are."""
    bukti = {"sini": isi["bukti"]["sana"], "sana": isi["bukti"]["sini"], "kalimat": ""}
    return isi | {"desa_kode": isi["lain_desa_kode"], "lain_desa_kode": isi["desa_kode"], "bukti": bukti}


def _lengkapi(bukti: Mapping[str, Any], lama: Mapping[str, Any]) -> dict[str, Any]:
    """What only the check of one family knows (its own name, its sentence) stays when the other one is checked."""
    hasil = {"kalimat": bukti["kalimat"] or lama.get("kalimat", "")}
    for sisi in ("sini", "sana"):
        nama = bukti[sisi].get("keluarga") or lama.get(sisi, {}).get("keluarga")
        hasil[sisi] = {**({"keluarga": nama} if nama else {}), **bukti[sisi]}
    return hasil


def _baris_baru(sasaran: Sasaran, hasil: HasilPeriksa, kini: datetime) -> dict[str, Any]:
    return _isi(sasaran, hasil) | {
        "id": uuid4(), "kunci": hasil.kunci, "aturan": hasil.aturan, "keluarga_id": hasil.keluarga_id, "anggota_id": hasil.anggota_id,
        "lain_keluarga_id": hasil.lain_keluarga_id, "lain_anggota_id": hasil.lain_anggota_id, "status": TERBUKA, "catatan": "",
        "ditemukan_pada": kini, "terlihat_pada": kini, "versi": 1,
    }  # fmt: skip
