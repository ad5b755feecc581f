"""Who reaches what: foreign villages find nothing, roles read but do not write, numbers are masked, locks hold."""

from __future__ import annotations

import re
import uuid
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select, update

from portal.db import db, transaction
from portal.errors import NotFound, RuleBroken
from portal.keluarga.models import Anggota, Foto, Keluarga
from portal.keluarga.queries import get_keluarga
from portal.keluarga.service import set_kunci
from portal.keluarga.service.alamat import update_alamat
from portal.keluarga.service.anggota import DALAM_USULAN, create_anggota, delete_anggota
from portal.keluarga.service.rumah import update_kriteria
from tests.factories import DESA, KABUPATEN

GPS = b"Exif\x00\x00"


def gambar(warna: str = "green") -> BytesIO:
    """A JPEG with a camera's name and a place in its EXIF."""
    exif = Image.Exif()
    exif[0x0110] = "KameraRahasia"
    exif.get_ifd(0x8825)[2] = (3.0, 28.0, 0.0)
    isi = BytesIO()
    Image.new("RGB", (640, 480), warna).save(isi, "JPEG", exif=exif)
    isi.seek(0)
    return isi


def unggah(p, id_, jenis: str = "rumah_depan", status: int | None = None, nama: str = "depan.jpg", **lain):
    p.buka(f"/keluarga/{id_}?buka=foto")
    return p.kirim("/foto/", {"jenis": jenis, "berkas": (gambar(), nama), "simpan": "1"} | lain, ke=-1, status=status)


def kunci(app, id_, orang, *bagian):
    with app.app_context():
        with transaction(jejak=0):
            set_kunci(get_keluarga(id_, untuk=orang, kunci=True), True, bagian)
        db.session.remove()


def test_every_address_of_a_family_of_another_village_is_not_found(app, pabrik, peramban):
    satu, lain = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    id_, punya = pabrik.keluarga(oleh=satu), pabrik.keluarga(DESA, oleh=lain)
    unggah(peramban(satu), id_)
    with app.app_context():
        aid = db.session.scalar(select(Anggota.id).where(Anggota.keluarga_id == id_))
        fid = db.session.scalar(select(Foto.id))
        db.session.remove()
    p = peramban(lain)
    token = p.isian("/alamat", halaman=p.buka(f"/keluarga/{punya}"))[2]["csrf_token"]
    isi = {"csrf_token": token, "id": str(uuid.uuid4()), "versi": "1", "alamat": "x", "nama": "x", "jenis": "rumah_depan"}
    diperiksa = 0
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.startswith("keluarga.") or "id" not in rule.arguments:
            continue
        for keluarga in (id_, punya):  # the own family with a foreign member or photo is no way in either
            if keluarga == punya and rule.arguments == {"id"}:
                continue
            url = rule.build({arg: uuid.uuid4() for arg in rule.arguments} | {"id": keluarga, "aid": aid, "fid": fid})[1]
            for metode in rule.methods - {"HEAD", "OPTIONS"}:
                data = {**isi, "berkas": (gambar(), "a.jpg")} if metode == "POST" else None
                assert p.klien.open(url, method=metode, base_url="http://portal.uji", data=data).status_code == 404, (metode, url)
                diperiksa += 1
    assert diperiksa >= 14
    with app.app_context():
        assert db.session.scalar(select(Foto.id)) == fid
        assert db.session.get(Anggota, aid).nama != "x"
        db.session.remove()


