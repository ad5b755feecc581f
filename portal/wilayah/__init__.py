"""Provinsi to desa/kelurahan: codes, names; the scope of a person is a code prefix."""
