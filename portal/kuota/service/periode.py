"""Periods, their windows, and leave for one desa to release outside a window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlalchemy import delete, select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import sekarang
from ...kit.isi import sidik
from ...pengaturan.queries import pengaturan
from ...wilayah.queries import find_wilayah
from ...wilayah.rules import mencakup, tingkat
from ..models import Dispensasi, Jendela, Periode
from ..queries.periode import get_periode, list_jendela
from ..rules.jendela import JENIS_JENDELA, masa_baku, salah_dispensasi, salah_masa
from ..rules.periode import Rentang, dua_belas_bulan, salah_periode


def _semua() -> list[Periode]:
    return list(db.session.scalars(select(Periode).order_by(Periode.mulai)))


def _tambah(id_: UUID, rentang: Rentang, tanda: str, oleh: Any) -> Periode:
    periode = Periode(
        id=id_, nama=rentang.nama, mulai=rentang.mulai, selesai=rentang.selesai, isi_sidik=tanda, dibuat_oleh=oleh.id, dibuat_pada=sekarang()
    )
    db.session.add(periode)
    db.session.flush()
    return periode


@verb
def create_periode(id_: UUID, rentang: Rentang, *, oleh: Any) -> Periode:
    """One period; the same form again returns the same row. Raises RuleBroken when it overlaps another."""
    require(oleh, Izin.KUOTA_KELOLA)
    tanda = sidik({"nama": rentang.nama, "mulai": rentang.mulai, "selesai": rentang.selesai})
    periode = db.session.get(Periode, id_)
    if periode is None:
        salah = salah_periode(rentang.nama, rentang.mulai, rentang.selesai, _semua())
        if salah:
            raise RuleBroken(salah[1])
        periode = _tambah(id_, rentang, tanda, oleh)
    elif periode.isi_sidik != tanda:
        raise SameIdOtherContent()
    audit.record("periode.buat", oleh=oleh, objek=periode, jumlah=1)
    return periode


@verb
def create_setahun(id_: UUID, mulai: date, *, dengan_jendela: bool, oleh: Any) -> list[Periode]:
    """Twelve months from the month of this day; months that lie in a period already are left out. Returns the new ones.

    ``dengan_jendela`` gives each the usual window of every kind: from its first day to the cut-off of the setting.
    """
    require(oleh, Izin.KUOTA_KELOLA)
    ada, baru, zona = _semua(), [], pengaturan("zona")
    for rentang in dua_belas_bulan(mulai):
        if salah_periode(rentang.nama, rentang.mulai, rentang.selesai, ada):
            continue
        periode = _tambah(uuid5(id_, rentang.nama), rentang, sidik({"bulan": rentang.mulai}), oleh)
        baru.append(periode)
        if dengan_jendela:
            buka, tutup = masa_baku(rentang, pengaturan("tanggal_penutupan"), zona)
            for jenis in JENIS_JENDELA:
                db.session.add(Jendela(id=uuid4(), periode_id=periode.id, jenis=jenis, buka_pada=buka, tutup_pada=tutup))
    audit.record("periode.buat", oleh=oleh, jumlah=len(baru), jendela=dengan_jendela)
    return baru


@verb
def set_jendela(
    periode_id: UUID, isi: Mapping[str, tuple[datetime, datetime] | None], *, versi: Mapping[str, int], oleh: Any
) -> list[str]:
    """Set the windows of a period by kind (None: no window, always open). Returns the kinds that changed; raises StaleWrite, RuleBroken."""
    require(oleh, Izin.KUOTA_KELOLA)
    periode = get_periode(periode_id, kunci=True)
    kini, berubah = list_jendela(periode_id), []
    for jenis, masa in isi.items():
        ada = kini.get(jenis)
        if masa == ((ada.buka_pada, ada.tutup_pada) if ada else None):
            continue
        if (ada.versi if ada else 0) != versi.get(jenis, 0):
            raise StaleWrite("Masa pengajuan ini sudah diubah orang lain. Muat ulang halaman, lalu periksa lagi.")
        berubah.append(jenis)
        _pasang_jendela(periode_id, jenis, masa, ada)
    audit.record("jendela.atur", oleh=oleh, objek=periode, jenis=berubah)
    return berubah


def _pasang_jendela(periode_id: UUID, jenis: str, masa: tuple[datetime, datetime] | None, ada: Jendela | None) -> None:
    if jenis not in JENIS_JENDELA:
        raise RuleBroken("Jenis usulan ini tidak dikenal. Muat ulang halaman lalu coba lagi.")
    if masa is None:
        db.session.execute(delete(Jendela).where(Jendela.periode_id == periode_id, Jendela.jenis == jenis))
        return
    salah = salah_masa(*masa)
    if salah:
        raise RuleBroken(f"{JENIS_JENDELA[jenis]}: {salah}")
    if ada is None:
        db.session.add(Jendela(id=uuid4(), periode_id=periode_id, jenis=jenis, buka_pada=masa[0], tutup_pada=masa[1]))
    else:
        ada.buka_pada, ada.tutup_pada = masa


@verb
def grant_dispensasi(id_: UUID, desa_kode: str, jenis: str, sampai: datetime, alasan: str, *, oleh: Any) -> Dispensasi:
    """Let one desa release outside the window until then; the same form again returns the same row. Raises NotFound, RuleBroken."""
    if tingkat(desa_kode) != 4 or not mencakup(oleh.wilayah_kode, desa_kode) or find_wilayah(desa_kode) is None:
        raise NotFound()
    require(oleh, Izin.DISPENSASI_BERI, SimpleNamespace(desa_kode=desa_kode))
    tanda = sidik({"desa": desa_kode, "jenis": jenis, "sampai": sampai, "alasan": alasan})
    baris = db.session.get(Dispensasi, id_)
    if baris is None:
        salah = salah_dispensasi(jenis, sampai, alasan, sekarang())
        if salah:
            raise RuleBroken(salah[1])
        isi = {"desa_kode": desa_kode, "jenis": jenis, "sampai": sampai, "alasan": alasan, "isi_sidik": tanda}
        baris = Dispensasi(id=id_, dibuat_oleh=oleh.id, dibuat_pada=sekarang(), **isi)
        db.session.add(baris)
    elif baris.isi_sidik != tanda:
        raise SameIdOtherContent()
    audit.record("dispensasi.beri", oleh=oleh, objek=baris, jenis=jenis or "semua", sampai=sampai)
    return baris
