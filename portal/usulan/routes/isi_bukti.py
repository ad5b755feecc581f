"""What the page of a usulan shows of its proofs, and whether the reader may add or take out."""

from __future__ import annotations

from typing import Any

from flask_login import current_user

from ...web.forms import id_baru
from ..forms.bukti import FormBukti
from ..queries.bukti import list_bukti, wajib_of
from ..rules.bukti import JENIS_BUKTI, boleh_membuang, boleh_menambah, bukti_kurang
from ..rules.isian import ISI_USULAN
from ..rules.jenis import KABUPATEN, MENILAI_KELUARGA


def isi_bukti(usulan: Any, mengolah: bool, lihat: bool) -> dict[str, Any]:
    """Values of templates/usulan/_bukti.html; the files themselves only for who may see a NIK."""
    dapat = usulan.asal == KABUPATEN or usulan.jenis not in MENILAI_KELUARGA  # the others bring photos of the family
    semua, wajib = list_bukti(usulan.id, untuk=current_user) if dapat else [], wajib_of(usulan)
    kurang = bukti_kurang(wajib, {satu.jenis for satu in semua})
    kembali = usulan.bagian_kembali.split(",")
    menambah = dapat and mengolah and boleh_menambah(usulan.status, usulan.asal, kembali, ISI_USULAN)
    return {
        "bukti": semua,
        "bukti_wajib": wajib,
        "bukti_kurang": kurang,
        "kata_bukti": JENIS_BUKTI,
        "lihat_bukti": lihat,
        "membuang_bukti": mengolah and boleh_membuang(usulan.status, kembali, ISI_USULAN),
        "form_bukti": FormBukti(id=id_baru(), jenis=(kurang or wajib or ("lain",))[0]) if menambah else None,
    }
