"""The history as pages: words of the screen, masked numbers, pages and filter, the family as it was."""

from __future__ import annotations

from uuid import uuid4

import pytest

from portal.db import db
from portal.keluarga.queries import riwayat
from portal.keluarga.service.alamat import create_keluarga, update_alamat
from portal.keluarga.service.anggota import create_anggota, update_anggota
from portal.keluarga.service.rumah import update_kriteria
from tests.factories import DESA, KELURAHAN
from tests.keluarga.test_riwayat import ALAMAT, isi_keluarga, orang, semua
from tests.test_weight import ambil

pytestmark = pytest.mark.sekali


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna(nama="Rina Operator")


@pytest.fixture
def dalam(app):
    """dalam(work): run it in a context of its own, so that nobody stays signed in."""

    def jalankan(kerja):
        with app.app_context():
            try:
                return kerja()
            finally:
                db.session.remove()

    return jalankan


@pytest.fixture
def id_(operator, dalam):
    return dalam(lambda: create_keluarga(uuid4(), ALAMAT, oleh=operator).id)


@pytest.fixture
def terisi(app, id_, operator, dalam):
    dalam(lambda: isi_keluarga(id_, operator, app))
    return id_


def daftar(dalam, id_):
    return dalam(lambda: [(p.id, p.objek_nama, p.aksi) for p in semua(id_)])


def test_the_page_tells_before_and_after_in_the_words_of_the_screen(terisi, operator, peramban):
    p = peramban(operator)
    tulisan = p.buka(p.buka(f"/keluarga/{terisi}").tautan("Semua perubahan")).tulisan()
    for kata in (
        "Anggota Sumiati diubah", "PekerjaansebelumBelum/tidak bekerjasesudah", "Foto KTP dihapus",
        "AlamatsebelumJalan LamasesudahJalan Baru", "Anggota Salah Catat dihapus", "NIKisi terakhir1702 1957 0888 9001", "2 ekor",
        "Rina Operator", "Keluarga dicatat", "sebelumbelum diisisesudahYa",
    ):  # fmt: skip
        assert kata in tulisan, kata
    saring = p.kirim("/riwayat", {"bagian": "foto"})
    assert "Foto KTP dihapus" in saring.tulisan() and "Jalan Baru" not in saring.tulisan()
    assert "Belum ada perubahan di bagian ini" in p.kirim("/riwayat", {"bagian": "pindah"}).tulisan()


def test_the_fold_brings_the_newest_changes_as_a_fragment(terisi, operator, peramban):
    p = peramban(operator)
    lipat = p.buka(f"/keluarga/{terisi}").cari(".//details[@id='keluarga-riwayat']")[0]
    assert lipat.get("hx-get") == f"/keluarga/{terisi}/riwayat" and lipat.get("hx-trigger") == "toggle once"
    fragmen = p.buka(lipat.get("hx-get"), headers={"HX-Request": "true"})
    assert "<html" not in fragmen.teks and fragmen.teks.count("<li>") == 6 and "Foto KTP dihapus" in fragmen.tulisan()


def test_a_version_shows_a_member_who_was_taken_out_and_marks_what_changed(terisi, operator, peramban, dalam):
    tambah = next(id_ for id_, nama, aksi in daftar(dalam, terisi) if (nama, aksi) == ("Salah Catat", "buat"))
    tulisan = peramban(operator).buka(f"/keluarga/{terisi}/riwayat/{tambah}").tulisan()
    assert "Salah Catat" in tulisan and "1702 1957 0888 9001" in tulisan and "Jalan Baru" in tulisan and "berubah saat itu" in tulisan
    assert "2 orang" in tulisan and "Karti" not in tulisan, "yang datang kemudian belum ada"


def test_a_camat_reads_the_history_with_masked_numbers(id_, operator, pabrik, peramban, dalam):
    def isi():
        aid = uuid4()
        create_anggota(aid, id_, orang(nik="1702195708889001"), oleh=operator)
        update_anggota(aid, id_, orang(nik="1702195708879001"), 1, oleh=operator)
        update_alamat(id_, ALAMAT | {"no_kk": "1702190101069001"}, 1, oleh=operator)

    dalam(isi)
    camat = peramban(pabrik.pengguna("camat", KELURAHAN[:8]))
    for url in (f"/keluarga/{id_}/riwayat", *(f"/keluarga/{id_}/riwayat/{satu}" for satu, *_ in daftar(dalam, id_))):
        teks = camat.buka(url).teks.replace(" ", "")
        for nomor in ("1702195708889001", "1702195708879001", "1702190101069001"):
            assert nomor not in teks, url
    assert "1702********9001 (angka yang disamarkan berbeda)" in camat.buka(f"/keluarga/{id_}/riwayat").tulisan()


