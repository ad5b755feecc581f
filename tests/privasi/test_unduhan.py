"""Lists taken out as xlsx: who may, what is asked for, what stands in the file, and how much of it in a day."""

from __future__ import annotations

import uuid
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook

from portal.akun.models import Unduhan
from portal.akun.rules import Peran, peran_boleh
from portal.audit.models import Jejak
from portal.db import db
from portal.errors import RuleBroken, SameIdOtherContent
from portal.jam import hari_ini
from portal.kit.unduhan import kalimat_batas, salah_alasan, sisa_unduhan
from portal.pengaturan.service import update_pengaturan
from portal.pertukaran.documents import write_serahan
from portal.pertukaran.queries import list_calon
from portal.pertukaran.service import create_serahan
from portal.privasi.routes.daftar import DAFTAR
from portal.privasi.service import record_unduhan
from portal.verifikasi.service.pengesahan import create_pengesahan
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.verifikasi.bahan import JAHAT, anggota_of, kantor, keadaan

WILAYAH = ["Kode desa/kelurahan", "Desa/kelurahan", "Kecamatan", "Kabupaten"]
BERISI = {
    "keluarga", "usulan", "antrean", "pengesahan", "surat", "isi-surat", "serahan", "isi-serahan", "input", "musdes", "kalender", "akun", "jejak",
}  # fmt: skip
ALASAN = {"alasan": "lapangan", "tujuan": "Kunjungan rumah bersama pendamping."}


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def unduh(p, url, isi=None):
    """Rows of the file as {heading: cell}, by the page that asks."""
    p.buka(url)
    berkas = p.kirim("/unduhan/", ALASAN if isi is None else isi)
    assert "attachment" in berkas.kepala["Content-Disposition"]
    baris = list(load_workbook(BytesIO(berkas.data)).active.iter_rows())
    judul = [sel.value for sel in baris[0]]
    return judul, [dict(zip(judul, satu, strict=True)) for satu in baris[1:]]


def batasi(app, pabrik, batas):
    with app.app_context():
        update_pengaturan({"batas_unduhan_harian": batas}, versi={}, oleh=pabrik.pengguna("admin", KABUPATEN))
        db.session.remove()


def test_reason_purpose_and_limit_speak_in_sentences():
    assert salah_alasan("", "pendek").keys() == {"alasan", "tujuan"} and not salah_alasan(**ALASAN)
    assert sisa_unduhan(10, 12) == 0 and "sudah habis" in kalimat_batas(10, 12)
    assert "4 dari 5.000 baris" in kalimat_batas(5000, 4996)


def test_every_list_has_its_button_and_its_file_for_who_may_see_it(app, pabrik, peramban):
    k, id_of = kantor(pabrik), {"isi-surat": uuid.uuid4(), "isi-serahan": uuid.uuid4()}
    ids = k.antre(2, status="terverifikasi")
    k.antre()
    pabrik.musdes(KELURAHAN, oleh=k.operator, usulan_ids=[pabrik.usulan(pabrik.keluarga(oleh=k.operator), oleh=k.operator, status="siap_musdes")])
    with app.app_context():
        create_pengesahan(id_of["isi-surat"], ids[:1], "400/1", hari_ini(), oleh=k.kadis)
        calon = list_calon(untuk=k.rina)
        create_serahan(id_of["isi-serahan"], calon, write_serahan([satu for satu, _ in calon], untuk=k.rina), oleh=k.rina)
        db.session.remove()
    semua = {"verifikator": k.rina, "kadis": k.kadis, "operator": k.operator} | {p: pabrik.pengguna(p, KABUPATEN) for p in ("admin", "pimpinan")}
    orang = {peran: peramban(satu) for peran, satu in semua.items()}
    for nama in BERISI | {"temuan", "aparat"}:
        daftar = DAFTAR[nama]
        peran = next(p for p in (Peran.VERIFIKATOR, Peran.KADIS, Peran.OPERATOR, Peran.ADMIN) if peran_boleh(p, daftar.izin))
        p = orang[peran]
        id_ = f"?id={id_of[nama]}" if nama in id_of else ""
        judul, isi = unduh(p, f"/unduhan/{nama}{id_}", ALASAN if daftar.pribadi else {})
        assert judul[:4] == WILAYAH and (isi or nama not in BERISI), nama
        assert not any(sel.data_type == "f" or sel.hyperlink for baris in isi for sel in baris.values()), nama
        asing = next(q for q in orang if not peran_boleh(q, daftar.izin))
        orang[asing].buka(f"/unduhan/{nama}{id_}", status=403)
    v = orang["verifikator"]
    for url in ("/keluarga/", "/usulan/?jenis=masuk", "/verifikasi/", "/pengesahan/riwayat", "/serahan/", "/musdes/", "/musdes/kalender"):
        tujuan = urlsplit(v.buka(url).tautan("Unduh daftar"))
        assert tujuan.path.startswith("/unduhan/") and tujuan.query == urlsplit(url).query
    v.buka("/unduhan/tidak-ada", status=404)
    v.buka("/unduhan/isi-surat")
    v.kirim("/unduhan/", ALASAN, status=404)


