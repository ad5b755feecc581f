"""Fields that only the meeting needs: an hour on the clock, and text of several lines."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from wtforms import StringField
from wtforms.validators import DataRequired, StopValidation
from wtforms.widgets import TextArea

from ...kit.teks import bersihkan
from ...web.forms import Teks

JAM = re.compile(r"([01]?[0-9]|2[0-3])(?:[.:]([0-5][0-9]))?")


class Jam(StringField):
    """An hour as people write it: 9, 09.00 or 09:00; ``data`` is a time or None, what was typed is shown again."""

    def __init__(self, label: str, *, wajib: str | None = None, **lain: Any):
        super().__init__(label, **lain)
        self.wajib, self.ketikan = wajib, None

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:
            return
        self.ketikan, self.data = valuelist[0].strip(), None
        cocok = JAM.fullmatch(self.ketikan)
        if cocok:
            self.data = time(int(cocok[1]), int(cocok[2] or 0))

    def _value(self) -> str:
        if self.ketikan is not None:
            return self.ketikan
        return f"{self.data:%H.%M}" if self.data else ""

    def pre_validate(self, form: Any) -> None:
        if self.data is None and self.ketikan:
            raise StopValidation("Tulis jam seperti 09.00.")
        if self.data is None and self.wajib:
            raise StopValidation(self.wajib)


class Paragraf(Teks):
    """Text of several lines; its line breaks stay."""

    widget = TextArea()

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist[0] if valuelist else (self.data or "")
        try:
            self.data = bersihkan(self.data, baris=True)
        except ValueError as salah:
            self._kotor = str(salah)


def wajib(jenis: type[Teks], label: str, pesan: str, **lain: Any) -> Any:
    """A text field that spaces do not fill."""
    return jenis(label, wajib=pesan, validators=[DataRequired(pesan)], **lain)
