"""Making a usulan from a family, and changing what it asks for while who made it still holds it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID, uuid4

from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, SameIdOtherContent, StaleWrite
from ...jam import hari_ini, sekarang
from ...keluarga.models import Keluarga
from ...keluarga.queries import get_keluarga
from ...keluarga.queries.nilai import nilai_kini
from ...keluarga.rules.bagian import ANGGOTA
from ...keluarga.rules.ganti import PENGURUS, Ganti
from ...kit.isi import sidik
from ...kit.tanggal import waktu_panjang
from ...kuota.queries.program import list_larangan, program_berlaku
from ...kuota.rules.program import paduan_terlarang, program_ditutup
from ...pengaturan.queries import pengaturan
from ...wilayah.queries import kode_provinsi
from ..models import Usulan, UsulanProgram
from ..queries import get_usulan, isi_of, uraikan
from ..queries.bentrok import fakta_isi, list_fakta_terbuka
from ..queries.perubahan import list_calon, list_usang, pengurus_kini
from ..rules.bentrok import bentrok
from ..rules.isian import (
    KALIMAT_SUMBER,
    IsiUsulan,
    boleh_seluruhnya,
    periksa_isi,
    perubahan_setelah_putusan,
)
from ..rules.jenis import GANTI_PENGURUS, KABUPATEN, PERBAIKAN, BarisProgram, format_nomor_usulan, lingkup_nomor
from ..rules.perubahan import halangan_pengurus, periksa_minta, sebagai_ganti
from ..rules.status import DITETAPKAN_DINAS, DRAF
from .pengolah import asal_of, pastikan_pengolah
from .perpindahan import ambil_nomor, catat_riwayat


@verb
def create_usulan(id_: UUID, keluarga_id: UUID, isi: IsiUsulan, *, oleh: Any) -> Usulan:
    """A draft for the family, with its number. The same id again returns the same row, with other content it raises
    SameIdOtherContent. Raises RuleBroken when it clashes with another usulan of the family or the content does not hold.
    """
    keluarga = get_keluarga(keluarga_id, untuk=oleh, kunci=True)
    asal = asal_of(oleh, keluarga)
    usulan = write_usulan(id_, keluarga, isi, asal, oleh=oleh)
    audit.record("usulan.buat", oleh=oleh, objek=usulan, jenis=isi.jenis, program=len(isi.program), asal=asal)
    return usulan


def write_usulan(id_: UUID, keluarga: Keluarga, isi: IsiUsulan, asal: str, *, oleh: Any, memulihkan: Usulan | None = None) -> Usulan:
    """The row of a new usulan of a locked family, inside the caller's transaction; as create_usulan, without an audit line."""
    dipulihkan = memulihkan.id if memulihkan else None
    sidik_isi = sidik({"keluarga": keluarga.id, "oleh": oleh.id, "memulihkan": dipulihkan, **isi.sebagai_dict()})
    usulan = db.session.get(Usulan, id_)
    if usulan is not None:
        if usulan.isi_sidik != sidik_isi:
            raise SameIdOtherContent()
        return usulan
    salah = bentrok(fakta_isi(id_, isi, dipulihkan), list_fakta_terbuka(keluarga.id)) or _salah_isi(isi, keluarga, asal)
    if salah:
        raise RuleBroken(salah[0], rincian=tuple(salah[1:]))
    catatan = f"Memulihkan keluarga dari usulan penghapusan {memulihkan.nomor}." if memulihkan else ""
    return insert_usulan(id_, keluarga, isi, asal, sidik_isi, oleh=oleh, memulihkan=dipulihkan, catatan=catatan)


def insert_usulan(
    id_: UUID, keluarga: Keluarga, isi: IsiUsulan, asal: str, sidik_isi: str, *, oleh: Any, memulihkan: UUID | None = None, catatan: str = ""
) -> Usulan:
    """The draft itself with its number and the first line of its timeline, for content that the caller has examined."""
    kini, tahun = sekarang(), hari_ini(pengaturan("zona")).year
    urut = ambil_nomor("usulan", lingkup_nomor(keluarga.desa_kode), tahun)
    usulan = Usulan(
        id=id_, nomor=format_nomor_usulan(keluarga.desa_kode, tahun, urut), keluarga_id=keluarga.id,
        desa_kode=keluarga.desa_kode, jenis=isi.jenis, status=DRAF, alasan_hapus=isi.alasan_hapus or None,
        keterangan=isi.keterangan, isi_sidik=sidik_isi, dibuat_oleh=oleh.id, dibuat_pada=kini, diubah_pada=kini, asal=asal,
        perubahan=_perubahan(isi, keluarga), pengurus_baru_id=isi.pengurus_baru, memulihkan=memulihkan,
    )  # fmt: skip
    db.session.add(usulan)
    db.session.flush()
    _pasang_program(usulan, isi.program)
    catat_riwayat(usulan, "", oleh, catatan)
    return usulan


