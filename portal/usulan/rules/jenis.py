"""The kinds of usulan, the lines of a bansos usulan, the reasons for a removal, and the number every usulan carries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ...kuota.rules import PKH, PROGRAM

MASUK, BANSOS, HAPUS = JENIS = ("masuk", "bansos", "hapus")

KATA_JENIS = {MASUK: "Masuk register", BANSOS: "Bantuan sosial", HAPUS: "Penghapusan"}

# A removal says that the family does not belong in the register; the other two say that it does.
_BERTENTANGAN = {MASUK: (HAPUS,), BANSOS: (HAPUS,), HAPUS: (MASUK, BANSOS)}


def halangan_membuat(jenis: str, terbuka: Iterable[tuple[str, str]]) -> str | None:
    """Why a family cannot get this usulan now; `terbuka` holds (jenis, nomor) of its open ones. None: it can."""
    for ada, nomor in terbuka:
        if ada == jenis:
            return f"Keluarga ini sudah punya usulan {KATA_JENIS[jenis].lower()} yang berjalan: {nomor}."
        if ada in _BERTENTANGAN[jenis]:
            return (
                f"Keluarga ini sedang dalam usulan {KATA_JENIS[ada].lower()} ({nomor}). "
                f"Selesaikan atau batalkan dulu sebelum usulan {KATA_JENIS[jenis].lower()}."
            )
    return None


@dataclass(frozen=True, slots=True)
class BarisProgram:
    """One line of a bansos usulan; `anggota` (an id) for programmes counted by person, else None."""

    program: str
    anggota: object = None


def periksa_baris(jenis: str, baris: Collection[BarisProgram], anggota_keluarga: Collection[object]) -> list[str]:
    """What is wrong with the programme lines, as sentences. PKH together with Sembako is allowed."""
    if jenis != BANSOS:
        return [f"Usulan {KATA_JENIS[jenis].lower()} tidak memuat program bantuan."] if baris else []
    if not baris:
        return ["Pilih paling sedikit satu program bantuan."]
    salah = []
    for satu, kali in Counter(baris).items():
        program = PROGRAM.get(satu.program)
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
    """One reason for removal, the evidence that goes with it, and the only programme it speaks of, if any."""

    kode: str
    kata: str
    bukti: str
    program: str | None = None


# Kepmensos 73/HUK/2024 as reported; the numbers that SIKS-NG gives them are not known, so the codes are ours.
ALASAN_HAPUS = {
    satu.kode: satu
    for satu in (
        AlasanHapus("ALAMAT_TIDAK_DITEMUKAN", "Alamat tidak ditemukan", "catatan kunjungan RT/RW"),
        AlasanHapus("ORANG_TIDAK_DITEMUKAN", "Orangnya tidak ditemukan di alamat", "catatan kunjungan RT/RW"),
        AlasanHapus("MENINGGAL", "Meninggal dunia", "akta kematian atau surat keterangan kematian"),
        AlasanHapus("ASN_TNI_POLRI", "Bekerja sebagai ASN, TNI, atau Polri", "KTP, KK, atau surat keterangan kerja"),
        AlasanHapus("KELUARGA_ASN_TNI_POLRI", "Satu KK dengan ASN, TNI, atau Polri", "KK"),
        AlasanHapus("MAMPU", "Sudah mampu", "foto rumah dan surat pernyataan atau catatan musyawarah"),
        AlasanHapus("PENSIUNAN", "Pensiunan ASN, TNI, atau Polri", "KTP, KK, atau kartu pensiun"),
        AlasanHapus("GURU_SERTIFIKASI", "Guru tersertifikasi", "surat keterangan"),
        AlasanHapus("GAJI_APBN_APBD", "Berpenghasilan rutin dari APBN atau APBD", "surat keterangan"),
        AlasanHapus("MENOLAK", "Menolak atau mengundurkan diri dari program", "surat pernyataan"),
        AlasanHapus("UPAH_DI_ATAS_UMK", "Berpenghasilan di atas UMP/UMK", "surat keterangan"),
        AlasanHapus("PEMILIK_PERUSAHAAN", "Pengurus atau pemilik perusahaan", "surat keterangan"),
        AlasanHapus("NAKES", "Tenaga kesehatan", "surat keterangan"),
        AlasanHapus("PERANGKAT_DESA", "Perangkat desa aktif", "SK pengangkatan"),
        AlasanHapus("BANTUAN_LAIN", "Sudah mendapat bantuan sejenis", "daftar bantuan lain"),
        AlasanHapus("PINDAH", "Pindah dari desa atau kelurahan ini", "surat pindah atau catatan RT/RW"),
        AlasanHapus("GANDA", "NIK atau No. KK ganda", "KTP dan KK"),
        AlasanHapus("TANPA_KOMPONEN", "Tidak ada lagi komponen PKH", "KK", PKH),
    )
}


def lingkup_nomor(desa_kode: str) -> str:
    """The kecamatan in whose series a usulan of this desa is numbered: 17.02.19.1012 -> 17.02.19."""
    return desa_kode[:8]


def format_nomor_usulan(desa_kode: str, tahun: int, urut: int) -> str:
    """USL-1702.19-2026-0412, counted by kecamatan and year."""
    provinsi, kabupaten, kecamatan = lingkup_nomor(desa_kode).split(".")
    return f"USL-{provinsi}{kabupaten}.{kecamatan}-{tahun}-{urut:04d}"
