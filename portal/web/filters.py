"""Jinja filters: dates, hours, numbers and NIK as Indonesian readers expect them."""

from __future__ import annotations

from flask import Flask

from ..kit import angka, nik, tanggal


def pasang(app: Flask, zona: str = "WIB") -> None:
    """Install the filters; times are shown in the kabupaten's zone."""
    app.jinja_env.filters.update(
        tanggal=tanggal.tanggal_panjang,
        tanggal_pendek=tanggal.tanggal_pendek,
        hari_tanggal=tanggal.hari_tanggal,
        waktu=lambda saat: tanggal.waktu_panjang(saat, zona),
        pukul=lambda saat: tanggal.pukul(saat, zona),
        ribuan=angka.ribuan,
        angka_kata=angka.angka_dan_kata,
        awal_besar=lambda teks: teks[:1].upper() + teks[1:],
        samar=nik.samarkan,
        kelompok=nik.kelompokkan,
    )
    app.jinja_env.policies["ext.i18n.trimmed"] = True
