"""A random day of work on everything that is counted, and what a count of the rows themselves says afterwards."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, insert, select, update

from portal.db import db, transaction
from portal.jam import hari_ini, sekarang
from portal.keluarga.models import Anggota, Keluarga, Kriteria
from portal.musdes.models import Musdes
from portal.pemeriksaan.models import BuktiDaftar, Temuan
from portal.pertukaran.models import Impor
from portal.usulan.models import Usulan
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KELURAHAN, LANGKAH, Orang, Pabrik

TEMPAT = (KELURAHAN, DESA, DESA_LAIN)
ATURAN = ("MOBIL", "DESIL", "NIK_GANDA")
PROGRAM = ("PKH", "SEMBAKO", "PBI_JK", "")


class HariKerja:
    """Does one thing after the other, each in its own transaction, as the dice say."""

    def __init__(self, pabrik: Pabrik, benih: int):
        self.pabrik, self.acak = pabrik, Random(benih)
        self.operator: dict[str, Orang] = {desa: pabrik.pengguna("operator", desa) for desa in TEMPAT}
        self.verifikator = pabrik.pengguna("verifikator", KABUPATEN)
        self.keluarga: dict[UUID, str] = {}
        self.impor: list[UUID] = []

    def jalankan(self, langkah: int) -> None:
        """So many things, each at least once when there are enough of them."""
        semua = [self.catat_keluarga, self.anggota_berubah, self.ganti_desil, self.pindah, self.usulan, self.temuan, self.impor_masuk,
                 self.impor_ditarik, self.musdes, self.batal_simpan, self.hapus_keluarga]  # fmt: skip
        urut = [self.catat_keluarga] * 3 + semua + self.acak.choices(semua, k=max(0, langkah - len(semua) - 3))
        for satu in urut:
            satu()
        self.impor_masuk()  # what was withdrawn leaves none of these

    def _satu(self) -> tuple[UUID, str]:
        return self.acak.choice(list(self.keluarga.items()))

    def catat_keluarga(self) -> None:
        desa = self.acak.choice(TEMPAT)
        self.keluarga[self.pabrik.keluarga(desa, oleh=self.operator[desa], anggota=self.acak.randint(1, 4))] = desa

    def anggota_berubah(self) -> None:
        """The last member goes, or a copy of the first comes."""
        id_, desa = self._satu()
        with self._tulis() as session:
            semua = session.scalars(select(Anggota.id).where(Anggota.keluarga_id == id_).order_by(Anggota.urutan)).all()
            if len(semua) > 1 and self.acak.random() < 0.5:
                session.execute(delete(Anggota).where(Anggota.id == semua[-1]))
            else:
                isi = self.pabrik.isi_anggota(2, desa) | {"nama_cari": "x", "bunyi": "x", "isi_sidik": "0" * 64, "versi": 1}
                session.execute(insert(Anggota), [{"id": uuid4(), "keluarga_id": id_, "desa_kode": desa, "urutan": 20, **isi}])

    def ganti_desil(self) -> None:
        """Of a whole desa at once, also to what it was."""
        with self._tulis() as session:
            desil = self.acak.choice((None, 1, 4, 10))
            session.execute(update(Keluarga).where(Keluarga.desa_kode == self.acak.choice(TEMPAT)).values(desil=desil))

    def pindah(self) -> None:
        id_, _ = self._satu()
        ke = self.acak.choice(TEMPAT)
        with self._tulis() as session:
            for tabel, kunci in ((Keluarga, Keluarga.id), (Anggota, Anggota.keluarga_id), (Usulan, Usulan.keluarga_id)):
                session.execute(update(tabel).where(kunci == id_).values(desa_kode=ke))
        self.keluarga[id_] = ke

    def usulan(self) -> None:
        """A new family with a usulan that went some way; now and then it is moved on by hand."""
        desa = self.acak.choice(TEMPAT)
        operator = self.operator[desa]
        id_ = self.pabrik.keluarga(desa, oleh=operator, anggota=2)
        self.keluarga[id_] = desa
        jenis, status = self.acak.choice(("masuk", "bansos", "hapus")), self.acak.choice(("draf", "siap_musdes", "diajukan", "diperiksa"))
        usulan = self.pabrik.usulan(id_, oleh=operator, jenis=jenis, status=status, pemeriksa=self.verifikator)
        if self.acak.random() < 0.5:
            with self._tulis() as session:
                session.execute(update(Usulan).where(Usulan.id == usulan).values(status=self.acak.choice(list(LANGKAH))))

    def temuan(self) -> None:
        """Some are found, some are settled, one is opened again."""
        with self._tulis() as session:
            for _ in range(self.acak.randint(1, 4)):
                id_, desa = self._satu()
                session.add(Temuan(
                    id=uuid4(), kunci=uuid4().hex, aturan=self.acak.choice(ATURAN), tingkat="kuat", desa_kode=desa, keluarga_id=id_, bukti={},
                    status="terbuka", ditemukan_pada=sekarang(), terlihat_pada=sekarang(),
                ))  # fmt: skip
            session.flush()
            semua = session.scalars(select(Temuan).order_by(Temuan.kunci)).all()
            for satu in self.acak.sample(semua, len(semua) // 3):
                satu.status = "diterima" if satu.status == "terbuka" else "terbuka"

    def impor_masuk(self) -> None:
        """A list of recipients: of some people nobody knows the village, one row names no programme, another list is none of recipients."""
        impor, orang = uuid4(), self.operator[KELURAHAN].id
        tetap = {"nama": "Contoh", "nama_cari": "contoh", "keterangan": "", "sumber": "", "impor_id": impor, "dibuat_pada": sekarang()}
        with self._tulis() as session:
            session.add(Impor(
                id=impor, jenis="bnba", status="selesai", nama_asli="a.xlsx", berkas="a", ukuran=1, sidik="0" * 64, tanggal_data=hari_ini(),
                kepala=[], peta={}, opsi={}, ringkas={}, isi_sidik="0" * 64, dibuat_oleh=orang, dibuat_pada=sekarang(),
            ))  # fmt: skip
            baris = [
                {"id": uuid4(), "jenis": self.acak.choice(("bnba", "bnba", "bnba", "asn")), "program": self.acak.choice(PROGRAM),
                 "desa_kode": self.acak.choice((*TEMPAT, None)), **tetap}
                for _ in range(self.acak.randint(3, 12))
            ] + [{"id": uuid4(), "jenis": "bnba", "program": "PKH", "desa_kode": desa, **tetap} for desa in (None, DESA)]  # fmt: skip
            session.execute(insert(BuktiDaftar), baris)
        self.impor.append(impor)

    def impor_ditarik(self) -> None:
        if self.impor:
            with self._tulis() as session:
                session.execute(delete(BuktiDaftar).where(BuktiDaftar.impor_id == self.impor.pop(self.acak.randrange(len(self.impor)))))

    def musdes(self) -> None:
        desa = self.acak.choice(TEMPAT)
        self.pabrik.musdes(desa, oleh=self.operator[desa], status=self.acak.choice(("direncanakan", "berlangsung")))

    def batal_simpan(self) -> None:
        """What is rolled back was never there."""
        with self.pabrik.app.app_context():
            db.session.execute(update(Keluarga).values(desil=7))
            db.session.execute(update(Musdes).values(status="batal"))
            db.session.rollback()
            db.session.remove()

    def hapus_keluarga(self) -> None:
        """A family that nothing was built on goes with its people."""
        desa = self.acak.choice(TEMPAT)
        id_ = self.pabrik.keluarga(desa, oleh=self.operator[desa], anggota=3)
        with self._tulis() as session:
            for tabel, kunci in ((Anggota, Anggota.keluarga_id), (Kriteria, Kriteria.keluarga_id), (Keluarga, Keluarga.id)):
                session.execute(delete(tabel).where(kunci == id_))

    def _tulis(self) -> Any:
        return _Tulis(self.pabrik.app)


class _Tulis:
    """An app context with one transaction in it."""

    def __init__(self, app: Any):
        self.konteks, self.transaksi = app.app_context(), transaction(jejak=0)

    def __enter__(self) -> Any:
        self.konteks.push()
        return self.transaksi.__enter__()

    def __exit__(self, *galat: Any) -> None:
        self.transaksi.__exit__(*galat)
        db.session.remove()
        self.konteks.pop()


def hitung_ulang() -> dict[str, dict[str, int]]:
    """{desa: {figure: how many}}, counted one by one in Python over the rows themselves."""
    hasil: dict[str, Counter[str]] = {}

    def tambah(desa: str | None, nama: str) -> None:
        hasil.setdefault(desa or "", Counter())[nama] += 1

    for desa, desil in db.session.execute(select(Keluarga.desa_kode, Keluarga.desil)):
        tambah(desa, "kk")
        tambah(desa, f"desil:{'' if desil is None else desil}")
    for desa in db.session.scalars(select(Anggota.desa_kode)):
        tambah(desa, "jiwa")
    for desa, jenis, status in db.session.execute(select(Usulan.desa_kode, Usulan.jenis, Usulan.status)):
        tambah(desa, f"usulan:{jenis}:{status}")
    for desa, status in db.session.execute(select(Musdes.desa_kode, Musdes.status)):
        tambah(desa, f"musdes:{status}")
    for desa, aturan, status in db.session.execute(select(Temuan.desa_kode, Temuan.aturan, Temuan.status)):
        if status == "terbuka":
            tambah(desa, f"temuan:{aturan}")
    for desa, jenis, program in db.session.execute(select(BuktiDaftar.desa_kode, BuktiDaftar.jenis, BuktiDaftar.program)):
        if jenis == "bnba" and program:
            tambah(desa, f"penerima:{program}")
    return {desa: dict(isi) for desa, isi in hasil.items()}
