"""Correcting a frozen paper: choose what is wrong, write what is right; and every paper that a musdes ever had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import NotFound, PortalError, RuleBroken
from ...web.access import requires
from ...web.cetak import kirim_pdf, pilih_kertas
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import lanjut, tampil
from .. import documents
from ..forms.pembetulan import (
    FormKeluarga,
    FormPembetulan,
    FormPembetulanSptjm,
    FormPeserta,
    form_keluarga,
    form_peserta,
    koreksi_of,
)
from ..queries import get_musdes
from ..queries.berkas import find_dokumen, find_pengajuan, get_dokumen
from ..queries.pembetulan import list_alasan
from ..rules.bentuk import SPTJM
from ..rules.pembetulan import PALING_BANYAK, baris_keluarga, halangan_pembetulan
from ..service.dokumen import record_lihat_lama
from ..service.pembetulan import correct_dokumen
from .umum import dasar

bp = Blueprint("pembetulan", __name__, url_prefix="/musdes/<uuid:id>")


@dataclass(frozen=True)
class Pilihan:
    """What the frozen paper holds, and which of it was chosen to be put right."""

    isi: Mapping[str, Any]
    keluarga: dict[str, dict[str, Any]]
    peserta_dipilih: list[int]
    keluarga_dipilih: list[str]


def _pilihan(isi: Mapping[str, Any], kiriman: Any) -> Pilihan:
    """What is not on the paper is left out, as is what goes beyond the limit."""
    keluarga = baris_keluarga(isi)
    ke = [int(n) for n in dict.fromkeys(kiriman.getlist("peserta")) if n.isascii() and n.isdigit() and len(n) < 5]
    ke = [n for n in ke if n < len(isi["peserta"])][:PALING_BANYAK]
    ids = [n for n in dict.fromkeys(kiriman.getlist("keluarga")) if n in keluarga][:PALING_BANYAK]
    return Pilihan(isi, keluarga, ke, ids)


def _anak(pilihan: Pilihan, alasan: Mapping[str, str], bentuk: str, kiriman: Any = None) -> tuple[dict[int, FormPeserta], dict[str, FormKeluarga]]:
    peserta = {n: form_peserta(n, pilihan.isi["peserta"][n]["nama"], kiriman) for n in pilihan.peserta_dipilih}
    return peserta, {n: form_keluarga(n, pilihan.keluarga[n], alasan.get(n, ""), kiriman, bentuk) for n in pilihan.keluarga_dipilih}


@bp.get("/pembetulan")
@requires(Izin.MUSDES_TULIS)
def new(id: UUID) -> Any:
    if halangan := _halangan(id):
        flash(halangan, "warn")
        return lanjut(url_for("musdes.musdes.show", id=id))
    berlaku = find_dokumen(id, untuk=current_user)
    if berlaku is None:
        raise NotFound()
    dokumen = get_dokumen(berlaku.id, untuk=current_user)
    pilihan = _pilihan(dokumen.isi, request.args)
    form = _bentuk_form(dokumen)(data={"id": id_baru(), **dokumen.isi["musdes"]})
    return _tampil(id, dokumen, pilihan, form, *_anak(pilihan, list_alasan(id), dokumen.jenis))


def _bentuk_form(dokumen: Any) -> type[FormPembetulan] | type[FormPembetulanSptjm]:
    return FormPembetulanSptjm if dokumen.jenis == SPTJM else FormPembetulan


def _halangan(id: UUID) -> str | None:
    """Why this musdes cannot be corrected now; raises NotFound out of scope."""
    musdes = get_musdes(id, untuk=current_user)
    return halangan_pembetulan(musdes.status, find_pengajuan(id, untuk=current_user) is not None, musdes.bentuk)


def _tampil(id: UUID, dokumen: Any, pilihan: Pilihan, form: Any, peserta: Any, keluarga: Any, *, status: int = 200, **lain: Any) -> Any:
    return tampil(
        "musdes/pembetulan.html", status=status, dokumen=dokumen, pilihan=pilihan, form=form, peserta=peserta, keluarga=keluarga,
        galat_formulir=status != 200, **dasar(get_musdes(id, untuk=current_user)), **lain,
    )  # fmt: skip


@bp.post("/pembetulan")
@requires(Izin.MUSDES_TULIS)
def create(id: UUID) -> Any:
    if halangan := _halangan(id):
        raise RuleBroken(halangan)
    dokumen = get_dokumen(baca_uuid(request.form.get("dokumen")), untuk=current_user)
    form, pilihan = _bentuk_form(dokumen).dari_permintaan(), _pilihan(dokumen.isi, request.form)
    peserta, keluarga = _anak(pilihan, list_alasan(id), dokumen.jenis, request.form)
    salah: PortalError | None = None
    if all([satu.validate() for satu in (form, *peserta.values(), *keluarga.values())]):
        try:
            baru = correct_dokumen(
                form.id_baru, id, dokumen.id, form.alasan_pembetulan.data, koreksi_of(form, peserta, keluarga),
                oleh=current_user._get_current_object(),
            )  # fmt: skip
            apa = "SPTJM" if baru.jenis == SPTJM else "Berita acara"
            flash(f"{apa} pembetulan tersimpan dengan nomor {baru.nomor}. Cetak, tanda tangani, lalu unggah pindaiannya.", "ok")
            return lanjut(url_for("musdes.berkas.index", id=id))
        except RuleBroken as ditolak:
            salah = ditolak
    return _tampil(id, dokumen, pilihan, form, peserta, keluarga, status=422, salah=salah)


@bp.get("/dokumen/<uuid:dokumen_id>.pdf")
@requires(Izin.NIK_LIHAT)
def show(id: UUID, dokumen_id: UUID) -> Any:
    kertas, oleh = pilih_kertas(request.args.get("kertas", ""), "F4"), current_user._get_current_object()
    jenis = record_lihat_lama(id, dokumen_id, kertas, oleh=oleh)
    return kirim_pdf(documents.ensure_cetakan(dokumen_id, jenis, kertas, untuk=oleh), f"{jenis.replace('_', '-')}-{kertas}")
