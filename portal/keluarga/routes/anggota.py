"""The members of a family, each on a small page of its own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin
from ...errors import RuleBroken, SameIdOtherContent, StaleWrite
from ...kit.kode.dukcapil import KEPALA_KELUARGA
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import lanjut, minta_fragmen, tampil
from ..forms import FormAnggota
from ..queries.lembar import get_lembar
from ..queries.satu import find_anggota_by_ids, get_anggota, get_keluarga
from ..rules.bagian import ANGGOTA
from ..rules.rincian import KELOMPOK, LIPAT_FUNGSI, LIPAT_HAMIL, RINCIAN, is_tanya_hamil, kata_rincian
from ..rules.tawaran import tawaran_ibu, tawaran_tempat
from ..service.anggota import create_anggota, delete_anggota, update_anggota
from ..service.pengurus import clear_pengurus, set_pengurus
from .halaman import (
    bandingkan,
    bernomor,
    dasar,
    is_otomatis,
    isi_anggota,
    kata_catatan,
    ke_bagian,
    ketikan,
    rincian_of,
    sebagian,
)

bp = Blueprint("anggota", __name__, url_prefix="/keluarga/<uuid:id>/anggota")

# Where a note about a member is shown on the form.
TEMPAT_CATATAN = {
    "NIK_TANGGAL": "tanggal_lahir", "UMUR": "tanggal_lahir", "LAHIR_NANTI": "tanggal_lahir", "NIK_KELAMIN": "jenis_kelamin",
    "HUBUNGAN_KELAMIN": "hubungan", "SELISIH_UMUR": "hubungan", "PEKERJAAN": "pekerjaan", "PEKERJAAN_PERIKSA": "pekerjaan",
    "ORANG_MIRIP": "nama", "APARAT_NAMA": "nama",
}  # fmt: skip
DI_ISIAN = tuple(dict.fromkeys(["nik", *TEMPAT_CATATAN.values()]))


def _tampil(
    id: UUID, form: Any = None, aid: UUID | None = None, *, status: int = 200, bentrok: Any = None, dari_nik: bool = False,
    buka: bool = False, otomatis: bool = False, berikut: str = "",
) -> Any:  # fmt: skip
    """The page of a member; new without ``aid``. What is odd about the stored row stands at its field.

    ``otomatis``: only the line that says what became of a save on its own. ``berikut``: who was saved just before this empty form.
    """
    isi = dasar(id)
    anggota = get_anggota(aid, id, untuk=current_user) if aid else None
    if ANGGOTA not in isi["ubah"]:
        if form is None:
            raise RuleBroken(isi["kunci"])
        return _tertahan(isi, form, anggota, otomatis)
    if form is None:
        kepala = None if isi["lembar"].anggota else KEPALA_KELUARGA
        form = FormAnggota(**isi_anggota(anggota)) if anggota else FormAnggota(id=id_baru(), hubungan=kepala)
        bernomor(form)
    catatan = _tempat(anggota)
    for satu in isi["lembar"].catatan.anggota.get(aid, []):
        catatan.setdefault(TEMPAT_CATATAN.get(satu.aturan, "nik"), []).append(satu.kalimat)
    if bentrok is not None and anggota is not None:
        for nama, kalimat in bandingkan(form, isi_anggota(anggota)).items():
            catatan[nama] = [kalimat]
        form.versi.data = anggota.versi
    isi |= {"form": form, "anggota": anggota, "catatan": catatan, "bentrok": bentrok, "galat_formulir": status != 200}
    isi |= {"dari_nik": dari_nik, "id": id, "aid": aid, "rincian_asing": _asing(anggota)}
    isi |= {"tempat_catatan": DI_ISIAN, "kata_catatan": kata_catatan(sum(map(len, catatan.values())), "di bawah isiannya")}
    isi |= _bantuan(isi, form, catatan, buka=buka)
    isi |= {"forms": {ANGGOTA: form}, "bagian": ANGGOTA, "tersimpan": (otomatis or berikut) and status == 200, "berikut": berikut}
    return sebagian(isi, ANGGOTA, status) if otomatis else tampil("keluarga/anggota.html", "keluarga/_isian_anggota.html", status=status, **isi)


def _tertahan(isi: dict[str, Any], form: Any, anggota: Any, otomatis: bool) -> Any:
    """The section was locked while somebody typed: what was typed stays readable, with the reason."""
    isi |= {"tertahan": ketikan(form, isi_anggota(anggota) if anggota else {}), "bagian": ANGGOTA, "galat_formulir": True}
    return sebagian(isi, ANGGOTA, 422) if otomatis else tampil("keluarga/tertahan.html", "keluarga/_tertahan.html", status=422, **isi)


def _tempat(anggota: Any) -> dict[str, list[str]]:
    """Where notes stand on the form of somebody who is there, empty: saves on their own fill them."""
    return {nama: [] for nama in DI_ISIAN} if anggota else {}


def _bantuan(isi: dict[str, Any], form: Any, catatan: Any, *, buka: bool = False) -> dict[str, Any]:
    """What the page offers while a member is typed, and the folds: (title, fields, how many are filled in)."""
    semua = isi["lembar"].anggota
    lipatan = [(judul, nama, sum(form[n].data is not None for n in nama)) for judul, nama in KELOMPOK.items()]
    tanya_hamil = is_tanya_hamil(form.jenis_kelamin.data, form.tanggal_lahir.data, form.hari_ini)
    perlu, terisi = any(form[n].errors or n in catatan for n in RINCIAN), sum(satu[2] for satu in lipatan)
    return {
        "rincian_buka": "kini" if buka or perlu else "ada" if terisi or isi.get("rincian_asing") else "",
        "lipatan": [satu for satu in lipatan if satu[0] != LIPAT_HAMIL or satu[2] or tanya_hamil], "LIPAT_FUNGSI": LIPAT_FUNGSI,
        "rincian_terisi": terisi, "rincian_perlu": perlu, "tawaran_tempat": tawaran_tempat(semua),
        "tawaran_ibu": tawaran_ibu(semua),
    }  # fmt: skip


def _asing(anggota: Any) -> Any:
    """(list, words) of variables that another list numbers otherwise, so that the form cannot hold them."""
    if anggota is None or not anggota.rincian or rincian_of(anggota):
        return None
    daftar = anggota.rincian_daftar, anggota.rincian_versi
    return " ".join(daftar), kata_rincian(anggota.rincian, *daftar)


def _sesudah(id: UUID, baru: str = "") -> Any:
    """On to the next one: after a new member (``baru``) in the same page, which is one trip over the line instead of two."""
    tambah = request.form.get("lalu") == "tambah"
    if tambah and baru and minta_fragmen():
        return _tampil(id, berikut=baru)
    flash("Anggota tersimpan.", "ok")
    return lanjut(url_for(".new", id=id)) if tambah else ke_bagian(id, ANGGOTA)


@bp.get("/baru")
@requires(Izin.KELUARGA_TULIS)
def new(id: UUID) -> Any:
    return _tampil(id)


@bp.post("/")
@requires(Izin.KELUARGA_TULIS)
def create(id: UUID) -> Any:
    form = bernomor(FormAnggota.dari_permintaan())
    if not form.validate():
        return _tampil(id, form, status=422)
    try:
        anggota = create_anggota(form.id_baru, id, form.isi(), oleh=current_user._get_current_object())
    except SameIdOtherContent as salah:  # its answer was lost on the way, and something was changed before it was sent again
        get_anggota(form.id_baru, id, untuk=current_user)
        salah.pesan = "Orang ini sudah tersimpan tadi, dengan isi berbeda."
        return _tampil(id, form, form.id_baru, status=409, bentrok=salah)
    except RuleBroken as salah:
        form.form_errors = [salah.pesan]
        return _tampil(id, form, status=422)
    return _sesudah(id, anggota.nama)


@bp.get("/<uuid:aid>")
@requires(Izin.KELUARGA_TULIS)
def edit(id: UUID, aid: UUID) -> Any:
    return _tampil(id, aid=aid)


@bp.post("/<uuid:aid>")
@requires(Izin.KELUARGA_TULIS)
def update(id: UUID, aid: UUID) -> Any:
    ada = find_anggota_by_ids({aid}, untuk=current_user).get(aid)
    form = bernomor(FormAnggota.dari_permintaan(**(rincian_of(ada) if ada else {})))
    otomatis = is_otomatis("lalu")
    if not form.validate():
        return _tampil(id, form, aid if ada else None, status=422, otomatis=otomatis)
    try:
        update_anggota(aid, id, form.isi(), form.versi_angka, oleh=current_user._get_current_object())
    except StaleWrite as salah:
        if ada:
            return _tampil(id, form, aid, status=409, bentrok=salah, otomatis=otomatis)
        form.id.data, form.form_errors = id_baru(), [salah.pesan]  # taken out meanwhile: what was typed can become a new member
        return _tampil(id, form, status=409, otomatis=otomatis)
    except RuleBroken as salah:
        form.form_errors = [salah.pesan]
        return _tampil(id, form, aid if ada else None, status=422, otomatis=otomatis)
    return _tampil(id, None, aid, otomatis=True) if otomatis else _sesudah(id)


@bp.post("/<uuid:aid>/hapus")
@requires(Izin.KELUARGA_TULIS)
def delete(id: UUID, aid: UUID) -> Any:
    form = FormAnggota.dari_permintaan()
    delete_anggota(aid, id, form.versi_angka, oleh=current_user._get_current_object())
    flash("Anggota dihapus dari keluarga ini.", "ok")
    return ke_bagian(id, ANGGOTA)


@bp.post("/isian")
@requires(Izin.KELUARGA_TULIS)
def create_isian(id: UUID) -> Any:
    return _isian(id)


@bp.post("/<uuid:aid>/isian")
@requires(Izin.KELUARGA_TULIS)
def update_isian(id: UUID, aid: UUID) -> Any:
    return _isian(id, aid)


def _isian(id: UUID, aid: UUID | None = None) -> Any:
    """Read the typed form without saving it; by POST, since a NIK may stand in no address.

    ``pakai``: take birth date and sex from the NIK; ``buka``: show the further variables; else say what the NIK says.
    """
    anggota = get_anggota(aid, id, untuk=current_user) if aid else None
    form = bernomor(FormAnggota.dari_permintaan(**(rincian_of(anggota) if anggota else {})))
    buka = "buka" in request.form
    if "pakai" in request.form:
        form.pakai_nik()
    if not minta_fragmen():
        return _tampil(id, form, aid, dari_nik=not buka, buka=buka)
    lembar = get_lembar(id, untuk=current_user) if buka else get_keluarga(id, untuk=current_user)
    isi = {"form": form, "catatan": _tempat(anggota), "id": id, "aid": aid, "dari_nik": True}
    if buka:
        isi |= {"rincian_asing": _asing(anggota), **_bantuan({"lembar": lembar}, form, {}, buka=True)}
        return tampil("keluarga/_rincian.html", **isi)
    return tampil("keluarga/_lahir.html" if "pakai" in request.form else "keluarga/_nik.html", **isi)


@bp.post("/<uuid:aid>/pengurus")
@requires(Izin.KELUARGA_TULIS)
def create_pengurus(id: UUID, aid: UUID) -> Any:
    anggota = set_pengurus(id, aid, oleh=current_user._get_current_object())
    flash(f"{anggota.nama} menjadi pengurus, penerima atas nama keluarga ini.", "ok")
    return ke_bagian(id, ANGGOTA)


@bp.post("/<uuid:aid>/pengurus/hapus")
@requires(Izin.KELUARGA_TULIS)
def delete_pengurus(id: UUID, aid: UUID) -> Any:
    clear_pengurus(id, aid, oleh=current_user._get_current_object())
    flash("Pengurus kembali kepada kepala keluarga.", "ok")
    return ke_bagian(id, ANGGOTA)
