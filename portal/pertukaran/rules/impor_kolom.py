"""Which heading is which field, in files of DTSEN, of DTKS before it, and of the lists around them (domain 4.1 to 4.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ...keluarga.rules.rincian import RINCIAN
from ...keluarga.rules.rumah import RUMAH
from ...kit.isi import sidik
from .impor_jenis import JENIS_IMPOR, REGISTER

KELUARGA, INDIVIDU = "keluarga", "individu"
# field -> (words, known headings, the most usual first)
_UMUM: dict[str, tuple[str, str]] = {
    "no_kk": ("No. KK", "nomor_kartu_keluarga no_kk nokk nomor_kk no_kartu_keluarga kk no_kk_ nomer_kk id_kk"),
    "desa": ("Kode desa/kelurahan", "kode_kelurahan_desa kode_desa_kelurahan kode_desa kode_kelurahan kode_wilayah kd_kel kd_desa id_desa"),
    "nama_desa": ("Nama desa/kelurahan", "kelurahan_desa desa_kelurahan kelurahan desa nama_desa nama_kelurahan nm_kel nama_kelurahan_desa"),
    "nama_kecamatan": ("Nama kecamatan", "kecamatan nama_kecamatan nm_kec"),
    "alamat": ("Alamat", "alamat alamat_ktp alamat_kk alamat_lengkap alamat_domisili"),
    "rt": ("RT", "rt rt_ktp no_rt nomor_rt"),
    "rw": ("RW", "rw rw_ktp no_rw nomor_rw"),
    "dusun": ("Dusun", "dusun dusun_ktp nama_dusun lingkungan"),
    "nama": ("Nama", "nama nama_lengkap nama_penerima nama_art nama_anggota nama_anggota_keluarga nama_krt nama_pengurus nama_peserta"),
    "nik": ("NIK", "nomor_induk_kependudukan nik nik_ktp no_nik nomor_nik nik_anggota nik_penerima no_ktp nik_pengurus"),
    "tanggal_lahir": ("Tanggal lahir", "tanggal_lahir tgl_lahir tgllahir tanggallahir"),
}
_KELUARGA = {
    **{nama: _UMUM[nama] for nama in ("no_kk", "desa", "nama_desa", "nama_kecamatan", "alamat", "rt", "rw", "dusun")},
    "nama_kepala": ("Nama kepala keluarga", "nama_kepala_keluarga kepala_keluarga nama_kk nama_krt"),
    "desil": ("Desil nasional", "desil_nasional desil kd_peringkat_kesejahteraan_keluarga peringkat_kesejahteraan_keluarga desil_kesejahteraan"),
}
_INDIVIDU = {
    **{nama: _UMUM[nama] for nama in ("nik", "no_kk", "nama", "tanggal_lahir")},
    "tempat_lahir": ("Tempat lahir", "tempat_lahir tmp_lahir tmpt_lahir"),
    "jenis_kelamin": ("Jenis kelamin", "jenis_kelamin jk kelamin jenkel jns_kelamin sex"),
    "hubungan_dtsen": ("Hubungan (kode DTSEN/Regsosek)", "status_hubungan_keluarga"),
    "hubungan": ("Hubungan (kata atau kode Dukcapil)", "hubungan_keluarga shdk hubungan hub_keluarga hubungan_dengan_kk hub_kepala_keluarga"),
    "status_kawin": ("Status kawin", "status_kawin status_perkawinan status_kawin_ktp sts_kawin"),
    "pekerjaan": ("Pekerjaan", "pekerjaan_ktp jenis_pekerjaan pekerjaan jns_pekerjaan"),
    "ibu_kandung": ("Nama ibu kandung", "ibu_kandung nama_ibu_kandung nama_ibu nama_gadis_ibu_kandung nm_ibu"),
    **{nama: _UMUM[nama] for nama in ("desa", "nama_desa", "nama_kecamatan", "alamat", "rt", "rw", "dusun")},
    "desil": _KELUARGA["desil"],
}
_DAFTAR = {
    **{nama: _UMUM[nama] for nama in ("nik", "nama", "no_kk", "tanggal_lahir", "desa")},
    "tanggal": ("Tanggal", "tanggal tgl tanggal_meninggal tgl_meninggal tanggal_kematian padankan_at tanggal_padan tmt tanggal_hasil tanggal_sk"),
    "keterangan": ("Keterangan", "keterangan ket tahap instansi jabatan alasan catatan pangkat unit_kerja keterangan_meninggal"),
    "program": ("Program", "program bansos nama_program jenis_bansos jenis_bantuan program_bantuan"),
    "hasil": ("Hasil", "hasil hasil_padan status_padan padan status_padan_dukcapil hasil_padan_dukcapil status jawaban hasil_pusat status_usulan"),
    "nomor": ("Nomor usulan", "nomor_usulan no_usulan id_usulan nomor"),
}
# Headings of DTKS whose codes number something else than DTSEN's: known, and left out with a word.
ERA_LAMA = frozenset(
    "id_status_penguasaan_bangunan id_lantai_terluas luas_lantai_bangunan id_dinding_terluas id_atap_terluas id_sumber_airminum "
    "id_sumberpenerangan id_bb_utama id_fasilitas_bab id_jenis_kloset id_pembuangan_tinja".split()
)
_TERNAK_LAMA = {f"jml_{satu}": f"jumlah_ternak_{satu}" for satu in ("sapi", "kerbau", "kuda", "babi", "kambing_domba")}


@dataclass(frozen=True, slots=True)
class Tebakan:
    """What a sheet seems to be: row of its headings (from 1), kind of sheet, {field: column from 0}, and columns of the older era."""

    kepala_baris: int
    macam: str
    peta: dict[str, int]
    lama: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def kunci_kepala(teks: str) -> str:
    """A heading without blanks, marks and capitals: " No. KK " -> no_kk."""
    return re.sub("[^a-z0-9]+", "_", teks.casefold()).strip("_")


def bidang_of(jenis: str, macam: str = "") -> dict[str, str]:
    """{field: words} that a sheet of this kind may fill, in the order of the page."""
    return {nama: kata for nama, (kata, _) in _daftar(jenis, macam).items()}


def _daftar(jenis: str, macam: str) -> Mapping[str, tuple[str, str]]:
    if jenis == REGISTER:
        return _INDIVIDU if macam == INDIVIDU else _KELUARGA
    return {nama: _DAFTAR[nama] for nama in JENIS_IMPOR[jenis].bidang}


@cache
def _kosakata(jenis: str, macam: str) -> tuple[Mapping[str, str], Mapping[str, int]]:
    """({heading: field} of a kind of sheet, {heading: how many of its field are more usual}); see cocokkan."""
    urutan = {satu: ke for _, semua in _daftar(jenis, macam).values() for ke, satu in enumerate(semua.split())}
    kata = {kepala: nama for nama, (_, semua) in _daftar(jenis, macam).items() for kepala in semua.split()}
    if jenis == REGISTER:
        kata |= {nama: nama for nama in (RINCIAN if macam == INDIVIDU else RUMAH)}
        kata |= _TERNAK_LAMA if macam == KELUARGA else {}
    return kata, urutan


def cocokkan(kepala: Sequence[str], jenis: str, macam: str) -> dict[str, int]:
    """{field: column} by known headings; of several headings for one field the most usual wins."""
    kata, urutan = _kosakata(jenis, macam)
    peta: dict[str, int] = {}
    terbaik: dict[str, int] = {}
    for kolom, teks in enumerate(kepala):
        kunci = kunci_kepala(teks)
        nama = kata.get(kunci)
        if nama is None:
            continue
        nilai = urutan.get(kunci, 0)
        if nama not in peta or nilai < terbaik[nama]:
            peta[nama], terbaik[nama] = kolom, nilai
    return peta


def tebak(contoh: Sequence[Sequence[str]], jenis: str) -> Tebakan:
    """The row with the most known headings among the first ones, and what it means; no fields at all when none is known."""
    terbaik = Tebakan(1, KELUARGA if jenis == REGISTER else "", {})
    for nomor, baris in enumerate(contoh, 1):
        for macam in (INDIVIDU, KELUARGA) if jenis == REGISTER else ("",):
            peta = cocokkan(baris, jenis, macam)
            if macam == KELUARGA and "nik" in cocokkan(baris, jenis, INDIVIDU):
                continue  # whoever has a NIK is a person
            if macam == INDIVIDU and "nik" not in peta:
                continue
            if len(peta) > len(terbaik.peta):
                lama = tuple(teks for teks in baris if kunci_kepala(teks) in ERA_LAMA)
                terbaik = Tebakan(nomor, macam, peta, lama)
    if not terbaik.peta and contoh:  # headings that nobody knows: the widest of the first rows
        lebar = [sum(bool(sel) for sel in baris) for baris in contoh[:10]]
        return Tebakan(lebar.index(max(lebar)) + 1, terbaik.macam, {})
    return terbaik


def kepala_sidik(kepala: Sequence[str], macam: str) -> str:
    """Under which a mapping made by hand is found again."""
    return sidik({"macam": macam, "kepala": [kunci_kepala(satu) for satu in kepala]})


def huruf_kolom(ke: int) -> str:
    """0 -> A, 27 -> AB, as the spreadsheet names it."""
    huruf = ""
    ke += 1
    while ke:
        ke, sisa = divmod(ke - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf
