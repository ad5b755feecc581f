"""What the form of a usulan needs of its family, and how it is made or changed: the same for the village and for the dinsos."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask_login import current_user

from ...errors import RuleBroken, StaleWrite
from ...jam import hari_ini
from ...keluarga.queries import get_keluarga
from ...keluarga.queries.nilai import nilai_kini
from ...keluarga.rules.bagian import ALAMAT, ANGGOTA
from ...keluarga.rules.ganti import ELEMEN
from ...keluarga.rules.kata_riwayat import Kamus
from ...kit.kode.dukcapil import SHDK
from ...kuota.queries.program import list_larangan, program_berlaku
from ...kuota.rules import is_melebihi_desil
from ...pengaturan.queries import pengaturan
from ...web.forms import baca_uuid, id_baru
from ...web.htmx import lanjut, tampil
from ...wilayah.queries import kode_provinsi
from .. import queries, service
from ..forms import FormUsulan, bentuk_usulan
from ..forms.perbaikan import nama_isian
from ..queries.bentrok import list_fakta_terbuka
from ..queries.bukti import atur_bukti
from ..queries.kuota import kuota_kini
from ..queries.perubahan import list_calon, pengurus_kini
from ..rules.bentrok import halangan_jenis
from ..rules.bukti import bukti_bawaan, kata_bukti
from ..rules.isian import KALIMAT_SUMBER, boleh_diubah, boleh_seluruhnya
from ..rules.jenis import ALASAN, BANSOS, GANTI_PENGURUS, JENIS, PERBAIKAN
from ..rules.perubahan import calon_pengurus
from .rinci import KATA

KABUPATEN_BP = "usulan.kabupaten"


def _bentuk(keluarga: Any, jenis: str | None, kini: dict[tuple[str, str], Any], usulan: Any = None) -> type[FormUsulan]:
    """A programme of the kabupaten that was switched off is offered only where the usulan has it already."""
    ada = {satu.program for satu in usulan.program} if usulan else ()
    program = {kode: p for kode, p in program_berlaku().items() if p.aktif or not p.lokal or kode in ada}
    return bentuk_usulan(keluarga, kini, program, perbaikan=jenis == PERBAIKAN)


def _lengkapi(form: FormUsulan, keluarga: Any, kabupaten: bool) -> FormUsulan:
    """Hand in the choices and what numbers are checked against."""
    form.acuan(kode_provinsi(), hari_ini(pengaturan("zona")))
    anggota = [(a.id, f"{a.nama} ({SHDK.kata(a.hubungan).lower()})" if a.hubungan else a.nama) for a in keluarga.anggota]
    form.pilihan_anggota(anggota)
    if form.jenis.data == GANTI_PENGURUS or not form.jenis.data:
        lama = pengurus_kini(keluarga)
        calon = {satu.id for satu in calon_pengurus(list_calon(keluarga), lama.id if lama else None, form.hari_ini)}
        form.pengurus_baru.choices = [(str(id_), kata) for id_, kata in anggota if id_ in calon]
    form.wajib_keterangan = KALIMAT_SUMBER if kabupaten else ""
    if form.jenis.data not in JENIS or form.jenis.data == BANSOS:
        form.program_berlaku = program_berlaku()
        form.larangan = list_larangan() if request.method == "POST" else ()
    return form


def tampil_baru(kabupaten: bool = False) -> Any:
    """The empty form for the family of the address."""
    if not request.args.get("keluarga_id"):
        flash("Pilih keluarga yang akan diusulkan.", "info")
        return redirect(url_for("keluarga.keluarga.index"), 303)
    keluarga = get_keluarga(baca_uuid(request.args["keluarga_id"]), untuk=current_user)
    jenis, kini = request.args.get("jenis"), nilai_kini(keluarga)
    form = _bentuk(keluarga, jenis, kini)(id=id_baru(), keluarga_id=str(keluarga.id), jenis=jenis)
    return tampil("usulan/new.html", "usulan/_isian.html", **_isi(_lengkapi(form, keluarga, kabupaten), keluarga, kini, kabupaten))


def simpan_baru(kabupaten: bool = False) -> Any:
    """Make the usulan, or show the form again with what is wrong."""
    keluarga = get_keluarga(baca_uuid(request.form.get("keluarga_id")), untuk=current_user)
    kini = nilai_kini(keluarga)
    form = _lengkapi(_bentuk(keluarga, request.form.get("jenis"), kini).dari_permintaan(), keluarga, kabupaten)
    if not form.validate():
        return tampil("usulan/new.html", "usulan/_form.html", status=422, **_isi(form, keluarga, kini, kabupaten))
    try:
        usulan = service.create_usulan(form.id_baru, keluarga.id, form.isi(), oleh=current_user._get_current_object())
    except RuleBroken as salah:
        form.form_errors = [salah.pesan, *salah.rincian]
        return tampil("usulan/new.html", "usulan/_form.html", status=422, **_isi(form, keluarga, kini, kabupaten))
    flash(f"Usulan {usulan.nomor} tersimpan sebagai draf.", "ok")
    return lanjut(url_for("usulan.usulan.show", id=usulan.id))


def tampil_ubah(id: UUID, kabupaten: bool = False) -> Any:
    """The form of a usulan that may be changed, as it stands."""
    usulan = queries.get_usulan(id, untuk=current_user)
    if not boleh_diubah(usulan.status, usulan.bagian_kembali.split(",")):
        flash("Isi usulan ini tidak dapat diubah lagi.", "info")
        return redirect(url_for("usulan.usulan.show", id=id), 303)
    kini = nilai_kini(usulan.keluarga)
    bentuk = _bentuk(usulan.keluarga, usulan.jenis, kini, usulan)
    form = _lengkapi(bentuk.dari_isi(queries.isi_of(usulan), versi=usulan.versi), usulan.keluarga, kabupaten)
    return tampil("usulan/edit.html", **_isi(form, usulan.keluarga, kini, kabupaten), usulan=usulan)


def simpan_ubah(id: UUID, kabupaten: bool = False) -> Any:
    """Change it, or show the form again with what is wrong or what somebody else saved meanwhile."""
    usulan = queries.get_usulan(id, untuk=current_user)
    kini = nilai_kini(usulan.keluarga)
    form = _kiriman_ubah(usulan, kini, kabupaten)
    if not form.validate():
        return tampil("usulan/edit.html", "usulan/_form.html", status=422, **_isi(form, usulan.keluarga, kini, kabupaten), usulan=usulan)
    try:
        service.update_usulan(id, form.isi(), versi=form.versi_angka, oleh=current_user._get_current_object())
    except (RuleBroken, StaleWrite) as salah:
        usulan = queries.get_usulan(id, untuk=current_user)
        bentrok = isinstance(salah, StaleWrite)
        form.form_errors = [salah.pesan] if bentrok else [salah.pesan, *salah.rincian]
        isi = _isi(form, usulan.keluarga, kini, kabupaten) | {"usulan": usulan, "kini": salah.rincian if bentrok else ()}
        if bentrok:
            form.versi.data = usulan.versi
        return tampil("usulan/edit.html", "usulan/_form.html", status=salah.status, **isi)
    flash("Usulan tersimpan.", "ok")
    return lanjut(url_for("usulan.usulan.show", id=id))


def _kiriman_ubah(usulan: Any, kini: dict[tuple[str, str], Any], kabupaten: bool) -> FormUsulan:
    """The form as sent. Its kind is the usulan's own; what the form did not show keeps what stands."""
    bentuk = _bentuk(usulan.keluarga, usulan.jenis, kini, usulan)
    form = _lengkapi(bentuk.dari_permintaan(jenis=usulan.jenis), usulan.keluarga, kabupaten)
    form.jenis.data = usulan.jenis
    if not boleh_seluruhnya(usulan.status, usulan.asal):
        tetap = bentuk.dari_isi(queries.isi_of(usulan))
        for nama in tetap._fields.keys() - {"keterangan", "versi", "id", "jenis", "keluarga_id"}:
            form[nama].data = tetap[nama].data
        form.tetap = {satu.program for satu in usulan.program}
        form.kini = {}  # what is asked for was compared with the family when it was written
    if usulan.jenis == GANTI_PENGURUS:
        _lengkapi(form, usulan.keluarga, kabupaten)
    return form


