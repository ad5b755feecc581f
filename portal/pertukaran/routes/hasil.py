"""What the centre said about one usulan: the list, one answer by hand, and the return of what was not padan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import RuleBroken, StaleWrite
from ...kuota.queries.program import kode_lokal, program_berlaku
from ...kuota.rules import sebut_program
from ...usulan.queries import get_usulan, list_program
from ...usulan.routes.rinci import KATA
from ...usulan.rules.status import DIKIRIM, PADAN, TERVERIFIKASI, TIDAK_PADAN
from ...web.access import requires
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import lanjut, tampil
from ...wilayah.queries import get_wilayah
from .. import queries, service
from ..forms import FormHasil, FormPadankan, FormTarikJawaban
from ..rules.hasil import HASIL, KATA_HASIL

bp = Blueprint("hasil", __name__, url_prefix="/hasil-pusat")


@bp.get("/<uuid:id>")
@requires(Izin.USULAN_LIHAT)
def show(id: UUID) -> Any:
    return _halaman(id)


@bp.post("/<uuid:id>")
@requires(Izin.HASIL_CATAT)
def create(id: UUID) -> Any:
    form = FormHasil.dari_permintaan().pilihan_baris(_baris(id))
    if form.hasil.data not in HASIL:
        form.validate()
        form.hasil.errors = ["Pilih jawaban pusat."]
        return _halaman(id, form=form, status=422)
    if not form.validate():
        return _halaman(id, form=form, status=422)
    isi = {"tanggal": form.tanggal.data, "sumber": form.sumber.data, "keterangan": form.keterangan.data or ""}
    try:
        service.create_hasil(
            form.id_baru, id, form.hasil.data, **isi, baris_id=form.baris_terpilih(), versi=form.versi_angka, oleh=current_user._get_current_object()
        )
    except (RuleBroken, StaleWrite) as salah:
        form.form_errors = [salah.pesan]
        return _halaman(id, form=form, status=salah.status)
    flash("Jawaban pusat tercatat.", "ok")
    return lanjut(url_for(".show", id=id))


@bp.post("/<uuid:id>/pengembalian")
@requires(Izin.HASIL_CATAT)
def create_pengembalian(id: UUID) -> Any:
    form = FormPadankan.dari_permintaan()
    if not form.validate():
        return _halaman(id, kembali=form, status=422)
    try:
        service.return_tidak_padan(
            id, form.bagian.data or [], form.catatan.data, versi=form.versi_angka, oleh=current_user._get_current_object()
        )
    except (RuleBroken, StaleWrite) as salah:
        form.form_errors = [salah.pesan, *salah.rincian]
        return _halaman(id, kembali=form, status=salah.status)
    flash("Usulan dikembalikan ke desa untuk diperbaiki.", "ok")
    return lanjut(url_for(".show", id=id))


@bp.post("/<uuid:id>/penarikan")
@requires(Izin.HASIL_CATAT)
def create_penarikan(id: UUID) -> Any:
    """The answer is named in the form, not in the address: only the last one can be taken back."""
    form = FormTarikJawaban.dari_permintaan()
    if not form.validate():
        return _halaman(id, tarik=form, status=422)
    try:
        service.withdraw_hasil(
            baca_uuid(form.jawaban.data), id, form.alasan.data, versi=form.versi_angka, oleh=current_user._get_current_object()
        )
    except (RuleBroken, StaleWrite) as salah:
        form.form_errors = [salah.pesan]
        return _halaman(id, tarik=form, status=salah.status)
    flash("Jawaban pusat ditarik. Keduanya tetap tercatat.", "ok")
    return lanjut(url_for(".show", id=id))


def _baris(id: UUID) -> list[tuple[UUID, str]]:
    """The approved lines that the centre answers, when there is more than one."""
    lokal, berlaku = kode_lokal(), program_berlaku()
    disetujui = [satu for satu in list_program([id])[id] if satu.keputusan == TERVERIFIKASI and satu.program not in lokal]
    kata = ((satu, sebut_program(satu.program, berlaku).singkatan) for satu in disetujui)
    baris = [(satu.id, f"{nama}, {satu.anggota_nama}" if satu.anggota_nama else nama) for satu, nama in kata]
    return baris if len(baris) > 1 else []


def _halaman(
    id: UUID, *, form: FormHasil | None = None, kembali: FormPadankan | None = None, tarik: FormTarikJawaban | None = None, status: int = 200
) -> Any:
    usulan = get_usulan(id, untuk=current_user)
    mencatat = boleh(current_user, Izin.HASIL_CATAT, usulan)
    if form is None:
        form = FormHasil(id=id_baru(), versi=usulan.versi).pilihan_baris(_baris(id))
    kembali, tarik = kembali or FormPadankan(versi=usulan.versi), tarik or FormTarikJawaban(versi=usulan.versi)
    if status == 409:
        form.versi.data = kembali.versi.data = tarik.versi.data = usulan.versi
    jawaban = queries.list_hasil(id, untuk=current_user)
    isi = {
        "usulan": usulan, "desa": get_wilayah(usulan.desa_kode), "jawaban": jawaban, "form": form, "tarik": tarik,
        "dapat_ditarik": queries.find_dapat_ditarik(usulan) if mencatat else None,
        "kembali": kembali, "mencatat": mencatat and usulan.status in (DIKIRIM, PADAN, TIDAK_PADAN),
        "mengembalikan": mencatat and usulan.status == TIDAK_PADAN, "kata_hasil": KATA_HASIL,
    }  # fmt: skip
    return tampil("pertukaran/hasil.html", status=status, galat_formulir=status != 200, **isi, **KATA)


@bp.app_template_global("jawaban_keluarga")
def jawaban_keluarga(baris: Iterable[Any]) -> dict[UUID, tuple[str, Any]]:
    """{family: (word, latest answer)} for the rows of a list: a page of families, which comes before this feature, asks here."""
    semua = queries.hasil_by_keluarga([satu.id for satu in baris], untuk=current_user)
    return {id_: (KATA_HASIL[satu.hasil], satu) for id_, satu in semua.items()}


@bp.app_template_global("jawaban_usulan")
def jawaban_usulan(id: UUID) -> list[tuple[str, Any]]:
    """(word, answer) of each answer about a usulan, newest first."""
    return [(KATA_HASIL[satu.hasil], satu) for satu in queries.list_hasil(id, untuk=current_user) if not satu.ditarik]
