"""Reads of settings; one statement a request."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flask import g, has_request_context
from sqlalchemy import select

from ..db import db
from ..wilayah.queries import nama_lengkap
from .models import Pengaturan, ProfilDesa
from .rules import BAWAAN

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
    """What a kop shows: names of kabupaten, kecamatan, desa, address, and the two signatories."""
    nama = nama_lengkap(desa_kode)
    profil = find_profil(desa_kode)
    kolom = ("alamat", "kode_pos", "singkatan", "kepala_nama", "kepala_nip", "lembaga_ketua")
    return {**nama, **{kolom_: getattr(profil, kolom_, "") or "" for kolom_ in kolom}}
