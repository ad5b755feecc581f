"""Names that try to be code, and names that are merely long or short, go the whole path and come out as they were typed."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from portal.jam import hari_ini
from tests import jalan, jalan_dinsos
from tests.factories import KABUPATEN, KELURAHAN
from tests.pages import Halaman

pytestmark = pytest.mark.sekali

HTML = "O'Brien <img src=x onerror=alert(1)> & Sons"
RUMUS = "=cmd|' /C calc'!A0"
PANJANG = "Raden Ajeng Siti Nurhaliza Kusumaningrum Tjokroaminoto Putri"
PENDEK = "I"
NAMA = (HTML, RUMUS, PANJANG, PENDEK)
SEBARIS = {"berita-acara": rf"4{PENDEK}1702[0-9]{{12}}", "daftar-hadir": rf"4{PENDEK}.*P"}  # the one letter, in its own cell
UNSUR = ("lembaga", "rt_rw", "kader", "pemuda")
UNDANGAN = tuple((nama, "LP"[ke % 2], UNSUR[ke], nama) for ke, nama in enumerate(NAMA))


def test_the_long_name_has_sixty_letters():
    assert (len(PANJANG), len(PENDEK)) == (60, 1)


@pytest.fixture
def orang(pabrik):
    """The accounts bear such names too: they stand in the header, in timelines and in receipts."""
    desa = {"operator": HTML, "kades": RUMUS}
    dinas = {"verifikator": HTML, "kadis": PANJANG}
    return {p: pabrik.pengguna(p, KELURAHAN, nama=n) for p, n in desa.items()} | {
        p: pabrik.pengguna(p, KABUPATEN, nama=n) for p, n in dinas.items()
    }


def harfiah(halaman: Halaman, *nama: str) -> None:
    """The names stand on the page letter by letter, and none of them became markup."""
    tulisan = halaman.tulisan()
    for satu in nama:
        assert satu in tulisan, f"{satu!r} tidak ada pada {halaman.url}: {tulisan[:2000]}"
    assert "<img src=x" not in halaman.teks and not halaman.cari(".//img[@src='x']"), halaman.url
    for unsur in halaman.pohon.iter() if halaman.pohon is not None else ():
        assert "onerror" not in unsur.keys(), halaman.url


def test_hostile_names_survive_as_literal_text_everywhere(app, pabrik, peramban, orang):
    p = {peran: peramban(satu) for peran, satu in orang.items()}
    keluarga, usulan = _diketik(pabrik, p["operator"])
    musdes = _musyawarah(p["operator"], usulan)
    _tercetak(p["operator"], musdes)
    jalan.unggah_paket(p["operator"], musdes)
    harfiah(jalan.ajukan(p["kades"], musdes), *NAMA)
    for alamat, nama in _halaman_desa(keluarga, usulan, musdes).items():
        harfiah(p["operator"].buka(alamat), *nama)
    _di_dinas(p, usulan)


def _diketik(pabrik, p) -> tuple[list, list]:
    """Each name is the head of one family and a member of the next."""
    keluarga, usulan = [], []
    for ke, nama in enumerate(NAMA):
        anggota = [pabrik.isi_anggota(0, KELURAHAN, nama), pabrik.isi_anggota(2, KELURAHAN, NAMA[ke - 1]) | {"ibu_kandung": nama}]
        keluarga.append(jalan.isi_keluarga(p, anggota, no_kk=pabrik.nik(date(2015, 3, 9), "L"), foto=ke == 0))
        usulan.append(jalan.buat_usulan(p, keluarga[ke], "bansos", pbi=2, keterangan=nama))
    harfiah(jalan.siapkan(p, usulan), *NAMA)
    p.buka("/keluarga/")
    harfiah(p.kirim("/keluarga/pencarian", {"cari": "O'Brien <img"}), HTML)
    return keluarga, usulan


def _musyawarah(p, usulan):
    musdes = jalan.rencanakan(p, hari_ini(), pimpinan_nama=HTML, pimpinan_jabatan=RUMUS, notulis_nama=RUMUS, tempat=HTML)
    jalan.isi_acara(p, musdes, usulan)
    jalan.undang(p, musdes, UNDANGAN)
    jalan.mulai(p, musdes)
    jalan.catat_hadir(p, musdes, len(UNDANGAN), (HTML, "L", "perempuan", RUMUS))
    for no, nama in enumerate(NAMA, 1):
        harfiah(p.buka(f"/musdes/{musdes}/sidang?no={no}"), nama, *NAMA)
    jalan.putuskan(p, musdes, [("layak", f"Disepakati {nama}") for nama in NAMA])
    jalan.catat_notulen(p, musdes, "\n".join(NAMA))
    jalan.tutup(p, musdes)
    return musdes


def _halaman_desa(keluarga, usulan, musdes) -> dict[str, tuple[str, ...]]:
    """Pages of the village and the names that must stand on each."""
    halaman = {f"/keluarga/{satu}": (NAMA[ke], NAMA[ke - 1]) for ke, satu in enumerate(keluarga)}
    halaman |= {f"/usulan/{satu}": (NAMA[ke], HTML, RUMUS, f"“Disepakati {NAMA[ke]}”") for ke, satu in enumerate(usulan)}
    halaman |= {"/keluarga/": NAMA, "/usulan/": NAMA, "/": (HTML,)}
    halaman |= {f"/musdes/{musdes}{bagian}": NAMA for bagian in ("/acara", "/peserta", "/kehadiran", "/sidang", "/pengajuan", "/notulen")}
    return halaman | {f"/musdes/{musdes}": (HTML, RUMUS), f"/musdes/{musdes}/berkas": (RUMUS,)}


def _rapat(teks: str) -> str:
    """Without blanks: where a cell breaks a long name is the printer's business."""
    return re.sub(r"\s+", "", teks)


