"""What the routes share: the values of a family's page, one section of it, and the answer after a section was saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Response, flash, request, session, url_for
from flask_login import current_user

from ...akun.rules import Izin, boleh
from ...errors import PortalError, StaleWrite
from ...jam import hari_ini
from ...kit.foto import JENIS_FOTO
from ...kit.kode.dtsen_rumah import ASET, DAFTAR_RUMAH, LUAS, PELANGGAN_PLN, TERNAK, YA_TIDAK
from ...kit.kode.dukcapil import PEKERJAAN, SHDK, STATUS_KAWIN
from ...kit.nomor import kelompokkan
from ...pengaturan.queries import pengaturan
from ...web.forms import PortalForm, id_baru
from ...web.htmx import lanjut, minta_fragmen, tampil
from ...wilayah.queries import kode_provinsi
from ..forms import FormAlamat, FormFoto, FormKriteria, FormRumah
from ..queries.lembar import Lembar, get_lembar
from ..rules.bagian import ALAMAT, BAGIAN, FOTO, KATA_BAGIAN, KRITERIA, RUMAH
from ..rules.isian import ISI_ALAMAT, ISI_ANGGOTA, ISI_LETAK, KATA_KELAMIN, tulis_letak
from ..rules.kriteria import LANGSUNG_FAKIR_MISKIN, PERTANYAAN, SUMBER
from ..rules.kunci import is_terbuka, kalimat_kunci
from ..rules.rincian import SETARA, tanda_rincian
from ..rules.rumah import rumah_dtsen

TERSIMPAN = "keluarga_tersimpan"
RAHASIA_FOTO = frozenset({"ktp", "kk"})  # pictures of cards show the whole NIK
DAFTAR = {
    "BAGIAN": KATA_BAGIAN, "SHDK": SHDK, "STATUS_KAWIN": STATUS_KAWIN, "PEKERJAAN": PEKERJAAN, "KELAMIN": KATA_KELAMIN,
    "RUMAH": DAFTAR_RUMAH, "ASET": ASET, "TERNAK": TERNAK, "YA_TIDAK": YA_TIDAK, "PERTANYAAN": PERTANYAAN,
    "SUMBER": SUMBER, "LANGSUNG": LANGSUNG_FAKIR_MISKIN, "JENIS_FOTO": JENIS_FOTO, "tanda": tanda_rincian, "LUAS": LUAS, "PLN": PELANGGAN_PLN,
}  # fmt: skip


def bernomor(form: Any) -> Any:
    """Hand a form with a NIK or No. KK what these are checked against."""
    return form.acuan(kode_provinsi(), hari_ini(pengaturan("zona")))


def isi_of(lembar: Lembar, bagian: str) -> dict[str, Any]:
    """What stands in a section now, as its form takes it."""
    keluarga = lembar.keluarga
    if bagian == ALAMAT:
        isi = {kolom: getattr(keluarga, kolom) for kolom in ISI_ALAMAT} | {"no_kk": kelompokkan(keluarga.no_kk)}
        return isi | {"letak": tulis_letak(keluarga.lintang, keluarga.bujur), "versi": keluarga.versi}
    if bagian == RUMAH:
        return rumah_dtsen(keluarga.rumah).isi | {"versi": keluarga.rumah.versi if keluarga.rumah else 0}
    if bagian == KRITERIA:
        ada = keluarga.kriteria
        return {**(ada.jawaban if ada else {}), "versi": ada.versi if ada else 0}
    ada_foto = {foto.jenis for foto in lembar.foto}
    return {"id": id_baru(), "jenis": next((jenis for jenis in JENIS_FOTO if jenis not in ada_foto), None)}


def rincian_of(anggota: Any) -> dict[str, Any]:
    """The member's variables, when the form's lists number them as they are stored."""
    return dict(anggota.rincian) if (anggota.rincian_daftar, anggota.rincian_versi) in SETARA else {}


def isi_anggota(anggota: Any) -> dict[str, Any]:
    """What stands in a member's row now, as its form takes it."""
    isi = {kolom: getattr(anggota, kolom) for kolom in ISI_ANGGOTA} | {"versi": anggota.versi} | rincian_of(anggota)
    return isi | {"nik": kelompokkan(anggota.nik), "jenis_kelamin": anggota.jenis_kelamin or None}


FORM: dict[str, type[PortalForm]] = {ALAMAT: FormAlamat, RUMAH: FormRumah, KRITERIA: FormKriteria, FOTO: FormFoto}


def bandingkan(form: Any, sekarang: dict[str, Any]) -> dict[str, str]:
    """{field: what is stored now}, for the fields in which the typed form differs from it, in the words of the screen."""
    simpanan = type(form)(**sekarang)
    lama, baru = simpanan.isi(), form.isi()
    beda = ("letak" if nama in ISI_LETAK else nama for nama in baru if lama.get(nama) != baru[nama])
    return {nama: f"Tersimpan sekarang: {_kata(simpanan[nama])}." for nama in beda}


