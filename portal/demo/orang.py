"""Invented people: names that nobody bears, NIK and KK that no register issues (serial 9xxx), families that hold together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from ..kit.kode.dtsen_orang import FUNGSI, MASIH_SEKOLAH, TANPA_KESULITAN, TIDAK, YA
from ..kit.kode.dukcapil import ANAK, CUCU, ISTRI, KEPALA_KELUARGA, ORANG_TUA
from .kata import LAKI, MARGA, PEREMPUAN, TEMPAT_LAHIR

FAMILI_LAIN = 9
SD, SMP, SMA = 3, 8, 13  # jenjang
BELUM_KAWIN, KAWIN, CERAI_HIDUP, CERAI_MATI = 1, 2, 3, 4
TAK_BEKERJA = (1, 2, 4)  # belum bekerja, rumah tangga, pensiunan
KERJA_KEPALA = (9, 9, 19, 19, 20, 20, 84, 88, 15, 81, 13, 8, 1, 4)
KERJA_LANSIA = (1, 1, 9, 20, 4)


@dataclass
class Orang:
    """One person as the table keeps it."""

    nama: str
    jenis_kelamin: str
    tanggal_lahir: date
    hubungan: int
    status_kawin: int
    pekerjaan: int
    ibu_kandung: str
    nik: str | None = None
    tanpa_nik_alasan: str = ""
    tempat_lahir: str = "Curup"
    rincian: dict[str, int] = field(default_factory=dict)


@dataclass
class Nomor:
    """Hands out 16-digit numbers, none twice: region, date and a serial from 9000 on, which real numbers do not reach."""

    dipakai: Counter[str] = field(default_factory=Counter)

    def buat(self, kecamatan: str, tanggal: date, perempuan: bool = False) -> str:
        """The next number of this kecamatan and day; women +40, as Dukcapil writes it."""
        awal = f"{kecamatan.replace('.', '')}{tanggal.day + (40 if perempuan else 0):02d}{tanggal:%m%y}"
        ke = self.dipakai[awal]
        self.dipakai[awal] += 1
        return f"{awal}{9000 + (int(awal) * 37 + ke) % 1000}"


class Pembuat:
    """Makes families; the same seed makes the same kabupaten."""

    def __init__(self, acak: Random, hari_ini: date, kecamatan: list[str]):
        self.acak, self.hari_ini, self.kecamatan = acak, hari_ini, kecamatan
        self.nomor = Nomor()

    def nama(self, kelamin: str, marga: str | None = None) -> str:
        """One or two first names and a flower, bird, fruit or colour."""
        depan = LAKI if kelamin == "L" else PEREMPUAN
        kata = [self.acak.choice(depan)]
        if self.acak.random() < 0.45:
            lain = self.acak.choice(depan)
            kata += [lain] if lain != kata[0] else []
        return " ".join([*kata, marga or self.acak.choice(MARGA)])

    def tanggal(self, dari: date, sampai: date) -> date:
        """A day between the two, both included; ``sampai`` when they are the wrong way round."""
        hari = (sampai - dari).days
        return dari + timedelta(days=self.acak.randrange(hari + 1)) if hari > 0 else sampai

    def umur(self, termuda: int, tertua: int) -> date:
        """The birth date of somebody of an age between the two."""
        return self.hari_ini - timedelta(days=self.acak.randrange(termuda * 366, tertua * 365))

    def nik(self, desa_kode: str, orang: Orang) -> str:
        """A NIK of the own kecamatan, of one in twenty another one of the kabupaten: it is where one was first registered."""
        asal = desa_kode[:8] if self.acak.random() < 0.95 else self.acak.choice(self.kecamatan)
        return self.nomor.buat(asal, orang.tanggal_lahir, orang.jenis_kelamin == "P")

    def kk(self, desa_kode: str) -> str:
        """A No. KK recorded in the last fifteen years."""
        return self.nomor.buat(desa_kode[:8], self.umur(1, 15))

    def keluarga(self, desa_kode: str, jumlah: int) -> list[Orang]:
        """``jumlah`` persons of one KK, the head first, with NIK."""
        kepala, pasangan = self._kepala(jumlah)
        semua = [kepala] if pasangan is None else [kepala, pasangan]
        while len(semua) < jumlah:
            semua.append(self.tambahan(kepala, pasangan))
        semua[:] = semua[: 1 + (pasangan is not None)] + sorted(
            semua[1 + (pasangan is not None) :], key=lambda satu: (satu.hubungan, satu.tanggal_lahir)
        )
        for satu in semua:
            satu.nik = self.nik(desa_kode, satu)
            satu.tempat_lahir = self.acak.choice(TEMPAT_LAHIR)
        return semua

    def _kepala(self, jumlah: int) -> tuple[Orang, Orang | None]:
        marga = self.acak.choice(MARGA)
        kelamin = "L" if self.acak.random() < (0.87 if jumlah > 1 else 0.45) else "P"
        berdua = kelamin == "L" and jumlah > 1 and self.acak.random() < 0.94
        lahir = self.umur(24 + 3 * max(0, jumlah - 3), 70) if jumlah > 1 else self.umur(30, 84)
        status = KAWIN if berdua else self.acak.choice((CERAI_MATI, CERAI_MATI, CERAI_HIDUP) if jumlah > 1 else (1, 3, 4, 4))
        kepala = self._orang(kelamin, lahir, KEPALA_KELUARGA, status, marga)
        if not berdua:
            return kepala, None
        termuda = min(lahir + timedelta(days=8 * 365), self.hari_ini - timedelta(days=19 * 366))
        istri = self._orang("P", self.tanggal(lahir - timedelta(days=3 * 365), termuda), ISTRI, KAWIN, self.acak.choice(MARGA))
        return kepala, istri

    def tambahan(self, kepala: Orang, pasangan: Orang | None) -> Orang:
        """A child when one can be of an age to live at home; else a grandchild, a parent or another relative."""
        ibu = pasangan or kepala
        termuda = max(ibu.tanggal_lahir, kepala.tanggal_lahir)
        anak = self.tanggal(
            max(termuda + timedelta(days=18 * 366), self.hari_ini - timedelta(days=32 * 365)),
            min(termuda + timedelta(days=43 * 365), self.hari_ini - timedelta(days=20)),
        )
        kelamin, marga, undi = self.acak.choice("LP"), kepala.nama.rpartition(" ")[2], self.acak.random()
        umur_anak = (self.hari_ini - anak).days // 365
        if umur_anak < 32 and (anak - termuda).days >= 17 * 365 and undi < 0.93:
            ibu_nama = ibu.nama if ibu.jenis_kelamin == "P" else self.nama("P")
            return self._orang(kelamin, anak, ANAK, BELUM_KAWIN, marga, ibu_nama)
        if (self.hari_ini - kepala.tanggal_lahir).days > 48 * 365:
            return self._orang(kelamin, self.umur(1, 12), CUCU, BELUM_KAWIN, marga)
        if undi < 0.97:
            lahir = self.tanggal(kepala.tanggal_lahir - timedelta(days=38 * 365), kepala.tanggal_lahir - timedelta(days=19 * 365))
            return self._orang("P", lahir, ORANG_TUA, CERAI_MATI, marga)
        return self._orang(kelamin, self.umur(15, 60), FAMILI_LAIN, BELUM_KAWIN, self.acak.choice(MARGA))

    def _orang(self, kelamin: str, lahir: date, hubungan: int, status: int, marga: str, ibu: str | None = None) -> Orang:
        umur = (self.hari_ini - lahir).days // 365
        if umur < 7:
            kerja = 1
        elif umur < 19:
            kerja = 3
        elif hubungan == ISTRI:
            kerja = self.acak.choice((2, 2, 2, 20, 84))
        else:
            kerja = self.acak.choice(KERJA_LANSIA if umur > 64 else KERJA_KEPALA)
        rincian = buat_rincian(self.acak, umur, kelamin, status)
        return Orang(self.nama(kelamin, marga), kelamin, lahir, hubungan, status, kerja, ibu or self.nama("P"), rincian=rincian)


def buat_rincian(acak: Random, umur: int, kelamin: str, status: int) -> dict[str, int]:
    """DTSEN's variables of a person as a village fills them in: of half the people nothing, of the others what decides on programmes."""
    if acak.random() < 0.5:
        return {}
    rincian: dict[str, int] = {}
    if 6 <= umur <= 21:
        sekolah = umur <= 17 or acak.random() < 0.3
        rincian["partisipasi_sekolah"] = MASIH_SEKOLAH if sekolah else 3
        rincian["jenjang_tertinggi_yang_diduduki"] = SD if umur < 13 else SMP if umur < 16 else SMA
    if kelamin == "P" and status == KAWIN and 18 <= umur <= 42:
        rincian["hamil"] = YA if acak.random() < 0.08 else TIDAK
    if acak.random() < (0.18 if umur > 60 else 0.03):
        rincian |= dict.fromkeys(FUNGSI, TANPA_KESULITAN) | {acak.choice(tuple(FUNGSI)): acak.choice((1, 2, 2, 3, 3))}
    if umur > 40 and acak.random() < 0.3:
        rincian["penyakit_kronis"] = acak.choice((1, 2, 2, 3, 6, 8))
    return rincian
