"""Makers of test data: synthetic people, NIK with serial 9xxx. Each call opens and closes its own app context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import select

from portal.akun.models import Pengguna
from portal.akun.service import PENGACAK
from portal.db import db, transaction
from portal.jam import hari_ini, sekarang
from portal.keluarga.models import Anggota, Keluarga, Kriteria
from portal.keluarga.queries import fakta_of
from portal.keluarga.rules.kelengkapan import kekurangan
from portal.keluarga.rules.kriteria import PERTANYAAN, YA, hitung_kriteria
from portal.kit.bunyi import bunyi
from portal.kit.kode.dukcapil import ANAK, ISTRI, KEPALA_KELUARGA
from portal.kit.teks import kunci_cari
from portal.kuota.rules import PBI_JK, PKH, SEMBAKO
from portal.musdes.models import Acara, Musdes, Peserta
from portal.musdes.service.penutupan import close_musdes
from portal.usulan import service as usulan_service
from portal.usulan.models import BuktiUsulan, Usulan
from portal.usulan.queries.bukti import wajib_of
from portal.usulan.rules.isian import IsiUsulan
from portal.usulan.rules.jenis import BANSOS, GANTI_PENGURUS, HAPUS, PERBAIKAN, BarisProgram
from portal.usulan.rules.perubahan import Minta
from portal.wilayah.models import Wilayah

SANDI = "kopi pahit tanpa gula 7"
SANDI_ACAK = PENGACAK.hash(SANDI)
KELURAHAN, DESA, DESA_LAIN = "17.02.19.1006", "17.02.06.2001", "17.02.06.2002"  # Air Bang, Derati, Taba Anyar
KABUPATEN = "17.02"
UNDANGAN = (
    ("Herman Contoh", "L", "lembaga"), ("Nurul Contoh", "P", "pemerintah"), ("Yanto Contoh", "L", "rt_rw"), ("Ratna Contoh", "P", "kader"),
    ("Sobri Contoh", "L", "tokoh_masyarakat"), ("Marni Contoh", "P", "warga_miskin"), ("Dedi Contoh", "L", "pemuda"),
)  # fmt: skip

# How a usulan came to each state: (the state before, the role that took the step).
LANGKAH = {
    "siap_musdes": ("draf", "operator"), "layak": ("siap_musdes", "operator"), "tidak_layak": ("siap_musdes", "operator"),
    "ditunda": ("siap_musdes", "operator"), "diajukan": ("layak", "kades"), "diperiksa": ("diajukan", "verifikator"),
    "dikembalikan": ("diperiksa", "verifikator"), "ditolak": ("diperiksa", "verifikator"),
    "terverifikasi": ("diperiksa", "verifikator"), "disahkan": ("terverifikasi", "kadis"), "dikirim": ("disahkan", "verifikator"),
    "padan": ("dikirim", "verifikator"), "tidak_padan": ("dikirim", "verifikator"), "ditetapkan": ("padan", "verifikator"),
    "ditolak_pusat": ("padan", "verifikator"), "dibatalkan": ("draf", "operator"),
}  # fmt: skip


@dataclass(frozen=True)
class Orang:
    """An account as tests need it; may stand in for a Pengguna in services (``oleh=``, ``untuk=``)."""

    id: UUID
    peran: str
    wilayah_kode: str
    nama: str
    nama_pengguna: str
    aktif: bool = True


class Pabrik:
    """Makes rows through the models and services of the portal."""

    def __init__(self, app: Flask):
        self.app = app
        self.urut = 0

    def pengguna(self, peran: str = "operator", wilayah: str = KELURAHAN, nama: str | None = None) -> Orang:
        self.urut += 1
        orang = Orang(uuid4(), peran, wilayah, nama or f"{peran.title()} Contoh {self.urut}", f"{peran}{self.urut}")
        with self.app.app_context():
            db.session.add(
                Pengguna(
                    id=orang.id, nama_pengguna=orang.nama_pengguna, nama=orang.nama, peran=peran, wilayah_kode=wilayah,
                    sandi=SANDI_ACAK, aktif=True, dibuat_pada=sekarang(),
                )  # fmt: skip
            )
            db.session.commit()
            db.session.remove()
        return orang

    def pengguna_luar(self, peran: str, wilayah: str = "17.03") -> Orang:
        """An account of a kabupaten that this portal does not serve."""
        with self.app.app_context():
            if db.session.get(Wilayah, wilayah) is None:
                db.session.add(Wilayah(kode=wilayah, nama="Kabupaten Tetangga", tingkat=2, induk=wilayah.rpartition(".")[0] or None))
                db.session.commit()
            db.session.remove()
        return self.pengguna(peran, wilayah)

    def musdes(
        self, desa: str = KELURAHAN, *, oleh: Orang, usulan_ids: Sequence[UUID] = (), status: str = "direncanakan"
    ) -> UUID:
        """A meeting with seven invited people; five came once it is under way; when closed every usulan was found layak."""
        id_, kini, mulai, ditutup = uuid4(), sekarang(), status != "direncanakan", status == "ditutup"
        putusan = {"keputusan": "layak", "alasan": "Disepakati semua peserta.", "diputus_oleh": oleh.id, "diputus_pada": kini}
        with self.app.app_context():
            musdes = Musdes(
                id=id_, desa_kode=desa, status="berlangsung" if mulai else status, tanggal=hari_ini(), jam_mulai=time(9, 0),
                tempat="Balai pertemuan", pimpinan_nama="Herman Pimpinan", pimpinan_jabatan="Ketua", isi_sidik="-",
                notulis_nama="Nurul Notulis", notulis_jabatan="Sekretaris", notulen="Dibahas satu per satu." if mulai else "",
                dibuat_oleh=oleh.id, dibuat_pada=kini,
            )  # fmt: skip
            db.session.add(musdes)
            db.session.flush()
            for urutan, (nama, jk, unsur) in enumerate(UNDANGAN, 1):
                hadir = kini if mulai and urutan <= 5 else None
                db.session.add(
                    Peserta(
                        id=uuid4(), musdes_id=id_, desa_kode=desa, urutan=urutan, nama=nama, jenis_kelamin=jk, unsur=unsur,
                        jabatan="Anggota", alamat="RT 01 / RW 01", diundang=True, hadir_pada=hadir, isi_sidik="-",
                    )  # fmt: skip
                )
            for urutan, usulan_id in enumerate(usulan_ids, 1):
                isi = {"musdes_id": id_, "usulan_id": usulan_id, "desa_kode": desa, "urutan": urutan}
                db.session.add(Acara(id=uuid4(), **isi, **(putusan if ditutup else {})))
            db.session.commit()
            versi = musdes.versi
            db.session.remove()
            if ditutup:
                close_musdes(uuid4(), id_, versi, jam_selesai=time(12, 15), oleh=oleh)
                db.session.remove()
        return id_

    def nik(self, lahir: date, kelamin: str, desa: str = KELURAHAN) -> str:
        """A NIK of this kecamatan that fits birth date and sex, serial 9xxx, never the same twice."""
        self.urut += 1
        hari = lahir.day + (40 if kelamin == "P" else 0)
        return f"{desa[:8].replace('.', '')}{hari:02d}{lahir:%m%y}{9000 + self.urut % 1000:04d}"

    def isi_anggota(self, ke: int, desa: str = KELURAHAN, nama: str | None = None) -> dict[str, Any]:
        """The ``ke``-th person of a family (0 the head): every column that a musdes asks for."""
        self.urut += 1
        pasangan = [("L", KEPALA_KELUARGA, 1980), ("P", ISTRI, 1984)]
        kelamin, hubungan, tahun = pasangan[ke] if ke < 2 else ("LP"[ke % 2], ANAK, 2006)
        lahir = date(tahun + ke % 10, 1 + self.urut % 12, 1 + self.urut % 28)
        return {
            "nama": nama or f"Warga Contoh {self.urut}", "nik": self.nik(lahir, kelamin, desa), "tempat_lahir": "Curup",
            "tanggal_lahir": lahir, "jenis_kelamin": kelamin, "hubungan": hubungan, "status_kawin": 2 if ke < 2 else 1,
            "pekerjaan": 19, "ibu_kandung": f"Ibu Contoh {self.urut}",
        }  # fmt: skip

    def keluarga(
        self, desa: str = KELURAHAN, *, oleh: Orang, anggota: int = 3, lengkap: bool = True, nama: str | None = None,
        rt: str = "003", rw: str = "001",
    ) -> UUID:  # fmt: skip
        """A family ready for a musdes: KK, address, ``anggota`` persons, nine answers. ``lengkap=False``: no answers."""
        id_, kini = uuid4(), sekarang()
        with self.app.app_context():
            keluarga = Keluarga(
                id=id_, desa_kode=desa, no_kk=self.nik(date(2015, 3, 9), "L", desa), alamat="Jalan Contoh Nomor 7",
                rt=rt, rw=rw, terkunci=False, bagian_terbuka=[], isi_sidik="0" * 64, dibuat_oleh=oleh.id,
                dibuat_pada=kini, diubah_oleh=oleh.id, diubah_pada=kini, jumlah_anggota=anggota,
            )  # fmt: skip
            db.session.add(keluarga)
            for ke in range(anggota):
                isi = self.isi_anggota(ke, desa, nama if ke == 0 else None)
                isi |= {"id": uuid4(), "keluarga_id": id_, "desa_kode": desa, "urutan": ke + 1, "isi_sidik": "0" * 64}
                db.session.add(Anggota(nama_cari=kunci_cari(isi["nama"]), bunyi=bunyi(isi["nama"]), **isi))
                if ke == 0:
                    keluarga.nama, keluarga.nama_cari = isi["nama"], kunci_cari(isi["nama"])
            if lengkap:
                jawaban = {p.kode: YA for p in PERTANYAAN}
                hasil = hitung_kriteria(jawaban)
                db.session.add(
                    Kriteria(
                        keluarga_id=id_, desa_kode=desa, jawaban=jawaban, terpenuhi=hasil.terpenuhi,
                        dijawab=hasil.dijawab, diubah_pada=kini,
                    )  # fmt: skip
                )
            db.session.flush()
            db.session.expire_all()
            keluarga.lengkap = not kekurangan(fakta_of(keluarga, ()))
            db.session.commit()
            db.session.remove()
        return id_

    def usulan(
        self, keluarga_id: UUID, *, oleh: Orang, jenis: str = "masuk", status: str = "draf", program: Sequence[str] = (PKH, SEMBAKO),
        alasan_hapus: str = "PINDAH", alasan: str = "", bagian: Sequence[str] = ("anggota",), pemeriksa: Orang | None = None,
    ) -> UUID:  # fmt: skip
        """A usulan made by the operator ``oleh``, brought to ``status``: step by step, each by a person of the right role.

        ``draf`` and ``siap_musdes`` come from the services, so a family that lacks something stays a draft; later states
        do not look at that. ``program`` with PBI_JK: one line for each member. ``pemeriksa`` is the verifikator.
        """
        id_ = uuid4()
        with self.app.app_context():
            anggota = list(db.session.scalars(select(Anggota.id).where(Anggota.keluarga_id == keluarga_id).order_by(Anggota.urutan)))
            baris = [BarisProgram(p, a) for p in program for a in (anggota if p == PBI_JK else [None])]
            ganti = jenis == GANTI_PENGURUS
            isi = IsiUsulan(
                jenis, tuple(baris) if jenis == BANSOS else (), alasan_hapus if jenis == HAPUS else "GANTI_SAKIT" if ganti else "",
                "Surat keterangan dari RT." if jenis == HAPUS else "",
                (Minta("alamat", "alamat", "", "Jalan Pembetulan Nomor 9"),) if jenis == PERBAIKAN else (), anggota[1] if ganti else None,
            )  # fmt: skip
            usulan = usulan_service.create_usulan(id_, keluarga_id, isi, oleh=oleh)
            self._bukti(usulan, oleh)
            desa, versi = usulan.desa_kode, usulan.versi
            if status == "siap_musdes":
                usulan_service.prepare_usulan(id_, versi=versi, oleh=oleh)
            db.session.remove()
        if status not in ("draf", "siap_musdes"):
            self._maju_usulan(id_, desa, status, {"operator": oleh, "verifikator": pemeriksa}, alasan, bagian)
        return id_

    def _bukti(self, usulan: Usulan, oleh: Orang) -> None:
        """The proofs that the usulan demands, as rows without a file."""
        isi = {"usulan_id": usulan.id, "desa_kode": usulan.desa_kode, "dibuat_oleh": oleh.id, "dibuat_pada": sekarang()}
        for jenis in wajib_of(usulan):
            berkas = {"nama_asli": f"{jenis}.pdf", "berkas": f"{uuid4().hex}.pdf", "mime": "application/pdf", "ukuran": 1, "sidik": "0" * 64}
            db.session.add(BuktiUsulan(id=uuid4(), jenis=jenis, **berkas, **isi))
        db.session.commit()

    def _maju_usulan(self, id_: UUID, desa: str, status: str, orang: dict[str, Orang | None], alasan: str, bagian: Sequence[str]) -> None:
        langkah = [status]
        while LANGKAH[langkah[0]][0] != "draf":
            langkah.insert(0, LANGKAH[langkah[0]][0])
        for ke in langkah:
            peran = LANGKAH[ke][1]
            orang[peran] = orang.get(peran) or self.pengguna(peran, desa if peran == "kades" else KABUPATEN)
            with self.app.app_context():
                with transaction(jejak=0) as session:
                    usulan = session.get_one(Usulan, id_)
                    if ke == "diperiksa":
                        usulan.pemeriksa_id, usulan.klaim_sampai = orang[peran].id, sekarang() + timedelta(minutes=30)
                    bagian_ = bagian if ke == "dikembalikan" else ()
                    usulan_service.advance(usulan, ke, oleh=orang[peran], alasan=alasan if ke == status else "", bagian=bagian_)
                db.session.remove()
