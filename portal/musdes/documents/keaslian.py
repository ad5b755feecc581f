"""What proves a paper: its number, the SHA-256 of its content and its public page; printed at the foot of every page."""

from __future__ import annotations

from dataclasses import dataclass

from ...kit.isi import sidik_pendek
from ...web.cetak import css_cetak, isi_templat, makro
from ...web.qr import qr_data_uri

__all__ = ["Keaslian", "css_cetak", "isi_templat", "makro"]


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
