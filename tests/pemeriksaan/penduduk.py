"""A made-up kabupaten for the duplicate checks: names as common as real ones are, mothers, twins, guessed birth dates, serials from 9000 on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import NamedTuple
from uuid import UUID

from portal.demo.kata import LAKI, PEREMPUAN
from portal.pemeriksaan.rules.mirip import Ringkas

# Second names, the most common first; some are borne by men only, some by women only, some by both.
KEDUA_LAKI = (
    "Saputra Setiawan Hidayat Kurniawan Wijaya Pratama Santoso Siregar Ramadhan Maulana Hasan Susanto Nugroho Firdaus Rahman Harahap Gunawan "
    "Purnomo Effendi Syahputra Hakim Lubis Wibowo Mustofa Suryana Fauzi Prasetyo Anwar Iskandar Hasibuan Nasution Alamsyah Permana Subagyo Yusup "
    "Riyadi Utomo Arifin Hamzah Darmawan Harianto Basuki Mahendra Syarif Sudrajat Munthe Ginting Yahya Subekti Wahyudi Bahri Alfian Rosadi"
).split()
KEDUA_PEREMPUAN = (
    "Lestari Sari Wulandari Rahayu Aminah Hasanah Anggraini Puspita Maharani Safitri Handayani Utami Rahmawati Azizah Khasanah Pertiwi "
    "Nurjanah Permatasari Kartika Susilawati Marlina Oktaviani Fadilah Hidayati Astuti Mulyani Nuraini Yulianti Ningsih Kusuma Zulaikha Damayanti "
    "Hartini Suhartini Maimunah Saputri Agustina Budiarti Fitriani Salsabila Ramadhani Wijayanti Apriliani Novitasari Kusumawati Jannah Solehah"
).split()
DEPAN_LAKI = ("Muhammad", "Ahmad", "Abdul", "Muhammad", "Muhammad")
DEPAN_PEREMPUAN = ("Siti", "Nur", "Sri", "Siti", "Dewi")
KECAMATAN = tuple(f"1702{nomor:02d}" for nomor in (1, 2, 3, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20))
LUAR = ("160501", "177101", "327301", "180302", "137102")
HARI_INI = date(2026, 11, 22)
SEKARANG = HARI_INI.year
_PERKIRAAN = ((1, 1), (1, 7), (31, 12))


def _bobot(jumlah: int) -> list[float]:
    """Cumulative weights: the k-th name is borne by 1/k^0.7 as many as the first."""
    return list(accumulate(1 / (ke + 1) ** 0.7 for ke in range(jumlah)))


_TIMBANG = {id(kata): _bobot(len(kata)) for kata in (LAKI, PEREMPUAN, KEDUA_LAKI, KEDUA_PEREMPUAN)}


class Rumah(NamedTuple):
    """One family of the made-up kabupaten."""

    id: UUID
    kecamatan: str
    anggota: list[Ringkas]


class Penduduk:
    """Makes people; the same seed makes the same ones."""

    def __init__(self, benih: int):
        self.acak = Random(benih)
        self.nomor: Counter[str] = Counter()

    def pilih(self, kata: list[str]) -> str:
        return self.acak.choices(kata, cum_weights=_TIMBANG[id(kata)])[0]

    def nama(self, kelamin: str) -> str:
        """One to three words, in capitals as on a KTP."""
        satu, dua = (LAKI, KEDUA_LAKI) if kelamin == "L" else (PEREMPUAN, KEDUA_PEREMPUAN)
        undi, kata = self.acak.random(), [self.pilih(satu)]
        if undi > 0.12:
            kata.append(self.pilih(dua))
        if undi > 0.7:
            kata.insert(0, self.acak.choice(DEPAN_LAKI if kelamin == "L" else DEPAN_PEREMPUAN))
        return " ".join(dict.fromkeys(kata)).upper()

    def lahir(self, dari: int, sampai: int) -> date:
        """A birth date in these years; of the elderly one in eight does not know the day."""
        tahun = self.acak.randint(dari, sampai)
        if tahun < 1972 and self.acak.random() < 0.12:
            hari, bulan = self.acak.choice(_PERKIRAAN)
            return date(tahun, bulan, hari)
        return min(date(tahun, 1, 1) + timedelta(days=self.acak.randrange(365)), HARI_INI)

    def nik(self, kecamatan: str, lahir: date, kelamin: str) -> str:
        """The next number of this kecamatan and day, as Dukcapil hands them out; one in eight was first registered elsewhere."""
        asal = self.acak.choice((*KECAMATAN, *LUAR)) if self.acak.random() < 0.12 else kecamatan
        awal = f"{asal}{lahir.day + (40 if kelamin == 'P' else 0):02d}{lahir:%m%y}"
        self.nomor[awal] += 1
        return f"{awal}{9000 + self.nomor[awal]}"

    def orang(self, rumah: UUID, kecamatan: str, nama: str, kelamin: str, lahir: date, ibu: str) -> Ringkas:
        """One record; some have no NIK yet, or no mother's name."""
        nik = None if self.acak.random() < 0.03 else self.nik(kecamatan, lahir, kelamin)
        return Ringkas(rumah, nama, nik, lahir, kelamin, "" if self.acak.random() < 0.03 else ibu)

    def id(self) -> UUID:
        return UUID(int=self.acak.getrandbits(128), version=4)

    def rumah(self) -> Rumah:
        """A family: parents or one of them, children of this mother, one birth in eighty with twins."""
        id_, kecamatan = self.id(), self.acak.choice(KECAMATAN)
        lahir = self.lahir(1945, 2002)
        ayah, ibu = self.nama("L"), self.nama("P")
        rumah = Rumah(id_, kecamatan, [self.orang(id_, kecamatan, ayah, "L", lahir, self.nama("P"))])
        if self.acak.random() < 0.85:
            lahir_ibu = self.lahir(lahir.year - 3, min(lahir.year + 8, 2006))
            rumah.anggota.append(self.orang(id_, kecamatan, ibu, "P", lahir_ibu, self.nama("P")))
        tahun = lahir.year + self.acak.randint(19, 28)
        for _ in range(self.acak.choice((0, 1, 1, 2, 2, 3))):
            if tahun > SEKARANG:
                break
            rumah.anggota.extend(self.kelahiran(rumah, self.lahir(tahun, tahun), ibu))
            tahun += self.acak.randint(1, 5)
        return rumah

    def kelahiran(self, rumah: Rumah, lahir: date, ibu: str) -> list[Ringkas]:
        kelamin = self.acak.choice("LP")
        pertama = self.orang(rumah.id, rumah.kecamatan, self.nama(kelamin), kelamin, lahir, ibu)
        return [pertama, *([self.kembaran(pertama, rumah)] if self.acak.random() < 1 / 80 else [])]

    def kembaran(self, satu: Ringkas, rumah: Rumah) -> Ringkas:
        """The twin: one in four gets a name that rhymes, half keep a word of the name; the number follows, as both are registered together."""
        kelamin = satu.jenis_kelamin if self.acak.random() < 0.65 else "P" if satu.jenis_kelamin == "L" else "L"
        undi, nama = self.acak.random(), self.nama(kelamin)
        if undi < 0.25 and kelamin == satu.jenis_kelamin:
            nama = self.berima(satu.nama)
        elif undi < 0.6 and " " in satu.nama:
            nama = f"{nama.split()[0]} {satu.nama.split()[-1]}"
        if nama == satu.nama:
            nama = self.nama(kelamin)
        nik = self.nik(rumah.kecamatan, rumah_lahir(satu), kelamin) if self.acak.random() > 0.05 else None
        if satu.nik and nik and kelamin == satu.jenis_kelamin:
            nik = self.urut(satu.nik)
        return satu._replace(nama=nama, nik=nik, jenis_kelamin=kelamin)

    def urut(self, nik: str) -> str:
        """The number after this one, as a clerk hands them out in one sitting."""
        self.nomor[nik[:12]] += 1
        return f"{nik[:12]}{9000 + self.nomor[nik[:12]]}"

    def berima(self, nama: str) -> str:
        """Rina and Rini, Hasan and Hasin: one vowel of the first long word is another one."""
        kata = nama.split()
        ke = next((i for i, satu in enumerate(kata) if satu not in ("MUHAMMAD", "SITI", "AHMAD", "ABDUL", "NUR", "SRI")), 0)
        tempat = [i for i, huruf in enumerate(kata[ke]) if huruf in "AEIOU"]
        if tempat:
            i = tempat[-1]
            kata[ke] = kata[ke][:i] + self.acak.choice([v for v in "AIU" if v != kata[ke][i]]) + kata[ke][i + 1 :]
        return " ".join(kata)

    def semua(self, jumlah: int) -> Iterator[Rumah]:
        """Families until there are at least so many people."""
        ada = 0
        while ada < jumlah:
            rumah = self.rumah()
            ada += len(rumah.anggota)
            yield rumah


def rumah_lahir(orang: Ringkas) -> date:
    """The birth date, which everybody here has."""
    assert orang.tanggal_lahir
    return orang.tanggal_lahir
