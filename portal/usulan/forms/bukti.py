"""The form for one proof, and the one by which the kabupaten says which proofs a reason demands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wtforms import FileField, SelectField, SelectMultipleField
from wtforms.validators import ValidationError

from ...web.forms import PortalForm, TeksPanjang
from ..rules.bukti import JENIS_BUKTI, KUNCI, KUNCI_PERBAIKAN, bukti_bawaan
from ..rules.isian import KETERANGAN_MAKS
from ..rules.jenis import ALASAN, KATA_JENIS, PERBAIKAN


class FormBukti(PortalForm):
    """``berkas`` is the uploaded file as Werkzeug hands it over."""

    jenis = SelectField("Jenis bukti", choices=list(JENIS_BUKTI.items()))
    berkas = FileField("Berkas bukti", description="PDF, JPEG, atau PNG, paling besar 10 MB")

    def validate_berkas(self, field: FileField) -> None:
        if not getattr(field.data, "filename", ""):
            raise ValidationError("Pilih berkasnya dulu, lalu unggah.")


class FormPemulihan(PortalForm):
    keterangan = TeksPanjang("Mengapa dipulihkan", maks=KETERANGAN_MAKS, wajib="Tuliskan mengapa keluarga ini dipulihkan.")


class FormBuktiWajib(PortalForm):
    """The proofs of one reason."""

    kunci = SelectField("Alasan", choices=[(satu, ALASAN[satu].kata if satu in ALASAN else KATA_JENIS[PERBAIKAN]) for satu in KUNCI])
    bukti = SelectMultipleField("Bukti yang wajib", choices=list(JENIS_BUKTI.items()), validate_choice=False)

    def gabung(self, atur: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
        """All settings with this reason's as it was ticked, in the order of the list."""
        return {**atur, self.kunci.data: [jenis for jenis in JENIS_BUKTI if jenis in (self.bukti.data or ())]}


def kata_kunci(kunci: str) -> str:
    """The reason in words."""
    return KATA_JENIS[PERBAIKAN] if kunci == KUNCI_PERBAIKAN else ALASAN[kunci].kata


def isi_kunci(atur: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """{reason: kinds} as they hold now."""
    return {kunci: list(atur.get(kunci, bukti_bawaan(kunci))) for kunci in KUNCI}
