"""The printed papers, read back: every family once, counts equal decisions, signatures together, the same bytes ever after."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DBAPIError

from portal.audit.models import Jejak
from portal.db import db, transaction
from portal.errors import NotFound, RuleBroken
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Keluarga
from portal.kit.angka import angka_dan_kata, terbilang
from portal.kit.isi import sidik, sidik_pendek
from portal.kuota.rules import PBI_JK
from portal.musdes.documents import cetakan, ensure_cetakan, render_konsep
from portal.musdes.kode import kode_of
from portal.musdes.models import Cetakan, Dokumen
from portal.musdes.rules.berita_acara import PANJANG_KODE, kalimat_keputusan, sidik_kode, wakil_masyarakat
from portal.pengaturan.models import ProfilDesa
from tests.factories import DESA, KELURAHAN
from tests.musdes.bahan import HADIR, NOMOR, Bahan, Jadi, Pembuat, halaman_pdf

NAMA_JAHAT = ["O'Brien <img src=x onerror=alert(1)> & Sons", "=cmd|' /C calc'!A0", "Panjang" + "A" * 53, "Q"]
UKURAN_PT = {"F4": (609, 935), "A4": (595, 842)}


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


def cetak(app, jadi: Jadi, oleh, jenis: str = "berita_acara", kertas: str = "F4") -> bytes:
    with app.app_context():
        return ensure_cetakan(jadi.dokumen_id, jenis, kertas, untuk=oleh)


def rapat(halaman: list[str] | str) -> str:
    """The text without spaces and line breaks: a cell of a table breaks lines anywhere."""
    return re.sub(r"\s+", "", halaman if isinstance(halaman, str) else "".join(halaman))


def per_lampiran(halaman: list[str]) -> dict[str, str]:
    """The text of each Lampiran; the act itself under ''."""
    hasil, kini = {"": ""}, ""
    for teks in halaman:
        awal = re.match(r"LAMPIRAN (I{1,3}|IV)\n", teks)
        kini = awal.group(1) if awal else kini
        hasil[kini] = hasil.get(kini, "") + teks
    return hasil


def campuran() -> list[Bahan]:
    return [
        Bahan("Aminah Masuk", jiwa=3), Bahan("Budi Masuk", jiwa=4),
        Bahan("Cici Bansos", jenis="bansos", program=("PKH", "SEMBAKO"), jiwa=5),
        Bahan("Dodo Bansos", jenis="bansos", program=("SEMBAKO",), pbi=3, jiwa=3),
        Bahan("Eko Hapus", jenis="hapus", alasan_hapus="MENINGGAL", jiwa=1),
        Bahan("Fifi Hapus", jenis="hapus", alasan_hapus="MAMPU", jiwa=2), Bahan("Gani Hapus", jenis="hapus", alasan_hapus="MAMPU", jiwa=2),
        Bahan("Hani Tetap", jenis="hapus", alasan_hapus="PINDAH", keputusan="tidak_layak", jiwa=2),
        Bahan("Iwan Tidak", keputusan="tidak_layak", alasan="Sudah punya usaha tetap", jiwa=2),
        Bahan("Joko Tunda", jenis="bansos", program=("PKH",), keputusan="ditunda", alasan="Perlu kunjungan rumah", jiwa=2),
    ]  # fmt: skip


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
@pytest.mark.parametrize("banyak", [1, 20, 57, 58])
def test_each_row_is_printed_once_under_the_head_and_the_signatures_stand_on_one_page(app, pabrik, buat, banyak):
    oleh = pabrik.pengguna()
    halaman = halaman_pdf(cetak(app, buat.musdes(oleh, [Bahan(f"Keluarga{ke:03d}") for ke in range(banyak)]), oleh))
    lembar = [teks for teks in halaman if "Keluarga0" in teks]
    nama = Counter(re.findall(r"Keluarga\d{3}", "".join(lembar)))
    assert nama == {f"Keluarga{ke:03d}": 1 for ke in range(banyak)}
    assert all("Nama pengurus" in teks and "No. KK" in teks for teks in lembar)
    assert f"{angka_dan_kata(banyak)} keluarga, {angka_dan_kata(banyak * 3)} jiwa" in " ".join(halaman[0].split())
    periksa_tanda_tangan(halaman)


PENANDA = ("Basri Lembaga", "Amir Kepala", "Sobri Contoh", "Marni Contoh")


def periksa_tanda_tangan(halaman: list[str], nama: tuple[str, ...] = PENANDA) -> None:
    [lembar] = [re.sub(" +", " ", teks) for teks in halaman if "Ditetapkan di" in teks]
    for satu in (*nama, "Notulis,", "Periksa keaslian."):
        assert satu in lembar, satu
    # never alone: the closing sentence, two lines, stands above it on the same page
    penutup = lembar[: lembar.index("Ditetapkan di")]
    assert "Demikian Berita Acara ini" in penutup and len(penutup[penutup.index("Demikian") :].strip().splitlines()) >= 2


@pytest.mark.kertas
@pytest.mark.parametrize("kertas", ["F4", "A4"])
@pytest.mark.parametrize("banyak", [4, 8, 12])
def test_the_signatures_stay_together_wherever_the_page_ends(app, pabrik, buat, banyak, kertas):
    oleh = pabrik.pengguna()
    hukum = [f"Peraturan Contoh Nomor {ke} Tahun 2026;" for ke in range(banyak)]
    jadi = buat.musdes(oleh, [Bahan()], setelan={"dasar_hukum": hukum})
    isi = cetak(app, jadi, oleh, kertas=kertas)
    halaman = halaman_pdf(isi)
    assert [h for h in hukum if h not in " ".join(" ".join(halaman).split())] == []
    periksa_tanda_tangan(halaman)
    assert ruang_tanda_tangan(isi) >= 22


def ruang_tanda_tangan(isi: bytes) -> float:
    """The smallest room in mm between the line of an office and the name under it, in the block of signatures."""
    tinggi: dict[str, float] = {}

    def catat(teks, cm, tm, font, ukuran):
        for kunci in ("Ketua LPMK", "Basri Lembaga", "Notulis,", "Nurul Contoh", "Wakil warga miskin,", "Marni Contoh"):
            if kunci in teks:
                tinggi[kunci] = (cm[3] * tm[5] + cm[5]) if tm[5] else cm[5]

    for lembar in PdfReader(BytesIO(isi)).pages:
        if "Ditetapkan di" in lembar.extract_text():
            lembar.extract_text(visitor_text=catat)
    pasang = [("Ketua LPMK", "Basri Lembaga"), ("Notulis,", "Nurul Contoh"), ("Wakil warga miskin,", "Marni Contoh")]
    # from one base line to the next, less the height of a line
    return min(abs(tinggi[atas] - tinggi[bawah]) * 25.4 / 72 - 4.9 for atas, bawah in pasang)


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


def test_the_same_paper_is_the_same_bytes_and_is_kept_once(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, campuran())
    pertama = cetak(app, jadi, oleh)
    assert cetak(app, jadi, oleh) == pertama
    with app.app_context():
        [kept] = db.session.execute(select(Cetakan.kertas, Cetakan.sidik)).all()
        assert tuple(kept) == ("F4", hashlib.sha256(pertama).hexdigest())


@pytest.mark.parametrize("siapa_dulu", ["lain", "sendiri"])
def test_of_two_that_print_at_once_the_first_is_kept(app, pabrik, buat, monkeypatch, siapa_dulu):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])

    def cetak_lambat(dokumen):
        if siapa_dulu == "lain":
            with transaction(jejak=0) as sesi:
                sesi.add(
                    Cetakan(
                        id=uuid4(), dokumen_id=jadi.dokumen_id, desa_kode=KELURAHAN, jenis="berita_acara", kertas="F4",
                        pdf=b"%PDF-lain", sidik="0" * 64, dibuat_pada=sekarang(),
                    )
                )  # fmt: skip
        return b"%PDF-sendiri"

    monkeypatch.setattr(cetakan.pdf, "render", cetak_lambat)
    assert cetak(app, jadi, oleh) == f"%PDF-{siapa_dulu}".encode()
    assert cetak(app, jadi, oleh) == f"%PDF-{siapa_dulu}".encode()


@pytest.mark.kertas
def test_rendering_the_same_snapshot_twice_gives_the_same_bytes(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, campuran(), status="berlangsung")
    with app.app_context():
        pertama = render_konsep(jadi.musdes_id, "berita_acara", "A4", untuk=oleh)
        assert render_konsep(jadi.musdes_id, "berita_acara", "A4", untuk=oleh) == pertama


def test_later_edits_of_family_profile_and_settings_change_no_paper(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan("Sumiati Contoh")])
    sebelum = cetak(app, jadi, oleh)
    with app.app_context():
        with transaction(jejak=0) as sesi:
            sesi.execute(update(Keluarga).values(nama="Diubah Kemudian", alamat="Jalan Lain", no_kk=None))
            sesi.execute(update(Anggota).values(nama="Diubah Kemudian", nik=None))
            sesi.execute(update(ProfilDesa).values(kepala_nama="Kepala Baru"))
    assert cetak(app, jadi, oleh) == sebelum
    a4 = " ".join(halaman_pdf(cetak(app, jadi, oleh, kertas="A4")))
    assert "Sumiati Contoh" in a4 and "Amir Kepala" in a4 and "Diubah Kemudian" not in a4 and "Kepala Baru" not in a4


def test_the_database_refuses_to_change_or_remove_a_paper(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    cetak(app, jadi, oleh)
    for perintah in (
        update(Dokumen).values(nomor="lain"), update(Dokumen).values(isi={}), delete(Dokumen), update(Cetakan).values(pdf=b""),
        delete(Cetakan),
    ):  # fmt: skip
        with app.app_context(), pytest.raises(DBAPIError), transaction(jejak=0) as sesi:
            sesi.execute(perintah)


def test_the_hash_covers_the_content_and_the_code_is_kept_only_as_hash(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    dokumen = buat.dokumen(jadi)
    assert dokumen.sidik == sidik(dokumen.isi) and dokumen.tanggal == date(2026, 11, 24)
    with app.app_context():
        kode = kode_of(jadi.dokumen_id)
    assert len(kode) == PANJANG_KODE and dokumen.kode_sidik == sidik_kode(kode) and kode not in str(dokumen.isi)
    halaman = halaman_pdf(cetak(app, jadi, oleh))
    for teks in halaman:
        assert f"Berita Acara Nomor {NOMOR}" in teks and sidik_pendek(dokumen.sidik) in teks
        assert re.search(rf"Halaman \d dari {len(halaman)}", teks)
    assert kode in rapat(halaman)


def test_a_paper_whose_content_no_longer_fits_its_hash_is_not_printed(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    with app.app_context():
        with transaction(jejak=0) as sesi:
            lama = sesi.get_one(Dokumen, jadi.dokumen_id)
            baru = Dokumen(
                **{k: getattr(lama, k) for k in ("musdes_id", "desa_kode", "jenis", "tanggal", "sidik", "dibuat_oleh", "dibuat_pada")},
                id=uuid4(), nomor="palsu", kode_sidik="f" * 64, isi={**lama.isi, "nomor": "palsu"},
            )  # fmt: skip
            sesi.add(baru)
        with pytest.raises(RuleBroken, match="tidak cocok lagi"):
            ensure_cetakan(baru.id, "berita_acara", "F4", untuk=oleh)


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


@pytest.mark.kertas
def test_the_attendance_list_is_blank_before_and_filled_after_closing(app, pabrik, buat):
    oleh = pabrik.pengguna()
    tutup, buka = buat.musdes(oleh, [Bahan()]), buat.musdes(oleh, [Bahan()], status="direncanakan")
    isi = " ".join(halaman_pdf(cetak(app, tutup, oleh, "daftar_hadir"))[0].split())
    assert "Jumlah hadir: 7 (tujuh) orang; laki-laki 4 (empat), perempuan 3 (tiga)." in isi and "LEMBAR KOSONG" not in isi
    assert NOMOR in isi and all(nama in isi for nama, *_ in HADIR)
    with app.app_context():
        halaman = halaman_pdf(render_konsep(buka.musdes_id, "daftar_hadir", "F4", untuk=oleh))
    kosong = " ".join(" ".join(halaman).split())
    assert "LEMBAR KOSONG" in kosong and "KONSEP" not in kosong and "17." in kosong and all(nama in kosong for nama, *_ in HADIR)


@pytest.mark.kertas
def test_walk_ins_fill_the_list_and_only_those_present_stand_on_it(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()], hadir=tuple((f"Orang Contoh{ke}", "L", "pemuda", "") for ke in range(1, 120)))
    teks = " ".join(halaman_pdf(cetak(app, jadi, oleh, "daftar_hadir")))
    assert len(set(re.findall(r"Orang Contoh\d+", teks))) == 99  # Bahan lets the first 99 come
    assert "99 (sembilan puluh sembilan) orang; laki-laki 99" in " ".join(teks.split())


def test_a_draft_says_konsep_shows_what_is_undecided_and_is_not_kept(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan("Sumiati Contoh"), Bahan("Belum Diputus", keputusan="")], status="berlangsung")
    with app.app_context():
        halaman = halaman_pdf(render_konsep(jadi.musdes_id, "berita_acara", "F4", untuk=oleh))
        assert db.session.scalar(select(func.count()).select_from(Cetakan)) == 0
    teks = " ".join(" ".join(halaman).split())
    assert all("KONSEP" in satu for satu in halaman) and "1 (satu) usulan belum diputus" in teks and "Belum Diputus" not in teks
    assert "Sidik isi" not in teks and "Periksa keaslian" not in teks


def test_the_pdf_opens_in_the_browser_and_leaves_a_line_on_the_trail(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p = peramban(oleh)
    for jalur, jenis in (("berita-acara", "berita_acara"), ("daftar-hadir", "daftar_hadir")):
        jawab = p.buka(f"/musdes/{jadi.musdes_id}/{jalur}.pdf?kertas=A4")
        assert jawab.data == cetak(app, jadi, oleh, jenis, "A4")
        assert jawab.kepala["Content-Type"] == "application/pdf" and jawab.kepala["Cache-Control"] == "no-store"
        assert jawab.kepala["Content-Disposition"].startswith("inline")
    with app.app_context():
        jejak = db.session.execute(select(Jejak.aksi, Jejak.rincian).where(Jejak.aksi == "dokumen.lihat")).all()
    assert len(jejak) == 2 and '"jenis": "berita_acara"' in jejak[0].rincian and "Sumiati" not in str(jejak)


def test_paper_falls_back_to_the_setting_and_a_draft_is_shown_too(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()], status="berlangsung", setelan={"kertas": "A4"})
    isi = peramban(oleh).buka(f"/musdes/{jadi.musdes_id}/berita-acara.pdf?kertas=B5").data
    assert round(float(PdfReader(BytesIO(isi)).pages[0].mediabox.height)) == 842
    batal = buat.musdes(oleh, [], status="batal")
    assert "batal" in peramban(oleh).buka(f"/musdes/{batal.musdes_id}/berita-acara.pdf", status=422).tulisan()


def test_papers_of_another_village_do_not_exist_and_a_camat_sees_no_nik(app, pabrik, buat, peramban):
    oleh, lain = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    jadi = buat.musdes(oleh, [Bahan()])
    for jalur in ("berita-acara", "daftar-hadir"):
        peramban(lain).buka(f"/musdes/{jadi.musdes_id}/{jalur}.pdf", status=404)
    with app.app_context(), pytest.raises(NotFound):
        ensure_cetakan(jadi.dokumen_id, "berita_acara", "F4", untuk=lain)
    camat = peramban(pabrik.pengguna("camat", "17.02.19"))
    camat.buka(f"/musdes/{jadi.musdes_id}/berita-acara.pdf", status=403)
    assert "NIK" not in " ".join(halaman_pdf(camat.buka(f"/musdes/{jadi.musdes_id}/daftar-hadir.pdf").data))
    peramban(pabrik.pengguna("pimpinan", "17.02")).buka(f"/musdes/{jadi.musdes_id}/daftar-hadir.pdf", status=403)


def test_wakil_masyarakat_are_of_many_elements_and_at_most_five():
    orang = [{"unsur": "rt_rw", "nama": f"RT{ke}"} for ke in range(9)]
    orang += [{"unsur": "warga_miskin", "nama": "W"}, {"unsur": "dinsos", "nama": "D"}]
    assert [satu["nama"] for satu in wakil_masyarakat(orang)] == ["RT0", "RT1", "RT2", "RT3", "W"]
    assert wakil_masyarakat([{"unsur": "lembaga", "nama": "L"}]) == []


def test_without_any_decision_every_list_is_nihil():
    nol = dict.fromkeys(("masuk_keluarga", "masuk_jiwa", "bansos_keluarga", "hapus", "tidak_layak", "tetap_layak", "ditunda"), 0)
    kalimat = kalimat_keputusan({**nol, "program": {}, "hapus_alasan": {}}, "DTSEN")
    assert len(kalimat) == 5 and all(k.endswith("0 (nol) keluarga (nihil)") for k in kalimat)
