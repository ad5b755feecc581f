"""Who has aid and who has none: the kecamatan, the totals of its desa, and the families of one desa, also as PDF."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...keluarga.routes.saringan import baca_rt, pilihan_wilayah
from ...kit.paging import UKURAN, potong
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import pilihan_program
from ...pengaturan.queries import pengaturan
from ...usulan.rules.jenis import KATA_JENIS
from ...usulan.rules.status import JENIS_TANDA, kata_status
from ...web.access import requires
from ...web.cetak import kirim_pdf, pilih_kertas
from ...web.htmx import tampil
from ...web.paging import kursor
from ...wilayah.queries import list_unit, nama_by_kode, sum_ringkasan
from ...wilayah.rules import is_kode, mencakup, sebutan, tingkat
from ..documents.penerima import render_penerima
from ..forms.penerima import FormSaringBantuan
from ..queries.penerima import count_bantuan, list_bantuan
from ..rules.penerima import KATA_ADA, KATA_URUT, SaringBantuan, hitung, sesudah, susun
from ..service.penerima import record_cetak_penerima

bp = Blueprint("penerima", __name__, url_prefix="/bantuan-keluarga")
PALING_BANYAK = 1000  # families on one print
PILIH_DESA = "Pilih satu desa/kelurahan di saringan, lalu cetak lagi."
TERLALU_BANYAK = f"Lebih dari {PALING_BANYAK} keluarga. Saring dulu, lalu cetak lagi."
TIDAK_ADA = "Tidak ada keluarga dengan saringan ini, jadi tidak ada yang dicetak."


def unit_dipilih() -> str:
    """The unit asked for within the reader's own, else their own."""
    awal, kode = current_user.wilayah_kode, request.args.get("wilayah", "")
    return kode if is_kode(kode) and mencakup(awal, kode) else awal


def baca_saring(form: FormSaringBantuan) -> SaringBantuan:
    """The filter as the rules take it; what is not among the choices does not narrow."""
    desil = form.desil.data or ""
    return SaringBantuan(
        ada=form.ada.data if form.ada.data in KATA_ADA else "", program=form.program.data if form.program.data in program_berlaku() else "",
        desil=int(desil) if desil in {str(n) for n in range(1, 11)} else None, rw=baca_rt(form.rw), rt=baca_rt(form.rt),
        urut=form.urut.data if form.urut.data in KATA_URUT else "rt",
    )  # fmt: skip


@bp.get("/")
@requires(Izin.KELUARGA_LIHAT)
def index() -> Any:
    unit = unit_dipilih()
    if tingkat(unit) == 4:
        return _desa(unit)
    return _kecamatan(unit) if tingkat(unit) == 3 else _kabupaten(unit)


def _kabupaten(kode: str) -> Any:
    """The kecamatan with their families: from there one goes on, for counting all families of a kabupaten takes seconds."""
    per_kecamatan: dict[str, int] = {}
    for desa, jumlah in sum_ringkasan(kode, "kk").items():
        per_kecamatan[desa[:8]] = per_kecamatan.get(desa[:8], 0) + jumlah.get("kk", 0)
    baris = [(u.kode, u.sebutan, per_kecamatan.get(u.kode, 0)) for u in list_unit(kode)]
    return tampil("warga/penerima_kabupaten.html", baris=baris)


def _kecamatan(kode: str) -> Any:
    semua = count_bantuan(kode, untuk=current_user)
    baris = [(u.kode, u.sebutan, semua[u.kode]) for u in list_unit(kode) if u.kode in semua]
    nama = sebutan(kode, nama_by_kode({kode}).get(kode, kode))
    return tampil("warga/penerima_kecamatan.html", kode=kode, baris=baris, nama=nama, program=_program())


def _program() -> list[tuple[str, str]]:
    return pilihan_program(program_berlaku())


def _desa(desa: str) -> Any:
    form = FormSaringBantuan(request.args)
    form.program.choices = pilihan_program(program_berlaku(), "Semua program")
    form.wilayah.data = desa
    bebas, saring = pilihan_wilayah(form), baca_saring(form)
    semua = list_bantuan(desa, untuk=current_user)
    terpilih = susun(semua, saring)
    setelah = kursor(UUID)
    halaman = potong(sesudah(terpilih, setelah[0] if setelah else None)[: UKURAN + 1], lambda b: (b.id,))
    dipilih = {nama: getattr(saring, nama) for nama in ("ada", "program", "desil", "rw", "rt") if getattr(saring, nama)}
    alamat = ({"wilayah": desa} if bebas else {}) | dipilih | ({"urut": saring.urut} if saring.urut != "rt" else {})
    isi = {
        "halaman": halaman, "form": form, "bebas": bebas, "dipilih": dipilih, "jumlah": hitung((b.desil, b.terima) for b in semua),
        "terpilih": len(terpilih), "desa": desa, "nama": sebutan(desa, nama_by_kode({desa}).get(desa, desa)), "program": dict(_program()),
        "kata_jenis": KATA_JENIS, "kata_status": kata_status, "jenis_tanda": JENIS_TANDA, "kata_urut": KATA_URUT[saring.urut],
        "url": url_for(".index", **alamat), "url_cetak": url_for(".show", **{"wilayah": desa, **alamat}),
    }  # fmt: skip
    return tampil("warga/penerima.html", **isi)


@bp.get("/daftar.pdf")
@requires(Izin.KELUARGA_LIHAT)
def show() -> Any:
    """The families of the filter on paper, without NIK and No. KK."""
    desa, form, oleh = unit_dipilih(), FormSaringBantuan(request.args), current_user._get_current_object()
    if tingkat(desa) != 4:
        raise RuleBroken(PILIH_DESA)
    saring = baca_saring(form)
    semua = list_bantuan(desa, untuk=oleh)
    terpilih = susun(semua, saring)
    if not terpilih or len(terpilih) > PALING_BANYAK:
        raise RuleBroken(TERLALU_BANYAK if terpilih else TIDAK_ADA)
    record_cetak_penerima(desa, len(terpilih), oleh=oleh)
    jumlah = hitung((b.desil, b.terima) for b in semua)
    kertas = pilih_kertas(request.args.get("kertas", ""), pengaturan("kertas"))
    return kirim_pdf(render_penerima(desa, terpilih, jumlah, saring, kertas), f"bantuan-keluarga-{desa}")
