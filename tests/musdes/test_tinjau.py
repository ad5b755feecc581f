"""Tinjau ulang over HTTP: who stands on the list, onto the agenda in one verb, decided both ways, printed and released with proofs."""

from __future__ import annotations

import uuid
from datetime import date, time
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import RuleBroken, SameIdOtherContent
from portal.jam import sekarang
from portal.keluarga.models import Anggota
from portal.kuota.rules import PKH
from portal.musdes.documents import ensure_cetakan
from portal.musdes.models import Acara, Dokumen, Musdes
from portal.musdes.rules.berkas import KALIMAT_BUKTI
from portal.musdes.rules.pembetulan import Koreksi, KoreksiKeluarga
from portal.musdes.rules.status import BAGIAN_PAKET
from portal.musdes.service.keputusan import decide_acara
from portal.musdes.service.pembetulan import correct_dokumen
from portal.musdes.service.pengajuan import release_paket
from portal.musdes.service.penutupan import close_musdes
from portal.musdes.service.tinjau import review_penerima
from portal.pemeriksaan.models import BuktiDaftar
from portal.usulan.models import Riwayat, Usulan
from tests import jalan
from tests.factories import DESA
from tests.kiriman import kirim
from tests.musdes.bahan import Jadi, Pembuat, halaman_pdf
from tests.musdes.kertas import per_lampiran, rapat


@pytest.fixture
def dunia(app, pabrik):
    """Aminah by the centre, Budi and Cici by a list, Cici with a bansos usulan under way; Dodo's removal is proposed, Eko gets nothing."""
    op = pabrik.pengguna("operator")
    nama = ("Aminah Contoh", "Budi Contoh", "Cici Contoh", "Dodo Contoh", "Eko Contoh")
    keluarga = [pabrik.keluarga(oleh=op, nama=satu, rt=f"00{ke}") for ke, satu in enumerate(nama, 1)]
    pabrik.usulan(keluarga[0], oleh=op, jenis="bansos", program=("PKH",), status="ditetapkan")
    pabrik.usulan(keluarga[2], oleh=op, jenis="bansos", status="siap_musdes")
    pabrik.usulan(keluarga[3], oleh=op, jenis="hapus", status="siap_musdes")
    asing = pabrik.pengguna("operator", DESA)
    lain = pabrik.keluarga(DESA, oleh=asing, nama="Fifi Jauh")
    with app.app_context():
        for satu in (*keluarga[1:4], lain):
            catat_penerima(satu)
        db.session.commit()
        db.session.remove()
    return SimpleNamespace(op=op, asing=asing, keluarga=keluarga, lain=lain, musdes=pabrik.musdes(oleh=op))


def catat_penerima(keluarga) -> None:
    orang = db.session.scalars(select(Anggota).where(Anggota.keluarga_id == keluarga, Anggota.urutan == 2)).one()
    isi = {"jenis": "bnba", "program": "SEMBAKO", "tanggal": date(2026, 1, 1), "sumber": "Uji", "impor_id": uuid.uuid4(), "dibuat_pada": sekarang()}
    db.session.add(BuktiDaftar(id=uuid.uuid4(), nik=orang.nik, nama=orang.nama, nama_cari=orang.nama_cari, **isi))


def usulan_of(app, *kolom) -> list:
    with app.app_context():
        hasil = db.session.execute(
            select(*kolom).join(Acara, Acara.usulan_id == Usulan.id).order_by(Acara.urutan)
        ).all()  # fmt: skip
        db.session.remove()
    return hasil


def nama_di(halaman) -> list[str]:
    return [(satu.text or "").strip() for satu in halaman.cari(".//table//th[@scope='row']")]


