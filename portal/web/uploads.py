"""Files from outside: checked by content and extension, stored whole or not at all, sent back harmless."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from uuid import UUID, uuid4

from flask import Response, send_file

from portal.errors import NotFound, PortalError
from portal.web.gambar import GambarDitolak, lukis_kecil, lukis_ulang
from portal.web.pdf import baca_qr, hitung_halaman

MAKS_BITA = 10 * 1024 * 1024
MAKS_HALAMAN = 100
SISI_FOTO = 1600
SISI_LAMBANG, MUTU_LAMBANG = 480, 90  # printed 20 mm high: 600 dots per inch
SISI_PINDAIAN = 2200  # A4 at 190 dots per inch: small print and stamps stay legible
MAKS_NAMA = 120
FORMAT_GAMBAR = {".jpg": ("JPEG", "MPO"), ".jpeg": ("JPEG", "MPO"), ".png": ("PNG",)}
MIME = {".jpg": "image/jpeg", ".pdf": "application/pdf"}
MIME_TAMPIL = ("image/jpeg", "image/png")
KECIL = "kecil"  # the folder of thumbnails inside one of photos
SEMENTARA = ".unggah-"
NAMA_ID = re.compile(r"[0-9a-f]{32}\.(jpg|pdf)")
SEKALI_SAPU = 500
KALIMAT_GAMBAR = {
    "beda": "Isi berkas tidak cocok dengan namanya: ini bukan gambar JPEG atau PNG. Unggah foto aslinya.",
    "besar": "Gambar ini lebih dari 20 juta piksel. Pilih ukuran foto yang lebih kecil di kamera, lalu unggah lagi.",
    "rusak": "Gambar ini tidak lengkap atau rusak, mungkin terputus saat disalin. Unggah lagi dari berkas aslinya.",
}


class UnggahanDitolak(PortalError):
    """The file was not accepted; nothing of it was kept."""

    status = 422
    judul = "Berkas belum dapat diterima"


@dataclass(frozen=True)
class BerkasTersimpan:
    """What is known of a stored file. ``nama`` is its name in the folder, ``nama_asli`` only for people to read."""

    nama: str
    nama_asli: str
    mime: str
    ukuran: int
    sha256: str


def simpan_foto(stream: IO[bytes], nama_asli: str, *, folder: Path, nama: str | None = None) -> BerkasTersimpan:
    """Store a JPEG or PNG as a fresh JPEG of at most 1600 px, upright, without place or device data."""
    nama_bersih, akhiran = _periksa_nama(nama_asli, ("jpg", "jpeg", "png"))
    isi = _baca(stream)
    return _simpan(_gambar_baru(isi, akhiran, SISI_FOTO), ".jpg", nama_bersih, folder, nama)


def simpan_pindaian(stream: IO[bytes], nama_asli: str, *, folder: Path, nama: str | None = None) -> BerkasTersimpan:
    """Store a scan: a PDF as it came, a JPEG or PNG as a fresh JPEG of at most 2200 px."""
    nama_bersih, akhiran = _periksa_nama(nama_asli, ("pdf", "jpg", "jpeg", "png"))
    isi = _baca(stream)
    if akhiran != ".pdf":
        return _simpan(_gambar_baru(isi, akhiran, SISI_PINDAIAN), ".jpg", nama_bersih, folder, nama)
    _periksa_pdf(isi)
    return _simpan(isi, ".pdf", nama_bersih, folder, nama)


def simpan_lambang(stream: IO[bytes], nama_asli: str, *, folder: Path) -> BerkasTersimpan:
    """Store a coat of arms as a fresh grey JPEG under its own SHA-256, so that a paper which names it always finds the same picture."""
    nama_bersih, akhiran = _periksa_nama(nama_asli, ("jpg", "jpeg", "png"))
    isi = _gambar_baru(_baca(stream), akhiran, SISI_LAMBANG, mutu=MUTU_LAMBANG, abu=True)
    return _simpan(isi, ".jpg", nama_bersih, folder, hashlib.sha256(isi).hexdigest())


def kode_qr(stream: IO[bytes]) -> tuple[tuple[int, str], ...]:
    """(page, text) of each QR code on a scan; the picture as it came, for what is stored may be smaller."""
    stream.seek(0)
    return baca_qr(_baca(stream))


def kirim_berkas(path: Path, mime: str, nama: str, *, tampil: bool = False) -> Response:
    """Answer with a stored file: as a download, or on the page (``tampil``) if it is a picture."""
    if not path.is_file():
        raise NotFound("Berkas ini tidak ada lagi di penyimpanan. Hubungi pengelola portal.")
    sebagai_unduhan = not (tampil and mime in MIME_TAMPIL)
    jawaban = send_file(
        path.absolute(), mimetype=mime, as_attachment=sebagai_unduhan, download_name=bersihkan_nama(nama)
    )
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    jawaban.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    jawaban.headers["Cache-Control"] = "no-store"
    return jawaban


def gambar_kecil(berkas: Path) -> Path:
    """The thumbnail of a stored photo; painted when it is first asked for, then kept."""
    kecil = berkas.parent / KECIL / berkas.name
    if not kecil.is_file() and berkas.is_file():
        try:
            isi = lukis_kecil(berkas)
        except GambarDitolak:
            raise NotFound("Foto ini rusak di penyimpanan. Hubungi pengelola portal.") from None
        _tulis(isi, kecil, hashlib.sha256(isi).hexdigest())
    return kecil


def buang_berkas(berkas: Path) -> None:
    """Delete a stored file and its thumbnail; what is gone already is no error."""
    for jalur in (berkas, berkas.parent / KECIL / berkas.name):
        jalur.unlink(missing_ok=True)


def sapu_berkas(folder: Path, milik: Callable[[list[str]], Collection[str]], *, sebelum: float) -> int:
    """Delete files last touched before ``sebelum`` (seconds since 1970) that nobody owns, as a server killed in the middle leaves them.

    ``milik`` is asked for some hundred names at a time and answers with those that have a row. Returns how many went.
    """
    hilang = 0
    for satu in (folder, folder / KECIL):
        nama = [e.name for e in os.scandir(satu) if e.is_file() and e.stat().st_mtime < sebelum] if satu.is_dir() else []
        for awal in range(0, len(nama), SEKALI_SAPU):
            sekelompok = nama[awal : awal + SEKALI_SAPU]
            for sisa in set(sekelompok) - set(milik(sekelompok)):
                (satu / sisa).unlink(missing_ok=True)
                hilang += 1
    return hilang


def sapu_ber_id(folder: Path, berkas_of: Callable[[list[UUID]], Iterable[str]], *, sebelum: float) -> int:
    """sapu_berkas() of a folder in which the name of a file is an id of 32 digits; what is named otherwise and is not half written stays.

    ``berkas_of`` answers for some hundred ids with the names of those files that have a row.
    """

    def milik(nama: list[str]) -> set[str]:
        ber_id = {satu for satu in nama if NAMA_ID.fullmatch(satu)}
        asing = {satu for satu in nama if satu not in ber_id and not satu.startswith(SEMENTARA)}
        return asing | set(berkas_of([UUID(satu[:32]) for satu in ber_id]))

    return sapu_berkas(folder, milik, sebelum=sebelum)


def bersihkan_nama(nama: str) -> str:
    """The last part of a name as people may read it: no folders, no invisible characters, at most 120 characters."""
    dasar = re.split(r"[/\\]", unicodedata.normalize("NFC", nama))[-1]
    # Category C holds control characters, halves of surrogates and the marks that turn the reading direction.
    dasar = "".join(huruf for huruf in dasar if unicodedata.category(huruf)[0] != "C")
    dasar = re.sub(r"\s+", " ", re.sub(r'[<>:"|?*]', "_", dasar)).strip(" .")
    batang, titik, akhiran = dasar.rpartition(".")
    if titik and len(akhiran) <= 5:
        return f"{batang[: MAKS_NAMA - 1 - len(akhiran)].rstrip(' .') or 'berkas'}.{akhiran}"
    return dasar[:MAKS_NAMA] or "berkas"


def _periksa_nama(nama_asli: str, boleh: tuple[str, ...]) -> tuple[str, str]:
    bersih = bersihkan_nama(nama_asli or "")
    akhiran = Path(bersih).suffix.lower()
    if akhiran[1:] in boleh:
        return bersih, akhiran
    if akhiran in (".heic", ".heif"):
        raise UnggahanDitolak(
            "Foto HEIC belum dapat dibaca. Atur kamera ke “Paling kompatibel” (JPEG), lalu foto dan unggah lagi."
        )
    jenis = "JPEG atau PNG" if "pdf" not in boleh else "PDF, JPEG, atau PNG"
    raise UnggahanDitolak(f"Jenis berkas ini belum dapat diterima. Unggah berkas {jenis}.")


def _baca(stream: IO[bytes]) -> bytes:
    isi = stream.read(MAKS_BITA + 1)
    if not isi:
        raise UnggahanDitolak("Berkas ini kosong (0 bita). Periksa berkasnya, lalu unggah lagi.")
    if len(isi) > MAKS_BITA:
        raise UnggahanDitolak("Ukuran berkas lebih dari 10 MB. Perkecil berkasnya, lalu unggah lagi.")
    return isi


def _gambar_baru(isi: bytes, akhiran: str, sisi: int, **cara: Any) -> bytes:
    """The picture painted anew, or a sentence that says why not."""
    try:
        return lukis_ulang(isi, FORMAT_GAMBAR[akhiran], sisi, **cara)
    except GambarDitolak as galat:
        raise UnggahanDitolak(KALIMAT_GAMBAR[str(galat)]) from galat


def _periksa_pdf(isi: bytes) -> None:
    # The mark must be the very first: a picture or page with a PDF hidden behind it begins otherwise.
    if not isi.startswith(b"%PDF-"):
        raise UnggahanDitolak("Isi berkas tidak cocok dengan namanya: ini bukan PDF. Unggah PDF aslinya.")
    jumlah = hitung_halaman(isi)
    if jumlah is None:
        raise UnggahanDitolak("PDF ini rusak atau terkunci sandi. Simpan ulang tanpa sandi, lalu unggah lagi.")
    if jumlah > MAKS_HALAMAN:
        raise UnggahanDitolak(f"PDF ini {jumlah} halaman; paling banyak {MAKS_HALAMAN}. Bagi menjadi beberapa berkas.")


def _simpan(isi: bytes, akhiran: str, nama_asli: str, folder: Path, nama: str | None) -> BerkasTersimpan:
    dasar = nama or uuid4().hex
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}", dasar):
        raise ValueError("nama simpanan hanya huruf, angka, - dan _")
    sidik = hashlib.sha256(isi).hexdigest()
    tujuan = folder / f"{dasar}{akhiran}"
    _tulis(isi, tujuan, sidik)
    return BerkasTersimpan(tujuan.name, nama_asli, MIME[akhiran], len(isi), sidik)


def _tulis(isi: bytes, tujuan: Path, sidik: str) -> None:
    """Whole or not at all, and on the disk before anybody is told so."""
    folder = tujuan.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _berkas_sementara(folder) as sementara:
        pegangan = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with open(pegangan, "wb") as keluaran:
            keluaran.write(isi)
            keluaran.flush()
            os.fsync(keluaran.fileno())
        if tujuan.exists() and hashlib.sha256(tujuan.read_bytes()).hexdigest() != sidik:
            raise UnggahanDitolak("Formulir ini sudah tersimpan dengan berkas lain. Buka datanya, lalu ganti di sana.")
        os.replace(sementara, tujuan)
    _fsync_folder(folder)


@contextlib.contextmanager
def _berkas_sementara(folder: Path) -> Iterator[Path]:
    """A name for a file in the making; whatever happens, nothing is left under it."""
    sementara = folder / f"{SEMENTARA}{uuid4().hex}"
    try:
        yield sementara
    finally:
        sementara.unlink(missing_ok=True)


def _fsync_folder(folder: Path) -> None:
    pegangan = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(pegangan)
    finally:
        os.close(pegangan)
