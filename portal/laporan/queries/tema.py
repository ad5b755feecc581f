"""The tables of each page of a dashboard, made of what is counted; page, sheet and paper take them from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...kit.angka import ribuan
from ...kuota.rules import PROGRAM
from ...musdes.rules.kalender import BELUM, BERLAKU, KATA_KEADAAN, LEWAT, SEGERA, TERLAMBAT
from ...musdes.rules.status import KATA_STATUS as KATA_MUSDES
from ...pemeriksaan.rules.aturan import ATURAN, KATA_TINGKAT
from ...usulan.rules.jenis import JENIS, KATA_JENIS
from ...usulan.rules.status import KATA_STATUS
from ...verifikasi.rules.umur import Sebaran
from ..rules import dasbor as d
from ..rules.beranda import ALUR
from ..rules.tabel import ATURAN as KE_ATURAN
from ..rules.tabel import MUSDES as KE_MUSDES
from ..rules.tabel import UNIT, Baris, Tabel, jumlah_kolom
from ..rules.tabel import USULAN as KE_USULAN
from .dasbor import (
    KuotaUnit,
    Satuan,
    count_keadaan,
    list_keadaan,
    list_kuota_unit,
    list_lokal,
    list_umur,
    sum_lokal,
    sum_per_unit,
)

PerUnit = dict[str, dict[str, int]]


def per_bawah(judul: str, satuan: Satuan, kepala: tuple[str, ...], sel: Callable[[str], tuple[Any, ...]], bukan: frozenset[int] = frozenset(),
              catatan: str = "") -> Tabel:  # fmt: skip
    """A table with a row for each unit below (of a desa: itself), in code order, and their sum."""
    baris = tuple(Baris(nama, sel(kode), "" if satuan.is_desa else kode) for kode, nama in satuan.bawah.items())
    return Tabel(judul, (nama_bawah(satuan), *kepala), baris, jumlah_kolom(baris, bukan), catatan=catatan, ke=UNIT)


def nama_bawah(satuan: Satuan) -> str:
    """What the units below are called."""
    return "Kecamatan" if satuan.is_kabupaten else "Desa/kelurahan"


def nama_program(lokal: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """{programme: (short name, unit)} of the national and the local ones."""
    return {kode: (satu.singkatan, satu.satuan) for kode, satu in PROGRAM.items()} | lokal


def tabel_ringkas(satuan: Satuan, isi: PerUnit) -> Tabel:
    """The main figures by unit below."""

    def sel(kode: str) -> tuple[int, ...]:
        satu = isi.get(kode, {})
        bantuan = (d.penerima(satu, program) for program in PROGRAM)
        return satu.get(d.KK, 0), satu.get(d.JIWA, 0), *bantuan, d.usulan_terbuka(satu), d.temuan_terbuka(satu)

    kepala = ("KK", "Jiwa", *(satu.singkatan for satu in PROGRAM.values()), "Usulan berjalan", "Temuan")
    return per_bawah(f"Per {nama_bawah(satuan).lower()}", satuan, kepala, sel)


def tema_bantuan(satuan: Satuan) -> list[Tabel]:
    """Families, persons and recipients by unit, families by rank, and how far usulan of the local programmes are."""
    isi, lokal = sum_per_unit(satuan, d.KK, d.JIWA, d.DESIL, d.PENERIMA), list_lokal()
    tetap = sum_lokal(satuan, lokal)
    semua, nama = d.gabung(isi.values()), nama_program(lokal)
    program = [*PROGRAM, *d.program_lain(semua)]

    def sel(kode: str) -> tuple[int, ...]:
        satu, milik = isi.get(kode, {}), tetap.get(kode, {})
        bantuan = *(d.penerima(satu, p) for p in program), *(d.bantuan_lokal(milik, p) for p in lokal)
        return satu.get(d.KK, 0), satu.get(d.JIWA, 0), d.keluarga_desil(satu), *bantuan

    kata = [nama.get(p, (p, ""))[0] for p in program]
    kepala = ("KK", "Jiwa", f"KK desil 1–{d.DESIL_MISKIN}", *kata, *(f"{satu} (dinas)" for satu, _ in lokal.values()))
    tanpa = [f"{k} {ribuan(jumlah)}" for k, p in zip(kata, program, strict=True) if (jumlah := d.penerima(isi.get("", {}), p))]
    catatan = f"Tidak termasuk penerima yang NIK-nya belum ada di portal: {', '.join(tanpa)}." if tanpa else ""
    desil = tuple(Baris(peringkat, (jumlah,)) for peringkat, jumlah in d.sebaran_desil(semua))
    hasil = [
        per_bawah("Keluarga, jiwa, dan penerima bantuan", satuan, kepala, sel, catatan=catatan),
        Tabel("Keluarga menurut desil", ("Peringkat kesejahteraan", "KK"), desil, jumlah_kolom(desil), grafik=(0,)),
    ]
    return [*hasil, _tabel_lokal(lokal, d.gabung(tetap.values()))] if lokal else hasil


def _tabel_lokal(lokal: dict[str, tuple[str, str]], isi: d.Isi) -> Tabel:
    """Lines of usulan for the kabupaten's own programmes, by where they stand."""
    baris = tuple(
        Baris(f"{nama} ({unit})", tuple(isi.get(d.nama_lokal(kode, tahap), 0) for tahap in d.TAHAP_LOKAL)) for kode, (nama, unit) in lokal.items()
    )
    return Tabel("Bantuan daerah, menurut tahap usulannya", ("Program", *d.KATA_LOKAL.values()), baris, grafik=tuple(range(len(d.TAHAP_LOKAL))))


