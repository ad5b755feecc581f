"""The verbs by which a village asks for a family that moved to it; releasing is in usulan, which knows what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import update

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...audit.queries import count_jejak
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent
from ...jam import hari_ini, sekarang
from ...kit.isi import sidik
from ...kit.nomor import is_enam_belas_angka
from ...kit.tanggal import setempat
from ...pengaturan.queries import pengaturan
from ...wilayah.rules import tingkat
from ..models import Anggota, Foto, Keluarga, Kriteria, Perubahan, Pindah, Rumah
from ..queries.pindah import find_calon, find_terbuka, get_pindah
from ..queries.riwayat import KOLOM_KELUARGA
from ..queries.satu import find_by_id
from ..rules import pindah as aturan
from ..rules.riwayat import PINDAH
from .perubahan import catat_perubahan, isi_baris
from .ringkasan import refresh_ringkasan

# The old village's address is wrong in the new one; the history keeps it, the new operator fills in their own.
KOSONG = {"alamat": "", "rt": "", "rw": "", "dusun": "", "lintang": None, "bujur": None}


def request_pindah(id_: UUID, isi: Mapping[str, str], *, oleh: Any) -> Pindah:
    """Ask for the family with this number and a member of this name; the same form again answers with the same request.

    Raises RuleBroken with one sentence for all that does not match, so that nobody learns which detail was wrong. Every try
    leaves its audit line, also one that finds nothing or comes too often.
    """
    hasil = _minta(id_, isi, oleh=oleh)
    if isinstance(hasil, str):
        raise RuleBroken(hasil)
    return hasil


@verb
def _minta(id_: UUID, isi: Mapping[str, str], *, oleh: Any) -> Pindah | str:
    desa = SimpleNamespace(desa_kode=oleh.wilayah_kode)
    require(oleh, Izin.KELUARGA_TULIS, desa)
    if tingkat(oleh.wilayah_kode) != 4:
        raise NotFound()
    _periksa_alasan(isi["alasan"])
    if not is_enam_belas_angka(isi["nomor"]):
        raise RuleBroken("NIK dan No. KK 16 angka.")
    isi_sidik = sidik({"desa": oleh.wilayah_kode, **isi})
    pindah = find_by_id(Pindah, id_)
    if pindah is not None:
        if pindah.isi_sidik != isi_sidik:
            raise SameIdOtherContent()
        audit.record("pindah.minta", oleh=oleh, objek=pindah, ulang=True)
        return pindah
    if count_jejak("pindah.tak_cocok", oleh.id, sekarang() - timedelta(minutes=aturan.COBA_MENIT)) >= aturan.COBA_MAKS:
        audit.record("pindah.tertahan", oleh=oleh, objek=desa)
        return aturan.KALIMAT_SERING
    keluarga = find_calon(isi["nomor"], isi["nama"], oleh.wilayah_kode)
    if keluarga is None:
        audit.record("pindah.tak_cocok", oleh=oleh, objek=desa)
        return aturan.KALIMAT_TAK_COCOK
    terbuka = find_terbuka(keluarga.id)
    if terbuka is not None:
        audit.record("pindah.sudah_diminta", oleh=oleh, objek=keluarga)
        return aturan.KALIMAT_SUDAH_ANDA if terbuka.ke_desa_kode == oleh.wilayah_kode else aturan.KALIMAT_SUDAH_DIMINTA
    pindah = Pindah(
        id=id_, keluarga_id=keluarga.id, desa_kode=keluarga.desa_kode, ke_desa_kode=oleh.wilayah_kode, status=aturan.DIMINTA,
        alasan=isi["alasan"], diminta_oleh=oleh.id, diminta_pada=sekarang(), isi_sidik=isi_sidik,
    )  # fmt: skip
    db.session.add(pindah)
    audit.record("pindah.minta", oleh=oleh, objek=pindah, keluarga=keluarga.id, ke=oleh.wilayah_kode)
    return pindah


def _periksa_alasan(teks: str) -> None:
    if not teks or len(teks) > aturan.ALASAN_MAKS:
        raise RuleBroken(f"Tuliskan alasannya, paling panjang {aturan.ALASAN_MAKS} huruf.")


@verb
def cancel_pindah(id_: UUID, *, oleh: Any) -> Pindah:
    """The village that asked takes its request back; twice is once."""
    pindah = get_pindah(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.KELUARGA_TULIS, SimpleNamespace(desa_kode=pindah.ke_desa_kode))
    if pindah.status != aturan.DIBATALKAN:
        answer_pindah(pindah, aturan.DIBATALKAN, oleh=oleh)
    audit.record("pindah.batalkan", oleh=oleh, objek=pindah)
    return pindah


@verb
def refuse_pindah(id_: UUID, jawaban: str, *, oleh: Any) -> Pindah:
    """The village that holds the family keeps it and says why; twice is once."""
    pindah = get_pindah(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.KELUARGA_TULIS, pindah)
    _periksa_alasan(jawaban)
    if pindah.status != aturan.DITOLAK:
        answer_pindah(pindah, aturan.DITOLAK, jawaban, oleh=oleh)
    audit.record("pindah.tolak", oleh=oleh, objek=pindah)
    return pindah


def answer_pindah(pindah: Pindah, ke: str, jawaban: str = "", *, oleh: Any) -> None:
    """Bring an open request, whose row is locked, to its end. Raises RuleBroken for who may not, or not yet."""
    zona, batas = pengaturan("zona"), pengaturan("hari_pelepasan")
    pihak = aturan.pihak_of(oleh.peran, oleh.wilayah_kode, pindah.desa_kode, pindah.ke_desa_kode)
    lewat = aturan.is_lewat(setempat(pindah.diminta_pada, zona).date(), hari_ini(zona), batas)
    if not aturan.boleh_pindah(pindah.status, ke, pihak, lewat=lewat):
        raise RuleBroken(aturan.kalimat_tidak_boleh(pindah.status, pihak, batas))
    pindah.status, pindah.jawaban, pindah.dijawab_oleh, pindah.dijawab_pada = ke, jawaban, oleh.id, sekarang()


def move_keluarga(keluarga: Keluarga, ke_desa_kode: str, *, oleh: Any) -> None:
    """Give a family, whose row is locked, to another desa with all its rows and its history; inside the caller's transaction."""
    sebelum = isi_baris(keluarga, KOLOM_KELUARGA)
    for kolom, nilai in (KOSONG | {"desa_kode": ke_desa_kode}).items():
        setattr(keluarga, kolom, nilai)
    db.session.flush()
    for model in (Anggota, Kriteria, Rumah, Foto, Perubahan):
        db.session.execute(update(model).where(model.keluarga_id == keluarga.id).values(desa_kode=ke_desa_kode))
    catat_perubahan(keluarga, PINDAH, sebelum, isi_baris(keluarga, KOLOM_KELUARGA), oleh=oleh, aksi=PINDAH)
    refresh_ringkasan(keluarga, oleh=oleh)
