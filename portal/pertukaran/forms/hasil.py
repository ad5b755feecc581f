"""Forms of the centre's answers: one answer by hand, and the return of what was not padan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wtforms import HiddenField, SelectField, SelectMultipleField

from ...verifikasi.rules import KATA_BAGIAN_KEMBALI
from ...web.forms import KotakTanggal, PortalForm, Teks, TeksPanjang
from ..rules.hasil import HASIL, KATA_HASIL, KETERANGAN_MAKS, SUMBER_MAKS


class FormHasil(PortalForm):
    """``baris`` is one approved line of a bansos usulan, or nothing for all of it; its choices are handed in."""

    hasil = SelectField("Jawaban pusat", choices=[("", "Pilih jawaban"), *((satu, KATA_HASIL[satu]) for satu in HASIL)], validate_choice=False)
    baris = SelectField("Untuk", choices=[("", "Seluruh usulan")], validate_choice=False)
    tanggal = KotakTanggal("Tanggal jawaban", wajib="Tulis tanggal jawaban.")
    sumber = Teks("Sumber jawaban", maks=SUMBER_MAKS, wajib="Tulis sumber jawaban, misalnya menu SIKS-NG atau nomor surat.")
    keterangan = Teks("Keterangan", maks=KETERANGAN_MAKS)

    def pilihan_baris(self, baris: Sequence[tuple[Any, str]]) -> FormHasil:
        """Hand in (id, word) of the approved lines."""
        self.baris.choices = [("", "Seluruh usulan"), *((str(id_), kata) for id_, kata in baris)]
        return self

    def baris_terpilih(self) -> UUID | None:
        """The chosen line; None for all of the usulan, and for what is not among the choices."""
        return UUID(self.baris.data) if self.baris.data and self.baris.data in dict(self.baris.choices) else None


class FormTarikJawaban(PortalForm):
    """Why the last answer is taken back; ``jawaban`` names it."""

    jawaban = HiddenField()
    alasan = Teks("Mengapa ditarik", maks=KETERANGAN_MAKS, wajib="Tuliskan mengapa jawaban ini ditarik.")


class FormPadankan(PortalForm):
    """What the village is asked to mend, with the words of the dinas."""

    bagian = SelectMultipleField("Bagian yang perlu diperbaiki", choices=list(KATA_BAGIAN_KEMBALI.items()))
    catatan = TeksPanjang("Apa yang perlu diperbaiki", maks=400, wajib="Tuliskan apa yang perlu diperbaiki.")
