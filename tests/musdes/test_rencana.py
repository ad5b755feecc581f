"""The plan of a musdes: the list, the words of the unit, changing, cancelling, and who may do so."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.db import db
from portal.errors import NotAllowed, NotFound, RuleBroken, SameIdOtherContent
from portal.keluarga.models import Keluarga
from portal.musdes import queries
from portal.musdes.models import Acara, Musdes, Peserta
from portal.musdes.service import rencana
from portal.usulan.models import Usulan
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN
from tests.musdes.rapat import BESOK, JAHAT, ORANG, RENCANA, siap


@pytest.mark.parametrize("htmx", [False, True])
def test_a_meeting_is_planned_and_found_at_the_top_of_the_list(app, pabrik, peramban, htmx):
    p = peramban(pabrik.pengguna("operator"), htmx=htmx)
    p.buka("/musdes/")
    p.buka(p.halaman.tautan("Rencanakan"))
    halaman = p.kirim("/musdes/", RENCANA)
    assert "Musyawarah Kelurahan Air Bang" in halaman.tulisan() and "Direncanakan" in halaman.tulisan()
    assert "Balai Kelurahan" in p.buka("/musdes/").tulisan()


def test_a_form_that_lacks_something_is_shown_again_with_what_was_typed(app, pabrik, peramban):
    p = peramban(pabrik.pengguna("operator"))
    p.buka("/musdes/baru")
    halaman = p.kirim("/musdes/", RENCANA | {"tempat": "   ", "jam_mulai": "25.99", "tanggal-hari": "31", "tanggal-bulan": "2"}, status=422)
    assert "Isi tempat musyawarah." in halaman.tulisan() and "Tulis jam seperti 09.00." in halaman.tulisan()
    assert halaman.cari(".//input[@name='jam_mulai']")[0].get("value") == "25.99"
    assert halaman.cari(".//title")[0].text.startswith("Kesalahan: ")


def test_a_year_typed_wrongly_is_refused(app, pabrik, peramban):
    p = peramban(pabrik.pengguna("operator"))
    p.buka("/musdes/baru")
    assert "Periksa tahunnya" in p.kirim("/musdes/", RENCANA | {"tanggal-tahun": "2062"}, status=422).tulisan()


def test_the_same_form_twice_is_one_meeting_and_other_content_is_refused(app, pabrik, peramban):
    orang = pabrik.pengguna("operator")
    p = peramban(orang)
    p.buka("/musdes/baru")
    url, _, nilai = p.isian("/musdes/")
    for _ in range(2):
        p.buka(url, metode="POST", data=nilai | RENCANA)
    assert "berbeda" in p.buka(url, metode="POST", data=nilai | RENCANA | {"tempat": "Lain"}, status=409).tulisan()
    with app.app_context():
        assert db.session.scalars(select(Musdes)).one().dibuat_oleh == orang.id
        with pytest.raises(SameIdOtherContent):
            isi = {k: None for k in rencana.RENCANA} | {"tanggal": BESOK, "tempat": "Desa lain"}
            rencana.create_musdes(db.session.scalars(select(Musdes.id)).one(), isi, oleh=pabrik.pengguna("operator", DESA))


@pytest.mark.parametrize(
    ("desa", "ada", "tidak"),
    [
        (KELURAHAN, ("Musyawarah Kelurahan", "Lurah", "LPMK"), ("Musyawarah Desa", "BPD", "Kepala Desa")),
        (DESA, ("Musyawarah Desa", "Ketua BPD", "BPD"), ("Muskel", "LPMK", "Lurah ", "Musyawarah Kelurahan")),
    ],
)
def test_the_words_follow_the_kind_of_unit(app, pabrik, peramban, desa, ada, tidak):
    orang = pabrik.pengguna("operator", desa)
    id_ = pabrik.musdes(desa, oleh=orang, status="berlangsung")
    p = peramban(orang)
    teks = ""
    for jalur in ("baru", id_, f"{id_}/ubah", f"{id_}/peserta", f"{id_}/kehadiran", f"{id_}/sidang", f"{id_}/penutupan"):
        teks += p.buka(f"/musdes/{jalur}").tulisan()
    assert all(kata in teks for kata in ada)
    assert not [kata for kata in tidak if kata in teks]


def test_two_who_change_the_plan_see_both_versions(app, pabrik, peramban):
    satu, dua = pabrik.pengguna("operator"), pabrik.pengguna("operator", nama="Operator Kedua")
    id_ = pabrik.musdes(oleh=satu)
    p, q = peramban(satu), peramban(dua)
    p.buka(f"/musdes/{id_}/ubah")
    q.buka(f"/musdes/{id_}/ubah")
    q.kirim(f"/musdes/{id_}", {"tempat": "Aula"})
    halaman = p.kirim(f"/musdes/{id_}", {"tempat": "Masjid"}, status=409)
    assert "Operator Kedua" in halaman.tulisan() and "Aula" in halaman.tulisan() and "Masjid" in halaman.tulisan()
    assert halaman.cari(".//input[@name='tempat']")[0].get("value") == "Masjid"
    assert "Masjid" in p.kirim(f"/musdes/{id_}").tulisan()


def test_cancelling_needs_a_reason_and_is_the_end(app, pabrik, peramban):
    orang = pabrik.pengguna("operator")
    id_ = pabrik.musdes(oleh=orang, status="berlangsung", usulan_ids=siap(pabrik, orang, 1))
    p = peramban(orang)
    p.buka(p.buka(f"/musdes/{id_}").tautan("Batalkan musyawarah"))
    p.kirim("/pembatalan", {"alasan": " "}, status=422)
    halaman = p.kirim("/pembatalan", {"alasan": "Balai kebanjiran"})
    assert "Balai kebanjiran" in halaman.tulisan() and "Batal" in halaman.tulisan()
    with app.app_context():
        assert db.session.scalars(select(Usulan.status)).one() == "siap_musdes"
        for verba in (rencana.open_musdes, lambda i, oleh: rencana.cancel_musdes(i, "lagi", oleh=oleh)):
            with pytest.raises(RuleBroken, match="Batal"):
                verba(id_, oleh=orang)


def test_only_the_operator_of_the_desa_writes_and_others_in_scope_read(app, pabrik, peramban):
    orang = pabrik.pengguna("operator")
    id_ = pabrik.musdes(oleh=orang)
    for peran, wilayah in (("kades", KELURAHAN), ("camat", KELURAHAN[:8]), ("verifikator", KABUPATEN), ("kadis", KABUPATEN)):
        lain = pabrik.pengguna(peran, wilayah)
        p = peramban(lain)
        assert "Air Bang" in p.buka(f"/musdes/{id_}").tulisan()
        for jalur in ("acara", "peserta", "kehadiran", "sidang", "notulen"):
            halaman = p.buka(f"/musdes/{id_}/{jalur}")
            assert not [f for f in halaman.cari(".//main//form") if f.get("method") == "post"]
        p.buka(f"/musdes/{id_}/ubah", status=403)
        with app.app_context(), pytest.raises(NotAllowed):
            rencana.open_musdes(id_, oleh=lain)
    peramban(pabrik.pengguna("pimpinan", KABUPATEN)).buka(f"/musdes/{id_}", status=403)


def test_a_meeting_of_another_village_does_not_exist(app, pabrik, peramban):
    orang, lain = pabrik.pengguna("operator"), pabrik.pengguna("operator", DESA_LAIN)
    id_ = pabrik.musdes(oleh=orang, status="berlangsung", usulan_ids=siap(pabrik, orang, 1))
    with app.app_context():
        peserta, acara = db.session.scalars(select(Peserta.id)).first(), db.session.scalars(select(Acara.id)).one()
    milik = pabrik.musdes(DESA_LAIN, oleh=lain, status="berlangsung")
    p = peramban(lain)
    token = p.isian("/kehadiran", ke=-1, halaman=p.buka(f"/musdes/{milik}/kehadiran"))[2]["csrf_token"]
    ganti = {"id": id_, "peserta_id": peserta, "acara_id": acara}
    jumlah = 0
    isi = RENCANA | {"csrf_token": token, "versi": "1", "hadir": "ya", "alasan": "Alasan uji", "keputusan": "layak"}
    isi |= ORANG | {"usulan": str(uuid4())} | {"id": str(uuid4()), "cara": "mufakat", "notulen": "x", "jam_selesai": "12.00"}
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.startswith("musdes.") or "id" not in rule.arguments or not rule.arguments <= ganti.keys():
            continue
        url = rule.build(ganti)[1]
        for metode in rule.methods & {"GET", "POST"}:
            jawab = p.klien.open(url, method=metode, base_url="http://portal.uji", data=isi if metode == "POST" else None)
            boleh = (404, 403) if "pengajuan" in url else (404,)
            assert jawab.status_code in boleh, f"{metode} {url}: {jawab.status_code}"
            jumlah += 1
    assert jumlah > 20
    for asing in (("peserta", peserta, {"hadir": "ya"}), ("acara", acara, {})):
        jalur = f"/musdes/{milik}/kehadiran/{asing[1]}" if asing[0] == "peserta" else f"/musdes/{milik}/keputusan/{asing[1]}"
        assert p.klien.post(jalur, base_url="http://portal.uji", data=isi).status_code == 404
    with app.app_context(), pytest.raises(NotFound):
        queries.get_musdes(id_, untuk=lain)


def test_the_list_of_the_kabupaten_names_the_desa_and_can_be_narrowed(app, pabrik, peramban):
    for desa in (KELURAHAN, DESA, DESA_LAIN):
        pabrik.musdes(desa, oleh=pabrik.pengguna("operator", desa))
    p = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    halaman = p.buka("/musdes/")
    assert "Kelurahan Air Bang" in halaman.tulisan() and "Desa Derati" in halaman.tulisan()
    isi = " ".join("".join(e.itertext()) for e in p.kirim("/musdes/", {"wilayah": DESA[:8]}).cari(".//table"))
    assert "Derati" in isi and "Taba Anyar" in isi and "Air Bang" not in isi
    assert "Belum ada musyawarah" in p.kirim("/musdes/", {"status": "ditutup"}).tulisan()
    assert "Air Bang" in peramban(pabrik.pengguna("camat", KELURAHAN[:8])).buka("/musdes/").tulisan()
    assert "Air Bang" not in peramban(pabrik.pengguna("camat", DESA[:8])).buka("/musdes/").tulisan()


def test_the_list_goes_on_in_pages_without_losing_or_repeating_a_meeting(app, pabrik, peramban):
    orang = pabrik.pengguna("operator")
    semua = {str(pabrik.musdes(oleh=orang)) for _ in range(27)}
    p = peramban(orang)
    lihat = []
    halaman = p.buka("/musdes/")
    for _ in range(2):
        lihat += [a.get("href").rpartition("/")[2] for a in halaman.cari(".//tbody//a")]
        if len(lihat) == 25:
            halaman = p.buka(halaman.tautan("Berikutnya"))
    assert len(lihat) == 27 and set(lihat) == semua


def test_a_hostile_name_is_only_text(app, pabrik, peramban):
    orang = pabrik.pengguna("operator")
    keluarga = pabrik.keluarga(oleh=orang, nama=JAHAT)
    usulan = pabrik.usulan(keluarga, oleh=orang, status="siap_musdes")
    id_ = pabrik.musdes(oleh=orang, usulan_ids=[usulan])
    with app.app_context():
        assert db.session.get(Keluarga, keluarga).nama == JAHAT
    p = peramban(orang)
    p.buka(f"/musdes/{id_}/ubah")
    p.kirim(f"/musdes/{id_}", {"tempat": JAHAT, "pimpinan_nama": JAHAT, "notulis_nama": JAHAT})
    p.buka(f"/musdes/{id_}/peserta")
    p.kirim(f"/{id_}/peserta", ORANG | {"nama": JAHAT, "jabatan": JAHAT[:80], "alamat": JAHAT}, ke=-1)
    p.buka(f"/musdes/{id_}")
    p.kirim("/pembukaan")
    for jalur in ("", "/acara", "/peserta", "/kehadiran", "/sidang", "/notulen", "/penutupan", "/ubah"):
        halaman = p.buka(f"/musdes/{id_}{jalur}")
        assert not halaman.cari(".//main//img") and not halaman.cari(".//main//script")
    assert JAHAT in p.buka(f"/musdes/{id_}/sidang").tulisan()


def test_the_list_takes_few_statements_however_long_it_is(pabrik, peramban, hitung_sql):
    for desa in (KELURAHAN, DESA, DESA_LAIN):
        for _ in range(3):
            pabrik.musdes(desa, oleh=pabrik.pengguna("operator", desa))
    p = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    with hitung_sql() as sql:
        p.buka("/musdes/")
    assert 0 < len(sql) <= 8, sql
