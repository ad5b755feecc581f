"""Releasing the packet to the dinsos: the kades' own act, once, with a receipt."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent
from ...jam import hari_ini, sekarang
from ...kuota.queries.periode import jendela_tertutup
from ...pengaturan.queries import pengaturan
from ...usulan.rules.status import DIAJUKAN
from ...usulan.service import advance, ambil_nomor, ask_tempat
from ..models import Musdes, Pengajuan
from ..queries import get_musdes
from ..queries.berkas import find_dokumen, find_pengajuan_of, list_layak_kunci
from ..queries.tinjau import list_bukti_kurang
from ..rules.bentuk import bagian_paket, is_sptjm
from ..rules.berkas import format_tanda_terima, halangan_melepas
from ..rules.status import kekurangan_paket
from .berkas import count_berkas


@verb
def release_paket(id_: UUID, musdes_id: UUID, *, oleh: Any) -> Pengajuan:
    """Send every layak usulan of this musdes to the dinsos and lock its family; sent twice gives the same receipt.

    A bansos usulan none of whose lines gets a place of the quota stays layak and waits; raises RuleBroken outside the input window.
    """
    musdes = get_musdes(musdes_id, untuk=oleh, kunci=True)
    require(oleh, Izin.PAKET_LEPAS, musdes)
    lama = find_pengajuan_of(musdes_id)
    if lama is not None:
        audit.record("paket.lepas", oleh=oleh, objek=lama, ulang=True)
        return lama
    if db.session.get(Pengajuan, id_) is not None:
        raise SameIdOtherContent()
    _periksa(musdes, oleh)
    usulan = list_layak_kunci(musdes_id)
    if not usulan:
        raise RuleBroken(f"Tidak ada usulan layak dari {'SPTJM' if is_sptjm(musdes.bentuk) else 'musyawarah'} ini yang dapat diajukan.")
    tutup = jendela_tertutup(musdes.desa_kode, [satu.jenis for satu in usulan])
    if tutup:
        raise RuleBroken("Paket ini belum dapat diajukan.", rincian=tuple(tutup))
    menunggu = ask_tempat(usulan, musdes.tanggal)
    pergi = [satu for satu in usulan if satu.id not in menunggu]
    for satu in pergi:
        advance(satu, DIAJUKAN, oleh=oleh)
    tahun = hari_ini(pengaturan("zona")).year
    nomor = format_tanda_terima(musdes.desa_kode, tahun, ambil_nomor("tanda_terima", musdes.desa_kode, tahun))
    pengajuan = Pengajuan(
        id=id_, musdes_id=musdes_id, desa_kode=musdes.desa_kode, nomor=nomor, jumlah=len(pergi), dibuat_oleh=oleh.id,
        dibuat_pada=sekarang(),
    )  # fmt: skip
    db.session.add(pengajuan)
    db.session.flush()
    audit.record("paket.lepas", oleh=oleh, objek=pengajuan, nomor=nomor, jumlah=len(pergi), menunggu=len(menunggu))
    return pengajuan


def _periksa(musdes: Musdes, oleh: Any) -> None:
    dokumen = find_dokumen(musdes.id, untuk=oleh)
    halangan = halangan_melepas(musdes.status, oleh.id, (musdes.dibuat_oleh, dokumen.dibuat_oleh if dokumen else None), musdes.bentuk)
    kurang = [*halangan, *(satu.kalimat for satu in kekurangan_paket(count_berkas(musdes.id), bagian_paket(musdes.bentuk)))]
    kurang += [kalimat for _, kalimat in list_bukti_kurang(musdes)]
    if kurang:
        raise RuleBroken("Paket ini belum dapat diajukan.", rincian=tuple(kurang))
