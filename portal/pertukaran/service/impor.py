"""The verbs of an import: keep the file, match its columns, bring it in, take it back, throw it away; the work itself runs as jobs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any
from uuid import UUID, uuid4

from sqlalchemy import delete, select

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import hari_ini, sekarang
from ...kit.isi import sidik
from ...latar.models import Pekerjaan
from ...latar.rules import IMPOR_BACA, IMPOR_KELUAR, IMPOR_MASUK, MENUNGGU, TERBUKA
from ...pengaturan.queries import pengaturan
from ...web.uploads import BerkasTersimpan
from ...web.uploads_lembar import simpan_lembar
from ..models import Impor, ImporBaris, PetaKolom
from ..queries.impor import find_peta, get_impor
from ..rules.impor_jenis import (
    BERKAS_MENANG,
    BNBA,
    DAPAT_DIBUANG,
    DESA_MENANG,
    DIBACA,
    DIBUANG,
    DIKOSONGKAN,
    GAGAL,
    HASIL,
    JENIS_IMPOR,
    KATA_STATUS,
    KELUAR,
    MASUK,
    PETA,
    PRATINJAU,
    SELESAI,
    kurang_kolom,
)
from ..rules.impor_kolom import INDIVIDU, KELUARGA, bidang_of, kepala_sidik
from ..rules.penarikan import salah_alasan

SUBFOLDER = "impor"
BERUBAH = "Impor ini sudah berubah sejak halaman dibuka. Lihat keadaannya sekarang, lalu ulangi bila masih perlu."


def create_impor(
    id_: UUID, jenis: str, stream: IO[bytes], nama_asli: str, isi: Mapping[str, Any], *, folder: Path, oleh: Any
) -> Impor:
    """Store a file and put it into the queue to be read; the same form again answers with the same import. Leaves no file without a row.

    ``isi``: tanggal_data, sumber, program. Raises LembarDitolak, RuleBroken, SameIdOtherContent.
    """
    require(oleh, Izin.IMPOR_KELOLA)
    if jenis not in JENIS_IMPOR:
        raise RuleBroken("Pilih jenis berkas.")
    tanggal = isi.get("tanggal_data")
    if tanggal is None:
        raise RuleBroken("Isi tanggal data: sampai tanggal itu isi berkas dianggap benar.")
    if tanggal > hari_ini(pengaturan("zona")):
        raise RuleBroken("Tanggal data belum tiba. Periksa tanggalnya.")
    if jenis == BNBA and not isi.get("program"):
        raise RuleBroken("Pilih program yang diterima orang-orang dalam daftar ini.")
    db.session.rollback()  # storing and looking into a large file takes a while: no connection waits for it
    # Not under the form's id: a form that comes again with another file must not replace the one that is there.
    berkas = simpan_lembar(stream, nama_asli, folder=folder / SUBFOLDER, nama=uuid4().hex)
    try:
        return _catat(id_, jenis, berkas, isi, oleh=oleh)
    finally:
        ada = db.session.get(Impor, id_)
        if ada is None or ada.berkas != berkas.nama:
            (folder / SUBFOLDER / berkas.nama).unlink(missing_ok=True)


@verb
def _catat(id_: UUID, jenis: str, berkas: BerkasTersimpan, isi: Mapping[str, Any], *, oleh: Any) -> Impor:
    tanda = sidik({"jenis": jenis, "berkas": berkas.sha256, **{nama: isi.get(nama) for nama in ("tanggal_data", "sumber", "program")}})
    impor = db.session.get(Impor, id_)
    if impor is None:
        impor = Impor(
            id=id_, jenis=jenis, status=DIBACA, nama_asli=berkas.nama_asli, berkas=berkas.nama, ukuran=berkas.ukuran, sidik=berkas.sha256,
            sumber=isi.get("sumber") or "", tanggal_data=isi["tanggal_data"], kepala=[], peta={}, ringkas={}, isi_sidik=tanda,
            opsi={"program": isi.get("program") or "", "bentrok": DESA_MENANG}, dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
        )  # fmt: skip
        db.session.add(impor)
        db.session.flush()
        antrekan(impor, IMPOR_BACA, oleh)
    elif impor.isi_sidik != tanda:
        raise SameIdOtherContent()
    audit.record("impor.unggah", oleh=oleh, objek=impor, jenis=jenis, ukuran=berkas.ukuran)
    return impor


def antrekan(impor: Impor, jenis: str, oleh: Any) -> None:
    """Put the import's next job into the queue, in the verb's own transaction."""
    id_ = uuid4()
    db.session.add(
        Pekerjaan(
            id=id_, jenis=jenis, status=MENUNGGU, isian={"impor": str(impor.id)}, selesai=0, dari=0, hasil={}, galat="", percobaan=0,
            dibuat_oleh=oleh.id, dibuat_pada=sekarang(),
        )
    )  # fmt: skip
    impor.pekerjaan_id = id_


def _ambil(id_: UUID, versi: int, oleh: Any, *boleh: str) -> Impor:
    """The import, its row locked, when it stands as the person saw it."""
    impor = get_impor(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.IMPOR_KELOLA)
    if impor.versi != versi:
        raise StaleWrite(BERUBAH)
    if impor.status not in boleh:
        raise RuleBroken(f"Impor ini “{KATA_STATUS[impor.status][0].lower()}”, jadi langkah ini tidak dapat dilakukan.")
    return impor


@verb
def map_kolom(id_: UUID, peta: Mapping[str, int], *, versi: int, oleh: Any) -> Impor:
    """Match the columns of the first sheet by hand; kept for files with the same headings. The file is then read again."""
    impor = _ambil(id_, versi, oleh, PETA, PRATINJAU)
    lembar = impor.kepala[0]
    kenal = bidang_of(impor.jenis, INDIVIDU)
    bersih = {nama: kolom for nama, kolom in peta.items() if nama in kenal and 0 <= kolom < len(lembar["kolom"])}
    if len(set(bersih.values())) < len(bersih):
        raise RuleBroken("Satu kolom dipilih untuk dua isian. Pilih kolom yang berbeda.")
    if kurang := kurang_kolom(impor.jenis, bersih):
        sebut = "; ".join(" atau ".join(kenal[nama] for nama in kelompok) for kelompok in kurang)
        raise RuleBroken(f"Pilih kolom untuk: {sebut}.")
    macam = INDIVIDU if "nik" in bersih else KELUARGA
    tanda = kepala_sidik(lembar["kolom"], "")
    ada = find_peta(impor.jenis, tanda)
    if ada is None:
        ada = PetaKolom(id=uuid4(), jenis=impor.jenis, kepala_sidik=tanda, dibuat_oleh=oleh.id, dibuat_pada=sekarang())
        db.session.add(ada)
    ada.peta = {"macam": macam, "kolom": bersih}
    impor.status, impor.ringkas = DIBACA, {}
    antrekan(impor, IMPOR_BACA, oleh)
    audit.record("impor.kolom", oleh=oleh, objek=impor, bidang=sorted(bersih))
    return impor


@verb
def apply_impor(id_: UUID, bentrok: str, *, versi: int, oleh: Any) -> Impor:
    """Bring the previewed rows in, in the background. ``bentrok`` says who wins where a village wrote after the file's day."""
    impor = get_impor(id_, untuk=oleh, kunci=True)
    if impor.status not in (MASUK, SELESAI):  # the button pressed twice is no error
        impor = _ambil(id_, versi, oleh, PRATINJAU)
        if bentrok not in (DESA_MENANG, BERKAS_MENANG):
            raise RuleBroken("Pilih apa yang dipakai bila desa/kelurahan mengubah isian sesudah tanggal data.")
        if not impor.ringkas.get("dapat"):
            raise RuleBroken("Tidak ada baris yang akan mengubah sesuatu.")
        impor.status, impor.opsi = MASUK, {**impor.opsi, "bentrok": bentrok}
        impor.dijalankan_oleh, impor.dijalankan_pada = oleh.id, sekarang()
        impor.ringkas = {**impor.ringkas, "sampai": 0}
        antrekan(impor, IMPOR_MASUK, oleh)
    audit.record("impor.terapkan", oleh=oleh, objek=impor, bentrok=bentrok, baris=impor.ringkas.get("dapat"))
    return impor


