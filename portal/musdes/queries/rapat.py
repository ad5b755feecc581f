"""Reads of musdes: each starts from what the person may see and fetches only the columns shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, case, exists, func, select

from ...akun.models import Pengguna
from ...akun.queries import cakupan, nama_pengguna_by_id
from ...akun.rules import Izin, boleh
from ...audit.queries import list_jejak
from ...db import db
from ...errors import NotFound
from ...keluarga.models import Keluarga, Kriteria
from ...keluarga.queries.pindah import bila_terlihat, terlihat
from ...usulan.models import Usulan
from ...usulan.rules.status import DITUNDA, KATA_STATUS, SIAP_MUSDES
from ...wilayah.models import Wilayah
from ..models import Acara, Dokumen, Musdes, Peserta
from ..rules.peserta import FaktaPeserta, Kehadiran, hitung_kehadiran
from ..rules.status import BATAL, BERLANGSUNG, DIRENCANAKAN, FaktaPenutupan, boleh_mencatat, kekurangan_penutupan
from ..rules.suara import hak_suara, salah_suara, suara_of
from .undur import list_undur

# Of a family that moved to another desa since, the meeting's own village sees nothing new.
SETELAH_PINDAH = (Keluarga.jumlah_anggota, Keluarga.desil, Kriteria.terpenuhi, Kriteria.dijawab)


@dataclass(frozen=True)
class Lingkup:
    """A unit as a scope, to narrow a list by what was chosen."""

    wilayah_kode: str


def get_musdes(id: UUID, *, untuk: Any, kunci: bool = False) -> Musdes:
    """The meeting, locked for a verb when ``kunci``; raises NotFound when absent or out of scope."""
    pilih = select(Musdes).where(Musdes.id == id, cakupan(Musdes.desa_kode, untuk))
    musdes = db.session.scalar(pilih.with_for_update() if kunci else pilih)
    if musdes is None or not boleh(untuk, Izin.MUSDES_LIHAT, musdes):
        raise NotFound()
    return musdes


def find_musdes(id: UUID) -> Musdes | None:
    """The row of a form's id, whoever's it is: only to see whether the form arrived before."""
    return db.session.get(Musdes, id)


def list_musdes(
    *, untuk: Any, wilayah: str = "", status: str = "", setelah: tuple[date, UUID] | None = None, ukuran: int = 25
) -> list[Row[Any]]:
    """Meetings, newest first, up to ``ukuran`` + 1 after the key (tanggal, id), with the counts of agenda and decisions."""
    hitung = select(func.count()).where(Acara.musdes_id == Musdes.id)
    pilih = (
        select(
            Musdes.id, Musdes.desa_kode, Musdes.status, Musdes.tanggal, Musdes.jam_mulai, Musdes.tempat, Musdes.nomor, Musdes.bentuk,
            Wilayah.nama.label("desa_nama"), hitung.scalar_subquery().label("jumlah_acara"),
            hitung.where(Acara.keputusan != "").scalar_subquery().label("diputus"),
        )
        .join(Wilayah, Wilayah.kode == Musdes.desa_kode)
        .where(cakupan(Musdes.desa_kode, untuk))
        .order_by(Musdes.tanggal.desc(), Musdes.id.desc())
    )  # fmt: skip
    if wilayah:
        pilih = pilih.where(cakupan(Musdes.desa_kode, Lingkup(wilayah)))
    if status:
        pilih = pilih.where(Musdes.status == status)
    if setelah:
        tanggal, id_ = setelah
        pilih = pilih.where((Musdes.tanggal < tanggal) | ((Musdes.tanggal == tanggal) & (Musdes.id < id_)))
    return list(db.session.execute(pilih.limit(ukuran + 1)))


def list_peserta(musdes_id: UUID, *, untuk: Any) -> list[Row[Any]]:
    """Everybody invited or walked in: the invited first, each group in the order of the list."""
    return list(
        db.session.execute(
            select(
                Peserta.id, Peserta.urutan, Peserta.nama, Peserta.jenis_kelamin, Peserta.unsur, Peserta.jabatan,
                Peserta.alamat, Peserta.diundang, Peserta.hadir_pada, Peserta.versi,
            )
            .where(Peserta.musdes_id == musdes_id, cakupan(Peserta.desa_kode, untuk))
            .order_by(case((Peserta.diundang, 0), else_=1), Peserta.urutan, Peserta.id)
        )
    )  # fmt: skip


def get_peserta(id: UUID, musdes: Musdes, *, kunci: bool = False) -> Peserta:
    """One participant of a meeting that was loaded through somebody's scope; raises NotFound."""
    pilih = select(Peserta).where(Peserta.id == id, Peserta.musdes_id == musdes.id)
    peserta = db.session.scalar(pilih.with_for_update() if kunci else pilih)
    if peserta is None:
        raise NotFound()
    return peserta


