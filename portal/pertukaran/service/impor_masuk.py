"""The job that brings a previewed file in: some hundred rows a transaction, with how far it came in the same transaction.

One transaction of a whole kabupaten would hold the only write lock of SQLite for many seconds; every save of 156 villages would fail
meanwhile. So each step is whole in itself, a killed job goes on where it stopped, and all steps together can be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, select

from ...akun.models import Pengguna
from ...audit import service as audit
from ...db import db, transaction
from ...errors import RuleBroken
from ...jam import sekarang
from ...kit.teks import kunci_cari
from ...latar.models import Pekerjaan
from ...latar.queries import find_terbuka
from ...latar.rules import MENUNGGU, PERIKSA_KABUPATEN
from ...pemeriksaan.models import BuktiDaftar
from ...usulan.models import Usulan
from ..models import Impor, ImporBaris
from ..queries.impor import iter_baris
from ..rules.impor_baris import galat
from ..rules.impor_jenis import ANEH, HASIL, MASUK, REGISTER, SELESAI
from .hasil import record_hasil
from .impor_baru import KeluargaBaru
from .impor_keluarga import write_keluarga
from .impor_tahap import Langkah, Lapor, jarang_menyapu

SEKALIGUS = {REGISTER: 1000, HASIL: 50}  # families: new ones hold the lock for some 0.3 s
PALING = {REGISTER: 2500}
SEKALIGUS_DAFTAR = 500
Ditinggalkan = dict[int, str]  # number of the row, why


@jarang_menyapu()
def apply_rows(isian: dict[str, Any], lapor: Lapor) -> dict[str, int]:
    """Bring in what the preview holds; counts {masuk, ditinggalkan}. Run again, it goes on after the last step."""
    impor_id, langkah = UUID(isian["impor"]), None
    while True:
        impor = db.session.get(Impor, impor_id, populate_existing=True)
        if impor is None or impor.status != MASUK:
            return {"masuk": 0, "ditinggalkan": 0}
        ringkas, jenis = dict(impor.ringkas), impor.jenis
        oleh_id: Any = impor.dijalankan_oleh
        mulai, nama = impor.dijalankan_pada or sekarang(), impor.nama_asli
        lapor(ringkas.get("masuk", 0) + ringkas.get("ditinggalkan", 0), ringkas["dapat"])
        langkah = langkah or Langkah(SEKALIGUS.get(jenis, SEKALIGUS_DAFTAR), PALING.get(jenis, 0))
        baris = iter_baris(impor_id, ringkas["sampai"], ukuran=langkah.ukuran)
        if not baris:
            return _akhiri(impor_id, oleh_id)
        isi = [plain(satu) for satu in baris if satu.isi is None or not satu.isi.get("tahan")]
        baru = KeluargaBaru(impor_id, nama, isi, mulai, oleh_id)
        with langkah.diukur():
            _langkah(impor_id, ringkas["sampai"], isi, baris[-1].nomor, baru, oleh_id)


def _langkah(impor_id: UUID, sampai: int, isi: Sequence[dict[str, Any]], akhir: int, baru: KeluargaBaru, oleh_id: Any) -> None:
    """One step: its rows, how far the import is, and one audit line."""
    db.session.rollback()
    with transaction():
        impor = db.session.get(Impor, impor_id, with_for_update=True, populate_existing=True)
        if impor is None or impor.status != MASUK or impor.ringkas["sampai"] != sampai:
            raise RuleBroken("Impor ini sedang dikerjakan di tempat lain.")
        oleh = db.session.get_one(Pengguna, oleh_id)
        if impor.jenis == REGISTER:
            tinggal = write_keluarga(impor, isi, baru, oleh=oleh)
        else:
            tinggal = (_jawaban if impor.jenis == HASIL else _bukti)(impor, isi, oleh=oleh)
        for nomor, sebab in tinggal.items():
            _tinggalkan(impor_id, nomor, sebab)
        ringkas = impor.ringkas
        impor.ringkas = {
            **ringkas, "sampai": akhir, "masuk": ringkas.get("masuk", 0) + len(isi) - len(tinggal),
            "ditinggalkan": ringkas.get("ditinggalkan", 0) + len(tinggal),
        }  # fmt: skip
        audit.record("impor.masukkan", oleh=oleh, objek=impor, baris=len(isi) - len(tinggal), sampai=akhir)


def plain(satu: Any) -> dict[str, Any]:
    """A row as plain values, which outlive the transaction it was read in."""
    nomor, isi, padat, sebelum, desa, keluarga, objek = satu
    if isi is None:
        isi = {"baru": True}
    if padat is None and keluarga is not None:
        keluarga = UUID(str(keluarga))
    return {"nomor": nomor, "isi": isi, "padat": padat, "sebelum": sebelum, "desa": desa, "keluarga": keluarga, "objek": objek}


def _tinggalkan(impor_id: UUID, nomor: int, sebab: str) -> None:
    """Note on the preview's row that it was not brought in after all; it then names no family."""
    baris = db.session.get_one(ImporBaris, (impor_id, nomor))
    baris.aksi, baris.keluarga_id = ANEH, None
    baris.isi = {**baris.isi, "tahan": True}
    baris.galat = [*baris.galat, galat(baris.isi.get("l", ""), baris.isi.get("b", 0), sebab)]


