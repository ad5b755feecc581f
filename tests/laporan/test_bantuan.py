"""The help pages say what is on the screens: labels, pictures, links and the words of the glossary."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from portal.akun.rules import NAMA_PERAN, Izin, Peran, peran_boleh
from portal.laporan.routes.bantuan import UKURAN_GAMBAR
from portal.laporan.rules.bantuan import HALAMAN_BANTUAN, SEMUA, kelompok
from portal.laporan.rules.bantuan.istilah import daftar_istilah
from portal.laporan.rules.bantuan.peta import PETA, halaman_of
from portal.laporan.rules.bantuan.selebaran import SELEBARAN
from portal.usulan.rules.status import KATA_STATUS
from portal.web.access import kebijakan_of
from tests.browser.gambar_bantuan import ADEGAN
from tests.factories import KABUPATEN, KELURAHAN
from tests.test_weight import ambil

pytestmark = pytest.mark.sekali
AKAR = Path(__file__).resolve().parents[2]
GAMBAR = AKAR / "static" / "bantuan"
MAKS_GAMBAR, MAKS_HALAMAN = 9_000, 10_000
# What a help page may never say of the one who decides elsewhere.
JANJI_BANTUAN = r"(pasti|akan|segera) (menerima|mendapat|dibantu|cair)|dijamin"


def label_layar() -> set[str]:
    """Every text that a template shows between two tags, and every literal that templates, menu, forms and rules hand to one."""
    label: set[str] = set()
    for jalur in (AKAR / "templates").rglob("*.html"):
        teks = re.sub(r"\{#.*?#\}", "", jalur.read_text(), flags=re.S)
        label |= set(re.findall(r"'([^'\n]+)'", teks))
        label |= {re.sub(r"\s+", " ", potong).strip() for potong in re.split(r"<[^>]*>|\{[%{].*?[%}]\}", teks, flags=re.S)}
    for jalur in (AKAR / "portal").rglob("*.py"):
        if "bantuan" not in jalur.parts and {"forms", "rules"} & set(jalur.with_suffix("").parts) or jalur.name == "menu.py":
            label |= set(re.findall(r'"([^"\n]+)"', jalur.read_text()))
    skrip = (AKAR / "static" / "isian.js").read_text()
    return label | set(re.findall(r"'([^'\n]+)'", skrip))


def kutipan(teks: str) -> list[str]:
    return re.findall(r"“([^”]+)”", teks)


def kalimat(nama: str) -> list[str]:
    b = HALAMAN_BANTUAN[nama]
    return [b.judul, *b.perlu, *b.langkah, *(k for pasangan in b.salah for k in pasangan), b.alt]


def test_every_quoted_label_is_on_a_screen():
    label = label_layar()
    # Buttons whose words are put together: the part of a packet, a tag of the queue.
    paket = baca("musdes/_paket.html")
    label |= {f"Unggah {apa}" for apa in re.findall(r"'(?:berita_acara|daftar_hadir|foto|publikasi|sptjm|pernyataan)': '([^']+)'", paket)}
    label |= {f"Betulkan {apa}" for apa in ("SPTJM", "berita acara") if f"'{apa}'" in paket}
    hilang = [f"{nama}: {kata}" for nama in HALAMAN_BANTUAN for k in kalimat(nama) for kata in kutipan(k) if kata not in label]
    assert not hilang, "\n".join(hilang)
    assert sum(len(kutipan(k)) for nama in HALAMAN_BANTUAN for k in kalimat(nama)) > 150


def baca(nama: str) -> str:
    return (AKAR / "templates" / nama).read_text()


@pytest.mark.parametrize("nama", HALAMAN_BANTUAN)
def test_a_page_has_what_every_page_has_and_promises_nothing(app, nama):
    b = HALAMAN_BANTUAN[nama]
    assert 3 <= len(b.langkah) <= 8 and b.perlu and b.salah and set(b.peran) <= {*Peran}
    assert {e for e, _ in b.buka} <= {*app.view_functions}
    assert not b.selebaran or b.selebaran in SELEBARAN
    for k in kalimat(nama):
        assert not re.search(JANJI_BANTUAN, k, re.I), k


def test_every_role_that_is_told_how_may_open_a_screen_of_the_task(app):
    for nama, b in HALAMAN_BANTUAN.items():
        izin = [kebijakan_of(app, endpoint) for endpoint, _ in b.buka]
        for peran in b.peran if izin else ():
            assert any(not isinstance(satu, Izin) or peran_boleh(Peran(peran), satu) for satu in izin), f"{nama}: {peran}"


def test_every_role_finds_its_own_tasks_first_and_every_page_once(peramban, pabrik):
    for peran in Peran:
        bagian = kelompok(peran)
        assert bagian[0][0] in (peran, ""), peran
        nama = [n for _, isi in bagian for n, _ in isi]
        assert sorted(nama) == sorted(HALAMAN_BANTUAN)
    p = peramban(pabrik.pengguna("kadis", KABUPATEN))
    judul = ["".join(h.itertext()) for h in p.buka("/bantuan").cari(".//main//h2")]
    assert judul[0] == NAMA_PERAN[Peran.KADIS]


def test_each_picture_exists_is_small_and_each_file_is_used():
    bergambar = {nama for nama, b in HALAMAN_BANTUAN.items() if b.alt}
    assert bergambar == set(ADEGAN), "tests/browser/gambar_bantuan.py membuat gambar yang disebut, tidak lebih"
    readme = (AKAR / "README.md").read_text()
    for jalur in GAMBAR.iterdir():
        assert jalur.stem in bergambar if jalur.suffix == ".webp" else jalur.name in readme, f"{jalur.name} tidak dipakai"
    for nama in bergambar:
        isi = (GAMBAR / f"{nama}.webp").read_bytes()
        assert len(isi) <= MAKS_GAMBAR and Image.open(BytesIO(isi)).size == UKURAN_GAMBAR, nama


def test_a_page_with_its_picture_is_light(peramban, pabrik):
    """10 kB together, although the picture is only fetched when it comes into sight, and kept after that."""
    p, lewat = peramban(pabrik.pengguna("operator", KELURAHAN)), []
    for nama in (*HALAMAN_BANTUAN, "", "istilah"):
        berat, isi = ambil(p, f"/bantuan/{nama}".rstrip("/"))
        for gambar in re.findall(r"<img [^>]+>", isi.decode()):
            assert all(f' {atribut}="' in gambar for atribut in ("width", "height", "loading", "alt"))
            berat += ambil(p, re.findall(r'src="([^"]+)"', gambar)[0])[0]
        print(f"{berat:6d} {nama}")
        lewat += [f"{nama}: {berat} bita"] * (berat > MAKS_HALAMAN)
    assert not lewat, lewat


def test_a_picture_is_kept_for_ever_under_an_address_with_its_fingerprint(peramban, pabrik):
    p = peramban(pabrik.pengguna("operator", KELURAHAN))
    alamat = p.buka("/bantuan/keluarga").cari(".//main//img")[0].get("src")
    kepala = p.klien.get(alamat, base_url="http://portal.uji").headers
    assert "immutable" in kepala["Cache-Control"] and kepala["Content-Type"] == "image/webp"


def test_the_map_names_pages_that_exist_and_screens_that_exist(app):
    for awalan, nama in PETA.items():
        assert set(nama) <= set(HALAMAN_BANTUAN), awalan
        assert [e for e in app.view_functions if e == awalan or e.startswith(f"{awalan}.")], f"{awalan} bukan layar"
    assert halaman_of("usulan.usulan.show", "verifikator") == "verifikasi" and halaman_of("usulan.usulan.show", "operator") == "usulan"
    assert halaman_of("laporan.bantuan.index", "operator") == ""


def test_the_page_leads_to_the_screen_only_who_may_open_it(peramban, pabrik):
    tujuan = {peran: [a.get("href") for a in peramban(pabrik.pengguna(peran, w)).buka("/bantuan/masa").cari(".//main//a")]
              for peran, w in (("admin", KABUPATEN), ("operator", KELURAHAN))}  # fmt: skip
    assert "/kuota/periode/" in tujuan["admin"] and "/kuota/periode/" not in tujuan["operator"]


def test_who_cannot_sign_in_is_helped(peramban):
    p = peramban()
    assert p.buka("/masuk").tautan("Bantuan").endswith("/bantuan/masuk")
    assert "Lupa kata sandi" in p.buka("/bantuan/masuk").tulisan()
    p.buka("/bantuan/tidak-ada", status=303, ikuti=False)


def test_a_page_that_does_not_exist_is_not_found(peramban, pabrik):
    p = peramban(pabrik.pengguna("operator", KELURAHAN))
    p.buka("/bantuan/tidak-ada", status=404)
    p.buka("/bantuan/selebaran/tidak-ada.pdf", status=404)


def test_the_glossary_explains_every_state_and_says_who_said_so():
    bagian = {kode: isi for kode, _, isi in daftar_istilah()}
    assert [i.kata for i in bagian["portal"]] == list(KATA_STATUS.values())
    semua = [i for isi in bagian.values() for i in isi]
    assert all(i.arti for i in semua) and len({i.kode for i in semua} | set(bagian)) == len(semua) + len(bagian)
    assert all("menurut" in i.sumber.lower() for i in bagian["penyaluran"])
    assert all(i.lanjut for kode in ("pusat", "penyaluran", "portal") for i in bagian[kode])
    for i in semua:
        assert not re.search(JANJI_BANTUAN, f"{i.arti} {i.lanjut}", re.I), i.kata


def test_a_term_can_be_linked_to(peramban, pabrik):
    halaman = peramban(pabrik.pengguna("kades", KELURAHAN)).buka("/bantuan/istilah")
    ids = {e.get("id") for e in halaman.cari(".//main//*[@id]")}
    assert {i.kode for _, _, isi in daftar_istilah() for i in isi} <= ids


@pytest.mark.kertas
@pytest.mark.parametrize("nama", SELEBARAN)
def test_a_leaflet_is_one_page_of_the_smaller_paper_without_a_promise(peramban, pabrik, nama):
    isi = peramban(pabrik.pengguna("pimpinan", KABUPATEN)).buka(f"/bantuan/selebaran/{nama}.pdf?kertas=A4")
    halaman = PdfReader(BytesIO(isi.data)).pages
    assert len(halaman) == 1
    tulisan = re.sub(r"\s+", " ", halaman[0].extract_text())
    assert all(k.judul in tulisan for k in SELEBARAN[nama].kotak) and not re.search(JANJI_BANTUAN, tulisan, re.I)


def test_all_roles_share_what_is_for_all():
    assert {nama for nama, b in HALAMAN_BANTUAN.items() if b.peran == SEMUA} == {"beranda", "unduhan", "masuk"}
