"""Taking a decision back, the second verifikator of a relative of an official, and acting for who is away."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta

import pytest

from portal.akun.service import create_wakil
from portal.audit.models import Jejak
from portal.db import db
from portal.jam import hari_ini, sekarang
from portal.keluarga.service.kerabat import declare_kerabat
from portal.pemeriksaan.service import create_aparat
from portal.usulan.models import Usulan
from tests.factories import KABUPATEN, KELURAHAN
from tests.verifikasi.bahan import kantor, keadaan, token, ubah
from tests.verifikasi.test_keputusan import keputusan_of, putus
from tests.verifikasi.test_massal import pilih

ALASAN = "Salah membaca nomor KK pada foto."


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def tarik(p, id_, alasan=ALASAN, status=None):
    p.buka(f"/verifikasi/{id_}")
    return p.kirim(f"/verifikasi/{id_}/keputusan/", {"alasan_tarik": alasan}, status=status)


def kerabat(app, k, id_):
    """Make the usulan's family a declared relative of an official."""
    aparat = uuid.uuid4()
    with app.app_context():
        isi = {"nama": "Sekretaris Contoh", "nik": "", "jabatan": "sekdes", "mulai": hari_ini() - timedelta(days=400), "selesai": None}
        create_aparat(aparat, KELURAHAN, isi, oleh=k.operator)
        declare_kerabat(uuid.uuid4(), keadaan(app, id_).keluarga_id, aparat, "saudara", "", oleh=k.operator)
        db.session.remove()


def wakilkan(app, dari, ke):
    with app.app_context():
        create_wakil(uuid.uuid4(), ke.id, hari_ini(), hari_ini(), "Dinas luar.", zona="WIB", oleh=dari)
        db.session.remove()


@pytest.mark.parametrize(("hasil", "isi"), [
    ("terverifikasi", {}), ("ditolak", {"alasan": "BANTUAN_LAIN"}),
    ("dikembalikan", {"bagian": ["foto"], "catatan_kembali": "Foto rumah belum ada."}),
])  # fmt: skip
def test_a_decision_is_taken_back_with_a_trace_and_the_usulan_is_examined_again(app, k, peramban, hasil, isi):
    id_ = k.bansos(program=("PKH",))
    p = peramban(k.rina)
    putus(p, id_, hasil, isi)
    assert "Tuliskan mengapa" in tarik(p, id_, "Salah", status=422).tulisan()
    halaman = tarik(p, id_)
    assert "ditarik oleh Rina Contoh" in halaman.tulisan() and ALASAN in halaman.tulisan()
    akhir = keadaan(app, id_)
    assert (akhir.status, akhir.pemeriksa_id, akhir.alasan_putusan, akhir.bagian_kembali) == ("diperiksa", k.rina.id, "", "")
    assert akhir.klaim_sampai > sekarang() and akhir.program == [("PKH", "", "")]
    lama = keputusan_of(app, id_)[0]
    assert (lama.hasil, lama.alasan_tarik, lama.ditarik_oleh) == (hasil, ALASAN, k.rina.id)
    putus(p, id_, "terverifikasi")
    assert keadaan(app, id_).status == "terverifikasi"


def test_nobody_else_takes_a_decision_back_and_what_went_further_stays(app, k, peramban):
    satu, dua = k.antre(2)
    p, q = peramban(k.rina), peramban(k.budi)
    putus(p, satu, "terverifikasi")
    assert not q.buka(f"/verifikasi/{satu}").formulir("/penarikan")
    url, _, nilai = p.isian(f"/verifikasi/{satu}/keputusan/", halaman=p.buka(f"/verifikasi/{satu}"))
    nilai |= {"alasan_tarik": ALASAN}
    halaman = q.buka(url, metode="POST", data={**nilai, "csrf_token": token(q)}, status=409)
    assert "petugas yang memutus" in halaman.tulisan()
    ubah(app, Usulan, satu, status="disahkan")
    assert "lebih jauh" in p.buka(url, metode="POST", data=nilai, status=409).tulisan()
    p.buka(url.replace(str(satu), str(dua)), metode="POST", data=nilai, status=404)


def test_a_rejection_is_not_taken_back_once_the_family_is_proposed_anew(app, k, pabrik, peramban):
    id_ = k.antre()[0]
    p = peramban(k.rina)
    putus(p, id_, "ditolak", {"alasan": "BANTUAN_LAIN"})
    pabrik.usulan(keadaan(app, id_).keluarga_id, oleh=k.operator)
    assert "sudah diusulkan lagi" in tarik(p, id_, status=422).tulisan()
    assert keadaan(app, id_).status == "ditolak"


