"""HTTP of verifikasi: the queue, claims, decisions one by one and many at once, and the kadis' confirmation."""

from flask import Blueprint

from . import alasan, antrean, kecamatan, keputusan, klaim, kunjungan, massal, pengesahan, surat, umur, wakil

bp = Blueprint("verifikasi", __name__)
for _anak in (
    antrean.bp, klaim.bp, keputusan.bp, massal.bp, kunjungan.bp, kecamatan.bp, umur.bp, alasan.bp, wakil.bp, pengesahan.bp, surat.bp,
):  # fmt: skip
    bp.register_blueprint(_anak)
