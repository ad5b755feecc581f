"""The papers of an SPTJM read back: counts, words, names letter for letter, each family once, what the statement keeps back, frozen."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import update

from portal.db import db, transaction
from portal.kit.angka import angka_dan_kata
from portal.kit.isi import sidik_pendek
from portal.kode import kode_of
from portal.musdes.documents import ensure_cetakan, render_konsep
from portal.musdes.models import Cetakan, Dokumen
from portal.musdes.queries.keutuhan import verify_dokumen
from portal.musdes.rules.pembetulan import Koreksi
from portal.musdes.service.pembetulan import correct_dokumen
from portal.pengaturan.models import ProfilDesa
from tests.factories import DESA, KELURAHAN
from tests.musdes.bahan import Bahan, Jadi, Pembuat, halaman_pdf

NOMOR = "400.9/014/AB/XI/2026"
ALASAN = "kantor terendam <banjir> & jalan putus, kata Pak O'Brien"
JAHAT = "O'Brien <img src=x> & Sons"
SPTJM = {
    "bentuk": "sptjm", "alasan_tanpa": ALASAN, "pimpinan_nama": "Amir Kepala", "pimpinan_jabatan": "Lurah", "tanggal": date(2026, 11, 24),
    "tempat": "", "notulen": "", "notulis_nama": "", "notulis_jabatan": "", "jam_selesai": None,
}  # fmt: skip


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


def sptjm(buat, oleh, bahan, desa: str = KELURAHAN, **lain) -> Jadi:
    return buat.musdes(oleh, bahan, desa=desa, hadir=(), nomor=NOMOR, **{"lain": SPTJM | lain.pop("ubah", {})} | lain)


def campuran() -> list[Bahan]:
    tahu = "Keadaannya diketahui"
    return [
        Bahan("Aminah Masuk", jiwa=3, alasan=tahu), Bahan(JAHAT, jiwa=4, alasan=JAHAT),
        Bahan("Cici Bansos", jenis="bansos", program=("PKH", "SEMBAKO"), pbi=2, jiwa=5, alasan=tahu),
        Bahan("Eko Hapus", jenis="hapus", alasan_hapus="MENINGGAL", jiwa=1, alasan=tahu),
        Bahan("Hani Tetap", jenis="hapus", alasan_hapus="PINDAH", keputusan="tidak_layak", jiwa=2, alasan=tahu),
        Bahan("Iwan Tidak", keputusan="tidak_layak", alasan="Sudah punya usaha tetap", jiwa=2),
        Bahan("Joko Tunda", jenis="bansos", program=("PKH",), keputusan="ditunda", alasan="Perlu kunjungan rumah", jiwa=2),
    ]  # fmt: skip


def cetak(app, jadi: Jadi, oleh, jenis: str = "sptjm", kertas: str = "F4") -> list[str]:
    with app.app_context():
        return halaman_pdf(ensure_cetakan(jadi.dokumen_id, jenis, kertas, untuk=oleh))


def rata(halaman: list[str]) -> str:
    return " ".join(" ".join(halaman).split())


def rapat(teks) -> str:
    return re.sub(r"\s+", "", teks if isinstance(teks, str) else "".join(teks))


@pytest.mark.kertas
def test_the_sptjm_says_who_why_how_many_and_each_family_once(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = sptjm(buat, oleh, campuran())
    halaman = cetak(app, jadi, oleh, kertas="A4")
    teks, sidik = rata(halaman), buat.dokumen(jadi).sidik
    for kata in (
        "SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK (SPTJM)", f"Nomor: {NOMOR}", "Amir Kepala", "NIP : 19700101 199503 1 999", "Lurah Air Bang",
        "Musyawarah Kelurahan tidak dilaksanakan dalam periode 1 November 2026 sampai dengan 24 November 2026, karena: " + ALASAN,
        f"saya memutuskan {angka_dan_kata(7)} usulan keluarga", f"layak sejumlah {angka_dan_kata(2)} keluarga, {angka_dan_kata(7)} jiwa",
        "PBI-JK 2 (dua) jiwa", f"penghapusan disetujui sejumlah {angka_dan_kata(1)} keluarga", "tetap layak sejumlah 1 (satu) keluarga",
        "ditunda sejumlah 1 (satu) keluarga", "bertanggung jawab penuh atas kebenaran data", "menerima sanksi menurut hukum yang berlaku",
        "Saksi-saksi:", "Meterai Rp10.000", "Yang menyatakan,", "Air Bang, 24 November 2026", "Periksa keaslian.",
    ):  # fmt: skip
        assert kata in teks, kata
    for kata in ("hadir", "sepakat", "mufakat", "LPMK", "Notulis", "BERITA ACARA", "KONSEP"):
        assert kata not in teks, kata
    padat = rapat(halaman)
    for satu in campuran():
        assert padat.count(rapat(satu.nama)) == (2 if satu.nama == JAHAT or satu.pbi else 1), satu.nama  # twice: reason, or a person for PBI-JK
    assert all(f"SPTJM Nomor {NOMOR}" in h and sidik_pendek(sidik) in h for h in halaman)
    assert re.search(rf"Halaman 1 dari {len(halaman)}", halaman[0])
    [lembar] = [h for h in halaman if "Saksi-saksi" in h]
    assert "Demikian Surat Pernyataan" in lembar and "Amir Kepala" in lembar and "Periksa keaslian" in lembar  # the signatures stay together


@pytest.mark.kertas
def test_the_statement_of_a_desa_is_one_sheet_under_the_same_number_and_names_no_family(app, pabrik, buat):
    oleh = pabrik.pengguna(wilayah=DESA)
    jadi = sptjm(buat, oleh, campuran(), DESA, ubah={"pimpinan_jabatan": "Pj. Kepala Desa"})
    halaman = cetak(app, jadi, oleh, "pernyataan", "A4")
    teks = rata(halaman)
    assert len(halaman) == 1
    for kata in (
        "TIDAK MELAKSANAKAN MUSYAWARAH DESA", f"Menyertai SPTJM Nomor: {NOMOR}", "tidak dilaksanakan Musyawarah Desa", ALASAN,
        "Pj. Kepala Desa Derati", "periode 1 November 2026 sampai dengan 24 November 2026", "Periksa keaslian.",
    ):  # fmt: skip
        assert kata in teks, kata
    assert not [satu.nama for satu in campuran() if satu.nama in teks]
    assert not re.search(r"\b(NIK|NIP|Kelurahan)\b", teks)  # as words: the code below the QR may hold the letters
    isi = buat.dokumen(jadi).isi["sptjm"]
    assert "warga desa kami" in isi["butir"][0] and "Musyawarah Desa" in isi["butir_tanpa"][2] and "{" not in str(isi["butir"])


@pytest.mark.kertas
def test_letters_and_the_notice_say_that_there_was_no_meeting(pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi, p = sptjm(buat, oleh, campuran()), peramban(oleh)
    umum = rata(halaman_pdf(p.buka(f"/musdes/{jadi.musdes_id}/pengumuman.pdf").data))
    for kata in ("TANPA MUSYAWARAH (SPTJM)", f"SPTJM Nomor: {NOMOR}", "tidak dilaksanakan", "7 (tujuh) usulan", "Disetujui dihapus", "Aminah Masuk"):
        assert kata in umum, kata
    assert "1702190" not in umum and "telah membahas" not in umum
    antar = rata(halaman_pdf(p.buka(f"/musdes/{jadi.musdes_id}/surat-pengantar.pdf").data))
    for kata in (
        "tanpa Musyawarah Kelurahan (SPTJM)", f"SPTJM Nomor {NOMOR}", "Surat pernyataan tidak melaksanakan Musyawarah Kelurahan", "belum ada",
    ):  # fmt: skip
        assert kata in antar, kata
    assert "Foto" not in antar and "Daftar hadir" not in antar and "Berita Acara" not in antar


@pytest.mark.kertas
def test_before_closing_the_paper_is_a_konsep_and_none_is_kept(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = sptjm(buat, oleh, [Bahan("Sumiati Contoh"), Bahan("Belum Diputus", keputusan="")], status="berlangsung")
    with app.app_context():
        halaman = halaman_pdf(render_konsep(jadi.musdes_id, "sptjm", "F4", untuk=oleh))
        for kata in ("1 (satu) usulan belum diputus", "Nomor: (diberikan saat SPTJM ditutup)", "Sumiati Contoh"):
            assert kata in rata(halaman), kata
        assert all("KONSEP" in h for h in halaman) and "Sidik isi" not in rata(halaman) and "Belum Diputus" not in rata(halaman)
        assert db.session.query(Cetakan).count() == 0


@pytest.mark.kertas
def test_what_was_frozen_stays_and_a_correction_names_it_and_the_public_page_tells(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    hukum = [f"Peraturan Contoh Nomor {ke} Tahun 2026 tentang hal yang perlu dua baris agar halamannya berakhir di tempat lain;" for ke in range(5)]
    jadi = sptjm(buat, oleh, [Bahan("Aminah Masuk")], setelan={"dasar_hukum": hukum})
    lama = cetak(app, jadi, oleh)
    [lembar] = [h for h in lama if "Saksi-saksi" in h]  # the signatures stay together, also when they do not fit on the first page
    assert all(kata in lembar for kata in ("Demikian Surat Pernyataan", "Yang menyatakan", "Amir Kepala", "Periksa keaslian"))
    with app.app_context():
        kode = kode_of(jadi.dokumen_id)
        with transaction(jejak=0) as sesi:
            sesi.execute(update(ProfilDesa).values(kepala_nama="Kepala Baru"))
        koreksi = Koreksi(musdes={"pimpinan_nama": "Amirudin Kepala", "alasan_tanpa": "jembatan putus"})
        baru = correct_dokumen(uuid4(), jadi.musdes_id, jadi.dokumen_id, "Salah ketik.", koreksi, oleh=oleh)
        assert baru.jenis == "sptjm" and verify_dokumen() is None
        baru_id, nomor = baru.id, baru.nomor
        teks = rata(halaman_pdf(ensure_cetakan(baru_id, "sptjm", "F4", untuk=oleh)))
        db.session.remove()
    assert cetak(app, jadi, oleh) == lama and "Amir Kepala" in rata(lama)
    for kata in (
        "MUTLAK PEMBETULAN (SPTJM)", f"Dengan ini SPTJM Nomor {NOMOR} tidak berlaku lagi", "karena: jembatan putus",
        "Nama yang menyatakan: tertulis “Amir Kepala”, seharusnya “Amirudin Kepala”",
    ):  # fmt: skip
        assert kata in teks, kata
    umum = peramban().buka(f"/periksa/{kode}").tulisan()
    assert "SPTJM ini tercatat" in umum and f"sudah diganti oleh nomor {nomor}" in umum and "tidak dilaksanakan" in umum
    assert "Hadir" not in umum and "Aminah" not in umum and "Kepala Baru" not in umum
    with app.app_context():
        sesi_isi = db.session.get_one(Dokumen, jadi.dokumen_id).isi
        assert sesi_isi["sptjm"]["mulai"] == "2026-11-01" and sesi_isi["kehadiran"]["hadir"] == 0