@verb
def withdraw_impor(id_: UUID, alasan: str, *, versi: int, oleh: Any) -> Impor:
    """Take everything back that the import brought in, in the background; the caller has asked ``halangan_tarik``."""
    impor = _ambil(id_, versi, oleh, SELESAI, MASUK)
    if impor.status == MASUK and _berjalan(impor):
        raise RuleBroken("Impor ini masih berjalan. Tunggu sampai berakhir.")
    if impor.jenis == HASIL and (salah := salah_alasan(alasan)):  # it is written on the timeline of each usulan
        raise RuleBroken(salah)
    if impor.ringkas.get(DIKOSONGKAN):
        raise RuleBroken("Baris impor ini sudah dikosongkan karena masa simpannya lewat, jadi tidak dapat ditarik lagi.")
    if not alasan:
        raise RuleBroken("Tulis alasan penarikan.")
    impor.status, impor.alasan_tarik = KELUAR, alasan[:500]
    impor.ditarik_oleh, impor.ditarik_pada = oleh.id, sekarang()
    antrekan(impor, IMPOR_KELUAR, oleh)
    audit.record("impor.tarik", oleh=oleh, objek=impor)
    return impor


@verb
def resume_impor(id_: UUID, *, versi: int, oleh: Any) -> Impor:
    """Put a job that failed into the queue once more; it goes on where it stopped."""
    impor = _ambil(id_, versi, oleh, DIBACA, MASUK, KELUAR)
    if _berjalan(impor):
        raise RuleBroken("Pekerjaan ini masih berjalan.")
    antrekan(impor, {DIBACA: IMPOR_BACA, MASUK: IMPOR_MASUK, KELUAR: IMPOR_KELUAR}[impor.status], oleh)
    audit.record("impor.lanjutkan", oleh=oleh, objek=impor, status=impor.status)
    return impor


