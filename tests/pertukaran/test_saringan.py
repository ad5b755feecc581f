"""The hand-over files by year and number, and what is in one by wilayah and kind."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from portal.db import db
from portal.pertukaran import queries
from portal.pertukaran.models import Serahan
from tests.factories import DESA
from tests.pertukaran.test_serahan import buat
from tests.verifikasi.bahan import KABUPATEN_LAIN, kantor

AWAL_2026 = datetime(2025, 12, 31, 17, tzinfo=UTC)  # midnight in the zone of the kabupaten


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def berkas(app, oleh, *semua):
    """Files as they are stored: (nomor, made at)."""
    with app.app_context():
        for nomor, pada in semua:
            db.session.add(
                Serahan(id=uuid.uuid4(), nomor=nomor, jumlah=1, baris=1, xlsx=b"x", sidik="-", isi_sidik="-", dibuat_oleh=oleh.id, dibuat_pada=pada)
            )  # fmt: skip
        db.session.commit()
        db.session.remove()


def tampak(halaman):
    return ["".join(e.itertext()) for e in halaman.cari(".//tbody/tr/th/a")]


def pilihan(halaman, nama):
    return [o.get("value") for o in halaman.cari(f".//select[@name='{nama}']/option")]


def test_files_are_found_by_year_on_the_clock_of_the_kabupaten(app, k, peramban):
    berkas(app, k.rina, ("A-2025", AWAL_2026 - timedelta(seconds=1)), ("B-2026", AWAL_2026), ("C-2026", AWAL_2026 + timedelta(days=364)))
    p = peramban(k.rina)
    assert tampak(p.buka("/serahan/")) == ["C-2026", "B-2026", "A-2025"]
    assert pilihan(p.halaman, "tahun") == ["", "2026", "2025"]
    assert tampak(p.buka("/serahan/?tahun=2026")) == ["C-2026", "B-2026"]
    assert tampak(p.buka("/serahan/?tahun=2025")) == ["A-2025"]
    assert tampak(p.buka("/serahan/?tahun=1999")) == ["C-2026", "B-2026", "A-2025"], "tahun yang tidak ada tidak menyaring"


def test_files_are_found_by_any_part_of_the_number_and_pages_keep_the_filter(app, k, peramban):
    berkas(app, k.rina, *((f"SER-17.02-2026-{ke:04d}", AWAL_2026 + timedelta(hours=ke)) for ke in range(1, 31)))
    berkas(app, k.rina, ("LAIN-100%", AWAL_2026), ("LAIN_1", AWAL_2026))
    p = peramban(k.rina)
    p.buka("/serahan/")
    satu = p.kirim("/serahan/", {"nomor": " ser-17 ", "tahun": "2026"}, ke=0)
    assert len(tampak(satu)) == 25 and tampak(satu)[0] == "SER-17.02-2026-0030"
    dua = p.buka(satu.tautan("Berikutnya"))
    assert tampak(dua) == [f"SER-17.02-2026-{ke:04d}" for ke in range(5, 0, -1)]
    assert "tahun=2026" in dua.url and "nomor=ser-17" in dua.url and "Kembali ke awal" in dua.tulisan()
    assert dua.cari(".//input[@name='nomor']")[0].get("value") == "ser-17"
    assert tampak(p.buka("/serahan/?nomor=0007")) == ["SER-17.02-2026-0007"]
    assert tampak(p.buka("/serahan/?nomor=%25")) == ["LAIN-100%"] and tampak(p.buka("/serahan/?nomor=n_")) == ["LAIN_1"]
    kosong = p.buka("/serahan/?nomor=tidak-ada")
    assert "Tidak ada berkas dengan saringan ini" in kosong.tulisan() and kosong.tautan("Hapus saringan").endswith("/serahan/")


def test_a_number_that_cannot_be_one_is_told_and_does_not_filter(app, k, peramban):
    berkas(app, k.rina, ("SER-1", AWAL_2026))
    p = peramban(k.rina)
    for nomor, kata in (("9" * 41, "paling panjang 40 huruf"), ("SER%00", "")):
        halaman = p.buka(f"/serahan/?nomor={nomor}")
        assert tampak(halaman) == ["SER-1"] and kata in halaman.tulisan() and halaman.cari(".//div[@class='field err']")


def test_the_filter_stays_within_the_office(app, k, pabrik, peramban):
    berkas(app, k.rina, ("SER-1", AWAL_2026))
    asing = peramban(pabrik.pengguna("verifikator", KABUPATEN_LAIN))
    halaman = asing.buka("/serahan/?nomor=SER")
    assert not tampak(halaman) and not pilihan(halaman, "tahun")[1:]


def test_what_is_in_a_file_is_found_by_wilayah_and_kind(app, k, peramban):
    k.antre(26, status="disahkan", nama="Warga Dekat")
    k.antre(2, desa=DESA, status="disahkan", nama="Warga Jauh")
    k.antre(jenis="hapus", alasan_hapus="MENINGGAL", status="disahkan", nama="Warga Hapus")
    p = peramban(k.rina)
    alamat = buat(p).url
    assert pilihan(p.halaman, "wilayah") == ["", "17.02.06", "17.02.19"] and "(27)" in p.halaman.tulisan()
    jauh = p.kirim(alamat.removeprefix("http://portal.uji"), {"wilayah": DESA[:8]})
    assert tampak(jauh) == ["Warga Jauh"] * 2 and DESA in pilihan(jauh, "wilayah")
    assert tampak(p.buka(f"{alamat}?wilayah={DESA}&jenis=masuk")) == ["Warga Jauh"] * 2
    assert tampak(p.buka(f"{alamat}?jenis=hapus")) == ["Warga Hapus"]
    assert "Tidak ada usulan dengan saringan ini" in p.buka(f"{alamat}?wilayah={DESA}&jenis=hapus").tulisan()
    satu = p.buka(f"{alamat}?wilayah=17.02.19&jenis=masuk")
    dua = p.buka(satu.tautan("Berikutnya"))
    assert [len(tampak(satu)), tampak(dua)] == [25, ["Warga Dekat"]] and "jenis=masuk" in dua.url
    assert len(tampak(p.buka(f"{alamat}?wilayah=17.03&jenis=itu&setelah=rusak"))) == 25, "pilihan yang tidak ada tidak menyaring"
    assert tampak(p.buka(p.buka(alamat).tautan("penghapusan"))) == ["Warga Hapus"]


def test_a_page_of_files_reads_only_its_rows(app, k, hitung_sql):
    berkas(app, k.rina, *((f"SER-{ke}", AWAL_2026 + timedelta(hours=ke)) for ke in range(60)))
    with app.app_context():
        with hitung_sql() as perintah:
            baris = queries.list_serahan(2026, "SER", untuk=k.rina)
            tahun = queries.list_tahun(untuk=k.rina)
        db.session.remove()
    assert len(baris) == 26 and tahun == [2026]
    assert not [satu for satu in perintah if "count(" in satu.lower() or "xlsx" in satu.lower()]
