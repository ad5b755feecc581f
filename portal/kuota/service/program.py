"""Changing a national programme's limit and switch, and which pairs of programmes one family may not have together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import RuleBroken, StaleWrite
from ..models import LaranganPaduan, ProgramKabupaten
from ..queries.program import baca_program, list_larangan, lupakan_program
from ..rules.program import ALASAN_MAKS, PROGRAM, pasangan_program, salah_desil, urut_pasangan


@verb
def update_program(isi: Mapping[str, tuple[int | None, bool]], *, versi: Mapping[str, int], oleh: Any) -> list[str]:
    """Set desil limit and switch of each national one: {code: (limit, active)}. Returns what changed; raises StaleWrite, RuleBroken."""
    require(oleh, Izin.KUOTA_KELOLA)
    kini, berubah = baca_program(), []
    for urutan, (kode, (desil_maks, aktif)) in enumerate(isi.items(), 1):
        if kode not in PROGRAM:
            raise RuleBroken("Program ini tidak ada di daftar. Muat ulang halaman lalu coba lagi.")
        salah = salah_desil(desil_maks)
        if salah:
            raise RuleBroken(salah)
        if (kini[kode].desil_maks, kini[kode].aktif) == (desil_maks, aktif):
            continue
        if kini[kode].versi != versi.get(kode, 0):
            batas = f"desil {kini[kode].desil_maks}" if kini[kode].desil_maks else "tanpa batas desil"
            sekarang = f"{PROGRAM[kode].singkatan}: {batas}, {'dibuka' if kini[kode].aktif else 'ditutup'}"
            raise StaleWrite("Program ini sudah diubah orang lain.", rincian=(sekarang,))
        baris = db.session.get(ProgramKabupaten, kode, with_for_update=True)
        if baris is None:
            p = PROGRAM[kode]
            baris = ProgramKabupaten(kode=kode, nama=p.nama, singkatan=p.singkatan, satuan=p.satuan, lokal=False, urutan=urutan)
            db.session.add(baris)
        baris.desil_maks, baris.aktif = desil_maks, aktif
        berubah.append(kode)
    lupakan_program()
    audit.record("program.ubah", oleh=oleh, kode=berubah)
    return berubah


@verb
def set_larangan(isi: Mapping[tuple[str, str], str], *, oleh: Any) -> list[tuple[str, str]]:
    """Set the reason of each forbidden pair ("": the pair is allowed). Returns the pairs that changed."""
    require(oleh, Izin.KUOTA_KELOLA)
    kini = {(satu.a, satu.b): satu.alasan for satu in list_larangan()}
    boleh, berubah = {urut_pasangan(*pasang) for pasang in pasangan_program(baca_program())}, []
    for (satu, dua), alasan in isi.items():
        pasang = urut_pasangan(satu, dua)
        if pasang not in boleh or len(alasan) > ALASAN_MAKS:
            raise RuleBroken(f"Tulis alasan paling panjang {ALASAN_MAKS} huruf untuk pasangan program di daftar.")
        if kini.get(pasang, "") == alasan:
            continue
        baris = db.session.get(LaranganPaduan, pasang)
        if baris is None:
            db.session.add(LaranganPaduan(a=pasang[0], b=pasang[1], alasan=alasan))
        elif alasan:
            baris.alasan = alasan
        else:
            db.session.delete(baris)
        berubah.append(pasang)
    audit.record("paduan.ubah", oleh=oleh, pasangan=[f"{a}+{b}" for a, b in berubah])
    return berubah
