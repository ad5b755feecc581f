"""Families that come or go by the hundred: figures and the index of names are what row by row would have made them."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError

from portal.db import db, transaction
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Keluarga, Kriteria, Perubahan, Rumah, TulisSekaligus
from portal.keluarga.queries.cari import find_by_nama
from portal.keluarga.queries.indeks import lupakan_kosakata
from portal.keluarga.service.anggota import create_anggota, delete_anggota
from portal.keluarga.service.sekaligus import (
    create_keluarga_sekaligus,
    delete_anggota_sekaligus,
    delete_keluarga_sekaligus,
)
from portal.kit.bunyi import bunyi
from portal.kit.teks import kunci_cari
from portal.pemeriksaan.models import Temuan
from portal.wilayah.models import Ringkasan
from portal.wilayah.queries import sum_ringkasan
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.keluarga.test_indeks_nama import KOSONG, temuan, utuh
from tests.wilayah.hari_kerja import hitung_ulang


@pytest.fixture(autouse=True)
def kosakata_segar():
    lupakan_kosakata()


@pytest.fixture
def operator(pabrik, konteks):
    return pabrik.pengguna()


def baris(model: Any, semua: list[dict[str, Any]]) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Values as the driver of this database takes them."""
    kolom = tuple(semua[0]) if semua else ("id", "desa_kode", "desil", "nama_cari")
    olah = [model.__table__.c[nama].type.bind_processor(db.engine.dialect) or (lambda nilai: nilai) for nama in kolom]
    return kolom, [tuple(satu(nilai) for satu, nilai in zip(olah, isi.values(), strict=True)) for isi in semua]


def buat(oleh: Any, keluarga: list[tuple[str, int | None, list[str]]], *, cacat: bool = False) -> list[uuid.UUID]:
    """Families (desa, desil, names), all at once; with ``cacat`` the last member belongs to a family that is not there."""
    kini, k, a, r, p = sekarang(), [], [], [], []
    for desa, desil, nama in keluarga:
        id_ = uuid.uuid4()
        tetap = {"desa_kode": desa, "isi_sidik": "0" * 64, "versi": 1}
        k.append({
            "id": id_, **tetap, "desil": desil, "nama": nama[0], "nama_cari": kunci_cari(nama[0]), "alamat": "", "rt": "", "rw": "",
            "dusun": "", "jumlah_anggota": len(nama), "lengkap": False, "terkunci": False, "bagian_terbuka": [], "dibuat_oleh": oleh.id,
            "dibuat_pada": kini, "diubah_oleh": oleh.id, "diubah_pada": kini,
        })  # fmt: skip
        a += [
            {
                "id": uuid.uuid4(), "keluarga_id": id_, **tetap, "urutan": ke, "nama": satu, "nama_cari": kunci_cari(satu),
                "bunyi": bunyi(satu), "tanpa_nik_alasan": "x", "tempat_lahir": "", "jenis_kelamin": "", "ibu_kandung": "", "rincian": {},
                "rincian_daftar": "DTSEN", "rincian_versi": "2025",
            }
            for ke, satu in enumerate(nama, 1)
        ]  # fmt: skip
        r.append({"keluarga_id": id_, "desa_kode": desa, "daftar": "DTSEN", "daftar_versi": "1", "isi": {}, "diubah_pada": kini, "versi": 1})
        p.append({
            "id": uuid.uuid4(), "keluarga_id": id_, "desa_kode": desa, "bagian": "alamat", "objek_nama": "", "aksi": "buat", "beda": {},
            "oleh": oleh.id, "pada": kini,
        })  # fmt: skip
    if cacat:
        a[-1]["keluarga_id"] = uuid.uuid4()
    create_keluarga_sekaligus({model: baris(model, isi) for model, isi in ((Keluarga, k), (Anggota, a), (Rumah, r), (Perubahan, p))})
    return [satu["id"] for satu in k]


ISI = [(KELURAHAN, 2, ["Sumiati Langkasari", "Wagiman"]), (KELURAHAN, None, ["Paimin"]), (DESA, 2, ["Zubaidah", "Rukmini", "Sarpin"])]


def banyak(*tabel: Any) -> tuple[int, ...]:
    return tuple(db.session.scalar(select(func.count()).select_from(satu)) or 0 for satu in tabel)


