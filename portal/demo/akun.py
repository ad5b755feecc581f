"""Accounts of the demo: the seven roles, both main units, and an operator and a kades for every desa, all with one password."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from ..akun.models import Pengguna
from ..akun.rules import NAMA_PERAN, Peran
from ..akun.service import PENGACAK
from ..audit import service as audit
from ..config import Config
from ..db import db, transaction
from ..pengaturan.queries import semua_pengaturan
from ..wilayah.models import Wilayah
from ..wilayah.rules import is_kelurahan
from .keluarga import SIDIK, uuid_acak
from .orang import Pembuat

SANDI = "kenanga mekar pagi hari"
KUNCI = "demo"  # the setting that says that this is a demo, and which accounts the card shows


@dataclass
class Akun:
    """Who acts in the demo; ``operator`` and ``kades`` by desa code."""

    admin: Pengguna
    verifikator: list[Pengguna]
    kadis: Pengguna
    operator: dict[str, Pengguna]
    kades: dict[str, Pengguna]
    tampil: list[str]


def buat_akun(pembuat: Pembuat, kabupaten: str, desa: list[Wilayah], utama: tuple[str, str, str], kini: datetime) -> Akun:
    """All accounts in one transaction; the slow hash of the password is made once."""
    orang = [
        ("admin", Peran.ADMIN, kabupaten), ("verifikator", Peran.VERIFIKATOR, kabupaten), ("verifikator2", Peran.VERIFIKATOR, kabupaten),
        ("kadis", Peran.KADIS, kabupaten), ("pimpinan", Peran.PIMPINAN, kabupaten), ("camat", Peran.CAMAT, utama[0][:8]),
    ]  # fmt: skip
    nama_desa = {satu.kode: satu.nama for satu in desa}
    for kode in utama:
        ringkas = re.sub(r"[^a-z]", "", nama_desa[kode].lower()) or "utama"
        orang += [(f"operator.{ringkas}", Peran.OPERATOR, kode)]
        orang += [(f"{'lurah' if is_kelurahan(kode) else 'kades'}.{ringkas}", Peran.KADES, kode)] if kode != utama[2] else []
    tampil = [nama for nama, _, _ in orang]
    punya = {(peran, kode) for _, peran, kode in orang}
    for kode in nama_desa:
        angka = kode.replace(".", "")
        orang += [(f"{peran}.{angka}", peran, kode) for peran in (Peran.OPERATOR, Peran.KADES) if (peran, kode) not in punya]
    sandi, hasil = PENGACAK.hash(SANDI), {}
    with transaction() as session:
        for nama, peran, kode in orang:
            hasil[nama] = Pengguna(
                id=uuid_acak(pembuat.acak), nama_pengguna=nama, nama=pembuat.nama("P" if peran == Peran.OPERATOR else "L"),
                peran=peran.value, wilayah_kode=kode, sandi=sandi, aktif=True, dibuat_pada=kini, isi_sidik=SIDIK,
            )  # fmt: skip
        session.execute(insert(Pengguna), [_kolom(satu) for satu in hasil.values()])
        audit.record("demo.akun", oleh=None, jumlah=len(hasil), tampil=tampil)
    return Akun(
        hasil["admin"], [hasil["verifikator"], hasil["verifikator2"]], hasil["kadis"],
        {satu.wilayah_kode: satu for satu in hasil.values() if satu.peran == Peran.OPERATOR},
        {satu.wilayah_kode: satu for satu in hasil.values() if satu.peran == Peran.KADES}, tampil,
    )  # fmt: skip


def _kolom(pengguna: Pengguna) -> dict[str, object]:
    kolom = ("id", "nama_pengguna", "nama", "peran", "wilayah_kode", "sandi", "aktif", "dibuat_pada", "isi_sidik")
    return {nama: getattr(pengguna, nama) for nama in kolom} | {"versi": 1}


def is_demo() -> bool:
    """Whether this database is the demo; inside an app context."""
    return bool(semua_pengaturan().get(KUNCI))


def kartu_akun(config: Config) -> str:
    """The accounts and how to sign in, for the terminal; inside an app context."""
    nama = list(semua_pengaturan().get(KUNCI) or [])
    semua = {satu.nama_pengguna: satu for satu in db.session.scalars(select(Pengguna).where(Pengguna.nama_pengguna.in_(nama)))}
    baris = [(satu, NAMA_PERAN[Peran(semua[satu].peran)], semua[satu].wilayah_nama) for satu in nama if satu in semua]
    lebar = [max(len(kolom[ke]) for kolom in (*baris, ("Nama pengguna", "Peran", ""))) for ke in range(2)]
    lain = db.session.scalar(
        select(Pengguna.nama_pengguna).where(Pengguna.peran == Peran.OPERATOR, Pengguna.nama_pengguna.not_in(nama)).limit(1)
    )
    tabel = [f"  {a:<{lebar[0]}}  {b:<{lebar[1]}}  {c}" for a, b, c in (("Nama pengguna", "Peran", "Wilayah"), *baris)]
    return "\n".join(
        [
            "",
            "KABUPATEN CONTOH. Semua orang di dalamnya rekaan.",
            *tabel,
            f"Kata sandi semua akun: {SANDI}",
            f"Desa lain: operator.<kode> dan kades.<kode>, misalnya {lain}.",
            f"Masuk di {config.url}/masuk",
            "",
        ]
    )
