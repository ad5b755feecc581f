"""Reading a register: its rows gathered by No. KK, families made of them and compared with what the portal has."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ...jam import sekarang
from ...kit.id_urut import hex_urut
from ...kit.kode.dtsen_rumah import DTSEN
from ...web.uploads_lembar import Minta, baca_lintas
from ..queries.impor import Sudah, ditulis_sesudah
from ..rules import impor_lintas as lintas
from ..rules.impor_baris import Baris, Satuan, Susunan, baca_baris, bandingkan, cari_desa, galat, lengkapi, susun
from ..rules.impor_jenis import ANEH, BARU, SAMA, UBAH
from ..rules.impor_keluarga_lintas import KeluargaLintas, kumpulkan
from ..rules.impor_kolom import INDIVIDU, KELUARGA, bidang_of
from ..rules.impor_padat import padat, padatkan, pokok_baru
from .impor_tahap import Penampung, Simpanan

SEKALIGUS = 1000
SEBARIS = 64  # rows of one No. KK taken apart at a time; where it is missing they are as many as the file has
WAJIB = {KELUARGA: (("no_kk",),), INDIVIDU: (("no_kk",), ("nama",))}
KATA = bidang_of("register", INDIVIDU) | bidang_of("register", KELUARGA)
LEBIH = 15  # more members than this are odd


class Lembaran:
    """One sheet of an import as it is read: name, kind, columns, and from where on. ``kepala`` is what is kept of it."""

    def __init__(self, kepala: dict[str, Any], bidang: Susunan) -> None:
        self.kepala, self.bidang = kepala, bidang
        self.ke, self.nama, self.macam, self.mulai = (kepala[nama] for nama in ("ke", "nama", "macam", "baris"))

    def gabung(self) -> None:
        """Some of its cells are merged."""
        self.kepala["gabung"] = True


@dataclass(frozen=True, slots=True)
class Acuan:
    """What a file is held against: {code: name} of one's desa, {(kecamatan, desa): code}, day of the data, provinces, today."""

    desa: Mapping[str, str]
    nama_desa: Mapping[tuple[str, str], str]
    tanggal: date
    provinsi: Sequence[str]
    hari_ini: date


def stage_register(berkas: Path, lembaran: Sequence[Lembaran], tampung: Penampung, acuan: Acuan) -> None:
    """Put every family of the file into the preview. Its rows are kept as they came from the child until all are there."""
    simpan = Simpanan(berkas.parent)
    try:
        kelompok = _kelompokkan(berkas, lembaran, tampung, simpan, acuan)
        kerja = _Pekerjaan(lembaran, tampung, acuan, simpan)
        antre: list[Satuan | KeluargaLintas] = []
        for no_kk in list(kelompok):
            antre += kerja.susun(kelompok.pop(no_kk))
            if len(antre) >= SEKALIGUS:
                kerja.banding(antre)
                antre = []
        kerja.banding(antre)
        tampung.tuang()
    finally:
        simpan.tutup()


def _kelompokkan(
    berkas: Path, lembaran: Sequence[Lembaran], tampung: Penampung, simpan: Simpanan, acuan: Acuan
) -> dict[int, list[int]]:
    """{digits of the No. KK: where its rows stand}, those of which nothing can be made under 0."""
    kelompok: dict[int, list[int]] = {}
    minta = []
    for satu in lembaran:
        bidang = [(bidang.nama, bidang.kolom) for bidang in satu.bidang]
        bekal = lintas.bekal_of(satu.macam, bidang, acuan.provinsi, acuan.hari_ini, list(acuan.desa))
        minta.append(Minta(satu.ke, satu.mulai, [kolom for _, kolom in bidang], dict(bidang)["no_kk"], bekal, satu.gabung))
    for ke, semua in baca_lintas(berkas, minta, lintas.NAMA_LINTAS):
        for baris, tempat in zip(semua, simpan.tulis(semua, ke), strict=True):
            kelompok.setdefault(_kunci(baris), []).append(tempat)
        tampung.maju(len(semua))
    simpan.siap()
    return kelompok


def _kunci(baris: bytes) -> int:
    teks = baris[: baris.index(b"\t")]
    if teks.isdigit():
        return int(teks)
    angka = re.sub(rb"[^0-9]", b"", teks)
    return int(angka) if 0 < len(angka) < 20 else 0


