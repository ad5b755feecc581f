"""Who works on a usulan: the village on its own, the verifikator who made it on one of the kabupaten."""

from __future__ import annotations

from typing import Any

from ...akun.rules import Izin, boleh
from ...akun.service import require
from ...errors import NotAllowed
from ..models import Usulan
from ..rules.empat_mata import KALIMAT_BUKAN_PEMBUAT
from ..rules.jenis import DESA, KABUPATEN


def asal_of(oleh: Any, keluarga: Any) -> str:
    """On whose behalf this person proposes this family. Raises NotAllowed for who may not at all."""
    if boleh(oleh, Izin.USULAN_KABUPATEN, keluarga):
        return KABUPATEN
    require(oleh, Izin.USULAN_TULIS, keluarga)
    return DESA


def pastikan_pengolah(usulan: Usulan, oleh: Any) -> None:
    """Raises NotAllowed when this usulan is not this person's to work on: others of the dinsos must stay free to decide it."""
    if usulan.asal != KABUPATEN:
        require(oleh, Izin.USULAN_TULIS, usulan)
        return
    require(oleh, Izin.USULAN_KABUPATEN, usulan)
    if usulan.dibuat_oleh != oleh.id:
        raise NotAllowed(KALIMAT_BUKAN_PEMBUAT)
