"""Shape of the settings and profile forms."""

from __future__ import annotations

from typing import Any

from wtforms import SelectField, TextAreaField
from wtforms.validators import Optional, Regexp

from ..web.forms import Angka, PortalForm, Teks
from .rules import PILIHAN, salah_nilai

JUDUL = {
    "instansi": "Nama dinas", "instansi_alamat": "Alamat dinas", "kadis_nama": "Nama kepala dinas", "kadis_nip": "NIP kepala dinas",
    "nama_register": "Nama register", "zona": "Zona waktu", "kertas": "Kertas cetak", "pola_nomor_ba": "Pola nomor berita acara",
    "hari_layanan": "Hari layanan verifikasi", "tanggal_penutupan": "Tanggal penutupan tiap bulan", "dasar_hukum": "Dasar hukum pada berita acara",
}  # fmt: skip


def _pilihan(kunci: str) -> SelectField:
    return SelectField(JUDUL[kunci], choices=[(p, p) for p in PILIHAN[kunci]])


class FormPengaturan(PortalForm):
    instansi = Teks(JUDUL["instansi"], maks=120, wajib="Tulis nama dinas.")
    instansi_alamat = Teks(JUDUL["instansi_alamat"])
    kadis_nama = Teks(JUDUL["kadis_nama"], maks=120)
    kadis_nip = Teks(JUDUL["kadis_nip"], maks=25)
    nama_register = _pilihan("nama_register")
    zona = _pilihan("zona")
    kertas = _pilihan("kertas")
    pola_nomor_ba = Teks(
        JUDUL["pola_nomor_ba"], maks=80, wajib="Tulis pola nomor.",
        description="Bagian yang diganti: {urut}, {singkatan}, {bulan}, {bulan_romawi}, {tahun}. "
        "Contoh: 400.9/{urut:03d}/{singkatan}/{bulan_romawi}/{tahun}",
    )  # fmt: skip
    hari_layanan = Angka(JUDUL["hari_layanan"], description="Usulan yang menunggu lebih lama ditandai terlambat.")
    tanggal_penutupan = Angka(JUDUL["tanggal_penutupan"], description="Paket harus masuk paling lambat tanggal ini.")
    dasar_hukum = TextAreaField(JUDUL["dasar_hukum"], description="Satu per baris, menurut urutan pada berita acara.")

    def nilai(self) -> dict[str, Any]:
        """The values as settings keep them."""
        isi = {nama: self[nama].data for nama in JUDUL}
        isi["dasar_hukum"] = [baris.strip() for baris in (self.dasar_hukum.data or "").splitlines() if baris.strip()]
        return isi

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        for nama, isi in self.nilai().items():
            salah = None if self[nama].errors else salah_nilai(nama, isi)
            if salah:
                self[nama].errors = [*self[nama].errors, salah]
                baik = False
        return baik


class FormProfil(PortalForm):
    """Labels of the two signatories depend on desa or kelurahan and are set by the route."""

    alamat = Teks("Alamat kantor", description="Seperti pada kop surat, misalnya Jalan Merdeka Nomor 1.")
    kode_pos = Teks("Kode pos", maks=5, validators=[Optional(), Regexp(r"^[0-9]{5}\Z", message="Kode pos harus 5 angka.")])
    singkatan = Teks("Singkatan untuk nomor surat", maks=12, description="Misalnya AB untuk Air Bang.")
    kepala_nama = Teks("Nama kepala", maks=120)
    kepala_nip = Teks("NIP kepala", maks=25, description="Kosongkan bila tidak ada.")
    lembaga_ketua = Teks("Nama ketua lembaga", maks=120)

    def nilai(self) -> dict[str, str]:
        """The values as the profile keeps them."""
        kolom = ("alamat", "kode_pos", "singkatan", "kepala_nama", "kepala_nip", "lembaga_ketua")
        return {nama: self[nama].data or "" for nama in kolom}
