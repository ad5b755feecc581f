"""What the rules of the queue ask about a usulan beside its own row: first approval, relatives of officials, open visits, delegations."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from ...akun.queries import kuasa_of, nama_pengguna_by_id
from ...akun.rules import Kuasa
from ...db import db
from ...jam import hari_ini
from ...pemeriksaan.models import Kerabat, Temuan
from ...pemeriksaan.rules.aturan import KUAT, TOLAK
from ...pemeriksaan.rules.putusan import TERBUKA
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan
from ...usulan.rules.status import DIKEMBALIKAN
from ..models import Keputusan, Kunjungan
from ..rules.alasan import AlasanTolak, alasan_hidup, daftar_alasan
from ..rules.klaim import FaktaAntrean, status_antre
from ..rules.putusan import PERTAMA

KERABAT = "KERABAT"


def kuasa_kini(untuk: Any) -> Kuasa:
    """Whom this person acts for today, and whose eyes count as theirs."""
    return kuasa_of(untuk, hari_ini(pengaturan("zona")))


def antre_kini() -> tuple[str, ...]:
    """The states that the verifikator's queue holds now."""
    return status_antre(pengaturan("langkah_kecamatan"))


def alasan_semua() -> dict[str, AlasanTolak]:
    """Every reason by code, those switched off too: for what was decided."""
    return daftar_alasan(pengaturan("alasan_tolak"))


def alasan_kini() -> dict[str, AlasanTolak]:
    """The reasons to choose from."""
    return alasan_hidup(pengaturan("alasan_tolak"))


def is_kerabat() -> ColumnElement[bool]:
    """Whether the usulan's family is related to an official: as declared, or as a finding says that nobody has settled."""
    temuan = select(Temuan.id).where(Temuan.keluarga_id == Usulan.keluarga_id, Temuan.aturan == KERABAT, Temuan.status == TERBUKA)
    return or_(select(Kerabat.id).where(Kerabat.keluarga_id == Usulan.keluarga_id).exists(), temuan.exists())


def is_kunjungan() -> ColumnElement[bool]:
    """Whether a home visit is asked for and not recorded yet."""
    return select(Kunjungan.id).where(Kunjungan.usulan_id == Usulan.id, Kunjungan.hasil == "").exists()


def is_kembali() -> ColumnElement[bool]:
    """Whether it was returned to the village before."""
    kembali = (Keputusan.usulan_id == Usulan.id, Keputusan.hasil == DIKEMBALIKAN, Keputusan.ditarik_pada.is_(None))
    return select(Keputusan.id).where(*kembali).exists()


def is_pertama() -> Any:
    """Who gave the first of two approvals since it last arrived; NULL when nobody did."""
    berlaku = (
        Keputusan.usulan_id == Usulan.id, Keputusan.tahap == PERTAMA, Keputusan.ditarik_pada.is_(None),
        Keputusan.dibuat_pada >= Usulan.menunggu_sejak,
    )  # fmt: skip
    return select(Keputusan.dibuat_oleh).where(*berlaku).order_by(Keputusan.dibuat_pada.desc()).limit(1).scalar_subquery()


def is_bertemuan() -> ColumnElement[bool]:
    """Whether a finding that matters waits about its family."""
    keluarga = or_(Temuan.keluarga_id == Usulan.keluarga_id, Temuan.lain_keluarga_id == Usulan.keluarga_id)
    syarat = [keluarga, Temuan.status == TERBUKA, Temuan.tingkat.in_((TOLAK, KUAT))]
    mati = pengaturan("aturan_mati")
    return select(Temuan.id).where(*syarat, *([Temuan.aturan.not_in(mati)] if mati else [])).exists()


def fakta_antrean(usulan: Collection[Any]) -> dict[UUID, FaktaAntrean]:
    """Each usulan as the rules of the queue see it: who made it, who holds it or decided it, and what stands in the way."""
    ids = {u.id for u in usulan}
    pilih = select(Keputusan.usulan_id, func.max(Keputusan.dibuat_pada)).group_by(Keputusan.usulan_id)
    pada = {id_: saat for id_, saat in db.session.execute(pilih.where(Keputusan.usulan_id.in_(ids), Keputusan.ditarik_pada.is_(None)))}
    tanda = select(Usulan.id, is_kerabat().label("kerabat"), is_kunjungan().label("kunjungan"), is_pertama().label("pertama"))
    lain = {baris.id: baris for baris in db.session.execute(tanda.where(Usulan.id.in_(ids)))}
    nama = nama_pengguna_by_id({u.pemeriksa_id for u in usulan if u.pemeriksa_id} | {b.pertama for b in lain.values() if b.pertama})
    return {
        u.id: FaktaAntrean(
            status=u.status, pembuat=u.dibuat_oleh, pemeriksa=u.pemeriksa_id, pemeriksa_nama=nama.get(u.pemeriksa_id, ""),
            klaim_sampai=u.klaim_sampai, diputus_pada=pada.get(u.id), pertama=lain[u.id].pertama,
            pertama_nama=nama.get(lain[u.id].pertama, ""), kerabat=bool(lain[u.id].kerabat), kunjungan=bool(lain[u.id].kunjungan),
        )
        for u in usulan
    }  # fmt: skip
