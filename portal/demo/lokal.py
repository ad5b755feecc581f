"""Programmes of the kabupaten itself: three of them, and a few usulan on the path: ready, confirmed, handed to nobody, settled by the dinsos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy import select

from ..db import db
from ..jam import hari_ini
from ..keluarga.models import Keluarga
from ..kuota.queries.periode import find_periode_kini
from ..kuota.rules import SEMBAKO
from ..kuota.rules.lokal import BAWAAN_LOKAL
from ..kuota.service.kuota import set_kuota
from ..kuota.service.lokal import create_lokal
from ..musdes.rules.status import BERITA_ACARA, DAFTAR_HADIR, FOTO, PUBLIKASI
from ..musdes.service.pengajuan import release_paket
from ..pengaturan.queries import pengaturan
from ..pertukaran.queries.penetapan import list_menunggu
from ..pertukaran.service.penetapan import settle_lokal
from ..usulan.models import Usulan
from ..usulan.queries import get_usulan
from ..usulan.rules.isian import IsiUsulan
from ..usulan.rules.jenis import BANSOS, HAPUS, BarisProgram
from ..usulan.rules.status import TERBUKA, TERVERIFIKASI
from ..usulan.service import create_usulan, prepare_usulan
from ..verifikasi.rules import Putusan
from ..verifikasi.service.keputusan import decide_usulan
from ..verifikasi.service.pengesahan import create_pengesahan
from .adegan import Adegan
from .akun import Akun
from .keluarga import uuid_acak
from .orang import Pembuat

SURAT, KEPUTUSAN = "400.9/041/DEMO/PENGESAHAN", "460/041/DEMO/PENETAPAN"
DASAR = "Peraturan Bupati contoh Nomor 7 Tahun 2026 (bukan peraturan sebenarnya)"
KUOTA_JIWA, BANYAK = 120, 4
# Programmes of each usulan, the first ones through the musdes and the last one still waiting for it.
USULAN = (("BENCANA",), ("PERMAKANAN",), ("BENCANA", SEMBAKO), ("DISABILITAS",))


def mainkan_lokal(pembuat: Pembuat, akun: Akun, utama: Sequence[str], folder: Path) -> None:
    """The admin makes the programmes; the unit that has most room proposes, the dinsos confirms and settles the first usulan."""
    for isi in BAWAAN_LOKAL.values():
        create_lokal(replace(isi, dasar=DASAR), oleh=akun.admin)
    set_kuota(find_periode_kini().id, "PERMAKANAN", {pengaturan("kabupaten_kode"): KUOTA_JIWA}, oleh=akun.admin)
    lapang = {desa: _lapang(desa) for desa in utama}
    desa = max(lapang, key=lambda kode: len(lapang[kode]))
    if lapang[desa]:
        _mainkan(pembuat, akun, desa, lapang[desa], folder)


def _mainkan(pembuat: Pembuat, akun: Akun, desa: str, keluarga: list[tuple[UUID, list[UUID]]], folder: Path) -> None:
    acak, adegan = pembuat.acak, Adegan(pembuat, akun.operator[desa], akun.kades[desa], [], folder)
    semua = [_usulkan(acak, adegan, id_, anggota, program) for (id_, anggota), program in zip(keluarga, USULAN, strict=False)]
    paket = semua[: len(USULAN) - 1]
    musdes = adegan.rencanakan(-1, paket, jam=16)
    adegan.sidangkan(musdes)
    adegan.tutup(musdes)
    adegan.unggah(musdes, FOTO, BERITA_ACARA, DAFTAR_HADIR, PUBLIKASI)
    release_paket(uuid_acak(acak), musdes, oleh=adegan.kades)
    _di_dinas(acak, akun, paket, hari_ini())


def _usulkan(acak: Random, adegan: Adegan, keluarga: UUID, anggota: list[UUID], program: Sequence[str]) -> UUID:
    per_orang = {"PERMAKANAN", "DISABILITAS"}
    baris = tuple(BarisProgram(kode, anggota[-1] if kode in per_orang else None) for kode in program)
    id_, isi = uuid_acak(acak), IsiUsulan(BANSOS, baris, keterangan="Diusulkan RT saat pendataan.")
    create_usulan(id_, keluarga, isi, oleh=adegan.operator)
    prepare_usulan(id_, versi=get_usulan(id_, untuk=adegan.operator).versi, oleh=adegan.operator)
    return id_


def _di_dinas(acak: Random, akun: Akun, paket: Sequence[UUID], hari: date) -> None:
    """Approve all, confirm all under one letter, settle the lines of the first one."""
    petugas = akun.verifikator[0]
    for id_ in paket:
        decide_usulan(uuid_acak(acak), id_, Putusan(TERVERIFIKASI), get_usulan(id_, untuk=petugas).versi, oleh=petugas)
    create_pengesahan(uuid_acak(acak), paket, SURAT, hari, oleh=akun.kadis)
    pertama = [satu.id for satu in list_menunggu(untuk=petugas) if satu.usulan_id == paket[0]]
    db.session.remove()
    settle_lokal(uuid_acak(acak), pertama, KEPUTUSAN, hari, oleh=petugas)


def _lapang(desa: str) -> list[tuple[UUID, list[UUID]]]:
    """(family, its members) of complete families of the unit without an open usulan that another one for aid would clash with."""
    bentrok = select(Usulan.id).where(Usulan.keluarga_id == Keluarga.id, Usulan.status.in_(TERBUKA), Usulan.jenis.in_((BANSOS, HAPUS)))
    pilih = select(Keluarga).where(Keluarga.desa_kode == desa, Keluarga.lengkap, Keluarga.jumlah_anggota > 0, ~bentrok.exists())
    semua = db.session.scalars(pilih.order_by(Keluarga.terkunci, Keluarga.id).limit(BANYAK))
    hasil = [(k.id, [satu.id for satu in k.anggota]) for k in semua]
    db.session.remove()
    return hasil
