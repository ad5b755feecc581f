"""The form for one file of the packet."""

from __future__ import annotations

from wtforms import FileField, SelectField
from wtforms.validators import NumberRange, Optional, ValidationError

from ...web.forms import Angka, PortalForm, Teks
from ..rules.status import KATA_BAGIAN_PAKET


class FormBerkas(PortalForm):
    """``berkas`` is the uploaded file as Werkzeug hands it over."""

    jenis = SelectField("Bagian paket", choices=list(KATA_BAGIAN_PAKET.items()))
    berkas = FileField("Berkas")
    kode = Teks("Kode atau sidik yang tercetak", maks=100)
    urutan = Angka("Halaman ke", [Optional(), NumberRange(1, 999, "Halaman diisi angka 1 sampai 999.")])

    def validate_berkas(self, field: FileField) -> None:
        if not getattr(field.data, "filename", ""):
            raise ValidationError("Pilih berkasnya dulu, lalu unggah.")
