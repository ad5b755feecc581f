"""Writes a register as DTSEN hands it out: a sheet of families and one of people with their published columns. Usage: … FILE FAMILIES PEOPLE"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from typing import Any

import xlsxwriter

from portal.kit.kode.dtsen_orang import DAFTAR_RINCIAN
from portal.kit.kode.dtsen_rumah import ASET, DAFTAR_RUMAH, TERNAK
from portal.wilayah.queries import read_sumber

KABUPATEN = "17.02"
FIRST = "SITI NUR DEWI SRI AGUS BUDI JOKO EKO DWI TRI RINA LINA YULI ANDI HENDRA RUDI WATI YANTI ASEP UJANG MARNI SAPAR HASAN ALI".split()
LAST = "SUSANTI LESTARI RAHAYU SAPUTRA WIJAYA HIDAYAT SANTOSO HANDAYANI KURNIAWAN PRATAMA UTAMI WAHYUNI NUGROHO SETIAWAN HARAHAP".split()
PLACES = ("provinsi", "kabupaten_kota", "kecamatan", "kelurahan_desa")
FAMILY = (
    "nomor_kartu_keluarga", "kode_provinsi", "provinsi", "kode_kabupaten_kota", "kabupaten_kota", "kode_kecamatan", "kecamatan",
    "kode_kelurahan_desa", "kelurahan_desa", "alamat", "rt", "rw", "jumlah_anggota_keluarga", "nama_kepala_keluarga", "desil_nasional",
    "desil_provinsi", "desil_kabupaten_kota", "pbi_nas", "pbi_pemda", "luas_lantai", *DAFTAR_RUMAH, *ASET, *TERNAK,
)  # fmt: skip
PERSON = (
    "nomor_induk_kependudukan", "nomor_kartu_keluarga", "nama", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "status_hubungan_keluarga",
    "status_kawin", "ibu_kandung", "gaji", "usia",
    *(nama for nama in DAFTAR_RINCIAN if nama != "hamil"), *(f"kode_{p}_ktp" for p in PLACES), *(f"{p}_ktp" for p in PLACES),
    "rt_ktp", "rw_ktp", "dusun_ktp", "alamat_ktp", "pekerjaan_ktp", "pendidikan_akhir_ktp",
)  # fmt: skip


def write(path: str, families: int, people: int, seed: int = 1) -> None:
    """The workbook; numbers are text, codes are numbers, as in the files that the centre hands out."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_numbers": False})
    sheets = (("keluarga", FAMILY, _families(families, people, seed)), ("individu", PERSON, _people(families, people, seed)))
    for name, heading, rows in sheets if people else sheets[:1]:
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, heading)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, row)
    book.close()


def _villages() -> list[tuple[str, str]]:
    return [(code, name) for code, name in read_sumber() if code.startswith(KABUPATEN + ".") and code.count(".") == 3]


def _sizes(families: int, people: int) -> Iterator[int]:
    for number in range(families):
        yield people * (number + 1) // families - people * number // families


def _number(code: str, number: int, day: int, month: int, year: int, serial: int) -> str:
    return f"{code.replace('.', '')[:6]}{day:02d}{month:02d}{year % 100:02d}{9000 + serial % 1000:04d}"


def _households(families: int, people: int, seed: int) -> Iterator[tuple[str, str, str, int, random.Random]]:
    """(code, village, No. KK, members, dice) of each family, village by village; the same seed gives the same families."""
    villages = _villages()
    for number, size in enumerate(_sizes(families, people)):
        code, village = villages[number * len(villages) // families]
        dice = random.Random(seed * 1_000_003 + number)
        rest, serial = divmod(number, 999)
        day, month, year = rest % 28 + 1, rest // 28 % 12 + 1, 2006 + rest // 336 % 12
        yield code, village, _number(code, number, day, month, year, serial + 1), size, dice


def _families(families: int, people: int, seed: int) -> Iterator[list[Any]]:
    for code, village, kk, size, dice in _households(families, people, seed):
        part = code.split(".")
        head = _name(dice)
        yield [
            kk, part[0], "BENGKULU", "".join(part[:2]), "REJANG LEBONG", "".join(part[:3]), f"KECAMATAN {part[2]}", code, village.upper(),
            f"JL. CONTOH NO. {dice.randint(1, 300)}", f"{dice.randint(1, 9):03d}", f"{dice.randint(1, 4):03d}", size, head, dice.randint(1, 6),
            dice.randint(1, 6), dice.randint(1, 6), 0, 0, dice.randint(20, 120),
            *(dice.choice(list(satu.isi)) for satu in DAFTAR_RUMAH.values()), *(dice.randint(1, 2) for _ in ASET), *(0 for _ in TERNAK),
        ]  # fmt: skip


def _people(families: int, people: int, seed: int) -> Iterator[list[Any]]:
    count = 0
    for code, village, kk, size, dice in _households(families, people, seed):
        part = code.split(".")
        head = _name(dice)
        for place in range(size):
            count += 1
            female = place == 1 or (place > 1 and dice.random() < 0.5)
            year = dice.randint(1950, 1985) if place < 2 else dice.randint(1990, 2024)
            rest, serial = divmod(count, 999)
            day, month = rest % 28 + 1, rest // 28 % 12 + 1
            nik = _number(code, count, day + 40 * female, month, year, serial + 1)
            yield [
                nik, kk, head if place == 0 else _name(dice), "CURUP", f"{year}-{month:02d}-{day:02d}", 2 if female else 1,
                (1, 2, 3)[min(place, 2)], 2 if place < 2 else 1, _name(dice), "", 2026 - year,
                *(dice.choice(list(satu.isi)) for nama, satu in DAFTAR_RINCIAN.items() if nama != "hamil"),
                part[0], "".join(part[:2]), "".join(part[:3]), code, "BENGKULU", "REJANG LEBONG", f"KECAMATAN {part[2]}", village.upper(),
                "001", "001", "", "JL. CONTOH", "PETANI/PEKEBUN", "SLTA",
            ]  # fmt: skip


def _name(dice: random.Random) -> str:
    return f"{dice.choice(FIRST)} {dice.choice(LAST)}"


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
