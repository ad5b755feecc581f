"""Reads of programmes, periods, windows, quota and places; figures are public within the kabupaten, lists look through a person's eyes."""
