"""The hand-over: a numbered xlsx, each usulan in one file only, the same bytes for ever."""

from __future__ import annotations

import hashlib
import uuid
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier

import pytest
from openpyxl import load_workbook

from portal.audit.models import Jejak
from portal.db import db, transaction
from portal.errors import StaleWrite
from portal.keluarga.models import Anggota
from portal.kuota.rules import PBI_JK, PKH, SEMBAKO
from portal.musdes.models import Acara, Musdes
from portal.pertukaran import documents, queries, service
from portal.pertukaran.models import Serahan, SerahanBaris
from portal.pertukaran.rules import format_nomor_serahan
from portal.usulan.models import Usulan, UsulanProgram
from portal.usulan.service import advance
from tests.factories import KABUPATEN, KELURAHAN
from tests.verifikasi.bahan import JAHAT, KABUPATEN_LAIN, PERAN_LAIN, anggota_of, kantor, keadaan, ubah
from tests.verifikasi.test_keputusan import isian, putus
from tests.verifikasi.test_pengesahan import sahkan


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def buat(p, status=None):
    p.buka("/serahan/")
    return p.kirim("/serahan/", status=status)


def tombol(halaman):
    """The form that makes a file; the filter of the list has the same address."""
    return [f for f in halaman.formulir("/serahan/") if f.get("method") == "post"]


def lembar(p, halaman):
    """(headings, rows of cells) of the file of this hand-over, fetched like a person does."""
    berkas = p.buka(halaman.tautan("Unduh berkas").replace("http://portal.uji", ""))
    assert berkas.kepala["Content-Type"].startswith("application/vnd.openxmlformats")
    assert "attachment" in berkas.kepala["Content-Disposition"]
    semua = list(load_workbook(BytesIO(berkas.data)).active.iter_rows())
    return [c.value for c in semua[0]], [dict(zip([c.value for c in semua[0]], baris, strict=True)) for baris in semua[1:]]


def baris_program(app, usulan_id, **keputusan):
    """Decide lines behind the portal's back: programme -> state."""
    with app.app_context():
        for baris in db.session.scalars(db.select(UsulanProgram).where(UsulanProgram.usulan_id == usulan_id)):
            baris.keputusan = keputusan.get(baris.program, "terverifikasi")
        db.session.commit()
        db.session.remove()


def test_a_file_is_numbered_and_its_usulan_are_sent(app, k, peramban):
    ids = k.antre(3, status="disahkan")
    p = peramban(k.rina)
    assert "3 usulan disahkan dan belum diserahkan" in p.buka("/serahan/").tulisan()
    halaman = buat(p)
    nomor = halaman.cari(".//h1")[0].text
    assert nomor.startswith("Serahan SER-17.02-20") and nomor.endswith("-0001")
    assert {keadaan(app, i).status for i in ids} == {"dikirim"}
    assert "0 usulan disahkan dan belum diserahkan" in p.buka("/serahan/").tulisan()
    assert not tombol(p.halaman), "tanpa usulan tidak ada tombol"
    k.antre(status="disahkan")
    assert buat(p).cari(".//h1")[0].text.endswith("-0002")
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(SerahanBaris)) == 4
        db.session.remove()


def test_every_kind_has_its_rows_and_only_approved_lines_go(app, k, peramban):
    masuk = k.antre(status="disahkan")[0]
    bansos = k.bansos(program=(PKH, SEMBAKO, PBI_JK), status="disahkan")
    baris_program(app, bansos, SEMBAKO="ditolak")
    hapus = k.antre(jenis="hapus", alasan_hapus="MENINGGAL", status="disahkan")[0]
    p = peramban(k.rina)
    halaman = buat(p)
    judul, isi = lembar(p, halaman)
    assert judul[:5] == ["Nomor usulan", "Jenis usulan", "Program", "NIK", "No. KK"]
    per = {id_: [b for b in isi if b["Nomor usulan"].value == keadaan(app, id_).nomor] for id_ in (masuk, bansos, hapus)}
    assert [len(per[i]) for i in (masuk, bansos, hapus)] == [3, 4, 1]
    assert [b["Program"].value for b in per[bansos]] == ["PKH", "PBI-JK", "PBI-JK", "PBI-JK"]
    assert [b["Hubungan keluarga"].value for b in per[masuk]] == ["Kepala keluarga", "Istri", "Anak"]
    assert len({b["NIK"].value for b in per[bansos][1:]}) == 3
    assert per[bansos][0]["NIK"].value == per[bansos][1]["NIK"].value, "PKH memakai kepala keluarga"
    assert per[hapus][0]["Alasan penghapusan"].value == "Meninggal dunia"
    satu = per[masuk][0]
    wilayah = [satu[nama].value for nama in ("Kode desa/kelurahan", "Desa/kelurahan", "Kode kecamatan")]
    assert wilayah == [KELURAHAN, "Air Bang", "17.02.19"]
    assert satu["Provinsi"].value == "Bengkulu" and "Rejang Lebong" in satu["Kabupaten"].value
    assert "8 baris dalam berkas" in halaman.tulisan()