def test_a_relative_of_an_official_is_approved_by_two_verifikator_with_a_note(app, k, peramban):
    id_ = k.antre()[0]
    kerabat(app, k, id_)
    p, q = peramban(k.rina), peramban(k.budi)
    assert "kerabat aparat" in putus(p, id_, "terverifikasi", status=422).tulisan()
    assert "menunggu verifikator kedua" in putus(p, id_, "terverifikasi", {"catatan_setuju": "Rumahnya memang tidak layak huni."}).tulisan()
    tunggu = keadaan(app, id_)
    assert (tunggu.status, tunggu.klaim_sampai) == ("diperiksa", None)
    sendiri = p.buka(f"/verifikasi/{id_}")
    assert "Menunggu verifikator kedua. Rina Contoh sudah menyetujui." in sendiri.tulisan() and "Persetujuan kedua" in sendiri.tulisan()
    assert "Menunggu verifikator kedua" in p.buka("/verifikasi/?tanda=kedua").tulisan()
    assert p.buka("/verifikasi/berikut").url.endswith("/verifikasi/")  # nothing left for the first
    putus(q, id_, "terverifikasi", {"catatan_setuju": "Sudah dicocokkan dengan foto."})
    assert (keadaan(app, id_).status, keadaan(app, id_).pemeriksa_id) == ("terverifikasi", k.budi.id)
    assert [kp.tahap for kp in keputusan_of(app, id_)] == ["pertama", "kedua"]


def test_the_first_verifikator_cannot_send_the_second_approval_either(app, k, peramban):
    id_ = k.antre()[0]
    kerabat(app, k, id_)
    p = peramban(k.rina)
    url, _, nilai = p.isian(f"/verifikasi/{id_}/keputusan", halaman=p.buka(f"/verifikasi/{id_}"))
    p.buka(url, metode="POST", data={**nilai, "catatan_setuju": "Rumahnya memang tidak layak huni."})
    lagi = {**nilai, "id": str(uuid.uuid4()), "versi": str(keadaan(app, id_).versi), "catatan_setuju": "Saya setujui sekali lagi."}
    assert "verifikator pertama" in p.buka(url, metode="POST", data=lagi, status=422).tulisan()
    assert keadaan(app, id_).status == "diperiksa"


def test_a_batch_leaves_relatives_out_and_says_why(app, k, peramban):
    biasa, lain = k.antre(2)
    kerabat(app, k, lain)
    p = peramban(k.rina)
    laporan = p.kirim("/verifikasi/keputusan-massal", halaman=pilih(p, [biasa, lain]))
    assert "kerabat aparat, jadi perlu catatan dan verifikator kedua" in laporan.tulisan()
    assert (keadaan(app, biasa).status, keadaan(app, lain).status) == ("terverifikasi", "diajukan")


def test_a_delegate_goes_on_with_the_claim_of_who_is_away_but_not_with_their_usulan(app, k, pabrik, peramban):
    id_, buatan = k.antre(2)
    sari = pabrik.pengguna("verifikator", KABUPATEN, "Sari Contoh")
    p = peramban(k.rina)
    p.buka(f"/verifikasi/{id_}")
    p.kirim(f"/verifikasi/{id_}/klaim")
    ubah(app, Usulan, buatan, dibuat_oleh=k.rina.id)
    wakilkan(app, k.rina, k.budi)
    assert "Sedang diperiksa Rina Contoh" in peramban(sari).buka(f"/verifikasi/{id_}").tulisan()
    q = peramban(k.budi)
    assert "yang Anda wakili" in q.buka(f"/verifikasi/{id_}").tulisan()
    assert "wakili" in q.buka(f"/verifikasi/{buatan}").tulisan()
    putus(q, id_, "terverifikasi")
    assert (keadaan(app, id_).status, keadaan(app, id_).pemeriksa_id) == ("terverifikasi", k.budi.id)
    with app.app_context():
        rincian = db.session.scalar(db.select(Jejak.rincian).where(Jejak.aksi == "usulan.putus"))
        db.session.remove()
    assert json.loads(rincian)["atas_nama"] == str(k.rina.id)


def test_a_delegation_is_given_shown_to_both_and_revoked(k, peramban):
    p, q = peramban(k.rina), peramban(k.budi)
    p.buka("/verifikasi/wakil/")
    hari = hari_ini()
    isi = {"ke_id": str(k.budi.id), "alasan": "Cuti."} | {f"selesai-{n}": str(getattr(hari, a)) for n, a in
           (("hari", "day"), ("bulan", "month"), ("tahun", "year"))}  # fmt: skip
    assert "Alasan" in p.kirim("/verifikasi/wakil/", {**isi, "alasan": ""}, status=422).tulisan()
    assert "Budi Contoh mewakili Anda" in p.kirim("/verifikasi/wakil/", isi).tulisan()
    assert "Anda mewakili Rina Contoh" in q.buka("/verifikasi/wakil/").tulisan() and not q.buka("/verifikasi/wakil/").formulir("/pencabutan")
    p.buka("/verifikasi/wakil/")
    assert "dicabut" in p.kirim("/pencabutan").tulisan() and not p.halaman.formulir("/pencabutan")
