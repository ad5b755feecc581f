"""A register whose clean rows pass as lines means what it means when every row is looked at cell by cell."""

from __future__ import annotations

import json
import os
import random
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga, Perubahan, Rumah
from portal.kit.kode.dukcapil import SHDK
from portal.pertukaran.models import ImporBaris
from portal.pertukaran.rules import impor_lintas as lintas
from portal.pertukaran.rules.impor_kolom import INDIVIDU, cocokkan
from portal.pertukaran.service import impor_register
from portal.web import lembar_child, lembar_potong
from portal.web.uploads_lembar import baca_isi
from tests.factories import DESA, KELURAHAN
from tests.pertukaran.berkas_impor import KEPALA, nik, orang, xlsx
from tests.pertukaran.test_impor import PER, baris, jalan, rina  # noqa: F401
from tests.web.lembar_uji import buku_xml, huruf

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


def _satu_satu(berkas, semua, penerjemah) -> Iterator[tuple[int, list[bytes]]]:
    """As ``baca_lintas`` of sheets in which something is wrong in every row."""
    for ke, minta in enumerate(semua):
        for teks, isi in baca_isi(berkas, minta):
            yield ke, [b"!%b\t%b\n" % (teks.encode(), isi)]


def _pratinjau(impor) -> list[str]:
    """Its rows without ids and without what stood in cells of rows refused, in the order of their aksi and row."""
    hasil = []
    for satu in db.session.scalars(db.select(ImporBaris).where(ImporBaris.impor_id == impor.id)):
        isi = {nama: nilai for nama, nilai in satu.isi.items() if nama != "asli"}
        if satu.isi.get("a") and not satu.isi.get("baru"):
            isi["a"] = [lain for _, *lain in satu.isi["a"]]
        hasil.append(json.dumps([satu.aksi, satu.desa_kode, isi, satu.padat, satu.galat, satu.sebelum], sort_keys=True))
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
    assert cepat.ringkas == lambat.ringkas
    return cepat, lambat


@pytest.mark.parametrize("benih", range(4 if os.environ.get("PORTAL_BERAT") else 2))
def test_a_register_of_lines_is_previewed_and_brought_in_as_one_read_cell_by_cell(jalan, konteks, monkeypatch, benih):  # noqa: F811
    r = random.Random(benih)
    lembaran = _register(r)
    cepat, lambat = _dua(jalan, monkeypatch, _tulis(lembaran))
    assert cepat.ringkas["baru"] > 10 and cepat.ringkas["salah"]
    jalan.masuk(cepat)
    dari_cepat = _tabel()
    jalan.tarik(jalan.kini(cepat.id))
    assert not _tabel()["Keluarga"]
    jalan.masuk(jalan.kini(lambat.id))
    assert _tabel() == dari_cepat and len(dari_cepat["Anggota"]) > 30
    for kepala, *semua in lembaran:
        for nama, satu in ((nama, satu) for satu in semua for nama in kepala if nama in BURUK):
            if r.random() < 0.02:
                satu[kepala.index(nama)] = r.choice(BURUK[nama])
    cepat, _ = _dua(jalan, monkeypatch, _tulis(lembaran), 10)
    assert cepat.ringkas["sama"] and cepat.ringkas["ubah"]


@pytest.mark.sekali
@pytest.mark.parametrize("benih", range(20, 26))
def test_lines_of_a_sheet_in_pieces_are_those_of_the_whole_sheet(tmp_path, monkeypatch, capfdbinary, benih):
    r = random.Random(benih)
    lembaran = _register(r, banyak=80, buruk=r.choice((0, 0.03, 0.2)))
    jalur = tmp_path / "a.xlsx"
    jalur.write_bytes(_tulis(lembaran))
    for ke, (kepala, *_) in enumerate(lembaran):
        macam = INDIVIDU if "nik" in kepala else "keluarga"
        peta = cocokkan(kepala, "register", macam)
        kolom = r.sample(sorted(peta.values()), len(peta))
        bekal = lintas.bekal_of(macam, [(nama, kolom_) for kolom_ in kolom for nama in peta if peta[nama] == kolom_], ["17"], PER, [KELURAHAN, DESA])
        hasil = []
        for potong in (1 << 40, 4000):
            monkeypatch.setattr(lembar_potong, "POTONG", potong)
            monkeypatch.setattr(lembar_potong, "AWAL", 2000)
            lembar_child.lintas(jalur, ke, 1, peta["no_kk"], kolom, lintas.siapkan(bekal))
            sys.stdout.flush()
            hasil.append(capfdbinary.readouterr().out.splitlines())
        assert lembar_potong.find_bagian(jalur, ke)
        assert sorted(hasil[0]) == sorted(hasil[1]) and any(not satu.startswith(b"!") for satu in hasil[1])


@pytest.mark.parametrize("kurang", [{"kk": None}, {"nama": None}, {"nama": "-"}])
def test_a_row_without_its_number_or_name_is_wrong_though_nothing_else_is(jalan, konteks, kurang):  # noqa: F811
    satu = orang(1, 1)
    ke = 1 if "kk" in kurang else 2
    satu[ke] = next(iter(kurang.values()))
    impor = jalan.baca(xlsx([KEPALA, satu, orang(2, 2)]))
    assert (impor.ringkas["baru"], impor.ringkas["salah"]) == (1, 1) and "kosong" in baris(impor, "salah")[0].galat[0]["s"]


