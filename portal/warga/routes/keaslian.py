"""The public page behind the QR code of a paper, and the form for typing its code by hand."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request, url_for

from ...bimtek.queries.bimtek import find_sertifikat
from ...kit.angka import angka_dan_kata
from ...kit.isi import sidik_pendek
from ...kit.kode_publik import rapikan_kode, sidik_kode
from ...musdes.rules.berita_acara import kalimat_program
from ...pemeriksaan.rules.tampak import samarkan_nama
from ...pengaturan.queries import pengaturan
from ...usulan.rules.jenis import KATA_JENIS
from ...web.access import publik
from ...web.htmx import tampil
from ...wilayah.rules import sebutan
from ..queries import find_keaslian, find_surat

bp = Blueprint("keaslian", __name__, url_prefix="/periksa")


@bp.get("", strict_slashes=False)
@publik
def index() -> Any:
    ketikan = request.args.get("kode", "")
    if not ketikan.strip():
        return tampil("warga/kode.html", ketikan="")
    kode = rapikan_kode(ketikan)
    return redirect(url_for(".show", kode=kode), 303) if kode else _tidak_ada(ketikan[:100])


@bp.get("/<kode>")
@publik
def show(kode: str) -> Any:
    temuan = find_keaslian(kode)
    if temuan is None:
        return _surat(kode)
    jumlah = kalimat_program(temuan.hitungan["program"], temuan.program)
    return tampil("warga/periksa.html", k=temuan, pendek=sidik_pendek(temuan.sidik), jumlah_program=jumlah)


def _surat(kode: str) -> Any:
    """The kadis' letter, else perhaps a certificate."""
    surat = find_surat(kode)
    if surat is None:
        return _sertifikat(kode)
    jenis = [(KATA_JENIS[satu], f"{angka_dan_kata(surat.jenis[satu])} usulan") for satu in KATA_JENIS if surat.jenis.get(satu)]
    return tampil("warga/periksa_surat.html", k=surat, pendek=sidik_pendek(surat.sidik), jumlah_jenis=jenis, instansi=pengaturan("instansi"))


def _sertifikat(kode: str) -> Any:
    """The certificate of a bimtek, else the page that says that no paper has this code."""
    rapi = rapikan_kode(kode)
    satu = find_sertifikat(sidik_kode(rapi)) if rapi else None
    if satu is None:
        return _tidak_ada(kode[:100])
    return tampil("warga/periksa_sertifikat.html", s=satu, nama=samarkan_nama(satu.nama), unit=sebutan(satu.kode, satu.desa))


def _tidak_ada(ketikan: str) -> Any:
    ketikan = "".join(huruf for huruf in ketikan if huruf.isprintable())
    return tampil("warga/kode.html", ketikan=ketikan, tidak_ada=True, status=404)
