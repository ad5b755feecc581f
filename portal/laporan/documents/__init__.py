"""What the dashboards give out as files: sheets of each table, and the recap of the kabupaten as a paper."""

from .dasbor import berkas_peta, berkas_ringkas, berkas_tema

__all__ = ["berkas_peta", "berkas_ringkas", "berkas_tema"]
