"""What lists from elsewhere say of the people of a family: deaths, civil servants, padan results, recipients. Evidence, never a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...kit.tanggal import tanggal_pendek
from .fakta import KEBERADAAN, MENINGGAL, BuktiOrang, FaktaPeriksa, Luar
from .hasil import HasilPeriksa, lihat

# Kinds of lists, and what a list of padan results says.
KEMATIAN, ASN, LAIN, BNBA, PADAN = "kematian", "asn", "lain", "bnba", "padan"
PADAN_MENINGGAL = "meninggal"
_KATA_PADAN = {"tidak_padan": "datanya tidak padan", "tidak_ditemukan": "NIK-nya tidak ditemukan"}
# A programme that is counted by person says nothing about the family's other members.
_PER_KELUARGA = frozenset({"PKH", "SEMBAKO"})


def dengan_penerimaan(k: FaktaPeriksa, luar: Luar) -> FaktaPeriksa:
    """The family with what it receives according to lists of recipients."""
    dari = {b.program for o in k.anggota for b in luar.bukti.get(o.nik or "", ()) if b.jenis == BNBA and b.program in _PER_KELUARGA}
    return replace(k, menerima=k.menerima | dari) if dari - k.menerima else k


def cek_bukti(k: FaktaPeriksa, luar: Luar) -> Iterator[HasilPeriksa]:
    """Findings about members whom a list names by their NIK."""
    for orang in k.anggota:
        for satu in luar.bukti.get(orang.nik or "", ()):
            sini = {**lihat(orang), "daftar": _sebut(satu)}
            if satu.jenis == KEMATIAN or (satu.jenis == PADAN and satu.keterangan == PADAN_MENINGGAL):
                if orang.rincian.get(KEBERADAAN) != MENINGGAL:
                    kalimat = f"NIK ini ada di {_sebut(satu)} sebagai orang yang meninggal. Periksa ke keluarganya; siapkan akta kematian."
                    yield HasilPeriksa("MENINGGAL", k.id, kalimat, orang.id, bukti={"sini": sini}, fakta=("daftar",))
            elif satu.jenis == ASN:
                kalimat = f"NIK ini ada di {_sebut(satu)}. Satu KK dengan ASN, TNI, atau Polri tidak termasuk sasaran; periksa KTP-nya."
                yield HasilPeriksa("PEKERJAAN", k.id, kalimat, orang.id, bukti={"sini": sini}, fakta=("daftar", ASN))
            elif satu.jenis == LAIN:
                kalimat = f"NIK ini ada di {_sebut(satu)}. Periksa apakah keluarga ini masih sasaran."
                yield HasilPeriksa("PEKERJAAN_PERIKSA", k.id, kalimat, orang.id, bukti={"sini": sini}, fakta=("daftar", satu.sumber))
            elif satu.jenis == PADAN and satu.keterangan in _KATA_PADAN:
                kalimat = f"Menurut {_sebut(satu)}, {_KATA_PADAN[satu.keterangan]} di Dukcapil. Cocokkan dengan KTP dan KK."
                yield HasilPeriksa("NIK_TIDAK_PADAN", k.id, kalimat, orang.id, bukti={"sini": sini}, fakta=(satu.keterangan,))


def _sebut(satu: BuktiOrang) -> str:
    nama = {
        KEMATIAN: "daftar kematian", ASN: "daftar ASN, TNI, Polri, dan pensiunan", PADAN: "hasil padan", LAIN: "daftar",
    }.get(satu.jenis, "daftar")  # fmt: skip
    sumber = f" {satu.sumber}" if satu.sumber else ""
    return f"{nama}{sumber}{f' per {tanggal_pendek(satu.tanggal)}' if satu.tanggal else ''}"
