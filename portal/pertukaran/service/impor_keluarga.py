"""Writing families of a register: those that are there column by column, with their history; new ones by ``impor_baru``.

All rows of one import bear the moment at which it was started, some microseconds apart, so that what came later can be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import selectinload

from ...db import db
from ...jam import sekarang
from ...keluarga.models import Anggota, Keluarga, Perubahan, Rumah
from ...keluarga.queries import fakta_of
from ...keluarga.rules.bagian import ALAMAT, ANGGOTA, RUMAH
from ...keluarga.rules.kelengkapan import kekurangan
from ...keluarga.rules.riwayat import BUAT, UBAH, beda_of
from ...kit.bunyi import bunyi
from ...kit.id_urut import uuid_urut
from ...kit.kode.dtsen_rumah import DTSEN, VERSI
from ...kit.kode.dukcapil import KEPALA_KELUARGA
from ..models import Impor
from ..rules.impor_baris import KOLOM_A
from ..rules.impor_jenis import BERKAS_MENANG
from .impor_baru import TANPA_NIK, KeluargaBaru, cari

BERUBAH = "Keluarga ini diubah sesudah pratinjau dibuat, jadi tidak dimasukkan. Unggah lagi berkasnya bila masih perlu."
_TEKS_A = ("tempat_lahir", "jenis_kelamin", "ibu_kandung")


class Catatan:
    """Gathers the history of one step."""

    def __init__(self, pada: datetime, oleh_id: UUID, ids: Iterator[UUID] | None = None) -> None:
        self.pada, self.oleh, self.baris = pada, oleh_id, list[dict[str, Any]]()
        self._ke: dict[UUID, int] = {}
        self._id = ids or uuid_urut(sekarang())

    def tambah(
        self, keluarga_id: UUID, desa: str, bagian: str, lama: Mapping[str, Any], baru: Mapping[str, Any], aksi: str = UBAH,
        objek: UUID | None = None, nama: str = "",
    ) -> None:  # fmt: skip
        """One change, when there is one."""
        beda = beda_of(lama, baru)
        if beda:
            self.catat(keluarga_id, desa, bagian, beda, aksi, objek, nama)

    def catat(
        self, keluarga_id: UUID, desa: str, bagian: str, beda: Mapping[str, Any], aksi: str, objek: UUID | None = None, nama: str = ""
    ) -> None:
        """One change whose difference is known."""
        ke = self._ke[keluarga_id] = self._ke.get(keluarga_id, -1) + 1
        self.baris.append(
            {
                "id": next(self._id), "keluarga_id": keluarga_id, "desa_kode": desa, "bagian": bagian, "objek_id": objek, "objek_nama": nama,
                "aksi": aksi, "beda": beda, "oleh": self.oleh, "pada": self.pada + timedelta(microseconds=ke),
            }
        )  # fmt: skip

    def simpan(self) -> None:
        if self.baris:
            db.session.connection().execute(insert(Perubahan), self.baris)


def _semua_baru(isi: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The difference of what was not there before; the values are as the history keeps them, only the codes lie one deeper."""
    beda = {nama: [None, nilai] for nama, nilai in isi.items() if nama != "rincian" and nilai is not None and nilai != ""}
    return beda | {f"rincian.{nama}": [None, nilai] for nama, nilai in isi.get("rincian", {}).items()}


def write_keluarga(impor: Impor, isi: Sequence[dict[str, Any]], baru: KeluargaBaru, *, oleh: Any) -> dict[int, str]:
    """Write these families; {number of the row: why} of those that changed since the preview. Inside a transaction."""
    tinggal: dict[int, str] = {}
    catatan = Catatan(impor.dijalankan_pada or sekarang(), oleh.id)
    baru.tulis(tinggal)
    _tulis_lama(impor, [satu for satu in isi if not satu["isi"].get("baru")], catatan, tinggal)
    catatan.simpan()
    return tinggal


