"""Papers of a musdes printed on request, and the list of those that are possible now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.cetak import Kertas, kirim_pdf, pilih_kertas
from ..documents.hasil import render_notulen
from ..documents.surat import render_pengantar, render_undangan
from ..rules.bentuk import is_sptjm
from ..rules.cetak import (
    KATA_SURAT,
    MUSYAWARAH,
    NOTULEN,
    PENGANTAR,
    PENGUMUMAN,
    SURAT,
    UNDANGAN,
    FaktaCetak,
    halangan_cetak,
)
from ..rules.status import BATAL, BEKU
from ..service.cetak import record_cetak

bp = Blueprint("cetak", __name__, url_prefix="/musdes/<uuid:id>")


@bp.get("/undangan.pdf")
@requires(Izin.MUSDES_LIHAT)
def show_undangan(id: UUID) -> Any:
    return kirim_surat(id, UNDANGAN, render_undangan)


@bp.get("/peserta/<uuid:peserta_id>/undangan.pdf")
@requires(Izin.MUSDES_LIHAT)
def show_undangan_satu(id: UUID, peserta_id: UUID) -> Any:
    return kirim_surat(id, UNDANGAN, render_undangan, peserta_id=peserta_id)


@bp.get("/notulen.pdf")
@requires(Izin.MUSDES_LIHAT)
def show_notulen(id: UUID) -> Any:
    return kirim_surat(id, NOTULEN, render_notulen)


@bp.get("/surat-pengantar.pdf")
@requires(Izin.MUSDES_LIHAT)
def show_pengantar(id: UUID) -> Any:
    return kirim_surat(id, PENGANTAR, render_pengantar)


def kirim_surat(id: UUID, surat: str, render: Callable[..., bytes], **lain: Any) -> Response:
    """The answer with a paper, after its line on the trail."""
    kertas: Kertas = pilih_kertas(request.args.get("kertas", ""), pengaturan("kertas"))
    oleh = current_user._get_current_object()
    record_cetak(id, surat, kertas, oleh=oleh)
    return kirim_pdf(render(id, kertas, untuk=oleh, **lain), f"{KATA_SURAT[surat].lower().replace(' ', '-')}-{kertas}")


# The sheet for the board also names the public list, which a later feature keeps.
RUTE_SURAT = {surat: f"musdes.cetak.show_{surat}" for surat in SURAT} | {PENGUMUMAN: "warga.pengumuman.show_lembar"}


def daftar_cetak(musdes: Any, diundang: int, nomor: str) -> list[tuple[str, str]]:
    """(what the paper is called, endpoint) of each that this person can print now, in the order in which they are needed."""
    if musdes.status == BATAL:
        return []
    beku, baris = musdes.status in BEKU, []
    fakta = FaktaCetak(musdes.status, musdes.bentuk, diundang, musdes.notulen)
    ada = {surat: not halangan_cetak(surat, fakta) for surat in SURAT}
    if ada[UNDANGAN] and not beku:
        baris.append((f"Undangan, {diundang} lembar", RUTE_SURAT[UNDANGAN]))
    if musdes.bentuk == MUSYAWARAH:
        baris.append(("Daftar hadir" if beku else "Daftar hadir kosong", "musdes.dokumen.show_daftar_hadir"))
    if boleh(current_user, Izin.NIK_LIHAT, musdes):
        sptjm = is_sptjm(musdes.bentuk)
        akta = "SPTJM" if sptjm else "Berita acara"
        kata = f"{akta} Nomor {nomor}" if beku else f"Konsep {'SPTJM' if sptjm else 'berita acara'}"
        baris.append((kata, "musdes.sptjm.show" if sptjm else "musdes.dokumen.show_berita_acara"))
    if is_sptjm(musdes.bentuk):
        kata = "Surat pernyataan tidak melaksanakan musyawarah"
        baris.append((kata if beku else f"Konsep {kata.lower()}", "musdes.sptjm.show_pernyataan"))
    if ada[NOTULEN]:
        baris.append(("Notulen" if beku else "Konsep notulen", RUTE_SURAT[NOTULEN]))
    baris += [(KATA_SURAT[surat], RUTE_SURAT[surat]) for surat in (PENGUMUMAN, PENGANTAR) if ada[surat]]
    return [*baris, ("Undangan (arsip)", RUTE_SURAT[UNDANGAN])] if ada[UNDANGAN] and beku else baris
