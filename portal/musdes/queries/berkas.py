"""Reads of frozen papers, uploaded files and the released packet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, exists, select

from ...akun.models import Pengguna
from ...akun.queries import cakupan
from ...akun.rules import Izin, boleh
from ...db import db
from ...errors import NotFound
from ...keluarga.models import Keluarga
from ...keluarga.queries.pindah import bila_terlihat
from ...kuota.queries.periode import list_keadaan
from ...kuota.rules.jendela import Keadaan
from ...usulan.models import Riwayat, Usulan
from ...usulan.rules.status import DIAJUKAN, LAYAK
from ..models import Acara, BerkasMusdes, Cetakan, Dokumen, Musdes, Pengajuan
from ..rules.bentuk import AKTA, bagian_paket
from ..rules.berkas import KALIMAT_BUKTI, PINDAIAN, boleh_mengunggah, halangan_melepas
from ..rules.pembetulan import halangan_pembetulan
from ..rules.status import BEKU, kekurangan_paket
from .pembetulan import list_dokumen
from .tinjau import list_bukti_kurang


def get_dokumen(id: UUID, *, untuk: Any) -> Dokumen:
    """The frozen paper; raises NotFound when absent, out of scope or not for this role."""
    dokumen = db.session.scalar(select(Dokumen).where(Dokumen.id == id, cakupan(Dokumen.desa_kode, untuk)))
    if dokumen is None or not boleh(untuk, Izin.MUSDES_LIHAT, dokumen):
        raise NotFound()
    return dokumen


def find_dokumen(musdes_id: UUID, *, untuk: Any) -> Row[Any] | None:
    """The paper in force of a musdes (id, nomor, sidik, tanggal, dibuat_oleh), without its content; None before it closes."""
    return db.session.execute(
        select(Dokumen.id, Dokumen.nomor, Dokumen.sidik, Dokumen.tanggal, Dokumen.dibuat_oleh).where(
            Dokumen.musdes_id == musdes_id, Dokumen.jenis.in_(AKTA), Dokumen.diganti_oleh.is_(None),
            cakupan(Dokumen.desa_kode, untuk),
        )
    ).first()  # fmt: skip


def find_cetakan(dokumen_id: UUID, jenis: str, kertas: str) -> bytes | None:
    """The kept bytes of a paper, or None when nobody has printed it yet."""
    return db.session.scalar(
        select(Cetakan.pdf).where(Cetakan.dokumen_id == dokumen_id, Cetakan.jenis == jenis, Cetakan.kertas == kertas)
    )


def get_berkas(id: UUID, musdes_id: UUID, *, untuk: Any, kunci: bool = False) -> BerkasMusdes:
    """The uploaded file; raises NotFound when absent, removed, of another musdes or out of scope.

    A scan of the berita acara shows NIK, so it is there only for who may see one. The dinsos also sees scans that were replaced.
    """
    hidup: Any = BerkasMusdes.dihapus_pada.is_(None)
    if boleh(untuk, Izin.ANTREAN_LIHAT):
        hidup = hidup | BerkasMusdes.jenis.in_(PINDAIAN)
    pilih = select(BerkasMusdes).where(
        BerkasMusdes.id == id, BerkasMusdes.musdes_id == musdes_id, hidup, cakupan(BerkasMusdes.desa_kode, untuk)
    )
    berkas = db.session.scalar(pilih.with_for_update() if kunci else pilih)
    if berkas is None or not boleh(untuk, Izin.MUSDES_LIHAT, berkas):
        raise NotFound()
    if berkas.jenis in AKTA and not boleh(untuk, Izin.NIK_LIHAT, berkas):
        raise NotFound()
    return berkas


def list_berkas(musdes_id: UUID, *, untuk: Any) -> Sequence[Row[Any]]:
    """The uploaded files of a musdes: pages by number, else as they came; those taken out too, for who picks by ``dihapus_pada``."""
    return db.session.execute(
        select(
            BerkasMusdes.id, BerkasMusdes.jenis, BerkasMusdes.nama_asli, BerkasMusdes.ukuran, BerkasMusdes.mime, BerkasMusdes.sidik,
            BerkasMusdes.dibuat_pada, BerkasMusdes.dihapus_pada, BerkasMusdes.urutan, BerkasMusdes.dokumen_id, BerkasMusdes.cara_baca,
        )
        .where(BerkasMusdes.musdes_id == musdes_id, cakupan(BerkasMusdes.desa_kode, untuk))
        .order_by(BerkasMusdes.urutan, BerkasMusdes.dibuat_pada, BerkasMusdes.id)
    ).all()  # fmt: skip


def find_pengajuan(musdes_id: UUID, *, untuk: Any) -> Row[Any] | None:
    """The receipt of the released packet (id, nomor, jumlah, dibuat_pada, oleh_nama), or None."""
    return db.session.execute(
        select(Pengajuan.id, Pengajuan.nomor, Pengajuan.jumlah, Pengajuan.dibuat_pada, Pengguna.nama.label("oleh_nama"))
        .join(Pengguna, Pengguna.id == Pengajuan.dibuat_oleh)
        .where(Pengajuan.musdes_id == musdes_id, cakupan(Pengajuan.desa_kode, untuk))
    ).first()


def find_pengajuan_of(musdes_id: UUID) -> Pengajuan | None:
    """The released packet of a musdes that the caller has loaded by scope, or None."""
    return db.session.scalar(select(Pengajuan).where(Pengajuan.musdes_id == musdes_id))


def list_diajukan(musdes_id: UUID, *, untuk: Any) -> Sequence[Row[Any]]:
    """What went out with the packet, in agenda order: number, kind, present state, family. No NIK."""
    keluar = exists().where(Riwayat.usulan_id == Usulan.id, Riwayat.dari == LAYAK, Riwayat.ke == DIAJUKAN)
    return db.session.execute(
        select(
            Usulan.id, Usulan.nomor, Usulan.jenis, Usulan.status, bila_terlihat(Keluarga.nama, untuk),
            *(bila_terlihat(kolom, untuk, "") for kolom in (Keluarga.rt, Keluarga.rw)),
        )
        .join(Acara, Acara.usulan_id == Usulan.id)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .where(Acara.musdes_id == musdes_id, Acara.keputusan == LAYAK, keluar, cakupan(Usulan.desa_kode, untuk))
        .order_by(Acara.urutan, Acara.id)
    ).all()  # fmt: skip


def list_layak_kunci(musdes_id: UUID) -> list[Usulan]:
    """The usulan that this musdes found layak and that wait in the village, locked; for a verb that has the musdes."""
    return list(
        db.session.scalars(
            select(Usulan)
            .join(Acara, Acara.usulan_id == Usulan.id)
            .where(Acara.musdes_id == musdes_id, Acara.keputusan == LAYAK, Usulan.status == LAYAK)
            .order_by(Acara.urutan, Acara.id)
            .with_for_update(of=Usulan)
            .execution_options(populate_existing=True)
        )
    )


def list_jenis_layak(musdes_id: UUID) -> list[str]:
    """The kinds of the usulan that a release of this packet would send."""
    return list(
        db.session.scalars(
            select(Usulan.jenis)
            .join(Acara, Acara.usulan_id == Usulan.id)
            .where(Acara.musdes_id == musdes_id, Acara.keputusan == LAYAK, Usulan.status == LAYAK)
            .distinct()
            .order_by(Usulan.jenis)
        )
    )


@dataclass(frozen=True)
class BagianPaket:
    """One part of the packet: its files, the scans that they replaced, what is missing, and the id for the next file sent."""

    kode: str
    kata: str
    berkas: tuple[Row[Any], ...]
    sebelumnya: tuple[Row[Any], ...]
    kurang: str
    id_berkas: str


@dataclass(frozen=True)
class Paket:
    """What templates/musdes/_paket.html shows."""

    musdes: Musdes
    beku: bool
    dokumen: Row[Any] | None
    dokumen_lama: tuple[Row[Any], ...]
    pengajuan: Row[Any] | None
    bagian: tuple[BagianPaket, ...]
    boleh_unggah: bool
    boleh_betulkan: bool
    boleh_lepas: bool
    halangan: tuple[str, ...]
    masa: tuple[str, ...]
    id_pengajuan: str
    bukti: tuple[tuple[UUID, str], ...] = ()  # what removals agreed after a tinjau ulang still lack

    @property
    def kurang(self) -> tuple[str, ...]:
        """Everything that stands between this packet and its release."""
        return (*self.halangan, *(satu.kurang for satu in self.bagian if satu.kurang), *((KALIMAT_BUKTI,) if self.bukti else ()))


def paket_of(musdes: Musdes, *, untuk: Any) -> Paket:
    """The packet of a musdes that the caller has loaded by scope, as this person may work on it."""
    tercatat = list_berkas(musdes.id, untuk=untuk)
    semua = [berkas for berkas in tercatat if berkas.dihapus_pada is None]
    dulu = [berkas for berkas in tercatat if berkas.dihapus_pada and berkas.jenis in PINDAIAN] if boleh(untuk, Izin.ANTREAN_LIHAT) else []
    pengajuan = find_pengajuan(musdes.id, untuk=untuk)
    bagian = bagian_paket(musdes.bentuk)
    kurang = {satu.bagian: satu.kalimat for satu in kekurangan_paket({b: _jumlah(semua, b) for b in bagian}, bagian)}
    dokumen = find_dokumen(musdes.id, untuk=untuk)
    tulis = boleh(untuk, Izin.MUSDES_TULIS, musdes)
    halangan = halangan_melepas(musdes.status, untuk.id, (musdes.dibuat_oleh, getattr(dokumen, "dibuat_oleh", None)), musdes.bentuk)
    masa = [] if pengajuan else _masa(musdes)
    return Paket(
        musdes=musdes,
        beku=musdes.status in BEKU,
        dokumen=dokumen,
        dokumen_lama=tuple(satu for satu in list_dokumen(musdes.id, untuk=untuk) if satu.diganti_oleh) if dokumen else (),
        pengajuan=pengajuan,
        bagian=tuple(
            BagianPaket(
                kode, kata, tuple(b for b in semua if b.jenis == kode), tuple(b for b in dulu if b.jenis == kode), kurang.get(kode, ""),
                str(uuid4()),
            )
            for kode, kata in bagian.items()
        ),
        boleh_unggah=tulis and boleh_mengunggah(musdes.status, pengajuan is not None),
        boleh_betulkan=tulis and dokumen is not None and halangan_pembetulan(musdes.status, pengajuan is not None, musdes.bentuk) is None,
        boleh_lepas=boleh(untuk, Izin.PAKET_LEPAS, musdes),
        halangan=(*halangan, *(satu.kalimat for satu in masa if not satu.terbuka)),
        masa=tuple(satu.kalimat for satu in masa if satu.terbuka),
        id_pengajuan=str(uuid4()),
        bukti=tuple(list_bukti_kurang(musdes)) if musdes.status in BEKU and not pengajuan else (),
    )


def _masa(musdes: Musdes) -> list[Keadaan]:
    """The input windows that limit what this packet would send."""
    keadaan = list_keadaan(musdes.desa_kode)
    return [keadaan[jenis] for jenis in list_jenis_layak(musdes.id) if jenis in keadaan] if keadaan else []


def _jumlah(semua: Sequence[Row[Any]], jenis: str) -> int:
    return sum(berkas.jenis == jenis for berkas in semua)
