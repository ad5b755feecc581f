"""Lists of the counter that can be taken out: objections, and citizens' own proposals."""

from __future__ import annotations

from flask import request

from ...akun.rules import Izin
from ...warga.forms.mandiri import FormSaringMandiri
from ...warga.forms.sanggahan import FormSaringSanggahan
from ...warga.routes import mandiri, sanggahan
from ..documents import loket
from .bentuk import Daftar


def _sanggahan() -> dict[str, str]:
    return sanggahan.baca_saring(FormSaringSanggahan(request.args))


def _mandiri() -> dict[str, str]:
    return mandiri.baca_saring(FormSaringMandiri(request.args))


DAFTAR_LOKET = {
    "sanggahan": Daftar("Sanggahan", Izin.SANGGAHAN_LIHAT, True, _sanggahan, loket.berkas_sanggahan, "warga.sanggahan.index"),
    "usul-mandiri": Daftar("Usul mandiri", Izin.MANDIRI_LIHAT, True, _mandiri, loket.berkas_mandiri, "warga.mandiri.index"),
}  # fmt: skip