def tabel_alur(isi: d.Isi) -> Tabel:
    """The stations of the way of a usulan, by kind."""
    baris = tuple(Baris(kata, (*per_jenis, sum(per_jenis))) for kata, per_jenis in d.alur_jenis(isi))
    kepala = ("Tahap", *(KATA_JENIS[satu] for satu in JENIS), "Jumlah")
    return Tabel("Perjalanan usulan menurut jenis", kepala, baris, jumlah_kolom(baris), grafik=tuple(range(len(JENIS))))


def tabel_alur_ringkas(isi: d.Isi) -> Tabel:
    """The stations with all kinds together."""
    baris = tuple(Baris(kata, (sum(per_jenis),)) for kata, per_jenis in d.alur_jenis(isi))
    return Tabel("Perjalanan usulan", ("Tahap", "Usulan"), baris, jumlah_kolom(baris), grafik=(0,))


def tema_usulan(satuan: Satuan) -> list[Tabel]:
    """The way of usulan from draf to ditetapkan, each state, the stations by unit, and how long the queue waits."""
    isi = sum_per_unit(satuan, d.USULAN)
    semua = d.gabung(isi.values())
    status, (umur,) = d.per_status(semua), list_umur(satuan, satuan.panjang)
    rinci = tuple(Baris(kata, (status[kode],), kode) for kode, kata in KATA_STATUS.items() if status.get(kode))
    per_unit = {kode: d.per_status(satu) for kode, satu in isi.items()}

    def sel(kode: str) -> tuple[int, ...]:
        return tuple(sum(per_unit.get(kode, {}).get(satu, 0) for satu in semua_status) for _, semua_status in ALUR)

    return [
        tabel_alur(semua),
        Tabel("Menurut keadaan", ("Keadaan", "Usulan"), rinci, jumlah_kolom(rinci), ke=KE_USULAN),
        per_bawah(f"Tahap per {nama_bawah(satuan).lower()}", satuan, tuple(kata for kata, _ in ALUR), sel),
        _tabel_umur(satuan, umur),
    ]


def _tabel_umur(satuan: Satuan, umur: list[Sebaran]) -> Tabel:
    """How long the queue at the dinsos waits, the slowest unit first."""
    baris = tuple(
        Baris(satuan.bawah.get(u.kode, u.kode), (u.jumlah, u.median, u.p90, u.terlama, u.terlambat), "" if satuan.is_desa else u.kode)
        for u in umur
    )  # fmt: skip
    kepala = (nama_bawah(satuan), "Menunggu", "Median", "Persentil 90", "Terlama", "Terlambat")
    return Tabel("Lama menunggu di dinas sosial, dalam hari layanan", kepala, baris, jumlah_kolom(baris, frozenset({1, 2, 3})), ke=UNIT)


