"""The optional step of the kecamatan: the camat validates, or sends back with a reason, one by one or many at once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID, uuid4

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent
from ...jam import sekarang
from ...kit.isi import sidik
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan
from ...usulan.rules.status import DIAJUKAN, DIKEMBALIKAN, KATA_STATUS, VALID_KECAMATAN
from ...usulan.service import advance
from ..models import Keputusan, Massal
from ..queries.usulan import list_usulan_terkunci
from ..rules import Putusan, kalimat_putusan, periksa_pengembalian
from ..rules.putusan import KECAMATAN
from .dasar import batasi


def halangan_validasi(usulan: Any) -> str:
    """Why the kecamatan does not act on this usulan, else ""."""
    return "" if usulan.status == DIAJUKAN else f"Statusnya “{KATA_STATUS[usulan.status]}”, jadi tidak menunggu validasi."


@verb
def validate_many(id_: UUID, ids: Collection[UUID], putusan: Putusan | None, *, oleh: Any) -> Massal:
    """Validate these usulan, or with a ``putusan`` send them back; the receipt names each left out and why.

    The same id returns the same receipt. Raises RuleBroken while the step is switched off, or for a return without words.
    """
    require(oleh, Izin.KECAMATAN_VALIDASI)
    batasi(len(ids))
    tanda = sidik({"usulan": sorted(str(satu) for satu in ids), "oleh": oleh.id, **(putusan.sebagai_dict() if putusan else {})})
    semua = list_usulan_terkunci(ids, untuk=oleh)
    massal = db.session.get(Massal, id_)
    if massal is None:
        _pastikan(putusan)
        laporan: dict[str, list[Any]] = {"diputus": [], "dilewati": []}
        for usulan in semua:
            sebab = halangan_validasi(usulan)
            if sebab:
                laporan["dilewati"].append([str(usulan.id), sebab])
                continue
            _langkah(usulan, putusan, oleh)
            laporan["diputus"].append(str(usulan.id))
        hasil = DIKEMBALIKAN if putusan else VALID_KECAMATAN
        massal = Massal(id=id_, hasil=hasil, isi_sidik=tanda, laporan=laporan, dibuat_oleh=oleh.id, dibuat_pada=sekarang())
        db.session.add(massal)
        db.session.flush()
    elif massal.isi_sidik != tanda:
        raise SameIdOtherContent()
    jumlah = {nama: len(isi) for nama, isi in massal.laporan.items()}
    audit.record("usulan.validasi", oleh=oleh, objek=massal, hasil=massal.hasil, **jumlah)
    return massal


def _pastikan(putusan: Putusan | None) -> None:
    if not pengaturan("langkah_kecamatan"):
        raise RuleBroken("Langkah kecamatan sedang tidak dipakai. Usulan langsung diperiksa dinas sosial.")
    kurang = periksa_pengembalian(putusan.bagian, putusan.catatan) if putusan else []
    if kurang:
        raise RuleBroken(kurang[0], rincian=tuple(kurang[1:]))


def _langkah(usulan: Usulan, putusan: Putusan | None, oleh: Any) -> None:
    if putusan is None:
        advance(usulan, VALID_KECAMATAN, oleh=oleh)
        return
    advance(usulan, DIKEMBALIKAN, oleh=oleh, alasan=kalimat_putusan(putusan), bagian=putusan.bagian)
    db.session.add(
        Keputusan(
            id=uuid4(), usulan_id=usulan.id, desa_kode=usulan.desa_kode, hasil=DIKEMBALIKAN, catatan=putusan.catatan,
            bagian=sorted(putusan.bagian), tahap=KECAMATAN, isi_sidik="-", dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
        )  # fmt: skip
    )
