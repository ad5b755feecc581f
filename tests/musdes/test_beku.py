"""After closing no route changes what was frozen, and a byte changed behind the portal's back is found and named."""

from __future__ import annotations

import json
from datetime import time
from io import BytesIO
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from portal import commands
from portal.db import db
from portal.kit.isi import sidik
from portal.musdes.documents import ensure_cetakan
from portal.musdes.models import Acara, Cetakan, Dokumen, Musdes, Peserta, RevisiNotulen, UndurDiri
from portal.musdes.queries.keutuhan import verify_dokumen
from portal.musdes.rules.pembetulan import Koreksi
from portal.musdes.service.pembetulan import correct_dokumen
from portal.musdes.service.penutupan import close_musdes
from tests.factories import KELURAHAN
from tests.jalan import gambar
from tests.musdes.bahan import NOMOR, Bahan, Pembuat
from tests.musdes.rapat import siap

HALAMAN = ("", "/acara", "/peserta", "/kehadiran", "/sidang", "/notulen", "/penutupan", "/ubah", "/pembatalan", "/berkas")
BOLEH_BERUBAH = {"versi", "layar_nama", "status"}  # the status follows the files of the packet
ISIAN = {
    "keputusan": "tidak_layak", "alasan": "Alasan lain sama sekali", "nama": "Orang Lain", "jenis_kelamin": "P", "unsur": "kader",
    "notulen": "Notulen lain.", "cara": "mufakat", "tempat": "Tempat lain", "jam_mulai": "07.00", "jam_selesai": "13.00", "versi": "1",
    "pimpinan_nama": "Pimpinan Lain", "notulis_nama": "Notulis Lain", "hadir": "1", "jenis": "foto", "hubungan": "saudara",
    "tanggal-hari": "1", "tanggal-bulan": "2", "tanggal-tahun": "2026",
}  # fmt: skip


def beku(app, dokumen_saja: bool = False) -> dict[str, list[dict]]:
    """Every frozen row with every column as it is stored."""
    with app.app_context():
        model = (Dokumen, Cetakan) if dokumen_saja else (Dokumen, Cetakan, Musdes, Acara, Peserta, UndurDiri, RevisiNotulen)
        isi = {}
        for satu in model:
            kolom = [k for k in satu.__table__.columns if k.name not in BOLEH_BERUBAH]
            isi[satu.__tablename__] = sorted((dict(b._mapping) for b in db.session.execute(select(*kolom))), key=lambda b: str(b["id"]))
        db.session.remove()
    return isi


def formulir_lama(p, id_) -> list[tuple[str, dict]]:
    """Every form that changes something, as the pages of the open meeting show it."""
    semua = []
    for jalur in HALAMAN:
        halaman = p.buka(f"/musdes/{id_}{jalur}")
        for borang in halaman.cari(".//form"):
            if borang.get("method") == "post" and borang.get("action", "").startswith(f"/musdes/{id_}"):
                isian = [e for e in borang.iter() if e.get("name") and e.tag.rpartition("}")[2] in ("input", "button")]
                semua.append((borang.get("action"), {e.get("name"): e.get("value") or "" for e in isian if e.get("type") != "file"}))
    return semua


def test_no_route_changes_what_was_frozen(app, pabrik, peramban):
    oleh = pabrik.pengguna()
    id_ = pabrik.musdes(oleh=oleh, usulan_ids=siap(pabrik, oleh, 2), status="berlangsung")
    with app.app_context():
        for ke, satu in enumerate(db.session.scalars(select(Acara).order_by(Acara.urutan)).all()):
            satu.keputusan, satu.alasan = ("layak", "ditunda")[ke], "Disepakati"
        db.session.commit()
        acara, tamu = (db.session.scalars(select(m.id)).first() for m in (Acara, Peserta))
        versi = db.session.get(Musdes, id_).versi
        db.session.remove()
    p = peramban(oleh)
    lama = formulir_lama(p, id_)
    assert len(lama) > 5
    with app.app_context():
        dokumen = close_musdes(uuid4(), id_, versi, jam_selesai=time(12), oleh=oleh).id
        ensure_cetakan(dokumen, "berita_acara", "F4", untuk=oleh)
        db.session.remove()
    token = next(isi["csrf_token"] for _, isi in lama)
    sebelum, kiriman = beku(app), [(url, {**isi, **lain}) for url, isi in lama for lain in ({}, {k: v for k, v in ISIAN.items() if k in isi})]
    terisi = {"id": id_, "acara_id": acara, "peserta_id": tamu, "dokumen_id": dokumen}
    with app.test_request_context():
        for aturan in app.url_map.iter_rules():
            if aturan.rule.startswith("/musdes/<uuid:id>") and "POST" in aturan.methods:
                url = aturan.rule
                for nama in aturan.arguments:
                    url = url.replace(f"<uuid:{nama}>", str(terisi.get(nama, uuid4())))
                data = {**ISIAN, "csrf_token": token, "dokumen": str(dokumen), "peserta": "0", "usulan": str(uuid4())}
                kiriman += [(url, {**data, "id": str(uuid4())}), (url, {**data, "id": str(dokumen)})]
    assert len({url for url, _ in kiriman}) > 12
    for url, data in kiriman:
        for kepala in ({}, {"HX-Request": "true"}):
            berkas = {"berkas": (BytesIO(gambar()), "a.jpg")} if url.endswith("/berkas") else {}
            jawab = p.klien.post(url, base_url="http://portal.uji", data={**data, **berkas}, headers=kepala)
            assert jawab.status_code < 500, (url, jawab.status_code)
            assert jawab.status_code != 400 or "csrf" not in jawab.get_data(as_text=True).lower(), url
            assert beku(app) == sebelum, url
    with app.app_context():
        assert verify_dokumen() is None


