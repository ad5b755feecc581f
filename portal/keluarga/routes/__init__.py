"""HTTP of keluarga."""

from flask import Blueprint

from . import alamat, anggota, foto, keluarga, pencarian, rumah

bp = Blueprint("keluarga", __name__)
for _anak in (keluarga.bp, pencarian.bp, alamat.bp, anggota.bp, rumah.bp, rumah.bp_kriteria, foto.bp):
    bp.register_blueprint(_anak)
