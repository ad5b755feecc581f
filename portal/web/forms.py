"""Forms of the portal: cleaned text, kept input, the hidden id and versi, three boxes for a date."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import Form, HiddenField, IntegerField, StringField
from wtforms.validators import DataRequired, Length, Optional, StopValidation, ValidationError
from wtforms.widgets import TextArea

from ..errors import RuleBroken
from ..kit.tanggal import tanggal_dari_kotak
from ..kit.teks import bersihkan
from .widgets import MetaPortal

PANJANG_TEKS = 200


class Teks(StringField):
    """One line (or ``baris`` lines) of text: NFC, trimmed, control characters refused with a sentence."""

    baris = False

    def __init__(self, label: str, *, maks: int = PANJANG_TEKS, wajib: str | None = None, validators: Any = (), **lain: Any):
        aturan: list[Any] = [DataRequired(wajib)] if wajib else [Optional()]
        aturan.append(Length(max=maks, message=f"{label} paling panjang {maks} huruf."))
        super().__init__(label, [*aturan, *validators], **lain)
        self.render_kw = {"maxlength": False, **(self.render_kw or {})}  # a pasted text is never cut silently
        self._kotor: str | None = None

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist[0] if valuelist else (self.data or "")
        try:
            self.data = bersihkan(self.data, baris=self.baris)
        except ValueError as salah:
            self._kotor = str(salah)
            self.data = "".join(huruf for huruf in self.data if huruf.isprintable() or huruf == "\n")  # HTML has no place for a NUL

    def pre_validate(self, form: Any) -> None:
        if self._kotor:
            raise StopValidation(self._kotor)


class TeksPanjang(Teks):
    """Text of several lines."""

    widget = TextArea()
    baris = True


class Angka(IntegerField):
    """A whole number with a kind message."""

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist or not valuelist[0].strip():
            self.data = None
            return
        try:
            self.data = int(valuelist[0].strip())
        except ValueError:
            self.data = None
            raise ValueError(f"{self.label.text} harus berupa angka.") from None


class KotakTanggal(StringField):
    """A date typed in three boxes named ``<name>-hari``, ``-bulan``, ``-tahun``; ``data`` is a date or None.

    ``kotak`` keeps what was typed, so that a wrong date is shown again as typed.
    """

    def __init__(self, label: str, *, wajib: str | None = None, **lain: Any):
        super().__init__(label, **lain)
        self.wajib = wajib
        self.kotak = {"hari": "", "bulan": "", "tahun": ""}
        self._salah: str | None = None

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        self.process_errors = []
        self.data = data if isinstance(data, date) else None
        if self.data:
            self.kotak = {"hari": str(self.data.day), "bulan": str(self.data.month), "tahun": str(self.data.year)}
        if formdata is None or f"{self.name}-hari" not in formdata:
            return
        self.kotak = {bagian: formdata.get(f"{self.name}-{bagian}", "").strip() for bagian in self.kotak}
        self.data = None
        if not any(self.kotak.values()):
            return
        try:
            self.data = tanggal_dari_kotak(self.kotak["hari"], self.kotak["bulan"], self.kotak["tahun"])
        except ValueError as salah:
            self._salah = str(salah)

    def pre_validate(self, form: Any) -> None:
        if self._salah:
            raise ValidationError(self._salah)
        if self.wajib and self.data is None:
            raise ValidationError(self.wajib)


class PortalForm(Form):
    """Base of all forms: built from the request, lists its errors for the summary.

    CSRF is checked for the whole app, so a form carries no token of its own.
    """

    Meta = MetaPortal
    id = HiddenField()
    versi = HiddenField()

    @classmethod
    def dari_permintaan(cls, **lain: Any) -> PortalForm:
        """The form as sent; single-valued fields sent twice are refused."""
        form = cls(request.form if not request.files else gabung(), **lain)
        ganda = [n for n, f in form._fields.items() if isinstance(f, StringField) and len(request.form.getlist(n)) > 1]
        if ganda:
            raise RuleBroken("Isian yang sama terkirim dua kali. Muat ulang halaman lalu coba lagi.")
        return form

    @property
    def id_baru(self) -> uuid.UUID:
        """The id minted when the form was shown; raises RuleBroken when it is missing or not a UUID."""
        return baca_uuid(self.id.data)

    @property
    def versi_angka(self) -> int:
        """The version of the row that the person saw; raises RuleBroken when missing."""
        try:
            return int(self.versi.data or "")
        except ValueError:
            raise RuleBroken("Formulir tidak lengkap. Muat ulang halaman lalu coba lagi.") from None


def gabung() -> MultiDict:
    """Form values and files of a multipart request in one dictionary, as WTForms wants it."""
    semua: MultiDict = MultiDict(request.form)
    semua.update(request.files)
    return semua


def baca_uuid(teks: str | None) -> uuid.UUID:
    """The UUID a form carries; raises RuleBroken when it is missing or malformed."""
    try:
        return uuid.UUID(teks or "")
    except ValueError:
        raise RuleBroken("Formulir tidak lengkap. Muat ulang halaman lalu coba lagi.") from None


def id_baru() -> str:
    """A fresh id for a form that is about to be shown."""
    return str(uuid.uuid4())