def test_long_histories_are_leafed_through_with_a_kept_filter(id_, operator, pabrik, peramban, dalam):
    dua = operator, pabrik.pengguna()
    dalam(lambda: [update_kriteria(id_, {"a": ("ya", "tidak")[ke % 2]}, ke, oleh=dua[ke % 2]) for ke in range(30)])
    p = peramban(operator)
    satu = p.buka(f"/keluarga/{id_}/riwayat?bagian=kriteria")
    dua = p.buka(satu.tautan("Berikutnya"))
    assert (len(satu.cari(".//main/section")), len(dua.cari(".//main/section"))) == (25, 5)
    assert "bagian=kriteria" in dua.url
    p.buka(f"/keluarga/{id_}/riwayat?bagian=xx&setelah=rusak")


def test_a_change_of_another_family_or_village_is_not_found(id_, operator, pabrik, peramban, dalam):
    lain = dalam(lambda: create_keluarga(uuid4(), ALAMAT, oleh=operator).id)
    peramban(operator).buka(f"/keluarga/{id_}/riwayat/{daftar(dalam, lain)[0][0]}", status=404)
    jauh = peramban(pabrik.pengguna(wilayah=DESA))
    for url in (f"/keluarga/{id_}/riwayat", f"/keluarga/{id_}/riwayat/{daftar(dalam, id_)[0][0]}"):
        jauh.buka(url, status=404)


def test_a_family_from_before_the_history_says_so(pabrik, operator, peramban):
    id_ = pabrik.keluarga(oleh=operator)
    assert "Belum ada perubahan yang tercatat" in peramban(operator).buka(f"/keluarga/{id_}/riwayat").tulisan()


def test_saves_on_the_way_are_one_before_and_after_and_stay_stored_one_by_one(id_, operator, pabrik, peramban, dalam):
    for ke, dusun in enumerate(("Ta", "Talang", "Talang Benih")):
        dalam(lambda ke=ke, dusun=dusun: update_alamat(id_, ALAMAT | {"dusun": dusun}, 1 + ke, oleh=operator))
    p = peramban(operator)
    halaman = p.buka(f"/keluarga/{id_}/riwayat")
    assert len(halaman.cari(".//main/section")) == 2 and len(daftar(dalam, id_)) == 4
    assert "3 kali simpan sejak " in halaman.tulisan() and "sesudahTalang Benih" in halaman.tulisan() and "Ta," not in halaman.tulisan()
    saat_itu = p.buka(halaman.tautan("Lihat keluarga saat itu"))
    assert "sesudahTalang Benih" in saat_itu.tulisan() and "belum diisisesudah" in saat_itu.tulisan()
    lain = pabrik.pengguna()
    dalam(lambda: update_alamat(id_, ALAMAT | {"dusun": "Lain"}, 4, oleh=lain))
    assert len(p.buka(f"/keluarga/{id_}/riwayat").cari(".//main/section")) == 3, "orang lain, perubahan lain"


def test_a_group_is_never_cut_by_the_end_of_a_page(id_, operator, pabrik, peramban, dalam, monkeypatch):
    monkeypatch.setattr(riwayat, "SEKALI", 2)
    dua = operator, pabrik.pengguna()
    dalam(lambda: [update_kriteria(id_, {"a": ("ya", "tidak")[ke % 2]}, ke, oleh=dua[ke // 3 % 2]) for ke in range(81)])
    p = peramban(operator)
    satu = p.buka(f"/keluarga/{id_}/riwayat?bagian=kriteria")
    assert len(satu.cari(".//main/section")) == 25 and satu.tulisan().count("3 kali simpan") == 25
    assert p.buka(satu.tautan("Berikutnya")).tulisan().count("3 kali simpan") == 2


def test_fold_and_pages_of_a_long_history_are_light(app, terisi, operator, pabrik, peramban, dalam):
    """5 kB on the wire for what a phone fetches often; a full page of changes within the limit of 10."""
    dua = operator, pabrik.pengguna()
    dalam(lambda: [update_kriteria(terisi, {"a": ("ya", "tidak")[ke % 2], "b": "ya"}, 1 + ke, oleh=dua[ke % 2]) for ke in range(25)])
    p = peramban(operator)
    terakhir = daftar(dalam, terisi)[-1][0]
    kepala = {"HX-Request": "true", "Accept-Encoding": "gzip"}
    lipat = p.klien.get(f"/keluarga/{terisi}/riwayat", base_url="http://portal.uji", headers=kepala)
    assert len(lipat.get_data()) <= 5_000
    for url, batas in ((f"/keluarga/{terisi}/riwayat", 5_000), (f"/keluarga/{terisi}/riwayat/{terakhir}", 5_000), ("/keluarga/pindah/", 5_000)):
        berat, _ = ambil(p, url)
        print(berat, url)
        assert berat <= batas, f"{url}: {berat}"
