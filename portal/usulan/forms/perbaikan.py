"""The fields of a perbaikan: one for each value of the family and of its members, empty where nothing is to be mended."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from wtforms import Field, SelectField

from ...keluarga.forms.bidang import Kode, pilihan
from ...keluarga.rules.bagian import ALAMAT, ANGGOTA
from ...keluarga.rules.ganti import ELEMEN
from ...keluarga.rules.isian import ALAMAT_MAKS, KATA_KELAMIN, NAMA_MAKS, TEMPAT_MAKS, rapikan_rt
from ...kit.kk import periksa_kk
from ...kit.kode.dukcapil import PEKERJAAN, SHDK, STATUS_KAWIN
from ...kit.nik import periksa_nik
from ...web.forms import KotakTanggal, Teks
from ..rules.perubahan import KATA_ELEMEN, Minta, salah_nilai

TETAP = "tetap"
_KODE = {"hubungan": SHDK, "status_kawin": STATUS_KAWIN, "pekerjaan": PEKERJAAN}
_PANJANG = {"alamat": ALAMAT_MAKS, "dusun": TEMPAT_MAKS, "tempat_lahir": TEMPAT_MAKS, "nik": 40, "no_kk": 40, "rt": 10, "rw": 10}


def nama_isian(anggota: str, elemen: str) -> str:
    """The name of a field: the element, and whose it is."""
    return f"{anggota.replace('-', '')[:12] or 'kk'}-{elemen}"


def _isian(elemen: str) -> Any:
    label = KATA_ELEMEN[elemen][:1].upper() + KATA_ELEMEN[elemen][1:]
    if elemen == "tanggal_lahir":
        return KotakTanggal(label)
    if elemen in _KODE:
        return Kode(_KODE[elemen], label=label, kosong=TETAP)
    if elemen == "jenis_kelamin":
        return SelectField(label, choices=pilihan({"": TETAP, **KATA_KELAMIN}))
    return Teks(label, maks=_PANJANG.get(elemen, NAMA_MAKS))


def isian_perbaikan(anggota: Sequence[Any]) -> dict[str, Any]:
    """Every field {name: unbound field}; ``anggota`` are the members."""
    semua = {nama_isian("", elemen): _isian(elemen) for elemen in ELEMEN[ALAMAT]}
    for satu in anggota:
        semua |= {nama_isian(str(satu.id), elemen): _isian(elemen) for elemen in ELEMEN[ANGGOTA]}
    return semua


def _tempat(anggota: Sequence[Any]) -> list[tuple[str, str, str]]:
    """(section, member's id, element) in the order of the form."""
    semua = [(ALAMAT, "", elemen) for elemen in ELEMEN[ALAMAT]]
    return semua + [(ANGGOTA, str(satu.id), elemen) for satu in anggota for elemen in ELEMEN[ANGGOTA]]


def baca_minta(form: Any, anggota: Sequence[Any]) -> tuple[Minta, ...]:
    """What was filled in, as the history keeps values."""
    hasil = []
    for bagian, siapa, elemen in _tempat(anggota):
        isian = form[nama_isian(siapa, elemen)]
        if isian.data not in (None, ""):
            hasil.append(Minta(bagian, elemen, siapa, _bersih(elemen, isian.data, form)))
    return tuple(hasil)


def _bersih(elemen: str, nilai: Any, form: Any) -> Any:
    if elemen == "nik":
        return periksa_nik(nilai, provinsi=form.provinsi, hari_ini=form.hari_ini).nik
    if elemen == "no_kk":
        return periksa_kk(nilai, provinsi=form.provinsi, hari_ini=form.hari_ini).kk
    if elemen in ("rt", "rw"):
        try:
            return rapikan_rt(nilai)
        except ValueError:
            return nilai
    return nilai.isoformat() if isinstance(nilai, date) else nilai


def salah_minta(form: Any, anggota: Sequence[Any], kini: Mapping[tuple[str, str], Any]) -> dict[Field, str]:
    """{field: sentence} of what cannot stand, by the family form's own rules."""
    salah = {}
    for satu in baca_minta(form, anggota):
        isian = form[nama_isian(satu.anggota, satu.elemen)]
        kalimat = salah_nilai(satu.elemen, satu.ke, provinsi=form.provinsi, hari_ini=form.hari_ini)
        if not kalimat and kini.get((satu.anggota, satu.elemen)) == satu.ke:
            kalimat = "Sama dengan yang tercatat sekarang. Kosongkan isian ini."
        if kalimat and not isian.errors:
            salah[isian] = kalimat
    return salah


def data_minta(minta: Collection[Minta]) -> dict[str, Any]:
    """{field: value} of a usulan that is shown again in its form."""
    return {
        nama_isian(satu.anggota, satu.elemen): date.fromisoformat(satu.ke) if satu.elemen == "tanggal_lahir" else satu.ke for satu in minta
    }
