"""Shape and messages of the SPTJM: its day, why no musyawarah was held, and who states it."""

from __future__ import annotations

from typing import Any

from wtforms.validators import Length

from ...web.forms import KotakTanggal, PortalForm, Teks, TeksPanjang


class FormSptjm(PortalForm):
    tanggal = KotakTanggal("Tanggal pernyataan", wajib="Isi tanggal pernyataan.")
    alasan_tanpa = TeksPanjang(
        "Alasan tidak melaksanakan musyawarah", wajib="Tulis alasannya.", maks=500,
        validators=[Length(min=10, message="Tulis alasannya sedikitnya 10 huruf.")],
        description="Alasan ini tercetak pada kedua surat.",
    )  # fmt: skip
    pimpinan_nama = Teks("Nama yang menyatakan", maks=120)
    pimpinan_jabatan = Teks("Jabatan yang menyatakan", maks=80)

    @property
    def isi(self) -> dict[str, Any]:
        """The content for the verb."""
        return {nama: nilai for nama, nilai in self.data.items() if nama not in ("id", "versi")}
