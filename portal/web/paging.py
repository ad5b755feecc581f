"""The cursor of a list page as it comes in the query string."""

from __future__ import annotations

from typing import Any

from flask import request

from ..kit.paging import baca_kursor


def kursor(*jenis: type, nama: str = "setelah") -> tuple[Any, ...] | None:
    """The sort key after which the page begins; None for the first page or a cursor that somebody changed."""
    try:
        return baca_kursor(request.values.get(nama, ""), *jenis)
    except ValueError:
        return None
