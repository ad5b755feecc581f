"""What a confirmation does to the family: a perbaikan or another pengurus takes effect, and an undone confirmation takes it back."""

from __future__ import annotations

from typing import Any

from ...errors import RuleBroken
from ...keluarga.rules.ganti import TANPA_NIK
from ...keluarga.service.ganti import replace_nilai
from ..models import Usulan
from ..queries.bentrok import list_bentrok
from ..queries.perubahan import ganti_of
from ..rules.jenis import MENGUBAH_DATA
from ..rules.perubahan import sebut_elemen
from ..rules.status import DISAHKAN, TERVERIFIKASI

LANGKAH = {(TERVERIFIKASI, DISAHKAN), (DISAHKAN, TERVERIFIKASI)}


def is_mengubah(usulan: Usulan, dari: str, ke: str) -> bool:
    """Whether this step changes the family's data."""
    return usulan.jenis in MENGUBAH_DATA and (dari, ke) in LANGKAH


def apply_langkah(usulan: Usulan, dari: str, ke: str, *, oleh: Any) -> str:
    """Put the values when the usulan is confirmed, take back those that were put when that is undone; returns what to say of it.

    A value that changed meanwhile is left alone and named, so nothing is overwritten that nobody has looked at.
    """
    if not is_mengubah(usulan, dari, ke):
        return ""
    semua, maju = ganti_of(usulan), ke == DISAHKAN
    catatan = {(satu["anggota"] or "", satu["elemen"]) for satu in usulan.perubahan if satu.get("diterapkan")}
    sasaran = semua if maju else [satu.balik() for satu in semua if satu.tempat in catatan]
    kena = {satu.tempat for satu in replace_nilai(usulan.keluarga_id, sasaran, oleh=oleh)}
    usulan.perubahan = [
        {nama: nilai for nama, nilai in satu.items() if nama != "diterapkan"}
        | ({"diterapkan": True} if maju and ((satu["anggota"] or ""), satu["elemen"]) in kena else {})
        for satu in usulan.perubahan
    ]
    lewat = [satu for satu in sasaran if satu.tempat not in kena and satu.elemen != TANPA_NIK]
    utama = ("Data keluarga diperbarui sesuai usulan." if maju else "Data keluarga dikembalikan seperti sebelum disahkan.") if kena else ""
    sisa = f"Tidak diubah karena datanya sudah berganti sejak diusulkan: {sebut_elemen(lewat)}." if lewat else ""
    return " ".join(kata for kata in (utama, sisa) if kata)


def pastikan_tidak_bentrok(usulan: Usulan) -> None:
    """Raises RuleBroken that names the other usulan when this one cannot go on beside it."""
    halangan = list_bentrok(usulan)
    if halangan:
        raise RuleBroken(f"Usulan {usulan.nomor} belum dapat dilanjutkan. {halangan[0]}", rincian=tuple(halangan[1:]))
