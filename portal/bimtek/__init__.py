"""Operators of each desa/kelurahan: appointment, training (bimtek) and how much of the kabupaten they cover."""
