"""Reads of settings; one statement a request."""

from __future__ import annotations

from typing import Any

from flask import g, has_request_context
from sqlalchemy import select

from ..db import db
from ..wilayah.queries import nama_lengkap
from .models import Pengaturan, ProfilDesa
from .rules import BAWAAN


def semua_pengaturan() -> dict[str, Any]:
    """Every setting with its present value; kept for the length of one request."""
    if has_request_context() and "pengaturan" in g:
        return g.pengaturan
    nilai = {**BAWAAN, **dict(db.session.execute(select(Pengaturan.kunci, Pengaturan.nilai)).all())}
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


def kop_of(desa_kode: str) -> dict[str, str]:
    """What a kop shows: names of kabupaten, kecamatan, desa, address, and the two signatories."""
    nama = nama_lengkap(desa_kode)
    profil = find_profil(desa_kode)
    kolom = ("alamat", "kode_pos", "singkatan", "kepala_nama", "kepala_nip", "lembaga_ketua")
    return {**nama, **{kolom_: getattr(profil, kolom_, "") or "" for kolom_ in kolom}}
