"""Deciding a usulan, one by one or many at once; what is free is claimed and decided in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID, uuid4

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent
from ...jam import sekarang
from ...kit.isi import sidik
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import PROGRAM, Program
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan
from ...usulan.queries.kuota import list_baris_diputus
from ...usulan.rules.status import DIKEMBALIKAN, DIPERIKSA, DITETAPKAN_DINAS, DITOLAK, TERVERIFIKASI
from ...usulan.service import advance, release_baris
from ...usulan.service.perpindahan import catat_riwayat
from ..models import Keputusan, Massal
from ..queries.antrean import list_by_ids
from ..queries.fakta import alasan_kini, alasan_semua, antre_kini, fakta_antrean, kuasa_kini
from ..queries.usulan import get_periksa, list_usulan_terkunci
from ..rules import Putusan, boleh_memutus, halangan_massal, kalimat_putusan, lewat_desil, periksa_putusan
from ..rules.klaim import FaktaAntrean, halangan_setuju, perlu_kedua
from ..rules.putusan import KEDUA, PERTAMA, periksa_kerabat
from .dasar import ambil, atas_nama, batasi, pastikan_boleh, pastikan_versi, penyerta_of


@verb
def decide_usulan(id_: UUID, usulan_id: UUID, putusan: Putusan, versi: int, *, oleh: Any) -> Keputusan:
    """Record the decision and move the usulan; the first of two approvals only records. The same id again returns the same decision.

    Raises StaleWrite when somebody else decided or holds it or it changed since it was shown, NotAllowed for its maker,
    RuleBroken when the decision lacks a reason, a home visit is open or the same person would approve twice.
    """
    usulan = get_periksa(usulan_id, untuk=oleh, kunci=True)
    require(oleh, Izin.VERIFIKASI_PUTUS, usulan)
    tanda = sidik({"usulan": usulan_id, "oleh": oleh.id, **putusan.sebagai_dict()})
    keputusan, wakil = db.session.get(Keputusan, id_), {}
    if keputusan is None:
        kuasa = kuasa_kini(oleh)
        fakta = pastikan_boleh(usulan, oleh, kuasa)
        pastikan_versi(usulan, versi, "kirim ulang keputusan Anda")
        _pastikan_lengkap(putusan, usulan, fakta.kerabat)
        halangan = halangan_setuju(fakta, oleh.id, kuasa) if putusan.hasil == TERVERIFIKASI else None
        if halangan:
            raise RuleBroken(halangan)
        wakil = atas_nama(usulan, kuasa)
        ambil(usulan, oleh, kuasa)
        keputusan = _terapkan(id_, usulan, putusan, tanda, oleh, fakta)
    elif keputusan.isi_sidik != tanda:
        raise SameIdOtherContent()
    rincian = {"hasil": putusan.hasil, "alasan": putusan.alasan, "ditolak": len(putusan.baris), "tahap": keputusan.tahap}
    audit.record("usulan.putus", oleh=oleh, objek=usulan, **rincian, **wakil, **penyerta_of([usulan.id]))
    return keputusan


def _pastikan_lengkap(putusan: Putusan, usulan: Usulan | None = None, kerabat: bool = False) -> None:
    salah = periksa_putusan(putusan, [str(baris.id) for baris in list_baris_diputus(usulan)] if usulan else (), alasan_kini())
    salah += periksa_kerabat(putusan, kerabat)
    if salah:
        raise RuleBroken(salah[0], rincian=tuple(salah[1:]))


def _terapkan(id_: UUID, usulan: Usulan, putusan: Putusan, tanda: str, oleh: Any, fakta: FaktaAntrean) -> Keputusan:
    """Decide what was just taken; write the reasons on the usulan and its lines."""
    menyetujui = putusan.hasil == TERVERIFIKASI
    lini = list_baris_diputus(usulan) if menyetujui else [b for b in usulan.program if b.keputusan != DITETAPKAN_DINAS]
    tahap = PERTAMA if menyetujui and perlu_kedua(fakta) else KEDUA if menyetujui and fakta.pertama else ""
    kalimat = kalimat_putusan(putusan, len(lini), alasan_semua())
    alasan_baris = {str(b.id): putusan.alasan if putusan.hasil == DITOLAK else putusan.baris.get(str(b.id), "") for b in lini}
    usulan.pemeriksa_id = oleh.id
    if tahap == PERTAMA:
        usulan.klaim_sampai, usulan.diubah_pada = None, sekarang()
        catat_riwayat(usulan, DIPERIKSA, oleh, kalimat)
    else:
        advance(usulan, putusan.hasil, oleh=oleh, alasan=kalimat, bagian=putusan.bagian)
        usulan.pemeriksa_id = oleh.id
        usulan.alasan_putusan, usulan.catatan_putusan = putusan.alasan, putusan.catatan
        for baris in lini:
            baris.alasan = alasan_baris[str(baris.id)]
            baris.keputusan = "" if putusan.hasil == DIKEMBALIKAN else DITOLAK if baris.alasan else TERVERIFIKASI
        if menyetujui:
            release_baris(usulan, [baris.id for baris in lini if baris.alasan], oleh=oleh)
    keputusan = Keputusan(
        id=id_, usulan_id=usulan.id, desa_kode=usulan.desa_kode, hasil=putusan.hasil, alasan=putusan.alasan, catatan=putusan.catatan,
        bagian=sorted(putusan.bagian), baris={id_b: alasan or putusan.hasil for id_b, alasan in alasan_baris.items()}, tahap=tahap,
        isi_sidik=tanda, dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
    )  # fmt: skip
    db.session.add(keputusan)
    return keputusan


def halangan_of(baris: Any, program: Collection[Any], kerabat: bool = False, berlaku: Mapping[str, Program] = PROGRAM) -> str | None:
    """Why a listed usulan with these lines is not approved together with others, else None; ``berlaku`` as program_berlaku()."""
    return halangan_massal(baris.ganda, lewat_desil({satu.program for satu in program}, baris.desil, berlaku), kerabat)


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
    jumlah = {nama: len(isi) for nama, isi in massal.laporan.items()} | penyerta_of([UUID(satu) for satu in massal.laporan["diputus"]])
    audit.record("usulan.putus_massal", oleh=oleh, objek=massal, hasil=putusan.hasil, alasan=putusan.alasan, **jumlah)
    return massal


def _putus_semua(semua: Collection[Usulan], putusan: Putusan, tanda: str, oleh: Any) -> dict[str, list[Any]]:
    """{"diputus": [id], "dilewati": [[id, why]]}, both in queue order; names are read when the report is shown."""
    fakta, kini, zona, kuasa, antre = fakta_antrean(semua), sekarang(), pengaturan("zona"), kuasa_kini(oleh), antre_kini()
    per_id: Mapping[UUID, Usulan] = {usulan.id: usulan for usulan in semua}
    berlaku = program_berlaku()
    laporan: dict[str, list[Any]] = {"diputus": [], "dilewati": []}
    for baris in list_by_ids(list(per_id), untuk=oleh):
        usulan, satu = per_id[baris.id], fakta[baris.id]
        boleh, sebab = boleh_memutus(satu, oleh.id, kini, zona, kuasa, antre)
        if boleh and putusan.hasil == TERVERIFIKASI:
            semua_sebab = (halangan_setuju(satu, oleh.id, kuasa), halangan_of(baris, list_baris_diputus(usulan), satu.kerabat, berlaku))
            sebab = " ".join(filter(None, semua_sebab))
        if sebab:
            laporan["dilewati"].append([str(usulan.id), sebab])
            continue
        ambil(usulan, oleh, kuasa)
        _terapkan(uuid4(), usulan, putusan, tanda, oleh, satu)
        laporan["diputus"].append(str(usulan.id))
    return laporan
