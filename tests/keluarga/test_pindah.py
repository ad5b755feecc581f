"""A village asks for a family of another one: what it may learn, what each side sees, and every try on the trail."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import NotAllowed, RuleBroken, SameIdOtherContent
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Keluarga, Pindah
from portal.keluarga.rules.pindah import (
    COBA_MAKS,
    DIBATALKAN,
    DIMINTA,
    DITOLAK,
    KALIMAT_SERING,
    KALIMAT_SUDAH_ANDA,
    KALIMAT_SUDAH_DIMINTA,
    KALIMAT_TAK_COCOK,
)
from portal.keluarga.service.pindah import cancel_pindah, refuse_pindah, request_pindah
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN

NAMA = "Sumiati Harahap Rahasia"


@pytest.fixture
def dunia(app, pabrik):
    """The holder's operator and family, the operator that asks; {nik, kk} of the family."""
    pemegang, peminta = pabrik.pengguna(nama="Rina Pemegang"), pabrik.pengguna(wilayah=DESA, nama="Adi Peminta")
    id_ = pabrik.keluarga(KELURAHAN, oleh=pemegang, nama=NAMA)
    with app.app_context():
        k = db.session.get_one(Keluarga, id_)
        dua = {"nik": k.anggota[0].nik, "kk": k.no_kk, "anak": k.anggota[2].nik}
        db.session.remove()
    return {"pemegang": pemegang, "peminta": peminta, "id": id_, **dua}


@pytest.fixture
def minta(app, dunia):
    """minta(...): the id of a request, asked for by the other village (or by ``oleh``)."""

    def jalankan(id_=None, oleh=None, **isi):
        with app.app_context():
            try:
                isi = {"nomor": dunia["nik"], "nama": NAMA, "alasan": "Pindah ke RT 2."} | isi
                return request_pindah(id_ or uuid4(), isi, oleh=oleh or dunia["peminta"]).id
            finally:
                db.session.remove()

    return jalankan


def jejak(app):
    with app.app_context():
        hasil = [(j.aksi, j.rincian) for j in db.session.scalars(select(Jejak).where(Jejak.aksi.startswith("pindah.")).order_by(Jejak.id))]
        db.session.remove()
    return hasil


def keadaan(app, id_):
    with app.app_context():
        p = db.session.get_one(Pindah, id_)
        db.session.expunge(p)
        db.session.remove()
    return p


@pytest.mark.parametrize("nomor", ["nik", "kk", "anak"])
def test_a_family_is_asked_for_by_a_nik_or_the_kk_and_a_name(app, dunia, minta, nomor):
    p = keadaan(app, minta(nomor=dunia[nomor]))
    assert (p.keluarga_id, p.desa_kode, p.ke_desa_kode, p.status, p.alasan) == (dunia["id"], KELURAHAN, DESA, DIMINTA, "Pindah ke RT 2.")
    ((aksi, rincian),) = jejak(app)
    assert aksi == "pindah.minta" and dunia[nomor] not in rincian and NAMA not in rincian


@pytest.mark.parametrize("ubah", [{"nama": "Orang Lain"}, {"nomor": "1702195708889999"}, {"nama": "Sumiati"}])
def test_details_that_match_too_little_get_one_sentence_and_a_line_on_the_trail(app, minta, ubah):
    with pytest.raises(RuleBroken) as salah:
        minta(**ubah)
    assert salah.value.pesan == KALIMAT_TAK_COCOK
    assert [aksi for aksi, _ in jejak(app)] == ["pindah.tak_cocok"]


def test_ones_own_family_gets_the_same_sentence(dunia, minta):
    with pytest.raises(RuleBroken, match="Belum ada keluarga di luar wilayah Anda"):
        minta(oleh=dunia["pemegang"])


def test_who_tries_too_often_must_wait_and_that_is_on_the_trail_too(app, minta, pabrik):
    for _ in range(COBA_MAKS):
        with pytest.raises(RuleBroken, match="Belum ada keluarga"):
            minta(nama="Orang Lain")
    with pytest.raises(RuleBroken) as salah:
        minta()
    assert salah.value.pesan == KALIMAT_SERING and [aksi for aksi, _ in jejak(app)][-1] == "pindah.tertahan"
    assert minta(oleh=pabrik.pengguna(wilayah=DESA_LAIN)), "yang lain tidak ikut tertahan"


