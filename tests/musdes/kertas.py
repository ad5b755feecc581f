"""Prints frozen papers and reads them back, for tests about what stands on them."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader

from portal.musdes.documents import ensure_cetakan
from tests.musdes.bahan import Bahan, Jadi

NAMA_JAHAT = ["O'Brien <img src=x onerror=alert(1)> & Sons", "=cmd|' /C calc'!A0", "Panjang" + "A" * 53, "Q"]
UKURAN_PT = {"F4": (609, 935), "A4": (595, 842)}
PENANDA = ("Basri Lembaga", "Amir Kepala", "Sobri Contoh", "Marni Contoh")


def cetak(app, jadi: Jadi, oleh, jenis: str = "berita_acara", kertas: str = "F4") -> bytes:
    with app.app_context():
        return ensure_cetakan(jadi.dokumen_id, jenis, kertas, untuk=oleh)


def rapat(halaman: list[str] | str) -> str:
    """The text without spaces and line breaks: a cell of a table breaks lines anywhere."""
    return re.sub(r"\s+", "", halaman if isinstance(halaman, str) else "".join(halaman))


def per_lampiran(halaman: list[str]) -> dict[str, str]:
    """The text of each Lampiran; the act itself under ''."""
    hasil, kini = {"": ""}, ""
    for teks in halaman:
        awal = re.match(r"LAMPIRAN (I{1,3}|IV)\n", teks)
        kini = awal.group(1) if awal else kini
        hasil[kini] = hasil.get(kini, "") + teks
    return hasil


def campuran() -> list[Bahan]:
    return [
        Bahan("Aminah Masuk", jiwa=3), Bahan("Budi Masuk", jiwa=4),
        Bahan("Cici Bansos", jenis="bansos", program=("PKH", "SEMBAKO"), jiwa=5),
        Bahan("Dodo Bansos", jenis="bansos", program=("SEMBAKO",), pbi=3, jiwa=3),
        Bahan("Eko Hapus", jenis="hapus", alasan_hapus="MENINGGAL", jiwa=1),
        Bahan("Fifi Hapus", jenis="hapus", alasan_hapus="MAMPU", jiwa=2), Bahan("Gani Hapus", jenis="hapus", alasan_hapus="MAMPU", jiwa=2),
        Bahan("Hani Tetap", jenis="hapus", alasan_hapus="PINDAH", keputusan="tidak_layak", jiwa=2),
        Bahan("Iwan Tidak", keputusan="tidak_layak", alasan="Sudah punya usaha tetap", jiwa=2),
        Bahan("Joko Tunda", jenis="bansos", program=("PKH",), keputusan="ditunda", alasan="Perlu kunjungan rumah", jiwa=2),
    ]  # fmt: skip


def periksa_tanda_tangan(halaman: list[str], nama: tuple[str, ...] = PENANDA) -> None:
    [lembar] = [re.sub(" +", " ", teks) for teks in halaman if "Ditetapkan di" in teks]
    for satu in (*nama, "Notulis,", "Periksa keaslian."):
        assert satu in lembar, satu
    # never alone: the closing sentence, two lines, stands above it on the same page
    penutup = lembar[: lembar.index("Ditetapkan di")]
    assert "Demikian Berita Acara ini" in penutup and len(penutup[penutup.index("Demikian") :].strip().splitlines()) >= 2


def ruang_tanda_tangan(isi: bytes) -> float:
    """The smallest room in mm between the line of an office and the name under it, in the block of signatures."""
    tinggi: dict[str, float] = {}

    def catat(teks, cm, tm, font, ukuran):
        for kunci in ("Ketua LPMK", "Basri Lembaga", "Notulis,", "Nurul Contoh", "Wakil warga miskin,", "Marni Contoh"):
            if kunci in teks:
                tinggi[kunci] = (cm[3] * tm[5] + cm[5]) if tm[5] else cm[5]

    for lembar in PdfReader(BytesIO(isi)).pages:
        if "Ditetapkan di" in lembar.extract_text():
            lembar.extract_text(visitor_text=catat)
    pasang = [("Ketua LPMK", "Basri Lembaga"), ("Notulis,", "Nurul Contoh"), ("Wakil warga miskin,", "Marni Contoh")]
    # from one base line to the next, less the height of a line
    return min(abs(tinggi[atas] - tinggi[bawah]) * 25.4 / 72 - 4.9 for atas, bawah in pasang)
