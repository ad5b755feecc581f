"""Which family gets which usulan in which state: every kind in every state once, then a long queue at the dinsos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from ..kuota.rules import PBI_JK, PKH, SEMBAKO
from ..usulan.rules import status as s
from ..usulan.rules.jenis import BANSOS, HAPUS, MASUK
from .kata import HAPUS as ALASAN_HAPUS
from .keluarga import Ringkas, uuid_acak

# How an usulan came to its state.
_DESA = (s.DRAF, s.SIAP_MUSDES)
_DINSOS = (*_DESA, s.LAYAK, s.DIAJUKAN, s.DIPERIKSA)
_PUSAT = (*_DINSOS, s.TERVERIFIKASI, s.DISAHKAN, s.DIKIRIM)
JALAN: dict[str, tuple[str, ...]] = {
    s.DRAF: (s.DRAF,), s.SIAP_MUSDES: _DESA, s.DIBATALKAN: (s.DRAF, s.DIBATALKAN), s.LAYAK: (*_DESA, s.LAYAK),
    s.TIDAK_LAYAK: (*_DESA, s.TIDAK_LAYAK), s.DITUNDA: (*_DESA, s.DITUNDA), s.DIAJUKAN: _DINSOS[:4], s.DIPERIKSA: _DINSOS,
    s.DIKEMBALIKAN: (*_DINSOS, s.DIKEMBALIKAN), s.DITOLAK: (*_DINSOS, s.DITOLAK), s.TERVERIFIKASI: (*_DINSOS, s.TERVERIFIKASI),
    s.DISAHKAN: _PUSAT[:-1], s.DIKIRIM: _PUSAT, s.PADAN: (*_PUSAT, s.PADAN), s.TIDAK_PADAN: (*_PUSAT, s.TIDAK_PADAN),
    s.DITETAPKAN: (*_PUSAT, s.PADAN, s.DITETAPKAN), s.DITOLAK_PUSAT: (*_PUSAT, s.PADAN, s.DITOLAK_PUSAT),
}  # fmt: skip
# Which meeting of the desa decided it: two months ago, this month's released one, or one whose packet is still in the village.
LAMA, BARU, BELUM = "lama", "baru", "belum"
RAPAT = {
    **dict.fromkeys((s.DISAHKAN, s.DIKIRIM, s.PADAN, s.TIDAK_PADAN, s.DITETAPKAN, s.DITOLAK_PUSAT, s.DITOLAK, s.TIDAK_LAYAK), LAMA),
    **dict.fromkeys((s.DIAJUKAN, s.DIPERIKSA, s.DIKEMBALIKAN, s.TERVERIFIKASI, s.DITUNDA), BARU),
    s.LAYAK: BELUM,
}
SEMPIT = 60  # families for which the closed usulan need one of their own
BOBOT = {
    s.DIAJUKAN: 58, s.DIPERIKSA: 3, s.DIKEMBALIKAN: 5, s.TERVERIFIKASI: 6, s.DISAHKAN: 2, s.DIKIRIM: 5, s.PADAN: 2, s.TIDAK_PADAN: 1,
    s.DITETAPKAN: 3, s.DITOLAK: 2, s.DITOLAK_PUSAT: 1, s.LAYAK: 3, s.TIDAK_LAYAK: 1, s.DITUNDA: 1, s.SIAP_MUSDES: 4, s.DRAF: 4,
    s.DIBATALKAN: 1,
}  # fmt: skip


@dataclass
class Kasus:
    """One usulan to be written."""

    id: UUID
    keluarga: Ringkas
    jenis: str
    status: str
    program: list[tuple[UUID, str, UUID | None]] = field(default_factory=list)  # (line id, programme, member)
    alasan_hapus: str | None = None
    keterangan: str = ""
    nomor: str = ""
    putusan: Any = None  # of the dinsos
    alasan_musdes: str = ""

    @property
    def rapat(self) -> str | None:
        """Which meeting of its desa decided it."""
        return RAPAT.get(self.status)


class Perencana:
    """Deals out families; a family never has two open usulan that exclude each other."""

    def __init__(self, acak: Random, keluarga: list[Ringkas]):
        self.acak = acak
        acak.shuffle(keluarga)
        self.lengkap = [satu for satu in keluarga if satu.lengkap]
        self.kurang = [satu for satu in keluarga if not satu.lengkap]

    def susun(self, jumlah: int) -> list[Kasus]:
        """Cases for about ``jumlah`` families."""
        hasil = list(self._semua_keadaan(jumlah))
        status, bobot, dipakai = list(BOBOT), list(BOBOT.values()), len({satu.keluarga.id for satu in hasil})
        while dipakai < jumlah and self.lengkap:
            hasil += self._acak(self.acak.choices(status, bobot)[0])
            dipakai += 1
        return hasil

    def _semua_keadaan(self, jumlah: int) -> Iterator[Kasus]:
        """Each kind in each state. When families are few, what is closed shares a family with what came after it."""
        berbagi: list[Ringkas] = []
        # The step of the kecamatan is off in the demo, so nothing stands validated there.
        for status in sorted(s.TERBUKA - {s.VALID_KECAMATAN}, key=s.STATUS.index):
            if len(self.lengkap) < 2:
                break  # a very small demo shows fewer
            keluarga, lain = self._ambil(status == s.DRAF), self._ambil(True)
            yield from (self._kasus(keluarga, jenis, status) for jenis in (MASUK, BANSOS))
            yield self._kasus(lain, HAPUS, status)
            berbagi += [keluarga, lain] if RAPAT.get(status) != LAMA else []
        if jumlah < SEMPIT:
            self.kurang, self.lengkap = [x for x in berbagi if not x.lengkap], [x for x in berbagi if x.lengkap]
        # The end of local programmes is told by lokal.py: only usulan for aid come there.
        for status in sorted(s.AKHIR - {s.DITETAPKAN_DINAS}):
            if self.lengkap:
                keluarga = self._ambil(False)
                yield from (self._kasus(keluarga, jenis, status) for jenis in (MASUK, BANSOS))
            if self.lengkap or self.kurang:
                yield self._kasus(self._ambil(True), HAPUS, status)
        if jumlah < SEMPIT:
            self.kurang, self.lengkap = [], []

    def _ambil(self, boleh_kurang: bool) -> Ringkas:
        if boleh_kurang and self.kurang:
            return self.kurang.pop()
        return self.lengkap.pop() if self.lengkap else self.kurang.pop()

    def _acak(self, status: str) -> list[Kasus]:
        undi = self.acak.random()
        keluarga = self._ambil(status == s.DRAF or undi > 0.96)
        if undi > 0.85:
            return [self._kasus(keluarga, HAPUS, status)]
        jenis = (MASUK,) if undi < 0.4 else (BANSOS,) if undi < 0.75 else (MASUK, BANSOS)
        return [self._kasus(keluarga, satu, status) for satu in jenis]

    def _kasus(self, keluarga: Ringkas, jenis: str, status: str) -> Kasus:
        kasus = Kasus(uuid_acak(self.acak), keluarga, jenis, status)
        if jenis == HAPUS:
            kasus.alasan_hapus, kasus.keterangan = self.acak.choice(ALASAN_HAPUS)
        elif jenis == BANSOS:
            pilihan = self.acak.choice(((PKH, SEMBAKO), (SEMBAKO,), (SEMBAKO,), (PBI_JK,), (PKH,), (PKH, SEMBAKO, PBI_JK)))
            for program in pilihan:
                for orang in keluarga.anggota if program == PBI_JK else (None,):
                    kasus.program.append((uuid_acak(self.acak), program, orang))
        return kasus
