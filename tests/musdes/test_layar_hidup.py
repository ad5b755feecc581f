"""The live page: who takes no part in a family, votes, the projector's switch, photo and findings, saves of the notulen."""

from __future__ import annotations

import re
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import RuleBroken, SameIdOtherContent, StaleWrite
from portal.keluarga.service.foto import add_foto
from portal.keluarga.service.kerabat import declare_kerabat
from portal.musdes.models import Acara, Musdes, Peserta, RevisiNotulen, UndurDiri
from portal.musdes.service import acara as service_acara
from portal.musdes.service import kehadiran, keputusan
from portal.musdes.service import undur as service
from portal.pemeriksaan.service import create_aparat
from portal.usulan.models import Usulan
from tests.factories import KELURAHAN
from tests.jalan import gambar
from tests.musdes.rapat import siap

TAMU = {"nama": "Bu Yanti", "jenis_kelamin": "P", "unsur": "kader", "jabatan": "", "alamat": "RT 02"}


@pytest.fixture
def rapat(pabrik):
    """An operator and a meeting under way with three families and five present."""
    orang = pabrik.pengguna("operator")
    return orang, pabrik.musdes(oleh=orang, usulan_ids=siap(pabrik, orang, 3), status="berlangsung")


def ambil(app, pilih) -> list:
    with app.app_context():
        baris = list(db.session.scalars(pilih))
        db.session.expunge_all()
        db.session.remove()
    return baris


def hadir_of(app) -> list[Peserta]:
    return ambil(app, select(Peserta).where(Peserta.hadir_pada.is_not(None)).order_by(Peserta.urutan))


def acara_of(app) -> list[Acara]:
    return ambil(app, select(Acara).order_by(Acara.urutan))


def tandai(p, id_: UUID, no: int, orang: Peserta, hubungan: str = "saudara", **lain):
    p.buka(f"/musdes/{id_}/sidang?no={no}&buka=undur")
    return p.kirim("/undur-diri/", {"peserta": str(orang.id), "hubungan": hubungan}, **lain)


@pytest.mark.parametrize("htmx", [False, True])
def test_a_related_participant_is_marked_shown_and_may_be_taken_back(app, rapat, peramban, htmx):
    orang, id_ = rapat
    satu, p = hadir_of(app)[2], peramban(orang, htmx=htmx)
    halaman = tandai(p, id_, 2, satu)
    assert satu.nama in halaman.tulisan() and "saudara kandung" in halaman.tulisan() and "Keluarga 2 dari 3" in halaman.tulisan()
    assert "berhak memberi suara: 4 orang" in halaman.tulisan()
    assert "1 orang" not in p.buka(f"/musdes/{id_}/sidang?no=1").tulisan()
    p.buka(f"/musdes/{id_}/sidang?no=2&buka=undur")
    assert str(satu.id) not in p.halaman.teks  # who is marked cannot be chosen again
    undur = ambil(app, select(UndurDiri))[0]
    p.kirim(f"/undur-diri/{undur.id}/pembatalan")
    assert "berhak memberi suara: 5 orang" in p.halaman.tulisan() and not ambil(app, select(UndurDiri))
    aksi = [j.aksi for j in ambil(app, select(Jejak).where(Jejak.aksi.like("undur.%")).order_by(Jejak.id))]
    assert aksi == ["undur.catat", "undur.batal"]
    assert satu.nama not in "".join(j.rincian for j in ambil(app, select(Jejak)))


def test_the_form_of_a_recusal_needs_a_person_and_a_relation(rapat, peramban):
    orang, id_ = rapat
    p = peramban(orang)
    p.buka(f"/musdes/{id_}/sidang?no=1&buka=undur")
    halaman = p.kirim("/undur-diri/", {"peserta": "", "hubungan": ""}, status=422)
    assert "Pilih siapa yang tidak ikut memutuskan." in halaman.tulisan() and "Pilih hubungannya" in halaman.tulisan()


