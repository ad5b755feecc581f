"""Two writers of one section: the later one sees both versions, by whom and when, and keeps everything that was typed."""

from __future__ import annotations

import pytest

from portal.db import db
from portal.keluarga.models import Keluarga, Perubahan

BERBEDA = {
    "alamat": ({"alamat": "Jalan Satu", "rt": "1", "dusun": "Talang"}, {"alamat": "Jalan Dua", "rt": "2", "rw": "7"},
               ("Jalan Satu", "001", "Talang")),
    "rumah": ({"jenis_lantai_terluas": "2", "jumlah_ternak_sapi": "4"}, {"jenis_lantai_terluas": "8", "fasilitas_bab": "1"},
              ("Keramik", "4")),
    "kriteria": ({"k0": "ya", "a": "ya"}, {"k0": "ya", "a": "tidak", "b": "ya"}, ("Ya",)),
}  # fmt: skip


@pytest.fixture
def dunia(pabrik):
    rina, adi, tono = (pabrik.pengguna(nama=nama) for nama in ("Rina", "Adi", "Tono"))
    return rina, adi, tono, pabrik.keluarga(oleh=rina, lengkap=False)


@pytest.mark.parametrize("bagian", BERBEDA)
@pytest.mark.parametrize("htmx", [False, True])
def test_every_field_that_differs_says_what_is_stored_and_who_of_several_was_first_here(peramban, dunia, bagian, htmx):
    rina, adi, tono, id_ = dunia
    satu, dua, kini = BERBEDA[bagian]
    p, q, r = peramban(rina), peramban(adi, htmx=htmx), peramban(tono)
    for satu_peramban in (p, q):
        satu_peramban.buka(f"/keluarga/{id_}?buka={bagian}")
    p.kirim(f"/{bagian}", satu | {"simpan": "1"})
    lain = "kriteria" if bagian != "kriteria" else "alamat"
    r.buka(f"/keluarga/{id_}?buka={lain}")
    r.kirim(f"/{lain}", ({"k0": "ya"} if lain == "kriteria" else {"dusun": "Lain"}) | {"simpan": "1"})
    halaman = q.kirim(f"/{bagian}", dua | {"simpan": "1"}, status=409)
    assert "sudah diubah oleh Rina pukul" in halaman.tulisan() and "Tono" not in halaman.tulisan(), "yang mengubah bagian lain bukan dia"
    for kata in kini:
        assert f"Tersimpan sekarang: {kata}." in halaman.tulisan()
    assert q.isian(f"/{bagian}")[2].items() >= dua.items(), "yang diketik tetap di layar"
    q.kirim(f"/{bagian}", {"simpan": "1"})
    assert "Adi" in peramban(rina).buka(f"/keluarga/{id_}/riwayat?bagian={bagian}").tulisan()


@pytest.mark.parametrize("htmx", [False, True])
def test_a_member_changed_by_two_shows_both_and_names_who_changed_this_one(peramban, dunia, htmx):
    rina, adi, tono, id_ = dunia
    p, q, r = peramban(rina), peramban(adi, htmx=htmx), peramban(tono)
    tautan = [a.get("href") for a in p.buka(f"/keluarga/{id_}").cari(".//tbody//a")]
    p.buka(tautan[0])
    q.buka(tautan[0])
    p.kirim("/anggota/", {"nama": "Nama Pertama", "hubungan": "3", "tanggal_lahir-tahun": "1971"})
    r.buka(tautan[1])
    r.kirim("/anggota/", {"nama": "Anggota Lain"})
    diketik = {"nama": "Nama Kedua", "tempat_lahir": "Kepahiang", "tanggal_lahir-tahun": "1972", "hubungan": "9"}
    halaman = q.kirim("/anggota/", diketik | {"lalu": "kembali"}, status=409)
    for kata in ("oleh Rina pukul", "Tersimpan sekarang: Nama Pertama.", "Tersimpan sekarang: Istri.", "1971."):
        assert kata in halaman.tulisan(), kata
    assert "Tono" not in halaman.tulisan() and q.isian("/anggota/")[2].items() >= diketik.items()
    q.kirim("/anggota/", {"lalu": "kembali"})
    assert "Nama Kedua" in p.buka(f"/keluarga/{id_}").tulisan()


@pytest.mark.parametrize("htmx", [False, True])
def test_a_member_taken_out_meanwhile_can_be_written_again_with_what_was_typed(peramban, dunia, htmx):
    rina, adi, _, id_ = dunia
    p, q = peramban(rina), peramban(adi, htmx=htmx)
    tautan = p.buka(f"/keluarga/{id_}").cari(".//tbody//a")[2].get("href")
    p.buka(tautan)
    q.buka(tautan)
    p.kirim("/hapus", {})
    halaman = q.kirim("/anggota/", {"nama": "Tetap Ada", "tempat_lahir": "Kepahiang", "lalu": "kembali"}, status=409)
    assert "sudah dihapus oleh Rina pukul" in halaman.tulisan()
    isian = q.isian("/anggota/")[2]
    assert isian.items() >= {"nama": "Tetap Ada", "tempat_lahir": "Kepahiang"}.items() and isian["id"]
    q.kirim("/anggota/", {"lalu": "kembali"})
    assert "Tetap Ada" in p.buka(f"/keluarga/{id_}").tulisan()


def test_a_save_on_its_own_that_comes_second_says_so_and_leaves_the_section_alone(app, peramban, dunia):
    rina, adi, _, id_ = dunia
    p, q = peramban(rina), peramban(adi, htmx=True)
    p.buka(f"/keluarga/{id_}")
    q.buka(f"/keluarga/{id_}")
    p.kirim("/kriteria", {"k0": "ya", "simpan": "1"})
    jawab = q.kirim("/kriteria", {"k0": "tidak"}, status=409)
    assert "Belum tersimpan" in jawab.tulisan() and "oleh Rina" in jawab.tulisan() and not jawab.formulir()
    with app.app_context():
        assert db.session.get_one(Keluarga, id_).kriteria.jawaban == {"k0": "ya"}
        assert len(db.session.scalars(db.select(Perubahan)).all()) == 1, "yang tidak tersimpan tidak masuk riwayat"
        db.session.remove()