def benar() -> None:
    """The figures are those of a recount, the index is that of the names, and the triggers are at work."""
    assert sum_ringkasan("") == hitung_ulang()
    assert banyak(TulisSekaligus) == (0,)
    db.session.rollback()
    utuh()


def orang_baru(keluarga_id: uuid.UUID, nama: str, operator: Any) -> uuid.UUID:
    baru = uuid.uuid4()
    create_anggota(baru, keluarga_id, {"nama": nama, **KOSONG}, oleh=operator)
    return baru


def test_families_that_came_at_once_are_counted_and_found_and_who_is_typed_next_too(operator):
    with transaction(jejak=0):
        buat(operator, ISI)
    assert banyak(Keluarga, Anggota, Rumah, Perubahan) == (3, 6, 3, 3)
    assert banyak(Ringkasan) == (7,), "satu baris untuk setiap angka, bukan untuk setiap orang"
    assert sum_ringkasan(DESA) == {DESA: {"kk": 1, "desil:2": 1, "jiwa": 3}}
    benar()
    assert temuan("langkasari") == ["Sumiati Langkasari"] and temuan("rukmini", DESA[:8]) == ["Rukmini"] and temuan("rukmini", KELURAHAN[:8]) == []
    id_ = db.session.scalars(select(Keluarga.id).where(Keluarga.nama == "Paimin")).one()
    orang_baru(id_, "Mangku Alam", operator)
    assert sum_ringkasan(KELURAHAN)[KELURAHAN]["jiwa"] == 4 and temuan("mangku") == ["Mangku Alam"]
    benar()
    with transaction(jejak=0):
        buat(operator, [(DESA, 10, ["Karsinem"])])
    assert temuan("karsinem") == ["Karsinem"] and temuan("mangku") == ["Mangku Alam"]
    benar()


def test_families_that_went_at_once_are_counted_no_more_and_no_word_of_them_stays(operator, pabrik):
    tetangga = pabrik.pengguna("operator", DESA)
    with transaction(jejak=0):
        satu, dua, tiga = buat(operator, ISI)
    orang = orang_baru(satu, "Mangku Alam", operator)
    with transaction(jejak=0) as session:
        session.execute(insert(Kriteria).values(keluarga_id=satu, desa_kode=KELURAHAN, jawaban={}, diubah_pada=sekarang(), versi=1))
        for ke, (sini, sana) in enumerate(((satu, tiga), (tiga, satu), (tiga, None))):
            session.execute(insert(Temuan).values(
                id=uuid.uuid4(), kunci=str(ke), aturan="DESIL", tingkat="info", desa_kode=DESA, keluarga_id=sini, lain_keluarga_id=sana, bukti={},
                status="terbuka", ditemukan_pada=sekarang(), terlihat_pada=sekarang(), versi=1,
            ))  # fmt: skip
    with transaction(jejak=0):
        delete_keluarga_sekaligus([satu, dua])
    assert banyak(Keluarga, Anggota, Rumah, Kriteria, Temuan) == (1, 3, 1, 0, 1) and db.session.get(Anggota, orang) is None
    assert set(db.session.scalars(select(Perubahan.keluarga_id))) == {tiga}
    benar()
    assert [temuan(nama) for nama in ("sumiati", "paimin", "mangku", "zubaidah")] == [[], [], [], ["Zubaidah"]]
    with transaction(jejak=0):
        sisa = db.session.scalars(select(Anggota.id).where(Anggota.nama.in_(["Rukmini", "Sarpin"]))).all()
        delete_anggota_sekaligus(sisa)
    assert banyak(Keluarga, Anggota) == (1, 1) and [temuan(nama) for nama in ("rukmini", "zubaidah")] == [[], ["Zubaidah"]]
    benar()
    tidak_tersisa(b"langkasari", b"paimin", b"mangku", b"rukmini")
    orang = orang_baru(tiga, "Tukiyem", tetangga)
    delete_anggota(orang, tiga, 1, oleh=tetangga)
    benar()
    tidak_tersisa(b"tukiyem")


