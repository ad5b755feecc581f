"""Objections against a published list: kinds, states, deadlines, who may answer, and whose name is kept from whom (domain 1.2).

An objection asks for a check; it grants nothing, takes nothing away and never stops a usulan by itself.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from ...akun.rules import Peran
from ...kit.tanggal import tanggal_panjang

DITERIMA, DIJAWAB = "diterima", "dijawab"
KATA_STATUS = {DITERIMA: "Belum dijawab", DIJAWAB: "Sudah dijawab"}

TIDAK_LAYAK, LAYAK, KELIRU, LAIN = "tidak_layak", "layak", "keliru", "lain"
JENIS = {
    TIDAK_LAYAK: "Diputus layak, padahal menurut warga tidak layak",
    LAYAK: "Menurut warga layak, tetapi tidak diputus layak",
    KELIRU: "Data pada daftar keliru",
    LAIN: "Lain-lain",
}
TERBUKTI, SEBAGIAN, TIDAK_TERBUKTI = "terbukti", "sebagian", "tidak_terbukti"
HASIL = {TERBUKTI: "Terbukti", SEBAGIAN: "Terbukti sebagian", TIDAK_TERBUKTI: "Tidak terbukti"}
TANDA_HASIL = {TERBUKTI: "ok", SEBAGIAN: "warn", TIDAK_TERBUKTI: ""}
TINDAK_LANJUT = {
    "tidak_ada": "Tidak ada tindak lanjut",
    "tinjau_ulang": "Ditinjau ulang dalam musyawarah berikutnya",
    "perbaikan_data": "Data diperbaiki",
    "kunjungan_rumah": "Rumah dikunjungi petugas",
}
PENYANGGAH, DINAS = "penyanggah", "dinas"
KATA_PIHAK = {PENYANGGAH: "Dari penyanggah", DINAS: "Dari dinas sosial"}
BUKTI_MAKS = 10
URAIAN_MIN, URAIAN_MAKS, JAWABAN_MAKS = 10, 2000, 2000

DIRAHASIAKAN = "Nama dirahasiakan"
BUKAN_PEMUTUS = "Usulan ini Anda sendiri yang memutus, jadi sanggahan atasnya dijawab oleh verifikator lain."
BUKAN_PEMBUAT = "Usulan ini Anda sendiri yang membuat, jadi sanggahan atasnya dijawab oleh verifikator lain."
KE_MANA = (
    "Warga tetap dapat melapor: sampaikan sebagai aduan kepada dinas sosial, lewat Command Center Kementerian Sosial 021-171, atau lewat "
    "menu Usul Sanggah pada aplikasi Cek Bansos."
)


def format_nomor_sanggahan(desa_kode: str, tahun: int, urut: int) -> str:
    """SGH-1702.19.1006-2026-0001, counted by desa and year."""
    provinsi, kabupaten, kecamatan, desa = desa_kode.split(".")
    return f"SGH-{provinsi}{kabupaten}.{kecamatan}.{desa}-{tahun}-{urut:04d}"


def halangan_menyanggah(pengumuman: Any, hari_ini: date) -> str | None:
    """Why no objection against this published list is taken any more (or yet), and where else to go; None while it is."""
    if pengumuman.diganti_oleh is not None:
        return f"Surat di balik daftar ini sudah dibetulkan. Sanggah daftar pembetulannya, bila sudah diumumkan. {KE_MANA}"
    if pengumuman.ditarik_pada is not None:
        return f"Pengumuman ini sudah ditarik, jadi tidak dapat disanggah lagi. {KE_MANA}"
    if hari_ini < pengumuman.mulai:
        return f"Daftar ini baru diumumkan mulai {tanggal_panjang(pengumuman.mulai)}. Sanggahan diterima sejak hari itu."
    if hari_ini > pengumuman.sanggah_sampai:
        return f"Masa sanggah daftar ini berakhir {tanggal_panjang(pengumuman.sanggah_sampai)}. {KE_MANA}"
    return None


def periksa_sanggahan(isi: Any) -> dict[str, str]:
    """{field: sentence} of what a written objection lacks."""
    salah = {}
    if isi["jenis"] not in JENIS:
        salah["jenis"] = "Pilih apa yang disanggah."
    if len(isi["uraian"]) < URAIAN_MIN:
        salah["uraian"] = "Tuliskan alasan warga, supaya dapat diperiksa di lapangan."
    elif len(isi["uraian"]) > URAIAN_MAKS:
        salah["uraian"] = f"Uraian paling panjang {URAIAN_MAKS} huruf."
    if not isi["penyanggah_nama"]:
        salah["penyanggah_nama"] = "Tulis nama penyanggah. Namanya dapat dirahasiakan."
    if isi["usulan_id"] is None and not isi["tentang"]:
        salah["tentang"] = "Tulis keluarga siapa yang dimaksud, dengan RT atau alamatnya."
    return salah


def periksa_jawaban(isi: Any) -> dict[str, str]:
    """{field: sentence} of what an answer lacks."""
    salah = {}
    if isi["hasil"] not in HASIL:
        salah["hasil"] = "Pilih hasil pemeriksaannya."
    if len(isi["jawaban"]) < URAIAN_MIN:
        salah["jawaban"] = "Tuliskan jawaban yang dapat dibaca penyanggah."
    elif len(isi["jawaban"]) > JAWABAN_MAKS:
        salah["jawaban"] = f"Jawaban paling panjang {JAWABAN_MAKS} huruf."
    if isi["tindak_lanjut"] not in TINDAK_LANJUT:
        salah["tindak_lanjut"] = "Pilih tindak lanjutnya."
    if not isi["nomor_surat"]:
        salah["nomor_surat"] = "Tulis nomor surat jawaban."
    return salah


def batas_jawab(hari_ini: date, hari: int) -> date:
    """The day until which an objection taken today is to be answered."""
    return hari_ini + timedelta(days=hari)


def is_lewat(status: str, batas: date, hari_ini: date) -> bool:
    """Whether the answer is overdue."""
    return status == DITERIMA and hari_ini > batas


def halangan_menjawab(oleh: object, pembuat: object, pemutus: Collection[object], bersama: Collection[object] = ()) -> str | None:
    """Four eyes: who made the usulan or decided on it does not answer an objection about it; nor does who stands in for them."""
    mata = {oleh, *bersama}
    if mata & set(pemutus):
        return BUKAN_PEMUTUS
    return BUKAN_PEMBUAT if pembuat is not None and pembuat in mata else None


def lihat_penyanggah(pengguna: Any, rahasia: bool) -> bool:
    """Whether this person may know who objects: a secret name only those who answer and the kepala dinas."""
    return not rahasia or pengguna.peran in (Peran.VERIFIKATOR, Peran.KADIS)


def boleh_surat(pengguna: Any) -> bool:
    """Whether this person may print what names the citizen: who deals with the objection, and the kepala dinas."""
    return pengguna.peran in (Peran.OPERATOR, Peran.VERIFIKATOR, Peran.KADIS)


def penyanggah_of(satu: Any, pengguna: Any) -> SimpleNamespace:
    """Name, address and telephone of who objects, as this person may see them; how to reach them only for who deals with it."""
    if not lihat_penyanggah(pengguna, satu.rahasia):
        return SimpleNamespace(nama=DIRAHASIAKAN, alamat="", telepon="", tampak=False)
    alamat, telepon = (satu.penyanggah_alamat, satu.penyanggah_telepon) if boleh_surat(pengguna) else ("", "")
    return SimpleNamespace(nama=satu.penyanggah_nama, alamat=alamat, telepon=telepon, tampak=True)