@pytest.mark.parametrize(
    "peran, wilayah",
    [("kades", "17.02.19.1006"), ("camat", "17.02.19"), ("verifikator", KABUPATEN), ("kadis", KABUPATEN)],
)
def test_readers_see_no_form_and_camat_sees_no_number(app, pabrik, peramban, peran, wilayah):
    operator = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=operator)
    for jenis in ("rumah_depan", "ktp"):
        unggah(peramban(operator), id_, jenis)
    p = peramban(pabrik.pengguna(peran, wilayah))
    p.buka(f"/keluarga/{id_}?buka=foto")
    foto = {f.get("src") for f in p.halaman.cari(".//figure//img")}
    assert len(foto) == (1 if peran == "camat" else 2) and not p.halaman.formulir("/keluarga/")
    halaman = p.buka(f"/keluarga/{id_}")
    assert not halaman.formulir("/keluarga/")
    teks = "".join(halaman.pohon.find(".//main").itertext())
    angka = re.findall(r"\d{4} \d{4} \d{4} \d{4}|\d{16}", teks)
    assert len(angka) == (0 if peran == "camat" else 4)
    assert (teks.count("********") == 4) == (peran == "camat")
    with app.app_context():
        ktp = db.session.scalar(select(Foto.id).where(Foto.jenis == "ktp"))
        db.session.remove()
    p.buka(f"/keluarga/{id_}/foto/{ktp}", status=404 if peran == "camat" else 200)
    p.buka("/keluarga/baru", status=403)
    p.buka(f"/keluarga/{id_}/anggota/baru", status=403)


def test_a_photo_keeps_neither_place_nor_camera_and_is_served_harmless(app, pabrik, peramban, config_portal):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang)
    p = peramban(orang)
    halaman = unggah(p, id_)
    assert "Foto tersimpan." in halaman.tulisan()
    alamat = halaman.cari(".//figure//img")[0].get("src")
    for satu in (alamat, alamat.split("?")[0]):
        jawab = p.buka(satu)
        assert jawab.kepala["Content-Type"] == "image/jpeg" and "sandbox" in jawab.kepala["Content-Security-Policy"]
        assert b"KameraRahasia" not in jawab.data and GPS not in jawab.data
    assert len(list(config_portal.folder_berkas.rglob("*.jpg"))) == 2  # the picture and its thumbnail
    p.buka(f"/keluarga/{id_}?buka=foto")
    p.kirim("/hapus", {})
    p.buka(alamat, status=404)
    assert not list(config_portal.folder_berkas.rglob("*.jpg"))


@pytest.mark.parametrize("htmx", [False, True])
def test_what_is_no_photo_is_told_at_the_form_and_leaves_no_file(app, pabrik, peramban, config_portal, htmx):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang)
    p = peramban(orang, htmx=htmx)
    p.buka(f"/keluarga/{id_}")
    for isi, kata in (
        ({"berkas": (BytesIO(b"<html>"), "a.jpg")}, "bukan gambar"), ({"berkas": (gambar(), "a.heic")}, "HEIC"),
        ({}, "pilih fotonya"),
    ):  # fmt: skip
        halaman = p.kirim("/foto/", {"jenis": "ktp", "simpan": "1"} | isi, ke=-1, status=422)
        assert kata in halaman.tulisan()
        assert p.isian("/foto/")[2]["jenis"] == "ktp"
    for _ in range(3):
        unggah(p, id_, "kk")
    assert "Sudah ada 3 foto KK" in unggah(p, id_, "kk", status=422).tulisan()
    assert len(list(config_portal.folder_berkas.rglob("*.jpg"))) == 3
    assert not list(config_portal.folder_berkas.rglob(".unggah*"))


def test_the_same_photo_form_twice_is_one_photo(app, pabrik, peramban):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang)
    p = peramban(orang)
    formulir = p.buka(f"/keluarga/{id_}")
    for _ in range(2):
        p.kirim("/foto/", {"jenis": "kk", "berkas": (gambar(), "a.jpg"), "simpan": "1"}, halaman=formulir)
    lain = {"jenis": "kk", "berkas": (gambar("red"), "a.jpg"), "simpan": "1"}
    p.kirim("/foto/", lain, halaman=formulir, status=422)
    p.kirim("/foto/", {"jenis": "ktp", "berkas": (gambar(), "a.jpg")}, halaman=formulir, status=409)
    assert len(p.buka(f"/keluarga/{id_}?buka=foto").cari(".//figure")) == 1