def rusak(app, tabel: str, *perintah: str) -> None:
    """Change rows behind the triggers, as who holds the file of the database can."""
    with app.app_context():
        with db.engine.begin() as sambungan:
            if db.engine.dialect.name == "sqlite":
                sambungan.execute(text(f"DROP TRIGGER IF EXISTS {tabel}_tolak_update"))
                sambungan.execute(text(f"DROP TRIGGER IF EXISTS {tabel}_tolak_delete"))
            else:
                sambungan.execute(text(f"ALTER TABLE {tabel} DISABLE TRIGGER USER"))
            for satu in perintah:
                sambungan.execute(text(satu))
            if db.engine.dialect.name != "sqlite":
                sambungan.execute(text(f"ALTER TABLE {tabel} ENABLE TRIGGER USER"))
        db.session.remove()


@pytest.fixture
def kertas(app, pabrik):
    """A closed meeting with its kept print."""
    oleh, buat = pabrik.pengguna(), Pembuat(app)
    jadi = buat.musdes(oleh, [Bahan("Sumiati Contoh")])
    with app.app_context():
        ensure_cetakan(jadi.dokumen_id, "daftar_hadir", "F4", untuk=oleh)
        assert verify_dokumen() is None
        db.session.remove()
    return oleh, jadi


@pytest.mark.parametrize(
    ("perintah", "kalimat"),
    [
        ("UPDATE dokumen SET isi = {ganti}", f"Berita acara {NOMOR} (17.02.19.1006) berubah setelah dibekukan."),
        ("UPDATE dokumen SET nomor = '400.9/999/AB/XI/2026'", "Berita acara 400.9/999/AB/XI/2026 (17.02.19.1006) berubah setelah dibekukan."),
        ("UPDATE dokumen SET diganti_oleh = id", f"Berita acara {NOMOR} (17.02.19.1006) ditandai diganti"),
        ("UPDATE dokumen SET sidik = '{nol}'", f"Berita acara {NOMOR} (17.02.19.1006) berubah setelah dibekukan."),
    ],
)
def test_a_changed_paper_is_found_and_named(app, kertas, perintah, kalimat):
    pg = app.config["PORTAL"].basisdata_url
    ganti = "replace(isi::text, 'Sumiati', 'Sumiatj')::json" if pg else "replace(isi, 'Sumiati', 'Sumiatj')"
    rusak(app, "dokumen", perintah.format(ganti=ganti, nol="0" * 64))
    with app.app_context():
        assert (verify_dokumen() or "").startswith(kalimat)


def test_content_that_cannot_be_read_any_more_is_named_too(app, kertas):
    if app.config["PORTAL"].basisdata_url:
        pytest.skip("PostgreSQL menolak JSON yang rusak")
    rusak(app, "dokumen", "UPDATE dokumen SET isi = replace(isi, '{', '[')")
    with app.app_context():
        assert "berubah setelah dibekukan" in (verify_dokumen() or "")


def test_a_changed_print_is_found_and_named(app, kertas):
    pg = app.config["PORTAL"].basisdata_url
    rusak(app, "cetakan", "UPDATE cetakan SET pdf = {}".format("pdf || '\\x41'::bytea" if pg else "CAST(pdf || x'41' AS BLOB)"))  # noqa: S608
    with app.app_context():
        assert verify_dokumen() == f"Cetakan daftar hadir {NOMOR} (17.02.19.1006) di kertas F4 berubah setelah disimpan."


def test_a_paper_rewritten_with_a_fitting_hash_betrays_itself_by_the_trail(app, kertas):
    oleh, jadi = kertas
    with app.app_context():
        baru = correct_dokumen(uuid4(), jadi.musdes_id, jadi.dokumen_id, "Salah.", Koreksi(musdes={"tempat": "Balai"}), oleh=oleh)
        assert verify_dokumen() is None
        nomor, isi = baru.nomor, baru.isi | {"register": "Lain"}
        db.session.remove()
    teks, baru_sidik = json.dumps(isi).replace("'", "''").replace(":", "\\:"), sidik(isi)
    rusak(app, "dokumen", f"UPDATE dokumen SET isi = '{teks}', sidik = '{baru_sidik}' WHERE nomor = '{nomor}'")  # noqa: S608
    with app.app_context():
        assert verify_dokumen() == f"Berita acara {nomor} ({KELURAHAN}) berubah: sidiknya tidak sama dengan yang dicatat jejak audit."
    rusak(app, "dokumen", "UPDATE dokumen SET diganti_oleh = NULL", f"DELETE FROM dokumen WHERE nomor = '{nomor}'")  # noqa: S608
    with app.app_context():
        assert verify_dokumen() == f"Berita acara {nomor} tercatat di jejak audit, tetapi tidak ada lagi."


def test_the_command_answers_with_the_first_broken_paper(app, kertas, monkeypatch, capsys):
    monkeypatch.setattr(commands, "_app", lambda: (app, app.config["PORTAL"]))
    assert commands.main(["audit", "verify"]) == 0
    rusak(app, "dokumen", "UPDATE dokumen SET sidik = 'x'")
    assert commands.main(["audit", "verify"]) == 1
    assert f"Berita acara {NOMOR}" in capsys.readouterr().out
