"""What a phone on a bad line has to fetch: bytes and requests of a first visit and of each page after it, as gzip sends them."""

from __future__ import annotations

import gzip
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest

from tests.factories import KABUPATEN, KELURAHAN
from tests.keluarga.penuh import keluarga_penuh

PERTAMA, PERTAMA_PERMINTAAN = 30_000, 4
BERIKUT, BERIKUT_KERAS = 5_000, 10_000
# Names repeat far less in a village than in test data, and gzip notices.
DEPAN = ("Sumiati", "Rahman", "Zubaidah", "Firmansyah", "Halimah", "Wagiman", "Partini", "Yulianti", "Darmawan", "Erwin", "Kasdi")
BELAKANG = ("Harahap", "Siregar", "Wijaya", "Kusnadi", "Permata", "Suherman", "Basri", "Lestari", "Hidayat", "Pratiwi", "Utama")


def nama(ke: int) -> str:
    return f"{DEPAN[ke % len(DEPAN)]} {BELAKANG[ke % len(BELAKANG)]} Contoh"


def ambil(p: Any, alamat: str) -> tuple[int, bytes]:
    """(bytes of status, headers and body on the wire, the body as read)."""
    jawab = p.klien.get(alamat, base_url="http://portal.uji", headers={"Accept-Encoding": "gzip, deflate, br"})
    assert jawab.status_code == 200, f"{alamat}: {jawab.status_code}"
    isi = jawab.get_data()
    mampat = jawab.headers.get("Content-Encoding") == "gzip"
    berat = len(f"HTTP/1.1 {jawab.status}\r\n{jawab.headers}") + len(isi)
    return berat, gzip.decompress(isi) if mampat else isi


def rujukan(alamat: str, isi: bytes) -> list[str]:
    """What a browser fetches for the page on its own; every address, fetched or followed, is of this portal."""
    diambil = []
    for unsur in html5lib.parse(isi.decode(), namespaceHTMLElements=False).iter():
        for atribut in ("src", "href", "srcset", "action", "formaction", "poster", "hx-get", "hx-post"):
            tujuan = unsur.get(atribut) if isinstance(unsur.tag, str) else None
            if not tujuan or tujuan.startswith(("#", "data:,")):
                continue
            lengkap = urlsplit(urljoin(f"http://portal.uji{alamat}", tujuan))
            assert (lengkap.scheme, lengkap.netloc) == ("http", "portal.uji"), f"{alamat} menunjuk ke {tujuan}"
            if atribut in ("src", "srcset", "poster") or (unsur.tag == "link" and atribut == "href"):
                diambil.append(f"{lengkap.path}?{lengkap.query}".rstrip("?"))
    return list(dict.fromkeys(diambil))


def kunjungan_pertama(p: Any, alamat: str) -> tuple[int, int]:
    """(bytes, requests) with an empty cache; style sheets fetch nothing further."""
    berat, isi = ambil(p, alamat)
    semua = rujukan(alamat, isi)
    for satu in semua:
        tambah, isi_berkas = ambil(p, satu)
        berat += tambah
        assert ".css" not in satu or b"url(" not in isi_berkas, f"{satu} mengambil berkas lain"
    return berat, 1 + len(semua)


@pytest.fixture
def isi_desa(app, pabrik) -> dict[str, Any]:
    """A kelurahan at work: 26 families and usulan, 25 of them in the queue, a meeting under way over 25."""
    op = pabrik.pengguna("operator")
    orang = {"operator": op, "kades": pabrik.pengguna("kades")} | {p: pabrik.pengguna(p, KABUPATEN) for p in ("verifikator", "kadis")}
    keluarga = [pabrik.keluarga(oleh=op, nama=nama(ke), anggota=5 if ke == 0 else 2, rt=f"{1 + ke % 4:03d}") for ke in range(26)]
    siap = [pabrik.usulan(k, oleh=op, jenis=("masuk", "bansos")[ke % 2], status="siap_musdes") for ke, k in enumerate(keluarga[:25])]
    tunggu = [pabrik.keluarga(oleh=op, nama=nama(100 + ke), anggota=2) for ke in range(25)]
    antre = [pabrik.usulan(k, oleh=op, jenis=("masuk", "bansos")[ke % 2], status="diajukan") for ke, k in enumerate(tunggu)]
    musdes = pabrik.musdes(oleh=op, usulan_ids=siap, status="berlangsung")
    penuh = keluarga_penuh(app, pabrik, oleh=op)
    return {"orang": orang, "keluarga": keluarga[0], "penuh": penuh, "usulan": siap[0], "antre": antre[0], "musdes": musdes}


