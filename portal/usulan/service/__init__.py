"""The verbs of usulan; advance() and ambil_nomor() are what later features call inside their own verbs."""

from .isi import create_usulan, update_usulan
from .langkah import cancel_usulan, prepare_many, prepare_usulan, resend_usulan
from .perpindahan import advance, ambil_nomor

__all__ = [
    "advance", "ambil_nomor", "cancel_usulan", "create_usulan", "prepare_many", "prepare_usulan", "resend_usulan",
    "update_usulan",
]  # fmt: skip
