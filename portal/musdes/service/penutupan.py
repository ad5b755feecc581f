"""Closing: the usulan get what the meeting decided, the berita acara its number, and from then on nothing changes."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken
from ...jam import sekarang
from ...kit.nomor_surat import format_nomor
from ...pengaturan.queries import kop_of, pengaturan
from ...usulan.service import advance, ambil_nomor
from ..models import Dokumen, Musdes
from ..queries import find_dokumen_formulir, get_musdes, list_acara_terkunci, list_kekurangan, list_usulan_terkunci
from ..queries.berkas import find_dokumen
from ..rules.bentuk import SPTJM, kata_akta
from ..rules.peserta import istilah
from ..rules.status import BERITA_ACARA, DITUTUP
from . import dokumen
from .umum import bentrok, periksa_mencatat, periksa_rapat

POLA = {BERITA_ACARA: "pola_nomor_ba", SPTJM: "pola_nomor_sptjm"}


@verb
def close_musdes(id_: UUID, musdes_id: UUID, versi: int, *, jam_selesai: time, oleh: Any) -> Dokumen:
    """Close the meeting and freeze its berita acara; ``id_`` is the document's id, minted in the form.

    The same form again gives the same document. Raises RuleBroken with the list of what is missing, and StaleWrite
    when the notulen or the plan changed since the page was shown.
    """
    musdes = get_musdes(musdes_id, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    periksa_rapat(musdes)
    lama = find_dokumen_formulir(id_)
    if lama is not None and lama.musdes_id == musdes.id:
        audit.record("musdes.tutup", oleh=oleh, objek=musdes, ulang=True)
        return lama
    _periksa(musdes, versi, jam_selesai, oleh)
    acara = list_acara_terkunci(musdes)
    usulan = list_usulan_terkunci([satu.usulan_id for satu in acara])
    for satu in acara:
        advance(usulan[satu.usulan_id], satu.keputusan, oleh=oleh, alasan=satu.alasan)
    musdes.jam_selesai, musdes.status, musdes.ditutup_pada = jam_selesai, DITUTUP, sekarang()
    musdes.nomor = ambil_nomor_ba(musdes.desa_kode, musdes.tanggal)
    db.session.flush()
    hasil = dokumen.freeze(musdes, id_, musdes.nomor, oleh=oleh)
    audit.record("musdes.tutup", oleh=oleh, objek=musdes, nomor=musdes.nomor, jumlah=len(acara), sidik=hasil.sidik)
    return hasil


def _periksa(musdes: Musdes, versi: int, jam_selesai: time, oleh: Any) -> None:
    ada = find_dokumen(musdes.id, untuk=oleh)
    if ada is not None:
        raise RuleBroken(f"{istilah(musdes.desa_kode).jenis} ini sudah ditutup dengan nomor {ada.nomor}. Tidak ada yang berubah.")
    periksa_mencatat(musdes)
    if musdes.versi != versi:
        raise bentrok(musdes.id, "Notulen atau rencana", ("Baca lagi, lalu tutup sekali lagi.",))
    if kurang := list_kekurangan(musdes, untuk=oleh, selesai=datetime.combine(musdes.tanggal, jam_selesai)):
        raise RuleBroken("Musyawarah belum dapat ditutup.", rincian=tuple(kurang))


def ambil_nomor_ba(desa_kode: str, tanggal: date, akta: str = BERITA_ACARA) -> str:
    """The next number of the desa's own series of this year, after the pattern of the kabupaten; inside the caller's transaction.

    Berita acara and SPTJM are one series, so that two papers of a desa never bear the same number, whatever the patterns are.
    """
    kop = kop_of(desa_kode)
    urut = ambil_nomor("ba", desa_kode, tanggal.year)
    try:
        return format_nomor(
            pengaturan(POLA[akta]), urut=urut, singkatan=kop["singkatan"] or inisial(kop["desa"]), tanggal=tanggal
        )
    except ValueError as salah:
        raise RuleBroken(f"Pola nomor {kata_akta(akta)} belum dapat dipakai: {salah} Minta admin dinsos memperbaikinya.") from None


def inisial(nama: str) -> str:
    """The short form of a desa that has not set one: Air Bang -> AB, Derati -> DERATI."""
    kata = re.findall(r"[^\W_]+", nama.upper())
    return "".join(satu[0] for satu in kata) if len(kata) > 1 else "".join(kata)[:12]
