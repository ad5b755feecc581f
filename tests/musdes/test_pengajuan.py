"""Releasing the packet: the kades alone, once, when all four parts are there; every layak usulan goes and its family is locked."""

from __future__ import annotations

import threading
import uuid

import pytest
from sqlalchemy import func, select

from portal.audit.models import Jejak
from portal.db import db, transaction
from portal.errors import NotAllowed, RuleBroken, SameIdOtherContent
from portal.jam import hari_ini
from portal.keluarga.models import Keluarga
from portal.musdes.models import Pengajuan
from portal.musdes.rules.berkas import KALIMAT_PENCATAT, format_tanda_terima, halangan_melepas
from portal.musdes.rules.status import BAGIAN_PAKET
from portal.musdes.service.pengajuan import release_paket
from portal.usulan.models import Riwayat, Usulan
from tests.factories import DESA, KELURAHAN
from tests.musdes.bahan import Bahan, Jadi, Pembuat

CAMPUR = [
    Bahan("Aminah Contoh"), Bahan("Budi Contoh", jenis="bansos", program=("PKH",)),
    Bahan("Cici Contoh", jenis="hapus", alasan_hapus="MAMPU"), Bahan("Dodo Contoh", keputusan="tidak_layak"),
    Bahan("Eko Contoh", keputusan="ditunda"),
]  # fmt: skip


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


def siap(buat: Pembuat, oleh, bahan=None, *, desa: str = KELURAHAN, kecuali: str = "", **lain) -> Jadi:
    """A published musdes with its four parts, or without one of them."""
    jadi = buat.musdes(oleh, CAMPUR if bahan is None else bahan, desa=desa, status="terpublikasi", **lain)
    for bagian in BAGIAN_PAKET:
        if bagian != kecuali:
            buat.berkas(jadi, bagian, oleh, desa=desa)
    return jadi


def status_usulan(app, jadi: Jadi) -> list[str]:
    with app.app_context():
        per_id = dict(db.session.execute(select(Usulan.id, Usulan.status)).all())
    return [per_id[id_] for id_ in jadi.usulan_ids]


def tahun() -> int:
    return hari_ini("WIB").year


@pytest.mark.parametrize("htmx", [False, True])
def test_the_kades_sends_the_packet_and_gets_a_receipt(app, pabrik, buat, peramban, htmx):
    oleh, kades = pabrik.pengguna(), pabrik.pengguna("kades", nama="Amir Lurah")
    jadi = siap(buat, oleh)
    p = peramban(kades, htmx=htmx)
    p.buka(f"/musdes/{jadi.musdes_id}/berkas")
    tanda = p.kirim("/pengajuan").tulisan()
    nomor = f"TT-1702.19.1006-{tahun()}-0001"
    assert nomor in tanda and "3 (tiga)" in tanda and "Amir Lurah" in tanda
    assert all(nama in tanda for nama in ("Aminah Contoh", "Budi Contoh", "Cici Contoh"))
    assert "Dodo Contoh" not in tanda and "Eko Contoh" not in tanda and "1702190" not in tanda
    assert status_usulan(app, jadi) == ["diajukan", "diajukan", "diajukan", "tidak_layak", "ditunda"]
    with app.app_context():
        terkunci = dict(db.session.execute(select(Keluarga.nama, Keluarga.terkunci)).all())
        assert [terkunci[b.nama] for b in CAMPUR] == [True, True, True, False, False]
        assert db.session.scalar(select(func.count()).where(Usulan.menunggu_sejak.is_not(None))) == 3
        assert set(db.session.scalars(select(Riwayat.oleh_nama).where(Riwayat.ke == "diajukan"))) == {"Amir Lurah"}
        [jejak] = db.session.scalars(select(Jejak.rincian).where(Jejak.aksi == "paket.lepas"))
    assert nomor in jejak and "Contoh" not in jejak
    assert nomor in p.buka(f"/musdes/{jadi.musdes_id}/berkas").tulisan()


