"""Lists become evidence for the checks; answers of the centre move their usulan."""

from __future__ import annotations

from datetime import date
from threading import Event
from uuid import UUID, uuid4

import pytest

from portal import kerja
from portal.audit.queries import verify_chain
from portal.db import db
from portal.errors import RuleBroken
from portal.keluarga.models import Anggota, Keluarga
from portal.keluarga.service.alamat import update_alamat
from portal.pemeriksaan.models import BuktiDaftar, Temuan
from portal.pemeriksaan.queries.bukti import bukti_by_nik
from portal.pemeriksaan.rules.aturan import AturanBerlaku
from portal.pemeriksaan.rules.fakta import BuktiOrang, FaktaOrang, FaktaPeriksa, Luar
from portal.pemeriksaan.rules.periksa import periksa_keluarga
from portal.pertukaran.models import HasilPusat
from portal.pertukaran.queries.hasil import jawaban_kini
from portal.pertukaran.queries.impor_tarik import halangan_tarik
from portal.pertukaran.service.hasil import create_hasil
from portal.pertukaran.service.impor import withdraw_impor
from portal.pertukaran.service.impor_keluar import withdraw_rows
from portal.pertukaran.service.penarikan import withdraw_hasil
from portal.usulan.models import Usulan
from tests.factories import KELURAHAN
from tests.pertukaran.berkas_impor import teks, xlsx
from tests.pertukaran.test_impor import Jalan, baris, jalan, rina  # noqa: F401


def nik_of(keluarga_id: UUID) -> list[str]:
    return list(db.session.scalars(db.select(Anggota.nik).where(Anggota.keluarga_id == keluarga_id).order_by(Anggota.urutan)))


def temuan_of(keluarga_id: UUID) -> set[str]:
    return set(db.session.scalars(db.select(Temuan.aturan).where(Temuan.keluarga_id == keluarga_id, Temuan.status == "terbuka")))


def test_the_dead_and_civil_servants_of_a_list_become_findings_in_the_background_and_at_entry(app, pabrik, jalan):  # noqa: F811
    op = pabrik.pengguna("operator", KELURAHAN)
    k = pabrik.keluarga(KELURAHAN, oleh=op)
    with app.app_context():
        mati, asn, _ = nik_of(k)
        impor = jalan.baca(teks([("NIK", "NAMA", "TGL_MENINGGAL"), (mati, "Entah Siapa", "03/05/2026")]), "mati.csv", jenis="kematian")
        assert impor.ringkas["aneh"] == 1, "nama lain untuk NIK yang sama"
        impor = jalan.masuk(impor)
        mati_id = impor.id
        jalan.masuk(jalan.baca(xlsx([("NIK", "NAMA", "INSTANSI"), ("'" + asn, "Warga", "Dinas Contoh")]), jenis="asn"))
        assert temuan_of(k) == set(), "impor sendiri tidak memutuskan apa-apa"
        db.session.remove()
    while kerja.kerjakan_satu(app, Event()):
        pass
    with app.app_context():
        assert temuan_of(k) == {"MENINGGAL", "PEKERJAAN"}
        kel = db.session.get(Keluarga, k)
        isi = {"no_kk": kel.no_kk, "alamat": "Jalan Lain 2", "rt": "003", "rw": "001", "dusun": ""}
        update_alamat(k, isi, kel.versi, oleh=op)
        assert temuan_of(k) == {"MENINGGAL", "PEKERJAAN"}, "menyimpan keluarga tidak menutupnya"
        jalan.tarik(jalan.kini(mati_id))
        assert bukti_by_nik([mati]) == {}
        update_alamat(k, {**isi, "alamat": "Jalan Lain 3"}, db.session.get(Keluarga, k, populate_existing=True).versi, oleh=op)
        assert temuan_of(k) == {"PEKERJAAN"}
        db.session.remove()


def test_recipients_and_padan_results_speak_through_the_rules():
    def periksa(*bukti, **lain):
        orang = FaktaOrang(uuid4(), uuid4(), KELURAHAN, "Ibu Uji", nik="1702194101809001", tanggal_lahir=date(1980, 1, 1), jenis_kelamin="P")
        k = FaktaPeriksa(orang.keluarga_id, KELURAHAN, nama="Ibu Uji", anggota=(orang,), **lain)
        luar = Luar(bukti={"1702194101809001": tuple(bukti)}, provinsi=frozenset({"17"}))
        return {satu.aturan for satu in periksa_keluarga(k, luar, AturanBerlaku(), date(2026, 11, 22))}

    sembako = frozenset({"SEMBAKO"})
    assert "SUDAH_MENERIMA" in periksa(BuktiOrang("bnba", "SEMBAKO"), program=sembako)
    assert "SUDAH_MENERIMA" not in periksa(BuktiOrang("bnba", "PKH"), program=sembako)
    assert "SUDAH_MENERIMA" not in periksa(BuktiOrang("bnba", "PBI_JK"), program=frozenset({"PBI_JK"})), "PBI dihitung per orang"
    assert "NIK_TIDAK_PADAN" in periksa(BuktiOrang("padan", keterangan="tidak_ditemukan"))
    assert "NIK_TIDAK_PADAN" not in periksa(BuktiOrang("padan", keterangan="padan"))
    assert "MENINGGAL" in periksa(BuktiOrang("padan", keterangan="meninggal"))
    assert "PEKERJAAN_PERIKSA" in periksa(BuktiOrang("lain", sumber="Upah di atas UMK"))


