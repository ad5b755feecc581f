"""The `portal` command: setup, demo, serve, kerja, check, audit verify. Speaks to the person at the server's terminal."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import threading
import uuid

from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError
from waitress import serve

from . import migrasi
from .akun import service as akun
from .akun.models import Pengguna
from .app import create_app
from .audit.queries import verify_chain
from .config import Config, ConfigError, buat_kunci, load
from .db import db
from .demo import susun as demo
from .errors import PortalError
from .keluarga.service.bunyi import count_anggota, renew_bunyi
from .kemajuan import berjalan, kabari
from .kerja import Pengawas, putaran
from .kit.angka import ribuan
from .musdes.queries.keutuhan import verify_dokumen
from .pemeriksaan_server import periksa_server
from .pengaturan.service import set_awal
from .penyapu import Penyapu
from .wilayah import service as wilayah
from .wilayah.queries import read_sumber
from .wilayah.rules import tingkat


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code. Errors are one sentence, never a stack trace."""
    perintah = _pengurai().parse_args(argv)
    os.umask(0o077)  # what this process writes (database, uploads, their journals) is for its owner only
    try:
        return int(perintah.jalankan(perintah) or 0)
    except (ConfigError, PortalError) as salah:
        print(getattr(salah, "pesan", None) or str(salah), file=sys.stderr)
    except DatabaseError as salah:
        print(f"Basis data tidak dapat dibuka atau dibaca: {salah.orig}. Periksa berkas kunci dan PORTAL_DATA.", file=sys.stderr)
    except KeyboardInterrupt:
        print("Dihentikan.", file=sys.stderr)
    return 1


def _pengurai() -> argparse.ArgumentParser:
    induk = argparse.ArgumentParser(prog="portal", description="Portal usulan bantuan sosial satu kabupaten.")
    anak = induk.add_subparsers(dest="nama", required=True, metavar="PERINTAH")
    setup = anak.add_parser("setup", help="siapkan basis data, wilayah, dan tautan admin pertama")
    setup.add_argument("--kabupaten", metavar="KODE", help="kode kabupaten, misalnya 17.02")
    setup.add_argument("--perbarui", action="store_true", help="hanya perbarui skema basis data yang sudah ada")
    setup.set_defaults(jalankan=cmd_setup)
    contoh = anak.add_parser("demo", help="isi kabupaten contoh dengan orang rekaan dan satu akun tiap peran")
    contoh.add_argument("--keluarga", type=int, default=400, metavar="N", help="jumlah keluarga (bawaan 400; 47906 = satu kabupaten)")
    contoh.add_argument("--kabupaten", default="17.02", metavar="KODE")
    contoh.set_defaults(jalankan=cmd_demo)
    layani = anak.add_parser("serve", help="layani peramban")
    layani.set_defaults(jalankan=cmd_serve)
    kerja = anak.add_parser("kerja", help="kerjakan pekerjaan latar (portal serve memulainya sendiri)")
    kerja.add_argument("--sekali", action="store_true", help="berhenti bila tidak ada lagi yang menunggu")
    kerja.add_argument("--nice", type=int, default=0, metavar="N", help="kurangi hak atas prosesor sebanyak N")
    kerja.set_defaults(jalankan=cmd_kerja)
    cek = anak.add_parser("check", help="periksa pemasangan ini sebelum dipakai sungguhan")
    cek.set_defaults(jalankan=cmd_check)
    audit = anak.add_parser("audit", help="jejak audit")
    audit.add_argument("tindakan", choices=["verify"], help="verify: periksa rantai jejak baris demi baris, dan sidik setiap berita acara")
    audit.set_defaults(jalankan=cmd_audit)
    return induk


def _app() -> tuple[Flask, Config]:
    config = load()
    return create_app(config), config


def _app_baru() -> tuple[Flask, Config]:
    """The app over a folder that may be empty; makes the keys that are missing, but never a new one for an old database."""
    config = load()
    if not config.basisdata_url and config.berkas_basisdata.exists() and not (config.data / "kunci.basisdata").exists():
        raise ConfigError(f"Berkas kunci {config.data / 'kunci.basisdata'} hilang, padahal basis datanya ada. Kembalikan dari cadangan.")
    buat_kunci(config)
    return create_app(config), config


def siapkan_basisdata(kode: str) -> None:
    """Schema, all units of Indonesia, and which kabupaten this is; raises ConfigError for a wrong code or a used database.

    What an interrupted setup left is finished by the next one: only a database with accounts counts as used.
    """
    nama = dict(read_sumber()).get(kode)
    if nama is None or tingkat(kode) != 2:
        raise ConfigError(f"Kode kabupaten {kode} tidak dikenal. Contoh: 17.02 untuk Kabupaten Rejang Lebong.")
    if migrasi.versi_basisdata() is not None and db.session.scalar(select(Pengguna.id).limit(1)):
        raise ConfigError("Basis data ini sudah berisi. Setup tidak menimpa apa pun; pakai folder PORTAL_DATA lain.")
    db.session.rollback()
    kabari("Menyusun tabel …")
    migrasi.upgrade()
    kabari("Memuat 91.599 wilayah …")
    wilayah.load_wilayah()
    set_awal({"kabupaten_kode": kode})
    kabari(f"{nama} siap.")


