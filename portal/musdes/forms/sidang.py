"""Shape and messages of the agenda's filter, of decisions, notulen and closing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import AnyOf, Length, ValidationError

from ...usulan.rules.jenis import ALASAN_HAPUS
from ...usulan.rules.tinjau import salah_alasan
from ...web.forms import Angka, PortalForm, Teks, TeksPanjang
from ..rules.keputusan import KATA_KEPUTUSAN, KEPUTUSAN
from ..rules.status import CARA, KATA_CARA
from ..rules.suara import SUARA_TERBANYAK, Suara
from .isian import Jam, dipilih

BELUM = "belum"


class FormSaring(PortalForm):
    """The filter of the agenda; ``rw`` and ``rt`` are read by the route, as the list of families reads them."""

    rw = Teks("RW", maks=3)
    rt = Teks("RT", maks=3)
    putusan = SelectField(
        "Keputusan", choices=[("", "Semua keputusan"), (BELUM, "Belum diputus"), *KATA_KEPUTUSAN.items()], validate_choice=False
    )

    def nilai(self) -> dict[str, str]:
        """The chosen decision, if any."""
        return dipilih(self.putusan)


def _periksa_angka(form: Any, field: Any) -> None:
    if field.data is not None and not 0 <= field.data <= SUARA_TERBANYAK:
        raise ValidationError(f"{field.label.text} diisi angka 0 sampai {SUARA_TERBANYAK}.")


class FormKeputusan(PortalForm):
    """The three counts are filled in when this usulan was put to a vote, else all are empty. ``alasan_hapus`` stands on the page of a
    ``tinjau`` (ulang) only."""

    tinjau = False
    keputusan = HiddenField(validators=[AnyOf(KEPUTUSAN, "Pilih salah satu: layak, tidak layak, atau tunda.")])
    alasan = TeksPanjang(
        "Alasan keputusan", wajib="Tulis alasan keputusan, lalu pilih putusannya lagi.", maks=500
    )

    def validate_alasan(self, field: Any) -> None:
        Length(min=3, message="Tulis alasan keputusan sedikitnya 3 huruf.")(self, field)

    alasan_hapus = SelectField(
        "Alasan penghapusan, bila disepakati dihapus", validate_choice=False,
        choices=[("", "Pilih alasan"), *((satu.kode, satu.kata) for satu in ALASAN_HAPUS.values())],
    )  # fmt: skip

    def validate_alasan_hapus(self, field: Any) -> None:
        if self.tinjau and (salah := salah_alasan(self.keputusan.data or "", field.data or "")):
            raise ValidationError(salah)

    suara_setuju = Angka("Setuju", [_periksa_angka])
    suara_tidak = Angka("Tidak setuju", [_periksa_angka])
    suara_abstain = Angka("Abstain", [_periksa_angka])

    @property
    def suara(self) -> Suara | None:
        """The vote for the verb; what is left empty beside another number is 0."""
        angka = [self.suara_setuju.data, self.suara_tidak.data, self.suara_abstain.data]
        return Suara(*(satu or 0 for satu in angka)) if any(satu is not None for satu in angka) else None


class FormNotulen(PortalForm):
    notulen = TeksPanjang("Notulen", maks=50_000, description="Jalannya musyawarah: pertanyaan, tanggapan, dan kesepakatan.")
    cara = RadioField(
        "Keputusan diambil secara", [AnyOf(CARA, "Pilih cara pengambilan keputusan.")],
        choices=[(kode, kata.capitalize()) for kode, kata in KATA_CARA.items()], validate_choice=False, default=CARA[0],
    )  # fmt: skip
    suara_setuju = Angka("Suara setuju", [_periksa_angka])
    suara_tidak = Angka("Suara tidak setuju", [_periksa_angka])
    ganti = HiddenField()

    @property
    def dasar(self) -> int:
        """The version that this text may replace: the one on screen, or the one that the writer chose to replace after a clash."""
        return int(self.ganti.data) if (self.ganti.data or "").isdecimal() else self.versi_angka


class FormTutup(PortalForm):
    jam_selesai = Jam("Jam selesai", wajib="Isi jam selesai, misalnya 12.15.", description="Contoh: 12.15")


def baca_urutan(kiriman: Any, ids: Any) -> dict[UUID, int]:
    """The numbers typed beside the rows of the agenda; what is no number leaves its row where it is."""
    hasil = {}
    for id_ in ids:
        angka = (kiriman.get(f"urutan-{id_}") or "").strip()
        if angka.isascii() and angka.isdigit() and len(angka) <= 4:
            hasil[id_] = int(angka)
    return hasil
