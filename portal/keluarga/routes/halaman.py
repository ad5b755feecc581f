"""What the routes share: the values of a family's page, one section of it, and the answer after a section was saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Response, flash, request, url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import PortalError, StaleWrite
from ...jam import hari_ini
from ...kit.nomor import kelompokkan
from ...pengaturan.queries import pengaturan
from ...web.forms import PortalForm, id_baru
from ...web.htmx import lanjut, minta_fragmen, tampil
from ...wilayah.queries import kode_provinsi
from ..forms import FormAlamat, FormFoto, FormKriteria, FormRumah
from ..queries.lembar import Lembar, get_lembar
from ..rules.bagian import ALAMAT, BAGIAN, FOTO, JENIS_FOTO, KATA_BAGIAN, KRITERIA, RUMAH
from ..rules.daftar_kode import PEKERJAAN, SHDK, STATUS_KAWIN
from ..rules.isian import ISI_ALAMAT, ISI_ANGGOTA, KATA_KELAMIN
from ..rules.kriteria import LANGSUNG_FAKIR_MISKIN, PERTANYAAN, SUMBER
from ..rules.kunci import is_terbuka, kalimat_kunci
from ..rules.rumah import ASET, DAFTAR_RUMAH, TERNAK, YA_TIDAK

RAHASIA_FOTO = frozenset({"ktp", "kk"})  # pictures of cards show the whole NIK
DAFTAR = {
    "BAGIAN": KATA_BAGIAN, "SHDK": SHDK, "STATUS_KAWIN": STATUS_KAWIN, "PEKERJAAN": PEKERJAAN, "KELAMIN": KATA_KELAMIN,
    "RUMAH": DAFTAR_RUMAH, "ASET": ASET, "TERNAK": TERNAK, "YA_TIDAK": YA_TIDAK, "PERTANYAAN": PERTANYAAN,
    "SUMBER": SUMBER, "LANGSUNG": LANGSUNG_FAKIR_MISKIN, "JENIS_FOTO": JENIS_FOTO,
}  # fmt: skip


def bernomor(form: Any) -> Any:
    """Hand a form with a NIK or No. KK what these are checked against."""
    return form.acuan(kode_provinsi(), hari_ini(pengaturan("zona")))


def isi_of(lembar: Lembar, bagian: str) -> dict[str, Any]:
    """What stands in a section now, as its form takes it."""
    keluarga = lembar.keluarga
    if bagian == ALAMAT:
        isi = {kolom: getattr(keluarga, kolom) for kolom in ISI_ALAMAT} | {"no_kk": kelompokkan(keluarga.no_kk)}
        return isi | {"versi": keluarga.versi}
    if bagian == RUMAH:
        return {**(keluarga.rumah.isi if keluarga.rumah else {}), "versi": keluarga.rumah.versi if keluarga.rumah else 0}
    if bagian == KRITERIA:
        ada = keluarga.kriteria
        return {**(ada.jawaban if ada else {}), "versi": ada.versi if ada else 0}
    return {"id": id_baru()}


def isi_anggota(anggota: Any) -> dict[str, Any]:
    """What stands in a member's row now, as its form takes it."""
    isi = {kolom: getattr(anggota, kolom) for kolom in ISI_ANGGOTA} | {"versi": anggota.versi}
    return isi | {"nik": kelompokkan(anggota.nik), "jenis_kelamin": anggota.jenis_kelamin or None}


FORM: dict[str, type[PortalForm]] = {ALAMAT: FormAlamat, RUMAH: FormRumah, KRITERIA: FormKriteria, FOTO: FormFoto}


def bandingkan(form: Any, sekarang: dict[str, Any]) -> dict[str, str]:
    """{field: what is stored now}, for the fields in which the typed form differs from it, in the words of the screen."""
    simpanan = type(form)(**sekarang)
    lama, baru = simpanan.isi(), form.isi()
    return {nama: f"Tersimpan sekarang: {_kata(simpanan[nama])}." for nama in baru if lama[nama] != baru[nama]}


def _kata(isian: Any) -> str:
    if hasattr(isian, "kotak"):
        return " ".join(nilai for nilai in isian.kotak.values() if nilai) or "kosong"
    if hasattr(isian, "iter_choices"):
        return next((str(p.label) for p in isian.iter_choices() if p.selected and p.value), "belum diisi")
    return str(isian.data) if isian.data not in (None, "") else "kosong"