def _tercetak(p, musdes) -> None:
    """On paper every name is literal, whatever it looks like, and nothing was fetched or attached for it."""
    for apa, kali in (("berita-acara", 2), ("daftar-hadir", 1)):
        baca = PdfReader(BytesIO(jalan.cetak(p, musdes, apa)))
        teks = _rapat("".join(halaman.extract_text() for halaman in baca.pages))
        for nama in (HTML, RUMUS, PANJANG):
            assert teks.count(_rapat(nama)) >= kali, f"{nama!r} tidak ada di {apa}: {teks[:3000]}"
        assert re.search(SEBARIS[apa], teks), f"{PENDEK!r} tidak ada di {apa}: {teks[-3000:]}"
        assert not baca.attachments


def _di_dinas(p, usulan) -> None:
    verifikator, kadis = p["verifikator"], p["kadis"]
    harfiah(verifikator.buka("/verifikasi/"), *NAMA)
    for ke, satu in enumerate(usulan):
        harfiah(verifikator.buka(f"/verifikasi/{satu}"), NAMA[ke], NAMA[ke - 1], f"Disepakati {NAMA[ke]}")
    harfiah(jalan_dinsos.kembalikan(verifikator, usulan[0], ["usulan"], HTML))
    harfiah(p["operator"].buka(f"/usulan/{usulan[0]}"), HTML)
    jalan_dinsos.kirim(p["operator"], "/pengiriman-ulang")
    harfiah(jalan_dinsos.putuskan_massal(verifikator, usulan), *NAMA)
    harfiah(kadis.buka("/pengesahan/"), *NAMA)
    harfiah(jalan_dinsos.sahkan(kadis, "=1+1", hari_ini()), *NAMA, "=1+1")
    halaman, xlsx = jalan_dinsos.serahkan(verifikator)
    harfiah(halaman, *NAMA)
    sel = [satu for baris in load_workbook(BytesIO(xlsx)).active.iter_rows() for satu in baris]
    assert {satu.data_type for satu in sel} <= {"s", "n", "d"} and not [satu for satu in sel if satu.hyperlink]
    teks = [satu.value for satu in sel]
    for nama in (*NAMA, "=1+1"):
        assert nama in teks, f"{nama!r} tidak ada di lembar"
