"""Shape of a citizen's own proposal at the counter, of what the operator makes of it, and of the filter of the list."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, RadioField, SelectField

from ...kit.nomor import rapikan
from ...web.forms import PortalForm, Teks, TeksPanjang
from ..rules.mandiri import ALASAN_MAKS, KATA_STATUS, KETERANGAN_MAKS, PERMINTAAN, periksa_mandiri, salah_alasan


class FormMandiri(PortalForm):
    """Choices of ``desa_kode`` are handed in by the route; an operator has only the own one, and no such field."""

    nik = Teks("NIK warga yang hadir", maks=30, wajib="Ketik NIK pada KTP atau KK warga yang hadir.", description="16 angka")
    nama = Teks("Nama lengkap", maks=120, wajib="Tulis nama warga.")
    desa_kode = SelectField("Desa atau kelurahan tempat tinggal", choices=[], validate_choice=False)
    alamat = Teks("Alamat", description="Nama jalan atau kampung, RT/RW")
    telepon = Teks("Telepon", maks=30, description="Bila ada, supaya warga dapat dihubungi")
    permintaan = RadioField("Apa yang diminta", choices=list(PERMINTAAN.items()), validate_choice=False)
    keterangan = TeksPanjang("Keterangan warga", maks=KETERANGAN_MAKS, description="Boleh kosong. Jangan menulis penyakit atau keadaan kesehatan.")

    def isi(self) -> dict[str, str]:
        """The proposal as the verb takes it, without the desa."""
        teks = ("nama", "alamat", "telepon", "permintaan", "keterangan")
        return {nama: self[nama].data or "" for nama in teks} | {"nik": rapikan(self.nik.data or "")}

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        salah = periksa_mandiri(self.isi())
        if "desa_kode" in self and not self.desa_kode.data:
            salah["desa_kode"] = "Pilih desa atau kelurahannya."
        for nama, kalimat in salah.items():
            if not self[nama].errors:
                self[nama].errors = [kalimat]
        return baik and not salah


class FormPenautan(PortalForm):
    """The usulan that a proposal became."""

    usulan_id = HiddenField()


class FormTidakLanjut(PortalForm):
    alasan = TeksPanjang("Mengapa tidak dilanjutkan", maks=ALASAN_MAKS, description="Alasan ini disampaikan kepada warga di loket.")

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        salah = salah_alasan(self.alasan.data or "")
        if salah and not self.alasan.errors:
            self.alasan.errors = [salah]
        return baik and not salah


class FormSaringMandiri(PortalForm):
    """The filter; choices of ``wilayah`` are handed in by the route."""

    status = SelectField("Keadaan", choices=[("", "Semua"), *KATA_STATUS.items()], validate_choice=False)
    permintaan = SelectField("Permintaan", choices=[("", "Semua"), *PERMINTAAN.items()], validate_choice=False)
    wilayah = SelectField("Wilayah", choices=[], validate_choice=False)
