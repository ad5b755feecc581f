"""The client that checks every page it fetches, and fills in forms as a browser without scripts does."""

from __future__ import annotations

import re
import secrets
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from portal.akun.models import Sesi
from portal.akun.queries import sidik_token
from portal.db import db
from portal.jam import sekarang
from portal.web.headers import CSP
from tests.urai import urai

KOLOM = ("input", "select", "textarea")
BERLABEL = {"hidden", "submit", "button", "image"}


@dataclass
class Halaman:
    """A fetched answer, parsed."""

    url: str
    status: int
    teks: str
    kepala: Any
    pohon: Element | None
    data: bytes

    def tulisan(self) -> str:
        """What a reader sees, spaces folded."""
        return re.sub(r"\s+", " ", "".join(self.pohon.itertext())).strip() if self.pohon is not None else ""

    def cari(self, jalur: str) -> list[Element]:
        return self.pohon.findall(jalur) if self.pohon is not None else []

    def tautan(self, mengandung: str) -> str:
        """The first link whose text or address holds ``mengandung``."""
        for a in self.cari(".//a"):
            if mengandung in "".join(a.itertext()) or mengandung in a.get("href", ""):
                return urljoin(self.url, a.get("href"))
        raise AssertionError(f"tidak ada tautan {mengandung!r} pada {self.url}")

    def formulir(self, aksi: str = "") -> list[Element]:
        """Forms whose action holds ``aksi``."""
        return [f for f in self.cari(".//form") if aksi in urlsplit(urljoin(self.url, f.get("action") or self.url)).path]


def periksa_halaman(app: Flask, halaman: Halaman, fragmen: bool) -> None:
    """The rules for every page (its HTML is valid by now): title, one h1, unique ids, labels, form actions and tokens, nothing inline."""
    akar = halaman.pohon
    assert akar is not None
    if not fragmen:
        html = akar
        assert html.get("lang") == "id"
        assert "".join(html.find(".//title").itertext() if html.find(".//title") is not None else []).strip()  # type: ignore[union-attr]
        assert len(html.findall(".//h1")) == 1, f"h1 pada {halaman.url}: {len(html.findall('.//h1'))}"
    semua = list(akar.iter())
    ids = [e.get("id") for e in semua if e.get("id")]
    ganda = {i for i in ids if ids.count(i) > 1}
    assert not ganda, f"id ganda pada {halaman.url}: {ganda}"
    untuk = {e.get("for") for e in semua if e.tag == "label"}
    dalam_label = {id(anak) for e in semua if e.tag == "label" for anak in e.iter()}
    for e in semua:
        _periksa_unsur(e, halaman, set(ids), untuk, dalam_label, fragmen)
    for formulir in akar.findall(".//form"):
        _periksa_formulir(app, halaman, formulir)


def _periksa_unsur(e: Element, halaman: Halaman, ids: set, untuk: set, dalam_label: set, fragmen: bool) -> None:
    if not isinstance(e.tag, str):
        return
    assert e.get("style") is None and e.tag != "style", f"gaya sebaris pada {halaman.url}: {e.tag}"
    assert not [n for n in e.keys() if n.startswith(("on", "hx-on"))], f"skrip sebaris pada {halaman.url}"
    if e.tag == "script":
        assert e.get("src") and not (e.text or "").strip(), f"skrip sebaris pada {halaman.url}"
    if e.tag in KOLOM and e.get("type") not in BERLABEL:
        berlabel = e.get("id") in untuk or id(e) in dalam_label or e.get("aria-label") or e.get("aria-labelledby")
        assert berlabel, f"isian tanpa label pada {halaman.url}: {e.get('name')}"
    for nama in ("aria-describedby", "aria-labelledby"):
        for tujuan in (e.get(nama) or "").split():
            assert tujuan in ids or fragmen, f"{nama} tanpa tujuan pada {halaman.url}: {tujuan}"
    for nama in ("href", "src", "action"):
        alamat = e.get(nama) or ""
        assert not re.match(r"(?i)\s*(https?:|//|javascript:)", alamat) or alamat.startswith("http://portal.uji"), f"alamat luar: {alamat}"
        assert not re.search(r"[0-9]{16}", alamat), f"NIK di alamat pada {halaman.url}"


def _periksa_formulir(app: Flask, halaman: Halaman, formulir: Element) -> None:
    metode = (formulir.get("method") or "get").upper()
    jalur = urlsplit(urljoin(halaman.url, formulir.get("action") or halaman.url)).path
    try:
        app.url_map.bind("portal.uji").match(jalur, method=metode)
    except RequestRedirect:
        pass
    except HTTPException as salah:
        raise AssertionError(f"formulir {metode} {jalur} pada {halaman.url}: {salah}") from None
    token = [i for i in formulir.iter("input") if i.get("name") == "csrf_token" and i.get("value")]
    assert metode == "GET" or token, f"formulir tanpa csrf_token pada {halaman.url}: {jalur}"


def periksa_kepala(jawab: Any) -> None:
    """Headers that every answer carries."""
    assert jawab.headers["X-Content-Type-Options"] == "nosniff"
    assert jawab.headers["Referrer-Policy"] == "same-origin"
    assert "Content-Security-Policy" in jawab.headers
    if jawab.mimetype == "text/html":
        assert jawab.headers["Content-Security-Policy"] == CSP
        assert jawab.headers["Cache-Control"] == "no-store"