def test_the_same_mark_twice_is_one_and_another_relation_is_told(app, rapat):
    orang, id_ = rapat
    satu, acara, baru = hadir_of(app)[0], acara_of(app)[0], uuid4()
    belum = ambil(app, select(Peserta).where(Peserta.hadir_pada.is_(None)))[0]
    with app.app_context():
        for form in (baru, baru, uuid4()):
            assert service.create_undur(form, id_, acara.id, satu.id, "anak", oleh=orang).id == baru
        with pytest.raises(SameIdOtherContent):
            service.create_undur(baru, id_, acara.id, satu.id, "orang_tua", oleh=orang)
        with pytest.raises(RuleBroken, match="sudah dicatat sebagai anak"):
            service.create_undur(uuid4(), id_, acara.id, satu.id, "orang_tua", oleh=orang)
        with pytest.raises(RuleBroken, match="belum dicatat hadir"):
            service.create_undur(uuid4(), id_, acara.id, belum.id, "anak", oleh=orang)
        with pytest.raises(RuleBroken, match="Pilih hubungannya"):
            service.create_undur(uuid4(), id_, acara.id, satu.id, "tetangga", oleh=orang)
        db.session.remove()
    assert len(ambil(app, select(UndurDiri))) == 1


def test_what_a_recusal_names_may_still_leave_the_meeting(app, rapat):
    orang, id_ = rapat
    satu, acara = hadir_of(app)[0], acara_of(app)
    with app.app_context():
        tamu = kehadiran.create_hadir(uuid4(), id_, TAMU, oleh=orang).id
        service.create_undur(uuid4(), id_, acara[0].id, tamu, "anak", oleh=orang)
        service.create_undur(uuid4(), id_, acara[1].id, satu.id, "anak", oleh=orang)
        kehadiran.delete_peserta(tamu, id_, oleh=orang)
        service_acara.delete_acara(id_, acara[1].id, oleh=orang)
        db.session.remove()
    assert not ambil(app, select(UndurDiri))


def test_a_declared_relation_to_an_official_of_that_name_is_only_a_hint(app, rapat, peramban):
    orang, id_ = rapat
    satu, acara, aparat = hadir_of(app)[1], acara_of(app)[0], uuid4()
    with app.app_context():
        isi = {"nama": satu.nama.upper(), "nik": "", "jabatan": "rt_rw", "mulai": db.session.get(Musdes, id_).tanggal, "selesai": None}
        create_aparat(aparat, KELURAHAN, isi, oleh=orang)
        declare_kerabat(uuid4(), db.session.get(Usulan, acara.usulan_id).keluarga_id, aparat, "saudara", "", oleh=orang)
        db.session.remove()
    p = peramban(orang)
    teks = p.buka(f"/musdes/{id_}/sidang?no=1").tulisan()
    assert f"terkait dengan keluarga ini: {satu.nama}" in teks and not ambil(app, select(UndurDiri))
    assert "terkait dengan" not in p.buka(f"/musdes/{id_}/sidang?no=2").tulisan()
    p.buka(f"/musdes/{id_}/sidang?no=1")
    p.kirim("/layar", {})
    assert "terkait dengan" not in p.halaman.tulisan() and "nama saja" in p.halaman.tulisan()


@pytest.mark.parametrize("htmx", [False, True])
def test_a_vote_is_kept_with_the_decision_and_cannot_exceed_who_may_vote(app, rapat, peramban, htmx):
    orang, id_ = rapat
    p = peramban(orang, htmx=htmx)
    tandai(p, id_, 1, hadir_of(app)[0])
    isi = {"keputusan": "layak", "alasan": "Setelah dibahas lama."}
    p.buka(f"/musdes/{id_}/sidang?no=1")
    for suara, kata in (((4, 1, 0), "berjumlah 5, sedangkan yang berhak memberi suara 4"), ((0, 0, 0), "Isi jumlah suara")):
        halaman = p.kirim("/keputusan/", isi | _suara(*suara), status=422)
        assert kata in halaman.tulisan() and halaman.cari(".//textarea")[0].text.strip() == isi["alasan"]
    p.kirim("/keputusan/", isi | _suara("-1", "x", ""), status=422)
    halaman = p.kirim("/keputusan/", isi | _suara(3, 1, ""))
    assert "Keluarga 2 dari 3" in halaman.tulisan() and "separuh" not in halaman.tulisan()
    satu = acara_of(app)[0]
    assert (satu.suara_setuju, satu.suara_tidak, satu.suara_abstain) == (3, 1, 0)
    assert "Hasil suara: setuju 3, tidak setuju 1, abstain 0." in p.buka(f"/musdes/{id_}/sidang?no=1").tulisan()
    p.kirim("/keputusan/", isi | _suara("", "", ""))
    assert acara_of(app)[0].suara_setuju is None  # by consent after all


