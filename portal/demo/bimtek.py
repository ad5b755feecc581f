"""Operators and bimtek of the demo: the article's 60 of 156, some kecamatan whole, some without any."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from ..akun.models import Sesi
from ..audit import service as audit
from ..bimtek.models import Bimtek, Operator, PesertaBimtek
from ..bimtek.rules.bimtek import LULUS, RENCANA, SELESAI, TIDAK_LULUS, format_sertifikat
from ..db import transaction
from ..kit.kode_publik import sidik_kode
from ..kit.teks import kunci_cari
from ..kode import kode_of
from ..wilayah.queries import get_wilayah
from .akun import Akun
from .keluarga import SIDIK, uuid_acak

# Article 3: 60 of 156 desa/kelurahan; Curup Timur and Curup Tengah whole, Padang Ulak Tanding and Binduriang none. A kabupaten with
# other kecamatan gets the same shares of its own.
PENUH, KOSONG = ("17.02.17", "17.02.19"), ("17.02.07", "17.02.20")
BAGIAN = 60 / 156
SEJAK = date(2024, 1, 8)
MATERI = "Alur usulan dan musyawarah\nKriteria Kepmensos 262/HUK/2022\nMengisi keluarga di portal\nPerlindungan data pribadi"


def pilih_desa(acak: Random, desa: list[str]) -> list[str]:
    """Which desa have an operator: those of the whole kecamatan, and others up to the share of the article."""
    kecamatan = sorted({kode[:8] for kode in desa})
    penuh = [satu for satu in PENUH if satu in kecamatan] or kecamatan[:2]
    kosong = [satu for satu in KOSONG if satu in kecamatan] or kecamatan[-2:]
    pasti = [kode for kode in desa if kode[:8] in penuh]
    mungkin = [kode for kode in desa if kode[:8] not in (*penuh, *kosong)]
    lagi = max(0, round(len(desa) * BAGIAN) - len(pasti))
    return sorted(pasti + acak.sample(mungkin, min(lagi, len(mungkin))))


def susun(acak: Random, akun: Akun, desa: list[str], kini: datetime) -> None:
    """Appointments, two sessions that are over with certificates, and one that is planned."""
    dipilih = pilih_desa(acak, desa)
    operator = {kode: uuid_acak(acak) for kode in dipilih}
    kecamatan = sorted({kode[:8] for kode in dipilih})
    penuh = [satu for satu in PENUH if satu in kecamatan] or kecamatan[:2]
    terlatih = [kode for kode in dipilih if kode[:8] in penuh] + acak.sample([k for k in dipilih if k[:8] not in penuh], 12)
    with transaction() as session:
        session.execute(insert(Operator), [_operator(acak, operator[kode], kode, akun, kini) for kode in dipilih])
        aktif = terlatih[: len(terlatih) * 3 // 4]
        session.execute(insert(Sesi), [_sesi(acak, akun.operator[kode].id, kini) for kode in aktif])
        urut = 0
        for ke, kode in enumerate((*penuh, akun.admin.wilayah_kode)):
            peserta = [satu for satu in terlatih if satu.startswith(f"{kode}.")] if kode in penuh else [k for k in terlatih if k[:8] not in penuh]
            bimtek_id = uuid_acak(acak)
            session.execute(insert(Bimtek), [_bimtek(bimtek_id, kode, SELESAI, kini.date() - timedelta(days=120 - 30 * ke), akun, kini)])
            lulus = [_lulus(acak, bimtek_id, operator[satu], satu, urut + n, kini) for n, satu in enumerate(peserta, 1)]
            session.execute(insert(PesertaBimtek), lulus)
            urut += len(peserta)
        _rencana(session, acak, operator, [kode for kode in dipilih if kode not in terlatih][:8], akun, kini)
        audit.record("bimtek.buat", oleh=akun.admin, jumlah=4, demo=True)


def _operator(acak: Random, id_: UUID, desa: str, akun: Akun, kini: datetime) -> dict[str, Any]:
    orang = akun.operator[desa]
    return {
        "id": id_, "desa_kode": desa, "pengguna_id": orang.id, "nama": orang.nama, "nama_cari": kunci_cari(orang.nama),
        "telepon": f"0812{acak.randrange(10_000_000, 99_999_999)}", "sk_nomor": f"141/{acak.randrange(1, 90):02d}/SK/2024", "sk_tanggal": SEJAK,
        "sk_berkas": "", "sk_mime": "", "mulai": SEJAK + timedelta(days=acak.randrange(0, 300)), "selesai": None, "alasan_selesai": "",
        "isi_sidik": SIDIK, "dibuat_oleh": akun.admin.id, "dibuat_pada": kini, "diubah_pada": kini, "versi": 1,
    }  # fmt: skip


def _sesi(acak: Random, pengguna_id: UUID, kini: datetime) -> dict[str, Any]:
    """A session that is over: somebody worked within the last weeks."""
    pada = kini - timedelta(days=acak.randrange(1, 25))
    token = f"{acak.getrandbits(256):064x}"  # no such token opens anything: nobody knows what it is the hash of
    kapan = dict.fromkeys(("dibuat_pada", "terakhir_pada", "berakhir_pada"), pada)
    return {"id": uuid_acak(acak), "token_sidik": token, "pengguna_id": pengguna_id, **kapan}


def _bimtek(id_: UUID, wilayah: str, status: str, tanggal: date, akun: Akun, kini: datetime) -> dict[str, Any]:
    return {
        "id": id_, "judul": f"Bimbingan teknis operator {get_wilayah(wilayah).sebutan}", "tanggal": tanggal, "tempat": "Aula Dinas Sosial",
        "wilayah_kode": wilayah, "materi": MATERI, "narasumber": "Bidang Penanganan Fakir Miskin", "status": status, "isi_sidik": SIDIK,
        "dibuat_oleh": akun.admin.id, "dibuat_pada": kini, "versi": 1,
    }  # fmt: skip


def _lulus(acak: Random, bimtek_id: UUID, operator_id: UUID, desa: str, urut: int, kini: datetime) -> dict[str, Any]:
    id_ = uuid_acak(acak)
    return {
        "id": id_, "bimtek_id": bimtek_id, "operator_id": operator_id, "desa_kode": desa, "hadir_pada": kini - timedelta(days=60),
        "nilai": acak.randrange(70, 100), "hasil": LULUS, "sertifikat_nomor": format_sertifikat(urut, kini.year),
        "kode_sidik": sidik_kode(kode_of(id_)), "versi": 1,
    }  # fmt: skip


def _rencana(session: Any, acak: Random, operator: dict[str, UUID], desa: list[str], akun: Akun, kini: datetime) -> None:
    """A session to come, with operators invited; one of them came to an earlier one and did not pass."""
    id_ = uuid_acak(acak)
    session.execute(insert(Bimtek), [_bimtek(id_, akun.admin.wilayah_kode, RENCANA, kini.date() + timedelta(days=9), akun, kini)])
    kosong = {"hadir_pada": None, "nilai": None, "hasil": "", "sertifikat_nomor": None, "kode_sidik": None, "versi": 1}
    baris = [{"id": uuid_acak(acak), "bimtek_id": id_, "operator_id": operator[kode], "desa_kode": kode, **kosong} for kode in desa]
    session.execute(insert(PesertaBimtek), baris)
    lalu = uuid_acak(acak)
    session.execute(insert(Bimtek), [_bimtek(lalu, akun.admin.wilayah_kode, SELESAI, kini.date() - timedelta(days=200), akun, kini)])
    gagal = {"hadir_pada": kini - timedelta(days=200), "nilai": 45, "hasil": TIDAK_LULUS, "sertifikat_nomor": None, "kode_sidik": None, "versi": 1}
    lagi = [{"id": uuid_acak(acak), "bimtek_id": lalu, "operator_id": operator[kode], "desa_kode": kode, **gagal} for kode in desa[:1]]
    session.execute(insert(PesertaBimtek), lagi)
