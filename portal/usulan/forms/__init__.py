"""Shape and messages of the forms about usulan; choices that come from the data are handed in."""

from .usulan import INDEN, KELOMPOK, FormPembatalan, FormSaring, FormUsulan, bentuk_usulan

__all__ = ["INDEN", "KELOMPOK", "FormPembatalan", "FormSaring", "FormUsulan", "bentuk_usulan"]
