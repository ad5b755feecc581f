"""Files of the packet: what may come, from whom, when, how they carry the musdes forward, and how they go."""

from __future__ import annotations

import io
import uuid
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfWriter
from sqlalchemy import select

from portal.audit.models import Jejak
from portal.db import db
from portal.musdes.models import BerkasMusdes, Dokumen, Musdes
from portal.musdes.rules.berkas import halangan_mengunggah, status_paket
from tests.factories import DESA
from tests.musdes.bahan import Bahan, Jadi, Pembuat
from tests.pages import Halaman, Peramban


@pytest.fixture
def buat(app) -> Pembuat:
    return Pembuat(app)


def gambar(warna: str = "red") -> bytes:
    keluaran = io.BytesIO()
    Image.new("RGB", (60, 40), warna).save(keluaran, "JPEG")
    return keluaran.getvalue()


def pdf() -> bytes:
    penulis, keluaran = PdfWriter(), io.BytesIO()
    penulis.add_blank_page(200, 200)
    penulis.write(keluaran)
    return keluaran.getvalue()


def unggah(
    p: Peramban, jadi: Jadi, jenis: str, isi: bytes, nama: str = "berkas.jpg", *, status: int | None = None,
    form: dict[str, Any] | None = None,
) -> Halaman:  # fmt: skip
    """Send a file in the form of its part, as the packet's page shows it."""
    halaman = p.buka(f"/musdes/{jadi.musdes_id}/berkas")
    for ke in range(len(halaman.formulir("/berkas"))):
        url, _, nilai = p.isian("/berkas", ke=ke)
        if nilai.get("jenis") == jenis:
            data = {**nilai, **_kode(p, jadi, jenis), **(form or {}), "berkas": (io.BytesIO(isi), nama)}
            return p.buka(url, metode="POST", status=status, data=data, content_type="multipart/form-data")
    raise AssertionError(f"tidak ada formulir {jenis}")


def _kode(p: Peramban, jadi: Jadi, jenis: str) -> dict[str, str]:
    """What is typed from a berita acara: the first part of the hash at its foot."""
    if jenis != "berita_acara":
        return {}
    with p.app.app_context():
        sidik = db.session.scalar(select(Dokumen.sidik).where(Dokumen.id == jadi.dokumen_id))
    return {"kode": sidik[:12]}


def musdes_status(app, jadi: Jadi) -> str:
    with app.app_context():
        return db.session.scalar(select(Musdes.status).where(Musdes.id == jadi.musdes_id))


def baris(app, jadi: Jadi) -> list[BerkasMusdes]:
    with app.app_context():
        pilih = select(BerkasMusdes).where(BerkasMusdes.musdes_id == jadi.musdes_id).order_by(BerkasMusdes.dibuat_pada)
        semua = list(db.session.scalars(pilih))
        db.session.expunge_all()
    return semua


@pytest.mark.parametrize("htmx", [False, True])
def test_four_files_carry_the_musdes_from_closed_to_published(app, pabrik, buat, peramban, htmx):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p = peramban(oleh, htmx=htmx)
    assert "belum lengkap" in p.buka(f"/musdes/{jadi.musdes_id}/berkas").tulisan()
    unggah(p, jadi, "berita_acara", pdf(), "BA tanda tangan.pdf")
    assert musdes_status(app, jadi) == "ditutup"
    unggah(p, jadi, "daftar_hadir", gambar())
    assert musdes_status(app, jadi) == "ditandatangani"
    unggah(p, jadi, "foto", gambar("blue"))
    halaman = unggah(p, jadi, "publikasi", gambar("green"))
    assert musdes_status(app, jadi) == "terpublikasi"
    assert "BA tanda tangan.pdf" in halaman.tulisan() and "belum ada" not in halaman.tulisan()
    with app.app_context():
        aksi = list(db.session.scalars(select(Jejak.aksi).where(Jejak.aksi == "berkas.unggah")))
    assert len(aksi) == 4


