"""The index of names behind the search: it follows every change, whatever is typed is text, and its size does not show."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from alembic import command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, text, update

from portal import migrasi
from portal.app import create_app
from portal.config import Config
from portal.db import MENULIS, db, transaction
from portal.keluarga.models import Anggota, Keluarga
from portal.keluarga.queries.cari import BATAS, find_by_nama
from portal.keluarga.queries.indeks import indeks, lupakan_kosakata, tanya_fts5, tanya_postgres
from portal.keluarga.rules.kemiripan import memuat, tanya_persis
from portal.keluarga.service.anggota import create_anggota, delete_anggota, update_anggota
from portal.keluarga.service.bunyi import count_anggota, renew_bunyi
from portal.kit.bunyi import bunyi
from portal.kit.teks import kunci_cari
from tests.factories import DESA, KABUPATEN, KELURAHAN, Orang

KECAMATAN = KELURAHAN[:8]
AREA = [KELURAHAN, KECAMATAN, KABUPATEN]
KOSONG = {
    "nik": None, "tanpa_nik_alasan": "", "tempat_lahir": "", "tanggal_lahir": None, "jenis_kelamin": "", "hubungan": None,
    "status_kawin": None, "pekerjaan": None, "ibu_kandung": "",
}  # fmt: skip
SULIT = ("Siti Aminah", "AND", "Or Not", "Near", "A B", "M. Yusuf", "Éva Ünal", "100 Persen", "İlknur ß", "Ñandu 9", "小林", "Ο Σωκράτης", "x")


@pytest.fixture(autouse=True)
def kosakata_segar():
    lupakan_kosakata()


@pytest.fixture
def keluarga(pabrik, konteks) -> tuple[uuid.UUID, Orang]:
    """A family without members, and its operator."""
    operator = pabrik.pengguna()
    return pabrik.keluarga(oleh=operator, anggota=0, lengkap=False), operator


def isi_nama(keluarga_id: uuid.UUID, nama: list[str], desa: str = KELURAHAN) -> None:
    """Many members in one statement, as an import or the demo writes them."""
    baris = [
        {
            "id": uuid.uuid4(), "keluarga_id": keluarga_id, "desa_kode": desa, "urutan": ke, "nama": satu, "nama_cari": kunci_cari(satu)[:120],
            "bunyi": bunyi(satu), "isi_sidik": "0" * 64, "versi": 1,
        }
        for ke, satu in enumerate(nama, 1)
    ]  # fmt: skip
    with transaction(jejak=0) as session:
        session.execute(insert(Anggota), baris)


def mata(wilayah: str) -> Orang:
    return Orang(uuid.uuid4(), "verifikator", wilayah, "Pencari", "pencari")


def temuan(teks: str, wilayah: str = KABUPATEN) -> list[str]:
    return sorted(baris.ditemukan for baris in find_by_nama(teks, untuk=mata(wilayah)).persis)


def utuh() -> None:
    """SQLite compares its index with what it was made of; raises when they differ."""
    if db.engine.dialect.name == "sqlite":
        with transaction(jejak=0) as session:
            session.execute(text("INSERT INTO anggota_cari (anggota_cari, rank) VALUES ('integrity-check', 1)"))


@pytest.mark.parametrize("area", AREA)
def test_the_index_follows_every_way_in_which_a_member_changes(keluarga, area):
    id_, operator = keluarga
    isi_nama(id_, ["Sumiati", "Wagiman"])
    assert temuan("sumiati", area) == ["Sumiati"]
    baru = uuid.uuid4()
    create_anggota(baru, id_, {"nama": "Zubaidah", **KOSONG}, oleh=operator)
    assert temuan("zubaidah", area) == ["Zubaidah"]
    update_anggota(baru, id_, {"nama": "Zubaedah", **KOSONG}, 1, oleh=operator)
    assert temuan("zubaedah", area) == ["Zubaedah"] and temuan("zubaidah", area) == []
    utuh()
    with transaction(jejak=0) as session:
        session.execute(update(Anggota).where(Anggota.nama == "Wagiman").values(nama="Paimin", nama_cari="paimin"))
    assert temuan("paimin", area) == ["Paimin"] and temuan("wagiman", area) == []
    delete_anggota(baru, id_, 2, oleh=operator)
    assert temuan("zub", area) == []
    with transaction(jejak=0) as session:
        session.execute(delete(Anggota))
    assert temuan("paimin", area) == temuan("sumiati", area) == []
    utuh()


def test_who_moves_to_another_desa_is_found_there_and_no_longer_here(keluarga):
    isi_nama(keluarga[0], ["Sumiati"])
    with transaction(jejak=0) as session:
        session.execute(update(Keluarga).values(desa_kode=DESA))
        session.execute(update(Anggota).values(desa_kode=DESA))
    assert [temuan("sumiati", w) for w in (KELURAHAN, KECAMATAN, DESA, DESA[:8], KABUPATEN)] == [[], [], ["Sumiati"], ["Sumiati"], ["Sumiati"]]
    utuh()


def test_nothing_of_an_erased_person_stays_in_the_words(keluarga):
    isi_nama(keluarga[0], ["Sumiati Langkasari", "Wagiman"])
    with transaction(jejak=0) as session:
        session.execute(delete(Anggota).where(Anggota.nama_cari == "sumiati langkasari"))
    for area in AREA:
        lupakan_kosakata()
        assert indeks(area).kosakata().kata == ("wagiman",)
    if db.engine.dialect.name == "sqlite":
        isi = b"".join(db.session.scalars(text("SELECT block FROM anggota_cari_data")))
        assert b"wagiman"[1:] in isi and b"langkasari"[3:] not in isi


@pytest.mark.parametrize("area", AREA)
def test_of_too_many_hits_the_very_name_and_what_sounds_like_it_come_first(keluarga, area):
    isi_nama(keluarga[0], [f"Siti Dewi {'abcdefghijklmnopqrst'[ke % 20]}{'uvwxy'[ke % 5]}" for ke in range(2 * BATAS)])
    isi_nama(keluarga[0], ["Dewi Siti", "Siti Dewi"])
    hasil = find_by_nama("Siti Dewi", untuk=mata(area))
    assert [b.ditemukan for b in hasil.persis[:2]] == ["Siti Dewi", "Dewi Siti"]
    assert len(hasil.persis) == 25 and hasil.lebih and not hasil.mirip


@pytest.fixture
def sulit(keluarga) -> list[str]:
    isi_nama(keluarga[0], list(SULIT))
    return [kunci_cari(nama) for nama in SULIT]


KATA = st.one_of(
    st.sampled_from(["AND", "OR", "NOT", "NEAR(", "near(a b)", "*", '"', "''", "%", "_", "a_b", "^", ":", "nama:", "kecamatan:", "-", "(", ")",
                     "siti", "am", "a", "b", "'", "\\", ";--", "&", "|", "!", ":*", "@17.02.19", "170219", "100%", "tsquery", "{nama}", "+", "\x00"]),
    st.text(max_size=8),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kata=st.lists(KATA, max_size=4), sambung=st.sampled_from([" ", "", "  ", "-"]))
def test_whatever_is_typed_is_text_and_finds_the_same_in_every_index(sulit, kata, sambung):
    teks = sambung.join(kata)
    kunci = kunci_cari(teks).split()
    harus = sorted(nama for nama in sulit if kunci and memuat(nama, kunci))
    for area in AREA:
        hasil = find_by_nama(teks, untuk=mata(area))
        assert sorted(kunci_cari(b.ditemukan) for b in hasil.persis) == harus, (area, teks)


def test_a_question_is_made_of_quoted_letters_and_digits_only():
    tanya = tanya_persis(kunci_cari('x" OR nama:* AND NEAR(a\' b):* & @17.02').split())
    assert tanya_fts5(tanya, KECAMATAN) == (
        'nama : ((("x"*) AND ("or"*) AND ("nama"*) AND ("and"*) AND ("near"*) AND ("a"*) AND ("b"*) AND ("17"*) AND ("02"*)))'
        ' AND kecamatan : "170219"'
    )
    assert tanya_postgres(tanya_persis(["or", "siti"]), KECAMATAN) == "((('or':*) & ('siti':*))) & '@17.02.19'"


def test_the_databases_use_their_indexes(keluarga):
    """PostgreSQL prefers to walk a table of a few rows, so there it is told not to."""
    isi_nama(keluarga[0], ["Sumiati"])
    if db.engine.dialect.name == "sqlite":
        kata = indeks(KABUPATEN)._CARI.bindparams(tanya='"sum"*', dari="17.02.", sampai="17.02/", batas=9)
        rencana = [baris[3] for baris in db.session.execute(text(f"EXPLAIN QUERY PLAN {kata}"), kata.compile().params)]
        assert rencana[0].startswith("SCAN f VIRTUAL TABLE") and all(satu.startswith("SEARCH") for satu in rencana[1:])
        return
    db.session.execute(text("SET LOCAL enable_seqscan = off"))
    kueri = "EXPLAIN SELECT id FROM anggota WHERE array_to_tsvector(array_remove(string_to_array(anggota.nama_cari || ' @' || "
    kueri += "substr(anggota.desa_kode, 1, 8), ' '), '')) @@ cast(:t AS tsquery)"
    assert "ix_anggota_cari" in str(db.session.execute(text(kueri), {"t": "'sum':*"}).all())


def test_names_written_before_their_sound_was_kept_get_it_and_nobody_counts_as_changed(keluarga):
    isi_nama(keluarga[0], ["Siti Aminah", "Wagiman", "H."])
    with transaction(jejak=0) as session:
        session.execute(update(Anggota).values(bunyi=""))
    assert (count_anggota(), sum(renew_bunyi())) == (3, sum(bool(bunyi(n)) for n in ("Siti Aminah", "Wagiman", "H.")))
    baris = db.session.execute(select(Anggota.nama, Anggota.bunyi, Anggota.versi)).all()
    assert {(b.bunyi, b.versi) for b in baris} == {(bunyi(b.nama), 1) for b in baris}
    assert sum(renew_bunyi()) == 0


def test_a_saved_member_has_its_sound(keluarga):
    id_, operator = keluarga
    baru = uuid.uuid4()
    create_anggota(baru, id_, {"nama": "Siti Aminah", **KOSONG}, oleh=operator)
    assert db.session.scalar(select(Anggota.bunyi)) == bunyi("Siti Aminah")
    update_anggota(baru, id_, {"nama": "Khairul", **KOSONG}, 1, oleh=operator)
    assert db.session.scalar(select(Anggota.bunyi)) == bunyi("Khairul")


@pytest.fixture
def sqlite_lama(tmp_path) -> Iterator[None]:
    """A database of version 0002 with three members, whatever the database of the other tests."""
    (tmp_path / "berkas").mkdir()
    app = create_app(Config(data=tmp_path, url="http://portal.uji", uji=True, kunci_uji="ab" * 32))
    with app.app_context():
        with db.engine.connect().execution_options(**{MENULIS: True}) as sambungan:
            config = migrasi.alembic_config()
            config.attributes["connection"] = sambungan
            command.upgrade(config, "0002")
            sambungan.commit()
        with db.engine.connect() as sambungan:
            sambungan.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # no families around these members
            for nama in ("Hapus Saya", "Sumiati", "Wagiman"):
                sambungan.execute(LAMA, {"id": uuid.uuid4().hex, "desa": KELURAHAN, "nama": nama, "kunci": kunci_cari(nama)})
            sambungan.commit()
        yield
        db.session.remove()
        db.engine.dispose()


LAMA = text(
    "INSERT INTO anggota (id, keluarga_id, desa_kode, urutan, nama, nama_cari, tanpa_nik_alasan, tempat_lahir, jenis_kelamin, ibu_kandung, "
    "isi_sidik, versi) VALUES (:id, :id, :desa, 1, :nama, :kunci, '', '', '', '', '', 1)"
)


def cari_fts(kata: str) -> list[str]:
    return [nama for _, nama in indeks(KABUPATEN).cari(tanya_persis([kata]), 9)]


def test_the_migration_takes_in_the_names_that_are_there_and_a_vacuum_confuses_nobody(sqlite_lama):
    migrasi.upgrade()
    assert [cari_fts(kata) for kata in ("sumiati", "wagiman", "hapus")] == [["sumiati"], ["wagiman"], ["hapus saya"]]
    with transaction(jejak=0) as session:
        session.execute(delete(Anggota).where(Anggota.nama == "Hapus Saya"))
    db.session.remove()
    with db.engine.connect() as sambungan:
        sambungan.connection.driver_connection.execute("VACUUM")
    assert [cari_fts(kata) for kata in ("sumiati", "wagiman", "hapus")] == [["sumiati"], ["wagiman"], []]
    utuh()
