"""Making a usulan from a family, and changing what it asks for while the village still holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import hari_ini, sekarang
from ...keluarga.models import Keluarga
from ...keluarga.queries import get_keluarga
from ...kit.isi import sidik
from ...kit.tanggal import waktu_panjang
from ...pengaturan.queries import pengaturan
from ..models import Usulan, UsulanProgram
from ..queries import get_usulan, isi_of, list_terbuka, uraikan
from ..rules.isian import IsiUsulan, periksa_isi, perubahan_setelah_putusan
from ..rules.jenis import BarisProgram, format_nomor_usulan, halangan_membuat, lingkup_nomor
from ..rules.status import DRAF
from .perpindahan import ambil_nomor, catat_riwayat


@verb
def create_usulan(id_: UUID, keluarga_id: UUID, isi: IsiUsulan, *, oleh: Any) -> Usulan:
    """A draft for the family, with its number. The same id again returns the same row, with other content it raises
    SameIdOtherContent. Raises RuleBroken when the family has such a usulan under way or the content does not hold.
    """
    keluarga = get_keluarga(keluarga_id, untuk=oleh, kunci=True)
    require(oleh, Izin.USULAN_TULIS, keluarga)
    sidik_isi = sidik({"keluarga": keluarga_id, "oleh": oleh.id, **isi.sebagai_dict()})
    usulan = db.session.get(Usulan, id_)
    if usulan is None:
        usulan = _buat(id_, keluarga, isi, sidik_isi, oleh)
    elif usulan.isi_sidik != sidik_isi:
        raise SameIdOtherContent()
    audit.record("usulan.buat", oleh=oleh, objek=usulan, jenis=isi.jenis, program=len(isi.program))
    return usulan


def _buat(id_: UUID, keluarga: Keluarga, isi: IsiUsulan, sidik_isi: str, oleh: Any) -> Usulan:
    halangan = halangan_membuat(isi.jenis, list_terbuka(keluarga.id, untuk=oleh))
    salah = [halangan] if halangan else periksa_isi(isi, {a.id for a in keluarga.anggota})
    if salah:
        raise RuleBroken(salah[0], rincian=tuple(salah[1:]))
    kini, tahun = sekarang(), hari_ini(pengaturan("zona")).year
    urut = ambil_nomor("usulan", lingkup_nomor(keluarga.desa_kode), tahun)
    usulan = Usulan(
        id=id_, nomor=format_nomor_usulan(keluarga.desa_kode, tahun, urut), keluarga_id=keluarga.id,
        desa_kode=keluarga.desa_kode, jenis=isi.jenis, status=DRAF, alasan_hapus=isi.alasan_hapus or None,
        keterangan=isi.keterangan, isi_sidik=sidik_isi, dibuat_oleh=oleh.id, dibuat_pada=kini, diubah_pada=kini,
    )  # fmt: skip
    db.session.add(usulan)
    db.session.flush()
    _pasang_program(usulan, isi.program)
    catat_riwayat(usulan, "", oleh)
    return usulan


def _pasang_program(usulan: Usulan, baru: Sequence[BarisProgram]) -> None:
    """Put the lines of a draft as ``baru`` says; a line that stays keeps its row."""
    lama = {BarisProgram(p.program, p.anggota_id): p for p in usulan.program}
    for baris in lama.keys() - set(baru):
        db.session.delete(lama[baris])
    for urutan, baris in enumerate(baru, 1):
        if baris in lama:
            lama[baris].urutan = urutan
        else:
            db.session.add(
                UsulanProgram(
                    id=uuid4(), usulan_id=usulan.id, desa_kode=usulan.desa_kode, urutan=urutan,
                    program=baris.program, anggota_id=baris.anggota,
                )
            )  # fmt: skip


@verb
def update_usulan(id_: UUID, isi: IsiUsulan, *, versi: int, oleh: Any) -> Usulan:
    """Change a draft, or the keterangan of one that was returned for it. Saving what stands already succeeds; a
    change over somebody else's raises StaleWrite with what stands now. Raises RuleBroken in any other state.
    """
    usulan = get_usulan(id_, untuk=oleh, kunci=True)
    require(oleh, Izin.USULAN_TULIS, usulan)
    kini = isi_of(usulan)
    if isi != kini:
        _ubah(usulan, kini, isi, versi)
    audit.record("usulan.ubah", oleh=oleh, objek=usulan, berubah=isi != kini, program=len(isi.program))
    return usulan


def _ubah(usulan: Usulan, kini: IsiUsulan, isi: IsiUsulan, versi: int) -> None:
    salah = perubahan_setelah_putusan(usulan.status, usulan.bagian_kembali.split(","), kini, isi)
    if salah:
        raise RuleBroken(salah)
    if usulan.versi != versi:
        pada = waktu_panjang(usulan.diubah_pada, pengaturan("zona"))
        raise StaleWrite(f"Usulan ini sudah diubah orang lain, terakhir {pada}.", rincian=uraikan(usulan))
    masalah = periksa_isi(isi, {a.id for a in usulan.keluarga.anggota})
    if masalah:
        raise RuleBroken(masalah[0], rincian=tuple(masalah[1:]))
    usulan.alasan_hapus, usulan.keterangan, usulan.diubah_pada = isi.alasan_hapus or None, isi.keterangan, sekarang()
    if isi.program != kini.program:
        _pasang_program(usulan, isi.program)

