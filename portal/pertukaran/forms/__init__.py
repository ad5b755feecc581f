"""Forms of exchange by file; those of the hand-over are found here too."""

from .hasil import FormHasil, FormPadankan, FormTarikJawaban
from .serahan import FormBerkas, FormInput

__all__ = ["FormBerkas", "FormHasil", "FormInput", "FormPadankan", "FormTarikJawaban"]
