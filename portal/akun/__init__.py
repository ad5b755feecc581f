"""Pengguna, peran, sign-in and sessions; rules.py holds the permission table."""