def test_bnba_and_padan_lists_are_kept_once_and_mark_what_they_do_not_know(jalan, konteks):  # noqa: F811
    isi = [("NO", "NAMA PENERIMA", "NIK KTP", "BANSOS", "TAHAP"), (1, "IBU UJI", "1702194101809001", "BPNT", "Tahap 4"),
           (2, "BAPAK UJI", "1702190101809002", "ANEH", ""), (3, "ANAK UJI", "17021", "PKH", "")]  # fmt: skip
    impor = jalan.baca(xlsx(isi), jenis="bnba", program="PKH")
    assert {b.aksi: b.isi.get("program") for b in baris(impor, "baru") + baris(impor, "aneh")} == {"baru": "SEMBAKO", "aneh": "PKH"}
    assert impor.ringkas["salah"] == 1 and "16 angka" in baris(impor, "salah")[0].galat[0]["s"]
    jalan.masuk(impor)
    assert sorted(db.session.scalars(db.select(BuktiDaftar.program))) == ["PKH", "SEMBAKO"]
    assert jalan.baca(xlsx(isi), jenis="bnba", program="PKH").ringkas["sama"] == 2
    padan = jalan.baca(teks([("NIK", "STATUS PADAN"), ("1702194101809001", "TIDAK PADAN"), ("1702190101809002", "Mungkin")]), "p.csv", jenis="padan")
    assert (padan.ringkas["baru"], padan.ringkas["salah"]) == (1, 1)


def test_answers_of_the_centre_move_usulan_found_by_number_or_nik(app, pabrik, jalan):  # noqa: F811
    op = pabrik.pengguna("operator", KELURAHAN)
    usulan = [pabrik.usulan(pabrik.keluarga(KELURAHAN, oleh=op), oleh=op, status="dikirim") for _ in range(3)]
    with app.app_context():
        nomor = [db.session.get(Usulan, id_).nomor for id_ in usulan]
        nik = nik_of(db.session.get(Usulan, usulan[1]).keluarga_id)[0]
        isi = [("NOMOR USULAN", "NIK", "HASIL", "KETERANGAN"), (nomor[0], "", "Ditetapkan", "SK 12"), ("", nik, "TIDAK PADAN", "NIK tidak aktif"),
               (nomor[2], "", "entah", ""), ("USL-0000", "", "padan", ""), (nomor[0], "", "Ditetapkan", "SK 12")]  # fmt: skip
        impor = jalan.baca(xlsx(isi), jenis="hasil")
        assert (impor.ringkas["baru"], impor.ringkas["salah"], impor.ringkas["aneh"]) == (3, 1, 1)
        impor = jalan.masuk(impor)
        status = [db.session.get(Usulan, id_, populate_existing=True).status for id_ in usulan]
        assert status == ["ditetapkan", "tidak_padan", "dikirim"]
        hasil = list(db.session.scalars(db.select(HasilPusat).where(HasilPusat.impor_id == impor.id)))
        assert {h.hasil for h in hasil} == {"ditetapkan", "tidak_padan"} and len(hasil) == 2
        lagi = jalan.baca(xlsx(isi), jenis="hasil")
        assert lagi.ringkas["sama"] == 2 and not lagi.ringkas["dapat"]
        db.session.remove()


def test_an_import_of_answers_goes_back_whole_and_its_usulan_with_it(app, pabrik, jalan, rina, peramban):  # noqa: F811
    op = pabrik.pengguna("operator", KELURAHAN)
    usulan = [pabrik.usulan(pabrik.keluarga(KELURAHAN, oleh=op), oleh=op, status="dikirim") for _ in range(3)]
    keadaan = lambda: [db.session.get(Usulan, id_, populate_existing=True).status for id_ in usulan]  # noqa: E731
    with app.app_context():
        nomor = [db.session.get(Usulan, id_).nomor for id_ in usulan]
        isi = [("NOMOR USULAN", "HASIL"), (nomor[0], "padan"), (nomor[1], "ditolak"), (nomor[0], "ditetapkan")]
        impor = jalan.masuk(jalan.baca(xlsx(isi), jenis="hasil"))
        id_ = impor.id
        assert keadaan() == ["ditetapkan", "ditolak_pusat", "dikirim"]
        with pytest.raises(RuleBroken, match="mengapa"):
            withdraw_impor(id_, "salah", versi=impor.versi, oleh=rina)
        versi = db.session.get(Usulan, usulan[1]).versi
        create_hasil(uuid4(), usulan[1], "ditolak_pusat", tanggal=date(2026, 11, 1), sumber="Surat", versi=versi, oleh=rina)
        db.session.remove()
    p = peramban(rina)
    p.buka(f"/impor/{id_}")
    assert f"Usulan {nomor[1]} sudah diberi jawaban lain" in p.kirim("/penarikan", {"alasan": "Berkas bulan yang salah."}, status=422).tulisan()
    with app.app_context():
        lain = db.session.scalars(db.select(HasilPusat).where(HasilPusat.impor_id.is_(None))).one()
        withdraw_hasil(lain.id, usulan[1], "Salah pilih usulan.", versi=db.session.get(Usulan, usulan[1]).versi, oleh=rina)
        db.session.remove()
    p.buka(f"/impor/{id_}")
    p.kirim("/penarikan", {"alasan": "Berkas bulan yang salah."})
    with app.app_context():
        assert withdraw_rows({"impor": str(id_)}, lambda selesai, dari: None) == {"keluar": 3, "ditinggalkan": 0}
        assert keadaan() == ["dikirim"] * 3 and jalan.kini(id_).status == "ditarik"
        assert all(jawaban_kini(satu) == [] for satu in usulan) and verify_chain() is None
        lagi = jalan.masuk(jalan.baca(xlsx([("NOMOR USULAN", "HASIL"), (nomor[0], "tidak padan")]), jenis="hasil"))
        assert keadaan()[0] == "tidak_padan" and halangan_tarik(lagi) == [], "berkas yang benar masuk sesudahnya"
        db.session.remove()