def test_the_list_names_who_receives_and_not_whose_removal_is_proposed(dunia, peramban):
    p = peramban(dunia.op)
    assert "tinjau-ulang" in p.buka(f"/musdes/{dunia.musdes}/acara").tautan("tinjau-ulang")
    halaman = p.buka(f"/musdes/{dunia.musdes}/tinjau-ulang")
    assert nama_di(halaman) == ["Aminah Contoh", "Budi Contoh", "Cici Contoh"]
    teks = halaman.tulisan()
    assert "PKH sejak" in teks and "(ditetapkan pusat)" in teks and "Sembako sejak 1 Januari 2026 (daftar penerima)" in teks
    assert "sedang dalam usulan bantuan sosial" in teks and len(halaman.cari(".//input[@name='keluarga']")) == 2
    assert nama_di(p.buka(f"/musdes/{dunia.musdes}/tinjau-ulang?program={PKH}")) == ["Aminah Contoh"]
    assert nama_di(p.buka(f"/musdes/{dunia.musdes}/tinjau-ulang?rt=2")) == ["Budi Contoh"]
    assert "saringan" in p.buka(f"/musdes/{dunia.musdes}/tinjau-ulang?program=PBI_JK").tulisan()


def test_another_village_finds_nothing_and_a_clash_puts_nobody_on_the_agenda(app, dunia, pabrik, peramban):
    q = peramban(dunia.asing)
    q.buka(f"/musdes/{dunia.musdes}/tinjau-ulang", status=404)
    with app.app_context():
        for ids, galat in (([], "Pilih sedikitnya"), (dunia.keluarga[1:3], "Cici Contoh: Keluarga ini sedang"), (dunia.keluarga[3:5], "Tidak lagi")):
            with pytest.raises(RuleBroken, match=galat):
                review_penerima(uuid.uuid4(), dunia.musdes, ids, oleh=dunia.op)
    p = peramban(dunia.op)
    p.buka(f"/musdes/{dunia.musdes}/tinjau-ulang")
    url, _, isi = p.isian("tinjau-ulang", ke=1)
    p.buka(url, metode="POST", data=isi | {"keluarga": [str(dunia.lain)]}, status=404)
    p.buka(f"/musdes/{dunia.musdes}/tinjau-ulang")
    assert "Pilih sedikitnya satu keluarga" in kirim(p, "tinjau-ulang", status=422).tulisan()
    assert not usulan_of(app, Usulan.id)


def test_a_form_sent_twice_makes_one_agenda_and_other_families_under_its_id_are_refused(app, dunia):
    id_, dua = uuid.uuid4(), dunia.keluarga[:2]
    with app.app_context():
        assert [review_penerima(id_, dunia.musdes, pilih, oleh=dunia.op) for pilih in (dua, dua[::-1])] == [2, 2]
        for pilih in (dua[:1], dunia.keluarga[2:3]):
            with pytest.raises(SameIdOtherContent):
                review_penerima(id_, dunia.musdes, pilih, oleh=dunia.op)
        assert db.session.scalar(select(func.count()).select_from(Jejak).where(Jejak.aksi == "musdes.tinjau_ulang")) == 2
        langkah = [tuple(satu) for satu in db.session.execute(
            select(Riwayat.dari, Riwayat.ke).where(Riwayat.usulan_id == id_).order_by(Riwayat.urutan)
        )]  # fmt: skip
        db.session.remove()
    assert langkah == [("", "draf"), ("draf", "siap_musdes")]
    baris = usulan_of(app, Usulan.jenis, Usulan.status, Usulan.alasan_hapus, Acara.musdes_id)
    assert baris == [("hapus", "siap_musdes", "TINJAU_ULANG", dunia.musdes)] * 2


def acara_tinjau(dunia, keluarga) -> list[Acara]:
    """Put these families on the agenda; inside an application context."""
    review_penerima(uuid.uuid4(), dunia.musdes, keluarga, oleh=dunia.op)
    return list(db.session.scalars(select(Acara).order_by(Acara.urutan)))


