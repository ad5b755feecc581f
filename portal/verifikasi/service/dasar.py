"""What every verb of the queue shares: may this person have it now, and taking it. Plain helpers inside a transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotAllowed, RuleBroken, StaleWrite
from ...jam import sekarang
from ...keluarga.queries import get_keluarga
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan
from ...usulan.rules.empat_mata import pemeriksa_sah
from ...usulan.rules.status import DIAJUKAN, DIPERIKSA
from ...usulan.service import advance
from ..queries.usulan import fakta_antrean, get_periksa
from ..rules import boleh_memutus, klaim_sampai

MAKS_SEKALIGUS = 100  # all writers wait while a batch is written


def pastikan_boleh(usulan: Usulan, oleh: Any) -> None:
    """Raises StaleWrite that names who holds or decided the usulan, NotAllowed for who made it."""
    boleh, kalimat = boleh_memutus(fakta_antrean([usulan])[usulan.id], oleh.id, sekarang(), pengaturan("zona"))
    if not boleh:
        raise StaleWrite(kalimat) if pemeriksa_sah(usulan.dibuat_oleh, oleh.id) else NotAllowed(kalimat)


def ambil(usulan: Usulan, oleh: Any) -> None:
    """Take the usulan for examination; one's own claim is renewed, one that ran out changes hands on the timeline."""
    sampai = klaim_sampai(sekarang())
    if usulan.status == DIPERIKSA and usulan.pemeriksa_id == oleh.id:
        # An UPDATE that leaves versi alone: a claim renewed is no change of what stands on the form.
        db.session.execute(update(Usulan).where(Usulan.id == usulan.id).values(klaim_sampai=sampai))
        return
    if usulan.status == DIPERIKSA:
        advance(usulan, DIAJUKAN, oleh=oleh, alasan="Waktu periksa petugas sebelumnya sudah habis.")
    advance(usulan, DIPERIKSA, oleh=oleh)
    usulan.pemeriksa_id, usulan.klaim_sampai = oleh.id, sampai


def batasi(jumlah: int, paling_banyak: int = MAKS_SEKALIGUS) -> None:
    """A batch names some usulan, and not too many."""
    if not jumlah:
        raise RuleBroken("Belum ada usulan yang dipilih. Beri tanda pada usulan, lalu kirim lagi.")
    if jumlah > paling_banyak:
        raise RuleBroken(f"Paling banyak {paling_banyak} usulan sekali kirim.")


@verb
def record_lihat_nik(usulan_id: Any, *, oleh: Any) -> None:
    """Note that this person is shown the family's full NIK. Raises NotFound when the usulan is not theirs to see."""
    usulan = get_periksa(usulan_id, untuk=oleh)
    require(oleh, Izin.NIK_LIHAT, usulan)
    audit.record("keluarga.lihat_nik", oleh=oleh, objek=get_keluarga(usulan.keluarga_id, untuk=oleh), usulan=usulan.nomor)