def test_the_first_page_of_a_cold_browser_is_light(peramban, pabrik):
    """30 kB and 4 requests; the style sheet and the scripts are kept after that."""
    for alamat, p in (("/masuk", peramban()), ("/", peramban(pabrik.pengguna("operator", KELURAHAN)))):
        berat, permintaan = kunjungan_pertama(p, alamat)
        assert berat <= PERTAMA and permintaan <= PERTAMA_PERMINTAAN, f"{alamat}: {berat} bita, {permintaan} permintaan"


def test_each_next_page_is_light(peramban, isi_desa):
    """5 kB is the goal, 10 kB the limit; over the goal is only a family with everything filled in and one more of its forms open."""
    id_ = isi_desa
    halaman = [
        ("operator", "/", BERIKUT), ("operator", "/keluarga/", BERIKUT), ("operator", f"/keluarga/{id_['keluarga']}", BERIKUT),
        ("operator", f"/keluarga/{id_['penuh']}", BERIKUT), ("verifikator", f"/keluarga/{id_['penuh']}", BERIKUT),
        *(("operator", f"/keluarga/{id_['penuh']}?buka={bagian}", BERIKUT_KERAS) for bagian in ("rumah", "kriteria", "foto")),
        ("operator", f"/keluarga/{id_['keluarga']}/anggota/baru", BERIKUT), ("operator", "/usulan/", BERIKUT),
        ("operator", f"/usulan/baru?keluarga_id={id_['keluarga']}", BERIKUT), ("operator", f"/usulan/{id_['usulan']}", BERIKUT),
        ("operator", "/musdes/", BERIKUT), ("operator", f"/musdes/{id_['musdes']}", BERIKUT),
        ("operator", f"/musdes/{id_['musdes']}/acara", BERIKUT), ("operator", f"/musdes/{id_['musdes']}/kehadiran", BERIKUT),
        ("operator", f"/musdes/{id_['musdes']}/sidang", BERIKUT), ("kades", "/", BERIKUT), ("verifikator", "/", BERIKUT),
        ("verifikator", "/keluarga/", BERIKUT), ("operator", "/bantuan-keluarga/", BERIKUT),
        ("verifikator", "/usulan/", BERIKUT), ("verifikator", "/verifikasi/", BERIKUT),
        ("verifikator", f"/verifikasi/{id_['antre']}", BERIKUT), ("verifikator", f"/verifikasi/{id_['antre']}?buka=tolak", BERIKUT),
        ("verifikator", f"/verifikasi/{id_['antre']}?buka=kembalikan", BERIKUT), ("kadis", "/", BERIKUT), ("kadis", "/pengesahan/", BERIKUT),
        *(("verifikator", alamat, BERIKUT) for alamat in ("/verifikasi/umur/", "/verifikasi/kunjungan/", "/verifikasi/wakil/")),
    ]  # fmt: skip
    p = {peran: peramban(orang) for peran, orang in isi_desa["orang"].items()}
    lewat = []
    for peran, alamat, batas in halaman:
        berat, isi = ambil(p[peran], alamat)
        rujukan(alamat, isi)
        print(f"{berat:6d} {batas:6d} {peran:12s} {alamat}")
        if berat > batas:
            lewat.append(f"{peran} {alamat}: {berat} bita, paling banyak {batas}")
    assert not lewat, "\n".join(lewat)
