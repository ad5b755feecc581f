"""Shape and messages of the filters, of the three decisions, of a batch and of the kadis' letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice

from ..kuota.rules import PROGRAM
from ..usulan.rules.jenis import KATA_JENIS
from ..usulan.rules.status import DIKEMBALIKAN, DITOLAK, TERVERIFIKASI
from ..web.forms import KotakTanggal, PortalForm, Teks, TeksPanjang
from .rules import (
    ALASAN_TOLAK,
    BAGIAN_KEMBALI,
    KATA_BAGIAN_KEMBALI,
    KELOMPOK_TOLAK,
    Putusan,
    periksa_pengembalian,
    periksa_putusan,
)

CATATAN_MAKS = 500
_AWALAN = "baris_"


class Baris(Protocol):
    """A line of a bansos usulan, as forms need it."""

    id: Any
    program: str
    anggota_nama: str | None


def _dipilih(form: PortalForm, *semua: str) -> dict[str, str]:
    """What was chosen of each select, leaving out what is not among its choices."""
    return {nama: form[nama].data for nama in semua if form[nama].data and form[nama].data in {nilai for nilai, _ in form[nama].choices}}


def _pilihan_alasan(kosong: str, awalan: str = "") -> list[SelectChoice]:
    """The typed reasons under their groups, after one choice that means none."""
    alasan = [SelectChoice(satu.kode, f"{awalan}{satu.kata}", optgroup=KELOMPOK_TOLAK[satu.kelompok]) for satu in ALASAN_TOLAK.values()]
    return [SelectChoice("", kosong), *alasan]


PILIHAN_ALASAN = _pilihan_alasan("– pilih alasan –")
PILIHAN_BAGIAN = [(kode, KATA_BAGIAN_KEMBALI[kode]) for kode in BAGIAN_KEMBALI]


class FormSaring(PortalForm):
    """The filter of the queue; an unknown value counts as none. Choices of ``kecamatan`` are handed in by the route."""

    kecamatan = SelectField("Kecamatan", choices=[("", "Semua kecamatan")], validate_choice=False)
    jenis = SelectField("Jenis usulan", choices=[("", "Semua jenis"), *KATA_JENIS.items()], validate_choice=False)
    program = SelectField(
        "Program", choices=[("", "Semua program"), *((kode, p.singkatan) for kode, p in PROGRAM.items())], validate_choice=False
    )
    umur = SelectField("Menunggu", choices=[("", "Semua umur"), ("terlambat", "Lewat hari layanan")], validate_choice=False)
    milik = SelectField("Pemeriksa", choices=[("", "Siapa saja"), ("saya", "Sedang saya periksa")], validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """What was chosen of each, leaving out what is not among the choices."""
        return _dipilih(self, "kecamatan", "jenis", "program", "umur", "milik")


class FormPutusan(PortalForm):
    """Base of the decisions: ``putusan()`` gives what was decided as a value, ``salah()`` what it lacks by field.

    The three of one usulan stand on one page, so each has its own name for the words.
    """

    hasil = HiddenField()
    baris_usulan: Sequence[str] = ()

    def salah(self) -> dict[str, list[str]]:
        """What the decision lacks, by field."""
        return {}

    def validate(self, extra_validators: Any = None) -> bool:
        """Shape of the fields, then what the kind of decision asks for."""
        baik = super().validate(extra_validators)
        for nama, kalimat in (self.salah() if baik else {}).items():
            self[nama].errors = [*self[nama].errors, *kalimat]
            baik = baik and not kalimat
        return baik


class FormSetujui(FormPutusan):
    """Approval; a bansos usulan has one more field a line, made by ``bentuk_setujui``."""

    catatan_setuju = TeksPanjang("Catatan", maks=CATATAN_MAKS, description="Boleh kosong bila semuanya disetujui.")

    def isian_baris(self) -> list[Any]:
        """The fields of the lines, in order."""
        return [isian for nama, isian in self._fields.items() if nama.startswith(_AWALAN)]

    def putusan(self) -> Putusan:
        ditolak = {isian.name.removeprefix(_AWALAN): isian.data for isian in self.isian_baris() if isian.data}
        return Putusan(TERVERIFIKASI, catatan=self.catatan_setuju.data, baris=ditolak)

    def salah(self) -> dict[str, list[str]]:
        return {"catatan_setuju": periksa_putusan(self.putusan(), self.baris_usulan)}


def bentuk_setujui(baris: Sequence[Baris]) -> type[FormSetujui]:
    """The approval form of a usulan with these lines: each line is approved or refused with its typed reason."""
    isian: dict[str, Any] = {"baris_usulan": [str(satu.id) for satu in baris]}
    for satu in baris:
        label = PROGRAM[satu.program].singkatan + (f" untuk {satu.anggota_nama}" if satu.anggota_nama else "")
        isian[f"{_AWALAN}{satu.id}"] = SelectField(label, choices=_pilihan_alasan("Disetujui", "Tidak: "), validate_choice=False)
    return type("FormSetujuiBaris", (FormSetujui,), isian)


class FormKembalikan(FormPutusan):
    bagian = SelectMultipleField("Bagian yang perlu diperbaiki", choices=PILIHAN_BAGIAN, validate_choice=False)
    catatan_kembali = TeksPanjang("Yang perlu diperbaiki", maks=CATATAN_MAKS, description="Dibaca operator desa atau kelurahan.")

    def putusan(self) -> Putusan:
        return Putusan(DIKEMBALIKAN, catatan=self.catatan_kembali.data, bagian=tuple(self.bagian.data or ()))

    def salah(self) -> dict[str, list[str]]:
        return _salah_kembali(self.putusan(), "bagian", "catatan_kembali")


class FormTolak(FormPutusan):
    alasan = SelectField("Alasan", choices=PILIHAN_ALASAN, validate_choice=False)
    catatan_tolak = TeksPanjang("Penjelasan", maks=CATATAN_MAKS, description="Dapat dibacakan kepada keluarga di loket.")

    def putusan(self) -> Putusan:
        return Putusan(DITOLAK, alasan=self.alasan.data or "", catatan=self.catatan_tolak.data)

    def salah(self) -> dict[str, list[str]]:
        return _salah_tolak(self.putusan(), "alasan", "catatan_tolak")


def _salah_kembali(putusan: Putusan, bagian: str, catatan: str) -> dict[str, list[str]]:
    tanpa_catatan = periksa_pengembalian(putusan.bagian, putusan.catatan)
    tentang_bagian = periksa_pengembalian(putusan.bagian, "x" * CATATAN_MAKS)
    return {bagian: tentang_bagian, catatan: [satu for satu in tanpa_catatan if satu not in tentang_bagian]}


def _salah_tolak(putusan: Putusan, alasan: str, catatan: str) -> dict[str, list[str]]:
    return {alasan if putusan.alasan not in ALASAN_TOLAK else catatan: periksa_putusan(putusan)}


class FormMassal(FormPutusan):
    """One decision for many; only what the chosen one asks for is read."""

    hasil = RadioField(
        "Keputusan untuk semua yang diberi tanda",
        choices=[(TERVERIFIKASI, "Setujui"), (DIKEMBALIKAN, "Kembalikan ke desa"), (DITOLAK, "Tidak setujui")],
        default=TERVERIFIKASI, validate_choice=False,
    )  # fmt: skip
    bagian = SelectMultipleField("Bila dikembalikan: bagian yang perlu diperbaiki", choices=PILIHAN_BAGIAN, validate_choice=False)
    alasan = SelectField("Bila tidak disetujui: alasan", choices=PILIHAN_ALASAN, validate_choice=False)
    catatan = TeksPanjang("Catatan", maks=CATATAN_MAKS, description="Perlu diisi bila dikembalikan; sama untuk semua usulan.")

    def putusan(self) -> Putusan:
        hasil = self.hasil.data or ""
        return Putusan(
            hasil,
            alasan=(self.alasan.data or "") if hasil == DITOLAK else "",
            catatan=self.catatan.data,
            bagian=tuple(self.bagian.data or ()) if hasil == DIKEMBALIKAN else (),
        )

    def salah(self) -> dict[str, list[str]]:
        putusan = self.putusan()
        if putusan.hasil == DIKEMBALIKAN:
            return _salah_kembali(putusan, "bagian", "catatan")
        return _salah_tolak(putusan, "alasan", "catatan") if putusan.hasil == DITOLAK else {"hasil": periksa_putusan(putusan)}


class FormPengesahan(PortalForm):
    nomor_surat = Teks("Nomor surat", maks=60, wajib="Tulis nomor surat pengesahan.")
    tanggal_surat = KotakTanggal("Tanggal surat", wajib="Tulis tanggal surat pengesahan.")


class FormWilayah(PortalForm):
    """The filter of confirmations; choices are handed in by the route."""

    wilayah = SelectField("Wilayah", choices=[("", "Semua wilayah")], validate_choice=False)

    def nilai(self) -> str:
        """The chosen code, or "" when it is not among the choices."""
        return _dipilih(self, "wilayah").get("wilayah", "")


class FormIsi(PortalForm):
    """The filter of what one letter or one file holds; choices of ``wilayah`` are handed in by the route."""

    wilayah = SelectField("Wilayah", choices=[("", "Semua wilayah")], validate_choice=False)
    jenis = SelectField("Jenis usulan", choices=[("", "Semua jenis"), *KATA_JENIS.items()], validate_choice=False)

    def nilai(self) -> dict[str, str]:
        """What was chosen of each, leaving out what is not among the choices."""
        return _dipilih(self, "wilayah", "jenis")


class FormSurat(PortalForm):
    """The filter of numbered papers, by year and by a part of the number; the years are handed in by the route."""

    tahun = SelectField("Tahun", choices=[("", "Semua tahun")], validate_choice=False)
    nomor = Teks("Nomor surat", maks=60)

    def isi_tahun(self, semua: Sequence[int]) -> None:
        """Hand in the years, the latest first."""
        self.tahun.choices = [*self.tahun.choices, *((str(tahun), str(tahun)) for tahun in semua)]

    def nilai(self) -> dict[str, str]:
        """What filters; what cannot be a number is told at its field and does not filter."""
        sah = self.validate()
        if not self.nomor.data.isprintable():
            self.nomor.data = ""  # what no page can show is not shown again
        return _dipilih(self, "tahun") | ({"nomor": self.nomor.data} if sah and self.nomor.data else {})