def test_the_reason_follows_the_decision_and_no_other_removal_gets_one_from_the_meeting(app, dunia, pabrik):
    dunia.musdes = pabrik.musdes(oleh=dunia.op, usulan_ids=[dodo(app, dunia)], status="berlangsung")
    with app.app_context():
        lain, satu = acara_tinjau(dunia, dunia.keluarga[:1])
        kode, acara_id, lain_id = [], satu.id, lain.id
        for keputusan, alasan in (("layak", "MAMPU"), ("layak", "PINDAH"), ("tidak_layak", "PINDAH"), ("ditunda", "")):
            acara = db.session.get_one(Acara, acara_id)
            decide_acara(acara_id, dunia.musdes, keputusan, "Dibahas bersama.", acara.versi, alasan_hapus=alasan, oleh=dunia.op)
            kode.append(db.session.get_one(Usulan, acara.usulan_id).alasan_hapus)
        with pytest.raises(RuleBroken, match="Pilih alasan penghapusan"):
            decide_acara(acara_id, dunia.musdes, "layak", "Dibahas.", db.session.get_one(Acara, acara_id).versi, oleh=dunia.op)
        acara = db.session.get_one(Acara, lain_id)
        decide_acara(lain_id, dunia.musdes, "layak", "Surat pindah.", acara.versi, alasan_hapus="MAMPU", oleh=dunia.op)
        tetap = db.session.get_one(Usulan, acara.usulan_id).alasan_hapus
        db.session.remove()
    assert kode == ["MAMPU", "PINDAH", "TINJAU_ULANG", "TINJAU_ULANG"] and tetap == "PINDAH"


def dodo(app, dunia) -> uuid.UUID:
    with app.app_context():
        id_ = db.session.scalars(select(Usulan.id).where(Usulan.keluarga_id == dunia.keluarga[3])).one()
        db.session.remove()
    return id_


def test_from_the_list_to_the_packet_decided_both_ways(app, dunia, peramban, pabrik):
    p, id_ = peramban(dunia.op, htmx=True), dunia.musdes
    p.buka(f"/musdes/{id_}/tinjau-ulang")
    halaman = kirim(p, "/tinjau-ulang", {"keluarga": [str(satu) for satu in dunia.keluarga[:2]]})
    assert "2 keluarga masuk acara" in halaman.tulisan() and halaman.tulisan().count("Tinjau ulang penerima") == 3
    jalan.mulai(p, id_)
    p.buka(f"/musdes/{id_}/sidang?no=1")
    assert "Menerima PKH sejak" in p.halaman.tulisan() and "Tetap layak (T)" in p.halaman.tulisan()
    halaman = kirim(p, "/keputusan/", {"keputusan": "layak", "alasan": "Sudah meninggal."}, status=422)
    assert "Pilih alasan penghapusan dari daftar" in halaman.tulisan()
    kirim(p, "/keputusan/", {"keputusan": "layak", "alasan": "Sudah meninggal.", "alasan_hapus": "MENINGGAL"})
    p.buka(f"/musdes/{id_}/sidang?no=2")
    kirim(p, "/keputusan/", {"keputusan": "tidak_layak", "alasan": "Masih memenuhi kriteria."})
    halaman = p.buka(f"/musdes/{id_}/sidang?no=1")
    assert "Usulan: Penghapusan: Meninggal dunia" in halaman.tulisan()
    assert [o.get("value") for o in halaman.cari(".//select[@name='alasan_hapus']/option[@selected]")] == ["MENINGGAL"]
    jalan.catat_hadir(p, id_, 1)
    jalan.catat_notulen(p, id_)
    jalan.tutup(p, id_)
    assert usulan_of(app, Usulan.status, Usulan.alasan_hapus) == [("layak", "MENINGGAL"), ("tidak_layak", "TINJAU_ULANG")]
    kades = peramban(pabrik.pengguna("kades"), htmx=True)
    for satu in (p, kades):
        assert "kematian belum diunggah" in satu.buka(f"/musdes/{id_}").tulisan()
    assert KALIMAT_BUKTI in kades.halaman.tulisan()
    [(usulan,), _] = usulan_of(app, Usulan.id)
    p.buka(f"/usulan/{usulan}")
    jalan.unggah_bukti(p, "kematian")
    for satu in (p, kades):
        assert "kematian" not in satu.buka(f"/musdes/{id_}").tulisan()
    assert KALIMAT_BUKTI not in kades.halaman.tulisan()


