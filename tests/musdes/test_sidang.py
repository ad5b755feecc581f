"""The projector page: one family at a time, decisions by two operators at once, the notulen as it is typed."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import select

from portal.akun.models import Pengguna
from portal.audit.models import Jejak
from portal.db import db
from portal.errors import RuleBroken, StaleWrite
from portal.musdes.models import Acara, Musdes
from portal.musdes.service import keputusan as service
from portal.usulan.models import Usulan
from tests.factories import KELURAHAN
from tests.musdes.rapat import siap


def acara_of(app, musdes: UUID) -> list[Acara]:
    with app.app_context():
        baris = list(db.session.scalars(select(Acara).where(Acara.musdes_id == musdes).order_by(Acara.urutan)))
        db.session.expunge_all()
        db.session.remove()
    return baris


@pytest.fixture
def rapat(pabrik):
    """An operator and a meeting under way with three families."""
    orang = pabrik.pengguna("operator")
    return orang, pabrik.musdes(oleh=orang, usulan_ids=siap(pabrik, orang, 3), status="berlangsung")


@pytest.mark.parametrize("htmx", [False, True])
def test_families_come_one_after_another_and_the_next_undecided_follows(app, rapat, peramban, htmx):
    orang, id_ = rapat
    p = peramban(orang, htmx=htmx)
    halaman = p.buka(f"/musdes/{id_}/sidang?no=2")
    assert "Keluarga 2 dari 3" in halaman.tulisan() and "PKH, Sembako" in halaman.tulisan()
    assert re.search(r"[0-9] dari 8 kriteria terpenuhi", halaman.tulisan()) and "belum ada peringkat" in halaman.tulisan()
    assert re.search(r"[0-9]+ peringatan data", halaman.tulisan())
    halaman = p.kirim("/keputusan/", {"keputusan": "layak", "alasan": "Lantai tanah, kepala keluarga sakit."})
    assert "Keluarga 3 dari 3" in halaman.tulisan() and "Keluarga 2: Layak" in halaman.tulisan()
    if htmx:
        assert halaman.kepala["HX-Push-Url"].endswith("no=3") and len(halaman.cari(".//h1")) == 1
    halaman = p.kirim("/keputusan/", {"keputusan": "tidak_layak", "alasan": "Sudah mampu."})
    assert "Keluarga 1 dari 3" in halaman.tulisan()
    halaman = p.kirim("/keputusan/", {"keputusan": "ditunda", "alasan": "Data belum jelas."})
    assert "Semua usulan sudah diputus" in halaman.tulisan()
    assert [a.keputusan for a in acara_of(app, id_)] == ["ditunda", "layak", "tidak_layak"]
    with app.app_context():
        assert set(db.session.scalars(select(Usulan.status))) == {"siap_musdes"}


def test_without_a_number_the_page_opens_at_the_first_undecided(rapat, peramban):
    orang, id_ = rapat
    p = peramban(orang)
    for no, harap in (("", 1), ("?no=3", 3), ("?no=99", 1), ("?no=x", 1), ("?no=-1", 1)):
        assert f"Keluarga {harap} dari 3" in p.buka(f"/musdes/{id_}/sidang{no}").tulisan()


@pytest.mark.parametrize("htmx", [False, True])
def test_a_decision_needs_a_reason_and_keeps_what_was_typed(app, rapat, peramban, htmx):
    orang, id_ = rapat
    p = peramban(orang, htmx=htmx)
    salah = [{"alasan": kata} for kata in ("", "   ", "ab", "x" * 501)]
    for isi in (*salah, {"alasan": "Cukup jelas", "keputusan": "menang"}):
        p.buka(f"/musdes/{id_}/sidang")
        halaman = p.kirim("/keputusan/", {"keputusan": "layak"} | isi, status=422)
        assert halaman.cari(".//*[@role='alert']") and "Keluarga 1 dari 3" in halaman.tulisan()
    assert halaman.cari(".//textarea")[0].text.strip() == "Cukup jelas"
    assert not any(a.keputusan for a in acara_of(app, id_))


def test_the_later_of_two_operators_sees_both_decisions_and_nothing_is_lost(app, pabrik, rapat, peramban):
    orang, id_ = rapat
    p, q = peramban(orang, htmx=True), peramban(pabrik.pengguna("operator", nama="Operator Kedua"), htmx=True)
    p.buka(f"/musdes/{id_}/sidang?no=1")
    q.buka(f"/musdes/{id_}/sidang?no=1")
    q.kirim("/keputusan/", {"keputusan": "tidak_layak", "alasan": "Rumah permanen."})
    halaman = p.kirim("/keputusan/", {"keputusan": "layak", "alasan": "Tidak bekerja."}, status=409)
    teks = halaman.tulisan()
    assert "sudah diubah oleh Operator Kedua pukul" in teks
    assert "Tersimpan: Tidak layak – Rumah permanen." in teks and "Anda tulis: Layak – Tidak bekerja." in teks
    assert halaman.cari(".//textarea")[0].text.strip() == "Tidak bekerja."
    assert acara_of(app, id_)[0].alasan == "Rumah permanen."
    p.kirim("/keputusan/", {"keputusan": "layak"})
    assert acara_of(app, id_)[0].alasan == "Tidak bekerja."


def test_the_same_decision_twice_is_one_and_a_decided_one_may_change(app, rapat, peramban):
    orang, id_ = rapat
    p = peramban(orang)
    p.buka(f"/musdes/{id_}/sidang?no=1")
    url, _, nilai = p.isian("/keputusan/")
    for _ in range(2):
        p.buka(url, metode="POST", data=nilai | {"keputusan": "layak", "alasan": "Tidak bekerja."})
    satu = acara_of(app, id_)[0]
    assert satu.versi == int(nilai["versi"]) + 1
    p.buka(f"/musdes/{id_}/sidang?no=1")
    p.kirim("/keputusan/", {"keputusan": "ditunda", "alasan": "Menunggu surat."})
    assert acara_of(app, id_)[0].keputusan == "ditunda"


def test_many_operators_who_decide_at_once_lose_nothing(app, pabrik):
    orang = pabrik.pengguna("operator")
    id_ = pabrik.musdes(oleh=orang, usulan_ids=siap(pabrik, orang, 8), status="berlangsung")
    semua = acara_of(app, id_)

    def putus(satu: Acara, kata: str) -> str:
        with app.app_context():
            try:
                service.decide_acara(satu.id, id_, "layak", kata, satu.versi, oleh=orang)
                return kata
            except StaleWrite:
                return ""
            finally:
                db.session.remove()

    kerja = [(satu, f"Alasan {ke} petugas {siapa}") for ke, satu in enumerate(semua) for siapa in "AB"]
    with ThreadPoolExecutor(4) as kolam:
        hasil = [kata for kata in kolam.map(lambda k: putus(*k), kerja) if kata]
    assert len(hasil) == 8  # of each pair one wins, the other is told
    assert sorted(a.alasan for a in acara_of(app, id_)) == sorted(hasil)


def test_a_removal_is_decided_in_its_own_words(app, pabrik, peramban):
    orang = pabrik.pengguna("operator")
    usulan = pabrik.usulan(pabrik.keluarga(oleh=orang), oleh=orang, jenis="hapus", alasan_hapus="MENINGGAL", status="siap_musdes")
    id_ = pabrik.musdes(oleh=orang, usulan_ids=[usulan], status="berlangsung")
    p = peramban(orang)
    teks = p.buka(f"/musdes/{id_}/sidang").tulisan()
    assert "Penghapusan: Meninggal dunia" in teks and "Disepakati dihapus (L)" in teks and "Tetap layak (T)" in teks


def test_no_long_number_stands_on_the_projector(app, rapat, peramban):
    orang, id_ = rapat
    p = peramban(orang)
    for jalur in ("sidang", "sidang?no=2", "sidang?no=3", "kehadiran", "acara", "notulen"):
        halaman = p.buka(f"/musdes/{id_}/{jalur}")
        assert not re.search(r"[0-9]{14,}|[0-9]{4}[*•. ][0-9*•. ]{8,}[0-9]{4}", re.sub(r"[0-9a-f-]{36}", "", halaman.teks)), jalur


def test_a_cancelled_usulan_cannot_be_decided_and_may_leave_the_agenda(app, pabrik, rapat, peramban):
    orang, id_ = rapat
    satu = acara_of(app, id_)[0]
    with app.app_context():
        db.session.get(Usulan, satu.usulan_id).status = "dibatalkan"
        db.session.commit()
        with pytest.raises(RuleBroken, match="Keluarkan dari acara"):
            service.decide_acara(satu.id, id_, "layak", "Alasan uji", satu.versi, oleh=orang)
        db.session.remove()
    p = peramban(orang)
    assert "Dibatalkan" in p.buka(f"/musdes/{id_}/sidang?no=1").tulisan() and not p.halaman.formulir("/keputusan/")
    p.buka(f"/musdes/{id_}/acara")
    p.kirim(f"/acara/{satu.id}/hapus")
    assert len(acara_of(app, id_)) == 2


@pytest.mark.parametrize("htmx", [False, True])
def test_the_notulen_is_saved_as_typed_and_only_a_line_is_answered(app, rapat, peramban, htmx):
    orang, id_ = rapat
    p = peramban(orang, htmx=htmx)
    p.buka(f"/musdes/{id_}/notulen")
    halaman = p.kirim("/notulen", {"notulen": "Dibuka pukul 09.00.\n\nTanya: berapa kuota?\n<b>Jawab</b>", "cara": "mufakat"})
    with app.app_context():
        assert db.session.scalars(select(Musdes.notulen)).one().splitlines()[2] == "Tanya: berapa kuota?"
    if htmx:
        assert "Tersimpan pukul" in halaman.tulisan() and not halaman.cari(".//textarea")
        p.buka(f"/musdes/{id_}/notulen")
    assert "<b>Jawab</b>" in p.halaman.cari(".//textarea")[0].text


@pytest.mark.parametrize("htmx", [False, True])
def test_two_who_write_the_notulen_see_both_texts(app, pabrik, rapat, peramban, htmx):
    orang, id_ = rapat
    p, q = peramban(orang, htmx=htmx), peramban(pabrik.pengguna("operator", nama="Notulis Kedua"))
    p.buka(f"/musdes/{id_}/notulen")
    q.buka(f"/musdes/{id_}/notulen")
    q.kirim("/notulen", {"notulen": "Tulisan kedua."})
    halaman = p.kirim("/notulen", {"notulen": "Tulisan pertama."}, status=409)
    assert "Notulis Kedua" in halaman.tulisan() and "Tulisan kedua." in halaman.tulisan()
    if htmx:  # what is being typed stays in its box: only the line above it is answered
        assert not halaman.cari(".//textarea") and "HX-Retarget" not in halaman.kepala
    else:
        assert halaman.cari(".//textarea")[0].text.strip() == "Tulisan pertama."


def test_a_vote_keeps_its_numbers_and_mufakat_has_none(app, rapat, peramban):
    orang, id_ = rapat
    p = peramban(orang)
    p.buka(f"/musdes/{id_}/notulen")
    p.kirim("/notulen", {"cara": "suara", "suara_setuju": "-4", "suara_tidak": "banyak"}, status=422)
    p.kirim("/notulen", {"cara": "suara", "suara_setuju": "4", "suara_tidak": "1"})
    with app.app_context():
        assert (db.session.scalars(select(Musdes)).one().suara_setuju, db.session.scalars(select(Musdes)).one().suara_tidak) == (4, 1)
    p.kirim("/notulen", {"cara": "mufakat"})
    with app.app_context():
        assert db.session.scalars(select(Musdes)).one().suara_setuju is None


def test_decisions_leave_codes_and_no_words_on_the_trail(app, rapat, peramban):
    orang, id_ = rapat
    p = peramban(orang)
    p.buka(f"/musdes/{id_}/sidang")
    p.kirim("/keputusan/", {"keputusan": "layak", "alasan": "Suaminya Sumarno sakit."})
    with app.app_context():
        baris = db.session.scalars(select(Jejak).where(Jejak.aksi == "acara.putus")).one()
        assert '"layak"' in baris.rincian and "Sumarno" not in baris.rincian
        assert baris.pengguna_id == orang.id and baris.desa_kode == KELURAHAN
        assert db.session.get(Pengguna, orang.id)


def test_the_live_page_takes_few_statements_however_long_the_agenda_is(pabrik, peramban, hitung_sql):
    orang = pabrik.pengguna("operator")
    id_ = pabrik.musdes(oleh=orang, usulan_ids=siap(pabrik, orang, 12), status="berlangsung")
    p = peramban(orang)
    for jalur, batas in (("/sidang?no=7", 15), ("/kehadiran", 12), ("", 14), ("/acara", 12)):
        with hitung_sql() as sql:
            p.buka(f"/musdes/{id_}{jalur}")
        assert 0 < len(sql) <= batas, (jalur, len(sql), sql)
