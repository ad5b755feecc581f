"""What the meeting decides of each family, and what the notulis writes down. Nothing leaves the meeting before it closes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import verb
from ...errors import RuleBroken, StaleWrite
from ...jam import sekarang
from ...usulan.rules.status import KATA_STATUS, SIAP_MUSDES
from ..models import Acara, Musdes
from ..queries import get_acara, get_musdes, list_usulan_terkunci
from ..rules.keputusan import KEPUTUSAN, kata_keputusan
from ..rules.status import CARA, KATA_CARA, SUARA
from .umum import bentrok, periksa_mencatat

ALASAN_TERPENDEK, ALASAN_TERPANJANG = 3, 500


@verb
def decide_acara(id_: UUID, musdes_id: UUID, keputusan: str, alasan: str, versi: int, *, oleh: Any) -> Acara:
    """Write down what the meeting decided of one usulan, with the reason; may change until the meeting closes.

    Raises StaleWrite when somebody else decided meanwhile; the same decision with the same reason is no clash.
    """
    musdes = get_musdes(musdes_id, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    periksa_mencatat(musdes)
    if keputusan not in KEPUTUSAN:
        raise RuleBroken("Pilih salah satu: layak, tidak layak, atau tunda.")
    if not ALASAN_TERPENDEK <= len(alasan) <= ALASAN_TERPANJANG:
        raise RuleBroken(f"Tulis alasan keputusan, {ALASAN_TERPENDEK} sampai {ALASAN_TERPANJANG} huruf.")
    acara = get_acara(id_, musdes, kunci=True)
    usulan = list_usulan_terkunci([acara.usulan_id])[acara.usulan_id]
    if usulan.status != SIAP_MUSDES:
        raise RuleBroken(f"Usulan ini berstatus “{KATA_STATUS[usulan.status]}”, jadi tidak dapat diputus. Keluarkan dari acara.")
    sama = (acara.keputusan, acara.alasan) == (keputusan, alasan)
    if acara.versi != versi and not sama:
        raise _bentrok(acara, usulan.jenis, keputusan, alasan)
    if not sama:
        acara.keputusan, acara.alasan = keputusan, alasan
        acara.diputus_oleh, acara.diputus_pada = oleh.id, sekarang()
    audit.record("acara.putus", oleh=oleh, objek=acara, keputusan=keputusan, ulang=sama)
    return acara


def _bentrok(acara: Acara, jenis: str, keputusan: str, alasan: str) -> StaleWrite:
    tersimpan = f"{kata_keputusan(acara.keputusan, jenis)} – {acara.alasan}" if acara.keputusan else "belum diputus"
    tulisan = f"{kata_keputusan(keputusan, jenis)} – {alasan}"
    return bentrok(acara.id, "Keputusan ini", (f"Tersimpan: {tersimpan}", f"Anda tulis: {tulisan}"))


@verb
def save_notulen(
    id_: UUID, *, notulen: str, cara: str, suara_setuju: int | None, suara_tidak: int | None, versi: int, oleh: Any
) -> Musdes:
    """Keep the notulen as typed, and how the meeting came to its decisions. Raises StaleWrite."""
    musdes = get_musdes(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    periksa_mencatat(musdes)
    if cara not in CARA:
        raise RuleBroken("Pilih cara pengambilan keputusan.")
    suara = (suara_setuju, suara_tidak) if cara == SUARA else (None, None)
    baru, kini = (notulen, cara, *suara), (musdes.notulen, musdes.cara, musdes.suara_setuju, musdes.suara_tidak)
    if musdes.versi != versi and baru != kini:
        baris = (f"Tersimpan ({KATA_CARA[musdes.cara]}): {musdes.notulen or 'masih kosong'}", "Anda tulis: yang ada di isian.")
        raise bentrok(musdes.id, "Notulen ini", baris)
    musdes.notulen, musdes.cara, musdes.suara_setuju, musdes.suara_tidak = baru
    audit.record("musdes.notulen", oleh=oleh, objek=musdes, panjang=len(notulen))
    return musdes
