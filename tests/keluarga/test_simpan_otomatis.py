"""Each section is saved as it is typed: the answer is one line, the version moves on, and nobody's words are lost or overwritten."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import func, select

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga

SUDAH, BELUM = "✓ Tersimpan pukul", "Belum tersimpan."


@pytest.fixture
def orang(pabrik):
    return pabrik.pengguna(nama="Rina")


@pytest.fixture
def id_(pabrik, orang):
    return pabrik.keluarga(oleh=orang)


@pytest.fixture
def p(peramban, orang):
    return peramban(orang, htmx=True)


@pytest.fixture
def nilai(app):
    def baca(kolom, id_: UUID | None = None):
        with app.app_context():
            pilih = select(kolom) if id_ is None else select(kolom).where(kolom.class_.id == id_)
            hasil = db.session.scalar(pilih)
            db.session.remove()
        return hasil

    return baca


def kirim_ketikan(p, akhir: str, isi: dict[str, str], halaman, status: int = 200):
    """What htmx sends two seconds after a change: the whole form, no button."""
    url, _, semua = p.isian(akhir, halaman=halaman)
    return p.buka(url, metode="POST", data=semua | isi, status=status)


def versi(halaman, bagian: str) -> str:
    return halaman.cari(f".//input[@id='keluarga-versi-{bagian}']")[0].get("value")


@pytest.mark.parametrize("bagian", ["alamat", "rumah", "kriteria"])
def test_a_section_is_saved_on_its_own_and_answers_with_one_line_only(p, id_, bagian):
    halaman = p.buka(f"/keluarga/{id_}?buka={bagian}")
    isi = {"alamat": {"dusun": "Talang"}, "rumah": {"jenis_lantai_terluas": "2"}, "kriteria": {"a": "tidak"}}[bagian]
    jawab = kirim_ketikan(p, f"/{bagian}", isi, halaman)
    garis = f"#keluarga-keadaan-{bagian}"
    assert SUDAH in jawab.tulisan() and not jawab.formulir("/keluarga/"), "yang sedang diketik tidak diganti"
    assert [jawab.kepala[f"HX-{nama}"] for nama in ("Retarget", "Reselect", "Reswap")] == [garis, f"{garis} > *", "innerHTML"]
    assert int(versi(jawab, bagian)) == int(versi(halaman, bagian)) + 1
    baris = jawab.cari(f".//div[@id='keluarga-keadaan-{bagian}']")[0]
    assert baris.get("role") == "status"


@pytest.mark.parametrize("bagian", ["alamat", "rumah", "kriteria"])
def test_the_place_where_a_save_is_told_is_there_from_the_start_and_speaks(p, id_, bagian):
    baris = p.buka(f"/keluarga/{id_}?buka={bagian}").cari(f".//div[@id='keluarga-keadaan-{bagian}']")
    assert len(baris) == 1 and baris[0].get("role") == "status"


def test_a_member_who_is_there_is_saved_as_typed_and_saving_goes_on_from_there(p, id_, nilai):
    halaman = p.buka(p.buka(f"/keluarga/{id_}").tautan("Warga Contoh"))
    aid = UUID(halaman.url.rsplit("/", 1)[1].split("?")[0])
    jawab = kirim_ketikan(p, f"/anggota/{aid}", {"tempat_lahir": "Kepahiang"}, halaman)
    assert SUDAH in jawab.tulisan() and not jawab.formulir("/keluarga/") and nilai(Anggota.tempat_lahir, aid) == "Kepahiang"
    assert versi(jawab, "anggota") == versi(jawab, "hapus") == "2", "menghapus sesudahnya bukan bentrok"
    jawab = kirim_ketikan(p, f"/anggota/{aid}", {"tempat_lahir": "Curup", "versi": versi(jawab, "anggota")}, halaman)
    assert SUDAH in jawab.tulisan() and nilai(Anggota.tempat_lahir, aid) == "Curup"


def test_somebody_new_is_not_saved_before_a_button_is_pressed(p, id_):
    borang = p.buka(f"/keluarga/{id_}/anggota/baru").cari(".//form[@data-keadaan]")[0]
    assert borang.get("hx-trigger") is None
    ada = p.buka(p.buka(f"/keluarga/{id_}").tautan("Warga Contoh")).cari(".//form[@data-keadaan]")[0]
    assert "change delay:2s" in ada.get("hx-trigger")


@pytest.mark.parametrize(
    ("akhir", "isi", "tautan", "kata"),
    [("/alamat", {"rt": "abc"}, "#rt", "RT: Tulis dengan angka"), ("/alamat", {"letak": "1"}, "#letak", "Letak rumah: Tulis lintang")],
)
def test_what_cannot_be_saved_on_its_own_is_told_with_a_link_to_its_field_and_nothing_else_moves(p, id_, nilai, akhir, isi, tautan, kata):
    halaman = p.buka(f"/keluarga/{id_}")
    jawab = kirim_ketikan(p, akhir, isi | {"dusun": "Talang"}, halaman, status=422)
    assert BELUM in jawab.tulisan() and kata in jawab.tulisan()
    assert [a.get("href") for a in jawab.cari(".//a")] == [tautan]
    assert not jawab.cari(".//*[@data-fokus]") and not jawab.cari(".//input"), "fokus dan isian tidak disentuh"
    assert nilai(Keluarga.dusun, id_) == ""


def test_a_wrong_nik_of_a_member_is_told_and_the_member_stays_as_it_was(p, id_, nilai):
    halaman = p.buka(p.buka(f"/keluarga/{id_}").tautan("Warga Contoh"))
    aid = UUID(halaman.url.rsplit("/", 1)[1])
    nama = nilai(Anggota.nama, aid)
    jawab = kirim_ketikan(p, "/anggota/", {"nik": "12", "nama": "Lain"}, halaman, status=422)
    assert "NIK: " in jawab.tulisan() and "#nik" in jawab.teks and nilai(Anggota.nama, aid) == nama


@pytest.mark.parametrize("bagian", ["alamat", "anggota"])
def test_a_save_on_its_own_does_not_overwrite_somebody_else(pabrik, peramban, p, id_, nilai, bagian):
    adi = peramban(pabrik.pengguna(nama="Adi"))
    alamat = f"/keluarga/{id_}" if bagian == "alamat" else p.buka(f"/keluarga/{id_}").tautan("Warga Contoh")
    kolom = "alamat" if bagian == "alamat" else "tempat_lahir"
    halaman = p.buka(alamat)
    adi.buka(alamat)
    adi.kirim("/alamat" if bagian == "alamat" else "/anggota/", {kolom: "Milik Adi"})
    jawab = kirim_ketikan(p, "/alamat" if bagian == "alamat" else "/anggota/", {kolom: "Milik Rina"}, halaman, status=409)
    assert "sudah diubah oleh Adi" in jawab.tulisan() and not jawab.formulir("/keluarga/")
    if bagian == "alamat":
        assert nilai(Keluarga.alamat, id_) == "Milik Adi"
    else:
        assert nilai(Anggota.tempat_lahir, UUID(alamat.rsplit("/", 1)[1])) == "Milik Adi"


@pytest.mark.parametrize("htmx", [False, True])
def test_a_member_whose_answer_was_lost_can_be_corrected_and_sent_again(app, pabrik, peramban, orang, id_, nilai, htmx):
    p = peramban(orang, htmx=htmx)
    formulir = p.buka(f"/keluarga/{id_}/anggota/baru")
    p.kirim("/anggota/", {"nama": "Bunga Contoh"}, halaman=formulir)
    halaman = p.kirim("/anggota/", {"nama": "Bunga Mawar Contoh"}, halaman=formulir, status=409)
    assert "sudah tersimpan tadi" in halaman.tulisan() and "Tersimpan sekarang: Bunga Contoh." in halaman.tulisan()
    p.kirim("/anggota/", {"lalu": "kembali"}, halaman=halaman)
    with app.app_context():
        nama = db.session.scalars(select(Anggota.nama).where(Anggota.nama.like("Bunga%"))).all()
        db.session.remove()
    assert nama == ["Bunga Mawar Contoh"]


@pytest.mark.parametrize("htmx", [False, True])
def test_a_family_whose_answer_was_lost_is_found_again(app, peramban, orang, nilai, htmx):
    p = peramban(orang, htmx=htmx)
    formulir = p.buka("/keluarga/baru")
    p.kirim("/keluarga/", {"alamat": "Jalan A"}, halaman=formulir)
    halaman = p.kirim("/keluarga/", {"alamat": "Jalan B"}, halaman=formulir, status=409)
    assert p.isian("/keluarga/", halaman=halaman)[2]["alamat"] == "Jalan B", "yang diketik masih di layar"
    p.buka(halaman.tautan("Buka keluarganya"))
    assert nilai(func.count(Keluarga.id)) == 1 and "Jalan A" in p.isian("/alamat")[2]["alamat"]


def test_after_a_new_member_the_next_empty_form_comes_in_the_same_page(p, id_):
    formulir = p.buka(f"/keluarga/{id_}/anggota/baru")
    lama = p.isian("/anggota/")[2]["id"]
    jawab = p.kirim("/anggota/", {"nama": "Bunga Contoh", "lalu": "tambah"}, halaman=formulir)
    assert "Anggota tersimpan pukul" in jawab.tulisan() and "Bunga Contoh. Isi anggota berikutnya." in jawab.tulisan()
    isi = p.isian("/anggota/", halaman=jawab)[2]
    assert isi["nama"] == "" and isi["id"] != lama
    assert "Bunga Contoh" in "".join(jawab.cari(".//section[@id='keluarga-tercatat']")[0].itertext())
