"""The page on the projector: one family at a time, with what the meeting needs to know of it. No NIK stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_login import current_user

from ...akun.rules import Izin
from ...jam import hari_ini
from ...keluarga.queries import fakta_of, get_keluarga
from ...keluarga.rules.kriteria import hitung_kriteria
from ...keluarga.rules.peringatan import peringatan
from ...pengaturan.queries import pengaturan
from ...usulan.queries import list_program
from ...usulan.rules.status import KATA_STATUS, SIAP_MUSDES
from ...web.access import requires
from ...web.htmx import tampil
from .. import queries
from ..forms.sidang import FormKeputusan
from ..rules.keputusan import KATA_KEPUTUSAN, kata_keputusan
from ..rules.status import boleh_mencatat
from .umum import JENIS_PUTUSAN, dasar, hitungan, kata_usulan, rekap

bp = Blueprint("sidang", __name__, url_prefix="/musdes/<uuid:id>/sidang")


def isi_sidang(id: UUID, no: int | None = None, form: FormKeputusan | None = None) -> dict[str, Any]:
    """Everything that the page shows for the ``no``-th usulan of the agenda; without it the first one not decided."""
    musdes = queries.get_musdes(id, untuk=current_user)
    acara = queries.list_acara(id, untuk=current_user)
    peserta = queries.list_peserta(id, untuk=current_user)
    no = no if no and 1 <= no <= len(acara) else nomor_belum(acara, 0)
    isi = dasar(musdes) | hitungan(musdes, peserta) | {
        "acara": acara, "no": no, "rekap": rekap(acara), "catat": boleh_mencatat(musdes.status), "satu": None,
        "belum": sum(not a.keputusan for a in acara), "kata_keputusan": kata_keputusan, "jenis_putusan": JENIS_PUTUSAN,
    }  # fmt: skip
    return isi | _keluarga(acara[no - 1], form) if acara else isi


def nomor_belum(acara: Sequence[Any], sesudah: int) -> int:
    """The place of the next undecided usulan after ``sesudah``, from the top again at the end; ``sesudah`` when all are decided."""
    belum = [ke for ke, satu in enumerate(acara, 1) if not satu.keputusan]
    return next((ke for ke in belum if ke > sesudah), belum[0] if belum else max(sesudah, 1))


def _keluarga(satu: Any, form: FormKeputusan | None) -> dict[str, Any]:
    keluarga = get_keluarga(satu.keluarga_id, untuk=current_user)
    fakta = fakta_of(keluarga)
    return {
        "satu": satu,
        "usulan": kata_usulan(satu, list_program([satu.usulan_id])[satu.usulan_id]),
        "kriteria": hitung_kriteria(fakta.jawaban),
        "jumlah_peringatan": len(peringatan(fakta, keluarga.desa_kode[:8], hari_ini(pengaturan("zona")))),
        "register": pengaturan("nama_register"),
        "lepas": "" if satu.status_usulan == SIAP_MUSDES else KATA_STATUS[satu.status_usulan],
        "pilihan": [(kode, kata_keputusan(kode, satu.jenis)) for kode in KATA_KEPUTUSAN],
        "form": form or FormKeputusan(data={"alasan": satu.alasan, "versi": satu.versi}),
    }


@bp.get("")
@requires(Izin.MUSDES_LIHAT)
def show(id: UUID) -> Any:
    return tampil("musdes/sidang.html", "musdes/_sidang.html", **isi_sidang(id, request.args.get("no", type=int)))