def test_identifiers_are_text_and_hostile_words_stay_words(app, k, peramban):
    id_ = k.antre(nama=JAHAT, status="disahkan")[0]
    anak = anggota_of(app, id_)[2]
    ubah(app, Anggota, anak.id, nama="+62 812; @SUM(A1)", tempat_lahir="-1+1", ibu_kandung="\tIbu")
    p = peramban(k.rina)
    halaman = buat(p)
    _, isi = lembar(p, halaman)
    assert isi[0]["Nama"].value == JAHAT and isi[2]["Nama"].value == "+62 812; @SUM(A1)"
    assert isi[2]["NIK"].value == anak.nik
    for baris in isi:
        assert not any(sel.data_type == "f" or sel.hyperlink for sel in baris.values())
        for nama in ("NIK", "No. KK", "RT", "RW", "Kode provinsi", "Kode desa/kelurahan", "Nama"):
            assert baris[nama].data_type == "s" and isinstance(baris[nama].value, str), nama
        assert len(baris["NIK"].value) == 16
    assert JAHAT in "".join(halaman.pohon.itertext()) and "<script>alert" not in halaman.teks


def test_from_the_queue_to_the_file_by_the_screens_alone(app, k, pabrik, peramban):
    id_ = k.bansos(program=(PKH, SEMBAKO), status="siap_musdes")
    pabrik.musdes(KELURAHAN, oleh=k.operator, usulan_ids=[id_], status="ditutup")
    with app.app_context():
        pilih = db.select(Musdes.nomor, Musdes.tanggal, Acara.alasan).join(Acara, Acara.musdes_id == Musdes.id)
        nomor, tanggal, alasan = db.session.execute(pilih.where(Acara.usulan_id == id_)).one()
        db.session.remove()
    ajukan(app, k, id_)
    p = peramban(k.rina)
    p.buka(f"/verifikasi/{id_}")
    assert nomor and nomor in p.halaman.tulisan() and alasan in p.halaman.tulisan()
    assert p.halaman.tautan("Buka berita acara").endswith("/berita-acara.pdf")
    nama = [n for n in isian(p, id_, "terverifikasi")[1] if n.startswith("baris_")]
    putus(p, id_, "terverifikasi", {nama[1]: "DESIL_DI_ATAS_BATAS"}, buka=False)
    sahkan(peramban(k.kadis), [id_])
    _, isi = lembar(p, buat(p))
    assert [b["Program"].value for b in isi] == ["PKH"]
    assert isi[0]["Nomor berita acara"].value == nomor and isi[0]["Tanggal musyawarah"].value.date() == tanggal
    assert isi[0]["Nomor surat pengesahan"].value == "460/123/Dinsos/2026"
    assert keadaan(app, id_).status == "dikirim"


def ajukan(app, k, id_):
    from portal.usulan.models import Usulan
    kades = k.pabrik.pengguna("kades", KELURAHAN)
    with app.app_context():
        with transaction(jejak=0) as session:
            advance(session.get_one(Usulan, id_), "diajukan", oleh=kades)
        db.session.remove()


def test_the_same_bytes_each_time_and_each_download_is_on_the_trail(app, k, peramban):
    k.antre(2, status="disahkan")
    p, q = peramban(k.rina), peramban(k.kadis)
    halaman = buat(p)
    url = halaman.tautan("Unduh berkas").replace("http://portal.uji", "")
    satu, dua = p.buka(url).data, q.buka(url).data
    with app.app_context():
        serahan = db.session.scalars(db.select(Serahan)).one()
        assert satu == dua == serahan.xlsx and hashlib.sha256(satu).hexdigest() == serahan.sidik
        pilih = db.select(Jejak.pengguna_id, Jejak.rincian).where(Jejak.aksi == "serahan.unduh")
        jejak = db.session.execute(pilih.order_by(Jejak.id)).all()
        db.session.remove()
    assert [j.pengguna_id for j in jejak] == [k.rina.id, k.kadis.id] and serahan.nomor in jejak[0].rincian


def test_the_same_data_give_the_same_bytes(app, k):
    ids = [*k.antre(2, status="disahkan"), k.bansos(status="disahkan")]
    with app.app_context():
        satu = documents.write_serahan(ids, untuk=k.rina)
        dua = documents.write_serahan(ids, untuk=k.rina)
        db.session.remove()
    assert satu == dua


