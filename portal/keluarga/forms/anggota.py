"""The form of one member: what a musdes needs, and folded below it DTSEN's further variables of a person."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField
from wtforms.validators import ValidationError

from ...kit.kode.dtsen_orang import ANGKA_RINCIAN, DAFTAR_RINCIAN, FUNGSI, TANPA_KESULITAN, YA
from ...kit.kode.dukcapil import PEKERJAAN, SHDK, STATUS_KAWIN
from ...kit.nik import periksa_nik
from ...web.forms import KotakTanggal, Teks
from ..rules.isian import ALASAN_MAKS, ISI_ANGGOTA, KATA_KELAMIN, LAKI_LAKI, NAMA_MAKS, TEMPAT_MAKS
from ..rules.rincian import HAMIL_LAKI, RINCIAN
from ..rules.tawaran import TawaranNik, tawaran_nik
from .bidang import FormBernomor, Jumlah, Kode, Pilihan


class FormAnggota(FormBernomor):
    """In the order in which a KK lists a person; the variables of DTSEN are added below."""

    nama = Teks("Nama lengkap", maks=NAMA_MAKS, wajib="Tulis nama lengkap.", description="Seperti di KTP-el atau KK")
    nik = Teks("NIK", maks=40, description="16 angka, juga untuk warga negara asing")
    tanpa_nik_alasan = Teks(
        "Alasan belum punya NIK", maks=ALASAN_MAKS, description="Diisi hanya bila NIK kosong. Contoh: bayi, belum direkam"
    )
    jenis_kelamin = Pilihan("Jenis kelamin", KATA_KELAMIN)
    tanggal_lahir = KotakTanggal("Tanggal lahir")
    tempat_lahir = Teks("Tempat lahir", maks=TEMPAT_MAKS)
    pekerjaan = Kode(PEKERJAAN)
    status_kawin = Kode(STATUS_KAWIN)
    hubungan = Kode(SHDK)
    ibu_kandung = Teks("Nama ibu kandung", maks=NAMA_MAKS)
    tanpa_kesulitan = BooleanField("Fungsi yang dikosongkan: tidak mengalami kesulitan")

    def validate_nik(self, field: Any) -> None:
        hasil = periksa_nik(field.data, provinsi=self.provinsi, hari_ini=self.hari_ini)
        if not hasil.sah:
            raise ValidationError(hasil.kesalahan[0].kalimat)

    def validate_hamil(self, field: Any) -> None:
        if field.data == YA and self.jenis_kelamin.data == LAKI_LAKI:
            raise ValidationError(HAMIL_LAKI)

    def isi(self) -> dict[str, Any]:
        """The columns and variables as the service takes them; the NIK only tidied of spaces."""
        nilai: dict[str, Any] = {kolom: self[kolom].data for kolom in (*ISI_ANGGOTA, *RINCIAN)}
        if self.tanpa_kesulitan.data:
            nilai |= {nama: TANPA_KESULITAN for nama in FUNGSI if nilai[nama] is None}
        nik = periksa_nik(self.nik.data or "", provinsi=self.provinsi, hari_ini=self.hari_ini).nik
        return nilai | {"nik": nik or None, "jenis_kelamin": nilai["jenis_kelamin"] or ""}

    @property
    def tawaran(self) -> TawaranNik | None:
        """What the NIK says, beside what is typed."""
        return tawaran_nik(
            self.nik.data, self.tanggal_lahir.data, self.jenis_kelamin.data, provinsi=self.provinsi, hari_ini=self.hari_ini
        )

    def pakai_nik(self) -> None:
        """Take birth date and sex from the NIK, because the person pressed the button that offers them."""
        tawaran = self.tawaran
        if tawaran and tawaran.tanggal_lahir:
            self.tanggal_lahir.process(None, tawaran.tanggal_lahir)
            self.jenis_kelamin.process(None, tawaran.jenis_kelamin)


for _nama, _daftar in DAFTAR_RINCIAN.items():
    setattr(FormAnggota, _nama, Kode(_daftar, kosong="Belum diisi"))
for _nama, (_label, _maks) in ANGKA_RINCIAN.items():
    setattr(FormAnggota, _nama, Jumlah(_label, _maks))
