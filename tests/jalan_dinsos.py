"""The driver of the path at the dinas sosial: queue, decisions, return and repair, confirmation, hand-over (see tests/jalan.py)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tests.kiriman import kirim, kotak_tanggal, tekan
from tests.pages import Halaman, Peramban


def klaim(p: Peramban, usulan: UUID, **lain: Any) -> Halaman:
    """Take one usulan for examination."""
    p.buka(f"/verifikasi/{usulan}")
    return kirim(p, "/klaim", **lain)


def klaim_banyak(p: Peramban, usulan: Sequence[UUID]) -> Halaman:
    """Tick usulan on the queue and take them."""
    p.buka("/verifikasi/")
    return kirim(p, "/verifikasi/klaim", {"usulan": [str(satu) for satu in usulan]})


def setujui(p: Peramban, usulan: UUID, *, catatan: str = "", **lain: Any) -> Halaman:
    p.buka(f"/verifikasi/{usulan}")
    return kirim(p, "/keputusan", {"catatan_setuju": catatan}, pilih=("hasil", "terverifikasi"), **lain)


def _buka(p: Peramban, usulan: UUID, lipatan: str) -> None:
    """Open a fold of the decision by its link, as without scripts."""
    halaman = p.buka(f"/verifikasi/{usulan}")
    tautan = [a.get("href", "") for a in halaman.cari(".//a") if f"buka={lipatan}" in a.get("href", "")]
    assert tautan, f"tidak ada lipatan {lipatan} pada {halaman.url}"
    p.buka(tautan[0].partition("#")[0])


def kembalikan(p: Peramban, usulan: UUID, bagian: Sequence[str], catatan: str) -> Halaman:
    _buka(p, usulan, "kembalikan")
    return kirim(p, "/keputusan", {"bagian": list(bagian), "catatan_kembali": catatan}, pilih=("hasil", "dikembalikan"))


def tolak(p: Peramban, usulan: UUID, alasan: str, catatan: str = "") -> Halaman:
    _buka(p, usulan, "tolak")
    return kirim(p, "/keputusan", {"alasan": alasan, "catatan_tolak": catatan}, pilih=("hasil", "ditolak"))


def putuskan_massal(p: Peramban, usulan: Sequence[UUID], hasil: str = "terverifikasi", **isi: str) -> Halaman:
    """Tick usulan on the queue, look at them once more, decide all at once; returns the report."""
    p.buka("/verifikasi/")
    tekan(p, "/keputusan-massal/baru", {"usulan": [str(satu) for satu in usulan]})
    return kirim(p, "/keputusan-massal", {"hasil": hasil, **isi})


def perbaiki_dan_kirim_lagi(p: Peramban, usulan: UUID, keluarga: UUID, anggota: Mapping[str, Any]) -> Halaman:
    """The operator changes the first member as the return asked, then sends the usulan again."""
    url = p.buka(f"/keluarga/{keluarga}").cari(".//section[@id='keluarga-anggota']//th/a")[0].get("href")
    p.buka(url)
    kirim(p, "/anggota/", {**anggota, "lalu": "kembali"})
    p.buka(f"/usulan/{usulan}")
    return kirim(p, "/pengiriman-ulang")


def sahkan(p: Peramban, nomor: str, tanggal: date, **lain: Any) -> Halaman:
    """The kadis confirms all that waits, with a letter; returns its page."""
    p.buka("/pengesahan/")
    kirim(p, "/pengesahan/baru", {"semua": "1"})
    return kirim(p, "/pengesahan/", {"nomor_surat": nomor} | kotak_tanggal("tanggal_surat", tanggal), **lain)


def serahkan(p: Peramban) -> tuple[Halaman, bytes]:
    """Make the hand-over file of all that is confirmed; returns its page and the xlsx."""
    p.buka("/serahan/")
    halaman = kirim(p, "/serahan/")
    return halaman, p.buka(halaman.tautan("berkas.xlsx")).data