def _isi(form: FormUsulan, keluarga: Any, kini: dict[tuple[str, str], Any], kabupaten: bool) -> dict[str, Any]:
    """Values of templates/usulan/_form.html; what hinders a kind stands beside it."""
    terbuka, atur = list_fakta_terbuka(keluarga.id), atur_bukti()
    berlaku = form.program_berlaku
    melebihi = [p.singkatan for p in berlaku.values() if p.aktif and is_melebihi_desil(p, keluarga.desil)]
    lama = pengurus_kini(keluarga)
    return {
        "form": form,
        "keluarga": keluarga,
        "kabupaten": kabupaten,
        "tujuan": KABUPATEN_BP if kabupaten else "usulan.usulan",
        "halangan": {jenis: kalimat for jenis in JENIS if (kalimat := halangan_jenis(jenis, terbuka))},
        "tampak": [form.jenis.data] if form.jenis.data in JENIS else JENIS,
        "melebihi": melebihi,
        "petunjuk_program": _petunjuk(keluarga.desa_kode, form),
        "nama_register": pengaturan("nama_register"),
        "bukti_alasan": {kode: kata_bukti(atur.get(kode, bukti_bawaan(kode))) for kode in ALASAN},
        "pengurus_lama": lama.nama if lama else "",
        "kelompok": _kelompok(form, keluarga, kini) if form.jenis.data == PERBAIKAN else [],
        "seluruhnya": lambda usulan: boleh_seluruhnya(usulan.status, usulan.asal),
        **KATA,
    }


def _petunjuk(desa_kode: str, form: FormUsulan) -> dict[str, str]:
    """{programme: who it is for and how its quota stands} beside the choice."""
    berlaku = form.program_berlaku
    if not berlaku:
        return {}
    kuota = {kode: isi.kalimat(berlaku[kode].satuan) for kode, isi in kuota_kini(desa_kode, berlaku).items()}
    semua = {kode: " ".join(kata for kata in (p.syarat, kuota.get(kode, "")) if kata) for kode, p in berlaku.items()}
    return {kode: kata for kode, kata in semua.items() if kata}


def _kelompok(form: FormUsulan, keluarga: Any, kini: dict[tuple[str, str], Any]) -> list[dict[str, Any]]:
    """The fields of a perbaikan by whom they concern, each with what stands now; folded but where something is filled in."""
    kamus = Kamus(lihat_nik=True)

    def susun(judul: str, siapa: str, bagian: str) -> dict[str, Any]:
        isian = [(form[nama_isian(siapa, elemen)], kamus.nilai(elemen, kini.get((siapa, elemen)))) for elemen in ELEMEN[bagian]]
        return {"judul": judul, "isian": isian, "buka": any(satu.data or satu.errors for satu, _ in isian)}

    semua = [susun("KK dan alamat", "", ALAMAT)]
    return semua + [susun(a.nama or "Tanpa nama", str(a.id), ANGGOTA) for a in keluarga.anggota]
