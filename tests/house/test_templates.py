"""The rules of templates: escaping, no inline script or style, one root id a fragment, one copy of markup, words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
TEMPLAT = sorted((AKAR / "templates").rglob("*.html"))
FITUR = {p.name for p in (AKAR / "portal").iterdir() if p.is_dir()}
LARANGAN = {
    "|safe": r"\|\s*safe\b", "Markup": r"\bMarkup\(", "gaya sebaris": r"\sstyle\s*=", "skrip sebaris": r"<script(?![^>]*\bsrc=)",
    "peristiwa sebaris": r"\son[a-z]+\s*=", "hx-on": r"\bhx-on", "autoescape mati": r"autoescape\s+false", "alamat luar": r"https?://",
}  # fmt: skip
# Spelling and English words that have a common Indonesian one (EYD V).
KATA_SALAH = [
    "dirubah", "merubah", "analisa ", "dimana ", "Silahkan", "silahkan", "ijin", "Upload", "Download", "Login", "Logout", "Submit", "Cancel", "Save",
]  # fmt: skip


@pytest.mark.parametrize("jalur", TEMPLAT, ids=lambda j: j.relative_to(AKAR).as_posix())
def test_a_template_escapes_and_holds_no_inline_script_or_style(jalur):
    teks = re.sub(r"\{#.*?#\}", "", jalur.read_text(), flags=re.S)
    for nama, pola in LARANGAN.items():
        if ".cetak." in jalur.name and nama == "alamat luar":
            continue
        assert not re.search(pola, teks), nama


@pytest.mark.parametrize("jalur", TEMPLAT, ids=lambda j: j.relative_to(AKAR).as_posix())
def test_words_are_good_indonesian(jalur):
    teks = re.sub(r"\{[#%{].*?[#%}]\}", "", jalur.read_text(), flags=re.S)
    for kata in KATA_SALAH:
        assert kata not in teks, kata


@pytest.mark.parametrize(
    "jalur", [j for j in TEMPLAT if j.name.startswith("_") and j.parent.name in FITUR], ids=lambda j: j.relative_to(AKAR).as_posix()
)
def test_a_fragment_has_one_root_with_the_id_of_its_place(jalur):
    teks = re.sub(r"\{#.*?#\}", "", jalur.read_text(), flags=re.S)
    akar = re.search(r"<[a-z]+\b[^>]*>", teks)
    assert akar, "fragmen tanpa unsur"
    harus = f"{jalur.parent.name}-{jalur.stem.removeprefix('_').replace('_', '-')}"
    assert re.search(rf'\bid="{harus}[-"{{]', akar.group(0)), f"akar harus ber-id {harus}"


def test_every_template_is_used():
    semua = "\n".join(p.read_text() for p in [*TEMPLAT, *(AKAR / "portal").rglob("*.py")])
    for jalur in TEMPLAT:
        nama = jalur.relative_to(AKAR / "templates").as_posix()
        assert nama in semua, f"{nama} tidak dipakai siapa pun"


def test_feature_templates_live_in_the_folder_of_their_feature():
    for jalur in TEMPLAT:
        assert jalur.parent.name in FITUR | {"templates", "kit"}, jalur
