"""What the tests of a meeting share: usulan that wait, a hostile name."""

from __future__ import annotations

from uuid import UUID

from tests.factories import Orang, Pabrik

JAHAT = '"><img src=x onerror=alert(1)> \'; drop table musdes --'


def siap(pabrik: Pabrik, oleh: Orang, jumlah: int) -> list[UUID]:
    """So many usulan of so many families that wait for a meeting."""
    return [
        pabrik.usulan(pabrik.keluarga(oleh.wilayah_kode, oleh=oleh), oleh=oleh, jenis=("masuk", "bansos")[ke % 2], status="siap_musdes")
        for ke in range(jumlah)
    ]
