"""Imports every table once, so that migrations and their test see the whole schema."""

from .akun import models as akun
from .audit import models as audit
from .bimtek import models as bimtek
from .keluarga import models as keluarga
from .kuota import models as kuota
from .latar import models as latar
from .musdes import models as musdes
from .pemeriksaan import models as pemeriksaan
from .pengaturan import models as pengaturan
from .pertukaran import models as pertukaran
from .usulan import models as usulan
from .verifikasi import models as verifikasi
from .warga import models as warga
from .wilayah import models as wilayah

SEMUA = (
    audit, wilayah, akun, pengaturan, latar, bimtek, pemeriksaan, keluarga, kuota, usulan, musdes, verifikasi, warga, pertukaran,
)  # fmt: skip
