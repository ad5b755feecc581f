"""The receipt of a citizen's own proposal."""

from __future__ import annotations

from typing import Any

from ...kit.nomor import samarkan
from ...kit.tanggal import waktu_panjang
from ...pengaturan.queries import pengaturan
from ...wilayah.queries import get_wilayah
from ..models import UsulMandiri
from ..queries.mandiri import nomor_usulan
from ..rules.mandiri import KATA_STATUS, PERMINTAAN, kalimat_status
from .umum import cetak, kantor

TEMPLAT = "warga/mandiri_tanda_terima.cetak.html"


def render_mandiri(satu: UsulMandiri, *, untuk: Any) -> bytes:
    """What the citizen takes home: number, request, and how it goes on; the NIK masked."""
    nilai = {
        "kantor": kantor(untuk), "nomor": satu.nomor, "orang": satu.nama, "nik": samarkan(satu.nik), "unit": get_wilayah(satu.desa_kode).sebutan,
        "permintaan": PERMINTAAN[satu.permintaan], "pada": waktu_panjang(satu.dibuat_pada, pengaturan("zona")), "petugas": untuk.nama,
        "kata": KATA_STATUS[satu.status], "langkah": kalimat_status(satu.status, nomor_usulan(satu.usulan_id), satu.alasan),
    }  # fmt: skip
    return cetak(TEMPLAT, f"Tanda terima usul mandiri {satu.nomor}", **nilai)
