"""Settings of the demo's dinas, and kop and signatories of every desa."""

from __future__ import annotations

from sqlalchemy import insert

from ..audit import service as audit
from ..db import transaction
from ..pengaturan.models import ProfilDesa
from ..pengaturan.service import set_awal
from ..wilayah.models import Wilayah
from ..wilayah.rules import is_kelurahan
from .akun import KUNCI, Akun
from .kata import MARGA
from .orang import Pembuat


def isi_pengaturan(akun: Akun, kabupaten: str) -> None:
    """Head of the dinas, its address, and the mark that this is a demo."""
    set_awal(
        {
            KUNCI: akun.tampil,
            "instansi": f"Dinas Sosial {kabupaten}",
            "instansi_alamat": "Jalan Contoh Dinas Nomor 1",
            "kadis_nama": akun.kadis.nama,
            "kadis_nip": "19700101 199001 1 901",
        }
    )


def isi_profil(pembuat: Pembuat, akun: Akun, desa: list[Wilayah]) -> None:
    """The letterhead of all desa: the head is who holds the account of the kades."""
    baris = [
        {
            "desa_kode": satu.kode, "alamat": f"Jalan Contoh {MARGA[ke % len(MARGA)]} Nomor 1", "kode_pos": f"39{900 + ke % 100}",
            "singkatan": singkatan(satu.nama), "kepala_nama": akun.kades[satu.kode].nama,
            "kepala_nip": f"19750101 200001 1 {900 + ke % 100}" if is_kelurahan(satu.kode) else "",
            "lembaga_ketua": pembuat.nama("L"), "versi": 1,
        }
        for ke, satu in enumerate(desa)
    ]  # fmt: skip
    with transaction() as session:
        session.execute(insert(ProfilDesa), baris)
        audit.record("demo.profil", oleh=None, jumlah=len(baris))


def singkatan(nama: str) -> str:
    """Initials for letter numbers: Air Bang -> AB, Derati -> DER."""
    kata = nama.upper().split()
    return "".join(satu[0] for satu in kata)[:6] if len(kata) > 1 else kata[0][:3]
