"""No answer of any kind holds a whole NIK or No. KK for a role that may not see it: pages, fragments, papers and sheets, read raw."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from portal.akun.rules import Izin, Peran, peran_boleh
from portal.db import db
from portal.keluarga.models import Anggota, Keluarga
from portal.usulan.service.pemeriksaan import periksa_kabupaten
from tests.dunia import bangun_dunia
from tests.factories import DESA, DESA_LAIN
from tests.house.test_scope import alamat, rute_ber_id, token

pytestmark = pytest.mark.sekali

PISAH = re.compile(r"(?<=[0-9])(?:[\s.\-_/\u00a0\u2009\u202f]|&nbsp;|&#160;|%20|\+)+(?=[0-9])")
TERBANYAK = 150  # pages a person
BUTA = [peran for peran in Peran if not peran_boleh(peran, Izin.NIK_LIHAT)]
NAMA = "Sumiati Rahasia Contoh"


def teks_of(jawab: Any) -> str:
    """Everything readable in an answer: its address, headers and body; the text of a PDF, or the words to be printed; the inside of a sheet."""
    isi = jawab.get_data()
    if isi.startswith(b"%PDF-1"):
        tubuh = "\n".join(satu.extract_text() for satu in PdfReader(BytesIO(isi)).pages)
    elif isi.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(isi)) as arsip:
            tubuh = "\n".join(arsip.read(nama).decode("utf-8", "replace") for nama in arsip.namelist())
    else:
        tubuh = isi.decode("utf-8", "replace")
    return f"{jawab.request.path}\n{jawab.request.query_string.decode()}\n{jawab.headers}\n{tubuh}"


def bocor(jawab: Any, nomor: set[str]) -> set[str]:
    """Those of the known numbers that an answer holds, grouped or not."""
    rapat = PISAH.sub("", teks_of(jawab))
    return {satu for satu in nomor if satu in rapat}


def jelajah(p: Any, awal: list[str]) -> Iterator[Any]:
    """Every answer that a person reaches by links, and by addresses made of the world's ids; each as page and as fragment."""
    antre, sudah = list(awal), set(awal)
    while antre and len(sudah) < 10 * TERBANYAK:
        url = antre.pop(0)
        for kepala in ({}, {"HX-Request": "true"}):
            jawab = p.klien.get(url, base_url="http://portal.uji", headers=kepala)
            yield jawab
            if kepala or jawab.mimetype != "text/html":
                break
            for tujuan in re.findall(r'(?:href|src|hx-get|formaction)="([^"#]+)', jawab.get_data(as_text=True)):
                bagian = urlsplit(urljoin(f"http://portal.uji{url}", tujuan.replace("&amp;", "&")))
                lengkap = bagian.path + (f"?{bagian.query}" if bagian.query else "")
                if bagian.netloc == "portal.uji" and lengkap not in sudah and not bagian.path.startswith("/static") and len(sudah) < TERBANYAK:
                    sudah.add(lengkap)
                    antre.append(lengkap)


@pytest.fixture
def dunia(app, pabrik, peramban, cetak_cepat):
    """The world, with a number that was changed, the same person in two villages, and all checks run."""
    dunia = bangun_dunia(pabrik)
    operator = dunia["orang"]["operator"]
    dunia["kembar"] = pabrik.keluarga(DESA_LAIN, oleh=pabrik.pengguna("operator", DESA_LAIN), nama=NAMA)
    with app.app_context():
        satu = db.session.scalars(select(Anggota).where(Anggota.keluarga_id == dunia["keluarga"]).order_by(Anggota.urutan)).first()
        aid, nik, lahir = satu.id, satu.nik, satu.tanggal_lahir
        db.session.scalars(select(Anggota).where(Anggota.keluarga_id == dunia["kembar"])).first().nik = nik
        db.session.commit()
        lama = {*db.session.scalars(select(Anggota.nik)), *db.session.scalars(select(Keluarga.no_kk))}
        db.session.remove()
    p = peramban(operator)
    for akhir, isi in (("/alamat", {"no_kk": pabrik.nik(lahir, "L")}), ("/anggota/", {"nik": nik, "tempat_lahir": "Kepahiang"})):
        p.buka(f"/keluarga/{dunia['keluarga']}" + (f"/anggota/{aid}" if "anggota" in akhir else ""))
        p.kirim(akhir, isi)
    with app.app_context():
        periksa_kabupaten({}, lambda *_: None)
        semua = {*db.session.scalars(select(Anggota.nik)), *db.session.scalars(select(Keluarga.no_kk)), *lama}
        db.session.remove()
    dunia["nomor"] = {satu for satu in semua if satu}
    assert len(dunia["nomor"]) > 10
    return dunia


def alamat_awal(app, dunia) -> list[str]:
    return ["/", "/keluarga/", "/usulan/", "/musdes/", "/temuan/", *(alamat(r, dunia) for r in rute_ber_id(app) if "GET" in r.methods)]


def test_who_may_not_see_a_nik_never_receives_one(app, pabrik, peramban, dunia):
    """One world for all of them: to make it takes longer than to walk through it."""
    _pengunjung(app, pabrik, peramban, dunia)
    for peran in BUTA:
        p, dilihat = peramban(dunia["orang"][peran]), 0
        for jawab in jelajah(p, alamat_awal(app, dunia)):
            dilihat += jawab.status_code == 200
            salah = bocor(jawab, dunia["nomor"])
            assert not salah, f"{peran}: {jawab.request.path} memuat {len(salah)} nomor lengkap"
        assert dilihat > 10, peran
        if peran_boleh(peran, Izin.KELUARGA_LIHAT):
            for htmx in ({}, {"HX-Request": "true"}):
                isi = {"csrf_token": token(p), "cari": NAMA}
                jawab = p.klien.post("/keluarga/pencarian", data=isi, base_url="http://portal.uji", headers=htmx)
                assert jawab.status_code == 200 and not bocor(jawab, dunia["nomor"]), peran


def _pengunjung(app, pabrik, peramban, dunia) -> None:
    """Nobody signed in, and an operator of another village."""
    for siapa in (None, pabrik.pengguna("operator", DESA)):
        for jawab in jelajah(peramban(siapa) if siapa else peramban(), alamat_awal(app, dunia)):
            assert not bocor(jawab, dunia["nomor"]), (siapa, jawab.request.path)


@pytest.mark.kertas
def test_who_may_see_them_does_receive_them(app, peramban, dunia):
    """The control: the numbers are known, the pages hold them, and grouping does not hide them from this test."""
    p = peramban(dunia["orang"]["operator"])
    semua, kertas = set(), set()
    for jawab in jelajah(p, [f"/keluarga/{dunia['keluarga']}", f"/musdes/{dunia['musdes']}/berita-acara.pdf"]):
        terbaca = bocor(jawab, dunia["nomor"])
        semua |= terbaca
        kertas |= terbaca if jawab.get_data().startswith(b"%PDF") else set()
    assert len(semua) >= 4 and kertas


def test_the_roles_that_are_looked_at_are_those_of_the_table():
    assert {"camat", "admin", "pimpinan"} <= set(BUTA) and "operator" not in BUTA