def tema_musdes(satuan: Satuan) -> list[Tabel]:
    """Where the musyawarah of each desa stands (done, due, overdue), and the meetings by state."""
    isi, hitung = sum_per_unit(satuan, d.MUSDES), count_keadaan(satuan)
    urut = (BERLAKU, SEGERA, LEWAT, BELUM, TERLAMBAT)

    def sel(kode: str) -> tuple[int, ...]:
        return sum(hitung[kode].values()), *(hitung[kode][satu] for satu in urut), *d.musdes_tahap(isi.get(kode, {}))

    kepala = ("Desa/kel.", *(KATA_KEADAAN[satu] for satu in urut), "Direncanakan", "Berlangsung", "Ditutup")
    status = d.sesudah(d.gabung(isi.values()), d.MUSDES)
    rinci = tuple(Baris(kata, (status.get(kode, 0),), kode) for kode, kata in KATA_MUSDES.items())
    hasil = [
        per_bawah(f"Musyawarah per {nama_bawah(satuan).lower()}", satuan, kepala, sel),
        Tabel("Musyawarah dan SPTJM menurut keadaan", ("Keadaan", "Jumlah"), rinci, jumlah_kolom(rinci), grafik=(0,), ke=KE_MUSDES),
    ]
    if satuan.is_kabupaten:
        return hasil
    kalimat = tuple(Baris(satuan.bawah.get(kode, kode), (KATA_KEADAAN[satu.keadaan], satu.kalimat)) for kode, satu in list_keadaan(satuan).items())
    return [*hasil, Tabel("Kapan musyawarah berikutnya", ("Desa/kelurahan", "Keadaan", "Keterangan"), kalimat, kata=frozenset({0, 1}))]


def tema_temuan(satuan: Satuan) -> list[Tabel]:
    """Open findings by rule, most first, and by unit and how grave they are."""
    isi = sum_per_unit(satuan, d.TEMUAN)
    semua = d.sesudah(d.gabung(isi.values()), d.TEMUAN)
    urut = sorted(semua.items(), key=lambda satu: (-satu[1], satu[0]))
    aturan = tuple(
        Baris(ATURAN[kode].nama if kode in ATURAN else kode, (KATA_TINGKAT[ATURAN[kode].tingkat] if kode in ATURAN else "", jumlah), kode)
        for kode, jumlah in urut
    )

    def sel(kode: str) -> tuple[int, ...]:
        milik = d.sesudah(isi.get(kode, {}), d.TEMUAN)
        per = [sum(n for satu, n in milik.items() if satu in ATURAN and ATURAN[satu].tingkat == tingkat) for tingkat in KATA_TINGKAT]
        return *per, sum(milik.values())

    return [
        Tabel("Temuan yang belum selesai menurut aturan", ("Aturan", "Tingkat", "Temuan"), aturan, jumlah_kolom(aturan, frozenset({0})),
              kata=frozenset({0}), grafik=(1,), ke=KE_ATURAN),
        per_bawah(f"Temuan per {nama_bawah(satuan).lower()}", satuan, (*KATA_TINGKAT.values(), "Jumlah"), sel),
    ]  # fmt: skip


def tema_kuota(satuan: Satuan) -> list[Tabel]:
    """Places of each programme in the period of today: of the unit, and by unit below."""
    periode, isi = list_kuota_unit(satuan)
    if periode is None:
        return []
    lokal = list_lokal()
    program = {kode: satu for kode, satu in nama_program(lokal).items() if kode in PROGRAM or any(p == kode for _, p in isi)}
    milik = tuple(
        Baris(f"{nama} ({unit})", _sel_kuota(isi.get((satuan.kode, kode), KuotaUnit()))) for kode, (nama, unit) in program.items()
    )

    def sel(kode: str) -> tuple[Any, ...]:
        semua = (isi.get((kode, p), KuotaUnit()) for p in program)
        return tuple(nilai for satu in semua for nilai in (satu.dapat, satu.jumlah, satu.tunggu))

    kepala = tuple(kata for nama, _ in program.values() for kata in (f"{nama} terpakai", f"kuota {nama}", f"{nama} menunggu"))
    atap = frozenset(3 * ke + 1 for ke in range(len(program)))
    hasil = [Tabel(f"Kuota {periode.nama}, {satuan.nama}", ("Program", "Kuota", "Terpakai", "Sisa", "Menunggu"), milik, grafik=(1, 2))]
    return hasil if satuan.is_desa else [*hasil, per_bawah(f"Kuota per {nama_bawah(satuan).lower()}", satuan, kepala, sel, bukan=atap)]


def _sel_kuota(satu: KuotaUnit) -> tuple[int | None, ...]:
    return satu.jumlah, satu.dapat, None if satu.jumlah is None else max(satu.jumlah - satu.dapat, 0), satu.tunggu


# The tables of each page: the keys are those of rules.dasbor.TEMA.
TABEL: dict[str, Callable[[Satuan], list[Tabel]]] = {
    "bantuan": tema_bantuan, "usulan": tema_usulan, "musdes": tema_musdes, "temuan": tema_temuan, "kuota": tema_kuota,
}  # fmt: skip