def test_the_same_form_again_is_one_request_and_other_content_is_a_clash(app, minta):
    id_ = uuid4()
    assert minta(id_) == minta(id_) == id_
    with pytest.raises(SameIdOtherContent):
        minta(id_, alasan="Alasan lain.")


def test_the_second_who_asks_is_told_kindly(app, dunia, minta, pabrik):
    id_ = minta()
    for oleh, kalimat in ((pabrik.pengguna(wilayah=DESA_LAIN), KALIMAT_SUDAH_DIMINTA), (dunia["peminta"], KALIMAT_SUDAH_ANDA)):
        with pytest.raises(RuleBroken) as salah:
            minta(oleh=oleh)
        assert salah.value.pesan == kalimat
    with app.app_context():
        cancel_pindah(id_, oleh=dunia["peminta"])
        db.session.remove()
    assert minta(oleh=pabrik.pengguna(wilayah=DESA_LAIN)) != id_, "setelah selesai, boleh diminta lagi"


def test_a_request_is_cancelled_by_who_asked_and_refused_with_words_by_who_holds(app, dunia, minta, konteks):
    satu = minta()
    with pytest.raises(NotAllowed):
        cancel_pindah(satu, oleh=dunia["pemegang"])
    for _ in range(2):
        assert cancel_pindah(satu, oleh=dunia["peminta"]).status == DIBATALKAN
    dua = minta()
    with pytest.raises(NotAllowed):
        refuse_pindah(dua, "Tidak.", oleh=dunia["peminta"])
    with pytest.raises(RuleBroken, match="Tuliskan alasannya"):
        refuse_pindah(dua, "", oleh=dunia["pemegang"])
    for _ in range(2):
        p = refuse_pindah(dua, "Masih tinggal di sini.", oleh=dunia["pemegang"])
    assert (p.status, p.jawaban, p.dijawab_oleh) == (DITOLAK, "Masih tinggal di sini.", dunia["pemegang"].id)
    with pytest.raises(RuleBroken, match="sudah selesai"):
        cancel_pindah(dua, oleh=dunia["peminta"])


def test_who_asks_never_sees_anything_of_the_other_side(app, dunia, minta, peramban):
    p = peramban(dunia["peminta"])
    p.buka("/keluarga/pindah/baru")
    halaman = p.kirim("/keluarga/pindah/", {"nomor": dunia["nik"], "nama": "sumiati harahap", "alasan": "Sudah tinggal di sini."})
    for satu in (halaman, p.buka("/keluarga/pindah/"), p.buka("/keluarga/pindah/?arah=kami_minta")):
        assert "Sudah tinggal di sini." in satu.tulisan() and "Keluarga yang Anda minta" in satu.tulisan()
        for rahasia in (NAMA, "Air Bang", "Rina", "Jalan Contoh", dunia["kk"], dunia["nik"], str(dunia["id"])):
            assert rahasia not in satu.teks, rahasia
    p.buka(f"{halaman.url}/pelepasan", status=404)
    assert "Tidak ada permintaan" in p.buka("/keluarga/pindah/?arah=dari_kami").tulisan()


def test_a_try_without_a_match_keeps_what_was_typed(dunia, peramban):
    p = peramban(dunia["peminta"])
    p.buka("/keluarga/pindah/baru")
    isi = {"nomor": dunia["nik"], "nama": "Orang Lain", "alasan": "Alasan panjang."}
    assert KALIMAT_TAK_COCOK in p.kirim("/keluarga/pindah/", isi, status=422).tulisan()
    assert p.isian("/keluarga/pindah/")[2].items() >= isi.items()
    assert "16 angka" in p.kirim("/keluarga/pindah/", isi | {"nomor": "17021"}, status=422).tulisan()
    assert "Tulis alasannya" in p.kirim("/keluarga/pindah/", isi | {"alasan": ""}, status=422).tulisan()