def _suara(setuju, tidak, abstain) -> dict[str, str]:
    return {"suara_setuju": str(setuju), "suara_tidak": str(tidak), "suara_abstain": str(abstain)}


@pytest.mark.parametrize("htmx", [False, True])
def test_a_decision_against_the_majority_is_kept_with_a_warning(app, rapat, peramban, htmx):
    orang, id_ = rapat
    p = peramban(orang, htmx=htmx)
    p.buka(f"/musdes/{id_}/sidang?no=1")
    halaman = p.kirim("/keputusan/", {"keputusan": "layak", "alasan": "Kesepakatan akhir."} | _suara(2, 2, 1))
    assert "Keluarga 1: Putusan ini didukung 2 suara, kurang dari separuh tambah satu (3)" in halaman.tulisan()
    assert "separuh tambah satu" in p.buka(f"/musdes/{id_}/sidang?no=1").tulisan()
    assert acara_of(app)[0].keputusan == "layak"


def test_two_votes_at_once_are_both_told(app, rapat):
    orang, id_ = rapat
    satu = acara_of(app)[0]
    with app.app_context():
        keputusan.decide_acara(satu.id, id_, "layak", "Sama", satu.versi, suara=keputusan.Suara(3, 2), oleh=orang)
        with pytest.raises(StaleWrite) as salah:
            keputusan.decide_acara(satu.id, id_, "layak", "Sama", satu.versi, suara=keputusan.Suara(4, 1), oleh=orang)
        db.session.remove()
    assert "setuju 3, tidak setuju 2" in salah.value.rincian[0] and "setuju 4, tidak setuju 1" in salah.value.rincian[1]


def test_the_screen_shows_names_only_when_switched_and_remembers_it(app, rapat, peramban, pabrik):
    orang, id_ = rapat
    p, q = peramban(orang), peramban(pabrik.pengguna("operator", nama="Operator Kedua"))
    acara = acara_of(app)[0]
    with app.app_context():
        keluarga = db.session.get(Usulan, acara.usulan_id).keluarga_id
        folder = app.config["PORTAL"].folder_berkas
        for jenis in ("ktp", "rumah_depan", "kk"):
            add_foto(uuid4(), keluarga, jenis, BytesIO(gambar({"ktp": 40, "kk": 80}.get(jenis, 120))), "foto.jpg", folder=folder, oleh=orang)
        db.session.remove()
    halaman = p.buka(f"/musdes/{id_}/sidang?no=1")
    foto = halaman.cari(".//figure/img")
    assert len(foto) == 1 and "tampak depan" in foto[0].get("alt") and "peringkat" in halaman.tulisan()
    assert p.klien.get(foto[0].get("src"), base_url="http://portal.uji").status_code == 200
    p.kirim("/keputusan/", {"keputusan": "layak", "alasan": "Ayahnya sakit."})
    versi = ambil(app, select(Musdes))[0].versi
    p.buka(f"/musdes/{id_}/sidang?no=1")
    halaman = p.kirim("/layar", {})
    assert "Keluarga 1 dari 3" in halaman.tulisan() and "nama saja" in halaman.tulisan()
    layar = q.buka(f"/musdes/{id_}/sidang?no=1")  # remembered on the meeting, for every window
    assert not layar.cari(".//figure") and "peringkat" not in layar.tulisan() and re.search(r"[0-9] dari 8", layar.tulisan())
    assert not any(d.get("open") is not None for d in layar.cari(".//details[@class='panel']"))  # the reason lies folded
    baru = ambil(app, select(Musdes))[0]
    assert baru.layar_nama and baru.versi == versi  # no clash for whoever writes the notulen
    q.kirim("/layar", {})
    assert q.halaman.cari(".//figure") and not ambil(app, select(Musdes))[0].layar_nama


