"""The verbs of a family, one module a section; set_kunci is what later features call."""

from .ringkasan import set_kunci

__all__ = ["set_kunci"]
