"""Dashboards of the kabupaten, of a kecamatan and of a desa: figures, pictures of them, a map, and the recap on paper."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request, url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import NotFound
from ...jam import hari_ini, sekarang
from ...kit.tanggal import waktu_panjang
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.cetak import kirim_pdf, pilih_kertas
from ...web.htmx import tampil
from ...wilayah.queries import find_peta
from ..documents.rekap import render_rekap
from ..forms import FormUkuran
from ..queries.dasbor import Satuan, get_satuan
from ..queries.peta import peta_of
from ..queries.ringkas import angka_utama, ringkas_of
from ..queries.tema import TABEL, tabel_alur_ringkas, tabel_ringkas
from ..rules import dasbor as d
from ..rules.tabel import ATURAN, MUSDES, UNIT, USULAN

bp = Blueprint("dasbor", __name__, url_prefix="/dasbor")


@bp.get("/")
@requires(Izin.DASBOR_LIHAT)
def index() -> Any:
    return _ringkas(get_satuan(current_user.wilayah_kode, untuk=current_user))


@bp.get("/<kode>")
@requires(Izin.DASBOR_LIHAT)
def show(kode: str) -> Any:
    satuan, tema = get_satuan(kode, untuk=current_user), request.args.get("tema", "")
    if not tema:
        return _ringkas(satuan)
    if tema not in d.TEMA:
        raise NotFound()
    return tampil(
        "laporan/dasbor_tema.html", satuan=satuan, tema=d.TEMA, terpilih=tema, tabel=TABEL[tema](satuan), tautan=_tautan(satuan, tema),
        jejak=_jejak(satuan, d.TEMA[tema]), lead=f"Keadaan {_kini()}. Hanya angka, tanpa nama dan NIK.",
    )  # fmt: skip


@bp.get("/peta")
@requires(Izin.DASBOR_LIHAT)
def show_peta() -> Any:
    satuan = get_satuan(request.args.get("kode") or current_user.wilayah_kode, untuk=current_user)
    satu, form, peta = peta_of(satuan, request.args.get("ukuran", "")), FormUkuran(request.args), find_peta(satuan.kode[:5])
    form.ukuran.choices = [(ukuran.kode, ukuran.nama) for ukuran in satu.semua.values()]
    return tampil(
        "laporan/dasbor_peta.html", satuan=satuan, tema=d.TEMA, ukuran=satu.ukuran, form=form, peta=peta, warna=satu.warna(), t=satu.tabel,
        legenda=satu.legenda(), lead=f"keadaan {_kini()}.", jejak=_jejak(satuan, "Peta"),
        tanpa_bentuk=sum(desa not in peta.desa for desa in satu.nilai) if peta else 0,
    )  # fmt: skip


@bp.get("/rekap.pdf")
@requires(Izin.DASBOR_LIHAT)
def show_rekap() -> Any:
    satuan = get_satuan(current_user.wilayah_kode, untuk=current_user)
    if not satuan.is_kabupaten:
        raise NotFound()
    kertas = pilih_kertas(request.args.get("kertas", ""), pengaturan("kertas"))
    return kirim_pdf(render_rekap(satuan, kertas), f"rekap-kabupaten-{hari_ini(pengaturan('zona')):%Y-%m-%d}")


def _ringkas(satuan: Satuan) -> Any:
    r = ringkas_of(satuan)
    return tampil(
        "laporan/dasbor.html", satuan=satuan, tema=d.TEMA, kini=_kini(), utama=angka_utama(r), alur=tabel_alur_ringkas(r.semua),
        musdes=r.musdes, antre=r.antre, temuan=d.temuan_terbuka(r.semua), bawah=tabel_ringkas(satuan, r.isi),
        bulan=pengaturan("bulan_berlaku_musdes"), jejak=_jejak(satuan) if satuan.kode != current_user.wilayah_kode else [],
    )  # fmt: skip


def _kini() -> str:
    return waktu_panjang(sekarang(), pengaturan("zona"))


def _jejak(satuan: Satuan, di: str = "") -> list[tuple[str, str | None]]:
    """From the person's own dashboard down to this page."""
    kode = [satu for satu in (satuan.kode[:8], satuan.kode) if len(satu) > len(current_user.wilayah_kode)]
    atas = [(get_satuan(satu, untuk=current_user), satu) for satu in dict.fromkeys(kode)]
    semua: list[tuple[str, str | None]] = [("Dasbor", url_for(".index"))]
    semua += [(satu.nama, url_for(".show", kode=kode)) for satu, kode in atas]
    return [*semua, (di, None)] if di else [*semua[:-1], (semua[-1][0], None)]


def _tautan(satuan: Satuan, tema: str) -> dict[str, tuple[str, str]]:
    """What stands before and after the code of a row in the address that it leads to; only where the person may go."""
    wilayah: dict[str, Any] = {"wilayah": satuan.kode} if satuan.kode != current_user.wilayah_kode else {}
    tujuan = {
        ATURAN: (Izin.TEMUAN_LIHAT, "pemeriksaan.temuan.index", "aturan"), USULAN: (Izin.USULAN_LIHAT, "usulan.usulan.index", "status"),
        MUSDES: (Izin.MUSDES_LIHAT, "musdes.musdes.index", "status"),
    }  # fmt: skip
    boleh_buka = {ke: (url_for(endpoint, **wilayah), nama) for ke, (izin, endpoint, nama) in tujuan.items() if boleh(current_user, izin)}
    daftar = {ke: (f"{url}{'&' if '?' in url else '?'}{nama}=", "") for ke, (url, nama) in boleh_buka.items()}
    return {**daftar, UNIT: (url_for(".index"), f"?tema={tema}")}
