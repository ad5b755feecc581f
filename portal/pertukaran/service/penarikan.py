"""Taking back an answer of the centre that was typed by hand: a row of its own says so, and the usulan is what it was before."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, StaleWrite
from ...jam import hari_ini, sekarang
from ...pengaturan.queries import pengaturan
from ...usulan.models import Usulan
from ...usulan.service import advance, retake_baris
from ...verifikasi.queries.usulan import get_periksa
from ..models import HasilPusat
from ..queries.hasil import baris_pusat, is_dipulihkan, jawaban_kini
from ..rules.hasil import HASIL, KATA_HASIL, KETERANGAN_MAKS
from ..rules.penarikan import (
    DITARIK,
    KALIMAT_DIPULIHKAN,
    ditolak_karena,
    halangan_tarik,
    keadaan_dari,
    salah_alasan,
    tanda_tarik,
)


@verb
def withdraw_hasil(hasil_id: UUID, usulan_id: UUID, alasan: str, *, versi: int, oleh: Any) -> HasilPusat:
    """Take the last answer about a usulan back, with a reason; only while nothing was built on it. Twice is once.

    Places of the quota that the answer freed are taken again. Raises StaleWrite when the usulan moved since, RuleBroken, NotFound.
    """
    usulan = get_periksa(usulan_id, untuk=oleh, kunci=True)
    require(oleh, Izin.HASIL_CATAT, usulan)
    asal = db.session.get(HasilPusat, hasil_id)
    if asal is None or asal.usulan_id != usulan_id or asal.hasil not in HASIL:
        raise NotFound()
    tarik = db.session.get(HasilPusat, tanda_tarik(hasil_id))
    if tarik is None:
        if usulan.versi != versi:
            raise StaleWrite("Keadaan usulan ini berubah sejak halaman dibuka. Periksa lagi, lalu simpan.")
        if salah := salah_alasan(alasan):
            raise RuleBroken(salah)
        tarik = take_back(usulan, asal, alasan, oleh=oleh)
    audit.record("hasil.tarik", oleh=oleh, objek=asal, usulan=usulan.nomor, hasil=asal.hasil, status=usulan.status)
    return tarik


def take_back(usulan: Usulan, asal: HasilPusat, alasan: str, *, impor_id: UUID | None = None, oleh: Any) -> HasilPusat:
    """Take this answer back; inside the caller's transaction, its usulan locked, no audit line. Raises RuleBroken, perhaps half-way."""
    jawaban, disetujui = jawaban_kini(usulan.id), baris_pusat(usulan)
    salah = halangan_tarik(asal.id, jawaban, usulan.status, disetujui, impor_id)
    if salah or is_dipulihkan(usulan.id):
        raise RuleBroken(salah or KALIMAT_DIPULIHKAN)
    tinggal = [satu for satu in jawaban if satu.id != asal.id]
    tarik = HasilPusat(
        id=tanda_tarik(asal.id), usulan_id=usulan.id, desa_kode=usulan.desa_kode, baris_id=asal.baris_id, hasil=DITARIK,
        tanggal=hari_ini(pengaturan("zona")), sumber=asal.sumber, keterangan=alasan[:KETERANGAN_MAKS], dibuat_oleh=oleh.id,
        dibuat_pada=sekarang(),
    )  # fmt: skip
    db.session.add(tarik)
    retake_baris(usulan, ditolak_karena(jawaban, tinggal, disetujui))
    menjadi = keadaan_dari(tinggal, disetujui)
    if menjadi != usulan.status:
        advance(usulan, menjadi, oleh=oleh, alasan=f"{KATA_HASIL[asal.hasil]} ditarik: {alasan}", tarik=True)
    else:
        usulan.diubah_pada = sekarang()  # a form that was shown with the answer is then late
    db.session.flush()
    return tarik
