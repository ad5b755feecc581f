"""Four eyes, which no setting turns off: who made a usulan does not verify it, and neither of the two confirms it."""

from __future__ import annotations

from collections.abc import Collection

KALIMAT_PEMBUAT = "Usulan ini Anda buat sendiri, jadi diperiksa oleh petugas lain."
KALIMAT_PEMBUAT_WAKIL = "Usulan ini dibuat orang yang Anda wakili atau yang mewakili Anda, jadi diperiksa oleh petugas lain."
KALIMAT_PEMERIKSA = "Usulan ini Anda periksa sendiri, jadi disahkan oleh orang lain."
KALIMAT_BUKAN_PEMBUAT = "Usulan kabupaten ini dikerjakan oleh pembuatnya, supaya petugas lain tetap bebas memutusnya."
KALIMAT_PEMBUAT_MENGESAHKAN = "Usulan ini Anda buat sendiri, jadi disahkan oleh orang lain."
KALIMAT_WAKIL_MENGESAHKAN = "Usulan ini dibuat atau diperiksa orang yang Anda wakili atau yang mewakili Anda, jadi disahkan oleh orang lain."


def pemeriksa_sah(pembuat: object, pemeriksa: object, bersama: Collection[object] = ()) -> bool:
    """Whether this person (an id) may verify what `pembuat` made; `bersama` are whom a delegation makes one pair of eyes with them."""
    return pemeriksa is not None and pemeriksa != pembuat and pembuat not in bersama


def pengesah_sah(pembuat: object, pemeriksa: object, pengesah: object, bersama: Collection[object] = ()) -> bool:
    """Whether this person may confirm: somebody else has verified, and the three are three; `bersama` as in `pemeriksa_sah`."""
    dua = (pembuat, pemeriksa)
    return pemeriksa_sah(pembuat, pemeriksa) and pengesah is not None and pengesah not in dua and not set(dua) & set(bersama)


def halangan_mengesahkan(pembuat: object, pemeriksa: object, pengesah: object, bersama: Collection[object] = ()) -> str | None:
    """Why this person may not confirm, as a sentence; None when they may."""
    if pemeriksa is None:
        return "Usulan ini belum diperiksa."
    if not pemeriksa_sah(pembuat, pemeriksa):
        return "Pembuat dan pemeriksa usulan ini orang yang sama. Usulan perlu diperiksa lagi oleh petugas lain."
    if pengesah_sah(pembuat, pemeriksa, pengesah, bersama):
        return None
    if pengesah not in (pembuat, pemeriksa):
        return KALIMAT_WAKIL_MENGESAHKAN
    return KALIMAT_PEMERIKSA if pengesah == pemeriksa else KALIMAT_PEMBUAT_MENGESAHKAN
