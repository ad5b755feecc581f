"""Deciding a usulan, one by one or many at once; what is free is claimed and decided in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID, uuid4

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import sekarang
from ...kit.isi import sidik
from ...kit.tanggal import waktu_panjang
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan
from ...usulan.rules.status import DIKEMBALIKAN, DITOLAK, TERVERIFIKASI
from ...usulan.service import advance
from ..models import Keputusan, Massal
from ..queries.antrean import list_by_ids
from ..queries.usulan import fakta_antrean, get_periksa, list_usulan_terkunci
from ..rules import Putusan, boleh_memutus, halangan_massal, kalimat_putusan, lewat_desil, periksa_putusan
from .dasar import ambil, batasi, pastikan_boleh


@verb
def decide_usulan(id_: UUID, usulan_id: UUID, putusan: Putusan, versi: int, *, oleh: Any) -> Keputusan:
    """Record the decision and move the usulan. The same id again returns the same decision.

    Raises StaleWrite when somebody else decided or holds it or it changed since it was shown, NotAllowed for its maker,
    RuleBroken when the decision lacks a reason.
    """
    usulan = get_periksa(usulan_id, untuk=oleh, kunci=True)
    require(oleh, Izin.VERIFIKASI_PUTUS, usulan)
    tanda = sidik({"usulan": usulan_id, "oleh": oleh.id, **putusan.sebagai_dict()})
    keputusan = db.session.get(Keputusan, id_)
    if keputusan is None:
        pastikan_boleh(usulan, oleh)
        if usulan.versi != versi:
            pada = waktu_panjang(usulan.diubah_pada, pengaturan("zona"))
            raise StaleWrite(f"Usulan ini berubah sejak halaman dibuka, terakhir {pada}. Periksa lagi, lalu kirim ulang keputusan Anda.")
        _pastikan_lengkap(putusan, usulan)
        keputusan = _terapkan(id_, usulan, putusan, tanda, oleh)
    elif keputusan.isi_sidik != tanda:
        raise SameIdOtherContent()
    audit.record("usulan.putus", oleh=oleh, objek=usulan, hasil=putusan.hasil, alasan=putusan.alasan, ditolak=len(putusan.baris))
    return keputusan


def _pastikan_lengkap(putusan: Putusan, usulan: Usulan | None = None) -> None:
    salah = periksa_putusan(putusan, [str(baris.id) for baris in usulan.program] if usulan else ())
    if salah:
        raise RuleBroken(salah[0], rincian=tuple(salah[1:]))


def _terapkan(id_: UUID, usulan: Usulan, putusan: Putusan, tanda: str, oleh: Any) -> Keputusan:
    """Claim, decide, write the reasons on the usulan and its lines."""
    ambil(usulan, oleh)
    kalimat = kalimat_putusan(putusan, len(usulan.program))
    advance(usulan, putusan.hasil, oleh=oleh, alasan=kalimat, bagian=putusan.bagian)
    usulan.pemeriksa_id = oleh.id
    usulan.alasan_putusan, usulan.catatan_putusan = putusan.alasan, putusan.catatan
    for baris in usulan.program:
        alasan = putusan.alasan if putusan.hasil == DITOLAK else putusan.baris.get(str(baris.id), "")
        baris.alasan = alasan
        baris.keputusan = "" if putusan.hasil == DIKEMBALIKAN else DITOLAK if alasan else TERVERIFIKASI
    keputusan = Keputusan(
        id=id_, usulan_id=usulan.id, desa_kode=usulan.desa_kode, hasil=putusan.hasil, alasan=putusan.alasan, catatan=putusan.catatan,
        bagian=sorted(putusan.bagian), baris={str(b.id): b.alasan or b.keputusan for b in usulan.program}, isi_sidik=tanda,
        dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
    )  # fmt: skip
    db.session.add(keputusan)
    return keputusan


def halangan_of(baris: Any, program: Collection[Any]) -> str | None:
    """Why a listed usulan with these lines is not approved together with others, else None."""
    return halangan_massal(baris.ganda, lewat_desil({satu.program for satu in program}, baris.desil))


@verb
def decide_many(id_: UUID, ids: Collection[UUID], putusan: Putusan, *, oleh: Any) -> Massal:
    """One decision for many; the receipt names each that was left out and why. The same id returns the same receipt."""
    require(oleh, Izin.VERIFIKASI_PUTUS)
    batasi(len(ids))
    tanda = sidik({"usulan": sorted(str(satu) for satu in ids), "oleh": oleh.id, **putusan.sebagai_dict()})
    semua = list_usulan_terkunci(ids, untuk=oleh)
    massal = db.session.get(Massal, id_)
    if massal is None:
        _pastikan_lengkap(putusan)
        laporan = _putus_semua(semua, putusan, tanda, oleh)
        massal = Massal(id=id_, hasil=putusan.hasil, isi_sidik=tanda, laporan=laporan, dibuat_oleh=oleh.id, dibuat_pada=sekarang())
        db.session.add(massal)
    elif massal.isi_sidik != tanda:
        raise SameIdOtherContent()
    jumlah = {nama: len(isi) for nama, isi in massal.laporan.items()}
    audit.record("usulan.putus_massal", oleh=oleh, objek=massal, hasil=putusan.hasil, alasan=putusan.alasan, **jumlah)
    return massal


def _putus_semua(semua: Collection[Usulan], putusan: Putusan, tanda: str, oleh: Any) -> dict[str, list[Any]]:
    """{"diputus": [id], "dilewati": [[id, why]]}, both in queue order; names are read when the report is shown."""
    fakta, kini, zona = fakta_antrean(semua), sekarang(), pengaturan("zona")
    per_id: Mapping[UUID, Usulan] = {usulan.id: usulan for usulan in semua}
    laporan: dict[str, list[Any]] = {"diputus": [], "dilewati": []}
    for baris in list_by_ids(list(per_id), untuk=oleh):
        usulan = per_id[baris.id]
        boleh, sebab = boleh_memutus(fakta[usulan.id], oleh.id, kini, zona)
        if boleh and putusan.hasil == TERVERIFIKASI:
            sebab = halangan_of(baris, usulan.program) or ""
        if sebab:
            laporan["dilewati"].append([str(usulan.id), sebab])
            continue
        _terapkan(uuid4(), usulan, putusan, tanda, oleh)
        laporan["diputus"].append(str(usulan.id))
    return laporan
