"""What the page of one usulan shows, and how it answers to a step: done, or not done with the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash, url_for
from flask_login import current_user

from ...akun.rules import Izin, Peran, boleh
from ...errors import RuleBroken, StaleWrite
from ...keluarga.queries import nama_pengurus
from ...keluarga.rules.bagian import KATA_BAGIAN
from ...keluarga.rules.pindah import KALIMAT_PINDAH
from ...kit.tanggal import waktu_panjang
from ...kuota.queries.kuota import urutan_tunggu
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import sebut_program
from ...kuota.rules.jatah import kalimat_tunggu
from ...pengaturan.queries import pengaturan
from ...web.htmx import lanjut, minta_fragmen, tampil
from ...wilayah.queries import get_wilayah
from ...wilayah.rules import mencakup
from .. import queries
from ..forms import FormPembatalan
from ..queries.akibat import list_akibat
from ..queries.bukti import kurang_of
from ..queries.pemulihan import dapat_dipulihkan, find_ringkas, list_pemulih
from ..queries.perubahan import list_perubahan
from ..rules import status
from ..rules.isian import ISI_USULAN, boleh_diubah
from ..rules.jenis import ALASAN, HAPUS, KABUPATEN, KATA_ASAL, KATA_JENIS
from .isi_bukti import isi_bukti

KATA_KEMBALI = {**KATA_BAGIAN, ISI_USULAN: "Isi usulan dan bukti"}


def rinci(id: UUID) -> dict[str, Any]:
    """Values of templates/usulan/_rinci.html."""
    usulan = queries.get_usulan(id, untuk=current_user)
    kabupaten = usulan.asal == KABUPATEN
    if kabupaten:  # who made it works on it, and nobody else
        tulis = boleh(current_user, Izin.USULAN_KABUPATEN, usulan) and usulan.dibuat_oleh == current_user.id
    else:
        tulis = boleh(current_user, Izin.USULAN_TULIS, usulan)
    tulis_desa = boleh(current_user, Izin.USULAN_TULIS, usulan)
    lihat_nik = boleh(current_user, Izin.NIK_LIHAT, usulan)
    menyiapkan = tulis and not kabupaten and status.boleh_pindah(usulan.status, status.SIAP_MUSDES)
    mengirim = tulis and not kabupaten and usulan.status == status.DIKEMBALIKAN
    mengajukan = tulis and kabupaten and usulan.status in (status.DRAF, status.DIKEMBALIKAN)
    di_sini = mencakup(current_user.wilayah_kode, usulan.keluarga.desa_kode)
    kembali = [bagian for bagian in usulan.bagian_kembali.split(",") if bagian]
    program = queries.list_program([usulan.id])[usulan.id]
    return {
        "usulan": usulan,
        "keluarga": usulan.keluarga if di_sini else None,  # a family that moved to another desa is not shown here any more
        "nama_keluarga": usulan.keluarga.nama if di_sini else KALIMAT_PINDAH.lower(),
        "pengurus": nama_pengurus(usulan.keluarga) if di_sini else "",
        "desa": get_wilayah(usulan.desa_kode),
        "program": program,
        "linimasa": queries.list_linimasa(usulan.id, usulan.jenis, untuk=current_user),
        "tunggu": {baris: kalimat_tunggu(urutan) for baris, urutan in urutan_tunggu([usulan.id] if any(p.menunggu for p in program) else []).items()},
        "kurang": kurang_of(usulan) if menyiapkan or mengirim or mengajukan else [],
        "perubahan": list_perubahan(usulan, lihat_nik=lihat_nik) if di_sini else [],
        "akibat": list_akibat(usulan) if di_sini and lihat_nik else [],
        "memulihkan": find_ringkas(usulan.memulihkan, untuk=current_user),
        "dipulihkan": list_pemulih(usulan.id, untuk=current_user) if usulan.jenis == HAPUS else [],
        "dapat_dipulihkan": tulis_desa and di_sini and dapat_dipulihkan(usulan, untuk=current_user),
        "mengajukan": mengajukan,
        "kabupaten": kabupaten,
        "langkah": status.langkah_berikut(usulan.status, usulan.asal),
        **isi_bukti(usulan, tulis and di_sini, lihat_nik),
        "menyiapkan": menyiapkan,
        "mengirim": mengirim,
        "mengubah": tulis and boleh_diubah(usulan.status, kembali),
        "membatalkan": tulis and status.boleh_pindah(usulan.status, status.DIBATALKAN, Peran(current_user.peran), usulan.asal),
        "kembali": [(bagian, KATA_KEMBALI.get(bagian, bagian)) for bagian in kembali],
        "form_batal": FormPembatalan(versi=usulan.versi),
        **KATA,
    }


KATA = {
    "kata_jenis": KATA_JENIS,
    "kata_status": status.kata_status,
    "jenis_tanda": status.JENIS_TANDA,
    "langkah_berikut": status.LANGKAH_BERIKUT,
    "alasan_hapus": ALASAN,
    "kata_asal": KATA_ASAL,
    "program_of": lambda kode: sebut_program(kode, program_berlaku()),
    "waktu": lambda saat: waktu_panjang(saat, pengaturan("zona")),
}


def jawab(id: UUID, verba: Callable[[], Any], kalimat: str, *, form_batal: FormPembatalan | None = None) -> Any:
    """Do the step and show the usulan as it is then; when it is refused, the reason above what was typed."""
    try:
        verba()
    except (RuleBroken, StaleWrite) as salah:
        isi = rinci(id) | {"galat": salah}
        if form_batal is not None:
            form_batal.versi.data = isi["usulan"].versi
            isi["form_batal"] = form_batal
        return tampil("usulan/show.html", "usulan/_rinci.html", status=salah.status, **isi)
    url = url_for("usulan.usulan.show", id=id)
    if minta_fragmen():
        return lanjut(url, "usulan/_rinci.html", **rinci(id), kabar=kalimat)
    flash(kalimat, "ok")
    return lanjut(url)
