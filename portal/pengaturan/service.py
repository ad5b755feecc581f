"""The verbs of settings and of the desa's profile."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

from ..akun.rules import Izin
from ..akun.service import require
from ..audit import service as audit
from ..db import db, verb
from ..errors import RuleBroken, StaleWrite
from ..web.uploads import simpan_lambang
from .models import Pengaturan, ProfilDesa
from .rules import salah_nilai, salah_profil


@verb
def set_awal(nilai: dict[str, Any]) -> None:
    """First values of a new installation, from the terminal."""
    for kunci, isi in nilai.items():
        db.session.merge(Pengaturan(kunci=kunci, nilai=isi))
    audit.record("pengaturan.awal", oleh=None, kunci=sorted(nilai))


@verb
def update_pengaturan(nilai: dict[str, Any], *, versi: dict[str, int], oleh: Any) -> list[str]:
    """Change settings; returns the keys that changed. Raises RuleBroken for a wrong value, StaleWrite when another admin was first."""
    require(oleh, Izin.PENGATURAN_KELOLA)
    berubah = []
    for kunci, isi in nilai.items():
        salah = salah_nilai(kunci, isi)
        if salah:
            raise RuleBroken(salah)
        baris = db.session.get(Pengaturan, kunci, with_for_update=True)
        if baris is not None and baris.nilai == isi:
            continue
        if (baris.versi if baris else 0) != versi.get(kunci, 0):
            raise StaleWrite("Pengaturan ini baru saja diubah admin lain. Muat ulang halaman untuk melihat isinya.")
        if baris is None:
            db.session.add(Pengaturan(kunci=kunci, nilai=isi))
        else:
            baris.nilai = isi
        berubah.append(kunci)
    audit.record("pengaturan.ubah", oleh=oleh, kunci=berubah)
    return berubah


def upload_lambang(stream: IO[bytes], nama_asli: str, *, folder: Path, versi: int, oleh: Any) -> list[str]:
    """Put a picture into the kop of every paper from now on; papers that are closed keep theirs. Returns the keys that changed."""
    require(oleh, Izin.PENGATURAN_KELOLA)
    db.session.rollback()  # painting takes a moment: no connection waits for it
    gambar = simpan_lambang(stream, nama_asli, folder=folder)
    return update_pengaturan({"lambang": gambar.sha256}, versi={"lambang": versi}, oleh=oleh)


@verb
def update_profil(desa_kode: str, isi: dict[str, Any], *, versi: int, oleh: Any) -> ProfilDesa:
    """Change kop, signatories and rules of one desa; the same content again is already saved.

    Raises NotAllowed, StaleWrite, and RuleBroken for a number of days or a quorum that cannot be.
    """
    for salah in salah_profil(isi).values():
        raise RuleBroken(salah)
    baris = db.session.get(ProfilDesa, desa_kode, with_for_update=True)
    baru = baris is None
    if baris is None:
        baris = ProfilDesa(desa_kode=desa_kode)
    require(oleh, Izin.PROFIL_TULIS, baris)
    sama = not baru and all(getattr(baris, kolom) == nilai for kolom, nilai in isi.items())
    if not sama and (0 if baru else baris.versi) != versi:
        raise StaleWrite("Profil ini baru saja diubah orang lain.", rincian=tuple(f"{k}: {getattr(baris, k)}" for k in isi))
    for kolom, nilai in isi.items():
        setattr(baris, kolom, nilai)
    db.session.add(baris)
    audit.record("profil.ubah", oleh=oleh, objek=baris, desa_kode=desa_kode)
    return baris
