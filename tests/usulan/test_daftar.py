"""The list of usulan: pages, filters, scope; and what each page costs."""

from __future__ import annotations

import pytest

from tests.factories import DESA, KABUPATEN, KELURAHAN


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna("operator", KELURAHAN)


@pytest.fixture
def keluarga(pabrik, operator):
    return pabrik.keluarga(oleh=operator, nama="Sumiati Contoh")


def test_a_page_costs_at_most_ten_statements(app, pabrik, peramban, operator, keluarga, hitung_sql):
    lain = pabrik.keluarga(oleh=operator, lengkap=False)
    usulan = pabrik.usulan(lain, oleh=operator, jenis="bansos", program=("PKH", "PBI_JK"))
    for _ in range(30):
        pabrik.usulan(pabrik.keluarga(oleh=operator), oleh=operator, jenis="bansos", program=("SEMBAKO", "PBI_JK"))
    desa, dinsos = peramban(operator), peramban(pabrik.pengguna("verifikator", KABUPATEN))
    alamat = ["/usulan/", f"/usulan/{usulan}"]
    milik_operator = [f"/usulan/{usulan}/ubah", f"/usulan/baru?keluarga_id={lain}"]
    for p, semua in ((desa, alamat + milik_operator), (dinsos, alamat)):
        for url in semua:
            with hitung_sql() as sql:
                p.buka(url)
            assert 0 < len(sql) <= 10, (url, len(sql), "\n\n".join(sql))


def test_the_list_is_read_page_by_page_newest_first_and_filtered(app, pabrik, peramban, operator):
    for ke in range(28):
        k = pabrik.keluarga(oleh=operator, nama=f"Warga Ke-{ke:02d}")
        pabrik.usulan(k, oleh=operator, jenis="hapus" if ke % 7 == 0 else "masuk", status="siap_musdes" if ke == 3 else "draf")
    p = peramban(operator)
    satu = p.buka("/usulan/")
    nama = [e.text for e in satu.cari(".//tbody/tr/th/a")]
    assert len(nama) == 25 and nama[:2] == ["Warga Ke-27", "Warga Ke-26"]
    dua = p.buka(satu.tautan("Berikutnya"))
    assert [e.text for e in dua.cari(".//tbody/tr/th/a")] == ["Warga Ke-02", "Warga Ke-01", "Warga Ke-00"]
    assert len(p.buka("/usulan/?jenis=hapus").cari(".//tbody/tr")) == 4
    assert [e.text for e in p.buka("/usulan/?status=musdes").cari(".//tbody/tr/th/a")] == ["Warga Ke-03"]
    assert len(p.buka("/usulan/?status=apa&jenis=itu&wilayah=17&setelah=rusak").cari(".//tbody/tr")) == 25
    assert [e.text for e in p.buka("/usulan/?status=siap_musdes").cari(".//tbody/tr/th/a")] == ["Warga Ke-03"]
    assert not p.buka("/usulan/?status=layak").cari(".//tbody/tr")
    assert "Tidak ada usulan dengan saringan ini" in p.buka("/usulan/?status=pusat").tulisan()


def test_the_dinsos_filters_by_kecamatan_and_desa_and_a_desa_only_sees_its_own(pabrik, peramban, operator, keluarga):
    lain = pabrik.pengguna("operator", DESA)
    pabrik.usulan(keluarga, oleh=operator)
    pabrik.usulan(pabrik.keluarga(DESA, oleh=lain, nama="Derati Contoh"), oleh=lain)
    p = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    assert len(p.buka("/usulan/").cari(".//tbody/tr")) == 2
    for wilayah in (DESA, "17.02.06"):
        assert [e.text for e in p.buka(f"/usulan/?wilayah={wilayah}").cari(".//tbody/tr/th/a")] == ["Derati Contoh"]
    q = peramban(operator)
    assert len(q.buka(f"/usulan/?wilayah={DESA}").cari(".//tbody/tr")) == 1 and "Derati Contoh" not in q.halaman.tulisan()
    assert not q.halaman.cari(".//select[@name='wilayah']")


def test_the_list_can_show_the_usulan_of_one_family(pabrik, peramban, operator, keluarga):
    pabrik.usulan(keluarga, oleh=operator)
    pabrik.usulan(pabrik.keluarga(oleh=operator), oleh=operator)
    halaman = peramban(operator).buka(f"/usulan/?keluarga_id={keluarga}")
    assert [e.text for e in halaman.cari(".//tbody/tr/th/a")] == ["Sumiati Contoh"]
