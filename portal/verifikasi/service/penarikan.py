"""Taking a decision back, with its reason, before anything was built on it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import verb
from ...errors import RuleBroken, StaleWrite
from ...jam import sekarang
from ...usulan.models import Usulan
from ...usulan.queries.kuota import list_baris_diputus
from ...usulan.rules.status import DIPERIKSA, DITOLAK
from ...usulan.service import advance
from ..models import Keputusan
from ..queries.fakta import kuasa_kini
from ..queries.usulan import find_keputusan_terakhir, get_keputusan, get_periksa, is_jenis_terbuka
from ..rules import klaim_sampai
from ..rules.putusan import halangan_tarik, periksa_alasan
from .dasar import pastikan_versi


@verb
def withdraw_keputusan(id_: UUID, usulan_id: UUID, alasan: str, versi: int, *, oleh: Any) -> Keputusan:
    """Take the decision back: the usulan is then examined by who withdrew it. The same withdrawal again is no fault.

    Raises RuleBroken without a reason, or when the family was proposed anew meanwhile; StaleWrite when it went further.
    """
    usulan = get_periksa(usulan_id, untuk=oleh, kunci=True)
    require(oleh, Izin.VERIFIKASI_PUTUS, usulan)
    keputusan = get_keputusan(id_, usulan_id)
    ulang = keputusan.ditarik_oleh == oleh.id and keputusan.alasan_tarik == alasan
    if not ulang:
        _pastikan(keputusan, usulan, alasan, versi, oleh)
        _tarik(keputusan, usulan, alasan, oleh)
    wakil = {"atas_nama": keputusan.dibuat_oleh} if keputusan.dibuat_oleh != oleh.id else {}
    audit.record("usulan.tarik_putusan", oleh=oleh, objek=usulan, keputusan=id_, hasil=keputusan.hasil, **wakil)
    return keputusan


def _pastikan(keputusan: Keputusan, usulan: Usulan, alasan: str, versi: int, oleh: Any) -> None:
    sendiri = keputusan.dibuat_oleh == oleh.id or keputusan.dibuat_oleh in kuasa_kini(oleh).atas
    ditarik = keputusan.ditarik_pada is not None
    halangan = halangan_tarik(keputusan.hasil, usulan.status, sendiri=sendiri, ditarik=ditarik, tahap=keputusan.tahap)
    if halangan:
        raise StaleWrite(halangan)
    if keputusan.id != find_keputusan_terakhir(usulan.id):
        raise StaleWrite("Hanya keputusan terakhir yang dapat ditarik.")
    pastikan_versi(usulan, versi, "tarik lagi")
    kurang = periksa_alasan(alasan, "Tuliskan mengapa keputusan ini ditarik; alasannya tercatat di riwayat.")
    if kurang:
        raise RuleBroken(kurang[0])
    if usulan.status == DITOLAK and is_jenis_terbuka(usulan):
        raise RuleBroken("Keluarga ini sudah diusulkan lagi dengan jenis yang sama. Lanjutkan pada usulan yang baru itu.")


def _tarik(keputusan: Keputusan, usulan: Usulan, alasan: str, oleh: Any) -> None:
    """Back under examination, with nothing left on it of what was decided."""
    keputusan.ditarik_oleh, keputusan.ditarik_pada, keputusan.alasan_tarik = oleh.id, sekarang(), alasan
    advance(usulan, DIPERIKSA, oleh=oleh, alasan=alasan)
    usulan.pemeriksa_id, usulan.klaim_sampai = oleh.id, klaim_sampai(sekarang())
    usulan.alasan_putusan = usulan.catatan_putusan = ""
    for baris in list_baris_diputus(usulan):
        baris.keputusan = baris.alasan = ""
