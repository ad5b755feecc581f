"""The demo's content agrees with the rules of the portal, though most of it was never typed."""

from __future__ import annotations

import hashlib
import io
from collections import Counter, defaultdict
from datetime import timedelta

import openpyxl
import pytest
from sqlalchemy import func, select

from portal.akun.models import Pengguna
from portal.akun.rules import NAMA_PERAN, Peran, kekurangan_sandi
from portal.audit.queries import verify_chain
from portal.config import Config, ConfigError
from portal.db import db
from portal.demo import susun as demo
from portal.demo.akun import SANDI
from portal.demo.aneh import NAMA_PANJANG
from portal.demo.kata import MARGA
from portal.demo.sebaran import jumlah_jiwa
from portal.jam import hari_ini, sekarang
from portal.keluarga.models import Anggota, Foto, Keluarga, Kriteria
from portal.keluarga.queries import kekurangan_of
from portal.keluarga.queries.periksa import fakta_periksa
from portal.keluarga.rules.kriteria import hitung_kriteria
from portal.kit.isi import sidik
from portal.kit.kk import periksa_kk
from portal.kit.nik import periksa_nik
from portal.musdes.models import Acara, BerkasMusdes, Dokumen, Musdes, Pengajuan
from portal.musdes.rules import status as m
from portal.musdes.rules.bentuk import SPTJM, bagian_paket
from portal.pemeriksaan.models import Aparat, Kerabat, Temuan
from portal.pemeriksaan.rules.aturan import ATURAN, AturanBerlaku
from portal.pemeriksaan.rules.fakta import Luar
from portal.pemeriksaan.rules.periksa import periksa_keluarga
from portal.pertukaran.models import Serahan, SerahanBaris
from portal.usulan.models import BuktiUsulan, NomorUrut, Riwayat, Usulan
from portal.usulan.rules import status as s
from portal.usulan.rules.jenis import (
    BANSOS,
    GANTI_PENGURUS,
    HAPUS,
    KABUPATEN,
    MASUK,
    PERBAIKAN,
    lingkup_nomor,
)
from portal.verifikasi.models import Keputusan, PengesahanBaris
from portal.warga.models import Sanggahan, UsulMandiri
from portal.wilayah.rules import is_kelurahan
from tests.demo.conftest import KELUARGA

pytestmark = [pytest.mark.sekali, pytest.mark.usefixtures("isi")]


def semua(model):
    return list(db.session.scalars(select(model)))


def test_every_kind_of_usulan_stands_in_every_state():
    ada = set(db.session.execute(select(Usulan.jenis, Usulan.status)).tuples())
    semua_status = set(s.STATUS) - {s.VALID_KECAMATAN, s.DITETAPKAN_DINAS}  # that step is off in the demo; that end is only of aid
    assert {(jenis, status) for jenis in (MASUK, BANSOS, HAPUS) for status in semua_status} <= ada


def test_the_other_kinds_stand_in_the_village_and_at_the_dinsos_and_some_come_from_the_kabupaten():
    ada = set(db.session.execute(select(Usulan.jenis, Usulan.status)).tuples())
    assert {(PERBAIKAN, s.DRAF), (PERBAIKAN, s.SIAP_MUSDES), (GANTI_PENGURUS, s.SIAP_MUSDES)} <= ada
    asal = set(db.session.execute(select(Usulan.asal, Usulan.status)).tuples())
    assert {(KABUPATEN, s.DRAF), (KABUPATEN, s.DIAJUKAN)} <= asal


def test_a_desa_and_a_kelurahan_have_a_musdes_in_every_state():
    ada = {(is_kelurahan(kode), status) for kode, status in db.session.execute(select(Musdes.desa_kode, Musdes.status))}
    assert ada == {(jenis, status) for jenis in (True, False) for status in m.STATUS}
    for desa in ("17.02.19.1006", "17.02.06.2001"):
        assert set(db.session.scalars(select(Musdes.status).where(Musdes.desa_kode == desa))) == set(m.STATUS)


def test_a_musdes_under_way_is_half_decided_and_a_planned_one_has_people_and_an_agenda():
    for musdes in semua(Musdes):
        putus = [bool(a.keputusan) for a in musdes.acara]
        if musdes.status == m.BERLANGSUNG:
            assert True in putus and False in putus and any(p.hadir_pada for p in musdes.peserta)
        elif musdes.status == m.DIRENCANAKAN:
            assert musdes.acara and not any(putus) and len(musdes.peserta) == 10 and musdes.tanggal > hari_ini()
        elif musdes.status in m.BEKU:
            assert musdes.acara and all(putus) and musdes.nomor
            assert musdes.bentuk == SPTJM or musdes.jam_selesai > musdes.jam_mulai


