"""Officials, relatives and doubles of the demo, the check that finds them, and some findings that are settled already."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import zip_longest
from random import Random
from typing import Any

from sqlalchemy import insert, select, update

from ..audit import service as audit
from ..db import db, transaction
from ..keluarga.models import Anggota, Keluarga
from ..kemajuan import kabari
from ..kit.bunyi import bunyi
from ..kit.teks import kunci_cari
from ..pemeriksaan.models import Aparat, Kerabat, Temuan
from ..pemeriksaan.rules.putusan import BEDA, DITERIMA, SAMA, TERBUKA
from ..pemeriksaan.service import settle_temuan
from ..usulan.service.pemeriksaan import periksa_kabupaten
from ..wilayah.rules import is_kelurahan
from .akun import Akun
from .kata import TANPA_NIK
from .keluarga import SIDIK, Ringkas, uuid_acak
from .orang import Pembuat

PERIODE = date(2022, 1, 3)
MAKS_TUA = 45  # days back to which findings are spread, so that the filter by age has something to find
CATATAN = {
    SAMA: "KTP asli dilihat di rumah. Akan dikeluarkan dari keluarga yang lama.",
    BEDA: "Dua orang yang berbeda; KTP keduanya sudah dilihat.",
    DITERIMA: "Sudah ditanyakan kepada keluarga; dipakai bersama tetangga.",
}


def _jabatan(desa: str) -> tuple[str, ...]:
    return ("lurah", "sekdes", "kasi_kaur", "lpmk", "rt_rw") if is_kelurahan(desa) else ("kades", "sekdes", "kasi_kaur", "kadus", "bpd", "rt_rw")


def tanam(pembuat: Pembuat, akun: Akun, keluarga: list[Ringkas], aneh_di: list[str], kini: datetime) -> None:
    """The register of all desa, and in some families what the check should find; one transaction, one audit line."""
    per_desa = _per_desa(keluarga, Counter(aneh_di))
    with transaction() as session:
        aparat = _aparat(pembuat, akun, kini)
        session.execute(insert(Aparat), aparat)
        calon = [satu for lapis in zip_longest(*(reversed(semua) for semua in per_desa.values())) for satu in lapis if satu]
        ganda = sum(_gandakan(ke, satu, lain) for ke, (satu, lain) in enumerate(zip(calon[:6], calon[1:7], strict=False)))
        _seorang_aparat(aparat, per_desa)
        session.execute(insert(Kerabat), _kerabat(pembuat.acak, aparat, per_desa, kini))
        audit.record("demo.pemeriksaan", oleh=None, aparat=len(aparat), ganda=ganda)


def _per_desa(keluarga: list[Ringkas], aneh: Counter[str]) -> dict[str, list[Ringkas]]:
    """Families of three or more persons by desa, those with the most families first; the odd ones, first in their desa, stay as they are."""
    hasil: dict[str, list[Ringkas]] = {}
    urut: Counter[str] = Counter()
    for satu in keluarga:
        urut[satu.desa_kode] += 1
        if urut[satu.desa_kode] > aneh[satu.desa_kode] and satu.lengkap and len(satu.anggota) >= 3:
            hasil.setdefault(satu.desa_kode, []).append(satu)
    return dict(sorted(hasil.items(), key=lambda dua: (-len(dua[1]), dua[0])))


def _aparat(pembuat: Pembuat, akun: Akun, kini: datetime) -> list[dict[str, Any]]:
    baris = []
    for desa, operator in akun.operator.items():
        for jabatan in _jabatan(desa):
            kelamin = pembuat.acak.choice("LLP")
            nama, lahir = pembuat.nama(kelamin), pembuat.tanggal(date(1968, 1, 1), date(1994, 12, 31))
            baris.append({
                "id": uuid_acak(pembuat.acak), "desa_kode": desa, "nama": nama, "nama_cari": kunci_cari(nama), "jabatan": jabatan,
                "nik": pembuat.nomor.buat(desa[:8], lahir, kelamin == "P"), "mulai": PERIODE, "selesai": None, "isi_sidik": SIDIK,
                "dibuat_oleh": operator.id, "dibuat_pada": kini - timedelta(days=60), "versi": 1,
            })  # fmt: skip
    return baris


def _gandakan(ke: int, satu: Ringkas, lain: Ringkas) -> int:
    """Write a member of one family into the other one too: as the same person, as another one, or under another spelling."""
    asal = db.session.get_one(Anggota, satu.anggota[1])
    tujuan = lain.anggota[2]
    identitas = {"tempat_lahir": asal.tempat_lahir, "tanggal_lahir": asal.tanggal_lahir, "ibu_kandung": asal.ibu_kandung}
    identitas |= {"jenis_kelamin": asal.jenis_kelamin, "pekerjaan": asal.pekerjaan, "status_kawin": asal.status_kawin, "hubungan": 9}
    if ke % 3 == 0:
        nilai: dict[str, Any] = {"nik": asal.nik}
    elif ke % 3 == 1:
        nilai = identitas | {"nik": asal.nik, "nama": asal.nama, "nama_cari": asal.nama_cari, "bunyi": asal.bunyi}
    else:
        nama = _salah_eja(asal.nama)
        nilai = identitas | {"nama": nama, "nama_cari": kunci_cari(nama), "bunyi": bunyi(nama), "nik": None, "tanpa_nik_alasan": TANPA_NIK}
    if ke == 5:
        kk = db.session.scalar(select(Keluarga.no_kk).where(Keluarga.id == satu.id))
        db.session.execute(update(Keluarga).where(Keluarga.id == lain.id).values(no_kk=kk))
    return db.session.execute(update(Anggota).where(Anggota.id == tujuan).values(**nilai)).rowcount  # type: ignore[attr-defined]


def _salah_eja(nama: str) -> str:
    """The name with two letters of its first word changed places."""
    return nama if len(nama) < 4 else nama[0] + nama[2] + nama[1] + nama[3:]


def _seorang_aparat(aparat: list[dict[str, Any]], per_desa: dict[str, list[Ringkas]]) -> None:
    """In two desa an official stands in a family of the village, so that the rule has its case."""
    for desa, keluarga in list(per_desa.items())[:2]:
        satu = next(a for a in aparat if a["desa_kode"] == desa and a["jabatan"] == "kasi_kaur")
        nik = db.session.scalar(select(Anggota.nik).where(Anggota.id == keluarga[0].anggota[0]))
        nilai = {"nik": nik, "nama": keluarga[0].nama, "nama_cari": kunci_cari(keluarga[0].nama)}
        db.session.execute(update(Aparat).where(Aparat.id == satu["id"]).values(**nilai))


def _kerabat(acak: Random, aparat: list[dict[str, Any]], per_desa: dict[str, list[Ringkas]], kini: datetime) -> list[dict[str, Any]]:
    """A relative's family in each of the larger desa."""
    hasil = []
    for desa, keluarga in list(per_desa.items())[:8]:
        kepala = next(a for a in aparat if a["desa_kode"] == desa)
        hasil.append({
            "id": uuid_acak(acak), "desa_kode": desa, "aparat_id": kepala["id"], "keluarga_id": keluarga[len(keluarga) // 2].id,
            "hubungan": acak.choice(("saudara", "orang_tua", "menantu")), "keterangan": "", "dibuat_oleh": kepala["dibuat_oleh"],
            "dibuat_pada": kini - timedelta(days=50),
        })  # fmt: skip
    return hasil


def periksa(acak: Random, akun: Akun, kini: datetime) -> None:
    """Run the check of the kabupaten, spread what it found over some weeks, and settle a part."""
    kabari("Memeriksa seluruh kabupaten …")
    hasil = periksa_kabupaten({}, lambda selesai, dari: None)
    kabari(f"{hasil['baru']} temuan tertulis.")
    pilih = select(Temuan.id, Temuan.aturan, Temuan.lain_keluarga_id).where(Temuan.status == TERBUKA, Temuan.tingkat != "ringan")
    semua = list(db.session.execute(pilih.order_by(Temuan.desa_kode, Temuan.aturan, Temuan.kunci).limit(2000)))
    with transaction(jejak=0) as session:
        for id_, _, _ in semua:
            pada = kini - timedelta(days=acak.randint(0, MAKS_TUA), minutes=acak.randint(0, 600))
            session.execute(update(Temuan.__table__).where(Temuan.__table__.c.id == id_).values(ditemukan_pada=pada))  # type: ignore[arg-type]
    _selesaikan(akun, semua)


def _selesaikan(akun: Akun, semua: list[Any]) -> None:
    verifikator = akun.verifikator[0]
    pasangan = [satu for satu in semua if satu.aturan in ("NIK_GANDA", "DUA_KELUARGA", "ORANG_MIRIP")]
    lain = [satu for satu in semua if satu.aturan in ("DAYA_1300", "MOBIL")][:3]
    for satu, putusan in [*zip(pasangan[::2], (BEDA, SAMA, BEDA), strict=False), *((satu, DITERIMA) for satu in lain)]:
        settle_temuan(satu.id, putusan, CATATAN[putusan], versi=1, oleh=verifikator)

