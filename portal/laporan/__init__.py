"""Beranda by role: what waits; no tables of its own."""
