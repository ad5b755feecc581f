"""HTTP of musdes."""

from flask import Blueprint

from . import (
    agenda,
    berkas,
    cetak,
    dokumen,
    jalannya,
    kalender,
    kehadiran,
    keputusan,
    layar,
    musdes,
    notulen,
    pembetulan,
    pengajuan,
    penutupan,
    peserta,
    sidang,
    sptjm,
    tinjau,
    undur,
)

bp = Blueprint("musdes", __name__)
for _anak in (
    musdes.bp, jalannya.bp, agenda.bp, tinjau.bp, peserta.bp, kehadiran.bp, sidang.bp, keputusan.bp, undur.bp, layar.bp, notulen.bp, penutupan.bp,
    dokumen.bp, cetak.bp, berkas.bp, pengajuan.bp, pembetulan.bp, kalender.bp, sptjm.bp,
):  # fmt: skip
    bp.register_blueprint(_anak)
