"""The markup of form fields, written straight out: WTForms' own widgets took a third of the time of a list page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape
from wtforms.fields.choices import Choice
from wtforms.meta import DefaultMeta
from wtforms.widgets import HiddenInput, Select, TextArea, TextInput


def atribut(isi: dict[str, Any]) -> str:
    """`` name="value"`` for each: ``hx_get`` is written hx-get, True only by its name; None and False are left out."""
    bagian = []
    for nama, nilai in isi.items():
        if nilai is None or nilai is False:
            continue
        nama = nama.rstrip("_").replace("_", "-")
        bagian.append(f" {nama}" if nilai is True else f' {nama}="{escape(nilai)}"')
    return "".join(bagian)


class MetaPortal(DefaultMeta):
    """How the fields of a PortalForm are drawn; a kind that is not known here is left to its own widget."""

    def render_field(self, field: Any, render_kw: dict[str, Any]) -> Markup:
        widget = field.widget
        isi = {**(field.render_kw or {}), **render_kw}
        gambar = _GAMBAR.get(type(widget))
        if gambar is None:
            kata = {nama.rstrip("_").replace("_", "-"): nilai for nama, nilai in isi.items() if nilai is not None}
            return widget(field, **kata)
        for nama in widget.validation_attrs:
            nilai = getattr(field.flags, nama)
            if nilai is not None:
                isi.setdefault(nama, nilai)
        return Markup(gambar(field, {"id": field.id, "name": field.name, **isi}))  # noqa: S704 - every value went through escape


def _input(isian: Any, isi: dict[str, Any]) -> str:
    return f"<input{atribut({'type': isian.widget.input_type, 'value': isian._value(), **isi})}>"


def _textarea(isian: Any, isi: dict[str, Any]) -> str:
    return f"<textarea{atribut(isi)}>\n{escape(isian._value())}</textarea>"  # a browser drops the first line break


def _select(isian: Any, isi: dict[str, Any]) -> str:
    if not isian.has_groups():
        pilihan = _pilihan(isian.iter_choices())
    else:
        pilihan = "".join(
            f'<optgroup label="{escape(judul)}">{_pilihan(isinya)}</optgroup>' if judul is not None else _pilihan(isinya)
            for judul, isinya in isian.iter_groups()
        )
    return f"<select{atribut({**isi, 'multiple': isian.widget.multiple})}>{pilihan}</select>"


def _pilihan(semua: Iterable[Choice]) -> str:
    return "".join(
        f'<option value="{escape(satu.value)}"{" selected" if satu.selected else ""}'
        f"{atribut(satu.render_kw) if satu.render_kw else ''}>{escape(satu.label or satu.value)}</option>"
        for satu in semua
    )


_GAMBAR = {TextInput: _input, HiddenInput: _input, TextArea: _textarea, Select: _select}
