"""The verbs of accounts: sign in and out, make an account, set a password, switch off; and require(), the third net."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, select, update

from ..audit import service as audit
from ..db import db, transaction, verb
from ..errors import NotAllowed, NotFound, RuleBroken, SameIdOtherContent, StaleWrite
from ..jam import hari_ini, sekarang
from ..kit.isi import sidik
from ..wilayah.queries import find_wilayah
from .models import Pengguna, PercobaanMasuk, Sesi, TautanSandi, Wakil
from .queries import (
    Pelaku,
    count_percobaan,
    find_by_nama,
    find_peran_lain,
    find_sesi,
    find_tautan,
    get_wakil,
    sidik_token,
)
from .rules import (
    BATAS_AKUN,
    BATAS_ALAMAT,
    JENDELA,
    NAMA_PERAN,
    TAUTAN_BERLAKU,
    Izin,
    Peran,
    boleh,
    kekurangan_sandi,
    periksa_wakil,
    wilayah_sah,
)

PENGACAK = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)  # argon2id, ASVS 11.4.2
SANDI_PALSU = PENGACAK.hash("tak-seorang-pun-memakai-ini")
SALAH = "Nama pengguna atau kata sandi tidak cocok."
TERLALU_SERING = "Terlalu banyak percobaan masuk. Tunggu lima menit, lalu coba lagi."


def require(oleh: Any, izin: Izin, objek: Any = None) -> None:
    """The third net, asked in each verb for the exact object; raises NotAllowed."""
    if not boleh(oleh, izin, objek):
        raise NotAllowed()


def sign_in(nama_pengguna: str, sandi: str, *, alamat: str, agen: str) -> tuple[Pengguna, str]:
    """Check the password and open a session; returns the person and the new token.

    Raises RuleBroken with the same sentence for an unknown name, a wrong password and an account that is off.
    The attempt is counted before the password is looked at; the slow hash runs outside any write transaction.
    """
    nama = nama_pengguna.strip().lower()[:60]
    kunci_akun, kunci_alamat = "akun:" + sidik_token(nama)[:32], "alamat:" + alamat
    with transaction(jejak=0) as session:
        session.execute(delete(PercobaanMasuk).where(PercobaanMasuk.waktu < sekarang() - 4 * JENDELA))
        session.add_all(PercobaanMasuk(id=uuid4(), kunci=kunci, waktu=sekarang()) for kunci in (kunci_akun, kunci_alamat))
        session.flush()
        terlalu = count_percobaan(kunci_akun) > BATAS_AKUN or count_percobaan(kunci_alamat) > BATAS_ALAMAT
    pengguna = find_by_nama(nama)
    id_, simpanan = (pengguna.id, pengguna.sandi if pengguna.aktif else None) if pengguna else (None, None)
    db.session.rollback()
    cocok = _cocok(simpanan, sandi)
    if terlalu or not cocok or id_ is None:
        _catat_gagal(id_, "dibatasi" if terlalu else "salah")
        raise RuleBroken(TERLALU_SERING if terlalu else SALAH)
    return _buka_sesi(id_, sandi, alamat, agen)


def _cocok(simpanan: str | None, sandi: str) -> bool:
    try:
        return PENGACAK.verify(simpanan or SANDI_PALSU, sandi) and simpanan is not None
    except (VerificationError, InvalidHashError):
        return False


@verb
def _catat_gagal(id_: UUID | None, sebab: str) -> None:
    audit.record("akun.gagal_masuk", oleh=db.session.get(Pengguna, id_) if id_ else None, sebab=sebab)


@verb
def _buka_sesi(id_: UUID, sandi: str, alamat: str, agen: str) -> tuple[Pengguna, str]:
    pengguna = db.session.get_one(Pengguna, id_)
    if pengguna.sandi and PENGACAK.check_needs_rehash(pengguna.sandi):
        pengguna.sandi = PENGACAK.hash(sandi)
    token = secrets.token_urlsafe(32)
    sesi = Sesi(
        id=uuid4(), token_sidik=sidik_token(token), pengguna_id=id_, dibuat_pada=sekarang(), terakhir_pada=sekarang(),
        alamat=alamat, agen=agen[:200],
    )  # fmt: skip
    db.session.add(sesi)
    audit.record("akun.masuk", oleh=pengguna, objek=sesi)
    return pengguna, token


def touch_sesi(token: str) -> None:
    """Move the idle limit; called at most once a minute a session."""
    with transaction(jejak=0) as session:
        session.execute(update(Sesi).where(Sesi.token_sidik == sidik_token(token)).values(terakhir_pada=sekarang()))


@verb
def sign_out(token: str, *, oleh: Any) -> None:
    """End the session on the server: a copied cookie dies with it."""
    db.session.execute(update(Sesi).where(Sesi.token_sidik == sidik_token(token)).values(berakhir_pada=sekarang()))
    audit.record("akun.keluar", oleh=oleh)


def _akhiri_sesi(pengguna_id: UUID) -> None:
    db.session.execute(
        update(Sesi).where(Sesi.pengguna_id == pengguna_id, Sesi.berakhir_pada.is_(None)).values(berakhir_pada=sekarang())
    )


def _tautan_baru(pengguna: Pengguna) -> str:
    """Mint a single-use password link; older unused ones of this account die."""
    db.session.execute(delete(TautanSandi).where(TautanSandi.pengguna_id == pengguna.id, TautanSandi.dipakai_pada.is_(None)))
    token = secrets.token_urlsafe(24)
    db.session.add(
        TautanSandi(id=uuid4(), token_sidik=sidik_token(token), pengguna_id=pengguna.id, berlaku_sampai=sekarang() + TAUTAN_BERLAKU)
    )
    return token


def switch_off(pengguna_id: UUID) -> None:
    """Make an account inactive and end its sessions; inside the caller's transaction, without an audit line."""
    db.session.get_one(Pengguna, pengguna_id, with_for_update={"of": Pengguna}).aktif = False
    _akhiri_sesi(pengguna_id)


