"""Reading lists: people as evidence (recipients, deaths, civil servants, padan results), and the centre's answers to usulan."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from ...db import db
from ...jam import sekarang
from ...keluarga.models import Anggota, Keluarga
from ...kit.bunyi import bunyi
from ...kit.id_urut import uuid_urut
from ...kuota.queries.program import kode_lokal, program_berlaku
from ...pemeriksaan.models import BuktiDaftar
from ...usulan.models import Usulan, UsulanProgram
from ...usulan.rules.status import DIKIRIM, PADAN, TERVERIFIKASI
from ...web.uploads_lembar import Minta, baca_isi
from ..rules.hasil import halangan_hasil
from ..rules.impor_baris import Baris, baca_baris, galat, lengkapi
from ..rules.impor_jenis import ANEH, BARU, HASIL, JENIS_IMPOR, SAMA, baca_hasil_padan, baca_jawaban
from ..rules.impor_jenis import PADAN as IMPOR_PADAN
from ..rules.impor_kolom import bidang_of
from .impor_register import Lembaran
from .impor_tahap import Penampung

SEKALIGUS = 400
_PROGRAM = {"BPNT": "SEMBAKO", "SEMBAKO": "SEMBAKO", "PKH": "PKH", "PBI": "PBI_JK", "PBIJK": "PBI_JK", "PBIJKN": "PBI_JK"}


def _kunci(teks: str) -> str:
    return "".join(huruf for huruf in teks.upper() if huruf.isalnum())


def nama_dikenal() -> dict[str, str]:
    """{letters and digits of what a list may call a programme: its code}, local ones by code, name and short name."""
    semua = program_berlaku().values()
    return {_kunci(nama): p.kode for p in semua for nama in (p.nama, p.singkatan, p.kode)} | _PROGRAM


def stage_daftar(berkas: Path, lembar: Lembaran, tampung: Penampung, *, jenis: str, program: str, tanggal: date, awal: str) -> None:
    """Put every row of a list into the preview; ``awal`` is the kabupaten whose people and usulan may be meant."""
    wajib, kata = JENIS_IMPOR[jenis].wajib, bidang_of(jenis)
    antre: list[Baris] = []
    dikenal = nama_dikenal()
    olah = _hasil if jenis == HASIL else _bukti
    minta, terbaca = Minta(lembar.ke, lembar.mulai, [satu.kolom for satu in lembar.bidang], gabung=lembar.gabung), 0
    for terbaca, (_, isi) in enumerate(baca_isi(berkas, minta), 1):
        sel = json.loads(isi)
        baris = baca_baris(lembar.nama, "", sel, lembar.bidang)
        lengkapi(baris, wajib, kata)
        _arti(baris, jenis, program, tanggal, dikenal)
        if baris.salah:
            tampung.salah(baris, {b.judul: n for b, n in zip(lembar.bidang, sel[1:], strict=True) if n is not None})
        else:
            antre.append(baris)
        if len(antre) >= SEKALIGUS:
            olah(antre, tampung, jenis, awal)
            antre = []
        if terbaca % SEKALIGUS == 0:
            tampung.maju(SEKALIGUS)
    olah(antre, tampung, jenis, awal)
    tampung.maju(terbaca % SEKALIGUS)
    tampung.tuang()


def _arti(baris: Baris, jenis: str, program: str, tanggal: date, dikenal: Mapping[str, str]) -> None:
    """Turn the words of a result and of a programme into codes."""
    if baris.salah:
        return
    if jenis in (IMPOR_PADAN, HASIL):
        kode = (baca_jawaban if jenis == HASIL else baca_hasil_padan)(baris.isi["hasil"])
        if kode is None:
            kalimat = f"Hasil “{baris.isi['hasil'][:30]}” tidak dikenal. Tulis padan, tidak padan, ditetapkan, atau ditolak."
            baris.galat.append(galat(baris.lembar, baris.nomor, kalimat))
            baris.salah = True
        baris.isi["hasil"] = kode
    tertulis = baris.isi.get("program", "")
    baris.isi["program"] = dikenal.get(_kunci(tertulis), "") if tertulis else program
    if tertulis and not baris.isi["program"]:
        baris.isi["program"] = program
        kalimat = f"Program “{tertulis[:30]}” tidak dikenal; dipakai program yang dipilih saat mengunggah."
        baris.galat.append(galat(baris.lembar, baris.nomor, kalimat))
    baris.isi.setdefault("tanggal", tanggal.isoformat())


def _bukti(semua: Sequence[Baris], tampung: Penampung, jenis: str, awal: str) -> None:
    nik = [satu.isi["nik"] for satu in semua if "nik" in satu.isi]
    orang = {a.nik: a for a in db.session.execute(
        select(Anggota.nik, Anggota.id, Anggota.nama, Anggota.keluarga_id, Anggota.desa_kode)
        .where(Anggota.nik.in_(nik), Anggota.desa_kode.startswith(awal + ".", autoescape=True))
    )}  # fmt: skip
    pilih = select(BuktiDaftar.nik, BuktiDaftar.program, BuktiDaftar.keterangan).where(BuktiDaftar.nik.in_(nik), BuktiDaftar.jenis == jenis)
    sudah = {tuple(satu) for satu in db.session.execute(pilih)}
    db.session.rollback()
    ids = uuid_urut(sekarang())
    for satu in semua:
        isi = satu.isi
        ada = orang.get(isi.get("nik"))
        catatan = list(satu.galat)
        if ada is not None and isi.get("nama") and bunyi(ada.nama) != bunyi(isi["nama"]):
            catatan.append(galat(satu.lembar, satu.nomor, "Nama di portal untuk NIK ini berbeda. Pastikan NIK-nya benar."))
        keterangan = isi["hasil"] if jenis == IMPOR_PADAN else isi.get("keterangan", "")
        kunci = (isi.get("nik"), isi["program"], keterangan)
        aksi = SAMA if kunci in sudah else ANEH if catatan else BARU
        sudah.add(kunci)
        nilai = {"nik": isi.get("nik"), "nama": isi.get("nama", ""), "kk": isi.get("no_kk"), "program": isi["program"], "ket": keterangan,
                 "lahir": isi.get("tanggal_lahir"), "tanggal": isi["tanggal"]}  # fmt: skip
        tampung.tambah(
            aksi, {"l": satu.lembar, "b": satu.nomor, **nilai}, desa=ada.desa_kode if ada else None, galat=catatan,
            keluarga_id=ada.keluarga_id if ada else None, objek_id=next(ids),
        )  # fmt: skip


def _hasil(semua: Sequence[Baris], tampung: Penampung, jenis: str, awal: str) -> None:
    nomor = [satu.isi["nomor"] for satu in semua if "nomor" in satu.isi]
    nik = [satu.isi["nik"] for satu in semua if "nik" in satu.isi]
    dalam = Usulan.desa_kode.startswith(awal + ".", autoescape=True)
    kolom = (Usulan.id, Usulan.nomor, Usulan.status, Usulan.desa_kode, Usulan.keluarga_id, Keluarga.nama)
    dasar = select(*kolom).join(Keluarga, Keluarga.id == Usulan.keluarga_id).where(dalam)
    per_nomor = {u.nomor: u for u in db.session.execute(dasar.where(Usulan.nomor.in_(nomor)))}
    per_nik: dict[str, dict[Any, Any]] = {}
    lewat = dasar.add_columns(Anggota.nik).join(Anggota, Anggota.keluarga_id == Usulan.keluarga_id)
    for u in db.session.execute(lewat.where(Anggota.nik.in_(nik), Usulan.status.in_((DIKIRIM, PADAN)))):
        per_nik.setdefault(u.nik, {})[u.id] = u
    baris_program = _baris_program([u.id for u in per_nomor.values()] + [id_ for satu in per_nik.values() for id_ in satu])
    db.session.rollback()
    for satu in semua:
        usulan, sebab = _usulan(satu, per_nomor, per_nik)
        isi = {"l": satu.lembar, "b": satu.nomor, "nama": satu.isi.get("nama", ""), "nik": satu.isi.get("nik"), "hasil": satu.isi["hasil"],
               "tanggal": satu.isi["tanggal"], "ket": satu.isi.get("keterangan", "")}  # fmt: skip
        if usulan is None:
            tampung.tambah(ANEH, {**isi, "tahan": True}, galat=[*satu.galat, galat(satu.lembar, satu.nomor, sebab)])
            continue
        isi |= {"nomor": usulan.nomor, "nama": isi["nama"] or usulan.nama, "baris": baris_program.get((usulan.id, satu.isi["program"]))}
        halangan = halangan_hasil(usulan.status, isi["hasil"])
        tempat = {"desa": usulan.desa_kode, "keluarga_id": usulan.keluarga_id, "objek_id": usulan.id}
        if halangan:
            tampung.tambah(ANEH, {**isi, "tahan": True}, galat=[*satu.galat, galat(satu.lembar, satu.nomor, halangan)], **tempat)
        else:
            tampung.tambah(SAMA if usulan.status == isi["hasil"] else ANEH if satu.galat else BARU, isi, galat=satu.galat, **tempat)


def _baris_program(ids: Sequence[Any]) -> dict[tuple[Any, str], str]:
    """{(usulan, programme): line} of approved lines that are the only one of their programme."""
    pilih = select(UsulanProgram.usulan_id, UsulanProgram.program, UsulanProgram.id)
    pilih = pilih.where(UsulanProgram.usulan_id.in_(set(ids)), UsulanProgram.keputusan == TERVERIFIKASI, UsulanProgram.program.not_in(kode_lokal()))
    hasil: dict[tuple[Any, str], list[str]] = {}
    for usulan_id, program, id_ in db.session.execute(pilih):
        hasil.setdefault((usulan_id, program), []).append(str(id_))
    return {kunci: semua[0] for kunci, semua in hasil.items() if len(semua) == 1}


def _usulan(satu: Baris, per_nomor: dict[str, Any], per_nik: dict[str, dict[Any, Any]]) -> tuple[Any, str]:
    if "nomor" in satu.isi:
        return per_nomor.get(satu.isi["nomor"]), "Nomor usulan ini tidak ada di portal. Periksa penulisannya, misalnya USL-1702.19-2026-0412."
    cocok = list(per_nik.get(satu.isi["nik"], {}).values())
    if len(cocok) == 1:
        return cocok[0], ""
    kalimat = "NIK ini ada di beberapa usulan yang menunggu jawaban. Tulis nomor usulannya." if cocok else (
        "Tidak ada usulan yang menunggu jawaban pusat dengan NIK ini."
    )
    return None, kalimat
