"""Lists that can be taken out beside those of families and usulan: people at work, quota, the dinsos' work, meetings."""

from __future__ import annotations

from typing import Any

from flask import request

from ...akun.rules import Izin
from ...bimtek.forms import FormSaringBimtek, FormSaringOperator
from ...jam import hari_ini
from ...keluarga.forms.pindah import FormSaringPindah
from ...keluarga.routes.saringan import baca_rt
from ...kuota.queries.periode import find_periode_kini, list_periode
from ...kuota.queries.program import program_berlaku
from ...musdes.forms.peserta import FormSaring as FormSaringPeserta
from ...musdes.forms.sidang import FormSaring as FormSaringAcara
from ...pengaturan.queries import pengaturan
from ...verifikasi.forms import FormSaringKunjungan
from ..documents import kantor, kerja, petugas, rapat, tempat
from .bentuk import Daftar, id_of, pilih_of, wilayah_of


def _operator() -> dict[str, Any]:
    return {"wilayah": wilayah_of(), **FormSaringOperator(request.args).nilai()}


def _kuota() -> dict[str, Any]:
    """The period asked for, else that of today, else the latest."""
    semua = {str(satu.id): satu.id for satu in list_periode(ukuran=100)}
    kini = find_periode_kini()
    awal = kini.id if kini else next(iter(semua.values()), None)
    berlaku = program_berlaku()
    program = [kode for kode in berlaku if kode == request.args.get("program")] or list(berlaku)
    return {"periode_id": semua.get(request.args.get("periode", ""), awal), "program": program, "wilayah": wilayah_of()}


def _umur() -> dict[str, Any]:
    return {"kecamatan": wilayah_of("kecamatan"), "hari_ini": hari_ini(pengaturan("zona")), "batas": pengaturan("hari_layanan")}


def _kunjungan() -> dict[str, Any]:
    selesai = FormSaringKunjungan(request.args).keadaan.data == "selesai"
    return {"kecamatan": wilayah_of("kecamatan"), "selesai": selesai}


def _peserta() -> dict[str, Any]:
    unsur = FormSaringPeserta(request.args).unsur.data
    return {"musdes_id": id_of()} | ({"unsur": unsur} if unsur else {})


def _acara() -> dict[str, Any]:
    form = FormSaringAcara(request.args)
    rt = {nama: nilai for nama in ("rw", "rt") if (nilai := baca_rt(form[nama]))}
    return {"musdes_id": id_of(), **rt, **pilih_of(form, "putusan")}


DAFTAR_DINAS = {
    "operator": Daftar("Operator desa/kelurahan", Izin.OPERATOR_LIHAT, True, _operator, petugas.berkas_operator, "bimtek.operator.index"),
    "bimtek": Daftar(
        "Bimtek", Izin.OPERATOR_LIHAT, False, lambda: FormSaringBimtek(request.args).nilai(), petugas.berkas_bimtek, "bimtek.bimtek.index"
    ),
    "peserta-bimtek": Daftar(
        "Peserta bimtek", Izin.OPERATOR_LIHAT, True, id_of, petugas.berkas_peserta_bimtek, "bimtek.bimtek.show", "id"
    ),
    "cakupan": Daftar("Cakupan operator", Izin.OPERATOR_LIHAT, False, dict, petugas.berkas_cakupan, "bimtek.cakupan.index"),
    "wakil": Daftar("Wakil", Izin.WAKIL_KELOLA, False, dict, petugas.berkas_wakil, "verifikasi.wakil.index"),
    "pekerjaan": Daftar("Pekerjaan latar", Izin.PEKERJAAN_LIHAT, False, dict, petugas.berkas_pekerjaan, "latar.pekerjaan.index"),
    "kuota": Daftar("Kuota", Izin.KUOTA_LIHAT, False, _kuota, tempat.berkas_kuota, "usulan.kuota.index"),
    "sebaran": Daftar(
        "Sebaran kuota", Izin.KUOTA_LIHAT, False, lambda: id_of("sebaran_id"), tempat.berkas_sebaran, "kuota.sebaran.show", "sebaran_id"
    ),
    "dispensasi": Daftar("Dispensasi", Izin.DISPENSASI_BERI, False, dict, tempat.berkas_dispensasi, "kuota.dispensasi.index"),
    "periode": Daftar("Periode dan masa pengajuan", Izin.KUOTA_KELOLA, False, dict, tempat.berkas_periode, "kuota.periode.index"),
    "umur": Daftar("Umur antrean", Izin.ANTREAN_LIHAT, False, _umur, kerja.berkas_umur, "verifikasi.umur.index"),
    "kunjungan": Daftar("Kunjungan rumah", Izin.ANTREAN_LIHAT, True, _kunjungan, kerja.berkas_kunjungan, "verifikasi.kunjungan.index"),
    "kecamatan": Daftar(
        "Menunggu validasi kecamatan", Izin.KECAMATAN_VALIDASI, True, lambda: pengaturan("langkah_kecamatan"), kerja.berkas_kecamatan,
        "verifikasi.kecamatan.index",
    ),
    "massal": Daftar("Laporan keputusan massal", Izin.ANTREAN_LIHAT, True, id_of, kerja.berkas_massal, "verifikasi.massal.show", "id"),
    "pindah": Daftar(
        "Pindah desa", Izin.KELUARGA_PINDAH, True, lambda: FormSaringPindah(request.args).nilai(), kerja.berkas_pindah, "keluarga.pindah.index"
    ),
    "impor": Daftar("Impor", Izin.IMPOR_KELOLA, False, dict, kerja.berkas_impor, "pertukaran.impor.index"),
    "peserta-musdes": Daftar("Peserta musyawarah", Izin.MUSDES_LIHAT, True, _peserta, rapat.berkas_peserta, "musdes.peserta.index", "id"),
    "acara-musdes": Daftar("Acara musyawarah", Izin.MUSDES_LIHAT, True, _acara, rapat.berkas_acara, "musdes.agenda.index", "id"),
    "jejak-keluarga": Daftar(
        "Siapa yang melihat satu keluarga", Izin.KELUARGA_LIHAT, False, id_of, kantor.berkas_jejak_keluarga, "privasi.keluarga.show", "id"
    ),
}  # fmt: skip
