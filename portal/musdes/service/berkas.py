"""The files of the packet: coming in, going again before release, and how they carry the musdes forward."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from sqlalchemy import select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent
from ...jam import sekarang
from ...web.uploads import BerkasTersimpan, simpan_foto, simpan_pindaian
from ..models import BerkasMusdes, Musdes
from ..queries import get_musdes
from ..queries.berkas import find_pengajuan, get_berkas
from ..queries.pembetulan import find_nomor_lain, list_dokumen
from ..rules.berkas import KALIMAT_DILEPAS, halangan_mengunggah, status_paket
from ..rules.pindaian import KETIK, baca_ketikan, pilih_dokumen
from ..rules.status import BERITA_ACARA, FOTO


def upload_berkas(
    id_: UUID, musdes_id: UUID, jenis: str, stream: IO[bytes], nama_asli: str, *, folder: Path, oleh: Any, ketikan: str = "",
    urutan: int | None = None,
) -> BerkasMusdes:  # fmt: skip
    """Store one file of the packet under the id of its form; the same form again is the same file.

    A scan of the berita acara names its paper: ``ketikan`` is the code or hash typed from it, ``urutan`` the page, else the next one.
    Raises KodeDitolak when it names another paper. The file is checked and written before the transaction begins, for a large scan
    takes seconds; if the row is then refused, the file goes too.
    """
    _periksa(get_musdes(musdes_id, untuk=oleh), jenis, oleh, ketikan)
    db.session.rollback()
    simpan = simpan_foto if jenis == FOTO else simpan_pindaian
    tersimpan = simpan(stream, nama_asli, folder=folder, nama=id_.hex)
    try:
        return _catat_berkas(id_, musdes_id, jenis, tersimpan, ketikan, urutan, oleh=oleh)
    except Exception:
        db.session.rollback()
        ada = db.session.get(BerkasMusdes, id_)
        if ada is None or ada.berkas != tersimpan.nama:
            (folder / tersimpan.nama).unlink(missing_ok=True)
        raise


def _periksa(musdes: Musdes, jenis: str, oleh: Any, ketikan: str) -> UUID | None:
    """Raises when the file may not come; returns the paper that a scan of the berita acara shows."""
    require(oleh, Izin.MUSDES_TULIS, musdes)
    halangan = halangan_mengunggah(musdes.status, jenis, find_pengajuan(musdes.id, untuk=oleh) is not None)
    if halangan:
        raise RuleBroken(halangan)
    if jenis != BERITA_ACARA:
        return None
    dicari = baca_ketikan(ketikan)
    lain = find_nomor_lain(dicari.kode_sidik, dicari.awal_sidik, untuk=oleh)
    dokumen_id: UUID = pilih_dokumen(dicari, list_dokumen(musdes.id, untuk=oleh), lain).id
    return dokumen_id


@verb
def _catat_berkas(
    id_: UUID, musdes_id: UUID, jenis: str, tersimpan: BerkasTersimpan, ketikan: str, urutan: int | None, *, oleh: Any
) -> BerkasMusdes:
    musdes = get_musdes(musdes_id, untuk=oleh, kunci=True)
    lama = db.session.get(BerkasMusdes, id_)
    if lama is not None:
        if (lama.musdes_id, lama.jenis, lama.sidik) != (musdes_id, jenis, tersimpan.sha256):
            raise SameIdOtherContent()
        audit.record("berkas.unggah", oleh=oleh, objek=lama, jenis=jenis, ulang=True)
        return lama
    dokumen_id = _periksa(musdes, jenis, oleh, ketikan)
    berkas = BerkasMusdes(
        id=id_, musdes_id=musdes_id, desa_kode=musdes.desa_kode, jenis=jenis, nama_asli=tersimpan.nama_asli,
        berkas=tersimpan.nama, mime=tersimpan.mime, ukuran=tersimpan.ukuran, sidik=tersimpan.sha256,
        dibuat_oleh=oleh.id, dibuat_pada=sekarang(), dokumen_id=dokumen_id, cara_baca=KETIK if dokumen_id else "",
        urutan=urutan or count_berkas(musdes_id)[jenis] + 1,
    )  # fmt: skip
    db.session.add(berkas)
    db.session.flush()
    musdes.status = status_paket(musdes.status, count_berkas(musdes_id))
    audit.record("berkas.unggah", oleh=oleh, objek=berkas, jenis=jenis, ukuran=tersimpan.ukuran, status=musdes.status)
    return berkas


def count_berkas(musdes_id: UUID) -> Counter[str]:
    """How many files there are of each part."""
    jenis = select(BerkasMusdes.jenis).where(BerkasMusdes.musdes_id == musdes_id, BerkasMusdes.dihapus_pada.is_(None))
    return Counter(db.session.scalars(jenis))


@verb
def delete_berkas(id_: UUID, musdes_id: UUID, *, oleh: Any) -> BerkasMusdes:
    """Take a file out of the packet before release; its row and content stay for the trail. Twice is once."""
    musdes = get_musdes(musdes_id, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    berkas = db.session.get(BerkasMusdes, id_)
    ulang = berkas is not None and berkas.musdes_id == musdes_id and berkas.dihapus_pada is not None
    if berkas is None or not ulang:
        berkas = get_berkas(id_, musdes_id, untuk=oleh, kunci=True)
        if find_pengajuan(musdes_id, untuk=oleh) is not None:
            raise RuleBroken(KALIMAT_DILEPAS)
        berkas.dihapus_pada = sekarang()
    audit.record("berkas.hapus", oleh=oleh, objek=berkas, jenis=berkas.jenis, ulang=ulang)
    return berkas


def open_berkas(id_: UUID, musdes_id: UUID, *, oleh: Any) -> BerkasMusdes:
    """The file for who may see it; a scan of the berita acara shows NIK, so looking at it leaves a line."""
    berkas = get_berkas(id_, musdes_id, untuk=oleh)
    if berkas.jenis == BERITA_ACARA:
        _catat_lihat(id_, musdes_id, oleh=oleh)
        berkas = get_berkas(id_, musdes_id, untuk=oleh)
    return berkas


@verb
def _catat_lihat(id_: UUID, musdes_id: UUID, *, oleh: Any) -> None:
    berkas = get_berkas(id_, musdes_id, untuk=oleh)
    audit.record("berkas.lihat", oleh=oleh, objek=berkas, jenis=berkas.jenis)
