"""The forms of the national programmes (limit and switch of each), of a local one, and of the pairs that may not be together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import BooleanField, RadioField

from ...web.forms import Angka, PortalForm, Teks, TeksPanjang
from ..rules.lokal import DASAR_MAKS, SYARAT_MAKS, IsiLokal, salah_lokal
from ..rules.program import (
    ALASAN_MAKS,
    JIWA,
    KPM,
    NAMA_MAKS,
    PROGRAM,
    SINGKATAN_MAKS,
    Larangan,
    Program,
    ProgramBerlaku,
    pasangan_program,
    salah_desil,
    sebut_program,
    urut_pasangan,
)

KATA_SATUAN = {KPM: "Per keluarga (KPM)", JIWA: "Per orang (jiwa)"}


class _FormProgram(PortalForm):
    def nilai(self) -> dict[str, tuple[int | None, bool]]:
        """{code: (limit, active)}."""
        return {kode: (self[f"desil-{kode}"].data, bool(self[f"aktif-{kode}"].data)) for kode in PROGRAM}

    def versi_baris(self) -> dict[str, int]:
        """The version of each programme as it was shown."""
        return {kode: int(teks) for kode in PROGRAM if (teks := str(self[f"versi-{kode}"].data or "")).isdecimal()}

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        for kode, (desil, _) in self.nilai().items():
            salah = salah_desil(desil)
            if salah:
                isian = self[f"desil-{kode}"]
                isian.errors = [*isian.errors, salah]
                baik = False
        return baik


def form_program(berlaku: Mapping[str, ProgramBerlaku]) -> type[_FormProgram]:
    """The class of the form of the national programmes, filled with what stands now."""
    isian: dict[str, Any] = {}
    for kode, p in ((kode, berlaku[kode]) for kode in PROGRAM):
        isian[f"desil-{kode}"] = Angka(f"Batas desil {p.singkatan}", default=p.desil_maks)
        isian[f"aktif-{kode}"] = BooleanField(f"{p.singkatan} boleh diusulkan", default=p.aktif)
        isian[f"versi-{kode}"] = Teks("Versi", default=str(p.versi))
    return type("FormProgram", (_FormProgram,), isian)


class FormLokal(PortalForm):
    """A programme of the kabupaten itself. The unit is asked only once."""

    nama = Teks("Nama program", maks=NAMA_MAKS)
    singkatan = Teks("Singkatan", maks=SINGKATAN_MAKS, description="Nama pendek untuk tabel dan pilihan, misalnya Permakanan.")
    satuan = RadioField("Diusulkan dan dihitung", choices=list(KATA_SATUAN.items()), validate_choice=False)
    desil_maks = Angka("Batas desil", description="Peringkat tertinggi yang boleh diusulkan. Kosongkan bila tanpa batas.")
    dasar = Teks("Dasar hukum", maks=DASAR_MAKS, description="Peraturan atau keputusan yang menjadi dasarnya, dengan nomor dan tahunnya.")
    syarat = TeksPanjang("Syarat penerima", maks=SYARAT_MAKS, description="Dibaca operator saat memilih program ini.")
    urutan = Angka("Urutan", description="Angka kecil tampil lebih dahulu.")
    aktif = BooleanField("Boleh diusulkan", default=True)

    def isi(self, satuan: str = "") -> IsiLokal:
        """What was filled in; ``satuan`` is that of a programme that stands already."""
        return IsiLokal(
            self.nama.data or "", self.singkatan.data or "", satuan or self.satuan.data or "", self.desil_maks.data, self.dasar.data or "",
            self.syarat.data or "", self.urutan.data or 0, bool(self.aktif.data),
        )  # fmt: skip

    def tandai(self, lain: Iterable[Program], satuan: str = "") -> bool:
        """Whether it holds beside the others; each sentence is put at its field."""
        baik = self.validate()
        for nama, kalimat in salah_lokal(self.isi(satuan), lain):
            if not self[nama].errors:
                self[nama].errors = [kalimat]
            baik = False
        return baik


def nama_pasangan(a: str, b: str) -> str:
    """The field of one pair."""
    return "larangan-" + "-".join(urut_pasangan(a, b))


class _FormPaduan(PortalForm):
    pasangan: tuple[tuple[str, str], ...] = ()

    def nilai(self) -> dict[tuple[str, str], str]:
        """{pair: reason}; an empty reason allows the pair."""
        return {urut_pasangan(a, b): self[nama_pasangan(a, b)].data or "" for a, b in self.pasangan}

    def ada_isi(self, nama: Iterable[str]) -> bool:
        """Whether one of these fields holds something or is wrong: then the fold that they stand in is open."""
        return any(self[satu].data or self[satu].errors for satu in nama)


def pasangan_tampil(berlaku: Mapping[str, ProgramBerlaku], larangan: Iterable[Larangan]) -> list[tuple[str, str]]:
    """The pairs that the page asks about: of programmes that are open, and those forbidden already."""
    terlarang = {(satu.a, satu.b) for satu in larangan}
    return [
        (a, b) for a, b in pasangan_program(berlaku)
        if (berlaku[a].aktif and berlaku[b].aktif) or not (berlaku[a].lokal or berlaku[b].lokal) or urut_pasangan(a, b) in terlarang
    ]  # fmt: skip


def form_paduan(larangan: Iterable[Larangan], berlaku: Mapping[str, ProgramBerlaku]) -> type[_FormPaduan]:
    """The class of the form: one reason a pair."""
    semua = list(larangan)
    alasan, pasangan = {(satu.a, satu.b): satu.alasan for satu in semua}, pasangan_tampil(berlaku, semua)
    isian = {
        nama_pasangan(a, b): Teks(
            f"{sebut_program(a, berlaku).singkatan} dan {sebut_program(b, berlaku).singkatan}", maks=ALASAN_MAKS,
            default=alasan.get(urut_pasangan(a, b), ""),
        )
        for a, b in pasangan
    }  # fmt: skip
    return type("FormPaduan", (_FormPaduan,), {**isian, "pasangan": tuple(pasangan)})
