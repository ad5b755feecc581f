"""Shape and messages of the usulan form (one page, a group of fields for each kind), of its reasons and of the list's filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget, TextArea

from ..kit.teks import bersihkan
from ..kuota.rules import PBI_JK, PROGRAM
from ..web.forms import PortalForm, Teks
from .rules.isian import KETERANGAN_MAKS, IsiUsulan
from .rules.jenis import ALASAN_HAPUS, BANSOS, HAPUS, JENIS, KATA_JENIS, BarisProgram
from .rules.status import AKHIR, DIAJUKAN, DIKEMBALIKAN, DIKIRIM, DIPERIKSA, DISAHKAN, DITUNDA, DRAF, LAYAK, PADAN, SIAP_MUSDES, TERVERIFIKASI, TIDAK_PADAN

# Where a usulan is, as people ask for it: code of the filter -> (words, states).
KELOMPOK = {
    "draf": ("Draf", (DRAF,)),
    "musdes": ("Musyawarah", (SIAP_MUSDES, LAYAK, DITUNDA)),
    "perbaikan": ("Perlu diperbaiki", (DIKEMBALIKAN, TIDAK_PADAN)),
    "dinsos": ("Di dinas sosial", (DIAJUKAN, DIPERIKSA, TERVERIFIKASI, DISAHKAN)),
    "pusat": ("Di pusat", (DIKIRIM, PADAN)),
    "selesai": ("Selesai", tuple(sorted(AKHIR))),
}


class Paragraf(Teks):
    """Text of several lines; line breaks stay."""

    widget = TextArea()

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist[0] if valuelist else (self.data or "")
        try:
            self.data = bersihkan(self.data, baris=True)
        except ValueError as salah:
            self._kotor = str(salah)


class Centang(SelectMultipleField):
    """Ticks; what is not among the choices is refused with a sentence of ours."""

    widget, option_widget = ListWidget(prefix_label=False), CheckboxInput()

    def __init__(self, label: str, **lain: Any):
        super().__init__(label, validate_choice=False, **lain)

    def pre_validate(self, form: Any) -> None:
        if not set(self.data or ()) <= {nilai for nilai, *_ in self.choices}:
            raise ValidationError(f"Pilihan {self.label.text} tidak ada di daftar. Muat ulang halaman.")


class FormUsulan(PortalForm):
    """Only the fields of the chosen kind are read; choices of ``pbi`` (the members) are handed in by the route."""

    keluarga_id = HiddenField()
    jenis = RadioField("Jenis usulan", choices=[(kode, KATA_JENIS[kode]) for kode in JENIS], validate_choice=False)
    program = Centang("Program untuk keluarga", choices=[(k, p.nama) for k, p in PROGRAM.items() if not p.is_per_jiwa])
    pbi = Centang(f"{PROGRAM[PBI_JK].singkatan}, untuk siapa", choices=[])
    alasan_hapus = RadioField("Alasan penghapusan", choices=[(a.kode, a.kata) for a in ALASAN_HAPUS.values()], validate_choice=False)
    keterangan = Paragraf("Keterangan", maks=KETERANGAN_MAKS)

    def pilihan_anggota(self, anggota: Sequence[tuple[UUID, str]]) -> None:
        """Hand in the members as (id, words)."""
        self.pbi.choices = [(str(id_), kata) for id_, kata in anggota]

    def validate_jenis(self, field: Any) -> None:
        if field.data not in JENIS:
            raise ValidationError("Pilih jenis usulan.")

    def validate_program(self, field: Any) -> None:
        if self.jenis.data == BANSOS and not field.data and not self.pbi.data:
            raise ValidationError("Pilih paling sedikit satu program bantuan.")

    def validate_alasan_hapus(self, field: Any) -> None:
        if self.jenis.data == HAPUS and field.data not in ALASAN_HAPUS:
            raise ValidationError("Pilih alasan penghapusan.")

    def validate_keterangan(self, field: Any) -> None:
        if self.jenis.data == HAPUS and not field.data:
            raise ValidationError("Tuliskan keterangan dan bukti penghapusan.")

    def isi(self) -> IsiUsulan:
        """What is asked for, from the fields of the chosen kind, in the order of the form."""
        jenis, baris = self.jenis.data, []
        if jenis == BANSOS:
            baris = [BarisProgram(kode) for kode, _ in self.program.choices if kode in self.program.data]
            baris += [BarisProgram(PBI_JK, UUID(id_)) for id_, _ in self.pbi.choices if id_ in self.pbi.data]
        return IsiUsulan(jenis, tuple(baris), self.alasan_hapus.data if jenis == HAPUS else "", self.keterangan.data)

    @classmethod
    def dari_isi(cls, isi: IsiUsulan, **lain: Any) -> FormUsulan:
        """The form as it would have been filled in for ``isi``."""
        return cls(
            jenis=isi.jenis, alasan_hapus=isi.alasan_hapus, keterangan=isi.keterangan,
            program=[b.program for b in isi.program if b.anggota is None],
            pbi=[str(b.anggota) for b in isi.program if b.anggota is not None], **lain,
        )  # fmt: skip


class FormPembatalan(PortalForm):
    alasan = Paragraf("Alasan pembatalan", maks=KETERANGAN_MAKS, wajib="Tuliskan alasan pembatalan.")


class FormSaring(PortalForm):
    """The filter of the list; an unknown value counts as none."""

    kelompok = SelectField("Tahap", choices=[("", "Semua tahap"), *((k, kata) for k, (kata, _) in KELOMPOK.items())], validate_choice=False)
    jenis = SelectField("Jenis", choices=[("", "Semua jenis"), *KATA_JENIS.items()], validate_choice=False)
    wilayah = SelectField("Wilayah", choices=[("", "Semua wilayah")], validate_choice=False)

    def nilai(self, nama: str) -> str:
        """What was chosen, or "" when it is not among the choices."""
        field = self[nama]
        return field.data if field.data in {nilai for nilai, *_ in field.choices} else ""