def find_peserta(id: UUID) -> Peserta | None:
    """The row of a form's id, whoever's it is: only to see whether the form arrived before."""
    return db.session.get(Peserta, id)


def get_acara(id: UUID, musdes: Musdes, *, kunci: bool = False) -> Acara:
    """One usulan on the agenda of a meeting that was loaded through somebody's scope; raises NotFound."""
    pilih = select(Acara).where(Acara.id == id, Acara.musdes_id == musdes.id)
    acara = db.session.scalar(pilih.with_for_update() if kunci else pilih)
    if acara is None:
        raise NotFound()
    return acara


def list_acara_terkunci(musdes: Musdes) -> list[Acara]:
    """The whole agenda, locked for a verb, in order of priority."""
    return list(
        db.session.scalars(
            select(Acara).where(Acara.musdes_id == musdes.id).order_by(Acara.urutan, Acara.id).with_for_update()
        )
    )


def list_acara(musdes_id: UUID, *, untuk: Any) -> list[Row[Any]]:
    """The agenda in order of priority, each usulan with what the meeting needs to know of its family. No NIK."""
    return list(
        db.session.execute(
            select(
                Acara.id, Acara.usulan_id, Acara.urutan, Acara.keputusan, Acara.alasan, Acara.diputus_oleh,
                Acara.diputus_pada, Acara.versi, Acara.suara_setuju, Acara.suara_tidak, Acara.suara_abstain,
                Pengguna.nama.label("diputus_nama"), Usulan.nomor, Usulan.jenis,
                Usulan.status.label("status_usulan"), Usulan.alasan_hapus, Usulan.perubahan, Usulan.keterangan, Usulan.isi_sidik,
                Usulan.keluarga_id,
                *(bila_terlihat(kolom, untuk, "") for kolom in (Keluarga.rt, Keluarga.rw, Keluarga.alamat)), bila_terlihat(Keluarga.nama, untuk),
                *(bila_terlihat(kolom, untuk, None) for kolom in SETELAH_PINDAH), terlihat(untuk),
            )
            .join(Usulan, Usulan.id == Acara.usulan_id)
            .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
            .outerjoin(Kriteria, Kriteria.keluarga_id == Keluarga.id)
            .outerjoin(Pengguna, Pengguna.id == Acara.diputus_oleh)
            .where(Acara.musdes_id == musdes_id, cakupan(Acara.desa_kode, untuk))
            .order_by(Acara.urutan, Acara.id)
        )
    )  # fmt: skip


def _bebas(pilih: Select[Any]) -> Select[Any]:
    """Only usulan that wait for a meeting and stand on no open one."""
    terpakai = exists().where(
        Acara.usulan_id == Usulan.id, Musdes.id == Acara.musdes_id, Musdes.status.in_((DIRENCANAKAN, BERLANGSUNG))
    )
    return pilih.where(Usulan.status.in_((SIAP_MUSDES, DITUNDA)), ~terpakai)


def list_usulan_siap(desa_kode: str, *, untuk: Any) -> list[Row[Any]]:
    """Usulan of the desa that may be put on an agenda, by RW and RT; those put off before are among them."""
    pilih = (
        select(
            Usulan.id, Usulan.nomor, Usulan.jenis, Usulan.status, Usulan.alasan_hapus, Usulan.perubahan,
            Keluarga.nama, Keluarga.rt, Keluarga.rw, Keluarga.jumlah_anggota,
        )
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .where(Usulan.desa_kode == desa_kode, cakupan(Usulan.desa_kode, untuk))
        .order_by(Keluarga.rw, Keluarga.rt, Usulan.dibuat_pada, Usulan.id)
    )  # fmt: skip
    return list(db.session.execute(_bebas(pilih)))


