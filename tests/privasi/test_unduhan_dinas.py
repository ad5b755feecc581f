"""Lists of people at work, of the quota, of the dinsos' work and of meetings as xlsx: each with its rows, its place, and its door."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from portal.akun.service import create_wakil
from portal.audit.service import record
from portal.bimtek.service.bimtek import create_bimtek, invite
from portal.bimtek.service.operator import appoint_operator
from portal.db import db, transaction
from portal.jam import hari_ini, sekarang
from portal.keluarga.models import Pindah
from portal.kuota.service.kuota import spread_kuota
from portal.kuota.service.periode import grant_dispensasi
from portal.latar.service import create_pekerjaan
from portal.pengaturan.service import update_pengaturan
from portal.pertukaran.models import Impor
from portal.privasi.routes.daftar_dinas import DAFTAR_DINAS
from portal.verifikasi.models import Massal
from portal.verifikasi.service.kunjungan import request_kunjungan
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.kuota.bahan import Kantor as KantorKuota
from tests.privasi.test_unduhan import ALASAN, WILAYAH, unduh
from tests.verifikasi.bahan import JAHAT, kantor

pytestmark = pytest.mark.sekali

ORANG = {"kecamatan": "camat", "pekerjaan": "admin", "impor": "admin", "periode": "admin", "dispensasi": "admin", "pindah": "operator"}


def isi_kantor(app, pabrik):
    """One row for each list; returns the people and {list: its query}."""
    kuota, k, hari, kini = KantorKuota(app, pabrik), kantor(pabrik), hari_ini(), sekarang()
    usulan, keluarga = k.antre(2), pabrik.keluarga(DESA, oleh=pabrik.pengguna("operator", DESA))
    rapat = pabrik.musdes(oleh=k.operator, usulan_ids=[pabrik.usulan(pabrik.keluarga(oleh=k.operator), oleh=k.operator, status="siap_musdes")])
    operator, bimtek, sebaran, massal, orang = (uuid.uuid4() for _ in range(5))
    semua = {"verifikator": k.rina, "operator": k.operator, "admin": kuota.admin, "camat": pabrik.pengguna("camat", KELURAHAN[:8])}
    with app.app_context():
        tanpa = {"pengguna_id": None, "sk_nomor": "", "sk_tanggal": None, "selesai": None}
        jabatan = {"telepon": "081200001234", "mulai": hari - timedelta(days=9), **tanpa}
        appoint_operator(operator, KELURAHAN, {"nama": JAHAT} | jabatan, oleh=kuota.admin)
        rencana = {"judul": "Bimtek uji", "tanggal": hari, "tempat": "Aula", "materi": "Isian", "narasumber": "Dinsos", "wilayah_kode": KABUPATEN}
        create_bimtek(bimtek, rencana, oleh=kuota.admin)
        invite(bimtek, [operator], oleh=kuota.admin)
        create_wakil(uuid.uuid4(), k.budi.id, hari, hari, "Dinas luar", zona="WIB", oleh=k.rina)
        create_pekerjaan(orang, "periksa_kabupaten", {}, oleh=kuota.admin)
        grant_dispensasi(uuid.uuid4(), KELURAHAN, "", kini + timedelta(days=1), "Listrik padam seminggu.", oleh=kuota.admin)
        spread_kuota(sebaran, kuota.periode, "PKH", 10, False, oleh=kuota.admin)
        request_kunjungan(uuid.uuid4(), usulan[0], "Rumah tampak berbeda.", oleh=k.rina)
        with transaction():
            laporan = {"diputus": [str(usulan[0])], "dilewati": [[str(usulan[1]), "Sedang diperiksa orang lain."]]}
            db.session.add(Massal(id=massal, hasil="terverifikasi", laporan=laporan, isi_sidik="-", dibuat_oleh=k.rina.id, dibuat_pada=kini))
            db.session.add(Pindah(
                id=uuid.uuid4(), keluarga_id=keluarga, desa_kode=DESA, ke_desa_kode=KELURAHAN, alasan="Pindah rumah.", status="diminta",
                isi_sidik="-", diminta_oleh=k.operator.id, diminta_pada=kini,
            ))  # fmt: skip
            db.session.add(Impor(
                id=uuid.uuid4(), jenis="bnba", status="selesai", nama_asli="daftar.csv", berkas="x", ukuran=1, sidik="-", isi_sidik="-",
                dibuat_oleh=kuota.admin.id, dibuat_pada=kini,
            ))  # fmt: skip
            record("keluarga.lihat", oleh=k.rina, objek=Impor(id=keluarga))
        db.session.remove()
    kunci = {"peserta-bimtek": f"id={bimtek}", "sebaran": f"sebaran_id={sebaran}", "massal": f"id={massal}", "jejak-keluarga": f"id={keluarga}"}
    return semua, kunci | {"peserta-musdes": f"id={rapat}&unsur=", "acara-musdes": f"id={rapat}"}


def test_every_list_of_the_office_has_its_rows_with_their_place_and_no_formula(app, pabrik, peramban):
    semua, kunci = isi_kantor(app, pabrik)
    orang = {peran: peramban(satu) for peran, satu in semua.items()}
    hasil = {}
    for nama, daftar in sorted(DAFTAR_DINAS.items(), key=lambda satu: satu[0] == "kecamatan"):
        if nama == "kecamatan":  # last: while the step is on, the queue holds only what the camat has seen
            with app.app_context():
                update_pengaturan({"langkah_kecamatan": True}, versi={}, oleh=semua["admin"])
                db.session.remove()
        p = orang[ORANG.get(nama, "verifikator")]
        judul, isi = unduh(p, f"/unduhan/{nama}?{kunci.get(nama, '')}", ALASAN if daftar.pribadi else {})
        assert judul[:4] == WILAYAH and isi, nama
        assert not any(sel.data_type == "f" or sel.hyperlink for baris in isi for sel in baris.values()), nama
        hasil[nama] = [{kolom: sel.value for kolom, sel in baris.items()} for baris in isi]
    assert hasil["operator"][0]["Nama"] == JAHAT and hasil["peserta-bimtek"][0]["Nama"] == JAHAT
    assert [b["Sebab dilewati"] for b in hasil["massal"] if b["Diputus"] == "tidak"] == ["Sedang diperiksa orang lain."]
    assert sum(b["Kuota"] for b in hasil["sebaran"]) == 10 and {b["Program"] for b in hasil["kuota"]} > {"PKH"}
    assert hasil["pindah"][0]["Keluarga"] is None and "mencatatnya" in hasil["pindah"][0]["Dari"], "nama keluarga desa lain tidak ikut"
    assert hasil["umur"][0]["Menunggu"] == 2 and hasil["acara-musdes"][0]["Keputusan"] == "belum"
    assert len(hasil["peserta-musdes"]) == 7 and len(hasil["cakupan"]) > 100


def test_a_list_of_another_office_or_of_nobody_does_not_exist(app, pabrik, peramban):
    _, kunci = isi_kantor(app, pabrik)
    luar = peramban(pabrik.pengguna_luar("verifikator"))
    for nama in kunci:
        luar.buka(f"/unduhan/{nama}?{kunci[nama]}")
        luar.kirim("/unduhan/", ALASAN if DAFTAR_DINAS[nama].pribadi else {}, status=404)
    camat = peramban(pabrik.pengguna("camat", KELURAHAN[:8]))
    for nama in ("periode", "impor", "wakil"):
        camat.buka(f"/unduhan/{nama}", status=403)


@pytest.mark.parametrize("nama", ["acara-musdes", "sebaran"])
def test_a_list_that_names_no_row_does_not_exist(nama, pabrik, peramban):
    p = peramban(pabrik.pengguna("verifikator", KABUPATEN))
    p.buka(f"/unduhan/{nama}")
    p.kirim("/unduhan/", ALASAN if DAFTAR_DINAS[nama].pribadi else {}, status=404)
