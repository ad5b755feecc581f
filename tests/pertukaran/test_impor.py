"""A register from file to families and back: preview, commit, conflict with what a village typed later, undo."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from io import BytesIO
from threading import Event

import pytest
from openpyxl import load_workbook

from portal import kerja
from portal.audit.models import Jejak
from portal.audit.queries import verify_chain
from portal.db import db
from portal.jam import hari_ini
from portal.keluarga.models import Anggota, Keluarga, Perubahan
from portal.keluarga.queries.cari import find_by_nama
from portal.keluarga.queries.riwayat import keadaan_saat
from portal.keluarga.service.alamat import update_alamat
from portal.kit.nomor import kelompokkan
from portal.pertukaran.models import Impor, ImporBaris
from portal.pertukaran.queries.impor_tarik import halangan_tarik
from portal.pertukaran.service import impor_masuk
from portal.pertukaran.service.impor import apply_impor, create_impor, withdraw_impor
from portal.pertukaran.service.impor_baca import read_impor
from portal.pertukaran.service.impor_keluar import withdraw_rows
from portal.pertukaran.service.impor_masuk import apply_rows
from tests.factories import KABUPATEN, KELURAHAN
from tests.pertukaran.berkas_impor import KEPALA, buku, nik, orang, teks, xlsx

LAPOR = lambda selesai, dari: None  # noqa: E731
PER = date(2026, 1, 1)


@pytest.fixture
def rina(pabrik):
    return pabrik.pengguna("verifikator", KABUPATEN)


class Jalan:
    """The verbs of one person, with the jobs run at once."""

    def __init__(self, app, oleh):
        self.oleh, self.folder = oleh, app.config["PORTAL"].folder_berkas

    def baca(self, isi: bytes, nama: str = "data.xlsx", per: date = PER, jenis: str = "register", program: str = "") -> Impor:
        isian = {"tanggal_data": per, "sumber": "Uji", "program": program}
        id_ = create_impor(uuid.uuid4(), jenis, BytesIO(isi), nama, isian, folder=self.folder, oleh=self.oleh).id
        read_impor({"impor": str(id_)}, LAPOR, folder=self.folder)
        return self.kini(id_)

    def kini(self, id_) -> Impor:
        return db.session.get(Impor, id_, populate_existing=True)

    def masuk(self, impor: Impor, bentrok: str = "desa") -> Impor:
        id_ = impor.id
        apply_impor(id_, bentrok, versi=impor.versi, oleh=self.oleh)
        apply_rows({"impor": str(id_)}, LAPOR)
        return self.kini(id_)

    def tarik(self, impor: Impor) -> Impor:
        id_ = impor.id
        withdraw_impor(id_, "Salah berkas.", versi=impor.versi, oleh=self.oleh)
        withdraw_rows({"impor": str(id_)}, LAPOR)
        return self.kini(id_)


@pytest.fixture
def jalan(app, rina):
    return Jalan(app, rina)


def baris(impor, aksi):
    return list(db.session.scalars(db.select(ImporBaris).where(ImporBaris.impor_id == impor.id, ImporBaris.aksi == aksi).order_by(ImporBaris.nomor)))


def hitung(*tabel):
    return tuple(db.session.scalar(db.select(db.func.count()).select_from(satu)) for satu in tabel)


def test_families_come_in_whole_are_found_and_go_out_again(jalan, rina, konteks):
    isi = buku(orang(1, 1, "SUMIATI BINTI UJI", jk="P"), orang(2, 1, "ANDI UJI", shdk="Anak"), orang(3, 2, desa=KELURAHAN.replace(".", "")))
    impor = jalan.baca(isi)
    assert impor.status == "pratinjau" and impor.ringkas["baru"] == 2 and impor.ringkas["orang_baru"] == 3
    assert hitung(Keluarga, Anggota) == (0, 0), "pratinjau tidak menulis"
    impor = jalan.masuk(impor)
    assert impor.status == "selesai" and hitung(Keluarga, Anggota) == (2, 3)
    k = db.session.scalars(db.select(Keluarga).where(Keluarga.no_kk == nik(1, True))).one()
    assert (k.nama, k.desa_kode, k.rt, k.desil, k.jumlah_anggota, k.versi) == ("SUMIATI BINTI UJI", KELURAHAN, "003", 2, 2, 1)
    awal = db.session.scalars(db.select(Perubahan).where(Perubahan.keluarga_id == k.id)).one()
    assert (awal.bagian, awal.aksi, awal.beda["jumlah_anggota"], awal.beda["berkas"]) == ("alamat", "buat", [None, 2], [None, "data.xlsx"])
    assert {nama for _, nama in keadaan_saat(k, awal)} >= {str(a.id) for a in k.anggota}, "keadaan awal memuat anggotanya"
    assert [satu.nama for satu in find_by_nama("sumiati", untuk=rina).persis] == ["SUMIATI BINTI UJI"], "indeks nama ikut terisi"
    lagi = jalan.baca(isi, per=PER + timedelta(days=1))
    assert lagi.ringkas["sama"] == 2 and not lagi.ringkas["dapat"]
    impor = jalan.tarik(jalan.kini(impor.id))
    assert impor.status == "ditarik" and hitung(Keluarga, Anggota, Perubahan) == (0, 0, 0)
    assert verify_chain() is None


def test_what_a_village_typed_later_wins_unless_the_dinsos_says_otherwise(jalan, pabrik, konteks):
    op = pabrik.pengguna("operator", KELURAHAN)
    jalan.masuk(jalan.baca(buku(orang(1, 1, "IBU UJI"))))
    k = db.session.scalars(db.select(Keluarga)).one()
    isi = {"no_kk": k.no_kk, "alamat": "Jalan Baru 9", "rt": "003", "rw": "001", "dusun": ""}
    update_alamat(k.id, isi, k.versi, oleh=op)
    berkas = buku(orang(1, 1, "IBU UJI", alamat="Jalan Lama 5", desil=4))
    impor = jalan.baca(berkas, per=hari_ini() - timedelta(days=1))
    satu = baris(impor, "aneh")[0]
    assert satu.isi["k"] == {"desil": 4} and satu.isi["bentrok"]["k"] == {"alamat": "Jalan Lama 5"}
    assert satu.sebelum["k"] == {"alamat": "Jalan Baru 9", "desil": 2}
    impor = jalan.masuk(impor)
    k = db.session.get(Keluarga, k.id, populate_existing=True)
    assert (k.alamat, k.desil, k.versi) == ("Jalan Baru 9", 4, 3)
    jalan.tarik(impor)
    assert db.session.get(Keluarga, k.id, populate_existing=True).desil == 2
    jalan.masuk(jalan.baca(berkas, per=hari_ini() - timedelta(days=1)), "berkas")
    assert db.session.get(Keluarga, k.id, populate_existing=True).alamat == "Jalan Lama 5"


def test_a_family_changed_between_preview_and_commit_is_left_out(jalan, pabrik, konteks):
    op = pabrik.pengguna("operator", KELURAHAN)
    jalan.masuk(jalan.baca(buku(orang(1, 1, "IBU UJI"))))
    impor = jalan.baca(buku(orang(1, 1, "IBU UJI", desil=5)))
    k = db.session.scalars(db.select(Keluarga)).one()
    update_alamat(k.id, {"no_kk": k.no_kk, "alamat": "Jalan Baru 9", "rt": "003", "rw": "001", "dusun": ""}, k.versi, oleh=op)
    impor = jalan.masuk(impor)
    assert impor.ringkas["ditinggalkan"] == 1 and impor.ringkas.get("masuk") == 0
    assert "sesudah pratinjau" in baris(impor, "aneh")[0].galat[-1]["s"]
    assert db.session.get(Keluarga, k.id, populate_existing=True).desil == 2


def test_it_cannot_be_taken_back_once_something_was_built_on_it(app, jalan, pabrik, rina, peramban):
    op = pabrik.pengguna("operator", KELURAHAN)
    with app.app_context():
        impor = jalan.masuk(jalan.baca(buku(orang(1, 1, "IBU UJI"), orang(2, 2, "BAPAK UJI"))))
        k = db.session.scalars(db.select(Keluarga).where(Keluarga.nama == "IBU UJI")).one()
        pabrik.usulan(k.id, oleh=op)
        db.session.rollback()
        halangan = halangan_tarik(jalan.kini(impor.id))
        assert len(halangan) == 1 and halangan[0].startswith("Keluarga IBU UJI dibuatkan usulan USL-")
        id_ = impor.id
        db.session.remove()
    p = peramban(rina)
    p.buka(f"/impor/{id_}")
    halaman = p.kirim("/penarikan", {"alasan": "Salah."}, status=422)
    assert "IBU UJI dibuatkan usulan" in halaman.tulisan()
    with app.app_context():
        assert hitung(Keluarga)[0] == 2


def test_a_killed_commit_goes_on_where_it_stopped(jalan, monkeypatch, konteks):
    monkeypatch.setitem(impor_masuk.SEKALIGUS, "register", 2)
    monkeypatch.setattr(impor_masuk, "PALING", {})
    impor = jalan.baca(buku(*(orang(n, n) for n in range(1, 8))))
    apply_impor(impor.id, "desa", versi=impor.versi, oleh=jalan.oleh)
    langkah = []

    def mati(selesai, dari):
        langkah.append((selesai, dari))
        if len(langkah) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apply_rows({"impor": str(impor.id)}, mati)
    assert hitung(Keluarga)[0] == 4 and langkah == [(0, 7), (2, 7), (4, 7)]
    assert apply_rows({"impor": str(impor.id)}, LAPOR) == {"masuk": 7, "ditinggalkan": 0}
    assert apply_rows({"impor": str(impor.id)}, LAPOR)["masuk"] == 0, "selesai: sekali lagi tidak berbuat apa-apa"
    assert hitung(Keluarga, Anggota) == (7, 7)


def test_each_error_says_row_column_and_what_to_do_and_can_be_downloaded(app, jalan, rina, pabrik, peramban):
    admin = pabrik.pengguna("admin", KABUPATEN)
    with app.app_context():
        isi = xlsx([
            ["DAFTAR KELUARGA"], KEPALA, orang(1, 1), orang(2, 2, nik=1702190205889002), orang(3, 3, nik="1,70219E+15"), orang(4, 4, nama="-"),
            orang(5, 5, lahir="31/02/1988"), orang(6, 6, nik="'" + nik(6)), orang(1, 7), orang(8, 8, desa="17.03.06.2001"),
        ])  # fmt: skip
        impor = jalan.baca(isi)
        assert impor.kepala[0]["baris"] == 2
        salah = {b.isi["b"]: b.galat[-1] for b in baris(impor, "salah")}
        assert "tersimpan sebagai angka" in salah[4]["s"] and salah[4]["h"] == "A" and salah[4]["n"] == "170… (16 huruf)"
        assert "terpotong" in salah[5]["s"]
        assert "Nama kosong" in salah[6]["s"]
        assert "sudah ada di baris 3" in salah[9]["s"]
        aneh = {b.isi["b"]: b for b in baris(impor, "aneh")}
        assert "Tanggal tidak terbaca" in aneh[7].galat[0]["s"] and not aneh[7].isi.get("tahan"), "satu sel salah tidak menahan keluarga"
        assert "bukan desa/kelurahan di wilayah" in aneh[10].galat[0]["s"] and aneh[10].isi["tahan"]
        assert impor.ringkas["baru"] == 2
        id_ = impor.id
        db.session.remove()
    for siapa, terlihat in ((rina, True), (admin, False)):
        halaman = peramban(siapa).buka(f"/impor/{id_}")
        assert (kelompokkan(nik(1, True)) in halaman.tulisan()) is terlihat and nik(1) not in halaman.teks
        berkas = load_workbook(BytesIO(peramban(siapa).buka(f"/impor/{id_}/salah.xlsx").data)).active
        sel = [[c.value for c in satu] for satu in berkas.iter_rows()]
        assert len(sel) == 5 and sel[1][0] == "Sheet1 4" and "NIK" in sel[0]
        assert (nik(1) in sel[4]) is terlihat
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(Jejak).where(Jejak.aksi == "impor.unduh_salah")) == 2


@pytest.mark.parametrize("pemisah, kodek", [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-16"), (";", "cp1252"), (",", "utf-16-le")])
def test_csv_of_every_kind_is_read_alike(jalan, pemisah, kodek, konteks):
    impor = jalan.baca(teks([KEPALA, orang(1, 1, "RÉNI UJI"), orang(2, 2, nik=f'="{nik(2)}"')], pemisah, kodek), "data.csv")
    assert impor.ringkas.get("baru") == 2, [b.galat for b in baris(impor, "salah") + baris(impor, "aneh")]
    assert {b.isi["nama"] for b in baris(impor, "baru")} == {"RÉNI UJI", "ORANG UJI C"}


def test_unknown_headings_are_matched_by_hand_once(app, jalan, rina, peramban):
    judul = ("Kode A", "Kode B", "Sebutan", "Wil")
    isi = xlsx([judul, (nik(1), nik(1, True), "IBU UJI", KELURAHAN)])
    with app.app_context():
        id_ = jalan.baca(isi).id
        db.session.remove()
    p = peramban(rina)
    halaman = p.buka(f"/impor/{id_}")
    assert "Cocokkan kolom" in halaman.tulisan()
    p.kirim("/kolom", {"kolom-nik": "0"}, status=422)
    p.buka(f"/impor/{id_}")
    p.kirim("/kolom", {"kolom-nik": "0", "kolom-no_kk": "1", "kolom-nama": "2", "kolom-desa": "3"})
    with app.app_context():
        read_impor({"impor": str(id_)}, LAPOR, folder=jalan.folder)
        assert jalan.kini(id_).ringkas["baru"] == 1
        assert jalan.baca(xlsx([judul, (nik(2), nik(2, True), "BAPAK UJI", KELURAHAN)])).ringkas["baru"] == 1, "diingat"
        db.session.remove()


def test_the_worker_takes_the_jobs_one_after_another_to_a_page(app, rina, peramban):
    p = peramban(rina)
    p.buka("/impor/")
    isi = {"jenis": "register", "tanggal_data-hari": "1", "tanggal_data-bulan": "1", "tanggal_data-tahun": "2026", "sumber": ""}
    p.kirim("/impor/", {**isi, "berkas": (BytesIO(buku(orang(1, 1, "IBU UJI"))), "data.xlsx")})
    url = p.halaman.url
    assert kerja.kerjakan_satu(app, Event())
    assert "Menunggu keputusan" in p.buka(url).tulisan()
    p.kirim("/penerapan")
    assert kerja.kerjakan_satu(app, Event())
    assert "Sudah dimasukkan" in p.buka(url).tulisan()
    p.kirim("/penarikan", {"alasan": "Coba."})
    while kerja.kerjakan_satu(app, Event()):
        pass
    assert "Sudah ditarik" in p.buka(url).tulisan()
