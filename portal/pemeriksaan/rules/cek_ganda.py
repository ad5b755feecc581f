"""What is recorded twice: a NIK, a No. KK, or a person under another NIK (domain 6.4)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ...kit.bunyi import bunyi
from .aturan import AturanBerlaku
from .fakta import KEBERADAAN, MENINGGAL, FaktaOrang, FaktaPeriksa, Luar
from .hasil import HasilPeriksa, lihat
from .mirip import mirip_di
from .nama import mirip_nama

_COCOKKAN = "Cocokkan dengan KTP dan KK; yang tertulis tidak diubah."


def cek_ganda(k: FaktaPeriksa, luar: Luar, atur: AturanBerlaku) -> Iterator[HasilPeriksa]:
    """Findings within the family first, then against what lies elsewhere."""
    for satu, lain in combinations(k.anggota, 2):
        if satu.nik and satu.nik == lain.nik:
            kalimat = f"NIK {_sebut(satu)} dan {_sebut(lain)} sama. Periksa KTP atau KK keduanya."
            yield _pasangan("NIK_KEMBAR", satu, lain, kalimat, fakta=(satu.nik,))
    for orang in k.anggota:
        for lain in luar.nik.get(orang.nik, ()) if orang.nik else ():
            if lain.keluarga_id != k.id:
                yield from _nik_sama(orang, lain, atur)
    yield from _kk(k, luar)
    if atur.is_hidup("ORANG_MIRIP"):
        yield from _mirip(k, luar, atur.batas_of("ORANG_MIRIP", "ambang"))


def hasil_mirip(orang: FaktaOrang, lain: FaktaOrang, skor: int) -> HasilPeriksa:
    """The finding about two records that may be one person; used for one family and for the run over everybody alike."""
    tempat = "anggota lain keluarga ini" if orang.keluarga_id == lain.keluarga_id else "orang di keluarga lain"
    kalimat = f"Data ini mirip dengan {tempat} (nilai {skor} dari 100). Bila orangnya memang berbeda, tandai bukan ganda."
    # A mended spelling leaves a settled pair settled; another sound or another birth date makes it a new question.
    fakta = tuple(f"{satu.id} {bunyi(satu.nama)} {satu.tanggal_lahir or ''}" for satu in (orang, lain))
    return _pasangan("ORANG_MIRIP", orang, lain, kalimat, skor, fakta)


def _nik_sama(orang: FaktaOrang, lain: FaktaOrang, atur: AturanBerlaku) -> Iterator[HasilPeriksa]:
    """The same NIK in another family; who moved away or died there is not counted twice."""
    nik = orang.nik or ""
    if orang.is_ada and lain.rincian.get(KEBERADAAN) == MENINGGAL:
        kalimat = f"NIK ini tercatat meninggal di keluarga lain. {_COCOKKAN}"
        yield _pasangan("MENINGGAL", orang, lain, kalimat, fakta=(nik,))
    if not orang.is_ada or not lain.is_ada:
        return
    skor = round(100 * (mirip_nama(orang.nama, lain.nama) or 0))
    if skor >= atur.batas_of("DUA_KELUARGA", "nama_mirip"):
        kalimat = f"Orang ini (NIK dan namanya) juga tercatat di keluarga lain. {_COCOKKAN}"
        yield _pasangan("DUA_KELUARGA", orang, lain, kalimat, skor, (nik,))
    else:
        kalimat = f"NIK ini juga tercatat pada nama lain. {_COCOKKAN}"
        yield _pasangan("NIK_GANDA", orang, lain, kalimat, skor, (nik,))


def _kk(k: FaktaPeriksa, luar: Luar) -> Iterator[HasilPeriksa]:
    for id_, desa_kode, nama in luar.kk if k.no_kk else ():
        if id_ == k.id:
            continue
        aturan, tempat = ("KK_GANDA", "keluarga lain di sini") if desa_kode == k.desa_kode else ("KK_DUA_DESA", "desa/kelurahan lain")
        yield HasilPeriksa(
            aturan,
            k.id,
            f"No. KK ini juga tercatat di {tempat}. {_COCOKKAN}",
            lain_keluarga_id=id_,
            lain_desa_kode=desa_kode,
            bukti={"sini": {"keluarga": k.nama, "no_kk": k.no_kk}, "sana": {"keluarga": nama, "no_kk": k.no_kk}},
            fakta=(k.no_kk or "",),
        )


def _mirip(k: FaktaPeriksa, luar: Luar, ambang: float) -> Iterator[HasilPeriksa]:
    sendiri = {orang.id for orang in k.anggota}
    for ke, orang in enumerate(k.anggota):
        calon = [*k.anggota[ke + 1 :], *(lain for lain in luar.mirip if lain.id not in sendiri)]
        for lain, skor in mirip_di(orang, calon, ambang):
            yield hasil_mirip(orang, lain, skor)


def _pasangan(
    aturan: str, orang: FaktaOrang, lain: FaktaOrang, kalimat: str, skor: int | None = None, fakta: tuple[str, ...] = ()
) -> HasilPeriksa:
    return HasilPeriksa(
        aturan,
        orang.keluarga_id,
        kalimat,
        orang.id,
        lain.keluarga_id,
        lain.id,
        lain.desa_kode,
        skor,
        {"sini": lihat(orang), "sana": lihat(lain)},
        fakta,
    )


def _sebut(orang: FaktaOrang) -> str:
    return orang.nama or "anggota tanpa nama"
