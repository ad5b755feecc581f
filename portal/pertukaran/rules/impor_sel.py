"""One cell of a file as a value of the portal, or a sentence on what to do about it. Nothing is repaired, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import Any

from ...keluarga.rules.isian import ALAMAT_MAKS, NAMA_MAKS, TEMPAT_MAKS, TERNAK_MAKS, rapikan_rt
from ...keluarga.rules.rincian import RINCIAN
from ...keluarga.rules.rumah import RUMAH, is_pelanggan_pln
from ...kit.kk import periksa_kk
from ...kit.kode import DaftarKode
from ...kit.kode.dtsen_orang import ANGKA_RINCIAN, DAFTAR_RINCIAN
from ...kit.kode.dtsen_rumah import ASET, DAFTAR_RUMAH, LUAS, LUAS_MAKS, PELANGGAN_PLN, TERNAK
from ...kit.kode.dukcapil import ISTRI, PEKERJAAN, SHDK, STATUS_KAWIN, SUAMI
from ...kit.nik import periksa_nik
from ...kit.tanggal import BULAN
from ...kit.teks import bersihkan
from .impor_nomor import KOSONG, BacaNomor, Sel, SelSalah

Baca = Callable[[Any], Any]
# Regsosek's eight relations, which DTSEN took over, as Dukcapil's eleven; 2 and 6 do not say which of two, see baca_hubungan_dtsen.
_REGSOSEK_SHDK = {1: 1, 3: 4, 4: 5, 5: 6, 7: 10, 8: 11}
_KATA_SHDK = {
    "kepala keluarga": 1, "kk": 1, "krt": 1, "suami": 2, "istri": 3, "isteri": 3, "anak": 4, "anak kandung": 4, "menantu": 5, "cucu": 6,
    "orang tua": 7, "orangtua": 7, "mertua": 8, "famili lain": 9, "family lain": 9, "famili": 9, "pembantu": 10, "sopir": 10, "lainnya": 11,
    "anak angkat": 4, "anak tiri": 4,
}  # fmt: skip
_KATA_KAWIN = {
    "belum kawin": 1, "belum menikah": 1, "bk": 1, "kawin": 2, "menikah": 2, "kawin tercatat": 2, "kawin belum tercatat": 2,
    "cerai hidup": 3, "cerai mati": 4, "janda": 4, "duda": 4,
}  # fmt: skip
_KATA_KERJA = {
    "pns": 5, "asn": 5, "pegawai negeri sipil": 5, "pegawai negeri sipil (pns)": 5, "tentara nasional indonesia": 6, "kepolisian ri": 7,
    "petani": 9, "karyawan swasta": 15, "buruh tani": 20, "ibu rumah tangga": 2, "irt": 2, "pensiunan": 4, "tidak bekerja": 1,
}  # fmt: skip
_KELAMIN = {
    "l": "L", "lk": "L", "laki-laki": "L", "laki laki": "L", "pria": "L", "1": "L", "p": "P", "pr": "P", "perempuan": "P", "wanita": "P",
    "2": "P",
}  # fmt: skip
_BULAN = {nama.casefold()[:3]: ke for ke, nama in enumerate(BULAN, 1)} | {"may": 5, "aug": 8, "oct": 10, "dec": 12, "agt": 8}


def baca_teks(maks: int, sebutan: str) -> Baca:
    def baca(sel: Sel) -> str | None:
        if sel is None:
            return None
        teks = sel if isinstance(sel, str) else sel[0] if isinstance(sel, list) else str(sel)
        teks = teks.lstrip("'\u2019\u2018`") if teks[:1] in "'\u2019\u2018`" else teks
        if not (teks.isascii() and teks.isprintable()) or "  " in teks:
            try:
                teks = bersihkan(teks)
            except ValueError:
                raise SelSalah(f"{sebutan} memuat tanda tersembunyi. Hapus isi selnya, lalu ketik ulang.") from None
        if len(teks) > maks:
            raise SelSalah(f"{sebutan} lebih dari {maks} huruf. Pendekkan isinya.")
        return None if not teks or teks.casefold() in KOSONG else teks

    return baca


def baca_tanggal(sel: Sel) -> str | None:
    """An ISO date from a date cell, 1988-08-17, 17/08/1988, 17-8-1988 or 17 Agustus 1988."""
    if sel is None:
        return None
    teks = sel[0] if isinstance(sel, list) else str(sel).lstrip("'").strip()
    if len(teks) == 10 and teks[4] == teks[7] == "-" and "1890" <= teks[:4] <= "2100":
        with suppress(ValueError):
            return date.fromisoformat(teks).isoformat()
    if teks.casefold() in KOSONG:
        return None
    tanggal = _tanggal(teks)
    if tanggal is None:
        raise SelSalah("Tanggal tidak terbaca. Tulis hari, bulan, tahun, misalnya 17/08/1988.")
    return tanggal


@lru_cache(maxsize=4096)
def _tanggal(teks: str) -> str | None:
    cocok = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T].*)?", teks)
    if cocok:
        tahun, bulan, hari = map(int, cocok.groups())
    elif cocok := re.fullmatch(r"([0-9]{1,2})[ ./-]([0-9]{1,2}|[A-Za-z]{3,9})[ ./-]([0-9]{4})(?: .*)?", teks):
        hari, tahun = int(cocok[1]), int(cocok[3])
        bulan = int(cocok[2]) if cocok[2].isdigit() else _BULAN.get(cocok[2].casefold()[:3], 0)
    elif re.fullmatch("(?:19|20)[0-9]{6}", teks):
        tahun, bulan, hari = int(teks[:4]), int(teks[4:6]), int(teks[6:])
    else:
        return None
    try:
        return date(tahun, bulan, hari).isoformat() if 1890 <= tahun <= 2100 else None
    except ValueError:
        return None


def baca_kode(daftar: DaftarKode, kata: Mapping[str, int], sebutan: str, *, asing: int | None = None, sampai: int = 0) -> Baca:
    """A code of a list, or one of its words; ``asing`` stands for a word that the list does not have, codes to ``sampai`` are kept too."""
    kenal = {isi.casefold(): kode for kode, isi in daftar.isi.items()} | dict(kata)

    @lru_cache(maxsize=1024)
    def cari(sel: Any) -> int | str | None:
        """The code, or what is wrong with the cell: a wrong one mostly stands in every row."""
        teks = str(sel).strip().casefold()
        if teks in KOSONG or not teks:
            return None
        if awal := re.match(r"([0-9]{1,2})(?:\.0)?(?:$|[ .\-)])", teks):  # "4", "4. Anak"
            if int(awal[1]) in daftar or 1 <= int(awal[1]) <= sampai:
                return int(awal[1])
        elif (kode := kenal.get(teks, asing)) is not None:
            return kode
        return f"{sebutan} “{str(sel)[:30]}” tidak ada di daftar. Pakai kode atau kata dari daftar {daftar.daftar}."

    def baca(sel: Sel) -> int | None:
        hasil = None if sel is None else cari(sel[0] if isinstance(sel, list) else sel)
        if isinstance(hasil, str):
            raise SelSalah(hasil)
        return hasil

    return baca


_shdk = baca_kode(SHDK, _KATA_SHDK, "Hubungan keluarga")


def baca_hubungan_dtsen(sel: Sel) -> int | str | None:
    """DTSEN's own code, or a word; "pasangan" for 2, which the sex makes husband or wife; 6 stays open, for it names two relations."""
    teks = str(sel).strip()
    if not teks.isdigit():
        shdk: int | None = _shdk(sel)
        return shdk
    if teks not in "12345678" or len(teks) != 1:
        raise SelSalah("Kode hubungan keluarga tidak ada di daftar DTSEN (1 sampai 8).")
    return "pasangan" if teks == "2" else _REGSOSEK_SHDK.get(int(teks))


