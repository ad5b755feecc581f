"""What was typed is not lost when the session or the form's token ends: it travels through the sign-in page and is sent again.

It is kept in the page only, never on the server, and sent again only when the person presses the button.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from flask import request

from .access import jalur_sendiri

TERBESAR = 200_000


@dataclass(frozen=True)
class Titipan:
    """A form that could not be saved: where it goes and its fields in order."""

    tujuan: str
    isian: tuple[tuple[str, str], ...]


def dari_permintaan() -> Titipan | None:
    """The refused POST as a Titipan; None for uploads, other methods, the sign-in form itself and what is too large."""
    if request.method != "POST" or request.mimetype != "application/x-www-form-urlencoded":
        return None
    if (request.content_length or 0) > TERBESAR or request.endpoint in (None, "akun.sesi.create", "akun.sesi.delete"):
        return None
    isian = tuple((nama, nilai) for nama, nilai in request.form.items(multi=True) if nama != "csrf_token")
    return Titipan(request.full_path.rstrip("?"), isian)


def tulis(titipan: Titipan | None) -> str:
    """As text for one hidden field."""
    return json.dumps([titipan.tujuan, titipan.isian], ensure_ascii=False) if titipan else ""


def baca(teks: str | None) -> Titipan | None:
    """Back from the hidden field; None for anything that is not ours."""
    try:
        tujuan, isian = json.loads(teks or "")
        baik = jalur_sendiri(tujuan) and all(isinstance(n, str) and isinstance(v, str) for n, v in isian)
    except (ValueError, TypeError):
        return None
    return Titipan(tujuan, tuple((n, v) for n, v in isian)) if baik else None
