"""HTTP of findings, of the register of officials, of the rules, and the button that checks the whole kabupaten."""

from flask import Blueprint

from . import aparat, aturan, massal, pemeriksaan, penyelesaian, temuan

bp = Blueprint("pemeriksaan", __name__)
for _anak in (temuan.bp, penyelesaian.bp, massal.bp, pemeriksaan.bp, aturan.bp, aparat.bp):
    bp.register_blueprint(_anak)
