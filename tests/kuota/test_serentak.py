"""Twenty desa release at once against one scarce quota of the kabupaten: never over the ceiling, every loser is told."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from portal.db import db
from portal.kuota.queries.kuota import urutan_tunggu
from portal.musdes.service.pengajuan import release_paket
from portal.verifikasi.rules import Putusan
from portal.verifikasi.service.keputusan import decide_usulan
from portal.wilayah.queries import list_desa
from tests.factories import KABUPATEN
from tests.kuota.bahan import Kantor, jatah, pas, status, versi

DESA, TEMPAT = 20, 7


def serentak(app, banyak, kerja):
    gerbang = Barrier(banyak)

    def satu(ke):
        gerbang.wait()
        with app.app_context():
            try:
                return kerja(ke)
            finally:
                db.session.remove()

    with ThreadPoolExecutor(banyak) as kolam:
        return list(kolam.map(satu, range(banyak)))


def test_twenty_desa_at_once_never_pass_the_ceiling_and_who_waits_has_a_rank_and_moves_up(app, pabrik, peramban):
    kantor = Kantor(app, pabrik)
    with app.app_context():
        desa = [satu.kode for satu in list_desa(untuk=kantor.admin)[:DESA]]
        db.session.remove()
    kantor.kuota({KABUPATEN: TEMPAT, desa[0]: 1})
    paket = [kantor.paket(2 if ke == 0 else 1, kode) for ke, kode in enumerate(desa)]
    kades = [kantor.kades(kode) for kode in desa]

    jumlah = serentak(app, DESA, lambda ke: release_paket(uuid.uuid4(), paket[ke].musdes_id, oleh=kades[ke]).jumlah)
    assert sum(jumlah) == TEMPAT and set(jumlah) == {0, 1}
    assert pas(app) == {f"{KABUPATEN} PKH": (TEMPAT, TEMPAT), f"{desa[0]} PKH": (1, jumlah[0])}
    semua = [(id_, keadaan) for jadi in paket for id_, keadaan in zip(jadi.usulan_ids, status(app, jadi), strict=True)]
    menang, tunggu = ([id_ for id_, keadaan in semua if keadaan == s] for s in ("diajukan", "layak"))
    assert len(menang) == TEMPAT and len(tunggu) == DESA + 1 - TEMPAT
    with app.app_context():
        urutan = [next(iter(urutan_tunggu([id_]).values())) for id_ in tunggu]
        db.session.remove()
    assert sorted(urutan) == list(range(1, len(tunggu) + 1))
    kalah = next(ke for ke, n in enumerate(jumlah) if not n and ke)
    tanda = peramban(kades[kalah]).buka(f"/musdes/{paket[kalah].musdes_id}/pengajuan").tulisan()
    assert "Menunggu tempat kuota" in tanda and "Menunggu kuota, urutan" in tanda

    verifikator = [pabrik.pengguna("verifikator", KABUPATEN) for _ in range(5)]
    v = {id_: versi(app, id_) for id_ in menang}
    tolak = Putusan("ditolak", alasan="PINDAH")
    serentak(app, 5, lambda ke: decide_usulan(uuid.uuid4(), menang[ke], tolak, v[menang[ke]], oleh=verifikator[ke]))
    assert pas(app)[f"{KABUPATEN} PKH"] == (TEMPAT, TEMPAT)
    rata = [satu for jadi in paket for satu in jatah(app, jadi)]
    assert rata.count(["dapat"]) == TEMPAT and rata.count(["lepas"]) == 5
    assert sum(status(app, jadi).count("diajukan") for jadi in paket) == TEMPAT