def test_the_trail_is_whole():
    assert verify_chain() is None


def test_families_and_persons_are_as_many_as_asked():
    assert db.session.scalar(select(func.count()).select_from(Keluarga)) == KELUARGA
    assert db.session.scalar(select(func.count()).select_from(Anggota)) == jumlah_jiwa(KELUARGA)


def test_summary_columns_equal_what_they_summarise():
    for keluarga in semua(Keluarga):
        assert keluarga.jumlah_anggota == len(keluarga.anggota)
        assert keluarga.lengkap == (not kekurangan_of(keluarga)), keluarga.nama
        assert keluarga.nama == keluarga.anggota[0].nama
    for kriteria in semua(Kriteria):
        hasil = hitung_kriteria(kriteria.jawaban)
        assert (kriteria.terpenuhi, kriteria.dijawab) == (hasil.terpenuhi, hasil.dijawab)


def test_every_number_is_well_formed_and_unique_and_has_a_serial_that_no_register_issues():
    nik = [n for n in db.session.scalars(select(Anggota.nik)) if n]
    kk = list(db.session.scalars(select(Keluarga.no_kk)))
    kembar = [n for n, kali in Counter(nik + kk).items() if kali > 1]
    assert 2 <= len(kembar) <= 5, "hanya yang ditanam untuk pemeriksaan"
    for nomor in nik + kk:
        assert nomor[12] == "9"
    assert all(periksa_nik(n, provinsi={"17"}, hari_ini=hari_ini()).sah for n in nik)
    assert all(periksa_kk(n, provinsi={"17"}, hari_ini=hari_ini()).sah for n in kk)


def test_nobody_real_is_meant():
    for nama in (*db.session.scalars(select(Anggota.nama)), *db.session.scalars(select(Pengguna.nama))):
        assert nama.rpartition(" ")[2] in MARGA or nama in (NAMA_PANJANG, "O"), nama


def test_only_the_odd_families_cause_warnings_and_every_oddity_is_there():
    pasangan = select(Temuan.keluarga_id, Temuan.lain_keluarga_id).where(Temuan.lain_keluarga_id.is_not(None))
    kode, ditanam = Counter(), {id_ for dua in db.session.execute(pasangan) for id_ in dua}
    for keluarga in semua(Keluarga):
        if keluarga.id not in ditanam:
            hasil = periksa_keluarga(fakta_periksa(keluarga, keluarga.anggota, None), Luar(), AturanBerlaku(), hari_ini())
            kode.update({satu.aturan for satu in hasil if satu.is_dicatat and ATURAN[satu.aturan].kelompok in ("nomor", "susunan")})
    assert kode == {"NIK_TANGGAL": 1, "DUA_KEPALA": 1}
    nama = set(db.session.scalars(select(Anggota.nama)))
    assert {"O", NAMA_PANJANG} <= nama and len(NAMA_PANJANG) == 60 and any("'" in n for n in nama)
    assert db.session.scalar(select(func.max(Keluarga.jumlah_anggota))) == 15
    assert db.session.scalar(select(func.count()).where(Anggota.nik.is_(None), Anggota.tanpa_nik_alasan != "")) >= 1
    assert db.session.scalar(select(func.count()).where(Anggota.nik.startswith("177101"))) >= 1


def test_each_timeline_follows_the_table_of_transitions_and_never_goes_back():
    baris = defaultdict(list)
    for r in db.session.scalars(select(Riwayat).order_by(Riwayat.usulan_id, Riwayat.urutan)):
        baris[r.usulan_id].append(r)
    for usulan in semua(Usulan):
        jalan = baris[usulan.id]
        assert [r.urutan for r in jalan] == list(range(1, len(jalan) + 1))
        assert (jalan[0].dari, jalan[0].ke) == ("", s.DRAF) and jalan[-1].ke == usulan.status
        for dulu, kini in zip(jalan, jalan[1:], strict=False):
            assert kini.dari == dulu.ke and s.boleh_pindah(kini.dari, kini.ke, kini.peran, usulan.asal) and kini.waktu >= dulu.waktu
        assert jalan[-1].waktu <= sekarang() and jalan[0].waktu == usulan.dibuat_pada and jalan[-1].waktu == usulan.diubah_pada
        if usulan.status == s.DIAJUKAN:
            assert usulan.menunggu_sejak and sekarang() - usulan.menunggu_sejak < timedelta(days=13)


