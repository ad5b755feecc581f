"""What the routes share: the values of the queue's rows and of one usulan under examination, and what was ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import request, url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import PortalError, RuleBroken, StaleWrite
from ...jam import hari_ini, sekarang
from ...keluarga.queries.lembar import get_lembar
from ...keluarga.routes.halaman import DAFTAR
from ...kit.tanggal import pukul, setempat
from ...pengaturan.queries import pengaturan
from ...usulan.queries import list_linimasa, list_program
from ...usulan.routes.rinci import KATA
from ...usulan.rules.isian import ringkas_program
from ...usulan.rules.status import DIKEMBALIKAN, DIPERIKSA, DITOLAK, TERVERIFIKASI
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import lanjut, minta_fragmen, tampil
from ...wilayah.queries import get_wilayah, list_bawah
from ..forms import FormKembalikan, FormTolak, bentuk_setujui
from ..queries import antrean
from ..queries.usulan import fakta_antrean, find_putusan_musdes, get_periksa, list_keputusan
from ..rules import (
    ALASAN_TOLAK,
    KATA_BAGIAN_KEMBALI,
    KATA_HASIL,
    TandaUmur,
    boleh_memutus,
    klaim_berlaku,
    lewat_desil,
    tanda_umur,
)
from ..service.dasar import record_lihat_nik


def terpilih() -> list[UUID]:
    """The usulan that were ticked, each once."""
    return list(dict.fromkeys(baca_uuid(teks) for teks in request.form.getlist("usulan")))


def umur(saat: datetime) -> TandaUmur:
    """How long a usulan has waited, as a tag."""
    zona = pengaturan("zona")
    return tanda_umur(setempat(saat, zona).date(), hari_ini(zona), pengaturan("hari_layanan"))


def pemegang(usulan: Any) -> str:
    """Who holds the claim and until when; "" when nobody does."""
    if usulan.status != DIPERIKSA or not klaim_berlaku(usulan.klaim_sampai, sekarang()):
        return ""
    siapa = "Anda" if usulan.pemeriksa_id == current_user.id else usulan.pemeriksa_nama
    return f"{siapa} sampai {pukul(usulan.klaim_sampai, pengaturan('zona'))}"


def nama_kecamatan() -> dict[str, str]:
    """Names of the kecamatan that the person reaches, by code."""
    return {satu.kode: satu.nama for satu in list_bawah(current_user.wilayah_kode)}


def isi_daftar(baris: Sequence[Any]) -> dict[str, Any]:
    """What the rows of a list show beside their own columns."""
    program = list_program([satu.id for satu in baris])
    return {
        "program": program,
        "ringkas": {id_: ringkas_program(satu.program for satu in semua) for id_, semua in program.items()},
        "lewat_desil": {b.id: lewat_desil({p.program for p in program[b.id]}, b.desil) for b in baris},
        "umur": umur,
        "pemegang": pemegang,
        **KATA,
    }


def isi_keputusan(id: UUID, form: Any = None, galat: PortalError | None = None) -> dict[str, Any]:
    """Values of templates/verifikasi/_keputusan.html; ``form`` replaces its kind, as it was typed."""
    usulan = get_periksa(id, untuk=current_user)
    fakta = fakta_antrean([usulan])[id]
    baris = list_program([id])[id]
    dapat, halangan = boleh_memutus(fakta, current_user.id, sekarang(), pengaturan("zona"))
    kunci = {"id": form.id.data if form is not None else id_baru(), "versi": usulan.versi}
    kelas: dict[str, Any] = {TERVERIFIKASI: bentuk_setujui(baris), DIKEMBALIKAN: FormKembalikan, DITOLAK: FormTolak}
    forms = {hasil: satu(hasil=hasil, **kunci) for hasil, satu in kelas.items()}
    if form is not None:
        form.versi.data = usulan.versi
        forms[form.hasil.data] = form
    menulis = boleh(current_user, Izin.VERIFIKASI_PUTUS, usulan)
    dipegang = usulan.status == DIPERIKSA and klaim_berlaku(usulan.klaim_sampai, sekarang())
    return {
        "usulan": usulan, "baris": baris, "forms": forms, "form": form, "galat": galat, "dapat": dapat and menulis,
        "menulis": menulis, "halangan": halangan, "dipegang": dipegang and usulan.pemeriksa_id == current_user.id,
        "sampai": pukul(usulan.klaim_sampai, pengaturan("zona")) if dipegang else "",
        "keputusan": list_keputusan(id, untuk=current_user), "alasan_tolak": ALASAN_TOLAK, "kata_hasil": KATA_HASIL,
        "kata_kembali": KATA_BAGIAN_KEMBALI, "galat_formulir": galat is not None or bool(form is not None and form.errors), **KATA,
    }  # fmt: skip


def isi_lembar(id: UUID) -> dict[str, Any]:
    """Values of the page around the decision: the whole family with its full NIK, which leaves a line on the trail."""
    record_lihat_nik(id, oleh=current_user._get_current_object())
    usulan = get_periksa(id, untuk=current_user)
    return {
        "lembar": get_lembar(usulan.keluarga_id, untuk=current_user),
        "desa": get_wilayah(usulan.desa_kode),
        "kecamatan": get_wilayah(usulan.desa_kode[:8]),
        "musdes": find_putusan_musdes(id, untuk=current_user),
        "linimasa": list_linimasa(id, usulan.jenis, untuk=current_user),
        "umur": umur,
        "D": DAFTAR,
    }


def tampil_periksa(id: UUID, *, form: Any = None, galat: PortalError | None = None, status: int = 200) -> Any:
    """The page of one usulan under examination, or for htmx only its decision."""
    isi = {} if minta_fragmen() else isi_lembar(id)
    return tampil("verifikasi/show.html", "verifikasi/_keputusan.html", status=status, **isi, **isi_keputusan(id, form, galat))


def jawab(id: UUID, verba: Callable[[], Any]) -> Any:
    """Do a step on one usulan and show it as it is then; when refused, with the reason above it."""
    try:
        verba()
    except (RuleBroken, StaleWrite) as salah:
        return tampil_periksa(id, galat=salah, status=salah.status)
    if minta_fragmen():
        return tampil_periksa(id)
    return lanjut(url_for("verifikasi.antrean.show", id=id))


def url_berikut() -> str:
    """Where to go after a decision: the next usulan to look at, or the queue when none is left."""
    id_ = antrean.find_berikut(untuk=current_user)
    return url_for("verifikasi.antrean.show", id=id_) if id_ else url_for("verifikasi.antrean.index")
