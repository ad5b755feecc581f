"""What the centre answered: recorded for one usulan or one of its lines, by hand or by an import, and what was not padan sent back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import hari_ini, sekarang
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan
from ...usulan.rules.status import DIKEMBALIKAN, DITOLAK_PUSAT, TIDAK_PADAN
from ...usulan.service import advance, release_baris
from ...verifikasi.queries.usulan import get_periksa
from ...verifikasi.rules import BAGIAN_KEMBALI, KATA_BAGIAN_KEMBALI, periksa_pengembalian
from ..models import HasilPusat
from ..queries.hasil import baris_pusat, jawaban_kini
from ..rules.hasil import KATA_HASIL, KETERANGAN_MAKS, SUMBER_MAKS, gabung_hasil, halangan_hasil, salah_tanggal
from ..rules.penarikan import jawaban_per_baris


def record_hasil(
    usulan: Usulan, hasil: str, *, tanggal: date, sumber: str, keterangan: str = "", impor_id: UUID | None = None,
    baris_id: UUID | None = None, id_: UUID | None = None, oleh: Any,
) -> HasilPusat:  # fmt: skip
    """Keep an answer of the centre and move the usulan as it says; inside the caller's transaction, its usulan locked, no audit line.

    ``baris_id`` names one approved line of a bansos usulan: the usulan moves when each of them has its answer. An answer that is
    there already (same result, day and line) is returned and nothing is written. Raises RuleBroken.
    """
    salah = halangan_hasil(usulan.status, hasil) or salah_tanggal(tanggal, hari_ini(pengaturan("zona")))
    if salah:
        raise RuleBroken(salah)
    disetujui = baris_pusat(usulan)
    if baris_id is not None and baris_id not in disetujui:
        raise RuleBroken("Program ini tidak ada di antara yang disetujui dalam usulan ini.")
    lama = jawaban_kini(usulan.id)
    sama = next((satu for satu in lama if (satu.hasil, satu.tanggal, satu.baris_id) == (hasil, tanggal, baris_id)), None)
    if sama is not None:
        return sama
    baru = HasilPusat(
        id=id_ or uuid4(), usulan_id=usulan.id, desa_kode=usulan.desa_kode, baris_id=baris_id, hasil=hasil, tanggal=tanggal,
        sumber=sumber[:SUMBER_MAKS], keterangan=keterangan[:KETERANGAN_MAKS], impor_id=impor_id, dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
    )  # fmt: skip
    db.session.add(baru)
    if hasil == DITOLAK_PUSAT and baris_id is not None:
        release_baris(usulan, [baris_id], oleh=oleh)
    menjadi = hasil if baris_id is None else gabung_hasil(jawaban_per_baris([*lama, baru], disetujui).values())
    if menjadi and menjadi != usulan.status:
        kata = f"{KATA_HASIL[menjadi]}, menurut {sumber}. {keterangan}" if keterangan else f"{KATA_HASIL[menjadi]}, menurut {sumber}."
        advance(usulan, menjadi, oleh=oleh, alasan=kata)
    db.session.flush()
    return baru


@verb
def create_hasil(
    id_: UUID, usulan_id: UUID, hasil: str, *, tanggal: date, sumber: str, keterangan: str = "", baris_id: UUID | None = None, versi: int,
    oleh: Any,
) -> HasilPusat:  # fmt: skip
    """Record one answer by hand. The same form again is the same answer; raises StaleWrite when the usulan moved meanwhile."""
    usulan = get_periksa(usulan_id, untuk=oleh, kunci=True)
    require(oleh, Izin.HASIL_CATAT, usulan)
    if not sumber:
        raise RuleBroken("Tulis sumber jawaban, misalnya nama menu SIKS-NG atau nomor surat.")
    ada = db.session.get(HasilPusat, id_)
    if ada is None:
        if usulan.versi != versi:
            raise StaleWrite("Keadaan usulan ini berubah sejak halaman dibuka. Periksa lagi, lalu simpan.")
        ada = record_hasil(
            usulan, hasil, tanggal=tanggal, sumber=sumber, keterangan=keterangan, baris_id=baris_id, id_=id_, oleh=oleh
        )
    elif (ada.usulan_id, ada.hasil, ada.tanggal, ada.sumber, ada.baris_id) != (usulan_id, hasil, tanggal, sumber, baris_id):
        raise SameIdOtherContent()
    audit.record("hasil.catat", oleh=oleh, objek=ada, usulan=usulan.nomor, hasil=hasil, status=usulan.status)
    return ada


@verb
def return_tidak_padan(usulan_id: UUID, bagian: Sequence[str], catatan: str, *, versi: int, oleh: Any) -> Usulan:
    """Send a usulan whose data the centre could not match back to its village, naming the sections to mend."""
    usulan = get_periksa(usulan_id, untuk=oleh, kunci=True)
    require(oleh, Izin.HASIL_CATAT, usulan)
    if usulan.status != TIDAK_PADAN:
        if usulan.status != DIKEMBALIKAN:
            raise NotFound()
    elif usulan.versi != versi:
        raise StaleWrite("Keadaan usulan ini berubah sejak halaman dibuka. Periksa lagi, lalu simpan.")
    else:
        if salah := periksa_pengembalian(bagian, catatan):
            raise RuleBroken(salah[0], rincian=tuple(salah[1:]))
        urut = [satu for satu in BAGIAN_KEMBALI if satu in bagian]
        kata = ", ".join(KATA_BAGIAN_KEMBALI[satu] for satu in urut)
        advance(usulan, DIKEMBALIKAN, oleh=oleh, alasan=f"Tidak padan di pusat. {kata}. {catatan}", bagian=urut)
    audit.record("hasil.kembalikan", oleh=oleh, objek=usulan, bagian=list(bagian))
    return usulan