def test_a_locked_family_opens_only_the_sections_that_were_named(app, pabrik, peramban):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang)
    p = peramban(orang)
    lama = {bagian: p.buka(f"/keluarga/{id_}?buka={bagian}") for bagian in ("alamat", "rumah", "kriteria", "foto")}
    kunci(app, id_, orang, "anggota")
    for bagian in ("alamat", "rumah", "kriteria"):
        p.kirim(f"/{bagian}", {"alamat": "Jalan Lain"}, halaman=lama[bagian], status=422)
        assert "Sedang diperiksa dinas sosial; yang dibuka: anggota." in p.halaman.tulisan()
    unggah_lama = {"jenis": "kk", "berkas": (gambar(), "a.jpg"), "simpan": "1"}
    p.kirim("/foto/", unggah_lama, halaman=lama["foto"], status=422)
    halaman = p.buka(f"/keluarga/{id_}")
    assert not [f for f in halaman.formulir("/keluarga/")]
    assert halaman.tulisan().count("yang dibuka: anggota.") == 4
    p.buka(f"/keluarga/{id_}/anggota/baru")
    p.kirim("/anggota/", {"nama": "Bayi Baru", "tanpa_nik_alasan": "Baru lahir"})
    kunci(app, id_, orang, "foto")
    p.buka(f"/keluarga/{id_}/anggota/baru", status=422)
    unggah(p, id_)
    with app.app_context():
        k = db.session.get(Keluarga, id_)
        assert (k.alamat, k.jumlah_anggota) == ("Jalan Contoh Nomor 7", 4)
        db.session.remove()


def test_services_hold_scope_lock_and_numbers_on_their_own(app, pabrik, konteks):
    orang, lain = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    id_ = pabrik.keluarga(oleh=orang)
    alamat = {"no_kk": None, "alamat": "Baru", "rt": "001", "rw": "001", "dusun": ""}
    with pytest.raises(NotFound):
        update_alamat(id_, alamat, 1, oleh=lain)
    with pytest.raises(RuleBroken):
        update_alamat(id_, alamat | {"no_kk": "12"}, 1, oleh=orang)
    with pytest.raises(RuleBroken):
        create_anggota(uuid.uuid4(), id_, dict.fromkeys(("nama", "nik"), "1"), oleh=orang)
    with pytest.raises(ValueError):
        update_kriteria(id_, {"z": "ya"}, 0, oleh=orang)
    db.session.execute(update(Keluarga).values(terkunci=True))
    db.session.commit()
    with pytest.raises(RuleBroken):
        update_alamat(id_, alamat, 1, oleh=orang)


def test_a_person_named_in_a_usulan_stays(app, pabrik, konteks):
    orang = pabrik.pengguna()
    id_ = pabrik.keluarga(oleh=orang)
    anggota = get_keluarga(id_, untuk=orang).anggota[1]
    # The line of a usulan is all that matters here: any row that points at the person.
    usulan, kini = db.metadata.tables["usulan"], db.session.get(Keluarga, id_).dibuat_pada
    uid = uuid.uuid4()
    db.session.execute(
        usulan.insert().values(
            id=uid, nomor="USL-UJI-1", keluarga_id=id_, desa_kode="17.02.19.1006", jenis="bansos", status="draf", isi_sidik="0" * 64,
            keterangan="", bagian_kembali="", alasan_putusan="", catatan_putusan="", dibuat_oleh=orang.id, dibuat_pada=kini,
            diubah_pada=kini, versi=1,
        )
    )  # fmt: skip
    db.session.execute(
        db.metadata.tables["usulan_program"].insert().values(
            id=uuid.uuid4(), usulan_id=uid, desa_kode="17.02.19.1006", urutan=1, program="PBI_JK", anggota_id=anggota.id,
            keputusan="", alasan="",
        )
    )  # fmt: skip
    db.session.commit()
    with pytest.raises(RuleBroken, match=re.escape(DALAM_USULAN)):
        delete_anggota(anggota.id, id_, anggota.versi, oleh=orang)
    assert len(get_keluarga(id_, untuk=orang).anggota) == 3