class Peramban:
    """A browser without scripts (``htmx=True``: with), signed in as ``pengguna`` (an object with id) or anonymous."""

    def __init__(self, app: Flask, pengguna: Any = None, *, htmx: bool = False):
        self.app, self.htmx = app, htmx
        self.klien = app.test_client()
        self.halaman: Halaman | None = None
        if pengguna is not None:
            self._masuk(pengguna.id)

    def _masuk(self, pengguna_id: uuid.UUID) -> None:
        token = secrets.token_urlsafe(32)
        with self.app.app_context():
            db.session.add(
                Sesi(id=uuid.uuid4(), token_sidik=sidik_token(token), pengguna_id=pengguna_id, dibuat_pada=sekarang(), terakhir_pada=sekarang())
            )  # fmt: skip
            db.session.commit()
            db.session.remove()
        with self.klien.session_transaction(base_url="http://portal.uji") as sesi:
            sesi["_user_id"], sesi["_fresh"] = token, True

    def buka(self, url: str, *, metode: str = "GET", status: int | None = None, ikuti: bool = True, **lain: Any) -> Halaman:
        """Fetch ``url``; follows redirects unless told not to; asserts ``status`` when given (else any below 400)."""
        kepala = {"HX-Request": "true"} if self.htmx and metode != "GET" else {}
        kepala.update(lain.pop("headers", {}))
        jawab = self.klien.open(url, method=metode, base_url="http://portal.uji", headers=kepala, **lain)
        periksa_kepala(jawab)
        if ikuti and jawab.status_code in (301, 302, 303):
            return self.buka(urljoin(url, jawab.headers["Location"]), status=status)
        if ikuti and jawab.headers.get("HX-Redirect"):
            return self.buka(jawab.headers["HX-Redirect"], status=status)
        halaman = self._baca(url, jawab, fragmen="HX-Request" in kepala)
        if status is None:
            assert jawab.status_code < 400, f"{metode} {url}: {jawab.status_code} {halaman.tulisan()[:600]}"
        else:
            assert jawab.status_code == status, f"{metode} {url}: {jawab.status_code}, harus {status}: {halaman.tulisan()[:600]}"
        self.halaman = halaman
        return halaman

    def _baca(self, url: str, jawab: Any, fragmen: bool) -> Halaman:
        data = jawab.get_data()
        teks = data.decode("utf-8") if jawab.mimetype.startswith("text/") else ""
        pohon = None
        if jawab.mimetype == "text/html" and teks.strip() and not 300 <= jawab.status_code < 400:
            pohon, salah = urai(teks, fragmen)
            assert not salah, f"HTML {url}: {salah[:3]}"
        halaman = Halaman(url, jawab.status_code, teks, jawab.headers, pohon, data)
        if pohon is not None:
            periksa_halaman(self.app, halaman, fragmen)
        return halaman

    def isian(self, aksi: str, *, ke: int = 0, halaman: Halaman | None = None) -> tuple[str, str, dict[str, Any]]:
        """(url, method, values as shown) of the ``ke``-th form whose action holds ``aksi``."""
        halaman = halaman or self.halaman
        assert halaman is not None
        formulir = halaman.formulir(aksi)
        assert len(formulir) > ke, f"tidak ada formulir {aksi!r} ke-{ke} pada {halaman.url}"
        f = formulir[ke]
        return urljoin(halaman.url, f.get("action") or halaman.url), (f.get("method") or "get").upper(), nilai_formulir(f)

    def kirim(
        self, aksi: str, isi: dict[str, Any] | None = None, *, ke: int = 0, halaman: Halaman | None = None, status: int | None = None, **lain: Any
    ) -> Halaman:  # fmt: skip
        """Fill in and send a form of the present page: values as shown, changed by ``isi`` (None removes a field)."""
        url, metode, nilai = self.isian(aksi, ke=ke, halaman=halaman)
        for nama, baru in (isi or {}).items():
            nilai.pop(nama, None)
            if baru is not None:
                nilai[nama] = baru
        if metode == "GET":
            return self.buka(url, query_string=nilai, status=status, **lain)
        return self.buka(url, metode="POST", data=nilai, status=status, **lain)


def nilai_formulir(formulir: Element) -> dict[str, Any]:
    """What a browser would send of this form if nothing was touched (no button)."""
    nilai: dict[str, Any] = {}

    def tambah(nama: str, isi: str) -> None:
        if nama in nilai:
            nilai[nama] = [*(nilai[nama] if isinstance(nilai[nama], list) else [nilai[nama]]), isi]
        else:
            nilai[nama] = isi

    for e in formulir.iter():
        nama = e.get("name") if isinstance(e.tag, str) else None
        if not nama or e.get("disabled") is not None:
            continue
        if e.tag == "input" and e.get("type") in ("checkbox", "radio"):
            if e.get("checked") is not None:
                tambah(nama, e.get("value", "on"))
        elif e.tag == "input" and e.get("type") not in ("submit", "button", "file"):
            tambah(nama, e.get("value", ""))
        elif e.tag == "textarea":
            tambah(nama, (e.text or "").removeprefix("\n"))
        elif e.tag == "select":
            pilihan = e.findall(".//option")
            terpilih = [o for o in pilihan if o.get("selected") is not None] or ([] if e.get("multiple") is not None else pilihan[:1])
            for o in terpilih:
                tambah(nama, o.get("value", "".join(o.itertext())))
    return nilai
