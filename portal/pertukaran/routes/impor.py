"""Imports: upload, columns, preview, bring in, take back; each step of the work is a job whose progress the page shows."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, current_app, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import RuleBroken
from ...keluarga.rules.kata_riwayat import Kamus
from ...kit.paging import potong
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import pilihan_program
from ...latar.queries import find_pekerjaan
from ...latar.rules import TERBUKA, persen
from ...web.access import requires
from ...web.batas import unggah_sampai
from ...web.forms import id_baru
from ...web.htmx import lanjut, minta_fragmen, tampil
from ...web.paging import kursor
from ...web.uploads import UnggahanDitolak
from ...web.uploads_lembar import MAKS_BITA
from ..documents.impor import write_salah
from ..forms.impor import FormImpor, FormTarik, FormTerap, baca_peta
from ..queries.impor import get_impor, list_baris, list_impor
from ..queries.impor_tarik import halangan_tarik
from ..rules.impor_jenis import (
    AKSI,
    BERJALAN,
    DAPAT_DIBUANG,
    DIKOSONGKAN,
    JENIS_IMPOR,
    KATA_AKSI,
    KATA_STATUS,
    MASUK,
    PETA,
    PRATINJAU,
    SELESAI,
)
from ..rules.impor_kolom import INDIVIDU, bidang_of, huruf_kolom
from ..rules.impor_tampak import uraikan_baris
from ..service import impor as service

bp = Blueprint("impor", __name__, url_prefix="/impor")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KATA = {"kata_status": KATA_STATUS, "kata_aksi": KATA_AKSI, "jenis": JENIS_IMPOR}


def _folder() -> Path:
    return current_app.config["PORTAL"].folder_berkas


def _oleh() -> Any:
    return current_user._get_current_object()


@bp.get("/")
@requires(Izin.IMPOR_KELOLA)
def index() -> Any:
    return _daftar(FormImpor(id=id_baru()))


def _daftar(form: Any, galat: Any = None, status: int = 200) -> Any:
    form.program.choices = [*form.program.choices[:1], *pilihan_program(program_berlaku())]
    halaman = potong(list_impor(untuk=current_user, setelah=kursor(datetime, UUID)), lambda b: (b[0].dibuat_pada, b[0].id))
    return tampil("pertukaran/impor.html", status=status, form=form, galat=galat, galat_formulir=status != 200, halaman=halaman, **KATA)


@bp.post("/")
@requires(Izin.IMPOR_KELOLA)
@unggah_sampai(MAKS_BITA + (1 << 20))
def create() -> Any:
    form = FormImpor.dari_permintaan()
    form.program.choices = [*form.program.choices[:1], *pilihan_program(program_berlaku())]
    if not form.validate():
        return _daftar(form, status=422)
    berkas = form.berkas.data
    try:
        impor = service.create_impor(
            form.id_baru, form.jenis.data, berkas.stream, berkas.filename or "", form.isi(), folder=_folder(), oleh=_oleh()
        )
    except (RuleBroken, UnggahanDitolak) as salah:
        return _daftar(form, salah, salah.status)
    return lanjut(url_for(".show", id=impor.id))


@bp.get("/<uuid:id>")
@requires(Izin.IMPOR_KELOLA)
def show(id: UUID) -> Any:
    """How far it is while a job runs (htmx asks again), else the question about columns, the preview, or what became of it."""
    impor = get_impor(id, untuk=current_user)
    pekerjaan = find_pekerjaan(impor.pekerjaan_id)
    berjalan = impor.status in BERJALAN and pekerjaan is not None and pekerjaan.status in TERBUKA
    if minta_fragmen() and not berjalan:
        return lanjut(url_for(".show", id=id))
    isi: dict[str, Any] = {"impor": impor, "p": pekerjaan, "berjalan": berjalan, "persen": persen, **KATA}
    if berjalan:
        return tampil("pertukaran/impor_satu.html", "pertukaran/_impor_kemajuan.html", **isi)
    return _satu(impor, isi)


def _satu(impor: Any, isi: dict[str, Any], galat: Any = None, status: int = 200) -> Any:
    aksi = request.args.get("aksi", "")
    aksi = aksi if aksi in AKSI else ""
    setelah = kursor(int)
    halaman = potong(list_baris(impor.id, aksi, setelah=setelah[0] if setelah else 0), lambda b: (b.nomor,))
    kosong = impor.ringkas.get(DIKOSONGKAN)
    isi |= {
        "aksi": aksi, "halaman": halaman, "uraian": {b.nomor: uraikan_baris(impor.jenis, b, _kamus(), program_berlaku()) for b in halaman.baris},
        "galat": galat, "form": FormTerap(bentrok=impor.opsi.get("bentrok")), "tarik": FormTarik(),
        "dapat_dibuang": impor.status in DAPAT_DIBUANG, "dikosongkan": date.fromisoformat(kosong) if kosong else None,
        "dapat_ditarik": impor.status in (SELESAI, MASUK) and not kosong,
        "dapat_dilanjutkan": impor.status in BERJALAN, "catatan": impor.ringkas.get("catatan", ()),
    }  # fmt: skip
    isi["petakan"] = impor.status == PETA or (impor.status == PRATINJAU and "kolom" in request.args)
    if isi["petakan"]:
        isi |= _kolom(impor)
    return tampil("pertukaran/impor_satu.html", status=status, galat_formulir=status != 200, **isi)


def _kamus() -> Kamus:
    return Kamus(boleh(current_user, Izin.NIK_LIHAT))


def _kolom(impor: Any) -> dict[str, Any]:
    """The columns of the sheet with the fields that they may be."""
    lembar = impor.kepala[0]
    pilihan = [(ke, f"{huruf_kolom(ke)} · {judul or 'tanpa judul'}"[:40]) for ke, judul in enumerate(lembar["kolom"])]
    bidang = bidang_of(impor.jenis, INDIVIDU)
    kurang = [" atau ".join(bidang.get(nama, nama) for nama in kelompok) for kelompok in lembar["kurang"]]
    return {"lembar": lembar, "pilihan": pilihan, "bidang": bidang, "kurang": kurang}


def _ulang(id: UUID, salah: Any) -> Any:
    """The page again with what stood in the way."""
    impor = get_impor(id, untuk=current_user)
    isi = {"impor": impor, "p": find_pekerjaan(impor.pekerjaan_id), "berjalan": False, "persen": persen, **KATA}
    return _satu(impor, isi, salah, salah.status)


def _lakukan(id: UUID, kerja: Any) -> Any:
    try:
        kerja()
    except RuleBroken as salah:
        return _ulang(id, salah)
    return lanjut(url_for(".show", id=id))


@bp.post("/<uuid:id>/kolom")
@requires(Izin.IMPOR_KELOLA)
def create_kolom(id: UUID) -> Any:
    get_impor(id, untuk=current_user)
    form = FormTarik.dari_permintaan()
    return _lakukan(id, lambda: service.map_kolom(id, baca_peta(request.form), versi=form.versi_angka, oleh=_oleh()))


@bp.post("/<uuid:id>/penerapan")
@requires(Izin.IMPOR_KELOLA)
def create_penerapan(id: UUID) -> Any:
    berkas = _folder() / service.SUBFOLDER / get_impor(id, untuk=current_user).berkas
    form = FormTerap.dari_permintaan()

    def terapkan() -> None:
        service.apply_impor(id, form.bentrok.data or "", versi=form.versi_angka, oleh=_oleh())
        berkas.unlink(missing_ok=True)  # what is brought in stands in the preview, and the file lies open on the disk

    return _lakukan(id, terapkan)


@bp.post("/<uuid:id>/penarikan")
@requires(Izin.IMPOR_KELOLA)
def create_penarikan(id: UUID) -> Any:
    impor = get_impor(id, untuk=current_user)
    form = FormTarik.dari_permintaan()
    halangan = halangan_tarik(impor)
    if halangan:
        kalimat = "Impor ini tidak dapat ditarik, karena datanya sudah dipakai. Selesaikan satu per satu."
        return _ulang(id, RuleBroken(kalimat, rincian=tuple(halangan)))
    return _lakukan(id, lambda: service.withdraw_impor(id, form.alasan.data or "", versi=form.versi_angka, oleh=_oleh()))


@bp.post("/<uuid:id>/lanjutan")
@requires(Izin.IMPOR_KELOLA)
def create_lanjutan(id: UUID) -> Any:
    get_impor(id, untuk=current_user)
    form = FormTarik.dari_permintaan()
    return _lakukan(id, lambda: service.resume_impor(id, versi=form.versi_angka, oleh=_oleh()))


@bp.post("/<uuid:id>/pembuangan")
@requires(Izin.IMPOR_KELOLA)
def create_pembuangan(id: UUID) -> Any:
    impor = get_impor(id, untuk=current_user)
    form = FormTarik.dari_permintaan()
    berkas = _folder() / service.SUBFOLDER / impor.berkas
    service.discard_impor(id, versi=form.versi_angka, oleh=_oleh())
    berkas.unlink(missing_ok=True)
    flash("Berkas dibuang. Tidak ada yang dimasukkan.", "ok")
    return lanjut(url_for(".index"))


@bp.get("/<uuid:id>/salah.xlsx")
@requires(Izin.IMPOR_KELOLA)
def show_salah(id: UUID) -> Any:
    impor = service.note_unduh(id, oleh=_oleh())
    judul = list(dict.fromkeys(satu["kolom"][ke] or huruf_kolom(ke) for satu in impor.kepala for ke in sorted(satu["peta"].values())))
    isi = write_salah(id, judul, lihat_nik=boleh(current_user, Izin.NIK_LIHAT))
    return Response(isi, mimetype=XLSX, headers={"Content-Disposition": f'attachment; filename="baris-salah-{str(id)[:8]}.xlsx"'})
