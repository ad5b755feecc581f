"""Home visits (in doubt, or a sample drawn by a recorded seed), and the optional step of the kecamatan."""

from __future__ import annotations

import uuid
from io import BytesIO

import pytest

from portal.db import db
from portal.jam import hari_ini
from portal.pengaturan.models import Pengaturan
from portal.verifikasi.models import Kunjungan
from portal.verifikasi.service.kunjungan import draw_contoh
from tests.factories import DESA, KABUPATEN
from tests.jalan import gambar
from tests.verifikasi.bahan import JAHAT, kantor, keadaan
from tests.verifikasi.test_keputusan import keputusan_of, putus
from tests.verifikasi.test_massal import pilih


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def hari_ini_kotak(nama: str) -> dict[str, str]:
    hari = hari_ini()
    return {f"{nama}-hari": str(hari.day), f"{nama}-bulan": str(hari.month), f"{nama}-tahun": str(hari.year)}


def minta(p, id_, pesan="Lihat lantai dan dinding rumah."):
    p.buka(f"/verifikasi/{id_}")
    return p.kirim(f"/verifikasi/{id_}/kunjungan", {"pesan": pesan})


def semua_kunjungan(app):
    with app.app_context():
        hasil = list(db.session.scalars(db.select(Kunjungan).order_by(Kunjungan.id)))
        db.session.remove()
    return hasil


def setel(app, **nilai):
    with app.app_context():
        for kunci, isi in nilai.items():
            db.session.merge(Pengaturan(kunci=kunci, nilai=isi))
        db.session.commit()
        db.session.remove()


def test_an_open_visit_blocks_approval_but_not_a_return_and_its_record_frees_it(app, k, peramban):
    id_, lain = k.antre(2)
    p = peramban(k.rina)
    assert "Kunjungan rumah diminta" in minta(p, id_, JAHAT).tulisan()
    halaman = p.buka(f"/verifikasi/{id_}")
    assert "Kunjungan rumah belum dicatat. Catat hasilnya dahulu" in halaman.tulisan()
    assert "Setujui usulan" not in halaman.tulisan() and "Tulis yang perlu diperbaiki" in halaman.tulisan()
    assert keadaan(app, id_).nomor in p.buka("/verifikasi/?tanda=kunjungan").tulisan()
    laporan = p.kirim("/verifikasi/keputusan-massal", halaman=pilih(p, [id_, lain]))
    assert "Kunjungan rumah belum dicatat" in laporan.tulisan() and keadaan(app, lain).status == "terverifikasi"
    p.buka("/verifikasi/kunjungan/")
    satu = p.buka(p.halaman.tautan("Warga"))
    salah = p.kirim("/verifikasi/kunjungan/", {"hasil": "berbeda"}, ke=1, status=422)
    assert "Tuliskan apa yang ditemui" in salah.tulisan() and "Tulis nama yang berkunjung" in salah.tulisan()
    isi = {"hasil": "berbeda", "petugas": "Rina Contoh", "catatan": "Lantai rumah sudah keramik.", "kriteria_e": "tidak",
           "letak": "-3.47, 102.53", **hari_ini_kotak("tanggal")}  # fmt: skip
    p.kirim("/verifikasi/kunjungan/", isi, ke=1, halaman=satu)
    catatan = semua_kunjungan(app)[0]
    assert (catatan.hasil, catatan.isian, catatan.lintang) == ("berbeda", {"kriteria_e": "tidak"}, -3.47)
    assert "Lantai rumah sudah keramik." in p.buka(f"/verifikasi/{id_}").tulisan()
    putus(p, id_, "terverifikasi")
    assert keadaan(app, id_).status == "terverifikasi"


def test_a_visit_keeps_photos_and_a_late_record_is_told_that_another_stands(app, k, peramban):
    p = peramban(k.rina)
    minta(p, k.antre()[0])
    alamat = f"/verifikasi/kunjungan/{semua_kunjungan(app)[0].id}"
    halaman = p.buka(alamat)
    url, _, nilai = p.isian("/foto", halaman=halaman)
    nilai |= {"jenis": "rumah_depan", "berkas": (BytesIO(gambar()), "rumah.jpg")}
    p.buka(url, metode="POST", data=nilai, content_type="multipart/form-data")
    foto = p.halaman.cari(".//figure//img")
    assert len(foto) == 1 and p.buka(foto[0].get("src")).kepala["Content-Type"] == "image/jpeg"
    bukan = p.isian("/foto", halaman=p.buka(alamat))[2] | {"berkas": (BytesIO(b"bukan gambar"), "rumah.jpg")}
    assert "bukan gambar JPEG" in p.buka(url, metode="POST", data=bukan, content_type="multipart/form-data", status=422).tulisan()
    isi = {"hasil": "sesuai", "petugas": "Rina Contoh", **hari_ini_kotak("tanggal")}
    lama = p.buka(alamat)
    p.kirim(f"{alamat}", isi, ke=1, halaman=lama)
    terlambat = p.kirim(f"{alamat}", {**isi, "petugas": "Budi Contoh"}, ke=1, halaman=lama, status=409)
    assert "sudah dicatat orang lain" in terlambat.tulisan() and terlambat.cari(".//input[@name='petugas']")[0].get("value") == "Budi Contoh"


