"""Settings from the environment, checked at start; secrets live in files of mode 0600 under the data folder."""

from __future__ import annotations

import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
PANJANG_KUNCI = 64  # hex digits: 256 bits


class ConfigError(Exception):
    """A setting is wrong; the sentence tells the person at the terminal what to do."""


@dataclass(frozen=True)
class Config:
    """Where the data lives and how the portal is reached."""

    data: Path
    url: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    basisdata_url: str | None = None
    proksi: int = 0
    uji: bool = False
    kunci_uji: str | None = field(default=None, repr=False)

    @property
    def https(self) -> bool:
        """Whether people reach the portal by https: then cookies are Secure and HSTS is sent."""
        return self.url.startswith("https://")

    @property
    def berkas_basisdata(self) -> Path:
        return self.data / "portal.db"

    @property
    def folder_berkas(self) -> Path:
        """Uploaded files; outside the web root, served by permission only."""
        return self.data / "berkas"

    def kunci(self, nama: str) -> str:
        """The secret called ``nama`` ("basisdata", "rahasia"); raises ConfigError when missing, short or readable by others."""
        if self.kunci_uji:
            return self.kunci_uji
        jalur = self.data / f"kunci.{nama}"
        if not jalur.exists():
            raise ConfigError(f"Berkas kunci {jalur} tidak ada. Jalankan `portal setup --kabupaten KODE` lebih dahulu.")
        if stat.S_IMODE(jalur.stat().st_mode) & 0o077:
            raise ConfigError(f"Berkas kunci {jalur} dapat dibaca orang lain. Ketik: chmod 600 {jalur}")
        isi = jalur.read_text().strip()
        if len(isi) != PANJANG_KUNCI or set(isi) - set("0123456789abcdef"):
            raise ConfigError(f"Isi berkas kunci {jalur} rusak: harus {PANJANG_KUNCI} angka heksadesimal.")
        return isi


def load(env: dict[str, str] | None = None) -> Config:
    """Read PORTAL_DATA, PORTAL_URL, PORTAL_HOST, PORTAL_PORT, PORTAL_DATABASE_URL and PORTAL_PROXY; raises ConfigError."""
    env = dict(os.environ) if env is None else env
    try:
        port = int(env.get("PORTAL_PORT", "8000"))
        proksi = int(env.get("PORTAL_PROXY", "0"))
    except ValueError as salah:
        raise ConfigError("PORTAL_PORT dan PORTAL_PROXY harus berupa angka.") from salah
    basisdata = env.get("PORTAL_DATABASE_URL") or None
    if basisdata and not basisdata.startswith("postgresql+psycopg://"):
        raise ConfigError("PORTAL_DATABASE_URL harus berawalan postgresql+psycopg:// (kosongkan untuk SQLite terenkripsi).")
    return Config(
        data=Path(env.get("PORTAL_DATA", str(AKAR / "var" / "portal"))).resolve(),
        url=env.get("PORTAL_URL", f"http://127.0.0.1:{port}").rstrip("/"),
        host=env.get("PORTAL_HOST", "127.0.0.1"),
        port=port,
        basisdata_url=basisdata,
        proksi=proksi,
    )


def buat_kunci(config: Config) -> None:
    """Make the data folder (0700) and the key files (0600) that are missing; never overwrites one."""
    for folder in (config.data, config.folder_berkas):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    for nama in ("basisdata", "rahasia"):
        jalur = config.data / f"kunci.{nama}"
        try:
            nomor = os.open(jalur, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(nomor, "w") as keluar:
            keluar.write(secrets.token_hex(PANJANG_KUNCI // 2))
            keluar.flush()
            os.fsync(keluar.fileno())
