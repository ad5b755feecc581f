"""Releasing the packet, and its receipt."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import NotFound
from ...kuota.queries.program import program_berlaku
from ...kuota.rules.jatah import kalimat_tunggu
from ...usulan.rules.jenis import KATA_JENIS
from ...usulan.rules.status import JENIS_TANDA, kata_status
from ...web.access import requires
from ...web.forms import PortalForm
from ...web.htmx import lanjut, tampil
from ..queries import get_musdes
from ..queries.berkas import find_dokumen, find_pengajuan, list_diajukan
from ..queries.kuota import list_menunggu, ringkas_tempat
from ..rules.peserta import istilah
from ..service.pengajuan import release_paket

bp = Blueprint("pengajuan", __name__, url_prefix="/musdes")


@bp.post("/<uuid:id>/pengajuan")
@requires(Izin.PAKET_LEPAS)
def create(id: UUID) -> Any:
    form = PortalForm.dari_permintaan()
    release_paket(form.id_baru, id, oleh=current_user._get_current_object())
    return lanjut(url_for(".show", id=id))


@bp.get("/<uuid:id>/pengajuan")
@requires(Izin.MUSDES_LIHAT)
def show(id: UUID) -> Any:
    musdes = get_musdes(id, untuk=current_user)
    pengajuan = find_pengajuan(id, untuk=current_user)
    if pengajuan is None:
        raise NotFound("Paket musyawarah ini belum diajukan, jadi belum ada tanda terimanya.")
    tempat = ringkas_tempat(id)
    return tampil(
        "musdes/pengajuan.html", musdes=musdes, pengajuan=pengajuan, kata=istilah(musdes.desa_kode),
        dokumen=find_dokumen(id, untuk=current_user), usulan=list_diajukan(id, untuk=current_user),
        kata_jenis=KATA_JENIS, kata_status=kata_status, jenis_tanda=JENIS_TANDA, tempat=tempat,
        menunggu=list_menunggu(id, untuk=current_user), program=program_berlaku() if tempat else {}, kalimat_tunggu=kalimat_tunggu,
    )  # fmt: skip
