"""Keluarga, anggota, rumah, kriteria, foto; entry in sections, drafts."""
