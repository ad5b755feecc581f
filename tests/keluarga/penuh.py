"""A family as it stands when all of it was entered: house, possessions, further variables of the members, four photos."""

from __future__ import annotations

from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import select, update

from portal.db import db
from portal.jam import sekarang
from portal.keluarga.models import Anggota, Foto, Keluarga, Rumah
from portal.kit.foto import JENIS_FOTO
from portal.kit.kode.dtsen_rumah import ASET, DAFTAR_RUMAH, DTSEN, LUAS, PELANGGAN_PLN, TERNAK, VERSI
from portal.kit.kode.dukcapil import ANAK, ISTRI, KEPALA_KELUARGA, ORANG_TUA
from tests.factories import Orang, Pabrik

NAMA = ("Suparman Hidayatullah", "Zubaidah Nur Halimah", "Bagas Firmansyah", "Dewi Kusumawati", "Ngatijah Partodiharjo")
IBU = ("Warsinem", "Halimatusakdiah", "Zubaidah Nur Halimah", "Zubaidah Nur Halimah", "Sadikem")
TEMPAT = ("Rejang Lebong", "Kepahiang", "Curup Tengah", "Curup", "Purworejo")
HUBUNGAN = (KEPALA_KELUARGA, ISTRI, ANAK, ANAK, ORANG_TUA)
PEKERJAAN = (19, 2, 3, 3, 1)


def isi_rumah() -> dict[str, int | str]:
    """Every variable of the house."""
    isi: dict[str, int | str] = {nama: max(daftar.isi) for nama, daftar in DAFTAR_RUMAH.items()}
    return isi | dict.fromkeys(ASET, 2) | dict.fromkeys(TERNAK, 3) | {LUAS: 42, PELANGGAN_PLN: "123456789012"}


def keluarga_penuh(app: Flask, pabrik: Pabrik, *, oleh: Orang, anggota: int = 5) -> UUID:
    """A complete family of so many people, as long names and many words as they come."""
    id_ = pabrik.keluarga(oleh=oleh, anggota=anggota)
    with app.app_context():
        kini, desa = sekarang(), oleh.wilayah_kode
        for ke, orang in enumerate(db.session.scalars(select(Anggota).where(Anggota.keluarga_id == id_).order_by(Anggota.urutan))):
            satu = ke % 5
            isi = {"nama": NAMA[satu], "ibu_kandung": IBU[satu], "tempat_lahir": TEMPAT[satu], "hubungan": HUBUNGAN[satu]}
            for kolom, nilai in (isi | {"pekerjaan": PEKERJAAN[satu]}).items():
                setattr(orang, kolom, nilai)
            orang.rincian = {"partisipasi_sekolah": 2, "jenjang_tertinggi_yang_diduduki": 3, "kelas_tertinggi_yang_diduduki": 4}
            orang.rincian_daftar, orang.rincian_versi = DTSEN, VERSI
        letak = {"dusun": "Talang Benih Atas", "lintang": -3.4701, "bujur": 102.5302}
        db.session.execute(update(Keluarga).where(Keluarga.id == id_).values(nama=NAMA[0], **letak))
        db.session.add(Rumah(keluarga_id=id_, desa_kode=desa, daftar=DTSEN, daftar_versi=VERSI, isi=isi_rumah(), diubah_pada=kini))
        for jenis in JENIS_FOTO:
            nama = f"{uuid4()}.jpg"
            foto = {"berkas": nama, "mime": "image/jpeg", "ukuran": 240_000, "sidik": uuid4().hex * 2}
            db.session.add(Foto(id=uuid4(), keluarga_id=id_, desa_kode=desa, jenis=jenis, dibuat_oleh=oleh.id, dibuat_pada=kini, **foto))
        db.session.commit()
        db.session.remove()
    return id_
