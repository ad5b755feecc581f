"""Shape and messages of invitations, attendance, and the filter of both lists."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import AnyOf, InputRequired

from ...web.forms import PortalForm, Teks
from ..rules.peserta import UNSUR
from .isian import dipilih

KELAMIN = [("L", "Laki-laki"), ("P", "Perempuan")]
PILIH_KELAMIN, PILIH_UNSUR = "Pilih laki-laki atau perempuan.", "Pilih unsur yang diwakili."


class FormPeserta(PortalForm):
    """Choices of ``unsur`` are handed in by the route: the words follow the kind of unit."""

    nama = Teks("Nama", wajib="Tulis nama lengkap.", maks=120)
    jenis_kelamin = RadioField(
        "Jenis kelamin", [InputRequired(PILIH_KELAMIN), AnyOf(("L", "P"), PILIH_KELAMIN)], choices=KELAMIN, validate_choice=False
    )
    unsur = SelectField("Unsur", [AnyOf(UNSUR, PILIH_UNSUR)], choices=[], validate_choice=False)
    jabatan = Teks("Jabatan", maks=80, description="Misalnya Ketua RT 03; boleh kosong.")
    alamat = Teks("Alamat", maks=120, description="Misalnya RT 03 / RW 01; boleh kosong.")

    @property
    def isi(self) -> dict[str, Any]:
        """The person for the verb."""
        return {nama: nilai for nama, nilai in self.data.items() if nama not in ("id", "versi")}


class FormSaring(PortalForm):
    """The filter of those invited and of those present; choices of ``unsur`` are handed in by the route, ``tanda`` is for attendance."""

    unsur = SelectField("Unsur", choices=[("", "Semua unsur")], validate_choice=False, id="saring-unsur")
    tanda = SelectField(
        "Kehadiran", choices=[("", "Semua"), ("hadir", "Sudah hadir"), ("belum", "Belum hadir")], validate_choice=False
    )

    def nilai(self) -> dict[str, str]:
        """What was chosen of each, leaving out what is not among the choices."""
        return dipilih(self.unsur, self.tanda)

    def cocok(self, peserta: Any) -> bool:
        """Whether the person is one of those asked for."""
        nilai = self.nilai()
        tanda = "hadir" if peserta.hadir_pada else "belum"
        return peserta.unsur == nilai.get("unsur", peserta.unsur) and tanda == nilai.get("tanda", tanda)


class FormHadir(PortalForm):
    hadir = HiddenField(validators=[AnyOf(("ya", "tidak"), "Muat ulang halaman, lalu coba lagi.")])
