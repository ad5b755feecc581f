"""How many families live in each desa, and how many persons in each family; the totals come out exactly."""

from __future__ import annotations

from random import Random

from ..wilayah.rules import is_kelurahan

# A kabupaten of 47,906 families has 128,879 persons (2.69 a family).
KELUARGA_PENUH, JIWA_PENUH = 47_906, 128_879
PALING_SEDIKIT = 30
PER_DESA = 12  # a small demo fills fewer villages rather than all of them with two families each
UKURAN = (1, 2, 3, 4, 5, 6, 7)
BOBOT_UKURAN = (19, 27, 29, 17, 5, 2, 1)


def pilih_utama(desa: list[str]) -> tuple[str, str, str]:
    """The kelurahan and the desa of the main story and a second desa beside it: Air Bang, Derati, Taba Anyar in 17.02."""
    kelurahan = [kode for kode in desa if is_kelurahan(kode)]
    lain = [kode for kode in desa if kode not in kelurahan]
    pertama = "17.02.19.1006" if "17.02.19.1006" in desa else (kelurahan or desa)[0]
    sisa = [kode for kode in (lain if len(lain) > 1 else desa) if kode != pertama]
    kedua = "17.02.06.2001" if "17.02.06.2001" in desa else sisa[0]
    return pertama, kedua, next(kode for kode in sisa if kode != kedua)


def bagi_keluarga(acak: Random, desa: list[str], utama: tuple[str, str, str], jumlah: int, sedikitnya: int) -> dict[str, int]:
    """Families by desa, in desa order. The two units of the main story get at least ``sedikitnya`` each."""
    banyak = min(len(desa), max(3, jumlah // PER_DESA))
    terpilih = {*utama, *acak.sample([kode for kode in desa if kode not in utama], banyak - 3)}
    bobot = {kode: acak.uniform(1.3, 3.2) if is_kelurahan(kode) else acak.uniform(0.4, 1.5) for kode in desa if kode in terpilih}
    tetap = {kode: max(sedikitnya, jumlah // 12 if jumlah < 5000 else 0) for kode in utama[:2]}
    sisa, total = jumlah - sum(tetap.values()), sum(bobot.values())
    hasil = {kode: int(sisa * bobot[kode] / total) for kode in bobot}
    urut = sorted(hasil, key=lambda kode: bobot[kode], reverse=True)
    for ke in range(sisa - sum(hasil.values())):
        hasil[urut[ke % len(urut)]] += 1
    return {kode: hasil[kode] + tetap.get(kode, 0) for kode in hasil}


def jumlah_jiwa(keluarga: int) -> int:
    """Persons in a demo of so many families."""
    return round(keluarga * JIWA_PENUH / KELUARGA_PENUH)


def bagi_anggota(acak: Random, keluarga: int, jiwa: int) -> list[int]:
    """Sizes of so many families that add up to ``jiwa``."""
    ukuran = acak.choices(UKURAN, BOBOT_UKURAN, k=keluarga)
    beda = jiwa - sum(ukuran)
    langkah = 1 if beda > 0 else -1
    while beda:
        ke = acak.randrange(keluarga)
        if 1 <= ukuran[ke] + langkah <= UKURAN[-1]:
            ukuran[ke] += langkah
            beda -= langkah
    return ukuran
