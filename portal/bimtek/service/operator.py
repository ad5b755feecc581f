"""Appointing an operator, changing and ending the appointment, handing over to the next; the scan of the SK."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require, switch_off
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import hari_ini, sekarang
from ...kit.isi import sidik
from ...kit.teks import kunci_cari
from ...pengaturan.queries import pengaturan
from ...web.uploads import BerkasTersimpan, simpan_pindaian
from ...wilayah.models import Wilayah
from ...wilayah.queries import find_wilayah
from ...wilayah.rules import mencakup, tingkat
from ..models import Operator
from ..queries.operator import get_operator, list_akun_bebas, list_masa
from ..rules.operator import ALASAN_MAKS, Masa, rapikan_telepon, salah_operator, terlalu_banyak

KOLOM = ("nama", "telepon", "pengguna_id", "sk_nomor", "sk_tanggal", "mulai", "selesai")


def _bersih(desa_kode: str, isi: Mapping[str, Any], lama: Operator | None = None, mengganti: Operator | None = None) -> dict[str, Any]:
    """The columns to write; raises RuleBroken with the first sentence of what does not hold."""
    bersih = {kolom: isi[kolom] for kolom in KOLOM} | {"telepon": rapikan_telepon(isi["telepon"] or "")}
    masa = Masa(bersih["mulai"], bersih["selesai"])
    salah = list(salah_operator(bersih["nama"], bersih["telepon"], masa).values())
    kecuali = [satu.id for satu in (lama, mengganti) if satu is not None]
    banyak = terlalu_banyak(masa, list_masa(desa_kode, kecuali), pengaturan("operator_per_desa"))
    salah += [banyak] if banyak else []
    akun = bersih["pengguna_id"]
    if akun and not (lama and lama.pengguna_id == akun):
        hari = hari_ini(pengaturan("zona"))
        if akun not in {satu.id for satu in list_akun_bebas(desa_kode, hari, kecuali=mengganti.id if mengganti else None)}:
            salah.append("Akun ini bukan akun operator desa/kelurahan ini, atau sudah dipakai operator lain.")
    if salah:
        raise RuleBroken(salah[0], rincian=tuple(salah[1:]))
    return bersih | {"nama_cari": kunci_cari(bersih["nama"])}


def _kunci_desa(desa_kode: str, oleh: Any) -> None:
    """Appointments of one desa wait for each other; raises NotFound for what is no desa in scope."""
    if tingkat(desa_kode) != 4 or not mencakup(oleh.wilayah_kode, desa_kode) or find_wilayah(desa_kode) is None:
        raise NotFound()
    require(oleh, Izin.OPERATOR_KELOLA, SimpleNamespace(desa_kode=desa_kode))
    db.session.get(Wilayah, desa_kode, with_for_update=True)


@verb
def appoint_operator(id_: UUID, desa_kode: str, isi: Mapping[str, Any], *, oleh: Any) -> Operator:
    """A new appointment; the same form again answers with the same row. Raises NotFound, RuleBroken when the desa has one already."""
    _kunci_desa(desa_kode, oleh)
    baris = _catat(id_, desa_kode, isi, None, oleh)
    audit.record("operator.angkat", oleh=oleh, objek=baris)
    return baris


def _catat(id_: UUID, desa_kode: str, isi: Mapping[str, Any], mengganti: Operator | None, oleh: Any) -> Operator:
    isi_sidik = sidik({"desa": desa_kode, "mengganti": mengganti.id if mengganti else None, **{kolom: isi[kolom] for kolom in KOLOM}})
    baris = db.session.get(Operator, id_)
    if baris is not None:
        if baris.isi_sidik != isi_sidik:
            raise SameIdOtherContent()
        return baris
    kini = sekarang()
    baris = Operator(
        id=id_, desa_kode=desa_kode, isi_sidik=isi_sidik, dibuat_oleh=oleh.id, dibuat_pada=kini, diubah_pada=kini,
        menggantikan=mengganti.id if mengganti else None, **_bersih(desa_kode, isi, mengganti=mengganti),
    )  # fmt: skip
    db.session.add(baris)
    db.session.flush()
    return baris


@verb
def update_operator(id_: UUID, isi: Mapping[str, Any], *, versi: int, oleh: Any) -> Operator:
    """Change an appointment; raises StaleWrite with what stands when somebody else was earlier."""
    baris = get_operator(id_, untuk=oleh, kunci=True)
    _kunci_desa(baris.desa_kode, oleh)
    bersih = _bersih(baris.desa_kode, isi, lama=baris)
    berubah = [kolom for kolom in KOLOM if getattr(baris, kolom) != bersih[kolom]]
    if berubah and baris.versi != versi:
        raise StaleWrite("Data operator ini sudah diubah orang lain.", rincian=(f"Tersimpan sekarang: {baris.nama}, sejak {baris.mulai:%d-%m-%Y}.",))
    for kolom in (*berubah, "nama_cari"):
        setattr(baris, kolom, bersih[kolom])
    baris.diubah_pada = sekarang()
    audit.record("operator.ubah", oleh=oleh, objek=baris, kolom=berubah)
    return baris


@verb
def hand_over(id_: UUID, lama_id: UUID, isi: Mapping[str, Any], alasan: str, *, versi: int, oleh: Any) -> Operator:
    """End one appointment the day before the next begins, and begin that one; the old account is switched off.

    What the old operator did stays under that name: nothing is rewritten. Raises RuleBroken, StaleWrite.
    """
    lama = get_operator(lama_id, untuk=oleh, kunci=True)
    _kunci_desa(lama.desa_kode, oleh)
    ada = db.session.get(Operator, id_)
    if ada is None:
        if lama.versi != versi:
            raise StaleWrite("Data operator ini sudah diubah orang lain. Muat ulang halaman, lalu coba lagi.")
        if not alasan or len(alasan) > ALASAN_MAKS:
            raise RuleBroken(f"Tuliskan alasan serah terima, paling panjang {ALASAN_MAKS} huruf.")
        if isi["mulai"] <= lama.mulai:
            raise RuleBroken(f"Tugas operator baru dimulai sesudah {lama.mulai:%d-%m-%Y}, awal tugas operator lama.")
    baris = _catat(id_, lama.desa_kode, isi, lama, oleh)
    if ada is None:
        lama.selesai, lama.alasan_selesai, lama.diubah_pada = isi["mulai"] - timedelta(days=1), alasan, sekarang()
        if lama.pengguna_id and lama.pengguna_id != baris.pengguna_id:
            switch_off(lama.pengguna_id)
    audit.record("operator.serah_terima", oleh=oleh, objek=baris, lama=lama.id, ulang=ada is not None)
    return baris


@verb
def _catat_sk(id_: UUID, tersimpan: BerkasTersimpan, *, oleh: Any) -> Operator:
    baris = get_operator(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.OPERATOR_KELOLA, baris)
    baris.sk_berkas, baris.sk_mime, baris.diubah_pada = tersimpan.nama, tersimpan.mime, sekarang()
    audit.record("operator.sk", oleh=oleh, objek=baris, ukuran=tersimpan.ukuran)
    return baris


def upload_sk(berkas_id: UUID, id_: UUID, stream: IO[bytes], nama_asli: str, *, folder: Path, oleh: Any) -> Operator:
    """Keep the scan of the SK; an earlier one stays on the disk. Raises UnggahanDitolak."""
    require(oleh, Izin.OPERATOR_KELOLA, get_operator(id_, untuk=oleh))
    db.session.rollback()  # checking a scan takes a while: no transaction is open meanwhile
    return _catat_sk(id_, simpan_pindaian(stream, nama_asli, folder=folder, nama=berkas_id.hex), oleh=oleh)
