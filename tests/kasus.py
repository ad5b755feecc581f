"""What tests of the whole path share: the people and families of one run, a form sent twice, and the papers read back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from uuid import UUID

from flask import Flask
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import func, select, update

from portal.akun.models import Pengguna, Sesi
from portal.db import db
from portal.jam import hari_ini
from portal.kit.tanggal import hari_tanggal, tanggal_panjang, tanggal_terbilang
from portal.musdes.models import Musdes
from portal.usulan.models import Usulan
from tests import jalan
from tests.factories import DESA, KABUPATEN, KELURAHAN, Orang, Pabrik
from tests.kiriman import kirim
from tests.pages import Peramban

NAMA = {
    "masuk": "Sumiati Contoh", "bansos": "Rahman Contoh", "hapus": "Zubaidah Contoh", "tidak": "Firman Contoh",
    "tunda": "Halimah Contoh", "kembali": "Wagiman Contoh", "buatan": "Partini Contoh",
}  # fmt: skip
JENIS: dict[str, dict[str, Any]] = {
    "bansos": {"jenis": "bansos", "program": ["PKH", "SEMBAKO"], "pbi": 2}, "tunda": {"jenis": "bansos", "program": ["PKH"]},
    "hapus": {"jenis": "hapus", "alasan_hapus": "PINDAH", "keterangan": "Surat pindah nomor 12."},
}  # fmt: skip
PUTUSAN = {"tidak": ("tidak_layak", "Rumah dan penghasilan cukup."), "tunda": ("ditunda", "Menunggu kunjungan rumah.")}
WILAYAH = {
    KELURAHAN: ("Musyawarah Kelurahan", "KELURAHAN AIR BANG", "Lurah", "LPMK", "Air Bang"),
    DESA: ("Musyawarah Desa", "DESA DERATI", "Kepala Desa", "BPD", "Derati"),
}


@dataclass
class Kasus:
    """What one run of the path knows of itself."""

    app: Flask
    pabrik: Pabrik
    desa: str
    orang: dict[str, Orang]
    p: dict[str, Peramban]
    keluarga: dict[str, UUID] = field(default_factory=dict)
    usulan: dict[str, UUID] = field(default_factory=dict)
    no_kk: dict[str, str] = field(default_factory=dict)
    musdes: UUID = UUID(int=0)

    def hitung(self, model: Any, *syarat: Any) -> int:
        return self.nilai(select(func.count()).select_from(model).where(*syarat))

    def nilai(self, pilih: Any) -> Any:
        with self.app.app_context():
            nilai = db.session.scalar(pilih)
            db.session.remove()
        return nilai

    def status(self, nama: str) -> str:
        return self.nilai(select(Usulan.status).where(Usulan.id == self.usulan[nama]))

    def pindah_peran(self, nama: str, peran: str) -> Orang:
        """The same person gets another post: the only way in which one person could do two steps."""
        lama = self.orang[nama]
        with self.app.app_context():
            db.session.execute(update(Pengguna).where(Pengguna.id == lama.id).values(peran=peran, wilayah_kode=KABUPATEN))
            db.session.execute(update(Sesi).where(Sesi.pengguna_id == lama.id).values(berakhir_pada=func.now()))
            db.session.commit()
            db.session.remove()
        return Orang(lama.id, peran, KABUPATEN, lama.nama, lama.nama_pengguna)


def kirim_dua_kali(p: Peramban, aksi: str, isi: dict[str, Any], *, lain: dict[str, Any] | None = None) -> str:
    """Fill in the shown form and send it twice, as a hasty hand or a bad line does; returns where both ended.

    ``lain`` changes something and sends the same form id a third time: refused with a sentence.
    """
    asal = p.halaman
    url, _, nilai = p.isian(aksi)
    pertama = kirim(p, aksi, isi)
    kedua = p.buka(url, metode="POST", data=nilai | isi)
    assert kedua.url == pertama.url, f"{aksi}: {kedua.url} bukan {pertama.url}"
    if lain:
        tolak = p.buka(url, metode="POST", data=nilai | isi | lain, status=409)
        assert "sudah" in tolak.tulisan() and "berbeda" in tolak.tulisan(), tolak.tulisan()[:400]
    p.halaman = asal
    return pertama.url


def tanpa_nik(teks: str) -> None:
    assert not re.search(r"\b[0-9]{16}\b|\b[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}\b", teks)


def baca_berita_acara(k: Kasus) -> None:
    """The printed paper, read back: names, counts in digits and words, the date in words, each family once in its Lampiran."""
    jenis, kop, kepala, lembaga, nama_desa = WILAYAH[k.desa]
    isi = jalan.cetak(k.p["operator"], k.musdes)
    assert jalan.cetak(k.p["operator"], k.musdes) == isi  # frozen: the same bytes ever after
    halaman = [satu.extract_text() for satu in PdfReader(BytesIO(isi)).pages]
    teks = re.sub(r"\s+", " ", " ".join(halaman))
    nomor = k.nilai(select(Musdes.nomor))
    hari = hari_ini()
    for kata in (
        kop, jenis.upper(), nomor, hari_tanggal(hari), str(tanggal_terbilang(hari)), tanggal_panjang(hari), "Herman Contoh", "Nurul Contoh",
        "7 (tujuh) orang", "6 (enam) orang", "3 (tiga) keluarga, 9 (sembilan) jiwa", "1 (satu) keluarga, yaitu PKH 1 (satu) KPM",
        "Sembako 1 (satu) KPM", "PBI-JK 2 (dua) jiwa", kepala, lembaga, f"Ditetapkan di {nama_desa}",
    ):  # fmt: skip
        assert kata in teks, f"{kata!r} tidak ada di berita acara: {teks[:3000]}"
    lampiran = _per_lampiran(halaman)
    tempat = {"I": ("masuk", "kembali", "buatan"), "II": ("bansos",), "III": ("hapus", "tidak"), "IV": ("tunda",)}
    for angka, milik in tempat.items():
        for nama, kepala_keluarga in NAMA.items():
            kali = lampiran[angka].count(k.no_kk[nama])
            assert kali == (nama in milik), f"{kepala_keluarga} {kali} kali di Lampiran {angka}"
            assert (kepala_keluarga in lampiran[angka]) == (nama in milik)
    hadir = jalan.cetak(k.p["operator"], k.musdes, "daftar-hadir")
    assert "Tamu Contoh" in PdfReader(BytesIO(hadir)).pages[0].extract_text()
    baca_keaslian(k, teks, nomor)


def _per_lampiran(halaman: list[str]) -> dict[str, str]:
    """The text of each Lampiran, blanks inside numbers and line breaks inside names put right."""
    semua: dict[str, str] = {}
    sekarang = ""
    for teks in halaman:
        cocok = re.search(r"LAMPIRAN (IV|I{1,3})\b", teks)
        sekarang = cocok[1] if cocok else sekarang
        rapi = re.sub(r"\s+", " ", teks)
        if sekarang:
            semua[sekarang] = semua.get(sekarang, "") + " " + re.sub(r"(?<=[0-9]) (?=[0-9]{4})", "", rapi)
    return semua


def baca_keaslian(k: Kasus, teks: str, nomor: str) -> None:
    """The page behind the QR code: counts for everybody, names for nobody."""
    kode = re.search(r"ketik kode ini: ([A-Za-z0-9_-]{22}) ", teks)
    assert kode, teks[-1500:]
    publik = Peramban(k.app).buka(f"/periksa/{kode[1]}")
    tulisan = publik.tulisan()
    hitungan = ("3 (tiga) keluarga, 9 (sembilan) jiwa", "2 (dua) jiwa", "6 (enam) orang")
    for kata in (nomor, hari_tanggal(hari_ini()), "masih berlaku", *hitungan):
        assert kata in tulisan, f"{kata!r} tidak ada di {tulisan}"
    assert not [nama for nama in [*NAMA.values(), "Herman Contoh"] if nama in tulisan]
    lengkap = re.search(r"[0-9a-f]{4}( [0-9a-f]{4}){15}", publik.teks)
    assert lengkap and lengkap[0][:19] in teks  # the hash that people compare by eye
    tanpa_nik(publik.teks.replace(lengkap[0], "").replace(lengkap[0][:19], ""))  # four groups of a hash may all be digits


def baca_lembar(k: Kasus, xlsx: bytes) -> None:
    """The sheet: a row for each person or programme line, identifiers as text, the wilayah columns filled in."""
    kepala, *baris = load_workbook(BytesIO(xlsx)).active.iter_rows(values_only=True)
    tabel = [dict(zip(kepala, satu, strict=True)) for satu in baris]
    per_kk: dict[str, list[dict[str, Any]]] = {}
    for satu in tabel:
        per_kk.setdefault(satu["No. KK"], []).append(satu)
    assert set(per_kk) == {k.no_kk[nama] for nama in ("masuk", "bansos", "hapus", "kembali")}
    assert sorted(satu["Program"] for satu in per_kk[k.no_kk["bansos"]]) == ["PBI-JK", "PBI-JK", "PKH", "Sembako"]
    for satu in tabel:
        assert isinstance(satu["NIK"], str) and re.fullmatch("[0-9]{16}", satu["NIK"]) and isinstance(satu["No. KK"], str)
        wilayah = [satu[n] for n in ("Kode provinsi", "Kode kabupaten", "Kode kecamatan", "Kode desa/kelurahan")]
        assert wilayah == [k.desa[:2], k.desa[:5], k.desa[:8], k.desa] and satu["Desa/kelurahan"] == WILAYAH[k.desa][4]
        assert satu["Nomor surat pengesahan"] == "400.9/77/DINSOS/2026"
    assert len({tuple(satu.values()) for satu in tabel}) == len(tabel)
    assert next(s for s in tabel if s["Nama"] == NAMA["kembali"])["Tempat lahir"] == "Kepahiang"
