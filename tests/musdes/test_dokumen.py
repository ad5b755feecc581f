"""The berita acara, read back: every family once in the right Lampiran, counts equal decisions, the words of desa and kelurahan."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Anggota
from portal.kit.angka import terbilang
from portal.kuota.rules import PBI_JK
from portal.musdes.rules.berita_acara import kalimat_keputusan, wakil_masyarakat
from tests.factories import DESA, KELURAHAN
from tests.musdes.bahan import NOMOR, Bahan, Pembuat, halaman_pdf
from tests.musdes.kertas import (
    NAMA_JAHAT,
    UKURAN_PT,
    campuran,
    cetak,
    per_lampiran,
    periksa_tanda_tangan,
    rapat,
)


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


@pytest.mark.kertas
def test_every_family_stands_once_in_the_right_lampiran(app, pabrik, buat):
    oleh = pabrik.pengguna()
    lampiran = per_lampiran(halaman_pdf(cetak(app, buat.musdes(oleh, campuran()), oleh)))
    harus = {"I": ["Aminah Masuk", "Budi Masuk"], "II": ["Cici Bansos", "Dodo Bansos"], "IV": ["Joko Tunda"]}
    harus["III"] = ["Eko Hapus", "Fifi Hapus", "Gani Hapus", "Iwan Tidak", "Hani Tetap"]
    for bahan in campuran():
        tempat = [kode for kode, nama in harus.items() if bahan.nama in nama]
        for kode, teks in lampiran.items():
            # a member proposed for PBI-JK is named once more, by number and NIK, in the row of the family
            kali = rapat(teks).count(rapat(bahan.nama)) - (bahan.pbi > 0 and kode == "II")
            assert kali == (kode in tempat), (bahan.nama, kode)
    assert rapat("Tetap layak") in rapat(lampiran["III"]) and rapat("Disepakati dihapus") in rapat(lampiran["III"])
    assert rapat("Meninggal dunia. Disepakati semua peserta") in rapat(lampiran["III"])


@pytest.mark.kertas
def test_counts_in_the_text_equal_the_decisions_in_digits_and_words(app, pabrik, buat):
    oleh = pabrik.pengguna()
    teks = " ".join(" ".join(halaman_pdf(cetak(app, buat.musdes(oleh, campuran()), oleh))).split())
    for kalimat in (
        "usulan baru masuk DTSEN dinyatakan layak sejumlah 2 (dua) keluarga, 7 (tujuh) jiwa, sebagaimana Lampiran I;",
        "sejumlah 2 (dua) keluarga, yaitu PKH 1 (satu) KPM, Sembako 2 (dua) KPM, dan PBI-JK 3 (tiga) jiwa",
        "usulan penghapusan disepakati sejumlah 3 (tiga) keluarga dengan alasan sudah mampu 2 (dua) dan meninggal dunia 1 (satu)",
        "dinyatakan tidak layak sejumlah 1 (satu) keluarga, sebagaimana Lampiran III;",
        "tetap layak sejumlah 1 (satu) keluarga", "ditunda sejumlah 1 (satu) keluarga, sebagaimana Lampiran IV.",
        "secara musyawarah mufakat", "Jumlah undangan : 7 (tujuh) orang", "7 (tujuh) orang: laki-laki 4 (empat), perempuan 3 (tiga)",
    ):  # fmt: skip
        assert kalimat in teks, kalimat
    for angka, kata in re.findall(r"(\d[\d.]*) \(([a-z ]+)\)", teks):
        assert terbilang(int(angka.replace(".", ""))) == kata


@pytest.mark.kertas
def test_the_date_is_spelled_out_and_names_the_day(app, pabrik, buat):
    oleh = pabrik.pengguna()
    teks = " ".join(halaman_pdf(cetak(app, buat.musdes(oleh, [Bahan()]), oleh))[0].split())
    assert "Pada hari ini, Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam, bertempat di Aula Kantor" in teks
    assert "Selasa, 24 November 2026" in teks and "pukul 09.00 s.d. 12.15 WIB" in teks and f"Nomor: {NOMOR}" in teks


@pytest.mark.kertas
def test_an_empty_list_is_nihil_in_the_text_and_has_no_page(app, pabrik, buat):
    oleh = pabrik.pengguna()
    halaman = halaman_pdf(cetak(app, buat.musdes(oleh, [Bahan()]), oleh))
    assert set(per_lampiran(halaman)) == {"", "I"}
    teks = " ".join(halaman[0].split())
    assert teks.count("0 (nol) keluarga (nihil)") == 4 and "Lampiran II" not in teks


@pytest.mark.kertas
def test_hostile_long_and_short_names_are_printed_letter_for_letter(app, pabrik, buat):
    oleh = pabrik.pengguna()
    tag, rumus, panjang, satu_huruf = NAMA_JAHAT
    jadi = buat.musdes(
        oleh,
        [Bahan(nama, jenis="bansos", program=("PKH",), pbi=1, alasan=nama, alamat=nama) for nama in NAMA_JAHAT],
        profil={"kepala_nama": tag, "alamat": panjang, "lembaga_ketua": panjang}, lain={"tempat": tag, "notulis_nama": rumus},
        hadir=((tag, "P", "tokoh_masyarakat", rumus), (panjang, "P", "tokoh_agama", tag), (satu_huruf, "L", "rt_rw", panjang)),
    )  # fmt: skip
    halaman = halaman_pdf(cetak(app, jadi, oleh))
    lampiran = rapat(per_lampiran(halaman)["II"])
    for nama in (tag, rumus, panjang):
        assert lampiran.count(rapat(nama)) == 4, nama  # name, address, person for PBI-JK, reason
    assert re.search(r"4Q1702", lampiran)
    periksa_tanda_tangan(halaman, ())
    for nama in (tag, rumus, panjang, "RT/RW,Q"):
        assert rapat(nama) in rapat(per_lampiran(halaman)[""]), nama
    daftar = rapat(halaman_pdf(cetak(app, jadi, oleh, "daftar_hadir")))
    assert all(rapat(nama) in daftar for nama in (tag, rumus, panjang, "3QL"))
    assert buat.dokumen(jadi).isi["kop"]["kepala_nama"] == tag


@pytest.mark.kertas
def test_pbi_jk_names_each_person_with_nik(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan("Dodo Bansos", jenis="bansos", pbi=3, jiwa=4)])
    teks = rapat(per_lampiran(halaman_pdf(cetak(app, jadi, oleh)))["II"])
    with app.app_context():
        orang = db.session.execute(select(Anggota.nama, Anggota.nik).order_by(Anggota.urutan)).all()
    assert "PBI-JK(3jiwa)" in teks
    for ke, (nama, nik) in enumerate(orang[:3], 1):
        assert rapat(f"{ke}. {nama}, NIK {nik}") in teks
    assert orang[3].nik not in teks
    assert buat.dokumen(jadi).isi["hitungan"]["program"][PBI_JK] == 3


@pytest.mark.kertas
@pytest.mark.parametrize("kertas", ["F4", "A4"])
def test_pages_have_the_size_of_the_paper_and_the_lampiran_lies(app, pabrik, buat, kertas):
    oleh = pabrik.pengguna()
    isi = cetak(app, buat.musdes(oleh, [Bahan()]), oleh, kertas=kertas)
    ukuran = [(round(float(h.mediabox.width)), round(float(h.mediabox.height))) for h in PdfReader(BytesIO(isi)).pages]
    lebar, tinggi = UKURAN_PT[kertas]
    assert ukuran[0] == (lebar, tinggi) and ukuran[-1] == (tinggi, lebar)


@pytest.mark.kertas
def test_a_desa_and_a_kelurahan_use_their_own_words(app, pabrik, buat):
    lurah, kades = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    kelurahan = " ".join(" ".join(halaman_pdf(cetak(app, buat.musdes(lurah, [Bahan()], desa=KELURAHAN), lurah))).split())
    memimpin = {"pimpinan_nama": "Basri Lembaga", "pimpinan_jabatan": "Ketua BPD"}
    hadir = (("Sobri Contoh", "L", "tokoh_masyarakat", ""), ("Marni Contoh", "P", "lembaga", "Anggota"))
    jadi = buat.musdes(kades, [Bahan()], desa=DESA, lain=memimpin, hadir=hadir)
    desa = " ".join(" ".join(halaman_pdf(cetak(app, jadi, kades))).split())
    for kata in ("MUSYAWARAH KELURAHAN", "KELURAHAN AIR BANG", "Ketua LPMK,", "Lurah Air Bang,", "NIP 19700101 199503 1 999", "(LPMK)"):
        assert kata in kelurahan, kata
    for kata in ("MUSYAWARAH DESA", "DESA DERATI", "Ketua BPD selaku pimpinan musyawarah,", "Kepala Desa Derati,", "(BPD)"):
        assert kata in desa, kata
    for kata in ("BPD", "Kepala Desa", "MUSYAWARAH DESA"):
        assert kata not in kelurahan, kata
    for kata in ("LPMK", "Lurah", "NIP ", "KELURAHAN"):
        assert kata not in desa, kata


@pytest.mark.kertas
def test_a_vote_is_told_with_its_result(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()], lain={"cara": "suara", "suara_setuju": 5, "suara_tidak": 2})
    teks = " ".join(halaman_pdf(cetak(app, jadi, oleh))[0].split())
    assert "melalui pemungutan suara dengan hasil setuju 5 (lima) suara dan tidak setuju 2 (dua) suara" in teks
    assert "mufakat" not in teks


def test_wakil_masyarakat_are_of_many_elements_and_at_most_five():
    orang = [{"unsur": "rt_rw", "nama": f"RT{ke}"} for ke in range(9)]
    orang += [{"unsur": "warga_miskin", "nama": "W"}, {"unsur": "dinsos", "nama": "D"}]
    assert [satu["nama"] for satu in wakil_masyarakat(orang)] == ["RT0", "RT1", "RT2", "RT3", "W"]
    assert wakil_masyarakat([{"unsur": "lembaga", "nama": "L"}]) == []


def test_without_any_decision_every_list_is_nihil():
    nol = dict.fromkeys(("masuk_keluarga", "masuk_jiwa", "bansos_keluarga", "hapus", "tidak_layak", "tetap_layak", "ditunda"), 0)
    kalimat = kalimat_keputusan({**nol, "program": {}, "hapus_alasan": {}}, "DTSEN")
    assert len(kalimat) == 5 and all(k.endswith("0 (nol) keluarga (nihil)") for k in kalimat)
