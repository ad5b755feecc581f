"""An answer of the centre that was typed wrong is taken back: with a reason, both rows kept, and only while nothing was built on it."""

from __future__ import annotations

import uuid
from types import SimpleNamespace

import pytest

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import NotFound, RuleBroken, StaleWrite
from portal.kuota.rules import PBI_JK, PKH
from portal.pertukaran.models import HasilPusat
from portal.pertukaran.rules import penarikan as aturan
from portal.pertukaran.service import withdraw_hasil
from portal.usulan.rules.status import TARIK_HASIL, TRANSISI
from tests.factories import KELURAHAN
from tests.pertukaran.test_hasil import catat, dikirim
from tests.pertukaran.test_serahan import baris_program, buat
from tests.verifikasi.bahan import KABUPATEN_LAIN, kantor, keadaan

SEBAB = {"alasan": "Salah pilih, pusat menjawab padan."}


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def tarik(p, id_, status=None, **isi):
    halaman = p.buka(f"/hasil-pusat/{id_}")
    return p.kirim("/penarikan", SEBAB | isi, halaman=halaman, status=status)


def jawab(hasil, baris=None, impor=None):
    return SimpleNamespace(id=uuid.uuid4(), hasil=hasil, baris_id=baris, impor_id=impor)


@pytest.mark.sekali
def test_what_is_left_of_the_answers_says_what_the_usulan_is():
    a, b = uuid.uuid4(), uuid.uuid4()
    satu, dua = jawab("tidak_padan"), jawab("padan")
    assert aturan.keadaan_dari([], []) == "dikirim" and aturan.keadaan_dari([satu, dua], []) == "padan"
    assert aturan.keadaan_dari([jawab("ditolak_pusat", a)], [a, b]) == "dikirim"
    assert aturan.keadaan_dari([jawab("ditolak_pusat", a), jawab("ditetapkan", b)], [a, b]) == "ditetapkan"
    assert aturan.ditolak_karena([jawab("ditolak_pusat")], [], [a, b]) == [a, b]
    assert aturan.ditolak_karena([jawab("ditolak_pusat", a), jawab("ditolak_pusat", b)], [jawab("ditolak_pusat", a)], [a, b]) == [b]
    kembali = SimpleNamespace(id=aturan.tanda_tarik(dua.id), hasil=aturan.DITARIK)
    assert aturan.hidup([satu, dua, kembali]) == [satu]
    assert aturan.halangan_tarik(dua.id, [satu, dua], "padan", []) is None
    assert aturan.halangan_tarik(satu.id, [satu, dua], "padan", []) == aturan.KALIMAT_BUKAN_TERAKHIR
    assert aturan.halangan_tarik(dua.id, [satu, dua], "dikembalikan", []) == aturan.KALIMAT_BERJALAN
    impor = jawab("padan", impor=uuid.uuid4())
    assert aturan.halangan_tarik(impor.id, [impor], "padan", []) == aturan.KALIMAT_IMPOR
    assert aturan.salah_alasan("salah") and not aturan.salah_alasan(SEBAB["alasan"])
    assert not TARIK_HASIL & TRANSISI.keys(), "menarik bukan langkah dalam alur"


def test_an_answer_is_taken_back_and_both_stay_readable(app, k, peramban):
    id_, p = dikirim(k, peramban)
    catat(p, id_, "ditolak_pusat")
    assert "Tuliskan mengapa" in tarik(p, id_, 422, alasan="salah").tulisan() and keadaan(app, id_).status == "ditolak_pusat"
    halaman = tarik(p, id_)
    assert keadaan(app, id_).status == "dikirim" and "ditarik" in halaman.tulisan() and SEBAB["alasan"] in halaman.tulisan()
    assert not halaman.formulir("/penarikan"), "tidak ada jawaban lagi yang dapat ditarik"
    usulan = peramban(k.operator).buka(f"/usulan/{id_}").tulisan()
    assert "Jawaban pusat ditarik oleh" in usulan and "Ditolak pusat ditarik: Salah pilih" in usulan
    assert "pusat: ditolak" not in peramban(k.operator).buka("/keluarga/").tulisan(), "di baris keluarga jawaban itu tidak berlaku lagi"
    catat(p, id_, "ditolak_pusat")
    assert keadaan(app, id_).status == "ditolak_pusat", "jawaban yang sama dapat dicatat lagi"
    with app.app_context():
        assert sorted(db.session.scalars(db.select(HasilPusat.hasil))) == ["ditarik", "ditolak_pusat", "ditolak_pusat"]
        assert db.session.scalar(db.select(db.func.count()).select_from(Jejak).where(Jejak.aksi == "hasil.tarik")) == 1
        db.session.remove()


