"""Shape and messages of the usulan form (one page, a group of fields for each kind), of its reasons and of the list's filter."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField

from ...keluarga.forms.bidang import FormBernomor
from ...kuota.rules import PBI_JK, PROGRAM, Program
from ...kuota.rules.program import Larangan, ProgramBerlaku, paduan_terlarang, program_ditutup
from ...web.forms import PortalForm, TeksPanjang
from ..rules import status
from ..rules.isian import KETERANGAN_MAKS, IsiUsulan
from ..rules.jenis import (
    ALASAN_GANTI,
    ALASAN_HAPUS,
    BANSOS,
    GANTI_PENGURUS,
    HAPUS,
    JENIS,
    KATA_ASAL,
    KATA_JENIS,
    PERBAIKAN,
    BarisProgram,
)
from ..rules.perubahan import KALIMAT_KOSONG
from .perbaikan import baca_minta, data_minta, isian_perbaikan, salah_minta

INDEN = "\u2007\u2007"  # a figure space: an option of a select cannot be set in by other means
# Where a usulan is, as people ask for it: code of the filter -> (words, states). A single state may be asked for too.
KELOMPOK = {
    "draf": ("Draf", (status.DRAF,)),
    "musdes": ("Musyawarah", (status.SIAP_MUSDES, status.LAYAK, status.DITUNDA)),
    "perbaikan": ("Perbaikan", (status.DIKEMBALIKAN, status.TIDAK_PADAN)),
    "dinsos": ("Di dinas sosial", (status.DIAJUKAN, status.VALID_KECAMATAN, status.DIPERIKSA, status.TERVERIFIKASI, status.DISAHKAN)),
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


def nama_jiwa(kode: str) -> str:
    """The field of the members proposed for a programme that is counted by person."""
    return "pbi" if kode == PBI_JK else f"jiwa-{kode}"


class FormUsulan(FormBernomor):
    """Only the fields of the chosen kind are read; what depends on the family (members, values) and the programmes is handed in, see
    `bentuk_usulan`. ``tetap`` are programmes that a musdes decided about: they stay, even where they were switched off since."""

    anggota: Sequence[Any] = ()
    kini: Mapping[tuple[str, str], Any] = MappingProxyType({})
    wajib_keterangan = ""
    larangan: Sequence[Larangan] = ()
    tetap: Collection[str] = ()
    program_berlaku: Mapping[str, ProgramBerlaku] = MappingProxyType({})
    per_jiwa: Sequence[Program] = ()
    keluarga_id = HiddenField()
    jenis = RadioField("Jenis usulan", choices=[(kode, KATA_JENIS[kode]) for kode in JENIS], validate_choice=False)
    program = SelectMultipleField("Program untuk keluarga", choices=[], validate_choice=False)
    alasan_hapus = RadioField("Alasan penghapusan", choices=[(a.kode, a.kata) for a in ALASAN_HAPUS.values()], validate_choice=False)
    alasan_ganti = RadioField(
        "Alasan penggantian", choices=[(a.kode, a.kata) for a in ALASAN_GANTI.values()], validate_choice=False
    )
    pengurus_baru = RadioField("Pengurus yang baru", choices=[], validate_choice=False)
    keterangan = TeksPanjang("Keterangan", maks=KETERANGAN_MAKS)

    def pilihan_anggota(self, anggota: Sequence[tuple[UUID, str]]) -> None:
        """Hand in the members as (id, words)."""
        for _, isian in self.isian_jiwa():
            isian.choices = [(str(id_), kata) for id_, kata in anggota]

    def isian_jiwa(self) -> list[tuple[Program, Any]]:
        """(programme, its field of members) of each that is counted by person."""
        return [(satu, self[nama_jiwa(satu.kode)]) for satu in self.per_jiwa]

    def validate(self, extra_validators: Any = None) -> bool:
        """Shape of the fields, then what the chosen kind asks for."""
        sah, jenis = super().validate(extra_validators), self.jenis.data
        salah = {
            self.jenis: "Pilih jenis usulan." if jenis not in JENIS else None,
            self.program: self._salah_program() if jenis == BANSOS else None,
            self.alasan_hapus: "Pilih alasan penghapusan." if jenis == HAPUS and self.alasan_hapus.data not in ALASAN_HAPUS else None,
            self.alasan_ganti: "Pilih alasan penggantian." if jenis == GANTI_PENGURUS and self.alasan_ganti.data not in ALASAN_GANTI else None,
            self.pengurus_baru: "Pilih pengurus yang baru." if jenis == GANTI_PENGURUS and not self._ahli_waris() else None,
            self.keterangan: self._salah_keterangan(),
        }
        if jenis == PERBAIKAN:
            salah |= salah_minta(self, self.anggota, self.kini)
            if sah and not baca_minta(self, self.anggota):
                self.form_errors, sah = [KALIMAT_KOSONG], False
        for field, kalimat in salah.items():
            if kalimat:
                field.errors = [*field.errors, kalimat]
        return sah and not any(salah.values())

    def _salah_keterangan(self) -> str | None:
        if self.keterangan.data:
            return None
        return "Tuliskan keterangan dan bukti penghapusan." if self.jenis.data == HAPUS else self.wajib_keterangan or None

    def _ahli_waris(self) -> UUID | None:
        dipilih = self.pengurus_baru.data
        return UUID(dipilih) if dipilih in {nilai for nilai, *_ in self.pengurus_baru.choices} else None

    def _salah_program(self) -> str | None:
        jiwa = self.isian_jiwa()
        for field in (self.program, *(isian for _, isian in jiwa)):
            if not set(field.data or ()) <= {kode for kode, _ in field.choices}:
                return "Pilihan program atau anggota berubah. Periksa lagi, lalu simpan."
        dipilih = [*(self.program.data or ()), *(satu.kode for satu, isian in jiwa if isian.data)]
        if not dipilih:
            return "Pilih paling sedikit satu program bantuan."
        tutup = program_ditutup((kode for kode in dipilih if kode not in self.tetap), self.program_berlaku)
        salah = [*tutup, *paduan_terlarang(dipilih, self.larangan, self.program_berlaku)]
        return " ".join(salah) or None

    def isi(self) -> IsiUsulan:
        """What is asked for, from the fields of the chosen kind, in the order of the form."""
        jenis, baris = self.jenis.data, []
        if jenis == BANSOS:
            baris = [BarisProgram(kode) for kode, _ in self.program.choices if kode in (self.program.data or ())]
            for satu, isian in self.isian_jiwa():
                baris += [BarisProgram(satu.kode, UUID(id_)) for id_, _ in isian.choices if id_ in (isian.data or ())]
        alasan = {HAPUS: self.alasan_hapus.data, GANTI_PENGURUS: self.alasan_ganti.data}.get(jenis, "")
        return IsiUsulan(
            jenis, tuple(baris), alasan, self.keterangan.data,
            baca_minta(self, self.anggota) if jenis == PERBAIKAN else (), self._ahli_waris() if jenis == GANTI_PENGURUS else None,
        )  # fmt: skip

    @classmethod
    def dari_isi(cls, isi: IsiUsulan, **lain: Any) -> FormUsulan:
        """The form as it would have been filled in for ``isi``."""
        jiwa: dict[str, list[str]] = {}
        for baris in isi.program:
            if baris.anggota is not None:
                jiwa.setdefault(nama_jiwa(baris.program), []).append(str(baris.anggota))
        return cls(
            jenis=isi.jenis, alasan_hapus=isi.alasan_hapus, keterangan=isi.keterangan,
            program=[b.program for b in isi.program if b.anggota is None], alasan_ganti=isi.alasan_hapus,
            pengurus_baru=str(isi.pengurus_baru or ""), data=data_minta(isi.perubahan) | jiwa, **lain,
        )  # fmt: skip


def bentuk_usulan(
    keluarga: Any, kini: Mapping[tuple[str, str], Any], program: Mapping[str, Program] = PROGRAM, *, perbaikan: bool
) -> type[FormUsulan]:
    """The form for this family as it stands and the programmes that may be chosen; with the fields of a perbaikan only where they are
    shown, for they are many."""
    isian: dict[str, Any] = isian_perbaikan(keluarga.anggota) if perbaikan else {}
    keluarga_saja = [(kode, p.nama) for kode, p in program.items() if not p.is_per_jiwa]
    isian["program"] = SelectMultipleField("Program untuk keluarga", choices=keluarga_saja, validate_choice=False)
    jiwa = tuple(p for p in program.values() if p.is_per_jiwa)
    isian |= {nama_jiwa(p.kode): SelectMultipleField(f"{p.nama} ({p.singkatan})", choices=[], validate_choice=False) for p in jiwa}
    return type("FormUsulanKeluarga", (FormUsulan,), {**isian, "anggota": tuple(keluarga.anggota), "kini": kini, "per_jiwa": jiwa})


class FormPembatalan(PortalForm):
    alasan = TeksPanjang("Alasan pembatalan", maks=KETERANGAN_MAKS, wajib="Tuliskan alasan pembatalan.")


class FormSaring(PortalForm):
    """The filter of the list; an unknown value counts as none."""

    status = SelectField("Keadaan", choices=_pilihan_status(), validate_choice=False)
    jenis = SelectField("Jenis", choices=[("", "Semua jenis"), *KATA_JENIS.items()], validate_choice=False)
    asal = SelectField("Asal", choices=[("", "Semua asal"), *KATA_ASAL.items()], validate_choice=False)
    wilayah = SelectField("Wilayah", choices=[("", "Semua wilayah")], validate_choice=False)

    def nilai(self, nama: str) -> str:
        """What was chosen, or "" when it is not among the choices."""
        field = self[nama]
        return field.data if field.data in {nilai for nilai, *_ in field.choices} else ""

    def semua_status(self) -> tuple[str, ...]:
        """The states that the chosen group holds, or the one that was chosen; empty for all."""
        pilihan = self.nilai("status")
        return KELOMPOK[pilihan][1] if pilihan in KELOMPOK else (pilihan,) if pilihan else ()
