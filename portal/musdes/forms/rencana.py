"""Shape and messages of the plan, its cancelling, and the filter of the list."""

from __future__ import annotations

from typing import Any

from wtforms import SelectField

from ...web.forms import KotakTanggal, PortalForm, Teks
from ..rules.status import KATA_STATUS
from .isian import Jam, dipilih


class FormRencana(PortalForm):
    tanggal = KotakTanggal("Tanggal musyawarah", wajib="Isi tanggal musyawarah.")
    jam_mulai = Jam("Jam mulai", wajib="Isi jam mulai, misalnya 09.00.", description="Contoh: 09.00")
    tempat = Teks("Tempat", wajib="Isi tempat musyawarah.", maks=200)
    pimpinan_nama = Teks("Nama pimpinan musyawarah", maks=120)
    pimpinan_jabatan = Teks("Jabatan pimpinan", maks=80)
    notulis_nama = Teks("Nama notulis", maks=120)
    notulis_jabatan = Teks("Jabatan notulis", maks=80)

    @property
    def isi(self) -> dict[str, Any]:
        """The plan for the verb."""
        return {nama: nilai for nama, nilai in self.data.items() if nama not in ("id", "versi")}


class FormBatal(PortalForm):
    alasan = Teks("Alasan pembatalan", wajib="Tulis alasan pembatalan.", maks=300)


class FormKalender(PortalForm):
    """Choices of ``wilayah`` are the kecamatan, handed in by the route."""

    wilayah = SelectField("Kecamatan", choices=[], validate_choice=False, default="")

    def nilai(self) -> dict[str, str]:
        """The chosen kecamatan, if any."""
        return dipilih(self.wilayah)


class FormSaring(PortalForm):
    """Choices of ``wilayah`` are handed in by the route."""

    wilayah = SelectField("Wilayah", choices=[], validate_choice=False, default="")
    status = SelectField("Keadaan", choices=[("", "Semua keadaan"), *KATA_STATUS.items()], validate_choice=False, default="")

    def nilai(self) -> dict[str, str]:
        """What was chosen of each, leaving out what is not among the choices."""
        return dipilih(self.wilayah, self.status)
