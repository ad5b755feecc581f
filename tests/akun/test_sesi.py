"""Sign-in, sessions as rows, throttle, links."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from portal.akun import queries, service
from portal.db import db
from portal.errors import NotFound, RuleBroken
from portal.jam import sekarang
from tests.factories import KABUPATEN, SANDI
from tests.pages import Peramban


def masuk(p: Peramban, nama: str, sandi: str = SANDI, status: int | None = None):
    p.buka("/masuk")
    return p.kirim("/masuk", {"nama_pengguna": nama, "sandi": sandi}, status=status)


@pytest.fixture
def beranda(app):
    """A page behind sign-in that exists in this installation."""
    return "/akun/"


def test_a_right_password_opens_the_portal_and_a_wrong_one_says_one_sentence(app, pabrik, peramban, beranda):
    admin = pabrik.pengguna("admin", KABUPATEN)
    p = peramban()
    halaman = masuk(p, admin.nama_pengguna, "salah sama sekali", status=422)
    assert service.SALAH in halaman.tulisan()
    assert halaman.cari(".//input[@name='nama_pengguna']")[0].get("value") == admin.nama_pengguna
    assert service.SALAH in masuk(p, "tidak.ada", status=422).tulisan()
    masuk(p, admin.nama_pengguna)
    p.buka(beranda)


def test_a_copied_cookie_dies_at_sign_out(app, pabrik, peramban, beranda):
    admin = pabrik.pengguna("admin", KABUPATEN)
    p = peramban(admin)
    p.buka(beranda)
    curian = p.klien.get_cookie("sesi", domain="portal.uji").value
    p.kirim("/keluar")
    q = peramban()
    q.klien.set_cookie("sesi", curian, domain="portal.uji")
    assert q.buka(beranda, ikuti=False).status == 303


def test_the_cookie_changes_at_sign_in_and_holds_no_person(app, pabrik, peramban):
    admin = pabrik.pengguna("admin", KABUPATEN)
    p = peramban()
    p.buka("/masuk")
    sebelum = p.klien.get_cookie("sesi", domain="portal.uji").value
    masuk(p, admin.nama_pengguna)
    sesudah = p.klien.get_cookie("sesi", domain="portal.uji").value
    assert sebelum != sesudah
    with app.app_context():
        baris = db.session.execute(db.select(service.Sesi)).scalars().all()
        assert all(len(s.token_sidik) == 64 and s.token_sidik not in sesudah for s in baris)


@pytest.mark.parametrize(("peran", "wilayah", "menit"), [("verifikator", KABUPATEN, 30), ("operator", "17.02.19.1006", 60)])
def test_an_idle_session_ends_by_role(app, pabrik, peramban, peran, wilayah, menit):
    orang = pabrik.pengguna(peran, wilayah)
    with app.app_context():
        _, token = service.sign_in(orang.nama_pengguna, SANDI, alamat="10.0.0.1", agen="uji")
        db.session.remove()
        with time_machine.travel(sekarang() + timedelta(minutes=menit - 1), tick=False):
            assert queries.find_sesi(token)
        with time_machine.travel(sekarang() + timedelta(minutes=menit + 1), tick=False):
            assert queries.find_sesi(token) is None


def test_a_session_never_outlives_twelve_hours(app, pabrik):
    orang = pabrik.pengguna("verifikator", KABUPATEN)
    mulai = sekarang()
    with app.app_context():
        _, token = service.sign_in(orang.nama_pengguna, SANDI, alamat="10.0.0.1", agen="uji")
        for menit in range(20, 12 * 60, 20):
            with time_machine.travel(mulai + timedelta(minutes=menit), tick=False):
                assert service.load_pengguna(token), menit
                db.session.remove()
        with time_machine.travel(mulai + timedelta(hours=12, minutes=1), tick=False):
            assert service.load_pengguna(token) is None


def test_the_eleventh_try_is_refused_even_with_the_right_password(app, pabrik):
    orang = pabrik.pengguna("admin", KABUPATEN)
    lain = pabrik.pengguna("admin", KABUPATEN)
    with app.app_context():
        for _ in range(10):
            with pytest.raises(RuleBroken, match="tidak cocok"):
                service.sign_in(orang.nama_pengguna, "salah salah salah", alamat="10.0.0.1", agen="")
        with pytest.raises(RuleBroken, match="lima menit"):
            service.sign_in(orang.nama_pengguna, SANDI, alamat="10.0.0.1", agen="")
        assert service.sign_in(lain.nama_pengguna, SANDI, alamat="10.0.0.1", agen="")
        with time_machine.travel(sekarang() + timedelta(minutes=6)):
            assert service.sign_in(orang.nama_pengguna, SANDI, alamat="10.0.0.1", agen="")


def test_a_first_password_link_works_once_and_for_a_day(app, pabrik, peramban):
    admin = pabrik.pengguna("admin", KABUPATEN)
    p = peramban(admin)
    p.buka("/akun/baru")
    isi = {"nama": "Rina Oktavia", "nama_pengguna": "rina.oktavia", "peran": "verifikator", "wilayah_kode": KABUPATEN}
    halaman = p.kirim("/akun/", isi)
    tautan = "/sandi/" + halaman.tulisan().split("/sandi/")[1].split()[0]
    q = peramban()
    q.buka(tautan)
    q.kirim("/sandi/", {"sandi": "pendek", "ulang": "pendek"}, status=422)
    assert "12 sampai 128" in q.halaman.tulisan()
    q.kirim("/sandi/", {"sandi": "sungai musi di pagi hari", "ulang": "sungai musi di pagi hari"})
    q.buka(tautan, status=404)
    masuk(q, "rina.oktavia", "sungai musi di pagi hari")


def test_an_account_that_is_switched_off_is_out_at_once(app, pabrik, peramban, beranda):
    satu, dua = pabrik.pengguna("admin", KABUPATEN), pabrik.pengguna("admin", KABUPATEN)
    p, q = peramban(satu), peramban(dua)
    q.buka(beranda)
    p.buka(f"/akun/{dua.id}")
    p.kirim(f"/akun/{dua.id}", {"aktif": None})
    assert q.buka(beranda, ikuti=False).status == 303
    masuk(q, dua.nama_pengguna, status=422)


def test_the_link_to_go_on_is_only_a_path_of_ours(app, pabrik, peramban):
    admin = pabrik.pengguna("admin", KABUPATEN)
    for jahat in ("//jahat.example", "/\\jahat.example", "https://jahat.example", "/\tjahat", "/%0d%0aX: 1\n", "javascript:alert(1)"):
        p = peramban()
        p.buka("/masuk", query_string={"lanjut": jahat})
        nilai = p.isian("/masuk")[2]
        assert nilai["lanjut"] == ""
        nilai |= {"lanjut": jahat, "nama_pengguna": admin.nama_pengguna, "sandi": SANDI}
        jawab = p.buka("/masuk", metode="POST", data=nilai, ikuti=False)
        assert jawab.kepala["Location"] == "/"


def test_an_unknown_link_is_not_found(app, pabrik):
    with app.app_context(), pytest.raises(NotFound):
        service.set_sandi("tidak-ada", "kalimat sandi yang baik")
