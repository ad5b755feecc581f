"""Families by the thousand: plain rows, written kecamatan by kecamatan in desa order, with the summary columns of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from ..audit import service as audit
from ..db import transaction
from ..keluarga.models import Anggota, Keluarga, Kriteria, Rumah
from ..keluarga.rules.fakta import FaktaAnggota, FaktaKeluarga
from ..keluarga.rules.kelengkapan import kekurangan
from ..keluarga.rules.kriteria import hitung_kriteria
from ..kemajuan import berjalan
from ..kit.bunyi import bunyi
from ..kit.kode.dtsen_rumah import DTSEN, VERSI
from ..kit.teks import kunci_cari
from ..wilayah.rules import is_kelurahan
from . import rumah as bangunan
from .aneh import KEANEHAN
from .kata import MARGA
from .orang import TAK_BEKERJA, Orang, Pembuat

SIDIK = "0" * 64  # no form stands behind these rows
KK_PER_RT = 30
BELUM_LENGKAP = 0.1
PASTI_LENGKAP = 11  # of a main unit: the story needs complete families


@dataclass(slots=True)
class Ringkas:
    """What later parts of the demo need to know of a family."""

    id: UUID
    desa_kode: str
    nama: str
    lengkap: bool
    anggota: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Rencana:
    """Where a family lives, how many persons it has, whether something may be missing, and its oddity."""

    rw: str
    rt: str
    jumlah: int
    boleh_kurang: bool
    cara: Any


@dataclass
class Baris:
    """Rows of several families, ready to be written."""

    keluarga: list[dict[str, Any]] = field(default_factory=list)
    anggota: list[dict[str, Any]] = field(default_factory=list)
    kriteria: list[dict[str, Any]] = field(default_factory=list)
    rumah: list[dict[str, Any]] = field(default_factory=list)

    def simpan(self, session: Any) -> None:
        """Write everything, parents first."""
        for model, isi in ((Keluarga, self.keluarga), (Anggota, self.anggota), (Kriteria, self.kriteria), (Rumah, self.rumah)):
            if isi:
                session.execute(insert(model), isi)


def uuid_acak(acak: Random) -> UUID:
    """A UUID of version 4 from the demo's own generator, so that the same seed gives the same ids."""
    return UUID(int=acak.getrandbits(128), version=4)