def test_a_claim_is_held_only_while_it_is_examined_and_some_ran_out():
    klaim = [u.klaim_sampai > sekarang() for u in semua(Usulan) if u.status == s.DIPERIKSA]
    assert True in klaim and False in klaim
    assert all(u.klaim_sampai is None for u in semua(Usulan) if u.status != s.DIPERIKSA)


def test_four_eyes_hold():
    for usulan in semua(Usulan):
        assert usulan.pemeriksa_id is None or usulan.pemeriksa_id != usulan.dibuat_oleh


def test_a_family_is_locked_as_its_open_usulan_demand():
    per_keluarga = defaultdict(list)
    for usulan in semua(Usulan):
        per_keluarga[usulan.keluarga_id].append(usulan)
    for keluarga in semua(Keluarga):
        mengunci = [u for u in per_keluarga[keluarga.id] if s.is_mengunci(u.status)]
        terbuka = set().union(*(s.bagian_terbuka(u.status, u.bagian_kembali.split(",")) for u in mengunci))
        assert (keluarga.terkunci, set(keluarga.bagian_terbuka)) == (bool(mengunci), terbuka)
        terbuka_jenis = [u.jenis for u in per_keluarga[keluarga.id] if s.is_terbuka(u.status)]
        assert len(set(terbuka_jenis)) == len(terbuka_jenis) and ("hapus" not in terbuka_jenis or len(terbuka_jenis) == 1)


def test_what_passed_a_musdes_came_from_a_complete_family_but_a_removal():
    for usulan in semua(Usulan):
        if usulan.jenis in (MASUK, BANSOS) and usulan.status not in (s.DRAF, s.DIBATALKAN):
            assert usulan.keluarga.lengkap


def test_numbers_have_no_gap_and_the_counter_stands_at_the_last():
    per_deret = defaultdict(list)
    for usulan in semua(Usulan):
        _, _, tahun, urut = usulan.nomor.split("-")
        per_deret["usulan", lingkup_nomor(usulan.desa_kode), int(tahun)].append(int(urut))
    for pengajuan in semua(Pengajuan):
        _, _, tahun, urut = pengajuan.nomor.split("-")
        per_deret["tanda_terima", pengajuan.desa_kode, int(tahun)].append(int(urut))
    for dokumen in semua(Dokumen):
        per_deret["ba", dokumen.desa_kode, dokumen.tanggal.year].append(int(dokumen.nomor.split("/")[1]))
    for serahan in semua(Serahan):
        _, lingkup, tahun, urut = serahan.nomor.split("-")
        per_deret["serahan", lingkup, int(tahun)].append(int(urut))
    for jenis, satu in [("sanggahan", s_) for s_ in semua(Sanggahan)] + [("mandiri", u) for u in semua(UsulMandiri)]:
        per_deret[jenis, satu.desa_kode, int(satu.nomor[-9:-5])].append(int(satu.nomor[-4:]))
    akhir = {(n.jenis, n.lingkup, n.tahun): n.terakhir for n in semua(NomorUrut)}
    assert {deret: sorted(isi) for deret, isi in per_deret.items()} == {deret: list(range(1, n + 1)) for deret, n in akhir.items()}


def test_each_closed_musdes_has_its_frozen_paper_and_each_released_packet_its_files():
    dokumen = {d.musdes_id: d for d in semua(Dokumen)}
    pengajuan = {p.musdes_id: p for p in semua(Pengajuan)}
    berkas = defaultdict(set)
    for b in semua(BerkasMusdes):
        berkas[b.musdes_id].add(b.jenis)
    for musdes in semua(Musdes):
        assert (musdes.id in dokumen) == (musdes.status in m.BEKU)
        if musdes.id in dokumen:
            assert dokumen[musdes.id].sidik == sidik(dokumen[musdes.id].isi) and dokumen[musdes.id].nomor == musdes.nomor
        if musdes.id in pengajuan:
            assert musdes.status == m.TERPUBLIKASI and berkas[musdes.id] == set(bagian_paket(musdes.bentuk))
            assert pengajuan[musdes.id].jumlah == sum(a.keputusan == s.LAYAK for a in musdes.acara)
            assert pengajuan[musdes.id].dibuat_oleh != musdes.dibuat_oleh


