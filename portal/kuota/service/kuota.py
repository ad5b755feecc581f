"""Setting ceilings: typed row by row, pasted, or spread by the number of poor families. Never below what has been given out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, update

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import sekarang
from ...kit.isi import sidik
from ...pengaturan.queries import pengaturan
from ..models import Jatah, Kuota, SebaranKuota
from ..queries.kuota import count_jatah, dasar_sebaran, kode_satuan, list_kuota
from ..queries.periode import find_periode_kini, get_periode
from ..queries.program import program_berlaku
from ..rules.jatah import DAPAT, TUNGGU, KuotaDitolak, periksa_jumlah
from ..rules.sebaran import JUMLAH_MAKS, sebar
from .jatah import isi_kosong

SUDAH_BERUBAH = "Kuota ini sudah diubah orang lain sejak halaman dibuka. Muat ulang, lalu periksa lagi."


@verb
def set_kuota(
    periode_id: UUID, program: str, isi: Mapping[str, int | None], *, versi: Mapping[str, int] | None = None, asal: str = "ketik", oleh: Any
) -> list[str]:
    """Set the ceilings of these units (None: no ceiling); free places go to who waits. Returns the units that changed.

    ``versi`` is the version of each row as it was shown (0: there was none). Raises StaleWrite when another person changed one of
    them otherwise, KuotaDitolak for a number below what is used.
    """
    require(oleh, Izin.KUOTA_KELOLA)
    berubah, naik = _pasang(periode_id, program, isi, versi, asal, oleh)
    audit.record(
        "kuota.atur", oleh=oleh, objek=get_periode(periode_id), program=program, asal=asal, jumlah=len(berubah), naik=naik
    )
    return berubah


def _pasang(
    periode_id: UUID, program: str, isi: Mapping[str, int | None], versi: Mapping[str, int] | None, asal: str, oleh: Any
) -> tuple[list[str], int]:
    """Write the rows while nobody moves a place of this period: (units that changed, lines that moved up)."""
    periode, nama, kini = get_periode(periode_id, kunci=True), kode_satuan(pengaturan("kabupaten_kode")), list_kuota(periode_id, program)
    _periksa_umum(program, isi, nama)
    berubah = sorted(kode for kode, jumlah in isi.items() if jumlah != (kini[kode].jumlah if kode in kini else None))
    if versi is not None and any((kini[kode].versi if kode in kini else 0) != versi.get(kode, 0) for kode in berubah):
        raise StaleWrite(SUDAH_BERUBAH, rincian=tuple(_kini(kode, nama, kini) for kode in berubah))
    salah = {}
    for kode in berubah:
        jumlah, ada = isi[kode], kini.get(kode)
        terpakai = ada.terpakai if ada else count_jatah(periode.id, program, DAPAT, kode)
        if jumlah is not None and (sebab := periksa_jumlah(jumlah, terpakai, nama[kode])):
            salah[kode] = sebab
        elif not salah:
            _tulis(periode.id, program, kode, jumlah, terpakai, asal, oleh)
    if salah:
        raise KuotaDitolak(salah)
    db.session.flush()
    return berubah, isi_kosong(periode.id, program, pengaturan("kabupaten_kode"), oleh=oleh) if berubah else 0


def _periksa_umum(program: str, isi: Mapping[str, int | None], nama: Mapping[str, str]) -> None:
    if program not in program_berlaku():
        raise RuleBroken("Pilih program dari daftar.")
    asing = [kode for kode in isi if kode not in nama]
    if asing:
        raise RuleBroken(f"Kode wilayah {asing[0]} tidak ada di kabupaten ini.")
    if any(jumlah is not None and not 0 <= jumlah <= JUMLAH_MAKS for jumlah in isi.values()):
        raise RuleBroken(f"Kuota diisi angka bulat 0 sampai {JUMLAH_MAKS}.")


def _kini(kode: str, nama: Mapping[str, str], kini: Mapping[str, Any]) -> str:
    return f"{nama[kode]}: {kini[kode].jumlah if kode in kini else 'tanpa batas kuota'}"


def _tulis(periode_id: UUID, program: str, kode: str, jumlah: int | None, terpakai: int, asal: str, oleh: Any) -> None:
    syarat = (Kuota.periode_id == periode_id, Kuota.program == program, Kuota.desa_kode == kode)
    if jumlah is None:
        db.session.execute(delete(Kuota).where(*syarat))
        return
    baris = db.session.scalars(db.select(Kuota).where(*syarat).with_for_update().execution_options(populate_existing=True)).one_or_none()
    if baris is None:
        baris = Kuota(id=uuid4(), periode_id=periode_id, program=program, desa_kode=kode, terpakai=terpakai)
        db.session.add(baris)
    baris.jumlah, baris.asal, baris.diubah_oleh, baris.diubah_pada = jumlah, asal, oleh.id, sekarang()
    db.session.flush()


@verb
def import_kuota(periode_id: UUID, program: str, isi: Mapping[str, int], *, sidik_kini: str, oleh: Any) -> list[str]:
    """Set what was pasted, as the preview showed it: StaleWrite when a number has changed since (see ``sidik_kuota``)."""
    require(oleh, Izin.KUOTA_KELOLA)
    get_periode(periode_id, kunci=True)
    if sidik_kuota(periode_id, program, isi) != sidik_kini and any(
        baris.jumlah != isi[kode] for kode, baris in list_kuota(periode_id, program, list(isi)).items()
    ):
        raise StaleWrite(SUDAH_BERUBAH)
    berubah, naik = _pasang(periode_id, program, isi, None, "impor", oleh)
    audit.record(
        "kuota.atur", oleh=oleh, objek=get_periode(periode_id), program=program, asal="impor", jumlah=len(berubah), naik=naik
    )
    return berubah


@verb
def carry_tunggu(periode_id: UUID, *, oleh: Any) -> tuple[int, int]:
    """Let those who still wait in an earlier period wait in that of today, in their old rank, and give them its free places.

    Returns (lines that came, lines that got a place); sent twice the second finds nobody. Raises RuleBroken without a period today.
    """
    require(oleh, Izin.KUOTA_KELOLA)
    kini = find_periode_kini()
    dari = get_periode(periode_id)
    if kini is None or dari.mulai >= kini.mulai:
        raise RuleBroken("Daftar tunggu hanya dipindahkan dari periode yang lalu ke periode hari ini.")
    for id_ in sorted((dari.id, kini.id)):
        get_periode(id_, kunci=True)
    tunggu = (Jatah.periode_id == dari.id, Jatah.status == TUNGGU)
    program = sorted(db.session.scalars(db.select(Jatah.program).where(*tunggu).distinct()))
    pindah = db.session.execute(update(Jatah).where(*tunggu).values(periode_id=kini.id)).rowcount  # type: ignore[attr-defined]
    naik = sum(isi_kosong(kini.id, kode, pengaturan("kabupaten_kode"), oleh=oleh) for kode in program)
    audit.record("kuota.pindah_tunggu", oleh=oleh, objek=dari, ke=kini.id, jumlah=pindah, naik=naik)
    return pindah, naik


def sidik_kuota(periode_id: UUID, program: str, kode: Mapping[str, Any]) -> str:
    """The fingerprint of what stands now for these units; it travels with a preview."""
    return sidik({satu: baris.jumlah for satu, baris in sorted(list_kuota(periode_id, program, list(kode)).items())})


@verb
def spread_kuota(id_: UUID, periode_id: UUID, program: str, jumlah: int, per_desil: bool, *, oleh: Any) -> SebaranKuota:
    """Spread this number over all desa and set it; the row keeps how each number came about. The same form again returns the same row."""
    require(oleh, Izin.KUOTA_KELOLA)
    periode = get_periode(periode_id, kunci=True)
    tanda = sidik({"periode": periode_id, "program": program, "jumlah": jumlah, "desil": per_desil})
    baris = db.session.get(SebaranKuota, id_)
    if baris is not None:
        if baris.isi_sidik != tanda:
            raise SameIdOtherContent()
        audit.record("kuota.sebar", oleh=oleh, objek=baris, ulang=True)
        return baris
    if program not in program_berlaku():
        raise RuleBroken("Pilih program dari daftar.")
    dasar, kata = dasar_of(program, per_desil)
    hasil = sebar(jumlah, dasar)
    _pasang(periode.id, program, dict(hasil), None, "sebar", oleh)
    baris = SebaranKuota(
        id=id_, periode_id=periode.id, program=program, jumlah=jumlah, dasar=kata,
        hasil={kode: [dasar[kode], isi] for kode, isi in hasil.items()}, isi_sidik=tanda, dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
    )  # fmt: skip
    db.session.add(baris)
    audit.record("kuota.sebar", oleh=oleh, objek=baris, program=program, jumlah=jumlah, dasar=kata)
    return baris


def dasar_of(program: str, per_desil: bool) -> tuple[dict[str, int], str]:
    """(families by desa, what they are in words). Raises RuleBroken when there are none."""
    batas = program_berlaku()[program].desil_maks
    kata = f"keluarga desil 1 sampai {batas}" if per_desil and batas else "semua keluarga"
    dasar = dasar_sebaran(pengaturan("kabupaten_kode"), batas if per_desil else None)
    if not sum(dasar.values()):
        sebab = "belum punya peringkat desil yang masuk batas. Pilih “semua keluarga”." if per_desil else "belum ada yang tercatat."
        raise RuleBroken(f"Keluarga di kabupaten ini {sebab}")
    return dasar, kata