def _salah_isi(isi: IsiUsulan, keluarga: Keluarga, asal: str, tetap: Collection[str] = ()) -> list[str]:
    """What is wrong with the content beside this family as it stands; the programmes ``tetap`` may be switched off since."""
    dipilih = [satu.program for satu in isi.program]
    berlaku = program_berlaku() if dipilih else {}
    salah = periksa_isi(isi, {a.id for a in keluarga.anggota}, berlaku)
    if dipilih:
        salah += program_ditutup((kode for kode in dipilih if kode not in tetap), berlaku)
        salah += paduan_terlarang(dipilih, list_larangan(), berlaku)
    if asal == KABUPATEN and not isi.keterangan:
        salah.append(KALIMAT_SUMBER)
    hari = hari_ini(pengaturan("zona"))
    if isi.jenis == PERBAIKAN:
        salah += periksa_minta(isi.perubahan, nilai_kini(keluarga), provinsi=kode_provinsi(), hari_ini=hari)
    if isi.jenis == GANTI_PENGURUS and isi.pengurus_baru:
        lama = pengurus_kini(keluarga)
        calon = next((satu for satu in list_calon(keluarga) if satu.id == isi.pengurus_baru), None)
        if calon is None:
            salah.append("Pilih anggota keluarga ini.")
        elif halangan := halangan_pengurus(calon, lama.id if lama else None, hari):
            salah.append(halangan)
    return salah


def _perubahan(isi: IsiUsulan, keluarga: Keluarga) -> list[dict[str, Any]]:
    """What the usulan changes of the family, each with what stands now."""
    kini, ganti = nilai_kini(keluarga), []
    if isi.jenis == PERBAIKAN:
        ganti = sebagai_ganti(isi.perubahan, kini)
    elif isi.jenis == GANTI_PENGURUS:
        ganti = [Ganti(ANGGOTA, PENGURUS, "", kini["", PENGURUS], str(isi.pengurus_baru))]
    return [{"bagian": g.bagian, "elemen": g.elemen, "anggota": g.anggota or None, "dari": g.dari, "ke": g.ke} for g in ganti]


def _pasang_program(usulan: Usulan, baru: Sequence[BarisProgram]) -> None:
    """Put the lines of a draft as ``baru`` says; a line that stays keeps its row."""
    lama = {BarisProgram(p.program, p.anggota_id): p for p in usulan.program}
    if any(lama[baris].keputusan == DITETAPKAN_DINAS for baris in lama.keys() - set(baru)):
        raise RuleBroken("Program daerah yang sudah ditetapkan dinas sosial tetap ada dalam usulan ini. Beri tandanya lagi, lalu simpan.")
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
    pastikan_pengolah(usulan, oleh)
    kini = isi_of(usulan)
    berubah = isi != kini or bool(list_usang(usulan))
    if berubah:
        _ubah(usulan, kini, isi, versi)
    audit.record("usulan.ubah", oleh=oleh, objek=usulan, berubah=berubah, program=len(isi.program))
    return usulan


def _ubah(usulan: Usulan, kini: IsiUsulan, isi: IsiUsulan, versi: int) -> None:
    salah = perubahan_setelah_putusan(usulan.status, usulan.bagian_kembali.split(","), kini, isi, usulan.asal)
    if salah:
        raise RuleBroken(salah)
    if usulan.versi != versi:
        pada = waktu_panjang(usulan.diubah_pada, pengaturan("zona"))
        raise StaleWrite(f"Usulan ini sudah diubah orang lain, terakhir {pada}.", rincian=uraikan(usulan))
    lain = bentrok(fakta_isi(usulan.id, isi, usulan.memulihkan), list_fakta_terbuka(usulan.keluarga_id))
    tetap = () if boleh_seluruhnya(usulan.status, usulan.asal) else [satu.program for satu in kini.program]
    masalah = lain or _salah_isi(isi, usulan.keluarga, usulan.asal, tetap)
    if masalah:
        raise RuleBroken(masalah[0], rincian=tuple(masalah[1:]))
    usulan.alasan_hapus, usulan.keterangan, usulan.diubah_pada = isi.alasan_hapus or None, isi.keterangan, sekarang()
    if usulan.jenis in (PERBAIKAN, GANTI_PENGURUS) and (isi.diputus != kini.diputus or list_usang(usulan)):
        usulan.perubahan, usulan.pengurus_baru_id = _perubahan(isi, usulan.keluarga), isi.pengurus_baru
    if isi.program != kini.program:
        _pasang_program(usulan, isi.program)
