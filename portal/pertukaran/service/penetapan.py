"""The dinsos settles lines of the kabupaten's own programmes: what the ministry is not asked about ends here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import hari_ini, sekarang
from ...kuota.queries.program import program_berlaku
from ...kuota.rules.program import ProgramBerlaku
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan, UsulanProgram
from ...usulan.rules.status import DISAHKAN, DITETAPKAN_DINAS, TERVERIFIKASI
from ...usulan.service import advance
from ...usulan.service.perpindahan import catat_riwayat
from ...verifikasi.queries.usulan import list_usulan_terkunci
from ..models import HasilPusat
from ..queries.penetapan import find_penetapan, list_baris
from ..rules.hasil import KETERANGAN_MAKS
from ..rules.penarikan import DITARIK, salah_alasan, tanda_tarik
from ..rules.penetapan import (
    SEKALIGUS,
    dapat_ditetapkan,
    kalimat_penarikan,
    kalimat_penetapan,
    salah_penetapan,
    selesai_di_dinas,
)

BERUBAH = "Sebagian dari pilihan ini sudah ditetapkan atau berubah sejak halaman dibuka, jadi belum ada yang dicatat. Periksa lagi daftarnya."


@verb
def settle_lokal(id_: UUID, baris_ids: Collection[UUID], nomor: str, tanggal: date, *, oleh: Any) -> int:
    """Record that the dinsos grants these lines by the decision of this number and day; returns how many lines.

    A usulan of which nothing is left to wait for ends so; one that also asks the centre goes on unmoved. All or nothing: StaleWrite
    when one of the lines no longer waits. The same form again changes nothing. Raises RuleBroken, NotFound.
    """
    require(oleh, Izin.HASIL_CATAT)
    ids = sorted(set(baris_ids))
    _periksa(ids, nomor, tanggal)
    dikenal = {satu.id: satu for satu in list_baris(ids, untuk=oleh)}
    if len(dikenal) != len(ids):
        raise NotFound()
    usulan = list_usulan_terkunci({satu.usulan_id for satu in dikenal.values()}, untuk=oleh)
    if not _sudah(id_, ids, nomor, tanggal):
        _tetapkan(id_, usulan, ids, nomor, tanggal, oleh)
    audit.record("lokal.tetapkan", oleh=oleh, penetapan=str(id_), nomor=nomor, baris=len(ids), usulan=len(usulan))
    return len(ids)


def _periksa(ids: Sequence[UUID], nomor: str, tanggal: date) -> None:
    if not ids:
        raise RuleBroken("Belum ada yang dipilih. Beri tanda pada penerimanya, lalu simpan.")
    if len(ids) > SEKALIGUS:
        raise RuleBroken(f"Pilih paling banyak {SEKALIGUS} penerima sekali simpan.")
    if salah := salah_penetapan(nomor, tanggal, hari_ini(pengaturan("zona"))):
        raise RuleBroken(salah)


def _sudah(id_: UUID, ids: Sequence[UUID], nomor: str, tanggal: date) -> bool:
    """Whether this form arrived before; its first line bears the form's id. Raises SameIdOtherContent when it said something else."""
    pertama = db.session.get(HasilPusat, id_)
    if pertama is None:
        return False
    sekali = (HasilPusat.dibuat_pada == pertama.dibuat_pada, HasilPusat.dibuat_oleh == pertama.dibuat_oleh, HasilPusat.hasil == pertama.hasil)
    dulu = set(db.session.scalars(select(HasilPusat.baris_id).where(*sekali)))
    if (dulu, pertama.sumber, pertama.tanggal) != (set(ids), nomor, tanggal):
        raise SameIdOtherContent()
    return True


