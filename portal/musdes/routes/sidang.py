"""The page on the projector: one family at a time, with what the meeting needs to know of it. No NIK stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_login import current_user

from ...akun.rules import Izin
from ...keluarga.queries import fakta_of, get_keluarga
from ...keluarga.queries.satu import list_foto
from ...keluarga.rules.kriteria import hitung_kriteria
from ...pemeriksaan.queries.aparat import list_kerabat
from ...pemeriksaan.queries.temuan import list_of_keluarga
from ...pemeriksaan.rules.aturan import ATURAN, KUAT, TOLAK
from ...pemeriksaan.rules.putusan import TERBUKA
from ...pengaturan.queries import pengaturan
from ...usulan.queries import get_usulan, list_program
from ...usulan.queries.perubahan import list_perubahan
from ...usulan.rules.jenis import MENGUBAH_DATA, TINJAU_ULANG
from ...usulan.rules.status import KATA_STATUS, SIAP_MUSDES
from ...usulan.rules.tinjau import is_tinjau
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import tampil
from .. import queries
from ..forms.sidang import FormKeputusan
from ..forms.undur import FormUndur
from ..queries.kuota import sisa_kuota
from ..queries.undur import list_undur
from ..rules.keputusan import KATA_KEPUTUSAN, kata_keputusan
from ..rules.status import boleh_mencatat, boleh_mengatur
from ..rules.suara import hak_suara, kalimat_suara, peringatan_suara, suara_of
from ..rules.undur import duga_undur, kata_hubungan
from .umum import JENIS_PUTUSAN, dasar, hitungan, kata_usulan, rekap

bp = Blueprint("sidang", __name__, url_prefix="/musdes/<uuid:id>/sidang")
FOTO_RUMAH = "rumah_depan"
SEKELUARGA_APARAT = ("APARAT", "SATU_KK_APARAT", "APARAT_NAMA")
KOLOM_KEPUTUSAN = ("alasan", "versi", "suara_setuju", "suara_tidak", "suara_abstain")


def isi_sidang(id: UUID, no: int | None = None, form: FormKeputusan | None = None, undur: FormUndur | None = None) -> dict[str, Any]:
    """Everything that the page shows for the ``no``-th usulan of the agenda; without it the first one not decided.

    ``undur`` is the form by which somebody is marked as related; it stands on the page when it was asked for.
    """
    musdes = queries.get_musdes(id, untuk=current_user)
    acara = queries.list_acara(id, untuk=current_user)
    peserta = queries.list_peserta(id, untuk=current_user)
    no = no if no and 1 <= no <= len(acara) else nomor_belum(acara, 0)
    isi = dasar(musdes) | hitungan(musdes, peserta) | {
        "acara": acara, "no": no, "rekap": rekap(acara), "catat": boleh_mencatat(musdes.status), "satu": None,
        "belum": sum(not a.keputusan for a in acara), "kata_keputusan": partial(kata_keputusan, bentuk=musdes.bentuk), "jenis_putusan": JENIS_PUTUSAN,
        "terbuka": boleh_mengatur(musdes.status), "borang_undur": undur,
    }  # fmt: skip
    if not acara:
        return isi
    satu, hadir = acara[no - 1], [p for p in peserta if p.hadir_pada]
    isi["kuota"] = sisa_kuota(musdes)
    isi |= _keluarga(satu, form, musdes.layar_nama, musdes.bentuk)
    return isi | _undur(musdes, satu, hadir, undur, isi["aparat"]) | _suara(satu)


def nomor_belum(acara: Sequence[Any], sesudah: int) -> int:
    """The place of the next undecided usulan after ``sesudah``, from the top again at the end; ``sesudah`` when all are decided."""
    belum = [ke for ke, satu in enumerate(acara, 1) if not satu.keputusan]
    return next((ke for ke in belum if ke > sesudah), belum[0] if belum else max(sesudah, 1))


def _keluarga(satu: Any, form: FormKeputusan | None, nama_saja: bool, bentuk: str) -> dict[str, Any]:
    # Of a family that moved to another desa since, only the decision of this meeting is left to see.
    jawaban = fakta_of(get_keluarga(satu.keluarga_id, untuk=current_user)).jawaban if satu.terlihat else {}
    foto = list_foto(satu.keluarga_id, untuk=current_user) if satu.terlihat and not nama_saja else []
    temuan = list_of_keluarga([satu.keluarga_id]) if satu.terlihat else []
    mati = pengaturan("aturan_mati")
    terbuka = [t for t in temuan if t.status == TERBUKA and t.tingkat in (TOLAK, KUAT) and t.aturan not in mati]
    return {
        "satu": satu,
        "perubahan": _perubahan(satu, nama_saja),
        "usulan": kata_usulan(satu, list_program([satu.usulan_id])[satu.usulan_id]),
        "kriteria": hitung_kriteria(jawaban),
        "jumlah_peringatan": len(terbuka),
        "peringatan_data": list(dict.fromkeys(ATURAN[t.aturan].nama for t in terbuka if t.aturan in ATURAN)),
        "aparat": _aparat(satu, temuan),
        "foto": next((f for f in reversed(foto) if f.jenis == FOTO_RUMAH), None),
        "register": pengaturan("nama_register"),
        "lepas": "" if satu.status_usulan == SIAP_MUSDES else KATA_STATUS[satu.status_usulan],
        "pilihan": [(kode, kata_keputusan(kode, satu.jenis, bentuk)) for kode in KATA_KEPUTUSAN],
        "tinjau": is_tinjau(satu.jenis, satu.isi_sidik),
        "form": form or FormKeputusan(data={kolom: getattr(satu, kolom) for kolom in KOLOM_KEPUTUSAN} | _sebab(satu)),
    }


def _sebab(satu: Any) -> dict[str, str]:
    """The reason of the removal that was chosen, for the page of a tinjau ulang."""
    return {} if satu.alasan_hapus in (None, TINJAU_ULANG) else {"alasan_hapus": satu.alasan_hapus}


def _perubahan(satu: Any, nama_saja: bool) -> list[Any]:
    """Before and after of a perbaikan or another pengurus, without what a room may not read."""
    if satu.jenis not in MENGUBAH_DATA or nama_saja or not satu.terlihat:
        return []
    return list_perubahan(get_usulan(satu.usulan_id, untuk=current_user), lihat_nik=False, di_ruang=True)


def _aparat(satu: Any, temuan: Sequence[Any]) -> list[str]:
    """The names of officials with whom the family is connected: those on its card, and those to whom it declared a relation."""
    nama = [t.bukti["sana"]["nama"] for t in temuan if t.aturan in SEKELUARGA_APARAT and t.bukti.get("sana")]
    if any(t.aturan == "KERABAT" for t in temuan):
        nama += [k.nama for k in list_kerabat(satu.keluarga_id, untuk=current_user)]
    return nama


def _suara(satu: Any) -> dict[str, Any]:
    """The vote of this family in words, and what is odd about the decision."""
    suara = suara_of(satu)
    return {"suara": suara and kalimat_suara(suara), "awas_suara": suara and peringatan_suara(suara, satu.keputusan)}


def _undur(musdes: Any, satu: Any, hadir: Sequence[Any], form: FormUndur | None, aparat: Sequence[str]) -> dict[str, Any]:
    """Who takes no part in deciding this family, how many may vote, and who might have to stand back; names on a projector hint nothing."""
    undur = [u for u in list_undur(musdes.id, untuk=current_user) if u.acara_id == satu.id]
    tanda = {u.peserta_id for u in undur}
    bebas = [p for p in hadir if p.id not in tanda]
    duga: list[Any] = []
    if form is not None:
        form.peserta.choices = [("", "Pilih nama"), *((str(p.id), f"{p.nama} ({p.jabatan})" if p.jabatan else p.nama) for p in bebas)]
    if aparat and not musdes.layar_nama and boleh_mencatat(musdes.status):
        duga = duga_undur(bebas, aparat)
    return {
        "undur": undur, "duga": duga, "kata_hubungan": kata_hubungan,
        "hak": hak_suara(len(hadir), sum(u.hadir_pada is not None for u in undur)),
    }  # fmt: skip


def borang_undur() -> FormUndur:
    """An empty form with an id of its own."""
    return FormUndur(data={"id": id_baru()})


@bp.get("")
@requires(Izin.MUSDES_LIHAT)
def show(id: UUID) -> Any:
    undur = borang_undur() if request.args.get("buka") == "undur" else None
    return tampil("musdes/sidang.html", "musdes/_sidang.html", **isi_sidang(id, request.args.get("no", type=int), undur=undur))