def ketikan(form: Any, sekarang: dict[str, Any]) -> list[tuple[str, str]]:
    """(label, words) of what was typed and stands otherwise now, for a section that was locked meanwhile; also what is not valid."""
    simpanan = type(form)(**sekarang)
    beda = (isian for isian in form if isian.type != "HiddenField" and _kata(isian) != _kata(simpanan[isian.name]))
    return [(str(isian.label.text), _kata(isian)) for isian in beda]


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
        "lembar": lembar, "k": k, "rumah": rumah_dtsen(k.rumah), "lihat_nik": lihat_nik, "D": DAFTAR, "bentrok": None, "beda": {}, "bagian": "",
        "ubah": {b for b in BAGIAN if menulis and is_terbuka(b, k.terkunci, k.bagian_terbuka)},
        "kunci": kalimat_kunci(k.bagian_terbuka) if k.terkunci else "",
        "url_usulan": url_usulan(k),
        "foto": [f for f in lembar.foto if lihat_nik or f.jenis not in RAHASIA_FOTO],
    }  # fmt: skip


def url_usulan(keluarga: Any) -> str:
    """Where a usulan for this family is made; empty for who may not. The name of the endpoint is all we know of it."""
    if boleh(current_user, Izin.USULAN_TULIS, keluarga):
        return url_for("usulan.usulan.new", keluarga_id=keluarga.id)
    may = boleh(current_user, Izin.USULAN_KABUPATEN, keluarga)
    return url_for("usulan.kabupaten.new", keluarga_id=keluarga.id) if may else ""


def konteks(id: UUID, *, bagian: str = "", form: Any = None, bentrok: StaleWrite | None = None) -> dict[str, Any]:
    """All values of the page of a family; ``form`` replaces the one of ``bagian``, as it was typed."""
    isi = dasar(id)
    forms = {nama: kelas(**isi_of(isi["lembar"], nama)) for nama, kelas in FORM.items() if nama != bagian or form is None}
    if bentrok is not None:
        sekarang = isi_of(isi["lembar"], bagian)
        isi["beda"], form.versi.data = bandingkan(form, sekarang), sekarang["versi"]
    if form is not None:
        forms[bagian] = form
        if bagian != FOTO and bagian not in isi["ubah"]:
            isi["tertahan"] = ketikan(form, isi_of(isi["lembar"], bagian))
    galat = bentrok is not None or (form is not None and bool(form.errors))
    return isi | {
        "forms": forms, "bagian": bagian, "bentrok": bentrok, "galat_formulir": galat, "tersimpan": False, "usulan": None
    }


def ke_bagian(id: UUID, bagian: str) -> Response:
    """After a section was saved: on to the family's page at that section, which says so, once (see `baru_tersimpan`)."""
    session[TERSIMPAN] = [str(id), bagian]
    return lanjut(url_for("keluarga.keluarga.show", id=id, bagian=bagian, _anchor=f"keluarga-{bagian}"))


def baru_tersimpan(id: UUID, bagian: str) -> bool:
    """Whether this section was just saved. The address alone says nothing: it can be typed, kept and opened again."""
    if session.get(TERSIMPAN) != [str(id), bagian]:
        return False
    del session[TERSIMPAN]
    return True


def simpan_bagian(id: UUID, bagian: str, form: Any, verba: Callable[[], Any]) -> Response:
    """Run the verb for a section that was sent and answer: the section again with its errors, or as it is now."""
    otomatis = bagian != FOTO and is_otomatis("simpan")
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
    return sebagian(isi, bagian, status) if otomatis else tampil(halaman, fragmen, status=status, **isi)


def _tersimpan(id: UUID, bagian: str, otomatis: bool) -> Response:
    if not minta_fragmen():
        flash(f"{KATA_BAGIAN[bagian]} tersimpan.", "ok")
        return ke_bagian(id, bagian)
    isi = konteks(id, bagian=bagian) | {"tersimpan": True}
    catatan = isi["lembar"].catatan
    jumlah, di = {ALAMAT: (len(catatan.kk), "di No. KK"), RUMAH: (len(catatan.umum), "di atas daftar anggota")}.get(bagian, (0, ""))
    isi["kata_catatan"] = kata_catatan(jumlah, di)
    return sebagian(isi, bagian, 200) if otomatis else tampil("keluarga/show.html", f"keluarga/_{bagian}.html", oob=True, **isi)


def kata_catatan(jumlah: int, di: str) -> str:
    """Beside "tersimpan": that there is something to read, and where; it is announced, the notes themselves are not."""
    return f"{jumlah} catatan pemeriksaan {di}." if jumlah else ""


def is_otomatis(tombol: str) -> bool:
    """Whether a section saves on its own: htmx sends it, and nobody pressed its button."""
    return minta_fragmen() and tombol not in request.form


def sebagian(isi: dict[str, Any], bagian: str, status: int) -> Response:
    """The answer to a save on its own: only the line that says so, for the person goes on typing in the section.

    What the line holds is changed, never the line itself: a screen reader speaks only of what changes in a place that it knows.
    """
    jawab = tampil("keluarga/show.html", "keluarga/_keadaan.html", status=status, otomatis=True, **isi)
    garis = f"#keluarga-keadaan-{bagian}"
    jawab.headers["HX-Retarget"], jawab.headers["HX-Reselect"], jawab.headers["HX-Reswap"] = garis, f"{garis} > *", "innerHTML"
    return jawab
