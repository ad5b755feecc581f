"""Every list that can be taken out as a file: who may, whether it holds personal data, how its filter is read, and its rows.

The filter is the query string of the list's own page, so that the file holds what the page shows.
"""

from __future__ import annotations

from typing import Any

from flask import request

from ...akun.forms import FormSaring as FormSaringAkun
from ...akun.rules import Izin
from ...errors import NotFound
from ...jam import hari_ini
from ...keluarga.forms import FormSaring as FormSaringKeluarga
from ...keluarga.routes.saringan import baca_rt
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import pilihan_program
from ...musdes.forms.rencana import FormSaring as FormSaringMusdes
from ...pemeriksaan.documents import berkas_aparat, berkas_temuan
from ...pemeriksaan.forms import FormSaringAparat
from ...pemeriksaan.routes.temuan import baca_saring as baca_saring_temuan
from ...pengaturan.queries import pengaturan
from ...pertukaran.forms import FormBerkas, FormInput
from ...pertukaran.rules.serahan import BELUM
from ...usulan.forms import FormSaring as FormSaringUsulan
from ...verifikasi.forms import FormIsi, FormSurat
from ...verifikasi.forms import FormSaring as FormSaringAntrean
from ...verifikasi.queries.antrean import Saring as SaringAntrean
from ..documents import dinas, kantor, keluarga
from ..documents.umum import Berkas
from ..forms import FormSaring as FormSaringJejak
from .bentuk import Daftar
from .bentuk import id_of as _id
from .bentuk import pilih_of as _pilih
from .bentuk import wilayah_of as _wilayah
from .daftar_dasbor import DAFTAR_DASBOR
from .daftar_dinas import DAFTAR_DINAS
from .daftar_lokal import DAFTAR_LOKAL
from .daftar_loket import DAFTAR_LOKET
from .daftar_warga import DAFTAR_WARGA


def _keluarga() -> dict[str, Any]:
    form = FormSaringKeluarga(request.args)
    lengkap = {"lengkap": True, "belum": False}.get(form.kelengkapan.data or "")
    return {"wilayah": _wilayah(), "rw": baca_rt(form.rw), "rt": baca_rt(form.rt), "lengkap": lengkap}


def _usulan() -> dict[str, Any]:
    form = FormSaringUsulan(request.args)
    satu = {"keluarga_id": _id("keluarga_id")} if request.args.get("keluarga_id") else {}
    return {"status": form.semua_status(), "wilayah": _wilayah() or None, **_pilih(form, "jenis", "asal"), **satu}


def _antrean() -> SaringAntrean:
    form = FormSaringAntrean(request.args)
    form.program.choices = pilihan_program(program_berlaku(), "Semua program")
    wilayah = {nama: _wilayah(nama) for nama in ("kecamatan", "desa")}
    return SaringAntrean(**_pilih(form, "jenis", "program", "asal", "umur", "milik", "tanda"), **wilayah)


def _surat() -> dict[str, Any]:
    form = FormSurat(request.args)
    return _tahun(form) | ({"nomor": form.nomor.data} if form.nomor.data else {})


def _serahan() -> dict[str, Any]:
    form = FormBerkas(request.args)
    return _tahun(form) | ({"nomor": form.nomor.data} if form.nomor.data else {})


def _tahun(form: Any) -> dict[str, Any]:
    form.validate()
    tahun = form.tahun.data or ""
    return {"tahun": int(tahun)} if tahun.isascii() and tahun.isdigit() and 2000 <= int(tahun) <= 2999 else {}


def _isi_serahan() -> dict[str, Any]:
    return {"serahan_id": _id("id"), "wilayah": _wilayah(), **_pilih(FormInput(request.args), "jenis", "input")}


def _input() -> dict[str, Any]:
    form = FormInput(request.args)
    if "input" not in request.args:
        form.input.data = BELUM
    return {"wilayah": _wilayah(), **_pilih(form, "jenis", "input")}


def _aparat() -> dict[str, Any]:
    return {"wilayah": _wilayah(), **FormSaringAparat(request.args).nilai()}


