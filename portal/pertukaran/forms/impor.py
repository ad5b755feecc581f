"""Shape and messages of the forms of an import."""

from __future__ import annotations

from typing import Any

from wtforms import FileField, RadioField, SelectField
from wtforms.validators import DataRequired, ValidationError

from ...web.forms import KotakTanggal, PortalForm, Teks, TeksPanjang
from ..rules.impor_jenis import BNBA, DESA_MENANG, JENIS_IMPOR, KATA_BENTROK


class FormImpor(PortalForm):
    """A new file."""

    jenis = SelectField("Isi berkas", choices=[("", "Pilih"), *((satu.kode, satu.kata) for satu in JENIS_IMPOR.values())])
    berkas = FileField("Berkas", description="xlsx atau csv, paling besar 60 MB. NIK dan No. KK harus berupa teks.")
    tanggal_data = KotakTanggal(
        "Tanggal data", wajib="Isi tanggal data: sampai tanggal itu isi berkas dianggap benar.", description="Keadaan data per tanggal ini"
    )
    sumber = Teks("Sumber", maks=120, description="Misalnya: SIKS-NG, unduhan November 2026")
    program = SelectField(
        "Program", choices=[("", "Tidak menyangkut program")], description="Hanya untuk daftar penerima", validate_choice=False
    )

    def validate_jenis(self, field: Any) -> None:
        if not field.data:
            raise ValidationError("Pilih isi berkas.")

    def validate_berkas(self, field: Any) -> None:
        if not field.data:
            raise ValidationError("Pilih berkasnya dahulu.")

    def validate_program(self, field: Any) -> None:
        if field.data not in {kode for kode, _ in field.choices}:
            raise ValidationError("Pilih program dari daftar.")
        if self.jenis.data == BNBA and not field.data:
            raise ValidationError("Pilih program yang diterima orang-orang dalam daftar ini.")

    def isi(self) -> dict[str, Any]:
        """What the verb takes besides the file."""
        return {"tanggal_data": self.tanggal_data.data, "sumber": self.sumber.data or "", "program": self.program.data or ""}


class FormTerap(PortalForm):
    """Bring it in."""

    bentrok = RadioField("Bila desa/kelurahan mengubah isian sesudah tanggal data", choices=list(KATA_BENTROK.items()), default=DESA_MENANG)


class FormTarik(PortalForm):
    """Take it back."""

    alasan = TeksPanjang("Alasan penarikan", maks=500, validators=(DataRequired("Tulis alasan penarikan."),))


def baca_peta(isian: Any) -> dict[str, int]:
    """{field: column} from the selects ``kolom-<field>``; what is not chosen is absent."""
    return {
        nama.removeprefix("kolom-"): int(nilai)
        for nama, nilai in isian.items()
        if nama.startswith("kolom-") and nilai.isascii() and nilai.isdigit() and len(nilai) < 4
    }
