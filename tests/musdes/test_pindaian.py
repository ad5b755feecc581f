"""A scan names its paper: what is typed from it decides; another paper's code is refused with the reason; replaced pages are kept."""

from __future__ import annotations

from uuid import uuid4

import pytest

from portal.db import db
from portal.kode import kode_of
from portal.musdes.rules.pembetulan import Koreksi
from portal.musdes.rules.pindaian import KodeDitolak, baca_ketikan
from portal.musdes.service.pembetulan import correct_dokumen
from tests.factories import DESA
from tests.jalan import gambar, pindaian
from tests.musdes.bahan import NOMOR, Bahan, Pembuat
from tests.musdes.unggahan import berkas, tanda, unggah

pytestmark = pytest.mark.sekali


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


@pytest.mark.parametrize("htmx", [False, True])
def test_code_or_hash_typed_from_the_paper_name_it(app, pabrik, buat, peramban, htmx):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    kode, kaki = tanda(app, buat, jadi)
    p = peramban(oleh, htmx=htmx)
    for ketikan in (kode, f" {kode[:11]} {kode[11:]}", kaki, kaki[:9].upper(), kaki.replace("0", "O").replace("1", "l")):
        unggah(p, jadi, ketikan)
    semua = berkas(app, jadi)
    assert len(semua) == 5 and {(b.dokumen_id, b.cara_baca) for b in semua} == {(jadi.dokumen_id, "ketik")}


@pytest.mark.parametrize(("ketikan", "kata"), [("", "Ketik kode 22 huruf"), ("abc", "belum lengkap"), ("f" * 12, "tidak tercetak pada berita acara")])
def test_a_scan_without_its_code_is_refused_at_the_field_and_keeps_what_was_typed(app, pabrik, buat, peramban, config_portal, ketikan, kata):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    halaman = unggah(peramban(oleh), jadi, ketikan, status=422)
    [isian] = [e for e in halaman.cari(".//input") if e.get("id") == "berkas-berita_acara-kode"]
    assert kata in halaman.tulisan() and isian.get("aria-invalid") == "true" and isian.get("value") == ketikan
    assert berkas(app, jadi) == [] and not list((config_portal.folder_berkas / "musdes").glob("*"))


def test_the_code_of_another_paper_is_refused_with_its_number_when_it_may_be_known(app, pabrik, buat, peramban):
    oleh, tetangga = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    jadi, lain = buat.musdes(oleh, [Bahan()]), buat.musdes(oleh, [Bahan()], nomor="400.9/013/AB/XI/2026")
    jauh = buat.musdes(tetangga, [Bahan()], desa=DESA, nomor="400.9/777/DERATI/XI/2026")
    p = peramban(oleh)
    for ketikan in tanda(app, buat, lain):
        assert "milik berita acara 400.9/013/AB/XI/2026 dari musyawarah lain" in unggah(p, jadi, ketikan, status=422).tulisan()
    for ketikan in tanda(app, buat, jauh):
        teks = unggah(p, jadi, ketikan, status=422).tulisan()
        assert "tidak tercetak pada berita acara" in teks and "777" not in teks
    assert berkas(app, jadi) == []


def test_a_replaced_paper_is_refused_and_the_new_one_is_taken(app, pabrik, buat, peramban):
    oleh, periksa = pabrik.pengguna(), pabrik.pengguna("verifikator", "17.02")
    jadi = buat.musdes(oleh, [Bahan()])
    p, lama = peramban(oleh), tanda(app, buat, jadi)
    unggah(p, jadi, lama[0], nama="lama.pdf")
    with app.app_context():
        koreksi = Koreksi(musdes={"tempat": "Balai Baru"})
        baru = correct_dokumen(uuid4(), jadi.musdes_id, jadi.dokumen_id, "Tempat salah.", koreksi, oleh=oleh)
        nomor, kode = baru.nomor, kode_of(baru.id)
        db.session.remove()
    for ketikan in lama:
        teks = unggah(p, jadi, ketikan, status=422).tulisan()
        assert f"milik berita acara {NOMOR}, yang sudah diganti oleh nomor {nomor}" in teks
    assert "lama.pdf" not in unggah(p, jadi, kode, nama="baru.pdf").tulisan()
    teks = peramban(periksa).buka(f"/musdes/{jadi.musdes_id}/berkas").tulisan()
    assert "baru.pdf" in teks and "lama.pdf" in teks and "Versi sebelumnya" in teks
    [dulu] = [b for b in berkas(app, jadi) if b.dihapus_pada]
    assert peramban(periksa).buka(f"/musdes/{jadi.musdes_id}/berkas/{dulu.id}").data == pindaian()
    p.buka(f"/musdes/{jadi.musdes_id}/berkas/{dulu.id}", status=404)
    peramban(pabrik.pengguna("camat", "17.02.19")).buka(f"/musdes/{jadi.musdes_id}/berkas/{dulu.id}", status=404)


def test_pages_sent_in_any_order_stand_by_their_number_and_photos_are_taken(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p, kode = peramban(oleh), tanda(app, buat, jadi)[0]
    unggah(p, jadi, kode, isi=gambar(), nama="tiga.jpg", urutan="3")
    unggah(p, jadi, kode, isi=gambar(60), nama="satu.jpg", urutan="1")
    unggah(p, jadi, kode, isi=gambar(90), nama="lanjut.jpg")
    assert "angka 1 sampai 999" in unggah(p, jadi, kode, urutan="0", status=422).tulisan()
    assert "harus berupa angka" in unggah(p, jadi, kode, urutan="x", status=422).tulisan()
    teks = p.buka(f"/musdes/{jadi.musdes_id}/berkas").tulisan()
    assert teks.index("satu.jpg") < teks.index("tiga.jpg") and "halaman 3" in teks
    assert [b.urutan for b in berkas(app, jadi)] == [1, 3, 3]


def test_other_parts_need_no_code(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    for jenis in ("daftar_hadir", "foto", "publikasi"):
        unggah(peramban(oleh), jadi, "", jenis=jenis, isi=gambar(), nama="a.jpg")
    assert {b.dokumen_id for b in berkas(app, jadi)} == {None}


def test_what_is_typed_is_read_as_code_or_hash():
    assert baca_ketikan("7f3a 91C2").awal_sidik == "7f3a91c2" and baca_ketikan("7F3A-91C2-0BE4").awal_sidik == "7f3a91c20be4"
    assert baca_ketikan("7f3a9lc2O").awal_sidik == "7f3a91c20" and not baca_ketikan("7f3a9lc2").kode_sidik
    dua = baca_ketikan("a" * 22)
    assert dua.kode_sidik and dua.awal_sidik
    for salah in ("", "7f3a91c", "zz" * 6, "a" * 65, "' or 1=1 --", "%" * 12):
        with pytest.raises(KodeDitolak):
            baca_ketikan(salah)


