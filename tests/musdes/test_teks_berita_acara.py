"""Wording and signatories of the berita acara are settings, frozen with it; a kelurahan's is also signed by a pendamping."""

from __future__ import annotations

import html
import json
import re

import pytest

from portal.db import db
from portal.musdes.rules.berita_acara import TEKS_LAMA, kalimat_keputusan, penanda_bersama
from portal.pengaturan.models import Pengaturan
from portal.pengaturan.rules import BAWAAN, salah_nilai
from tests.conftest import CETAK_MENTAH
from tests.factories import DESA, KELURAHAN
from tests.musdes.bahan import HADIR, Bahan, Pembuat
from tests.musdes.kertas import cetak

DENGAN_PENDAMPING = (*HADIR, ("Wulan Contoh", "P", "pendamping", "Pendamping PKH"))
TEKS = {"perihal_ba": "pemutakhiran data & usulan", "penutup_ba": "Demikian dibuat <sebenarnya>.", "mengetahui_ba": "Camat"}


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


def akta(isi: bytes) -> str:
    """The words of the act itself, as they would be printed."""
    mentah = json.loads(isi.removeprefix(CETAK_MENTAH))["bagian"][0]["html"]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", mentah)).split())


def test_the_words_are_those_of_the_settings_when_it_was_closed(app, pabrik, buat, cetak_cepat):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()], setelan=TEKS)
    with app.app_context():
        for kunci in TEKS:
            db.session.merge(Pengaturan(kunci=kunci, nilai=BAWAAN[kunci]))
        db.session.commit()
        db.session.remove()
    teks = akta(cetak(app, jadi, oleh))
    harus = ("PEMUTAKHIRAN DATA & USULAN", "dalam rangka pemutakhiran data & usulan", TEKS["penutup_ba"], "Mengetahui, Camat Curup Tengah,")
    assert [kata for kata in harus if kata not in teks] == []
    biasa = akta(cetak(app, buat.musdes(oleh, [Bahan()], nomor="400.9/002/AB/XI/2026"), oleh))
    assert TEKS_LAMA["penutup"] in biasa and "PENETAPAN USULAN DAN VERIFIKASI KELAYAKAN" in biasa and "Mengetahui" not in biasa


@pytest.mark.parametrize(("desa", "ada"), [(KELURAHAN, True), (DESA, False)])
def test_a_pendamping_signs_in_a_kelurahan(app, pabrik, buat, cetak_cepat, desa, ada):
    oleh = pabrik.pengguna(wilayah=desa)
    teks = akta(cetak(app, buat.musdes(oleh, [Bahan()], desa=desa, hadir=DENGAN_PENDAMPING), oleh))
    tanda = teks[teks.index("Ditetapkan di") :]
    assert ("Wulan Contoh" in tanda) is ada and ("Notulis, wakil masyarakat, dan pendamping:" in tanda) is ada
    assert "Marni Contoh" in tanda and "Wulan Contoh (Pendamping PKH)" in teks


def test_who_signs_below_the_two_heads_is_at_most_five_and_at_least_three():
    rakyat = [{"unsur": unsur, "nama": unsur} for unsur in ("tokoh_masyarakat", "tokoh_agama", "perempuan", "rt_rw", "warga_miskin", "kader")]
    tksk = {"unsur": "tksk", "nama": "T"}
    assert [satu["nama"] for satu in penanda_bersama([*rakyat, tksk], dengan_pendamping=True)] == [*(s["nama"] for s in rakyat[:4]), "T"]
    assert [satu["nama"] for satu in penanda_bersama([*rakyat, tksk], dengan_pendamping=False)] == [s["nama"] for s in rakyat[:5]]
    assert penanda_bersama([tksk], dengan_pendamping=True) == [None, None, None, tksk]
    assert penanda_bersama([], dengan_pendamping=True) == [None, None, None]


def test_abbreviations_in_a_reason_keep_their_capitals():
    nol = dict.fromkeys(("masuk_keluarga", "masuk_jiwa", "bansos_keluarga", "tidak_layak", "tetap_layak", "ditunda"), 0)
    teks = " ".join(kalimat_keputusan({**nol, "hapus": 2, "program": {}, "hapus_alasan": {"GANDA": 1, "MENINGGAL": 1}}, "DTSEN"))
    assert "NIK atau No. KK ganda 1 (satu)" in teks and "meninggal dunia 1 (satu)" in teks


def test_a_sentence_cannot_be_empty_and_only_known_signatories_are_offered():
    assert salah_nilai("penutup_ba", " ") and salah_nilai("perihal_ba", "") and salah_nilai("mengetahui_ba", "Bupati")
    assert not [kunci for kunci in TEKS if salah_nilai(kunci, BAWAAN[kunci])]
    assert all(BAWAAN[f"{kunci}_ba"] == kalimat for kunci, kalimat in TEKS_LAMA.items())
