"""Local programmes on the path: proposed, agreed, confirmed, kept out of the hand-over, settled by the dinsos, told at the counter."""

from __future__ import annotations

import uuid
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from portal.audit.models import Jejak
from portal.db import db
from portal.errors import NotFound, RuleBroken, SameIdOtherContent, StaleWrite
from portal.jam import hari_ini
from portal.kuota.queries.program import program_berlaku
from portal.kuota.rules.lokal import BAWAAN_LOKAL
from portal.kuota.service.lokal import create_lokal, update_lokal
from portal.musdes.models import Dokumen
from portal.musdes.queries.tinjau import list_penerima as list_tinjau
from portal.musdes.service.pengajuan import release_paket
from portal.pertukaran.queries import list_calon
from portal.pertukaran.queries.penetapan import list_menunggu, list_penerima
from portal.pertukaran.service.penetapan import settle_lokal, withdraw_lokal
from portal.usulan.models import Usulan, UsulanProgram
from portal.usulan.rules.tinjau import kalimat_terima
from portal.verifikasi.service.pengesahan import create_pengesahan
from portal.verifikasi.service.surat import undo_pengesahan
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.jalan import ajukan, riwayat, sampai_ditutup, siapkan, unggah_paket
from tests.jalan_dinsos import sahkan, serahkan, setujui
from tests.kiriman import id_di, kirim, kotak_tanggal
from tests.kuota.bahan import Kantor, jatah, pas, status
from tests.verifikasi.bahan import anggota_of, keadaan


@pytest.fixture
def lokal(app, pabrik):
    """The three programmes to begin with; returns their codes."""
    with app.app_context():
        admin = pabrik.pengguna("admin", KABUPATEN)
        kode = [create_lokal(isi, oleh=admin) for isi in BAWAAN_LOKAL.values()]
        db.session.remove()
    return kode


def usulkan(p, keluarga, program, per_orang) -> uuid.UUID:
    """A draft made on its form: programmes for the family, and {programme: how many members} for persons."""
    p.buka(f"/usulan/baru?keluarga_id={keluarga}&jenis=bansos")
    isi = {"jenis": "bansos", "program": list(program)}
    for kode, banyak in per_orang.items():
        isi[f"jiwa-{kode}"] = [i.get("value") for i in p.halaman.cari(f".//input[@name='jiwa-{kode}']")][:banyak]
    return id_di(kirim(p, "/usulan/", isi).url)


def isi_xlsx(data: bytes) -> str:
    return " ".join(str(sel) for baris in load_workbook(BytesIO(data)).active.iter_rows(values_only=True) for sel in baris if sel)


def lini(app, *ids) -> list[uuid.UUID]:
    with app.app_context():
        semua = db.session.execute(select(UsulanProgram.usulan_id, UsulanProgram.id, UsulanProgram.program)).all()
        db.session.remove()
    return [satu.id for satu in semua if satu.usulan_id in ids and satu.program != "PKH"]


