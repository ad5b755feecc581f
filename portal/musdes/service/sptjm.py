"""The SPTJM of a period without a musyawarah: drawn up, changed, closed with its number; the agenda and the decisions are those of a musdes.

Each family is decided by the statement of the kepala desa or lurah, which the operator records; the packet that follows is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent
from ...jam import sekarang
from ...kit.isi import sidik
from ...kit.tanggal import tanggal_panjang
from ...usulan.service import advance
from ..models import Dokumen, Musdes
from ..queries import find_dokumen_formulir, find_musdes, get_musdes, list_acara_terkunci, list_usulan_terkunci
from ..queries.berkas import find_dokumen
from ..queries.sptjm import halangan_sptjm, list_kekurangan_sptjm
from ..rules.bentuk import SPTJM, is_sptjm
from ..rules.sptjm import alasan_riwayat
from ..rules.status import BERLANGSUNG, DITUTUP
from . import dokumen
from .penutupan import ambil_nomor_ba
from .rencana import periksa_tanggal
from .umum import bentrok, periksa_mencatat, periksa_mengatur

ISIAN = ("tanggal", "alasan_tanpa", "pimpinan_nama", "pimpinan_jabatan")


def _isi(sumber: Mapping[str, Any]) -> dict[str, Any]:
    return {kolom: sumber[kolom] for kolom in ISIAN}


def _periksa_isi(desa_kode: str, isi: Mapping[str, Any]) -> None:
    periksa_tanggal(isi["tanggal"])
    if halangan := halangan_sptjm(desa_kode, isi["tanggal"]):
        raise RuleBroken(halangan)


@verb
def create_sptjm(id_: UUID, isi: Mapping[str, Any], *, oleh: Any) -> Musdes:
    """Begin the SPTJM of the operator's own desa; there is no meeting to open, so it is under way at once.

    The same id with the same content again gives the same one. Raises RuleBroken when a musyawarah still holds on that day.
    """
    baru = Musdes(
        id=id_, desa_kode=oleh.wilayah_kode, bentuk=SPTJM, status=BERLANGSUNG, jam_mulai=time(), tempat="", dibuat_oleh=oleh.id,
        dibuat_pada=sekarang(), isi_sidik=sidik({**_isi(isi), "bentuk": SPTJM}), **_isi(isi),
    )  # fmt: skip
    require(oleh, Izin.MUSDES_TULIS, baru)
    lama = find_musdes(id_)
    if lama is not None and (lama.isi_sidik != baru.isi_sidik or lama.desa_kode != oleh.wilayah_kode):
        raise SameIdOtherContent()
    if lama is None:
        _periksa_isi(baru.desa_kode, isi)
        db.session.add(baru)
        db.session.flush()
    audit.record("sptjm.susun", oleh=oleh, objek=lama or baru, ulang=lama is not None)
    return lama or baru


def _ambil(id_: UUID, oleh: Any) -> Musdes:
    """The SPTJM, locked; a meeting under this address does not exist."""
    musdes = get_musdes(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    if not is_sptjm(musdes.bentuk):
        raise NotFound()
    return musdes


@verb
def update_sptjm(id_: UUID, isi: Mapping[str, Any], versi: int, *, oleh: Any) -> Musdes:
    """Change day, reason and who states it until it closes. Raises StaleWrite when somebody else changed it meanwhile."""
    musdes = _ambil(id_, oleh)
    periksa_mengatur(musdes)
    _periksa_isi(musdes.desa_kode, isi)
    baru, kini = _isi(isi), {kolom: getattr(musdes, kolom) for kolom in ISIAN}
    if musdes.versi != versi and baru != kini:
        raise bentrok(musdes.id, "SPTJM ini", (f"Tersimpan: {_kalimat(kini)}", f"Anda tulis: {_kalimat(baru)}"))
    for kolom, nilai in baru.items():
        setattr(musdes, kolom, nilai)
    audit.record("sptjm.ubah", oleh=oleh, objek=musdes)
    return musdes


def _kalimat(isi: Mapping[str, Any]) -> str:
    siapa = f"{isi['pimpinan_nama'] or '–'} ({isi['pimpinan_jabatan'] or '–'})"
    return f"{tanggal_panjang(isi['tanggal'])}, yang menyatakan {siapa}; alasan: {isi['alasan_tanpa'] or '–'}"


@verb
def close_sptjm(id_: UUID, musdes_id: UUID, versi: int, *, oleh: Any) -> Dokumen:
    """Close it and freeze its paper; ``id_`` is the document's id, minted in the form, and the same form again gives the same document.

    Raises RuleBroken with the list of what is missing, and StaleWrite when it changed since the page was shown.
    """
    musdes = _ambil(musdes_id, oleh)
    lama = find_dokumen_formulir(id_)
    if lama is not None and lama.musdes_id == musdes.id:
        audit.record("sptjm.tutup", oleh=oleh, objek=musdes, ulang=True)
        return lama
    ada = find_dokumen(musdes.id, untuk=oleh)
    if ada is not None:
        raise RuleBroken(f"SPTJM ini sudah ditutup dengan nomor {ada.nomor}. Tidak ada yang berubah.")
    periksa_mencatat(musdes)
    if musdes.versi != versi:
        raise bentrok(musdes.id, "SPTJM ini", ("Baca lagi, lalu tutup sekali lagi.",))
    # The number first: its counter makes papers of one desa wait for each other, so a musyawarah closed meanwhile is seen.
    musdes.nomor = ambil_nomor_ba(musdes.desa_kode, musdes.tanggal, SPTJM)
    if kurang := list_kekurangan_sptjm(musdes, untuk=oleh):
        raise RuleBroken("SPTJM belum dapat ditutup.", rincian=tuple(kurang))
    return _tutup(id_, musdes, oleh)


def _tutup(id_: UUID, musdes: Musdes, oleh: Any) -> Dokumen:
    acara = list_acara_terkunci(musdes)
    usulan = list_usulan_terkunci([satu.usulan_id for satu in acara])
    for satu in acara:
        advance(usulan[satu.usulan_id], satu.keputusan, oleh=oleh, alasan=alasan_riwayat(musdes.nomor or "", satu.alasan))
    musdes.status, musdes.ditutup_pada = DITUTUP, sekarang()
    db.session.flush()
    hasil = dokumen.freeze(musdes, id_, musdes.nomor or "", oleh=oleh)
    audit.record("sptjm.tutup", oleh=oleh, objek=musdes, nomor=hasil.nomor, jumlah=len(acara), sidik=hasil.sidik)
    return hasil
