"""Shape and messages of the sections' forms; a form is shown again as typed."""

from .alamat import FormAlamat
from .anggota import FormAnggota
from .cari import FormCari, FormSaring
from .foto import FormFoto
from .rumah import FormKriteria, FormRumah

__all__ = ["FormAlamat", "FormAnggota", "FormCari", "FormFoto", "FormKriteria", "FormRumah", "FormSaring"]
