"""The answers of the centre: what each makes of a usulan, where they are shown, and how one that was not padan comes again."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from portal.db import db, transaction
from portal.errors import RuleBroken, SameIdOtherContent, StaleWrite
from portal.jam import hari_ini
from portal.kuota.rules import PBI_JK, PKH
from portal.pertukaran.models import HasilPusat, SerahanBaris
from portal.pertukaran.rules.hasil import HASIL, gabung_hasil, halangan_hasil, salah_tanggal
from portal.pertukaran.service import create_hasil, record_hasil
from portal.usulan.models import UsulanProgram
from portal.usulan.queries import get_usulan
from tests.factories import KABUPATEN, KELURAHAN
from tests.pertukaran.test_serahan import baris_program, buat
from tests.verifikasi.bahan import KABUPATEN_LAIN, kantor, keadaan
from tests.verifikasi.test_keputusan import putus
from tests.verifikasi.test_pengesahan import sahkan

HARI = {"tanggal-hari": "4", "tanggal-bulan": "1", "tanggal-tahun": "2026", "sumber": "Menu hasil pemadanan"}


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def dikirim(k, peramban, **lain):
    id_ = k.antre(status="disahkan", **lain)[0]
    p = peramban(k.rina)
    buat(p)
    return id_, p


def catat(p, id_, hasil, status=None, **isi):
    p.buka(f"/hasil-pusat/{id_}")
    return p.kirim(f"/hasil-pusat/{id_}", {"hasil": hasil, **HARI, **isi}, ke=0, status=status)


def test_the_lines_of_a_usulan_together_say_what_becomes_of_it():
    assert gabung_hasil([]) is None and gabung_hasil(["padan", ""]) is None
    assert gabung_hasil(["ditetapkan", "tidak_padan"]) == "tidak_padan"
    assert gabung_hasil(["ditetapkan", "padan"]) == "padan"
    assert gabung_hasil(["ditolak_pusat", "ditetapkan"]) == "ditetapkan"
    assert gabung_hasil(["ditolak_pusat", "ditolak_pusat"]) == "ditolak_pusat"


def test_an_answer_fits_only_what_was_handed_over():
    for hasil in HASIL:
        assert halangan_hasil("dikirim", hasil) is None and halangan_hasil(hasil, hasil) is None
        assert "setelah usulan diserahkan" in halangan_hasil("disahkan", hasil)
    assert "sudah “Ditetapkan”" in halangan_hasil("ditetapkan", "padan")
    assert halangan_hasil("tidak_padan", "padan") is None and halangan_hasil("dikirim", "lain").startswith("Pilih")
    assert salah_tanggal(date(2026, 1, 2), date(2026, 1, 1)) and not salah_tanggal(date(2026, 1, 1), date(2026, 1, 1))


def test_an_answer_by_hand_moves_the_usulan_and_is_shown_everywhere(app, k, peramban):
    id_, p = dikirim(k, peramban)
    assert "Pilih jawaban" in catat(p, id_, "", status=422).tulisan()
    besok = hari_ini() + timedelta(days=1)
    nanti = {f"tanggal-{n}": str(v) for n, v in (("hari", besok.day), ("bulan", besok.month), ("tahun", besok.year))}
    assert "belum tiba" in catat(p, id_, "padan", status=422, **nanti).tulisan()
    assert keadaan(app, id_).status == "dikirim"
    halaman = catat(p, id_, "padan", keterangan="NIK aktif")
    assert "Menu hasil pemadanan" in halaman.tulisan() and "4 Januari 2026" in halaman.tulisan() and keadaan(app, id_).status == "padan"
    catat(p, id_, "ditetapkan")
    assert keadaan(app, id_).status == "ditetapkan"
    assert [f.get("action") for f in p.halaman.formulir("/hasil-pusat")] == [f"/hasil-pusat/{id_}/penarikan"], "hanya dapat ditarik"
    o = peramban(k.operator)
    assert "pusat: ditetapkan" in o.buka("/keluarga/").tulisan()
    assert "Jawaban pusatDitetapkan 4 Januari 2026" in o.buka(f"/keluarga/{keadaan(app, id_).keluarga_id}").tulisan()
    usulan = o.buka(f"/usulan/{id_}").tulisan()
    assert "Padan, menurut Menu hasil pemadanan. NIK aktif" in usulan and "Lihat jawaban" in usulan
    assert "Ditetapkan" in o.buka(f"/hasil-pusat/{id_}").tulisan() and not o.halaman.formulir("/hasil-pusat")
    token = o.halaman.cari(".//input[@name='csrf_token']")[0].get("value")
    o.buka(f"/hasil-pusat/{id_}", metode="POST", data={"csrf_token": token}, status=403)
    peramban(k.pabrik.pengguna("verifikator", KABUPATEN_LAIN)).buka(f"/hasil-pusat/{id_}", status=404)


def test_each_line_has_its_answer_and_the_last_one_moves_the_usulan(app, k, peramban):
    id_ = k.bansos(program=(PKH, PBI_JK), status="disahkan")
    baris_program(app, id_)
    p = peramban(k.rina)
    buat(p)
    halaman = p.buka(f"/hasil-pusat/{id_}")
    pilihan = [o.get("value") for o in halaman.cari(".//select[@name='baris']/option")]
    assert len(pilihan) == 5, "seluruh usulan, PKH, dan tiga orang"
    for satu in pilihan[1:-1]:
        catat(p, id_, "ditetapkan", baris=satu)
        assert keadaan(app, id_).status == "dikirim"
    catat(p, id_, "ditolak_pusat", baris=pilihan[-1])
    assert keadaan(app, id_).status == "ditetapkan"


def test_the_same_answer_twice_is_one_and_the_same_form_with_other_words_is_refused(app, k, peramban):
    id_, _ = dikirim(k, peramban)
    satu, isi = uuid.uuid4(), {"tanggal": date(2026, 1, 4), "sumber": "SK 1", "versi": keadaan(app, id_).versi, "oleh": k.rina}
    with app.app_context():
        create_hasil(satu, id_, "padan", **isi)
        create_hasil(satu, id_, "padan", **isi)
        with pytest.raises(SameIdOtherContent):
            create_hasil(satu, id_, "ditetapkan", **isi)
        with pytest.raises(StaleWrite):
            create_hasil(uuid.uuid4(), id_, "ditetapkan", **isi)
        with transaction(jejak=0):
            usulan = get_usulan(id_, untuk=k.rina, kunci=True)
            lama = record_hasil(usulan, "padan", tanggal=date(2026, 1, 4), sumber="lain", oleh=k.rina)
            assert lama.id == satu
            with pytest.raises(RuleBroken, match="disetujui"):
                record_hasil(usulan, "padan", tanggal=date(2026, 1, 5), sumber="lain", baris_id=uuid.uuid4(), oleh=k.rina)
        assert db.session.scalar(db.select(db.func.count()).select_from(HasilPusat)) == 1
        db.session.remove()


def test_what_is_not_padan_goes_back_and_comes_again_in_another_file(app, k, pabrik, peramban):
    id_ = k.bansos(program=(PKH,), status="disahkan")
    baris_program(app, id_)
    p = peramban(k.rina)
    buat(p)
    halaman = catat(p, id_, "tidak_padan")
    assert "Tuliskan apa" in p.kirim("/pengembalian", {"bagian": ["anggota"], "catatan": "NIK"}, status=422, halaman=halaman).tulisan()
    p.buka(f"/hasil-pusat/{id_}")
    p.kirim("/pengembalian", {"bagian": ["anggota"], "catatan": "NIK kepala keluarga tidak aktif."})
    assert keadaan(app, id_).status == "dikembalikan" and keadaan(app, id_).bagian_kembali == "anggota"
    o = peramban(k.operator)
    assert "NIK kepala keluarga tidak aktif" in o.buka(f"/usulan/{id_}").tulisan()
    o.kirim(f"/usulan/{id_}/pengiriman-ulang" if o.halaman.formulir("/pengiriman-ulang") else "/usulan", ke=0)
    assert keadaan(app, id_).status == "diajukan"
    with app.app_context():
        db.session.execute(db.update(UsulanProgram).where(UsulanProgram.usulan_id == id_).values(keputusan=""))
        db.session.commit()
        db.session.remove()
    putus(peramban(k.budi), id_, "terverifikasi")
    sahkan(peramban(k.kadis), [id_])
    buat(p)
    assert keadaan(app, id_).status == "dikirim"
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(SerahanBaris).where(SerahanBaris.usulan_id == id_)) == 2
        db.session.remove()
    catat(p, id_, "padan")
    assert keadaan(app, id_).status == "padan", "jawaban putaran pertama tidak ikut dihitung"


def test_camat_and_kades_read_answers_and_others_do_not(k, pabrik, peramban):
    id_, _ = dikirim(k, peramban)
    for peran, wilayah, status in (("camat", KELURAHAN[:8], None), ("kades", KELURAHAN, None), ("admin", KABUPATEN, 403)):
        peramban(pabrik.pengguna(peran, wilayah)).buka(f"/hasil-pusat/{id_}", status=status)
