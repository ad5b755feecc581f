"""Votes and recusals: the rules alone, what is missing before closing, and how both stand in the frozen papers."""

from __future__ import annotations

from datetime import time
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from portal.db import db
from portal.kit.isi import sidik
from portal.musdes.documents.berita_acara import susun_berita_acara
from portal.musdes.documents.keaslian import Keaslian
from portal.musdes.models import Acara, Dokumen, Musdes, Peserta, UndurDiri
from portal.musdes.queries import list_kekurangan
from portal.musdes.queries.cuplikan import cuplikan_of
from portal.musdes.rules import suara as s
from portal.musdes.rules.undur import HUBUNGAN, duga_undur, kalimat_undur, kata_hubungan
from portal.musdes.service import keputusan, penutupan, undur
from tests.musdes.bahan import Bahan, Pembuat
from tests.musdes.rapat import siap

KEASLIAN = Keaslian(nomor="1", sidik="0" * 64, alamat="http://portal.uji/periksa", kode="A" * 22)


@pytest.mark.parametrize(
    ("suara", "hak", "salah"),
    [
        ((3, 2, 0), 5, None), ((3, 2, 1), 5, "berjumlah 6, sedangkan yang berhak memberi suara 5"), ((0, 0, 0), 5, "Isi jumlah"),
        ((-1, 3, 0), 5, "kurang dari 0"), ((0, 0, 1), 1, None), ((1, 0, 0), 0, "berhak memberi suara 0"),
    ],
)  # fmt: skip
def test_no_more_votes_than_people_who_may_vote(suara, hak, salah):
    kalimat = s.salah_suara(s.Suara(*suara), hak)
    assert kalimat is None if salah is None else salah in kalimat


@pytest.mark.parametrize(
    ("suara", "keputusan", "cocok"),
    [
        ((3, 2, 0), "layak", True), ((2, 3, 0), "layak", False), ((2, 3, 0), "tidak_layak", True), ((2, 2, 0), "layak", False),
        ((2, 2, 0), "tidak_layak", False), ((2, 2, 0), "ditunda", True), ((2, 1, 5), "layak", True), ((0, 0, 4), "layak", False),
        ((3, 3, 1), "layak", False), ((4, 3, 0), "layak", True),
    ],
)  # fmt: skip
def test_a_decision_follows_half_of_the_votes_cast_and_one(suara, keputusan, cocok):
    assert (s.peringatan_suara(s.Suara(*suara), keputusan) is None) == cocok


def test_who_stands_back_has_no_vote():
    assert [s.hak_suara(5, 0), s.hak_suara(5, 2), s.hak_suara(1, 3)] == [5, 3, 0]


def test_a_recusal_is_said_in_words():
    satu = {
        "nama": "Yanto <b>", "jenis_kelamin": "L", "jabatan": "Ketua RT 03", "kata_unsur": "RT/RW", "keluarga": "Sumiati",
        "usulan_nomor": "USL-1", "hubungan": kata_hubungan("mertua_menantu"),
    }  # fmt: skip
    assert kalimat_undur(satu) == (
        "Sdr. Yanto <b>, Ketua RT 03, tidak ikut memutuskan usulan keluarga Sumiati (USL-1) "
        "karena mempunyai hubungan keluarga sebagai mertua/menantu"
    )
    assert kalimat_undur(satu | {"jenis_kelamin": "P", "jabatan": ""}).startswith("Sdri. Yanto <b>, RT/RW, tidak")
    assert all(kata_hubungan(kode) for kode in HUBUNGAN) and kata_hubungan("kerabat") == "kerabat"


def test_a_hint_needs_the_same_name():
    orang = [Peserta(nama="H. Herman Contoh"), Peserta(nama="Nurul Contoh"), Peserta(nama="–")]
    assert [o.nama for o in duga_undur(orang, ["HERMAN CONTOH", "", "–"])] == ["H. Herman Contoh"]
    assert not duga_undur(orang, [])


@pytest.fixture
def rapat(pabrik):
    """An operator and a meeting under way with two families and five present."""
    orang = pabrik.pengguna("operator")
    return orang, pabrik.musdes(oleh=orang, usulan_ids=siap(pabrik, orang, 2), status="berlangsung")


def _kurang(app, id_, orang) -> str:
    with app.app_context():
        kalimat = " ".join(list_kekurangan(db.session.get(Musdes, id_), untuk=orang))
        db.session.remove()
    return kalimat


