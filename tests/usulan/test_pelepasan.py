"""A family is released to the village that asked: everything moves at once, and the old village keeps only its own papers."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from sqlalchemy import func, select, update

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import NotAllowed, NotFound, RuleBroken
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Foto, Keluarga, Kriteria, Perubahan, Pindah, Rumah
from portal.keluarga.queries.pindah import find_terbuka
from portal.keluarga.rules.pindah import DILEPAS, DIMINTA
from portal.keluarga.service.alamat import update_alamat
from portal.keluarga.service.anggota import update_anggota
from portal.keluarga.service.foto import add_foto
from portal.keluarga.service.pindah import cancel_pindah, request_pindah
from portal.keluarga.service.rumah import update_rumah
from portal.usulan.models import Usulan
from portal.usulan.service.pelepasan import release_keluarga
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.jalan import gambar

NAMA = "Sumiati Harahap"
MILIK = (Keluarga, Anggota, Kriteria, Rumah, Foto, Perubahan)


@pytest.fixture
def dunia(app, pabrik):
    """{pemegang, peminta, verifikator, id, pindah}: a family with everything, asked for by another village."""
    d = {"pemegang": pabrik.pengguna(nama="Rina Pemegang"), "peminta": pabrik.pengguna(wilayah=DESA, nama="Adi Peminta")}
    d |= {"verifikator": pabrik.pengguna("verifikator", KABUPATEN), "id": pabrik.keluarga(oleh=d["pemegang"], nama=NAMA), "pindah": uuid4()}
    with app.app_context():
        add_foto(uuid4(), d["id"], "ktp", BytesIO(gambar()), "ktp.jpg", folder=app.config["PORTAL"].folder_berkas, oleh=d["pemegang"])
        update_rumah(d["id"], {"jenis_lantai_terluas": 8}, 0, oleh=d["pemegang"])
        d["nik"] = db.session.scalar(select(Anggota.nik).where(Anggota.keluarga_id == d["id"], Anggota.nama == NAMA))
        request_pindah(d["pindah"], {"nomor": d["nik"], "nama": NAMA, "alasan": "Pindah."}, oleh=d["peminta"])
        db.session.remove()
    return d


@pytest.fixture
def lepas(app, dunia):
    def jalankan(oleh="pemegang"):
        with app.app_context():
            try:
                return release_keluarga(dunia["pindah"], oleh=dunia[oleh]).status
            finally:
                db.session.remove()

    return jalankan


def desa_of(app, id_):
    """Where the rows of a family are."""
    with app.app_context():
        kunci = {m: m.id if m is Keluarga else m.keluarga_id for m in MILIK}
        hasil = {m.__tablename__: set(db.session.scalars(select(m.desa_kode).where(kunci[m] == id_))) for m in MILIK}
        db.session.remove()
    return hasil


def test_everything_of_the_family_moves_in_one_transaction_with_one_line(app, dunia, lepas):
    assert lepas() == DILEPAS
    assert desa_of(app, dunia["id"]) == {m.__tablename__: {DESA} for m in MILIK}
    with app.app_context():
        k = db.session.get_one(Keluarga, dunia["id"])
        assert (k.alamat, k.rt, k.rw, k.dusun, k.lengkap, k.nama, k.jumlah_anggota) == ("", "", "", "", False, NAMA, 3)
        assert k.no_kk and k.anggota[0].nik == dunia["nik"], "nomor tidak pernah diubah portal"
        ubah = db.session.scalars(select(Perubahan).where(Perubahan.aksi == "pindah")).one()
        assert ubah.beda == {
            "desa_kode": [KELURAHAN, DESA], "alamat": ["Jalan Contoh Nomor 7", None], "rt": ["003", None], "rw": ["001", None]
        }
        (baris,) = db.session.scalars(select(Jejak).where(Jejak.aksi == "keluarga.pindah")).all()
        assert (baris.objek_id, baris.desa_kode) == (str(dunia["id"]), KELURAHAN) and DESA in baris.rincian
        db.session.remove()


def test_the_new_village_reads_the_whole_history_and_goes_on(app, dunia, lepas, peramban):
    lepas()
    p = peramban(dunia["peminta"])
    halaman = p.buka(p.buka(f"/keluarga/pindah/{dunia['pindah']}").tautan(f"Buka keluarga {NAMA}"))
    assert "RT belum diisi" in halaman.tulisan()
    riwayat = p.buka(f"/keluarga/{dunia['id']}/riwayat").tulisan()
    assert "Desa/kelurahansebelumKelurahan Air BangsesudahDesa Derati" in riwayat and "Rina Pemegang" in riwayat
    assert "Jalan Contoh Nomor 7" in riwayat and "Lantai" in riwayat
    p.buka(f"/keluarga/{dunia['id']}")
    p.kirim("/alamat", {"alamat": "Jalan Derati", "rt": "1", "rw": "1", "simpan": "1"})
    assert "Lengkap" in p.halaman.tulisan() and p.buka(f"/keluarga/{dunia['id']}/riwayat?bagian=pindah").cari(".//main/section")


def test_the_old_village_gets_404_for_all_of_it_and_still_reads_its_request(dunia, lepas, peramban):
    lepas()
    p = peramban(dunia["pemegang"])
    for url in ("", "/riwayat", "/anggota/baru", "?buka=rumah"):
        p.buka(f"/keluarga/{dunia['id']}{url}", status=404)
    halaman = p.buka(f"/keluarga/pindah/{dunia['pindah']}")
    assert "sekarang dipegang Desa Derati" in halaman.tulisan() and NAMA not in halaman.tulisan()
    assert NAMA not in p.buka("/keluarga/").tulisan() and NAMA not in p.buka("/keluarga/pindah/").tulisan()
    p.buka(f"/keluarga/pindah/{dunia['pindah']}/pelepasan", status=404)


def test_released_through_the_pages_after_saying_what_will_happen(dunia, peramban):
    p = peramban(dunia["pemegang"])
    p.buka(p.buka(f"/keluarga/pindah/{dunia['pindah']}").tautan("Lepas keluarga ini"))
    for kata in (f"Lepas keluarga {NAMA}?", "Dari Kelurahan Air Bang ke Desa Derati", "Alamat, RT, RW, dan dusun dikosongkan"):
        assert kata in p.halaman.tulisan()
    formulir = p.halaman
    assert "Dilepas" in p.kirim("/pelepasan").tulisan()
    assert "Dilepas" in p.kirim("/pelepasan", halaman=formulir).tulisan(), "formulir yang sama lagi: sudah dilepas"


@pytest.mark.parametrize("status", ["draf", "siap_musdes", "layak", "diajukan", "dikembalikan", "dikirim"])
def test_an_open_usulan_keeps_the_family_where_it_is(app, dunia, pabrik, lepas, peramban, status):
    pabrik.usulan(dunia["id"], oleh=dunia["pemegang"], status=status)
    with pytest.raises(RuleBroken, match="diperiksa dinas sosial|masih terbuka"):
        lepas()
    assert desa_of(app, dunia["id"])["anggota"] == {KELURAHAN}
    p = peramban(dunia["pemegang"])
    halaman = p.buka(f"/keluarga/pindah/{dunia['pindah']}/pelepasan")
    assert "Belum dapat dilepas" in halaman.tulisan() and not halaman.formulir("/pelepasan")
    with app.app_context():
        assert find_terbuka(dunia["id"]).status == DIMINTA, "permintaannya tetap menunggu"
        db.session.remove()


def test_a_hindrance_that_came_while_the_page_was_open_is_told_in_words(dunia, pabrik, peramban):
    p = peramban(dunia["pemegang"])
    p.buka(f"/keluarga/pindah/{dunia['pindah']}/pelepasan")
    pabrik.usulan(dunia["id"], oleh=dunia["pemegang"])
    assert "masih terbuka" in p.kirim("/pelepasan", status=422).tulisan()


def test_the_dinsos_releases_only_when_the_village_did_not_answer_in_time(app, dunia, lepas, peramban):
    with pytest.raises(RuleBroken, match="masih punya waktu menjawab, 14 hari"):
        lepas("verifikator")
    p = peramban(dunia["verifikator"])
    assert "masih punya waktu" in p.buka(f"/keluarga/pindah/{dunia['pindah']}").tulisan()
    assert "belum dijawab" not in p.buka("/").tulisan()
    with app.app_context():
        db.session.execute(update(Pindah).values(diminta_pada=sekarang() - timedelta(days=15)))
        db.session.commit()
        db.session.remove()
    assert "1 permintaan pindah belum dijawab desa" in p.buka("/").tulisan()
    p.buka(p.buka(f"/keluarga/pindah/{dunia['pindah']}").tautan("Lepas keluarga ini"))
    assert "Dilepas" in p.kirim("/pelepasan").tulisan()
    assert desa_of(app, dunia["id"])["keluarga"] == {DESA}


def test_others_do_not_release(app, dunia, lepas, pabrik):
    with pytest.raises(NotAllowed):
        lepas("peminta")
    dunia["lain"], dunia["kades"] = pabrik.pengguna(wilayah="17.02.19.1005"), pabrik.pengguna("kades")
    with pytest.raises(NotFound):
        lepas("lain")
    with pytest.raises(NotAllowed):
        lepas("kades")
    with app.app_context():
        cancel_pindah(dunia["pindah"], oleh=dunia["peminta"])
        db.session.remove()
    with pytest.raises(RuleBroken, match="sudah selesai"):
        lepas()


@pytest.mark.parametrize(("jenis", "status", "program"), [("masuk", "dibatalkan", ()), ("bansos", "tidak_layak", ("PBI_JK", "PKH"))])
def test_closed_usulan_stay_with_the_old_village_without_the_familys_new_data(app, dunia, pabrik, lepas, peramban, jenis, status, program):
    kwargs = {"program": program} if program else {}
    usulan = pabrik.usulan(dunia["id"], oleh=dunia["pemegang"], jenis=jenis, status=status, **kwargs)
    lepas()
    with app.app_context():
        k = db.session.get_one(Keluarga, dunia["id"])
        isi = {"no_kk": None, "alamat": "Jalan Rahasia Baru", "rt": "017", "rw": "018", "dusun": ""}
        update_alamat(k.id, isi, k.versi, oleh=dunia["peminta"])
        a = db.session.scalars(select(Anggota).where(Anggota.nama == NAMA)).one()
        kolom = ("nik", "tanpa_nik_alasan", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "hubungan", "status_kawin", "pekerjaan", "ibu_kandung")
        update_anggota(a.id, k.id, {n: getattr(a, n) for n in kolom} | {"nama": "Nama Baru"}, a.versi, oleh=dunia["peminta"])
        db.session.remove()
    for p in (peramban(dunia["pemegang"]), peramban(pabrik.pengguna("kades")), peramban(pabrik.pengguna("camat", KELURAHAN[:8]))):
        for url in (f"/usulan/{usulan}", "/usulan/", "/usulan/?status=" + status, "/", f"/usulan/?keluarga_id={dunia['id']}"):
            halaman = p.buka(url)
            for rahasia in ("Nama Baru", "Jalan Rahasia Baru", "017", "Derati"):
                assert rahasia not in halaman.tulisan(), f"{rahasia} pada {url}"
        assert "sudah pindah ke desa atau kelurahan lain" in p.buka(f"/usulan/{usulan}").tulisan()
        assert not [a for a in p.halaman.cari(".//a") if str(dunia["id"]) in (a.get("href") or "")]
    peramban(dunia["peminta"]).buka(f"/usulan/{usulan}", status=404)
    assert "Nama Baru" in peramban(dunia["verifikator"]).buka(f"/usulan/{usulan}").tulisan()


def test_the_meeting_of_the_old_village_still_opens_without_the_familys_new_data(app, dunia, pabrik, lepas, peramban):
    usulan = pabrik.usulan(dunia["id"], oleh=dunia["pemegang"], status="siap_musdes")
    musdes = pabrik.musdes(oleh=dunia["pemegang"], usulan_ids=[usulan], status="berlangsung")
    with app.app_context():
        db.session.execute(update(Usulan).where(Usulan.id == usulan).values(status="tidak_layak"))
        db.session.commit()
        db.session.remove()
    lepas()
    p = peramban(dunia["pemegang"])
    for bagian in ("", "/acara", "/sidang", "/kehadiran"):
        halaman = p.buka(f"/musdes/{musdes}{bagian}")
        assert NAMA not in halaman.tulisan(), bagian
    assert "Keluarga yang sudah pindah" in p.buka(f"/musdes/{musdes}/acara").tulisan()


def test_one_line_of_history_a_release(app, lepas):
    for _ in range(2):
        lepas()
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Perubahan).where(Perubahan.aksi == "pindah")) == 1
        assert db.session.scalar(select(func.count()).select_from(Jejak).where(Jejak.aksi == "keluarga.pindah")) == 2
        db.session.remove()
