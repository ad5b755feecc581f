"""The queue when it is full: eight verifikator on the same two hundred usulan, filters, search, ages, all in few statements."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from portal.db import db
from portal.jam import sekarang
from portal.keluarga.models import Keluarga
from portal.pemeriksaan.models import Temuan
from portal.usulan.models import Riwayat, Usulan
from portal.usulan.rules.status import TERVERIFIKASI
from portal.verifikasi.models import Keputusan, Massal
from portal.verifikasi.rules import Putusan
from portal.verifikasi.service.keputusan import decide_many
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.verifikasi.bahan import JAHAT, KABUPATEN_LAIN, kantor, keadaan, ubah
from tests.verifikasi.test_balapan import ORANG, serentak
from tests.verifikasi.test_keputusan import putus

BANYAK = 200


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def penuhi(app, k, banyak: int = BANYAK) -> list[UUID]:
    """So many usulan of one family in the queue, written at once."""
    keluarga, kini = k.pabrik.keluarga(oleh=k.operator), sekarang()
    ids = [uuid4() for _ in range(banyak)]
    isi = {
        "keluarga_id": keluarga, "desa_kode": KELURAHAN, "jenis": "masuk", "status": "diajukan", "isi_sidik": "-", "dibuat_oleh": k.operator.id,
        "dibuat_pada": kini, "diubah_pada": kini, "menunggu_sejak": kini, "versi": 1, "perubahan": [], "asal": "desa",
    }  # fmt: skip
    with app.app_context():
        db.session.execute(db.insert(Usulan), [{**isi, "id": id_, "nomor": f"UJI/{ke:04d}"} for ke, id_ in enumerate(ids)])
        db.session.commit()
        db.session.remove()
    return ids


def test_eight_verifikator_deciding_the_same_two_hundred_decide_each_once_and_every_loser_is_told_who(app, k, pabrik):
    orang, ids = [pabrik.pengguna("verifikator", KABUPATEN, f"Verifikator {ke}") for ke in range(ORANG)], penuhi(app, k)

    def kerja(oleh, ke):
        hasil = []
        for awal in range(0, BANYAK, 50):  # each begins at another quarter
            mulai = (awal + ke * 50) % BANYAK
            laporan = decide_many(uuid4(), ids[mulai : mulai + 50], Putusan(TERVERIFIKASI), oleh=oleh).laporan
            hasil.append(laporan)
        return hasil

    laporan = [satu for semua in serentak(app, orang, kerja) for satu in semua]
    assert sorted(id_ for satu in laporan for id_ in satu["diputus"]) == sorted(map(str, ids))
    with app.app_context():
        pemutus = {str(id_): oleh for id_, oleh in db.session.execute(db.select(Keputusan.usulan_id, Keputusan.dibuat_oleh))}
        langkah = db.select(db.func.count()).select_from(Riwayat).where(Riwayat.ke == TERVERIFIKASI)
        jumlah = db.session.scalar(db.select(db.func.count()).select_from(Keputusan)), db.session.scalar(langkah)
        db.session.remove()
    assert jumlah == (BANYAK, BANYAK)
    nama = {satu.id: satu.nama for satu in orang}
    dilewati = [baris for satu in laporan for baris in satu["dilewati"]]
    assert len(dilewati) == BANYAK * (ORANG - 1)
    assert all(sebab.startswith(f"Sudah diputus {nama[pemutus[id_]]} pada ") for id_, sebab in dilewati)


def test_two_hundred_are_decided_at_once_and_each_that_was_left_out_has_its_reasons(app, k):
    ids = penuhi(app, k)
    ubah(app, Usulan, ids[0], status="ditolak")
    ubah(app, Usulan, ids[1], dibuat_oleh=k.rina.id)
    ubah(app, Usulan, ids[2], status="diperiksa", pemeriksa_id=k.budi.id, klaim_sampai=sekarang() + timedelta(minutes=9))
    with app.app_context():
        id_ = decide_many(uuid4(), ids, Putusan(TERVERIFIKASI), oleh=k.rina).id
        laporan = db.session.get_one(Massal, id_).laporan
        db.session.remove()
    assert len(laporan["diputus"]) == BANYAK - 3
    sebab = {UUID(satu): kalimat for satu, kalimat in laporan["dilewati"]}
    assert set(sebab) == set(ids[:3]) and all(sebab.values())
    assert "Anda buat sendiri" in sebab[ids[1]] and "Sedang diperiksa Budi Contoh" in sebab[ids[2]]


def test_the_queue_is_narrowed_by_village_and_by_flag_and_its_pages_keep_the_filter(app, k, peramban):
    satu, temuan, ulang = k.antre(3)
    jauh = k.antre(desa=DESA)[0]
    p = peramban(k.rina)
    putus(p, ulang, "dikembalikan", {"bagian": ["foto"], "catatan_kembali": "Foto rumah belum ada."})
    ubah(app, Usulan, ulang, status="diajukan")
    with app.app_context():
        kini, keluarga = sekarang(), db.session.get_one(Usulan, temuan).keluarga_id
        isi = {"aturan": "NIK_GANDA", "tingkat": "tolak", "status": "terbuka", "bukti": {}, "ditemukan_pada": kini, "terlihat_pada": kini}
        db.session.add(Temuan(id=uuid4(), kunci="uji", desa_kode=KELURAHAN, keluarga_id=keluarga, **isi))
        db.session.commit()
        db.session.remove()
    nomor = {i: keadaan(app, i).nomor for i in (satu, temuan, ulang, jauh)}

    def ada(saringan):
        tulisan = p.buka(f"/verifikasi/?{saringan}").tulisan()
        return {i for i, satu_nomor in nomor.items() if satu_nomor in tulisan}

    assert ada("") == set(nomor) and ada("tanda=temuan") == {temuan} and ada("tanda=ulang") == {ulang}
    assert ada("tanda=kerabat") == set() and ada("tanda=kunjungan") == set() and ada("tanda=%00") == set(nomor)
    assert ada(f"kecamatan={DESA[:8]}&desa={DESA}") == {jauh} and ada(f"kecamatan={KELURAHAN[:8]}&desa={DESA}") == {satu, temuan, ulang}
    assert "Foto rumah belum ada." in p.buka(f"/verifikasi/{ulang}").tulisan()
    assert "Tidak ada data keluarga yang berubah" in p.halaman.tulisan()


def test_a_name_or_a_number_is_found_by_post_and_a_stranger_finds_nothing(app, k, pabrik, peramban):
    id_ = k.antre(nama="Zubaidah Rahmawati")[0]
    k.antre(nama=JAHAT)
    p = peramban(k.rina)

    def cari(orang, kata, status=None):
        orang.buka("/verifikasi/")
        return orang.kirim("/verifikasi/pencarian", {"cari": kata}, status=status).tulisan()

    assert keadaan(app, id_).nomor in cari(p, "zubaidah") and keadaan(app, id_).nomor in cari(p, keadaan(app, id_).nomor[-6:])
    assert JAHAT[:20] in cari(p, "hyperlink") and "Tidak ada usulan" in cari(p, "100%_") and "3 huruf" in cari(p, "zu", 422)
    assert "Tidak ada usulan" in cari(peramban(pabrik.pengguna("verifikator", KABUPATEN_LAIN)), "zubaidah")
    assert p.buka("/verifikasi/pencarian").url.endswith("/verifikasi/")


def test_next_passes_over_the_one_on_screen_and_comes_round(app, k, peramban):
    satu, dua, tiga = k.antre(3)
    for ke, id_ in enumerate((satu, dua, tiga)):
        ubah(app, Usulan, id_, menunggu_sejak=sekarang() - timedelta(days=9 - ke))
    p = peramban(k.rina)
    for dari, ke in ((satu, dua), (dua, tiga), (tiga, satu)):
        p.buka(f"/verifikasi/{dari}")
        lanjut = [a for a in p.halaman.cari(".//a") if a.get("accesskey") == "b"]
        assert p.buka(lanjut[0].get("href")).url.endswith(f"/verifikasi/{ke}")
    ubah(app, Usulan, dua, status="diperiksa", pemeriksa_id=k.budi.id, klaim_sampai=sekarang() + timedelta(minutes=9))
    assert p.buka(f"/verifikasi/berikut?sesudah={satu}").url.endswith(f"/verifikasi/{tiga}")
    assert p.buka("/verifikasi/berikut?sesudah=x").url.endswith(f"/verifikasi/{satu}")


def test_the_page_of_ages_tells_the_slowest_first_in_a_handful_of_statements(app, k, peramban, hitung_sql):
    lama, *_ = penuhi(app, k)
    jauh = k.antre(desa=DESA)[0]
    ubah(app, Usulan, lama, menunggu_sejak=sekarang() - timedelta(days=40))
    ubah(app, Usulan, jauh, menunggu_sejak=sekarang() - timedelta(days=20))
    p = peramban(k.rina)
    with hitung_sql() as sql:
        halaman = p.buka("/verifikasi/umur/")
    assert len(sql) <= 6, sql
    baris = [b.find("th").find("a").text for b in halaman.cari(".//table[1]/tbody/tr")]
    assert len(baris) == 2 and "Derati" in baris[0] and "Air Bang" in baris[1]
    assert "201" in halaman.tulisan() and "Median" in halaman.tulisan()
    satu = p.buka(f"/verifikasi/umur/?kecamatan={KELURAHAN[:8]}").tulisan()
    assert "Air Bang" in satu and "Derati" not in satu
    assert p.buka("/verifikasi/umur/?kecamatan=%27").tulisan().count("Derati")


def test_a_family_changed_since_its_return_is_shown_before_and_after(app, k, pabrik, peramban):
    id_ = k.antre()[0]
    p, op = peramban(k.rina), peramban(k.operator)
    putus(p, id_, "dikembalikan", {"bagian": ["alamat"], "catatan_kembali": "Alamat belum sesuai KTP."})
    keluarga = keadaan(app, id_).keluarga_id
    op.buka(f"/keluarga/{keluarga}")
    op.kirim(f"/keluarga/{keluarga}/alamat", {"alamat": "Jalan Melati Nomor 9"})
    op.buka(f"/usulan/{id_}")
    op.kirim("/pengiriman-ulang")
    tulisan = p.buka(f"/verifikasi/{id_}").tulisan()
    assert "Sejak dikembalikan" in tulisan and "Alamat belum sesuai KTP." in tulisan
    assert "Jalan Contoh Nomor 7" in tulisan and "Jalan Melati Nomor 9" in tulisan
    with app.app_context():
        assert db.session.get_one(Keluarga, keluarga).alamat == "Jalan Melati Nomor 9"
        db.session.remove()
