"""Objections from the counter to the answer: the deadline, the same form twice, secret names, four eyes, and what a usulan's page says."""

from __future__ import annotations

import time
from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
import time_machine

from portal.db import db
from portal.errors import NotAllowed, NotFound, RuleBroken, SameIdOtherContent, StaleWrite
from portal.jam import hari_ini, sekarang
from portal.usulan.models import Usulan
from portal.warga.models import Sanggahan
from portal.warga.queries.sanggahan import get_sanggahan, list_sanggahan, list_terbit
from portal.warga.service.sanggahan import answer_sanggahan, create_sanggahan
from portal.warga.service.sanggahan_bukti import sweep_sanggahan
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN
from tests.jalan import gambar
from tests.warga.bahan import isi, jejak, sanggah, terbitkan, ubah

JAWAB = {"hasil": "sebagian", "jawaban": "Petugas sudah melihat rumahnya.", "tindak_lanjut": "kunjungan_rumah", "nomor_surat": "400/7/DS/2026"}


@pytest.fixture
def terbit(pabrik):
    return terbitkan(pabrik)


def baca(app, id_) -> Sanggahan:
    with app.app_context():
        satu = db.session.get_one(Sanggahan, id_)
        db.session.expunge_all()
        db.session.remove()
    return satu


def test_the_operator_writes_one_down_from_the_list_and_prints_the_receipt(app, pabrik, peramban, terbit, cetak_cepat):
    p = peramban(terbit.operator)
    p.buka(p.buka(p.buka("/sanggahan/").tautan("Catat sanggahan")).tautan("pengumuman_id"))
    p.buka(p.halaman.tautan("Sumiati Tersanggah"))
    nama = {"penyanggah_nama": "Hasan Penyanggah"}
    salah = p.kirim("/sanggahan/", nama | {"uraian": "x"}, status=422).tulisan()
    assert "Pilih apa yang disanggah." in salah and "Tuliskan alasan warga" in salah
    kirim = nama | {"jenis": "tidak_layak", "uraian": "Rumahnya dua lantai."}
    url, _, dasar = p.isian("/sanggahan/")
    halaman = p.kirim("/sanggahan/", kirim).tulisan()
    assert "SGH-1702.19.1006-" in halaman and "-0001" in halaman and "Hasan Penyanggah" in halaman and "Sumiati Tersanggah" in halaman
    p.buka(url, metode="POST", data=dasar | kirim)  # the answer was lost, the form comes again
    p.buka(url, metode="POST", data=dasar | kirim | {"uraian": "Isi yang lain sama sekali."}, status=409)
    with app.app_context():
        assert [s.nomor[-4:] for s in list_sanggahan({}, untuk=terbit.operator)] == ["0001"]
    alamat = p.buka(halaman_satu(p, "SGH-")).tautan("tanda-terima.pdf")
    kertas = p.buka(alamat).data.decode()
    assert "TANDA TERIMA SANGGAHAN" in kertas and "Su***** T." in kertas and "Sumiati Tersanggah" not in kertas
    assert len(jejak(app, "sanggahan.cetak")) == 1


def halaman_satu(p, nomor: str) -> str:
    return p.buka("/sanggahan/").tautan(nomor)


def test_after_the_deadline_it_is_refused_in_words_but_the_form_sent_before_still_answers(app, pabrik, peramban, terbit):
    id_ = sanggah(pabrik, terbit)
    with time_machine.travel(sekarang() + timedelta(days=8), tick=False):
        p = peramban(terbit.operator)
        assert "Tidak ada daftar yang sedang dalam masa sanggah" in p.buka("/sanggahan/baru").tulisan() and "021-171" in p.halaman.tulisan()
        assert "Masa sanggah daftar ini berakhir" in p.buka(f"/sanggahan/baru?pengumuman_id={terbit.id}").tulisan()
        with app.app_context():
            assert create_sanggahan(id_, isi(terbit), oleh=terbit.operator).id == id_
            with pytest.raises(RuleBroken, match="berakhir"):
                create_sanggahan(uuid4(), isi(terbit), oleh=terbit.operator)
            with pytest.raises(SameIdOtherContent):
                create_sanggahan(id_, isi(terbit, uraian="Alasan yang berbeda."), oleh=terbit.operator)


