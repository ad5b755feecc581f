"""Programmes and their units, periods, input windows, quota per desa with its waiting list."""