def test_a_sample_is_drawn_once_for_a_form_and_again_alike_with_its_seed(app, k, peramban):
    k.antre(10)
    p = peramban(k.rina)
    p.buka("/verifikasi/kunjungan/")
    url, _, nilai = p.isian("/verifikasi/kunjungan/contoh")
    assert "1 sampai 100" in p.buka(url, metode="POST", data={**nilai, "angka": "101"}, status=422).tulisan()
    nilai |= {"angka": "25"}
    assert "3 usulan terpilih" in p.buka(url, metode="POST", data=nilai).tulisan()
    p.buka(url, metode="POST", data=nilai)
    pertama = {satu.usulan_id for satu in semua_kunjungan(app)}
    assert len(pertama) == 3 and all(nilai["id"][:8] in satu.pesan for satu in semua_kunjungan(app))
    with app.app_context():
        db.session.execute(db.delete(Kunjungan))
        db.session.commit()
        draw_contoh(uuid.UUID(nilai["id"]), "", "persen", 25, oleh=k.rina)
        db.session.remove()
    assert {satu.usulan_id for satu in semua_kunjungan(app)} == pertama
    with app.app_context():
        assert draw_contoh(uuid.uuid4(), "", "persen", 100, oleh=k.rina) == 7  # who was asked before is not drawn again
        db.session.remove()


def test_with_the_step_on_the_camat_validates_or_sends_back_and_the_dinsos_sees_only_that(app, k, pabrik, peramban):
    satu, dua, tiga = k.antre(3)
    lain = k.antre(desa=DESA)[0]
    camat = peramban(pabrik.pengguna("camat", "17.02.19"))
    assert "tidak dipakai" in camat.buka("/verifikasi/kecamatan/").tulisan()
    setel(app, langkah_kecamatan=True)
    assert "menunggu Anda validasi" in camat.buka("/").tulisan()
    halaman = camat.buka("/verifikasi/kecamatan/")
    assert keadaan(app, lain).nomor not in halaman.tulisan()
    url, _, nilai = camat.isian("/verifikasi/kecamatan/")
    assert "Pilih bagian" in camat.buka(url, metode="POST", data={**nilai, "usulan": [str(dua)], "aksi": "batal"}, status=422).tulisan()
    kirim = {**nilai, "usulan": [str(satu), str(lain)]}
    assert "1 usulan divalidasi." in camat.buka(url, metode="POST", data=kirim).tulisan()
    camat.buka(url, metode="POST", data=kirim)
    camat.buka(url, metode="POST", data={**kirim, "usulan": [str(tiga)]}, status=409)
    batal = camat.isian("/verifikasi/kecamatan/", halaman=camat.buka("/verifikasi/kecamatan/"))[2]
    batal |= {"usulan": [str(satu), str(dua)], "aksi": "batal", "bagian": ["foto"], "catatan": "Foto rumah bukan rumah ini."}
    hasil = camat.buka(url, metode="POST", data=batal).tulisan()
    assert "1 usulan dikembalikan ke desa." in hasil and "1 usulan dilewati. Statusnya “Divalidasi kecamatan”" in hasil
    assert [keadaan(app, i).status for i in (satu, dua, tiga, lain)] == ["valid_kecamatan", "dikembalikan", "diajukan", "diajukan"]
    assert keputusan_of(app, dua)[0].tahap == "kecamatan"
    p = peramban(k.rina)
    antrean = p.buka("/verifikasi/").tulisan()
    assert keadaan(app, satu).nomor in antrean and keadaan(app, tiga).nomor not in antrean
    assert "Menunggu validasi kecamatan." in p.buka(f"/verifikasi/{tiga}").tulisan()
    p.buka(f"/verifikasi/{satu}")
    p.kirim(f"/verifikasi/{satu}/klaim")
    p.kirim(f"/verifikasi/{satu}/klaim/penghapusan")
    assert keadaan(app, satu).status == "valid_kecamatan"  # a released claim goes back to where it came from
    putus(p, satu, "terverifikasi")
    assert "Divalidasi oleh" in p.buka(f"/verifikasi/{satu}").tulisan()


def test_a_reason_that_the_dinsos_added_or_switched_off_changes_what_may_be_chosen(app, k, pabrik, peramban):
    id_ = k.antre()[0]
    admin, p = peramban(pabrik.pengguna("admin", KABUPATEN)), peramban(k.rina)
    admin.buka("/verifikasi/alasan/")
    url, _, nilai = admin.isian("/verifikasi/alasan/")
    hidup = [kode for kode in nilai["hidup"] if kode != "GANDA"]
    baru = {**nilai, "hidup": hidup, "kelompok": "keberadaan", "kata": "Rumah kosong sejak lama"}
    assert "Rumah kosong sejak lama" in admin.buka(url, metode="POST", data=baru).tulisan()
    assert "sudah ada" in admin.buka(url, metode="POST", data=baru, status=422).tulisan()
    admin.buka(url, metode="POST", data={**nilai, "kata": ""}, status=409)  # an older page
    p.buka(f"/verifikasi/{id_}?buka=tolak")
    pilihan = {o.get("value") for o in p.halaman.cari(".//select[@name='alasan']//option")}
    assert "LOKAL_1" in pilihan and "GANDA" not in pilihan
    putus(p, id_, "ditolak", {"alasan": "GANDA", "catatan_tolak": "Tercatat di desa lain."}, status=422)
    putus(p, id_, "ditolak", {"alasan": "LOKAL_1"})
    assert keadaan(app, id_).alasan_putusan == "LOKAL_1"
    assert "Rumah kosong sejak lama" in p.buka(f"/verifikasi/{id_}").tulisan()
    p.buka("/verifikasi/alasan/", status=403)
