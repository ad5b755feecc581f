"""Families of the demo that have a history, and requests for families between the two main units: open, refused, released."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

from sqlalchemy import select

from ..db import db
from ..keluarga.models import Anggota, Keluarga
from ..keluarga.rules.isian import ISI_ALAMAT, ISI_ANGGOTA
from ..keluarga.service.alamat import update_alamat
from ..keluarga.service.anggota import update_anggota
from ..keluarga.service.perubahan import isi_baris
from ..keluarga.service.pindah import refuse_pindah, request_pindah
from ..usulan.models import Usulan
from ..usulan.service.pelepasan import release_keluarga
from .akun import Akun
from .keluarga import uuid_acak

BERUBAH = 2  # families of each unit whose history is longer than one line
ALASAN = ("Sejak bulan lalu tinggal bersama orang tua di sini; surat pindah sudah ada.", "Menikah dan menetap di desa kami.")
TOLAK = "Rumahnya masih di RT 001 dan ditempati. Sudah ditanyakan kepada ketua RT."


def mainkan_pindah(acak: Random, akun: Akun, dua: tuple[str, str]) -> None:
    """Each of the two units asks the other for a family; of two further requests one is refused, one released."""
    milik = {desa: _bebas(desa) for desa in dua}
    for desa in dua:
        for keluarga in milik[desa][:BERUBAH]:
            _ubah(keluarga, akun.operator[desa])
    for desa, lain in (dua, dua[::-1]):
        for keluarga in milik[desa][-1:]:
            _minta(acak, akun.operator[lain], keluarga, ALASAN[0])
    for keluarga in milik[dua[0]][-2:-1]:
        refuse_pindah(_minta(acak, akun.operator[dua[1]], keluarga, ALASAN[1]), TOLAK, oleh=akun.operator[dua[0]])
    for keluarga in milik[dua[1]][-2:-1]:
        release_keluarga(_minta(acak, akun.operator[dua[0]], keluarga, ALASAN[1]), oleh=akun.operator[dua[1]])


def _bebas(desa: str) -> list[Any]:
    """Families of a desa without any usulan, whose head's NIK stands nowhere else: (id, nama, nik of the head)."""
    pilih = select(Keluarga).where(Keluarga.desa_kode == desa, ~Keluarga.terkunci, Keluarga.lengkap)
    tanpa = pilih.where(~select(Usulan.id).where(Usulan.keluarga_id == Keluarga.id).exists()).order_by(Keluarga.id)
    kepala = [(k.id, k.nama, k.anggota[0].nik) for k in db.session.scalars(tanpa)]
    kali = Counter(db.session.scalars(select(Anggota.nik).where(Anggota.nik.in_([nik for _, _, nik in kepala if nik]))))
    hasil = [satu for satu in kepala if kali[satu[2]] == 1]
    db.session.remove()
    return hasil


def _ubah(keluarga: Any, operator: Any) -> None:
    """Two saves: the house number put right, the work of the head."""
    k = db.session.get_one(Keluarga, keluarga[0])
    isi, versi = isi_baris(k, ISI_ALAMAT), k.versi
    kepala = k.anggota[0]
    orang, aid, versi_orang = isi_baris(kepala, ISI_ANGGOTA), kepala.id, kepala.versi
    update_alamat(keluarga[0], isi | {"alamat": f"{isi['alamat']} Belakang"}, versi, oleh=operator)
    update_anggota(aid, keluarga[0], orang | {"tempat_lahir": "Kepahiang"}, versi_orang, oleh=operator)


def _minta(acak: Random, operator: Any, keluarga: Any, alasan: str) -> Any:
    _, nama, nik = keluarga
    return request_pindah(uuid_acak(acak), {"nomor": nik, "nama": nama, "alasan": alasan}, oleh=operator).id
