"""Who is invited and who came: words by kind of unit, elements of society, quorum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ...kit.angka import persen
from ...wilayah.rules import is_kelurahan, tingkat


@dataclass(frozen=True, slots=True)
class Istilah:
    """The words of one kind of unit."""

    jenis: str
    singkatan: str
    wilayah: str
    kepala: str
    lembaga: str
    lembaga_panjang: str
    pemimpin: str
    pemerintah: str
    sekretaris: str

    @property
    def judul(self) -> str:
        """For the title of a paper: MUSYAWARAH KELURAHAN."""
        return self.jenis.upper()

    @property
    def kop(self) -> str:
        """For the letterhead: DESA or KELURAHAN."""
        return self.wilayah.upper()


DESA = Istilah(
    jenis="Musyawarah Desa",
    singkatan="Musdes",
    wilayah="Desa",
    kepala="Kepala Desa",
    lembaga="BPD",
    lembaga_panjang="Badan Permusyawaratan Desa",
    pemimpin="Ketua BPD",
    pemerintah="Pemerintah Desa",
    sekretaris="Sekretaris Desa",
)
# A kelurahan has no BPD: the lurah calls the meeting, with LPMK, RT and RW.
KELURAHAN = Istilah(
    jenis="Musyawarah Kelurahan",
    singkatan="Muskel",
    wilayah="Kelurahan",
    kepala="Lurah",
    lembaga="LPMK",
    lembaga_panjang="Lembaga Pemberdayaan Masyarakat Kelurahan",
    pemimpin="Lurah",
    pemerintah="Pemerintah Kelurahan",
    sekretaris="Sekretaris Kelurahan",
)


def istilah(desa_kode: str) -> Istilah:
    """The words for a unit: 17.02.19.1012 is a kelurahan, 17.02.11.2003 a desa (a desa adat, 3xxx, meets as a desa)."""
    if tingkat(desa_kode) != 4:
        raise ValueError(f"{desa_kode} bukan kode desa atau kelurahan.")
    return KELURAHAN if is_kelurahan(desa_kode) else DESA


# Permendesa 16/2019 on musyawarah desa; in the order of the form. Codes are kept, words follow the unit.
LEMBAGA, PEMERINTAH, LAINNYA = "lembaga", "pemerintah", "lainnya"
_UNSUR = {
    LEMBAGA: "",
    PEMERINTAH: "",
    "rt_rw": "RT/RW",
    "tokoh_masyarakat": "Tokoh masyarakat",
    "tokoh_agama": "Tokoh agama",
    "tokoh_adat": "Tokoh adat",
    "pendidik": "Pendidik",
    "perempuan": "Tokoh perempuan",
    "disabilitas": "Penyandang disabilitas",
    "warga_miskin": "Wakil warga miskin",
    "pemuda": "Pemuda/karang taruna",
    "kelompok_usaha": "Kelompok tani, nelayan, atau perajin",
    "pemerhati_anak": "Pemerhati dan pelindung anak",
    "kader": "Kader posyandu/PKK",
    "pendamping": "Pendamping sosial",
    "psm": "Pekerja sosial masyarakat (PSM)",
    "tksk": "TKSK",
    "kecamatan": "Kecamatan",
    "dinsos": "Dinas sosial",
    "keamanan": "Babinsa/Bhabinkamtibmas",
    LAINNYA: "Lainnya",
}
UNSUR = tuple(_UNSUR)
# Those who can sign the berita acara as "wakil masyarakat".
WAKIL_MASYARAKAT = UNSUR[UNSUR.index("rt_rw") : UNSUR.index("pendamping")]

# Whom a musdes on social data is advised to invite: the elements that the decree names, RT/RW, and those who assist it.
UNSUR_ANJURAN = (
    LEMBAGA, PEMERINTAH, "rt_rw", "tokoh_masyarakat", "tokoh_agama", "tokoh_adat", "pendidik", "perempuan", "disabilitas", "warga_miskin",
    "pendamping", "tksk",
)  # fmt: skip


def unsur_belum(diundang: Iterable[str]) -> list[str]:
    """The advised elements of which nobody is invited yet; a hint, never a block."""
    ada = set(diundang)
    return [unsur for unsur in UNSUR_ANJURAN if unsur not in ada]


def peringatan_undangan(tanggal: date, hari_ini: date, hari: int) -> str:
    """A warning when fewer than `hari` days are left to invite people; empty when there is time, or the day has passed."""
    sisa = (tanggal - hari_ini).days
    if not 0 <= sisa < hari:
        return ""
    if not sisa:
        return f"Musyawarah hari ini; undangan biasanya paling lambat {hari} hari sebelumnya."
    return f"Undangan tinggal {sisa} hari; biasanya paling lambat {hari} hari sebelumnya."


def kata_unsur(unsur: str, kata: Istilah) -> str:
    """The element in words: the village council is BPD in a desa and LPMK in a kelurahan."""
    if unsur == LEMBAGA:
        return kata.lembaga
    return kata.pemerintah if unsur == PEMERINTAH else _UNSUR[unsur]


def pilihan_unsur(kata: Istilah) -> list[tuple[str, str]]:
    """Choices for a form."""
    return [(unsur, kata_unsur(unsur, kata)) for unsur in UNSUR]


@dataclass(frozen=True, slots=True)
class FaktaPeserta:
    """One person invited or walked in."""

    unsur: str
    jenis_kelamin: str
    diundang: bool
    hadir: bool


@dataclass(frozen=True, slots=True)
class Kehadiran:
    """The counts for the screen and the berita acara; `per_unsur` counts those present, in the order of UNSUR."""

    diundang: int
    hadir: int
    hadir_diundang: int
    laki_laki: int
    perempuan: int
    per_unsur: dict[str, int]


def hitung_kehadiran(peserta: Iterable[FaktaPeserta]) -> Kehadiran:
    """Count invited and present, by sex and element."""
    semua = list(peserta)
    hadir = [satu for satu in semua if satu.hadir]
    unsur = Counter(satu.unsur for satu in hadir)
    return Kehadiran(
        diundang=sum(satu.diundang for satu in semua),
        hadir=len(hadir),
        hadir_diundang=sum(satu.diundang for satu in hadir),
        laki_laki=sum(satu.jenis_kelamin == "L" for satu in hadir),
        perempuan=sum(satu.jenis_kelamin == "P" for satu in hadir),
        per_unsur={kode: unsur[kode] for kode in UNSUR if unsur[kode]},
    )


@dataclass(frozen=True, slots=True)
class HasilKuorum:
    """Whether enough of the invited came. It warns and never blocks: no rule found makes a musdes void without it."""

    tercapai: bool
    dibutuhkan: int
    kalimat: str


def kuorum(diundang: int, hadir_diundang: int, ambang: Fraction) -> HasilKuorum:
    """Quorum among those invited; walk-ins do not count. `ambang` is a setting of the kabupaten."""
    if not diundang:
        return HasilKuorum(False, 0, "Belum ada undangan, jadi kuorum belum dapat dihitung.")
    dibutuhkan = -(-diundang * ambang.numerator // ambang.denominator)
    bagian = persen(hadir_diundang, diundang)
    if hadir_diundang >= dibutuhkan:
        return HasilKuorum(True, dibutuhkan, f"Kuorum tercapai ({bagian}).")
    kalimat = (
        f"Hadir {hadir_diundang} dari {diundang} undangan ({bagian}), kurang dari anjuran {dibutuhkan} orang. "
        "Musyawarah boleh dilanjutkan; catat alasannya di notulen."
    )
    return HasilKuorum(False, dibutuhkan, kalimat)
