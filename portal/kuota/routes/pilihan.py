"""What the pages of the quota offer to choose from, and the programme and period that were chosen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ...errors import RuleBroken
from ...pengaturan.queries import pengaturan
from ...web.forms import baca_uuid
from ...wilayah.queries import list_unit
from ..queries.periode import find_periode_kini, get_periode, list_periode
from ..queries.program import program_berlaku
from ..rules.program import pilihan_program

PILIHAN_PERIODE = 36


def pilihan_periode() -> list[tuple[str, str]]:
    """(id, name) of the latest periods, that of today first."""
    kini, semua = find_periode_kini(), list_periode(ukuran=PILIHAN_PERIODE)
    urut = sorted(semua, key=lambda satu: kini is None or satu.id != kini.id)
    return [(str(satu.id), f"{satu.nama} (sekarang)" if kini is not None and satu.id == kini.id else satu.nama) for satu in urut]


def pilihan_kecamatan() -> list[tuple[str, str]]:
    """(code, name) of the kecamatan of the kabupaten."""
    return [(satu.kode, satu.sebutan) for satu in list_unit(pengaturan("kabupaten_kode"))]


def lengkapi_pilihan(form: Any) -> Any:
    """Hand in the periods and programmes of a form of the quota."""
    form.periode.choices, form.program.choices = pilihan_periode(), pilihan_program(program_berlaku())
    return form


def periode_terpilih(teks: str | None) -> Any:
    """The period that a form names. Raises NotFound, RuleBroken."""
    return get_periode(id_periode(teks))


def id_periode(teks: str | None) -> UUID:
    return baca_uuid(teks)


def program_terpilih(teks: str | None) -> str:
    """The programme that a form names; raises RuleBroken for another."""
    if teks not in program_berlaku():
        raise RuleBroken("Pilih program dari daftar.")
    return str(teks)
