"""Sends the forms that a page shows, as a person can: only fields, options and buttons that stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import Element

from tests.pages import Halaman, Peramban, nilai_formulir

POLA_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def id_di(url: str) -> UUID:
    """The first id in an address."""
    cocok = re.search(POLA_UUID, url)
    assert cocok, f"tidak ada id di {url}"
    return UUID(cocok[0])


def kotak_tanggal(nama: str, hari: date) -> dict[str, str]:
    """A date in its three boxes."""
    return {f"{nama}-hari": str(hari.day), f"{nama}-bulan": str(hari.month), f"{nama}-tahun": str(hari.year)}


def _tawaran(formulir: Element, pohon: Element) -> tuple[dict[str, set[str]], set[str]]:
    """What a form lets a person choose, {name: values}, and the names of what may be typed."""
    pilihan: dict[str, set[str]] = {}
    bebas: set[str] = set()
    milik = [e for e in pohon.iter() if isinstance(e.tag, str) and e.get("form") and e.get("form") == formulir.get("id")]
    for e in [*formulir.iter(), *milik]:
        nama = e.get("name") if isinstance(e.tag, str) else None
        if not nama:
            continue
        if e.tag == "select":
            pilihan.setdefault(nama, set()).update(o.get("value", "".join(o.itertext())) for o in e.findall(".//option"))
        elif e.tag == "button" or e.get("type") in ("checkbox", "radio", "submit"):
            pilihan.setdefault(nama, set()).add(e.get("value", "on"))
        elif e.get("type") != "hidden":
            bebas.add(nama)
    return pilihan, bebas


def formulir_ke(halaman: Halaman, aksi: str, pilih: tuple[str, str]) -> int:
    """Which of the forms with this action has the hidden (name, value)."""
    semua = halaman.formulir(aksi)
    return next((k for k, f in enumerate(semua) if any((i.get("name"), i.get("value")) == pilih for i in f.iter("input"))), len(semua))


def kirim(p: Peramban, aksi: str, isi: Mapping[str, Any] | None = None, *, pilih: tuple[str, str] | None = None, **lain: Any) -> Halaman:
    """Send a shown form as a person can: only fields, options and buttons that stand on it.

    Of several forms with this action the first one that changes something is meant, not the filter of a list; ``pilih`` names a
    hidden (name, value) of another one.
    """
    assert p.halaman is not None and p.halaman.pohon is not None, f"tidak ada halaman untuk {aksi}"
    semua = p.halaman.formulir(aksi)
    ke = lain.pop("ke", next((k for k, f in enumerate(semua) if f.get("method") == "post"), 0))
    if pilih:
        ke = formulir_ke(p.halaman, aksi, pilih)
    assert len(semua) > ke, f"tidak ada formulir {aksi} {pilih or ''} pada {p.halaman.url}: {p.halaman.tulisan()[:500]}"
    pilihan, bebas = _tawaran(semua[ke], p.halaman.pohon)
    for nama, nilai in (isi or {}).items():
        assert nama in pilihan or nama in bebas, f"{nama} tidak ada di formulir {aksi}: {sorted([*pilihan, *bebas])}"
        for satu in nilai if isinstance(nilai, list) else [nilai]:
            assert nama in bebas or satu in pilihan[nama], f"{nama}={satu!r} tidak ditawarkan: {sorted(pilihan[nama])}"
    with _seperti_formulir(p, semua[ke]):
        return p.kirim(aksi, dict(isi or {}), ke=ke, **lain)


@contextmanager
def _seperti_formulir(p: Peramban, formulir: Element) -> Iterator[None]:
    """With scripts htmx sends only the forms that ask for it; all others go as without."""
    semula = p.htmx
    p.htmx = semula and formulir.get("hx-post") is not None
    try:
        yield
    finally:
        p.htmx = semula


def tekan(p: Peramban, formaction: str, isi: Mapping[str, Any] | None = None) -> Halaman:
    """Press the button that sends its form to an address of its own; what was not touched is sent as shown."""
    assert p.halaman is not None
    formulir = next(f for f in p.halaman.cari(".//form") if any(formaction in b.get("formaction", "") for b in f.iter("button")))
    url = next(b.get("formaction") for b in formulir.iter("button") if formaction in b.get("formaction", ""))
    pilihan, bebas = _tawaran(formulir, formulir)
    assert set(isi or {}) <= set(pilihan) | bebas
    with _seperti_formulir(p, formulir):
        return p.buka(url, metode="POST", data=nilai_formulir(formulir) | dict(isi or {}))