@verb
def create_pengguna(
    id_: UUID, *, nama_pengguna: str, nama: str, peran: str, wilayah_kode: str, oleh: Any, orang_lain: bool = False
) -> tuple[Pengguna, str]:
    """Make an account without a password; returns it and the token of its first-password link.

    ``oleh=None`` is the person at the server's terminal (setup, demo). Raises RuleBroken for a taken name, a role that does not fit
    the wilayah, or a name that has an account with a role which one person may not hold beside it (``orang_lain``: the admin knows
    that it is somebody else); the same id again returns the same account with a fresh link.
    """
    if oleh is not None:
        require(oleh, Izin.AKUN_KELOLA)
    isi = sidik({"nama_pengguna": nama_pengguna, "nama": nama, "peran": peran, "wilayah": wilayah_kode})
    lama = db.session.get(Pengguna, id_)
    if lama is not None and lama.isi_sidik != isi:
        raise SameIdOtherContent()
    if lama is None:
        _periksa_akun_baru(nama_pengguna, peran, wilayah_kode)
        if not orang_lain:
            _pastikan_satu_pihak(nama, peran)
        lama = Pengguna(
            id=id_, nama_pengguna=nama_pengguna.lower(), nama=nama, peran=Peran(peran), wilayah_kode=wilayah_kode,
            aktif=True, dibuat_pada=sekarang(), isi_sidik=isi,
        )  # fmt: skip
        db.session.add(lama)
        db.session.flush()
    token = _tautan_baru(lama)
    audit.record("akun.buat", oleh=oleh, objek=lama, peran=peran, wilayah=wilayah_kode, orang_lain=orang_lain)
    return lama, token


def _periksa_akun_baru(nama_pengguna: str, peran: str, wilayah_kode: str) -> None:
    if peran not in list(Peran) or not wilayah_sah(Peran(peran), wilayah_kode) or find_wilayah(wilayah_kode) is None:
        raise RuleBroken("Peran dan wilayah tidak cocok. Operator dan kades/lurah: satu desa; camat: satu kecamatan; lainnya: kabupaten.")
    if find_by_nama(nama_pengguna):
        raise RuleBroken(f"Nama pengguna {nama_pengguna} sudah dipakai. Pilih nama lain.")


def _pastikan_satu_pihak(nama: str, peran: str, kecuali: UUID | None = None) -> None:
    """Who proposes, verifies and confirms are three people: one person never holds accounts of two of these (four eyes)."""
    lain = find_peran_lain(nama, peran, kecuali)
    if lain is not None:
        raise RuleBroken(
            f"{lain.nama} sudah punya akun {lain.nama_pengguna} sebagai {NAMA_PERAN[Peran(lain.peran)]}. Satu orang tidak boleh mengusulkan, "
            "memeriksa, dan mengesahkan sekaligus. Nonaktifkan akun itu dahulu, atau beri tanda bila ini orang lain."
        )


@verb
def reset_sandi(id_: UUID, *, oleh: Any) -> str:
    """A new first-password link for an account; its sessions die. Returns the token."""
    if oleh is not None:
        require(oleh, Izin.AKUN_KELOLA)
    pengguna = db.session.get(Pengguna, id_)
    if pengguna is None:
        raise NotFound()
    _akhiri_sesi(id_)
    audit.record("akun.tautan_sandi", oleh=oleh, objek=pengguna)
    return _tautan_baru(pengguna)