def test_one_desa_that_never_met_released_its_packet_with_an_sptjm():
    [sptjm] = db.session.scalars(select(Musdes).where(Musdes.bentuk == SPTJM))
    assert db.session.scalar(select(func.count()).where(Musdes.desa_kode == sptjm.desa_kode)) == 1
    assert sptjm.status == m.TERPUBLIKASI and sptjm.alasan_tanpa and not sptjm.peserta and len(sptjm.acara) >= 2
    assert db.session.scalars(select(Dokumen.jenis).where(Dokumen.musdes_id == sptjm.id)).all() == [SPTJM]
    assert db.session.scalar(select(func.count()).where(Pengajuan.musdes_id == sptjm.id)) == 1


def test_every_decision_of_a_closed_musdes_is_on_the_timeline():
    putus = {(r.usulan_id, r.ke) for r in semua(Riwayat)}
    for acara in semua(Acara):
        if acara.musdes.status in m.BEKU:
            assert (acara.usulan_id, acara.keputusan) in putus and acara.alasan


def test_files_on_disk_are_those_of_the_rows(app_demo):
    folder = app_demo.config["PORTAL"].folder_berkas
    for sub, model in (("musdes", BerkasMusdes), ("foto", Foto), ("bukti", BuktiUsulan)):
        assert semua(model)
        for baris in semua(model):
            assert hashlib.sha256((folder / sub / baris.berkas).read_bytes()).hexdigest() == baris.sidik


def test_what_the_centre_has_was_confirmed_once_and_handed_over_once():
    sah = Counter(db.session.scalars(select(PengesahanBaris.usulan_id)))
    serah = Counter(db.session.scalars(select(SerahanBaris.usulan_id)))
    lewat = defaultdict(set)
    for r in semua(Riwayat):
        lewat[r.ke].add(r.usulan_id)
    assert sah == Counter(lewat[s.DISAHKAN]) and serah == Counter(lewat[s.DIKIRIM])
    diputus = Counter(r.usulan_id for r in semua(Riwayat) if r.dari == s.DIPERIKSA and r.ke != s.DIAJUKAN)
    assert Counter(k.usulan_id for k in semua(Keputusan)) == diputus


def test_the_hand_over_file_opens_and_holds_a_row_for_each_person_or_line():
    for serahan in semua(Serahan):
        lembar = openpyxl.load_workbook(io.BytesIO(serahan.xlsx), read_only=True).worksheets[0]
        baris = list(lembar.iter_rows(values_only=True))
        assert len(baris) - 1 == serahan.baris and serahan.sidik == hashlib.sha256(serahan.xlsx).hexdigest()
        assert len({b[0] for b in baris[1:]}) == serahan.jumlah


def test_each_role_can_sign_in_with_the_printed_password(app_demo):
    kartu = demo.kartu_akun(Config(data=app_demo.config["PORTAL"].data, url="http://contoh"))
    ada = {p.nama_pengguna: p for p in semua(Pengguna)}
    tampil = [ada[baris.split()[0]] for baris in kartu.splitlines() if baris.startswith("  ") and baris.split()[0] in ada]
    assert {p.peran for p in tampil} == set(Peran) and all(NAMA_PERAN[Peran(p.peran)] in kartu for p in tampil)
    assert SANDI in kartu and all(kekurangan_sandi(SANDI, p.nama_pengguna) is None for p in semua(Pengguna))
    assert demo.is_demo()


def test_too_few_families_are_refused_in_words(app_demo):
    with pytest.raises(ConfigError, match="sedikitnya 30"):
        demo.susun(app_demo, "17.02", 29)


def test_findings_of_several_rules_stand_in_several_states_and_every_desa_has_officials():
    ada = set(db.session.execute(select(Temuan.aturan, Temuan.status)).tuples())
    assert {"NIK_GANDA", "DUA_KELUARGA", "ORANG_MIRIP", "APARAT", "SATU_KK_APARAT", "KERABAT", "DUA_KEPALA"} <= {aturan for aturan, _ in ada}
    assert {"terbuka", "bukan_ganda", "ganda", "diterima"} <= {status for _, status in ada}
    assert len(set(db.session.scalars(select(Aparat.desa_kode)))) == 156
    assert all(nik[12] == "9" for nik in db.session.scalars(select(Aparat.nik)))
    assert db.session.scalar(select(func.count()).select_from(Kerabat)) >= 2
