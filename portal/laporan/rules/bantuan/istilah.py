"""The glossary: what a status means for the citizen and what the operator does next; what no official paper confirms says so."""

from __future__ import annotations

from dataclasses import dataclass

from ....usulan.rules.status import KATA_STATUS, LANGKAH_BERIKUT
from .kata import KATA
from .pusat import PENYALURAN, PUSAT


@dataclass(frozen=True, slots=True)
class Istilah:
    """One term with the anchor that leads to it; ``sumber`` says in words who said so."""

    kode: str
    kata: str
    arti: str
    lanjut: str = ""
    sumber: str = ""


# What each state of the portal tells the family; what happens next is one sentence with the state itself (usulan/rules/status.py).
_ARTI = {
    "draf": "Petugas desa sedang menyiapkan usulan. Belum dibahas siapa pun.",
    "siap_musdes": "Data sudah lengkap. Usulan akan dibahas dalam musyawarah.",
    "layak": "Musyawarah menilai keluarga layak diusulkan. Ini belum berarti menerima bantuan.",
    "tidak_layak": "Musyawarah menilai keluarga belum layak diusulkan sekarang, dengan alasan yang tercatat.",
    "ditunda": "Musyawarah belum memutus, misalnya karena rumahnya perlu dilihat dahulu.",
    "diajukan": "Kades atau lurah sudah mengirim hasil musyawarah ke dinas sosial.",
    "valid_kecamatan": "Kecamatan sudah membaca dan membenarkannya. Langkah ini tidak dipakai semua kabupaten.",
    "diperiksa": "Petugas dinas sosial sedang membaca datanya.",
    "dikembalikan": "Ada bagian data yang perlu dibetulkan. Musyawarah tidak diulang.",
    "ditolak": "Dinas sosial tidak meneruskan usulan, dengan alasan yang tercatat.",
    "terverifikasi": "Dinas sosial sudah memeriksa dan membenarkan datanya.",
    "disahkan": "Kepala dinas sudah mengesahkan daftar usulan kabupaten. Pusat belum memutus.",
    "dikirim": "Data sudah diserahkan untuk diinput ke SIKS-NG.",
    "padan": "NIK dan datanya cocok di pusat. Belum berarti menerima bantuan.",
    "tidak_padan": "NIK atau datanya belum cocok di pusat.",
    "ditetapkan": "Pusat sudah menetapkan. Pencairannya diatur pusat.",
    "ditetapkan_dinas": "Untuk program kabupaten: dinas sosial sudah menetapkan. Pusat tidak ikut memutus.",
    "ditolak_pusat": "Pusat tidak menyetujui usulan ini.",
    "dibatalkan": "Usulan dihentikan sebelum selesai, dengan alasan yang tercatat.",
}


def daftar_istilah() -> list[tuple[str, str, list[Istilah]]]:
    """(anchor, heading, terms): the centre's words, those of payment, the portal's states, the words of the work."""
    portal = [Istilah(kode.replace("_", "-"), kata, _ARTI.get(kode, ""), LANGKAH_BERIKUT[kode]) for kode, kata in KATA_STATUS.items()]
    return [
        ("pusat", "Status di SIKS-NG dan di pusat", [Istilah(*satu) for satu in PUSAT]),
        ("penyaluran", "Status penyaluran yang sering ditanyakan", [Istilah(*satu) for satu in PENYALURAN]),
        ("portal", "Keadaan usulan di portal ini", portal),
        ("kata", "Kata-kata yang dipakai portal", [Istilah(*satu) for satu in KATA]),
    ]