def test_each_save_of_the_notulen_is_a_revision_that_can_be_read(app, rapat, peramban, pabrik):
    orang, id_ = rapat
    p, q = peramban(orang), peramban(pabrik.pengguna("operator", nama="Notulis Kedua"))
    p.buka(f"/musdes/{id_}/notulen")
    for teks in ("Pertama.", "Pertama. Kedua.", "Pertama. Kedua."):  # the last one changes nothing
        p.kirim("/notulen", {"notulen": teks})
    q.buka(f"/musdes/{id_}/notulen")
    q.kirim("/notulen", {"notulen": "Ketiga <b>kali</b>."})
    assert [(r.nomor, r.isi) for r in ambil(app, select(RevisiNotulen).order_by(RevisiNotulen.nomor))] == [
        (1, "Pertama."), (2, "Pertama. Kedua."), (3, "Ketiga <b>kali</b>."),
    ]  # fmt: skip
    halaman = p.buka(p.buka(f"/musdes/{id_}/notulen").tautan("Riwayat notulen"))
    assert "Notulis Kedua" in halaman.tulisan() and len(halaman.cari(".//tbody/tr")) == 3
    assert "Ketiga <b>kali</b>." in p.buka(halaman.tautan("ke-3")).tulisan()
    p.buka(f"/musdes/{id_}/notulen/revisi?nomor=99", status=404)


def test_a_clash_replaces_nothing_until_the_writer_says_so(app, rapat, peramban, pabrik):
    orang, id_ = rapat
    p, q = peramban(orang, htmx=True), peramban(pabrik.pengguna("operator", nama="Notulis Kedua"))
    p.buka(f"/musdes/{id_}/notulen")
    q.buka(f"/musdes/{id_}/notulen")
    url, _, nilai = p.isian("/notulen")
    q.kirim("/notulen", {"notulen": "Tulisan kedua."})
    for teks in ("Tulisan pertama", "Tulisan pertama, lebih panjang"):  # typing on sends again, and is told again
        halaman = p.buka(url, metode="POST", data=nilai | {"notulen": teks}, status=409)
        assert "Notulis Kedua" in halaman.tulisan() and "Tulisan kedua." in halaman.tulisan()
        assert halaman.cari(".//input[@name='versi']")[0].get("value") == nilai["versi"]
    assert ambil(app, select(Musdes))[0].notulen == "Tulisan kedua."
    ganti = halaman.cari(".//button[@name='ganti']")[0].get("value")
    halaman = p.buka(url, metode="POST", data=nilai | {"notulen": teks, "ganti": ganti})
    assert "Tersimpan pukul" in halaman.tulisan() and ambil(app, select(Musdes))[0].notulen == teks
    assert [r.isi for r in ambil(app, select(RevisiNotulen).order_by(RevisiNotulen.nomor))] == ["Tulisan kedua.", teks]


def test_the_line_of_who_is_here_stands_on_the_live_page(rapat, peramban):
    orang, id_ = rapat
    teks = peramban(orang).buka(f"/musdes/{id_}/sidang").tulisan()
    assert re.search(r"Hadir 5 · undangan 5 dari 7, kuorum (belum )?tercapai · perempuan [0-9], laki-laki [0-9]\s*[A-Z]", teks)


def test_after_closing_nothing_of_this_changes(app, pabrik):
    orang = pabrik.pengguna("operator")
    id_ = pabrik.musdes(oleh=orang, usulan_ids=siap(pabrik, orang, 1), status="ditutup")
    with app.app_context():
        jumlah = db.session.scalar(select(func.count()).select_from(UndurDiri))
        acara = db.session.scalars(select(Acara)).one()
        satu = db.session.scalars(select(Peserta).where(Peserta.hadir_pada.is_not(None))).first()
        with pytest.raises(RuleBroken, match="tidak sedang mencatat"):
            service.create_undur(uuid4(), id_, acara.id, satu.id, "anak", oleh=orang)
        assert db.session.scalar(select(func.count()).select_from(UndurDiri)) == jumlah
        db.session.remove()
