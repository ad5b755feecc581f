"""The public code of a paper, made from the server's secret: only its hash is stored, so the database alone cannot forge one."""

from __future__ import annotations

from uuid import UUID

from flask import current_app

from .kit.kode_publik import kode_publik


def kode_of(dokumen_id: UUID) -> str:
    """The code behind the QR of a paper, the same each time."""
    return kode_publik(current_app.config["PORTAL"].kunci("rahasia"), str(dokumen_id))