class _Pekerjaan:
    """The second half: from rows kept to rows of the preview."""

    def __init__(self, lembaran: Sequence[Lembaran], tampung: Penampung, acuan: Acuan, simpan: Simpanan) -> None:
        self.lembaran, self.tampung, self.acuan, self.desa = lembaran, tampung, acuan, acuan.desa
        self.simpan, self.nik, self.id = simpan, dict[int, int](), hex_urut(sekarang())

    def susun(self, tempat: Sequence[int]) -> list[Satuan] | list[KeluargaLintas]:
        """The family of these rows, if any of them can be used; those that cannot go to the preview at once."""
        if len(tempat) <= SEBARIS:
            semua = list(map(self.simpan.baca, tempat))
            satu = kumpulkan([(self.lembaran[ke], isi) for ke, isi in semua], self.acuan.nama_desa)
            if satu and self.nik.keys().isdisjoint(satu.nik):
                self.nik.update(satu.nik)
                self.tampung.maju(len(tempat))
                return [satu]
        baik: dict[str, list[Baris]] = {}
        for satu_tempat in tempat:
            self._baca(*self.simpan.baca(satu_tempat), baik)
        self.tampung.maju(len(tempat))
        return [susun(no_kk, semua) for no_kk, semua in baik.items()]

    def _baca(self, ke: int, isi: str, baik: dict[str, list[Baris]]) -> None:
        lembar = self.lembaran[ke]
        mentah = json.loads(isi.partition("\t")[2]) if isi[0] == "!" else None
        if mentah:
            baris = baca_baris(lembar.nama, lembar.macam, mentah, lembar.bidang)
        else:
            baris = lintas.urai_baris(lembar.nama, lembar.macam, isi.split("\t"))
        lengkapi(baris, WAJIB[lembar.macam], KATA)
        self._tempat(baris)
        self._kembar(baris)
        if baris.salah:
            asli = mentah[1:] if mentah else [lintas.asli_of(baris, b.nama) for b in lembar.bidang]
            self.tampung.salah(baris, {b.judul: n for b, n in zip(lembar.bidang, asli, strict=True) if n is not None})
        else:
            baik.setdefault(baris.isi["no_kk"], []).append(baris)

    def _tempat(self, baris: Baris) -> None:
        """The code of the desa by code, else by names."""
        if baris.salah or "desa" in baris.isi:
            return
        kode = cari_desa(baris.isi.get("nama_kecamatan", ""), baris.isi.get("nama_desa", ""), self.acuan.nama_desa)
        if kode:
            baris.isi["desa"] = kode

    def _kembar(self, baris: Baris) -> None:
        nik = baris.isi.get("nik")
        if not nik or baris.salah:
            return
        ada = self.nik.get(int(nik))
        if ada is None:
            self.nik[int(nik)] = baris.nomor
            return
        kalimat = f"NIK ini sudah ada di baris {ada} berkas yang sama. Hapus salah satu barisnya."
        baris.galat.append(galat(baris.lembar, baris.nomor, kalimat))
        baris.salah = True

    def banding(self, semua: Sequence[Satuan | KeluargaLintas]) -> None:
        """Compare some hundred families with the portal's and put them into the preview."""
        nik = [teks for satu in semua for teks in satu.teks_nik()]
        sudah = Sudah([satu.no_kk for satu in semua], nik)
        ids = [k.id for ada in sudah.keluarga.values() for k in ada]
        sesudah = ditulis_sesudah(ids, self.acuan.tanggal)
        for satu in semua:
            ada = sudah.keluarga.get(satu.no_kk, [])
            if isinstance(satu, KeluargaLintas):
                if not ada and satu.is_lurus(self.desa, LEBIH) and sudah.di_lain.keys().isdisjoint(satu.teks_nik()):
                    self._masukkan_baru(satu, len(satu.orang), padat(satu, satu.k, satu.r, satu.orang), [])
                    continue
                satu = satu.urai()
            if not ada:
                self._baru(satu, sudah)
            elif len(ada) > 1:
                self._tahan(satu, f"No. KK ini ada pada {len(ada)} keluarga di portal. Selesaikan dahulu temuan KK gandanya.")
            else:
                self._lama(satu, ada[0], sudah, sesudah.get(ada[0].id, set()))

    def _tahan(self, satu: Satuan, kalimat: str, desa: str | None = None) -> None:
        """Shown, never brought in; such rows name no family, for ``keluarga_id`` says what an import touches."""
        semua = [*satu.galat, galat(satu.lembar, satu.nomor, kalimat)]
        self.tampung.tambah(ANEH, {**_pokok(satu), "tahan": True}, desa=desa, galat=semua)

    def _baru(self, satu: Satuan, sudah: Sudah) -> None:
        if satu.desa not in self.desa:
            self._tahan(satu, "Desa/kelurahannya tidak tertulis. Isi kode desa/kelurahan, atau nama kecamatan beserta nama desanya.")
            return
        lain = next((k for _, isi in satu.a if (k := sudah.di_keluarga_lain(isi.get("nik"), None))), None)
        if lain:
            kalimat = f"NIK seorang anggotanya sudah tercatat di keluarga lain ({_sebut(self.desa, lain.desa_kode)}). Periksa pindah atau pisah KK."
            self._tahan(satu, kalimat, satu.desa)
            return
        self._masukkan_baru(satu, len(satu.a), padatkan(satu), satu.galat + _banyak(satu))

    def _masukkan_baru(self, satu: Satuan | KeluargaLintas, banyak: int, isi: str, semua: list[Any]) -> None:
        self.tampung.orang_baru += banyak
        self.tampung.tambah(ANEH if semua else BARU, pokok_baru(satu, banyak), desa=satu.desa, galat=semua, keluarga_id=next(self.id), padat=isi)

    def _lama(self, satu: Satuan, k: Any, sudah: Sudah, dijaga: set[tuple[str, str]]) -> None:
        if k.desa_kode not in self.desa:
            self._tahan(satu, "Keluarga ini tercatat di luar wilayah Anda.")
            return
        if satu.desa and satu.desa != k.desa_kode:
            kalimat = f"Di portal keluarga ini tercatat di {_sebut(self.desa, k.desa_kode)}. Pindah desa lewat permintaan pindah, bukan impor."
            self._tahan(satu, kalimat, k.desa_kode)
            return
        rumah = sudah.rumah.get(k.id)
        if rumah is not None and rumah.daftar != DTSEN:
            satu.r = {}  # codes of another list cannot be compared
        beda = bandingkan(satu, sudah.lama(k), dijaga)
        baru = []
        for nomor, orang in beda.baru:
            lain = sudah.di_keluarga_lain(orang.get("nik"), k.id)
            if lain:
                kalimat = f"NIK ini sudah tercatat di keluarga lain ({_sebut(self.desa, lain.desa_kode)}). Orang ini tidak dimasukkan."
                beda.galat.append(galat(satu.lembar, nomor, kalimat))
            else:
                baru.append([next(self.id), nomor, orang])
        semua = satu.galat + beda.galat + _banyak(satu)
        pokok = _pokok(satu)
        ubah = bool(beda.k or beda.r or beda.a or baru)
        if k.terkunci and (ubah or beda.is_bentrok):
            self._tahan(satu, "Keluarga ini sedang dalam usulan yang diperiksa, jadi isiannya tidak diubah.", k.desa_kode)
        elif ubah or beda.is_bentrok:
            versi = {str(a.id): a.versi for a in sudah.anggota.get(k.id, ())}
            isi = {**pokok, "k": beda.k, "r": beda.r, "ua": beda.a, "a": baru, "v": k.versi, "av": versi, "rv": rumah.versi if rumah else 0}
            if beda.is_bentrok:
                isi["bentrok"] = beda.bentrok
                semua.append(galat(satu.lembar, satu.nomor, "Desa/kelurahan mengubah isian ini sesudah tanggal data."))
            self.tampung.orang_baru += len(baru)
            aksi = ANEH if semua else UBAH
            self.tampung.tambah(aksi, isi, desa=k.desa_kode, galat=semua, sebelum=beda.sebelum, keluarga_id=k.id)
        elif semua:
            self.tampung.tambah(ANEH, {**pokok, "tahan": True}, desa=k.desa_kode, galat=semua)
        else:
            self.tampung.tambah(SAMA, {"l": satu.lembar, "b": satu.nomor, "nama": satu.nama}, desa=k.desa_kode)


def _pokok(satu: Satuan | KeluargaLintas) -> dict[str, Any]:
    return {"l": satu.lembar, "b": satu.nomor, "kk": satu.no_kk, "nama": satu.nama}


def _banyak(satu: Satuan) -> list[dict[str, Any]]:
    kepala = sum(isi.get("hubungan") == 1 for _, isi in satu.a)
    kalimat = []
    if len(satu.a) > LEBIH:
        kalimat.append(f"Keluarga ini beranggota {len(satu.a)} orang. Periksa apakah beberapa KK tercampur.")
    if kepala > 1:
        kalimat.append(f"Keluarga ini punya {kepala} kepala keluarga.")
    return [galat(satu.lembar, satu.nomor, satu_kalimat) for satu_kalimat in kalimat]


def _sebut(desa: Mapping[str, str], kode: str) -> str:
    return desa.get(kode, "wilayah lain")
