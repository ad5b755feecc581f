"""A training session, its result, and the number of its certificate."""

from __future__ import annotations

from datetime import date

RENCANA, SELESAI, BATAL = "direncanakan", "selesai", "batal"
KATA_STATUS = {RENCANA: "Direncanakan", SELESAI: "Selesai", BATAL: "Batal"}
LULUS, TIDAK_LULUS = "lulus", "tidak_lulus"
KATA_HASIL = {LULUS: "Lulus", TIDAK_LULUS: "Belum lulus"}
JUDUL_MAKS, TEMPAT_MAKS, MATERI_MAKS, NARASUMBER_MAKS = 160, 200, 2000, 200


def format_sertifikat(urut: int, tahun: int) -> str:
    """0007/BIMTEK/2026: gap-free within a year."""
    return f"{urut:04d}/BIMTEK/{tahun}"


def halangan_hasil(status: str, hadir: bool, hasil: str) -> str | None:
    """Why a result cannot be recorded; None when it can. Only who was there can pass."""
    if status == BATAL:
        return "Bimtek ini batal, jadi tidak ada hasilnya."
    if hasil and hasil not in KATA_HASIL:
        return "Pilih hasil: lulus atau belum lulus."
    if hasil and not hadir:
        return "Catat kehadirannya dahulu, baru hasilnya."
    return None


def halangan_selesai(status: str, tanggal: date, hari: date, hadir: int, tanpa_hasil: int) -> list[str]:
    """What is missing before a session is closed; closing gives the certificates."""
    if status != RENCANA:
        return [f"Bimtek ini sudah {KATA_STATUS[status].lower()}."]
    kurang = []
    if hari < tanggal:
        kurang.append("Hari bimtek belum tiba.")
    if not hadir:
        kurang.append("Belum ada peserta yang hadir.")
    if tanpa_hasil:
        kurang.append(f"{tanpa_hasil} peserta hadir belum diberi hasil.")
    return kurang
