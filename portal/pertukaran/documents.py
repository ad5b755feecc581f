"""The hand-over file: one xlsx in the field order in which usulan are typed into SIKS-NG; identifiers are text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from ..keluarga.rules.isian import KATA_KELAMIN
from ..kit.kode import DaftarKode
from ..kit.kode.dukcapil import PEKERJAAN, SHDK, STATUS_KAWIN
from ..kuota.rules import PROGRAM
from ..usulan.rules.jenis import ALASAN_HAPUS, KATA_JENIS
from ..web.sheets import Kolom, write_xlsx
from .queries import BarisSerahan, iter_baris

# The fields of a usulan row as kota/kab apps keep them, programme and papers around them.
KOLOM = (
    Kolom("Nomor usulan", 24), Kolom("Jenis usulan", 16), Kolom("Program", 12), Kolom("NIK", 19), Kolom("No. KK", 19), Kolom("Nama", 28),
    Kolom("Tempat lahir", 16), Kolom("Tanggal lahir", 13, "tanggal"), Kolom("Nama ibu kandung", 24), Kolom("Jenis kelamin", 13),
    Kolom("Pekerjaan", 20), Kolom("Status kawin", 14), Kolom("Hubungan keluarga", 18), Kolom("Alamat", 32), Kolom("RT", 5), Kolom("RW", 5),
    Kolom("Kode provinsi", 8), Kolom("Provinsi", 16), Kolom("Kode kabupaten", 9), Kolom("Kabupaten", 24), Kolom("Kode kecamatan", 11),
    Kolom("Kecamatan", 20), Kolom("Kode desa/kelurahan", 15), Kolom("Desa/kelurahan", 22), Kolom("Alasan penghapusan", 28),
    Kolom("Keterangan NIK", 24), Kolom("Nomor berita acara", 26), Kolom("Tanggal musyawarah", 13, "tanggal"),
    Kolom("Nomor surat pengesahan", 24), Kolom("Tanggal surat", 13, "tanggal"),
)  # fmt: skip


class Penghitung:
    """Counts the rows as they pass, so that the file is written from a stream and never held as rows."""

    def __init__(self) -> None:
        self.jumlah = 0

    def lewat(self, baris: Iterator[list[Any]]) -> Iterator[list[Any]]:
        for satu in baris:
            self.jumlah += 1
            yield satu


def write_serahan(ids: Sequence[UUID], *, untuk: Any) -> tuple[bytes, int]:
    """The file for these usulan and the number of its rows; the same data give the same bytes."""
    penghitung = Penghitung()
    isi = write_xlsx("Serahan SIKS-NG", KOLOM, penghitung.lewat(_sel(baris) for baris in iter_baris(ids, untuk=untuk)))
    return isi, penghitung.jumlah


def _kata(daftar: DaftarKode, kode: int | None) -> str:
    return daftar.kata(kode) if kode is not None else ""


def _sel(baris: BarisSerahan) -> list[Any]:
    u, o, m = baris.usulan, baris.orang, baris.musdes
    orang = (
        [
            o.nama, o.tempat_lahir, o.tanggal_lahir, o.ibu_kandung, KATA_KELAMIN.get(o.jenis_kelamin, ""), _kata(PEKERJAAN, o.pekerjaan),
            _kata(STATUS_KAWIN, o.status_kawin), _kata(SHDK, o.hubungan),
        ]
        if o
        else [""] * 2 + [None] + [""] * 5
    )  # fmt: skip
    return [
        u.nomor, KATA_JENIS[u.jenis], PROGRAM[baris.program].singkatan if baris.program else "", o.nik if o else "", u.no_kk, *orang,
        u.alamat, u.rt, u.rw, u.desa_kode[:2], u.provinsi, u.desa_kode[:5], u.kabupaten, u.desa_kode[:8], u.kecamatan, u.desa_kode, u.desa,
        ALASAN_HAPUS[u.alasan_hapus].kata if u.alasan_hapus else "", o.tanpa_nik_alasan if o and not o.nik else "",
        m.nomor if m else "", m.tanggal if m else None, u.nomor_surat or "", u.tanggal_surat,
    ]  # fmt: skip