def test_sent_twice_gives_the_same_receipt(app, pabrik, buat, peramban):
    oleh, kades = pabrik.pengguna(), pabrik.pengguna("kades")
    jadi = siap(buat, oleh)
    p = peramban(kades)
    halaman = p.buka(f"/musdes/{jadi.musdes_id}/berkas")
    pertama = p.kirim("/pengajuan", halaman=halaman).tulisan()
    assert p.kirim("/pengajuan", halaman=halaman).tulisan() == pertama
    assert p.kirim("/pengajuan", {"id": str(uuid.uuid4())}, halaman=halaman).tulisan() == pertama
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Pengajuan)) == 1
        assert db.session.scalar(select(func.count()).where(Riwayat.ke == "diajukan")) == 3


def test_receipts_of_a_village_are_numbered_without_gap_and_villages_apart(app, pabrik, buat):
    oleh, kades = pabrik.pengguna(), pabrik.pengguna("kades")
    lain, kades_lain = pabrik.pengguna(wilayah=DESA), pabrik.pengguna("kades", DESA)
    satu, dua = siap(buat, oleh), siap(buat, oleh, nomor="400.9/013/AB/XI/2026")
    gagal, desa = siap(buat, oleh, kecuali="foto", nomor="400.9/014/AB/XI/2026"), siap(buat, lain, desa=DESA)
    nomor = []
    with app.app_context():
        for jadi, siapa in ((satu, kades), (gagal, kades), (dua, kades), (desa, kades_lain)):
            try:
                nomor.append(release_paket(uuid.uuid4(), jadi.musdes_id, oleh=siapa).nomor)
            except RuleBroken:
                nomor.append("")
    assert nomor == [f"TT-1702.19.1006-{tahun()}-0001", "", f"TT-1702.19.1006-{tahun()}-0002", f"TT-1702.06.2001-{tahun()}-0001"]


@pytest.mark.parametrize("kecuali", BAGIAN_PAKET)
def test_without_one_of_the_four_parts_nothing_goes_and_the_page_says_which(app, pabrik, buat, peramban, kecuali):
    oleh, kades = pabrik.pengguna(), pabrik.pengguna("kades")
    jadi = siap(buat, oleh, kecuali=kecuali)
    p = peramban(kades)
    halaman = p.buka(f"/musdes/{jadi.musdes_id}/berkas")
    assert "belum diunggah" in halaman.tulisan() and not halaman.formulir("/pengajuan")
    with app.app_context(), pytest.raises(RuleBroken) as salah:
        release_paket(uuid.uuid4(), jadi.musdes_id, oleh=kades)
    assert len(salah.value.rincian) == 1
    assert "diajukan" not in status_usulan(app, jadi)


def test_a_meeting_that_is_not_closed_or_found_nobody_layak_is_not_sent(app, pabrik, buat):
    oleh, kades = pabrik.pengguna(), pabrik.pengguna("kades")
    berjalan = buat.musdes(oleh, [Bahan()], status="berlangsung")
    kosong = siap(buat, oleh, [Bahan(keputusan="tidak_layak")])
    with app.app_context():
        with pytest.raises(RuleBroken) as salah:
            release_paket(uuid.uuid4(), berjalan.musdes_id, oleh=kades)
        assert "belum ditutup" in salah.value.rincian[0]
        with pytest.raises(RuleBroken, match="Tidak ada usulan layak"):
            release_paket(uuid.uuid4(), kosong.musdes_id, oleh=kades)
        with pytest.raises(SameIdOtherContent):
            id_ = uuid.uuid4()
            release_paket(id_, siap_di(app, buat, oleh).musdes_id, oleh=kades)
            release_paket(id_, siap_di(app, buat, oleh, nomor="400.9/99/AB/XI/2026").musdes_id, oleh=kades)


def siap_di(app, buat, oleh, **lain) -> Jadi:
    return siap(buat, oleh, [Bahan()], **({"nomor": "400.9/98/AB/XI/2026"} | lain))


