"""What proves a paper: its number, the SHA-256 of its content and its public page; printed at the foot of every page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import current_app

from ...kit.isi import sidik_pendek
from ...web.qr import qr_data_uri


@dataclass(frozen=True)
class Keaslian:
    """The marks of one frozen paper; a preview has none."""

    nomor: str
    sidik: str
    alamat: str
    kode: str

    @property
    def pendek(self) -> str:
        """The part of the hash that people compare by eye."""
        return sidik_pendek(self.sidik)

    @property
    def qr(self) -> str:
        """The QR code to the public page, as the address of a picture."""
        return qr_data_uri(f"{self.alamat}/{self.kode}")


def isi_templat(nama: str, **nilai: Any) -> str:
    """A printed template with these values only: no account, menu or clock may reach a paper that must repeat."""
    return current_app.jinja_env.get_template(nama).render(**nilai)


def makro(nama: str, makro_: str) -> Any:
    """A macro of a printed template, for rows; what it is given is escaped."""
    return getattr(current_app.jinja_env.get_template(nama).module, makro_)


def css_cetak() -> str:
    """The style sheet of papers; the printing child opens no files, so it is handed over as text."""
    return (Path(current_app.static_folder or "static") / "cetak.css").read_text(encoding="utf-8")
