"""One decision for many usulan: what was ticked is shown once more, then decided, then reported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken
from ...jam import sekarang
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, tampil
from ..forms import FormMassal
from ..queries.antrean import list_by_ids
from ..queries.fakta import alasan_kini, antre_kini, fakta_antrean, kuasa_kini
from ..queries.usulan import get_massal
from ..rules import KATA_HASIL, boleh_memutus
from ..rules.klaim import halangan_setuju
from ..service.keputusan import decide_many, halangan_of
from .tampilan import isi_daftar, nama_kecamatan, terpilih

bp = Blueprint("massal", __name__, url_prefix="/verifikasi")


@bp.post("/keputusan-massal/baru")
@requires(Izin.VERIFIKASI_PUTUS)
def new() -> Any:
    ids = terpilih()
    if not ids:
        flash("Belum ada usulan yang dipilih. Beri tanda pada usulan, lalu kirim lagi.", "warn")
        return redirect(url_for("verifikasi.antrean.index"), 303)
    return _tampil(FormMassal.dengan(alasan_kini())(id=id_baru()), ids)


@bp.post("/keputusan-massal")
@requires(Izin.VERIFIKASI_PUTUS)
def create() -> Any:
    form, ids = FormMassal.dengan(alasan_kini()).dari_permintaan(), terpilih()
    if not form.validate():
        return _tampil(form, ids, status=422)
    try:
        massal = decide_many(form.id_baru, ids, form.putusan(), oleh=current_user._get_current_object())
    except RuleBroken as salah:
        form.form_errors = [salah.pesan, *salah.rincian]
        return _tampil(form, ids, status=422)
    return lanjut(url_for(".show", id=massal.id))


@bp.get("/massal/<uuid:id>")
@requires(Izin.ANTREAN_LIHAT)
def show(id: UUID) -> Any:
    massal = get_massal(id, untuk=current_user)
    sebab = dict(massal.laporan["dilewati"])
    ids = [UUID(teks) for teks in (*massal.laporan["diputus"], *sebab)]
    baris = list_by_ids(ids, untuk=current_user)
    diputus = [satu for satu in baris if str(satu.id) not in sebab]
    dilewati = [(satu, sebab[str(satu.id)]) for satu in baris if str(satu.id) in sebab]
    isi = {"massal": massal, "diputus": diputus, "dilewati": dilewati, "kata_hasil": KATA_HASIL, "kecamatan": nama_kecamatan()}
    return tampil("verifikasi/massal.html", **isi, **isi_daftar(baris))


def _tampil(form: FormMassal, ids: Sequence[UUID], *, status: int = 200) -> Any:
    """The ticked usulan once more, each with what would keep it from being approved with the others."""
    baris = list_by_ids(ids, untuk=current_user)
    daftar = isi_daftar(baris)
    halangan, khusus, kuasa, semua = {}, {}, kuasa_kini(current_user), fakta_antrean(baris)
    for satu in baris:
        fakta = semua[satu.id]
        boleh, kalimat = boleh_memutus(fakta, current_user.id, sekarang(), pengaturan("zona"), kuasa, antre_kini())
        halangan[satu.id] = "" if boleh else kalimat
        sebab = (halangan_setuju(fakta, current_user.id, kuasa), halangan_of(satu, daftar["program"][satu.id], fakta.kerabat, daftar["berlaku"]))
        khusus[satu.id] = " ".join(filter(None, sebab))
    isi = {"form": form, "baris": baris, "halangan": halangan, "khusus": khusus, "kecamatan": nama_kecamatan()}
    return tampil("verifikasi/setujui.html", status=status, galat_formulir=status != 200, **isi, **daftar)