def _orang_baru(
    keluarga_id: UUID, desa: str, semua: Iterable[Sequence[Any]], mulai: int, tanda: str, catatan: Catatan
) -> list[dict[str, Any]]:
    baris = []
    for urutan, (id_, _, isi) in enumerate(semua, mulai):
        orang = {nama: isi.get(nama, "" if nama in _TEKS_A else None) for nama in KOLOM_A} | {"rincian": isi.get("rincian", {})}
        orang["tanpa_nik_alasan"] = "" if orang["nik"] else TANPA_NIK
        catatan.catat(keluarga_id, desa, ANGGOTA, _semua_baru({**orang, "urutan": urutan}), BUAT, UUID(id_), orang["nama"])
        orang["tanggal_lahir"] = date.fromisoformat(orang["tanggal_lahir"]) if orang["tanggal_lahir"] else None
        baris.append(
            {
                "id": UUID(id_), "keluarga_id": keluarga_id, "desa_kode": desa, "urutan": urutan, **orang,
                "nama_cari": cari(orang["nama"]), "bunyi": bunyi(orang["nama"]), "rincian_daftar": DTSEN, "rincian_versi": VERSI,
                "isi_sidik": tanda, "versi": 1,
            }
        )  # fmt: skip
    return baris


def _rumah(keluarga_id: UUID, desa: str, isi: Mapping[str, Any], catatan: Catatan) -> dict[str, Any]:
    daftar = {"daftar": DTSEN, "daftar_versi": VERSI, "isi": dict(isi)}
    return {"keluarga_id": keluarga_id, "desa_kode": desa, **daftar, "diubah_pada": catatan.pada, "versi": 1}


def tulisan(impor: Impor, isi: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any], dict[str, dict[str, Any]]]:
    """What a row writes to the family, its house and its members: with what the village wrote later only where the file is to win."""
    tahan = isi.get("bentrok", {}) if impor.opsi.get("bentrok") == BERKAS_MENANG else {}
    orang = {id_: {**isi["ua"].get(id_, {}), **tahan.get("a", {}).get(id_, {})} for id_ in {*isi["ua"], *tahan.get("a", {})}}
    return {**isi["k"], **tahan.get("k", {})}, {**isi["r"], **tahan.get("r", {})}, orang


def _tulis_lama(impor: Impor, semua: Sequence[dict[str, Any]], catatan: Catatan, tinggal: dict[int, str]) -> None:
    if not semua:
        return
    ids = [satu["keluarga"] for satu in semua]
    terkunci = select(Keluarga).where(Keluarga.id.in_(ids)).order_by(Keluarga.id).with_for_update()
    keluarga = {k.id: k for k in db.session.scalars(terkunci.execution_options(populate_existing=True).options(*MUAT))}
    disentuh = []
    for satu in semua:
        k, isi = keluarga.get(satu["keluarga"]), satu["isi"]
        if k is None or not _utuh(k, isi):
            tinggal[satu["nomor"]] = BERUBAH
            continue
        tulis_k, tulis_r, tulis_a = tulisan(impor, isi)
        ubah_keluarga(k, tulis_k, tulis_r, tulis_a, catatan)
        if isi["a"]:
            mulai = max((a.urutan for a in k.anggota), default=0) + 1
            baris = _orang_baru(k.id, k.desa_kode, isi["a"], mulai, f"{impor.id.hex}{satu['nomor']:032d}", catatan)
            db.session.connection().execute(insert(Anggota), baris)
        disentuh.append(k.id)
    refresh_banyak(disentuh, catatan)


def _utuh(k: Keluarga, isi: Mapping[str, Any]) -> bool:
    """Whether the family stands as the preview saw it."""
    versi = {str(a.id): a.versi for a in k.anggota}
    return not k.terkunci and k.versi == isi["v"] and versi == isi["av"] and (k.rumah.versi if k.rumah else 0) == isi["rv"]


