"""Shape and messages of decisions, notulen and closing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from wtforms import HiddenField, RadioField
from wtforms.validators import AnyOf, Length, Optional, ValidationError

from ...web.forms import Angka, PortalForm, TeksPanjang
from ..rules.keputusan import KEPUTUSAN
from ..rules.status import CARA, KATA_CARA
from .isian import Jam

SUARA_TERBANYAK = 99_999


class FormKeputusan(PortalForm):
    keputusan = HiddenField(validators=[AnyOf(KEPUTUSAN, "Pilih salah satu: layak, tidak layak, atau tunda.")])
    alasan = TeksPanjang(
        "Alasan keputusan", wajib="Tulis alasan keputusan, lalu pilih putusannya lagi.", maks=500
    )

    def validate_alasan(self, field: Any) -> None:
        Length(min=3, message="Tulis alasan keputusan sedikitnya 3 huruf.")(self, field)


class FormNotulen(PortalForm):
    notulen = TeksPanjang("Notulen", maks=50_000, description="Jalannya musyawarah: pertanyaan, tanggapan, dan kesepakatan.")
    cara = RadioField(
        "Keputusan diambil secara", [AnyOf(CARA, "Pilih cara pengambilan keputusan.")],
        choices=[(kode, kata.capitalize()) for kode, kata in KATA_CARA.items()], validate_choice=False, default=CARA[0],
    )  # fmt: skip
    suara_setuju = Angka("Suara setuju", [Optional()])
    suara_tidak = Angka("Suara tidak setuju", [Optional()])

    def validate_suara_setuju(self, field: Any) -> None:
        if field.data is not None and not 0 <= field.data <= SUARA_TERBANYAK:
            raise ValidationError(f"{field.label.text} diisi angka 0 sampai {SUARA_TERBANYAK}.")

    validate_suara_tidak = validate_suara_setuju


class FormTutup(PortalForm):
    jam_selesai = Jam("Jam selesai", wajib="Isi jam selesai, misalnya 12.15.", description="Contoh: 12.15")


def baca_urutan(kiriman: Any, ids: Any) -> dict[UUID, int]:
    """The numbers typed beside the rows of the agenda; what is no number leaves its row where it is."""
    hasil = {}
    for id_ in ids:
        angka = (kiriman.get(f"urutan-{id_}") or "").strip()
        if angka.isascii() and angka.isdigit() and len(angka) <= 4:
            hasil[id_] = int(angka)
    return hasil
