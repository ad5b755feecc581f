"""The main story, told through the real services of the portal: a kelurahan and a desa, each with a meeting in every state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from ..akun.models import Pengguna
from ..keluarga.service.alamat import create_keluarga
from ..keluarga.service.anggota import create_anggota
from ..keluarga.service.foto import add_foto
from ..keluarga.service.rumah import update_kriteria, update_rumah
from ..kuota.rules import PBI_JK, PKH, SEMBAKO
from ..musdes.queries import get_musdes, list_acara, list_peserta
from ..musdes.queries.berkas import find_dokumen
from ..musdes.rules.peserta import istilah
from ..musdes.rules.status import BERITA_ACARA, DAFTAR_HADIR, FOTO, PUBLIKASI
from ..musdes.service.acara import add_acara
from ..musdes.service.berkas import SUBFOLDER, Kiriman, upload_berkas
from ..musdes.service.kehadiran import create_hadir, create_undangan, set_hadir
from ..musdes.service.keputusan import decide_acara, save_notulen
from ..musdes.service.pengajuan import release_paket
from ..musdes.service.penutupan import close_musdes
from ..musdes.service.rencana import cancel_musdes, create_musdes, open_musdes
from ..usulan.queries import get_usulan
from ..usulan.rules import status as s
from ..usulan.rules.isian import IsiUsulan
from ..usulan.rules.jenis import BANSOS, HAPUS, MASUK, BarisProgram
from ..usulan.service import cancel_usulan, create_usulan, prepare_usulan
from . import gambar, kata
from .bukti import lengkapi_bukti
from .keluarga import Ringkas, uuid_acak
from .orang import Orang, Pembuat
from .rumah import buat_jawaban, buat_rumah

UNTUK_ADEGAN = 7  # complete families of a unit that the story needs
ANGGOTA_BARU = 3  # persons of the family that each unit enters through the forms


class Adegan:
    """One unit: its operator and kades at work. ``keluarga`` are the complete families set aside for it."""

    def __init__(self, pembuat: Pembuat, operator: Pengguna, kades: Pengguna, keluarga: Sequence[Ringkas], folder: Path):
        self.pembuat, self.acak = pembuat, pembuat.acak
        self.operator, self.kades, self.keluarga, self.folder = operator, kades, keluarga, folder
        self.desa = operator.wilayah_kode

    def mainkan(self) -> list[UUID]:
        """Everything in the village; returns the usulan that reached the dinsos, in the order of the agenda."""
        f = self.keluarga
        baru = self.isi_keluarga()
        paket = [
            self.siapkan(f[0], MASUK), self.siapkan(f[0], BANSOS), self.siapkan(f[1], MASUK), self.siapkan(f[1], BANSOS),
            self.siapkan(f[2], BANSOS, PBI_JK), self.siapkan(f[3], HAPUS), self.siapkan(f[2], MASUK),
        ]  # fmt: skip
        terbit = self.rencanakan(-2, [*paket, self.siapkan(f[4], MASUK), self.siapkan(f[5], MASUK)])
        self.sidangkan(terbit, {7: (s.TIDAK_LAYAK, kata.TIDAK_LAYAK[0]), 8: (s.DITUNDA, kata.DITUNDA[0])})
        self.tutup(terbit)
        self.unggah(terbit, FOTO, BERITA_ACARA, DAFTAR_HADIR, PUBLIKASI)
        release_paket(uuid_acak(self.acak), terbit, oleh=self.kades)
        ditutup = self.rencanakan(-1, [self.siapkan(f[6], BANSOS)])
        self.sidangkan(ditutup)
        self.tutup(ditutup)
        ditandatangani = self.rencanakan(-1, [self.siapkan(f[6], MASUK)], jam=14)
        self.sidangkan(ditandatangani)
        self.tutup(ditandatangani)
        self.unggah(ditandatangani, BERITA_ACARA, DAFTAR_HADIR)
        self._belum_selesai(baru)
        return paket

    def _belum_selesai(self, baru: Ringkas) -> None:
        """A meeting under way with half decided, one planned, one cancelled; a draft and a cancelled usulan."""
        f = self.keluarga
        isi = [self.siapkan(baru, MASUK), self.siapkan(baru, BANSOS), self.siapkan(f[4], BANSOS)]
        self.sidangkan(self.rencanakan(0, isi), sampai=2)
        self.rencanakan(5, [self.siapkan(f[5], BANSOS)])
        batal = self.rencanakan(2, [])
        cancel_musdes(batal, "Balai dipakai kegiatan lain, dijadwalkan ulang.", oleh=self.operator)
        salah = self.usulkan(f[4], MASUK)
        cancel_usulan(salah, kata.BATAL[0], versi=get_usulan(salah, untuk=self.operator).versi, oleh=self.operator)
        self.usulkan(f[4], MASUK)

    def isi_keluarga(self) -> Ringkas:
        """A family typed in section by section, with photos."""
        semua = self.pembuat.keluarga(self.desa, ANGGOTA_BARU)
        id_, rumah = uuid_acak(self.acak), buat_rumah(self.acak, 0.9)
        alamat = {"no_kk": self.pembuat.kk(self.desa), "alamat": "Jalan Contoh Baru Nomor 1", "rt": "001", "rw": "001", "dusun": ""}
        create_keluarga(id_, alamat, oleh=self.operator)
        anggota = tuple(self._isi_anggota(id_, satu) for satu in semua)
        update_rumah(id_, rumah, 0, oleh=self.operator)
        update_kriteria(id_, buat_jawaban(self.acak, 0.9, rumah, True), 0, oleh=self.operator)
        ringkas = Ringkas(id_, self.desa, semua[0].nama, True, anggota)
        for satu in (ringkas, *self.keluarga[:3]):
            self._foto(satu, "rumah_depan")
        self._foto(ringkas, "kk")
        return ringkas

    def _isi_anggota(self, keluarga_id: UUID, orang: Orang) -> UUID:
        id_ = uuid_acak(self.acak)
        create_anggota(id_, keluarga_id, vars(orang), oleh=self.operator)
        return id_

    def _foto(self, keluarga: Ringkas, jenis: str) -> None:
        gambar_ = gambar.rumah(self.acak) if jenis == "rumah_depan" else gambar.halaman(self.acak, "Kartu Keluarga Contoh")
        add_foto(uuid_acak(self.acak), keluarga.id, jenis, gambar_, f"{jenis}.jpg", folder=self.folder, oleh=self.operator)

    def usulkan(self, keluarga: Ringkas, jenis: str, *lagi: str) -> UUID:
        """A draft of one kind."""
        id_, alasan, keterangan = uuid_acak(self.acak), *(kata.HAPUS[0] if jenis == HAPUS else ("", ""))
        baris = [BarisProgram(PKH), BarisProgram(SEMBAKO)] if jenis == BANSOS else []
        baris += [BarisProgram(program, orang) for program in lagi for orang in keluarga.anggota]
        create_usulan(id_, keluarga.id, IsiUsulan(jenis, tuple(baris), alasan, keterangan), oleh=self.operator)
        lengkapi_bukti(self.acak, id_, self.folder, self.operator)
        return id_

    def siapkan(self, keluarga: Ringkas, jenis: str, *lagi: str) -> UUID:
        """A usulan that is ready for a meeting."""
        id_ = self.usulkan(keluarga, jenis, *lagi)
        prepare_usulan(id_, versi=get_usulan(id_, untuk=self.operator).versi, oleh=self.operator)
        return id_

    def rencanakan(self, hari: int, usulan: Sequence[UUID], jam: int = 9) -> UUID:
        """A meeting so many days from today, with ten invited and its agenda."""
        id_, kata_desa = uuid_acak(self.acak), istilah(self.desa)
        isi = {
            "tanggal": self.hari(hari), "jam_mulai": time(jam, 0), "tempat": f"Aula Kantor {kata_desa.wilayah}",
            "pimpinan_nama": self.pembuat.nama("L"), "pimpinan_jabatan": kata_desa.pemimpin, "notulis_nama": self.operator.nama,
            "notulis_jabatan": "Operator",
        }  # fmt: skip
        create_musdes(id_, isi, oleh=self.operator)
        for ke, (unsur, jabatan, kelamin) in enumerate(kata.UNDANGAN):
            create_undangan(uuid_acak(self.acak), id_, self._tamu(unsur, jabatan, kelamin, ke), oleh=self.operator)
        if usulan:
            add_acara(id_, usulan, oleh=self.operator)
        return id_

    def hari(self, ke: int) -> date:
        """Today and ``ke`` days."""
        return self.pembuat.hari_ini + timedelta(days=ke)

    def _tamu(self, unsur: str, jabatan: str, kelamin: str, ke: int) -> dict[str, Any]:
        nama = self.pembuat.nama(kelamin)
        return {"nama": nama, "jenis_kelamin": kelamin, "unsur": unsur, "jabatan": jabatan, "alamat": f"RT {1 + ke % 3:03d} / RW 001"}

    def sidangkan(self, id_: UUID, lain: dict[int, tuple[str, str]] | None = None, sampai: int | None = None) -> None:
        """Open, tick eight of ten, one walk-in; decide the agenda (``lain``: what is not layak) up to ``sampai``; notulen."""
        open_musdes(id_, oleh=self.operator)
        for orang in list_peserta(id_, untuk=self.operator)[:8]:
            set_hadir(orang.id, id_, True, orang.versi, oleh=self.operator)
        create_hadir(uuid_acak(self.acak), id_, self._tamu("pemuda", "Karang taruna", "L", 0), oleh=self.operator)
        for ke, satu in enumerate(list_acara(id_, untuk=self.operator)[:sampai]):
            putus, alasan = (lain or {}).get(ke, (s.LAYAK, kata.LAYAK[ke % len(kata.LAYAK)]))
            decide_acara(satu.id, id_, putus, alasan, satu.versi, oleh=self.operator)
        versi = get_musdes(id_, untuk=self.operator).versi
        save_notulen(id_, notulen=kata.NOTULEN, cara="mufakat", suara_setuju=None, suara_tidak=None, versi=versi, oleh=self.operator)

    def tutup(self, id_: UUID) -> None:
        """Close it: from here on its paper stands."""
        musdes = get_musdes(id_, untuk=self.operator)
        selesai = time(musdes.jam_mulai.hour + 2, 30)
        close_musdes(uuid_acak(self.acak), id_, musdes.versi, jam_selesai=selesai, oleh=self.operator)

    def unggah(self, id_: UUID, *bagian: str) -> None:
        """Scans and photo of the packet; the scan of the berita acara names it by the hash at its foot."""
        dokumen = find_dokumen(id_, untuk=self.operator)
        for satu in bagian:
            isi = gambar.rapat(self.acak) if satu == FOTO else gambar.halaman(self.acak, satu.replace("_", " "))
            kiriman = Kiriman(satu, isi, f"{satu}.jpg", ketikan=dokumen.sidik[:12] if dokumen else "")
            upload_berkas(uuid_acak(self.acak), id_, kiriman, folder=self.folder / SUBFOLDER, oleh=self.operator)
