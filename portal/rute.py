"""Every blueprint of the portal, in the order of the features."""

from __future__ import annotations

from .akun.routes import bp as akun
from .bimtek.routes import bp as bimtek
from .keluarga.routes import bp as keluarga
from .kuota.routes import bp as kuota
from .laporan.routes import bp as laporan
from .latar.routes import bp as latar
from .musdes.routes import bp as musdes
from .pemeriksaan.routes import bp as pemeriksaan
from .pengaturan.routes import bp as pengaturan
from .pertukaran.routes import bp as pertukaran
from .privasi.routes import bp as privasi
from .usulan.routes import bp as usulan
from .verifikasi.routes import bp as verifikasi
from .warga.routes import bp as warga

BLUEPRINTS = (
    akun, pengaturan, latar, bimtek, pemeriksaan, keluarga, kuota, usulan, musdes, verifikasi, warga, pertukaran, laporan, privasi,
)  # fmt: skip
