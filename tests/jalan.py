"""The driver of the path in the village: each station over HTTP, only through forms that the pages show (then tests/jalan_dinsos.py).

Every function takes the Peramban of the person who acts; the same functions drive the portal plainly and with ``htmx=True``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from PIL import Image
from pypdf import PdfWriter
from sqlalchemy import select

from portal.db import db
from portal.keluarga.rules.kriteria import PERTANYAAN, YA
from portal.kit.isi import sidik_pendek
from portal.musdes.models import Dokumen
from tests.factories import Pabrik
from tests.kiriman import id_di, kirim, kotak_tanggal
from tests.pages import Halaman, Peramban

RUMAH = {"jenis_lantai_terluas": "2", "jenis_dinding_terluas": "2"}
UNDANGAN = (
    ("Herman Contoh", "L", "lembaga", "Ketua LPMK"), ("Nurul Contoh", "P", "pemerintah", "Sekretaris"),
    ("Yanto Contoh", "L", "rt_rw", "Ketua RT 03"), ("Ratna Contoh", "P", "kader", ""), ("Sobri Contoh", "L", "tokoh_masyarakat", ""),
    ("Marni Contoh", "P", "warga_miskin", ""), ("Dedi Contoh", "L", "pemuda", ""),
)  # fmt: skip
RENCANA = {
    "jam_mulai": "09.00", "tempat": "Aula Kantor, Jalan Contoh Nomor 1", "pimpinan_nama": "Herman Contoh", "pimpinan_jabatan": "Ketua LPMK",
    "notulis_nama": "Nurul Contoh", "notulis_jabatan": "Sekretaris",
}  # fmt: skip


# Keluarga


def isian_anggota(orang: Mapping[str, Any]) -> dict[str, str]:
    """A member (as Pabrik.isi_anggota makes it) as it is typed."""
    isi = {nama: str(nilai) for nama, nilai in orang.items() if nama != "tanggal_lahir"}
    return isi | kotak_tanggal("tanggal_lahir", orang["tanggal_lahir"])


def isi_keluarga(
    p: Peramban, anggota: Sequence[Mapping[str, Any]], *, no_kk: str, rt: str = "3", rw: str = "1", foto: bool = False
) -> UUID:
    """A family typed section by section: KK and address, members, house, criteria, optionally a photo of the house."""
    p.buka("/keluarga/baru")
    keluarga = id_di(kirim(p, "/keluarga/", {"no_kk": no_kk, "alamat": "Jalan Contoh Nomor 7", "rt": rt, "rw": rw}).url)
    for orang in anggota:
        p.buka(f"/keluarga/{keluarga}/anggota/baru")
        kirim(p, "/anggota/", isian_anggota(orang) | {"lalu": "kembali"})
    p.buka(f"/keluarga/{keluarga}?buka=rumah")
    kirim(p, "/rumah", RUMAH | {"simpan": "1"})
    p.buka(f"/keluarga/{keluarga}")
    kirim(p, "/kriteria", {tanya.kode: YA for tanya in PERTANYAAN} | {"simpan": "1"})
    if foto:
        p.buka(f"/keluarga/{keluarga}")
        kirim(p, "/foto/", {"jenis": "rumah_depan", "berkas": (BytesIO(gambar()), "rumah.jpg")})
    return keluarga


def keluarga_baru(p: Peramban, pabrik: Pabrik, desa: str, *, nama: str | None = None, anggota: int = 3, **lain: Any) -> UUID:
    """A family of ``anggota`` synthetic persons, typed in."""
    orang = [pabrik.isi_anggota(ke, desa, nama if ke == 0 else None) for ke in range(anggota)]
    return isi_keluarga(p, orang, no_kk=pabrik.nik(date(2015, 3, 9), "L", desa), **lain)


# Usulan


def buat_usulan(
    p: Peramban, keluarga: UUID, jenis: str = "masuk", *, program: Sequence[str] = (), pbi: int = 0, alasan_hapus: str = "",
    keterangan: str = "",
) -> UUID:  # fmt: skip
    """A draft for this family; ``pbi`` ticks so many members for PBI-JK."""
    p.buka(f"/usulan/baru?keluarga_id={keluarga}")
    orang = [i.get("value") for i in p.halaman.cari(".//input[@name='pbi']")][:pbi]  # type: ignore[union-attr]
    isi: dict[str, Any] = {"jenis": jenis, "keterangan": keterangan}
    isi |= {"program": list(program)} if program else {}
    isi |= {"pbi": orang} if orang else {}
    isi |= {"alasan_hapus": alasan_hapus} if alasan_hapus else {}
    return id_di(kirim(p, "/usulan/", isi).url)


def unggah_bukti(p: Peramban, *jenis: str) -> None:
    """Proofs on the page of a usulan that is open, one after the other."""
    for satu in jenis:
        kirim(p, "/bukti", {"jenis": satu, "berkas": (BytesIO(pindaian()), f"{satu}.pdf")}, ke=_terakhir(p, "/bukti"))


def siapkan(p: Peramban, usulan: Sequence[UUID]) -> Halaman:
    """Tick drafts on the list and declare them ready; returns the report."""
    p.buka("/usulan/")
    return kirim(p, "/usulan/kesiapan", {"usulan": [str(satu) for satu in usulan]})


def riwayat(p: Peramban, usulan: UUID) -> list[str]:
    """The timeline in words, oldest first."""
    halaman = p.buka(f"/usulan/{usulan}")
    butir = halaman.cari(".//ol[@class='riwayat']/li")
    return [re.sub(r"\s+", " ", "".join(li.itertext())).strip() for li in reversed(butir)]


# Musdes


def rencanakan(p: Peramban, tanggal: date, **lain: str) -> UUID:
    p.buka("/musdes/baru")
    return id_di(kirim(p, "/musdes/", kotak_tanggal("tanggal", tanggal) | RENCANA | lain).url)


def isi_acara(p: Peramban, musdes: UUID, usulan: Sequence[UUID]) -> None:
    """Put the usulan on the agenda in this order of priority."""
    p.buka(f"/musdes/{musdes}/acara")
    kirim(p, "/acara", {"usulan": [str(satu) for satu in usulan]}, ke=_terakhir(p, "/acara"))


def _terakhir(p: Peramban, akhir: str) -> int:
    """Which of the forms that change something has an action that ends so."""
    assert p.halaman is not None
    semua = p.halaman.formulir(akhir)
    cocok = (urlsplit(f.get("action") or p.halaman.url).path.endswith(akhir) and f.get("method") == "post" for f in semua)
    return next(ke for ke, ya in enumerate(cocok) if ya)


def undang(p: Peramban, musdes: UUID, orang: Sequence[tuple[str, str, str, str]] = UNDANGAN) -> None:
    for nama, kelamin, unsur, jabatan in orang:
        p.buka(f"/musdes/{musdes}/peserta")
        isi = {"nama": nama, "jenis_kelamin": kelamin, "unsur": unsur, "jabatan": jabatan, "alamat": "RT 01 / RW 01"}
        kirim(p, "/peserta", isi, ke=_terakhir(p, "/peserta"))


def mulai(p: Peramban, musdes: UUID) -> None:
    p.buka(f"/musdes/{musdes}")
    kirim(p, "/pembukaan")


def catat_hadir(p: Peramban, musdes: UUID, jumlah: int, tanpa_undangan: tuple[str, str, str, str] | None = None) -> None:
    """Tick the first ``jumlah`` invited people, then write down one who walked in."""
    for _ in range(jumlah):
        p.buka(f"/musdes/{musdes}/kehadiran")
        kirim(p, "/kehadiran/", pilih=("hadir", "ya"))
    if tanpa_undangan:
        nama, kelamin, unsur, jabatan = tanpa_undangan
        p.buka(f"/musdes/{musdes}/kehadiran")
        isi = {"nama": nama, "jenis_kelamin": kelamin, "unsur": unsur, "jabatan": jabatan}
        kirim(p, "/kehadiran", isi, ke=_terakhir(p, "/kehadiran"))


def putuskan(p: Peramban, musdes: UUID, putusan: Sequence[tuple[str, str]]) -> None:
    """Decide the agenda in its order: (decision, reason) for each family."""
    for no, (keputusan, alasan) in enumerate(putusan, 1):
        p.buka(f"/musdes/{musdes}/sidang?no={no}")
        kirim(p, "/keputusan/", {"keputusan": keputusan, "alasan": alasan})


def catat_notulen(p: Peramban, musdes: UUID, notulen: str = "Dibuka pukul 09.00.\nTiap keluarga dibahas satu per satu.") -> None:
    p.buka(f"/musdes/{musdes}/notulen")
    kirim(p, "/notulen", {"notulen": notulen, "cara": "mufakat"})


def tutup(p: Peramban, musdes: UUID, jam: str = "12.15") -> Halaman:
    p.buka(f"/musdes/{musdes}/penutupan")
    return kirim(p, "/penutupan", {"jam_selesai": jam})


def cetak(p: Peramban, musdes: UUID, apa: str = "berita-acara", kertas: str = "F4") -> bytes:
    """The PDF behind the link on the page of the musdes."""
    url = p.buka(f"/musdes/{musdes}").tautan(f"{apa}.pdf?kertas={kertas}")
    return p.buka(url).data


def unggah_paket(p: Peramban, musdes: UUID) -> None:
    """The four parts that the centre asks for."""
    berkas = {
        "berita_acara": (pindaian(), "ba.pdf"), "daftar_hadir": (pindaian(2), "hadir.pdf"), "foto": (gambar(), "rapat.jpg"),
        "publikasi": (gambar(60), "papan.jpg"),
    }  # fmt: skip
    for jenis, (isi, nama) in berkas.items():
        p.buka(f"/musdes/{musdes}/berkas")
        ketik = {"kode": sidik_of(p, musdes)} if jenis == "berita_acara" else {}
        kirim(p, "/berkas", {"berkas": (BytesIO(isi), nama), **ketik}, pilih=("jenis", jenis))


def sidik_of(p: Peramban, musdes: UUID) -> str:
    """The part of the hash that stands at the foot of the berita acara in force."""
    with p.app.app_context():
        berlaku = select(Dokumen.sidik).where(Dokumen.musdes_id == musdes, Dokumen.diganti_oleh.is_(None))
        sidik = db.session.scalars(berlaku).one()
        db.session.remove()
    return sidik_pendek(sidik)


def ajukan(p: Peramban, musdes: UUID) -> Halaman:
    """The kades releases the packet; returns the receipt."""
    p.buka(f"/musdes/{musdes}")
    return kirim(p, "/pengajuan")


def sampai_ditutup(
    p: Peramban, usulan: Sequence[UUID], putusan: Sequence[tuple[str, str]], tanggal: date, *, hadir: int = 5, **rencana: str
) -> UUID:
    """A whole meeting over these usulan, from the plan to the closing."""
    musdes = rencanakan(p, tanggal, **rencana)
    isi_acara(p, musdes, usulan)
    undang(p, musdes)
    mulai(p, musdes)
    catat_hadir(p, musdes, hadir, ("Tamu Contoh", "P", "perempuan", ""))
    putuskan(p, musdes, putusan)
    catat_notulen(p, musdes)
    tutup(p, musdes)
    return musdes


# Berkas


def gambar(terang: int = 120) -> bytes:
    """A small photo; ``terang`` makes one differ from the other."""
    wadah = BytesIO()
    Image.new("RGB", (320, 240), (terang, 90, 60)).save(wadah, "JPEG")
    return wadah.getvalue()


def pindaian(halaman: int = 1) -> bytes:
    """A scan as a PDF."""
    tulis, wadah = PdfWriter(), BytesIO()
    for _ in range(halaman):
        tulis.add_blank_page(610, 936)
    tulis.write(wadah)
    return wadah.getvalue()
