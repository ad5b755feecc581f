"""A family is locked while somebody types in it: nothing is saved, and nothing that was typed is lost."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select

from portal.db import db, transaction
from portal.keluarga.models import Anggota, Keluarga
from portal.keluarga.queries import get_keluarga
from portal.keluarga.service import set_kunci

ALASAN = "Sedang diperiksa dinas sosial, jadi data keluarga ini belum dapat diubah."
KETIKAN = {
    "alamat": ({"dusun": "Talang Baru"}, "Talang Baru"), "rumah": ({"jenis_lantai_terluas": "8"}, "Tanah"), "kriteria": ({"a": "tidak"}, "Tidak"),
}  # fmt: skip


@pytest.fixture
def orang(pabrik):
    return pabrik.pengguna()


@pytest.fixture
def id_(pabrik, orang):
    return pabrik.keluarga(oleh=orang)


@pytest.fixture
def kunci(app, id_, orang):
    def tutup() -> None:
        with app.app_context():
            with transaction(jejak=0):
                set_kunci(get_keluarga(id_, untuk=orang, kunci=True), True)
            db.session.remove()

    return tutup


def kembali(halaman) -> str:
    """What the page gives back of what was typed."""
    return " ".join("".join(halaman.cari(".//*[@id='keluarga-tertahan']")[0].itertext()).split())


@pytest.mark.parametrize("bagian", KETIKAN)
@pytest.mark.parametrize("htmx", [False, True])
def test_what_was_typed_in_a_section_comes_back_with_the_reason(peramban, orang, id_, kunci, bagian, htmx):
    p = peramban(orang, htmx=htmx)
    lama = p.buka(f"/keluarga/{id_}?buka={bagian}")
    kunci()
    isi, kata = KETIKAN[bagian]
    halaman = p.kirim(f"/{bagian}", isi | {"simpan": "1"}, halaman=lama, status=422)
    assert ALASAN in kembali(halaman) and kata in kembali(halaman)
    assert not halaman.formulir(f"/{bagian}"), "tanpa formulir yang tidak dapat dikirim"


def test_what_is_not_valid_comes_back_too(peramban, orang, id_, kunci):
    p = peramban(orang)
    lama = p.buka(f"/keluarga/{id_}")
    kunci()
    assert "tiga belas" in kembali(p.kirim("/alamat", {"rt": "tiga belas", "simpan": "1"}, halaman=lama, status=422))


@pytest.mark.parametrize("bagian", KETIKAN)
def test_a_save_on_its_own_says_so_and_leaves_the_typed_form_on_screen(peramban, orang, id_, kunci, bagian):
    p = peramban(orang, htmx=True)
    url, _, semua = p.isian(f"/{bagian}", halaman=p.buka(f"/keluarga/{id_}?buka={bagian}"))
    kunci()
    jawab = p.buka(url, metode="POST", data=semua | KETIKAN[bagian][0], status=422)
    assert jawab.kepala["HX-Retarget"] == f"#keluarga-keadaan-{bagian}"
    assert "Belum tersimpan. Bagian ini terkunci saat Anda mengetik; isian Anda masih di layar." in jawab.tulisan()
    assert not jawab.cari(".//form") and not jawab.cari(".//*[@id='keluarga-tertahan']")


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("baru", [False, True])
def test_what_was_typed_about_a_member_comes_back(app, peramban, orang, id_, kunci, htmx, baru):
    p = peramban(orang, htmx=htmx)
    lama = p.buka(f"/keluarga/{id_}/anggota/baru" if baru else p.buka(f"/keluarga/{id_}").tautan("Warga Contoh"))
    kunci()
    halaman = p.kirim("/anggota/", {"nama": "Bunga Contoh", "tanggal_lahir-hari": "31", "lalu": "kembali"}, halaman=lama, status=422)
    assert ALASAN in kembali(halaman) and "Bunga Contoh" in kembali(halaman)
    with app.app_context():
        assert db.session.scalar(select(Anggota.id).where(Anggota.nama == "Bunga Contoh")) is None
        assert db.session.get(Keluarga, id_).jumlah_anggota == 3
        db.session.remove()


def test_a_member_saved_on_its_own_is_told_at_its_line(peramban, orang, id_, kunci):
    p = peramban(orang, htmx=True)
    lama = p.buka(p.buka(f"/keluarga/{id_}").tautan("Warga Contoh"))
    aid = UUID(lama.url.rsplit("/", 1)[1])
    url, _, semua = p.isian(f"/anggota/{aid}", halaman=lama)
    kunci()
    jawab = p.buka(url, metode="POST", data=semua | {"nama": "Bunga Contoh"}, status=422)
    assert jawab.kepala["HX-Retarget"] == "#keluarga-keadaan-anggota" and ALASAN in jawab.tulisan()
