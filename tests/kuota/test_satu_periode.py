"""One period from end to end: the window by the clock, a full quota, the waiting list, confirmation, hand-over, the centre's answer."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from portal.db import db
from portal.errors import RuleBroken
from portal.jam import hari_ini, sekarang
from portal.kuota.queries import periode as jam_periode
from portal.kuota.service.periode import set_jendela
from portal.musdes.service.pengajuan import release_paket
from portal.pertukaran.documents import write_serahan
from portal.pertukaran.models import HasilPusat
from portal.pertukaran.service import create_serahan, withdraw_hasil
from portal.pertukaran.service.hasil import create_hasil
from portal.verifikasi.rules import Putusan
from portal.verifikasi.service.keputusan import decide_usulan
from portal.verifikasi.service.pengesahan import create_pengesahan
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.kuota.bahan import Kantor, pas, status, versi
from tests.verifikasi.bahan import anggota_of


def test_a_period_runs_from_its_window_to_the_answer_of_the_centre_and_each_step_is_told_right(app, pabrik, peramban, monkeypatch):
    kantor, kini = Kantor(app, pabrik), sekarang()
    operator, kades = pabrik.pengguna(), kantor.kades()
    satu_v, kadis = pabrik.pengguna("verifikator", KABUPATEN), pabrik.pengguna("kadis", KABUPATEN)
    jadi, susulan = kantor.paket(3), kantor.paket(1)
    pertama, kedua, _ = jadi.usulan_ids
    p, loket, dinas = peramban(operator), peramban(pabrik.pengguna("operator", DESA)), peramban(satu_v)
    nik = {satu: anggota_of(app, satu)[0].nik for satu in (pertama, kedua)}

    def warga(usulan_id) -> str:
        """What the citizen is told at a counter, which is that of another village: the state and the next step."""
        loket.buka("/loket/")
        return loket.kirim("/loket/", {"nik": nik[usulan_id], "tujuan": "tanya_status"}).tulisan()

    def daftar() -> str:
        return dinas.buka("/usulan/").tulisan()

    def kerja(fungsi, *isi, **lain):
        with app.app_context():
            try:
                return fungsi(*isi, **lain)
            finally:
                db.session.remove()

    def pada(saat) -> None:
        monkeypatch.setattr(jam_periode, "sekarang", lambda: saat)

    def putus(id_, putusan) -> None:
        kerja(decide_usulan, uuid.uuid4(), id_, putusan, versi(app, id_), oleh=satu_v)

    kerja(set_jendela, kantor.periode, {"bansos": (kini - timedelta(hours=2), kini + timedelta(hours=2))}, versi={}, oleh=kantor.admin)
    kantor.kuota({KELURAHAN: 1})

    pada(kini - timedelta(hours=3))
    with pytest.raises(RuleBroken) as belum:
        kerja(release_paket, uuid.uuid4(), jadi.musdes_id, oleh=kades)
    assert "bantuan sosial dibuka" in belum.value.rincian[0] and status(app, jadi) == ["layak"] * 3
    assert "Layak menurut musyawarah" in warga(kedua) and "Menunggu kepala desa atau lurah" in warga(kedua)

    pada(kini)
    kerja(release_paket, uuid.uuid4(), jadi.musdes_id, oleh=kades)
    assert status(app, jadi) == ["diajukan", "layak", "layak"]
    assert "Menunggu kuota, urutan 1." in p.buka(f"/usulan/{kedua}").tulisan()
    assert "Menunggu diperiksa dinas sosial." in warga(pertama) and "Menunggu kuota" not in warga(pertama)
    assert "Menunggu kuota, urutan 1. Diajukan ke dinas sosial begitu ada tempat" in warga(kedua) and "kepala desa" not in warga(kedua)
    assert "Menunggu kuota, urutan 1." in daftar() and "Menunggu kuota, urutan 2." in daftar()

    pada(kini + timedelta(hours=3))
    with pytest.raises(RuleBroken) as tutup:
        kerja(release_paket, uuid.uuid4(), susulan.musdes_id, oleh=kades)
    assert "sudah ditutup" in tutup.value.rincian[0]

    putus(pertama, Putusan("ditolak", alasan="PINDAH"))
    assert status(app, jadi) == ["ditolak", "diajukan", "layak"]
    naik = p.buka(f"/usulan/{kedua}").tulisan()
    assert "Diajukan otomatis dari daftar tunggu kuota" in naik and "naik dari daftar tunggu" in naik and f"Diajukan oleh {satu_v.nama}" not in naik
    assert "Tidak disetujui dinas sosial" in warga(pertama) and "Menunggu diperiksa dinas sosial." in warga(kedua)
    assert "Menunggu kuota, urutan 1." in daftar() and "urutan 2" not in daftar()

    putus(kedua, Putusan("terverifikasi"))
    assert "Menunggu pengesahan kepala dinas sosial." in warga(kedua)
    kerja(create_pengesahan, uuid.uuid4(), [kedua], "400/001/UJI", hari_ini(), oleh=kadis)
    assert "Disahkan kabupaten" in p.buka(f"/usulan/{kedua}").tulisan() and "Disahkan kabupaten" in warga(kedua)

    calon = [(kedua, versi(app, kedua))]
    berkas = kerja(write_serahan, [kedua], untuk=satu_v)
    kerja(create_serahan, uuid.uuid4(), calon, berkas, oleh=satu_v)
    assert "Dikirim ke pusat" in p.buka(f"/usulan/{kedua}").tulisan() and "Menunggu jawaban pusat." in warga(kedua)

    hasil = {"tanggal": hari_ini(), "sumber": "SIKS-NG", "versi": versi(app, kedua)}
    kerja(create_hasil, uuid.uuid4(), kedua, "ditolak_pusat", **hasil, oleh=satu_v)
    assert status(app, jadi) == ["ditolak", "ditolak_pusat", "diajukan"] and pas(app) == {f"{KELURAHAN} PKH": (1, 1)}
    assert "Tidak disetujui pusat" in p.buka(f"/usulan/{kedua}").tulisan() and "Tidak disetujui pusat" in warga(kedua)
    assert "Menunggu kuota" not in daftar()

    jawaban = kerja(lambda: db.session.scalar(db.select(HasilPusat.id)))
    tarik = (jawaban, kedua, "Salah ketik, pusat belum menjawab.")
    with pytest.raises(RuleBroken, match="sudah dipakai keluarga lain"):
        kerja(withdraw_hasil, *tarik, versi=versi(app, kedua), oleh=satu_v)
    kantor.kuota({KELURAHAN: 2})
    kerja(withdraw_hasil, *tarik, versi=versi(app, kedua), oleh=satu_v)
    assert status(app, jadi) == ["ditolak", "dikirim", "diajukan"] and pas(app) == {f"{KELURAHAN} PKH": (2, 2)}
    assert "Menunggu jawaban pusat." in warga(kedua)
