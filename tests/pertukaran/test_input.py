"""Who typed which rows into SIKS-NG; the csv beside the xlsx; the columns as a setting."""

from __future__ import annotations

import csv
import uuid
from io import StringIO

import pytest

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import NotFound, RuleBroken
from portal.keluarga.models import Anggota
from portal.kit.kolom_serahan import BAKU, KOLOM, baca_kolom, salah_kolom
from portal.pengaturan.service import update_pengaturan
from portal.pertukaran.models import SerahanBaris
from portal.pertukaran.service import mark_input
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.pertukaran.test_serahan import buat, lembar
from tests.verifikasi.bahan import JAHAT, anggota_of, kantor, ubah


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def baris(app) -> list[SerahanBaris]:
    with app.app_context():
        semua = list(db.session.scalars(db.select(SerahanBaris).order_by(SerahanBaris.desa_kode)))
        db.session.remove()
    return semua


def test_a_list_of_columns_is_read_with_its_own_headings_and_refused_in_words():
    assert salah_kolom(BAKU) is None and "disabilitas" in KOLOM and "disabilitas" not in BAKU
    assert baca_kolom("nama | NAMA PENERIMA") == ("nama", "NAMA PENERIMA") and baca_kolom("nik") == ("nik", "NIK")
    assert "tidak dikenal" in salah_kolom([*BAKU, "gaji"]) and "dua kali" in salah_kolom([*BAKU, "nik"])
    assert "harus ada: nik" in salah_kolom([satu for satu in BAKU if satu != "nik"])
    assert "judul sendiri" in salah_kolom(["nama | NIK", *(satu for satu in BAKU if satu != "nama")])


def test_the_operator_ticks_rows_of_the_own_village_one_by_one_and_many_at_once(app, k, pabrik, peramban):
    k.antre(3, status="disahkan")
    k.antre(desa=DESA, status="disahkan")
    buat(peramban(k.rina))
    o = peramban(k.operator)
    halaman = o.buka("/serahan/input/")
    nilai = [i.get("value") for i in halaman.cari(".//input[@name='baris']")]
    assert len(nilai) == 3 and "3 usulan yang sudah diserahkan belum ditandai" in halaman.tulisan()
    assert "Belum ada baris yang dipilih" in o.kirim("/serahan/input/", {"tanda": "sudah"}, ke=1, status=422).tulisan()
    o.buka("/serahan/input/")
    sisa = o.kirim("/serahan/input/", {"baris": nilai[:2], "tanda": "sudah"}, ke=1)
    assert "2 baris ditandai" in sisa.tulisan() and len(sisa.cari(".//input[@name='baris']")) == 1
    semua = o.buka("/serahan/input/?input=")
    assert len(semua.cari(".//input[@name='baris']")) == 3 and k.operator.nama in semua.tulisan()
    o.kirim("/serahan/input/", {"baris": nilai, "tanda": "sudah"}, ke=1, halaman=semua)
    tertanda = [b for b in baris(app) if b.diinput_oleh]
    assert {b.diinput_oleh for b in tertanda} == {k.operator.id} and len(tertanda) == 3
    asing = next(b for b in baris(app) if b.desa_kode == DESA)
    with app.app_context(), pytest.raises(NotFound):
        mark_input([(asing.serahan_id, asing.usulan_id)], True, oleh=k.operator)
    with app.app_context():
        jejak = db.session.scalars(db.select(Jejak.rincian).where(Jejak.aksi == "serahan.tandai_input").order_by(Jejak.id)).all()
        db.session.remove()
    assert len(jejak) == 2 and '"berubah": 2' in jejak[0] and '"berubah": 1' in jejak[1]
    for peran, wilayah in (("kades", KELURAHAN), ("kadis", KABUPATEN), ("admin", KABUPATEN)):
        peramban(pabrik.pengguna(peran, wilayah)).buka("/serahan/input/", status=403)


def test_a_mark_is_taken_off_by_who_set_it_or_by_a_verifikator(app, k, peramban):
    k.antre(2, status="disahkan")
    v = peramban(k.rina)
    berkas = buat(v)
    satu, dua = [(b.serahan_id, b.usulan_id) for b in baris(app)]
    with app.app_context():
        mark_input([satu], True, oleh=k.operator)
        mark_input([dua], True, oleh=k.rina)
        assert mark_input([satu, dua], True, oleh=k.budi) == 0, "tanda pertama tetap"
        with pytest.raises(RuleBroken, match="dibuat orang lain"):
            mark_input([satu, dua], False, oleh=k.operator)
        assert mark_input([satu], False, oleh=k.operator) == 1
        db.session.remove()
    jalur = berkas.url.replace("http://portal.uji", "")
    halaman = v.buka(f"{jalur}?input=sudah")
    assert len(halaman.cari(".//input[@name='baris']")) == 1 and "1 belum diinput" in halaman.tulisan()
    kembali = v.kirim("/serahan/input/", {"baris": [f"{dua[0]}:{dua[1]}"], "tanda": "belum"})
    assert kembali.url.endswith(f"{jalur}?input=sudah") and "Tanda 1 baris dihapus" in kembali.tulisan()
    v.buka(jalur)
    assert "Belum ada baris" in v.kirim("/serahan/input/", {"tanda": "belum"}, status=422).tulisan()
    v.buka(jalur)
    v.kirim("/serahan/input/", {"baris": [f"{uuid.uuid4()}:{uuid.uuid4()}"], "tanda": "sudah"}, status=404)


def test_the_csv_keeps_every_digit_and_runs_nothing(app, k, peramban):
    id_ = k.antre(nama=JAHAT, status="disahkan")[0]
    ubah(app, Anggota, anggota_of(app, id_)[2].id, nama="+62 812; @SUM(A1)", ibu_kandung='=1+1"')
    p = peramban(k.rina)
    halaman = buat(p)
    isi = p.buka(halaman.tautan("berkas csv").replace("http://portal.uji", ""))
    assert isi.kepala["Content-Type"].startswith("text/csv") and isi.data.startswith(b"\xef\xbb\xbf")
    tabel = list(csv.DictReader(StringIO(isi.data.decode("utf-8-sig")), delimiter=";"))
    assert [b["NIK"] for b in tabel] == [f"'{a.nik}" for a in anggota_of(app, id_)]
    assert {b["Kode desa/kelurahan"] for b in tabel} == {f"'{KELURAHAN}"} and {b["Kode kabupaten"] for b in tabel} == {"'17.02"}
    assert tabel[2]["Nama"] == "'+62 812; @SUM(A1)" and tabel[2]["Nama ibu kandung"] == "'=1+1\""
    assert not any(sel.startswith(("=", "+", "-", "@")) for b in tabel for sel in b.values())


def test_order_and_headings_of_the_columns_are_a_setting(app, k, pabrik, peramban):
    kolom = ["nama | NAMA PENERIMA", "nik | NIK KTP", "no_kk", "nomor_usulan", "kode_desa", "disabilitas"]
    with app.app_context():
        update_pengaturan({"kolom_serahan": kolom}, versi={}, oleh=pabrik.pengguna("admin", KABUPATEN))
        db.session.remove()
    k.antre(status="disahkan")
    p = peramban(k.rina)
    judul, isi = lembar(p, buat(p))
    assert judul == ["NAMA PENERIMA", "NIK KTP", "No. KK", "Nomor usulan", "Kode desa/kelurahan", "Disabilitas"]
    assert len(isi[0]["NIK KTP"].value) == 16
