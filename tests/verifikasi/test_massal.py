"""One decision for many: the receipt names each that was decided and each that was left out, and why."""

from __future__ import annotations

import uuid

import pytest

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga
from portal.usulan.models import Usulan
from portal.verifikasi.models import Keputusan, Massal
from tests.verifikasi.bahan import JAHAT, KABUPATEN_LAIN, anggota_of, kantor, keadaan, token, ubah
from tests.verifikasi.test_keputusan import putus


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def pilih(p, ids):
    """The confirmation page for these, as the second button of the queue asks for it."""
    p.buka("/verifikasi/")
    _, _, nilai = p.isian("/verifikasi/klaim")
    return p.buka("/verifikasi/keputusan-massal/baru", metode="POST", data={**nilai, "usulan": [str(i) for i in ids]})


def test_the_second_button_of_the_queue_leads_to_the_confirmation(k, peramban):
    k.antre()
    halaman = peramban(k.rina).buka("/verifikasi/")
    tombol = [b for b in halaman.cari(".//button") if b.get("formaction")]
    assert [b.get("formaction") for b in tombol] == ["/verifikasi/keputusan-massal/baru"]


def test_a_batch_decides_what_is_free_and_names_the_rest(app, k, peramban):
    bebas, milik, dipegang, sendiri, sudah, ganda, desil = (*k.antre(6), k.bansos(program=("PKH",)))
    p, q = peramban(k.rina), peramban(k.budi)
    for orang, id_ in ((p, milik), (q, dipegang)):
        orang.buka(f"/verifikasi/{id_}")
        orang.kirim(f"/verifikasi/{id_}/klaim")
    ubah(app, Usulan, sendiri, dibuat_oleh=k.rina.id)
    ubah(app, Keluarga, keadaan(app, desil).keluarga_id, desil=8)
    ubah(app, Anggota, anggota_of(app, ganda)[0].id, nik=anggota_of(app, sudah)[0].nik)
    konfirmasi = pilih(p, [bebas, milik, dipegang, sendiri, sudah, ganda, desil])
    putus(q, sudah, "terverifikasi")
    assert "Sedang diperiksa Budi Contoh" in konfirmasi.tulisan() and "di atas batas PKH" in konfirmasi.tulisan()
    laporan = p.kirim("/verifikasi/keputusan-massal", halaman=konfirmasi)
    assert "2 usulan disetujui." in laporan.tulisan() and "5 usulan dilewati." in laporan.tulisan()
    baris = [b for b in laporan.cari(".//tr") if b.find("td[@data-l='Sebab']") is not None]
    sebab = {b.find(".//span").text: b.find("td[@data-l='Sebab']").text for b in baris}
    for id_, kata in (
        (dipegang, "Sedang diperiksa Budi Contoh sampai"), (sendiri, "Anda buat sendiri"), (sudah, "Sudah diputus Budi Contoh pada"),
        (ganda, "juga tercatat di keluarga lain"), (desil, "di atas batas PKH"),
    ):  # fmt: skip
        assert kata in sebab[keadaan(app, id_).nomor]
    assert [keadaan(app, i).status for i in (bebas, milik, dipegang, sendiri, ganda, desil)] == [
        "terverifikasi", "terverifikasi", "diperiksa", "diajukan", "diajukan", "diajukan",
    ]  # fmt: skip


def test_the_same_batch_again_is_the_same_receipt_and_other_content_is_refused(app, k, peramban):
    ids = k.antre(3)
    p = peramban(k.rina)
    konfirmasi = pilih(p, ids)
    url, _, nilai = p.isian("/verifikasi/keputusan-massal", halaman=konfirmasi)
    satu = p.buka(url, metode="POST", data=nilai)
    dua = p.buka(url, metode="POST", data=nilai)
    assert (satu.url, satu.tulisan()) == (dua.url, dua.tulisan()) and "/verifikasi/massal/" in satu.url
    p.buka(url, metode="POST", data={**nilai, "usulan": nilai["usulan"][:1]}, status=409)
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(Keputusan)) == 3
        assert db.session.scalar(db.select(db.func.count()).select_from(Massal)) == 1
        db.session.remove()


