"""Deciding one usulan: approve, return, refuse, line by line; repeats, late comers, four eyes."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
import time_machine

from portal.db import db
from portal.jam import sekarang
from portal.keluarga.models import Keluarga
from portal.usulan.models import Usulan
from portal.verifikasi.models import Keputusan
from tests.factories import KABUPATEN
from tests.verifikasi.bahan import JAHAT, PERAN_LAIN, kantor, keadaan, token, ubah


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def keputusan_of(app, id_) -> list[Keputusan]:
    with app.app_context():
        baris = db.session.execute(db.select(Keputusan).where(Keputusan.usulan_id == id_).order_by(Keputusan.dibuat_pada)).scalars().all()
        db.session.remove()
    return list(baris)


LIPATAN = {"dikembalikan": "kembalikan", "ditolak": "tolak"}


def isian(p, id_, hasil: str):
    """(url, values) of the form for this decision on the present page."""
    for ke in range(3):
        url, _, nilai = p.isian(f"/verifikasi/{id_}/keputusan", ke=ke)
        if nilai["hasil"] == hasil:
            return url, nilai
    raise AssertionError(hasil)


def putus(p, id_, hasil: str, isi=None, status=None, buka=True):
    if buka:
        p.buka(f"/verifikasi/{id_}?buka={LIPATAN.get(hasil, '')}")
    url, nilai = isian(p, id_, hasil)
    return p.buka(url, metode="POST", data={**nilai, **(isi or {})}, status=status)


@pytest.mark.parametrize("htmx", [False, True])
def test_an_approved_usulan_leads_to_the_next_one_and_then_to_the_queue(app, k, peramban, htmx):
    satu, dua = k.antre(2)
    ubah(app, Usulan, satu, menunggu_sejak=sekarang() - timedelta(days=3))
    p = peramban(k.rina, htmx=htmx)
    halaman = putus(p, satu, "terverifikasi", {"catatan_setuju": "Sudah dicek."})
    assert halaman.url.endswith(f"/verifikasi/{dua}")
    assert f"Usulan {keadaan(app, satu).nomor} disetujui." in halaman.tulisan()
    akhir = keadaan(app, satu)
    assert (akhir.status, akhir.pemeriksa_id, akhir.klaim_sampai) == ("terverifikasi", k.rina.id, None)
    halaman = putus(p, dua, "terverifikasi")
    assert halaman.url.endswith("/verifikasi/") and "Semua sudah diperiksa" in halaman.tulisan()
    assert [kp.catatan for kp in keputusan_of(app, satu)] == ["Sudah dicek."]


def test_ones_own_claims_come_before_older_ones_of_nobody(app, k, peramban):
    lama, satu, dua = k.antre(3)
    ubah(app, Usulan, lama, menunggu_sejak=sekarang() - timedelta(days=9))
    p = peramban(k.rina)
    p.buka("/verifikasi/")
    p.kirim("/verifikasi/klaim", {"usulan": [str(satu), str(dua)]})
    assert putus(p, satu, "terverifikasi").url.endswith(f"/verifikasi/{dua}")
    assert putus(p, dua, "terverifikasi").url.endswith(f"/verifikasi/{lama}")


@pytest.mark.parametrize("htmx", [False, True])
def test_a_return_names_sections_and_says_what_to_mend_and_typed_words_stay(app, k, peramban, htmx):
    id_ = k.antre()[0]
    p = peramban(k.rina, htmx=htmx)
    halaman = putus(p, id_, "dikembalikan", {"catatan_kembali": "Pendek"}, status=422)
    assert "Pilih bagian yang perlu diperbaiki" in halaman.tulisan() and "supaya operator tidak perlu menebak" in halaman.tulisan()
    assert isian(p, id_, "dikembalikan")[1]["catatan_kembali"] == "Pendek"
    assert keadaan(app, id_).status == "diajukan"
    putus(p, id_, "dikembalikan", {"bagian": ["foto", "anggota"], "catatan_kembali": f"Foto rumah gelap. {JAHAT}"}, buka=False)
    akhir = keadaan(app, id_)
    assert (akhir.status, akhir.bagian_kembali, akhir.pemeriksa_id) == ("dikembalikan", "foto,anggota", k.rina.id)
    with app.app_context():
        keluarga = db.session.get(Keluarga, akhir.keluarga_id)
        assert keluarga.terkunci and keluarga.bagian_terbuka == ["anggota", "foto"]
        db.session.remove()


def test_a_refusal_needs_its_typed_reason_and_for_some_reasons_words(app, k, peramban):
    id_ = k.antre()[0]
    p = peramban(k.rina)
    assert "Pilih alasan penolakan" in putus(p, id_, "ditolak", status=422).tulisan()
    assert "perlu penjelasan" in putus(p, id_, "ditolak", {"alasan": "MAMPU"}, status=422, buka=False).tulisan()
    putus(p, id_, "ditolak", {"alasan": "PINDAH"}, buka=False)
    akhir = keadaan(app, id_)
    assert (akhir.status, akhir.alasan_putusan) == ("ditolak", "PINDAH")
    assert "Sudah pindah" in p.buka(f"/verifikasi/{id_}").tulisan()


def test_each_line_of_a_bansos_usulan_is_decided_by_itself(app, k, peramban):
    id_ = k.bansos()
    p = peramban(k.rina)
    p.buka(f"/verifikasi/{id_}")
    nama = [n for n in isian(p, id_, "terverifikasi")[1] if n.startswith("baris_")]
    assert len(nama) == 4, "PKH dan PBI-JK untuk tiga orang"
    semua = {n: "PINDAH" for n in nama}
    assert "Semua program tidak disetujui" in putus(p, id_, "terverifikasi", semua, status=422, buka=False).tulisan()
    tanpa_kata = dict.fromkeys(nama, "") | {nama[0]: "SYARAT_PROGRAM"}
    assert "perlu penjelasan" in putus(p, id_, "terverifikasi", tanpa_kata, status=422, buka=False).tulisan()
    assert isian(p, id_, "terverifikasi")[1][nama[0]] == "SYARAT_PROGRAM", "pilihan tetap"
    assert "Pilih alasan" in putus(p, id_, "terverifikasi", {nama[0]: "ASAL"}, status=422, buka=False).tulisan()
    putus(p, id_, "terverifikasi", {nama[0]: "TANPA_KOMPONEN", nama[1]: ""}, buka=False)
    akhir = keadaan(app, id_)
    assert akhir.status == "terverifikasi"
    assert akhir.program[0] == ("PKH", "ditolak", "TANPA_KOMPONEN")
    assert [b[1:] for b in akhir.program[1:]] == [("terverifikasi", "")] * 3
    tulisan = p.buka(f"/verifikasi/{id_}").tulisan()
    assert "3 dari 4 program disetujui." in tulisan and "Tidak ada komponen PKH" in tulisan


def test_a_refused_or_returned_bansos_usulan_says_so_on_its_lines(app, k, peramban):
    satu, dua = k.bansos(), k.bansos()
    p = peramban(k.rina)
    putus(p, satu, "ditolak", {"alasan": "MENINGGAL"})
    putus(p, dua, "dikembalikan", {"bagian": "usulan", "catatan_kembali": "Surat keterangan belum ada."})
    assert {b[1:] for b in keadaan(app, satu).program} == {("ditolak", "MENINGGAL")}
    assert {b[1:] for b in keadaan(app, dua).program} == {("", "")}


def test_the_same_form_twice_gives_the_same_receipt_and_one_decision(app, k, peramban):
    id_ = k.antre()[0]
    p = peramban(k.rina)
    p.buka(f"/verifikasi/{id_}")
    url, nilai = isian(p, id_, "terverifikasi")
    satu = p.buka(url, metode="POST", data=nilai)
    dua = p.buka(url, metode="POST", data=nilai)
    assert (satu.url, satu.tulisan()) == (dua.url, dua.tulisan())
    assert len(keputusan_of(app, id_)) == 1
    beda = p.buka(url, metode="POST", data={**nilai, "catatan_setuju": "lain"}, status=409)
    assert "sudah pernah dikirim" in beda.tulisan()
    assert len(keputusan_of(app, id_)) == 1


@pytest.mark.parametrize("htmx", [False, True])
def test_the_second_verifikator_is_told_who_decided_and_when_and_keeps_the_words(app, k, peramban, htmx):
    id_ = k.antre()[0]
    p, q = peramban(k.rina), peramban(k.budi, htmx=htmx)
    q.buka(f"/verifikasi/{id_}?buka=tolak")
    putus(p, id_, "terverifikasi")
    halaman = putus(q, id_, "ditolak", {"alasan": "LAINNYA", "catatan_tolak": "Kata-kata Budi yang panjang."}, status=409, buka=False)
    assert "Sudah diputus Rina Contoh pada" in halaman.tulisan() and "Kata-kata Budi yang panjang." in halaman.tulisan()
    assert keadaan(app, id_).status == "terverifikasi" and len(keputusan_of(app, id_)) == 1


def test_a_usulan_that_changed_since_the_page_was_opened_is_shown_again_with_what_was_typed(app, k, peramban):
    id_ = k.antre()[0]
    p, q = peramban(k.rina), peramban(k.budi)
    p.buka(f"/verifikasi/{id_}")
    q.buka(f"/verifikasi/{id_}")
    q.kirim(f"/verifikasi/{id_}/klaim")
    q.kirim(f"/verifikasi/{id_}/klaim/penghapusan")
    halaman = putus(p, id_, "terverifikasi", {"catatan_setuju": "Tetap di layar"}, status=409, buka=False)
    assert "berubah sejak halaman dibuka" in halaman.tulisan()
    assert isian(p, id_, "terverifikasi")[1]["catatan_setuju"] == "Tetap di layar"
    putus(p, id_, "terverifikasi", buka=False)
    assert keadaan(app, id_).catatan_putusan == "Tetap di layar"


HX = {"HX-Request": "true"}


def test_a_fold_brings_its_form_when_it_is_opened_and_decides_on_what_is_on_screen(app, k, peramban):
    id_ = k.antre()[0]
    p, q = peramban(k.rina), peramban(k.budi)
    halaman = p.buka(f"/verifikasi/{id_}")
    assert len(halaman.formulir(f"/verifikasi/{id_}/keputusan")) == 1, "dua lainnya menyusul"
    menyusul = [e.get("hx-get") for e in halaman.cari(".//details/p") if e.get("hx-get")]
    tautan = [e.get("href") for e in halaman.cari(".//details/p/a")]
    assert [a.partition("buka=")[2].partition("#")[0] for a in tautan] == ["kembalikan", "tolak"]
    for alamat, hasil in zip(tautan, ("dikembalikan", "ditolak"), strict=True):
        terbuka = p.buka(alamat.partition("#")[0])
        assert isian(p, id_, hasil)[1]["hasil"] == hasil
        assert terbuka.cari(f".//details[@open]/form[@id='{alamat.partition('#')[2]}']"), "dan lipatannya terbuka di sana"
    q.buka(f"/verifikasi/{id_}")
    q.kirim(f"/verifikasi/{id_}/klaim")
    q.kirim(f"/verifikasi/{id_}/klaim/penghapusan")
    fragmen = p.buka(menyusul[1], headers=HX)
    assert "Setujui usulan" not in fragmen.teks and "HX-Retarget" not in fragmen.kepala
    salah = putus(p, id_, "ditolak", {"alasan": "PINDAH"}, status=409, buka=False)
    assert "berubah sejak halaman dibuka" in salah.tulisan() and keadaan(app, id_).status == "diajukan"
    putus(p, id_, "ditolak", buka=False)
    assert keadaan(app, id_).status == "ditolak"


def test_a_fold_opened_too_late_shows_the_decision_in_its_place(k, peramban):
    id_ = k.antre()[0]
    p = peramban(k.budi)
    alamat = next(e.get("hx-get") for e in p.buka(f"/verifikasi/{id_}").cari(".//details/p") if e.get("hx-get"))
    putus(peramban(k.rina), id_, "terverifikasi")
    fragmen = p.buka(alamat, headers=HX)
    assert fragmen.kepala["HX-Retarget"] == f"#verifikasi-keputusan-{id_}"
    assert "Sudah diputus Rina Contoh" in fragmen.tulisan() and not fragmen.formulir("/keputusan")


def test_returned_mended_sent_again_and_approved(app, k, peramban):
    id_ = k.antre()[0]
    p, o = peramban(k.rina), peramban(k.operator)
    putus(p, id_, "dikembalikan", {"bagian": "anggota", "catatan_kembali": "NIK anak belum cocok."})
    o.buka(f"/usulan/{id_}")
    assert "NIK anak belum cocok." in o.halaman.tulisan()
    o.kirim(f"/usulan/{id_}/pengiriman-ulang")
    assert keadaan(app, id_).status == "diajukan"
    tulisan = p.buka("/verifikasi/").tulisan()
    assert "Kembali dari desa" in tulisan and "NIK anak belum cocok." in tulisan
    q = peramban(k.budi)
    assert "Keputusan dikembalikan untuk diperbaiki oleh Rina Contoh" in q.buka(f"/verifikasi/{id_}").tulisan()
    putus(q, id_, "terverifikasi")
    assert (keadaan(app, id_).status, keadaan(app, id_).pemeriksa_id) == ("terverifikasi", k.budi.id)
    assert [kp.hasil for kp in keputusan_of(app, id_)] == ["dikembalikan", "terverifikasi"]


def test_who_made_a_usulan_never_decides_it(app, k, peramban):
    id_ = k.antre()[0]
    ubah(app, Usulan, id_, dibuat_oleh=k.rina.id)
    p, q = peramban(k.rina), peramban(k.budi)
    halaman = p.buka(f"/verifikasi/{id_}")
    assert "Usulan ini Anda buat sendiri" in halaman.tulisan() and not halaman.formulir("/keputusan")
    q.buka(f"/verifikasi/{id_}")
    url, nilai = isian(q, id_, "terverifikasi")
    kirim = {**nilai, "id": str(uuid.uuid4()), "csrf_token": token(p)}
    p.buka(url, metode="POST", data=kirim, status=403)
    p.buka(f"/verifikasi/{id_}/klaim", metode="POST", data=kirim, status=403)
    assert keadaan(app, id_).status == "diajukan"
    assert putus(q, id_, "terverifikasi", buka=False).url.endswith("/verifikasi/")


def test_no_other_role_decides(app, k, pabrik, peramban):
    id_ = k.antre()[0]
    q = peramban(k.budi)
    q.buka(f"/verifikasi/{id_}")
    _, nilai = isian(q, id_, "terverifikasi")
    for peran, wilayah in (*PERAN_LAIN, ("kadis", KABUPATEN)):
        p = peramban(pabrik.pengguna(peran, wilayah))
        nilai["csrf_token"] = token(p)
        for url in (f"{id_}/keputusan", f"{id_}/klaim", f"{id_}/klaim/penghapusan", "klaim", "keputusan-massal", "keputusan-massal/baru"):
            p.buka(f"/verifikasi/{url}", metode="POST", data={**nilai, "usulan": str(id_)}, status=403)
    assert keadaan(app, id_).status == "diajukan"


def test_an_unknown_decision_is_refused_in_words(app, k, peramban):
    id_ = k.antre()[0]
    p = peramban(k.rina)
    p.buka(f"/verifikasi/{id_}")
    _, nilai = isian(p, id_, "terverifikasi")
    for salah in ({"hasil": "disahkan"}, {"hasil": ""}, {"id": "bukan"}, {"versi": "x"}):
        p.buka(f"/verifikasi/{id_}/keputusan", metode="POST", data={**nilai, **salah}, status=422)
    assert keadaan(app, id_).status == "diajukan"


def test_a_claim_that_ran_out_may_be_decided_by_another_in_one_step(app, k, peramban):
    id_ = k.antre()[0]
    p = peramban(k.rina)
    p.buka(f"/verifikasi/{id_}")
    p.kirim(f"/verifikasi/{id_}/klaim")
    with time_machine.travel(sekarang() + timedelta(minutes=31), tick=False):
        putus(peramban(k.budi), id_, "terverifikasi")
    assert keadaan(app, id_).pemeriksa_id == k.budi.id
    assert "Sudah diputus Budi Contoh" in p.kirim(f"/verifikasi/{id_}/klaim", ke=0, status=409).tulisan()
