"""The lists of recipients of the demo: the numbers of the press at full size, the same shares below."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from portal.db import db
from portal.demo import susun as demo
from portal.demo.penerima import PENERIMA_PENUH, jumlah_penerima
from portal.demo.sebaran import JIWA_PENUH, KELUARGA_PENUH
from portal.keluarga.models import Anggota, Keluarga
from portal.kuota.models import Jatah
from portal.kuota.rules.jatah import DAPAT, TUNGGU
from portal.laporan.queries.dasbor import (
    Satuan,
    count_keadaan,
    get_satuan,
    list_keadaan,
    list_kuota_unit,
    list_lokal,
    sum_lokal,
)
from portal.laporan.queries.ringkas import angka_utama, ringkas_of
from portal.laporan.rules.dasbor import bantuan_lokal, gabung
from portal.pemeriksaan.models import BuktiDaftar, Temuan
from portal.usulan.models import Usulan, UsulanProgram
from portal.usulan.rules.status import DITETAPKAN_DINAS, TERBUKA
from tests.conftest import _bersihkan
from tests.factories import DESA, KABUPATEN, KELURAHAN

pytestmark = pytest.mark.sekali


def satuan_of(kode: str) -> Satuan:
    return get_satuan(kode, untuk=SimpleNamespace(wilayah_kode=KABUPATEN))


def penerima() -> dict[str, int]:
    return dict(db.session.execute(select(BuktiDaftar.program, func.count()).group_by(BuktiDaftar.program)).all())


def test_the_shares_are_those_of_the_press_and_exact_for_the_whole_kabupaten():
    assert jumlah_penerima(KELUARGA_PENUH, JIWA_PENUH) == PENERIMA_PENUH
    assert jumlah_penerima(4791, 12888) == {"PBI_JK": 12_091, "PKH": 1_088, "SEMBAKO": 1_641}


@pytest.mark.usefixtures("isi")
def test_a_small_demo_has_the_same_shares_and_names_people_of_the_register():
    jiwa = list(db.session.execute(select(Anggota.nik, Anggota.desa_kode)))
    keluarga = db.session.scalar(select(func.count()).select_from(Keluarga))
    assert penerima() == jumlah_penerima(keluarga, len(jiwa))
    desa = {nik: kode for nik, kode in jiwa if nik}
    for program, nik, kode in db.session.execute(select(BuktiDaftar.program, BuktiDaftar.nik, BuktiDaftar.desa_kode)):
        assert nik is None or nik in desa, program
        assert kode in desa.values()


@pytest.mark.usefixtures("isi")
def test_no_family_is_proposed_for_what_it_receives_already_by_a_list():
    jalan = select(Anggota.nik, UsulanProgram.program).join(Usulan, Usulan.keluarga_id == Anggota.keluarga_id)
    jalan = jalan.join(UsulanProgram, UsulanProgram.usulan_id == Usulan.id).where(Usulan.status.in_(TERBUKA), UsulanProgram.program != "PBI_JK")
    terima = set(db.session.execute(select(BuktiDaftar.nik, BuktiDaftar.program)).tuples())
    assert not set(db.session.execute(jalan).tuples()) & terima
    assert db.session.scalar(select(func.count()).select_from(Temuan).where(Temuan.aturan == "SUDAH_MENERIMA")) == 0


@pytest.mark.usefixtures("isi")
def test_the_dashboard_counts_meetings_as_the_calendar_does():
    for kode in (KABUPATEN, KELURAHAN[:8], DESA[:8], KELURAHAN):
        satuan = satuan_of(kode)
        per_unit: dict[str, Counter[str]] = {unit: Counter() for unit in satuan.bawah}
        for desa, satu in list_keadaan(satuan).items():
            per_unit[desa[: satuan.panjang]][satu.keadaan] += 1
        assert {unit: +Counter(isi) for unit, isi in count_keadaan(satuan).items()} == per_unit
        if kode == KABUPATEN:
            assert len({keadaan for isi in per_unit.values() for keadaan in isi}) >= 2


@pytest.mark.usefixtures("isi")
def test_local_programmes_and_places_are_those_of_the_rows():
    satuan, lokal = satuan_of(KABUPATEN), list_lokal()
    isi = gabung(sum_lokal(satuan, lokal).values())
    lini = Counter((satu.program, satu.keputusan) for satu in db.session.scalars(select(UsulanProgram)) if satu.program in lokal)
    assert lokal and lini and {p: bantuan_lokal(isi, p) for p in lokal} == {p: lini[p, DITETAPKAN_DINAS] for p in lokal}
    periode, kuota = list_kuota_unit(satuan)
    jatah = Counter((satu.program, satu.status) for satu in db.session.scalars(select(Jatah)) if satu.periode_id == periode.id)
    for program in PENERIMA_PENUH:
        assert (kuota[KABUPATEN, program].dapat, kuota[KABUPATEN, program].tunggu) == (jatah[program, DAPAT], jatah[program, TUNGGU])
        assert sum(kuota[unit, program].dapat for unit in satuan.bawah if (unit, program) in kuota) == jatah[program, DAPAT]


@pytest.mark.berat
def test_the_full_demo_shows_the_figures_of_the_article(app_sesi, config_portal):
    _bersihkan(app_sesi, config_portal)
    Path(config_portal.folder_berkas).mkdir(exist_ok=True)
    demo.susun(app_sesi, KABUPATEN, KELUARGA_PENUH)
    with app_sesi.app_context():
        assert penerima() == PENERIMA_PENUH
        assert db.session.scalar(select(func.count()).select_from(BuktiDaftar).where(BuktiDaftar.nik.not_in(select(Anggota.nik)))) == 0
        angka = angka_utama(ringkas_of(satuan_of(KABUPATEN)))
        assert [nilai for nilai, _, _ in angka[:5]] == ["47.906", "128.879", "120.906", "10.881", "16.412"]
        assert db.session.scalar(select(func.count()).select_from(Temuan).where(Temuan.aturan == "SUDAH_MENERIMA")) == 0
        db.session.remove()
