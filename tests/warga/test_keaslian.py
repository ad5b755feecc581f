"""The public page behind the QR code: number, date, place, counts and hash for anybody; never a name."""

from __future__ import annotations

import re

import pytest

from portal.db import transaction
from portal.kit.isi import sidik_pendek
from portal.kit.kode_publik import PANJANG_KODE, kode_publik, rapikan_kode
from portal.kode import kode_of
from portal.musdes.models import Dokumen
from tests.factories import DESA
from tests.musdes.bahan import HADIR, NOMOR, Bahan, Jadi, Pembuat

KELUARGA = [
    Bahan("Aminah Rahasia", jiwa=4), Bahan("Budi Rahasia", jenis="bansos", program=("PKH", "SEMBAKO"), pbi=2, jiwa=3),
    Bahan("Cici Rahasia", jenis="hapus", alasan_hapus="MENINGGAL"), Bahan("Dodo Rahasia", keputusan="ditunda"),
]  # fmt: skip


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


def kode(app, jadi: Jadi) -> str:
    with app.app_context():
        return kode_of(jadi.dokumen_id)


def test_anybody_sees_what_the_paper_must_say_and_no_name(app, pabrik, buat, peramban):
    jadi = buat.musdes(pabrik.pengguna(), KELUARGA)
    halaman = peramban().buka(f"/periksa/{kode(app, jadi)}")
    teks, dokumen = halaman.tulisan(), buat.dokumen(jadi)
    for kata in (
        NOMOR, "Selasa, 24 November 2026", "Air Bang", "Curup Tengah", "Rejang Lebong", "masih berlaku", "7 (tujuh) orang",
        "1 (satu) keluarga, 4 (empat) jiwa", "1 (satu) KPM", "2 (dua) jiwa", "musyawarah kelurahan",
        sidik_pendek(dokumen.sidik),
    ):  # fmt: skip
        assert kata in teks, kata
    assert dokumen.sidik in re.sub(r"\s", "", teks)
    for rahasia in ("Rahasia", *(nama for nama, *_ in HADIR), "Amir Kepala", "Basri Lembaga", "Operator", "Jalan"):
        assert rahasia not in halaman.teks, rahasia
    assert not re.search(r"\b[0-9]{16}\b", halaman.teks)


def test_a_replaced_paper_names_the_one_in_force(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna(wilayah=DESA)
    lama = buat.musdes(oleh, [Bahan()], desa=DESA)
    baru = buat.musdes(oleh, [Bahan()], desa=DESA, nomor="400.9/013/DERATI/XI/2026")
    with app.app_context(), transaction(jejak=0) as sesi:
        sesi.get_one(Dokumen, lama.dokumen_id).diganti_oleh = baru.dokumen_id
    teks = peramban().buka(f"/periksa/{kode(app, lama)}").tulisan()
    assert "sudah diganti oleh nomor 400.9/013/DERATI/XI/2026" in teks and "masih berlaku" not in teks
    assert "masih berlaku" in peramban().buka(f"/periksa/{kode(app, baru)}").tulisan()


def test_the_code_may_be_typed_by_hand(app, pabrik, buat, peramban):
    jadi = buat.musdes(pabrik.pengguna(), KELUARGA)
    benar = kode(app, jadi)
    p = peramban()
    p.buka("/periksa")
    assert NOMOR in p.kirim("/periksa", {"kode": f"  {benar[:11]} {benar[11:]} "}).tulisan()
    assert "Kode berita acara" in p.buka("/periksa?kode=").tulisan()


@pytest.mark.parametrize("salah", ["x", "A" * PANJANG_KODE, "<script>alert(1)</script>", "A" * 5000, "%00", "é" * 22])
def test_an_unknown_code_gets_a_kind_sentence_and_keeps_what_was_typed(app, pabrik, buat, peramban, salah):
    p = peramban()
    for halaman in (p.buka("/periksa", query_string={"kode": salah}, status=404), p.buka("/periksa/" + salah.replace("/", ""), status=404)):
        assert "belum kami kenal" in halaman.tulisan() and len(halaman.formulir("/periksa")) == 1
    assert "<script>alert" not in p.halaman.teks


def test_the_hash_in_the_database_opens_nothing(app, pabrik, buat, peramban):
    jadi = buat.musdes(pabrik.pengguna(), [Bahan()])
    dokumen = buat.dokumen(jadi)
    for palsu in (dokumen.kode_sidik, dokumen.kode_sidik[:PANJANG_KODE], str(dokumen.id), dokumen.sidik[:PANJANG_KODE]):
        peramban().buka(f"/periksa/{palsu}", status=404)


def test_codes_differ_with_document_and_secret_and_survive_typing():
    satu = kode_publik("a" * 64, "dokumen-1")
    assert len({satu, kode_publik("a" * 64, "dokumen-2"), kode_publik("b" * 64, "dokumen-1")}) == 3
    assert rapikan_kode(f" {satu[:5]}\n{satu[5:]} ") == satu
    assert rapikan_kode(satu + "x") == "" and rapikan_kode("") == "" and rapikan_kode("é" * 22) == ""