def test_only_the_kades_of_the_village_sends_and_never_who_recorded_the_meeting(app, pabrik, buat, peramban):
    oleh, lain = pabrik.pengguna(), pabrik.pengguna("kades", DESA)
    jadi = siap(buat, oleh)
    p = peramban(oleh)
    halaman = p.buka(f"/musdes/{jadi.musdes_id}/berkas")
    assert not halaman.formulir("/pengajuan")
    token = p.isian("/berkas")[2]["csrf_token"]
    p.buka(f"/musdes/{jadi.musdes_id}/pengajuan", metode="POST", data={"csrf_token": token, "id": str(uuid.uuid4())}, status=403)
    with app.app_context():
        with pytest.raises(NotAllowed):
            release_paket(uuid.uuid4(), jadi.musdes_id, oleh=oleh)
    q = peramban(lain)
    q.buka(f"/musdes/{jadi.musdes_id}/berkas", status=404)
    q.buka(f"/musdes/{jadi.musdes_id}/pengajuan", status=404)
    kades = pabrik.pengguna("kades")
    sendiri = siap(buat, kades, nomor="400.9/020/AB/XI/2026")
    with app.app_context(), pytest.raises(RuleBroken) as salah:
        release_paket(uuid.uuid4(), sendiri.musdes_id, oleh=kades)
    assert salah.value.rincian == (KALIMAT_PENCATAT,)


def test_a_cancelled_usulan_stays_behind(app, pabrik, buat):
    oleh, kades = pabrik.pengguna(), pabrik.pengguna("kades")
    jadi = siap(buat, oleh)
    with app.app_context():
        with transaction(jejak=0) as sesi:
            sesi.get_one(Usulan, jadi.usulan_ids[0]).status = "dibatalkan"
        assert release_paket(uuid.uuid4(), jadi.musdes_id, oleh=kades).jumlah == 2
    assert status_usulan(app, jadi)[0] == "dibatalkan"


def test_after_release_no_file_comes_or_goes(app, pabrik, buat, peramban):
    oleh, kades = pabrik.pengguna(), pabrik.pengguna("kades")
    jadi = siap(buat, oleh)
    p = peramban(oleh)
    halaman = p.buka(f"/musdes/{jadi.musdes_id}/berkas")
    with app.app_context():
        release_paket(uuid.uuid4(), jadi.musdes_id, oleh=kades)
    assert "tidak berubah lagi" in p.kirim("/penghapusan", halaman=halaman, status=422).tulisan()
    sesudah = p.buka(f"/musdes/{jadi.musdes_id}/berkas")
    assert not sesudah.formulir("/penghapusan") and not [e for e in sesudah.cari(".//input") if e.get("type") == "file"]


def test_a_receipt_that_does_not_exist_yet_says_so(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = siap(buat, oleh)
    assert "belum diajukan" in peramban(oleh).buka(f"/musdes/{jadi.musdes_id}/pengajuan", status=404).tulisan()


def test_two_clicks_at_once_give_one_receipt(app, pabrik, buat):
    oleh, kades = pabrik.pengguna(), pabrik.pengguna("kades")
    jadi = siap(buat, oleh)
    mulai, hasil = threading.Barrier(2), []

    def klik():
        with app.app_context():
            mulai.wait()
            hasil.append(release_paket(uuid.uuid4(), jadi.musdes_id, oleh=kades).nomor)

    utas = [threading.Thread(target=klik) for _ in range(2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert len(hasil) == 2 and len(set(hasil)) == 1
    with app.app_context():
        assert db.session.scalar(select(func.count()).where(Riwayat.ke == "diajukan")) == 3


def test_the_receipt_number_and_what_stands_in_the_way():
    assert format_tanda_terima("17.02.19.1006", 2026, 1) == "TT-1702.19.1006-2026-0001"
    assert halangan_melepas("terpublikasi", "kades", ("operator", None)) == []
    assert halangan_melepas("terpublikasi", "kades", ("operator", "kades")) == [KALIMAT_PENCATAT]
    assert len(halangan_melepas("berlangsung", "x", ("x",))) == 2