def _berjalan(impor: Impor) -> bool:
    return db.session.scalar(select(Pekerjaan.status).where(Pekerjaan.id == impor.pekerjaan_id)) in TERBUKA


@verb
def discard_impor(id_: UUID, *, versi: int, oleh: Any) -> Impor:
    """Throw a file away that was not brought in: its rows are deleted, the line of the import stays. ``buang_berkas_impor`` follows."""
    impor = _ambil(id_, versi, oleh, *DAPAT_DIBUANG)
    if _berjalan(impor):
        raise RuleBroken("Berkas ini masih dibaca. Tunggu sampai berakhir.")
    impor.status, impor.ringkas = DIBUANG, {}
    db.session.execute(delete(ImporBaris).where(ImporBaris.impor_id == id_))
    audit.record("impor.buang", oleh=oleh, objek=impor)
    return impor


@verb
def note_unduh(id_: UUID, *, oleh: Any) -> Impor:
    """Leave the audit line of who took the bad rows home."""
    impor = get_impor(id_, untuk=oleh)
    require(oleh, Izin.IMPOR_KELOLA)
    audit.record("impor.unduh_salah", oleh=oleh, objek=impor)
    return impor


def fail_impor(impor_id: UUID, pesan: str) -> None:
    """Note on the import that its file cannot be read; inside a transaction."""
    impor = db.session.get(Impor, impor_id, with_for_update=True)
    if impor is not None and impor.status == DIBACA:
        impor.status, impor.galat = GAGAL, pesan[:500]
    audit.record("impor.gagal", oleh=None, objek=impor)