def pasangan(kelamin: str | None) -> int | None:
    """Husband or wife, by sex; open when that is not known."""
    return {"L": SUAMI, "P": ISTRI}.get(kelamin or "")


def baca_kelamin(sel: Sel) -> str | None:
    if sel is None:
        return None
    kode = _KELAMIN.get(str(sel).strip().casefold())
    if kode is None:
        raise SelSalah("Jenis kelamin tidak terbaca. Tulis L atau P.")
    return kode


def baca_desil(sel: Sel) -> int | None:
    """1 to 10; "5 s/d 10" and the like are no rank."""
    teks = str(sel).strip().casefold().removeprefix("desil").strip() if sel is not None else ""
    if not teks or teks in KOSONG or "s/d" in teks or "belum" in teks:
        return None
    if not re.fullmatch(r"[0-9]{1,2}(\.0)?", teks) or not 1 <= int(float(teks)) <= 10:
        raise SelSalah("Desil diisi angka 1 sampai 10.")
    return int(float(teks))


def baca_rt(sel: Sel) -> str | None:
    teks = str(sel).strip().lstrip("'") if sel is not None else ""
    if not teks or teks in KOSONG or not teks.strip("0 "):
        return None
    try:
        return _rt(teks)
    except ValueError:
        raise SelSalah("RT dan RW ditulis dengan angka, paling banyak tiga angka. Contoh: 003.") from None


_rt = lru_cache(maxsize=4096)(rapikan_rt)


