"""Names that try to be code stand as typed on the lists and pages of the counter, and are masked on what is published."""

from __future__ import annotations

import pytest

from tests.test_hostile_names import HTML, RUMUS, harfiah
from tests.warga.test_loket import cari
from tests.warga.test_mandiri import NIK

pytestmark = pytest.mark.sekali


def test_names_stay_text_in_an_own_proposal_and_in_the_list_of_aid(pabrik, peramban):
    operator = pabrik.pengguna("operator")
    for nama in (HTML, RUMUS):
        pabrik.keluarga(oleh=operator, nama=nama)
    p = peramban(operator)
    harfiah(p.buka("/bantuan-keluarga/"), HTML, RUMUS)
    cari(p, NIK)
    p.kirim("/usul-mandiri/baru")
    harfiah(p.kirim("/usul-mandiri/", {"nama": HTML, "alamat": RUMUS, "telepon": "", "permintaan": "bansos", "keterangan": HTML}), HTML, RUMUS)
    harfiah(p.buka("/usul-mandiri/"), HTML)
