"""Shape and messages of the usulan form (one page, a group of fields for each kind), of its reasons and of the list's filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField

from ..kuota.rules import PBI_JK, PROGRAM
from ..web.forms import PortalForm, TeksPanjang
from .rules import status
from .rules.isian import KETERANGAN_MAKS, IsiUsulan
from .rules.jenis import ALASAN_HAPUS, BANSOS, HAPUS, JENIS, KATA_JENIS, BarisProgram

INDEN = "\u2007\u2007"  # a figure space: an option of a select cannot be set in by other means
# Where a usulan is, as people ask for it: code of the filter -> (words, states). A single state may be asked for too.
KELOMPOK = {
    "draf": ("Draf", (status.DRAF,)),
    "musdes": ("Musyawarah", (status.SIAP_MUSDES, status.LAYAK, status.DITUNDA)),
    "perbaikan": ("Perbaikan", (status.DIKEMBALIKAN, status.TIDAK_PADAN)),
    "dinsos": ("Di dinas sosial", (status.DIAJUKAN, status.DIPERIKSA, status.TERVERIFIKASI, status.DISAHKAN)),
    "pusat": ("Di pusat", (status.DIKIRIM, status.PADAN)),
    "selesai": ("Selesai", tuple(satu for satu in status.STATUS if satu in status.AKHIR)),
}


def _pilihan_status() -> list[tuple[str, str]]:
    """Each group and under it its states."""
    pilihan = [("", "Semua keadaan")]
    for kode, (kata, semua) in KELOMPOK.items():
        pilihan.append((kode, kata))
        pilihan += [(satu, INDEN + status.KATA_STATUS[satu]) for satu in semua if satu != kode]
    return pilihan


class FormUsulan(PortalForm):
    """Only the fields of the chosen kind are read; choices of ``pbi`` (the members) are handed in by the route."""

    keluarga_id = HiddenField()
    jenis = RadioField("Jenis usulan", choices=[(kode, KATA_JENIS[kode]) for kode in JENIS], validate_choice=False)
    program = SelectMultipleField(
        "Program untuk keluarga", choices=[(k, p.nama) for k, p in PROGRAM.items() if not p.is_per_jiwa], validate_choice=False
    )
    pbi = SelectMultipleField(f"{PROGRAM[PBI_JK].nama} ({PROGRAM[PBI_JK].singkatan})", choices=[], validate_choice=False)
    alasan_hapus = RadioField("Alasan penghapusan", choices=[(a.kode, a.kata) for a in ALASAN_HAPUS.values()], validate_choice=False)
    keterangan = TeksPanjang("Keterangan", maks=KETERANGAN_MAKS)

    def pilihan_anggota(self, anggota: Sequence[tuple[UUID, str]]) -> None:
        """Hand in the members as (id, words)."""
        self.pbi.choices = [(str(id_), kata) for id_, kata in anggota]

    def validate(self, extra_validators: Any = None) -> bool:
        """Shape of the fields, then what the chosen kind asks for."""
        sah, jenis = super().validate(extra_validators), self.jenis.data
        salah = {
            self.jenis: "Pilih jenis usulan." if jenis not in JENIS else None,
            self.program: self._salah_program() if jenis == BANSOS else None,
            self.alasan_hapus: "Pilih alasan penghapusan." if jenis == HAPUS and self.alasan_hapus.data not in ALASAN_HAPUS else None,
            self.keterangan: "Tuliskan keterangan dan bukti penghapusan." if jenis == HAPUS and not self.keterangan.data else None,
        }
        for field, kalimat in salah.items():
            if kalimat:
                field.errors = [*field.errors, kalimat]
        return sah and not any(salah.values())

    def _salah_program(self) -> str | None:
        for field in (self.program, self.pbi):
            if not set(field.data or ()) <= {kode for kode, _ in field.choices}:
                return "Pilihan program atau anggota berubah. Periksa lagi, lalu simpan."
        return None if self.program.data or self.pbi.data else "Pilih paling sedikit satu program bantuan."

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
    alasan = TeksPanjang("Alasan pembatalan", maks=KETERANGAN_MAKS, wajib="Tuliskan alasan pembatalan.")


class FormSaring(PortalForm):
    """The filter of the list; an unknown value counts as none."""

    status = SelectField("Keadaan", choices=_pilihan_status(), validate_choice=False)
    jenis = SelectField("Jenis", choices=[("", "Semua jenis"), *KATA_JENIS.items()], validate_choice=False)
    wilayah = SelectField("Wilayah", choices=[("", "Semua wilayah")], validate_choice=False)

    def nilai(self, nama: str) -> str:
        """What was chosen, or "" when it is not among the choices."""
        field = self[nama]
        return field.data if field.data in {nilai for nilai, *_ in field.choices} else ""

    def semua_status(self) -> tuple[str, ...]:
        """The states that the chosen group holds, or the one that was chosen; empty for all."""
        pilihan = self.nilai("status")
        return KELOMPOK[pilihan][1] if pilihan in KELOMPOK else (pilihan,) if pilihan else ()
