"""Reads of settings; one statement a request."""

from __future__ import annotations

import base64
import hashlib
from fractions import Fraction
from pathlib import Path
from typing import Any

from flask import current_app, g, has_request_context
from sqlalchemy import select

from ..db import db
from ..errors import RuleBroken
from ..wilayah.queries import get_wilayah, nama_lengkap
from .models import Pengaturan, ProfilDesa
from .rules import BAWAAN

SUBFOLDER_LAMBANG = "lambang"
_SEMUA = select(Pengaturan.kunci, Pengaturan.nilai)


def semua_pengaturan() -> dict[str, Any]:
    """Every setting with its present value; kept for the length of one request."""
    if has_request_context() and "pengaturan" in g:
        return g.pengaturan
    nilai = {**BAWAAN, **dict(db.session.execute(_SEMUA).all())}
    if has_request_context():
        g.pengaturan = nilai
    return nilai


def pengaturan(kunci: str) -> Any:
    """The present value of one setting."""
    return semua_pengaturan()[kunci]


def versi_pengaturan() -> dict[str, int]:
    """The version of each changed setting; a default counts as version 0."""
    return dict(db.session.execute(select(Pengaturan.kunci, Pengaturan.versi)).all())


def find_profil(desa_kode: str) -> ProfilDesa | None:
    """The desa's kop and signatories, or None when nobody filled them in."""
    return db.session.get(ProfilDesa, desa_kode)


def hari_undangan_of(desa_kode: str) -> int:
    """How many days before a meeting invitations should be out: as the desa set it, else the kabupaten."""
    sendiri = getattr(find_profil(desa_kode), "hari_undangan", None)
    return int(pengaturan("hari_undangan") if sendiri is None else sendiri)


def kuorum_of(desa_kode: str) -> Fraction:
    """The share of the invited that should come: as the desa set it, else the kabupaten."""
    return Fraction(*(getattr(find_profil(desa_kode), "kuorum", None) or pengaturan("ambang_kuorum")))


def kop_of(desa_kode: str) -> dict[str, str]:
    """What a kop shows: names of kabupaten, kecamatan, desa, address, the two signatories, and which lambang."""
    nama = nama_lengkap(desa_kode)
    profil = find_profil(desa_kode)
    kolom = ("alamat", "kode_pos", "singkatan", "kepala_nama", "kepala_nip", "lembaga_ketua")
    return {**nama, **{kolom_: getattr(profil, kolom_, "") or "" for kolom_ in kolom}, "lambang": pengaturan("lambang")}


def kop_dinas() -> dict[str, str]:
    """What the letterhead of the dinas and its signature say."""
    return {
        "kabupaten": get_wilayah(pengaturan("kabupaten_kode")).nama, "lambang": pengaturan("lambang"), "instansi": pengaturan("instansi"),
        "alamat": pengaturan("instansi_alamat"), "kepala": pengaturan("kadis_nama"), "nip": pengaturan("kadis_nip"),
        "tempat": pengaturan("surat_tempat"),
    }  # fmt: skip


def lambang_path(sidik: str) -> Path:
    """Where the picture with this SHA-256 is kept; pictures are only ever added."""
    return Path(current_app.config["PORTAL"].folder_berkas) / SUBFOLDER_LAMBANG / f"{sidik}.jpg"


def lambang_uri(sidik: str) -> str:
    """The picture as an address for an ``img``, for papers. Raises RuleBroken when it is gone or no longer the same."""
    berkas = lambang_path(sidik)
    isi = berkas.read_bytes() if berkas.is_file() else b""
    if hashlib.sha256(isi).hexdigest() != sidik:
        raise RuleBroken("Lambang untuk kop surat ini tidak ada lagi di penyimpanan. Hubungi pengelola portal.")
    return f"data:image/jpeg;base64,{base64.b64encode(isi).decode()}"