def ubah_keluarga(
    k: Keluarga, tulis_k: Mapping[str, Any], tulis_r: Mapping[str, Any], tulis_a: Mapping[str, Mapping[str, Any]], catatan: Catatan
) -> None:
    """Write columns of a family that is there, with their history; an empty value takes a variable of house or person out."""
    if tulis_k:
        catatan.tambah(k.id, k.desa_kode, ALAMAT, {nama: getattr(k, nama) for nama in tulis_k}, tulis_k)
        for nama, nilai in tulis_k.items():
            setattr(k, nama, nilai)
    if tulis_r:
        lama = dict(k.rumah.isi) if k.rumah else {}
        baru = {nama: nilai for nama, nilai in {**lama, **tulis_r}.items() if nilai is not None}
        catatan.tambah(k.id, k.desa_kode, RUMAH, lama, baru)
        if k.rumah:
            k.rumah.isi, k.rumah.diubah_pada = baru, catatan.pada
        else:
            db.session.connection().execute(insert(Rumah), [_rumah(k.id, k.desa_kode, baru, catatan)])
    for a in k.anggota:
        if str(a.id) in tulis_a:
            _ubah_orang(k, a, tulis_a[str(a.id)], catatan)


def _ubah_orang(k: Keluarga, a: Anggota, tulis: Mapping[str, Any], catatan: Catatan) -> None:
    rincian = {nama.removeprefix("rincian."): nilai for nama, nilai in tulis.items() if nama.startswith("rincian.")}
    baru = {nama: nilai for nama, nilai in tulis.items() if not nama.startswith("rincian.")}
    if baru.get("tanggal_lahir"):
        baru["tanggal_lahir"] = date.fromisoformat(baru["tanggal_lahir"])
    if baru.get("nik"):
        baru["tanpa_nik_alasan"] = ""
    if rincian:
        baru["rincian"] = {nama: nilai for nama, nilai in {**a.rincian, **rincian}.items() if nilai is not None}
    baru = {nama: "" if nilai is None and nama in _TEKS_A else nilai for nama, nilai in baru.items()}
    catatan.tambah(k.id, k.desa_kode, ANGGOTA, {nama: getattr(a, nama) for nama in baru}, baru, UBAH, a.id, a.nama)
    for nama, nilai in baru.items():
        setattr(a, nama, nilai)
    if "nama" in baru:
        a.nama_cari, a.bunyi = cari(a.nama), bunyi(a.nama)


MUAT = (selectinload(Keluarga.anggota), selectinload(Keluarga.rumah))
_TABEL: Any = Keluarga.__table__
_RINGKAS = update(_TABEL).where(_TABEL.c.id == bindparam("kunci")).values(
    {nama: bindparam(nama) for nama in ("nama", "nama_cari", "jumlah_anggota", "lengkap", "diubah_oleh", "diubah_pada")}
)


def refresh_banyak(ids: Sequence[UUID], catatan: Catatan) -> None:
    """Let the summary columns of these families follow their members; findings follow with the check of the kabupaten."""
    if not ids:
        return
    db.session.flush()
    muat = (selectinload(Keluarga.anggota), selectinload(Keluarga.kriteria))
    pilih = select(Keluarga).where(Keluarga.id.in_(ids)).options(*muat).execution_options(populate_existing=True)
    baris = []
    for k in db.session.scalars(pilih):
        kepala = [a for a in k.anggota if a.hubungan == KEPALA_KELUARGA] or k.anggota
        nama = kepala[0].nama if kepala else k.nama
        baris.append(
            {
                "kunci": k.id, "nama": nama, "nama_cari": cari(nama), "jumlah_anggota": len(k.anggota),
                "lengkap": not kekurangan(fakta_of(k, ())), "diubah_oleh": catatan.oleh, "diubah_pada": catatan.pada,
            }
        )  # fmt: skip
    db.session.connection().execute(_RINGKAS, baris)
