"""Shape of an objection, of its proofs, of its answer, and of the filter of the list."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, FileField, HiddenField, RadioField, SelectField
from wtforms.validators import ValidationError

from ...web.forms import PortalForm, Teks, TeksPanjang
from ..rules.sanggahan import (
    DIJAWAB,
    DITERIMA,
    HASIL,
    JAWABAN_MAKS,
    JENIS,
    KATA_PIHAK,
    KATA_STATUS,
    PENYANGGAH,
    TINDAK_LANJUT,
    URAIAN_MAKS,
    periksa_jawaban,
    periksa_sanggahan,
)

LEWAT = "lewat"


class FormSanggahan(PortalForm):
    """``pengumuman_id`` is the list, ``usulan_id`` the line; without a line ``tentang`` says whom it is about."""

    pengumuman_id = HiddenField()
    usulan_id = HiddenField()
    jenis = RadioField("Apa yang disanggah", choices=list(JENIS.items()), validate_choice=False)
    tentang = Teks("Keluarga yang dimaksud", description="Nama, RT/RW, atau alamat yang diketahui warga")
    uraian = TeksPanjang(
        "Alasan warga", maks=URAIAN_MAKS, description="Tulis yang dilihat atau diketahui warga. Jangan menulis nama penyanggah di sini."
    )
    penyanggah_nama = Teks("Nama penyanggah", maks=120)
    penyanggah_alamat = Teks("Alamat penyanggah")
    penyanggah_telepon = Teks("Telepon penyanggah", maks=30, description="Supaya jawabannya dapat disampaikan")
    rahasia = BooleanField(
        "Rahasiakan nama penyanggah",
        description="Nama, alamat, telepon, dan bukti penyanggah hanya terlihat oleh verifikator dan kepala dinas.",
    )

    def isi(self, pengumuman_id: Any, usulan_id: Any) -> dict[str, Any]:
        """The objection as the verb takes it."""
        teks = ("jenis", "uraian", "penyanggah_nama", "penyanggah_alamat", "penyanggah_telepon")
        isi = {nama: self[nama].data or "" for nama in teks} | {"rahasia": bool(self.rahasia.data)}
        tentang = "" if usulan_id else self.tentang.data or ""
        return isi | {"pengumuman_id": pengumuman_id, "usulan_id": usulan_id, "tentang": tentang}

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        salah = periksa_sanggahan(self.isi(None, self.usulan_id.data or None))
        return _tambahkan(self, salah) and baik


class FormBuktiSanggahan(PortalForm):
    """``berkas`` is the uploaded file as Werkzeug hands it over."""

    pihak = SelectField("Bukti dari siapa", choices=list(KATA_PIHAK.items()), default=PENYANGGAH)
    berkas = FileField("Berkas bukti", description="PDF, JPEG, atau PNG, paling besar 10 MB. Letak dan data kamera pada foto dibuang.")

    def validate_berkas(self, field: FileField) -> None:
        if not getattr(field.data, "filename", ""):
            raise ValidationError("Pilih berkasnya dulu, lalu unggah.")


class FormJawaban(PortalForm):
    """The answer of the dinas; the letter is printed from it."""

    hasil = RadioField("Hasil pemeriksaan", choices=list(HASIL.items()), validate_choice=False)
    jawaban = TeksPanjang("Jawaban kepada penyanggah", maks=JAWABAN_MAKS, description="Tercetak pada surat jawaban.")
    tindak_lanjut = RadioField("Tindak lanjut", choices=list(TINDAK_LANJUT.items()), validate_choice=False)
    nomor_surat = Teks("Nomor surat jawaban", maks=60, description="Menurut buku agenda surat dinas")

    def isi(self) -> dict[str, str]:
        """The answer as the verb takes it."""
        return {nama: self[nama].data or "" for nama in ("hasil", "jawaban", "tindak_lanjut", "nomor_surat")}

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        return _tambahkan(self, periksa_jawaban(self.isi())) and baik


class FormSaringSanggahan(PortalForm):
    """The filter; choices of ``wilayah`` are handed in by the route."""

    keadaan = SelectField(
        "Keadaan",
        choices=[("", "Semua"), (DITERIMA, KATA_STATUS[DITERIMA]), (LEWAT, "Lewat batas jawab"), (DIJAWAB, KATA_STATUS[DIJAWAB])],
        validate_choice=False,
    )  # fmt: skip
    wilayah = SelectField("Wilayah", choices=[], validate_choice=False)


def _tambahkan(form: PortalForm, salah: dict[str, str]) -> bool:
    """Put sentences to their fields where a field has none yet; tells whether there was nothing to say."""
    for nama, kalimat in salah.items():
        if not form[nama].errors:
            form[nama].errors = [kalimat]
    return not salah
