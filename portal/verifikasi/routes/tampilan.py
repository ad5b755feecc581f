"""What the routes share: the values of the rows of a list, how long each waited, who holds it, and what was ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import request, url_for
from flask_login import current_user

from ...jam import hari_ini, sekarang
from ...kit.tanggal import pukul, setempat
from ...kuota.queries.program import program_berlaku
from ...pengaturan.queries import pengaturan
from ...usulan.queries import list_program
from ...usulan.routes.rinci import KATA
from ...usulan.rules.isian import ringkas_program
from ...usulan.rules.status import DIPERIKSA
from ...web.forms import baca_uuid
from ...wilayah.queries import list_unit
from ...wilayah.rules import sebutan
from ..queries import antrean
from ..rules import (
    TandaUmur,
    klaim_berlaku,
    lewat_desil,
    tanda_umur,
)


def terpilih() -> list[UUID]:
    """The usulan that were ticked, each once."""
    return list(dict.fromkeys(baca_uuid(teks) for teks in request.form.getlist("usulan")))


def ukur_umur() -> Callable[[datetime], TandaUmur]:
    """What tells of each usulan how long it has waited, as a tag."""
    zona, batas = pengaturan("zona"), pengaturan("hari_layanan")
    kini = hari_ini(zona)
    return lambda saat: tanda_umur(setempat(saat, zona).date(), kini, batas)


def pemegang(usulan: Any) -> str:
    """Who holds the claim and until when; "" when nobody does."""
    if usulan.status != DIPERIKSA or not klaim_berlaku(usulan.klaim_sampai, sekarang()):
        return ""
    siapa = "Anda" if usulan.pemeriksa_id == current_user.id else usulan.pemeriksa_nama
    return f"{siapa} sampai {pukul(usulan.klaim_sampai, pengaturan('zona'))}"


def nama_kecamatan() -> dict[str, str]:
    """Names of the kecamatan that the person reaches, by code."""
    return {satu.kode: satu.nama for satu in list_unit(current_user.wilayah_kode)}


def pilihan_wilayah(kecamatan: dict[str, str], per_desa: Sequence[Any], terpilih: str) -> list[tuple[str, str]]:
    """Kecamatan in which something stands, with how much, and under the chosen one its desa: all at once would weigh as much as the rows."""
    pilihan: list[tuple[str, str]] = []
    for kode, nama in kecamatan.items():
        desa = [d for d in per_desa if d.desa_kode.startswith(f"{kode}.")]
        if desa:
            pilihan.append((kode, f"Kecamatan {nama} ({sum(d.jumlah for d in desa)})"))
            if terpilih[:8] == kode:
                pilihan += [(d.desa_kode, f"– {sebutan(d.desa_kode, d.nama)} ({d.jumlah})") for d in desa]
    return pilihan


def isi_daftar(baris: Sequence[Any]) -> dict[str, Any]:
    """What the rows of a list show beside their own columns."""
    program, berlaku = list_program([satu.id for satu in baris]), program_berlaku()
    return {
        "program": program,
        "berlaku": berlaku,
        "ringkas": {id_: ringkas_program((satu.program for satu in semua), berlaku) for id_, semua in program.items()},
        "lewat_desil": {b.id: lewat_desil({p.program for p in program[b.id]}, b.desil, berlaku) for b in baris},
        "umur": ukur_umur(),
        "pemegang": pemegang,
        **KATA,
    }


def url_berikut(sesudah: UUID | None = None) -> str:
    """Where to go after a decision: the next usulan to look at, or the queue when none is left."""
    id_ = antrean.find_berikut(untuk=current_user, sesudah=sesudah)
    return url_for("verifikasi.antrean.show", id=id_) if id_ else url_for("verifikasi.antrean.index")
