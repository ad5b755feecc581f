"""What the tables of the dashboards say after a random day of work is what a recount of the rows says, at every level."""

from __future__ import annotations

from collections import Counter
from datetime import time, timedelta
from random import Random
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.db import db
from portal.jam import hari_ini, sekarang
from portal.laporan.documents.dasbor import berkas_ringkas, berkas_tema
from portal.laporan.queries.dasbor import Satuan, count_keadaan, get_satuan, list_keadaan
from portal.laporan.queries.peta import peta_of
from portal.laporan.queries.ringkas import ringkas_of
from portal.laporan.queries.tema import TABEL, tabel_ringkas
from portal.laporan.rules.beranda import ALUR
from portal.musdes.models import Acara, Musdes
from portal.musdes.rules.bentuk import BENTUK
from portal.musdes.rules.status import BEKU, STATUS
from portal.pemeriksaan.models import Temuan
from portal.usulan.models import Usulan
from portal.usulan.rules.jenis import JENIS
from portal.usulan.rules.status import KATA_STATUS, TERBUKA
from portal.wilayah.service import fold_ringkasan
from tests.factories import DESA, KABUPATEN, KELURAHAN, Orang
from tests.wilayah.hari_kerja import TEMPAT, HariKerja, hitung_ulang

pytestmark = pytest.mark.usefixtures("app")


def satuan_of(kode: str) -> Satuan:
    return get_satuan(kode, untuk=Orang(None, "kadis", KABUPATEN, "", ""))  # type: ignore[arg-type]


def di_bawah(benar: dict[str, dict[str, int]], kode: str) -> Counter[str]:
    """The recount of one unit; what names no desa belongs to nobody."""
    hasil: Counter[str] = Counter()
    for desa, isi in benar.items():
        if desa == kode or desa.startswith(f"{kode}."):
            hasil.update(isi)
    return hasil


def awal(isi: Counter[str], awalan: str) -> int:
    return sum(n for nama, n in isi.items() if nama.startswith(awalan))


def periksa_ringkas(satuan: Satuan, benar: dict[str, dict[str, int]]) -> None:
    r = ringkas_of(satuan)
    semua = di_bawah(benar, satuan.kode) + (Counter(benar.get("", {})) if satuan.is_kabupaten else Counter())
    assert r.semua == {nama: n for nama, n in semua.items() if not nama.startswith("desil:")}
    for baris in tabel_ringkas(satuan, r.isi).baris:
        isi = di_bawah(benar, baris.kode or satuan.kode)
        terbuka = sum(n for nama, n in isi.items() if nama.startswith("usulan:") and nama.rpartition(":")[2] in TERBUKA)
        assert baris.sel == (
            isi["kk"], isi["jiwa"], isi["penerima:PKH"], isi["penerima:SEMBAKO"], isi["penerima:PBI_JK"], terbuka, awal(isi, "temuan:"),
        )  # fmt: skip


def periksa_tema(satuan: Satuan) -> None:
    """Straight from the rows of usulan and temuan, not even by the recount of the figures."""
    dalam = [(u.jenis, u.status) for u in db.session.scalars(select(Usulan)) if f"{u.desa_kode}.".startswith(f"{satuan.kode}.")]
    alur, keadaan, *_ = TABEL["usulan"](satuan)
    for baris, (_, status) in zip(alur.baris, ALUR, strict=True):
        assert baris.sel[:-1] == tuple(sum(j == jenis and s in status for j, s in dalam) for jenis in JENIS)
    assert {baris.kode: baris.sel[0] for baris in keadaan.baris} == {k: n for k in KATA_STATUS if (n := sum(s == k for _, s in dalam))}
    semua = Counter(
        t.aturan for t in db.session.scalars(select(Temuan)) if t.status == "terbuka" and f"{t.desa_kode}.".startswith(f"{satuan.kode}.")
    )
    aturan, per_unit = TABEL["temuan"](satuan)
    assert {baris.kode: baris.sel[1] for baris in aturan.baris} == dict(semua)
    assert sum(baris.sel[-1] for baris in per_unit.baris) == semua.total()


