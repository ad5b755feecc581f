"""Reads of imports for pages, and what the portal has already of the families and people in a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, case, or_, select, type_coerce

from ...akun.models import Pengguna
from ...akun.rules import DESA
from ...db import db, termasuk
from ...errors import NotFound
from ...keluarga.models import Anggota, Keluarga, Perubahan, Rumah
from ...keluarga.rules.bagian import ANGGOTA, RUMAH
from ...kit.paging import UKURAN
from ...kit.tanggal import ZONA
from ...pengaturan.queries import pengaturan
from ...verifikasi.queries.usulan import sekantor
from ...wilayah.models import Wilayah
from ..models import Impor, ImporBaris, PetaKolom
from ..rules.impor_baris import KOLOM_A, KOLOM_K
from ..rules.impor_jenis import SALAH


def _pilih(untuk: Any) -> Select[Any]:
    return select(Impor, Pengguna.nama.label("oleh_nama")).join(Pengguna, Pengguna.id == Impor.dibuat_oleh).where(sekantor(untuk))


def get_impor(id: UUID, *, untuk: Any, kunci: bool = False) -> Impor:
    """The import of the person's office, its row locked with ``kunci``; raises NotFound."""
    pilih = _pilih(untuk).where(Impor.id == id)
    if kunci:
        pilih = pilih.with_for_update(of=Impor).execution_options(populate_existing=True)
    impor = db.session.scalar(pilih)
    if impor is None:
        raise NotFound()
    return impor


def list_impor(*, untuk: Any, setelah: tuple[datetime, UUID] | None = None, ukuran: int = UKURAN) -> list[Any]:
    """Rows (Impor, oleh_nama), newest first, up to ``ukuran`` + 1 after (dibuat_pada, id)."""
    pilih = _pilih(untuk)
    if setelah:
        pada, id_ = setelah
        pilih = pilih.where(Impor.dibuat_pada <= pada, or_(Impor.dibuat_pada < pada, Impor.id < id_))
    return list(db.session.execute(pilih.order_by(Impor.dibuat_pada.desc(), Impor.id.desc()).limit(ukuran + 1)))


def list_baris(impor_id: UUID, aksi: str = "", *, setelah: int = 0, ukuran: int = UKURAN) -> list[ImporBaris]:
    """Rows of the preview of one kind, or of all, in the order of the file; the caller has asked get_impor."""
    pilih = select(ImporBaris).where(ImporBaris.impor_id == impor_id, ImporBaris.nomor > setelah)
    pilih = pilih.where(ImporBaris.aksi == aksi) if aksi else pilih
    return list(db.session.scalars(pilih.order_by(ImporBaris.nomor).limit(ukuran + 1)))


def iter_salah(impor_id: UUID) -> Iterator[Any]:
    """(galat, isi) of every row that cannot be used, in the order of the file."""
    pilih = select(ImporBaris.galat, ImporBaris.isi).where(ImporBaris.impor_id == impor_id, ImporBaris.aksi == SALAH)
    yield from db.session.execute(pilih.order_by(ImporBaris.nomor).execution_options(yield_per=500))


def iter_baris(impor_id: UUID, setelah: int, *, ukuran: int = 300) -> list[Any]:
    """The next rows to bring in, after ``setelah``; what is packed in ``padat`` says everything about a new family, so its ``isi`` is not read."""
    keluarga = type_coerce(ImporBaris.keluarga_id, String)  # as the driver has it: most families are only written, by its digits
    isi = case((ImporBaris.padat.is_(None), ImporBaris.isi), else_=None).label("isi")
    kolom = (ImporBaris.nomor, isi, ImporBaris.padat, ImporBaris.sebelum, ImporBaris.desa_kode, keluarga, ImporBaris.objek_id)
    pilih = select(*kolom).where(ImporBaris.impor_id == impor_id, ImporBaris.nomor > setelah, ImporBaris.aksi.not_in((SALAH, "sama")))
    return list(db.session.execute(pilih.order_by(ImporBaris.nomor).limit(ukuran)))


def find_peta(jenis: str, kepala_sidik: str) -> PetaKolom | None:
    """The mapping that somebody made for these headings."""
    return db.session.scalar(select(PetaKolom).where(PetaKolom.jenis == jenis, PetaKolom.kepala_sidik == kepala_sidik))