def cmd_setup(perintah: argparse.Namespace) -> int:
    """A database without any account but one admin who has no password yet: only a link, valid once and for a day."""
    if perintah.perbarui:
        app, _ = _app()
        with app.app_context():
            migrasi.upgrade()
            baru = sum(berjalan(renew_bunyi(), count_anggota(), "Bunyi nama"))
            db.session.remove()
        kabari(f"Skema sekarang versi {migrasi.kepala()}." + (f" Bunyi {ribuan(baru)} nama diperbarui." if baru else ""))
        return 0
    if not perintah.kabupaten:
        raise ConfigError("Sebutkan kabupatennya: portal setup --kabupaten 17.02")
    app, config = _app_baru()
    with app.app_context():
        siapkan_basisdata(perintah.kabupaten)
        _, token = akun.create_pengguna(
            uuid.uuid4(), nama_pengguna="admin", nama="Admin Dinas Sosial", peran="admin", wilayah_kode=perintah.kabupaten, oleh=None
        )
        db.session.remove()
    kabari(f"\nBuka tautan ini dalam 24 jam untuk membuat kata sandi akun admin:\n  {config.url}/sandi/{token}\n")
    return 0


def cmd_demo(perintah: argparse.Namespace) -> int:
    """A synthetic kabupaten with real villages, every state, and an account for each role."""
    demo.periksa_jumlah(perintah.keluarga)
    app, config = _app_baru()
    with app.app_context():
        siapkan_basisdata(perintah.kabupaten)
    demo.susun(app, perintah.kabupaten, perintah.keluarga)
    with app.app_context():
        kabari(demo.kartu_akun(config))
        db.session.remove()
    return 0


def _berhenti(*_: object) -> None:
    """SIGTERM ends the loop of the server, which lets running answers finish for some seconds."""
    raise SystemExit(0)


def cmd_serve(perintah: argparse.Namespace) -> int:
    """Waitress, four threads, and a worker beside it when a job waits; stops within 30 seconds of SIGTERM."""
    app, config = _app()
    with app.app_context():
        migrasi.periksa()
        if demo.is_demo():
            kabari(demo.kartu_akun(config))
        db.session.remove()
    signal.signal(signal.SIGTERM, _berhenti)
    pengawas = Pengawas(app)
    pengawas.start()
    Penyapu(app).start()
    gc.freeze()  # what stands now lives as long as the server: looking through it held one answer in a thousand up for 100 ms
    kabari(f"Portal melayani di {config.url}  (Ctrl+C untuk berhenti)")
    try:
        serve(app, host=config.host, port=config.port, threads=4, connection_limit=1000, channel_timeout=30, ident=None)
    finally:
        pengawas.tutup()
    return 0


def cmd_kerja(perintah: argparse.Namespace) -> int:
    """The worker of background jobs; asked to stop (SIGTERM, Ctrl+C), it puts its job back for the next one."""
    os.nice(perintah.nice)
    app, _ = _app()
    with app.app_context():
        migrasi.periksa()
        db.session.remove()
    berhenti = threading.Event()
    for tanda in (signal.SIGTERM, signal.SIGINT):
        signal.signal(tanda, lambda *_: berhenti.set())
    try:
        putaran(app, sekali=perintah.sekali, berhenti=berhenti)
    except KeyboardInterrupt:
        kabari("Pekerjaan latar dihentikan dan akan dilanjutkan nanti.")
    return 0


def cmd_check(perintah: argparse.Namespace) -> int:
    """Say of each point of a production set-up whether it holds; exit code 1 when one does not."""
    app, config = _app()
    with app.app_context():
        hasil = periksa_server(config)
    for baik, kalimat in hasil:
        kabari(f"{'baik ' if baik else 'BURUK'}  {kalimat}")
    return 0 if all(baik for baik, _ in hasil) else 1


def cmd_audit(perintah: argparse.Namespace) -> int:
    """Walk the hash chain from the first line to the last, then every frozen paper and its kept prints."""
    app, _ = _app()
    with app.app_context():
        migrasi.periksa()
        salah = verify_chain() or verify_dokumen()
    kabari(salah or "Jejak audit utuh. Semua berita acara utuh.")
    return 1 if salah else 0


if __name__ == "__main__":
    sys.exit(main())
