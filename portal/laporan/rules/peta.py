"""The map: which figures can be shown on it, and the classes into which they are put."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ...kit.angka import ribuan
from ...kuota.rules import JIWA, PROGRAM
from ...usulan.rules import status as s
from . import dasbor as d

KELAS = 4  # as many patterns as the map has from light to dark
LAMBAT = "p90"  # days that nine of ten in the queue do not exceed; not among the counted figures


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One figure of the map. ``hitung`` reads it of what is counted in a desa (figures that begin with ``perlu``); None: it says nothing."""

    kode: str
    nama: str
    satuan: str
    hitung: Callable[[d.Isi], int | None]
    perlu: tuple[str, ...]


def _persen(bagian: Callable[[d.Isi], int], dari: str) -> Callable[[d.Isi], int | None]:
    return lambda isi: bagian(isi) * 100 // isi[dari] if isi.get(dari) else None


def _penerima(kode: str) -> Callable[[d.Isi], int]:
    return lambda isi: d.penerima(isi, kode)


def _lokal(kode: str) -> Callable[[d.Isi], int]:
    return lambda isi: d.bantuan_lokal(isi, kode)


def _status(*status: str) -> Callable[[d.Isi], int]:
    return lambda isi: sum(d.per_status(isi).get(satu, 0) for satu in status)


def daftar_ukuran(lokal: Mapping[str, tuple[str, str]]) -> dict[str, Ukuran]:
    """Every figure by its code; ``lokal`` are the kabupaten's own programmes: {code: (short name, unit)}."""
    program = [(kode, satu.singkatan, satu.satuan) for kode, satu in PROGRAM.items()]
    semua = [
        Ukuran("kk", "Keluarga (KK)", "KK", lambda isi: isi.get(d.KK, 0), (d.KK,)),
        Ukuran("jiwa", "Jiwa", "jiwa", lambda isi: isi.get(d.JIWA, 0), (d.JIWA,)),
        Ukuran("miskin", "Keluarga desil 1–4, persen dari KK", "%", _persen(d.keluarga_desil, d.KK), (d.KK, d.DESIL)),
        *(Ukuran(f"penerima-{kode}", f"Penerima {nama}", unit, _penerima(kode), (d.PENERIMA,)) for kode, nama, unit in program),
        *(
            Ukuran(f"bagian-{kode}", f"Penerima {nama}, persen dari {kata}", "%", _persen(_penerima(kode), dari), (d.PENERIMA, dari))
            for kode, nama, unit in program for dari, kata in (((d.JIWA, "jiwa") if unit == JIWA else (d.KK, "KK")),)
        ),
        *(Ukuran(f"lokal-{kode}", f"{nama}, ditetapkan dinas", unit, _lokal(kode), (d.LOKAL,)) for kode, (nama, unit) in lokal.items()),
        Ukuran("terbuka", "Usulan yang berjalan", "usulan", d.usulan_terbuka, (d.USULAN,)),
        Ukuran("dinsos", "Usulan di dinas sosial", "usulan", _status(s.DIAJUKAN, s.VALID_KECAMATAN, s.DIPERIKSA), (d.USULAN,)),
        Ukuran("kembali", "Usulan yang dikembalikan", "usulan", _status(s.DIKEMBALIKAN), (d.USULAN,)),
        Ukuran("ditetapkan", "Usulan yang ditetapkan pusat", "usulan", _status(s.DITETAPKAN), (d.USULAN,)),
        Ukuran(LAMBAT, "Lama menunggu di dinas sosial, persentil 90", "hari layanan", lambda isi: isi.get(LAMBAT), ()),
        Ukuran("temuan", "Temuan yang belum selesai", "temuan", d.temuan_terbuka, (d.TEMUAN,)),
        Ukuran("musdes", "Musyawarah dan SPTJM yang ditutup", "kali", lambda isi: d.musdes_tahap(isi)[2], (d.MUSDES,)),
    ]  # fmt: skip
    return {satu.kode: satu for satu in semua}


def batas_kelas(nilai: Sequence[int], kelas: int = KELAS) -> list[tuple[int, int]]:
    """(least, most) of each class, from low to high: none at all is a class of its own, the others are split into equally many.

    Equal values never fall into two classes, so there may be fewer classes than asked for.
    """
    ada = sorted(satu for satu in nilai if satu)
    hasil = [(0, 0)] if len(ada) < len(nilai) else []
    bagian, mulai = kelas - len(hasil), 0
    for ke in range(1, bagian + 1):
        akhir = max(len(ada) * ke // bagian, mulai)
        while 0 < akhir < len(ada) and ada[akhir] == ada[akhir - 1]:
            akhir += 1
        if akhir > mulai:
            hasil.append((ada[mulai], ada[akhir - 1]))
            mulai = akhir
    return hasil


def kelas_of(nilai: int, batas: Sequence[tuple[int, int]]) -> int:
    """The number of the class that holds the value; raises ValueError when none does."""
    for ke, (dari, sampai) in enumerate(batas):
        if dari <= nilai <= sampai:
            return ke
    raise ValueError(f"{nilai} di luar semua kelas")


def kata_kelas(dari: int, sampai: int, satuan: str) -> str:
    """12–40 jiwa; 0 usulan; 7 %."""
    rentang = ribuan(dari) if dari == sampai else f"{ribuan(dari)}–{ribuan(sampai)}"
    return f"{rentang}{'' if satuan == '%' else ' '}{satuan}"
