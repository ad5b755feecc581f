"""One real row of everything in one kelurahan, under the names that URLs use: what tests of scope and of pages stand on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from portal.db import db
from portal.jam import hari_ini, sekarang
from portal.keluarga.models import Anggota, Perubahan
from portal.keluarga.service.foto import add_foto
from portal.keluarga.service.kerabat import declare_kerabat
from portal.keluarga.service.pindah import request_pindah
from portal.latar.rules import PERIKSA_KABUPATEN
from portal.latar.service import create_pekerjaan
from portal.musdes.models import Acara, Dokumen, Peserta, UndurDiri
from portal.musdes.service.berkas import upload_berkas
from portal.musdes.service.pengajuan import release_paket
from portal.pemeriksaan.models import Temuan
from portal.pemeriksaan.service import create_aparat
from portal.pertukaran.documents import write_serahan
from portal.pertukaran.queries import list_calon
from portal.pertukaran.service import create_serahan
from portal.verifikasi.rules import Putusan
from portal.verifikasi.service.keputusan import decide_many
from portal.verifikasi.service.pengesahan import create_pengesahan
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
            upload_berkas(dunia["berkas_id"], dunia["musdes"], jenis, BytesIO(isi), berkas, folder=folder / "musdes", oleh=op, ketikan=sidik)
        for nama, model in (("acara_id", Acara), ("peserta_id", Peserta)):
            dunia[nama] = db.session.scalars(select(model.id).where(model.musdes_id == dunia["musdes"])).first()
        release_paket(uuid4(), dunia["musdes"], oleh=orang["kades"])
    _tidak_ikut(pabrik, dunia, desa)
    _di_dinas(pabrik, dunia, diputus)
    _diperiksa(pabrik, dunia, desa)
    _riwayat(pabrik, dunia)
    return dunia


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
        create_pekerjaan(dunia["latar"], PERIKSA_KABUPATEN, {}, oleh=dunia["orang"]["verifikator"])


def _di_dinas(pabrik: Pabrik, dunia: dict[str, Any], diputus: list[UUID]) -> None:
    """The first usulan waits in the queue, the second is verified in a batch, confirmed and handed over."""
    orang = dunia["orang"]
    dunia["verifikasi"], lanjut = diputus
    with _dalam(pabrik):
        dunia["verifikasi/massal"] = decide_many(uuid4(), [lanjut], Putusan("terverifikasi"), oleh=orang["verifikator"]).id
        dunia["pengesahan"] = create_pengesahan(uuid4(), [lanjut], "400/001/DINSOS", hari_ini(), oleh=orang["kadis"]).id
        verifikator, dunia["serahan"] = orang["verifikator"], uuid4()
        calon = list_calon(untuk=verifikator)
        xlsx, baris = write_serahan([id_ for id_, _ in calon], untuk=verifikator)
        create_serahan(dunia["serahan"], calon, xlsx, baris, oleh=verifikator)
