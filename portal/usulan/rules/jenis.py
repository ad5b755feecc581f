"""The kinds of usulan, the lines of a bansos usulan, the reasons for a removal or another pengurus, and the number of a usulan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ...kuota.rules import PKH, PROGRAM, Program

MASUK, BANSOS, HAPUS, PERBAIKAN, GANTI_PENGURUS = JENIS = ("masuk", "bansos", "hapus", "perbaikan", "ganti_pengurus")

KATA_JENIS = {
    MASUK: "Masuk register", BANSOS: "Bantuan sosial", HAPUS: "Penghapusan", PERBAIKAN: "Perbaikan data", GANTI_PENGURUS: "Ganti pengurus",
}  # fmt: skip
# These ask whether a family is eligible, so its data must be complete; the others name what they change themselves.
MENILAI_KELUARGA = (MASUK, BANSOS)
# These change the family's own data, on the day they are confirmed and not before.
MENGUBAH_DATA = (PERBAIKAN, GANTI_PENGURUS)

DESA, KABUPATEN = ASAL = ("desa", "kabupaten")
KATA_ASAL = {DESA: "Desa atau kelurahan", KABUPATEN: "Kabupaten"}


@dataclass(frozen=True, slots=True)
class BarisProgram:
    """One line of a bansos usulan; `anggota` (an id) for programmes counted by person, else None."""

    program: str
    anggota: object = None


def periksa_baris(
    jenis: str, baris: Collection[BarisProgram], anggota_keluarga: Collection[object], berlaku: Mapping[str, Program] = PROGRAM
) -> list[str]:
    """What is wrong with the programme lines, as sentences; ``berlaku`` are the programmes there are. PKH together with Sembako is allowed."""
    if jenis != BANSOS:
        return [f"Usulan {KATA_JENIS[jenis].lower()} tidak memuat program bantuan."] if baris else []
    if not baris:
        return ["Pilih paling sedikit satu program bantuan."]
    salah = []
    for satu, kali in Counter(baris).items():
        program = berlaku.get(satu.program)
        if program is None:
            salah.append(f"Program {satu.program} tidak ada di daftar.")
        elif program.is_per_jiwa and satu.anggota not in anggota_keluarga:
            salah.append(f"{program.singkatan} diusulkan per orang. Pilih anggota keluarga ini.")
        elif not program.is_per_jiwa and satu.anggota is not None:
            salah.append(f"{program.singkatan} diusulkan per keluarga, bukan per orang.")
        elif kali > 1:
            salah.append(f"{program.singkatan} terpilih dua kali.")
    return salah


@dataclass(frozen=True, slots=True)
class AlasanHapus:
    """One reason: its words, the evidence in words, the only programme it speaks of, if any, and the kinds of proof it demands."""

    kode: str
    kata: str
    bukti: str
    program: str | None = None
    wajib: tuple[str, ...] = ()


# Kepmensos 73/HUK/2024 as reported; the numbers that SIKS-NG gives them are not known, so the codes are ours.
ALASAN_HAPUS = {
    satu.kode: satu
    for satu in (
        AlasanHapus("ALAMAT_TIDAK_DITEMUKAN", "Alamat tidak ditemukan", "catatan kunjungan RT/RW", wajib=("kunjungan",)),
        AlasanHapus("ORANG_TIDAK_DITEMUKAN", "Orangnya tidak ditemukan di alamat", "catatan kunjungan RT/RW", wajib=("kunjungan",)),
        AlasanHapus("MENINGGAL", "Meninggal dunia", "akta kematian atau surat keterangan kematian", wajib=("kematian",)),
        AlasanHapus("ASN_TNI_POLRI", "Bekerja sebagai ASN, TNI, atau Polri", "KTP, KK, atau surat keterangan kerja", wajib=("keterangan",)),
        AlasanHapus("KELUARGA_ASN_TNI_POLRI", "Satu KK dengan ASN, TNI, atau Polri", "KK", wajib=("kk",)),
        AlasanHapus("MAMPU", "Sudah mampu", "foto rumah dan surat pernyataan atau catatan musyawarah", wajib=("foto_rumah", "pernyataan")),
        AlasanHapus("PENSIUNAN", "Pensiunan ASN, TNI, atau Polri", "KTP, KK, atau kartu pensiun", wajib=("keterangan",)),
        AlasanHapus("GURU_SERTIFIKASI", "Guru tersertifikasi", "surat keterangan", wajib=("keterangan",)),
        AlasanHapus("GAJI_APBN_APBD", "Berpenghasilan rutin dari APBN atau APBD", "surat keterangan", wajib=("keterangan",)),
        AlasanHapus("MENOLAK", "Menolak atau mengundurkan diri dari program", "surat pernyataan", wajib=("pernyataan",)),
        AlasanHapus("UPAH_DI_ATAS_UMK", "Berpenghasilan di atas UMP/UMK", "surat keterangan", wajib=("keterangan",)),
        AlasanHapus("PEMILIK_PERUSAHAAN", "Pengurus atau pemilik perusahaan", "surat keterangan", wajib=("keterangan",)),
        AlasanHapus("NAKES", "Tenaga kesehatan", "surat keterangan", wajib=("keterangan",)),
        AlasanHapus("PERANGKAT_DESA", "Perangkat desa aktif", "SK pengangkatan", wajib=("sk",)),
        AlasanHapus("BANTUAN_LAIN", "Sudah mendapat bantuan sejenis", "daftar bantuan lain", wajib=("daftar_bantuan",)),
        AlasanHapus("PINDAH", "Pindah dari desa atau kelurahan ini", "surat pindah atau catatan RT/RW", wajib=("pindah",)),
        AlasanHapus("GANDA", "NIK atau No. KK ganda", "KTP dan KK", wajib=("ktp", "kk")),
        AlasanHapus("TANPA_KOMPONEN", "Tidak ada lagi komponen PKH", "KK", PKH, wajib=("kk",)),
    )
}
# Why another member receives in the family's name (domain 2.3; the exception of Kepmensos 73/HUK/2024 for one who died).
ALASAN_GANTI = {
    satu.kode: satu
    for satu in (
        AlasanHapus("GANTI_MENINGGAL", "Pengurus meninggal dunia", "akta kematian atau surat keterangan kematian", wajib=("kematian",)),
        AlasanHapus("GANTI_PINDAH", "Pengurus pindah atau bekerja di luar daerah", "surat pindah atau surat keterangan", wajib=("pindah",)),
        AlasanHapus("GANTI_SAKIT", "Pengurus sakit atau tidak mampu mengurus", "surat keterangan sakit", wajib=("sakit",)),
        AlasanHapus("GANTI_HUKUMAN", "Pengurus menjalani hukuman", "surat keterangan", wajib=("keterangan",)),
        AlasanHapus("GANTI_SEPAKAT", "Kesepakatan keluarga", "surat pernyataan bersama", wajib=("pernyataan",)),
    )
}
# A current recipient whom the musdes looks at again: nobody claims anything yet, so no proof is demanded. It is no choice of a form,
# and once the removal is agreed one of ALASAN_HAPUS stands in its place (rules/tinjau.py).
TINJAU_ULANG = "TINJAU_ULANG"
ALASAN = ALASAN_HAPUS | ALASAN_GANTI | {TINJAU_ULANG: AlasanHapus(TINJAU_ULANG, "Ditinjau ulang oleh musyawarah", "")}
_ALASAN_JENIS = {HAPUS: ALASAN_HAPUS, GANTI_PENGURUS: ALASAN_GANTI}


def alasan_of(jenis: str) -> dict[str, AlasanHapus]:
    """The reasons that a usulan of this kind may name; none for a kind without reasons."""
    return _ALASAN_JENIS.get(jenis, {})


def lingkup_nomor(desa_kode: str) -> str:
    """The kecamatan in whose series a usulan of this desa is numbered: 17.02.19.1012 -> 17.02.19."""
    return desa_kode[:8]


def format_nomor_usulan(desa_kode: str, tahun: int, urut: int) -> str:
    """USL-1702.19-2026-0412, counted by kecamatan and year."""
    provinsi, kabupaten, kecamatan = lingkup_nomor(desa_kode).split(".")
    return f"USL-{provinsi}{kabupaten}.{kecamatan}-{tahun}-{urut:04d}"
