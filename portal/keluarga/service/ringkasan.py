"""What every verb of a family shares: the lock of its sections, clashes, and the summary columns that follow the members."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update

from ...akun.queries import nama_pengguna_by_id
from ...akun.rules import Izin
from ...akun.service import require
from ...db import db
from ...errors import RuleBroken, StaleWrite
from ...jam import hari_ini, sekarang
from ...kit.kode.dukcapil import KEPALA_KELUARGA
from ...kit.tanggal import pukul, setempat, waktu_panjang
from ...kit.teks import kunci_cari
from ...pengaturan.queries import pengaturan
from ..models import Keluarga
from ..queries import fakta_of, get_keluarga
from ..queries.riwayat import find_pengubah
from ..rules.bagian import KATA_BAGIAN
from ..rules.kelengkapan import kekurangan
from ..rules.kunci import is_terbuka, kalimat_kunci
from ..rules.riwayat import HAPUS, UBAH
from .periksa import perbarui_temuan

PANJANG_CARI = 120


def set_kunci(keluarga: Keluarga, terkunci: bool, bagian_terbuka: Sequence[str] = ()) -> None:
    """Lock or unlock the family for its village, except the named sections. Inside a transaction; leaves no audit line.

    By an UPDATE that leaves ``versi`` alone: a lock is no change of the address that somebody may have open.
    """
    db.session.execute(
        update(Keluarga)
        .where(Keluarga.id == keluarga.id)
        .values(terkunci=terkunci, bagian_terbuka=sorted(bagian_terbuka) if terkunci else [])
    )


def open_bagian(keluarga_id: UUID, bagian: str, *, oleh: Any) -> Keluarga:
    """The family, its row locked, when ``oleh`` may change this section now; raises NotFound, NotAllowed, RuleBroken."""
    keluarga = get_keluarga(keluarga_id, untuk=oleh, kunci=True)
    require(oleh, Izin.KELUARGA_TULIS, keluarga)
    if not is_terbuka(bagian, keluarga.terkunci, keluarga.bagian_terbuka):
        raise RuleBroken(kalimat_kunci(keluarga.bagian_terbuka))
    return keluarga


def bentrok(keluarga: Keluarga, bagian: str, anggota_id: UUID | None = None) -> StaleWrite:
    """The error for the later of two writers of one section, or of one member; names who was first, and when."""
    pengubah = find_pengubah(keluarga.id, bagian, anggota_id)
    oleh, pada, aksi = pengubah or (keluarga.diubah_oleh, keluarga.diubah_pada, UBAH)
    siapa = nama_pengguna_by_id({oleh}).get(oleh, "orang lain")
    if aksi == HAPUS and anggota_id:
        kalimat = f"Anggota ini sudah dihapus oleh {siapa} {_saat(pada)}. Isian Anda masih di layar."
        return StaleWrite(f"{kalimat} Simpan lagi bila orang ini memang harus dicatat di keluarga ini.")
    return StaleWrite(f"{KATA_BAGIAN[bagian]} sudah diubah oleh {siapa} {_saat(pada)}. Isian Anda masih di layar dan belum tersimpan.")


def _saat(saat: datetime) -> str:
    zona = pengaturan("zona")
    return pukul(saat, zona) if setempat(saat, zona).date() == hari_ini(zona) else waktu_panjang(saat, zona)


def refresh_ringkasan(keluarga: Keluarga, *, oleh: Any) -> None:
    """Let the summary columns follow the sections; ``versi`` stays, so an open address form stays good."""
    db.session.flush()
    db.session.expire(keluarga, ["anggota", "kriteria"])
    kepala = [a for a in keluarga.anggota if a.hubungan == KEPALA_KELUARGA] or keluarga.anggota
    nama = kepala[0].nama if kepala else ""
    db.session.execute(
        update(Keluarga)
        .where(Keluarga.id == keluarga.id)
        .values(
            nama=nama, nama_cari=kunci_cari(nama)[:PANJANG_CARI], jumlah_anggota=len(keluarga.anggota),
            lengkap=not kekurangan(fakta_of(keluarga, ())), diubah_oleh=oleh.id, diubah_pada=sekarang(),
        )
    )  # fmt: skip
    perbarui_temuan(keluarga)
