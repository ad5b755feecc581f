"""The letters of the dinsos behind the bulk usulan: two confirmations by the kadis."""

from __future__ import annotations

from datetime import datetime
from random import Random

from sqlalchemy import insert

from ..audit import service as audit
from ..db import transaction
from ..kit.tanggal import setempat
from ..usulan.rules import status as s
from ..verifikasi.models import Massal, Pengesahan, PengesahanBaris
from .akun import Akun
from .jadwal import PENGESAHAN, PENGESAHAN_BARU, hari_lalu
from .keluarga import SIDIK, uuid_acak
from .rencana import JALAN, Kasus
from .tulis_usulan import SURAT_BARU, SURAT_LAMA


def tulis_pengesahan(acak: Random, akun: Akun, kini: datetime, semua: list[Kasus]) -> None:
    """One letter for what went on to the centre, a later one for what still waits here."""
    sah = [satu for satu in semua if s.DISAHKAN in JALAN[satu.status]]
    with transaction() as session:
        for nomor, hari, baru in ((SURAT_LAMA, PENGESAHAN, False), (SURAT_BARU, PENGESAHAN_BARU, True)):
            isi = [satu for satu in sah if (satu.status == s.DISAHKAN) == baru]
            if not isi:
                continue
            id_, saat = uuid_acak(acak), hari_lalu(kini, hari)
            oleh = {"isi_sidik": SIDIK, "dibuat_oleh": akun.kadis.id, "dibuat_pada": saat}
            surat = {"id": id_, "nomor_surat": nomor, "tanggal_surat": setempat(saat, "WIB").date(), "jumlah": len(isi), **oleh}
            laporan = {"diputus": [str(satu.id) for satu in isi], "dilewati": []}
            session.execute(insert(Pengesahan), [surat])
            session.execute(insert(Massal), [{"id": id_, "hasil": s.DISAHKAN, "laporan": laporan, **oleh}])
            session.execute(insert(PengesahanBaris), [
                {"pengesahan_id": id_, "usulan_id": satu.id, "desa_kode": satu.keluarga.desa_kode} for satu in isi
            ])  # fmt: skip
        audit.record("demo.pengesahan", oleh=None, jumlah=len(sah))
