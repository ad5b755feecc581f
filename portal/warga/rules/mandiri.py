"""A citizen's own proposal taken at the counter: what may be asked, its states, and how the counter tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ...kit.nomor import is_enam_belas_angka

MENUNGGU, DIUSULKAN, TIDAK_DILANJUTKAN = "menunggu", "diusulkan", "tidak_dilanjutkan"
KATA_STATUS = {MENUNGGU: "Menunggu operator", DIUSULKAN: "Sudah menjadi usulan", TIDAK_DILANJUTKAN: "Tidak dilanjutkan"}
TANDA_STATUS = {MENUNGGU: "warn", DIUSULKAN: "ok", TIDAK_DILANJUTKAN: ""}
LANGKAH = {
    MENUNGGU: "Operator desa atau kelurahan menyiapkannya untuk musyawarah berikutnya. Belum ada keputusan apa pun.",
    DIUSULKAN: "Langkah selanjutnya mengikuti usulannya.",
    TIDAK_DILANJUTKAN: "Warga dapat menanyakan alasannya kepada operator, dan boleh mengusulkan lagi.",
}
MASUK, BANSOS, PERBAIKAN, LAIN = "masuk", "bansos", "perbaikan", "lain"
PERMINTAAN = {
    MASUK: "Masuk register kesejahteraan sosial", BANSOS: "Bantuan sosial", PERBAIKAN: "Perbaikan data", LAIN: "Lainnya",
}  # fmt: skip
JENIS_USULAN = (MASUK, BANSOS, PERBAIKAN)  # requests that are a kind of usulan of the same name
ALASAN_MIN, ALASAN_MAKS, KETERANGAN_MAKS = 10, 500, 1000


def format_nomor_mandiri(desa_kode: str, tahun: int, urut: int) -> str:
    """UM-1702.19.1006-2026-0001, counted by desa and year."""
    provinsi, kabupaten, kecamatan, desa = desa_kode.split(".")
    return f"UM-{provinsi}{kabupaten}.{kecamatan}.{desa}-{tahun}-{urut:04d}"


def periksa_mandiri(isi: Any) -> dict[str, str]:
    """{field: sentence} of what the form lacks."""
    salah = {}
    if not is_enam_belas_angka(isi["nik"]):
        salah["nik"] = f"NIK harus 16 angka. Anda mengetik {len(isi['nik'])}."
    if not isi["nama"]:
        salah["nama"] = "Tulis nama warga."
    if isi["permintaan"] not in PERMINTAAN:
        salah["permintaan"] = "Pilih apa yang diminta."
    if isi["permintaan"] == LAIN and not isi["keterangan"]:
        salah["keterangan"] = "Tuliskan apa yang diminta."
    return salah


def salah_alasan(alasan: str) -> str | None:
    """Why this is no reason for not going on, else None."""
    if len(alasan) < ALASAN_MIN:
        return "Tuliskan alasannya dengan kalimat yang dapat dibaca warga."
    return f"Alasan paling panjang {ALASAN_MAKS} huruf." if len(alasan) > ALASAN_MAKS else None


def kalimat_status(status: str, nomor_usulan: str | None, alasan: str) -> str:
    """How the counter tells a citizen what became of the request."""
    if status == DIUSULKAN and nomor_usulan:
        return f"Sudah menjadi usulan {nomor_usulan}. {LANGKAH[DIUSULKAN]}"
    if status == TIDAK_DILANJUTKAN and alasan:
        return f"Alasan: {alasan} {LANGKAH[status]}"
    return LANGKAH[status]


@dataclass(frozen=True, slots=True)
class StatusMandiri:
    """One proposal as the counter may tell it: number, where it was taken, what was asked, and what became of it."""

    nomor: str
    wilayah: str
    permintaan: str
    status: str
    pada: datetime
    alasan: str = ""
    usulan_nomor: str | None = None

    @property
    def kata(self) -> str:
        return KATA_STATUS[self.status]

    @property
    def tanda(self) -> str:
        return TANDA_STATUS[self.status]

    @property
    def diminta(self) -> str:
        return PERMINTAAN[self.permintaan]

    @property
    def langkah(self) -> str:
        return kalimat_status(self.status, self.usulan_nomor, self.alasan)
