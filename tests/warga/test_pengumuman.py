"""A published list from preview to its end: who may, what anybody reads, and that no name is left when it is over."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import NotAllowed, RuleBroken, SameIdOtherContent, StaleWrite
from portal.jam import hari_ini, sekarang
from portal.kode import kode_of
from portal.musdes.rules.pembetulan import Koreksi, KoreksiKeluarga
from portal.musdes.service.pembetulan import correct_dokumen
from portal.pengaturan.models import Pengaturan
from portal.warga.models import Pengumuman
from portal.warga.queries.pengumuman import (
    baris,
    find_terbuka_untuk_sanggah,
    get_pengumuman,
    list_pengumuman,
    list_umum,
)
from portal.warga.service.pengumuman import publish_pengumuman, withdraw_pengumuman
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN
from tests.musdes.bahan import NOMOR, Bahan, Jadi, Pembuat, halaman_pdf

KELUARGA = [
    Bahan("Aminah Rahasia", jenis="bansos", program=("PKH", "SEMBAKO"), pbi=2), Bahan("Budi Rahasia", jenis="hapus", alasan_hapus="MENINGGAL"),
    Bahan("Cici Rahasia", keputusan="ditunda", alasan="Sakit menahun"),
]  # fmt: skip
DIBACA = ("Am***** R.", "Bu***** R.", "Ci***** R.", "PKH, Sembako, PBI-JK (2 jiwa)", "Penghapusan", NOMOR, "Air Bang", "nomor barisnya")
RAHASIA = ("Rahasia", "Sakit", "eninggal", "Jalan Contoh", "1702190")


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


@pytest.fixture
def op(pabrik):
    return pabrik.pengguna()


@pytest.fixture
def jadi(buat, op) -> Jadi:
    return buat.musdes(op, KELUARGA)


def umumkan(app, jadi, oleh, id_=None, dokumen=None):
    with app.app_context():
        try:
            return publish_pengumuman(id_ or uuid4(), jadi.musdes_id, dokumen or jadi.dokumen_id, oleh=oleh).id
        finally:
            db.session.remove()


def tarik(app, id_, oleh, alasan="Salah unggah.", versi=1):
    with app.app_context():
        try:
            withdraw_pengumuman(id_, alasan, versi=versi, oleh=oleh)
        finally:
            db.session.remove()


def dibaca_umum(peramban, id_, status=200):
    halaman = peramban().buka(f"/pengumuman/{id_}", status=status)
    assert halaman.kepala["X-Robots-Tag"].startswith("noindex") and "noindex" in halaman.cari(".//meta[@name='robots']")[0].get("content")
    for rahasia in RAHASIA:
        assert rahasia not in halaman.teks, rahasia
    return halaman


def test_the_preview_shows_what_anybody_reads_once_it_is_published(peramban, op, jadi):
    p = peramban(op)
    assert "belum diumumkan" in p.buka(f"/musdes/{jadi.musdes_id}").tulisan()
    pratinjau = p.buka(p.halaman.tautan("Umumkan"))
    p.kirim("/umumkan")
    umum = dibaca_umum(peramban, p.halaman.url.rpartition("/")[2])
    for kata in DIBACA:
        assert kata in pratinjau.tulisan() and kata in umum.tulisan(), kata
    assert [len(h.cari(".//tbody/tr")) for h in (pratinjau, umum, p.halaman)] == [3, 3, 3]
    assert "Aminah Rahasia" in p.halaman.tulisan()  # the staff see whose line it is
    assert "Diumumkan sampai" in p.buka(f"/musdes/{jadi.musdes_id}").tulisan()
    assert "sudah pernah diumumkan" in p.buka(f"/musdes/{jadi.musdes_id}/umumkan").tulisan()


def test_the_lines_follow_the_agenda_and_know_their_usulan(app, op, jadi):
    id_ = umumkan(app, jadi, op)
    with app.app_context():
        semua = baris(get_pengumuman(id_, untuk=op))
        isi = get_pengumuman(id_, untuk=op).isi
    assert [(satu.no, satu.nama, satu.usulan_id) for satu in semua] == [
        (ke, bahan.nama, jadi.usulan_ids[ke - 1]) for ke, bahan in enumerate(KELUARGA, 1)
    ]
    assert not any(str(satu) in str(isi) for satu in jadi.usulan_ids)


def test_after_its_last_day_the_names_are_gone(app, peramban, op, jadi):
    id_ = umumkan(app, jadi, op)
    for hari, status in ((14, 200), (15, 410), (4000, 410)):
        with time_machine.travel(sekarang() + timedelta(days=hari), tick=False):
            halaman = dibaca_umum(peramban, id_, status)
            daftar = peramban().buka(f"/pengumuman/?wilayah={KELURAHAN}")
        assert ("Am*****" in halaman.teks) == (status == 200) == (NOMOR in daftar.teks)
    assert "berakhir" in halaman.tulisan() and "Terima" not in halaman.tulisan()


def test_objections_are_open_for_their_days_only(app, op, jadi):
    id_ = umumkan(app, jadi, op)
    with app.app_context():
        hari = hari_ini()
        for ke, ada in ((0, True), (7, True), (8, False), (-1, False)):
            assert [satu.id for satu in find_terbuka_untuk_sanggah(KELURAHAN, hari + timedelta(days=ke))] == ([id_] if ada else [])
        assert find_terbuka_untuk_sanggah(DESA, hari) == []


def test_the_days_are_settings(app, op, jadi):
    with app.app_context():
        db.session.add_all([Pengaturan(kunci="hari_pengumuman", nilai=3), Pengaturan(kunci="hari_sanggah", nilai=9)])
        db.session.commit()
        db.session.remove()
    id_ = umumkan(app, jadi, op)
    with app.app_context():
        satu = get_pengumuman(id_, untuk=op)
        assert satu.sampai == satu.sanggah_sampai == satu.mulai + timedelta(days=3)


def test_withdrawing_needs_a_reason_and_takes_the_names_away_at_once(app, pabrik, peramban, op, jadi):
    id_ = umumkan(app, jadi, op)
    p = peramban(pabrik.pengguna("kades"))
    p.buka(f"/pengumuman-desa/{id_}")
    assert "Tulis mengapa" in p.kirim("/penarikan", {"alasan": ""}, status=422).tulisan()
    assert "5 sampai 500" in p.kirim("/penarikan", {"alasan": "x"}, status=422).tulisan()
    p.kirim("/penarikan", {"alasan": "Ada baris yang keliru."})
    assert "Ditarik" in p.halaman.tulisan() and "Ada baris yang keliru." in p.halaman.tulisan() and not p.halaman.formulir("/penarikan")
    halaman = dibaca_umum(peramban, id_, 410)
    assert "sudah ditarik" in halaman.tulisan() and "keliru" not in halaman.tulisan() and "Am*****" not in halaman.teks
    with pytest.raises(RuleBroken, match="sudah ditarik"):
        tarik(app, id_, op, versi=2)
    with pytest.raises(RuleBroken, match="sudah pernah"):
        umumkan(app, jadi, op)


def test_a_pembetulan_takes_the_old_list_away_and_gets_its_own(app, peramban, buat, op, jadi):
    lama = umumkan(app, jadi, op)
    betul, koreksi = uuid4(), Koreksi(keluarga={str(jadi.usulan_ids[0]): KoreksiKeluarga("Zainab Rahasia", "layak", "Disepakati semua peserta")})
    with app.app_context():
        correct_dokumen(betul, jadi.musdes_id, jadi.dokumen_id, "Nama keliru.", koreksi, oleh=op)
    assert "sudah dibetulkan" in dibaca_umum(peramban, lama, 410).tulisan()  # before anybody publishes the new one
    with app.app_context():
        assert find_terbuka_untuk_sanggah(KELURAHAN, hari_ini()) == []
    with pytest.raises(RuleBroken, match="baru saja dibetulkan"):
        umumkan(app, jadi, op)
    baru = umumkan(app, jadi, op, dokumen=betul)
    assert "Za***** R." in dibaca_umum(peramban, baru).tulisan() and "Membetulkan nomor" in peramban().buka(f"/pengumuman/{baru}").tulisan()
    with app.app_context():
        satu = db.session.get_one(Pengumuman, lama)
        assert satu.ditarik_oleh == op.id and satu.alasan_tarik.startswith("Dibetulkan dengan nomor") and satu.isi["baris"][0]["nama"] == "Am***** R."
        jejak = db.session.scalars(select(Jejak.rincian).where(Jejak.aksi == "pengumuman.terbit").order_by(Jejak.id)).all()
        assert len(jejak) == 2 and '"menarik": 1' in jejak[1] and "Rahasia" not in "".join(jejak)


def test_the_same_form_again_publishes_and_withdraws_once(app, op, jadi):
    id_ = uuid4()
    assert umumkan(app, jadi, op, id_) == umumkan(app, jadi, op, id_) == id_
    with pytest.raises(SameIdOtherContent):
        umumkan(app, jadi, op, id_, dokumen=uuid4())
    with pytest.raises(StaleWrite):
        tarik(app, id_, op, versi=9)
    tarik(app, id_, op)
    tarik(app, id_, op)
    with app.app_context():
        assert len(db.session.scalars(select(Pengumuman.id)).all()) == 1
        assert db.session.get_one(Pengumuman, id_).versi == 2


def test_only_the_village_publishes_and_another_village_finds_nothing(app, pabrik, peramban, buat, op, jadi):
    for peran, wilayah in (("verifikator", KABUPATEN), ("camat", KELURAHAN[:8])):
        with pytest.raises(NotAllowed):
            umumkan(app, jadi, pabrik.pengguna(peran, wilayah))
    id_ = umumkan(app, jadi, pabrik.pengguna("kades"))
    lain = peramban(pabrik.pengguna(wilayah=DESA_LAIN))
    for alamat in (f"/pengumuman-desa/{id_}", f"/musdes/{jadi.musdes_id}/umumkan", f"/musdes/{jadi.musdes_id}/pengumuman.pdf"):
        lain.buka(alamat, status=404)
    assert NOMOR not in lain.buka("/pengumuman-desa/").teks
    for peran, wilayah in (("verifikator", KABUPATEN), ("camat", KELURAHAN[:8])):
        p = peramban(pabrik.pengguna(peran, wilayah))
        assert NOMOR in p.buka("/pengumuman-desa/?keadaan=diumumkan").teks and not p.buka(f"/pengumuman-desa/{id_}").formulir("/penarikan")
        assert NOMOR not in p.buka("/pengumuman-desa/?keadaan=ditarik").teks
    tutup = buat.musdes(op, [Bahan()], status="berlangsung", lain={"jam_selesai": None})
    assert "setelah musyawarah" in peramban(op).buka(f"/musdes/{tutup.musdes_id}/umumkan").tulisan()


@pytest.mark.parametrize("ubah", ["UPDATE pengumuman SET isi = '{}'", "UPDATE pengumuman SET sampai = '2099-01-01'", "DELETE FROM pengumuman"])
def test_the_database_keeps_a_published_list_as_it_was(app, op, jadi, ubah):
    umumkan(app, jadi, op)
    with app.app_context():
        with pytest.raises(DBAPIError, match="hanya boleh ditambah|tidak boleh"):
            db.session.execute(text(ubah))
        db.session.rollback()


def test_the_public_page_chooses_a_kecamatan_then_a_desa_and_the_paper_links_to_its_list(app, peramban, op, jadi):
    id_ = umumkan(app, jadi, op)
    p = peramban()
    pilihan = [o.get("value") for o in p.buka("/pengumuman/").cari(".//option")]
    assert KELURAHAN[:8] in pilihan and KELURAHAN not in pilihan and NOMOR in p.halaman.teks
    assert KELURAHAN in [o.get("value") for o in p.buka(f"/pengumuman/?wilayah={KELURAHAN[:8]}").cari(".//option")] and NOMOR in p.halaman.teks
    for wilayah in (DESA, "17.03", "x' OR 1=1", "17.02.06"):
        halaman = p.buka("/pengumuman/", query_string={"wilayah": wilayah})
        assert (NOMOR in halaman.teks) == (wilayah[:5] != KABUPATEN)  # what is not of this kabupaten does not narrow
    with app.app_context():
        kode = kode_of(jadi.dokumen_id)
    assert f"/pengumuman/{id_}" in p.buka(f"/periksa/{kode}").tautan("nama tersamar")
    tarik(app, id_, op)
    assert "nama tersamar" not in p.buka(f"/periksa/{kode}").teks
    p.buka(f"/pengumuman/{uuid4()}", status=404)


def test_lists_are_paged_by_day_and_id(app, pabrik, buat, op, jadi):
    semua = {umumkan(app, jadi, op)} | {umumkan(app, buat.musdes(op, [Bahan()], nomor=f"{ke}/X"), op) for ke in range(2)}
    verifikator = pabrik.pengguna("verifikator", KABUPATEN)
    with app.app_context():
        for ambil in (lambda s: list_pengumuman(untuk=verifikator, hari_ini=hari_ini(), setelah=s, ukuran=1),
                      lambda s: list_umum(KABUPATEN, hari_ini(), setelah=s, ukuran=1)):  # fmt: skip
            terlihat, setelah = [], None
            while halaman := ambil(setelah):
                terlihat.append(halaman[0].id)
                setelah = (halaman[0].mulai, halaman[0].id)
            assert len(terlihat) == 3 and set(terlihat) == semua


def test_a_long_list_is_read_in_pieces(peramban, app, op, buat):
    id_ = umumkan(app, buat.musdes(op, [Bahan(f"Warga{chr(97 + ke % 26)} Contoh", jiwa=1) for ke in range(103)]), op)
    halaman = peramban().buka(f"/pengumuman/{id_}")
    assert len(halaman.cari(".//tbody/tr")) == 100
    assert [th.text for th in peramban().buka(halaman.tautan("Mulai nomor 101")).cari(".//tbody/tr/th")][0].startswith("101. ")
    for dari in ("999999999999", "-1", "x", "0"):
        assert peramban().buka(f"/pengumuman/{id_}?dari={dari}").cari(".//tbody/tr")


@pytest.mark.kertas
def test_the_sheet_for_the_board_names_the_days_and_the_address(app, peramban, op, jadi):
    p = peramban(op)
    alamat = f"/musdes/{jadi.musdes_id}/pengumuman.pdf"
    assert "Diumumkan" not in " ".join(halaman_pdf(p.buka(alamat).data))
    id_ = umumkan(app, jadi, op)
    teks = "".join(halaman_pdf(p.buka(alamat).data)).replace("\n", "")
    assert str(id_) in teks.replace(" ", "") and "Sanggahan diterima sampai" in teks
    for ke, bahan in enumerate(KELUARGA, 1):  # numbered as on the public page, for objections name the number
        assert re.search(rf"(?<![0-9]){ke} ?{bahan.nama}", teks), bahan.nama
