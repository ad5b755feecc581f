"""Programmes of the kabupaten itself: their rules, and the pages on which the admin sets them."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from datetime import date

import pytest

from portal.db import db
from portal.errors import NotFound, RuleBroken, StaleWrite
from portal.kuota.queries.program import kode_lokal, program_berlaku
from portal.kuota.rules.lokal import (
    BAWAAN_LOKAL,
    IsiLokal,
    bawaan_tersisa,
    bekukan,
    cairkan,
    kode_program,
    pisah_lokal,
    salah_lokal,
)
from portal.kuota.rules.program import (
    PROGRAM,
    Larangan,
    Program,
    ProgramBerlaku,
    paduan_terlarang,
    pilihan_program,
    program_ditutup,
    sebut_program,
)
from portal.kuota.service.lokal import create_lokal, update_lokal
from portal.musdes.rules.berita_acara import kalimat_keputusan, kalimat_program
from portal.musdes.rules.keputusan import ProgramDiputus, UsulanDiputus, hitung_keputusan, program_beku
from portal.pertukaran.rules.penetapan import dapat_ditetapkan, kalimat_penetapan, salah_penetapan, selesai_di_dinas
from portal.usulan.rules.isian import ringkas_program
from portal.usulan.rules.jenis import BANSOS, BarisProgram, periksa_baris
from portal.usulan.rules.tinjau import DINAS, Terima, kalimat_terima, masih_menerima
from portal.verifikasi.rules import lewat_desil
from portal.verifikasi.rules.pengesahan import rekap_surat
from tests.factories import KABUPATEN

BENCANA = ProgramBerlaku("BENCANA", "Bantuan bencana", "Bencana", "KPM", 5, lokal=True)
LANSIA = ProgramBerlaku("PERMAKANAN", "Permakanan lanjut usia", "Permakanan", "jiwa", None, lokal=True)
BERLAKU = {**PROGRAM, "BENCANA": BENCANA, "PERMAKANAN": LANSIA}


def test_a_code_is_made_of_the_short_name_and_never_taken_twice_nor_from_a_national_one():
    assert kode_program("Permakanan lansia", ()) == "PERMAKANAN_LANSIA"
    assert kode_program("Permakanan!", {"PERMAKANAN"}) == "PERMAKANAN_2"
    assert kode_program("PKH", ()) == "PKH_2" and kode_program("…", ()) == "LOKAL"
    assert kode_program("A" * 40, {"A" * 20, "A" * 18 + "_2"}) == "A" * 18 + "_3"


@pytest.mark.parametrize("singkatan", ["PKH", "pkh", "PBI JK", "Sembako", "BPNT", "kis"])
def test_a_short_name_of_a_national_programme_is_refused(singkatan):
    salah = dict(salah_lokal(IsiLokal("Bantuan kami", singkatan, "KPM"), ()))
    assert "nama program nasional" in salah["singkatan"]


def test_what_a_programme_lacks_is_said_at_its_field():
    assert salah_lokal(BAWAAN_LOKAL["bencana"], PROGRAM.values()) == []
    salah = dict(salah_lokal(IsiLokal("", "x", "orang", 11, "d" * 201, "s" * 501, 100), ()))
    assert set(salah) == {"nama", "singkatan", "satuan", "desil_maks", "urutan", "dasar", "syarat"}
    assert "sudah dipakai" in dict(salah_lokal(IsiLokal("Lain", "ben cana", "KPM"), [BENCANA]))["singkatan"]
    assert set(bawaan_tersisa([*PROGRAM.values(), BENCANA])) == {"permakanan", "disabilitas"}


def test_lines_of_local_programmes_follow_their_unit_limit_switch_and_pairs():
    siti = object()
    baik = [BarisProgram("BENCANA"), BarisProgram("PERMAKANAN", siti)]
    assert periksa_baris(BANSOS, baik, [siti], BERLAKU) == []
    assert "per orang" in periksa_baris(BANSOS, [BarisProgram("PERMAKANAN")], [siti], BERLAKU)[0]
    assert "per keluarga" in periksa_baris(BANSOS, [BarisProgram("BENCANA", siti)], [siti], BERLAKU)[0]
    assert "tidak ada di daftar" in periksa_baris(BANSOS, [BarisProgram("BENCANA")], [siti])[0]
    assert lewat_desil(["BENCANA", "PERMAKANAN"], 6, BERLAKU) == ["Bencana"]
    larangan = [Larangan("BENCANA", "PKH", "Satu dana")]
    assert paduan_terlarang(["PKH", "BENCANA"], larangan, BERLAKU) == ["Bencana dan PKH tidak boleh bersama untuk satu keluarga: Satu dana."]
    tutup = {**BERLAKU, "BENCANA": ProgramBerlaku("BENCANA", "Bantuan bencana", "Bencana", "KPM", None, lokal=True, aktif=False)}
    assert program_ditutup(["BENCANA"], tutup)[0].startswith("Bencana sedang tidak dibuka")
    assert pisah_lokal(["PKH", "BENCANA", "ENTAH"], BERLAKU) == (["PKH", "ENTAH"], ["BENCANA"])


def test_every_list_and_paper_names_and_counts_them_in_their_own_unit():
    assert ringkas_program(["PERMAKANAN", "PKH", "PERMAKANAN", "BENCANA"], BERLAKU) == "PKH, Bencana, Permakanan 2 jiwa"
    assert pilihan_program(BERLAKU, "Semua")[0] == ("", "Semua") and pilihan_program(BERLAKU)[-1] == ("PERMAKANAN", "Permakanan")
    assert sebut_program("LAMA", BERLAKU) == Program("LAMA", "LAMA", "LAMA", "KPM", None)
    diputus = [
        UsulanDiputus(1, BANSOS, "layak", 4, 1, (ProgramDiputus("BENCANA"), ProgramDiputus("PERMAKANAN"), ProgramDiputus("PERMAKANAN"))),
        UsulanDiputus(2, BANSOS, "layak", 3, 2, (ProgramDiputus("PKH"),)),
    ]  # fmt: skip
    hitungan = hitung_keputusan(diputus, BERLAKU)
    assert hitungan.program == {"PKH": 1, "SEMBAKO": 0, "PBI_JK": 0, "BENCANA": 1, "PERMAKANAN": 2}
    kalimat = kalimat_keputusan(asdict(hitungan), "DTSEN", berlaku=BERLAKU)[1]
    assert "PBI-JK 0 (nol) jiwa, Bencana 1 (satu) KPM, dan Permakanan 2 (dua) jiwa" in kalimat
    surat = rekap_surat([{"jenis": BANSOS, "jiwa": 4, "program": {"BENCANA": 1, "PERMAKANAN": 2}}], "DTSEN", BERLAKU)
    assert surat == ["Bantuan sosial: 1 (satu) keluarga, 4 (empat) jiwa; Bencana 1 (satu) KPM, Permakanan 2 (dua) jiwa"]


def test_a_paper_without_local_programmes_says_nothing_of_them_and_a_frozen_one_keeps_its_own_names():
    assert [nama for nama, _ in kalimat_program({"PKH": 2}, BERLAKU)] == ["PKH", "Sembako", "PBI-JK"]
    beku = bekukan(["PKH", "BENCANA", "BENCANA"], BERLAKU)
    assert beku == {"BENCANA": ["Bantuan bencana", "Bencana", "KPM"]}
    assert cairkan(beku)["BENCANA"].singkatan == "Bencana" and list(cairkan({})) == list(PROGRAM)
    assert program_beku({"program_lokal": beku})["BENCANA"].lokal and "BENCANA" not in program_beku({})
    assert kalimat_program({"HILANG": 1}, program_beku({}))[-1] == ("HILANG", "1 (satu) KPM")


def test_only_approved_lines_of_local_programmes_wait_for_the_dinsos_and_end_a_usulan_that_asks_nothing_else():
    lokal = frozenset({"BENCANA", "PERMAKANAN"})
    assert dapat_ditetapkan("disahkan", "terverifikasi", "BENCANA", lokal) and dapat_ditetapkan("dikirim", "terverifikasi", "BENCANA", lokal)
    for salah in (("terverifikasi", "terverifikasi", "BENCANA"), ("disahkan", "ditolak", "BENCANA"), ("disahkan", "terverifikasi", "PKH")):
        assert not dapat_ditetapkan(*salah, lokal)
    selesai = [("BENCANA", "ditetapkan_dinas"), ("PERMAKANAN", "ditolak")]
    assert selesai_di_dinas("disahkan", selesai, lokal) and not selesai_di_dinas("dikirim", selesai, lokal)
    assert not selesai_di_dinas("disahkan", [*selesai, ("PKH", "terverifikasi")], lokal)
    assert not selesai_di_dinas("disahkan", [("BENCANA", "terverifikasi")], lokal)


def test_the_timeline_and_the_tinjau_ulang_say_who_decided():
    hari = date(2026, 11, 20)
    assert kalimat_penetapan(["PERMAKANAN", "PERMAKANAN"], BERLAKU, "460/1", hari) == (
        "Ditetapkan: Permakanan 2 jiwa, menurut keputusan nomor 460/1 tanggal 20 November 2026."
    )
    assert salah_penetapan("", hari, hari) and salah_penetapan("1", date(2026, 11, 21), hari) and salah_penetapan("1", hari, hari) is None
    kini = masih_menerima([Terima("BENCANA", DINAS, hari)], None, BERLAKU)
    assert kalimat_terima(kini, BERLAKU) == "Bencana sejak 20 November 2026 (ditetapkan dinas sosial)"
    assert masih_menerima([Terima("BENCANA", DINAS, hari)], None) == ()


def test_the_admin_adds_changes_and_closes_a_programme_and_each_error_stands_at_its_field(app, pabrik, peramban):
    a = peramban(pabrik.pengguna("admin", KABUPATEN))
    halaman = a.buka("/kuota/program")
    assert "Belum ada program daerah" in halaman.tulisan() and len(halaman.formulir("/kuota/daerah/bawaan/")) == 3
    assert "Lengkapi dasar hukumnya" in a.kirim("/kuota/daerah/bawaan/permakanan", {}).tulisan()
    a.buka("/kuota/daerah/baru")
    salah = a.kirim("/kuota/daerah/baru", {"nama": "Bantuan kami", "singkatan": "PKH", "desil_maks": "12"}, status=422).tulisan()
    assert "nama program nasional" in salah and "angka 1 sampai 10" in salah and "Pilih satuannya" in salah
    a.kirim("/kuota/daerah/baru", {"singkatan": "Bencana", "satuan": "KPM", "desil_maks": "5", "dasar": "Perbup 7/2026", "urutan": "2"})
    teks = a.buka("/kuota/program").tulisan()
    assert "Perbup 7/2026" in teks and "Bencana dan Permakanan" in teks and len(a.halaman.formulir("/kuota/daerah/bawaan/")) == 1
    a.buka("/kuota/daerah/BENCANA")
    lama = a.isian("/kuota/daerah/BENCANA")[2]
    a.kirim("/kuota/daerah/BENCANA", {"nama": "Bantuan korban bencana", "aktif": ""})
    assert "ditutup" in a.buka("/kuota/program").tulisan()
    jawab = a.klien.post("/kuota/daerah/BENCANA", data=lama | {"nama": "Lain lagi"}, base_url="http://portal.uji")
    assert jawab.status_code == 409 and "Bantuan korban bencana" in jawab.text and "Lain lagi" in jawab.text
    a.buka("/kuota/daerah/PKH", status=404)
    with app.app_context():
        kini = program_berlaku()
        assert list(kini) == ["PKH", "SEMBAKO", "PBI_JK", "BENCANA", "PERMAKANAN"]
        assert (kini["BENCANA"].nama, kini["BENCANA"].aktif, kini["BENCANA"].satuan) == ("Bantuan korban bencana", False, "KPM")
        db.session.remove()


def test_the_same_form_again_is_the_same_programme_and_its_unit_stands_for_ever(app, pabrik):
    admin, isi = pabrik.pengguna("admin", KABUPATEN), BAWAAN_LOKAL["disabilitas"]
    with app.app_context():
        assert create_lokal(isi, oleh=admin) == create_lokal(isi, oleh=admin) == "DISABILITAS"
        assert kode_lokal() == {"DISABILITAS"}
        with pytest.raises(RuleBroken, match="sudah dipakai"):
            create_lokal(IsiLokal("Lain", "Disabilitas", "jiwa"), oleh=admin)
        with pytest.raises(RuleBroken, match="Satuan tidak dapat diubah"):
            update_lokal("DISABILITAS", IsiLokal(isi.nama, isi.singkatan, "KPM"), versi=1, oleh=admin)
        assert update_lokal("DISABILITAS", IsiLokal(isi.nama, "Difabel", "jiwa"), versi=1, oleh=admin)
        with pytest.raises(StaleWrite):
            update_lokal("DISABILITAS", isi, versi=1, oleh=admin)
        with pytest.raises(NotFound):
            update_lokal(f"X{uuid.uuid4().hex[:5]}", isi, versi=1, oleh=admin)
        assert program_berlaku()["DISABILITAS"].singkatan == "Difabel"
        db.session.remove()
