"""The second net, tested from the map of URLs: nothing of another village exists, for any route that carries an id."""

from __future__ import annotations

import re
import uuid

import pytest

from portal.akun.rules import Peran, boleh
from portal.web.access import kebijakan_of
from tests.dunia import bangun_dunia
from tests.factories import DESA_LAIN

# Accounts belong to no village and the public page is for everybody.
BUKAN_DESA = ("/akun/", "/sandi/", "/periksa", "/pengumuman/")
ORANG_LUAR = [
    (Peran.OPERATOR, DESA_LAIN), (Peran.KADES, DESA_LAIN), (Peran.OPERATOR, "17.02.19.1005"), (Peran.CAMAT, "17.02.06"),
    (Peran.VERIFIKATOR, "17.03"), (Peran.KADIS, "17.03"),
]  # fmt: skip


def rute_ber_id(app):
    for rule in app.url_map.iter_rules():
        if any("UUID" in type(k).__name__ for k in rule._converters.values()) and not rule.rule.startswith(BUKAN_DESA):
            yield rule


def alamat(rule, dunia) -> str:
    """The URL of a rule with the ids of the first village."""
    nilai = {}
    for arg in rule.arguments:
        kunci = arg if arg != "id" else re.match(r"/([a-z-]+(?:/massal)?)", rule.rule).group(1)
        assert kunci in dunia, f"tests/dunia.py belum punya {kunci} untuk {rule}"
        nilai[arg] = dunia[kunci]
    return rule.build(nilai)[1]


def token(p) -> str:
    return p.buka("/bantuan").cari(".//input[@name='csrf_token']")[0].get("value")


@pytest.fixture
def dunia(app, pabrik, cetak_cepat):
    return bangun_dunia(pabrik)


def test_every_row_of_another_village_is_not_found(app, pabrik, peramban, dunia):
    diperiksa = 0
    for peran, wilayah in ORANG_LUAR:
        orang = pabrik.pengguna(peran, wilayah) if wilayah.startswith("17.02") else pabrik.pengguna_luar(peran, wilayah)
        p = peramban(orang)
        csrf = token(p)
        for rule in rute_ber_id(app):
            if not boleh(orang, kebijakan_of(app, rule.endpoint)):
                continue
            for metode in rule.methods - {"HEAD", "OPTIONS"}:
                data = {"csrf_token": csrf, "versi": "1", "id": str(uuid.uuid4())} if metode == "POST" else None
                jawab = p.klien.open(alamat(rule, dunia), method=metode, data=data, base_url="http://portal.uji")
                assert jawab.status_code == 404, f"{peran} {wilayah}: {metode} {rule.rule} -> {jawab.status_code}"
                diperiksa += 1
    assert diperiksa > 40


def test_the_same_addresses_exist_for_their_own_people(app, pabrik, peramban, dunia):
    """The control: the ids above are real, so the 404s mean scope."""
    pembaca = [peramban(dunia["orang"][peran]) for peran in ("operator", "kades", "verifikator", "kadis", "admin")]
    for rule in rute_ber_id(app):
        if "GET" in rule.methods:
            jawaban = [p.klien.get(alamat(rule, dunia), base_url="http://portal.uji").status_code for p in pembaca]
            assert set(jawaban) & {200, 302, 303}, f"{rule.rule}: {jawaban}"
