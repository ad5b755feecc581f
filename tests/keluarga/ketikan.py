"""How many presses a form costs a person who only uses the keyboard: tabs, letters, choices; read off the page as it was served.

The model: a closed fold is one stop, a group of radios is one stop; a choice of a list costs the letters that find it, of radios one
press; a value that a datalist offers costs the letters until only it is left, then arrow and Enter. Enter in a text field presses
the form's first button. Without autofocus one first walks from the skip link to the field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

TEKS = {"text", "search", "tel", None}


def _induk(akar: Element) -> dict[Element, Element]:
    return {anak: induk for induk in akar.iter() for anak in induk}


def _tampak(unsur: Element, induk: dict[Element, Element]) -> bool:
    """Not inside a closed fold (its own summary is)."""
    anak, di = unsur, induk.get(unsur)
    while di is not None:
        if di.tag == "details" and di.get("open") is None and anak.tag != "summary":
            return False
        anak, di = di, induk.get(di)
    return True


def perhentian(akar: Element, induk: dict[Element, Element]) -> Iterator[tuple[str, Element]]:
    """(name, element) of each stop of the Tab key, in order; a group of radios once."""
    sudah: set[str] = set()
    for e in akar.iter():
        if e.tag not in ("input", "select", "textarea", "button", "a", "summary") or not _tampak(e, induk):
            continue
        jenis, nama = e.get("type"), e.get("name", "")
        if jenis == "hidden" or e.get("tabindex") == "-1" or (e.tag == "a" and not e.get("href")):
            continue
        if jenis == "radio":
            if nama in sudah:
                continue
            sudah.add(nama)
        yield nama, e


def _awalan(sasaran: str, semua: list[str]) -> int:
    """Letters after which the first of ``semua`` that begins so is ``sasaran``."""
    for panjang in range(1, len(sasaran) + 1):
        mulai = sasaran[:panjang].casefold()
        if next((s for s in semua if s.casefold().startswith(mulai)), None) == sasaran:
            return panjang
    return len(sasaran) or 1


def _isi(e: Element, nilai: str, akar: Element) -> int:
    """Presses to put ``nilai`` into this control; 0 when it stands there already."""
    if e.tag == "select":
        pilihan = e.findall(".//option")
        terpilih = next((o for o in pilihan if o.get("selected") is not None), pilihan[0])
        if terpilih.get("value") == nilai:
            return 0
        kata = ["".join(o.itertext()) for o in pilihan]
        return _awalan(next("".join(o.itertext()) for o in pilihan if o.get("value") == nilai), kata)
    if e.get("type") == "radio":
        ada = [r for r in akar.iter("input") if r.get("name") == e.get("name") and r.get("checked") is not None]
        return 0 if ada and ada[0].get("value") == nilai else 1
    if e.get("value", "") == nilai:
        return 0
    hapus = 1 if e.get("value") else 0  # Tab selects what stands there; one key replaces it
    tawaran = [o.get("value", "") for d in akar.iter("datalist") if d.get("id") == e.get("list") for o in d.iter("option")]
    if nilai in tawaran:
        return hapus + min(len(nilai), _awalan(nilai, tawaran) + 2)
    return hapus + len(nilai)


def hitung(halaman: Any, aksi: str, isi: dict[str, str], tombol: str = "", *, mulai: str = "", sampai: str = "") -> int:
    """Presses to fill the form whose action ends with ``aksi`` so, and to press the button with the value or text ``tombol``.

    ``mulai``: the field in which one stands already; ``sampai``: stop in this field, without a button.
    """
    induk = _induk(halaman.pohon)
    formulir = next(f for f in halaman.cari(".//form") if (f.get("action") or "").endswith(aksi))
    henti = list(perhentian(formulir, induk))
    unsur = [e for _, e in henti]
    awal = next((ke for ke, (nama, _) in enumerate(henti) if mulai and nama == mulai), 0)
    ditulis = [ke for ke, (nama, e) in enumerate(henti) if ke >= awal and isi.get(nama) and e.tag != "button"]
    assert len(ditulis) == len([n for n in isi.values() if n]), f"isian yang tidak ada: {set(isi) - {henti[ke][0] for ke in ditulis}}"
    terakhir = unsur[ditulis[-1]]
    ketik = sum(_isi(unsur[ke], isi[henti[ke][0]], halaman.pohon) for ke in ditulis)
    depan = 0 if mulai else _mulai(halaman, unsur[0], induk)
    if sampai:
        return depan + ketik + ditulis[-1] - awal
    ditekan = next(e for e in unsur if e.tag == "button" and tombol in (e.get("value"), "".join(e.itertext()).strip()))
    pertama = next(e for e in formulir.iter("button") if e.get("type", "submit") == "submit")  # also one in a closed fold
    enter = ditekan is pertama and terakhir.tag == "input" and terakhir.get("type") in TEKS
    return depan + ketik + (ditulis[-1] if enter else unsur.index(ditekan)) - awal + 1


def _mulai(halaman: Any, pertama: Element, induk: dict[Element, Element]) -> int:
    if any(e.get("autofocus") is not None for e in halaman.pohon.iter()):
        return 0
    utama = halaman.pohon.find(".//main")
    sebelum = 0
    for _, e in perhentian(utama, induk):
        if e is pertama:
            break
        sebelum += 1
    return 3 + sebelum  # Tab to the skip link, Enter, Tab into the page
