"""What the meeting decides of each family, and what the notulis writes down. Nothing leaves the meeting before it closes."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, StaleWrite
from ...jam import sekarang
from ...usulan.models import Usulan
from ...usulan.rules.status import KATA_STATUS, SIAP_MUSDES
from ...usulan.rules.tinjau import alasan_sesudah, is_tinjau, salah_alasan
from ..models import Acara, Musdes, RevisiNotulen
from ..queries import get_acara, get_musdes, list_usulan_terkunci
from ..queries.notulen import next_revisi
from ..queries.undur import count_hak_suara
from ..rules.keputusan import KEPUTUSAN, kata_keputusan
from ..rules.status import CARA, KATA_CARA, SUARA
from ..rules.suara import Suara, kalimat_suara, salah_suara, suara_of
from .umum import bentrok, periksa_mencatat, periksa_rapat

ALASAN_TERPENDEK, ALASAN_TERPANJANG = 3, 500


@verb
def decide_acara(
    id_: UUID, musdes_id: UUID, keputusan: str, alasan: str, versi: int, *, suara: Suara | None = None, alasan_hapus: str = "", oleh: Any
) -> Acara:
    """Write down what the meeting decided of one usulan, with the reason; may change until the meeting closes.

    ``suara`` is the vote on this usulan when there was no consensus, ``alasan_hapus`` the reason of a removal agreed after a tinjau ulang.

    Raises StaleWrite when somebody else decided meanwhile; the same decision with the same reason is no clash.
    """
    musdes = get_musdes(musdes_id, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    periksa_mencatat(musdes)
    if suara is not None:
        periksa_rapat(musdes)
    if keputusan not in KEPUTUSAN:
        raise RuleBroken("Pilih salah satu: layak, tidak layak, atau tunda.")
    if not ALASAN_TERPENDEK <= len(alasan) <= ALASAN_TERPANJANG:
        raise RuleBroken(f"Tulis alasan keputusan, {ALASAN_TERPENDEK} sampai {ALASAN_TERPANJANG} huruf.")
    acara = get_acara(id_, musdes, kunci=True)
    usulan = list_usulan_terkunci([acara.usulan_id])[acara.usulan_id]
    if usulan.status != SIAP_MUSDES:
        raise RuleBroken(f"Usulan ini berstatus “{KATA_STATUS[usulan.status]}”, jadi tidak dapat diputus. Keluarkan dari acara.")
    lama, sebab = suara_of(acara), _sebab_hapus(usulan, keputusan, alasan_hapus)
    sama = (acara.keputusan, acara.alasan, lama, usulan.alasan_hapus) == (keputusan, alasan, suara, sebab)
    if acara.versi != versi and not sama:
        raise _bentrok(acara, usulan.jenis, keputusan, alasan, (lama, suara))
    if suara is not None and (salah := salah_suara(suara, count_hak_suara(acara))):
        raise RuleBroken(salah)
    if not sama:
        acara.keputusan, acara.alasan, usulan.alasan_hapus = keputusan, alasan, sebab
        acara.suara_setuju, acara.suara_tidak, acara.suara_abstain = (
            (suara.setuju, suara.tidak, suara.abstain) if suara else (None, None, None)
        )
        acara.diputus_oleh, acara.diputus_pada = oleh.id, sekarang()
    audit.record("acara.putus", oleh=oleh, objek=acara, keputusan=keputusan, ulang=sama)
    return acara


def _sebab_hapus(usulan: Usulan, keputusan: str, alasan_hapus: str) -> str | None:
    """The reason that the usulan names after this decision; only a tinjau ulang gets one from the meeting."""
    if not is_tinjau(usulan.jenis, usulan.isi_sidik):
        return usulan.alasan_hapus
    if salah := salah_alasan(keputusan, alasan_hapus):
        raise RuleBroken(salah)
    return alasan_sesudah(keputusan, alasan_hapus)


def _bentrok(acara: Acara, jenis: str, keputusan: str, alasan: str, suara: tuple[Suara | None, Suara | None]) -> StaleWrite:
    lama, baru = (f" ({kalimat_suara(satu)})" if satu else "" for satu in suara)
    tersimpan = f"{kata_keputusan(acara.keputusan, jenis)} – {acara.alasan}{lama}" if acara.keputusan else "belum diputus"
    tulisan = f"{kata_keputusan(keputusan, jenis)} – {alasan}{baru}"
    return bentrok(acara.id, "Keputusan ini", (f"Tersimpan: {tersimpan}", f"Anda tulis: {tulisan}"))


@verb
def save_notulen(
    id_: UUID, *, notulen: str, cara: str, suara_setuju: int | None, suara_tidak: int | None, versi: int, oleh: Any
) -> Musdes:
    """Keep the notulen as typed, and how the meeting came to its decisions; each save that changes something is a revision.

    Raises StaleWrite with the text that stands now.
    """
    musdes = get_musdes(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    periksa_rapat(musdes)
    periksa_mencatat(musdes)
    if cara not in CARA:
        raise RuleBroken("Pilih cara pengambilan keputusan.")
    suara = (suara_setuju, suara_tidak) if cara == SUARA else (None, None)
    baru, kini = (notulen, cara, *suara), (musdes.notulen, musdes.cara, musdes.suara_setuju, musdes.suara_tidak)
    if musdes.versi != versi and baru != kini:
        raise bentrok(musdes.id, "Notulen ini", (f"Tersimpan ({KATA_CARA[musdes.cara]}): {musdes.notulen or 'masih kosong'}",))
    if baru != kini:
        musdes.notulen, musdes.cara, musdes.suara_setuju, musdes.suara_tidak = baru
        db.session.add(
            RevisiNotulen(
                id=uuid4(), musdes_id=musdes.id, desa_kode=musdes.desa_kode, nomor=next_revisi(musdes), isi=notulen, oleh=oleh.id,
                pada=sekarang(),
            )
        )  # fmt: skip
    audit.record("musdes.notulen", oleh=oleh, objek=musdes, panjang=len(notulen))
    return musdes