def test_local_programmes_go_the_whole_path_and_the_kabupaten_decides(app, pabrik, peramban, lokal, cetak_cepat):
    operator, kades = pabrik.pengguna(), pabrik.pengguna("kades")
    o, v, k = peramban(operator), peramban(pabrik.pengguna("verifikator", KABUPATEN)), peramban(pabrik.pengguna("kadis", KABUPATEN))
    keluarga = [pabrik.keluarga(oleh=operator, nama=f"Warga {huruf} Contoh") for huruf in "AB"]
    o.buka(f"/usulan/baru?keluarga_id={keluarga[0]}&jenis=bansos")
    assert "terdampak bencana. Sebutkan kejadian" in o.halaman.tulisan()
    saja = usulkan(o, keluarga[0], ["BENCANA"], {"PERMAKANAN": 2})
    campur = usulkan(o, keluarga[1], ["PKH"], {"DISABILITAS": 1})
    assert "Bencana, Permakanan 2 jiwa" in o.buka("/usulan/").tulisan()
    siapkan(o, [saja, campur])
    musdes = sampai_ditutup(o, [saja, campur], [("layak", "Disepakati semua peserta.")] * 2, hari_ini())
    with app.app_context():
        isi = db.session.scalar(select(Dokumen.isi).where(Dokumen.musdes_id == musdes))
        db.session.remove()
    assert isi["hitungan"]["program"] == {"PKH": 1, "SEMBAKO": 0, "PBI_JK": 0, "BENCANA": 1, "PERMAKANAN": 2, "DISABILITAS": 1}
    assert isi["program_lokal"]["PERMAKANAN"] == ["Permakanan lanjut usia", "Permakanan", "jiwa"]
    assert [baris["usul"] for baris in isi["lampiran"]["ii"]] == ["Bencana, Permakanan (2 jiwa)", "PKH, Disabilitas (1 jiwa)"]
    unggah_paket(o, musdes)
    ajukan(peramban(kades), musdes)
    assert "Warga A Contoh" in v.buka("/verifikasi/?program=BENCANA").tulisan() and "Warga B Contoh" not in v.halaman.tulisan()
    for satu in (saja, campur):
        setujui(v, satu)
    sahkan(k, "400/001/UJI", hari_ini())
    assert keadaan(app, saja).status == keadaan(app, campur).status == "disahkan"

    _, berkas = serahkan(v)
    teks = isi_xlsx(berkas)
    assert "PKH" in teks and "Warga B" in teks and not {"Disabilitas", "Bencana", "Permakanan"} & set(teks.split()) and "Warga A" not in teks
    assert (keadaan(app, saja).status, keadaan(app, campur).status) == ("disahkan", "dikirim")

    v.buka("/penetapan/")
    assert "4 penerima menunggu" in v.halaman.tulisan()
    kosong = v.kirim("/penetapan/", {"nomor": "", "baris": []}, ke=1, status=422).tulisan()
    assert "Tulis nomor keputusan" in kosong
    v.buka("/penetapan/")
    isian = {"baris": [str(satu) for satu in lini(app, saja, campur)], "nomor": "460/12/SK/2026"} | kotak_tanggal("tanggal", hari_ini())
    tiba = kirim(v, "/penetapan/", isian).tulisan()
    assert "4 penerima program daerah ditetapkan" in tiba and tiba.count("460/12/SK/2026") == 4
    assert (keadaan(app, saja).status, keadaan(app, campur).status) == ("ditetapkan_dinas", "dikirim")
    akhir = riwayat(o, saja)[-1]
    assert "Ditetapkan dinas sosial, dicatat" in akhir and "Ditetapkan: Bencana, Permakanan 2 jiwa, menurut keputusan nomor 460/12/SK/2026" in akhir
    assert "Penetapan program daerah oleh dinas sosial, dicatat" in riwayat(o, campur)[-1]
    assert "pusat" not in o.buka(f"/usulan/{saja}").tulisan().replace("bukan oleh pusat", "").lower()

    loket = peramban(pabrik.pengguna("operator", DESA))
    loket.buka("/loket/")
    kata = loket.kirim("/loket/", {"nik": anggota_of(app, saja)[0].nik, "tujuan": "tanya_status"}).tulisan()
    assert "Ditetapkan dinas sosial" in kata and "kabupaten" in kata and "Ditetapkan pusat" not in kata
    lain = loket.buka("/loket/") and loket.kirim("/loket/", {"nik": anggota_of(app, campur)[0].nik, "tujuan": "tanya_status"}).tulisan()
    assert "Dikirim ke pusat" in lain and "Program daerahnya sudah ditetapkan dinas sosial." in lain
    assert "ditetapkan dinas sosial" in _tinjau(app, operator)
    assert o.buka("/penetapan/penerima?program=PERMAKANAN").tulisan().count("460/12/SK/2026") == 2
    assert o.buka("/penetapan/penerima/cetak").status == 200 and "lokal.cetak" in _aksi(app)
    assert peramban(pabrik.pengguna("operator", DESA)).buka("/penetapan/penerima").tulisan().count("460/12") == 0


def _tinjau(app, operator) -> str:
    with app.app_context():
        semua = [kalimat_terima(satu.terima, program_berlaku()) for satu in list_tinjau(KELURAHAN, untuk=operator)[0]]
        db.session.remove()
    return " ".join(semua)


def _aksi(app) -> set[str]:
    with app.app_context():
        semua = set(db.session.scalars(select(Jejak.aksi)))
        db.session.remove()
    return semua


