"""What waits for whom: the tasks of each role in words, and the sentence of the cut-off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...akun.rules import Peran
from ...usulan.rules import status as s


@dataclass(frozen=True)
class Tugas:
    """One figure of the beranda: how many, of what, where to go, and whether it is urgent (ok, warn, bad)."""

    jumlah: int
    label: str
    endpoint: str
    saring: tuple[tuple[str, str], ...] = ()
    tanda: str = ""


def kalimat_penutupan(penutupan: str, sisa: int) -> str:
    """The one sentence under the heading."""
    kapan = "hari ini" if sisa == 0 else "besok" if sisa == 1 else f"{sisa} hari lagi"
    return f"Penutupan pengajuan: {kapan} ({penutupan})."


USULAN, MUSDES, ANTREAN = "usulan.usulan.index", "musdes.musdes.index", "verifikasi.antrean.index"
PENGESAHAN, SERAHAN, KELUARGA = "verifikasi.pengesahan.index", "pertukaran.serahan.index", "keluarga.keluarga.index"
SANGGAHAN, MANDIRI = "warga.sanggahan.index", "warga.mandiri.index"
PINDAH, VALIDASI = "keluarga.pindah.index", "verifikasi.kecamatan.index"


def _status(jumlah: Mapping[str, int], kode: str, label: str, endpoint: str = USULAN, tanda: str = "") -> Tugas:
    saring = (("status", kode),) if endpoint == USULAN else ()
    return Tugas(jumlah.get(kode, 0), label, endpoint, saring, tanda if jumlah.get(kode) else "")


def _diminta(lain: Mapping[str, int], label: str, saring: tuple[tuple[str, str], ...]) -> list[Tugas]:
    """Requests for families; rare, so only shown when there are some."""
    jumlah = lain.get("diminta", 0)
    return [Tugas(jumlah, label, PINDAH, saring, "warn")] if jumlah else []


def _warga(lain: Mapping[str, int]) -> list[Tugas]:
    """What citizens asked for at a counter or objected to; only shown when there is some."""
    mandiri, sanggahan, lewat = (lain.get(nama, 0) for nama in ("mandiri", "sanggahan", "sanggahan_lewat"))
    semua = [
        Tugas(mandiri, "usul mandiri menunggu", MANDIRI, (("status", "menunggu"),), "warn"),
        Tugas(sanggahan, "sanggahan belum dijawab", SANGGAHAN, (("keadaan", "diterima"),), "warn"),
        Tugas(lewat, "sanggahan lewat batas jawab", SANGGAHAN, (("keadaan", "lewat"),), "bad"),
    ]
    return [satu for satu in semua if satu.jumlah]


def tugas_peran(peran: str, jumlah: Mapping[str, int], lain: Mapping[str, int]) -> list[Tugas]:
    """The figures of a role. ``jumlah``: usulan by status in scope; ``lain``: musdes and family counts, claims, late ones."""
    if peran == Peran.OPERATOR:
        return [
            _status(jumlah, s.DIKEMBALIKAN, "perlu Anda perbaiki", tanda="bad"),
            Tugas(lain["belum_lengkap"], "keluarga belum lengkap", KELUARGA, (("kelengkapan", "belum"),)),
            _status(jumlah, s.DRAF, "usulan masih draf"),
            _status(jumlah, s.SIAP_MUSDES, "siap dibahas"),
            Tugas(lain["musdes_terbuka"], "musyawarah atau SPTJM belum ditutup", MUSDES),
            Tugas(lain["paket_belum"], "paket belum diajukan", MUSDES, tanda="warn" if lain["paket_belum"] else ""),
            *_diminta(lain, "keluarga diminta desa lain", (("arah", "dari_kami"), ("status", "diminta"))),
            *_warga(lain),
        ]
    if peran == Peran.KADES:
        return [
            Tugas(lain["paket_belum"], "paket menunggu Anda ajukan", MUSDES, tanda="warn" if lain["paket_belum"] else ""),
            _status(jumlah, s.DIKEMBALIKAN, "dikembalikan dinas sosial", tanda="bad"),
            Tugas(sum(jumlah.get(satu, 0) for satu in (s.DIAJUKAN, s.VALID_KECAMATAN, s.DIPERIKSA)), "sedang di dinas sosial", USULAN),
            Tugas(lain["musdes_terbuka"], "musyawarah atau SPTJM belum ditutup", MUSDES),
        ]
    if peran in (Peran.VERIFIKATOR, Peran.KADIS):
        menunggu = jumlah.get(s.VALID_KECAMATAN, 0) + (0 if lain.get("langkah") else jumlah.get(s.DIAJUKAN, 0))
        antre = [
            Tugas(menunggu, "menunggu diperiksa", ANTREAN),
            Tugas(lain["terlambat"], "lewat hari layanan", ANTREAN, (("umur", "terlambat"),), "bad" if lain["terlambat"] else ""),
        ]
        sah = _status(jumlah, s.TERVERIFIKASI, "menunggu pengesahan", PENGESAHAN)
        if peran == Peran.KADIS:
            return [sah, *antre, _status(jumlah, s.DISAHKAN, "belum diserahkan", SERAHAN)]
        milik = Tugas(lain["saya_periksa"], "sedang Anda periksa", ANTREAN, (("milik", "saya"),))
        diminta = _diminta(lain, "permintaan pindah belum dijawab desa", (("status", "diminta"),))
        return [antre[0], milik, antre[1], sah, _status(jumlah, s.DISAHKAN, "siap diserahkan", SERAHAN), *diminta, *_warga(lain)]
    if peran == Peran.CAMAT:
        validasi = [_status(jumlah, s.DIAJUKAN, "menunggu Anda validasi", VALIDASI, "warn")] if lain.get("langkah") else []
        return [
            *validasi,
            Tugas(lain["musdes_terbuka"], "musyawarah atau SPTJM belum ditutup", MUSDES),
            Tugas(lain["paket_belum"], "paket belum diajukan", MUSDES),
            Tugas(sum(jumlah.get(satu, 0) for satu in (s.DIAJUKAN, s.VALID_KECAMATAN, s.DIPERIKSA)), "sedang di dinas sosial", USULAN),
            _status(jumlah, s.DIKEMBALIKAN, "dikembalikan ke desa", tanda="warn"),
        ]
    return []


# The flow of a usulan for who watches: words and the states counted under each.
ALUR = (
    ("Di desa/kelurahan", (s.DRAF, s.SIAP_MUSDES, s.DITUNDA, s.LAYAK)),
    ("Perlu diperbaiki", (s.DIKEMBALIKAN,)),
    ("Di dinas sosial", (s.DIAJUKAN, s.VALID_KECAMATAN, s.DIPERIKSA)),
    ("Terverifikasi", (s.TERVERIFIKASI,)),
    ("Disahkan", (s.DISAHKAN,)),
    ("Dikirim ke pusat", (s.DIKIRIM, s.PADAN, s.TIDAK_PADAN)),
    ("Ditetapkan pusat", (s.DITETAPKAN,)),
    ("Ditetapkan dinas", (s.DITETAPKAN_DINAS,)),
    ("Tidak dilanjutkan", (s.TIDAK_LAYAK, s.DITOLAK, s.DITOLAK_PUSAT, s.DIBATALKAN)),
)


def alur(jumlah: Mapping[str, int]) -> list[tuple[str, int]]:
    """How many usulan stand at each station of the way."""
    return [(kata, sum(jumlah.get(status, 0) for status in kode)) for kata, kode in ALUR]