def list_usulan_bebas(ids: Collection[UUID], musdes: Musdes) -> list[Usulan]:
    """Of these usulan those that may go on this agenda, locked in one fixed order so that two operators never deadlock."""
    terkunci = select(Usulan).where(Usulan.id.in_(ids), Usulan.desa_kode == musdes.desa_kode).order_by(Usulan.id)
    semua = list(db.session.scalars(terkunci.with_for_update()))
    # Asked again once the locks are held: only now nobody else can put them on another agenda.
    bebas = set(db.session.scalars(_bebas(select(Usulan.id)).where(Usulan.id.in_([satu.id for satu in semua]))))
    return [usulan for usulan in semua if usulan.id in bebas]


def list_usulan_terkunci(ids: Collection[UUID]) -> dict[UUID, Usulan]:
    """The usulan of an agenda, locked in one fixed order."""
    pilih = select(Usulan).where(Usulan.id.in_(ids)).order_by(Usulan.id).with_for_update()
    return {usulan.id: usulan for usulan in db.session.scalars(pilih)}


def find_musdes_sebelum(musdes: Musdes) -> UUID | None:
    """The desa's latest other meeting to which people were invited."""
    return db.session.scalar(
        select(Musdes.id)
        .where(
            Musdes.desa_kode == musdes.desa_kode, Musdes.id != musdes.id, Musdes.status != BATAL,
            exists().where(Peserta.musdes_id == Musdes.id, Peserta.diundang),
        )
        .order_by(Musdes.tanggal.desc(), Musdes.id.desc())
        .limit(1)
    )  # fmt: skip


def find_dokumen_formulir(id: UUID) -> Dokumen | None:
    """The paper of a form's id, whoever's it is: only to see whether the form arrived before."""
    return db.session.get(Dokumen, id)


def find_pengubah(objek_id: UUID) -> tuple[str, datetime] | None:
    """Who changed a row last, and when, as the trail has it."""
    baris = list_jejak(objek_id=str(objek_id), ukuran=0)
    if not baris:
        return None
    return nama_pengguna_by_id({baris[0].pengguna_id}).get(baris[0].pengguna_id, "seseorang"), baris[0].waktu


def list_hadir(peserta: Iterable[Any]) -> Kehadiran:
    """The counts of an attendance list."""
    return hitung_kehadiran(
        FaktaPeserta(satu.unsur, satu.jenis_kelamin, satu.diundang, satu.hadir_pada is not None) for satu in peserta
    )


def list_kekurangan(musdes: Musdes, *, untuk: Any, selesai: datetime | None = None) -> list[str]:
    """What keeps the meeting from closing, as sentences."""
    acara, hadir = list_acara(musdes.id, untuk=untuk), list_hadir(list_peserta(musdes.id, untuk=untuk)).hadir
    kurang = kekurangan_penutupan(
        FaktaPenutupan(
            status=musdes.status, hadir=hadir, pimpinan=musdes.pimpinan_nama,
            notulis=musdes.notulis_nama, notulen=musdes.notulen, jumlah_acara=len(acara),
            belum_diputus=tuple(a.nama for a in acara if not a.keputusan and a.status_usulan == SIAP_MUSDES),
            tanpa_alasan=tuple(a.nama for a in acara if a.keputusan and not a.alasan),
            mulai=datetime.combine(musdes.tanggal, musdes.jam_mulai), selesai=selesai, cara=musdes.cara,
            suara_setuju=musdes.suara_setuju, suara_tidak=musdes.suara_tidak,
            suara_lebih=_suara_lebih(musdes.id, acara, hadir, untuk),
        )  # fmt: skip
    )
    lepas = [f"{a.nama} ({KATA_STATUS[a.status_usulan].lower()})" for a in acara if a.status_usulan != SIAP_MUSDES]
    if lepas and boleh_mencatat(musdes.status):
        kurang.append(f"Tidak lagi menunggu musyawarah, keluarkan dari acara: {', '.join(lepas)}.")
    return kurang


def _suara_lebih(musdes_id: UUID, acara: Iterable[Any], hadir: int, untuk: Any) -> tuple[str, ...]:
    """Families with more votes than people who may vote: somebody was ticked off, or recused, after the vote."""
    suara = [(satu, hasil) for satu in acara if (hasil := suara_of(satu))]
    undur = Counter(satu.acara_id for satu in list_undur(musdes_id, untuk=untuk) if satu.hadir_pada) if suara else Counter()
    return tuple(satu.nama for satu, hasil in suara if salah_suara(hasil, hak_suara(hadir, undur[satu.id])))
