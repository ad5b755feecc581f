"""Going on through the queue: where a usulan comes from is seen and filtered, and what one leaves without a decision is free again."""

from __future__ import annotations

import pytest

from portal.usulan.models import Usulan
from tests.verifikasi.bahan import kantor, keadaan, ubah
from tests.verifikasi.test_antrean import nomor_di


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def test_a_usulan_of_the_kabupaten_is_marked_and_can_be_filtered(app, k, peramban):
    desa, kabupaten = k.antre(2)
    ubah(app, Usulan, kabupaten, asal="kabupaten")
    p = peramban(k.rina)
    baris = {sel.findtext("th/span"): "".join(sel.itertext()) for sel in p.buka("/verifikasi/").cari(".//tbody/tr")}
    assert "Usulan kabupaten" in baris[keadaan(app, kabupaten).nomor] and "Usulan kabupaten" not in baris[keadaan(app, desa).nomor]
    for asal, harus in (("kabupaten", [kabupaten]), ("desa", [desa]), ("aneh", [desa, kabupaten])):
        assert nomor_di(p.buka(f"/verifikasi/?asal={asal}")) == [keadaan(app, satu).nomor for satu in harus]


def test_who_goes_on_without_a_decision_leaves_the_usulan_to_the_others(app, k, peramban):
    satu, dua = k.antre(2)
    p = peramban(k.rina)
    p.buka(f"/verifikasi/{satu}")
    p.kirim(f"/verifikasi/{satu}/klaim")
    assert keadaan(app, satu).status == "diperiksa"
    lanjut = p.kirim("/klaim/penghapusan", {"lanjut": "1"}, ke=1)
    assert keadaan(app, satu).status == "diajukan" and keadaan(app, dua).nomor in lanjut.tulisan()
    assert "Berikutnya tanpa memutus (B)" in lanjut.tulisan(), "yang belum diambil tidak perlu dilepas"


def test_a_claim_that_somebody_else_took_meanwhile_stays_theirs(app, k, peramban):
    satu, dua = k.antre(2)
    p = peramban(k.rina)
    p.buka(f"/verifikasi/{satu}")
    dipegang = p.kirim(f"/verifikasi/{satu}/klaim")
    ubah(app, Usulan, satu, pemeriksa_id=k.budi.id)
    assert keadaan(app, dua).nomor in p.kirim("/klaim/penghapusan", {"lanjut": "1"}, ke=1, halaman=dipegang).tulisan()
    assert (keadaan(app, satu).status, keadaan(app, satu).pemeriksa_id) == ("diperiksa", k.budi.id)


def test_a_page_that_was_left_gives_back_only_the_claim_it_knew(app, k, peramban):
    (satu,) = k.antre(1)
    p = peramban(k.rina)
    p.buka(f"/verifikasi/{satu}")
    dipegang = p.kirim(f"/verifikasi/{satu}/klaim")
    p.kirim(f"/verifikasi/{satu}/klaim", halaman=dipegang)  # renewed in another window
    for halaman in (dipegang, dipegang):
        assert p.kirim("/klaim/penghapusan", {"pergi": "1"}, halaman=halaman).status == 204
    assert keadaan(app, satu).status == "diperiksa"
    baru = p.buka(f"/verifikasi/{satu}")
    for _ in range(2):
        assert p.kirim("/klaim/penghapusan", {"pergi": "1"}, halaman=baru).status == 204
    assert keadaan(app, satu).status == "diajukan" and keadaan(app, satu).klaim_sampai is None
