"""The form for one file of the packet."""

from __future__ import annotations

from uuid import UUID

from wtforms import FileField, SelectField
from wtforms.validators import NumberRange, Optional, ValidationError

from ...web.forms import Angka, PortalForm, Teks, baca_uuid
from ..rules.bentuk import SEMUA_BAGIAN


class FormBerkas(PortalForm):
    """``berkas`` is the uploaded file as Werkzeug hands it over."""

    jenis = SelectField("Bagian paket", choices=list(SEMUA_BAGIAN.items()))
    berkas = FileField("Berkas")
    kode = Teks("Kode atau sidik yang tercetak", maks=100)
    urutan = Angka("Halaman ke", [Optional(), NumberRange(1, 999, "Halaman diisi angka 1 sampai 999.")])

    ganti = Teks("Taruh sebagai", maks=36)

    @property
    def id_ganti(self) -> UUID | None:
        """The file whose place the new one takes; raises RuleBroken for what is no id."""
        return baca_uuid(self.ganti.data) if self.ganti.data else None

    def validate_berkas(self, field: FileField) -> None:
        if not getattr(field.data, "filename", ""):
            raise ValidationError("Pilih berkasnya dulu, lalu unggah.")
