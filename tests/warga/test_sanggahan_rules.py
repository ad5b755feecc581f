"""The rules of objections and of own proposals on values: deadlines, four eyes, secret names, words."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace

import pytest

from portal.akun.rules import Peran
from portal.warga.rules import mandiri, sanggahan

HARI = date(2026, 11, 20)
SATU = SimpleNamespace(rahasia=True, penyanggah_nama="Hasan Contoh", penyanggah_alamat="RT 09", penyanggah_telepon="0812")


def terbit(**lain):
    return SimpleNamespace(**({"mulai": date(2026, 11, 10), "sanggah_sampai": HARI, "ditarik_pada": None, "diganti_oleh": None} | lain))


@pytest.mark.sekali
def test_an_objection_is_taken_on_the_last_day_and_not_after_and_the_refusal_says_where_else_to_go():
    assert sanggahan.halangan_menyanggah(terbit(), HARI) is None
    besok = sanggahan.halangan_menyanggah(terbit(), date(2026, 11, 21))
    assert "berakhir 20 November 2026" in besok and "021-171" in besok and "dinas sosial" in besok
    assert "baru diumumkan mulai 10 November 2026" in sanggahan.halangan_menyanggah(terbit(), date(2026, 11, 9))
    assert "sudah ditarik" in sanggahan.halangan_menyanggah(terbit(ditarik_pada=datetime(2026, 11, 12)), HARI)
    assert "dibetulkan" in sanggahan.halangan_menyanggah(terbit(diganti_oleh="x"), HARI)


@pytest.mark.sekali
def test_who_made_or_decided_the_usulan_does_not_answer_about_it_nor_does_who_stands_in_for_them():
    assert sanggahan.halangan_menjawab("c", "a", {"b"}) is None
    assert sanggahan.halangan_menjawab("b", "a", {"b"}) == sanggahan.BUKAN_PEMUTUS
    assert sanggahan.halangan_menjawab("a", "a", {"b"}) == sanggahan.BUKAN_PEMBUAT
    assert sanggahan.halangan_menjawab("c", "a", {"b"}, {"b"}) == sanggahan.BUKAN_PEMUTUS
    assert sanggahan.halangan_menjawab("c", "a", set(), {"a"}) == sanggahan.BUKAN_PEMBUAT
    assert sanggahan.halangan_menjawab("c", None, set()) is None  # about a family that is not on the list


@pytest.mark.sekali
@pytest.mark.parametrize("peran", list(Peran))
def test_a_secret_name_is_told_only_to_those_who_answer_and_the_head_of_the_dinas(peran):
    orang = sanggahan.penyanggah_of(SATU, SimpleNamespace(peran=peran))
    if peran in (Peran.VERIFIKATOR, Peran.KADIS):
        assert (orang.nama, orang.alamat, orang.telepon) == ("Hasan Contoh", "RT 09", "0812")
    else:
        assert (orang.nama, orang.alamat, orang.telepon) == (sanggahan.DIRAHASIAKAN, "", "")
    terbuka = sanggahan.penyanggah_of(SimpleNamespace(**{**vars(SATU), "rahasia": False}), SimpleNamespace(peran=peran))
    assert terbuka.nama == "Hasan Contoh" and bool(terbuka.telepon) == sanggahan.boleh_surat(SimpleNamespace(peran=peran))


@pytest.mark.sekali
def test_an_answer_is_late_the_day_after_its_limit_and_never_once_given():
    batas = sanggahan.batas_jawab(HARI, 14)
    assert batas == date(2026, 12, 4)
    assert not sanggahan.is_lewat(sanggahan.DITERIMA, batas, batas) and sanggahan.is_lewat(sanggahan.DITERIMA, batas, date(2026, 12, 5))
    assert not sanggahan.is_lewat(sanggahan.DIJAWAB, batas, date(2027, 1, 1))


@pytest.mark.sekali
def test_numbers_are_counted_by_desa_and_year_and_the_counter_tells_in_words():
    assert sanggahan.format_nomor_sanggahan("17.02.19.1006", 2026, 7) == "SGH-1702.19.1006-2026-0007"
    assert mandiri.format_nomor_mandiri("17.02.19.1006", 2026, 7) == "UM-1702.19.1006-2026-0007"
    assert "musyawarah berikutnya" in mandiri.kalimat_status(mandiri.MENUNGGU, None, "")
    assert "USL-1" in mandiri.kalimat_status(mandiri.DIUSULKAN, "USL-1", "")
    assert "Alasan: Sudah terdata." in mandiri.kalimat_status(mandiri.TIDAK_DILANJUTKAN, None, "Sudah terdata.")
