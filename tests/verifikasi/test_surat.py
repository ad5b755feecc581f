"""The kadis' letter after it was made: its paper, the page behind its QR code, the signed scan, and taking it back."""

from __future__ import annotations

import re
import uuid
from io import BytesIO

import pytest
from pypdf import PdfReader

from portal.audit.models import Jejak
from portal.db import db, transaction
from portal.errors import RuleBroken, StaleWrite
from portal.jam import hari_ini
from portal.kode import kode_of
from portal.kuota.rules import PBI_JK, PKH
from portal.usulan.models import Riwayat
from portal.usulan.queries import list_riwayat
from portal.usulan.service import advance_many
from portal.verifikasi.models import Pengesahan, PengesahanBaris
from portal.verifikasi.queries.surat import pengesahan_berlaku
from portal.verifikasi.queries.usulan import list_usulan_terkunci
from portal.verifikasi.rules.pengesahan import halangan_tarik, per_desa, rekap_surat, salah_tarik
from portal.verifikasi.service.pengesahan import create_pengesahan
from portal.verifikasi.service.surat import undo_pengesahan
from tests.factories import DESA, KELURAHAN
from tests.jalan import pindaian
from tests.verifikasi.bahan import JAHAT, KABUPATEN_LAIN, anggota_of, kantor, keadaan
from tests.verifikasi.test_pengesahan import sahkan

TARIK = {"alasan": "Nomor surat keliru, dibuat lagi."}


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def jalur(halaman) -> str:
    return halaman.url.replace("http://portal.uji", "")


def test_counts_stand_in_digits_and_words_and_rows_in_the_order_of_the_codes():
    baris = [
        {"nomor": "B2", "desa_kode": "17.02.19.1006", "jenis": "bansos", "jiwa": 4, "program": {PKH: 1, PBI_JK: 3, "LOKAL": 1}},
        {"nomor": "B1", "desa_kode": "17.02.19.1006", "jenis": "masuk", "jiwa": 2, "program": {}},
        {"nomor": "A9", "desa_kode": "17.02.06.2001", "jenis": "hapus", "jiwa": 1, "program": {}},
    ]
    rekap = rekap_surat(baris, "DTSEN")
    assert "1 (satu) keluarga, 2 (dua) jiwa" in rekap[0] and "DTSEN" in rekap[0]
    assert "PKH 1 (satu) KPM" in rekap[1] and "PBI-JK 3 (tiga) jiwa" in rekap[1] and "LOKAL 1 (satu)" in rekap[1]
    assert [kode for kode, _ in per_desa(baris)] == ["17.02.06.2001", "17.02.19.1006"]
    assert [b["nomor"] for b in per_desa(baris)[1][1]] == ["B1", "B2"]
    assert salah_tarik("salah") and not salah_tarik(TARIK["alasan"])
    assert halangan_tarik(2).startswith("2 usulan") and halangan_tarik(0) is None


