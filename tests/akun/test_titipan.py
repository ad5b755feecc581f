"""Nothing typed is lost when a session ends in the middle (OpenSID #10078)."""

from __future__ import annotations

from sqlalchemy import update

from portal.akun.models import Sesi
from portal.db import db
from portal.jam import sekarang
from portal.pengaturan.queries import find_profil
from tests.factories import KELURAHAN, SANDI


def akhiri_semua_sesi(app):
    with app.app_context():
        db.session.execute(update(Sesi).values(berakhir_pada=sekarang()))
        db.session.commit()


def test_a_form_sent_after_the_session_ended_is_saved_after_signing_in_again(app, pabrik, peramban):
    orang = pabrik.pengguna("operator", KELURAHAN)
    p = peramban(orang)
    p.buka("/profil-desa/")
    akhiri_semua_sesi(app)
    p.kirim("/profil-desa/", {"kepala_nama": "Ma'ruf <Lurah> & \"Anak\"", "alamat": "Jalan Contoh\n1"}, status=401)
    assert "tidak hilang" in p.halaman.tulisan()
    p.kirim("/masuk", {"nama_pengguna": orang.nama_pengguna, "sandi": SANDI})
    assert "Isian Anda masih ada" in p.halaman.tulisan()
    p.kirim("/profil-desa/")
    with app.app_context():
        assert find_profil(KELURAHAN).kepala_nama == "Ma'ruf <Lurah> & \"Anak\""


def test_a_page_left_open_saves_after_signing_in_in_another_tab(app, pabrik, peramban):
    orang = pabrik.pengguna("operator", KELURAHAN)
    p = peramban(orang)
    lama = p.buka("/profil-desa/")
    akhiri_semua_sesi(app)
    p.buka("/masuk")
    p.kirim("/masuk", {"nama_pengguna": orang.nama_pengguna, "sandi": SANDI})
    p.kirim("/profil-desa/", {"kepala_nama": "Sumiati Kenanga"}, halaman=lama)
    with app.app_context():
        assert find_profil(KELURAHAN).kepala_nama == "Sumiati Kenanga"


def test_a_fragment_request_after_the_session_ended_keeps_its_page(app, pabrik, peramban):
    p = peramban(pabrik.pengguna("operator", KELURAHAN), htmx=True)
    p.buka("/profil-desa/")
    akhiri_semua_sesi(app)
    jawab = p.kirim("/profil-desa/", {"kepala_nama": "x"}, status=401)
    assert jawab.kepala["HX-Retarget"] == "#kabar" and "Sesi berakhir" in jawab.tulisan()


def test_a_foreign_target_is_not_sent_to(app, pabrik, peramban):
    orang = pabrik.pengguna("operator", KELURAHAN)
    p = peramban()
    p.buka("/masuk")
    isi = {"nama_pengguna": orang.nama_pengguna, "sandi": SANDI, "titipan": '["//jahat.example/x", [["a", "b"]]]'}
    assert "jahat" not in p.kirim("/masuk", isi).teks
