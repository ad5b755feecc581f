"""The forms of the sections Rumah and Kriteria: their fields are the variables of DTSEN and the questions."""

from __future__ import annotations

from typing import Any

from wtforms.validators import ValidationError

from ...kit.kode.dtsen_rumah import ASET, DAFTAR_RUMAH, LUAS_MAKS, PELANGGAN_PLN, TERNAK, YA_TIDAK
from ...kit.nomor import rapikan
from ...web.forms import PortalForm, Teks
from ..rules.isian import TERNAK_MAKS
from ..rules.kriteria import PERTANYAAN, TIDAK, YA
from ..rules.rumah import RUMAH, SALAH_PELANGGAN, is_pelanggan_pln
from .bidang import Jumlah, Kode, Pilihan


class FormRumah(PortalForm):
    """Its fields are the variables of DTSEN, see below."""

    luas_lantai = Jumlah("Luas lantai (m²)", LUAS_MAKS)
    id_pelanggan_pln = Teks("Nomor pelanggan PLN", maks=40, description="12 angka di rekening atau struk; boleh nomor meter, 11 angka")

    def validate_id_pelanggan_pln(self, field: Any) -> None:
        if field.data != field.object_data and not is_pelanggan_pln(rapikan(field.data)):
            raise ValidationError(SALAH_PELANGGAN)

    def isi(self) -> dict[str, Any]:
        isi = {nama: self[nama].data for nama in RUMAH}
        return isi | {PELANGGAN_PLN: rapikan(isi[PELANGGAN_PLN] or "") or None}


class FormKriteria(PortalForm):
    """Its fields are the questions, see below."""

    def isi(self) -> dict[str, str | None]:
        return {p.kode: self[p.kode].data for p in PERTANYAAN}


for _nama, _daftar in DAFTAR_RUMAH.items():
    setattr(FormRumah, _nama, Kode(_daftar, kosong="Belum diisi"))
for _nama, _label in ASET.items():
    setattr(FormRumah, _nama, Kode(YA_TIDAK, label=_label, kosong="Belum diisi"))
for _nama, _label in TERNAK.items():
    setattr(FormRumah, _nama, Jumlah(_label, TERNAK_MAKS))
for _tanya in PERTANYAAN:
    setattr(FormKriteria, _tanya.kode, Pilihan(_tanya.teks, {YA: "Ya", TIDAK: "Tidak"}, id=f"kriteria-{_tanya.kode}"))
