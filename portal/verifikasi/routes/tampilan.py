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
from ...wilayah.queries import get_wilayah, list_unit
from ...wilayah.rules import sebutan
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


def ukur_umur() -> Callable[[datetime], TandaUmur]:
    """What tells of each usulan how long it has waited, as a tag."""
    zona, batas = pengaturan("zona"), pengaturan("hari_layanan")
    kini = hari_ini(zona)
    return lambda saat: tanda_umur(setempat(saat, zona).date(), kini, batas)


def pemegang(usulan: Any) -> str:
    """Who holds the claim and until when; "" when nobody does."""
    if usulan.status != DIPERIKSA or not klaim_berlaku(usulan.klaim_sampai, sekarang()):
        return ""
    siapa = "Anda" if usulan.pemeriksa_id == current_user.id else usulan.pemeriksa_nama
    return f"{siapa} sampai {pukul(usulan.klaim_sampai, pengaturan('zona'))}"


def nama_kecamatan() -> dict[str, str]:
    """Names of the kecamatan that the person reaches, by code."""
    return {satu.kode: satu.nama for satu in list_unit(current_user.wilayah_kode)}


def pilihan_wilayah(kecamatan: dict[str, str], per_desa: Sequence[Any], terpilih: str) -> list[tuple[str, str]]:
    """Kecamatan in which something stands, with how much, and under the chosen one its desa: all at once would weigh as much as the rows."""
    pilihan: list[tuple[str, str]] = []
    for kode, nama in kecamatan.items():
        desa = [d for d in per_desa if d.desa_kode.startswith(f"{kode}.")]
        if desa:
            pilihan.append((kode, f"Kecamatan {nama} ({sum(d.jumlah for d in desa)})"))
            if terpilih[:8] == kode:
                pilihan += [(d.desa_kode, f"– {sebutan(d.desa_kode, d.nama)} ({d.jumlah})") for d in desa]
    return pilihan


def isi_daftar(baris: Sequence[Any]) -> dict[str, Any]:
    """What the rows of a list show beside their own columns."""
    program = list_program([satu.id for satu in baris])
    return {
        "program": program,
        "ringkas": {id_: ringkas_program(satu.program for satu in semua) for id_, semua in program.items()},
        "lewat_desil": {b.id: lewat_desil({p.program for p in program[b.id]}, b.desil) for b in baris},
        "umur": ukur_umur(),
        "pemegang": pemegang,
        **KATA,
    }


LIPATAN = {"kembalikan": DIKEMBALIKAN, "tolak": DITOLAK}  # what stands in a fold, whose form comes when it is opened


def isi_keputusan(
    id: UUID, form: Any = None, galat: PortalError | None = None, buka: str = "", versi: int | None = None
) -> dict[str, Any]:
    """Values of templates/verifikasi/_keputusan.html; ``form`` replaces its kind, as it was typed.

    ``buka`` names the fold to open; its form decides on the ``versi`` that the person has on screen.
    """
    usulan = get_periksa(id, untuk=current_user)
    fakta = fakta_antrean([usulan])[id]
    baris = list_program([id])[id]
    dapat, halangan = boleh_memutus(fakta, current_user.id, sekarang(), pengaturan("zona"))
    kunci = {"id": form.id.data if form is not None else id_baru(), "versi": usulan.versi if versi is None else versi}
    kelas: dict[str, Any] = {TERVERIFIKASI: bentuk_setujui(baris), DIKEMBALIKAN: FormKembalikan, DITOLAK: FormTolak}
    forms = {hasil: kelas[hasil](hasil=hasil, **kunci) for hasil in (TERVERIFIKASI, LIPATAN.get(buka)) if hasil}
    if form is not None:
        form.versi.data = usulan.versi
        forms[form.hasil.data] = form
        buka = next((nama for nama, hasil in LIPATAN.items() if hasil == form.hasil.data), "")
    menulis = boleh(current_user, Izin.VERIFIKASI_PUTUS, usulan)
    dipegang = usulan.status == DIPERIKSA and klaim_berlaku(usulan.klaim_sampai, sekarang())
    return {
        "usulan": usulan, "baris": baris, "forms": forms, "form": form, "buka": buka, "galat": galat, "dapat": dapat and menulis,
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
        "umur": ukur_umur(),
        "D": DAFTAR,
    }


def tampil_periksa(id: UUID, *, form: Any = None, galat: PortalError | None = None, status: int = 200, buka: str = "") -> Any:
    """The page of one usulan under examination, with the fold ``buka`` open; or for htmx only its decision."""
    isi = {} if minta_fragmen() else isi_lembar(id)
    return tampil("verifikasi/show.html", "verifikasi/_keputusan.html", status=status, **isi, **isi_keputusan(id, form, galat, buka))


def tampil_lipatan(id: UUID, buka: str, versi: int | None) -> Any:
    """The form of one fold; when nothing can be decided any more, the whole decision in its place, which says why."""
    isi = isi_keputusan(id, buka=buka, versi=versi)
    if isi["dapat"]:
        return tampil(f"verifikasi/_{buka}.html", **isi)
    jawab = tampil("verifikasi/_keputusan.html", **isi)
    jawab.headers["HX-Retarget"] = f"#verifikasi-keputusan-{id}"
    return jawab


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