def test_a_house_of_which_nothing_is_said_is_not_made(jalan, konteks):  # noqa: F811
    lembar = [[*KELUARGA, *RUMAH]]
    for ke, luas in ((1, None), (2, 36)):
        lembar.append([nik(ke, True), KELURAHAN, *[None] * (len(KELUARGA) - 2), None, luas, None, None, None])
    jalan.masuk(jalan.baca(xlsx(lembar)))
    assert [satu.isi for satu in db.session.scalars(db.select(Rumah))] == [{"luas_lantai": 36}]


@pytest.mark.parametrize("satu_kk", [True, False])
def test_a_person_in_the_same_row_of_two_sheets_is_there_twice(jalan, konteks, satu_kk):  # noqa: F811
    dua = orang(1, 1 if satu_kk else 2, "KEMBAR UJI", shdk="Anak")
    impor = jalan.baca(xlsx([KEPALA, orang(1, 1), orang(3, 3)], [KEPALA, dua]))
    assert impor.ringkas["baru"] == 2 and "sudah ada di baris 2" in baris(impor, "salah")[0].galat[0]["s"]


@pytest.mark.sekali
@pytest.mark.parametrize("kode", SHDK.isi)
def test_a_relation_of_dtsen_is_read_again_from_the_word_for_it(kode):
    from_kata = lintas.siapkan(lintas.bekal_of(INDIVIDU, [("hubungan_dtsen", 0)], ["17"], PER, [])).baca[0][1]
    satu = lintas.urai_baris("A", INDIVIDU, [str(kode) if nama == "hubungan" else "5" if nama == "nomor" else "" for nama in (*lintas.TEMPAT, "")])
    assert from_kata(lintas.asli_of(satu, "hubungan_dtsen")) == str(kode)


@pytest.mark.parametrize("hubungan", ["hubungan", "status_hubungan_keluarga"])
def test_a_row_refused_for_its_number_can_be_brought_in_from_the_file_of_bad_rows(jalan, konteks, hubungan):  # noqa: F811
    """It was clean, so what stood in its cells is told by what they were read as."""
    kolom = [*ORANG, hubungan, *RINCIAN, "kode_desa", "alamat", "rt", "rw", "dusun", "desil"]
    semua = []
    for ke in range(1, 7):
        satu = {"nik": nik(ke), "no_kk": nik(ke, True), "nama": f"ORANG {ke}", "tanggal_lahir": "2/1/1988", "tempat_lahir": "CURUP",
                "jenis_kelamin": "LP"[ke % 2], "status_kawin": "kawin", "pekerjaan": "astronaut", "ibu_kandung": "IBU",
                hubungan: ke if ke < 6 else "",
                "hamil": 1, "penglihatan": "", "jumlah_usaha": 3, "kode_desa": KELURAHAN.replace(".", ""), "alamat": "Jalan É 1", "rt": 3,
                "rw": "001", "desil": "desil 3"}  # fmt: skip
        semua.append(satu)
    kembar = [satu | {"no_kk": nik(90 + ke, True)} for ke, satu in enumerate(semua)]
    impor = jalan.baca(_tulis([_lembar(kolom, [satu | {"nama": "LAIN UJI"} for satu in semua] + kembar)]))
    asli = [satu.isi["asli"] for satu in baris(impor, "salah")]
    assert len(asli) == 6
    lagi = jalan.baca(xlsx([kolom, *([satu.get(nama) for nama in kolom] for satu in asli)]))
    langsung = jalan.baca(_tulis([_lembar(kolom, kembar)]), per=PER + timedelta(days=1))
    assert lagi.ringkas["baru"] == 6 and _pratinjau(lagi) == _pratinjau(langsung)


@pytest.mark.parametrize("gabung", [True, False])
def test_cells_merged_far_below_are_said_though_only_the_end_of_the_sheet_tells(jalan, konteks, gabung):  # noqa: F811
    """The sheet is larger than what is read whole, and says of its size itself, so that nobody looks at its end before."""
    dadu, semua = random.Random(3), [[*KEPALA, "Catatan"]]
    semua += [[*orang(ke, ke), dadu.randbytes(15_000).hex()] for ke in range(1, 151)]
    isi = "".join(
        f'<row r="{n}">{"".join(_teks(f"{huruf(ke)}{n}", sel) for ke, sel in enumerate(satu))}</row>' for n, satu in enumerate(semua, 1)
    )
    tutup = '<mergeCells count="1"><mergeCell ref="L100:L101"/></mergeCells>' if gabung else ""
    berkas = buku_xml(isi, kepala='<dimension ref="A1:L151"/>', ekor=f"</sheetData>{tutup}</worksheet>")
    impor = jalan.baca(berkas)
    assert len(isi) > lembar_potong.POTONG and impor.ringkas["baru"] == 150
    assert any("sel gabungan" in satu for satu in impor.ringkas["catatan"]) is gabung


def _teks(ref: str, sel: Any) -> str:
    return f'<c r="{ref}" t="inlineStr"><is><t>{sel}</t></is></c>'
