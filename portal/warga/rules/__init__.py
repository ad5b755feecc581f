"""What a citizen is told at the counter, on the public list and in answer to an objection. Import the modules; the counter's stand here."""

from .loket import TANPA_USULAN, TIDAK_TERCATAT, TUJUAN, StatusUsulan

__all__ = ["TANPA_USULAN", "TIDAK_TERCATAT", "TUJUAN", "StatusUsulan"]
