"""Reads of findings (``temuan``) and of the register of officials (``aparat``)."""
