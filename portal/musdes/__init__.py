"""Undangan, kehadiran, keputusan, notulen, berita acara, pindaian, publikasi: the deliberation as a record."""
