"""A packet without a meeting: one desa that held no musyawarah in the period sends its usulan with an SPTJM."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from ..db import db
from ..keluarga.models import Keluarga
from ..musdes.queries import get_musdes, list_acara
from ..musdes.rules.bentuk import PERNYATAAN, SPTJM
from ..musdes.rules.peserta import istilah
from ..musdes.rules.status import PUBLIKASI
from ..musdes.service.acara import add_acara
from ..musdes.service.keputusan import decide_acara
from ..musdes.service.pengajuan import release_paket
from ..musdes.service.sptjm import close_sptjm, create_sptjm
from ..usulan.models import Usulan
from ..usulan.rules.jenis import BANSOS, MASUK
from ..usulan.rules.status import DITUNDA, LAYAK
from . import kata
from .adegan import Adegan
from .akun import Akun
from .keluarga import Ringkas, uuid_acak
from .orang import Pembuat

ALASAN = "Jalan ke balai pertemuan terputus banjir selama dua pekan, sehingga warga dan perangkat tidak dapat berkumpul."
CUKUP_DESA = 10  # units with families; where there are fewer, the bulk needs all of them
LAINNYA = 3  # families beside the one that the unit types in, where there are any


def pilih_desa(desa: Sequence[str], utama: Sequence[str], keluarga: Mapping[str, int]) -> str:
    """The unit that will not meet: outside the main story, of those with enough families the one with fewest; in a small demo an empty
    one. Without any other unit there is none.
    """
    calon = [kode for kode in desa if kode not in utama]
    cukup = [kode for kode in calon if keluarga.get(kode, 0) > LAINNYA] if len(keluarga) >= CUKUP_DESA else []
    return min(cukup or calon, default="", key=lambda kode: keluarga.get(kode, 0))


def mainkan_sptjm(pembuat: Pembuat, akun: Akun, kode: str, folder: Path) -> UUID:
    """Draw it up, decide, close, sign and release, in a unit that held no musyawarah."""
    bebas = _bebas(kode)
    adegan = Adegan(pembuat, akun.operator[kode], akun.kades[kode], bebas, folder)
    baru = adegan.isi_keluarga()
    usulan = [adegan.siapkan(baru, MASUK), adegan.siapkan(baru, BANSOS), *(adegan.siapkan(satu, MASUK) for satu in bebas)]
    id_, kepala = uuid_acak(pembuat.acak), istilah(kode).kepala
    isi = {"tanggal": adegan.hari(-2), "alasan_tanpa": ALASAN, "pimpinan_nama": adegan.kades.nama, "pimpinan_jabatan": kepala}
    create_sptjm(id_, isi, oleh=adegan.operator)
    add_acara(id_, usulan, oleh=adegan.operator)
    for ke, satu in enumerate(list_acara(id_, untuk=adegan.operator)):
        ditunda = ke == LAINNYA + 1
        alasan = kata.DITUNDA[0] if ditunda else "Keadaan rumah dan penghasilannya saya ketahui sendiri."
        decide_acara(satu.id, id_, DITUNDA if ditunda else LAYAK, alasan, satu.versi, oleh=adegan.operator)
    close_sptjm(uuid_acak(pembuat.acak), id_, get_musdes(id_, untuk=adegan.operator).versi, oleh=adegan.operator)
    adegan.unggah(id_, SPTJM, PERNYATAAN, PUBLIKASI)
    release_paket(uuid_acak(pembuat.acak), id_, oleh=adegan.kades)
    return id_


def _bebas(desa: str) -> list[Ringkas]:
    """Complete families of the unit without any usulan."""
    pilih = select(Keluarga).where(Keluarga.desa_kode == desa, ~Keluarga.terkunci, Keluarga.lengkap)
    tanpa = pilih.where(~select(Usulan.id).where(Usulan.keluarga_id == Keluarga.id).exists()).order_by(Keluarga.id).limit(LAINNYA)
    hasil = [Ringkas(k.id, desa, k.nama, True, tuple(satu.id for satu in k.anggota)) for k in db.session.scalars(tanpa)]
    db.session.remove()
    return hasil
