"""Fields that the forms of a family share: a code of a versioned list, radios that may stay open, a count."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from wtforms import RadioField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import ValidationError

from ...kit.angka import ribuan
from ...kit.kode import DaftarKode
from ...web.forms import Angka, PortalForm

PILIH_DARI_DAFTAR = "Pilih salah satu dari daftar."


def pilihan(kata: dict[str, str]) -> list[SelectChoice]:
    """Choices {value: word} as a select field takes them."""
    return [SelectChoice(nilai, label) for nilai, label in kata.items()]


class Kode(SelectField):
    """One code of a versioned list, or none.

    An imported code that the list does not have is shown, and kept when the form was made with it (``object_data``).
    """

    def __init__(self, daftar: DaftarKode, *, label: str = "", kosong: str = "– pilih –", **lain: Any):
        self.daftar = daftar
        isi = [SelectChoice(str(kode), kata) for kode, kata in daftar.pilihan()]
        super().__init__(label or daftar.label, choices=[SelectChoice("", kosong), *isi], coerce=self._kode, **lain)

    @staticmethod
    def _kode(nilai: Any) -> int | None:
        return None if nilai in (None, "") else int(nilai)

    def process_data(self, value: Any) -> None:
        super().process_data(value)
        if self.data is not None and self.data not in self.daftar:
            self.choices = [*self.choices, SelectChoice(str(self.data), self.daftar.kata(self.data))]

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(PILIH_DARI_DAFTAR) from None

    def pre_validate(self, form: Any) -> None:
        if self.data is not None and self.data not in self.daftar and self.data != self.object_data:
            raise ValidationError(PILIH_DARI_DAFTAR)


class Jumlah(Angka):
    """A count or an amount from 0 to ``maks``."""

    def __init__(self, label: str, maks: int, **lain: Any):
        super().__init__(label, **lain)
        self.maks = maks

    def process_formdata(self, valuelist: list[str]) -> None:
        if valuelist:  # what a form did not hold stays as it was
            super().process_formdata(valuelist)

    def pre_validate(self, form: Any) -> None:
        if self.data is not None and not 0 <= self.data <= self.maks:
            raise ValidationError(f"{self.label.text}: isi angka 0 sampai {ribuan(self.maks)}.")


class Pilihan(RadioField):
    """Radios that may be left open."""

    def __init__(self, label: str, choices: dict[str, str], **lain: Any):
        super().__init__(label, choices=pilihan(choices), coerce=lambda nilai: nilai or None, **lain)
        self.type = "RadioField"  # as the form macros know it

    def pre_validate(self, form: Any) -> None:
        if self.data is not None and self.data not in {pilihan.value for pilihan in self.choices}:
            raise ValidationError(PILIH_DARI_DAFTAR)


class FormBernomor(PortalForm):
    """A form with a NIK or No. KK: what these are checked against is handed in."""

    provinsi: Collection[str] = ()
    hari_ini: date = date.min

    def acuan(self, provinsi: Collection[str], hari_ini: date) -> FormBernomor:
        self.provinsi, self.hari_ini = provinsi, hari_ini
        return self
