"""Settling a finding: by whom, how and why; the later of two hears what the earlier one decided."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ...akun.queries import nama_pengguna_by_id
from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import verb
from ...errors import NotAllowed, RuleBroken, StaleWrite
from ...jam import sekarang
from ...kit.tanggal import waktu_panjang
from ...pengaturan.queries import pengaturan
from ..models import Temuan
from ..queries.temuan import get_temuan
from ..rules.putusan import STATUS, pilihan, salah_putusan

KALIMAT_DUA_DESA = "Temuan ini menyangkut dua desa, jadi diselesaikan oleh verifikator dinas sosial."


@verb
def settle_temuan(id_: UUID, putusan: str, catatan: str, *, versi: int, oleh: Any) -> Temuan:
    """Settle it, or settle it otherwise. Saving what stands already succeeds.

    Raises NotFound, NotAllowed, RuleBroken; StaleWrite, with who settled it how, when somebody was earlier.
    """
    baris = get_temuan(id_, untuk=oleh, kunci=True)
    try:
        require(oleh, Izin.TEMUAN_SELESAI, baris)
    except NotAllowed:
        raise NotAllowed(KALIMAT_DUA_DESA) from None
    salah = salah_putusan(putusan, catatan, pilihan(baris.aturan, baris.lain_keluarga_id, baris.lain_anggota_id))
    if salah:
        raise RuleBroken(salah[1])
    dari = baris.status
    if (dari, baris.catatan) != (putusan, catatan):
        if baris.versi != versi:
            raise StaleWrite(f"Temuan ini sudah diselesaikan {_siapa(baris)}.", rincian=_kini(baris))
        baris.status, baris.catatan, baris.diselesaikan_oleh, baris.diselesaikan_pada = putusan, catatan, oleh.id, sekarang()
    audit.record("temuan.selesaikan", oleh=oleh, objek=baris, aturan=baris.aturan, dari=dari, ke=putusan, dua_desa=_dua_desa(baris))
    return baris


@verb
def record_lihat_nik(id_: UUID, *, oleh: Any) -> None:
    """Note that this person is shown whole numbers of the finding's people. Raises NotFound when it is not theirs to see."""
    audit.record("temuan.lihat_nik", oleh=oleh, objek=get_temuan(id_, untuk=oleh))


def _dua_desa(baris: Temuan) -> bool:
    return baris.lain_desa_kode not in (None, baris.desa_kode)


def _siapa(baris: Temuan) -> str:
    nama = nama_pengguna_by_id({baris.diselesaikan_oleh}).get(baris.diselesaikan_oleh) if baris.diselesaikan_oleh else None
    pada = f" {waktu_panjang(baris.diselesaikan_pada, pengaturan('zona'))}" if baris.diselesaikan_pada else ""
    return f"oleh {nama or 'pemeriksaan server'}{pada}"


def _kini(baris: Temuan) -> tuple[str, ...]:
    kata = f"Penyelesaian: {STATUS[baris.status][0]}"
    return (kata, f"Catatan: {baris.catatan}") if baris.catatan else (kata,)
