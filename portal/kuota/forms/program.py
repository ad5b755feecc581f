"""The form of all programmes (limit and switch of each) and the form of the pairs that may not be together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import BooleanField

from ...web.forms import Angka, PortalForm, Teks
from ..rules.program import ALASAN_MAKS, PROGRAM, Larangan, ProgramBerlaku, pasangan_program, salah_desil, urut_pasangan


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
    """The class of the form, filled with what stands now."""
    isian: dict[str, Any] = {}
    for kode, p in berlaku.items():
        isian[f"desil-{kode}"] = Angka(f"Batas desil {p.singkatan}", default=p.desil_maks)
        isian[f"aktif-{kode}"] = BooleanField(f"{p.singkatan} boleh diusulkan", default=p.aktif)
        isian[f"versi-{kode}"] = Teks("Versi", default=str(p.versi))
    return type("FormProgram", (_FormProgram,), isian)


def nama_pasangan(a: str, b: str) -> str:
    """The field of one pair."""
    return "larangan-" + "-".join(urut_pasangan(a, b))


class _FormPaduan(PortalForm):
    def nilai(self) -> dict[tuple[str, str], str]:
        """{pair: reason}; an empty reason allows the pair."""
        return {urut_pasangan(a, b): self[nama_pasangan(a, b)].data or "" for a, b in pasangan_program()}


def form_paduan(larangan: Iterable[Larangan]) -> type[_FormPaduan]:
    """The class of the form: one reason a pair."""
    alasan = {(satu.a, satu.b): satu.alasan for satu in larangan}
    isian = {
        nama_pasangan(a, b): Teks(
            f"{PROGRAM[a].singkatan} dan {PROGRAM[b].singkatan}", maks=ALASAN_MAKS, default=alasan.get(urut_pasangan(a, b), "")
        )
        for a, b in pasangan_program()
    }
    return type("FormPaduan", (_FormPaduan,), isian)
