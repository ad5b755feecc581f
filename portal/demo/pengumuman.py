"""Published lists of the demo: the two main units publish today, an older meeting's list is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import Row, select

from ..audit import service as audit
from ..db import db, transaction
from ..jam import hari_ini, sekarang
from ..kit.isi import sidik
from ..kuota.queries.program import program_berlaku
from ..kuota.rules.terbuka import nama_terbuka
from ..musdes.models import Dokumen
from ..pengaturan.queries import pengaturan
from ..warga.models import Pengumuman
from ..warga.rules.pengumuman import masa_pengumuman, susun_isi
from ..warga.service.pengumuman import publish_pengumuman
from .akun import Akun
from .keluarga import uuid_acak


def umumkan(acak: Random, akun: Akun, utama: Sequence[str]) -> None:
    """Publish the longest paper of each of these units, and leave one list of another unit behind whose days are over."""
    for kode in utama:
        satu = max(_dokumen(Dokumen.desa_kode == kode), key=lambda d: sum(len(isi) for isi in d.isi["lampiran"].values()), default=None)
        if satu:
            publish_pengumuman(uuid_acak(acak), satu.musdes_id, satu.id, oleh=akun.operator[kode])
    hari = hari_ini(pengaturan("zona"))
    lama = _dokumen(Dokumen.desa_kode.not_in(utama), Dokumen.tanggal <= hari - timedelta(days=pengaturan("hari_pengumuman") + 3))
    if lama:
        _sudah_lewat(acak, akun, lama[0], hari)


def _dokumen(*syarat: Any) -> Sequence[Row[Any]]:
    """The papers in force that fit and were not published, the latest first."""
    pilih = select(Dokumen.id, Dokumen.musdes_id, Dokumen.desa_kode, Dokumen.nomor, Dokumen.tanggal, Dokumen.isi)
    belum = Dokumen.id.not_in(select(Pengumuman.dokumen_id))
    urut = pilih.where(Dokumen.diganti_oleh.is_(None), belum, *syarat).order_by(Dokumen.tanggal.desc(), Dokumen.nomor)
    semua = db.session.execute(urut.limit(20)).all()
    db.session.remove()
    return semua


def _sudah_lewat(acak: Random, akun: Akun, satu: Row[Any], hari: date) -> None:
    """A list published the day after its meeting; the service only publishes from today on."""
    operator = akun.operator[satu.desa_kode]
    masa = masa_pengumuman(satu.tanggal + timedelta(days=1), pengaturan("hari_pengumuman"), pengaturan("hari_sanggah"))
    with transaction() as session:
        isi = susun_isi(satu.isi, satu.nomor, satu.tanggal, nama_terbuka(program_berlaku().values()))
        baris = Pengumuman(
            id=uuid_acak(acak), musdes_id=satu.musdes_id, dokumen_id=satu.id, desa_kode=satu.desa_kode, nomor=satu.nomor, mulai=masa.mulai,
            sampai=masa.sampai, sanggah_sampai=masa.sanggah_sampai, isi=isi, isi_sidik=sidik(isi), dibuat_oleh=operator.id,
            dibuat_pada=sekarang() - (hari - masa.mulai),
        )  # fmt: skip
        session.add(baris)
        session.flush()
        audit.record("pengumuman.terbit", oleh=operator, objek=baris, nomor=satu.nomor, demo=True)