def test_who_holds_sees_who_asks_and_why_and_answers(dunia, minta, peramban):
    minta(alasan="Menikah dan tinggal di Derati.")
    p = peramban(dunia["pemegang"])
    assert "1 keluarga diminta desa lain" in p.buka("/").tulisan()
    daftar = p.buka(p.halaman.tautan("keluarga diminta desa lain"))
    assert NAMA in daftar.tulisan() and "Desa Derati" in daftar.tulisan()
    satu = p.buka(daftar.tautan(NAMA))
    assert "Menikah dan tinggal di Derati." in satu.tulisan() and "Adi Peminta" in satu.tulisan()
    assert "Tulis mengapa" in p.kirim("/penolakan", {"jawaban": ""}, status=422).tulisan()
    assert "Tidak dilepas" in p.kirim("/penolakan", {"jawaban": "Masih di sini."}).tulisan()
    q = peramban(dunia["peminta"])
    assert "Masih di sini." in q.buka(satu.url).tulisan() and "Rina" not in q.halaman.tulisan()


def test_the_form_begins_with_the_person_whose_nik_stands_elsewhere(app, dunia, pabrik, peramban):
    sendiri = pabrik.keluarga(DESA, oleh=dunia["peminta"], nama="Sumiati Harahap")
    with app.app_context():
        a = db.session.scalars(select(Anggota).where(Anggota.keluarga_id == sendiri).order_by(Anggota.urutan)).first()
        nik, aid = a.nik, a.id
        db.session.remove()
    p = peramban(dunia["peminta"])
    p.buka(f"/keluarga/pindah/baru?keluarga={sendiri}&anggota={aid}")
    isian = p.isian("/keluarga/pindah/")[2]
    assert (isian["nomor"].replace(" ", ""), isian["nama"]) == (nik, "Sumiati Harahap")
    p.buka(f"/keluarga/pindah/baru?keluarga={sendiri}")
    assert len(p.isian("/keluarga/pindah/")[2]["nomor"].replace(" ", "")) == 16
    for rusak in (f"keluarga={dunia['id']}", f"anggota={dunia['id']}", "keluarga=x&anggota=y"):
        p.buka(f"/keluarga/pindah/baru?{rusak}")
        assert p.isian("/keluarga/pindah/")[2]["nomor"] == ""


def test_a_double_outside_ones_own_village_leads_to_the_form(app, dunia, pabrik, peramban):
    sendiri = pabrik.keluarga(DESA, oleh=dunia["peminta"], nama="Sumiati Harahap")
    with app.app_context():
        k = db.session.get_one(Keluarga, sendiri)
        k.no_kk, k.anggota[0].nik = dunia["kk"], dunia["nik"]
        db.session.commit()
        db.session.remove()
    p = peramban(dunia["peminta"])
    halaman = p.buka(f"/keluarga/{sendiri}")
    tautan = [a.get("href") for a in halaman.cari(".//a") if "Minta keluarga itu" in "".join(a.itertext())]
    assert len(tautan) == 2, halaman.tulisan()
    for url in tautan:
        p.buka(url)
        assert p.isian("/keluarga/pindah/")[2]["nomor"].replace(" ", "") in (dunia["kk"], dunia["nik"])
    baca = peramban(pabrik.pengguna("kades", DESA)).buka(f"/keluarga/{sendiri}")
    assert "Minta keluarga itu" not in baca.tulisan()


def test_the_list_is_leafed_through_and_filtered(app, dunia, pabrik, peramban):
    with app.app_context():
        for ke in range(27):
            db.session.add(Pindah(
                id=uuid4(), keluarga_id=dunia["id"], desa_kode=KELURAHAN, ke_desa_kode=DESA, status=DITOLAK, alasan=f"Ke-{ke}",
                diminta_oleh=dunia["peminta"].id, diminta_pada=sekarang() - timedelta(days=ke), isi_sidik="-",
            ))  # fmt: skip
        db.session.commit()
        db.session.remove()
    for orang in (dunia["pemegang"], pabrik.pengguna("verifikator", KABUPATEN)):
        p = peramban(orang)
        satu = p.buka("/keluarga/pindah/?status=ditolak")
        dua = p.buka(satu.tautan("Berikutnya"))
        assert (len(satu.cari(".//tbody/tr")), len(dua.cari(".//tbody/tr"))) == (25, 2) and "status=ditolak" in dua.url
    assert "Tidak ada permintaan" in p.buka("/keluarga/pindah/?status=diminta&arah=x&setelah=rusak").tulisan()