def nama_unit(awal: str) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """{code: name} of all desa under ``awal``, and {(kecamatan, desa) casefolded: code}."""
    pilih = select(Wilayah.kode, Wilayah.nama).where(or_(Wilayah.kode == awal, Wilayah.kode.startswith(awal + ".", autoescape=True)))
    semua: dict[str, str] = {kode: nama for kode, nama in db.session.execute(pilih)}
    desa = {kode: nama for kode, nama in semua.items() if kode.count(".") == 3}
    return desa, {(semua.get(kode[:8], "").casefold(), nama.casefold()): kode for kode, nama in desa.items()}


class Sudah:
    """What the portal has of some families of a file, by a bounded number of statements."""

    def __init__(self, no_kk: Collection[str], nik: Collection[str]) -> None:
        self.keluarga: dict[str, list[Any]] = {}
        self.anggota: dict[UUID, list[Any]] = {}
        self.rumah: dict[UUID, Any] = {}
        self.di_lain: dict[str, list[Any]] = {}
        if no_kk:
            for satu in db.session.execute(_KELUARGA.where(termasuk(Keluarga.no_kk, no_kk))):
                self.keluarga.setdefault(satu.no_kk, []).append(satu)
        ids = [satu.id for semua in self.keluarga.values() for satu in semua]
        if ids:
            for satu in db.session.execute(_ANGGOTA.where(Anggota.keluarga_id.in_(ids)).order_by(Anggota.keluarga_id, Anggota.urutan)):
                self.anggota.setdefault(satu.keluarga_id, []).append(satu)
            self.rumah = {satu.keluarga_id: satu for satu in db.session.execute(_RUMAH.where(Rumah.keluarga_id.in_(ids)))}
        if nik:
            for satu in db.session.execute(select(Anggota.nik, Anggota.keluarga_id, Anggota.desa_kode).where(termasuk(Anggota.nik, nik))):
                self.di_lain.setdefault(satu.nik, []).append(satu)

    def lama(self, k: Any) -> dict[str, Any]:
        """The family as ``bandingkan`` takes it."""
        rumah = self.rumah.get(k.id)
        return {
            "k": {nama: getattr(k, nama) for nama in KOLOM_K}, "r": dict(rumah.isi) if rumah else {},
            "a": {str(satu.id): isi_anggota(satu) for satu in self.anggota.get(k.id, ())},
        }  # fmt: skip

    def di_keluarga_lain(self, nik: str | None, kecuali: UUID | None) -> Any:
        """A member of another family with this NIK, or None."""
        return next((satu for satu in self.di_lain.get(nik or "", ()) if satu.keluarga_id != kecuali), None)


_KELUARGA = select(
    Keluarga.id, Keluarga.no_kk, Keluarga.desa_kode, Keluarga.nama, Keluarga.terkunci, Keluarga.versi, *(getattr(Keluarga, n) for n in KOLOM_K)
)
_ANGGOTA = select(
    Anggota.id, Anggota.keluarga_id, Anggota.versi, Anggota.rincian, *(getattr(Anggota, nama) for nama in KOLOM_A)
)
_RUMAH = select(Rumah.keluarga_id, Rumah.isi, Rumah.daftar, Rumah.versi)


def isi_anggota(satu: Any) -> dict[str, Any]:
    """A member's columns as a file has them: dates as text."""
    isi = {nama: getattr(satu, nama) for nama in KOLOM_A}
    lahir = isi["tanggal_lahir"]
    return isi | {"tanggal_lahir": lahir.isoformat() if lahir else None, "rincian": satu.rincian or {}}


def ditulis_sesudah(ids: Collection[UUID], tanggal: date) -> dict[UUID, set[tuple[str, str]]]:
    """{family: {(k, r or member, column)}} of what the villages typed after that day; what another import wrote is none of theirs."""
    if not ids:
        return {}
    awal = datetime.combine(tanggal, time.max, ZONA[pengaturan("zona")])
    pilih = select(Perubahan.keluarga_id, Perubahan.bagian, Perubahan.objek_id, Perubahan.beda)
    pilih = pilih.join(Pengguna, Pengguna.id == Perubahan.oleh).where(Pengguna.peran.in_(DESA))
    hasil: dict[UUID, set[tuple[str, str]]] = {}
    for satu in db.session.execute(pilih.where(Perubahan.keluarga_id.in_(ids), Perubahan.pada > awal)):
        siapa = str(satu.objek_id) if satu.bagian == ANGGOTA else "r" if satu.bagian == RUMAH else "k"
        hasil.setdefault(satu.keluarga_id, set()).update((siapa, kolom) for kolom in satu.beda)
    return hasil
