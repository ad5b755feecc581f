"""The page of one usulan under examination: the family, what is proposed, the claim and the decisions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import PortalError, RuleBroken, StaleWrite
from ...jam import sekarang
from ...keluarga.queries.lembar import get_lembar
from ...keluarga.queries.riwayat import list_nama_orang
from ...keluarga.routes.halaman import DAFTAR
from ...keluarga.rules.kata_riwayat import Kamus
from ...kit.tanggal import pukul
from ...kuota.queries.program import program_berlaku
from ...pengaturan.queries import pengaturan
from ...usulan.queries import list_linimasa, list_program
from ...usulan.queries.akibat import list_akibat
from ...usulan.queries.bukti import list_bukti
from ...usulan.queries.perubahan import list_perubahan
from ...usulan.routes.rinci import KATA
from ...usulan.rules.bukti import JENIS_BUKTI
from ...usulan.rules.status import DIKEMBALIKAN, DIPERIKSA, DITOLAK, TERVERIFIKASI
from ...web.forms import id_baru
from ...web.htmx import lanjut, minta_fragmen, tampil
from ...wilayah.queries import get_wilayah
from ..forms import FormKembalikan, FormMinta, FormPenarikan, FormTolak, bentuk_setujui
from ..queries.fakta import alasan_kini, alasan_semua, antre_kini, fakta_antrean, kuasa_kini
from ..queries.kunjungan import list_foto_kunjungan, list_kunjungan_of
from ..queries.usulan import find_putusan_musdes, get_periksa, list_keputusan, list_perubahan_sejak
from ..rules import KATA_BAGIAN_KEMBALI, KATA_HASIL, boleh_memutus, klaim_berlaku
from ..rules.beda import gabung_beda
from ..rules.klaim import halangan_setuju, perlu_kedua
from ..rules.kunjungan import KATA_FOTO, KATA_HASIL_KUNJUNGAN, KATA_SEBAB, TANDA_HASIL
from ..rules.putusan import KATA_TAHAP, halangan_tarik
from ..service.dasar import record_lihat_nik
from .tampilan import ukur_umur

LIPATAN = {"kembalikan": DIKEMBALIKAN, "tolak": DITOLAK}  # what stands in a fold, whose form comes when it is opened


def isi_keputusan(
    id: UUID, form: Any = None, galat: PortalError | None = None, buka: str = "", versi: int | None = None
) -> dict[str, Any]:
    """Values of templates/verifikasi/_keputusan.html; ``form`` replaces its kind, as it was typed.

    ``buka`` names the fold to open; its form decides on the ``versi`` that the person has on screen.
    """
    usulan, kuasa = get_periksa(id, untuk=current_user), kuasa_kini(current_user)
    fakta = fakta_antrean([usulan])[id]
    baris = list_program([id])[id]
    dapat, halangan = boleh_memutus(fakta, current_user.id, sekarang(), pengaturan("zona"), kuasa, antre_kini())
    kunci = {"id": form.id.data if form is not None else id_baru(), "versi": usulan.versi if versi is None else versi}
    forms = {hasil: kelas_form(hasil, baris)(hasil=hasil, **kunci) for hasil in (TERVERIFIKASI, LIPATAN.get(buka)) if hasil}
    if form is not None:
        form.versi.data = usulan.versi
        forms[form.hasil.data] = form
        buka = next((nama for nama, hasil in LIPATAN.items() if hasil == form.hasil.data), "")
    menulis = boleh(current_user, Izin.VERIFIKASI_PUTUS, usulan)
    dipegang = usulan.status == DIPERIKSA and klaim_berlaku(usulan.klaim_sampai, sekarang())
    semua = list_keputusan(id, untuk=current_user)
    return {
        "usulan": usulan, "baris": baris, "forms": forms, "form": form, "buka": buka, "galat": galat, "dapat": dapat and menulis,
        "menulis": menulis, "halangan": halangan, "dipegang": dipegang and usulan.pemeriksa_id == current_user.id,
        "sampai": pukul(usulan.klaim_sampai, pengaturan("zona")) if dipegang else "", "fakta": fakta, "perlu_kedua": perlu_kedua(fakta),
        "halangan_setuju": halangan_setuju(fakta, current_user.id, kuasa), "tarik": _dapat_ditarik(usulan, semua, kuasa) if menulis else None,
        "diwakili": fakta.pemeriksa_nama if dipegang and usulan.pemeriksa_id in kuasa.atas else "", "form_tarik": FormPenarikan(),
        "keputusan": semua, "alasan_tolak": alasan_semua(), "kata_hasil": KATA_HASIL, "kata_tahap": KATA_TAHAP,
        "kata_kembali": KATA_BAGIAN_KEMBALI, "galat_formulir": galat is not None or bool(form is not None and form.errors), **KATA,
    }  # fmt: skip


def kelas_form(hasil: str, baris: Any) -> Any:
    """The form of one decision, with the reasons that may be chosen now."""
    daftar = alasan_kini()
    if hasil == TERVERIFIKASI:
        return bentuk_setujui(baris, daftar, program_berlaku())
    return {DIKEMBALIKAN: FormKembalikan, DITOLAK: FormTolak}[hasil].dengan(daftar)


def _dapat_ditarik(usulan: Any, semua: Any, kuasa: Any) -> Any:
    """The last decision when this person may take it back, else None."""
    terakhir = next((satu for satu in semua if satu.ditarik_pada is None), None)
    if terakhir is None:
        return None
    sendiri = terakhir.dibuat_oleh == current_user.id or terakhir.dibuat_oleh in kuasa.atas
    halangan = halangan_tarik(terakhir.hasil, usulan.status, sendiri=sendiri, ditarik=False, tahap=terakhir.tahap)
    return None if halangan else terakhir


def isi_kunjungan(id: UUID, form: Any = None) -> dict[str, Any]:
    """Values of templates/verifikasi/_kunjungan.html: the visits of this usulan and their photos."""
    semua = list_kunjungan_of(id, untuk=current_user)
    return {
        "kunjungan": semua, "foto_kunjungan": list_foto_kunjungan([satu.Kunjungan.id for satu in semua]), "kata_sebab": KATA_SEBAB,
        "kata_kunjungan": KATA_HASIL_KUNJUNGAN, "tanda_kunjungan": TANDA_HASIL, "kata_foto": KATA_FOTO,
        "form_minta": form or FormMinta(id=id_baru()),
    }  # fmt: skip


def isi_lembar(id: UUID, form_minta: Any = None) -> dict[str, Any]:
    """Values of the page around the decision: the whole family with its full NIK, which leaves a line on the trail."""
    record_lihat_nik(id, oleh=current_user._get_current_object())
    usulan = get_periksa(id, untuk=current_user)
    return {
        "lembar": get_lembar(usulan.keluarga_id, untuk=current_user),
        "desa": get_wilayah(usulan.desa_kode),
        "kecamatan": get_wilayah(usulan.desa_kode[:8]),
        "musdes": find_putusan_musdes(id, untuk=current_user),
        "linimasa": list_linimasa(id, usulan.jenis, untuk=current_user),
        "perubahan": list_perubahan(usulan, lihat_nik=True),
        "akibat": list_akibat(usulan),
        "bukti": list_bukti(id, untuk=current_user),
        "jenis_bukti": JENIS_BUKTI,
        "umur": ukur_umur(),
        "D": DAFTAR,
        **_sejak_kembali(usulan),
        **isi_kunjungan(id, form_minta),
    }


def _sejak_kembali(usulan: Any) -> dict[str, Any]:
    """The last return, and what changed in the family since, before and after; both empty when it was never returned."""
    semua = list_keputusan(usulan.id, untuk=current_user)
    kembali = next((satu for satu in semua if satu.hasil == DIKEMBALIKAN and satu.ditarik_pada is None), None)
    if kembali is None:
        return {"kembali": None, "berubah": []}
    beda = gabung_beda(list_perubahan_sejak(usulan.keluarga_id, kembali.dibuat_pada, untuk=current_user))
    kamus = Kamus(True, orang=list_nama_orang(usulan.keluarga))
    return {"kembali": kembali, "berubah": [(satu.kalimat, satu.aksi, kamus.baris(satu.beda)) for satu in beda]}


def tampil_periksa(id: UUID, *, form: Any = None, galat: PortalError | None = None, status: int = 200, buka: str = "", minta: Any = None) -> Any:
    """The page of one usulan under examination, with the fold ``buka`` open; or for htmx only its decision."""
    isi = {} if minta_fragmen() else isi_lembar(id, minta)
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