def test_the_file_holds_what_the_filter_shows_and_nothing_of_another_village(app, k, peramban):
    k.antre(2, nama=JAHAT)
    k.antre(desa=DESA)
    _, semua = unduh(peramban(k.rina), "/unduhan/keluarga")
    assert len(semua) == 3
    _, satu = unduh(peramban(k.rina), f"/unduhan/keluarga?wilayah={DESA}")
    assert [b["Kode desa/kelurahan"].value for b in satu] == [DESA] and satu[0]["Kecamatan"].value
    _, sendiri = unduh(peramban(k.operator), f"/unduhan/keluarga?wilayah={DESA}")
    assert not sendiri, "saringan wilayah lain tidak membuka apa pun"
    judul, sendiri = unduh(peramban(k.operator), "/unduhan/usulan?jenis=masuk&_external=1&endpoint=x")
    assert len(sendiri) == 2 and sendiri[0]["Keluarga"].value == JAHAT and sendiri[0]["Keluarga"].data_type == "s"


def test_numbers_are_whole_only_for_who_may_read_them(app, k, pabrik, peramban):
    id_ = k.antre()[0]
    nik = anggota_of(app, id_)[0].nik
    _, isi = unduh(peramban(k.rina), "/unduhan/keluarga")
    assert isi[0]["NIK kepala keluarga"].value == nik and len(isi[0]["No. KK"].value) == 16
    _, isi = unduh(peramban(pabrik.pengguna("camat", KELURAHAN[:8])), "/unduhan/keluarga")
    assert nik not in str(isi[0]["NIK kepala keluarga"].value) and isi[0]["NIK kepala keluarga"].value.startswith(nik[:4])


def test_a_personal_list_asks_why_and_leaves_a_row_and_a_line(app, k, peramban):
    k.antre(2)
    p = peramban(k.rina)
    p.buka("/unduhan/keluarga")
    salah = p.kirim("/unduhan/", {"alasan": "", "tujuan": "uji"}, status=422)
    assert "Pilih alasan unduhan" in salah.tulisan() and "siapa yang akan memegangnya" in salah.tulisan()
    url, _, nilai = p.isian("/unduhan/")
    for _ in range(2):
        p.buka(url, metode="POST", data={**nilai, **ALASAN})
    with app.app_context():
        satu = db.session.scalars(db.select(Unduhan)).one()
        jejak = db.session.scalars(db.select(Jejak.rincian).where(Jejak.aksi == "unduhan.buat")).all()
        db.session.remove()
    assert (satu.daftar, satu.baris, satu.alasan, satu.tujuan, satu.oleh) == ("keluarga", 2, *ALASAN.values(), k.rina.id)
    assert len(jejak) == 2 and "pendamping" not in jejak[0] and '"baris": 2' in jejak[0]


def test_the_day_has_a_limit_for_each_person(app, k, pabrik, peramban):
    k.antre(3)
    batasi(app, pabrik, 4)
    p = peramban(k.rina)
    unduh(p, "/unduhan/keluarga")
    assert "Sisa batas hari ini 1 dari 4 baris" in p.buka("/unduhan/keluarga").tulisan()
    assert "lebih panjang dari sisa batas" in p.kirim("/unduhan/", ALASAN, status=422).tulisan()
    unduh(peramban(k.budi), "/unduhan/keluarga")
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(Unduhan)) == 2
        with pytest.raises(RuleBroken, match="lebih panjang"):
            record_unduhan(uuid.uuid4(), "usulan", 2, pribadi=True, **ALASAN, oleh=k.rina)
        satu = record_unduhan(uuid.uuid4(), "usulan", 1, pribadi=True, **ALASAN, oleh=k.rina)
        with pytest.raises(SameIdOtherContent):
            record_unduhan(satu.id, "antrean", 1, pribadi=True, **ALASAN, oleh=k.rina)
        record_unduhan(uuid.uuid4(), "musdes", 9999, pribadi=False, oleh=k.rina)
        db.session.remove()
    assert keadaan(app, k.antre()[0]).status == "diajukan"
