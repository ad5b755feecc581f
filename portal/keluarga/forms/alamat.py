"""The form of the section KK dan alamat."""

from __future__ import annotations

from typing import Any

from wtforms.validators import ValidationError

from ...kit.kk import periksa_kk
from ...web.forms import Teks
from ..rules.isian import ALAMAT_MAKS, ISI_ALAMAT, ISI_LETAK, KALIMAT_HAMPIR_KOSONG, TEMPAT_MAKS, baca_letak, rapikan_rt
from .bidang import FormBernomor


class FormAlamat(FormBernomor):
    no_kk = Teks("No. KK", maks=40, description="16 angka. Kosongkan bila KK belum ada.")
    alamat = Teks("Alamat", maks=ALAMAT_MAKS, description="Nama jalan atau kampung, nomor rumah")
    rt = Teks("RT", maks=10)
    rw = Teks("RW", maks=10)
    dusun = Teks("Dusun atau lingkungan", maks=TEMPAT_MAKS, description="Bila ada")
    letak = Teks("Letak rumah", maks=60, description="Boleh dikosongkan. Lintang dan bujur dari peta, contoh: -3.47, 102.53")

    def validate_no_kk(self, field: Any) -> None:
        hasil = periksa_kk(field.data, provinsi=self.provinsi, hari_ini=self.hari_ini)
        if not hasil.sah:
            raise ValidationError(hasil.kesalahan[0].kalimat)

    def validate_rt(self, field: Any) -> None:
        try:
            rapikan_rt(field.data)
        except ValueError as salah:
            raise ValidationError(str(salah)) from None

    validate_rw = validate_rt

    def validate_letak(self, field: Any) -> None:
        try:
            baca_letak(field.data)
        except ValueError as salah:
            raise ValidationError(str(salah)) from None

    def validate(self, extra_validators: Any = None) -> bool:
        sah = super().validate(extra_validators)
        if sah and not self.no_kk.data and not self.alamat.data:
            self.alamat.errors = [KALIMAT_HAMPIR_KOSONG]
            return False
        return sah

    def isi(self) -> dict[str, Any]:
        """The columns as the service takes them; the place only when the form asked for it."""
        nilai: dict[str, Any] = {kolom: self[kolom].data or "" for kolom in ISI_ALAMAT}
        nilai["no_kk"] = periksa_kk(nilai["no_kk"], provinsi=self.provinsi, hari_ini=self.hari_ini).kk or None
        for kolom in ("rt", "rw"):
            nilai[kolom] = rapikan_rt(nilai[kolom]) if nilai[kolom] else ""
        if self.letak.data or self.letak.raw_data:
            nilai |= zip(ISI_LETAK, baca_letak(self.letak.data) if self.letak.data else (None, None), strict=True)
        return nilai
