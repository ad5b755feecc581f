"""HTTP of musdes."""

from flask import Blueprint

from . import (
    agenda,
    berkas,
    dokumen,
    jalannya,
    kehadiran,
    keputusan,
    musdes,
    notulen,
    pengajuan,
    penutupan,
    peserta,
    sidang,
)

bp = Blueprint("musdes", __name__)
for _anak in (
    musdes.bp, jalannya.bp, agenda.bp, peserta.bp, kehadiran.bp, sidang.bp, keputusan.bp, notulen.bp, penutupan.bp,
    dokumen.bp, berkas.bp, pengajuan.bp,
):  # fmt: skip
    bp.register_blueprint(_anak)
