"""What came back for the bulk usulan that were handed over: answers of the centre, and ticks of who typed them into SIKS-NG."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from sqlalchemy import insert, select, update

from ..audit import service as audit
from ..db import transaction
from ..kit.tanggal import setempat
from ..pertukaran.models import HasilPusat, SerahanBaris
from ..pertukaran.rules.hasil import HASIL
from ..usulan.rules import status as s
from .akun import Akun
from .jadwal import JAWABAN, PENETAPAN, SERAHAN, hari_lalu
from .keluarga import uuid_acak
from .rencana import JALAN, Kasus

HARI = {s.PADAN: JAWABAN, s.TIDAK_PADAN: JAWABAN, s.DITETAPKAN: PENETAPAN, s.DITOLAK_PUSAT: PENETAPAN}
SUMBER = {JAWABAN: "Hasil pemadanan SIKS-NG (contoh)", PENETAPAN: "Penetapan penerima SIKS-NG (contoh)"}


def tulis_jawaban(akun: Akun, kini: datetime, semua: list[Kasus]) -> None:
    """Every answer on the way of each usulan; what was answered had been typed in. A dice of its own: the other scenes stay as they are."""
    acak, petugas = Random(17), akun.verifikator[0]
    dijawab = [satu for satu in semua if satu.status in HASIL]
    baris = [
        {
            "id": uuid_acak(acak), "usulan_id": satu.id, "desa_kode": satu.keluarga.desa_kode, "baris_id": None, "hasil": hasil,
            "tanggal": setempat(hari_lalu(kini, HARI[hasil]), "WIB").date(), "sumber": SUMBER[HARI[hasil]], "keterangan": "",
            "impor_id": None, "dibuat_oleh": petugas.id, "dibuat_pada": hari_lalu(kini, HARI[hasil]),
        }
        for satu in dijawab
        for hasil in JALAN[satu.status]
        if hasil in HASIL
    ]  # fmt: skip
    diinput = {"diinput_oleh": petugas.id, "diinput_pada": hari_lalu(kini, SERAHAN) + timedelta(hours=3)}
    with transaction() as session:
        if baris:
            session.execute(insert(HasilPusat), baris)
            session.execute(update(SerahanBaris).where(SerahanBaris.usulan_id.in_(select(HasilPusat.usulan_id))).values(**diinput))
        audit.record("demo.jawaban", oleh=None, jumlah=len(baris))
