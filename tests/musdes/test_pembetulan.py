"""A berita acara pembetulan: a new paper names the old one, the old bytes stay, usulan follow only where the table lets them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from portal.audit.models import Jejak
from portal.db import db, transaction
from portal.errors import NotAllowed, NotFound, RuleBroken, SameIdOtherContent
from portal.jam import hari_ini
from portal.kode import kode_of
from portal.musdes.documents import ensure_cetakan
from portal.musdes.models import Acara, BerkasMusdes, Dokumen, Musdes, Peserta
from portal.musdes.rules.pembetulan import Koreksi, KoreksiKeluarga, langkah_keputusan
from portal.musdes.rules.pembetulan import betulkan as susun_betul
from portal.musdes.rules.status import BAGIAN_PAKET
from portal.musdes.service.pembetulan import correct_dokumen
from portal.musdes.service.pengajuan import release_paket
from portal.usulan.models import Riwayat, Usulan
from tests.factories import DESA
from tests.musdes.bahan import NOMOR, Bahan, Jadi, Pembuat, halaman_pdf

PIMPIN = Koreksi(musdes={"pimpinan_nama": "Hermansyah Contoh"})


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


def betulkan(app, jadi: Jadi, oleh, koreksi: Koreksi = PIMPIN, *, id_=None, lama=None, alasan: str = "Salah ketik.") -> Dokumen:
    with app.app_context():
        try:
            hasil = correct_dokumen(id_ or uuid4(), jadi.musdes_id, lama or jadi.dokumen_id, alasan, koreksi, oleh=oleh)
            db.session.refresh(hasil)
            db.session.expunge(hasil)
            return hasil
        finally:
            db.session.remove()


def keluarga(jadi: Jadi, ke: int, keputusan: str, nama: str = "Sumiati Contoh", alasan: str = "Sesuai notulen") -> Koreksi:
    return Koreksi(keluarga={str(jadi.usulan_ids[ke]): KoreksiKeluarga(nama, keputusan, alasan)})


def satu(app, kolom, syarat):
    with app.app_context():
        return db.session.scalar(select(kolom).where(syarat))


@pytest.mark.parametrize("htmx", [False, True])
def test_the_operator_corrects_a_name_and_the_old_paper_stays_and_says_so(app, pabrik, buat, peramban, htmx):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    with app.app_context():
        lama = ensure_cetakan(jadi.dokumen_id, "berita_acara", "F4", untuk=oleh)
        kode = kode_of(jadi.dokumen_id)
    dulu = buat.dokumen(jadi)
    p = peramban(oleh, htmx=htmx)
    assert "/pembetulan" in p.buka(f"/musdes/{jadi.musdes_id}").teks
    p.buka(f"/musdes/{jadi.musdes_id}/pembetulan")
    p.kirim("/pembetulan", {"pimpinan_nama": "Hermansyah <b>'Contoh", "alasan_pembetulan": "Nama pimpinan salah ketik."}, ke=-1)
    with app.app_context():
        baru = db.session.scalars(select(Dokumen).where(Dokumen.id != jadi.dokumen_id)).one()
        assert baru.menggantikan == jadi.dokumen_id and baru.nomor != NOMOR and baru.isi["musdes"]["pimpinan_nama"] == "Hermansyah <b>'Contoh"
        assert db.session.get(Dokumen, jadi.dokumen_id).diganti_oleh == baru.id
        assert db.session.scalar(select(Musdes.nomor)) == baru.nomor
        teks = " ".join(" ".join(halaman_pdf(ensure_cetakan(baru.id, "berita_acara", "F4", untuk=oleh))).split())
        assert ensure_cetakan(jadi.dokumen_id, "berita_acara", "F4", untuk=oleh) == lama
        nomor = baru.nomor
        [jejak] = db.session.scalars(select(Jejak).where(Jejak.aksi == "musdes.betulkan"))
        assert nomor in jejak.rincian and "Herman" not in jejak.rincian
    kini = buat.dokumen(jadi)
    assert (kini.isi, kini.sidik, kini.nomor) == (dulu.isi, dulu.sidik, dulu.nomor)
    for kata in (
        "BERITA ACARA PEMBETULAN", f"Berita Acara Nomor {NOMOR} tanggal 24 November 2026", "Nama pimpinan salah ketik.",
        "tertulis “Herman Contoh”, seharusnya “Hermansyah <b>'Contoh”", f"Nomor: {nomor}", "tidak berlaku lagi",
    ):  # fmt: skip
        assert kata in teks, kata
    assert f"sudah diganti oleh nomor {nomor}" in peramban().buka(f"/periksa/{kode}").tulisan()
    assert p.buka(f"/musdes/{jadi.musdes_id}/dokumen/{jadi.dokumen_id}.pdf").data == lama


def test_names_reasons_and_participants_change_and_nothing_else(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan("Sumiati Contoh", jenis="bansos", pbi=2), Bahan("Cici", jenis="hapus", alasan_hapus="MENINGGAL")])
    with app.app_context(), transaction(jejak=0) as sesi:
        sesi.execute(Peserta.__table__.update().where(Peserta.nama == "Nurul Contoh").values(jabatan="Diubah kemudian"))
    koreksi = Koreksi(peserta={1: "Nurul Aini Contoh"}, keluarga=keluarga(jadi, 0, "layak", "Sumiyati Contoh").keluarga)
    isi, lama = betulkan(app, jadi, oleh, koreksi).isi, buat.dokumen(jadi).isi
    [baris] = isi["lampiran"]["ii"]
    assert (baris["nama"], baris["orang"][0]["nama"], baris["alasan"]) == ("Sumiyati Contoh", "Sumiyati Contoh", "Sesuai notulen")
    assert isi["lampiran"]["iii"] == lama["lampiran"]["iii"] and isi["hitungan"] == lama["hitungan"]
    assert isi["peserta"][1] == {**lama["peserta"][1], "nama": "Nurul Aini Contoh"}
    assert {b["apa"] for b in isi["pembetulan"]["butir"]} == {
        "Nama peserta", "Nama pengurus keluarga", "Alasan atas keluarga Sumiyati Contoh",
    }  # fmt: skip
    for kunci in ("kop", "kehadiran", "dasar_hukum", "register", "istilah"):
        assert isi[kunci] == lama[kunci]
    assert satu(app, func.count(), Peserta.nama == "Nurul Aini Contoh") == 1


@pytest.mark.parametrize("baru", ["layak", "tidak_layak"])
def test_a_postponed_family_follows_the_corrected_decision_step_by_step(app, pabrik, buat, baru):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan(keputusan="ditunda")])
    isi = betulkan(app, jadi, oleh, keluarga(jadi, 0, baru)).isi
    assert satu(app, Usulan.status, Usulan.id == jadi.usulan_ids[0]) == baru == satu(app, Acara.keputusan, Acara.musdes_id == jadi.musdes_id)
    assert isi["lampiran"]["iv"] == [] and len(isi["lampiran"]["i" if baru == "layak" else "iii"]) == 1 and isi["hitungan"]["ditunda"] == 0
    with app.app_context():
        langkah = db.session.execute(select(Riwayat.dari, Riwayat.ke, Riwayat.alasan).order_by(Riwayat.urutan)).all()
    assert [tuple(s) for s in langkah] == [
        ("ditunda", "siap_musdes", ""), ("siap_musdes", baru, "Pembetulan berita acara: Sesuai notulen")
    ]  # fmt: skip


def test_a_decision_that_the_table_cannot_turn_is_refused_with_words_and_nothing_changes(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan("Aminah Contoh"), Bahan("Budi Contoh", keputusan="ditunda")])
    p = peramban(oleh)
    p.buka(f"/musdes/{jadi.musdes_id}/pembetulan", query_string={"keluarga": [str(i) for i in jadi.usulan_ids]})
    isian = {f"k{i}-keputusan": k for i, k in zip(jadi.usulan_ids, ("tidak_layak", "layak"), strict=True)}
    halaman = p.kirim("/pembetulan", {**isian, "alasan_pembetulan": "Keliru dicatat."}, ke=-1, status=422)
    assert "Aminah Contoh: keputusan “Layak” tidak dapat dibetulkan menjadi “Tidak layak”" in halaman.tulisan()
    assert "Keliru dicatat." in halaman.teks
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Dokumen)) == 1
        assert sorted(db.session.scalars(select(Usulan.status))) == ["ditunda", "layak"]
    assert langkah_keputusan("dibatalkan", "ditunda", "layak") == () and langkah_keputusan("ditunda", "ditunda", "layak")


def test_a_recusal_follows_the_names_put_right_and_no_others(app, pabrik, buat):
    oleh = pabrik.pengguna()
    isi = buat.dokumen(buat.musdes(oleh, [Bahan("Sumiati Contoh")])).isi
    baris, tamu = isi["lampiran"]["i"][0], isi["peserta"][1]
    lain = {"nama": "Sobri Contoh", "jabatan": "", "kata_unsur": "Tokoh masyarakat", "keluarga": "Nurul Contoh", "usulan_nomor": "USL-9"}
    isi["undur_diri"] = [{**lain, "nama": tamu["nama"], "jabatan": tamu["jabatan"], "kata_unsur": tamu["kata_unsur"],
                          "keluarga": baris["nama"], "usulan_nomor": baris["usulan_nomor"]}, lain]  # fmt: skip
    betul = KoreksiKeluarga("Sumiyati Contoh", "layak", "Disepakati semua peserta")
    baru, _ = susun_betul(isi, Koreksi(peserta={1: "Nurul Aini"}, keluarga={baris["usulan_id"]: betul}))
    assert [(u["nama"], u["keluarga"]) for u in baru["undur_diri"]] == [("Nurul Aini", "Sumiyati Contoh"), ("Sobri Contoh", "Nurul Contoh")]
    assert isi["undur_diri"][0]["nama"] == "Nurul Contoh"


def test_the_same_form_twice_is_one_paper_and_with_other_content_is_refused(app, pabrik, buat):
    oleh, id_ = pabrik.pengguna(), uuid4()
    jadi = buat.musdes(oleh, [Bahan()])
    nomor = {betulkan(app, jadi, oleh, id_=id_).nomor for _ in range(2)}
    assert len(nomor) == 1
    with pytest.raises(SameIdOtherContent):
        betulkan(app, jadi, oleh, id_=id_, alasan="Alasan lain.")
    with pytest.raises(RuleBroken, match="baru saja dibetulkan dengan nomor"):
        betulkan(app, jadi, oleh)
    with pytest.raises(RuleBroken, match="Belum ada yang berbeda"):
        betulkan(app, buat.musdes(oleh, [Bahan()], nomor="400.9/900/AB/XI/2026"), oleh, Koreksi(musdes={"pimpinan_nama": "Herman Contoh"}))


def test_of_two_corrections_at_once_the_second_is_told(app, pabrik, buat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])

    def coba(ke: int) -> str:
        try:
            return betulkan(app, jadi, oleh, Koreksi(musdes={"pimpinan_nama": f"Nama {ke}"})).nomor
        except RuleBroken as salah:
            return salah.pesan

    with ThreadPoolExecutor(3) as kolam:
        hasil = sorted(kolam.map(coba, range(3)))
    assert sum("baru saja dibetulkan" in h for h in hasil) == 2
    assert f"400.9/001/AB/XI/{hari_ini().year}"[:10] in min(hasil, key=len)
    assert satu(app, func.count(), Dokumen.menggantikan.is_not(None)) == 1


def test_a_correction_of_a_correction_names_the_one_before(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    kedua = betulkan(app, jadi, oleh)
    ketiga = betulkan(app, jadi, oleh, Koreksi(musdes={"notulis_nama": "Nurul Aini"}), lama=kedua.id)
    assert ketiga.isi["pembetulan"]["nomor"] == kedua.nomor and ketiga.isi["musdes"]["pimpinan_nama"] == "Hermansyah Contoh"
    teks = peramban(oleh).buka(f"/musdes/{jadi.musdes_id}/berkas").tulisan()
    assert teks.count("sudah diganti") == 2 and kedua.nomor in teks and NOMOR in teks


@pytest.mark.parametrize(("koreksi", "hilang"), [("nama", ["berita_acara"]), ("keluarga", ["berita_acara", "publikasi"])])
def test_the_packet_asks_for_a_scan_of_the_new_paper_and_keeps_the_old_for_the_dinsos(app, pabrik, buat, peramban, koreksi, hilang):
    oleh, kades = pabrik.pengguna(), pabrik.pengguna("kades")
    jadi = buat.musdes(oleh, [Bahan()], status="terpublikasi")
    for bagian in BAGIAN_PAKET:
        buat.berkas(jadi, bagian, oleh)
    betulkan(app, jadi, oleh, PIMPIN if koreksi == "nama" else keluarga(jadi, 0, "layak", alasan="Alasan yang benar"))
    assert satu(app, Musdes.status, Musdes.id == jadi.musdes_id) == "ditutup"
    with app.app_context():
        assert sorted(db.session.scalars(select(BerkasMusdes.jenis).where(BerkasMusdes.dihapus_pada.is_not(None)))) == hilang
        with pytest.raises(RuleBroken) as salah:
            release_paket(uuid4(), jadi.musdes_id, oleh=kades)
    assert len(salah.value.rincian) == len(hilang)
    url = f"/musdes/{jadi.musdes_id}/berkas"
    assert "Versi sebelumnya (1)" in peramban(pabrik.pengguna("verifikator", "17.02")).buka(url).tulisan()
    assert "Versi sebelumnya" not in peramban(oleh).buka(url).tulisan()


def test_after_release_a_paper_is_not_corrected_any_more(app, pabrik, buat, peramban):
    oleh, kades = pabrik.pengguna(), pabrik.pengguna("kades")
    jadi = buat.musdes(oleh, [Bahan()], status="terpublikasi")
    for bagian in BAGIAN_PAKET:
        buat.berkas(jadi, bagian, oleh)
    with app.app_context():
        release_paket(uuid4(), jadi.musdes_id, oleh=kades)
    with pytest.raises(RuleBroken, match="sudah diajukan"):
        betulkan(app, jadi, oleh)
    p = peramban(oleh)
    assert "Betulkan berita acara" not in p.buka(f"/musdes/{jadi.musdes_id}").tulisan()
    assert "sudah diajukan" in p.buka(f"/musdes/{jadi.musdes_id}/pembetulan").tulisan()


def test_only_the_operator_of_the_village_corrects_and_only_papers_of_that_meeting(app, pabrik, buat, peramban):
    oleh, kades, lain = pabrik.pengguna(), pabrik.pengguna("kades"), pabrik.pengguna(wilayah=DESA)
    jadi, tetangga = buat.musdes(oleh, [Bahan()]), buat.musdes(lain, [Bahan()], desa=DESA)
    with pytest.raises(NotAllowed):
        betulkan(app, jadi, kades)
    for siapa, lama in ((lain, jadi.dokumen_id), (oleh, tetangga.dokumen_id)):
        with pytest.raises(NotFound):
            betulkan(app, jadi, siapa, lama=lama)
    peramban(lain).buka(f"/musdes/{jadi.musdes_id}/pembetulan", status=404)
    peramban(kades).buka(f"/musdes/{jadi.musdes_id}/pembetulan", status=403)
    peramban(oleh).buka(f"/musdes/{jadi.musdes_id}/dokumen/{tetangga.dokumen_id}.pdf", status=404)
    berjalan = buat.musdes(oleh, [Bahan()], status="berlangsung")
    assert "belum ditutup" in peramban(oleh).buka(f"/musdes/{berjalan.musdes_id}/pembetulan").tulisan()


def test_without_a_reason_nothing_is_corrected_and_what_was_typed_stays(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p = peramban(oleh)
    p.buka(f"/musdes/{jadi.musdes_id}/pembetulan", query_string={"peserta": ["1", "99", "x"], "keluarga": ["bukan"]})
    halaman = p.kirim("/pembetulan", {"p1-nama": "", "tempat": "Balai Baru"}, ke=-1, status=422)
    assert "Tulis mengapa berita acara ini dibetulkan." in halaman.tulisan() and "Tulis nama peserta yang benar." in halaman.tulisan()
    assert "Balai Baru" in halaman.teks and satu(app, func.count(), Dokumen.menggantikan.is_not(None)) == 0