def test_settling_is_all_or_nothing_sent_twice_is_once_and_then_the_letter_stands(app, pabrik, lokal):
    operator, petugas, kadis = pabrik.pengguna(), pabrik.pengguna("verifikator", KABUPATEN), pabrik.pengguna("kadis", KABUPATEN)
    ids = [
        pabrik.usulan(pabrik.keluarga(oleh=operator), oleh=operator, jenis="bansos", program=program, status="terverifikasi", pemeriksa=petugas)
        for program in (("BENCANA",), ("PKH", "BENCANA"))
    ]
    with app.app_context():
        for baris in db.session.scalars(select(UsulanProgram)):
            baris.keputusan = "terverifikasi"
        db.session.commit()
        surat = create_pengesahan(uuid.uuid4(), ids, "400/9/UJI", hari_ini(), oleh=kadis).id
        semua = [satu.id for satu in list_menunggu(untuk=petugas)]
        assert len(semua) == 2 and not list_menunggu(untuk=pabrik.pengguna("operator", DESA))
        form, isi = uuid.uuid4(), ("460/1", hari_ini())
        with pytest.raises(NotFound):
            settle_lokal(uuid.uuid4(), [*semua, uuid.uuid4()], *isi, oleh=petugas)
        assert settle_lokal(form, semua, *isi, oleh=petugas) == settle_lokal(form, semua, *isi, oleh=petugas) == 2
        with pytest.raises(SameIdOtherContent):
            settle_lokal(form, semua, "460/2", hari_ini(), oleh=petugas)
        with pytest.raises(StaleWrite):
            settle_lokal(uuid.uuid4(), semua, *isi, oleh=petugas)
        assert [db.session.get(Usulan, id_).status for id_ in ids] == ["ditetapkan_dinas", "disahkan"]
        assert len(list_penerima(untuk=petugas)) == 2 and not list_menunggu(untuk=petugas)
        assert [id_ for id_, _ in list_calon(untuk=petugas)] == ids[1:]
        with pytest.raises(RuleBroken, match="mengapa"):
            withdraw_lokal(semua[0], "salah", oleh=petugas)
        for _ in range(2):
            withdraw_lokal(semua[0], "Bukan keluarga yang dimaksud keputusan.", oleh=petugas)
        assert db.session.get(Usulan, ids[0]).status == "disahkan" and [satu.id for satu in list_menunggu(untuk=petugas)] == [semua[0]]
        settle_lokal(uuid.uuid4(), [semua[0]], "460/2", hari_ini(), oleh=petugas)
        assert [satu.sumber for satu in list_penerima(untuk=petugas)] == ["460/2", "460/1"]
        with pytest.raises(RuleBroken, match="2 usulan dari surat ini"):
            undo_pengesahan(surat, "Salah menandatangani daftar.", oleh=kadis)
        db.session.remove()


def test_quota_and_waiting_list_count_a_local_programme_too(app, pabrik, lokal):
    kantor = Kantor(app, pabrik)
    jadi = kantor.paket(2, program=("BENCANA",))
    kantor.kuota({KELURAHAN: 1}, "BENCANA")
    with app.app_context():
        release_paket(uuid.uuid4(), jadi.musdes_id, oleh=kantor.kades())
        db.session.remove()
    assert status(app, jadi) == ["diajukan", "layak"] and jatah(app, jadi) == [["dapat"], ["tunggu"]]
    kantor.kuota({KELURAHAN: 2}, "BENCANA")
    assert status(app, jadi) == ["diajukan", "diajukan"] and pas(app) == {f"{KELURAHAN} BENCANA": (2, 2)}


def test_a_programme_that_was_closed_is_no_longer_chosen_but_its_name_stays(app, pabrik, peramban, lokal):
    operator, admin = pabrik.pengguna(), pabrik.pengguna("admin", KABUPATEN)
    o, keluarga = peramban(operator), [pabrik.keluarga(oleh=operator) for _ in range(2)]
    lama = usulkan(o, keluarga[0], ["BENCANA"], {})
    with app.app_context():
        update_lokal("BENCANA", replace(BAWAAN_LOKAL["bencana"], aktif=False), versi=1, oleh=admin)
        db.session.remove()
    o.buka(f"/usulan/baru?keluarga_id={keluarga[1]}&jenis=bansos")
    assert "BENCANA" not in [i.get("value") for i in o.halaman.cari(".//input[@name='program']")]
    assert "Bantuan bagi keluarga terdampak bencana" in o.buka(f"/usulan/{lama}").tulisan()
    o.buka(f"/usulan/{lama}/ubah")
    assert "sedang tidak dibuka" in o.kirim(f"/usulan/{lama}", {"keterangan": "Coba"}, status=422).tulisan()


def test_after_a_return_the_words_may_change_though_the_programme_was_closed_meanwhile(app, pabrik, peramban, lokal):
    operator, admin = pabrik.pengguna(), pabrik.pengguna("admin", KABUPATEN)
    keluarga = pabrik.keluarga(oleh=operator)
    id_ = pabrik.usulan(keluarga, oleh=operator, jenis="bansos", program=("BENCANA",), status="dikembalikan", bagian=("usulan",))
    with app.app_context():
        update_lokal("BENCANA", replace(BAWAAN_LOKAL["bencana"], aktif=False), versi=1, oleh=admin)
        db.session.remove()
    o = peramban(operator)
    o.buka(f"/usulan/{id_}/ubah")
    assert "Usulan tersimpan" in o.kirim(f"/usulan/{id_}", {"keterangan": "Surat RT sudah dilampirkan."}).tulisan()
    assert keadaan(app, id_).keterangan == "Surat RT sudah dilampirkan." and [p[0] for p in keadaan(app, id_).program] == ["BENCANA"]


def test_nothing_is_asked_of_the_dinsos_where_there_is_no_local_programme(app, pabrik, peramban):
    v = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    assert "belum mempunyai program daerah" in v.buka("/penetapan/").tulisan()
    with app.app_context(), pytest.raises(RuleBroken):
        settle_lokal(uuid.uuid4(), [], "1", hari_ini(), oleh=pabrik.pengguna("verifikator", KABUPATEN))
