"""A period without a musyawarah over HTTP: from the plan to the receipt in a desa and a kelurahan; what it has not, who may, what is refused."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from portal.audit.models import Jejak
from portal.db import db, transaction
from portal.errors import NotAllowed, NotFound, RuleBroken, SameIdOtherContent, StaleWrite
from portal.jam import hari_ini
from portal.musdes.models import Dokumen, Musdes, Pengajuan
from portal.musdes.service.kehadiran import create_hadir, create_undangan
from portal.musdes.service.keputusan import decide_acara, save_notulen
from portal.musdes.service.penutupan import close_musdes
from portal.musdes.service.rencana import open_musdes
from portal.musdes.service.sptjm import close_sptjm, create_sptjm, update_sptjm
from portal.pengaturan.models import ProfilDesa
from portal.usulan.models import Usulan
from portal.wilayah.rules import is_kelurahan
from tests import jalan
from tests.factories import DESA, KELURAHAN
from tests.kiriman import id_di, kirim, kotak_tanggal
from tests.musdes.rapat import JAHAT, siap

ALASAN = f"Jalan putus karena banjir {JAHAT}"


def isi(app, **lain):
    hari = lain.pop("tanggal", hari_ini())
    return {"tanggal": hari, "alasan_tanpa": ALASAN, "pimpinan_nama": "Amir Kepala", "pimpinan_jabatan": "Lurah"} | lain


def susun(p, tanggal=None) -> UUID:
    """The SPTJM through the link on the page where a musyawarah is planned."""
    p.buka(p.buka("/musdes/baru").tautan("/sptjm/baru"))
    hari = kotak_tanggal("tanggal", tanggal or hari_ini())
    isian = {"alasan_tanpa": ALASAN, "pimpinan_nama": "Amir Kepala", "pimpinan_jabatan": "Pj. Kepala Desa"}
    return id_di(kirim(p, "/sptjm/", hari | isian).url)


def tutup(p, id_: UUID):
    p.buka(f"/musdes/{id_}")
    p.buka(f"/sptjm/{id_}/penutupan")
    return kirim(p, "/penutupan")


def unggah(p, id_: UUID, jenis: str, **ketik: str):
    p.buka(f"/musdes/{id_}/berkas")
    return kirim(p, "/berkas", {"berkas": (BytesIO(jalan.pindaian()), f"{jenis}.pdf"), **ketik}, pilih=("jenis", jenis))


def langsung(app, fungsi, *lain, **kunci):
    """A verb called without a page."""
    with app.app_context():
        try:
            hasil = fungsi(*lain, **kunci)
            return getattr(hasil, "id", hasil)
        finally:
            db.session.remove()


@pytest.mark.parametrize(("desa", "htmx"), [(DESA, False), (KELURAHAN, True)])
def test_a_desa_and_a_kelurahan_send_a_packet_without_a_meeting(app, pabrik, peramban, desa, htmx):
    op, kades = pabrik.pengguna(wilayah=desa), pabrik.pengguna("kades", desa)
    usulan, p = siap(pabrik, op, 3), peramban(op, htmx=htmx)
    id_ = susun(p)
    halaman = p.buka(f"/musdes/{id_}").tulisan()
    assert "Sedang disusun" in halaman and "Tidak ada musyawarah dalam periode" in halaman and "Kehadiran" not in halaman
    jalan.isi_acara(p, id_, usulan)
    sidang = p.buka(f"/musdes/{id_}/sidang").tulisan()
    assert "tanpa musyawarah" in sidang and "kuorum" not in sidang and "Pemungutan suara" not in sidang and "Tidak ikut memutuskan" not in sidang
    jalan.putuskan(p, id_, [("layak", "Rumahnya diketahui"), ("tidak_layak", "Sudah mampu")])
    assert "1 keluarga belum diputus" in p.buka(f"/sptjm/{id_}/penutupan").tulisan()
    jalan.putuskan(p, id_, [("layak", "Rumahnya diketahui"), ("tidak_layak", "Sudah mampu"), ("ditunda", "Menunggu KK")])
    assert "Nomor SPTJM" in tutup(p, id_).tulisan()
    with app.app_context():
        dokumen = db.session.scalars(select(Dokumen)).one()
        nomor, sidik, beku = dokumen.nomor, dokumen.sidik, dokumen.isi
        assert dokumen.jenis == "sptjm" and beku["musdes"]["alasan_tanpa"] == ALASAN and beku["kehadiran"]["hadir"] == 0 and beku["peserta"] == []
    paket = p.buka(f"/musdes/{id_}/berkas").tulisan()
    assert "1. Pindaian SPTJM" in paket and "3. Bukti publikasi" in paket and "Foto musyawarah" not in paket
    unggah(p, id_, "sptjm", kode=sidik[:12])
    unggah(p, id_, "pernyataan")
    p_kades = peramban(kades)
    assert "Bukti publikasi daftar usulan belum diunggah" in p_kades.buka(f"/musdes/{id_}").tulisan()
    unggah(p, id_, "publikasi")
    terima = jalan.ajukan(p_kades, id_).tulisan()
    assert nomor in terima and "Nomor SPTJM" in terima and "TT-" in terima
    riwayat = jalan.riwayat(p, usulan[0])
    assert any("Dinyatakan layak dalam SPTJM" in r and f"SPTJM Nomor {nomor}: Rumahnya diketahui" in r for r in riwayat), riwayat
    with app.app_context():
        assert db.session.scalar(select(Pengajuan.jumlah)) == 1
        assert [db.session.get(Usulan, u).status for u in usulan] == ["diajukan", "tidak_layak", "ditunda"]
        assert {"sptjm.susun", "sptjm.tutup", "paket.lepas"} <= set(db.session.scalars(select(Jejak.aksi)))
    verifikator = peramban(pabrik.pengguna("verifikator", "17.02"))
    lihat = verifikator.buka(f"/verifikasi/{usulan[0]}").tulisan()
    assert "Keputusan dalam SPTJM" in lihat and nomor in lihat and "Buka SPTJM" in lihat and "Nomor berita acara" not in lihat
    assert ("Kelurahan" if is_kelurahan(desa) else "Desa") in p.buka("/musdes/").tulisan() and "tanpa musyawarah" in p.buka("/musdes/").tulisan()


def test_after_a_musyawarah_of_the_period_no_sptjm_begins_and_none_closes(app, pabrik, peramban):
    op = pabrik.pengguna()
    p, usulan = peramban(op), siap(pabrik, op, 2)
    id_ = susun(p)
    jalan.isi_acara(p, id_, usulan[:1])
    jalan.putuskan(p, id_, [("layak", "Rumahnya diketahui")])
    pabrik.musdes(oleh=op, usulan_ids=usulan[1:], status="ditutup")
    p.buka(f"/sptjm/{id_}/penutupan")
    halaman = p.kirim("/penutupan", status=422).tulisan()
    assert "SPTJM belum dapat ditutup" in halaman and "sudah dilaksanakan" in halaman
    assert "sudah dilaksanakan" in p.buka("/sptjm/baru").tulisan()
    isian = kotak_tanggal("tanggal", hari_ini()) | {"alasan_tanpa": ALASAN}
    assert "SPTJM hanya untuk periode tanpa musyawarah" in p.kirim("/sptjm/", isian, status=422).tulisan()
    assert ALASAN in " ".join(p.halaman.cari(".//textarea")[0].itertext())  # what was typed stays
    with app.app_context(), transaction(jejak=0) as sesi:
        sesi.execute(update(Musdes).where(Musdes.bentuk == "musyawarah").values(tanggal=hari_ini() - timedelta(days=40)))
        assert sesi.scalar(select(Musdes.nomor).where(Musdes.id == id_)) is None  # the refused closing took no number
    assert "Nomor SPTJM" in tutup(p, id_).tulisan()
    with app.app_context():
        nomor = sorted(db.session.scalars(select(Dokumen.nomor)))
    assert [n[6:9] for n in nomor] == ["001", "002"]  # one series with the berita acara, without a gap


def test_what_only_a_meeting_has_is_refused_in_an_sptjm_and_the_other_way_round(app, pabrik, peramban):
    op = pabrik.pengguna()
    [usulan], orang = siap(pabrik, op, 1), {"nama": "A", "jenis_kelamin": "L", "unsur": "pemuda", "jabatan": "", "alamat": ""}
    id_ = langsung(app, create_sptjm, uuid4(), isi(app), oleh=op)
    notulen = {"notulen": "x", "cara": "mufakat", "suara_setuju": None, "suara_tidak": None, "versi": 1}
    for verba, lain, kunci in (
        (create_undangan, (uuid4(), id_, orang), {}), (create_hadir, (uuid4(), id_, orang), {}), (open_musdes, (id_,), {}),
        (save_notulen, (id_,), notulen), (close_musdes, (uuid4(), id_, 1), {"jam_selesai": hari_ini()}),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match="tanpa musyawarah"):
            langsung(app, verba, *lain, oleh=op, **kunci)
    p = peramban(op)
    for jalur in ("kehadiran", "peserta", "notulen", "penutupan", "berita-acara.pdf", "undangan.pdf", "daftar-hadir.pdf"):
        assert "tanpa musyawarah" in p.buka(f"/musdes/{id_}/{jalur}", status=422).tulisan(), jalur
    musdes = pabrik.musdes(oleh=op, usulan_ids=[usulan], status="direncanakan")
    for jalur, kode in (("ubah", 404), ("penutupan", 404), ("sptjm.pdf", 422), ("pernyataan.pdf", 422)):
        p.buka(f"/sptjm/{musdes}/{jalur}", status=kode)
    for verba, lain in ((update_sptjm, (musdes, isi(app), 1)), (close_sptjm, (uuid4(), musdes, 1))):
        with pytest.raises(NotFound):
            langsung(app, verba, *lain, oleh=op)


def test_the_same_form_twice_is_one_sptjm_and_of_two_writers_the_later_is_told(app, pabrik, peramban):
    op, lain, id_ = pabrik.pengguna(), pabrik.pengguna(), uuid4()
    assert langsung(app, create_sptjm, id_, isi(app), oleh=op) == langsung(app, create_sptjm, id_, isi(app), oleh=op) == id_
    with pytest.raises(SameIdOtherContent):
        langsung(app, create_sptjm, id_, isi(app, alasan_tanpa="Alasan lain sekali"), oleh=op)
    with pytest.raises(RuleBroken, match="terlalu jauh"):
        langsung(app, create_sptjm, uuid4(), isi(app, tanggal=hari_ini() - timedelta(days=500)), oleh=op)
    p = peramban(op)
    p.buka(f"/sptjm/{id_}/ubah")
    langsung(app, update_sptjm, id_, isi(app, pimpinan_nama="Budi Kepala"), 1, oleh=lain)
    halaman = p.kirim(f"/sptjm/{id_}", {"pimpinan_nama": "Cecep Kepala"}, status=409).tulisan()
    assert "Budi Kepala" in halaman and "Cecep Kepala" in halaman
    with pytest.raises(StaleWrite):
        langsung(app, close_sptjm, uuid4(), id_, 1, oleh=op)
    p.kirim(f"/sptjm/{id_}", {"pimpinan_nama": "Cecep Kepala"})
    with app.app_context():
        assert db.session.get(Musdes, id_).pimpinan_nama == "Cecep Kepala"


def test_a_second_closing_gives_the_same_paper_and_nothing_changes_any_more(app, pabrik, peramban):
    op, dok = pabrik.pengguna(), uuid4()
    p, usulan = peramban(op), siap(pabrik, op, 1)
    id_ = susun(p)
    jalan.isi_acara(p, id_, usulan)
    jalan.putuskan(p, id_, [("layak", "Rumahnya diketahui")])
    with app.app_context():
        versi = db.session.get(Musdes, id_).versi
    assert langsung(app, close_sptjm, dok, id_, versi, oleh=op) == langsung(app, close_sptjm, dok, id_, versi, oleh=op) == dok
    with app.app_context():
        acara = db.session.get(Musdes, id_).acara[0].id
    for verba, lain in (
        (close_sptjm, (uuid4(), id_, versi + 1)), (update_sptjm, (id_, isi(app), versi + 1)), (decide_acara, (acara, id_, "ditunda", "Berubah", 2)),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match="SPTJM ini"):
            langsung(app, verba, *lain, oleh=op)
    assert "tidak tercetak pada SPTJM" in unggah_salah(p, id_)
    halaman = p.buka(f"/musdes/{id_}/pembetulan").tulisan()
    assert "Betulkan SPTJM" in halaman and "Yang menyatakan dan alasannya" in halaman and "notulis" not in halaman.lower()
    p.kirim("/pembetulan", {"alasan_tanpa": "Jembatan putus, bukan jalan.", "alasan_pembetulan": "Salah ketik alasan."}, ke=-1)
    assert "SPTJM nomor" in p.buka(f"/musdes/{id_}/berkas").tulisan() and "sudah diganti" in p.halaman.tulisan()
    with app.app_context():
        baru = db.session.scalars(select(Dokumen).where(Dokumen.menggantikan == dok)).one()
        assert baru.jenis == "sptjm" and baru.isi["musdes"]["alasan_tanpa"] == "Jembatan putus, bukan jalan."
        assert db.session.get(Musdes, id_).alasan_tanpa == "Jembatan putus, bukan jalan."


def unggah_salah(p, id_: UUID) -> str:
    p.buka(f"/musdes/{id_}/berkas")
    isian = {"berkas": (BytesIO(jalan.pindaian()), "lain.pdf"), "kode": "f" * 12}
    return kirim(p, "/berkas", isian, pilih=("jenis", "sptjm"), status=422).tulisan()


def test_another_village_and_another_role_reach_nothing(app, pabrik, peramban):
    op, lain, kades = pabrik.pengguna(), pabrik.pengguna(wilayah=DESA), pabrik.pengguna("kades")
    id_ = langsung(app, create_sptjm, uuid4(), isi(app), oleh=op)
    for jalur in ("ubah", "penutupan", "sptjm.pdf", "pernyataan.pdf"):
        peramban(lain).buka(f"/sptjm/{id_}/{jalur}", status=404)
    for verba, argumen, siapa, galat in (
        (create_sptjm, (uuid4(), isi(app)), kades, NotAllowed), (update_sptjm, (id_, isi(app), 1), lain, NotFound),
        (close_sptjm, (uuid4(), id_, 1), kades, NotAllowed),
    ):  # fmt: skip
        with pytest.raises(galat):
            langsung(app, verba, *argumen, oleh=siapa)
    peramban(pabrik.pengguna("camat", "17.02.19")).buka(f"/sptjm/{id_}/sptjm.pdf", status=403)


def test_the_form_proposes_the_head_of_the_profile_and_the_calendar_counts_no_sptjm(app, pabrik, peramban):
    op = pabrik.pengguna(wilayah=DESA)
    with app.app_context(), transaction(jejak=0) as sesi:
        sesi.add(ProfilDesa(desa_kode=DESA, kepala_nama="Amir Kepala"))
    p = peramban(op)
    p.buka("/sptjm/baru")
    assert p.isian("/sptjm/")[2]["pimpinan_nama"] == "Amir Kepala" and p.isian("/sptjm/")[2]["pimpinan_jabatan"] == "Kepala Desa"
    usulan = siap(pabrik, op, 1)
    id_ = susun(p)
    jalan.isi_acara(p, id_, usulan)
    jalan.putuskan(p, id_, [("layak", "Rumahnya diketahui")])
    tutup(p, id_)
    kalender = p.buka("/musdes/kalender").tulisan()
    assert "Belum pernah" in kalender and "tanpa musyawarah" in kalender and "SPTJM" in kalender
