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
from portal.pertukaran.service import create_serahan
from portal.pertukaran.service.hasil import create_hasil
from portal.verifikasi.rules import Putusan
from portal.verifikasi.service.keputusan import decide_usulan
from portal.verifikasi.service.pengesahan import create_pengesahan
from tests.factories import KABUPATEN, KELURAHAN
from tests.kuota.bahan import Kantor, pas, status, versi


def test_a_period_runs_from_its_window_to_the_answer_of_the_centre_and_each_step_is_told_right(app, pabrik, peramban, monkeypatch):
    kantor, kini = Kantor(app, pabrik), sekarang()
    operator, kades = pabrik.pengguna(), kantor.kades()
    satu_v, kadis = pabrik.pengguna("verifikator", KABUPATEN), pabrik.pengguna("kadis", KABUPATEN)
    jadi, susulan = kantor.paket(3), kantor.paket(1)
    pertama, kedua, _ = jadi.usulan_ids
    p = peramban(operator)

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

    pada(kini)
    kerja(release_paket, uuid.uuid4(), jadi.musdes_id, oleh=kades)
    assert status(app, jadi) == ["diajukan", "layak", "layak"]
    assert "Menunggu kuota, urutan 1." in p.buka(f"/usulan/{kedua}").tulisan()

    pada(kini + timedelta(hours=3))
    with pytest.raises(RuleBroken) as tutup:
        kerja(release_paket, uuid.uuid4(), susulan.musdes_id, oleh=kades)
    assert "sudah ditutup" in tutup.value.rincian[0]

    putus(pertama, Putusan("ditolak", alasan="PINDAH"))
    assert status(app, jadi) == ["ditolak", "diajukan", "layak"]
    assert "naik dari daftar tunggu" in p.buka(f"/usulan/{kedua}").tulisan()

    putus(kedua, Putusan("terverifikasi"))
    kerja(create_pengesahan, uuid.uuid4(), [kedua], "400/001/UJI", hari_ini(), oleh=kadis)
    assert "Disahkan kabupaten" in p.buka(f"/usulan/{kedua}").tulisan()

    calon = [(kedua, versi(app, kedua))]
    berkas = kerja(write_serahan, [kedua], untuk=satu_v)
    kerja(create_serahan, uuid.uuid4(), calon, berkas, oleh=satu_v)
    assert "Dikirim ke pusat" in p.buka(f"/usulan/{kedua}").tulisan()

    hasil = {"tanggal": hari_ini(), "sumber": "SIKS-NG", "versi": versi(app, kedua)}
    kerja(create_hasil, uuid.uuid4(), kedua, "ditolak_pusat", **hasil, oleh=satu_v)
    assert status(app, jadi) == ["ditolak", "ditolak_pusat", "diajukan"] and pas(app) == {f"{KELURAHAN} PKH": (1, 1)}
    assert "Tidak disetujui pusat" in p.buka(f"/usulan/{kedua}").tulisan()