def test_only_the_last_answer_goes_back_step_by_step_and_twice_is_once(app, k, peramban):
    id_, p = dikirim(k, peramban)
    catat(p, id_, "padan")
    catat(p, id_, "ditetapkan")
    with app.app_context():
        padan, ditetapkan = (db.session.scalar(db.select(HasilPusat.id).where(HasilPusat.hasil == h)) for h in ("padan", "ditetapkan"))
        versi = keadaan(app, id_).versi
        with pytest.raises(RuleBroken, match="jawaban terakhir"):
            withdraw_hasil(padan, id_, SEBAB["alasan"], versi=versi, oleh=k.rina)
        with pytest.raises(StaleWrite):
            withdraw_hasil(ditetapkan, id_, SEBAB["alasan"], versi=versi - 1, oleh=k.rina)
        with pytest.raises(NotFound):
            withdraw_hasil(ditetapkan, k.antre()[0], SEBAB["alasan"], versi=versi, oleh=k.rina)
        satu = withdraw_hasil(ditetapkan, id_, SEBAB["alasan"], versi=versi, oleh=k.rina).id
        assert withdraw_hasil(ditetapkan, id_, SEBAB["alasan"], versi=versi, oleh=k.rina).id == satu
        db.session.remove()
    assert keadaan(app, id_).status == "padan"
    tarik(p, id_)
    assert keadaan(app, id_).status == "dikirim"


def test_nothing_is_taken_back_once_the_usulan_went_on(app, k, peramban):
    id_, p = dikirim(k, peramban)
    halaman = catat(p, id_, "tidak_padan")
    assert halaman.formulir("/penarikan")
    p.kirim("/pengembalian", {"bagian": ["anggota"], "catatan": "NIK kepala keluarga tidak aktif."}, halaman=halaman)
    assert not p.buka(f"/hasil-pusat/{id_}").formulir("/penarikan")
    usang = p.kirim("/penarikan", SEBAB, halaman=halaman, status=409)
    assert "berubah sejak halaman dibuka" in usang.tulisan() and keadaan(app, id_).status == "dikembalikan"
    lain = peramban(k.pabrik.pengguna("verifikator", KABUPATEN_LAIN))
    lain.buka(f"/hasil-pusat/{id_}", status=404)
    dua, _ = dikirim(k, peramban)
    catat(p, dua, "padan")
    assert p.buka(f"/hasil-pusat/{dua}").formulir("/penarikan")
    assert not peramban(k.pabrik.pengguna("camat", KELURAHAN[:8])).buka(f"/hasil-pusat/{dua}").formulir("/penarikan")


def test_the_answer_to_one_line_goes_back_without_the_others(app, k, peramban):
    id_ = k.bansos(program=(PKH, PBI_JK), status="disahkan")
    baris_program(app, id_)
    p = peramban(k.rina)
    buat(p)
    pilihan = [o.get("value") for o in p.buka(f"/hasil-pusat/{id_}").cari(".//select[@name='baris']/option")][1:]
    for satu in pilihan:
        catat(p, id_, "ditetapkan", baris=satu)
    assert keadaan(app, id_).status == "ditetapkan"
    tarik(p, id_)
    assert keadaan(app, id_).status == "dikirim"
    catat(p, id_, "ditolak_pusat", baris=pilihan[-1])
    assert keadaan(app, id_).status == "ditetapkan"
