"""What a perbaikan asks for, value by value, and who may become pengurus: checked by the same rules as the family's own form."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...keluarga.rules.bagian import ALAMAT, ANGGOTA
from ...keluarga.rules.ganti import ELEMEN, PENGURUS, TANPA_NIK, Ganti
from ...keluarga.rules.isian import ALAMAT_MAKS, KATA_KELAMIN, NAMA_MAKS, TEMPAT_MAKS, rapikan_rt
from ...kit.kk import periksa_kk
from ...kit.kode.dukcapil import PEKERJAAN, SHDK, STATUS_KAWIN
from ...kit.nik import periksa_nik

KATA_ELEMEN = {
    "no_kk": "No. KK", "alamat": "alamat", "rt": "RT", "rw": "RW", "dusun": "dusun atau lingkungan", "nama": "nama", "nik": "NIK",
    "tempat_lahir": "tempat lahir", "tanggal_lahir": "tanggal lahir", "jenis_kelamin": "jenis kelamin", "hubungan": "hubungan dalam keluarga",
    "status_kawin": "status kawin", "pekerjaan": "pekerjaan", "ibu_kandung": "nama ibu kandung", PENGURUS: "pengurus",
}  # fmt: skip
# What is not read out to a room and not shown on its screen (UU 27/2022).
RAHASIA_DI_RUANG = frozenset({"no_kk", "nik", "tempat_lahir", "tanggal_lahir", "ibu_kandung"})
_PANJANG = {"alamat": ALAMAT_MAKS, "dusun": TEMPAT_MAKS, "nama": NAMA_MAKS, "tempat_lahir": TEMPAT_MAKS, "ibu_kandung": NAMA_MAKS}
KALIMAT_KOSONG = "Isi sedikitnya satu nilai yang seharusnya. Yang dikosongkan dianggap sudah benar."
_BERUBAH = "Pilihan anggota berubah sejak formulir dibuka. Muat ulang halaman, lalu isi lagi."
UMUR_PENGURUS = 17
BELUM_KAWIN = 1


@dataclass(frozen=True, slots=True)
class Minta:
    """One value asked for: of the family (`anggota` "") or of a member (id as text), as the history keeps values."""

    bagian: str
    elemen: str
    anggota: str
    ke: Any


def periksa_minta(
    minta: Sequence[Minta], kini: Mapping[tuple[str, str], Any], *, provinsi: Container[str], hari_ini: date
) -> list[str]:
    """What is wrong with what is asked for, as sentences; `kini` is the family as it stands."""
    if not minta:
        return [KALIMAT_KOSONG]
    tempat = [(satu.anggota, satu.elemen) for satu in minta]
    if len(set(tempat)) != len(tempat) or any(satu not in kini for satu in tempat):
        return [_BERUBAH]
    return [kalimat for satu in minta for kalimat in _salah(satu, kini, provinsi, hari_ini)]


def _salah(satu: Minta, kini: Mapping[tuple[str, str], Any], provinsi: Container[str], hari_ini: date) -> list[str]:
    if satu.bagian != (ANGGOTA if satu.anggota else ALAMAT) or satu.elemen not in ELEMEN[satu.bagian]:
        return [_BERUBAH]
    kata = KATA_ELEMEN[satu.elemen]
    if kini[satu.anggota, satu.elemen] == satu.ke:
        return [f"{_awal(kata)} yang diminta sama dengan yang tercatat sekarang. Kosongkan isian itu."]
    salah = salah_nilai(satu.elemen, satu.ke, provinsi=provinsi, hari_ini=hari_ini)
    return [salah] if salah else []


def salah_nilai(elemen: str, nilai: Any, *, provinsi: Container[str], hari_ini: date) -> str | None:
    """Why a value cannot stand in this element, else None."""
    kata = _awal(KATA_ELEMEN[elemen])
    if nilai in (None, ""):
        return f"{kata} yang diminta masih kosong."
    if elemen in ("nik", "no_kk"):
        periksa: Any = periksa_nik if elemen == "nik" else periksa_kk
        hasil = periksa(str(nilai), provinsi=provinsi, hari_ini=hari_ini)
        return None if hasil.sah else str(hasil.kesalahan[0].kalimat)
    if elemen == "tanggal_lahir":
        return _salah_tanggal(nilai, hari_ini)
    if elemen in ("rt", "rw"):
        return _salah_rt(nilai)
    pilihan: Any = {"jenis_kelamin": KATA_KELAMIN, "hubungan": SHDK, "status_kawin": STATUS_KAWIN, "pekerjaan": PEKERJAAN}.get(elemen)
    if pilihan is not None:
        return None if nilai in pilihan else f"{kata}: pilih salah satu dari daftar."
    return f"{kata} paling panjang {_PANJANG[elemen]} huruf." if len(nilai) > _PANJANG[elemen] else None


def _salah_tanggal(nilai: Any, hari_ini: date) -> str | None:
    try:
        lahir = date.fromisoformat(nilai)
    except (TypeError, ValueError):
        return "Tanggal lahir yang diminta tidak terbaca."
    return "Tanggal lahir yang diminta belum tiba." if lahir > hari_ini else None


def _salah_rt(nilai: str) -> str | None:
    try:
        return None if rapikan_rt(nilai) == nilai else "Tulis RT dan RW dengan tiga angka."
    except ValueError as salah:
        return str(salah)


def _awal(kata: str) -> str:
    return kata[:1].upper() + kata[1:]


def sebagai_ganti(minta: Iterable[Minta], kini: Mapping[tuple[str, str], Any]) -> list[Ganti]:
    """What is asked for beside what stands now; with a NIK the reason for having none goes."""
    hasil = []
    for satu in minta:
        hasil.append(Ganti(satu.bagian, satu.elemen, satu.anggota, kini[satu.anggota, satu.elemen], satu.ke))
        alasan = kini.get((satu.anggota, TANPA_NIK))
        if satu.elemen == "nik" and alasan:
            hasil.append(Ganti(satu.bagian, TANPA_NIK, satu.anggota, alasan, None))
    return hasil


def usang(ganti: Iterable[Ganti], kini: Mapping[tuple[str, str], Any]) -> list[Ganti]:
    """Those whose value is no longer the one that the usulan shows as present."""
    return [satu for satu in ganti if satu.tempat not in kini or kini[satu.tempat] != satu.dari]


def sebut_elemen(ganti: Iterable[Ganti]) -> str:
    """NIK, tanggal lahir, RT: what is asked to be mended, without values."""
    return ", ".join(dict.fromkeys(KATA_ELEMEN[satu.elemen] for satu in ganti if satu.elemen in KATA_ELEMEN))


@dataclass(frozen=True, slots=True)
class CalonPengurus:
    """One member as far as the choice of a pengurus asks."""

    id: object
    nama: str
    tanggal_lahir: date | None = None
    status_kawin: int | None = None
    meninggal: bool = False


def halangan_pengurus(orang: CalonPengurus, pengurus_kini: object, hari_ini: date) -> str | None:
    """Why this member cannot become pengurus, else None: living, of age or married, and not the one who is it now."""
    if orang.id == pengurus_kini:
        return f"{orang.nama} sudah menjadi pengurus sekarang."
    if orang.meninggal:
        return f"{orang.nama} tercatat meninggal dunia."
    if (orang.status_kawin or BELUM_KAWIN) != BELUM_KAWIN:
        return None
    if orang.tanggal_lahir is None:
        return f"Tanggal lahir {orang.nama} belum diisi, jadi umurnya belum diketahui."
    lahir = orang.tanggal_lahir
    umur = hari_ini.year - lahir.year - ((hari_ini.month, hari_ini.day) < (lahir.month, lahir.day))
    return None if umur >= UMUR_PENGURUS else f"{orang.nama} belum berumur {UMUR_PENGURUS} tahun dan belum kawin."


def calon_pengurus(anggota: Collection[CalonPengurus], pengurus_kini: object, hari_ini: date) -> list[CalonPengurus]:
    """The members who may be chosen."""
    return [satu for satu in anggota if halangan_pengurus(satu, pengurus_kini, hari_ini) is None]
