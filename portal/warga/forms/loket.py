"""Shape of the forms at the counter."""

from __future__ import annotations

from typing import Any

from wtforms import RadioField
from wtforms.fields import SelectChoice

from ...kit.nomor import rapikan
from ...web.forms import PortalForm, Teks
from ..rules import TUJUAN


class FormLoket(PortalForm):
    """The NIK of who is present, and why it is asked for."""

    nik = Teks("NIK warga yang hadir", maks=30, wajib="Ketik NIK pada KTP atau KK warga yang hadir.", description="16 angka")
    tujuan = RadioField("Tujuan", choices=[SelectChoice(kode, kata) for kode, kata in TUJUAN.items()], validate_choice=False)

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        nik = self.nomor
        if not self.nik.errors and not (len(nik) == 16 and nik.isascii() and nik.isdecimal()):
            self.nik.errors = [*self.nik.errors, f"NIK harus 16 angka. Anda mengetik {len(nik)}."]
            baik = False
        if self.tujuan.data not in TUJUAN:
            self.tujuan.errors = [*self.tujuan.errors, "Pilih tujuannya."]
            baik = False
        return baik

    @property
    def nomor(self) -> str:
        """The digits that were typed."""
        return rapikan(self.nik.data or "")
