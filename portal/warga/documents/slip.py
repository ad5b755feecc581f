"""The slip of the counter: the status of who is present, for taking home; masked name, nothing of the family or of health."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ...kit.tanggal import waktu_panjang
from ...pengaturan.queries import pengaturan
from ..queries.loket import HasilLoket
from ..rules import TANPA_USULAN, TUJUAN
from .umum import cetak, kantor

TEMPLAT = "warga/slip.cetak.html"


def render_slip(hasil: HasilLoket, tujuan: str, kini: datetime, *, untuk: Any) -> bytes:
    """``hasil`` as ``print_slip`` gives it."""
    zona = pengaturan("zona")
    warga = [
        (s.nama, s.wilayah, [(u.nomor, u.kata, u.langkah, waktu_panjang(u.sejak, zona)) for u in s.usulan]) for s in hasil.warga
    ]  # fmt: skip
    mandiri = [(m.nomor, m.wilayah, m.diminta, m.kata, m.langkah) for m in hasil.mandiri]
    nilai = {
        "kantor": kantor(untuk), "warga": warga, "mandiri": mandiri, "tujuan": TUJUAN[tujuan], "kini": waktu_panjang(kini, zona),
        "petugas": untuk.nama, "tanpa_usulan": TANPA_USULAN,
    }  # fmt: skip
    return cetak(TEMPLAT, "Slip status warga", **nilai)
