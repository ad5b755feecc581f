"""The verbs of privasi: a list that leaves the portal as a file."""

from .unduhan import record_unduhan

__all__ = ["record_unduhan"]