def _berkas_aparat(saring: Any, *, untuk: Any, nik: bool) -> Berkas:
    return berkas_aparat(saring, untuk=untuk, hari_ini=hari_ini(pengaturan("zona")), nik=nik)


def _musdes() -> dict[str, Any]:
    return {"wilayah": _wilayah(), **_pilih(FormSaringMusdes(request.args), "status")}


DAFTAR = {
    "keluarga": Daftar("Keluarga", Izin.KELUARGA_LIHAT, True, _keluarga, keluarga.berkas_keluarga, "keluarga.keluarga.index"),
    "usulan": Daftar("Usulan", Izin.USULAN_LIHAT, True, _usulan, keluarga.berkas_usulan, "usulan.usulan.index"),
    "temuan": Daftar("Temuan", Izin.TEMUAN_LIHAT, True, lambda: baca_saring_temuan()[1], berkas_temuan, "pemeriksaan.temuan.index"),
    "aparat": Daftar("Aparat", Izin.APARAT_LIHAT, True, _aparat, _berkas_aparat, "pemeriksaan.aparat.index"),
    "antrean": Daftar("Antrean verifikasi", Izin.ANTREAN_LIHAT, True, _antrean, keluarga.berkas_antrean, "verifikasi.antrean.index"),
    "pengesahan": Daftar(
        "Menunggu pengesahan", Izin.PENGESAHAN_LIHAT, True, lambda: {"wilayah": _wilayah()}, dinas.berkas_pengesahan,
        "verifikasi.pengesahan.index",
    ),
    "surat": Daftar(
        "Surat pengesahan", Izin.PENGESAHAN_LIHAT, False, _surat, dinas.berkas_surat, "verifikasi.pengesahan.index_riwayat"
    ),
    "isi-surat": Daftar(
        "Isi surat pengesahan", Izin.PENGESAHAN_LIHAT, True,
        lambda: {"pengesahan_id": _id("id"), "wilayah": _wilayah(), **_pilih(FormIsi(request.args), "jenis")}, dinas.berkas_isi_surat,
        "verifikasi.pengesahan.show", "id",
    ),
    "serahan": Daftar("Berkas serahan", Izin.SERAHAN_LIHAT, False, _serahan, dinas.berkas_serahan, "pertukaran.serahan.index"),
    "isi-serahan": Daftar(
        "Isi berkas serahan", Izin.SERAHAN_LIHAT, True, _isi_serahan, dinas.berkas_isi_serahan, "pertukaran.serahan.show", "id"
    ),
    "input": Daftar("Input SIKS-NG", Izin.INPUT_TANDAI, True, _input, dinas.berkas_input, "pertukaran.input.index"),
    "musdes": Daftar("Musyawarah", Izin.MUSDES_LIHAT, False, _musdes, kantor.berkas_musdes, "musdes.musdes.index"),
    "kalender": Daftar(
        "Kalender musyawarah", Izin.MUSDES_LIHAT, False,
        lambda: {"wilayah": _wilayah(), "hari_ini": hari_ini(pengaturan("zona"))}, kantor.berkas_kalender, "musdes.kalender.index",
    ),
    "akun": Daftar(
        "Akun", Izin.AKUN_KELOLA, False,
        lambda: {"wilayah": _wilayah(), **_pilih(FormSaringAkun(request.args), "peran")}, kantor.berkas_akun, "akun.pengguna.index",
    ),
    "jejak": Daftar(
        "Jejak audit", Izin.JEJAK_LIHAT, False, lambda: FormSaringJejak(request.args).nilai(), kantor.berkas_jejak, "privasi.jejak.index"
    ),
    **DAFTAR_DASBOR,
    **DAFTAR_DINAS,
    **DAFTAR_LOKAL,
    **DAFTAR_LOKET,
    **DAFTAR_WARGA,
}  # fmt: skip


def get_daftar(nama: str) -> Daftar:
    """The list of this name; raises NotFound."""
    daftar = DAFTAR.get(nama)
    if daftar is None:
        raise NotFound()
    return daftar
