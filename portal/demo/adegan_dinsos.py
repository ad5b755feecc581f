"""The main story at the dinsos: claims, a return, a rejection, an approval with a refused line, a confirmation, a hand-over."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from uuid import UUID

from sqlalchemy import update

from ..audit import service as audit
from ..db import transaction
from ..jam import hari_ini, sekarang
from ..pertukaran.documents import write_serahan
from ..pertukaran.service import create_serahan
from ..usulan.models import Usulan
from ..usulan.queries import get_usulan
from ..usulan.rules.status import DIKEMBALIKAN, DITOLAK, TERVERIFIKASI
from ..verifikasi.rules import Putusan
from ..verifikasi.service.keputusan import decide_usulan
from ..verifikasi.service.klaim import claim_usulan
from ..verifikasi.service.pengesahan import create_pengesahan
from .akun import Akun
from .keluarga import uuid_acak

KEMBALI = Putusan(DIKEMBALIKAN, catatan="NIK istri belum sama dengan KTP. Mohon diperiksa dan diperbaiki.", bagian=("anggota", "foto"))
TOLAK = Putusan(DITOLAK, "BUKTI_HAPUS_KURANG", "Surat keterangan pindah belum ditandatangani Ketua RT.")


def periksa_paket(acak: Random, akun: Akun, paket: list[UUID], nomor_surat: str) -> UUID:
    """Decide the first packet of a unit as two verifikator and the kadis would; returns the confirmed usulan."""
    satu, dua = akun.verifikator
    masuk, bansos, dipegang_lewat, dipegang, kembali, tolak, _ = paket

    def putus(id_: UUID, putusan: Putusan) -> None:
        usulan = get_usulan(id_, untuk=satu)
        if putusan.hasil == TERVERIFIKASI and usulan.program:
            putusan = Putusan(TERVERIFIKASI, catatan="", baris={str(usulan.program[0].id): "TANPA_KOMPONEN"})
        decide_usulan(uuid_acak(acak), id_, putusan, usulan.versi, oleh=satu)

    putus(masuk, Putusan(TERVERIFIKASI))
    putus(bansos, Putusan(TERVERIFIKASI))
    putus(kembali, KEMBALI)
    putus(tolak, TOLAK)
    claim_usulan(dipegang, oleh=satu)
    claim_usulan(dipegang_lewat, oleh=dua)
    with transaction() as session:
        lewat = sekarang() - timedelta(hours=1)
        session.execute(update(Usulan).where(Usulan.id == dipegang_lewat).values(klaim_sampai=lewat))
        audit.record("demo.klaim_lewat", oleh=None, jumlah=1)
    create_pengesahan(uuid_acak(acak), [masuk], nomor_surat, hari_ini(), oleh=akun.kadis)
    return masuk


def serahkan(acak: Random, akun: Akun, disahkan: list[UUID]) -> None:
    """Hand over what was confirmed in the main story, and nothing else that waits."""
    petugas = akun.verifikator[0]
    calon = [(id_, get_usulan(id_, untuk=petugas).versi) for id_ in disahkan]
    berkas = write_serahan(disahkan, untuk=petugas)
    create_serahan(uuid_acak(acak), calon, berkas, oleh=petugas)
