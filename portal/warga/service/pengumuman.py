"""Publishing the result of a musdes for its days, and withdrawing it early; the list itself never changes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import hari_ini, sekarang
from ...kit.isi import sidik
from ...musdes.queries import get_musdes
from ...musdes.queries.berkas import get_dokumen
from ...musdes.rules.bentuk import kata_akta
from ...pengaturan.queries import pengaturan
from ..models import Pengumuman
from ..queries.pengumuman import get_pengumuman, get_ringkas, keadaan, list_hidup_of, pratinjau_of
from ..rules.pengumuman import DIUMUMKAN, kalimat_keadaan, salah_alasan


@verb
def publish_pengumuman(id_: UUID, musdes_id: UUID, dokumen_id: UUID, *, oleh: Any) -> Pengumuman:
    """Publish the paper in force, from today on; a list of an older paper of this musdes is withdrawn with it.

    ``dokumen_id`` is the paper that the preview showed. The same form again answers with the same list. Raises RuleBroken when it was
    put right meanwhile, was published before, or is not closed.
    """
    musdes = get_musdes(musdes_id, untuk=oleh, kunci=True)
    require(oleh, Izin.PENGUMUMAN_TULIS, musdes)
    ada = db.session.get(Pengumuman, id_)
    if ada is not None:
        if (ada.musdes_id, ada.dokumen_id) != (musdes_id, dokumen_id):
            raise SameIdOtherContent()
        audit.record("pengumuman.terbit", oleh=oleh, objek=ada, ulang=True)
        return ada
    lihat = pratinjau_of(musdes, hari_ini(pengaturan("zona")), untuk=oleh)
    if lihat.halangan:
        raise RuleBroken(lihat.halangan)
    if lihat.dokumen_id != dokumen_id:
        raise RuleBroken("Surat ini baru saja dibetulkan. Muat ulang halaman, periksa daftarnya, lalu umumkan.")
    _periksa_isi(dokumen_id, oleh)
    lama = _tarik_lama(musdes_id, lihat.isi["nomor"], oleh)
    satu = Pengumuman(
        id=id_, musdes_id=musdes_id, dokumen_id=dokumen_id, desa_kode=musdes.desa_kode, nomor=lihat.isi["nomor"], mulai=lihat.masa.mulai,
        sampai=lihat.masa.sampai, sanggah_sampai=lihat.masa.sanggah_sampai, isi=lihat.isi, isi_sidik=sidik(lihat.isi), dibuat_oleh=oleh.id,
        dibuat_pada=sekarang(),
    )  # fmt: skip
    db.session.add(satu)
    db.session.flush()
    baris, sampai = len(lihat.isi["baris"]), satu.sampai.isoformat()
    audit.record("pengumuman.terbit", oleh=oleh, objek=satu, nomor=satu.nomor, baris=baris, sampai=sampai, menarik=lama)
    return satu


def _periksa_isi(dokumen_id: UUID, oleh: Any) -> None:
    """A list is published only from the content that was frozen."""
    dokumen = get_dokumen(dokumen_id, untuk=oleh)
    if sidik(dokumen.isi) != dokumen.sidik:
        raise RuleBroken(f"Isi {kata_akta(dokumen.jenis)} ini tidak cocok lagi dengan saat ditutup. Hubungi pengelola portal.")


def _tarik_lama(musdes_id: UUID, nomor: str, oleh: Any) -> int:
    """Withdraw what was published of older papers; returns how many lists that were."""
    semua = list_hidup_of(musdes_id)
    for satu in semua:
        satu.ditarik_oleh, satu.ditarik_pada, satu.alasan_tarik = oleh.id, sekarang(), f"Dibetulkan dengan nomor {nomor}."
    return len(semua)


@verb
def withdraw_pengumuman(id_: UUID, alasan: str, *, versi: int, oleh: Any) -> Pengumuman:
    """End a publication before its last day, for a reason; it never shows a name again. The same form again changes nothing."""
    satu = get_pengumuman(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.PENGUMUMAN_TULIS, satu)
    alasan = alasan.strip()
    if satu.ditarik_pada is not None and (satu.ditarik_oleh, satu.alasan_tarik) == (oleh.id, alasan):
        audit.record("pengumuman.tarik", oleh=oleh, objek=satu, ulang=True)
        return satu
    if salah := salah_alasan(alasan):
        raise RuleBroken(salah)
    kini = keadaan(get_ringkas(id_, untuk=oleh), hari_ini(pengaturan("zona")))
    if kini != DIUMUMKAN:
        raise RuleBroken(kalimat_keadaan(kini, satu.sampai))
    if satu.versi != versi:
        raise StaleWrite("Pengumuman ini sudah diubah orang lain. Muat ulang halaman, lalu coba lagi.")
    satu.ditarik_oleh, satu.ditarik_pada, satu.alasan_tarik = oleh.id, sekarang(), alasan
    db.session.flush()
    audit.record("pengumuman.tarik", oleh=oleh, objek=satu, nomor=satu.nomor)
    return satu
