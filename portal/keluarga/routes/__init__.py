"""HTTP of keluarga."""

from flask import Blueprint

from . import alamat, anggota, cetak, foto, keluarga, kerabat, pencarian, pindah, riwayat, rumah

bp = Blueprint("keluarga", __name__)
for _anak in (keluarga.bp, pencarian.bp, alamat.bp, anggota.bp, cetak.bp, rumah.bp, rumah.bp_kriteria, foto.bp, kerabat.bp, riwayat.bp, pindah.bp):
    bp.register_blueprint(_anak)