def dasar(id: UUID) -> dict[str, Any]:
    """What every page about a family shows, and which sections the reader may change now."""
    lembar = get_lembar(id, untuk=current_user)
    k = lembar.keluarga
    menulis, lihat_nik = boleh(current_user, Izin.KELUARGA_TULIS, k), boleh(current_user, Izin.NIK_LIHAT, k)
    return {
        "lembar": lembar, "k": k, "lihat_nik": lihat_nik, "D": DAFTAR, "bentrok": None, "beda": {}, "bagian": "",
        "ubah": {b for b in BAGIAN if menulis and is_terbuka(b, k.terkunci, k.bagian_terbuka)},
        "kunci": kalimat_kunci(k.bagian_terbuka) if k.terkunci else "",
        "url_usulan": url_usulan(k),
        "foto": [f for f in lembar.foto if lihat_nik or f.jenis not in RAHASIA_FOTO],
    }  # fmt: skip


def url_usulan(keluarga: Any) -> str:
    """Where a usulan for this family is made; empty for who may not. The name of the endpoint is all we know of it."""
    may = boleh(current_user, Izin.USULAN_TULIS, keluarga)
    return url_for("usulan.usulan.new", keluarga_id=keluarga.id) if may else ""


def konteks(id: UUID, *, bagian: str = "", form: Any = None, bentrok: StaleWrite | None = None) -> dict[str, Any]:
    """All values of the page of a family; ``form`` replaces the one of ``bagian``, as it was typed."""
    isi = dasar(id)
    forms = {nama: kelas(**isi_of(isi["lembar"], nama)) for nama, kelas in FORM.items() if nama != bagian or form is None}
    if bentrok is not None:
        sekarang = isi_of(isi["lembar"], bagian)
        isi["beda"], form.versi.data = bandingkan(form, sekarang), sekarang["versi"]
    if form is not None:
        forms[bagian] = form
    galat = bentrok is not None or (form is not None and bool(form.errors))
    return isi | {
        "forms": forms, "bagian": bagian, "bentrok": bentrok, "galat_formulir": galat, "tersimpan": False, "usulan": None
    }


def url_bagian(id: UUID, bagian: str) -> str:
    """The page of the family at this section, which says that it was saved."""
    return url_for("keluarga.keluarga.show", id=id, bagian=bagian, _anchor=f"keluarga-{bagian}")


def simpan_bagian(id: UUID, bagian: str, form: Any, verba: Callable[[], Any]) -> Response:
    """Run the verb for a section that was sent and answer: the section again with its errors, or as it is now."""
    otomatis = minta_fragmen() and "simpan" not in request.form and bagian in (RUMAH, KRITERIA)
    halaman, fragmen = "keluarga/show.html", f"keluarga/_{bagian}.html"
    bentrok = None
    if form.validate():
        try:
            verba()
            return _tersimpan(id, bagian, otomatis)
        except StaleWrite as salah:
            bentrok = salah
        except PortalError as salah:
            if salah.status != 422:
                raise
            form.form_errors.append(salah.pesan)
    if bagian == FOTO:
        form.id.data = id_baru()  # the next try is another photo
    isi = konteks(id, bagian=bagian, form=form, bentrok=bentrok)
    status = 409 if bentrok else 422
    return _sebagian(isi, bagian, status) if otomatis else tampil(halaman, fragmen, status=status, **isi)


def _tersimpan(id: UUID, bagian: str, otomatis: bool) -> Response:
    if not minta_fragmen():
        flash(f"{KATA_BAGIAN[bagian]} tersimpan.", "ok")
        return lanjut(url_bagian(id, bagian))
    isi = konteks(id, bagian=bagian) | {"tersimpan": True}
    return _sebagian(isi, bagian, 200) if otomatis else tampil("keluarga/show.html", f"keluarga/_{bagian}.html", oob=True, **isi)


def _sebagian(isi: dict[str, Any], bagian: str, status: int) -> Response:
    """The answer to a save on its own: only the line that says so, for the person goes on typing in the section."""
    jawab = tampil("keluarga/show.html", "keluarga/_keadaan.html", status=status, otomatis=True, **isi)
    jawab.headers["HX-Retarget"], jawab.headers["HX-Reswap"] = f"#keluarga-keadaan-{bagian}", "outerHTML"
    return jawab


