"""Cursors of keyset pages, and the fingerprint of content."""

import base64
import json
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.isi import kanonik, sidik, sidik_pendek
from portal.kit.paging import baca_kursor, buat_kursor, potong

NILAI = {
    str: st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), max_size=60),
    int: st.integers(-(2**63) + 1, 2**63 - 1),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    UUID: st.uuids(),
}


@given(st.lists(st.sampled_from(list(NILAI)), max_size=4).flatmap(
    lambda jenis: st.tuples(st.just(jenis), st.tuples(*(st.none() | NILAI[satu] for satu in jenis)))
))  # fmt: skip
def test_a_cursor_gives_the_sort_key_back(jenis_dan_nilai):
    jenis, nilai = jenis_dan_nilai
    kursor = buat_kursor(*nilai)
    assert baca_kursor(kursor, *jenis) == nilai
    assert set(kursor) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@given(st.text() | st.binary().map(lambda b: base64.urlsafe_b64encode(b).decode()) | st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(), st.lists
).map(lambda isi: base64.urlsafe_b64encode(json.dumps([isi, isi]).encode()).decode()))  # fmt: skip
def test_a_tampered_cursor_is_a_value_error_and_nothing_else(kursor):
    for jenis in ((str, UUID), (int, str), (datetime, date)):
        try:
            hasil = baca_kursor(kursor, *jenis)
        except ValueError:
            continue
        assert all(nilai is None or type(nilai) is satu for nilai, satu in zip(hasil, jenis, strict=True))


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        (["03"], (str, str)),
        (["03", 1], (str, str)),
        ([True], (int,)),
        ([2**63], (int,)),
        (["\ud800"], (str,)),
        (["a\0b"], (str,)),
        (["0001-01-01T00:00:00+14:00"], (datetime,)),
        (["bukan-uuid"], (UUID,)),
        ({"rt": "03"}, (str,)),
    ],
)
def test_values_a_database_would_choke_on_are_refused(isi, jenis):
    kursor = base64.urlsafe_b64encode(json.dumps(isi).encode()).decode()
    with pytest.raises(ValueError):
        baca_kursor(kursor, *jenis)


def test_a_page_leads_to_the_next_only_when_there_is_one():
    penuh = potong([("03", n) for n in range(26)], lambda baris: baris)
    assert len(penuh.baris) == 25
    assert baca_kursor(penuh.berikut, str, int) == ("03", 24)
    assert potong([("03", n) for n in range(25)], lambda baris: baris).berikut is None
    assert not potong([], lambda baris: baris)


def test_content_has_one_form_whatever_the_order_of_its_keys():
    id_ = UUID("00000000-0000-4000-8000-000000000001")
    saat = datetime(2026, 11, 22, 13, 5, tzinfo=timezone(timedelta(hours=7)))
    satu = {"b": [1, None, True], "a": "Ma'ruf é", "c": {"id": id_, "pada": saat, "hari": date(2026, 11, 22)}}
    lain = dict(reversed(satu.items())) | {"b": (1, None, True)}
    assert kanonik(satu) == kanonik(lain)
    assert kanonik(satu).decode() == (
        '{"a":"Ma\'ruf é","b":[1,null,true],"c":{"hari":"2026-11-22",'
        '"id":"00000000-0000-4000-8000-000000000001","pada":"2026-11-22T06:05:00.000000Z"}}'
    )


@pytest.mark.parametrize(
    "isi", [1.0, float("nan"), {1: "a"}, [{"x": 0.5}], {1, 2}, b"a", datetime(2026, 11, 22), object()]
)
def test_content_that_could_be_written_two_ways_is_refused(isi):
    with pytest.raises(TypeError):
        kanonik(isi)


@given(st.dictionaries(st.text(st.characters(blacklist_categories=["Cs"])), st.integers() | st.none() | st.booleans()))
def test_canonical_content_reads_back_as_json(isi):
    assert json.loads(kanonik(isi)) == isi


def test_one_letter_changes_the_fingerprint_and_its_short_form():
    satu, lain = sidik({"nama": "Sumiati"}), sidik({"nama": "Sumiyati"})
    assert satu != lain and len(satu) == 64
    assert sidik_pendek("7f3a91c20be455d8" + "0" * 48) == "7f3a 91c2 0be4 55d8"
