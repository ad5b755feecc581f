"""The verbs of exchange by file; those of the hand-over are found here too."""

from .hasil import create_hasil, record_hasil, return_tidak_padan
from .input import mark_input
from .penarikan import withdraw_hasil
from .serahan import create_serahan, take_berkas

__all__ = ["create_hasil", "create_serahan", "mark_input", "record_hasil", "return_tidak_padan", "take_berkas", "withdraw_hasil"]
