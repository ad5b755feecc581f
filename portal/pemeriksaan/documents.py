"""The lists of findings and of officials as they go into a file: the columns, and every row of a filter in the reader's scope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..kit.nomor import kelompokkan, samarkan
from ..kit.tanggal import setempat
from ..pengaturan.queries import pengaturan
from ..web.sheets import Kolom
from ..wilayah.queries import nama_by_kode
from ..wilayah.rules import sebutan
from .queries.aparat import list_aparat
from .queries.temuan import Saring, list_temuan
from .rules.aturan import ATURAN, KATA_TINGKAT
from .rules.jabatan import JABATAN, is_menjabat
from .rules.putusan import STATUS
from .rules.tampak import Pihak, tampak

Berkas = tuple[tuple[Kolom, ...], Iterator[tuple[Any, ...]]]
SEKALI = 500  # rows read at a time

KOLOM_WILAYAH = (Kolom("Kode desa/kelurahan", 15), Kolom("Desa/kelurahan", 24), Kolom("Kecamatan", 20), Kolom("Kabupaten", 24))
KOLOM_TEMUAN = (
    *KOLOM_WILAYAH, Kolom("Temuan", 30), Kolom("Tingkat", 16), Kolom("Keadaan", 20), Kolom("Di sini", 26),
    Kolom("NIK atau No. KK di sini", 22), Kolom("Dengan", 26), Kolom("NIK atau No. KK yang lain", 22), Kolom("Desa/kelurahan yang lain", 24),
    Kolom("Kemiripan", 10, "angka"), Kolom("Ditemukan", 12, "tanggal"),
)  # fmt: skip
KOLOM_APARAT = (
    *KOLOM_WILAYAH, Kolom("Nama", 30), Kolom("NIK", 22), Kolom("Jabatan", 24), Kolom("Mulai", 12, "tanggal"), Kolom("Selesai", 12, "tanggal"),
    Kolom("Sedang menjabat", 14),
)  # fmt: skip


def berkas_temuan(saring: Saring, *, untuk: Any, nik: bool) -> Berkas:
    """(columns, rows) of all findings of the filter, the other village masked as on screen; ``nik``: whole numbers of one's own people."""
    return KOLOM_TEMUAN, _baris_temuan(saring, untuk, nik)


def berkas_aparat(saring: Mapping[str, str], *, untuk: Any, hari_ini: date, nik: bool) -> Berkas:
    """(columns, rows) of all officials; ``saring`` as ``list_aparat`` takes it (wilayah, jabatan, keadaan); ``nik``: whole numbers."""
    return KOLOM_APARAT, _baris_aparat(saring, untuk, hari_ini, nik)


def _baris_temuan(saring: Saring, untuk: Any, nik: bool) -> Iterator[tuple[Any, ...]]:
    zona, setelah = pengaturan("zona"), None
    while baris := list_temuan(saring, untuk=untuk, setelah=setelah, ukuran=SEKALI):
        nama = nama_by_kode({kode for b in baris for satu in (b.desa_kode, b.lain_desa_kode) if satu for kode in (satu, satu[:8], satu[:5])})
        for b in baris[:SEKALI]:
            lihat = tampak(b, untuk.wilayah_kode, nik=nik)
            sini, sana = lihat.sini, lihat.sana
            yield (
                sini.desa_kode[:8] if sini.luar else sini.desa_kode, _desa(sini, nama), *_atasan(sini.desa_kode, nama),
                ATURAN[b.aturan].nama if b.aturan in ATURAN else b.aturan, KATA_TINGKAT[b.tingkat], STATUS[b.status][0],
                sini.nama, _nomor(sini), sana.nama if sana else "",
                _nomor(sana) if sana else "", _desa(sana, nama) if sana else "", b.skor, setempat(b.ditemukan_pada, zona).date(),
            )  # fmt: skip
        if len(baris) <= SEKALI:
            return
        akhir = baris[SEKALI - 1]
        setelah = (akhir.urut, akhir.ditemukan_pada, akhir.id)


def _atasan(kode: str, nama: Mapping[str, str]) -> tuple[str, str]:
    """Kecamatan and kabupaten of a desa."""
    return nama.get(kode[:8], kode[:8]), nama.get(kode[:5], kode[:5])


def _desa(pihak: Pihak, nama: Mapping[str, str]) -> str:
    """Where a side lives; of one outside the reader's scope only the kecamatan."""
    kode = pihak.desa_kode
    return f"di luar wilayah Anda (Kec. {nama.get(kode[:8], kode[:8])})" if pihak.luar else sebutan(kode, nama.get(kode, kode))


def _nomor(pihak: Pihak) -> str:
    return next((kata for judul, kata in pihak.bukti if judul in ("NIK", "No. KK")), "")


def _baris_aparat(saring: Mapping[str, str], untuk: Any, hari_ini: date, nik: bool) -> Iterator[tuple[Any, ...]]:
    setelah = None
    while baris := list_aparat(untuk=untuk, hari_ini=hari_ini, setelah=setelah, ukuran=SEKALI, **saring):
        nama = nama_by_kode({kode for b in baris for kode in (b.desa_kode[:8], b.desa_kode[:5])})
        for b in baris[:SEKALI]:
            nomor = (kelompokkan(b.nik) if nik else samarkan(b.nik)) if b.nik else ""
            yield (
                b.desa_kode, sebutan(b.desa_kode, b.desa), *_atasan(b.desa_kode, nama), b.nama, nomor, JABATAN.get(b.jabatan, b.jabatan),
                b.mulai, b.selesai, "ya" if is_menjabat(b.mulai, b.selesai, hari_ini) else "tidak",
            )  # fmt: skip
        if len(baris) <= SEKALI:
            return
        setelah = baris[SEKALI - 1].id
