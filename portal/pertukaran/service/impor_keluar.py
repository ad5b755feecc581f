"""The job that takes an import back, the last row first: new families go, others get their former values; what was built on stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from ...akun.models import Pengguna
from ...audit import service as audit
from ...db import db, termasuk, transaction
from ...errors import RuleBroken
from ...jam import sekarang
from ...keluarga.models import Keluarga
from ...keluarga.rules.bagian import ANGGOTA
from ...keluarga.rules.riwayat import HAPUS
from ...keluarga.service.sekaligus import delete_anggota_sekaligus, delete_keluarga_sekaligus
from ...pemeriksaan.models import BuktiDaftar
from ..models import Impor
from ..queries.impor import isi_anggota
from ..queries.impor_tarik import dibangun, list_keluar
from ..rules.impor_jenis import DITARIK, HASIL, KELUAR, REGISTER
from .impor_keluar_hasil import take_jawaban_back
from .impor_keluarga import MUAT, Catatan, refresh_banyak, tulisan, ubah_keluarga
from .impor_masuk import SEKALIGUS, SEKALIGUS_DAFTAR, enqueue_periksa
from .impor_tahap import Langkah, Lapor, jarang_menyapu


@jarang_menyapu()
def withdraw_rows(isian: dict[str, Any], lapor: Lapor) -> dict[str, int]:
    """Take back what the import brought in; counts {keluar, ditinggalkan}. Run again, it goes on where it stopped."""
    impor_id, langkah = UUID(isian["impor"]), None
    while True:
        impor = db.session.get(Impor, impor_id, populate_existing=True)
        if impor is None or impor.status != KELUAR:
            return {"keluar": 0, "ditinggalkan": 0}
        ringkas, jenis = dict(impor.ringkas), impor.jenis
        lapor(ringkas.get("keluar", 0), ringkas.get("masuk", 0))
        sampai = ringkas["sampai"]
        langkah = langkah or Langkah(SEKALIGUS.get(jenis, SEKALIGUS_DAFTAR))
        baris = list_keluar(impor_id, sampai, ukuran=langkah.ukuran) if sampai else []
        if not baris:
            return _akhiri(impor_id)
        with langkah.diukur():
            _langkah(impor_id, sampai, [satu for satu in baris if not satu["tahan"]], baris[-1]["nomor"] - 1)


def _langkah(impor_id: UUID, sampai: int, isi: Sequence[Mapping[str, Any]], sisa: int) -> None:
    with transaction():
        impor = db.session.get(Impor, impor_id, with_for_update=True, populate_existing=True)
        if impor is None or impor.status != KELUAR or impor.ringkas["sampai"] != sampai:
            raise RuleBroken("Impor ini sedang dikerjakan di tempat lain.")
        oleh = db.session.get_one(Pengguna, impor.ditarik_oleh)
        if impor.jenis == REGISTER:
            tetap = _keluarkan(impor, isi, oleh)
        else:
            tetap = take_jawaban_back(impor, isi, oleh=oleh) if impor.jenis == HASIL else _bukti(isi)
        ringkas = impor.ringkas
        impor.ringkas = {
            **ringkas, "sampai": sisa, "keluar": ringkas.get("keluar", 0) + len(isi) - tetap, "tetap": ringkas.get("tetap", 0) + tetap,
        }  # fmt: skip
        audit.record("impor.keluarkan", oleh=oleh, objek=impor, baris=len(isi) - tetap, sisa=sisa)


def _bukti(isi: Sequence[Mapping[str, Any]]) -> int:
    db.session.execute(delete(BuktiDaftar).where(BuktiDaftar.id.in_([satu["objek"] for satu in isi])))
    return 0


def _keluarkan(impor: Impor, isi: Sequence[Mapping[str, Any]], oleh: Any) -> int:
    """Take these families back; how many had to stay because something was built on them since it was asked."""
    ids = [satu["keluarga"] for satu in isi]
    ada = set(db.session.scalars(select(Keluarga.id).where(termasuk(Keluarga.id, ids)).order_by(Keluarga.id).with_for_update()))
    bebas = ada - dibangun(ids, impor.dijalankan_pada or sekarang())
    delete_keluarga_sekaligus([satu["keluarga"] for satu in isi if satu["baru"] and satu["keluarga"] in bebas])
    lama = {satu["keluarga"]: satu for satu in isi if not satu["baru"] and satu["keluarga"] in bebas}
    catatan, tambahan = Catatan(sekarang(), oleh.id), list[UUID]()
    if lama:
        muat = select(Keluarga).where(Keluarga.id.in_(lama)).options(*MUAT).execution_options(populate_existing=True)
        for k in db.session.scalars(muat).all():
            tambahan += _kembalikan(impor, k, lama[k.id], catatan)
    delete_anggota_sekaligus(tambahan)
    refresh_banyak(list(lama), catatan)
    catatan.simpan()
    return len(ids) - len(bebas)


def _kembalikan(impor: Impor, k: Keluarga, satu: Mapping[str, Any], catatan: Catatan) -> list[UUID]:
    """The former values of what this import wrote; its new members, who are to go out again."""
    asal, (tulis_k, tulis_r, tulis_a) = satu["sebelum"], tulisan(impor, satu["isi"])
    lama_a = {id_: {nama: asal["a"][id_].get(nama) for nama in isi} for id_, isi in tulis_a.items()}
    ubah_keluarga(k, {n: asal["k"].get(n) for n in tulis_k}, {n: asal["r"].get(n) for n in tulis_r}, lama_a, catatan)
    tambahan = [UUID(id_) for id_, _, _ in satu["isi"]["a"]]
    for a in [a for a in k.anggota if a.id in tambahan]:
        catatan.tambah(k.id, k.desa_kode, ANGGOTA, isi_anggota(a), {}, HAPUS, a.id, a.nama)
    return tambahan


def _akhiri(impor_id: UUID) -> dict[str, int]:
    with transaction():
        impor = db.session.get_one(Impor, impor_id, with_for_update=True)
        hasil = {"keluar": impor.ringkas.get("keluar", 0), "ditinggalkan": impor.ringkas.get("tetap", 0)}
        if impor.status == KELUAR:
            impor.status = DITARIK
            enqueue_periksa(impor.ditarik_oleh)
        audit.record("impor.ditarik", oleh=None, objek=impor, **hasil)
    return hasil
