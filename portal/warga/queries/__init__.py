"""What anybody may know of a paper, and what the counter may tell a citizen."""

from .keaslian import Keaslian, find_keaslian, find_surat

__all__ = ["Keaslian", "find_keaslian", "find_surat"]
