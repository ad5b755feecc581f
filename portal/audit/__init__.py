"""Append-only, hash-chained trail of who did and who read what."""
