"""What a kabupaten and a desa advise for their meetings: days to invite, quorum, elements to invite; shown, never a block."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import update

from portal.db import db, transaction
from portal.errors import RuleBroken
from portal.jam import hari_ini
from portal.musdes.models import Musdes
from portal.musdes.rules.peserta import UNSUR, UNSUR_ANJURAN, istilah, kata_unsur, peringatan_undangan, unsur_belum
from portal.pengaturan.queries import find_profil, hari_undangan_of, kuorum_of
from portal.pengaturan.rules import BAWAAN, salah_nilai, salah_profil
from portal.pengaturan.service import set_awal, update_profil
from tests.factories import DESA, KELURAHAN

HARI = date(2026, 11, 24)


def simpan(app, **nilai) -> None:
    with app.app_context():
        set_awal(nilai)


def pindah_tanggal(app, id_, hari: int) -> None:
    with app.app_context():
        with transaction(jejak=0) as sesi:
            sesi.execute(update(Musdes).where(Musdes.id == id_).values(tanggal=hari_ini() + timedelta(days=hari)))
        db.session.remove()


def aturan(app, desa: str) -> tuple[int, Fraction]:
    with app.app_context():
        hasil = hari_undangan_of(desa), kuorum_of(desa)
        db.session.remove()
    return hasil


@pytest.mark.parametrize("sisa, batas, kalimat", [
    (1, 3, "Undangan tinggal 1 hari; biasanya paling lambat 3 hari sebelumnya."),
    (2, 3, "Undangan tinggal 2 hari; biasanya paling lambat 3 hari sebelumnya."), (3, 3, ""), (30, 3, ""), (0, 0, ""), (-1, 3, ""),
    (0, 3, "Musyawarah hari ini; undangan biasanya paling lambat 3 hari sebelumnya."),
])  # fmt: skip
def test_few_days_left_to_invite_are_told_and_enough_days_are_not(sisa, batas, kalimat):
    assert peringatan_undangan(HARI, HARI - timedelta(days=sisa), batas) == kalimat


def test_the_plan_warns_of_late_invitations_and_can_be_opened_all_the_same(app, pabrik, peramban):
    oleh = pabrik.pengguna()
    id_, p = pabrik.musdes(oleh=oleh), peramban(oleh)
    pindah_tanggal(app, id_, 1)
    assert "Undangan tinggal 1 hari; biasanya paling lambat 3 hari sebelumnya." in p.buka(f"/musdes/{id_}").tulisan()
    simpan(app, hari_undangan=1)
    assert "Undangan tinggal" not in p.buka(f"/musdes/{id_}").tulisan()
    p.buka("/profil-desa/")
    p.kirim("/profil-desa/", {"hari_undangan": "7", "kepala_nama": "Amir Kepala"})
    assert "Undangan tinggal 1 hari; biasanya paling lambat 7 hari sebelumnya." in p.buka(f"/musdes/{id_}").tulisan()
    p.kirim("/pembukaan")
    assert "Undangan tinggal" not in p.buka(f"/musdes/{id_}").tulisan() and "Sedang berlangsung" in p.halaman.tulisan()


def test_a_desa_sets_its_own_days_and_quorum_and_an_empty_field_follows_the_kabupaten(app, pabrik, peramban):
    oleh = pabrik.pengguna()
    id_, p = pabrik.musdes(oleh=oleh, status="berlangsung"), peramban(oleh)  # five of seven came
    simpan(app, hari_undangan=5, ambang_kuorum=[1, 2])
    halaman = p.buka("/profil-desa/")
    assert "mengikuti kabupaten: 5." in halaman.tulisan() and "mengikuti kabupaten: 1/2." in halaman.tulisan()
    assert aturan(app, KELURAHAN) == aturan(app, DESA) == (5, Fraction(1, 2))
    p.kirim("/profil-desa/", {"hari_undangan": "0", "kuorum": " 9 / 10 "})
    assert aturan(app, KELURAHAN) == (0, Fraction(9, 10)) and aturan(app, DESA) == (5, Fraction(1, 2))
    assert [k.get("value") for nama in ("hari_undangan", "kuorum") for k in p.halaman.cari(f".//input[@name='{nama}']")] == ["0", "9/10"]
    for jalur in ("", "/kehadiran", "/penutupan"):
        assert "kurang dari anjuran 7 orang" in p.buka(f"/musdes/{id_}{jalur}").tulisan(), jalur
    p.buka("/profil-desa/")
    p.kirim("/profil-desa/", {"hari_undangan": "", "kuorum": ""})
    assert aturan(app, KELURAHAN) == (5, Fraction(1, 2))
    assert "Kuorum tercapai (71%)" in p.buka(f"/musdes/{id_}/kehadiran").tulisan()
    with app.app_context():
        assert (find_profil(KELURAHAN).hari_undangan, find_profil(KELURAHAN).kuorum) == (None, None)
        db.session.remove()


def test_a_wrong_number_or_share_is_refused_and_stays_on_the_screen(app, pabrik, peramban):
    oleh = pabrik.pengguna()
    p = peramban(oleh)
    p.buka("/profil-desa/")
    for isian, kata in (({"hari_undangan": "31"}, "Isi angka 0 sampai 30."), ({"hari_undangan": "lusa"}, "harus berupa angka"),
                        ({"kuorum": "3/2"}, "Tulis pecahan, misalnya 2/3.")):  # fmt: skip
        halaman = p.kirim("/profil-desa/", isian, status=422)
        assert kata in halaman.tulisan()
        [(nama, nilai)] = isian.items()
        assert halaman.cari(f".//input[@name='{nama}']")[0].get("value") == nilai
        p.buka("/profil-desa/")
    with app.app_context():
        with pytest.raises(RuleBroken, match="angka 0 sampai 30"):
            update_profil(KELURAHAN, {"hari_undangan": 99}, versi=0, oleh=oleh)
        assert find_profil(KELURAHAN) is None
        db.session.remove()


def test_an_admin_sets_the_days_for_the_whole_kabupaten(app, pabrik, peramban):
    p = peramban(pabrik.pengguna("admin", "17.02"))
    assert p.buka("/pengaturan/").cari(".//input[@name='hari_undangan']")[0].get("value") == "3"
    assert "Isi angka 0 sampai 30." in p.kirim("/pengaturan/", {"hari_undangan": "31"}, status=422).tulisan()
    p.buka("/pengaturan/")
    p.kirim("/pengaturan/", {"hari_undangan": "7"})
    assert aturan(app, DESA)[0] == 7


def test_rules_of_a_desa_are_those_of_the_kabupaten_or_nothing():
    assert BAWAAN["hari_undangan"] == 3 and salah_nilai("hari_undangan", 0) is None
    assert salah_profil({"hari_undangan": None, "kuorum": None, "alamat": "x"}) == {}
    assert set(salah_profil({"hari_undangan": 31, "kuorum": "tiga"})) == {"hari_undangan", "kuorum"}


def test_all_elements_of_a_musdes_can_be_invited_and_those_left_out_are_named():
    for desa, kata in ((DESA, "BPD"), (KELURAHAN, "LPMK")):
        sebutan = {kata_unsur(unsur, istilah(desa)) for unsur in UNSUR}
        assert {kata, "Tokoh agama", "Tokoh masyarakat", "Tokoh adat", "Pendidik", "Tokoh perempuan", "Penyandang disabilitas",
                "Wakil warga miskin", "RT/RW", "Pendamping sosial", "TKSK"} <= sebutan  # fmt: skip
    assert set(UNSUR_ANJURAN) <= set(UNSUR) and len(UNSUR_ANJURAN) == 12
    assert unsur_belum([]) == list(UNSUR_ANJURAN) and unsur_belum(UNSUR) == []
    assert unsur_belum(unsur for unsur in UNSUR if unsur not in ("tksk", "tokoh_adat")) == ["tokoh_adat", "tksk"]


def test_the_list_of_invited_names_the_elements_still_missing_until_the_meeting_opens(pabrik, peramban):
    oleh = pabrik.pengguna()
    p = peramban(oleh)
    id_ = pabrik.musdes(oleh=oleh)
    hint = next(x for x in p.buka(f"/musdes/{id_}/peserta").tulisan().split("Unsur yang belum diundang: ")[1:])
    assert "TKSK." in hint and "Penyandang disabilitas" in hint.split(".")[0]
    halaman = p.kirim(f"/musdes/{id_}/peserta", {"nama": "Marni Contoh", "jenis_kelamin": "P", "unsur": "disabilitas"}, ke=-1)
    assert "Penyandang disabilitas" not in halaman.tulisan().split("Unsur yang belum diundang: ")[1].split(".")[0]
    buka = pabrik.musdes(oleh=oleh, status="berlangsung")
    assert "belum diundang" not in p.buka(f"/musdes/{buka}/peserta").tulisan()
