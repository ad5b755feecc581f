"""The hand-over file: its number, and which person stands in which row."""

from __future__ import annotations

# Usulan in one file; a longer list goes into the next one, for all writers wait while a file's usulan are sent.
SEKALIGUS = 1000


def format_nomor_serahan(kabupaten_kode: str, tahun: int, urut: int) -> str:
    """SER-17.02-2026-0001, counted by kabupaten and year."""
    return f"SER-{kabupaten_kode}-{tahun}-{urut:04d}"


def nama_berkas(nomor: str, jenis: str = "xlsx") -> str:
    """The name under which the file is downloaded."""
    return f"{nomor}.{jenis}"


# Whether a row was typed into SIKS-NG: the filter of lists, and what a batch of ticks sets.
BELUM, SUDAH = "belum", "sudah"
KATA_INPUT = {BELUM: "Belum diinput", SUDAH: "Sudah diinput"}
MAKS_TANDA = 500  # rows marked in one batch
