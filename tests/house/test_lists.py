"""Every list can be taken out as xlsx and printed: a page with a table has the button, or stands here with the reason why not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.privasi.routes.daftar import DAFTAR

AKAR = Path(__file__).resolve().parents[2] / "templates"
SATU = "one family, one usulan or one pair, not a list: it is printed from its own page"
MAKRO = "a macro or part of pages that have the button themselves"
FORMULIR = "a form: what it would write is taken out from the list that it belongs to"
TANPA_BERKAS = {
    "keluarga/_anggota.html": SATU, "keluarga/riwayat.html": SATU, "usulan/_perubahan.html": SATU, "usulan/_rinci.html": SATU,
    "verifikasi/_keluarga.html": SATU, "pemeriksaan/pihak.html": SATU, "pertukaran/hasil.html": SATU, "musdes/revisi.html": SATU,
    "keluarga/daftar.html": MAKRO, "pertukaran/baris.html": MAKRO, "verifikasi/baris.html": MAKRO, "warga/daftar_umum.html": "a part of public pages",
    "kuota/sebaran.html": FORMULIR, "kuota/pratinjau.html": FORMULIR, "kuota/isian.html": FORMULIR, "verifikasi/sahkan.html": FORMULIR,
    "verifikasi/setujui.html": FORMULIR, "pemeriksaan/massal_new.html": FORMULIR, "musdes/tinjau.html": FORMULIR,
    "pertukaran/impor_satu.html": "rows of a file that came from outside; those that are wrong leave as salah.xlsx",
    "pemeriksaan/massal_show.html": "the receipt of one batch; the findings are taken out from their list",
    "musdes/pengajuan.html": "the receipt of one packet; its usulan are taken out from the agenda and from the list of usulan",
    "usulan/bukti_wajib.html": "a setting", "kuota/program.html": "a setting", "akun/peran.html": "the table of permissions, the same everywhere",
    "laporan/beranda.html": "figures that link to the lists that they count",
    "warga/penerima_kabupaten.html": "the way down to a desa, whose list has the button; its figures are those of the dashboard",
    "warga/sanggahan_pilih.html": "a choice on the way to a form", "warga/sanggahan_baris.html": "a choice on the way to a form",
    "warga/pengumuman_show.html": "what is published: printed as its sheet; the usulan are taken out from the agenda of the meeting",
}  # fmt: skip


def halaman_berdaftar() -> list[str]:
    semua = [jalur for jalur in AKAR.rglob("*.html") if ".cetak." not in jalur.name and jalur.parent.name != "kit"]
    teks = {jalur.relative_to(AKAR).as_posix(): jalur.read_text() for jalur in semua}
    # A public page knows nobody who could be asked for a reason, and shows only what is public.
    return sorted(nama for nama, isi in teks.items() if re.search(r"<table|pager\(", isi) and "extends 'publik.html'" not in isi)


@pytest.mark.sekali
def test_every_page_with_a_list_offers_it_as_a_file_or_says_why_not():
    tanpa = {nama for nama in halaman_berdaftar() if "unduh(" not in (AKAR / nama).read_text()}
    assert not tanpa - TANPA_BERKAS.keys(), "beri {{ unduh('nama') }} dan satu baris di portal/privasi/routes/daftar.py"
    assert not TANPA_BERKAS.keys() - tanpa, "hapus dari TANPA_BERKAS: halamannya sudah punya tombol, atau tidak ada lagi"


@pytest.mark.sekali
def test_every_button_has_its_list_and_every_list_its_button():
    tombol = {nama for jalur in AKAR.rglob("*.html") if jalur.parent.name != "kit" for nama in re.findall(r"unduh\('([a-z-]+)'", jalur.read_text())}
    awalan = tuple(nama for nama in tombol if nama.endswith("-"))  # one page for several lists: unduh('dasbor-' ~ tema)
    assert tombol - DAFTAR.keys() == set(awalan)
    assert {nama for nama in DAFTAR.keys() - tombol if not nama.startswith(awalan or ("?",))} == set()


@pytest.mark.sekali
def test_what_is_no_list_stays_off_the_paper():
    cetak = (AKAR.parent / "static/portal.css").read_text().split("@media print{", 1)[1]
    assert re.search(r"\.no-print[^{]*\{display:none\}", cetak) and ".pager a" in cetak