def test_the_same_form_twice_is_one_file(app, k, peramban):
    k.antre(2, status="disahkan")
    p = peramban(k.rina)
    p.buka("/serahan/")
    url, _, nilai = p.isian("/serahan/")
    satu = p.buka(url, metode="POST", data=nilai)
    k.antre(status="disahkan")
    dua = p.buka(url, metode="POST", data=nilai)
    assert (satu.url, satu.tulisan()) == (dua.url, dua.tulisan())
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(Serahan)) == 1
        db.session.remove()
    q = peramban(k.budi)
    q.buka("/serahan/")
    q.kirim("/serahan/", {"id": nilai["id"]}, status=409)


def test_nothing_to_hand_over_makes_no_file(k, peramban):
    id_ = k.antre(status="terverifikasi")[0]
    p = peramban(k.rina)
    p.buka("/serahan/")
    token = p.halaman.cari(".//input[@name='csrf_token']")[0].get("value")
    halaman = p.buka("/serahan/", metode="POST", data={"csrf_token": token, "id": str(uuid.uuid4())}, status=422)
    assert "Belum ada usulan yang disahkan" in halaman.tulisan()
    p.buka("/serahan/", metode="POST", data={"csrf_token": token, "id": "x"}, status=422)
    assert id_


def test_eight_at_once_put_no_usulan_in_two_files(app, k, pabrik):
    ids = k.antre(12, status="disahkan")
    orang = [pabrik.pengguna("verifikator", KABUPATEN, f"Verifikator {ke}") for ke in range(8)]
    gerbang = Barrier(8)

    def satu(oleh):
        with app.app_context():
            calon = queries.list_calon(untuk=oleh)
            berkas = documents.write_serahan([id_ for id_, _ in calon], untuk=oleh)
            gerbang.wait()
            try:
                return service.create_serahan(uuid.uuid4(), calon, berkas, oleh=oleh).nomor
            except StaleWrite as salah:
                return salah
            finally:
                db.session.remove()

    with ThreadPoolExecutor(8) as kolam:
        hasil = list(kolam.map(satu, orang))
    nomor = [h for h in hasil if isinstance(h, str)]
    assert len(nomor) == 1 and nomor[0].endswith("-0001")
    assert all(nomor[0] in h.rincian[0] for h in hasil if not isinstance(h, str))
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(SerahanBaris)) == len(ids)
        db.session.remove()


def test_a_longer_list_goes_into_the_next_file(app, k):
    ids = set(k.antre(3, status="disahkan"))
    with app.app_context():
        for sisa in (1, 0):
            calon = queries.list_calon(untuk=k.rina, ukuran=2)
            berkas = documents.write_serahan([id_ for id_, _ in calon], untuk=k.rina)
            service.create_serahan(uuid.uuid4(), calon, berkas, oleh=k.rina)
            ids -= {id_ for id_, _ in calon}
            assert queries.count_calon(untuk=k.rina) == len(ids) == sisa
        db.session.remove()


def test_a_usulan_that_changes_while_the_file_is_written_stops_it(app, k):
    satu, dua = k.antre(2, status="disahkan")
    with app.app_context():
        calon = queries.list_calon(untuk=k.rina)
        berkas = documents.write_serahan([id_ for id_, _ in calon], untuk=k.rina)
        db.session.remove()
    ubah(app, Usulan, satu, status="dibatalkan")
    with app.app_context(), pytest.raises(StaleWrite):
        service.create_serahan(uuid.uuid4(), calon, berkas, oleh=k.rina)
    assert keadaan(app, dua).status == "disahkan"


def test_other_roles_and_other_kabupaten_do_not_reach_the_files(app, k, pabrik, peramban):
    k.antre(status="disahkan")
    p = peramban(k.rina)
    halaman = buat(p)
    url = halaman.url.replace("http://portal.uji", "")
    asing = peramban(pabrik.pengguna("verifikator", KABUPATEN_LAIN))
    for satu in (url, f"{url}/berkas.xlsx", f"/serahan/{uuid.uuid4()}", f"/serahan/{uuid.uuid4()}/berkas.xlsx"):
        asing.buka(satu, status=404)
    assert "Belum ada berkas serahan" in asing.buka("/serahan/").tulisan()
    for peran, wilayah in PERAN_LAIN:
        lain = peramban(pabrik.pengguna(peran, wilayah))
        for satu in ("/serahan/", url, f"{url}/berkas.xlsx"):
            lain.buka(satu, status=403)
    kadis = peramban(k.kadis)
    assert not tombol(kadis.buka("/serahan/"))
    token = kadis.halaman.cari(".//input[@name='csrf_token']")[0].get("value")
    kadis.buka("/serahan/", metode="POST", data={"csrf_token": token, "id": str(uuid.uuid4())}, status=403)


def test_the_number_counts_by_kabupaten_and_year():
    assert format_nomor_serahan("17.02", 2026, 1) == "SER-17.02-2026-0001"
    assert format_nomor_serahan("17.02", 2027, 12345) == "SER-17.02-2027-12345"
