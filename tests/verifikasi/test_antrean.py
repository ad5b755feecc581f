"""The queue: who waits longest, what is seen at a glance, claims."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from portal.audit.models import Jejak
from portal.db import db
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Keluarga
from portal.usulan.models import Usulan
from tests.factories import DESA
from tests.verifikasi.bahan import (
    JAHAT,
    KABUPATEN_LAIN,
    PERAN_LAIN,
    anggota_of,
    kantor,
    keadaan,
    token,
    ubah,
)


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def nomor_di(halaman) -> list[str]:
    return [s.text for s in halaman.cari(".//tbody//th/span[@class='sub']")]


def test_the_one_that_has_waited_longest_stands_first_and_is_late_by_service_days(app, k, peramban):
    baru, lama = k.antre(2)
    ubah(app, Usulan, lama, menunggu_sejak=sekarang() - timedelta(days=12))
    halaman = peramban(k.rina).buka("/verifikasi/")
    assert nomor_di(halaman) == [keadaan(app, lama).nomor, keadaan(app, baru).nomor]
    assert "Dari 1 desa dan kelurahan." in halaman.tulisan() and "2 menunggu" in halaman.tulisan()
    tanda = [(t.text, t.get("class")) for t in halaman.cari(".//tbody//td[@data-l='Menunggu']/span[1]")]
    assert tanda == [("12 hari", "tag bad"), ("kurang dari sehari", "tag ok")]
    terlambat = peramban(k.rina).buka("/verifikasi/?umur=terlambat")
    assert nomor_di(terlambat) == [keadaan(app, lama).nomor]
    assert "1 lewat 5 hari layanan" in terlambat.tulisan()


def test_filters_narrow_the_queue_and_unknown_values_count_as_none(app, k, peramban):
    masuk = k.antre()[0]
    bansos = k.bansos(program=("SEMBAKO",))
    jauh = k.antre(desa=DESA)[0]
    k.antre(status="dikembalikan")
    k.antre(status="terverifikasi")
    p = peramban(k.rina)
    nomor = {id_: keadaan(app, id_).nomor for id_ in (masuk, bansos, jauh)}
    for saring, harus in (
        ("", {masuk, bansos, jauh}), ("kecamatan=17.02.06", {jauh}), ("jenis=bansos", {bansos}), ("program=SEMBAKO", {bansos}),
        ("program=PKH", set()), ("milik=saya", set()), ("jenis=aneh&kecamatan=99&umur=x", {masuk, bansos, jauh}),
    ):  # fmt: skip
        assert set(nomor_di(p.buka(f"/verifikasi/?{saring}"))) == {nomor[i] for i in harus}, saring
    assert "1 dikembalikan, di desa" in p.halaman.tulisan()


def test_the_pages_of_the_queue_hold_each_usulan_once(app, k, peramban):
    ids = k.antre(30)
    for id_ in ids[:15]:
        ubah(app, Usulan, id_, menunggu_sejak=sekarang().replace(microsecond=0))
    p = peramban(k.rina)
    for id_ in ids[5:9]:
        p.buka(f"/verifikasi/{id_}/klaim", metode="POST", data={"csrf_token": token(p)})
    satu = p.buka("/verifikasi/")
    dua = p.buka(satu.tautan("Berikutnya").replace("http://portal.uji", ""))
    assert len(nomor_di(satu)) == 25 and len(nomor_di(dua)) == 5
    assert len({*nomor_di(satu), *nomor_di(dua)}) == 30


def test_the_queue_costs_at_most_eight_statements_however_long_it_is(k, peramban, hitung_sql):
    k.antre(3)
    k.bansos()
    p = peramban(k.rina)
    p.buka("/verifikasi/")
    for halaman in ("/verifikasi/", "/pengesahan/", "/pengesahan/riwayat", "/serahan/"):
        with hitung_sql() as sql:
            p.buka(halaman)
        assert 0 < len(sql) <= 8, (halaman, sql)


def test_a_claim_is_seen_by_all_renewed_by_its_holder_and_runs_out(app, k, peramban):
    id_ = k.antre()[0]
    p, q = peramban(k.rina), peramban(k.budi)
    p.buka(f"/verifikasi/{id_}")
    p.kirim(f"/verifikasi/{id_}/klaim")
    assert "Anda memeriksa usulan ini sampai" in p.halaman.tulisan()
    awal = keadaan(app, id_)
    assert (awal.status, awal.pemeriksa_id) == ("diperiksa", k.rina.id)
    assert "Diperiksa Rina Contoh sampai pukul" in q.buka("/verifikasi/").tulisan()
    assert "Diperiksa Anda sampai pukul" in p.buka("/verifikasi/?milik=saya").tulisan()
    q.buka(f"/verifikasi/{id_}")
    assert "Sedang diperiksa Rina Contoh sampai pukul" in q.halaman.tulisan()
    assert not q.halaman.formulir("/keputusan"), "yang dipegang orang lain tidak menawarkan keputusan"
    q.buka(f"/verifikasi/{id_}/klaim", metode="POST", data={"csrf_token": token(q)}, status=409)
    assert "Sedang diperiksa Rina Contoh" in q.halaman.tulisan()
    with time_machine.travel(sekarang() + timedelta(minutes=20), tick=False):
        p.buka(f"/verifikasi/{id_}")
        p.kirim(f"/verifikasi/{id_}/klaim", ke=0)
        lanjutan = keadaan(app, id_)
        assert lanjutan.klaim_sampai > awal.klaim_sampai and lanjutan.versi == awal.versi
    with time_machine.travel(sekarang() + timedelta(minutes=51), tick=False):
        q = peramban(k.budi)
        q.buka(f"/verifikasi/{id_}")
        q.kirim(f"/verifikasi/{id_}/klaim")
    akhir = keadaan(app, id_)
    assert (akhir.pemeriksa_id, akhir.menunggu_sejak) == (k.budi.id, awal.menunggu_sejak)
    assert "Waktu periksa petugas sebelumnya sudah habis" in q.halaman.tulisan()


def test_a_released_claim_keeps_its_place_and_releasing_twice_is_no_fault(app, k, peramban):
    id_ = k.antre()[0]
    awal = keadaan(app, id_)
    p = peramban(k.rina, htmx=True)
    p.buka(f"/verifikasi/{id_}")
    potongan = p.kirim(f"/verifikasi/{id_}/klaim")
    assert potongan.pohon[0].get("id") == f"verifikasi-keputusan-{id_}"
    lepas = p.isian(f"/verifikasi/{id_}/klaim/penghapusan")
    p.kirim(f"/verifikasi/{id_}/klaim/penghapusan")
    p.buka(lepas[0], metode="POST", data=lepas[2])
    akhir = keadaan(app, id_)
    assert (akhir.status, akhir.pemeriksa_id, akhir.klaim_sampai, akhir.menunggu_sejak) == ("diajukan", None, None, awal.menunggu_sejak)


def test_several_are_claimed_at_once_and_those_that_were_not_are_named(app, k, peramban):
    ids = k.antre(3)
    p, q = peramban(k.rina), peramban(k.budi)
    q.buka(f"/verifikasi/{ids[0]}")
    q.kirim(f"/verifikasi/{ids[0]}/klaim")
    p.buka("/verifikasi/")
    p.kirim("/verifikasi/klaim", {"usulan": [str(i) for i in ids]})
    assert "2 usulan Anda ambil" in p.halaman.tulisan()
    assert f"1 usulan tidak dapat diambil. {keadaan(app, ids[0]).nomor}: Sedang diperiksa Budi Contoh" in p.halaman.tulisan()
    assert [keadaan(app, i).pemeriksa_id for i in ids] == [k.budi.id, k.rina.id, k.rina.id]
    p.buka("/verifikasi/")
    p.kirim("/verifikasi/klaim")
    assert "Belum ada usulan yang dipilih" in p.halaman.tulisan()


def test_opening_a_usulan_shows_the_whole_nik_and_leaves_one_line_on_the_trail(app, k, peramban):
    id_ = k.antre()[0]
    p = peramban(k.rina)
    halaman = p.buka(f"/verifikasi/{id_}")
    nik = [s.text.replace(" ", "") for s in halaman.cari(".//td[@data-l='NIK']")]
    assert len(nik) == 3 and all(len(n) == 16 and n.isdigit() for n in nik)
    with app.app_context():
        baris = db.session.execute(db.select(Jejak.aksi, Jejak.objek_id, Jejak.rincian).where(Jejak.aksi == "keluarga.lihat_nik")).all()
        db.session.remove()
    assert len(baris) == 1 and baris[0].objek_id == str(keadaan(app, id_).keluarga_id)
    assert not any(n in baris[0].rincian for n in nik)
    assert not any(n in p.buka("/verifikasi/").teks for n in nik), "daftar tidak memuat NIK"


def test_a_nik_that_stands_in_another_family_is_a_tag_and_a_sentence(app, k, peramban):
    satu, dua = k.antre(2)
    ubah(app, Anggota, anggota_of(app, dua)[0].id, nik=anggota_of(app, satu)[0].nik)
    p = peramban(k.rina)
    assert p.buka("/verifikasi/").tulisan().count("NIK ganda?") == 2
    assert "juga tercatat" in p.buka(f"/verifikasi/{satu}").tulisan()


def test_names_from_outside_are_text(app, k, peramban):
    id_ = k.antre(nama=JAHAT)[0]
    p = peramban(k.rina)
    for url in ("/verifikasi/", f"/verifikasi/{id_}"):
        halaman = p.buka(url)
        assert JAHAT in "".join(halaman.pohon.itertext()) and "<script>alert" not in halaman.teks


def test_what_the_village_still_holds_does_not_exist_here(app, k, peramban):
    p = peramban(k.rina)
    for status in ("draf", "siap_musdes", "layak", "dibatalkan"):
        p.buka(f"/verifikasi/{k.antre(status=status)[0]}", status=404)
    for status in ("dikembalikan", "ditolak", "terverifikasi", "disahkan"):
        halaman = p.buka(f"/verifikasi/{k.antre(status=status)[0]}")
        assert not halaman.formulir("/keputusan")


def test_another_kabupaten_and_other_roles_see_nothing(app, k, pabrik, peramban):
    id_ = k.antre()[0]
    asing = peramban(pabrik.pengguna("verifikator", KABUPATEN_LAIN))
    assert "Tidak ada usulan yang menunggu" in asing.buka("/verifikasi/").tulisan()
    asing.buka(f"/verifikasi/{id_}", status=404)
    for url in ("klaim", "klaim/penghapusan", "keputusan"):
        asing.buka(f"/verifikasi/{id_}/{url}", metode="POST", data={"csrf_token": token(asing), "hasil": "terverifikasi"}, status=404)
    for peran, wilayah in PERAN_LAIN:
        lain = peramban(pabrik.pengguna(peran, wilayah))
        lain.buka("/verifikasi/", status=403)
        lain.buka(f"/verifikasi/{id_}", status=403)
    kadis = peramban(k.kadis)
    kadis.buka("/verifikasi/")
    assert not kadis.buka(f"/verifikasi/{id_}").formulir("/keputusan")
    kadis.buka(f"/verifikasi/{id_}/klaim", metode="POST", data={"csrf_token": token(kadis)}, status=403)
    assert keadaan(app, id_).status == "diajukan"


def test_a_family_without_complete_data_can_be_examined_all_the_same(app, k, peramban):
    id_ = k.antre()[0]
    ubah(app, Keluarga, keadaan(app, id_).keluarga_id, no_kk=None, alamat="", rt="", rw="", desil=9)
    ubah(app, Anggota, anggota_of(app, id_)[0].id, nik=None, tanggal_lahir=None, hubungan=None, jenis_kelamin="")
    peramban(k.rina).buka("/verifikasi/")
    peramban(k.rina).buka(f"/verifikasi/{id_}")
