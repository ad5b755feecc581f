"""Reads of the proofs of a usulan, and what a usulan still lacks before it goes on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from ...akun.queries import cakupan
from ...akun.rules import Izin, boleh
from ...db import db
from ...errors import NotFound
from ...keluarga.queries import kekurangan_of
from ...keluarga.rules.kelengkapan import Kekurangan
from ...pengaturan.queries import semua_pengaturan
from ..models import BuktiUsulan, Usulan
from ..rules.bukti import JENIS_BUKTI, bukti_kurang, bukti_wajib
from ..rules.isian import ISI_USULAN
from ..rules.jenis import MENILAI_KELUARGA
from ..rules.perubahan import sebut_elemen
from ..rules.status import DRAF
from .perubahan import list_usang

BUKTI = "bukti"  # where on the page of a usulan what is missing is mended, beside the sections of the family


def get_bukti(id: UUID, usulan_id: UUID, *, untuk: Any, kunci: bool = False) -> BuktiUsulan:
    """The proof; raises NotFound when absent, taken out, of another usulan, out of scope, or for a role that may not see a NIK."""
    pilih = select(BuktiUsulan).where(
        BuktiUsulan.id == id, BuktiUsulan.usulan_id == usulan_id, BuktiUsulan.dihapus_pada.is_(None), cakupan(BuktiUsulan.desa_kode, untuk)
    )
    bukti = db.session.scalar(pilih.with_for_update() if kunci else pilih)
    if bukti is None or not boleh(untuk, Izin.NIK_LIHAT, bukti):
        raise NotFound()
    return bukti


def list_bukti(usulan_id: UUID, *, untuk: Any) -> list[Any]:
    """The proofs that are there, oldest first: rows (id, jenis, nama_asli, mime, ukuran, dibuat_pada)."""
    return list(
        db.session.execute(
            select(BuktiUsulan.id, BuktiUsulan.jenis, BuktiUsulan.nama_asli, BuktiUsulan.mime, BuktiUsulan.ukuran, BuktiUsulan.dibuat_pada)
            .where(BuktiUsulan.usulan_id == usulan_id, BuktiUsulan.dihapus_pada.is_(None), cakupan(BuktiUsulan.desa_kode, untuk))
            .order_by(BuktiUsulan.dibuat_pada, BuktiUsulan.id)
        )
    )


def count_bukti(usulan_id: UUID) -> int:
    """How many proofs are there; for the rule, so the caller has loaded the usulan."""
    ada = select(func.count()).select_from(BuktiUsulan)
    return db.session.scalar(ada.where(BuktiUsulan.usulan_id == usulan_id, BuktiUsulan.dihapus_pada.is_(None))) or 0


def atur_bukti() -> dict[str, list[str]]:
    """{reason: kinds} as the kabupaten set them; a reason that is not there follows the registry."""
    return semua_pengaturan().get("bukti_usulan", {})


def wajib_of(usulan: Any) -> tuple[str, ...]:
    """The kinds of proof that this usulan needs."""
    return bukti_wajib(usulan.jenis, usulan.alasan_hapus, atur_bukti())


def kurang_of(usulan: Usulan) -> list[Kekurangan]:
    """What is missing before the usulan goes on: of the family when its eligibility is asked, of the usulan itself otherwise."""
    if usulan.jenis in MENILAI_KELUARGA:
        return kekurangan_of(usulan.keluarga)
    wajib = wajib_of(usulan)
    pilih = select(BuktiUsulan.jenis).where(BuktiUsulan.usulan_id == usulan.id, BuktiUsulan.dihapus_pada.is_(None))
    kurang = bukti_kurang(wajib, set(db.session.scalars(pilih))) if wajib else []
    hasil = [Kekurangan(BUKTI, f"{JENIS_BUKTI[satu]} belum diunggah.", JENIS_BUKTI[satu]) for satu in kurang]
    basi = list_usang(usulan) if usulan.status == DRAF else []  # later its content stands; what changed is left alone at pengesahan
    if basi:
        kalimat = f"Data keluarga berubah sejak usulan ini ditulis: {sebut_elemen(basi) or 'NIK'}. Buka “Ubah usulan”, periksa, lalu simpan lagi."
        hasil.append(Kekurangan(ISI_USULAN, kalimat, "isi usulan yang sesuai data sekarang"))
    return hasil
