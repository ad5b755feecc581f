"""How a programme is called where anybody reads it: a name that would tell of somebody's health gives way to a general one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from .program import PBI_JK, PKH, SEMBAKO, Program

BANTUAN_DAERAH = "Bantuan sosial daerah"
NASIONAL = (PKH, SEMBAKO, PBI_JK)  # meant for poor families as such; their names say nothing about a person
# Health and disability are specific personal data (UU 27/2022 Pasal 4 ayat 2): whose name stands beside such a word is told on.
AWAL_SEHAT = (
    "disabil", "difabel", "cacat", "tunanetra", "tunarungu", "tunadaksa", "tunagrahita", "tunawicara", "tunalaras", "sakit", "penyakit", "sehat",
    "kesehatan", "rehabilit", "gizi", "stunting", "kusta", "stroke", "kanker", "gangguan", "napza", "hamil", "nifas", "lumpuh", "pasien", "inklusi",
)  # fmt: skip
# Whole words only: "tunai" and "alat tulis" are none of these.
KATA_SEHAT = frozenset(
    {"tuna", "tuli", "bisu", "buta", "jiwa", "medis", "hiv", "aids", "odha", "odgj", "odmk", "tb", "tbc", "abk", "pd"}
)


def is_menyiratkan_sehat(*teks: str) -> bool:
    """Whether a code or name speaks of health or disability: by word, so that "Permakanan" or "Bencana" do not."""
    kata = [satu for isi in teks for satu in re.split(r"[^a-z]+", isi.casefold()) if satu]
    return any(satu in KATA_SEHAT or satu.startswith(AWAL_SEHAT) for satu in kata)


def nama_terbuka(program: Iterable[Program]) -> dict[str, str]:
    """{code: name for anybody} of all programmes of the kabupaten.

    As soon as one local programme speaks of health all local ones are called alike: else who has the general name would be known
    by the names that the others have.
    """
    semua = list(program)
    daerah = [satu for satu in semua if satu.kode not in NASIONAL]
    samar = any(is_menyiratkan_sehat(satu.kode, satu.nama, satu.singkatan) for satu in daerah)
    return {satu.kode: BANTUAN_DAERAH if samar and satu.kode not in NASIONAL else satu.singkatan for satu in semua}


def sebut_terbuka(kode: Sequence[str], nama: Mapping[str, str]) -> list[str]:
    """The names for anybody of these programmes, each once: "PKH", "PBI-JK (2 jiwa)"; an unknown one has the general name."""
    kata = {satu: nama.get(satu, BANTUAN_DAERAH) + (f" ({kode.count(satu)} jiwa)" if satu == PBI_JK else "") for satu in kode}
    return list(dict.fromkeys(kata.values()))
