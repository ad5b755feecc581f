"""The files of the packet: coming in, going again before release, and how they carry the musdes forward."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
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
from ...web.uploads import SEMENTARA, BerkasTersimpan, kode_qr, sapu_berkas, simpan_foto, simpan_pindaian
from ..models import BerkasMusdes, Musdes
from ..queries import get_musdes
from ..queries.berkas import find_pengajuan, get_berkas
from ..queries.pembetulan import find_nomor_lain, list_dokumen
from ..rules.bentuk import AKTA
from ..rules.berkas import KALIMAT_DILEPAS, PINDAIAN, halangan_mengunggah, status_paket
from ..rules.pindaian import KETIK, QR, baca_ketikan, kode_dari_qr, pilih_dari_qr, pilih_dokumen
from ..rules.status import FOTO

SUBFOLDER = "musdes"
NAMA_BERKAS = re.compile(r"[0-9a-f]{32}\.(jpg|pdf)")


@dataclass(frozen=True)
class Kiriman:
    """One file of the packet as it comes: ``ketikan`` is the code or hash typed from it, ``urutan`` the page (else the next one),
    ``ganti`` the file whose place it takes."""

    jenis: str
    stream: IO[bytes]
    nama_asli: str
    ketikan: str = ""
    urutan: int | None = None
    ganti: UUID | None = None


def upload_berkas(id_: UUID, musdes_id: UUID, kiriman: Kiriman, *, folder: Path, oleh: Any) -> BerkasMusdes:
    """Store one file of the packet under the id of its form; the same form again is the same file.

    A scan names its paper by its QR code; what was typed counts when none can be read. Raises KodeDitolak when it shows another paper.
    The file is checked, written and searched for codes before the transaction begins, for a large scan takes seconds; if the row is
    then refused, the file goes too.
    """
    _periksa(get_musdes(musdes_id, untuk=oleh), kiriman, oleh)
    db.session.rollback()
    simpan = simpan_foto if kiriman.jenis == FOTO else simpan_pindaian
    tersimpan = simpan(kiriman.stream, kiriman.nama_asli, folder=folder, nama=id_.hex)
    try:
        halaman = kode_dari_qr(kode_qr(kiriman.stream)) if kiriman.jenis in PINDAIAN else {}
        return _catat_berkas(id_, musdes_id, kiriman, tersimpan, halaman, oleh=oleh)
    except BaseException:
        db.session.rollback()
        ada = db.session.get(BerkasMusdes, id_)
        if ada is None or ada.berkas != tersimpan.nama:
            (folder / tersimpan.nama).unlink(missing_ok=True)
        raise


def _periksa(musdes: Musdes, kiriman: Kiriman, oleh: Any) -> None:
    """Raises when the file may not come now, whatever it shows."""
    require(oleh, Izin.MUSDES_TULIS, musdes)
    halangan = halangan_mengunggah(musdes.status, kiriman.jenis, find_pengajuan(musdes.id, untuk=oleh) is not None, musdes.bentuk)
    if halangan:
        raise RuleBroken(halangan)


def _kenali(musdes: Musdes, kiriman: Kiriman, halaman: dict[str, int], oleh: Any) -> tuple[UUID | None, str]:
    """(paper that the scan shows, how that was read); only the act itself must name one."""
    dokumen = list_dokumen(musdes.id, untuk=oleh)
    akta = kiriman.jenis in AKTA
    if halaman:
        lain = {kode: find_nomor_lain(kode, "", untuk=oleh) for kode in halaman}
        return pilih_dari_qr(halaman, dokumen, lain, harus_berlaku=akta).id, QR
    if not akta:
        return None, ""
    dicari = baca_ketikan(kiriman.ketikan)
    nomor_lain = find_nomor_lain(dicari.kode_sidik, dicari.awal_sidik, untuk=oleh)
    return pilih_dokumen(dicari, dokumen, nomor_lain).id, KETIK


@verb
def _catat_berkas(
    id_: UUID, musdes_id: UUID, kiriman: Kiriman, tersimpan: BerkasTersimpan, halaman: dict[str, int], *, oleh: Any
) -> BerkasMusdes:
    musdes = get_musdes(musdes_id, untuk=oleh, kunci=True)
    jenis, lama = kiriman.jenis, db.session.get(BerkasMusdes, id_)
    if lama is not None:
        if (lama.musdes_id, lama.jenis, lama.sidik) != (musdes_id, jenis, tersimpan.sha256):
            raise SameIdOtherContent()
        audit.record("berkas.unggah", oleh=oleh, objek=lama, jenis=jenis, ulang=True)
        return lama
    _periksa(musdes, kiriman, oleh)
    dokumen_id, cara_baca = _kenali(musdes, kiriman, halaman, oleh)
    diganti = _keluarkan(musdes, kiriman, oleh)
    berkas = BerkasMusdes(
        id=id_, musdes_id=musdes_id, desa_kode=musdes.desa_kode, jenis=jenis, nama_asli=tersimpan.nama_asli,
        berkas=tersimpan.nama, mime=tersimpan.mime, ukuran=tersimpan.ukuran, sidik=tersimpan.sha256,
        dibuat_oleh=oleh.id, dibuat_pada=sekarang(), dokumen_id=dokumen_id, cara_baca=cara_baca,
        urutan=kiriman.urutan or (diganti.urutan if diganti else count_berkas(musdes_id)[jenis] + 1),
    )  # fmt: skip
    db.session.add(berkas)
    db.session.flush()
    musdes.status = status_paket(musdes.status, count_berkas(musdes_id))
    lain = {"menggantikan": diganti.id} if diganti else {}
    audit.record("berkas.unggah", oleh=oleh, objek=berkas, jenis=jenis, ukuran=tersimpan.ukuran, status=musdes.status, **lain)
    return berkas


def _keluarkan(musdes: Musdes, kiriman: Kiriman, oleh: Any) -> BerkasMusdes | None:
    """The file that gives up its place; its row and content are kept as an earlier version."""
    if kiriman.ganti is None:
        return None
    diganti = get_berkas(kiriman.ganti, musdes.id, untuk=oleh, kunci=True)
    if diganti.dihapus_pada is not None or diganti.jenis != kiriman.jenis:
        raise RuleBroken("Berkas yang hendak diganti sudah tidak ada di bagian ini. Muat ulang halaman, lalu pilih lagi.")
    diganti.dihapus_pada = sekarang()
    db.session.flush()
    return diganti


def sweep_berkas(folder: Path, *, sebelum: float) -> int:
    """Delete files of packets older than ``sebelum`` without a row, as a server killed between the file and its row leaves them.

    The name of a file is the id of its row; what is named otherwise and is not half written stays. Returns how many went.
    """

    def milik(nama: list[str]) -> set[str]:
        asing = {satu for satu in nama if not NAMA_BERKAS.fullmatch(satu) and not satu.startswith(SEMENTARA)}
        ids = [UUID(satu[:32]) for satu in nama if NAMA_BERKAS.fullmatch(satu)]
        return asing | set(db.session.scalars(select(BerkasMusdes.berkas).where(BerkasMusdes.id.in_(ids))))

    return sapu_berkas(folder / SUBFOLDER, milik, sebelum=sebelum)


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
    if berkas.jenis in AKTA:
        _catat_lihat(id_, musdes_id, oleh=oleh)
        berkas = get_berkas(id_, musdes_id, untuk=oleh)
    return berkas


@verb
def _catat_lihat(id_: UUID, musdes_id: UUID, *, oleh: Any) -> None:
    berkas = get_berkas(id_, musdes_id, untuk=oleh)
    audit.record("berkas.lihat", oleh=oleh, objek=berkas, jenis=berkas.jenis)
