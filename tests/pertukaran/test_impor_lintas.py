"""A register whose clean rows pass as lines means what it means when every row is looked at cell by cell."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga, Perubahan, Rumah
from portal.kit.kode.dukcapil import SHDK
from portal.pertukaran.models import ImporBaris
from portal.pertukaran.rules import impor_lintas as lintas
from portal.pertukaran.rules.impor_kolom import INDIVIDU
from portal.pertukaran.service import impor_register
from portal.web.uploads_lembar import baca_isi
from tests.factories import DESA, KELURAHAN
from tests.pertukaran.berkas_impor import KEPALA, nik, orang, xlsx
from tests.pertukaran.test_impor import PER, baris, jalan, rina  # noqa: F401

LAHIR = date(1988, 1, 1)
KELUARGA = ("no_kk", "kode_desa", "desa_kelurahan", "kecamatan", "alamat", "rt", "rw", "dusun", "kepala_keluarga", "desil")
RUMAH = ("status_kepemilikan_rumah", "luas_lantai", "id_pelanggan_pln", "aset_bergerak_sepeda", "jumlah_ternak_sapi")
ORANG = ("nik", "no_kk", "nama", "tanggal_lahir", "tempat_lahir", "jenis_kelamin", "status_kawin", "pekerjaan", "ibu_kandung")
RINCIAN = ("partisipasi_sekolah", "hamil", "penglihatan", "jumlah_usaha")
NAMA = ("SITI AMINAH", "André Ñoño", "BUDI  DUA", "李 小龍", "O'NEIL, dr.", "'ANDI", "nama_desa", "x" * 40)
BURUK: dict[str, tuple[Any, ...]] = {
    "no_kk": ("", "123", 1702190112159001, "17.02.19.01.12.15.9001", "1702190112150000", "belum"),
    "nik": ("", "-", 1702190112889001, "1702190112889O01", "1111111111111111", "170219-011288-9002", " 1702190112889003 "),
    "nama": ("", "-", "y" * 200, "A\u202eB", "A\tB", "baris\nkedua", 12),
    "tanggal_lahir": ("", "31/02/1990", "17 Agustus 1988", date(1990, 1, 31), "1988-08-17", 19880817, "entah", 32371),
    "jenis_kelamin": ("", "X", "perempuan", 1, True), "hubungan": ("", "99", "sepupu", "Istri", 4, "4. Anak"),
    "status_hubungan_keluarga": ("", 2, "2", 6, 9, "Istri", "suami", True, date(2020, 1, 1)), "status_kawin": ("", "nikah siri", 9, "Kawin"),
    "pekerjaan": ("", "astronaut", 15, 200), "desil": ("", "5 s/d 10", 11, "desil 3", 2.0, 2.5), "rt": ("", "000", "RT 3", 1234, 7, True),
    "kode_desa": ("", KELURAHAN.replace(".", ""), DESA, "99.99.99.9999", "17"), "desa_kelurahan": ("", "Air Bang", "AIR BANG", "Atlantis"),
    "kecamatan": ("", "Curup Tengah", "entah"), "alamat": ("", "z" * 300, "Jl. É\u00a0 1"), "luas_lantai": ("", -1, "36,5", 99999, "luas"),
    "status_kepemilikan_rumah": ("", 77, 1, "1", "Milik sendiri"), "id_pelanggan_pln": ("", "0", "123456789012", 123456789012, "12"),
    "hamil": ("", 1, 9, "ya"), "penglihatan": ("", 1, 77, date(2020, 1, 1)), "tempat_lahir": ("", "CURUP"), "ibu_kandung": ("", "IBU UJI"),
}  # fmt: skip


def _keluarga(r: random.Random, ke: int, hubungan: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """(rows of the family, rows of its people), mostly with nothing wrong."""
    induk: dict[str, Any] = {
        "no_kk": nik(ke, True), "kode_desa": KELURAHAN, "alamat": f"Jalan {ke % 5}", "rt": "3", "rw": 1, "kepala_keluarga": "KEPALA UJI",
        "desil": r.choice(("", 1, "4")), **{nama: r.choice(("", 1)) for nama in RUMAH if nama != "id_pelanggan_pln"},
    }  # fmt: skip
    if ke % 3 == 0:
        induk |= {nama: "" for nama in RUMAH}
    semua = []
    for urut in range(r.choice((0, 1, 2, 3, 3, 4, 17) if ke % 9 == 0 else (1, 2, 3))):
        nomor, kode = ke * 20 + urut, 1 if urut == 0 else r.choice((2, 3, 4, 4))
        satu: dict[str, Any] = {
            "nik": nik(nomor), "no_kk": induk["no_kk"], "nama": r.choice(NAMA), "tanggal_lahir": (LAHIR + timedelta(nomor)).strftime("%d/%m/%Y"),
            "jenis_kelamin": r.choice("LP"), "status_kawin": 2, "pekerjaan": "petani", "ibu_kandung": "", "tempat_lahir": "CURUP",
            **{nama: "" if ke % 2 else r.choice(("", 1)) for nama in RINCIAN},
        }  # fmt: skip
        satu[hubungan] = kode if hubungan == "hubungan" else r.choice((1, 2, 3, 3, 6)) if urut else 1
        semua.append(satu)
    return [induk], semua


def _register(r: random.Random, *, banyak: int = 40, buruk: float = 0.03) -> list[list[list[Any]]]:
    """The sheets of a register: families and people, or people only; wrong cells, doubled and torn apart families among them."""
    hubungan = r.choice(("hubungan", "status_hubungan_keluarga"))
    induk, semua = [], []
    for ke in range(1, banyak + 1):
        dari, mereka = _keluarga(r, ke, hubungan)
        if r.random() < 0.06 and mereka:
            mereka.append(dict(r.choice(mereka)) | {"nama": "KEMBAR UJI"})  # the same NIK within the family
        if r.random() < 0.06 and semua and mereka:
            mereka[-1]["nik"] = r.choice(semua)["nik"]  # and in another one
        if r.random() < 0.06 and mereka:
            mereka[-1][hubungan] = 1  # two heads
        if r.random() < 0.06:
            dari.append(dari[0] | {"alamat": "Jalan Lain", "luas_lantai": 77})
        if r.random() < 0.08:
            dari[0] |= {"kode_desa": "", "desa_kelurahan": r.choice(("Air Bang", "Entah")), "kecamatan": r.choice(("Curup Tengah", ""))}
        if r.random() < 0.05 and len(mereka) > 1:
            mereka[1]["no_kk"] = ""  # as under a merged cell
        induk += dari if r.random() > 0.05 else []
        semua += mereka
    for satu in induk + semua:
        for nama in satu:
            if nama in BURUK and r.random() < buruk / 3:
                satu[nama] = r.choice(BURUK[nama])
    if r.random() < 0.5:
        r.shuffle(semua)
    kolom = [*ORANG, hubungan, *RINCIAN]
    if r.random() < 0.3:  # only people, with what is known of the family
        rumah = {satu["no_kk"]: satu for satu in induk}
        kolom += ["kode_desa", "desa_kelurahan", "kecamatan", "alamat", "rt", "desil"]
        return [_lembar(kolom, [rumah.get(satu["no_kk"], {}) | satu for satu in semua])]
    return [_lembar([*KELUARGA, *RUMAH], induk), _lembar(kolom, semua)][:: r.choice((1, -1))]


def _lembar(kolom: list[str], semua: list[dict[str, Any]]) -> list[list[Any]]:
    return [kolom, *([satu.get(nama, "") for nama in kolom] for satu in semua)]


def _tulis(lembaran: list[list[list[Any]]]) -> bytes:
    def tanggal(buku_kerja: Any, semua: list[Any]) -> None:
        gaya = buku_kerja.add_format({"num_format": "dd/mm/yyyy"})
        for lembar, baris_ in zip(semua, lembaran, strict=True):
            for ke, satu in enumerate(baris_):
                for kolom, nilai in enumerate(satu):
                    if isinstance(nilai, date):
                        lembar.write_datetime(ke, kolom, nilai, gaya)

    polos = [[[None if isinstance(sel, date) else sel for sel in satu] for satu in semua] for semua in lembaran]
    return xlsx(*polos, ubah=tanggal)


def _satu_satu(berkas, lembar, mulai, kolom, kunci, penerjemah, bekal, gabung) -> Iterator[list[bytes]]:
    """As ``baca_lintas`` of a sheet in which something is wrong in every row."""
    for teks, isi in baca_isi(berkas, lembar, mulai, kolom, kunci, gabung=gabung):
        yield [b"!%b\t%b\n" % (teks.encode(), isi)]


def _pratinjau(impor) -> list[str]:
    """Its rows without ids and without what stood in cells of rows refused, in the order of their aksi and row."""
    hasil = []
    for satu in db.session.scalars(db.select(ImporBaris).where(ImporBaris.impor_id == impor.id)):
        isi = {nama: nilai for nama, nilai in satu.isi.items() if nama != "asli"}
        if satu.isi.get("a") and not satu.isi.get("baru"):
            isi["a"] = [lain for _, *lain in satu.isi["a"]]
        hasil.append(repr((satu.aksi, satu.desa_kode, sorted(isi.items()), satu.galat, satu.sebelum, sorted(satu.isi.get("asli", {})))))
    return sorted(hasil)


UJUNG = re.compile(r"(?:^|_)(?:id|pada|oleh)$|sidik|^jejak")


def _tabel() -> dict[str, list[str]]:
    """What stands in the tables, families and people named by their numbers."""
    hasil = {}
    for tabel in (Keluarga, Anggota, Rumah, Perubahan):
        kolom = [satu for satu in tabel.__table__.columns if not UJUNG.search(satu.name)]
        hasil[tabel.__name__] = sorted(map(repr, db.session.execute(db.select(*kolom)).all()))
    kk = db.select(Keluarga.no_kk, Rumah.isi).join(Rumah, Rumah.keluarga_id == Keluarga.id)
    hasil["rumah per KK"] = sorted(map(repr, db.session.execute(kk)))
    siapa = db.select(Keluarga.no_kk, Anggota.urutan, Anggota.nik, Anggota.nama).join(Anggota, Anggota.keluarga_id == Keluarga.id)
    hasil["orang per KK"] = sorted(map(repr, db.session.execute(siapa)))
    return hasil


def _dua(jalan, monkeypatch, isi: bytes, hari: int = 0):  # noqa: F811
    """The preview made of lines, and the one made cell by cell."""
    cepat = jalan.baca(isi, per=PER + timedelta(days=hari))
    with monkeypatch.context() as ganti:
        ganti.setattr(impor_register, "baca_lintas", _satu_satu)
        lambat = jalan.baca(isi, per=PER + timedelta(days=hari + 1))
    assert _pratinjau(cepat) == _pratinjau(lambat)
    assert {nama: n for nama, n in cepat.ringkas.items()} == lambat.ringkas
    return cepat, lambat


@pytest.mark.parametrize("benih", range(8))
def test_a_register_of_lines_is_previewed_and_brought_in_as_one_read_cell_by_cell(jalan, konteks, monkeypatch, benih):  # noqa: F811
    r = random.Random(benih)
    lembaran = _register(r)
    cepat, lambat = _dua(jalan, monkeypatch, _tulis(lembaran))
    assert cepat.ringkas["baru"] > 15 and cepat.ringkas["salah"]
    jalan.tarik(jalan.masuk(cepat))
    tabel = [_tabel()]
    assert not tabel[0]["Keluarga"]
    tabel = []
    for impor in (jalan.baca(_tulis(lembaran), per=PER + timedelta(days=5)), jalan.kini(lambat.id)):
        masuk = jalan.masuk(impor)
        tabel.append(_tabel())
        if len(tabel) == 1:
            jalan.tarik(masuk)
    assert tabel[0] == tabel[1] and len(tabel[0]["Anggota"]) > 30
    for satu in (baris_ for semua in lembaran for baris_ in semua[1:]):
        if r.random() < 0.2:
            ke = r.randrange(len(satu))
            satu[ke] = r.choice(BURUK.get(lembaran[0][0][ke] if satu in lembaran[0] else lembaran[-1][0][ke], (satu[ke],)))
    cepat, _ = _dua(jalan, monkeypatch, _tulis(lembaran), 10)
    assert cepat.ringkas["sama"] and cepat.ringkas.get("ubah", 0) + cepat.ringkas.get("aneh", 0)
