"""The verbs of usulan; advance() and ambil_nomor() are what later features call inside their own verbs."""

from .isi import create_usulan, update_usulan
from .kuota import ask_tempat, release_baris, retake_baris
from .langkah import cancel_usulan, prepare_many, prepare_usulan, resend_usulan, submit_kabupaten
from .perpindahan import advance, advance_many, ambil_nomor

__all__ = [
    "advance", "advance_many", "ambil_nomor", "ask_tempat", "cancel_usulan", "create_usulan", "prepare_many", "prepare_usulan",
    "release_baris", "resend_usulan", "retake_baris", "submit_kabupaten", "update_usulan",
]  # fmt: skip
