"""Which open usulan of one family exclude each other: one table, asked when a usulan is made, made ready, and released."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .jenis import BANSOS, GANTI_PENGURUS, HAPUS, KATA_JENIS, MASUK, PERBAIKAN
from .status import DIKIRIM, DISAHKAN, DITETAPKAN, PADAN

# A removal that has come this far may be taken back by a new proposal (`memulihkan`).
DAPAT_DIPULIHKAN = (DISAHKAN, DIKIRIM, PADAN, DITETAPKAN)
# What tells who a person is: while one of these is being mended, that person cannot become pengurus.
JATI_DIRI = frozenset({"nama", "nik", "tanggal_lahir", "hubungan"})


@dataclass(frozen=True, slots=True)
class FaktaUsulan:
    """One usulan as far as another one of the same family may clash with it; ids are texts.

    `program` holds (programme, member or ""), `elemen` (member or "", element) of a perbaikan, `pengurus` the heir.
    """

    id: str
    jenis: str
    nomor: str = ""
    program: frozenset[tuple[str, str]] = frozenset()
    elemen: frozenset[tuple[str, str]] = frozenset()
    pengurus: str = ""
    memulihkan: str = ""


def _sejenis(baru: FaktaUsulan, ada: FaktaUsulan) -> str:
    return f"Keluarga ini sudah punya usulan {KATA_JENIS[baru.jenis].lower()} yang berjalan: {ada.nomor}."


def _berlawanan(baru: FaktaUsulan, ada: FaktaUsulan) -> str:
    """A removal says that the family does not belong in the register; all the others say that it does."""
    if ada.id == baru.memulihkan or (baru.id and baru.id == ada.memulihkan):
        return ""
    return (
        f"Keluarga ini sedang dalam usulan {KATA_JENIS[ada.jenis].lower()} ({ada.nomor}). "
        f"Selesaikan atau batalkan dulu sebelum usulan {KATA_JENIS[baru.jenis].lower()}."
    )


def _program_sama(baru: FaktaUsulan, ada: FaktaUsulan) -> str:
    if not baru.program & ada.program:
        return ""
    return f"Program yang sama sudah diusulkan untuk keluarga ini dalam usulan {ada.nomor}. Pilih program lain, atau batalkan salah satu."


def _elemen_sama(baru: FaktaUsulan, ada: FaktaUsulan) -> str:
    if not baru.elemen & ada.elemen:
        return ""
    return f"Isian yang sama sudah diminta diperbaiki dalam usulan {ada.nomor}. Kosongkan isian itu di sini, atau batalkan salah satu."


def _pengurus_diperbaiki(baru: FaktaUsulan, ada: FaktaUsulan) -> str:
    ganti, perbaikan = (baru, ada) if baru.jenis == GANTI_PENGURUS else (ada, baru)
    if not any(anggota == ganti.pengurus and elemen in JATI_DIRI for anggota, elemen in perbaikan.elemen):
        return ""
    return f"Data diri calon pengurus sedang diminta diperbaiki. Selesaikan atau batalkan dulu usulan {ada.nomor}."


_Periksa = Callable[[FaktaUsulan, FaktaUsulan], str]
# Both orders of a pair follow the same rule; a pair that is not named goes together (masuk and bansos, PKH and Sembako ...).
TABEL: dict[frozenset[str], _Periksa] = {
    frozenset({MASUK}): _sejenis,
    frozenset({HAPUS}): _sejenis,
    frozenset({GANTI_PENGURUS}): _sejenis,
    frozenset({BANSOS}): _program_sama,
    frozenset({PERBAIKAN}): _elemen_sama,
    frozenset({HAPUS, MASUK}): _berlawanan,
    frozenset({HAPUS, BANSOS}): _berlawanan,
    frozenset({HAPUS, PERBAIKAN}): _berlawanan,
    frozenset({HAPUS, GANTI_PENGURUS}): _berlawanan,
    frozenset({GANTI_PENGURUS, PERBAIKAN}): _pengurus_diperbaiki,
}


def bentrok(baru: FaktaUsulan, terbuka: Iterable[FaktaUsulan]) -> list[str]:
    """Why this usulan cannot go on beside the other open ones of its family: a sentence each that names the other's number."""
    hasil = []
    for ada in terbuka:
        periksa = TABEL.get(frozenset({baru.jenis, ada.jenis}))
        kalimat = periksa(baru, ada) if periksa and ada.id != baru.id else ""
        if kalimat:
            hasil.append(kalimat)
    return hasil


def halangan_jenis(jenis: str, terbuka: Iterable[FaktaUsulan]) -> str | None:
    """Why no usulan of this kind can be made whatever it asks for, for the choice of kind; None when it may be tried."""
    return next(iter(bentrok(FaktaUsulan("", jenis), terbuka)), None)
