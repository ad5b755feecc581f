"""The meetings behind the bulk usulan: agenda, people, frozen berita acara, packet and receipt, as the real verbs leave them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from ..akun.models import Pengguna
from ..audit import service as audit
from ..db import transaction
from ..kemajuan import berjalan
from ..kit.isi import sidik
from ..kit.kode_publik import sidik_kode
from ..kit.nomor_surat import format_nomor
from ..kit.tanggal import setempat
from ..kode import kode_of
from ..musdes.models import Acara, BerkasMusdes, Dokumen, Musdes, Pengajuan, Peserta
from ..musdes.queries.cuplikan import cuplikan_of
from ..musdes.rules.berkas import format_tanda_terima
from ..musdes.rules.peserta import istilah
from ..musdes.rules.status import BAGIAN_PAKET, BERITA_ACARA, DAFTAR_HADIR, DITANDATANGANI, DITUTUP, TERPUBLIKASI
from ..pengaturan.models import ProfilDesa
from ..pengaturan.queries import pengaturan
from ..usulan.rules import status as s
from ..usulan.service import ambil_nomor
from . import kata
from .akun import Akun
from .jadwal import Rapat
from .keluarga import SIDIK, uuid_acak
from .orang import Pembuat
from .rencana import JALAN, Kasus

HADIR = 8  # of the ten invited


class PenulisMusdes:
    """Writes the meetings of all desa; must run after the usulan are there, since the papers are frozen from the tables."""

    def __init__(self, pembuat: Pembuat, akun: Akun, kini: datetime, berkas: dict[str, dict[str, Any]]):
        self.pembuat, self.acak, self.akun, self.kini, self.berkas = pembuat, pembuat.acak, akun, kini, berkas

    def tulis(self, semua: list[Kasus], rapat: dict[tuple[str, str], Rapat]) -> None:
        """One transaction and one audit line for each desa that met."""
        per_rapat: dict[tuple[str, str], list[Kasus]] = {}
        for kasus in semua:
            if kasus.rapat:
                per_rapat.setdefault((kasus.keluarga.desa_kode, kasus.rapat), []).append(kasus)
        urut = sorted(per_rapat, key=lambda kunci: (kunci[0], rapat[kunci].mulai))
        for desa, isi in groupby(berjalan(urut, len(urut), "Musyawarah"), key=lambda kunci: kunci[0]):
            with transaction() as session:
                jumlah = 0
                for kunci in isi:
                    self._satu(session, desa, rapat[kunci], per_rapat[kunci])
                    jumlah += 1
                audit.record("demo.musdes", oleh=None, desa_kode=desa, musdes=jumlah)

    def _satu(self, session: Any, desa: str, rapat: Rapat, kasus: list[Kasus]) -> None:
        keputusan = [_keputusan(satu) for satu in kasus]
        dikirim = rapat.dikirim if s.LAYAK in keputusan else None
        status = TERPUBLIKASI if dikirim else self.acak.choice((DITUTUP, DITANDATANGANI, TERPUBLIKASI))
        id_, operator = uuid_acak(self.acak), self.akun.operator[desa]
        tanggal = setempat(rapat.mulai, "WIB").date()
        profil = session.get(ProfilDesa, desa)
        nomor = format_nomor(
            pengaturan("pola_nomor_ba"), urut=ambil_nomor("ba", desa, tanggal.year), singkatan=profil.singkatan, tanggal=tanggal
        )
        session.execute(insert(Musdes), [self._musdes(id_, desa, status, rapat, nomor, operator)])
        session.execute(insert(Peserta), self.peserta(id_, desa, rapat.mulai))
        session.execute(insert(Acara), [
            {
                "id": uuid_acak(self.acak), "musdes_id": id_, "usulan_id": satu.id, "desa_kode": desa, "urutan": ke, "keputusan": putus,
                "alasan": satu.alasan_musdes, "diputus_oleh": operator.id,
                "diputus_pada": rapat.mulai + timedelta(minutes=30 + ke), "versi": 1,
            }
            for ke, (satu, putus) in enumerate(zip(kasus, keputusan, strict=True), 1)
        ])  # fmt: skip
        self._bekukan(session, id_, desa, nomor, rapat, operator)
        bagian = {DITUTUP: (), DITANDATANGANI: (BERITA_ACARA, DAFTAR_HADIR), TERPUBLIKASI: BAGIAN_PAKET}[status]
        if bagian:
            session.execute(insert(BerkasMusdes), [
                {
                    "id": uuid_acak(self.acak), "musdes_id": id_, "desa_kode": desa, **self.berkas[satu], "dibuat_oleh": operator.id,
                    "dibuat_pada": rapat.tutup + timedelta(minutes=20 + ke),
                }
                for ke, satu in enumerate(bagian)
            ])  # fmt: skip
        if dikirim:
            tahun = setempat(dikirim, "WIB").year
            session.execute(insert(Pengajuan), [{
                "id": uuid_acak(self.acak), "musdes_id": id_, "desa_kode": desa, "jumlah": keputusan.count(s.LAYAK),
                "nomor": format_tanda_terima(desa, tahun, ambil_nomor("tanda_terima", desa, tahun)),
                "dibuat_oleh": self.akun.kades[desa].id, "dibuat_pada": dikirim,
            }])  # fmt: skip

    def _musdes(self, id_: UUID, desa: str, status: str, rapat: Rapat, nomor: str, operator: Pengguna) -> dict[str, Any]:
        kata_desa = istilah(desa)
        return {
            "id": id_, "desa_kode": desa, "status": status, "tanggal": setempat(rapat.mulai, "WIB").date(), "jam_mulai": time(9, 0),
            "jam_selesai": setempat(rapat.tutup, "WIB").time().replace(second=0, microsecond=0),
            "tempat": f"Kantor {kata_desa.wilayah}", "pimpinan_nama": self.pembuat.nama("L"), "pimpinan_jabatan": kata_desa.pemimpin,
            "notulis_nama": operator.nama, "notulis_jabatan": "Operator", "cara": "mufakat", "suara_setuju": None, "suara_tidak": None,
            "notulen": kata.NOTULEN, "nomor": nomor, "ditutup_pada": rapat.tutup, "isi_sidik": SIDIK, "dibuat_oleh": operator.id,
            "dibuat_pada": rapat.mulai - timedelta(days=6), "versi": 1,
        }  # fmt: skip

    def peserta(self, musdes_id: UUID, desa: str, mulai: datetime) -> list[dict[str, Any]]:
        """The ten who were invited; most came."""
        return [
            {
                "id": uuid_acak(self.acak), "musdes_id": musdes_id, "desa_kode": desa, "urutan": ke, "nama": self.pembuat.nama(kelamin),
                "jenis_kelamin": kelamin, "unsur": unsur, "jabatan": jabatan, "alamat": f"RT {1 + ke % 3:03d} / RW 001", "diundang": True,
                "hadir_pada": mulai + timedelta(minutes=ke) if ke <= HADIR else None, "isi_sidik": SIDIK, "versi": 1,
            }
            for ke, (unsur, jabatan, kelamin) in enumerate(kata.UNDANGAN, 1)
        ]  # fmt: skip

    def _bekukan(self, session: Any, musdes_id: UUID, desa: str, nomor: str, rapat: Rapat, operator: Pengguna) -> None:
        """The berita acara from the rows just written, as closing freezes it, but dated when the meeting closed."""
        musdes = session.get_one(Musdes, musdes_id)
        isi, id_ = cuplikan_of(musdes, nomor), uuid_acak(self.acak)
        session.execute(insert(Dokumen), [{
            "id": id_, "musdes_id": musdes_id, "desa_kode": desa, "jenis": BERITA_ACARA, "nomor": nomor, "tanggal": musdes.tanggal,
            "kode_sidik": sidik_kode(kode_of(id_)), "sidik": sidik(isi), "isi": isi, "dibuat_oleh": operator.id, "dibuat_pada": rapat.tutup,
        }])  # fmt: skip
        session.expunge_all()


def _keputusan(kasus: Kasus) -> str:
    """What the meeting decided of a case."""
    return next(satu for satu in JALAN[kasus.status] if satu in (s.LAYAK, s.TIDAK_LAYAK, s.DITUNDA))
