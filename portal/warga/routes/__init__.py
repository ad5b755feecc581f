"""HTTP of warga: the public page of a paper, and the counter."""

from flask import Blueprint

from . import keaslian, loket

bp = Blueprint("warga", __name__)
for _anak in (keaslian.bp, loket.bp):
    bp.register_blueprint(_anak)
