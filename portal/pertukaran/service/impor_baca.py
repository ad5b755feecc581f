"""The job that reads an uploaded file: finds its sheets and columns, then fills the preview. Run again, it begins anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from ...akun.models import Pengguna
from ...audit import service as audit
from ...db import db, transaction
from ...errors import PortalError
from ...jam import hari_ini
from ...pengaturan.queries import pengaturan
from ...web.uploads_lembar import baca_kepala
from ...wilayah.queries import kode_provinsi
from ..models import Impor
from ..queries.impor import find_peta, nama_unit
from ..rules.impor_baris import Susunan, susun_bidang
from ..rules.impor_jenis import DIBACA, PETA, PRATINJAU, REGISTER, kurang_kolom
from ..rules.impor_kolom import INDIVIDU, huruf_kolom, kepala_sidik, tebak
from ..rules.impor_sel import baca_desa, pembaca
from .impor import SUBFOLDER, fail_impor
from .impor_daftar import stage_daftar
from .impor_register import Acuan, Lembaran, stage_register
from .impor_tahap import Lapor, Penampung, jarang_menyapu


@jarang_menyapu()
def read_impor(isian: dict[str, Any], lapor: Lapor, *, folder: Path) -> dict[str, int]:
    """Read the import's file to a preview, or to the question which column is what. Counts {baris}."""
    impor_id = UUID(isian["impor"])
    impor = db.session.get(Impor, impor_id)
    if impor is None or impor.status != DIBACA:
        return {"baris": 0}
    fakta = SimpleNamespace(
        id=impor.id, jenis=impor.jenis, berkas=folder / SUBFOLDER / impor.berkas, tanggal=impor.tanggal_data, program=impor.opsi.get("program", ""),
        awal=db.session.get_one(Pengguna, impor.dibuat_oleh).wilayah_kode,
    )  # fmt: skip
    db.session.rollback()
    lapor(0, 0)
    try:
        kepala = _kenali(fakta)
        db.session.rollback()
        if any(satu["kurang"] for satu in kepala):
            _simpan(impor_id, PETA, kepala, {})
            return {"baris": 0}
        kali = 2 if fakta.jenis == REGISTER else 1  # each row of a register is come to again when all are there
        tampung = Penampung(impor_id, lapor, kali * sum(satu["jumlah"] for satu in kepala))
        _pentaskan(fakta, kepala, tampung)
    except PortalError as sebab:
        with transaction():
            fail_impor(impor_id, sebab.pesan)
        fakta.berkas.unlink(missing_ok=True)
        raise
    ringkas = {**tampung.hitung, "dapat": tampung.dapat, "orang_baru": tampung.orang_baru, "catatan": _catatan(kepala)}
    _simpan(impor_id, PRATINJAU, kepala, ringkas)
    return {"baris": tampung.selesai // kali}


def _simpan(impor_id: UUID, status: str, kepala: Sequence[Mapping[str, Any]], ringkas: dict[str, Any]) -> None:
    with transaction():
        impor = db.session.get(Impor, impor_id, with_for_update=True)
        if impor is not None and impor.status == DIBACA:
            impor.status, impor.kepala, impor.ringkas, impor.galat = status, [dict(satu) for satu in kepala], ringkas, ""
            impor.lembar = ", ".join(satu["nama"] for satu in kepala)[:120]
            impor.peta = {str(satu["ke"]): satu["peta"] for satu in kepala}
        hitung = {nama: nilai for nama, nilai in ringkas.items() if isinstance(nilai, int)}
        audit.record("impor.pratinjau", oleh=None, objek=impor, status=status, hitung=hitung)


def _kenali(fakta: Any) -> list[dict[str, Any]]:
    """The sheets to read, as they are kept with the import: those whose columns are known, else the largest with what is missing."""
    semua = []
    for lembar in baca_kepala(fakta.berkas):
        duga = tebak(lembar.contoh, fakta.jenis)
        judul = lembar.contoh[duga.kepala_baris - 1] if lembar.contoh else []
        macam, peta = duga.macam, duga.peta
        ingat = find_peta(fakta.jenis, kepala_sidik(judul, ""))
        if ingat is not None:
            macam, peta = ingat.peta["macam"] if fakta.jenis == REGISTER else "", ingat.peta["kolom"]
        kurang = kurang_kolom(fakta.jenis, peta)
        if fakta.jenis == REGISTER and macam == INDIVIDU and "nama" not in peta:
            kurang.append(("nama",))
        semua.append(
            {
                "ke": lembar.ke, "nama": lembar.nama, "macam": macam, "baris": duga.kepala_baris, "kolom": judul, "peta": peta,
                "kurang": [list(satu) for satu in kurang], "jumlah": max(lembar.baris - duga.kepala_baris, 0), "gabung": lembar.gabung,
                "lama": list(duga.lama),
            }
        )  # fmt: skip
    utuh = [satu for satu in semua if not satu["kurang"]]
    if fakta.jenis == REGISTER and utuh:
        return utuh
    return [max(utuh or semua, key=lambda satu: satu["jumlah"])]


def _catatan(kepala: Sequence[Mapping[str, Any]]) -> list[str]:
    catatan = []
    for satu in kepala:
        if satu["gabung"]:
            catatan.append(f"Lembar {satu['nama']} memuat sel gabungan; isinya hanya terbaca di baris pertamanya.")
        if satu["lama"]:
            catatan.append(f"Lembar {satu['nama']}: kolom {', '.join(satu['lama'])} memakai daftar kode lama, jadi tidak diambil.")
    return catatan


def _pentaskan(fakta: Any, kepala: Sequence[dict[str, Any]], tampung: Penampung) -> None:
    desa, nama_desa = nama_unit(fakta.awal)
    provinsi, kini = kode_provinsi(), hari_ini(pengaturan("zona"))
    baca = pembaca(provinsi, kini)
    db.session.rollback()

    baca["desa"] = baca_desa(desa)

    def kolom(satu: Mapping[str, Any]) -> Susunan:
        judul = satu["kolom"]
        sebut = {ke: judul[ke] if ke < len(judul) and judul[ke] else huruf_kolom(ke) for ke in satu["peta"].values()}
        return susun_bidang((nama, sebut[ke], ke, baca[nama]) for nama, ke in satu["peta"].items())

    lembaran = [Lembaran(satu, kolom(satu)) for satu in kepala]
    if fakta.jenis == REGISTER:
        acuan = Acuan(desa, nama_desa, fakta.tanggal, sorted(provinsi), kini)
        stage_register(fakta.berkas, lembaran, tampung, acuan)
    else:
        stage_daftar(fakta.berkas, lembaran[0], tampung, jenis=fakta.jenis, program=fakta.program, tanggal=fakta.tanggal, awal=fakta.awal)
