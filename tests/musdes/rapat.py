"""What the tests of a meeting share: usulan that wait, a plan and a person as typed, a hostile name."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from portal.jam import hari_ini
from tests.factories import Orang, Pabrik

JAHAT = '"><img src=x onerror=alert(1)> \'; drop table musdes --'
BESOK = hari_ini() + timedelta(days=1)
RENCANA = {
    "tanggal-hari": str(BESOK.day), "tanggal-bulan": str(BESOK.month), "tanggal-tahun": str(BESOK.year), "jam_mulai": "09.00",
    "tempat": "Balai Kelurahan", "pimpinan_nama": "Herman", "notulis_nama": "Nurul",
}  # fmt: skip
ORANG = {"nama": "Yusuf Contoh", "jenis_kelamin": "L", "unsur": "rt_rw", "jabatan": "Ketua RT 03", "alamat": "RT 03"}


def siap(pabrik: Pabrik, oleh: Orang, jumlah: int) -> list[UUID]:
    """So many usulan of so many families that wait for a meeting."""
    return [
        pabrik.usulan(pabrik.keluarga(oleh.wilayah_kode, oleh=oleh), oleh=oleh, jenis=("masuk", "bansos")[ke % 2], status="siap_musdes")
        for ke in range(jumlah)
    ]
