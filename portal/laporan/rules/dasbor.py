"""The figures of the dashboards: how counted figures become those that people ask for, the flow of usulan, and who may look where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ...kit.tanggal import tanggal_panjang
from ...kuota.rules import PROGRAM
from ...musdes.rules.status import BEKU, BERLANGSUNG, DIRENCANAKAN
from ...usulan.rules.jenis import JENIS
from ...usulan.rules.kuota import DI_DINAS, DIUSULKAN, SUDAH_SAH
from ...usulan.rules.status import DITETAPKAN_DINAS, DITOLAK, TERBUKA
from ...wilayah.rules import is_kode, mencakup, tingkat
from .beranda import ALUR

KK, JIWA, DESIL, USULAN, MUSDES, TEMUAN, PENERIMA = "kk", "jiwa", "desil:", "usulan:", "musdes:", "temuan:", "penerima:"
DESIL_TERTINGGI = 10
DESIL_MISKIN = 4  # PKH and Sembako are meant for the ranks up to this one

# The pages of a dashboard, in the order of its links; the first has no name of its own in the address.
TEMA = {
    "bantuan": "Keluarga dan bantuan", "usulan": "Usulan", "musdes": "Musyawarah", "temuan": "Temuan", "kuota": "Kuota",
}  # fmt: skip

# Where a line of a usulan for one of the kabupaten's own programmes stands, and the word for it.
LOKAL = "lokal:"
DI_DESA, DI_DINSOS, SAH, TETAP = TAHAP_LOKAL = ("desa", "dinsos", "sah", "tetap")
KATA_LOKAL = {DI_DESA: "Di desa/kelurahan", DI_DINSOS: "Di dinas sosial", SAH: "Disahkan", TETAP: "Ditetapkan dinas"}

Isi = Mapping[str, int]  # {figure: sum} of one unit


def panjang_bawah(kode: str) -> int:
    """How long the codes of the units are that a dashboard of ``kode`` lists: kecamatan in a kabupaten, desa below; of a desa itself."""
    return {2: 8, 3: 13}.get(tingkat(kode), 13)


def boleh_lihat(cakupan: str, kode: str) -> bool:
    """Whether a person with this scope may open the dashboard of the unit: a kabupaten, kecamatan or desa within the scope."""
    return is_kode(kode) and tingkat(kode) >= 2 and mencakup(cakupan, kode)


def gabung(semua: Iterable[Isi]) -> dict[str, int]:
    """The sums of these units together."""
    hasil: dict[str, int] = {}
    for isi in semua:
        for nama, jumlah in isi.items():
            hasil[nama] = hasil.get(nama, 0) + jumlah
    return hasil


def sesudah(isi: Isi, awalan: str) -> dict[str, int]:
    """The figures whose names begin so, by the rest of the name."""
    return {nama[len(awalan) :]: jumlah for nama, jumlah in isi.items() if nama.startswith(awalan)}


def per_jenis_status(isi: Isi) -> dict[tuple[str, str], int]:
    """{(kind, state): how many usulan}."""
    hasil: dict[tuple[str, str], int] = {}
    for nama, jumlah in sesudah(isi, USULAN).items():
        jenis, _, status = nama.partition(":")
        hasil[jenis, status] = jumlah
    return hasil


def per_status(isi: Isi) -> dict[str, int]:
    """{state: how many usulan of all kinds}."""
    hasil: dict[str, int] = {}
    for (_, status), jumlah in per_jenis_status(isi).items():
        hasil[status] = hasil.get(status, 0) + jumlah
    return hasil


def usulan_terbuka(isi: Isi) -> int:
    """Usulan that are not at an end yet."""
    return sum(jumlah for status, jumlah in per_status(isi).items() if status in TERBUKA)


def alur_jenis(isi: Isi) -> list[tuple[str, tuple[int, ...]]]:
    """(station of the way, how many of each kind in the order of JENIS)."""
    semua = per_jenis_status(isi)
    return [(kata, tuple(sum(semua.get((jenis, status), 0) for status in kode) for jenis in JENIS)) for kata, kode in ALUR]


def temuan_terbuka(isi: Isi) -> int:
    """Open findings of all rules."""
    return sum(sesudah(isi, TEMUAN).values())


def penerima(isi: Isi, program: str) -> int:
    """Rows of the lists of recipients of one programme: persons or families, as the programme counts."""
    return isi.get(f"{PENERIMA}{program}", 0)


def tahap_lokal(status: str, keputusan: str) -> str:
    """Where a line stands by the state of its usulan and its own decision; "" for one that came to nothing."""
    if keputusan == DITETAPKAN_DINAS:
        return TETAP
    if keputusan == DITOLAK:
        return ""
    return next((tahap for tahap, semua in ((DI_DESA, DIUSULKAN), (DI_DINSOS, DI_DINAS), (SAH, SUDAH_SAH)) if status in semua), "")


def nama_lokal(program: str, tahap: str) -> str:
    """The figure of the lines of a local programme that stand there."""
    return f"{LOKAL}{program}:{tahap}"


def bantuan_lokal(isi: Isi, program: str) -> int:
    """Families or persons to whom the dinsos gave a local programme."""
    return isi.get(nama_lokal(program, TETAP), 0)


def program_lain(isi: Isi) -> list[str]:
    """What imported lists name besides the national programmes."""
    return sorted(kode for kode, jumlah in sesudah(isi, PENERIMA).items() if jumlah and kode not in PROGRAM)


def keluarga_desil(isi: Isi, sampai: int = DESIL_MISKIN) -> int:
    """Families that rank up to ``sampai``; those without a rank are none of them."""
    return sum(isi.get(f"{DESIL}{ke}", 0) for ke in range(1, sampai + 1))


def sebaran_desil(isi: Isi) -> list[tuple[str, int]]:
    """Families by rank, those that have none last."""
    return [(f"Desil {ke}", isi.get(f"{DESIL}{ke}", 0)) for ke in range(1, DESIL_TERTINGGI + 1)] + [("Belum ada peringkat", isi.get(DESIL, 0))]


def musdes_tahap(isi: Isi) -> tuple[int, int, int]:
    """(planned, under way, closed) meetings and SPTJM."""
    return (
        isi.get(f"{MUSDES}{DIRENCANAKAN}", 0), isi.get(f"{MUSDES}{BERLANGSUNG}", 0), sum(isi.get(f"{MUSDES}{status}", 0) for status in BEKU),
    )  # fmt: skip


def kalimat_sumber(tanggal: date | None) -> str:
    """What stands under a figure of recipients: whose word it is, and of when."""
    if tanggal is None:
        return "belum ada daftar penerima yang diimpor"
    return f"menurut daftar penerima yang diimpor, per {tanggal_panjang(tanggal)}"
