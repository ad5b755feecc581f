"""Scenes of the citizen's side: two objections against the first main unit's list, one of them answered; two own proposals at its counter."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from ..db import db
from ..jam import hari_ini
from ..keluarga.models import Anggota, Keluarga
from ..usulan.models import Usulan
from ..usulan.rules.status import TERBUKA
from ..warga.models import Pengumuman
from ..warga.queries.pengumuman import baris, find_terbuka_untuk_sanggah
from ..warga.queries.sanggahan import get_sanggahan
from ..warga.rules.sanggahan import PENYANGGAH
from ..warga.service.mandiri import create_mandiri, link_usulan
from ..warga.service.sanggahan import answer_sanggahan, create_sanggahan, halangan_of
from ..warga.service.sanggahan_bukti import add_bukti_sanggahan
from . import gambar
from .akun import Akun
from .keluarga import uuid_acak
from .orang import Pembuat

JAWABAN = {
    "hasil": "tidak_terbukti", "tindak_lanjut": "kunjungan_rumah", "nomor_surat": "400.9/021/DEMO/SANGGAHAN",
    "jawaban": "Petugas sudah berkunjung. Rumah permanen itu milik saudaranya; keluarga ini menumpang di bagian belakang dan keadaannya "
    "sesuai dengan yang dibahas dalam musyawarah.",
}  # fmt: skip


def mainkan_sanggahan(pembuat: Pembuat, akun: Akun, kode: str, folder: Path) -> None:
    """Objections only where a list stands."""
    operator, terbit = akun.operator[kode], find_terbuka_untuk_sanggah(kode, hari_ini())
    if terbit:
        _sanggah(pembuat, akun, terbit[0], operator, folder)
    _usul_mandiri(pembuat, kode, operator)


def _sanggah(pembuat: Pembuat, akun: Akun, terbit: Pengumuman, operator: Any, folder: Path) -> None:
    acak, semua = pembuat.acak, baris(terbit)
    isi: dict[str, Any] = {
        "pengumuman_id": terbit.id, "usulan_id": semua[0].usulan_id, "jenis": "tidak_layak", "tentang": "", "rahasia": True,
        "uraian": "Rumah keluarga ini permanen dan bertingkat, terlihat dari jalan.", "penyanggah_nama": pembuat.nama("L"),
        "penyanggah_alamat": "RT 02 / RW 01", "penyanggah_telepon": "0812-0000-9001",
    }  # fmt: skip
    pertama, kedua = uuid_acak(acak), uuid_acak(acak)
    create_sanggahan(pertama, isi, oleh=operator)
    add_bukti_sanggahan(uuid_acak(acak), pertama, PENYANGGAH, gambar.rumah(acak), "rumah.jpg", folder=folder, oleh=operator)
    penjawab = [v for v in akun.verifikator if halangan_of(get_sanggahan(pertama, untuk=v), v) is None]
    if penjawab:
        answer_sanggahan(pertama, JAWABAN, get_sanggahan(pertama, untuk=penjawab[0]).versi, oleh=penjawab[0])
    isi |= {
        "usulan_id": semua[-1].usulan_id, "jenis": "keliru", "rahasia": False, "uraian": "RT yang tertulis di daftar bukan RT keluarga ini.",
        "penyanggah_nama": pembuat.nama("P"), "penyanggah_telepon": "0812-0000-9002",
    }  # fmt: skip
    create_sanggahan(kedua, isi, oleh=operator)


def _usul_mandiri(pembuat: Pembuat, kode: str, operator: Any) -> None:
    """A woman whom the register does not know yet waits; a man of a family with a running usulan was linked to it."""
    lahir = pembuat.umur(30, 50)
    baru = {
        "nik": pembuat.nomor.buat(kode[:8], lahir, perempuan=True), "nama": pembuat.nama("P"), "alamat": "Gang Melati RT 03 / RW 02",
        "telepon": "0812-0000-9003", "permintaan": "masuk", "keterangan": "Baru pindah mengontrak, suami bekerja serabutan.",
    }  # fmt: skip
    create_mandiri(uuid_acak(pembuat.acak), kode, baru, oleh=operator)
    lama = db.session.execute(
        select(Usulan.id, func.min(Anggota.nik).label("nik"), func.min(Anggota.nama).label("nama"))
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .join(Anggota, Anggota.keluarga_id == Keluarga.id)
        .where(Usulan.desa_kode == kode, Usulan.status.in_(TERBUKA), Anggota.urutan == 1, Anggota.nik.is_not(None))
        .group_by(Usulan.id, Usulan.nomor)
        .order_by(Usulan.nomor.desc())
        .limit(1)
    ).first()
    if lama is None:
        return
    db.session.rollback()
    id_: UUID = uuid_acak(pembuat.acak)
    isi = {"nik": lama.nik, "nama": lama.nama, "alamat": "", "telepon": "", "permintaan": "bansos", "keterangan": ""}
    satu = create_mandiri(id_, kode, isi, oleh=operator)
    link_usulan(satu.id, lama.id, satu.versi, oleh=operator)
