"""What goes into files of exchange; the hand-over file is found here too."""

from .serahan import Berkas, write_serahan

__all__ = ["Berkas", "write_serahan"]
