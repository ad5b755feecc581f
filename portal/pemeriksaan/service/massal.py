"""One settlement for several findings. The line on the trail is the receipt: it names each that was settled, and each left out with why."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from ...akun.rules import Izin, boleh
from ...akun.service import require
from ...audit import service as audit
from ...db import verb
from ...errors import RuleBroken, SameIdOtherContent
from ...jam import sekarang
from ...kit.isi import sidik
from ..queries.massal import JENIS, Laporan, find_laporan, list_terkunci
from ..rules.putusan import MASSAL_MAKS, PUTUSAN, pilihan, salah_putusan, sebab_dilewati


@verb
def settle_many(id_: UUID, ids: Sequence[UUID], putusan: str, catatan: str, *, oleh: Any) -> Laporan:
    """Settle those of the ticked findings that are open and that this settlement fits; the same form again gives the same receipt.

    Raises NotAllowed, RuleBroken; SameIdOtherContent when the form had another content the first time.
    """
    require(oleh, Izin.TEMUAN_SELESAI)
    if not ids:
        raise RuleBroken("Belum ada temuan yang dipilih. Beri tanda pada temuan, lalu kirim lagi.")
    if len(ids) > MASSAL_MAKS:
        raise RuleBroken(f"Paling banyak {MASSAL_MAKS} temuan sekali kirim.")
    salah = salah_putusan(putusan, catatan, PUTUSAN)
    if salah:
        raise RuleBroken(salah[1])
    tanda = sidik({"temuan": sorted(map(str, ids)), "putusan": putusan, "catatan": catatan, "oleh": oleh.id})
    semua = list_terkunci(ids, untuk=oleh)  # locked first: the second arrival of a form waits here for the first one's receipt
    lama = find_laporan(id_, untuk=oleh)
    if lama is not None and lama.isi_sidik != tanda:
        raise SameIdOtherContent()
    laporan = lama or _selesaikan(semua, putusan, catatan, tanda, oleh)
    isi = {"isi_sidik": tanda, "ke": putusan, "selesai": laporan.selesai, "dilewati": laporan.dilewati}
    audit.record("temuan.selesaikan_massal", oleh=oleh, objek=SimpleNamespace(id=id_, __tablename__=JENIS), ulang=lama is not None, **isi)
    return laporan


def _selesaikan(semua: Sequence[Any], putusan: str, catatan: str, tanda: str, oleh: Any) -> Laporan:
    laporan, kini = Laporan(tanda, putusan, [], []), sekarang()
    for baris in semua:
        dapat = pilihan(baris.aturan, baris.lain_keluarga_id, baris.lain_anggota_id)
        sebab = sebab_dilewati(baris.status, boleh(oleh, Izin.TEMUAN_SELESAI, baris), putusan, dapat)
        if sebab:
            laporan.dilewati.append((str(baris.id), sebab))
            continue
        baris.status, baris.catatan, baris.diselesaikan_oleh, baris.diselesaikan_pada = putusan, catatan, oleh.id, kini
        laporan.selesai.append(str(baris.id))
    return laporan
