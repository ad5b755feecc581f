"""What is kept of a person beyond the KK: school, pregnancy, functions, illness, work; each may stay open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ...kit.kode.dtsen_orang import (
    ANGKA_RINCIAN,
    BANYAK_KESULITAN,
    DAFTAR_RINCIAN,
    DEPRESI,
    FUNGSI,
    HAMIL,
    JAMINAN,
    KEBERADAAN,
    KERJA,
    SEDIKIT_KESULITAN,
    SEHAT,
    SEKOLAH,
    TANPA_KESULITAN,
    TIDAK_BISA,
    YA,
)
from ...kit.kode.dtsen_rumah import DTSEN, VERSI
from ...kit.kode.registri import kata_kode
from ...kit.kode.regsosek import REGSOSEK, VERSI_REGSOSEK
from ...kit.tanggal import umur
from .isian import PEREMPUAN

RINCIAN = (*DAFTAR_RINCIAN, *ANGKA_RINCIAN)
# Both number these variables alike, so either may be read and changed on one form.
SETARA = frozenset({(DTSEN, VERSI), (REGSOSEK, VERSI_REGSOSEK)})
# The folds of the form, in its order.
LIPAT_HAMIL, LIPAT_FUNGSI = "Kehamilan", "Disabilitas"
KELOMPOK = {
    "Sekolah": tuple(SEKOLAH), LIPAT_HAMIL: (HAMIL.nama,), LIPAT_FUNGSI: (*FUNGSI, DEPRESI.nama), "Penyakit kronis dan gizi": tuple(SEHAT),
    "Jaminan kesehatan": tuple(JAMINAN),
    "Pekerjaan dan usaha": (*KERJA, *ANGKA_RINCIAN), "Keberadaan": (KEBERADAAN.nama,),
}  # fmt: skip
HAMIL_MULAI, HAMIL_SAMPAI = 10, 54  # the ages at which BPS' surveys ask women about pregnancy; only hides the question
LUAR_DAFTAR = "Ada isian anggota di luar daftar. Muat ulang halaman lalu pilih lagi."
HAMIL_LAKI = "Kehamilan tercatat untuk laki-laki. Perbaiki jenis kelamin atau kehamilannya."


def bersihkan_rincian(isi: Mapping[str, int | None], lama: Mapping[str, int]) -> dict[str, int]:
    """The variables as kept: what the form left out stays as it was. ValueError for a code outside its list that was not imported."""
    bersih = {nama: nilai for nama, nilai in lama.items() if nama not in isi}
    for nama, nilai in isi.items():
        if nilai is None or nama not in RINCIAN:
            continue
        if nama in DAFTAR_RINCIAN:
            sah = nilai in DAFTAR_RINCIAN[nama] or lama.get(nama) == nilai
        else:
            sah = 0 <= nilai <= ANGKA_RINCIAN[nama][1]
        if not sah:
            raise ValueError(LUAR_DAFTAR)
        bersih[nama] = nilai
    return bersih


def gabung_rincian(
    isi: Mapping[str, int | None], lama: Mapping[str, int], daftar: str, versi: str
) -> tuple[dict[str, int], str, str]:
    """(variables, list, version) after a form: codes of a list that numbers otherwise stay until the form is filled in at all."""
    if (daftar, versi) in SETARA:
        return bersihkan_rincian(isi, lama), daftar, versi
    baru = bersihkan_rincian(isi, {})
    return (baru, DTSEN, VERSI) if baru else (dict(lama), daftar, versi)


def is_tanya_hamil(jenis_kelamin: str | None, tanggal_lahir: date | None, hari_ini: date) -> bool:
    """Whether to ask about pregnancy: not of men, nor of women whose known age rules it out."""
    if jenis_kelamin and jenis_kelamin != PEREMPUAN:
        return False
    return tanggal_lahir is None or HAMIL_MULAI <= umur(tanggal_lahir, hari_ini) <= HAMIL_SAMPAI


def ringkas_fungsi(rincian: Mapping[str, int]) -> str:
    """The nine functions in one sentence; empty when none was asked."""
    terisi = [nama for nama in FUNGSI if nama in rincian]
    kalimat = []
    for kode, kata in ((TIDAK_BISA, "sama sekali tidak bisa"), (BANYAK_KESULITAN, "banyak kesulitan"), (SEDIKIT_KESULITAN, "sedikit kesulitan")):
        fungsi = [FUNGSI[nama].label.lower() for nama in terisi if rincian[nama] == kode]
        if fungsi:
            kalimat.append(f"{kata} {', '.join(fungsi)}")
    if kalimat:
        return "; ".join(kalimat)
    if len(terisi) == len(FUNGSI) and all(rincian[nama] == TANPA_KESULITAN for nama in terisi):
        return "tidak ada kesulitan"
    return f"{len(terisi)} dari {len(FUNGSI)} fungsi terisi" if terisi else ""


def tanda_rincian(rincian: Mapping[str, int], daftar: str, versi: str) -> list[str]:
    """The few words about a person that decide on programmes, for lists: pregnant, heavy difficulty, gone."""
    if (daftar, versi) not in SETARA:
        return []
    tanda = ["hamil"] if rincian.get(HAMIL.nama) == YA else []
    if any(rincian.get(nama) in (TIDAK_BISA, BANYAK_KESULITAN) for nama in FUNGSI):
        tanda.append("disabilitas")
    if (kode := rincian.get("keberadaan")) not in (None, 1):
        tanda.append(kata_kode(daftar, versi, "keberadaan", kode).lower())
    return tanda


def kata_rincian(rincian: Mapping[str, int], daftar: str, versi: str) -> list[tuple[str, str]]:
    """(word, value) of everything kept, in the order of the form; unknown variables and lists are shown as what they are."""
    setara = (daftar, versi) in SETARA
    urut = [nama for nama in RINCIAN if nama in rincian] + [nama for nama in rincian if nama not in RINCIAN]
    hasil = []
    for nama in urut:
        if setara and nama in DAFTAR_RINCIAN:
            hasil.append((DAFTAR_RINCIAN[nama].label, DAFTAR_RINCIAN[nama].kata(rincian[nama])))
        elif setara and nama in ANGKA_RINCIAN:
            hasil.append((ANGKA_RINCIAN[nama][0], str(rincian[nama])))
        else:
            hasil.append((nama.replace("_", " ").capitalize(), kata_kode(daftar, versi, nama, rincian[nama])))
    return hasil