def test_only_lines_of_the_list_and_only_the_own_village(app, pabrik, peramban, terbit):
    lain = terbitkan(pabrik, DESA)
    id_ = sanggah(pabrik, terbit)
    tetangga = pabrik.pengguna("operator", DESA_LAIN)
    with app.app_context():
        with pytest.raises(NotFound):
            create_sanggahan(uuid4(), isi(terbit, usulan_id=lain.usulan[0]), oleh=terbit.operator)
        with pytest.raises(NotFound):
            create_sanggahan(uuid4(), isi(terbit), oleh=tetangga)
        with pytest.raises(NotFound):
            get_sanggahan(id_, untuk=tetangga)
        assert list_sanggahan({}, untuk=tetangga) == []
        kadis = pabrik.pengguna("kadis", KABUPATEN)
        assert len(list_sanggahan({"wilayah": KELURAHAN}, untuk=kadis)) == 1 and not list_sanggahan({"wilayah": DESA}, untuk=kadis)
        assert [t.desa_kode for t in list_terbit(hari_ini(), DESA, untuk=kadis)] == [DESA] and len(list_terbit(hari_ini(), untuk=kadis)) == 2
    kedua = sanggah(pabrik, terbit, jenis="lain")
    with app.app_context():
        baru, lama = list_sanggahan({}, untuk=kadis, ukuran=1)
        assert (baru.id, lama.id) == (kedua, id_)
        assert [s.id for s in list_sanggahan({}, untuk=kadis, setelah=(baru.dibuat_pada, baru.id))] == [id_]
    p = peramban(tetangga)
    p.buka(f"/sanggahan/baru?pengumuman_id={terbit.id}", status=404)
    p.buka(f"/sanggahan/{id_}", status=404)


@pytest.mark.parametrize("rahasia", [True, False])
def test_a_secret_name_stays_secret_on_every_page_list_and_paper(app, pabrik, peramban, terbit, cetak_cepat, rahasia):
    id_ = sanggah(pabrik, terbit, rahasia=rahasia)
    tahu = {"verifikator", "kadis"} | (set() if rahasia else {"operator", "kades", "camat"})
    for peran, wilayah in (("operator", KELURAHAN), ("kades", KELURAHAN), ("camat", KELURAHAN[:8]), ("verifikator", KABUPATEN), ("kadis", KABUPATEN)):
        p = peramban(terbit.operator if peran == "operator" else pabrik.pengguna(peran, wilayah))
        for alamat in ("/sanggahan/", f"/sanggahan/{id_}"):
            assert ("Hasan Penyanggah" in p.buka(alamat).teks) == (peran in tahu), (peran, alamat)
        assert ("081200009999" in p.halaman.teks) == (peran in tahu - {"kades", "camat"}), peran
        kertas = p.buka(f"/sanggahan/{id_}/tanda-terima.pdf", status=403 if peran in ("kades", "camat") else 200)
        assert b"Hasan" not in kertas.data if rahasia or kertas.status == 403 else b"Hasan Penyanggah" in kertas.data


def test_proofs_are_seen_by_who_may_know_whose_they_are_and_stay_when_taken_out(app, pabrik, peramban, terbit):
    id_, foto = sanggah(pabrik, terbit, rahasia=True), gambar()
    op, dinas = peramban(terbit.operator), peramban(pabrik.pengguna("verifikator", KABUPATEN))
    op.buka(f"/sanggahan/{id_}")
    halaman = op.kirim(f"/sanggahan/{id_}/bukti", {"berkas": (BytesIO(foto), "hasan.jpg")}, content_type="multipart/form-data")
    assert "Berkas ke-1" in halaman.tulisan() and "hasan.jpg" not in halaman.teks
    alamat = dinas.buka(f"/sanggahan/{id_}").tautan("hasan.jpg")
    assert dinas.buka(alamat).data != foto and dinas.halaman.kepala["Content-Type"] == "image/jpeg"  # painted anew
    for p in (op, peramban(pabrik.pengguna("kades", KELURAHAN))):
        p.buka(alamat, status=404)
    peramban(pabrik.pengguna("admin", KABUPATEN)).buka(alamat, status=403)
    folder = app.config["PORTAL"].folder_berkas / "sanggahan"
    op.buka(f"/sanggahan/{id_}")
    op.kirim("/penghapusan")
    dinas.buka(alamat, status=404)
    (folder / f"{uuid4().hex}.jpg").write_bytes(b"sisa")  # a server was killed between the file and its row
    with app.app_context():
        assert sweep_sanggahan(folder.parent, sebelum=time.time() + 60) == 1 and len(list(folder.iterdir())) == 1
    assert [len(jejak(app, f"sanggahan.bukti_{apa}")) for apa in ("unggah", "lihat", "hapus")] == [1, 1, 1]


