"""HTTP of usulan: the list, the form, one usulan, and its steps as sub-resources."""

from flask import Blueprint

from . import bukti, bukti_wajib, kabupaten, kesiapan, kuota, pelepasan, pembatalan, pemulihan, pengiriman_ulang, usulan

bp = Blueprint("usulan", __name__)
for _anak in (
    usulan.bp, kesiapan.bp, pembatalan.bp, pengiriman_ulang.bp, pelepasan.bp, bukti.bp, bukti_wajib.bp, kabupaten.bp, pemulihan.bp,
    kuota.bp,
):  # fmt: skip
    bp.register_blueprint(_anak)
