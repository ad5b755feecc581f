"""The findings of a family follow each of its saves, in the same transaction."""

from __future__ import annotations

from ...db import db
from ...jam import hari_ini
from ...pemeriksaan.queries.temuan import aturan_berlaku, list_of_keluarga
from ...pemeriksaan.rules.periksa import periksa_keluarga
from ...pemeriksaan.service import Sasaran, sync_temuan
from ...pengaturan.queries import pengaturan
from ..models import Keluarga, Rumah
from ..queries.periksa import fakta_periksa, luar_of
from ..rules.periksa import DIPUTUS_ENTRI


def perbarui_temuan(keluarga: Keluarga) -> None:
    """Write what the rules find in the family now, and close what they no longer find; inside a transaction."""
    db.session.flush()  # what the verb has just put is read below by plain statements, which do not send it themselves
    rumah = db.session.get(Rumah, keluarga.id)
    fakta = fakta_periksa(keluarga, keluarga.anggota, rumah.isi if rumah else None)
    luar = luar_of(fakta, list_of_keluarga([keluarga.id]))
    atur = aturan_berlaku()
    hasil = periksa_keluarga(fakta, luar, atur, hari_ini(pengaturan("zona")))
    sync_temuan({keluarga.id: Sasaran(keluarga.desa_kode, keluarga.nama, hasil)}, DIPUTUS_ENTRI - atur.mati)
