"""The form of the section Foto."""

from __future__ import annotations

from typing import Any

from wtforms import FileField, SelectField
from wtforms.validators import ValidationError

from ...kit.foto import JENIS_FOTO
from ...web.forms import PortalForm
from .bidang import pilihan


class FormFoto(PortalForm):
    jenis = SelectField("Jenis foto", choices=pilihan({kode: kata[:1].upper() + kata[1:] for kode, kata in JENIS_FOTO.items()}))
    kamera = FileField("Ambil dengan kamera ponsel")
    berkas = FileField("Atau pilih foto yang sudah ada", description="JPEG atau PNG, paling besar 10 MB dan 20 juta piksel")

    @property
    def unggahan(self) -> Any:
        """The picture, from the camera or from the gallery."""
        return self.kamera.data or self.berkas.data

    def validate_berkas(self, field: Any) -> None:
        if not self.unggahan:
            raise ValidationError("Ambil atau pilih fotonya dahulu.")
