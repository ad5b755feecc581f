"""Codes behind a QR: they open a public page without sign-in, cannot be guessed, and are kept only as their SHA-256."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re

PANJANG_KODE = 22


def kode_publik(rahasia: str, dokumen_id: str) -> str:
    """The code behind the QR: cannot be guessed, and need not be stored, for the server can make it again."""
    tanda = hmac.new(rahasia.encode(), dokumen_id.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(tanda).decode()[:PANJANG_KODE]


def rapikan_kode(teks: str) -> str:
    """The code as typed by hand, without spaces; empty when it cannot be one."""
    kode = re.sub(r"\s+", "", teks)
    return kode if re.fullmatch(rf"[A-Za-z0-9_-]{{{PANJANG_KODE}}}", kode) else ""


def sidik_kode(kode: str) -> str:
    """How the code is kept: its SHA-256."""
    return hashlib.sha256(kode.encode()).hexdigest()
