"""What waits for whom of objections and of citizens' own proposals: the figures of the beranda."""

from __future__ import annotations

from typing import Any

from ...akun.rules import Peran
from ...jam import hari_ini
from ...pengaturan.queries import pengaturan
from .mandiri import count_mandiri
from .sanggahan import count_sanggahan


def count_tugas_warga(*, untuk: Any) -> dict[str, int]:
    """{mandiri} for an operator, {sanggahan, sanggahan_lewat} for a verifikator; the others have none to do."""
    if untuk.peran == Peran.OPERATOR:
        return {"mandiri": count_mandiri(untuk=untuk)}
    if untuk.peran == Peran.VERIFIKATOR:
        semua, lewat = count_sanggahan(hari_ini(pengaturan("zona")), untuk=untuk)
        return {"sanggahan": semua, "sanggahan_lewat": lewat}
    return {}