def test_what_is_missing_is_named_before_closing(app, rapat):
    orang, id_ = rapat
    assert "2 keluarga belum diputus" in _kurang(app, id_, orang)
    with app.app_context():
        for ke, satu in enumerate(db.session.scalars(select(Acara).order_by(Acara.urutan)).all()):
            hasil = s.Suara(4, 1) if ke == 0 else None
            keputusan.decide_acara(satu.id, id_, "layak", "Disepakati", satu.versi, suara=hasil, oleh=orang)
        acara = db.session.scalars(select(Acara).order_by(Acara.urutan)).first()
        peserta = db.session.scalars(select(Peserta).where(Peserta.hadir_pada.is_not(None))).first()
        db.session.remove()
    assert _kurang(app, id_, orang) == ""
    with app.app_context():  # somebody stands back after the vote was counted
        undur.create_undur(uuid4(), id_, acara.id, peserta.id, "anak", oleh=orang)
        db.session.remove()
    assert "Jumlah suara melebihi yang berhak memberi suara" in _kurang(app, id_, orang)
    with app.app_context():
        db.session.execute(update(Peserta).values(hadir_pada=None))
        db.session.execute(update(Musdes).values(pimpinan_nama=""))
        db.session.commit()
        db.session.remove()
    kalimat = _kurang(app, id_, orang)
    assert "Belum ada kehadiran yang dicatat." in kalimat and "Pimpinan musyawarah belum diisi." in kalimat


def _kertas(isi) -> str:
    return "".join(b.html + "".join(b.baris) for b in susun_berita_acara(isi, KEASLIAN, "F4").bagian)


def test_both_are_frozen_and_stand_in_the_berita_acara_and_its_lampiran(app, pabrik):
    orang, buat = pabrik.pengguna("operator"), Pembuat(app)
    jadi = buat.musdes(orang, [Bahan(nama="Sumiati"), Bahan(nama="Rahman", keputusan="tidak_layak")], status="berlangsung")
    with app.app_context():
        satu = db.session.scalars(select(Acara).order_by(Acara.urutan)).first()
        peserta = db.session.scalars(select(Peserta).order_by(Peserta.urutan)).all()
        undur.create_undur(uuid4(), jadi.musdes_id, satu.id, peserta[3].id, "saudara", oleh=orang)
        undur.create_undur(uuid4(), jadi.musdes_id, satu.id, peserta[4].id, "kerabat", oleh=orang)
        # Ticked by mistake: who was not there stood back from nothing.
        db.session.execute(update(Peserta).where(Peserta.id == peserta[4].id).values(hadir_pada=None))
        db.session.commit()
        keputusan.decide_acara(satu.id, jadi.musdes_id, "layak", "Disepakati", satu.versi, suara=s.Suara(3, 1, 1), oleh=orang)
        versi = db.session.get(Musdes, jadi.musdes_id).versi
        penutupan.close_musdes(uuid4(), jadi.musdes_id, versi, jam_selesai=time(12, 15), oleh=orang)
        dokumen = db.session.scalars(select(Dokumen)).one()
        isi = dokumen.isi
        assert sidik(isi) == dokumen.sidik
        db.session.execute(update(UndurDiri).values(hubungan="anak"))  # a later change never alters the paper
        assert isi["undur_diri"] == db.session.scalars(select(Dokumen)).one().isi["undur_diri"]
        kertas = _kertas(isi)
        db.session.remove()
    assert [u["nama"] for u in isi["undur_diri"]] == ["Yanto Contoh"] and isi["undur_diri"][0]["hubungan"] == "saudara kandung"
    assert "Sdr. Yanto Contoh, Ketua RT 03, tidak ikut memutuskan usulan keluarga Sumiati (USL-00001)" in kertas
    assert "kecuali 1 (satu) usulan yang diputus melalui pemungutan suara" in kertas
    assert "setuju 3 (tiga), tidak setuju 1 (satu), abstain 1 (satu); hasil layak" in kertas
    assert kertas.count("Suara: setuju 3, tidak setuju 1, abstain 1") == 1
    assert isi["lampiran"]["i"][0]["suara"] == {"setuju": 3, "tidak": 1, "abstain": 1} and "suara" not in isi["lampiran"]["iii"][0]


def test_a_paper_frozen_before_this_was_recorded_still_renders_the_same(app, pabrik):
    jadi = Pembuat(app).musdes(pabrik.pengguna("operator"), [Bahan()])
    with app.app_context():
        isi = cuplikan_of(db.session.get(Musdes, jadi.musdes_id), "1")
        lama = {kunci: nilai for kunci, nilai in isi.items() if kunci != "undur_diri"}
        assert isi["undur_diri"] == [] and _kertas(isi) == _kertas(lama)
        assert "pemungutan" not in _kertas(lama) and "tidak ikut memutuskan" not in _kertas(lama)
        db.session.remove()
