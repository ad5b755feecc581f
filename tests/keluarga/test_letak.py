"""Where the house is: only when the operator gives it, as maps copy it, within Indonesia, and in the history."""

from __future__ import annotations

import pytest

from portal.db import db
from portal.keluarga.models import Keluarga
from portal.keluarga.rules.isian import baca_letak, tulis_letak


@pytest.mark.parametrize(
    "teks",
    ["-3.47, 102.53", "-3.47,102.53", " -3.470000  102.530000 ", "(-3.47, 102.53)", "-3,47 102,53", "-3,47; 102,53", "-3,47, 102,53"],
)
def test_a_place_is_read_as_maps_copy_it(teks):
    assert baca_letak(teks) == (-3.47, 102.53)


@pytest.mark.parametrize("teks", ["-3.47", "abc", "-3.47, 102.53, 7", "102.53, -3.47", "-11.5, 120", "3, 142", "nan, nan", "inf, 100", "1e1, 100"])
def test_what_is_no_place_in_indonesia_is_refused_with_an_example(teks):
    with pytest.raises(ValueError, match="Contoh: -3.47, 102.53"):
        baca_letak(teks)


@pytest.mark.parametrize("letak", [(-11.0, 141.0), (5.906123, 95.000001)])
def test_a_place_is_written_so_that_it_is_read_again(letak):
    assert baca_letak(tulis_letak(*letak)) == letak


def letak_of(app, id_):
    with app.app_context():
        keluarga = db.session.get(Keluarga, id_)
        db.session.remove()
    return keluarga.lintang, keluarga.bujur


@pytest.mark.parametrize("htmx", [False, True])
def test_the_operator_gives_changes_and_takes_back_a_place(app, pabrik, peramban, htmx):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang)
    p = peramban(orang, htmx=htmx)
    p.buka(f"/keluarga/{id_}")
    assert p.isian("/alamat")[2]["letak"] == ""
    halaman = p.kirim("/alamat", {"letak": "3.47, 200", "simpan": "1"}, status=422)
    assert "di luar Indonesia" in halaman.tulisan() and letak_of(app, id_) == (None, None)
    p.kirim("/alamat", {"letak": "-3.47, 102.53", "simpan": "1"})
    assert letak_of(app, id_) == (-3.47, 102.53) and p.isian("/alamat")[2]["letak"] == "-3.470000, 102.530000"
    p.kirim("/alamat", {"dusun": "Talang", "simpan": "1"})
    assert letak_of(app, id_) == (-3.47, 102.53)
    assert "Lintang" in peramban(orang).buka(f"/keluarga/{id_}/riwayat").tulisan()
    p.kirim("/alamat", {"letak": "", "simpan": "1"})
    assert letak_of(app, id_) == (None, None)


def test_a_form_that_does_not_ask_for_the_place_leaves_it(app, pabrik, peramban):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang)
    p = peramban(orang)
    p.buka(f"/keluarga/{id_}")
    p.kirim("/alamat", {"letak": "-3.47, 102.53"})
    p.kirim("/alamat", {"letak": None, "dusun": "Talang"})
    assert letak_of(app, id_) == (-3.47, 102.53)


def test_only_the_page_of_a_family_may_ask_the_telephone_where_it_is(pabrik, peramban):
    orang = pabrik.pengguna()
    p = peramban(orang)
    assert "geolocation=(self)" in p.buka(f"/keluarga/{pabrik.keluarga(oleh=orang)}").kepala["Permissions-Policy"]
    for lain in ("/", "/keluarga/", "/keluarga/baru"):
        assert "geolocation=()" in p.buka(lain).kepala["Permissions-Policy"]
