"""What only the forms of the meeting need: an hour on the clock, and what was chosen in a filter."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from wtforms import SelectField, StringField
from wtforms.validators import StopValidation

JAM = re.compile(r"([01]?[0-9]|2[0-3])(?:[.:]([0-5][0-9]))?")


def dipilih(*pilihan: SelectField) -> dict[str, str]:
    """What was chosen of each select, leaving out what is not among its choices."""
    return {f.name: f.data for f in pilihan if f.data and f.data in {nilai for nilai, _ in f.choices}}


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
