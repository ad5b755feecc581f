"""Making, showing, changing and listing usulan, as a browser without and with scripts does it."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Keluarga
from portal.usulan.models import Riwayat, Usulan, UsulanProgram
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN
from tests.jalan import unggah_bukti

JAHAT = "<b onclick=alert(1)>Siti</b> & \"Ani\" {{7*7}}"


@pytest.fixture
def operator(pabrik):
    return pabrik.pengguna("operator", KELURAHAN)


@pytest.fixture
def keluarga(pabrik, operator):
    return pabrik.keluarga(oleh=operator, nama="Sumiati Contoh")


def baru(p, keluarga_id: UUID, **isi):
    p.buka(f"/usulan/baru?keluarga_id={keluarga_id}")
    return p.kirim("/usulan/", isi)


def isian_pbi(halaman) -> list[str]:
    return [e.get("value") for e in halaman.cari(".//input[@name='pbi']")]


@pytest.mark.parametrize("htmx", [False, True])
def test_an_operator_proposes_a_family_and_makes_it_ready(app, peramban, operator, keluarga, htmx):
    p = peramban(operator, htmx=htmx)
    halaman = baru(p, keluarga, jenis="masuk", keterangan="Rumah rusak\r\nsejak banjir")
    assert "USL-1702.19-" in halaman.tulisan() and "-0001" in halaman.tulisan()
    assert "tersimpan sebagai draf" in halaman.tulisan() and "Draf" in halaman.tulisan()
    halaman = p.kirim("/kesiapan")
    assert "Siap dimusyawarahkan" in halaman.tulisan() and "Usulan siap dibahas dalam musyawarah." in halaman.tulisan()
    assert f"Disiapkan untuk musyawarah oleh {operator.nama} (Operator)" in halaman.tulisan()
    assert not halaman.formulir("/kesiapan")
    with app.app_context():
        usulan = db.session.scalars(select(Usulan)).one()
        assert usulan.status == "siap_musdes" and usulan.keterangan == "Rumah rusak\nsejak banjir"
        langkah = db.session.execute(select(Riwayat.dari, Riwayat.ke, Riwayat.urutan).order_by(Riwayat.urutan)).all()
        assert [tuple(satu) for satu in langkah] == [("", "draf", 1), ("draf", "siap_musdes", 2)]


@pytest.mark.parametrize("htmx", [False, True])
def test_aid_is_proposed_line_by_line_and_pbi_by_person(app, peramban, operator, keluarga, htmx):
    p = peramban(operator, htmx=htmx)
    pbi = isian_pbi(p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=bansos"))
    assert len(pbi) == 3
    halaman = p.kirim("/usulan/", {"program": ["PKH", "SEMBAKO"], "pbi": pbi[:2], "alasan_hapus": "PINDAH"})
    assert "Program Keluarga Harapan" in halaman.tulisan() and "Sumiati Contoh" in halaman.tulisan()
    with app.app_context():
        baris = db.session.execute(select(UsulanProgram.program, UsulanProgram.anggota_id).order_by(UsulanProgram.urutan)).all()
        assert [(b.program, str(b.anggota_id) if b.anggota_id else None) for b in baris] == [
            ("PKH", None), ("SEMBAKO", None), ("PBI_JK", pbi[0]), ("PBI_JK", pbi[1]),
        ]  # fmt: skip
        assert db.session.scalars(select(Usulan.alasan_hapus)).one() is None, "bidang jenis lain tidak dibaca"
    daftar = p.buka("/usulan/").tulisan()
    assert "PKH, Sembako, PBI-JK 2 jiwa" in daftar


@pytest.mark.parametrize("htmx", [False, True])
def test_a_removal_needs_reason_and_evidence_but_no_complete_family(app, pabrik, peramban, operator, htmx):
    keluarga = pabrik.keluarga(oleh=operator, lengkap=False)
    p = peramban(operator, htmx=htmx)
    p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=hapus")
    halaman = p.kirim("/usulan/", {"keterangan": "   "}, status=422)
    assert "Pilih alasan penghapusan." in halaman.tulisan() and "Tuliskan keterangan dan bukti" in halaman.tulisan()
    p.kirim("/usulan/", {"alasan_hapus": "MENINGGAL", "keterangan": "Akta kematian 12/2026"})
    assert "Meninggal dunia" in p.halaman.tulisan() and "MENINGGAL" not in p.halaman.tulisan()
    assert "Akta kematian atau surat keterangan kematian belum diunggah." in p.kirim("/kesiapan", status=422).tulisan()
    unggah_bukti(p, "kematian")
    assert "Siap dimusyawarahkan" in p.kirim("/kesiapan").tulisan()


@pytest.mark.parametrize("htmx", [False, True])
def test_what_is_missing_is_named_and_what_was_typed_is_kept(peramban, operator, keluarga, htmx):
    p = peramban(operator, htmx=htmx)
    p.buka(f"/usulan/baru?keluarga_id={keluarga}")
    halaman = p.kirim("/usulan/", {"keterangan": "Sudah ditulis"}, status=422)
    assert "Pilih jenis usulan." in halaman.tulisan()
    halaman = p.kirim("/usulan/", {"jenis": "bansos"}, status=422)
    assert "Pilih paling sedikit satu program bantuan." in halaman.tulisan()
    assert halaman.cari(".//textarea[@name='keterangan']")[0].text.strip() == "Sudah ditulis"
    p.kirim("/usulan/", {"program": "PKH"})
    assert "Sudah ditulis" in p.halaman.tulisan()


@pytest.mark.parametrize(
    "isi",
    [
        {"jenis": "bansos", "program": "PIP"}, {"jenis": "bansos", "pbi": str(uuid4())}, {"jenis": "bansos", "pbi": "x"},
        {"jenis": "hapus", "alasan_hapus": "TIDAK_SUKA", "keterangan": "x"}, {"jenis": "perbaikan"}, {"jenis": ""},
        {"jenis": "masuk", "keterangan": "a" * 501}, {"jenis": "masuk", "keterangan": "a\u202eb"},
    ],
)  # fmt: skip
def test_content_that_the_form_does_not_offer_is_refused_with_a_sentence(app, peramban, operator, keluarga, isi):
    p = peramban(operator)
    p.buka(f"/usulan/baru?keluarga_id={keluarga}")
    halaman = p.kirim("/usulan/", isi, status=422)
    assert "Ada yang perlu diperbaiki" in halaman.tulisan()
    with app.app_context():
        assert not db.session.scalars(select(Usulan)).all()


def test_htmx_asks_for_the_fields_of_a_kind_and_gets_only_those(peramban, operator, keluarga):
    p = peramban(operator)
    halaman = p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=hapus", headers={"HX-Request": "true"})
    assert len(halaman.cari(".//input[@name='alasan_hapus']")) == 18
    assert not halaman.cari(".//input[@name='program']") and not halaman.cari(".//h1")
    for jenis, isian in (("bansos", "program"), ("perbaikan", "kk-alamat"), ("ganti_pengurus", "alasan_ganti")):
        halaman = p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis={jenis}", headers={"HX-Request": "true"})
        assert halaman.cari(f".//input[@name='{isian}']") and not halaman.cari(".//h1")


def test_the_same_form_twice_is_one_usulan_and_with_other_content_a_conflict(app, peramban, operator, keluarga):
    p = peramban(operator)
    borang = p.buka(f"/usulan/baru?keluarga_id={keluarga}")
    satu = p.kirim("/usulan/", {"jenis": "masuk"}, halaman=borang)
    dua = p.kirim("/usulan/", {"jenis": "masuk"}, halaman=borang)
    assert satu.url == dua.url
    p.kirim("/usulan/", {"jenis": "masuk", "keterangan": "lain"}, halaman=borang, status=409)
    with app.app_context():
        assert len(db.session.scalars(select(Usulan)).all()) == 1


def test_one_open_usulan_of_a_kind_and_its_number_is_named(pabrik, peramban, operator, keluarga):
    p = peramban(operator)
    nomor = baru(p, keluarga, jenis="masuk").tulisan().split("Usulan USL-")[1].split()[0]
    halaman = p.buka(f"/usulan/baru?keluarga_id={keluarga}")
    assert f"sudah punya usulan masuk register yang berjalan: USL-{nomor}" in halaman.tulisan()
    assert f"USL-{nomor}" in p.kirim("/usulan/", {"jenis": "masuk"}, status=422).tulisan()
    halaman = p.kirim("/usulan/", {"jenis": "hapus", "alasan_hapus": "PINDAH", "keterangan": "Surat pindah"}, status=422)
    assert "Selesaikan atau batalkan dulu" in halaman.tulisan()
    p.kirim("/usulan/", {"jenis": "bansos", "program": "PKH"})


def test_a_draft_is_changed_and_a_late_change_sees_both_versions(app, peramban, pabrik, operator, keluarga):
    usulan = pabrik.usulan(keluarga, oleh=operator, jenis="bansos", program=("PKH",))
    p, q = peramban(operator), peramban(pabrik.pengguna("operator", KELURAHAN), htmx=True)
    lama = q.buka(f"/usulan/{usulan}/ubah")
    pbi = isian_pbi(p.buka(f"/usulan/{usulan}/ubah"))
    p.kirim(f"/usulan/{usulan}", {"program": ["SEMBAKO"], "pbi": pbi[:1], "keterangan": "Dari rapat RT"})
    halaman = q.kirim(f"/usulan/{usulan}", {"program": ["PKH"], "keterangan": "Dari kader"}, halaman=lama, status=409)
    assert "Program: Sembako, PBI-JK untuk Sumiati Contoh" in halaman.tulisan() and "Keterangan: Dari rapat RT" in halaman.tulisan()
    assert halaman.cari(".//textarea[@name='keterangan']")[0].text.strip() == "Dari kader"
    q.kirim(f"/usulan/{usulan}")
    with app.app_context():
        assert db.session.scalars(select(UsulanProgram.program)).all() == ["PKH"]
        assert db.session.scalars(select(Usulan.keterangan)).one() == "Dari kader"


def test_saving_what_stands_already_is_no_conflict(peramban, pabrik, operator, keluarga):
    usulan = pabrik.usulan(keluarga, oleh=operator)
    p = peramban(operator)
    lama = p.buka(f"/usulan/{usulan}/ubah")
    p.kirim(f"/usulan/{usulan}", {"keterangan": "Sama"}, halaman=lama)
    p.kirim(f"/usulan/{usulan}", {"keterangan": "Sama"}, halaman=lama)
    p.kirim(f"/usulan/{usulan}", {"keterangan": "Beda"}, halaman=lama, status=409)


def test_a_usulan_beyond_the_draft_cannot_be_changed(app, peramban, pabrik, operator, keluarga):
    usulan = pabrik.usulan(keluarga, oleh=operator)
    p = peramban(operator)
    borang = p.buka(f"/usulan/{usulan}/ubah")
    p.buka(f"/usulan/{usulan}")
    p.kirim("/kesiapan")
    assert "tidak dapat diubah lagi" in p.kirim(f"/usulan/{usulan}", {"keterangan": "x"}, halaman=borang, status=422).tulisan()
    assert "tidak dapat diubah lagi" in p.buka(f"/usulan/{usulan}/ubah").tulisan()
    assert p.halaman.url.endswith(str(usulan))


def test_names_and_reasons_are_shown_as_typed(pabrik, peramban, operator):
    keluarga = pabrik.keluarga(oleh=operator, nama=JAHAT)
    usulan = pabrik.usulan(keluarga, oleh=operator, jenis="bansos", program=("PKH", "PBI_JK"))
    p = peramban(operator)
    for url in ("/usulan/", f"/usulan/{usulan}", f"/usulan/{usulan}/ubah", f"/usulan/baru?keluarga_id={keluarga}&jenis=bansos"):
        halaman = p.buka(url)
        assert JAHAT in halaman.tulisan() and not halaman.cari(".//b[@onclick]"), url
    p.buka(f"/usulan/{usulan}")
    assert JAHAT in p.kirim("/pembatalan", {"alasan": JAHAT}).tulisan().split("Riwayat")[-1]


URL_SATU = ["", "/ubah"]
URL_KIRIM = ["", "/kesiapan", "/pembatalan", "/pengiriman-ulang"]


@pytest.mark.parametrize(("peran", "wilayah"), [("operator", DESA), ("kades", DESA_LAIN), ("camat", "17.02.06")])
def test_a_usulan_of_another_village_does_not_exist(app, peramban, pabrik, operator, keluarga, peran, wilayah):
    usulan = pabrik.usulan(keluarga, oleh=operator)
    p = peramban(pabrik.pengguna(peran, wilayah))
    p.buka(f"/usulan/{usulan}", status=404)
    if peran != "operator":
        return
    token = p.isian("/keluar", halaman=p.buka("/usulan/"))[2]["csrf_token"]
    for akhir in URL_SATU:
        p.buka(f"/usulan/{usulan}{akhir}", status=404)
    p.buka(f"/usulan/baru?keluarga_id={keluarga}", status=404)
    isi = {"csrf_token": token, "versi": "1", "alasan": "Salah", "jenis": "masuk", "keluarga_id": str(keluarga), "id": str(uuid4())}
    for akhir in URL_KIRIM:
        p.buka(f"/usulan/{usulan}{akhir}", metode="POST", data=isi, status=404)
    p.buka("/usulan/", metode="POST", data=isi, status=404)
    halaman = p.buka("/usulan/kesiapan", metode="POST", data=isi | {"usulan": str(usulan)})
    assert "bukan wilayah Anda" in halaman.tulisan() and "Sumiati" not in halaman.tulisan()
    with app.app_context():
        assert db.session.scalars(select(Usulan.status)).all() == ["draf"]


PEMBACA = [("kades", KELURAHAN), ("camat", "17.02.19"), ("verifikator", KABUPATEN), ("kadis", KABUPATEN)]


@pytest.mark.parametrize(("peran", "wilayah"), PEMBACA)
def test_others_read_but_do_not_write(peramban, pabrik, operator, keluarga, peran, wilayah):
    usulan = pabrik.usulan(keluarga, oleh=operator)
    p = peramban(pabrik.pengguna(peran, wilayah))
    assert "Sumiati Contoh" in p.buka("/usulan/").tulisan()
    halaman = p.buka(f"/usulan/{usulan}")
    assert not [f for f in halaman.cari(".//form") if "/usulan/" in (f.get("action") or "")]
    token = p.isian("/keluar")[2]["csrf_token"]
    for akhir in URL_KIRIM:
        p.buka(f"/usulan/{usulan}{akhir}", metode="POST", data={"csrf_token": token, "versi": "1"}, status=403)
    p.buka(f"/usulan/baru?keluarga_id={keluarga}", status=403)


@pytest.mark.parametrize("peran", ["admin", "pimpinan"])
def test_roles_without_usulan_see_none(peramban, pabrik, operator, keluarga, peran):
    usulan = pabrik.usulan(keluarga, oleh=operator)
    p = peramban(pabrik.pengguna(peran, KABUPATEN))
    p.buka("/usulan/", status=403)
    p.buka(f"/usulan/{usulan}", status=403)


def test_no_nik_on_any_page(app, pabrik, peramban, operator, keluarga):
    usulan = pabrik.usulan(keluarga, oleh=operator, jenis="bansos", program=("PBI_JK",))
    with app.app_context():
        k = db.session.get(Keluarga, keluarga)
        rahasia = [k.no_kk, *(a.nik for a in k.anggota)]
    p = peramban(operator)
    for url in ("/usulan/", f"/usulan/{usulan}", f"/usulan/{usulan}/ubah", f"/usulan/baru?keluarga_id={keluarga}"):
        teks = p.buka(url).teks
        assert not [nik for nik in rahasia if nik in teks], url


def test_without_a_family_the_form_leads_to_the_families(peramban, operator, keluarga):
    p = peramban(operator)
    assert "Pilih keluarga yang akan diusulkan." in p.buka(p.buka("/usulan/").tautan("Buat usulan")).tulisan()
    p.buka("/usulan/baru?keluarga_id=x", status=422)


def test_the_village_is_told_when_the_rank_is_above_the_limit_of_a_programme(app, peramban, operator, keluarga):
    with app.app_context():
        db.session.get(Keluarga, keluarga).desil = 5
        db.session.commit()
    halaman = peramban(operator).buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=bansos")
    assert "di atas batas PKH, Sembako." in halaman.tulisan()
