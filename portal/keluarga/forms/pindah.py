"""The forms by which a village asks for a family of another one, and answers; and the filter of the list."""

from __future__ import annotations

from typing import Any

from wtforms import SelectField
from wtforms.validators import ValidationError

from ...kit.nomor import periksa_bentuk
from ...web.forms import PortalForm, Teks, TeksPanjang
from ..rules.isian import NAMA_MAKS
from ..rules.pindah import ALASAN_MAKS, KATA_STATUS
from .bidang import FormBernomor, pilihan

SISI = {"dari_kami": "Diminta dari kami", "kami_minta": "Kami minta"}


class FormPindah(FormBernomor):
    nomor = Teks("NIK atau No. KK", maks=40, wajib="Ketik NIK seorang anggota atau No. KK keluarga itu.", description="16 angka, dari KTP atau KK")
    nama = Teks(
        "Nama anggota", maks=NAMA_MAKS, wajib="Ketik nama seorang anggota keluarga itu.",
        description="Nama lengkap seorang anggota, seperti di KTP-el atau KK",
    )  # fmt: skip
    alasan = TeksPanjang(
        "Alasan", maks=ALASAN_MAKS, wajib="Tulis alasannya, supaya desa yang memegang keluarga ini dapat mempertimbangkan.",
        description="Misalnya: sejak 3 Agustus 2026 tinggal di RT 002 / RW 001, surat pindah sudah ada.",
    )  # fmt: skip

    def validate_nomor(self, field: Any) -> None:
        _, salah = periksa_bentuk(field.data, "Nomor", self.provinsi)
        if salah:
            raise ValidationError(salah[0].kalimat)

    def isi(self) -> dict[str, str]:
        """What the service takes; the number only tidied of spaces."""
        nomor, _ = periksa_bentuk(self.nomor.data or "", "Nomor", self.provinsi)
        return {"nomor": nomor, "nama": self.nama.data or "", "alasan": self.alasan.data or ""}


class FormPenolakan(PortalForm):
    jawaban = TeksPanjang(
        "Jawaban Anda", maks=ALASAN_MAKS, wajib="Tulis mengapa keluarga ini tidak dilepas.",
        description="Dibaca desa yang meminta. Jangan menulis NIK atau No. KK.",
    )  # fmt: skip


class FormSaringPindah(PortalForm):
    """The filter of the list, sent by GET; an unknown choice counts as none."""

    arah = SelectField("Arah", choices=pilihan({"": "Semua", **SISI}), validate_choice=False)
    status = SelectField("Keadaan", choices=pilihan({"": "Semua", **KATA_STATUS}), validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """What was chosen."""
        dipilih = {"arah": (self.arah.data, SISI), "status": (self.status.data, KATA_STATUS)}
        return {nama: isi for nama, (isi, ada) in dipilih.items() if isi in ada}
