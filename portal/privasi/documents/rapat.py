"""Rows of one meeting: who was invited and came, and what stood on the agenda with its decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...musdes.queries import get_musdes, list_acara, list_peserta
from ...musdes.rules.keputusan import kata_keputusan
from ...musdes.rules.peserta import istilah, kata_unsur
from ...usulan.rules.jenis import KATA_JENIS
from ...web.sheets import Kolom
from .umum import KOLOM_WILAYAH, Berkas, Wilayah

KOLOM_PESERTA = (
    *KOLOM_WILAYAH, Kolom("Tanggal musyawarah", 12, "tanggal"), Kolom("Nama", 28), Kolom("L/P", 5), Kolom("Unsur", 30), Kolom("Jabatan", 24),
    Kolom("Alamat", 32), Kolom("Diundang", 9), Kolom("Hadir", 8),
)  # fmt: skip
KOLOM_ACARA = (
    *KOLOM_WILAYAH, Kolom("Tanggal musyawarah", 12, "tanggal"), Kolom("Urutan", 8, "angka"), Kolom("Nomor usulan", 24), Kolom("Jenis", 16),
    Kolom("Keluarga", 28), Kolom("RW", 5), Kolom("RT", 5), Kolom("Keputusan", 22), Kolom("Alasan", 50), Kolom("Setuju", 8, "angka"),
    Kolom("Tidak setuju", 8, "angka"), Kolom("Abstain", 8, "angka"),
)  # fmt: skip


def berkas_peserta(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """Everybody invited or present; ``saring`` holds musdes_id and perhaps unsur. Raises NotFound."""
    musdes = get_musdes(saring["musdes_id"], untuk=untuk)
    sel, kata = Wilayah().sel(musdes.desa_kode), istilah(musdes.desa_kode)
    return KOLOM_PESERTA, (
        [
            *sel, musdes.tanggal, b.nama, b.jenis_kelamin, kata_unsur(b.unsur, kata), b.jabatan or "", b.alamat or "",
            "ya" if b.diundang else "tidak", "ya" if b.hadir_pada else "tidak",
        ]
        for b in list_peserta(musdes.id, untuk=untuk) if saring.get("unsur", b.unsur) == b.unsur
    )  # fmt: skip


def berkas_acara(saring: Mapping[str, Any], *, untuk: Any, nik: bool) -> Berkas:
    """The agenda in order of priority; ``saring`` holds musdes_id and perhaps rw, rt and putusan. Raises NotFound."""
    musdes = get_musdes(saring["musdes_id"], untuk=untuk)
    sel = Wilayah().sel(musdes.desa_kode)
    return KOLOM_ACARA, (
        [
            *sel, musdes.tanggal, b.urutan, b.nomor, KATA_JENIS[b.jenis], b.nama or "", b.rw, b.rt,
            kata_keputusan(b.keputusan, b.jenis, musdes.bentuk) if b.keputusan else "belum", b.alasan or "", b.suara_setuju, b.suara_tidak,
            b.suara_abstain,
        ]
        for b in list_acara(musdes.id, untuk=untuk) if _cocok(b, saring)
    )  # fmt: skip


def _cocok(b: Any, saring: Mapping[str, Any]) -> bool:
    putusan = b.keputusan or "belum"
    return all(saring.get(nama, nilai) == nilai for nama, nilai in (("rw", b.rw), ("rt", b.rt), ("putusan", putusan)))