class PenulisKeluarga:
    """Makes and writes the families of all desa."""

    def __init__(self, pembuat: Pembuat, operator: dict[str, UUID], kini: datetime):
        self.pembuat, self.acak, self.operator, self.kini = pembuat, pembuat.acak, operator, kini

    def tulis(self, per_desa: dict[str, int], ukuran: list[int], aneh_di: list[str]) -> list[Ringkas]:
        """All families: one transaction and one audit line a kecamatan. ``ukuran`` is used up in order."""
        sisa, hasil = iter(ukuran), []
        semua = list(zip(aneh_di, KEANEHAN, strict=False))
        maju = berjalan(self._per_desa(per_desa, sisa, semua), len(per_desa), "Desa dengan keluarga")
        for kecamatan, isi in groupby(maju, key=lambda dua: dua[0][:8]):
            baris = Baris()
            for desa, keluarga in isi:
                for satu in keluarga:
                    hasil.append(self._susun(baris, desa, satu))
            with transaction() as session:
                baris.simpan(session)
                audit.record("demo.keluarga", oleh=None, kecamatan=kecamatan, keluarga=len(baris.keluarga), jiwa=len(baris.anggota))
        return hasil

    def _per_desa(self, per_desa: dict[str, int], ukuran: Iterator[int], aneh: list[Any]) -> Iterator[tuple[str, list[Rencana]]]:
        utama = {tempat for tempat, _ in aneh}
        for desa, jumlah in per_desa.items():
            keluarga = []
            khusus = [cara for tempat, cara in aneh if tempat == desa]
            for ke in range(jumlah):
                rt, cara = 1 + ke // KK_PER_RT, khusus[ke] if ke < len(khusus) else None
                kurang = cara is None and (desa not in utama or ke > PASTI_LENGKAP)
                keluarga.append(Rencana(f"{1 + (rt - 1) // 4:03d}", f"{rt:03d}", 2 if cara else next(ukuran), kurang, cara))
            yield desa, keluarga

    def _susun(self, baris: Baris, desa: str, rencana: Rencana) -> Ringkas:
        """One family: its persons, house, answers and what the rules say of them."""
        rw, rt, jumlah, cara = rencana.rw, rencana.rt, rencana.jumlah, rencana.cara
        acak = self.acak
        miskin = acak.betavariate(2.6, 2.2)
        orang = self.pembuat.keluarga(desa, jumlah)
        if cara:
            if len(orang) < 3:
                orang.append(self.pembuat.tambahan(orang[0], orang[1] if len(orang) > 1 else None))
                orang[-1].nik = self.pembuat.nik(desa, orang[-1])
            cara(self.pembuat, desa, orang)
        rumah = bangunan.buat_rumah(acak, miskin)
        jawaban = bangunan.buat_jawaban(acak, miskin, rumah, orang[0].pekerjaan not in TAK_BEKERJA)
        alamat = {
            "no_kk": self.pembuat.kk(desa), "rt": rt, "rw": rw, "dusun": "" if is_kelurahan(desa) else f"Dusun {'I' * (1 + int(rw) % 3)}",
            "alamat": f"Jalan Contoh {acak.choice(MARGA)} Nomor {acak.randint(1, 180)}",
        }  # fmt: skip
        if rencana.boleh_kurang and acak.random() < BELUM_LENGKAP:
            rumah, jawaban = self._kurangi(alamat, orang, rumah, jawaban)
        return self._baris(baris, desa, alamat, orang, rumah, jawaban, bangunan.buat_desil(acak, miskin))

    def _kurangi(self, alamat: dict[str, str], orang: list[Orang], rumah: dict[str, int], jawaban: dict[str, str]) -> tuple[Any, Any]:
        """Take something away, as in a form that was left half way."""
        apa = self.acak.choice(("nik", "jawaban", "jawaban", "rt", "tempat", "ibu", "rumah"))
        satu = self.acak.choice(orang)
        if apa == "nik":
            satu.nik = None
        elif apa == "rt":
            alamat["rt"] = ""
        elif apa == "tempat":
            satu.tempat_lahir = ""
        elif apa == "ibu":
            satu.ibu_kandung = ""
        else:
            jawaban = bangunan.kosongkan_sebagian(self.acak, jawaban)
        return ({} if apa == "rumah" else rumah), jawaban

    def _baris(
        self, baris: Baris, desa: str, alamat: dict[str, str], orang: list[Orang], rumah: dict[str, int], jawaban: dict[str, str],
        desil: int | None,
    ) -> Ringkas:  # fmt: skip
        acak, id_, pembuat = self.acak, uuid_acak(self.acak), self.operator[desa]
        pada = self.kini - timedelta(days=95, seconds=acak.randrange(30 * 86400))
        fakta = FaktaKeluarga(
            alamat["no_kk"], alamat["alamat"], alamat["rt"], alamat["rw"],
            tuple(
                FaktaAnggota(
                    o.nama, o.nik, o.tanpa_nik_alasan, o.tempat_lahir, o.tanggal_lahir, o.jenis_kelamin, o.hubungan, o.status_kawin,
                    o.ibu_kandung, o.pekerjaan,
                )
                for o in orang
            ), jawaban,
        )  # fmt: skip
        lengkap = not kekurangan(fakta)
        baris.keluarga.append({
            "id": id_, "desa_kode": desa, **alamat, "nama": orang[0].nama, "nama_cari": kunci_cari(orang[0].nama), "desil": desil,
            "jumlah_anggota": len(orang), "lengkap": lengkap, "terkunci": False, "bagian_terbuka": [], "isi_sidik": SIDIK,
            "dibuat_oleh": pembuat, "dibuat_pada": pada, "diubah_oleh": pembuat, "diubah_pada": pada, "versi": 1,
        })  # fmt: skip
        anggota = tuple(uuid_acak(acak) for _ in orang)
        baris.anggota += [
            {
                "id": kode, "keluarga_id": id_, "desa_kode": desa, "urutan": ke, "nama": o.nama, "nama_cari": kunci_cari(o.nama),
                "nik": o.nik, "tanpa_nik_alasan": o.tanpa_nik_alasan, "tempat_lahir": o.tempat_lahir, "tanggal_lahir": o.tanggal_lahir,
                "jenis_kelamin": o.jenis_kelamin, "hubungan": o.hubungan, "status_kawin": o.status_kawin, "pekerjaan": o.pekerjaan,
                "ibu_kandung": o.ibu_kandung, "bunyi": bunyi(o.nama), "rincian": o.rincian, "isi_sidik": SIDIK,
                "versi": 1,
            }
            for ke, (kode, o) in enumerate(zip(anggota, orang, strict=True), 1)
        ]  # fmt: skip
        if jawaban:
            hitung = hitung_kriteria(jawaban)
            baris.kriteria.append({
                "keluarga_id": id_, "desa_kode": desa, "daftar": "KEPMENSOS-262/HUK/2022", "jawaban": jawaban,
                "terpenuhi": hitung.terpenuhi, "dijawab": hitung.dijawab, "diubah_pada": pada, "versi": 1,
            })  # fmt: skip
        if rumah:
            baris.rumah.append({
                "keluarga_id": id_, "desa_kode": desa, "daftar": DTSEN, "daftar_versi": VERSI, "isi": rumah, "diubah_pada": pada,
                "versi": 1,
            })  # fmt: skip
        return Ringkas(id_, desa, orang[0].nama, lengkap, anggota)
