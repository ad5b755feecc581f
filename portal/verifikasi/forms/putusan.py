"""Shape and messages of the three decisions and of a batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from wtforms import BooleanField, HiddenField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice

from ...kuota.rules import PROGRAM, Program, sebut_program
from ...usulan.rules.status import DIKEMBALIKAN, DITETAPKAN_DINAS, DITOLAK, TERVERIFIKASI
from ...web.forms import PortalForm, Teks, TeksPanjang
from ..rules import (
    ALASAN_TOLAK,
    BAGIAN_KEMBALI,
    KATA_BAGIAN_KEMBALI,
    KELOMPOK_TOLAK,
    Putusan,
    periksa_pengembalian,
    periksa_putusan,
)
from ..rules.alasan import KATA_MAKS
from ..rules.putusan import Daftar

CATATAN_MAKS = 500
_AWALAN = "baris_"


class Baris(Protocol):
    """A line of a bansos usulan, as forms need it."""

    id: Any
    program: str
    anggota_nama: str | None
    keputusan: str
    menunggu: bool


def _pilihan_alasan(daftar: Daftar, kosong: str = "– pilih alasan –", awalan: str = "") -> list[SelectChoice]:
    """The typed reasons under their groups, after one choice that means none."""
    alasan = [SelectChoice(satu.kode, f"{awalan}{satu.kata}", optgroup=KELOMPOK_TOLAK[satu.kelompok]) for satu in daftar.values()]
    return [SelectChoice("", kosong), *alasan]


PILIHAN_BAGIAN = [(kode, KATA_BAGIAN_KEMBALI[kode]) for kode in BAGIAN_KEMBALI]


class FormPutusan(PortalForm):
    """Base of the decisions: ``putusan()`` gives what was decided as a value, ``salah()`` what it lacks by field.

    The three of one usulan stand on one page, so each has its own name for the words. ``dengan`` gives a form its list of reasons.
    """

    hasil = HiddenField()
    baris_usulan: Sequence[str] = ()
    daftar: Daftar = ALASAN_TOLAK

    @classmethod
    def dengan(cls, daftar: Daftar) -> type[Any]:
        """This form, with the reasons that may be chosen now."""
        isi: dict[str, Any] = {"daftar": daftar}
        if "alasan" in vars(cls):
            isi["alasan"] = SelectField(cls.alasan.args[0], choices=_pilihan_alasan(daftar), validate_choice=False)  # type: ignore[attr-defined]
        return type(cls.__name__, (cls,), isi)

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
        return {"catatan_setuju": periksa_putusan(self.putusan(), self.baris_usulan, self.daftar)}


def bentuk_setujui(
    baris: Sequence[Baris], daftar: Daftar = ALASAN_TOLAK, berlaku: Mapping[str, Program] = PROGRAM
) -> type[FormSetujui]:
    """The approval form of a usulan with these lines: each line is approved or refused with its typed reason.

    A line that waits for a place of the quota is not decided yet, one that the dinsos settled no more.
    """
    baris = [satu for satu in baris if not satu.menunggu and satu.keputusan != DITETAPKAN_DINAS]
    isian: dict[str, Any] = {"baris_usulan": [str(satu.id) for satu in baris], "daftar": daftar}
    for satu in baris:
        label = sebut_program(satu.program, berlaku).singkatan + (f" untuk {satu.anggota_nama}" if satu.anggota_nama else "")
        isian[f"{_AWALAN}{satu.id}"] = SelectField(label, choices=_pilihan_alasan(daftar, "Disetujui", "Tidak: "), validate_choice=False)
    return type("FormSetujuiBaris", (FormSetujui,), isian)


class FormKembalikan(FormPutusan):
    bagian = SelectMultipleField("Bagian yang perlu diperbaiki", choices=PILIHAN_BAGIAN, validate_choice=False)
    catatan_kembali = TeksPanjang("Yang perlu diperbaiki", maks=CATATAN_MAKS, description="Dibaca operator desa atau kelurahan.")

    def putusan(self) -> Putusan:
        return Putusan(DIKEMBALIKAN, catatan=self.catatan_kembali.data, bagian=tuple(self.bagian.data or ()))

    def salah(self) -> dict[str, list[str]]:
        return _salah_kembali(self.putusan(), "bagian", "catatan_kembali")


class FormTolak(FormPutusan):
    alasan = SelectField("Alasan", choices=_pilihan_alasan(ALASAN_TOLAK), validate_choice=False)
    catatan_tolak = TeksPanjang("Penjelasan", maks=CATATAN_MAKS, description="Dapat dibacakan kepada keluarga di loket.")

    def putusan(self) -> Putusan:
        return Putusan(DITOLAK, alasan=self.alasan.data or "", catatan=self.catatan_tolak.data)

    def salah(self) -> dict[str, list[str]]:
        return _salah_tolak(self.putusan(), "alasan", "catatan_tolak", self.daftar)


def _salah_kembali(putusan: Putusan, bagian: str, catatan: str) -> dict[str, list[str]]:
    tanpa_catatan = periksa_pengembalian(putusan.bagian, putusan.catatan)
    tentang_bagian = periksa_pengembalian(putusan.bagian, "x" * CATATAN_MAKS)
    return {bagian: tentang_bagian, catatan: [satu for satu in tanpa_catatan if satu not in tentang_bagian]}


def _salah_tolak(putusan: Putusan, alasan: str, catatan: str, daftar: Daftar) -> dict[str, list[str]]:
    return {alasan if putusan.alasan not in daftar else catatan: periksa_putusan(putusan, daftar=daftar)}


class FormMassal(FormPutusan):
    """One decision for many; only what the chosen one asks for is read."""

    hasil = RadioField(
        "Keputusan untuk semua yang diberi tanda",
        choices=[(TERVERIFIKASI, "Setujui"), (DIKEMBALIKAN, "Kembalikan ke desa"), (DITOLAK, "Tidak setujui")],
        default=TERVERIFIKASI, validate_choice=False,
    )  # fmt: skip
    bagian = SelectMultipleField("Bila dikembalikan: bagian yang perlu diperbaiki", choices=PILIHAN_BAGIAN, validate_choice=False)
    alasan = SelectField("Bila tidak disetujui: alasan", choices=_pilihan_alasan(ALASAN_TOLAK), validate_choice=False)
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
        return _salah_tolak(putusan, "alasan", "catatan", self.daftar) if putusan.hasil == DITOLAK else {"hasil": periksa_putusan(putusan)}


class FormPenarikan(PortalForm):
    """Why a decision is taken back."""

    alasan_tarik = TeksPanjang("Mengapa keputusan ini ditarik", maks=CATATAN_MAKS, description="Tercatat di riwayat usulan.")


class FormKecamatan(PortalForm):
    """The step of the kecamatan for what was ticked; ``bagian`` and ``catatan`` are read when it is sent back."""

    aksi = HiddenField()
    bagian = SelectMultipleField("Bagian yang perlu diperbaiki", choices=PILIHAN_BAGIAN, validate_choice=False)
    catatan = TeksPanjang("Alasan tidak divalidasi", maks=CATATAN_MAKS, description="Dibaca operator desa atau kelurahan.")

    def putusan(self) -> Putusan:
        return Putusan(DIKEMBALIKAN, catatan=self.catatan.data, bagian=tuple(self.bagian.data or ()))

    def salah(self) -> dict[str, list[str]]:
        """What sending back lacks, by field."""
        return _salah_kembali(self.putusan(), "bagian", "catatan")


class FormAlasan(PortalForm):
    """The list of reasons: which are in use, and one to add. Choices of ``hidup`` are handed in by the route."""

    hidup = SelectMultipleField("Alasan yang dipakai", validate_choice=False)
    kelompok = SelectField("Kelompok", choices=list(KELOMPOK_TOLAK.items()), default="lain", validate_choice=False)
    kata = Teks("Alasan baru", maks=KATA_MAKS, description="Kosongkan bila tidak menambah.")
    wajib_catatan = BooleanField("Perlu penjelasan dengan kata-kata")
