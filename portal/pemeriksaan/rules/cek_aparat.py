"""Officials and their relatives (domain 6.5): the official is not eligible; who lives with one, or is related, is looked at twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...kit.bunyi import bunyi
from .aturan import AturanBerlaku
from .fakta import FaktaAparat, FaktaOrang, FaktaPeriksa, Luar
from .hasil import HasilPeriksa, lihat
from .jabatan import HUBUNGAN, JABATAN

_RT_RW = "rt_rw"


def cek_aparat(k: FaktaPeriksa, luar: Luar, atur: AturanBerlaku, hari_ini: date) -> Iterator[HasilPeriksa]:
    """Findings from the register of officials in office, then from what the family declared."""
    hitung_rt = atur.batas_of("APARAT", _RT_RW)
    menjabat = [aparat for aparat in luar.aparat if aparat.is_menjabat(hari_ini) and (hitung_rt or aparat.jabatan != _RT_RW)]
    for aparat in menjabat:
        for orang in k.anggota:
            yield from _orang(k, orang, aparat)
    berakhir = {aparat.id for aparat in luar.aparat if not aparat.is_menjabat(hari_ini)}
    for aparat_id, hubungan in luar.kerabat:
        if aparat_id not in berakhir:
            kata = HUBUNGAN.get(hubungan, hubungan)
            kalimat = (
                f"Keluarga ini menyatakan punya hubungan dengan aparat ({kata.lower()}). Usulan tidak ditolak; lengkapi foto rumah, "
                "pemeriksaan kedua di dinas sosial, dan catatan di berita acara."
            )
            sini = {"keluarga": k.nama, "hubungan": kata}
            yield HasilPeriksa("KERABAT", k.id, kalimat, bukti={"sini": sini}, fakta=(str(aparat_id), hubungan))


def _orang(k: FaktaPeriksa, orang: FaktaOrang, aparat: FaktaAparat) -> Iterator[HasilPeriksa]:
    kata = JABATAN.get(aparat.jabatan, aparat.jabatan)
    if orang.nik and orang.nik == aparat.nik:
        kalimat = f"Sedang menjabat menurut daftar aparat ({kata}), jadi tidak dapat diusulkan. Bila keliru, perbaiki daftarnya."
        yield _hasil("APARAT", k, orang, aparat, kalimat)
        if len(k.anggota) > 1:
            kalimat = f"Satu KK dengan aparat yang sedang menjabat ({kata}). Bahas dengan terbuka di musyawarah dan catat alasannya."
            yield _hasil("SATU_KK_APARAT", k, None, aparat, kalimat)
    elif not (orang.nik and aparat.nik) and aparat.desa_kode == k.desa_kode and _senama(orang, aparat):
        kalimat = f"Nama ini sama dengan nama di daftar aparat ({kata}), NIK salah satunya belum ada. Periksa apakah orangnya sama."
        yield _hasil("APARAT_NAMA", k, orang, aparat, kalimat)


def _senama(orang: FaktaOrang, aparat: FaktaAparat) -> bool:
    suara = bunyi(orang.nama)
    return bool(suara) and suara == bunyi(aparat.nama)


def _hasil(aturan: str, k: FaktaPeriksa, orang: FaktaOrang | None, aparat: FaktaAparat, kalimat: str) -> HasilPeriksa:
    sini = lihat(orang) if orang else {"keluarga": k.nama}
    sana: dict[str, str | int | None] = {"nama": aparat.nama, "nik": aparat.nik, "jabatan": JABATAN.get(aparat.jabatan, aparat.jabatan)}
    return HasilPeriksa(
        aturan, k.id, kalimat, orang.id if orang else None,
        lain_desa_kode=aparat.desa_kode, bukti={"sini": sini, "sana": sana}, fakta=(str(aparat.id),),
    )  # fmt: skip
