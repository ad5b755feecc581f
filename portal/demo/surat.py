"""The papers of the dinsos behind the bulk usulan: two confirmations by the kadis and the first hand-over file."""

from __future__ import annotations

import hashlib
from datetime import datetime
from random import Random

from sqlalchemy import insert

from ..audit import service as audit
from ..db import transaction
from ..kit.tanggal import setempat
from ..pertukaran.documents import write_serahan
from ..pertukaran.models import Serahan, SerahanBaris
from ..pertukaran.rules import format_nomor_serahan
from ..usulan.rules import status as s
from ..usulan.service import ambil_nomor
from ..verifikasi.models import Massal, Pengesahan, PengesahanBaris
from .akun import Akun
from .jadwal import PENGESAHAN, PENGESAHAN_BARU, SERAHAN, SURAT_BARU, SURAT_LAMA, hari_lalu
from .keluarga import SIDIK, uuid_acak
from .rencana import JALAN, Kasus


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


def nomor_serahan(kabupaten: str, kini: datetime, urut: int = 1) -> str:
    """The number of the bulk hand-over, the first of its year."""
    return format_nomor_serahan(kabupaten, setempat(hari_lalu(kini, SERAHAN), "WIB").year, urut)


def tulis_serahan(acak: Random, akun: Akun, kini: datetime, semua: list[Kasus]) -> None:
    """The file of what went on to the centre, made by the portal's own writer."""
    petugas, saat = akun.verifikator[0], hari_lalu(kini, SERAHAN)
    isi = sorted((satu for satu in semua if s.DIKIRIM in JALAN[satu.status]), key=lambda satu: (satu.keluarga.desa_kode, satu.nomor))
    kabupaten, id_ = petugas.wilayah_kode, uuid_acak(acak)
    berkas = write_serahan([satu.id for satu in isi], untuk=petugas)
    with transaction() as session:
        urut = ambil_nomor("serahan", kabupaten, setempat(saat, "WIB").year)
        session.execute(insert(Serahan), [{
            "id": id_, "nomor": nomor_serahan(kabupaten, kini, urut), "jumlah": len(isi), "baris": berkas.baris,
            "xlsx": berkas.xlsx, "csv": berkas.csv,
            "sidik": hashlib.sha256(berkas.xlsx).hexdigest(), "isi_sidik": SIDIK, "dibuat_oleh": petugas.id, "dibuat_pada": saat,
        }])  # fmt: skip
        session.execute(insert(SerahanBaris), [
            {"serahan_id": id_, "usulan_id": satu.id, "desa_kode": satu.keluarga.desa_kode} for satu in isi
        ])  # fmt: skip
        audit.record("demo.serahan", oleh=None, jumlah=len(isi))
