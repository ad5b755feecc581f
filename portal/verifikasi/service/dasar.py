"""What every verb of the queue shares: may this person have it now, and taking it. Plain helpers inside a transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from sqlalchemy import update

from ...akun.rules import Izin, Kuasa
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotAllowed, RuleBroken, StaleWrite
from ...jam import sekarang
from ...keluarga.queries import get_keluarga
from ...kit.tanggal import waktu_panjang
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan
from ...usulan.rules.empat_mata import pemeriksa_sah
from ...usulan.rules.status import DIPERIKSA
from ...usulan.service import advance
from ..queries.fakta import antre_kini, fakta_antrean
from ..queries.usulan import find_asal, get_periksa
from ..rules import boleh_memutus, klaim_berlaku, klaim_sampai
from ..rules.klaim import FaktaAntrean

MAKS_SEKALIGUS = 200  # all writers wait while a batch is written
Penyerta = Callable[[Collection[UUID]], dict[str, Any]]
_penyerta: list[Penyerta] = []


def catat_juga(fungsi: Penyerta) -> Penyerta:
    """Register what a later feature knows of usulan that are decided or confirmed: it goes on the trail beside the decision."""
    _penyerta.append(fungsi)
    return fungsi


def penyerta_of(ids: Collection[UUID]) -> dict[str, Any]:
    """What the trail says beside a decision on these usulan."""
    return {nama: nilai for fungsi in _penyerta for nama, nilai in fungsi(ids).items()}


def pastikan_boleh(usulan: Usulan, oleh: Any, kuasa: Kuasa) -> FaktaAntrean:
    """The usulan as the rules see it; raises StaleWrite that names who holds or decided it, NotAllowed for who made it."""
    fakta = fakta_antrean([usulan])[usulan.id]
    boleh, kalimat = boleh_memutus(fakta, oleh.id, sekarang(), pengaturan("zona"), kuasa, antre_kini())
    if not boleh:
        raise StaleWrite(kalimat) if pemeriksa_sah(usulan.dibuat_oleh, oleh.id, kuasa.bersama) else NotAllowed(kalimat)
    return fakta


def pastikan_versi(usulan: Usulan, versi: int, apa: str) -> None:
    """Raises StaleWrite when the usulan changed since the form was shown."""
    if usulan.versi != versi:
        pada = waktu_panjang(usulan.diubah_pada, pengaturan("zona"))
        raise StaleWrite(f"Usulan ini berubah sejak halaman dibuka, terakhir {pada}. Periksa lagi, lalu {apa}.")


def atas_nama(usulan: Usulan, kuasa: Kuasa) -> dict[str, Any]:
    """For the trail: whom this person stands in for while taking over a claim that still holds."""
    diteruskan = usulan.status == DIPERIKSA and usulan.pemeriksa_id in kuasa.atas and klaim_berlaku(usulan.klaim_sampai, sekarang())
    return {"atas_nama": usulan.pemeriksa_id} if diteruskan else {}


def ambil(usulan: Usulan, oleh: Any, kuasa: Kuasa) -> None:
    """Take the usulan for examination; one's own claim is renewed, one that ran out or is handed over changes hands on the timeline."""
    sampai = klaim_sampai(sekarang())
    if usulan.status == DIPERIKSA and usulan.pemeriksa_id == oleh.id:
        # An UPDATE that leaves versi alone: a claim renewed is no change of what stands on the form.
        db.session.execute(update(Usulan).where(Usulan.id == usulan.id).values(klaim_sampai=sampai))
        return
    if usulan.status == DIPERIKSA:
        if usulan.klaim_sampai is None:
            sebab = "Diteruskan ke verifikator kedua."
        else:
            sebab = "Dilanjutkan wakilnya." if atas_nama(usulan, kuasa) else "Waktu periksa petugas sebelumnya sudah habis."
        advance(usulan, find_asal(usulan.id), oleh=oleh, alasan=sebab)
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