def test_who_decided_does_not_answer_another_does_once_and_the_letter_follows(app, pabrik, peramban, terbit, cetak_cepat):
    id_ = sanggah(pabrik, terbit)
    pemutus, lain = pabrik.pengguna("verifikator", KABUPATEN), pabrik.pengguna("verifikator", KABUPATEN)
    ubah(app, Usulan, terbit.usulan[0], status="terverifikasi", pemeriksa_id=pemutus.id)
    p = peramban(pemutus)
    assert "dijawab oleh verifikator lain" in p.buka(f"/sanggahan/{id_}").tulisan() and not p.halaman.formulir("/jawaban")
    with app.app_context(), pytest.raises(NotAllowed, match="memutus"):
        answer_sanggahan(id_, JAWAB, 1, oleh=pemutus)
    q = peramban(lain)
    q.buka(f"/sanggahan/{id_}/jawaban.pdf")
    assert "belum dijawab" in q.halaman.tulisan()
    halaman = q.kirim("/jawaban", JAWAB).tulisan()
    assert "Terbukti sebagian" in halaman and "400/7/DS/2026" in halaman and "Rumah dikunjungi petugas" in halaman
    surat = q.buka(q.halaman.tautan("jawaban.pdf")).data.decode()
    assert "Hasan Penyanggah" in surat and "Petugas sudah melihat rumahnya." in surat and "Sumiati Tersanggah" not in surat
    with app.app_context():
        answer_sanggahan(id_, JAWAB, 1, oleh=lain)
        with pytest.raises(StaleWrite, match="sudah dijawab"):
            answer_sanggahan(id_, JAWAB | {"hasil": "terbukti"}, 2, oleh=lain)
        with pytest.raises(StaleWrite):
            answer_sanggahan(id_, JAWAB, 2, oleh=pemutus)
    dua = sanggah(pabrik, terbit, usulan_id=None, tentang="Keluarga Pak Darman, RT 02", rahasia=True)
    with app.app_context():
        with pytest.raises(RuleBroken, match="sudah dipakai"):
            answer_sanggahan(dua, JAWAB, 1, oleh=lain)
        answer_sanggahan(dua, JAWAB | {"nomor_surat": "400/8"}, 1, oleh=pemutus)  # about a family that nobody decided on
    surat = q.buka(f"/sanggahan/{dua}/jawaban.pdf").data.decode()
    assert "Pak Darman" in surat and "dengan tanda terima nomor" in surat and "Hasan" not in surat and "RT 09" not in surat


def test_it_never_blocks_and_never_silently(app, pabrik, peramban, terbit):
    id_, usulan = sanggah(pabrik, terbit), terbit.usulan[0]
    nomor = baca(app, id_).nomor
    assert f"Ada sanggahan {nomor}, belum dijawab" in peramban(terbit.operator).buka(f"/usulan/{usulan}").tulisan()
    ubah(app, Usulan, usulan, status="diajukan")
    p = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    assert f"Ada sanggahan {nomor}, belum dijawab" in p.buka(f"/verifikasi/{usulan}").tulisan()
    p.kirim(f"/verifikasi/{usulan}/keputusan", {"hasil": "terverifikasi"})
    assert '"sanggahan_terbuka": 1' in jejak(app, "usulan.putus")[0]
    q = peramban(pabrik.pengguna("kadis", KABUPATEN))
    q.buka("/pengesahan/")
    halaman = q.kirim("/pengesahan/baru", {"usulan": str(usulan)})
    assert f"Ada sanggahan {nomor}, belum dijawab" in halaman.tulisan()
    q.kirim("/pengesahan/", {"nomor_surat": "400/1", **_tanggal()})
    assert '"sanggahan_terbuka": 1' in jejak(app, "usulan.sahkan")[0]


def _tanggal() -> dict[str, str]:
    hari = hari_ini()
    return {"tanggal_surat-hari": str(hari.day), "tanggal_surat-bulan": str(hari.month), "tanggal_surat-tahun": str(hari.year)}


def test_what_is_late_is_red_in_the_list_and_on_the_beranda_of_who_answers(app, pabrik, peramban, terbit):
    id_ = sanggah(pabrik, terbit)
    p = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    assert "sanggahan lewat batas jawab" not in p.buka("/").tulisan() and "sanggahan belum dijawab" in p.halaman.tulisan()
    assert "Tidak ada sanggahan" in p.buka("/sanggahan/?keadaan=lewat").tulisan()
    ubah(app, Sanggahan, id_, batas_jawab=hari_ini() - timedelta(days=1))
    assert "lewat batas jawab" in p.buka(p.buka("/").tautan("keadaan=lewat")).tulisan()
    assert UUID(p.halaman.tautan("SGH-").rpartition("/")[2]) == id_
    p.buka(p.halaman.tautan("/unduhan/sanggahan"))
    xlsx = p.kirim("/unduhan/sanggahan", {"alasan": "lain", "tujuan": "Kepala bidang linjamsos"})
    assert xlsx.data[:2] == b"PK"
