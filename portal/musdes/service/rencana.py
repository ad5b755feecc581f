"""The plan of a musdes: when, where, who leads and writes; opening and cancelling it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent
from ...jam import hari_ini, sekarang
from ...kit.isi import sidik
from ...kit.tanggal import tanggal_panjang, waktu_panjang
from ...pengaturan.queries import pengaturan
from ..models import Musdes
from ..queries import find_musdes, get_musdes
from ..rules.bentuk import is_sptjm
from ..rules.peserta import istilah
from ..rules.status import BATAL, BERLANGSUNG, DIRENCANAKAN, KATA_STATUS, boleh_pindah
from .umum import bentrok, periksa_mengatur, periksa_rapat

RENCANA = ("tanggal", "jam_mulai", "tempat", "pimpinan_nama", "pimpinan_jabatan", "notulis_nama", "notulis_jabatan")
TERJAUH_HARI = 366


def _isi(sumber: Mapping[str, Any]) -> dict[str, Any]:
    return {kolom: sumber[kolom] for kolom in RENCANA}


def _sidik(isi: Mapping[str, Any]) -> str:
    return sidik({kolom: nilai.isoformat("minutes") if isinstance(nilai, time) else nilai for kolom, nilai in isi.items()})


def periksa_tanggal(tanggal: date) -> None:
    """A year typed wrongly would put the number of the berita acara into another series."""
    if abs((tanggal - hari_ini(pengaturan("zona"))).days) > TERJAUH_HARI:
        raise RuleBroken("Tanggal musyawarah terlalu jauh dari hari ini. Periksa tahunnya.")


@verb
def create_musdes(id_: UUID, isi: Mapping[str, Any], *, oleh: Any) -> Musdes:
    """Plan a meeting of the operator's own desa. The same id with the same content again gives the same meeting."""
    baru = Musdes(
        id=id_, desa_kode=oleh.wilayah_kode, status=DIRENCANAKAN, isi_sidik=_sidik(_isi(isi)), dibuat_oleh=oleh.id,
        dibuat_pada=sekarang(), **_isi(isi),
    )  # fmt: skip
    require(oleh, Izin.MUSDES_TULIS, baru)
    periksa_tanggal(baru.tanggal)
    lama = find_musdes(id_)
    if lama is not None and (lama.isi_sidik != baru.isi_sidik or lama.desa_kode != oleh.wilayah_kode):
        raise SameIdOtherContent()
    if lama is None:
        db.session.add(baru)
        db.session.flush()
    audit.record("musdes.rencanakan", oleh=oleh, objek=lama or baru, ulang=lama is not None)
    return lama or baru


@verb
def update_musdes(id_: UUID, isi: Mapping[str, Any], versi: int, *, oleh: Any) -> Musdes:
    """Change the plan until the meeting closes. Raises StaleWrite when somebody else changed it meanwhile."""
    musdes = get_musdes(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    periksa_rapat(musdes)
    periksa_mengatur(musdes)
    periksa_tanggal(isi["tanggal"])
    baru, kini = _isi(isi), {kolom: getattr(musdes, kolom) for kolom in RENCANA}
    if musdes.versi != versi and baru != kini:
        raise bentrok(musdes.id, "Rencana ini", (f"Tersimpan: {_kalimat(kini)}", f"Anda tulis: {_kalimat(baru)}"))
    for kolom, nilai in baru.items():
        setattr(musdes, kolom, nilai)
    audit.record("musdes.ubah_rencana", oleh=oleh, objek=musdes)
    return musdes


def _kalimat(isi: Mapping[str, Any]) -> str:
    return (
        f"{tanggal_panjang(isi['tanggal'])} pukul {isi['jam_mulai']:%H.%M}, {isi['tempat']}; "
        f"pimpinan {isi['pimpinan_nama'] or '–'} ({isi['pimpinan_jabatan'] or '–'}); "
        f"notulis {isi['notulis_nama'] or '–'} ({isi['notulis_jabatan'] or '–'})."
    )


def _pindah(musdes: Musdes, ke: str) -> None:
    if not boleh_pindah(musdes.status, ke):
        apa = "SPTJM" if is_sptjm(musdes.bentuk) else istilah(musdes.desa_kode).jenis
        raise RuleBroken(
            f"{apa} ini berstatus “{KATA_STATUS[musdes.status]}”, "
            f"jadi tidak dapat menjadi “{KATA_STATUS[ke]}”."
        )
    musdes.status = ke


@verb
def open_musdes(id_: UUID, *, oleh: Any) -> Musdes:
    """Start the meeting; starting it twice is starting it once."""
    musdes = get_musdes(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    periksa_rapat(musdes)
    ulang = musdes.status == BERLANGSUNG
    if not ulang:
        _pindah(musdes, BERLANGSUNG)
    audit.record("musdes.buka", oleh=oleh, objek=musdes, ulang=ulang)
    return musdes


@verb
def cancel_musdes(id_: UUID, alasan: str, *, oleh: Any) -> Musdes:
    """Call the meeting off with a reason, kept in its notulen; its usulan wait for the next one."""
    musdes = get_musdes(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    _pindah(musdes, BATAL)
    kalimat = f"Dibatalkan {waktu_panjang(sekarang(), pengaturan('zona'))} oleh {oleh.nama}: {alasan}"
    musdes.notulen = f"{musdes.notulen}\n\n{kalimat}".strip()
    audit.record("musdes.batalkan", oleh=oleh, objek=musdes)
    return musdes
