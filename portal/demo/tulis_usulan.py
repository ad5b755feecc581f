"""Usulan by the hundred as plain rows: numbers in order, timelines, decisions, and the locks of their families."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, update

from ..akun.models import Pengguna
from ..audit import service as audit
from ..db import transaction
from ..keluarga.models import Keluarga
from ..kit.tanggal import setempat
from ..usulan.models import NomorUrut, Riwayat, Usulan, UsulanProgram
from ..usulan.rules import status as s
from ..usulan.rules.jenis import format_nomor_usulan, lingkup_nomor
from ..verifikasi.models import Keputusan
from ..verifikasi.rules import LAMA_KLAIM, Putusan, kalimat_putusan
from . import kata
from .akun import Akun
from .jadwal import SURAT_BARU, SURAT_LAMA, Rapat, waktu_kasus
from .keluarga import SIDIK, uuid_acak
from .rencana import JALAN, Kasus

DIPUTUS = (s.TERVERIFIKASI, s.DIKEMBALIKAN, s.DITOLAK)


class PenulisUsulan:
    """Turns cases into rows; ``waktu`` keeps the moments of each case for who writes the meetings and letters."""

    def __init__(self, acak: Random, akun: Akun, kini: datetime, nomor_serahan: str):
        self.acak, self.akun, self.kini, self.nomor_serahan = acak, akun, kini, nomor_serahan
        self.waktu: dict[UUID, list[datetime]] = {}
        self.pemeriksa: dict[UUID, Pengguna] = {}
        self.usulan: list[dict[str, Any]] = []
        self.program: list[dict[str, Any]] = []
        self.riwayat: list[dict[str, Any]] = []
        self.keputusan: list[dict[str, Any]] = []

    def tulis(self, semua: list[Kasus], rapat: dict[tuple[str, str], Rapat]) -> None:
        """All cases in one transaction with one audit line."""
        for kasus in semua:
            self.waktu[kasus.id] = waktu_kasus(self.acak, self.kini, kasus, rapat.get((kasus.keluarga.desa_kode, kasus.rapat or "")))
        semua.sort(key=lambda satu: (self.waktu[satu.id][0], satu.id))
        nomor = self._beri_nomor(semua)
        for kasus in semua:
            self._satu(kasus)
        kunci = _kunci(semua)
        with transaction() as session:
            for model, isi in (
                (Usulan, self.usulan), (UsulanProgram, self.program), (Riwayat, self.riwayat), (Keputusan, self.keputusan),
                (NomorUrut, nomor),
            ):  # fmt: skip
                if isi:
                    session.execute(insert(model), isi)
            if kunci:
                kunci_di = update(Keluarga.__table__).where(Keluarga.__table__.c.id == bindparam("kode"))
                session.connection().execute(kunci_di.values(terkunci=True, bagian_terbuka=bindparam("terbuka")), kunci)
            audit.record("demo.usulan", oleh=None, usulan=len(self.usulan), riwayat=len(self.riwayat))

    def _beri_nomor(self, semua: Iterable[Kasus]) -> list[dict[str, Any]]:
        """Numbers in the order in which the usulan were made; returns the rows of the counters."""
        urut: Counter[tuple[str, int]] = Counter()
        for kasus in semua:
            kunci = (lingkup_nomor(kasus.keluarga.desa_kode), setempat(self.waktu[kasus.id][0], "WIB").year)
            urut[kunci] += 1
            kasus.nomor = format_nomor_usulan(kasus.keluarga.desa_kode, kunci[1], urut[kunci])
        return [{"jenis": "usulan", "lingkup": lingkup, "tahun": tahun, "terakhir": n} for (lingkup, tahun), n in urut.items()]

    def _satu(self, kasus: Kasus) -> None:
        jalan, waktu, desa = JALAN[kasus.status], self.waktu[kasus.id], kasus.keluarga.desa_kode
        periksa = s.DIPERIKSA in jalan
        if periksa:
            self.pemeriksa[kasus.id] = self.acak.choice(self.akun.verifikator)
        self._putusan(kasus, jalan)
        kasus.alasan_musdes = self._alasan_musdes(jalan)
        diperiksa = waktu[jalan.index(s.DIPERIKSA)] if periksa else None
        putusan = kasus.putusan
        self.usulan.append({
            "id": kasus.id, "nomor": kasus.nomor, "keluarga_id": kasus.keluarga.id, "desa_kode": desa, "jenis": kasus.jenis,
            "status": kasus.status, "alasan_hapus": kasus.alasan_hapus, "keterangan": kasus.keterangan,
            "bagian_kembali": ",".join(putusan.bagian) if kasus.status == s.DIKEMBALIKAN else "",
            "alasan_putusan": putusan.alasan if putusan else "", "catatan_putusan": putusan.catatan if putusan else "",
            "pemeriksa_id": self.pemeriksa[kasus.id].id if periksa else None,
            "klaim_sampai": diperiksa + LAMA_KLAIM if diperiksa and kasus.status == s.DIPERIKSA else None,
            "menunggu_sejak": waktu[jalan.index(s.DIAJUKAN)] if s.DIAJUKAN in jalan else None, "isi_sidik": SIDIK,
            "dibuat_oleh": self.akun.operator[desa].id, "dibuat_pada": waktu[0], "diubah_pada": waktu[-1], "versi": 1,
        })  # fmt: skip
        for ke, (id_, program, anggota) in enumerate(kasus.program, 1):
            diputus = putusan is not None and putusan.hasil != s.DIKEMBALIKAN
            self.program.append({
                "id": id_, "usulan_id": kasus.id, "desa_kode": desa, "urutan": ke, "program": program, "anggota_id": anggota,
                "keputusan": putusan.hasil if diputus else "", "alasan": putusan.alasan if diputus else "",
            })  # fmt: skip
        dari = ""
        for ke, (status, saat) in enumerate(zip(jalan, waktu, strict=True), 1):
            oleh = self.pelaku(kasus, status)
            self.riwayat.append({
                "id": uuid_acak(self.acak), "usulan_id": kasus.id, "desa_kode": desa, "waktu": saat, "oleh": oleh.id,
                "oleh_nama": oleh.nama, "peran": oleh.peran, "dari": dari, "ke": status, "alasan": self._alasan(kasus, status),
                "urutan": ke,
            })  # fmt: skip
            dari = status

    def _putusan(self, kasus: Kasus, jalan: tuple[str, ...]) -> None:
        hasil = next((satu for satu in jalan if satu in DIPUTUS), None)
        if hasil is None:
            return
        bagian, catatan = self.acak.choice(kata.KEMBALI) if hasil == s.DIKEMBALIKAN else ((), "")
        alasan, catatan = self.acak.choice(kata.TOLAK) if hasil == s.DITOLAK else ("", catatan)
        kasus.putusan = Putusan(hasil, alasan, catatan, bagian)
        baris = {str(id_): "" if hasil == s.DIKEMBALIKAN else alasan or hasil for id_, _, _ in kasus.program}
        self.keputusan.append({
            "id": uuid_acak(self.acak), "usulan_id": kasus.id, "desa_kode": kasus.keluarga.desa_kode, "hasil": hasil, "alasan": alasan,
            "catatan": catatan, "bagian": sorted(bagian), "baris": baris, "isi_sidik": SIDIK, "dibuat_oleh": self.pemeriksa[kasus.id].id,
            "dibuat_pada": self.waktu[kasus.id][jalan.index(hasil)],
        })  # fmt: skip

    def _alasan_musdes(self, jalan: tuple[str, ...]) -> str:
        for status, pilihan in ((s.LAYAK, kata.LAYAK), (s.TIDAK_LAYAK, kata.TIDAK_LAYAK), (s.DITUNDA, kata.DITUNDA)):
            if status in jalan:
                return self.acak.choice(pilihan)
        return self.acak.choice(kata.BATAL) if s.DIBATALKAN in jalan else ""

    def _alasan(self, kasus: Kasus, status: str) -> str:
        if status in (s.LAYAK, s.TIDAK_LAYAK, s.DITUNDA, s.DIBATALKAN):
            return kasus.alasan_musdes
        if status in DIPUTUS:
            return kalimat_putusan(kasus.putusan, len(kasus.program))
        if status == s.DISAHKAN:
            return f"Surat nomor {SURAT_BARU if kasus.status == s.DISAHKAN else SURAT_LAMA}."
        return f"Berkas {self.nomor_serahan}." if status == s.DIKIRIM else ""

    def pelaku(self, kasus: Kasus, status: str) -> Pengguna:
        """Who takes this step of the case."""
        desa = kasus.keluarga.desa_kode
        if status == s.DIAJUKAN:
            return self.akun.kades[desa]
        if status == s.DISAHKAN:
            return self.akun.kadis
        if status in (s.DIPERIKSA, *DIPUTUS):
            return self.pemeriksa[kasus.id]
        if status in (s.DIKIRIM, s.PADAN, s.TIDAK_PADAN, s.DITETAPKAN, s.DITOLAK_PUSAT):
            return self.akun.verifikator[0]
        return self.akun.operator[desa]


def _kunci(semua: Iterable[Kasus]) -> list[dict[str, Any]]:
    """The families that their open usulan lock, with the sections that a return opens again."""
    terbuka: dict[UUID, set[str]] = {}
    for kasus in semua:
        if s.is_mengunci(kasus.status):
            bagian = kasus.putusan.bagian if kasus.status == s.DIKEMBALIKAN else ()
            terbuka.setdefault(kasus.keluarga.id, set()).update(s.bagian_terbuka(kasus.status, bagian))
    return [{"kode": id_, "terbuka": sorted(bagian)} for id_, bagian in terbuka.items()]


