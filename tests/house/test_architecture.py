"""The layering of the house: features in a fixed order, kinds of file by what they may use, sizes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
PORTAL = AKAR / "portal"
URUTAN = [
    "audit", "wilayah", "akun", "pengaturan", "latar", "bimtek", "pemeriksaan", "keluarga", "kuota", "usulan", "musdes", "verifikasi",
    "warga", "pertukaran", "laporan", "privasi",
]  # fmt: skip
JENIS = ("rules", "models", "queries", "service", "forms", "documents", "routes")
# kind -> kinds of its own and earlier features that it may use
BOLEH_JENIS = {
    "rules": {"rules"},
    "models": {"rules", "models"},
    "queries": {"rules", "models", "queries"},
    "service": {"rules", "models", "queries", "service"},
    "forms": {"rules", "forms"},
    "documents": {"rules", "models", "queries", "documents"},
    "routes": {"rules", "queries", "service", "forms", "documents", "routes"},
}
# kind -> shared modules of the house
BERSAMA = {
    "rules": {"kit", "errors"},
    "models": {"kit", "db"},
    "queries": {"kit", "db", "errors", "jam"},
    "service": {"kit", "db", "errors", "jam", "config", "kode", "web.uploads"},
    "forms": {"kit", "web.forms"},
    "documents": {"kit", "db", "errors", "jam", "kode", "web.pdf", "web.sheets", "web.qr", "web.cetak", "config"},
    "routes": {"kit", "errors", "jam", "web"},
}
PUSTAKA_TERLARANG = {
    "rules": {"flask", "sqlalchemy", "wtforms", "flask_login"},
    "queries": {"flask", "flask_login", "wtforms"},
    "service": {"flask", "flask_login", "wtforms"},
    "forms": {"sqlalchemy", "flask"},
    "routes": {"sqlalchemy"},
}
# Said once, with the reason: who did it comes from the request; settings are read once a request.
KECUALI = {("audit/service.py", "flask"), ("pengaturan/queries.py", "flask")}
MAKS_BARIS, MAKS_FUNGSI = 300, 50

BERKAS = sorted(PORTAL.rglob("*.py"))


def bagian(jalur: Path) -> tuple[str | None, str | None]:
    """(feature, kind) of a file; None when it belongs to the house."""
    potongan = jalur.relative_to(PORTAL).with_suffix("").parts
    if potongan[0] not in URUTAN or len(potongan) < 2:
        return None, None
    return potongan[0], potongan[1] if potongan[1] in JENIS else None


def impor(jalur: Path) -> Iterator[tuple[str, int]]:
    """Absolute names of all modules a file imports, with the line."""
    paket = ("portal", *jalur.relative_to(PORTAL).parent.parts)
    for simpul in ast.walk(ast.parse(jalur.read_text())):
        if isinstance(simpul, ast.Import):
            for nama in simpul.names:
                yield nama.name, simpul.lineno
        elif isinstance(simpul, ast.ImportFrom):
            induk = list(paket[: len(paket) - simpul.level + 1]) if simpul.level else []
            dasar = ".".join([*induk, *([simpul.module] if simpul.module else [])])
            for nama in simpul.names:
                yield f"{dasar}.{nama.name}", simpul.lineno


def pelanggaran(jalur: Path) -> Iterator[str]:
    fitur, jenis = bagian(jalur)
    if fitur is None:
        return
    nama_berkas = jalur.relative_to(PORTAL).as_posix()
    for modul, baris in impor(jalur):
        potongan = modul.split(".")
        tempat = f"{nama_berkas}:{baris} memakai {modul}"
        if potongan[0] != "portal":
            if potongan[0] in PUSTAKA_TERLARANG.get(jenis or "", ()) and (nama_berkas, potongan[0]) not in KECUALI:
                yield tempat
            continue
        if len(potongan) < 2:
            continue
        if potongan[1] in URUTAN:
            if URUTAN.index(potongan[1]) > URUTAN.index(fitur):
                yield tempat + " (fitur sesudahnya)"
            tujuan = potongan[2] if len(potongan) > 2 else None
            if jenis and tujuan in JENIS and tujuan not in BOLEH_JENIS[jenis]:
                yield tempat + f" ({jenis} tidak boleh memakai {tujuan})"
        elif jenis and not any(".".join(potongan[1:]).startswith(b) for b in BERSAMA[jenis]):
            yield tempat + f" ({jenis})"


@pytest.mark.parametrize("jalur", BERKAS, ids=lambda j: j.relative_to(PORTAL).as_posix())
def test_a_file_uses_only_what_its_kind_may_use(jalur):
    assert not list(pelanggaran(jalur))


@pytest.mark.parametrize("jalur", BERKAS, ids=lambda j: j.relative_to(PORTAL).as_posix())
def test_files_and_functions_stay_small_and_say_what_they_are_for(jalur):
    teks = jalur.read_text()
    pohon = ast.parse(teks)
    assert ast.get_docstring(pohon), "baris pertama harus berkata untuk apa modul ini"
    assert len(teks.splitlines()) <= MAKS_BARIS
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef):
            assert simpul.end_lineno - simpul.lineno < MAKS_FUNGSI, simpul.name
            dalam = [s for s in ast.walk(simpul) if isinstance(s, ast.Import | ast.ImportFrom)]
            assert not dalam, f"impor di dalam fungsi {simpul.name}"


def test_only_db_commits():
    for jalur in BERKAS:
        if jalur.name == "db.py" and jalur.parent == PORTAL or jalur.name == "migrasi.py":
            continue
        assert ".commit(" not in jalur.read_text(), jalur


def test_there_is_no_circle_of_imports():
    semua = {".".join(("portal", *j.relative_to(PORTAL).with_suffix("").parts)).removesuffix(".__init__"): j for j in BERKAS}
    panah = {}
    for nama, jalur in semua.items():
        panah[nama] = {m if m in semua else m.rpartition(".")[0] for m, _ in impor(jalur)} & set(semua) - {nama}
    selesai: set[str] = set()

    def telusuri(nama: str, jalan: tuple[str, ...]) -> None:
        assert nama not in jalan, "lingkaran: " + " -> ".join((*jalan[jalan.index(nama) :], nama))
        if nama not in selesai:
            for anak in panah[nama]:
                telusuri(anak, (*jalan, nama))
            selesai.add(nama)

    for nama in semua:
        telusuri(nama, ())


def test_random_and_uuid1_are_not_used_for_anything_secret():
    for jalur in BERKAS:
        if jalur.relative_to(PORTAL).parts[0] == "demo":
            continue
        assert not {"random", "uuid.uuid1"} & {m for m, _ in impor(jalur)}, jalur


@pytest.mark.parametrize("kata", ["TODO", "FIXME", "XXX", "NotImplementedError"])
def test_nothing_is_left_for_later(kata):
    for folder, akhiran in (("portal", "*.py"), ("templates", "*.html"), ("static", "portal.*"), ("script", "*")):
        for jalur in (AKAR / folder).rglob(akhiran):
            if jalur.is_file() and jalur.suffix != ".pyc":
                assert not re.search(rf"\b{kata}\b", jalur.read_text(errors="ignore")), jalur
