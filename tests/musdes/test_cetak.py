"""Papers printed on request, read back: invitation, notulen, notice, covering letter; what each says and what it keeps back."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select, update

from portal.audit.models import Jejak
from portal.db import db, transaction
from portal.jam import hari_ini, sekarang
from portal.keluarga.models import Anggota, Keluarga
from portal.kit.isi import sidik_pendek
from portal.kit.tanggal import tanggal_panjang
from portal.musdes.documents.hasil import render_pengumuman
from portal.musdes.models import Acara, Cetakan, Peserta, UndurDiri
from portal.musdes.rules.cetak import SURAT, FaktaCetak, halangan_cetak
from tests.factories import DESA, KELURAHAN
from tests.musdes.bahan import HADIR, NOMOR, Bahan, Jadi, Pembuat, halaman_pdf

pytestmark = pytest.mark.sekali

UKURAN_PT = {"F4": (609, 935), "A4": (595, 842)}
JALUR = {"undangan": "undangan", "notulen": "notulen", "pengumuman": "pengumuman", "pengantar": "surat-pengantar"}
JAHAT = "O'Brien <img src=x> & Sons"


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


def ambil(p, jadi: Jadi, surat: str, kertas: str = "F4") -> bytes:
    return p.buka(f"/musdes/{jadi.musdes_id}/{JALUR[surat]}.pdf?kertas={kertas}").data


def rata(halaman: list[str]) -> str:
    return " ".join(" ".join(halaman).split())


def campuran() -> list[Bahan]:
    return [
        Bahan("Aminah Masuk"), Bahan("Cici Bansos", jenis="bansos", program=("PKH", "SEMBAKO"), pbi=2),
        Bahan("Eko Hapus", jenis="hapus", alasan_hapus="MENINGGAL", jiwa=1),
        Bahan("Iwan Tidak", keputusan="tidak_layak", alasan="Sakit menahun tetapi usaha tetap"),
        Bahan("Joko Tunda", jenis="bansos", program=("PKH",), keputusan="ditunda", alasan="Perlu kunjungan"),
    ]  # fmt: skip


@pytest.mark.kertas
@pytest.mark.parametrize("kertas", ["F4", pytest.param("A4", marks=pytest.mark.berat)])
def test_each_person_invited_gets_one_page_with_day_place_time_and_agenda(pabrik, buat, peramban, kertas):
    oleh = pabrik.pengguna()
    isi = ambil(peramban(oleh), buat.musdes(oleh, campuran(), status="direncanakan"), "undangan", kertas)
    halaman = halaman_pdf(isi)
    assert len(halaman) == len(HADIR)
    for teks, (nama, jk, _, jabatan) in zip(halaman, HADIR, strict=True):
        assert "Halaman 1 dari 1" in teks
        teks = rata([teks])
        assert f"Yth. {'Ibu' if jk == 'P' else 'Bapak'} {nama} {jabatan}".strip() in teks
        for kata in (
            "Nomor : ....", "Selasa, 24 November 2026 (dua puluh empat November dua ribu dua puluh enam)", "pukul 09.00 WIB s.d. selesai",
            "Aula Kantor", "usulan baru masuk DTSEN: 2 (dua) keluarga; usulan bantuan sosial: 2 (dua) keluarga",
            "usulan penghapusan: 1 (satu) keluarga.", "PEMERINTAH KABUPATEN REJANG LEBONG",
        ):  # fmt: skip
            assert kata in teks, kata
        assert "Musyawarah Desa" not in teks and "BPD" not in teks
        assert teks.count(nama) == 1 and "Lurah Air Bang, Amir Kepala NIP 19700101 199503 1 999" in teks
    lebar, tinggi = UKURAN_PT[kertas]
    assert {(round(float(h.mediabox.width)), round(float(h.mediabox.height))) for h in PdfReader(BytesIO(isi)).pages} == {(lebar, tinggi)}


@pytest.mark.kertas
def test_in_a_desa_the_head_of_bpd_invites(pabrik, buat, peramban):
    kades = pabrik.pengguna(wilayah=DESA)
    hadir = (("Sobri Contoh", "L", "lembaga", ""), ("Marni Contoh", "P", "disabilitas", ""))
    jadi = buat.musdes(kades, [], desa=DESA, status="direncanakan", hadir=hadir)
    halaman = [rata([h]) for h in halaman_pdf(ambil(peramban(kades), jadi, "undangan"))]
    assert len(halaman) == 2 and "unsur BPD" in halaman[0] and "unsur Penyandang disabilitas" in halaman[1]
    for teks in halaman:
        assert "Undangan Musyawarah Desa" in teks and "Ketua BPD Derati, Basri Lembaga" in teks and "DESA DERATI" in teks
        assert "LPMK" not in teks and "Lurah" not in teks and "NIP" not in teks and "keluarga;" not in teks


def test_one_invitation_is_one_page_and_only_for_who_was_invited(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    p, jadi = peramban(oleh), buat.musdes(oleh, [], status="direncanakan", hadir=((JAHAT, "P", "perempuan", "Ketua"), *HADIR))
    tautan = p.buka(f"/musdes/{jadi.musdes_id}/peserta").tautan(f"Cetak undangan {JAHAT}")
    halaman = halaman_pdf(p.buka(tautan).data)
    assert len(halaman) == 1 and f"Yth. Ibu {JAHAT} Ketua" in rata(halaman) and "Halaman 1 dari 1" in rata(halaman)
    with app.app_context():
        with transaction(jejak=0) as sesi:
            sesi.execute(update(Peserta).where(Peserta.nama == JAHAT).values(diundang=False))
        db.session.remove()
    p.buka(tautan, status=404)
    assert JAHAT not in rata(halaman_pdf(ambil(p, jadi, "undangan")))


@pytest.mark.kertas
def test_the_blank_list_has_names_spare_rows_and_signatures_left_and_right_in_turn(pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [], status="direncanakan")
    for id_, jumlah in ((jadi.musdes_id, len(HADIR) + 10), (buat.musdes(oleh, [Bahan()]).musdes_id, len(HADIR))):
        isi = peramban(oleh).buka(f"/musdes/{id_}/daftar-hadir.pdf?kertas=A4").data
        terlihat = 0
        for halaman in PdfReader(BytesIO(isi)).pages:
            teks = halaman.extract_text(extraction_mode="layout")
            letak = {int(c[1]): c.start(1) - c.start() for c in re.finditer(r"^.* ([0-9]+)\.$", teks, re.MULTILINE)}
            terlihat += len(letak)
            # text columns are only comparable between two rows of the same kind: named or spare, and as many digits
            for ke in letak:
                sama = (ke + 1 in letak) and (ke <= len(HADIR)) == (ke < len(HADIR)) and len(str(ke)) == len(str(ke + 1))
                assert not sama or (letak[ke + 1] - letak[ke]) * (1 if ke % 2 else -1) >= 10, ke
        assert terlihat == jumlah


@pytest.mark.kertas
@pytest.mark.parametrize("kertas", ["F4", pytest.param("A4", marks=pytest.mark.berat)])
def test_the_notulen_tells_attendance_talk_and_the_decision_on_each_family(app, pabrik, buat, peramban, kertas):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, campuran(), lain={"notulen": "Sobri bertanya <b>tentang</b> kuota.\n\nPimpinan menjawab."})
    halaman = halaman_pdf(ambil(peramban(oleh), jadi, "notulen", kertas))
    teks = rata(halaman)
    for kata in (
        "NOTULEN MUSYAWARAH KELURAHAN", f"Berita Acara Nomor: {NOMOR}", "7 (tujuh) orang dari 7 (tujuh) undangan",
        "Sobri bertanya <b>tentang</b> kuota. Pimpinan menjawab.", "secara musyawarah mufakat", "LPMK 1, Pemerintah Kelurahan 1",
        "Iwan Tidak 03/01 Masuk DTSEN Tidak layak Sakit menahun tetapi usaha tetap", "usulan baru masuk DTSEN dinyatakan layak sejumlah 1",
    ):  # fmt: skip
        assert kata in teks, kata
    tempat = [teks.index(bahan.nama) for bahan in campuran()]
    assert tempat == sorted(tempat) and all(teks.count(bahan.nama) == 1 for bahan in campuran())
    assert "KONSEP" not in teks and not re.search("[0-9]{16}", teks)
    akhir = rata([h for h in halaman if "Pimpinan musyawarah," in h])
    assert "Mengetahui," in akhir and akhir.count("Nurul Contoh") >= 1 and f"Halaman {len(halaman)} dari {len(halaman)}" in teks


def test_before_closing_the_notulen_is_a_konsep_on_every_page(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    lain = {"notulen": "\n".join(f"Catatan ke-{ke} tentang keluarga yang dibahas." for ke in range(90))}
    jadi = buat.musdes(oleh, [Bahan("Sumiati Contoh"), Bahan("Belum Diputus", keputusan="")], status="berlangsung", lain=lain)
    with app.app_context():
        with transaction(jejak=0) as sesi:
            isi = {"musdes_id": jadi.musdes_id, "desa_kode": KELURAHAN, "hubungan": "saudara", "dibuat_oleh": oleh.id, "dibuat_pada": sekarang()}
            peserta = sesi.scalar(select(Peserta.id).where(Peserta.nama == "Yanto Contoh"))
            sesi.add(UndurDiri(id=uuid4(), peserta_id=peserta, acara_id=sesi.scalar(select(Acara.id).where(Acara.keputusan != "")), **isi))
        db.session.remove()
    halaman = halaman_pdf(ambil(peramban(oleh), jadi, "notulen"))
    assert "Sdr. Yanto Contoh, Ketua RT 03, tidak ikut memutuskan usulan keluarga Sumiati Contoh" in rata(halaman)
    assert len(halaman) > 1 and all("KONSEP" in h and "Konsep notulen" in h for h in halaman)
    assert "1 (satu) usulan belum diputus" in rata(halaman) and "Belum Diputus" not in rata(halaman)


@pytest.mark.kertas
@pytest.mark.parametrize("kertas", ["F4", pytest.param("A4", marks=pytest.mark.berat)])
def test_the_notice_shows_name_rt_rw_kind_and_result_and_nothing_else(app, pabrik, buat, peramban, kertas):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, campuran() + [Bahan(f"Keluarga{ke:03d}") for ke in range(60)])
    halaman = halaman_pdf(ambil(peramban(oleh), jadi, "pengumuman", kertas))
    teks = rata(halaman)
    for kata in (
        "PENGUMUMAN HASIL MUSYAWARAH KELURAHAN TANGGAL 24 NOVEMBER 2026", "65 (enam puluh lima) usulan", "Aminah Masuk 03/01 Masuk DTSEN Layak",
        "Cici Bansos 03/01 PKH, Sembako, PBI-JK (2 jiwa) Layak", "Eko Hapus 03/01 Penghapusan Disepakati dihapus",
        "Iwan Tidak 03/01 Masuk DTSEN Tidak layak", "Joko Tunda 03/01 PKH Ditunda", "kantor lurah atau menemui LPMK",
        sidik_pendek(buat.dokumen(jadi).sidik), "bukan penetapan penerima bantuan",
    ):  # fmt: skip
        assert kata in teks, kata
    assert len(halaman) > 1 and all("Jenis usulan" in h for h in halaman if "Keluarga0" in h)
    assert len(set(re.findall(r"Keluarga\d{3}", teks))) == 60
    with app.app_context():
        rahasia = [x for baris in db.session.execute(select(Anggota.nik)) for x in baris] + list(db.session.scalars(select(Keluarga.no_kk)))
        db.session.remove()
    rapat = re.sub(r"\s", "", teks)
    assert len(rahasia) > 100 and not [nomor for nomor in rahasia if nomor in rapat] and not re.search("[0-9]{16}", rapat)
    for kata in ("17/05/1988", "1988", "Sakit", "meninggal", "MENINGGAL", "Anggota2", "NIP", "Jalan Contoh Gang Melati", "Disepakati semua"):
        assert kata not in teks, kata


def test_the_notice_is_of_what_was_frozen_not_of_what_stands_now(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan("Sumiati Contoh")])
    with app.app_context():
        with transaction(jejak=0) as sesi:
            sesi.execute(update(Keluarga).values(nama="Diubah Kemudian", rt="099"))
            sesi.execute(update(Anggota).values(nama="Diubah Kemudian"))
        teks = rata(halaman_pdf(render_pengumuman(jadi.musdes_id, "A4", untuk=oleh)))
        db.session.remove()
    assert "Sumiati Contoh 03/01" in teks and "Diubah" not in teks and "099" not in teks


@pytest.mark.kertas
@pytest.mark.parametrize("desa, kata, bukan", [
    (KELURAHAN, ("Lurah Air Bang,", "NIP 19700101", "Musyawarah Kelurahan", "c.q. Camat Curup Tengah"), ("Kepala Desa", "BPD")),
    (DESA, ("Kepala Desa Derati,", "Musyawarah Desa", "c.q. Camat Kota Padang"), ("Lurah", "LPMK", "NIP")),
])  # fmt: skip
def test_the_covering_letter_lists_the_parts_with_number_and_hash(pabrik, buat, peramban, desa, kata, bukan):
    oleh = pabrik.pengguna(wilayah=desa)
    jadi = buat.musdes(oleh, [Bahan(), Bahan("Dua Contoh")], desa=desa)
    for jenis in ("berita_acara", "daftar_hadir", "foto", "foto"):
        buat.berkas(jadi, jenis, oleh, desa=desa)
    for kertas in ("F4", "A4"):
        halaman = halaman_pdf(ambil(peramban(oleh), jadi, "pengantar", kertas))
        teks = rata(halaman)
        assert len(halaman) == 1 and "Halaman 1 dari 1" in teks and "Yth. Kepala Dinas Sosial Kabupaten Rejang Lebong" in teks
        for satu in (
            *kata, NOMOR, "1 (satu) berkas", "2 (dua) usulan", "hadir 7 (tujuh) orang", "Foto musyawarah 2 (dua) berkas",
            "Bukti publikasi hasil belum ada", "Amir Kepala",
        ):  # fmt: skip
            assert satu in teks, satu
        assert buat.dokumen(jadi).sidik in re.sub(r"\s", "", teks)
        assert not [satu for satu in bukan if satu in teks]


@pytest.mark.kertas
@pytest.mark.parametrize("kertas", ["F4", pytest.param("A4", marks=pytest.mark.berat)])
def test_a_berita_acara_before_closing_says_konsep_on_every_page_and_has_no_number_hash_or_qr(pabrik, buat, peramban, kertas):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, campuran(), status="berlangsung")
    p = peramban(oleh)
    isi = p.buka(f"/musdes/{jadi.musdes_id}/berita-acara.pdf?kertas={kertas}")
    halaman = halaman_pdf(isi.data)
    assert len(halaman) >= 5 and all("KONSEP" in satu and "Konsep berita acara, belum ditutup" in satu for satu in halaman)
    teks = rata(halaman)
    assert "Nomor: (diberikan saat musyawarah ditutup)" in teks and NOMOR not in teks
    assert "Sidik" not in teks and "keaslian" not in teks and "/periksa" not in teks
    tutup = p.buka(f"/musdes/{buat.musdes(oleh, campuran()).musdes_id}/berita-acara.pdf?kertas={kertas}").data
    teks = rata(halaman_pdf(tutup))
    assert "KONSEP" not in teks and NOMOR in teks and "Periksa keaslian: pindai kode ini atau buka http://portal.uji/periksa" in teks


@pytest.mark.kertas
def test_the_panel_offers_only_what_is_possible_and_every_link_opens(app, pabrik, buat, peramban, cetak_cepat):
    oleh = pabrik.pengguna()
    p = peramban(oleh)
    harus = {
        "direncanakan": ["Undangan, 7 lembar", "Daftar hadir kosong", "Konsep berita acara"],
        "berlangsung": ["Undangan, 7 lembar", "Daftar hadir kosong", "Konsep berita acara", "Konsep notulen"],
        "ditutup": ["Daftar hadir", f"Berita acara Nomor {NOMOR}", "Notulen", "Pengumuman hasil", "Surat pengantar", "Undangan (arsip)"],
        "batal": [],
    }
    for status, kata in harus.items():
        id_ = buat.musdes(oleh, [Bahan()], status=status).musdes_id
        panel = p.buka(f"/musdes/{id_}").cari(".//section[@id='musdes-cetak']//li")
        assert [satu.findtext("span") for satu in panel] == kata, status
        for satu in panel:
            assert [a.get("href")[-2:] for a in satu.iter("a")] == ["F4", "A4"]
            assert p.buka(next(satu.iter("a")).get("href")).data.startswith(b"%PDF")
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Cetakan)) == 2, "hanya yang dibekukan disimpan"
        jejak = set(db.session.scalars(select(Jejak.rincian).where(Jejak.aksi == "dokumen.lihat")))
        db.session.remove()
    assert all(any(f'"jenis": "{surat}"' in satu for satu in jejak) for surat in SURAT)


def test_what_is_not_possible_yet_is_refused_with_a_sentence(pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    p = peramban(oleh)
    for status, surat, kata in (
        ("direncanakan", "notulen", "setelah musyawarah dibuka"), ("direncanakan", "pengumuman", "setelah musyawarah ditutup"),
        ("berlangsung", "pengantar", "setelah musyawarah ditutup"),
        ("batal", "notulen", "batal"), ("batal", "undangan", "batal"),
    ):  # fmt: skip
        jadi = buat.musdes(oleh, [], status=status)
        assert kata in p.buka(f"/musdes/{jadi.musdes_id}/{JALUR[surat]}.pdf", status=422).tulisan(), (status, surat)
    kosong = buat.musdes(oleh, [], status="direncanakan", hadir=())
    assert "Belum ada yang diundang" in p.buka(f"/musdes/{kosong.musdes_id}/undangan.pdf", status=422).tulisan()


def test_papers_of_another_village_do_not_exist_and_a_camat_gets_those_without_nik(pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    tutup, buka = buat.musdes(oleh, [Bahan()]), buat.musdes(oleh, [Bahan()], status="direncanakan")
    lain, camat = peramban(pabrik.pengguna(wilayah=DESA)), peramban(pabrik.pengguna("camat", "17.02.19"))
    for surat in SURAT:
        jadi = buka if surat == "undangan" else tutup
        lain.buka(f"/musdes/{jadi.musdes_id}/{JALUR[surat]}.pdf", status=404)
        assert not re.search("17 ?02 ?19 ?[0-9]{2}", rata(halaman_pdf(ambil(camat, jadi, surat))))
    peramban(pabrik.pengguna("pimpinan", "17.02")).buka(f"/musdes/{tutup.musdes_id}/pengumuman.pdf", status=403)
    panel = [satu.findtext("span") for satu in camat.buka(f"/musdes/{tutup.musdes_id}").cari(".//section[@id='musdes-cetak']//li")]
    assert panel == ["Daftar hadir", "Notulen", "Pengumuman hasil", "Surat pengantar", "Undangan (arsip)"]


def test_a_packet_without_a_meeting_has_no_invitation_and_no_notulen():
    fakta = FaktaCetak("ditutup", "sptjm", 0, "")
    assert [surat for surat in SURAT if not halangan_cetak(surat, fakta)] == ["pengumuman", "pengantar"]
    assert all(halangan_cetak(surat, FaktaCetak("direncanakan", "sptjm", 3, "ada")) for surat in SURAT)


def test_letters_carry_the_date_of_today_in_the_kabupatens_zone(pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [], status="direncanakan", lain={"tanggal": hari_ini() + timedelta(days=9)}, hadir=HADIR[:1])
    assert f"Air Bang, {tanggal_panjang(hari_ini())}" in rata(halaman_pdf(ambil(peramban(oleh), jadi, "undangan")))
    lewat = buat.musdes(oleh, [], status="ditutup", lain={"tanggal": hari_ini()})
    assert "Air Bang, ....." in rata(halaman_pdf(ambil(peramban(oleh), lewat, "undangan"))), "arsip tidak bertanggal sesudah rapat"