def test_files_sent_in_any_order_arrive_at_the_same_state(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p = peramban(oleh)
    for jenis in ("publikasi", "foto", "daftar_hadir", "berita_acara"):
        unggah(p, jadi, jenis, gambar())
    assert musdes_status(app, jadi) == "terpublikasi"


def test_the_same_form_twice_is_one_file_and_with_another_file_is_refused(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p, id_ = peramban(oleh), str(uuid.uuid4())
    unggah(p, jadi, "foto", gambar(), form={"id": id_})
    unggah(p, jadi, "foto", gambar(), form={"id": id_})
    assert "sudah tersimpan dengan berkas lain" in unggah(p, jadi, "foto", gambar("blue"), form={"id": id_}, status=422).tulisan()
    [satu] = baris(app, jadi)
    assert str(satu.id) == id_ and satu.berkas == f"{satu.id.hex}.jpg"
    unggah(p, jadi, "foto", gambar("blue"))
    assert len(baris(app, jadi)) == 2


def test_an_id_of_another_musdes_is_refused_and_leaves_no_file(app, pabrik, buat, peramban, config_portal):
    satu, dua = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    jadi, lain = buat.musdes(satu, [Bahan()]), buat.musdes(dua, [Bahan()], desa=DESA)
    unggah(peramban(satu), jadi, "foto", gambar())
    [milik] = baris(app, jadi)
    unggah(peramban(dua), lain, "foto", gambar("blue"), form={"id": str(milik.id)}, status=422)
    unggah(peramban(dua), lain, "foto", gambar(), form={"id": str(milik.id)}, status=409)
    unggah(peramban(dua), lain, "publikasi", pdf(), "x.pdf", form={"id": str(milik.id)}, status=409)
    assert [f.name for f in (config_portal.folder_berkas / "musdes").iterdir()] == [milik.berkas]
    assert baris(app, lain) == []


@pytest.mark.parametrize(
    ("isi", "nama", "kata"),
    [
        (b"", "a.jpg", "kosong"), (b"<script>", "a.jpg", "bukan gambar"), (b"%PDF-1.4 rusak", "a.jpg", "bukan gambar"),
        (gambar(), "a.exe", "Jenis berkas"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_it_says_is_refused_at_its_field(app, pabrik, buat, peramban, config_portal, isi, nama, kata):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    halaman = unggah(peramban(oleh), jadi, "foto", isi, nama, status=422)
    isian = [e for e in halaman.cari(".//input") if e.get("id") == "berkas-foto"][0]
    assert kata in halaman.tulisan() and isian.get("aria-invalid") == "true"
    assert baris(app, jadi) == [] and not list((config_portal.folder_berkas / "musdes").glob("*"))


def test_a_form_without_a_file_asks_for_one(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    assert "Pilih berkasnya dulu" in unggah(peramban(oleh), jadi, "publikasi", b"", "", status=422).tulisan()


def test_a_file_is_shown_to_who_may_see_it_and_a_scan_leaves_a_line(app, pabrik, buat, peramban):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p = peramban(oleh)
    unggah(p, jadi, "berita_acara", pdf(), "BA.pdf")
    unggah(p, jadi, "foto", gambar(), "foto rapat.jpg")
    ba, foto = baris(app, jadi)
    url = f"/musdes/{jadi.musdes_id}/berkas/"
    jawab = p.buka(f"{url}{ba.id}")
    assert jawab.data == pdf() and "attachment" in jawab.kepala["Content-Disposition"] and jawab.kepala["Cache-Control"] == "no-store"
    assert p.buka(f"{url}{foto.id}").kepala["Content-Disposition"].startswith("inline")
    camat = peramban(pabrik.pengguna("camat", "17.02.19"))
    camat.buka(f"{url}{foto.id}")
    camat.buka(f"{url}{ba.id}", status=404)
    assert "BA.pdf" in camat.buka(f"/musdes/{jadi.musdes_id}/berkas").tulisan()
    with app.app_context():
        assert len(list(db.session.scalars(select(Jejak.id).where(Jejak.aksi == "berkas.lihat")))) == 1


def test_files_of_another_village_do_not_exist(app, pabrik, buat, peramban):
    oleh, lain = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA)
    jadi, punya = buat.musdes(oleh, [Bahan()]), buat.musdes(lain, [Bahan()], desa=DESA)
    unggah(peramban(oleh), jadi, "foto", gambar())
    [foto] = baris(app, jadi)
    q = peramban(lain)
    q.buka(f"/musdes/{jadi.musdes_id}/berkas", status=404)
    q.buka(f"/musdes/{jadi.musdes_id}/berkas/{foto.id}", status=404)
    q.buka(f"/musdes/{punya.musdes_id}/berkas/{foto.id}", status=404)
    unggah(q, punya, "foto", gambar())
    token = q.isian("/berkas")[2]["csrf_token"]
    for alamat in (f"/musdes/{jadi.musdes_id}/berkas/{foto.id}/penghapusan", f"/musdes/{punya.musdes_id}/berkas/{foto.id}/penghapusan"):
        q.buka(alamat, metode="POST", data={"csrf_token": token}, status=404)
    data = {"csrf_token": token, "id": str(uuid.uuid4()), "jenis": "foto", "berkas": (io.BytesIO(gambar()), "a.jpg")}
    q.buka(f"/musdes/{jadi.musdes_id}/berkas", metode="POST", data=data, content_type="multipart/form-data", status=404)
    assert len(baris(app, jadi)) == 1 and baris(app, jadi)[0].dihapus_pada is None


def test_a_removed_file_is_gone_from_the_packet_but_stays_for_the_trail(app, pabrik, buat, peramban, config_portal):
    oleh = pabrik.pengguna()
    jadi = buat.musdes(oleh, [Bahan()])
    p = peramban(oleh)
    unggah(p, jadi, "foto", gambar(), "salah.jpg")
    [foto] = baris(app, jadi)
    halaman = p.kirim("/penghapusan")
    assert "salah.jpg" not in halaman.tulisan()
    token = p.isian("/berkas")[2]["csrf_token"]
    p.buka(f"/musdes/{jadi.musdes_id}/berkas/{foto.id}", status=404)
    [sesudah] = baris(app, jadi)
    assert sesudah.dihapus_pada is not None and (config_portal.folder_berkas / "musdes" / foto.berkas).exists()
    p.buka(f"/musdes/{jadi.musdes_id}/berkas/{foto.id}/penghapusan", metode="POST", data={"csrf_token": token})


def test_only_the_operator_sends_files_and_only_when_it_is_time(app, pabrik, buat, peramban):
    oleh, kades = pabrik.pengguna(), pabrik.pengguna("kades")
    jadi = buat.musdes(oleh, [Bahan()])
    halaman = peramban(kades).buka(f"/musdes/{jadi.musdes_id}/berkas")
    assert not [e for e in halaman.cari(".//input") if e.get("type") == "file"]
    berjalan = buat.musdes(oleh, [Bahan()], status="berlangsung")
    halaman = peramban(oleh).buka(f"/musdes/{berjalan.musdes_id}/berkas")
    assert [e.get("id") for e in halaman.cari(".//input") if e.get("type") == "file"] == ["berkas-foto"]
    unggah(peramban(oleh), berjalan, "foto", gambar())
    halaman = unggah(peramban(oleh), berjalan, "foto", gambar(), form={"jenis": "berita_acara"}, status=422)
    assert "Tutup musyawarah dulu" in halaman.tulisan()


def test_when_files_may_come_and_how_far_they_carry():
    assert halangan_mengunggah("direncanakan", "foto", False) and halangan_mengunggah("batal", "foto", False)
    assert halangan_mengunggah("berlangsung", "foto", False) is None
    assert "sudah diajukan" in (halangan_mengunggah("terpublikasi", "foto", True) or "")
    semua = {"berita_acara": 1, "daftar_hadir": 2, "publikasi": 1}
    assert status_paket("ditutup", semua) == "terpublikasi"
    assert status_paket("ditutup", {"publikasi": 1, "berita_acara": 1}) == "ditutup"
    assert status_paket("ditandatangani", {"publikasi": 1}) == "terpublikasi"
    assert status_paket("terpublikasi", {}) == "terpublikasi"
    assert status_paket("berlangsung", semua) == "berlangsung"
