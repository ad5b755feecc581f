"""The pages of findings: who sees which side, the filter, settling, and the later of two."""

from __future__ import annotations

import re

import pytest

from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN
from tests.pemeriksaan.bahan import anggota, simpan, temuan

NIK = re.compile(r"[0-9]{16}|[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}")


@pytest.fixture
def orang(pabrik):
    """People of both villages, of their kecamatan and of the dinsos."""
    return {
        "sini": pabrik.pengguna("operator", KELURAHAN), "sana": pabrik.pengguna("operator", DESA), "asing": pabrik.pengguna("operator", DESA_LAIN),
        "kades": pabrik.pengguna("kades", KELURAHAN), "camat": pabrik.pengguna("camat", KELURAHAN[:8]),
        "verifikator": pabrik.pengguna("verifikator", KABUPATEN, nama="Vera Pemeriksa"), "lain": pabrik.pengguna("verifikator", KABUPATEN),
        "kadis": pabrik.pengguna("kadis", KABUPATEN), "luar": pabrik.pengguna_luar("verifikator"),
    }  # fmt: skip


@pytest.fixture
def pasangan(app, pabrik, orang):
    """One NIK in two villages: (finding, the two heads)."""
    sini = pabrik.keluarga(KELURAHAN, oleh=orang["sini"], nama="Sumiati Harahap Contoh")
    sana = pabrik.keluarga(DESA, oleh=orang["sana"], nama="Zulkarnain Wijaya Contoh")
    simpan(app, sini, 0, orang["sini"], nik=anggota(app, sana)[0].nik)
    (satu,) = temuan(app, "NIK_GANDA")
    return satu, anggota(app, sini)[0], anggota(app, sana)[0]


@pytest.mark.parametrize(("siapa", "sendiri", "lain"), [("sini", 1, 2), ("sana", 2, 1), ("kades", 1, 2), ("camat", 1, 2)])
def test_a_village_sees_its_own_end_and_the_other_one_masked(pasangan, orang, peramban, siapa, sendiri, lain):
    p, t = peramban(orang[siapa]), pasangan[0]
    punya, asing = pasangan[sendiri], pasangan[lain]
    for halaman in (p.buka("/temuan/?tingkat=semua"), p.buka(f"/temuan/{t.id}")):
        tulisan = halaman.tulisan()
        assert punya.nama in tulisan and asing.nama not in tulisan and asing.ibu_kandung not in tulisan
        assert re.search("eluarga lain di luar wilayah Anda", tulisan) and str(asing.keluarga_id) not in halaman.teks
    assert punya.ibu_kandung in p.halaman.tulisan() and f"tahun {asing.tanggal_lahir.year}" in p.halaman.tulisan()
    penuh = NIK.findall(p.halaman.tulisan())
    assert bool(penuh) is (siapa != "camat") and not p.halaman.formulir("penyelesaian")


@pytest.mark.parametrize("siapa", ["verifikator", "kadis"])
def test_the_dinsos_sees_both_ends(pasangan, orang, peramban, siapa):
    p = peramban(orang[siapa])
    halaman = p.buka(f"/temuan/{pasangan[0].id}")
    for satu in pasangan[1:]:
        assert satu.nama in halaman.tulisan() and f"/keluarga/{satu.keluarga_id}" in halaman.teks
    assert "di luar wilayah" not in halaman.tulisan() and len(NIK.findall(halaman.tulisan())) == 2
    assert len(p.buka("/temuan/").cari(".//tbody/tr")) == 1, "sepasang satu baris"


@pytest.mark.parametrize("siapa", ["asing", "luar"])
def test_for_a_third_village_and_another_kabupaten_it_does_not_exist(pasangan, orang, peramban, siapa):
    p = peramban(orang[siapa])
    assert "Tidak ada temuan yang menunggu." in p.buka("/temuan/").tulisan()
    p.buka(f"/temuan/{pasangan[0].id}", status=404)


@pytest.mark.parametrize("htmx", [False, True])
def test_the_verifikator_settles_a_pair_of_two_villages_once(app, pasangan, orang, peramban, htmx):
    t, p = pasangan[0], peramban(orang["verifikator"], htmx=htmx)
    p.buka(f"/temuan/{t.id}")
    halaman = p.kirim("/penyelesaian", {"putusan": "bukan_ganda"}, status=422)
    assert "Tulis dari mana Anda tahu" in halaman.tulisan()
    p.buka(f"/temuan/{t.id}")
    for _ in range(2):  # the same form twice
        p.kirim("/penyelesaian", {"putusan": "bukan_ganda", "catatan": "NIK salah ketik, KTP sudah dilihat."}, halaman=p.halaman)
        p.buka(f"/temuan/{t.id}")
    assert "Bukan ganda" in p.halaman.tulisan() and "Vera Pemeriksa" in p.halaman.tulisan()
    (satu,) = temuan(app, "NIK_GANDA")
    assert (satu.status, satu.catatan, satu.versi) == ("bukan_ganda", "NIK salah ketik, KTP sudah dilihat.", 2)
    assert "Tidak ada temuan" in p.buka("/temuan/").tulisan() and len(p.buka("/temuan/?status=bukan_ganda").cari(".//tbody/tr")) == 1