def periksa_lain(satuan: Satuan, benar: dict[str, dict[str, int]]) -> None:
    isi = di_bawah(benar, satuan.kode)
    bantuan, desil, *_ = TABEL["bantuan"](satuan)
    assert sum(baris.sel[0] for baris in bantuan.baris) == isi["kk"] == sum(baris.sel[0] for baris in desil.baris)
    assert sum(baris.sel[2] for baris in bantuan.baris) == sum(isi[f"desil:{ke}"] for ke in range(1, 5))
    ditutup = sum(baris.sel[-1] for baris in TABEL["musdes"](satuan)[0].baris)
    assert ditutup == sum(isi[f"musdes:{status}"] for status in BEKU)
    for ukuran, nama in (("kk", "kk"), ("jiwa", "jiwa"), ("penerima-PKH", "penerima:PKH")):
        peta = peta_of(satuan, ukuran)
        assert {desa: nilai for desa, nilai in peta.nilai.items() if nilai} == {
            desa: n for desa, ini in benar.items() if (f"{desa}.").startswith(f"{satuan.kode}.") and (n := ini.get(nama))
        }  # fmt: skip
        assert sum(n for _, _, n in peta.legenda()) == len(peta.nilai)


@pytest.mark.parametrize("benih", [5, *(pytest.param(satu, marks=pytest.mark.berat) for satu in range(200, 212))])
def test_every_table_says_what_a_recount_says_also_after_folding(app, pabrik, benih):
    HariKerja(pabrik, benih).jalankan(40)
    with app.app_context():
        benar = hitung_ulang()
        for lipat in (False, True):
            if lipat:
                assert fold_ringkasan(0)
            for kode in (KABUPATEN, KELURAHAN[:8], DESA) if lipat else (KABUPATEN, KELURAHAN[:8], DESA[:8], KELURAHAN, "17.02.20"):
                satuan = satuan_of(kode)
                periksa_ringkas(satuan, benar)
                periksa_tema(satuan)
                periksa_lain(satuan, benar)
        db.session.remove()


@pytest.mark.parametrize("benih", [3, 4])
def test_meetings_are_counted_as_the_calendar_says_whatever_their_days_and_states(app, pabrik, benih):
    acak, operator = Random(benih), {desa: pabrik.pengguna("operator", desa) for desa in TEMPAT}
    layak = {desa: pabrik.usulan(pabrik.keluarga(desa, oleh=op), oleh=op, status="layak") for desa, op in operator.items()}
    berbeda = set()
    with app.app_context():
        for _ in range(12):
            desa, id_ = acak.choice(TEMPAT), uuid4()
            db.session.add(Musdes(
                id=id_, desa_kode=desa, status=acak.choice(STATUS), bentuk=acak.choice(BENTUK), jam_mulai=time(9, 0), tempat="Balai",
                tanggal=hari_ini() + timedelta(days=acak.randint(-130, 40)), pimpinan_nama="A", pimpinan_jabatan="B", notulis_nama="C",
                notulis_jabatan="D", notulen="", isi_sidik="-", dibuat_oleh=operator[desa].id, dibuat_pada=sekarang(),
            ))  # fmt: skip
            db.session.flush()
            if acak.random() < 0.4:
                isi = {"musdes_id": id_, "usulan_id": layak[desa], "desa_kode": desa, "urutan": 1, "keputusan": "layak"}
                db.session.add(Acara(id=uuid4(), **isi))
            db.session.commit()
            for kode in (KABUPATEN, DESA[:8], desa):
                satuan = satuan_of(kode)
                benar = {unit: Counter() for unit in satuan.bawah}
                for satu, keadaan in list_keadaan(satuan).items():
                    benar[satu[: satuan.panjang]][keadaan.keadaan] += 1
                    berbeda.add(keadaan.keadaan)
                assert {unit: +Counter(isi) for unit, isi in count_keadaan(satuan).items()} == benar
        db.session.remove()
    assert len(berbeda) >= 3, berbeda


def test_the_sheets_hold_the_rows_of_the_page(app, pabrik):
    HariKerja(pabrik, 8).jalankan(20)
    kadis = pabrik.pengguna("kadis", KABUPATEN)
    with app.app_context():
        benar = hitung_ulang()
        kolom, baris = berkas_ringkas({"kode": KABUPATEN}, untuk=kadis, nik=False)
        isi = list(baris)
        assert [satu.judul for satu in kolom][:4] == ["Kode wilayah", "Kecamatan", "KK", "Jiwa"] and len(isi) == 16
        assert isi[-1][1:4] == ["Jumlah", di_bawah(benar, KABUPATEN)["kk"], di_bawah(benar, KABUPATEN)["jiwa"]]
        for tema, tabel in TABEL.items():
            satuan = get_satuan(KELURAHAN[:8], untuk=kadis)
            for ke, satu in enumerate(tabel(satuan)):
                kolom, baris = berkas_tema({"kode": satuan.kode, "tema": tema, "tabel": ke}, untuk=kadis, nik=False)
                lembar = list(baris)
                assert all(len(kolom) == len(sel) for sel in lembar)
                assert [tuple(sel[-len(satu.kepala) + 1 :]) for sel in lembar[: len(satu.baris)]] == [b.sel for b in satu.baris], (tema, ke)
        db.session.remove()
