"""The verbs of kuota; places are asked for and given back inside the verbs of usulan."""

from .jatah import ambil_lagi, lepas_tempat, minta_tempat, saat_naik

__all__ = ["ambil_lagi", "lepas_tempat", "minta_tempat", "saat_naik"]
