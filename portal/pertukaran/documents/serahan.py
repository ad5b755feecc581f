"""The hand-over files: xlsx and csv in the field order that the dinas set for SIKS-NG; identifiers are text in both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from ...keluarga.rules.isian import KATA_KELAMIN
from ...keluarga.rules.rincian import tanda_rincian
from ...kit.kode import DaftarKode
from ...kit.kode.dukcapil import PEKERJAAN, SHDK, STATUS_KAWIN
from ...kit.kolom_serahan import KOLOM, baca_kolom
from ...kuota.rules import sebut_program
from ...pengaturan.queries import pengaturan
from ...usulan.queries.perubahan import ganti_of
from ...usulan.rules.jenis import ALASAN, KATA_JENIS
from ...usulan.rules.perubahan import sebut_elemen
from ...web.sheets import Kolom, write_csv, write_xlsx
from ..queries.serahan import BarisSerahan, iter_baris

# In a csv a spreadsheet takes digits for a number: a NIK loses its end, RT 003 its zeros, 17.02 becomes an hour. An apostrophe
# before them is what kota/kab applications write (domain 4.4), and what imports accept.
ANGKA_TEKS = frozenset({"nik", "no_kk", "rt", "rw", "kode_provinsi", "kode_kabupaten", "kode_kecamatan", "kode_desa"})


ORANG = (
    "nik", "nama", "tempat_lahir", "ibu_kandung", "jenis_kelamin", "pekerjaan", "status_kawin", "hubungan", "disabilitas",
    "keterangan_nik",
)  # fmt: skip


class Berkas(NamedTuple):
    """Both files of one hand-over and the number of their rows."""

    xlsx: bytes
    csv: bytes
    baris: int


def write_serahan(ids: Sequence[UUID], *, untuk: Any) -> Berkas:
    """The files for these usulan; the same data and setting give the same bytes."""
    dibaca = [baca_kolom(satu) for satu in pengaturan("kolom_serahan")]
    kode = [satu for satu, _ in dibaca]
    kolom = [Kolom(judul, KOLOM[satu].lebar, KOLOM[satu].jenis) for satu, judul in dibaca]
    baris = [[sel[satu] for satu in kode] for sel in map(_sel, iter_baris(ids, untuk=untuk))]
    teks = [[f"'{nilai}" if nilai and satu in ANGKA_TEKS else nilai for satu, nilai in zip(kode, isi, strict=True)] for isi in baris]
    return Berkas(write_xlsx("Serahan SIKS-NG", kolom, baris), write_csv(kolom, teks), len(baris))


def _kata(daftar: DaftarKode, kode: int | None) -> str:
    return daftar.kata(kode) if kode is not None else ""


def _sel(baris: BarisSerahan) -> dict[str, Any]:
    """Every column that a file may have, by its code."""
    u, m, kode = baris.usulan, baris.musdes, baris.usulan.desa_kode
    return _orang(baris.orang) | {
        "nomor_usulan": u.nomor, "jenis": KATA_JENIS.get(u.jenis, u.jenis),
        "program": sebut_program(baris.program).singkatan if baris.program else "", "no_kk": u.no_kk,
        "alamat": u.alamat, "rt": u.rt, "rw": u.rw, "kode_provinsi": kode[:2], "provinsi": u.provinsi, "kode_kabupaten": kode[:5],
        "kabupaten": u.kabupaten, "kode_kecamatan": kode[:8], "kecamatan": u.kecamatan, "kode_desa": kode, "desa": u.desa,
        "alasan_hapus": ALASAN[u.alasan_hapus].kata if u.alasan_hapus in ALASAN else "", "perubahan": sebut_elemen(ganti_of(u)),
        "nomor_ba": m.nomor if m else "", "tanggal_musdes": m.tanggal if m else None,
        "nomor_surat": u.nomor_surat or "", "tanggal_surat": u.tanggal_surat,
    }  # fmt: skip


def _orang(o: Any) -> dict[str, Any]:
    """The columns of the person; empty for a family of which nobody is recorded."""
    if o is None:
        return dict.fromkeys(ORANG, "") | {"tanggal_lahir": None}
    return {
        "nik": o.nik or "", "nama": o.nama, "tempat_lahir": o.tempat_lahir, "tanggal_lahir": o.tanggal_lahir,
        "ibu_kandung": o.ibu_kandung, "jenis_kelamin": KATA_KELAMIN.get(o.jenis_kelamin, ""), "pekerjaan": _kata(PEKERJAAN, o.pekerjaan),
        "status_kawin": _kata(STATUS_KAWIN, o.status_kawin), "hubungan": _kata(SHDK, o.hubungan),
        "disabilitas": _disabilitas(o), "keterangan_nik": "" if o.nik else o.tanpa_nik_alasan or "",
    }  # fmt: skip


def _disabilitas(o: Any) -> str:
    return "Ya" if "disabilitas" in tanda_rincian(o.rincian or {}, o.rincian_daftar, o.rincian_versi) else ""
