"""Programmes and their units; periods, windows and quota per desa come with their own issue."""