@pytest.mark.parametrize("htmx", [False, True])
def test_the_later_of_two_verifikators_hears_who_settled_it_and_keeps_what_was_typed(app, pasangan, orang, peramban, htmx):
    url = f"/temuan/{pasangan[0].id}"
    p, q = peramban(orang["verifikator"]), peramban(orang["lain"], htmx=htmx)
    p.buka(url)
    q.buka(url)
    p.kirim("/penyelesaian", {"putusan": "ganda", "catatan": "Sudah pindah ke Derati."})
    halaman = q.kirim("/penyelesaian", {"putusan": "diterima", "catatan": "Kata RT berbeda."}, status=409)
    assert "sudah diselesaikan oleh Vera Pemeriksa" in halaman.tulisan() and "Sudah pindah ke Derati." in halaman.tulisan()
    assert halaman.cari(".//textarea[@name='catatan']")[0].text.strip() == "Kata RT berbeda."
    assert temuan(app, "NIK_GANDA")[0].status == "ganda"


def test_the_village_settles_what_concerns_it_alone(app, pabrik, orang, peramban):
    simpan(app, pabrik.keluarga(oleh=orang["sini"]), 0, orang["sini"], pekerjaan=5)
    (t,) = temuan(app, "PEKERJAAN")
    p = peramban(orang["sini"])
    halaman = p.buka(f"/temuan/{t.id}")
    assert {i.get("value") for i in halaman.cari(".//input[@name='putusan']")} == {"diperbaiki", "diterima"}
    p.kirim("/penyelesaian", {"putusan": "ganda", "catatan": "Dipaksa."}, status=422)
    p.buka(f"/temuan/{t.id}")
    p.kirim("/penyelesaian", {"putusan": "diterima", "catatan": "Sudah pensiun, surat ada."})
    assert temuan(app, "PEKERJAAN")[0].diselesaikan_oleh == orang["sini"].id
    kades = peramban(orang["kades"])
    assert not kades.buka(f"/temuan/{t.id}").formulir("penyelesaian")


def test_a_village_cannot_settle_what_touches_another_one(app, pasangan, orang, peramban):
    p = peramban(orang["sini"])
    token = p.buka("/temuan/").cari(".//input[@name='csrf_token']")[0].get("value")
    isi = {"csrf_token": token, "versi": "1", "putusan": "ganda", "catatan": "Saya yakin."}
    halaman = p.buka(f"/temuan/{pasangan[0].id}/penyelesaian", metode="POST", data=isi, status=403)
    assert "verifikator dinas sosial" in halaman.tulisan() and temuan(app, "NIK_GANDA")[0].status == "terbuka"


def test_the_filter_narrows_by_rule_grade_village_and_age_and_unknown_values_by_nothing(app, pabrik, orang, peramban):
    simpan(app, pabrik.keluarga(KELURAHAN, oleh=orang["sini"]), 0, orang["sini"], pekerjaan=5)
    simpan(app, pabrik.keluarga(DESA, oleh=orang["sana"]), 0, orang["sana"], pekerjaan=64)
    p = peramban(orang["verifikator"])

    def jumlah(saringan: str) -> int:
        return len(p.buka(f"/temuan/?{saringan}").cari(".//tbody/tr"))

    assert (jumlah(""), jumlah("tingkat=semua"), jumlah("tingkat=ringan"), jumlah("tingkat=tolak")) == (1, 2, 1, 0)
    assert (jumlah("aturan=PEKERJAAN_PERIKSA"), jumlah("aturan=PEKERJAAN"), jumlah("aturan=entah")) == (1, 1, 1)
    assert (jumlah(f"wilayah={DESA}&tingkat=semua"), jumlah(f"wilayah={DESA[:8]}"), jumlah(f"wilayah={KELURAHAN}")) == (1, 0, 1)
    assert (jumlah("umur=7"), jumlah("umur=entah"), jumlah("status=ganda"), jumlah("status=entah"), jumlah("wilayah=99.99")) == (0, 1, 0, 1, 1)
    assert "Hapus saringan" in p.buka("/temuan/?aturan=NIK_GANDA").tulisan()


@pytest.mark.parametrize("siapa", ["sini", "verifikator"])
def test_the_list_goes_on_by_real_links_and_shows_each_once(app, pabrik, orang, peramban, siapa):
    sana = pabrik.keluarga(DESA, oleh=orang["sana"], nama="Zulkarnain Wijaya Contoh")
    for ke in range(27):
        keluarga = pabrik.keluarga(KELURAHAN, oleh=orang["sini"], anggota=1)
        simpan(app, keluarga, 0, orang["sini"], **({"nik": anggota(app, sana)[0].nik} if ke == 0 else {"pekerjaan": 5}))
    simpan(app, sana, 0, orang["sana"], tempat_lahir="Curup Kota")
    p = peramban(orang[siapa])
    dilihat = []
    halaman = p.buka("/temuan/")
    while True:
        dilihat += [a.get("href") for a in halaman.cari(".//tbody/tr/th/a")]
        if "Berikutnya" not in halaman.tulisan():
            break
        halaman = p.buka(halaman.tautan("Berikutnya"))
    assert len(dilihat) == len(set(dilihat)) == len([t for t in temuan(app) if t.tingkat != "ringan"]) == 27


def test_the_note_on_the_familys_page_leads_to_the_finding_until_it_is_settled(app, pabrik, orang, pasangan, peramban):
    p = peramban(orang["sini"])
    halaman = p.buka(f"/keluarga/{pasangan[1].keluarga_id}")
    assert "NIK ini juga tercatat pada nama lain" in halaman.tulisan() and "Kec. " in halaman.tulisan()
    assert "Selesaikan" in [a.text for a in halaman.cari(".//a") if a.get("href") == f"/temuan/{pasangan[0].id}"]
    v = peramban(orang["verifikator"])
    v.buka(f"/temuan/{pasangan[0].id}")
    v.kirim("/penyelesaian", {"putusan": "bukan_ganda", "catatan": "KTP sudah dilihat."})
    assert "NIK ini juga tercatat" not in p.buka(f"/keluarga/{pasangan[1].keluarga_id}").tulisan()
