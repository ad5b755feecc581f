"""Shape and messages of the filters, of the decisions, of a batch and of the kadis' letter."""

from .kunjungan import FormContoh, FormFotoKunjungan, FormKunjungan, FormMinta, FormSaringKunjungan
from .pengesahan import FormIsi, FormPengesahan, FormPindaian, FormSurat, FormTarik, FormWilayah
from .putusan import (
    Baris,
    FormAlasan,
    FormKecamatan,
    FormKembalikan,
    FormMassal,
    FormPenarikan,
    FormPutusan,
    FormSetujui,
    FormTolak,
    bentuk_setujui,
)
from .saring import FormCari, FormSaring, FormWilayahUmur

__all__ = [
    "Baris", "FormAlasan", "FormCari", "FormContoh", "FormFotoKunjungan", "FormIsi", "FormKecamatan", "FormKembalikan", "FormKunjungan",
    "FormMassal", "FormMinta", "FormPenarikan", "FormPengesahan", "FormPindaian", "FormPutusan", "FormSaring", "FormSaringKunjungan",
    "FormSetujui", "FormSurat", "FormTarik", "FormTolak", "FormWilayah", "FormWilayahUmur", "bentuk_setujui",
]  # fmt: skip
