"""The trail as a page."""

from __future__ import annotations

import ast
from pathlib import Path

from portal.privasi.rules import AKSI
from tests.factories import KABUPATEN, SANDI


def test_the_trail_shows_who_signed_in_and_pages_by_real_links(app, pabrik, peramban):
    admin = pabrik.pengguna("admin", KABUPATEN, nama="Rina <Admin>")
    for _ in range(27):
        p = peramban()
        p.buka("/masuk")
        p.kirim("/masuk", {"nama_pengguna": "tidak.ada", "sandi": "salah salah salah"}, status=422)
    p.buka("/masuk")
    p.kirim("/masuk", {"nama_pengguna": admin.nama_pengguna, "sandi": SANDI})
    halaman = p.buka("/jejak/")
    assert "Rina <Admin>" in halaman.tulisan() and len(halaman.cari(".//tbody/tr")) == 25
    assert len(p.buka(halaman.tautan("Berikutnya")).cari(".//tbody/tr")) >= 3
    assert len(p.buka("/jejak/?aksi=akun.masuk").cari(".//tbody/tr")) == 1


def test_the_trail_narrows_by_action_and_an_unknown_one_counts_as_none(pabrik, peramban):
    p = peramban()
    for _ in range(27):
        p.buka("/masuk")
        p.kirim("/masuk", {"nama_pengguna": "tidak.ada", "sandi": "salah salah salah"}, status=422)
    admin = peramban(pabrik.pengguna("admin", KABUPATEN))
    admin.buka("/jejak/")
    satu = admin.kirim("/jejak/", {"aksi": "akun.gagal_masuk"})
    dua = admin.buka(satu.tautan("Berikutnya"))
    assert len(satu.cari(".//tbody/tr")) == 25 and len(dua.cari(".//tbody/tr")) == 2 and "aksi=akun.gagal_masuk" in dua.url
    assert admin.buka(dua.tautan("Hapus saringan")).url.endswith("/jejak/")
    kosong = admin.buka("/jejak/?aksi=serahan.unduh")
    assert "Belum ada tindakan seperti ini" in kosong.tulisan() and kosong.tautan("Hapus saringan")
    assert len(admin.buka("/jejak/?aksi=x%00").cari(".//tbody/tr")) == 25 and not admin.halaman.cari(".//a[.='Hapus saringan']")


def test_every_action_has_words():
    dipakai = set()
    for jalur in (Path(__file__).parents[2] / "portal").rglob("*.py"):
        for simpul in ast.walk(ast.parse(jalur.read_text())):
            if isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Attribute) and simpul.func.attr == "record" and simpul.args:
                dipakai |= {k.value for k in ast.walk(simpul.args[0]) if isinstance(k, ast.Constant) and isinstance(k.value, str)}
    dipakai = {a for a in dipakai if "." in a}
    assert not dipakai - set(AKSI), dipakai - set(AKSI)
    assert not set(AKSI) - dipakai, set(AKSI) - dipakai
