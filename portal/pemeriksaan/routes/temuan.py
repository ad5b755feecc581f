"""The list of findings and the page of one, each through the eyes of who reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_login import current_user

from ...akun.queries import nama_pengguna_by_id
from ...akun.routes.wilayah import Nama, pilihan_wilayah
from ...akun.rules import Izin, boleh
from ...jam import hari_ini
from ...kit.paging import potong
from ...kit.tanggal import lama, setempat
from ...latar.queries import find_selesai, find_terbuka
from ...latar.rules import PERIKSA_KABUPATEN
from ...pengaturan.queries import pengaturan
from ...web.access import requires
from ...web.forms import id_baru
from ...web.htmx import tampil
from ...web.paging import kursor
from ..forms import PENTING, FormPutusan, FormSaring
from ..queries.temuan import CETAK, UKURAN, Saring, get_temuan, list_temuan
from ..rules.aturan import ATURAN, KATA_TINGKAT, KUAT, TINGKAT, TOLAK
from ..rules.putusan import ARTI, JENIS_TINGKAT, STATUS, TERBUKA, pilihan, saat_lebih_tua
from ..rules.tampak import tampak
from ..service import record_lihat_nik

bp = Blueprint("temuan", __name__, url_prefix="/temuan")

TINGKAT_SARING = {"": (TOLAK, KUAT), PENTING: (TOLAK, KUAT), "semua": ()} | {satu: (satu,) for satu in TINGKAT}
KATA = {"aturan": ATURAN, "tingkat": KATA_TINGKAT, "jenis_tingkat": JENIS_TINGKAT, "kata_status": STATUS}


def baca_saring() -> tuple[FormSaring, Saring, dict[str, Any]]:
    """The filter of the address: its form, what the query takes, and what is not the default, for links."""
    form = FormSaring(request.args)
    wilayah, dipilih = pilihan_wilayah(form), form.nilai()
    keluarga = _keluarga()
    saring = Saring(
        status=dipilih.get("status", TERBUKA), aturan=dipilih.get("aturan", ""), wilayah=wilayah, keluarga_id=keluarga,
        tingkat=() if keluarga or dipilih.get("aturan") else TINGKAT_SARING[dipilih.get("tingkat", "")],
        sebelum=saat_lebih_tua(hari_ini(pengaturan("zona")), dipilih.get("umur", "")),
    )  # fmt: skip
    return form, saring, dipilih | {nama: nilai for nama, nilai in (("wilayah", wilayah), ("keluarga", keluarga)) if nilai}


@bp.get("/")
@requires(Izin.TEMUAN_LIHAT)
def index() -> Any:
    """The findings; ``?cetak=1``: as they are printed, many on one page."""
    form, saring, dipilih = baca_saring()
    cetak, setelah = "cetak" in request.args, kursor(str, datetime, UUID)
    ukuran = CETAK if cetak else UKURAN
    baris = list_temuan(saring, untuk=current_user, setelah=setelah, ukuran=ukuran)
    halaman = potong(baris, lambda b: (b.urut, b.ditemukan_pada, b.id), ukuran)
    memilih = saring.status == TERBUKA and boleh(current_user, Izin.TEMUAN_SELESAI) and not cetak
    isi = {"form": form, "dipilih": dipilih, "halaman": halaman, "cetak": cetak, "memilih": memilih, **isi_baris(halaman.baris)}
    return tampil("pemeriksaan/index.html", **isi, **_pekerjaan())


def isi_baris(baris: Iterable[Any]) -> dict[str, Any]:
    """What templates/pemeriksaan/baris.html needs to show these findings to the signed-in person."""
    kini = hari_ini(pengaturan("zona"))
    nama = Nama(k for b in baris for k in (b.desa_kode, b.lain_desa_kode))
    return {"tampak": tampak_of, "lama": lambda saat: lama(_hari(saat), kini), "nama": nama, **KATA}


def _keluarga() -> UUID | None:
    try:
        return UUID(request.args.get("keluarga", ""))
    except ValueError:
        return None


def _hari(saat: datetime) -> Any:
    return setempat(saat, pengaturan("zona")).date()


def _pekerjaan() -> dict[str, Any]:
    """The last check of the whole kabupaten, and one that is under way, for who may start it."""
    if not boleh(current_user, Izin.PEMERIKSAAN_JALANKAN):
        return {"terakhir": None, "berjalan": None, "id_baru": ""}
    return {"terakhir": find_selesai(PERIKSA_KABUPATEN), "berjalan": find_terbuka(PERIKSA_KABUPATEN), "id_baru": id_baru()}


def tampak_of(baris: Any) -> Any:
    """The finding as the signed-in person may see it."""
    return tampak(baris, current_user.wilayah_kode, nik=boleh(current_user, Izin.NIK_LIHAT))


@bp.get("/<uuid:id>")
@requires(Izin.TEMUAN_LIHAT)
def show(id: UUID) -> Any:
    return tampil("pemeriksaan/show.html", **rinci(id))


def rinci(id: UUID, form: FormPutusan | None = None, galat: Any = None) -> dict[str, Any]:
    """Values of templates/pemeriksaan/_rinci.html; ``form`` as it was typed, with the version that stands now."""
    if tampak_of(get_temuan(id, untuk=current_user)).is_utuh:
        record_lihat_nik(id, oleh=current_user._get_current_object())
    baris = get_temuan(id, untuk=current_user)
    dapat = pilihan(baris.aturan, baris.lain_keluarga_id, baris.lain_anggota_id)
    selesai = boleh(current_user, Izin.TEMUAN_SELESAI, baris)
    if form is None:
        form = FormPutusan(versi=baris.versi, catatan=baris.catatan, putusan=baris.status if baris.status != TERBUKA else None).untuk(dapat)
    form.versi.data = baris.versi
    oleh = nama_pengguna_by_id({baris.diselesaikan_oleh}) if baris.diselesaikan_oleh else {}
    return {
        "t": baris, "lihat": tampak_of(baris), "form": form, "galat": galat, "menyelesaikan": selesai, "arti": ARTI,
        "oleh": oleh.get(baris.diselesaikan_oleh, "pemeriksaan server"), "dua_desa": baris.lain_desa_kode not in (None, baris.desa_kode),
        "nama": Nama((baris.desa_kode, baris.lain_desa_kode)), "galat_formulir": galat is not None or bool(form.errors), **KATA,
    }  # fmt: skip