def test_a_batch_may_return_or_refuse_with_one_reason(app, k, peramban):
    ids = k.antre(4)
    p = peramban(k.rina)
    konfirmasi = pilih(p, ids[:2])
    salah = p.kirim("/verifikasi/keputusan-massal", {"hasil": "dikembalikan"}, halaman=konfirmasi, status=422)
    assert "Pilih bagian" in salah.tulisan()
    p.kirim("/verifikasi/keputusan-massal", {"hasil": "dikembalikan", "bagian": "foto", "catatan": "Foto rumah belum ada."}, halaman=salah)
    assert [keadaan(app, i).status for i in ids[:2]] == ["dikembalikan"] * 2
    konfirmasi = pilih(p, ids[2:])
    salah = p.kirim("/verifikasi/keputusan-massal", {"hasil": "ditolak", "alasan": "LAINNYA"}, halaman=konfirmasi, status=422)
    assert "perlu penjelasan" in salah.tulisan()
    p.kirim("/verifikasi/keputusan-massal", {"hasil": "ditolak", "alasan": "BANTUAN_LAIN", "catatan": ""}, halaman=konfirmasi)
    assert [keadaan(app, i).alasan_putusan for i in ids[2:]] == ["BANTUAN_LAIN"] * 2


def test_a_batch_of_bansos_approves_every_line(app, k, peramban):
    id_ = k.bansos()
    p = peramban(k.rina)
    p.kirim("/verifikasi/keputusan-massal", halaman=pilih(p, [id_]))
    assert {b[1] for b in keadaan(app, id_).program} == {"terverifikasi"}


def test_ticks_that_do_not_exist_for_me_are_not_decided(app, k, pabrik, peramban):
    id_ = k.antre()[0]
    asing = pabrik.pengguna("verifikator", KABUPATEN_LAIN)
    p = peramban(k.rina)
    konfirmasi = pilih(p, [id_])
    _, _, nilai = p.isian("/verifikasi/keputusan-massal", halaman=konfirmasi)
    q = peramban(asing)
    nilai["csrf_token"] = token(q)
    laporan = q.buka("/verifikasi/keputusan-massal", metode="POST", data=nilai)
    assert "0 usulan disetujui" in laporan.tulisan() and keadaan(app, id_).nomor not in laporan.tulisan()
    p.buka(laporan.url, status=404)
    p.buka(f"/verifikasi/massal/{uuid.uuid4()}", status=404)
    assert keadaan(app, id_).status == "diajukan"


def test_nothing_ticked_is_told_kindly_and_too_many_are_refused(app, k, peramban):
    id_ = k.antre()[0]
    p = peramban(k.rina)
    assert "Belum ada usulan yang dipilih" in pilih(p, []).tulisan()
    konfirmasi = pilih(p, [id_])
    tanpa = p.kirim("/verifikasi/keputusan-massal", {"usulan": None}, halaman=konfirmasi, status=422)
    assert "Belum ada usulan yang dipilih" in tanpa.tulisan()
    banyak = [str(uuid.uuid4()) for _ in range(201)]
    terlalu = p.kirim("/verifikasi/keputusan-massal", {"usulan": banyak}, halaman=konfirmasi, status=422)
    assert "Paling banyak 200" in terlalu.tulisan()


def test_hostile_names_are_text_on_the_confirmation_and_the_report(k, peramban):
    ids = k.antre(nama=JAHAT)
    p = peramban(k.rina)
    konfirmasi = pilih(p, ids)
    laporan = p.kirim("/verifikasi/keputusan-massal", halaman=konfirmasi)
    for halaman in (konfirmasi, laporan):
        assert JAHAT in "".join(halaman.pohon.itertext()) and "<script>alert" not in halaman.teks