def _tetapkan(id_: UUID, semua: Sequence[Usulan], ids: Sequence[UUID], nomor: str, tanggal: date, oleh: Any) -> None:
    berlaku, kini = program_berlaku(), sekarang()
    lokal = frozenset(kode for kode, p in berlaku.items() if p.lokal)
    lini = {satu.id: [b for b in satu.program if b.id in ids] for satu in semua}
    lewat = [satu.nomor for satu in semua if not all(dapat_ditetapkan(satu.status, b.keputusan, b.program, lokal) for b in lini[satu.id])]
    if lewat:
        raise StaleWrite(BERUBAH, rincian=tuple(lewat))
    for usulan in semua:
        for baris in lini[usulan.id]:
            baris.keputusan = DITETAPKAN_DINAS
            db.session.add(
                HasilPusat(
                    id=id_ if baris.id == ids[0] else uuid5(id_, str(baris.id)), usulan_id=usulan.id, desa_kode=usulan.desa_kode,
                    baris_id=baris.id, hasil=DITETAPKAN_DINAS, tanggal=tanggal, sumber=nomor, dibuat_oleh=oleh.id, dibuat_pada=kini,
                )
            )  # fmt: skip
        _catat(usulan, lini[usulan.id], berlaku, nomor, tanggal, oleh)


def _catat(usulan: Usulan, lini: Sequence[UsulanProgram], berlaku: dict[str, ProgramBerlaku], nomor: str, tanggal: date, oleh: Any) -> None:
    """On the timeline: as the end of the usulan, or beside what it still waits for."""
    lokal = frozenset(kode for kode, p in berlaku.items() if p.lokal)
    alasan = kalimat_penetapan([baris.program for baris in lini], berlaku, nomor, tanggal)
    if selesai_di_dinas(usulan.status, [(b.program, b.keputusan) for b in usulan.program], lokal):
        advance(usulan, DITETAPKAN_DINAS, oleh=oleh, alasan=alasan)
    else:
        catat_riwayat(usulan, usulan.status, oleh, alasan, waktu=sekarang())


@verb
def withdraw_lokal(baris_id: UUID, alasan: str, *, oleh: Any) -> UUID:
    """Take the decision about one line back, with a reason; a usulan that it ended waits again. Returns the id of the usulan. Twice is once.

    Raises RuleBroken without a reason, or when the family has another usulan by now that does not go with this one; NotFound.
    """
    baris = next(iter(list_baris([baris_id], untuk=oleh)), None)
    if baris is None:
        raise NotFound()
    [usulan] = list_usulan_terkunci([baris.usulan_id], untuk=oleh)
    require(oleh, Izin.HASIL_CATAT, usulan)
    lini = next(satu for satu in usulan.program if satu.id == baris_id)
    asal = find_penetapan(baris_id)
    if asal is None:
        raise NotFound()
    if lini.keputusan == DITETAPKAN_DINAS:
        if salah := salah_alasan(alasan):
            raise RuleBroken(salah)
        _tarik(usulan, lini, asal, alasan, oleh)
    audit.record("lokal.tarik", oleh=oleh, objek=asal, usulan=usulan.nomor, program=lini.program)
    return usulan.id


def _tarik(usulan: Usulan, lini: UsulanProgram, asal: HasilPusat, alasan: str, oleh: Any) -> None:
    lini.keputusan = TERVERIFIKASI
    db.session.add(
        HasilPusat(
            id=tanda_tarik(asal.id), usulan_id=usulan.id, desa_kode=usulan.desa_kode, baris_id=lini.id, hasil=DITARIK,
            tanggal=hari_ini(pengaturan("zona")), sumber=asal.sumber, keterangan=alasan[:KETERANGAN_MAKS], dibuat_oleh=oleh.id,
            dibuat_pada=sekarang(),
        )
    )  # fmt: skip
    kalimat = kalimat_penarikan(lini.program, program_berlaku(), alasan)
    if usulan.status == DITETAPKAN_DINAS:
        advance(usulan, DISAHKAN, oleh=oleh, alasan=kalimat, tarik=True)
    else:
        catat_riwayat(usulan, usulan.status, oleh, kalimat, waktu=sekarang())


@verb
def record_cetak(jumlah: int, saring: Mapping[str, str], *, oleh: Any) -> None:
    """The list of those granted is printed; it holds names and addresses, no NIK."""
    require(oleh, Izin.USULAN_LIHAT)
    audit.record("lokal.cetak", oleh=oleh, jumlah=jumlah, **saring)
