"""A family of fifteen and a name of sixty letters stay inside the window; that all pages do, test_halaman.py sees."""

from __future__ import annotations

from io import BytesIO
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.db import db
from portal.keluarga.models import Anggota, Keluarga
from portal.keluarga.service.foto import add_foto
from tests.browser.rumah import LEBAR, MENONJOL, buka_lipatan
from tests.factories import KELURAHAN
from tests.jalan import gambar

pytestmark = pytest.mark.browser
SESAK = "W" * 60  # the widest letter, and nowhere to break
# A line of text that reaches beyond the box it stands in, or two boxes of one column that lie on each other.
TERPOTONG = """() => [...document.querySelectorAll('h1, h2, li, th, td, dd, p, figcaption, .tag, .btn')]
  .filter(e => e.offsetParent && !e.closest('.vh, thead') && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
  .map(e => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}: ${e.textContent.trim().slice(0, 40)}`)"""


def test_a_family_of_fifteen_with_names_of_sixty_letters_fits_a_small_phone(app, pabrik, jendela):
    """Every section open, with photos, notes, a save that was just told and one that failed."""
    operator = pabrik.pengguna("operator", KELURAHAN)
    id_ = pabrik.keluarga(KELURAHAN, oleh=operator, anggota=15)
    with app.app_context():
        for satu in db.session.scalars(select(Anggota).where(Anggota.keluarga_id == id_)):
            satu.nama = satu.ibu_kandung = satu.tempat_lahir = SESAK
        keluarga = db.session.get(Keluarga, id_)
        keluarga.nama = keluarga.alamat = keluarga.dusun = SESAK
        db.session.commit()
        for jenis in ("rumah_depan", "rumah_dalam", "ktp", "kk"):
            folder = app.config["PORTAL"].folder_berkas
            add_foto(uuid4(), id_, jenis, BytesIO(gambar()), "a.jpg", folder=folder, oleh=operator)
        aid = db.session.scalars(select(Anggota.id).where(Anggota.keluarga_id == id_)).first()
        db.session.remove()
    page, temuan = jendela(operator), []
    for alamat in ("?buka=rumah", "?buka=foto", f"/anggota/{aid}", "/anggota/baru", "/riwayat"):
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(f"/keluarga/{id_}{alamat}")
        buka_lipatan(page)
        if alamat == "?buka=rumah":
            page.locator("[name=rt]").fill("abc")
            page.locator("[name=rt]").blur()
            page.get_by_text("Belum tersimpan.").first.wait_for()
        for lebar in LEBAR:
            page.set_viewport_size({"width": lebar, "height": 800})
            temuan += [f"{alamat} pada {lebar}: {satu}" for satu in [*page.evaluate(MENONJOL), *page.evaluate(TERPOTONG)]]
        if alamat == "?buka=rumah":
            page.locator("[name=rt]").fill("3")
            page.locator("[name=rt]").blur()
            page.get_by_text("Tersimpan pukul").first.wait_for()
    assert not temuan, "\n".join(temuan)