def set_sandi(token: str, sandi: str) -> Pengguna:
    """Set the password behind a link; the link and all sessions of the account die. Raises RuleBroken or NotFound."""
    temuan = find_tautan(token)
    if temuan is None:
        raise NotFound("Tautan ini sudah dipakai atau lewat 24 jam. Minta tautan baru kepada admin dinsos.")
    salah = kekurangan_sandi(sandi, temuan[1].nama_pengguna)
    if salah:
        raise RuleBroken(salah)
    return _simpan_sandi(token, PENGACAK.hash(sandi))


@verb
def _simpan_sandi(token: str, sandi: str) -> Pengguna:
    tautan = db.session.scalar(select(TautanSandi).where(TautanSandi.token_sidik == sidik_token(token)).with_for_update())
    if tautan is None or tautan.dipakai_pada is not None:
        raise NotFound("Tautan ini sudah dipakai. Minta tautan baru kepada admin dinsos.")
    pengguna = db.session.get_one(Pengguna, tautan.pengguna_id)
    tautan.dipakai_pada = sekarang()
    pengguna.sandi = sandi
    _akhiri_sesi(pengguna.id)
    audit.record("akun.atur_sandi", oleh=pengguna, objek=pengguna)
    return pengguna


@verb
def set_aktif(id_: UUID, aktif: bool, *, versi: int, oleh: Any, orang_lain: bool = False) -> Pengguna:
    """Switch an account on or off; off ends its sessions now. Raises StaleWrite, NotFound, RuleBroken for oneself."""
    require(oleh, Izin.AKUN_KELOLA)
    pengguna = db.session.get(Pengguna, id_, with_for_update={"of": Pengguna})
    if pengguna is None:
        raise NotFound()
    if pengguna.id == oleh.id:
        raise RuleBroken("Akun sendiri tidak dapat dinonaktifkan. Minta admin lain melakukannya.")
    if pengguna.versi != versi and pengguna.aktif != aktif:
        raise StaleWrite("Akun ini sudah diubah orang lain. Muat ulang halaman.")
    if aktif and not pengguna.aktif and not orang_lain:
        _pastikan_satu_pihak(pengguna.nama, pengguna.peran, pengguna.id)
    pengguna.aktif = aktif
    if not aktif:
        _akhiri_sesi(id_)
    audit.record("akun.aktifkan" if aktif else "akun.nonaktifkan", oleh=oleh, objek=pengguna)
    return pengguna


@verb
def create_wakil(id_: UUID, ke_id: UUID, mulai: date | None, selesai: date | None, alasan: str, *, zona: str, oleh: Any) -> Wakil:
    """Hand over one's work while away to a person of the same role. The same id again returns the same delegation."""
    require(oleh, Izin.WAKIL_KELOLA)
    tanda = sidik({"dari": oleh.id, "ke": ke_id, "mulai": mulai, "selesai": selesai, "alasan": alasan})
    wakil = db.session.get(Wakil, id_)
    if wakil is None:
        ke = db.session.get(Pengguna, ke_id)
        salah = ["Pilih orang yang mewakili Anda."] if ke is None else periksa_wakil(oleh, ke, mulai, selesai, hari_ini(zona))
        if not salah and not alasan:
            salah = ["Tulis alasannya, misalnya cuti atau dinas luar."]
        if salah or mulai is None or selesai is None:
            raise RuleBroken(salah[0])
        wakil = Wakil(
            id=id_, dari_id=oleh.id, ke_id=ke_id, mulai=mulai, selesai=selesai, alasan=alasan, isi_sidik=tanda, dibuat_oleh=oleh.id,
            dibuat_pada=sekarang(),
        )  # fmt: skip
        db.session.add(wakil)
        db.session.flush()
    elif wakil.isi_sidik != tanda:
        raise SameIdOtherContent()
    audit.record("wakil.tunjuk", oleh=oleh, objek=wakil, ke=ke_id, mulai=mulai, selesai=selesai)
    return wakil


@verb
def revoke_wakil(id_: UUID, *, oleh: Any) -> None:
    """Take one's work back at once. Doing it twice is no fault."""
    require(oleh, Izin.WAKIL_KELOLA)
    wakil = get_wakil(id_, untuk=oleh)
    wakil.dicabut_pada = wakil.dicabut_pada or sekarang()
    audit.record("wakil.cabut", oleh=oleh, objek=wakil)


def load_pengguna(token: str) -> Pelaku | None:
    """The user loader: the person of a live session, its idle limit moved at most once a minute."""
    hasil = find_sesi(token)
    if hasil is None:
        return None
    terakhir, pelaku = hasil
    if (sekarang() - terakhir).total_seconds() > 60:
        touch_sesi(token)
    return pelaku
