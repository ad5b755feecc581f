"""Shape and messages of the correction: the reason, the meeting's own fields, and one small form for each name or family chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms import SelectField
from wtforms.validators import Length

from ...web.forms import PortalForm, Teks, TeksPanjang
from ..rules.bentuk import MUSYAWARAH
from ..rules.keputusan import KEPUTUSAN, kata_keputusan
from ..rules.pembetulan import KATA_BIDANG, KATA_BIDANG_SPTJM, Koreksi, KoreksiKeluarga

WAJIB = Length(min=3, message="Tulis sedikitnya 3 huruf.")


class FormPembetulan(PortalForm):
    alasan_pembetulan = TeksPanjang(
        "Alasan pembetulan", wajib="Tulis mengapa berita acara ini dibetulkan.", maks=500, validators=[WAJIB],
        description="Alasan ini tercetak pada berita acara pembetulan.",
    )  # fmt: skip
    pimpinan_nama = Teks(KATA_BIDANG["pimpinan_nama"], maks=120, wajib="Isi nama pimpinan musyawarah.")
    pimpinan_jabatan = Teks(KATA_BIDANG["pimpinan_jabatan"], maks=80)
    notulis_nama = Teks(KATA_BIDANG["notulis_nama"], maks=120, wajib="Isi nama notulis.")
    notulis_jabatan = Teks(KATA_BIDANG["notulis_jabatan"], maks=80)
    tempat = Teks(KATA_BIDANG["tempat"], maks=200, wajib="Isi tempat musyawarah.")


class FormPembetulanSptjm(PortalForm):
    alasan_pembetulan = TeksPanjang(
        "Alasan pembetulan", wajib="Tulis mengapa SPTJM ini dibetulkan.", maks=500, validators=[WAJIB],
        description="Alasan ini tercetak pada SPTJM pembetulan.",
    )  # fmt: skip
    pimpinan_nama = Teks(KATA_BIDANG_SPTJM["pimpinan_nama"], maks=120, wajib="Isi nama yang menyatakan.")
    pimpinan_jabatan = Teks(KATA_BIDANG_SPTJM["pimpinan_jabatan"], maks=80, wajib="Isi jabatan yang menyatakan.")
    alasan_tanpa = TeksPanjang(KATA_BIDANG_SPTJM["alasan_tanpa"], wajib="Tulis alasannya.", maks=500, validators=[WAJIB])


class FormPeserta(PortalForm):
    nama = Teks("Nama yang benar", maks=120, wajib="Tulis nama peserta yang benar.")


class FormKeluarga(PortalForm):
    nama = Teks("Nama pengurus yang benar", maks=120, wajib="Tulis nama pengurus yang benar.")
    keputusan = SelectField("Keputusan yang benar", choices=[(k, k) for k in KEPUTUSAN])
    alasan = TeksPanjang("Alasan yang benar", wajib="Tulis alasan keputusan.", maks=500, validators=[WAJIB])


def form_peserta(ke: int, nama: str, kiriman: Any = None) -> FormPeserta:
    """The form of one participant, by the place on the list."""
    return FormPeserta(kiriman, prefix=f"p{ke}-", data={"nama": nama})


def form_keluarga(usulan_id: str, baris: Mapping[str, Any], alasan: str, kiriman: Any = None, bentuk: str = MUSYAWARAH) -> FormKeluarga:
    """The form of one family of the agenda; a removal has its own words for the decision."""
    data = {"nama": baris["nama"], "keputusan": baris["keputusan"], "alasan": alasan}
    form = FormKeluarga(kiriman, prefix=f"k{usulan_id}-", data=data)
    form.keputusan.choices = [(k, kata_keputusan(k, baris["jenis"], bentuk)) for k in KEPUTUSAN]
    return form


def koreksi_of(form: PortalForm, peserta: Mapping[int, FormPeserta], keluarga: Mapping[str, FormKeluarga]) -> Koreksi:
    """The right values for the verb."""
    return Koreksi(
        musdes={satu.name: satu.data or "" for satu in form if satu.name in KATA_BIDANG or satu.name in KATA_BIDANG_SPTJM},
        peserta={ke: satu.nama.data for ke, satu in peserta.items()},
        keluarga={id_: KoreksiKeluarga(k.nama.data, k.keputusan.data, k.alasan.data) for id_, k in keluarga.items()},
    )