def tidak_tersisa(*kata: bytes) -> None:
    """SQLite's index keeps words by what differs from the one before; whoever is left is there."""
    if db.engine.dialect.name == "sqlite":
        isi = b"".join(db.session.scalars(text("SELECT block FROM anggota_cari_data")))
        assert b"zubaidah"[3:] in isi and not [satu for satu in kata if satu[3:] in isi]
        db.session.rollback()


def test_the_last_to_go_leave_an_empty_index_and_others_may_come(operator):
    with transaction(jejak=0):
        ids = buat(operator, ISI)
    with transaction(jejak=0):
        delete_keluarga_sekaligus(ids)
    assert sum_ringkasan("") == {} and banyak(Keluarga, Anggota) == (0, 0)
    benar()
    with transaction(jejak=0):
        ids = buat(operator, ISI[:1])
        delete_keluarga_sekaligus(buat(operator, ISI[1:]))
    assert temuan("sumiati") == ["Sumiati Langkasari"] and temuan("paimin") == []
    benar()


def test_nothing_to_do_does_nothing(operator):
    with transaction(jejak=0):
        create_keluarga_sekaligus({model: ((), []) for model in (Keluarga, Anggota, Rumah, Perubahan)})
        delete_keluarga_sekaligus([])
        delete_anggota_sekaligus(set())
    assert banyak(Ringkasan) == (0,)


def test_what_fails_half_way_leaves_nothing_and_the_triggers_at_work(operator, pabrik):
    with pytest.raises(IntegrityError), transaction(jejak=0):
        buat(operator, ISI, cacat=True)
    assert banyak(Keluarga, Anggota, Ringkasan, TulisSekaligus) == (0, 0, 0, 0)
    with transaction(jejak=0):
        ids = buat(operator, ISI)
    db.session.remove()
    pabrik.usulan(ids[0], oleh=operator)
    semula = sum_ringkasan("")
    with pytest.raises(IntegrityError), transaction(jejak=0):
        delete_keluarga_sekaligus(ids)  # of the first something was built
    assert banyak(Keluarga, Anggota) == (3, 6) and sum_ringkasan("") == semula
    benar()
    assert temuan("sumiati") == ["Sumiati Langkasari"]
    orang_baru(ids[1], "Mangku Alam", operator)
    benar()


def test_after_a_rollback_who_is_erased_by_hand_leaves_no_word_either(operator):
    """What deletes many sets FTS5 to another way of deleting for a moment."""
    with transaction(jejak=0):
        satu, *_ = buat(operator, ISI)
    with pytest.raises(RuntimeError), transaction(jejak=0):
        delete_keluarga_sekaligus([satu])
        raise RuntimeError
    assert temuan("wagiman") == ["Wagiman"]
    benar()
    orang = db.session.scalars(select(Anggota.id).where(Anggota.nama == "Wagiman")).one()
    delete_anggota(orang, satu, 1, oleh=operator)
    benar()
    tidak_tersisa(b"wagiman")


def test_who_catches_the_error_and_goes_on_is_counted(operator):
    """A savepoint takes back what came after it; the mark that keeps the triggers still goes with it."""
    with transaction(jejak=0) as session:
        with pytest.raises(IntegrityError), session.begin_nested():
            buat(operator, ISI, cacat=True)
        assert banyak(TulisSekaligus) == (0,)
        buat(operator, ISI[:1])
    benar()
    assert temuan("sumiati") == ["Sumiati Langkasari"] and temuan("zubaidah") == []


@pytest.mark.postgres
def test_two_at_once_neither_wait_for_one_another_nor_still_each_others_triggers(operator, pabrik):
    with db.engine.connect() as lain:
        lain.execute(insert(TulisSekaligus))  # another import in the middle of its step
        pabrik.keluarga(oleh=operator)
        with transaction(jejak=0):
            db.session.execute(text("SET LOCAL lock_timeout = '2s'"))
            buat(operator, ISI)
        assert sum_ringkasan("") == hitung_ulang()
        lain.rollback()


def test_the_page_of_a_search_finds_who_came_at_once_by_likeness(operator, pabrik):
    with transaction(jejak=0):
        buat(operator, ISI)
    hasil = find_by_nama("Zubaedah", untuk=pabrik.pengguna("verifikator", KABUPATEN))
    assert [satu.nama for satu in hasil.mirip] == ["Zubaidah"]
