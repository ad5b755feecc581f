"""Who is invited and who came: the list before the meeting, ticks and walk-ins during it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent
from ...jam import sekarang
from ...kit.isi import sidik
from ..models import Musdes, Peserta, UndurDiri
from ..queries import find_musdes_sebelum, find_peserta, get_musdes, get_peserta, list_peserta
from ..rules.status import DIRENCANAKAN
from .umum import bentrok, periksa_mencatat, periksa_mengatur, periksa_rapat

ORANG = ("nama", "jenis_kelamin", "unsur", "jabatan", "alamat")
UNDANGAN_TETAP = "Undangan hanya dapat diubah sebelum musyawarah dibuka. Yang datang tanpa undangan dicatat di halaman kehadiran."


def _musdes(id_: UUID, oleh: Any) -> Musdes:
    musdes = get_musdes(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    periksa_rapat(musdes)
    return musdes


def _orang(isi: Mapping[str, Any]) -> dict[str, Any]:
    return {kolom: isi[kolom] for kolom in ORANG}


def _tambah(id_: UUID, musdes: Musdes, isi: Mapping[str, Any], diundang: bool) -> tuple[Peserta, bool]:
    """The new row, or the one that this form made before; tells whether it was there. Raises SameIdOtherContent."""
    tanda = sidik({**_orang(isi), "diundang": diundang, "musdes": musdes.id})
    lama = find_peserta(id_)
    if lama is not None:
        if lama.isi_sidik != tanda:
            raise SameIdOtherContent()
        return lama, True
    semua = musdes.peserta
    peserta = Peserta(
        id=id_, musdes_id=musdes.id, desa_kode=musdes.desa_kode, diundang=diundang, isi_sidik=tanda,
        urutan=max((satu.urutan for satu in semua), default=0) + 1, hadir_pada=None if diundang else sekarang(), **_orang(isi),
    )  # fmt: skip
    db.session.add(peserta)
    db.session.flush()
    return peserta, False


@verb
def create_undangan(id_: UUID, musdes_id: UUID, isi: Mapping[str, Any], *, oleh: Any) -> Peserta:
    """Invite somebody, until the meeting is opened. The same id with the same content again gives the same row."""
    musdes = _musdes(musdes_id, oleh)
    if musdes.status != DIRENCANAKAN:
        periksa_mengatur(musdes)
        raise RuleBroken(UNDANGAN_TETAP)
    peserta, ulang = _tambah(id_, musdes, isi, diundang=True)
    audit.record("peserta.undang", oleh=oleh, objek=peserta, ulang=ulang)
    return peserta


@verb
def copy_undangan(musdes_id: UUID, *, oleh: Any) -> int:
    """Invite those who were invited to the desa's last meeting and are not on the list yet; returns how many."""
    musdes = _musdes(musdes_id, oleh)
    if musdes.status != DIRENCANAKAN:
        periksa_mengatur(musdes)
        raise RuleBroken(UNDANGAN_TETAP)
    sumber = find_musdes_sebelum(musdes)
    if sumber is None:
        raise RuleBroken("Belum ada musyawarah sebelumnya yang punya daftar undangan.")
    ada = {(satu.nama.casefold(), satu.unsur) for satu in musdes.peserta}
    urutan = max((satu.urutan for satu in musdes.peserta), default=0)
    baru = [s for s in list_peserta(sumber, untuk=oleh) if s.diundang and (s.nama.casefold(), s.unsur) not in ada]
    for ke, satu in enumerate(baru, 1):
        isi = {kolom: getattr(satu, kolom) for kolom in ORANG}
        db.session.add(
            Peserta(
                id=uuid4(), musdes_id=musdes.id, desa_kode=musdes.desa_kode, diundang=True, urutan=urutan + ke,
                isi_sidik=sidik({**isi, "diundang": True, "musdes": musdes.id}), **isi,
            )  # fmt: skip
        )
    audit.record("musdes.salin_undangan", oleh=oleh, objek=musdes, jumlah=len(baru))
    return len(baru)


@verb
def update_peserta(id_: UUID, musdes_id: UUID, isi: Mapping[str, Any], versi: int, *, oleh: Any) -> Peserta:
    """Correct a name, unsur, jabatan or address, until the meeting closes. Raises StaleWrite."""
    musdes = _musdes(musdes_id, oleh)
    periksa_mengatur(musdes)
    peserta = get_peserta(id_, musdes, kunci=True)
    baru, kini = _orang(isi), {kolom: getattr(peserta, kolom) for kolom in ORANG}
    if peserta.versi != versi and baru != kini:
        baris = (f"Tersimpan: {', '.join(filter(None, kini.values()))}", f"Anda tulis: {', '.join(filter(None, baru.values()))}")
        raise bentrok(peserta.id, "Data peserta ini", baris)
    for kolom, nilai in baru.items():
        setattr(peserta, kolom, nilai)
    audit.record("peserta.ubah", oleh=oleh, objek=peserta)
    return peserta


@verb
def delete_peserta(id_: UUID, musdes_id: UUID, *, oleh: Any) -> None:
    """Take an invitation back before the opening, or a walk-in that was noted by mistake before the closing."""
    musdes = _musdes(musdes_id, oleh)
    periksa_mengatur(musdes)
    peserta = get_peserta(id_, musdes, kunci=True)
    if peserta.diundang and musdes.status != DIRENCANAKAN:
        raise RuleBroken(UNDANGAN_TETAP)
    db.session.execute(delete(UndurDiri).where(UndurDiri.peserta_id == peserta.id))
    db.session.delete(peserta)
    audit.record("peserta.hapus", oleh=oleh, objek=peserta, diundang=peserta.diundang)


@verb
def create_hadir(id_: UUID, musdes_id: UUID, isi: Mapping[str, Any], *, oleh: Any) -> Peserta:
    """Note somebody who came without an invitation. The same id with the same content again gives the same row."""
    musdes = _musdes(musdes_id, oleh)
    periksa_mencatat(musdes)
    peserta, ulang = _tambah(id_, musdes, isi, diundang=False)
    audit.record("peserta.datang", oleh=oleh, objek=peserta, ulang=ulang)
    return peserta


@verb
def set_hadir(id_: UUID, musdes_id: UUID, hadir: bool, versi: int, *, oleh: Any) -> Peserta:
    """Tick somebody as present, or take the tick back. Two operators who tick the same name agree; else StaleWrite."""
    musdes = _musdes(musdes_id, oleh)
    periksa_mencatat(musdes)
    peserta = get_peserta(id_, musdes, kunci=True)
    kini = peserta.hadir_pada is not None
    if peserta.versi != versi and kini != hadir:
        kata = {True: "hadir", False: "belum hadir"}
        raise bentrok(peserta.id, f"Kehadiran {peserta.nama}", (f"Tersimpan: {kata[kini]}", f"Anda pilih: {kata[hadir]}"))
    if kini != hadir:
        peserta.hadir_pada = sekarang() if hadir else None
    audit.record("peserta.hadir" if hadir else "peserta.batal_hadir", oleh=oleh, objek=peserta, ulang=kini == hadir)
    return peserta