def test_a_packet_goes_only_with_the_proofs_of_the_real_reason(app, dunia, pabrik):
    dunia.musdes = pabrik.musdes(oleh=dunia.op, status="berlangsung")
    with app.app_context():
        [satu] = acara_tinjau(dunia, dunia.keluarga[:1])
        tutup_dengan(dunia, [(satu, "layak", "MAMPU")])
        usulan = satu.usulan_id
        db.session.remove()
    kades, buat = pabrik.pengguna("kades"), Pembuat(app)
    for bagian in BAGIAN_PAKET:
        buat.berkas(Jadi(dunia.musdes, None), bagian, dunia.op)
    with app.app_context():
        with pytest.raises(RuleBroken) as galat:
            release_paket(uuid.uuid4(), dunia.musdes, oleh=kades)
        db.session.rollback()
        pabrik._bukti(db.session.get_one(Usulan, usulan), dunia.op)
        release_paket(uuid.uuid4(), dunia.musdes, oleh=kades)
        db.session.remove()
    assert [satu.partition(": ")[2] for satu in galat.value.rincian] == ["Foto rumah belum diunggah.", "Surat pernyataan belum diunggah."]
    assert usulan_of(app, Usulan.status) == [("diajukan",)]


def tutup_dengan(dunia, putusan) -> None:
    for acara, keputusan, alasan in putusan:
        decide_acara(acara.id, dunia.musdes, keputusan, f"Kata {keputusan}.", acara.versi, alasan_hapus=alasan, oleh=dunia.op)
    close_musdes(uuid.uuid4(), dunia.musdes, db.session.get_one(Musdes, dunia.musdes).versi, jam_selesai=time(12, 15), oleh=dunia.op)


def test_a_correction_cannot_agree_to_a_removal_without_a_reason(app, dunia, pabrik):
    dunia.musdes = pabrik.musdes(oleh=dunia.op, status="berlangsung")
    with app.app_context():
        [satu] = acara_tinjau(dunia, dunia.keluarga[:1])
        usulan, _ = satu.usulan_id, tutup_dengan(dunia, [(satu, "ditunda", "")])
        lama, betul = db.session.scalars(select(Dokumen.id)).one(), KoreksiKeluarga("Aminah Contoh", "layak", "Salah tulis.")
        with pytest.raises(RuleBroken) as galat:
            correct_dokumen(uuid.uuid4(), dunia.musdes, lama, "Salah tulis.", Koreksi(keluarga={str(usulan): betul}), oleh=dunia.op)
        db.session.remove()
    assert "memerlukan alasannya" in galat.value.rincian[0] and usulan_of(app, Usulan.status) == [("ditunda",)]


@pytest.mark.kertas
def test_lampiran_iii_prints_the_real_reason_and_who_was_kept(app, dunia, pabrik):
    dunia.musdes = pabrik.musdes(oleh=dunia.op, status="berlangsung")
    with app.app_context():
        hapus, tetap = acara_tinjau(dunia, dunia.keluarga[:2])
        tutup_dengan(dunia, [(hapus, "layak", "MENINGGAL"), (tetap, "tidak_layak", "")])
        dokumen = db.session.scalars(select(Dokumen)).one()
        hitungan = dokumen.isi["hitungan"]
        teks = rapat(per_lampiran(halaman_pdf(ensure_cetakan(dokumen.id, "berita_acara", "F4", untuk=dunia.op)))["III"])
        db.session.remove()
    assert (hitungan["hapus"], hitungan["hapus_alasan"], hitungan["tetap_layak"]) == (1, {"MENINGGAL": 1}, 1)
    assert teks.count("AminahContoh") == teks.count("BudiContoh") == 1
    assert "Meninggaldunia.Katalayak" in teks and "Ditinjauulangolehmusyawarah.Katatidak_layak" in teks and "Tetaplayak" in teks
