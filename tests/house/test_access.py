"""The first net: every route declares who may use it, and the list is in git."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

import pytest

from portal.akun.rules import Izin, Peran, peran_boleh
from portal.web.access import MASUK, PUBLIK, daftar_route, kebijakan_of

ROUTES = Path(__file__).parent / "routes.txt"


def test_the_list_of_routes_is_the_one_in_git(app):
    sekarang = "\n".join(daftar_route(app)) + "\n"
    if os.environ.get("PERBARUI_ROUTES"):
        ROUTES.write_text(sekarang)
    assert sekarang == ROUTES.read_text(), "rute berubah: jalankan dengan PERBARUI_ROUTES=1 lalu baca selisihnya"


def test_every_route_declares_a_policy(app):
    for rule in app.url_map.iter_rules():
        kebijakan = kebijakan_of(app, rule.endpoint)
        assert kebijakan in (PUBLIK, MASUK) or kebijakan in list(Izin), rule


def test_a_route_that_declares_nothing_is_closed(app, pabrik, peramban):
    admin = pabrik.pengguna("admin", "17.02")
    asli = app.view_functions["akun.pengguna.index"]
    app.view_functions["akun.pengguna.index"] = lambda: "terbuka"
    try:
        peramban(admin).buka("/akun/", status=403)
    finally:
        app.view_functions["akun.pengguna.index"] = asli


WILAYAH = {Peran.OPERATOR: "17.02.19.1006", Peran.KADES: "17.02.19.1006", Peran.CAMAT: "17.02.19"}


@pytest.mark.parametrize("peran", list(Peran))
def test_each_role_opens_what_the_table_gives_and_nothing_else(app, pabrik, peramban, peran):
    p = peramban(pabrik.pengguna(peran, WILAYAH.get(peran, "17.02")))
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint == "static":
            continue
        kebijakan = kebijakan_of(app, rule.endpoint)
        url = rule.build({a: uuid.uuid4() if "uuid" in str(rule._converters.get(a).__class__).lower() else "x" for a in rule.arguments})[1]
        jawab = p.klien.get(url, base_url="http://portal.uji")
        if kebijakan in list(Izin) and not peran_boleh(peran, Izin(kebijakan)):
            assert jawab.status_code == 403, f"{peran} {url}: {jawab.status_code}"
        else:
            assert jawab.status_code < 500 and jawab.status_code != 403, f"{peran} {url}: {jawab.status_code}"


def test_an_anonymous_person_reaches_only_what_is_public(app, peramban):
    p = peramban()
    for rule in app.url_map.iter_rules():
        if kebijakan_of(app, rule.endpoint) == PUBLIK:
            continue
        url = rule.build({a: uuid.uuid4() if "uuid" in str(rule._converters.get(a).__class__).lower() else "x" for a in rule.arguments})[1]
        for metode in rule.methods - {"HEAD", "OPTIONS"}:
            jawab = p.klien.open(url, method=metode, base_url="http://portal.uji")
            assert jawab.status_code in ((303,) if metode == "GET" else (400, 401)), f"{metode} {url}: {jawab.status_code}"


def test_every_unsafe_method_needs_a_token(app, pabrik, peramban):
    p = peramban(pabrik.pengguna("admin", "17.02"))
    for rule in app.url_map.iter_rules():
        url = rule.build({a: uuid.uuid4() if "uuid" in str(rule._converters.get(a).__class__).lower() else "x" for a in rule.arguments})[1]
        for metode in rule.methods & {"POST", "PUT", "PATCH", "DELETE"}:
            jawab = p.klien.open(url, method=metode, base_url="http://portal.uji")
            assert jawab.status_code == 400, f"{metode} {url}: {jawab.status_code}"


@pytest.mark.parametrize("kepala", [{"Origin": "https://jahat.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_post_from_another_site_is_refused(app, pabrik, peramban, kepala):
    p = peramban()
    p.buka("/masuk")
    p.kirim("/masuk", {"nama_pengguna": "x", "sandi": "y"}, headers=kepala, status=403)


def test_headers_stand_on_every_answer_also_on_errors_and_static_files(app, peramban):
    p = peramban()
    p.buka("/tidak/ada", status=404)
    gaya = p.buka(p.buka("/masuk").cari(".//link[@rel='stylesheet']")[0].get("href"))
    assert "immutable" in gaya.kepala["Cache-Control"]