@pytest.mark.kertas
def test_the_letter_says_all_of_it_in_words_and_its_qr_page_names_nobody(app, k, peramban):
    bansos = k.bansos(program=(PKH, PBI_JK), status="terverifikasi", nama=JAHAT)
    masuk = k.antre(desa=DESA, status="terverifikasi")[0]
    p = peramban(k.kadis)
    surat = sahkan(p, [bansos, masuk])
    isi = p.buka(surat.tautan("Buka surat").replace("http://portal.uji", "")).data
    assert p.buka(jalur(surat) + "/surat.pdf").data == isi, "sekali dicetak, seterusnya sama"
    pdf = PdfReader(BytesIO(isi))
    teks = " ".join(" ".join(h.extract_text().split()) for h in pdf.pages)
    for kata in ("460/123/Dinsos/2026", "3 Januari 2026", "Menteri Sosial Republik Indonesia", "2 (dua) usulan dari 2 (dua) desa/kelurahan",
                 "2 (dua) kecamatan", "PKH 1 (satu) KPM", "DINAS SOSIAL", "Sidik isi", "Halaman 1 dari 2"):  # fmt: skip
        assert kata in teks, kata
    kepala = anggota_of(app, bansos)[0]
    assert kepala.nik in teks.replace(" ", "") and keadaan(app, masuk).nomor in teks and "<script>" in teks
    assert [round(float(pdf.pages[0].mediabox.width)), round(float(pdf.pages[0].mediabox.height))] == [609, 935]
    a4 = PdfReader(BytesIO(p.buka(jalur(surat) + "/surat.pdf?kertas=A4").data))
    assert round(float(a4.pages[0].mediabox.height)) == 842
    with app.app_context():
        tersimpan = db.session.scalars(db.select(Pengesahan)).one()
        sidik, lihat = tersimpan.pdf_sidik, db.session.scalar(
            db.select(db.func.count()).select_from(Jejak).where(Jejak.aksi == "pengesahan.lihat")
        )
        db.session.remove()
    assert lihat == 3 and " ".join(sidik[i : i + 4] for i in range(0, 16, 4)) in teks
    with app.test_request_context():
        kode = kode_of(tersimpan.id)
    umum = peramban().buka(f"/periksa/{kode}").tulisan()
    assert "460/123/Dinsos/2026" in umum and "2 (dua) usulan" in umum and "masih berlaku" in umum
    assert kepala.nama not in umum and kepala.nik not in umum and keadaan(app, masuk).nomor not in umum
    p.buka(jalur(surat))
    p.kirim("/penarikan", TARIK)
    assert "ditarik" in peramban().buka(f"/periksa/{kode}").tulisan()


def test_a_confirmation_is_taken_back_before_the_hand_over_and_its_usulan_may_be_confirmed_again(app, k, peramban):
    ids = k.antre(3, status="terverifikasi")
    p = peramban(k.kadis)
    surat = sahkan(p, ids)
    assert "Tuliskan mengapa" in p.kirim("/penarikan", {"alasan": "salah"}, status=422).tulisan()
    ditarik = p.kirim("/penarikan", TARIK)
    assert "Nomor surat keliru" in ditarik.tulisan() and "sudah ditarik" in ditarik.tulisan()
    assert not ditarik.formulir("/penarikan") and "Buka surat (PDF)" not in ditarik.tulisan()
    assert {keadaan(app, i).status for i in ids} == {"terverifikasi"}
    p.buka(jalur(surat) + "/surat.pdf", status=422)
    assert "sudah dipakai" in sahkan(p, ids, status=422).tulisan(), "nomor surat yang ditarik tetap terpakai"
    baru = sahkan(p, ids, {"nomor_surat": "460/124/Dinsos/2026"})
    with app.app_context():
        urut = [(b.dari, b.ke) for b in reversed(list_riwayat(ids[0], untuk=k.kadis))][-3:]
        berlaku = set(db.session.scalars(db.select(pengesahan_berlaku(PengesahanBaris.usulan_id)).select_from(PengesahanBaris)))
        db.session.remove()
    assert urut == [("terverifikasi", "disahkan"), ("disahkan", "terverifikasi"), ("terverifikasi", "disahkan")]
    assert berlaku == {uuid.UUID(jalur(baru).rpartition("/")[2])}
    assert "Pengesahan ditarik oleh Kadis Contoh" in peramban(k.rina).buka(f"/usulan/{ids[0]}").tulisan()
    assert "ditarik" in p.buka("/pengesahan/riwayat").tulisan()


def test_after_the_hand_over_it_stays_and_twice_taken_back_is_once(app, k, peramban):
    ids = k.antre(2, status="terverifikasi")
    p = peramban(k.kadis)
    surat = sahkan(p, ids[:1])
    v = peramban(k.rina)
    v.buka("/serahan/")
    v.kirim("/serahan/")
    assert "tidak dapat ditarik lagi" in p.buka(jalur(surat)).tulisan()
    id_ = uuid.UUID(jalur(surat).rpartition("/")[2])
    token = p.halaman.cari(".//input[@name='csrf_token']")[0].get("value")
    p.buka(jalur(surat) + "/penarikan", metode="POST", data={"csrf_token": token, **TARIK}, status=422)
    assert keadaan(app, ids[0]).status == "dikirim"
    dua = sahkan(p, ids[1:], {"nomor_surat": "2/2026"})
    id_ = uuid.UUID(jalur(dua).rpartition("/")[2])
    with app.app_context():
        for _ in range(2):
            undo_pengesahan(id_, TARIK["alasan"], oleh=k.kadis)
        jumlah = db.session.scalar(db.select(db.func.count()).select_from(Riwayat).where(Riwayat.dari == "disahkan", Riwayat.ke == "terverifikasi"))
        db.session.remove()
    assert jumlah == 1
    lain = k.pabrik.pengguna("kadis", "17.02", "Kadis Lain")
    with app.app_context(), pytest.raises(StaleWrite):
        undo_pengesahan(id_, "Alasan yang lain sekali.", oleh=lain)