def baca_angka(maks: int, sebutan: str) -> Baca:
    def baca(sel: Sel) -> int | None:
        if sel is None or (isinstance(sel, str) and sel.casefold() in KOSONG):
            return None
        try:
            angka = round(float(str(sel).replace(",", ".")))
        except ValueError:
            angka = -1
        if not 0 <= angka <= maks:
            raise SelSalah(f"{sebutan} diisi angka 0 sampai {maks}.")
        return angka

    return baca


def baca_pln(sel: Sel) -> str | None:
    teks = re.sub("[ -]", "", str(sel).lstrip("'")) if sel is not None else ""
    if not teks or teks.casefold() in KOSONG or set(teks) == {"0"}:
        return None
    if not is_pelanggan_pln(teks):
        raise SelSalah("Nomor pelanggan PLN 12 angka, atau nomor meter 11 angka.")
    return teks


@lru_cache(maxsize=4096)
def rapikan_desa(teks: str) -> str:
    """17.02.19.1012 from a code with dots or without; empty for others."""
    angka = re.sub("[^0-9]", "", teks)
    return f"{angka[:2]}.{angka[2:4]}.{angka[4:6]}.{angka[6:]}" if len(angka) == 10 else ""


def baca_desa(desa: Container[str]) -> Baca:
    """The code of one of these desa."""

    def baca(sel: Sel) -> str | None:
        if sel is None:
            return None
        kode = rapikan_desa(str(sel))
        if not kode:
            raise SelSalah("Kode desa/kelurahan harus 10 angka, dengan atau tanpa titik, misalnya 17.02.19.1012.")
        if kode not in desa:
            raise SelSalah("Kode ini bukan desa/kelurahan di wilayah Anda.")
        return kode

    return baca


def samar_sel(sel: Sel) -> str:
    """A value as an error may show it: enough to find the cell again, not enough to know the person."""
    teks = sel[0] if isinstance(sel, list) else "" if sel is None else str(sel)
    return teks if len(teks) <= 3 else f"{teks[:3]}… ({len(teks)} huruf)"


def pembaca(provinsi: Collection[str], hari_ini: date) -> dict[str, Baca]:
    """{field: how its cells are read}; a place is read where the units are known."""
    angka_rumah = {LUAS: LUAS_MAKS} | dict.fromkeys(TERNAK, TERNAK_MAKS)
    ya_tidak = {"ya": 1, "ada": 1, "tidak": 2, "tidak ada": 2}
    daftar_rumah = {nama: baca_kode(satu, {}, satu.label) for nama, satu in DAFTAR_RUMAH.items()}
    aset = DaftarKode("aset", "DTSEN", "2025", "Aset", {1: "Ya", 2: "Tidak"})
    isi: dict[str, Baca] = {
        "nik": BacaNomor("NIK", periksa_nik, provinsi, hari_ini), "no_kk": BacaNomor("No. KK", periksa_kk, provinsi, hari_ini),
        "nama": baca_teks(NAMA_MAKS, "Nama"), "nama_kepala": baca_teks(NAMA_MAKS, "Nama kepala keluarga"),
        "ibu_kandung": baca_teks(NAMA_MAKS, "Nama ibu kandung"), "tempat_lahir": baca_teks(TEMPAT_MAKS, "Tempat lahir"),
        "alamat": baca_teks(ALAMAT_MAKS, "Alamat"), "dusun": baca_teks(80, "Dusun"), "keterangan": baca_teks(300, "Keterangan"),
        "program": baca_teks(40, "Program"), "hasil": baca_teks(60, "Hasil"), "nomor": baca_teks(30, "Nomor usulan"),
        "nama_desa": baca_teks(80, "Nama desa"), "nama_kecamatan": baca_teks(80, "Nama kecamatan"),
        "tanggal_lahir": baca_tanggal, "tanggal": baca_tanggal, "rt": baca_rt, "rw": baca_rt, "desil": baca_desil,
        "jenis_kelamin": baca_kelamin, "hubungan": _shdk, "hubungan_dtsen": baca_hubungan_dtsen,
        "status_kawin": baca_kode(STATUS_KAWIN, _KATA_KAWIN, "Status kawin"),
        "pekerjaan": baca_kode(PEKERJAAN, _KATA_KERJA, "Pekerjaan", asing=89, sampai=89), PELANGGAN_PLN: baca_pln,
    }  # fmt: skip
    isi |= {nama: baca_angka(maks, nama.replace("_", " ")) for nama, maks in angka_rumah.items()}
    isi |= daftar_rumah | {nama: baca_kode(aset, ya_tidak, ASET[nama]) for nama in ASET}
    isi |= {nama: baca_kode(satu, {}, satu.label) for nama, satu in DAFTAR_RINCIAN.items()}
    isi |= {nama: baca_angka(maks, kata) for nama, (kata, maks) in ANGKA_RINCIAN.items()}
    assert set(RUMAH) | set(RINCIAN) <= set(isi)
    return isi
