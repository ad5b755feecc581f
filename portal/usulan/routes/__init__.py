"""HTTP of usulan."""

from flask import Blueprint

bp = Blueprint("usulan", __name__)
