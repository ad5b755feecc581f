"""One real row of everything in one kelurahan, under the names that URLs use: what tests of scope and of pages stand on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from portal.akun.service import create_wakil
from portal.bimtek.models import PesertaBimtek
from portal.bimtek.service.bimtek import close_bimtek, create_bimtek, invite, record_peserta
from portal.bimtek.service.operator import appoint_operator, upload_sk
from portal.db import db
from portal.jam import hari_ini, sekarang
from portal.keluarga.models import Anggota, Perubahan
from portal.keluarga.service.foto import add_foto
from portal.keluarga.service.kerabat import declare_kerabat
from portal.keluarga.service.pindah import request_pindah
from portal.kuota.rules import PKH
from portal.kuota.rules.lokal import BAWAAN_LOKAL
from portal.kuota.service.kuota import spread_kuota
from portal.kuota.service.lokal import create_lokal
from portal.kuota.service.periode import create_setahun, grant_dispensasi
from portal.latar.rules import PERIKSA_KABUPATEN
from portal.latar.service import create_pekerjaan
from portal.musdes.models import Acara, Dokumen, Musdes, Peserta, UndurDiri
from portal.musdes.service.acara import add_acara
from portal.musdes.service.berkas import Kiriman, upload_berkas
from portal.musdes.service.keputusan import decide_acara
from portal.musdes.service.pengajuan import release_paket
from portal.musdes.service.sptjm import close_sptjm, create_sptjm
from portal.pemeriksaan.models import Temuan
from portal.pemeriksaan.service import create_aparat, settle_many
from portal.pertukaran.documents import write_serahan
from portal.pertukaran.queries import list_calon
from portal.pertukaran.service import create_serahan
from portal.pertukaran.service.impor import create_impor
from portal.pertukaran.service.impor_baca import read_impor
from portal.pertukaran.service.penetapan import settle_lokal
from portal.usulan.models import UsulanProgram
from portal.usulan.rules.isian import IsiUsulan
from portal.usulan.rules.perubahan import Minta
from portal.usulan.service import create_usulan
from portal.usulan.service.bukti import add_bukti
from portal.verifikasi.rules import Putusan
from portal.verifikasi.service.keputusan import decide_many
from portal.verifikasi.service.kunjungan import add_foto_kunjungan, request_kunjungan
from portal.verifikasi.service.pengesahan import create_pengesahan
from portal.warga.service.mandiri import create_mandiri
from portal.warga.service.pengumuman import publish_pengumuman
from portal.warga.service.sanggahan import create_sanggahan
from portal.warga.service.sanggahan_bukti import add_bukti_sanggahan
from tests.factories import DESA, KABUPATEN, KELURAHAN, Orang, Pabrik
from tests.jalan import gambar, pindaian

BERKAS = (
    ("berita_acara", pindaian(), "ba.pdf"), ("daftar_hadir", pindaian(2), "hadir.pdf"), ("foto", gambar(), "rapat.jpg"),
    ("publikasi", gambar(60), "papan.jpg"),
)  # fmt: skip


def orang_of(pabrik: Pabrik, desa: str = KELURAHAN) -> dict[str, Orang]:
    """One account of each role, those of the village in ``desa``."""
    wilayah = {"operator": desa, "kades": desa, "camat": desa[:8]}
    return {peran: pabrik.pengguna(peran, wilayah.get(peran, KABUPATEN)) for peran in
            ("operator", "kades", "camat", "verifikator", "kadis", "admin", "pimpinan")}  # fmt: skip


@contextmanager
def _dalam(pabrik: Pabrik) -> Iterator[None]:
    with pabrik.app.app_context():
        yield
        db.session.remove()


def bangun_dunia(pabrik: Pabrik, desa: str = KELURAHAN) -> dict[str, Any]:
    """{url name: id} of a family with a photo, a draft, a released musdes with files, a queue, a batch, a letter, a hand-over; "orang"."""
    orang = orang_of(pabrik, desa)
    op = orang["operator"]
    dunia: dict[str, Any] = {"orang": orang, "keluarga": pabrik.keluarga(desa, oleh=op)}
    dunia["usulan"] = pabrik.usulan(dunia["keluarga"], oleh=op)
    dunia["sptjm"] = _sptjm(pabrik, desa, op)
    diputus = [pabrik.usulan(pabrik.keluarga(desa, oleh=op), oleh=op, status="siap_musdes") for _ in range(2)]
    dunia["musdes"] = pabrik.musdes(desa, oleh=op, usulan_ids=diputus, status="ditutup")
    with _dalam(pabrik):
        folder = pabrik.app.config["PORTAL"].folder_berkas
        dunia["aid"] = db.session.scalars(select(Anggota.id).where(Anggota.keluarga_id == dunia["keluarga"])).first()
        dunia["fid"] = uuid4()
        add_foto(dunia["fid"], dunia["keluarga"], "rumah_depan", BytesIO(gambar()), "rumah.jpg", folder=folder, oleh=op)
        dunia["dokumen_id"], sidik = db.session.execute(select(Dokumen.id, Dokumen.sidik).where(Dokumen.musdes_id == dunia["musdes"])).one()
        for jenis, isi, berkas in BERKAS:
            dunia["berkas_id"] = uuid4()
            kiriman = Kiriman(jenis, BytesIO(isi), berkas, ketikan=sidik)
            upload_berkas(dunia["berkas_id"], dunia["musdes"], kiriman, folder=folder / "musdes", oleh=op)
        for nama, model in (("acara_id", Acara), ("peserta_id", Peserta)):
            dunia[nama] = db.session.scalars(select(model.id).where(model.musdes_id == dunia["musdes"])).first()
        release_paket(uuid4(), dunia["musdes"], oleh=orang["kades"])
        dunia["pengumuman-desa"] = publish_pengumuman(uuid4(), dunia["musdes"], dunia["dokumen_id"], oleh=op).id
    _tidak_ikut(pabrik, dunia, desa)
    _di_dinas(pabrik, dunia, diputus)
    _diperiksa(pabrik, dunia, desa)
    _riwayat(pabrik, dunia)
    _jenis_lain(pabrik, dunia)
    _kuota(pabrik, dunia)
    _lokal(pabrik, dunia, desa)
    _impor(pabrik, dunia)
    _bimtek(pabrik, dunia, desa)
    _warga(pabrik, dunia, desa, diputus[0])
    return dunia


def _warga(pabrik: Pabrik, dunia: dict[str, Any], desa: str, usulan: UUID) -> None:
    """An objection with a proof against a line of the published list, and a proposal taken at the counter."""
    op, folder = dunia["orang"]["operator"], pabrik.app.config["PORTAL"].folder_berkas
    dunia |= {"sanggahan": uuid4(), "bukti_sanggahan_id": uuid4(), "usul-mandiri": uuid4()}
    isi = {"pengumuman_id": dunia["pengumuman-desa"], "usulan_id": usulan, "jenis": "keliru", "tentang": "", "uraian": "Alamatnya lain."}
    isi |= {"penyanggah_nama": "Warga Contoh", "penyanggah_alamat": "RT 02", "penyanggah_telepon": "", "rahasia": False}
    mandiri = {"nik": "1702194101909888", "nama": "Warga Loket", "alamat": "", "telepon": "", "permintaan": "masuk", "keterangan": ""}
    with _dalam(pabrik):
        create_sanggahan(dunia["sanggahan"], isi, oleh=op)
        kiriman = (dunia["sanggahan"], "penyanggah", BytesIO(gambar()), "rumah.jpg")
        add_bukti_sanggahan(dunia["bukti_sanggahan_id"], *kiriman, folder=folder, oleh=op)
        create_mandiri(dunia["usul-mandiri"], desa, mandiri, oleh=op)


def _bimtek(pabrik: Pabrik, dunia: dict[str, Any], desa: str) -> None:
    """The operator of the desa with the scan of an SK, and a bimtek that was passed."""
    admin, folder = dunia["orang"]["admin"], pabrik.app.config["PORTAL"].folder_berkas / "operator"
    dunia |= {"operator": uuid4(), "bimtek": uuid4()}
    orang = {"nama": "Sari Contoh", "telepon": "", "pengguna_id": None, "sk_nomor": "1", "sk_tanggal": None, "mulai": hari_ini(), "selesai": None}
    sesi = {"judul": "Bimtek", "tanggal": hari_ini(), "tempat": "Aula", "wilayah_kode": desa[:8], "materi": "", "narasumber": ""}
    with _dalam(pabrik):
        appoint_operator(dunia["operator"], desa, orang, oleh=admin)
        upload_sk(uuid4(), dunia["operator"], BytesIO(gambar()), "sk.jpg", folder=folder, oleh=admin)
        create_bimtek(dunia["bimtek"], sesi, oleh=admin)
        invite(dunia["bimtek"], [dunia["operator"]], oleh=admin)
        dunia["pid"] = db.session.scalars(select(PesertaBimtek.id)).one()
        record_peserta(dunia["pid"], dunia["bimtek"], hadir=True, nilai=80, hasil="lulus", versi=1, oleh=admin)
        close_bimtek(dunia["bimtek"], oleh=admin)


def _impor(pabrik: Pabrik, dunia: dict[str, Any]) -> None:
    """A list of deaths, read to its preview: a row that is known, one that is wrong."""
    folder, dunia["impor"] = pabrik.app.config["PORTAL"].folder_berkas, uuid4()
    isi = {"tanggal_data": date(2026, 1, 1), "sumber": "SIKS-NG"}
    with _dalam(pabrik):
        nik = db.session.get_one(Anggota, dunia["aid"]).nik
        berkas = BytesIO(f"NIK;Nama;Keterangan\n{nik};Warga Contoh;Akta\n1702;Warga;\n".encode())
        create_impor(dunia["impor"], "kematian", berkas, "mati.csv", isi, folder=folder, oleh=dunia["orang"]["verifikator"])
        read_impor({"impor": str(dunia["impor"])}, lambda selesai, dari: None, folder=folder)


def _kuota(pabrik: Pabrik, dunia: dict[str, Any]) -> None:
    """A year of periods with their windows, places of PKH spread over all desa, and leave for this desa."""
    admin, dunia["sebaran_id"] = dunia["orang"]["admin"], uuid4()
    with _dalam(pabrik):
        periode = create_setahun(uuid4(), hari_ini(), dengan_jendela=True, oleh=admin)[0].id
        spread_kuota(dunia["sebaran_id"], periode, PKH, 40, False, oleh=admin)
        grant_dispensasi(uuid4(), KELURAHAN, "", sekarang() + timedelta(days=2), "Listrik padam dua hari.", oleh=admin)


def _lokal(pabrik: Pabrik, dunia: dict[str, Any], desa: str) -> None:
    """A programme of the kabupaten itself, settled for one family."""
    op, petugas = dunia["orang"]["operator"], dunia["orang"]["verifikator"]
    with _dalam(pabrik):
        kode = create_lokal(BAWAAN_LOKAL["bencana"], oleh=dunia["orang"]["admin"])
    usulan = pabrik.usulan(pabrik.keluarga(desa, oleh=op), oleh=op, jenis="bansos", program=(kode,), status="disahkan")
    with _dalam(pabrik):
        baris = db.session.scalars(select(UsulanProgram).where(UsulanProgram.usulan_id == usulan)).one()
        dunia["baris_lokal_id"], baris.keputusan = baris.id, "terverifikasi"
        db.session.commit()
        settle_lokal(uuid4(), [dunia["baris_lokal_id"]], "460/1", hari_ini(), oleh=petugas)


def _jenis_lain(pabrik: Pabrik, dunia: dict[str, Any]) -> None:
    """A proof of the draft, and a usulan that the kabupaten made."""
    dunia |= {"bukti_id": uuid4(), "usulan-kabupaten": uuid4()}
    with _dalam(pabrik):
        folder, op = pabrik.app.config["PORTAL"].folder_berkas / "bukti", dunia["orang"]["operator"]
        add_bukti(dunia["bukti_id"], dunia["usulan"], "ktp", BytesIO(gambar()), "ktp.jpg", folder=folder, oleh=op)
        isi = IsiUsulan("perbaikan", (), "", "Laporan pendamping.", (Minta("alamat", "alamat", "", "Jalan Benar Nomor 1"),))
        create_usulan(dunia["usulan-kabupaten"], dunia["keluarga"], isi, oleh=dunia["orang"]["verifikator"])


def _sptjm(pabrik: Pabrik, desa: str, op: Orang) -> UUID:
    """An SPTJM of the months before the meeting, closed with one family."""
    id_, usulan = uuid4(), pabrik.usulan(pabrik.keluarga(desa, oleh=op), oleh=op, status="siap_musdes")
    isi = {"tanggal": hari_ini(), "alasan_tanpa": "Jalan putus karena banjir.", "pimpinan_nama": "Amir Contoh", "pimpinan_jabatan": "Lurah"}
    with _dalam(pabrik):
        create_sptjm(id_, isi, oleh=op)
        add_acara(id_, [usulan], oleh=op)
        acara = db.session.scalars(select(Acara).where(Acara.musdes_id == id_)).one()
        decide_acara(acara.id, id_, "layak", "Keadaannya diketahui.", acara.versi, oleh=op)
        close_sptjm(uuid4(), id_, db.session.get_one(Musdes, id_).versi, oleh=op)
    return id_


def _tidak_ikut(pabrik: Pabrik, dunia: dict[str, Any], desa: str) -> None:
    """A participant who took no part in deciding the first family."""
    dunia["undur_id"] = uuid4()
    isi = {"peserta_id": dunia["peserta_id"], "acara_id": dunia["acara_id"], "hubungan": "anak", "dibuat_oleh": dunia["orang"]["operator"].id}
    with _dalam(pabrik):
        db.session.add(UndurDiri(id=dunia["undur_id"], musdes_id=dunia["musdes"], desa_kode=desa, dibuat_pada=sekarang(), **isi))
        db.session.commit()


def _riwayat(pabrik: Pabrik, dunia: dict[str, Any]) -> None:
    """A change of the family, and another village asks for it."""
    peminta, dunia["pindah_id"] = pabrik.pengguna("operator", DESA), uuid4()
    with _dalam(pabrik):
        dunia["perubahan_id"] = db.session.scalars(select(Perubahan.id).where(Perubahan.keluarga_id == dunia["keluarga"])).first()
        satu = db.session.get_one(Anggota, dunia["aid"])
        request_pindah(dunia["pindah_id"], {"nomor": satu.nik, "nama": satu.nama, "alasan": "Pindah rumah."}, oleh=peminta)


def _diperiksa(pabrik: Pabrik, dunia: dict[str, Any], desa: str) -> None:
    """An official, a family that declared to be a relative, the finding about it, and a check of the kabupaten in the queue."""
    op = dunia["orang"]["operator"]
    dunia |= {"aparat": uuid4(), "kid": uuid4(), "latar": uuid4()}
    isi = {"nama": "Sekretaris Contoh", "nik": "", "jabatan": "sekdes", "mulai": date(2024, 1, 2), "selesai": None}
    with _dalam(pabrik):
        create_aparat(dunia["aparat"], desa, isi, oleh=op)
        declare_kerabat(dunia["kid"], dunia["keluarga"], dunia["aparat"], "saudara", "", oleh=op)
        dunia["temuan"] = db.session.scalars(select(Temuan.id).where(Temuan.aturan == "KERABAT")).one()
        dunia["temuan/massal"] = uuid4()  # a receipt that says why the finding was left out
        settle_many(dunia["temuan/massal"], [dunia["temuan"]], "ganda", "Orang yang sama.", oleh=op)
        create_pekerjaan(dunia["latar"], PERIKSA_KABUPATEN, {}, oleh=dunia["orang"]["verifikator"])


def _di_dinas(pabrik: Pabrik, dunia: dict[str, Any], diputus: list[UUID]) -> None:
    """The first usulan waits in the queue, the second is verified in a batch, confirmed and handed over."""
    orang = dunia["orang"]
    dunia["verifikasi"], lanjut = diputus
    dunia["hasil-pusat"] = lanjut
    with _dalam(pabrik):
        _dikunjungi(pabrik, dunia)
        dunia["verifikasi/massal"] = decide_many(uuid4(), [lanjut], Putusan("terverifikasi"), oleh=orang["verifikator"]).id
        dunia["pengesahan"] = create_pengesahan(uuid4(), [lanjut], "400/001/DINSOS", hari_ini(), oleh=orang["kadis"]).id
        verifikator, dunia["serahan"] = orang["verifikator"], uuid4()
        calon = list_calon(untuk=verifikator)
        berkas = write_serahan([id_ for id_, _ in calon], untuk=verifikator)
        create_serahan(dunia["serahan"], calon, berkas, oleh=verifikator)


def _dikunjungi(pabrik: Pabrik, dunia: dict[str, Any]) -> None:
    """A home visit of the usulan that waits, with a photo; and a verifikator who is away."""
    rina, id_ = dunia["orang"]["verifikator"], dunia["verifikasi"]
    dunia |= {"kunjungan_id": uuid4(), "foto_kunjungan_id": uuid4(), "wakil_id": uuid4()}
    request_kunjungan(dunia["kunjungan_id"], id_, "Lihat lantai dan dinding rumah.", oleh=rina)
    folder = pabrik.app.config["PORTAL"].folder_berkas
    kiriman = (dunia["kunjungan_id"], "rumah_depan", BytesIO(gambar()), "rumah.jpg")
    add_foto_kunjungan(dunia["foto_kunjungan_id"], *kiriman, folder=folder, oleh=rina)
    dunia["keputusan_id"] = uuid4()  # the addresses that take it never show a page, so it need not be a real one
    wakil = pabrik.pengguna("verifikator", KABUPATEN)
    create_wakil(dunia["wakil_id"], wakil.id, hari_ini(), hari_ini(), "Cuti.", zona="WIB", oleh=rina)
