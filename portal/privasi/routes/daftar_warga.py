"""Lists of warga that can be taken out: what was published, and who has and who has no aid."""

from __future__ import annotations

from typing import Any

from flask import request

from ...akun.rules import Izin
from ...jam import hari_ini
from ...pengaturan.queries import pengaturan
from ...warga.forms.penerima import FormSaringBantuan
from ...warga.forms.pengumuman import FormSaring as FormSaringPengumuman
from ...warga.routes.penerima import baca_saring as baca_saring_bantuan
from ...warga.routes.penerima import unit_dipilih
from ...warga.routes.pengumuman import baca_saring
from ...warga.rules.penerima import SaringBantuan
from ..documents import warga
from .bentuk import Daftar


def _pengumuman() -> dict[str, Any]:
    return {"hari_ini": hari_ini(pengaturan("zona")), **baca_saring(FormSaringPengumuman(request.args))}


def _bantuan() -> tuple[str, SaringBantuan]:
    return unit_dipilih(), baca_saring_bantuan(FormSaringBantuan(request.args))


DAFTAR_WARGA = {
    "pengumuman": Daftar("Pengumuman", Izin.MUSDES_LIHAT, False, _pengumuman, warga.berkas_pengumuman, "warga.pengumuman.index"),
    "bantuan-keluarga": Daftar(
        "Keluarga dengan dan tanpa bantuan", Izin.KELUARGA_LIHAT, True, _bantuan, warga.berkas_bantuan, "warga.penerima.index"
    ),
}  # fmt: skip
