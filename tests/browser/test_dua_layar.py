"""Two operators in one live meeting, each in a browser of their own: attendance and notulen at once, and nothing is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from portal.db import db
from portal.musdes.models import Acara, Musdes, Peserta, RevisiNotulen
from tests.browser.layar import TUNGGU, isi, tampak, tekan
from tests.factories import KELURAHAN
from tests.musdes.rapat import siap

pytestmark = pytest.mark.browser
KALIMAT = ("Dibuka pimpinan pukul 09.00. ", "Dibacakan daftar usulan. ", "Warga bertanya tentang kuota. ")


@pytest.fixture
def dua(pabrik, jendela):
    """A meeting under way with seven invited and five present, and two signed-in windows."""
    orang = pabrik.pengguna("operator", KELURAHAN, nama="Operator Satu")
    id_ = pabrik.musdes(oleh=orang, usulan_ids=siap(pabrik, orang, 2), status="berlangsung")
    return id_, jendela(orang), jendela(pabrik.pengguna("operator", KELURAHAN, nama="Operator Dua"))


@pytest.fixture
def baca(app):
    def _baca(pilih: Any) -> list[Any]:
        with app.app_context():
            baris = list(db.session.scalars(pilih))
            db.session.expunge_all()
            db.session.remove()
        return baris

    return _baca


def teks(page: Page) -> Any:
    return page.locator("[name=notulen]")


def tersimpan(page: Page) -> None:
    expect(page.locator("#musdes-notulen-tanda")).to_contain_text("Tersimpan pukul", timeout=TUNGGU)


def test_attendance_and_notulen_at_once_lose_nothing(dua, baca):
    id_, notulis, pencatat = dua
    notulis.goto(f"/musdes/{id_}/notulen")
    pencatat.goto(f"/musdes/{id_}/kehadiran")
    teks(notulis).fill("")
    for ke, kalimat in enumerate(KALIMAT):  # one window types while the other ticks and notes who walks in
        teks(notulis).press_sequentially(kalimat)
        if ke < 2:
            pencatat.get_by_role("button", name=re.compile("^Hadir")).first.click()
            tampak(pencatat, f"{6 + ke} dari 7 undangan")
        isi(pencatat.locator("#tambah form"), {"nama": f"Tamu {ke}", "jenis_kelamin": "P", "unsur": "kader"})
        tekan(pencatat, "Catat hadir", f"{ke + 1} tanpa undangan")
        tersimpan(notulis)
    teks(notulis).press_sequentially("Selesai.")
    with notulis.expect_response(lambda jawab: jawab.request.method == "POST" and jawab.url.endswith("/notulen")):
        notulis.get_by_role("button", name="Simpan notulen").click()
    expect(notulis.locator("#musdes-notulen-tanda .saved")).to_be_visible(timeout=TUNGGU)
    notulis.wait_for_load_state("networkidle")
    notulen = "".join(KALIMAT) + "Selesai."
    assert teks(notulis).input_value() == notulen
    assert baca(select(Musdes.notulen)) == [notulen]
    hadir = baca(select(Peserta).where(Peserta.hadir_pada.is_not(None)))
    assert len(hadir) == 7 + 3 and {p.nama for p in hadir if not p.diundang} == {"Tamu 0", "Tamu 1", "Tamu 2"}
    revisi = baca(select(RevisiNotulen).order_by(RevisiNotulen.nomor))
    assert [r.nomor for r in revisi] == list(range(1, len(revisi) + 1)) and revisi[-1].isi == notulen


def test_two_who_write_the_notulen_both_keep_their_text(dua, baca):
    id_, satu, lain = dua
    for halaman in (satu, lain):
        halaman.goto(f"/musdes/{id_}/notulen")
    teks(satu).fill("Tulisan dari layar satu.")
    tersimpan(satu)
    teks(lain).fill("Tulisan dari layar dua")
    expect(lain.locator("#musdes-notulen-tanda [role=alert]")).to_contain_text("Operator Satu", timeout=TUNGGU)
    expect(lain.locator("#musdes-notulen-tanda")).to_contain_text("Tulisan dari layar satu.")
    expect(teks(lain)).to_be_focused()  # who is typing is not disturbed
    lain.keyboard.press("End")
    lain.keyboard.type(", masih ditulis.")
    lain.wait_for_timeout(2600)  # the next save on its own replaces nothing either
    assert teks(lain).input_value() == "Tulisan dari layar dua, masih ditulis."
    assert baca(select(Musdes.notulen)) == ["Tulisan dari layar satu."]
    lain.get_by_role("button", name="Gantikan dengan tulisan saya").click()
    tersimpan(lain)
    assert baca(select(Musdes.notulen)) == ["Tulisan dari layar dua, masih ditulis."]
    assert {r.isi for r in baca(select(RevisiNotulen))} == {"Tulisan dari layar satu.", "Tulisan dari layar dua, masih ditulis."}
    lain.get_by_role("link", name="Riwayat notulen").click()
    lain.get_by_role("link", name="ke-1").click()
    tampak(lain, "Tulisan dari layar satu.")


def test_the_keyboard_alone_decides_and_goes_on(dua, baca):
    id_, satu, _ = dua
    satu.goto(f"/musdes/{id_}/sidang?no=1")
    satu.locator("#musdes-sidang form summary").click()
    satu.locator("[name=suara_setuju]").press("Enter")  # Enter among the numbers decides nothing
    satu.locator("#musdes-sidang form summary").click()
    assert baca(select(Acara.keputusan)) == ["", ""]
    satu.locator("[name=alasan]").focus()
    satu.keyboard.type("Disepakati semua peserta.")
    satu.keyboard.press("Tab")
    satu.keyboard.press("Tab")
    expect(satu.get_by_role("button", name="Layak (L)", exact=True)).to_be_focused()
    satu.keyboard.press("Enter")
    tampak(satu, "Keluarga 2 dari 2")
    lain = satu.get_by_role("link", name="Sebelumnya (S)", exact=True)
    expect(lain).to_have_attribute("accesskey", "s")
    lain.focus()
    satu.keyboard.press("Enter")
    tampak(satu, "Keluarga 1 dari 2")