def test_the_signed_scan_is_kept_replaced_and_served_by_permission(app, k, pabrik, peramban):
    p = peramban(k.kadis)
    surat = jalur(sahkan(p, k.antre(status="terverifikasi")))
    assert "belum diunggah" in p.buka(f"{surat}/pindaian").tulisan()
    unggah = {"berkas": (BytesIO(pindaian()), "surat.pdf")}
    halaman = p.kirim("/pindaian", unggah)
    assert "diunggah" in halaman.tulisan()
    berkas = p.buka(f"{surat}/pindaian")
    assert berkas.kepala["Content-Type"] == "application/pdf" and "attachment" in berkas.kepala["Content-Disposition"]
    v = peramban(k.rina)
    v.buka(surat)
    v.kirim("/pindaian", {"berkas": (BytesIO(pindaian(2)), "dua.pdf")})
    assert v.buka(f"{surat}/pindaian").data != berkas.data
    folder = app.config["PORTAL"].folder_berkas / "pengesahan"
    assert len(list(folder.iterdir())) == 1, "pindaian yang diganti ikut hilang"
    v.buka(surat)
    assert "bukan PDF" in v.kirim("/pindaian", {"berkas": (BytesIO(b"MZ..."), "a.pdf")}, status=422).tulisan()
    assert re.search("dipindai", p.buka("/pengesahan/riwayat").tulisan())
    peramban(pabrik.pengguna("verifikator", KABUPATEN_LAIN)).buka(f"{surat}/pindaian", status=404)
    peramban(pabrik.pengguna("verifikator", KABUPATEN_LAIN)).buka(f"{surat}/surat.pdf", status=404)
    for peran, wilayah in (("operator", KELURAHAN), ("admin", "17.02"), ("pimpinan", "17.02")):
        peramban(pabrik.pengguna(peran, wilayah)).buka(f"{surat}/pindaian", status=403)


def test_many_are_confirmed_and_taken_back_in_as_few_statements_as_few(app, k, hitung_sql):
    banyaknya = []
    for n in (2, 9):
        ids, id_ = k.antre(n, status="terverifikasi"), uuid.uuid4()
        with hitung_sql() as sql, app.app_context():
            create_pengesahan(id_, ids, f"460/{n}", hari_ini(), oleh=k.kadis)
            undo_pengesahan(id_, TARIK["alasan"], oleh=k.kadis)
            db.session.remove()
        banyaknya.append(len(sql))
        assert {keadaan(app, i).status for i in ids} == {"terverifikasi"}
        assert {keadaan(app, i).versi for i in ids} == {keadaan(app, ids[0]).versi}
    assert banyaknya[0] == banyaknya[1], banyaknya


def test_a_step_that_the_table_does_not_have_moves_none_of_many(app, k):
    ya, tidak = k.antre(status="terverifikasi")[0], k.antre(status="ditolak")[0]
    with app.app_context(), pytest.raises(RuleBroken), transaction(jejak=0):
        advance_many(list_usulan_terkunci([ya, tidak], untuk=k.kadis), "disahkan", oleh=k.kadis)
    with app.app_context(), pytest.raises(RuleBroken), transaction(jejak=0):
        advance_many(list_usulan_terkunci([ya], untuk=k.rina), "disahkan", oleh=k.rina)
    with app.app_context(), pytest.raises(ValueError, match="satu per satu"), transaction(jejak=0):
        advance_many(list_usulan_terkunci([ya], untuk=k.rina), "dibatalkan", oleh=k.rina)
    assert keadaan(app, ya).status == "terverifikasi"