def _bukti(impor: Impor, isi: Sequence[dict[str, Any]], *, oleh: Any) -> Ditinggalkan:
    kini = sekarang()
    baris = [
        {
            "id": satu["objek"], "jenis": impor.jenis, "program": satu["isi"]["program"], "desa_kode": satu["desa"], "nik": satu["isi"]["nik"],
            "no_kk": satu["isi"]["kk"], "nama": satu["isi"]["nama"], "nama_cari": kunci_cari(satu["isi"]["nama"])[:120],
            "tanggal_lahir": _hari(satu["isi"]["lahir"]), "tanggal": _hari(satu["isi"]["tanggal"]), "keterangan": satu["isi"]["ket"],
            "sumber": impor.sumber, "impor_id": impor.id, "dibuat_pada": kini,
        }
        for satu in isi
    ]  # fmt: skip
    if baris:
        db.session.connection().execute(insert(BuktiDaftar), baris)
    return {}


def _hari(teks: str | None) -> date | None:
    return date.fromisoformat(teks) if teks else None


def _jawaban(impor: Impor, isi: Sequence[dict[str, Any]], *, oleh: Any) -> Ditinggalkan:
    """The centre's answers, each by the verb that records one by hand; what moved meanwhile is left out with the reason."""
    ids = {satu["objek"] for satu in isi}
    terkunci = select(Usulan).where(Usulan.id.in_(ids)).order_by(Usulan.id).with_for_update().execution_options(populate_existing=True)
    usulan = {satu.id: satu for satu in db.session.scalars(terkunci)}
    tinggal: Ditinggalkan = {}
    for satu in isi:
        nilai = satu["isi"]
        baris_id = UUID(nilai["baris"]) if nilai.get("baris") else None
        try:
            record_hasil(
                usulan[satu["objek"]], nilai["hasil"], tanggal=date.fromisoformat(nilai["tanggal"]), sumber=impor.sumber or impor.nama_asli,
                keterangan=nilai["ket"] or "", impor_id=impor.id, baris_id=baris_id, oleh=oleh,
            )  # fmt: skip
        except RuleBroken as sebab:
            tinggal[satu["nomor"]] = sebab.pesan
    return tinggal


def _akhiri(impor_id: UUID, oleh_id: Any) -> dict[str, int]:
    """Everything is in: say so, and let the checks of the kabupaten look at it."""
    with transaction():
        impor = db.session.get_one(Impor, impor_id, with_for_update=True)
        hasil = {nama: impor.ringkas.get(nama, 0) for nama in ("masuk", "ditinggalkan")}
        if impor.status == MASUK:
            impor.status = SELESAI
            enqueue_periksa(oleh_id)
        audit.record("impor.selesai", oleh=None, objek=impor, **hasil)
    return hasil


def enqueue_periksa(oleh_id: Any) -> None:
    """Put the check of the kabupaten into the queue unless it stands there already; inside a transaction."""
    if find_terbuka(PERIKSA_KABUPATEN) is None:
        db.session.add(
            Pekerjaan(
                id=uuid4(), jenis=PERIKSA_KABUPATEN, status=MENUNGGU, isian={}, selesai=0, dari=0, hasil={}, galat="", percobaan=0,
                dibuat_oleh=oleh_id, dibuat_pada=sekarang(),
            )
        )  # fmt: skip
