"""THE table of transitions of a usulan, and the words for its states. None says that somebody receives aid."""

from __future__ import annotations

from collections.abc import Collection

from ...akun.rules import Peran
from ...keluarga.rules.bagian import BAGIAN
from .jenis import GANTI_PENGURUS, HAPUS, KABUPATEN, PERBAIKAN

DRAF = "draf"
SIAP_MUSDES = "siap_musdes"
LAYAK = "layak"
TIDAK_LAYAK = "tidak_layak"
DITUNDA = "ditunda"
DIAJUKAN = "diajukan"
VALID_KECAMATAN = "valid_kecamatan"
DIPERIKSA = "diperiksa"
DIKEMBALIKAN = "dikembalikan"
DITOLAK = "ditolak"
TERVERIFIKASI = "terverifikasi"
DISAHKAN = "disahkan"
DIKIRIM = "dikirim"
PADAN = "padan"
TIDAK_PADAN = "tidak_padan"
DITETAPKAN = "ditetapkan"
DITOLAK_PUSAT = "ditolak_pusat"
DITETAPKAN_DINAS = "ditetapkan_dinas"
DIBATALKAN = "dibatalkan"

KATA_STATUS = {
    DRAF: "Draf",
    SIAP_MUSDES: "Siap dimusyawarahkan",
    LAYAK: "Layak menurut musyawarah",
    TIDAK_LAYAK: "Tidak layak menurut musyawarah",
    DITUNDA: "Ditunda musyawarah",
    DIAJUKAN: "Diajukan ke dinas sosial",
    VALID_KECAMATAN: "Divalidasi kecamatan",
    DIPERIKSA: "Sedang diperiksa dinas sosial",
    DIKEMBALIKAN: "Perlu diperbaiki",
    DITOLAK: "Tidak disetujui dinas sosial",
    TERVERIFIKASI: "Terverifikasi",
    DISAHKAN: "Disahkan kabupaten",
    DIKIRIM: "Dikirim ke pusat",
    PADAN: "Data padan di pusat",
    TIDAK_PADAN: "Data tidak padan di pusat",
    DITETAPKAN: "Ditetapkan pusat",
    DITOLAK_PUSAT: "Tidak disetujui pusat",
    DITETAPKAN_DINAS: "Ditetapkan dinas sosial",
    DIBATALKAN: "Dibatalkan",
}
STATUS = tuple(KATA_STATUS)

# In a proposal to remove a family the musdes decides about the removal, not about the family.
_KATA_HAPUS = {
    LAYAK: "Penghapusan disepakati musyawarah",
    TIDAK_LAYAK: "Tetap layak menurut musyawarah",
    DITETAPKAN: "Penghapusan ditetapkan pusat",
}
# In a proposal to mend data, or to name another pengurus, it decides about that; the family's eligibility is not asked.
_KATA_UBAH = {
    LAYAK: "Disetujui musyawarah",
    TIDAK_LAYAK: "Tidak disetujui musyawarah",
}
_KATA_JENIS = {HAPUS: _KATA_HAPUS, PERBAIKAN: _KATA_UBAH, GANTI_PENGURUS: _KATA_UBAH}

LANGKAH_BERIKUT = {
    DRAF: "Operator melengkapi data keluarga, lalu menyiapkannya untuk musyawarah.",
    SIAP_MUSDES: "Menunggu dibahas dalam musyawarah desa atau kelurahan.",
    LAYAK: "Menunggu kepala desa atau lurah mengajukan hasil musyawarah ke dinas sosial.",
    TIDAK_LAYAK: "Selesai di musyawarah. Bila keadaan berubah, keluarga dapat diusulkan lagi.",
    DITUNDA: "Dibahas lagi dalam musyawarah berikutnya.",
    DIAJUKAN: "Menunggu diperiksa dinas sosial.",
    VALID_KECAMATAN: "Menunggu diperiksa dinas sosial.",
    DIPERIKSA: "Petugas dinas sosial sedang memeriksa.",
    DIKEMBALIKAN: "Operator memperbaiki bagian yang disebut, lalu mengajukan kembali.",
    DITOLAK: "Selesai. Alasannya dapat ditanyakan kepada operator.",
    TERVERIFIKASI: "Menunggu pengesahan kepala dinas sosial.",
    DISAHKAN: "Menunggu dikirim ke pusat, atau ditetapkan dinas sosial bila programnya program daerah.",
    DIKIRIM: "Menunggu jawaban pusat. Keputusan ada di Kementerian Sosial.",
    PADAN: "Menunggu penetapan pusat. Keputusan ada di Kementerian Sosial.",
    TIDAK_PADAN: "Data perlu dicocokkan dengan Dukcapil, lalu diperbaiki.",
    DITETAPKAN: "Selesai. Ditetapkan oleh pusat.",
    DITETAPKAN_DINAS: "Selesai. Ditetapkan oleh kabupaten melalui dinas sosial, bukan oleh pusat.",
    DITOLAK_PUSAT: "Selesai. Keluarga dapat diusulkan lagi bila keadaan berubah.",
    DIBATALKAN: "Selesai. Usulan tidak dilanjutkan.",
}

# Where lines of the kabupaten's own programmes can be settled beside those that wait for the centre, without the usulan moving.
MENUNGGU_DAERAH = (DISAHKAN, DIKIRIM, PADAN, TIDAK_PADAN, DITETAPKAN, DITOLAK_PUSAT)

# A usulan of the kabupaten goes no way through the village: who made it completes it and sends it again.
_LANGKAH_KABUPATEN = {
    DRAF: "Pembuatnya di dinas sosial melengkapi, lalu mengajukannya untuk diperiksa petugas lain.",
    DIKEMBALIKAN: "Pembuatnya di dinas sosial memperbaiki bagian yang disebut bersama desa, lalu mengajukannya lagi.",
}

_OPERATOR = (Peran.OPERATOR,)
_VERIFIKATOR = (Peran.VERIFIKATOR,)
_IMPOR = (Peran.ADMIN, Peran.VERIFIKATOR)

# (from, to) -> the roles that do it. The answers of the centre are imported; padan is not yet the last of them, and
# what is not padan goes back for repair ("dikembalikan untuk dilakukan perbaikan", Pusdatin) unless a later answer mends it:
# the centre's copy of the civil register is often stale (domain 6.2).
_MAJU: dict[tuple[str, str], tuple[Peran, ...]] = {
    (DRAF, SIAP_MUSDES): _OPERATOR,
    (SIAP_MUSDES, LAYAK): _OPERATOR,
    (SIAP_MUSDES, TIDAK_LAYAK): _OPERATOR,
    (SIAP_MUSDES, DITUNDA): _OPERATOR,
    (DITUNDA, SIAP_MUSDES): _OPERATOR,
    (LAYAK, DIAJUKAN): (Peran.KADES,),
    (DIAJUKAN, DIPERIKSA): _VERIFIKATOR,
    (DIPERIKSA, DIAJUKAN): _VERIFIKATOR,
    # A kecamatan may stand between (a setting): "belum validasi, validasi, batal validasi" in a regional app (domain 2.1, yii-usulan).
    (DIAJUKAN, VALID_KECAMATAN): (Peran.CAMAT,),
    (DIAJUKAN, DIKEMBALIKAN): (Peran.CAMAT,),
    (VALID_KECAMATAN, DIPERIKSA): _VERIFIKATOR,
    (DIPERIKSA, VALID_KECAMATAN): _VERIFIKATOR,
    (DIPERIKSA, DIKEMBALIKAN): _VERIFIKATOR,
    (DIPERIKSA, DITOLAK): _VERIFIKATOR,
    (DIPERIKSA, TERVERIFIKASI): _VERIFIKATOR,
    (DIKEMBALIKAN, DIAJUKAN): (Peran.OPERATOR, Peran.KADES),
    # A decision is taken back by the official who made it (UU 30/2014 Pasal 64 ayat 3), before pengesahan or the village's answer.
    (TERVERIFIKASI, DIPERIKSA): _VERIFIKATOR,
    (DITOLAK, DIPERIKSA): _VERIFIKATOR,
    (DIKEMBALIKAN, DIPERIKSA): _VERIFIKATOR,
    (TERVERIFIKASI, DISAHKAN): (Peran.KADIS,),
    (DISAHKAN, TERVERIFIKASI): (Peran.KADIS,),
    (DISAHKAN, DIKIRIM): _VERIFIKATOR,
    # A programme of the kabupaten itself is not for the centre: the dinsos decides (pertukaran/service/penetapan.py).
    (DISAHKAN, DITETAPKAN_DINAS): _VERIFIKATOR,
    (DIKIRIM, PADAN): _IMPOR,
    (DIKIRIM, TIDAK_PADAN): _IMPOR,
    (DIKIRIM, DITETAPKAN): _IMPOR,
    (DIKIRIM, DITOLAK_PUSAT): _IMPOR,
    (PADAN, DITETAPKAN): _IMPOR,
    (PADAN, DITOLAK_PUSAT): _IMPOR,
    (TIDAK_PADAN, PADAN): _IMPOR,
    (TIDAK_PADAN, DIKEMBALIKAN): _VERIFIKATOR,
}

AKHIR = frozenset({TIDAK_LAYAK, DITOLAK, DITETAPKAN, DITOLAK_PUSAT, DITETAPKAN_DINAS, DIBATALKAN})
TERBUKA = frozenset(STATUS) - AKHIR
# In the hands of the village; all other open states are in the hands of the dinsos or beyond.
_DI_DESA = frozenset({DRAF, SIAP_MUSDES, LAYAK, DITUNDA, DIKEMBALIKAN})
MENGUNCI = TERBUKA - {DRAF, SIAP_MUSDES, LAYAK, DITUNDA}

TRANSISI: dict[tuple[str, str], tuple[Peran, ...]] = _MAJU | {
    (dari, DIBATALKAN): _OPERATOR if dari in _DI_DESA else _VERIFIKATOR for dari in STATUS if dari in TERBUKA
}

# The kabupaten may also propose people whom no village proposed (Kepmensos 73/HUK/2024 as reported; domain 0.2): without a musdes,
# from draft straight to the queue, where somebody else decides.
_MUSYAWARAH = frozenset({SIAP_MUSDES, LAYAK, TIDAK_LAYAK, DITUNDA})
TRANSISI_KABUPATEN: dict[tuple[str, str], tuple[Peran, ...]] = {
    langkah: peran for langkah, peran in TRANSISI.items() if not _MUSYAWARAH.intersection(langkah)
} | dict.fromkeys(((DRAF, DIAJUKAN), (DIKEMBALIKAN, DIAJUKAN), (DRAF, DIBATALKAN), (DIKEMBALIKAN, DIBATALKAN)), _VERIFIKATOR)

# An answer of the centre that was typed wrong is taken back (pertukaran/service/penarikan.py), or a decision of the dinsos about its own
# programmes (penetapan.py): no step of the way, so in no table.
TARIK_HASIL = frozenset({(PADAN, TIDAK_PADAN), (DITETAPKAN, PADAN), (DITOLAK_PUSAT, PADAN), (DITETAPKAN_DINAS, DISAHKAN)}) | {
    (dari, DIKIRIM) for dari in (PADAN, TIDAK_PADAN, DITETAPKAN, DITOLAK_PUSAT)
}

_JENIS_TANDA = {
    "ok": (LAYAK, TERVERIFIKASI, DISAHKAN, PADAN, DITETAPKAN, DITETAPKAN_DINAS),
    "warn": (DITUNDA, DIKEMBALIKAN, TIDAK_PADAN),
    "bad": (TIDAK_LAYAK, DITOLAK, DITOLAK_PUSAT),
}
JENIS_TANDA = {status: "info" for status in STATUS} | {s: jenis for jenis, semua in _JENIS_TANDA.items() for s in semua}


def kata_status(status: str, jenis: str | None = None) -> str:
    """The state in words; what the musdes says is about what the kind asks for."""
    return _KATA_JENIS.get(jenis or "", {}).get(status) or KATA_STATUS[status]


def langkah_berikut(status: str, asal: str = "") -> str:
    """Who does what next, in a sentence."""
    return (asal == KABUPATEN and _LANGKAH_KABUPATEN.get(status)) or LANGKAH_BERIKUT[status]


def boleh_pindah(dari: str, ke: str, peran: str | None = None, asal: str = "") -> bool:
    """Whether the table (of the village, or for `asal` of the kabupaten) has this step and, if a role is given, names it."""
    pelaku = (TRANSISI_KABUPATEN if asal == KABUPATEN else TRANSISI).get((dari, ke))
    return pelaku is not None and (peran is None or peran in pelaku)


def kalimat_tidak_boleh_pindah(dari: str, ke: str) -> str:
    """What to tell who asks for a step that the table does not have."""
    return f"Usulan ini berstatus “{KATA_STATUS[dari]}”, jadi belum dapat menjadi “{KATA_STATUS[ke]}”."


def is_terbuka(status: str) -> bool:
    """Still under way; a family has one open usulan of each kind."""
    return status in TERBUKA


def is_mengunci(status: str) -> bool:
    """From release to the end the village may not change the family's data."""
    return status in MENGUNCI


def bagian_terbuka(status: str, bagian_kembali: Collection[str] = ()) -> frozenset[str]:
    """The sections of the family that the village may edit: all, none, or those that a return names."""
    if not is_mengunci(status):
        return frozenset(BAGIAN)
    return frozenset(BAGIAN).intersection(bagian_kembali) if status == DIKEMBALIKAN else frozenset()


_KALIMAT = {
    ("", DRAF): "Dibuat oleh {pelaku}",
    (DRAF, SIAP_MUSDES): "Disiapkan untuk musyawarah oleh {pelaku}",
    (DITUNDA, SIAP_MUSDES): "Disiapkan lagi untuk musyawarah oleh {pelaku}",
    (SIAP_MUSDES, LAYAK): "Dinyatakan layak oleh musyawarah, dicatat {pelaku}",
    (SIAP_MUSDES, TIDAK_LAYAK): "Dinyatakan tidak layak oleh musyawarah, dicatat {pelaku}",
    (SIAP_MUSDES, DITUNDA): "Ditunda oleh musyawarah, dicatat {pelaku}",
    (LAYAK, DIAJUKAN): "Diajukan oleh {pelaku}",
    (DRAF, DIAJUKAN): "Diajukan langsung tanpa musyawarah desa, sebagai usulan kabupaten, oleh {pelaku}",
    (DIAJUKAN, DIPERIKSA): "Diambil untuk diperiksa oleh {pelaku}",
    (DIPERIKSA, DIAJUKAN): "Dilepas ke antrean oleh {pelaku}",
    (DIAJUKAN, VALID_KECAMATAN): "Divalidasi oleh {pelaku}",
    (DIAJUKAN, DIKEMBALIKAN): "Tidak divalidasi, dikembalikan untuk diperbaiki oleh {pelaku}",
    (VALID_KECAMATAN, DIPERIKSA): "Diambil untuk diperiksa oleh {pelaku}",
    (DIPERIKSA, VALID_KECAMATAN): "Dilepas ke antrean oleh {pelaku}",
    (DIPERIKSA, DIPERIKSA): "Disetujui verifikator pertama, {pelaku}; menunggu verifikator kedua",
    (TERVERIFIKASI, DIPERIKSA): "Persetujuan ditarik oleh {pelaku}",
    (DITOLAK, DIPERIKSA): "Keputusan tidak setuju ditarik oleh {pelaku}",
    (DIKEMBALIKAN, DIPERIKSA): "Pengembalian ditarik oleh {pelaku}",
    (DIPERIKSA, DIKEMBALIKAN): "Dikembalikan untuk diperbaiki oleh {pelaku}",
    (DIPERIKSA, DITOLAK): "Tidak disetujui oleh {pelaku}",
    (DIPERIKSA, TERVERIFIKASI): "Diverifikasi oleh {pelaku}",
    (DIKEMBALIKAN, DIAJUKAN): "Diperbaiki dan diajukan kembali oleh {pelaku}",
    (TERVERIFIKASI, DISAHKAN): "Disahkan oleh {pelaku}",
    (DISAHKAN, TERVERIFIKASI): "Pengesahan ditarik oleh {pelaku}",
    (DISAHKAN, DIKIRIM): "Dimasukkan ke berkas serahan pusat oleh {pelaku}",
    (DIKIRIM, PADAN): "Pusat menjawab data padan, dicatat {pelaku}",
    (DIKIRIM, TIDAK_PADAN): "Pusat menjawab data tidak padan, dicatat {pelaku}",
    (DIKIRIM, DITETAPKAN): "Ditetapkan pusat, dicatat {pelaku}",
    (DIKIRIM, DITOLAK_PUSAT): "Tidak disetujui pusat, dicatat {pelaku}",
    (PADAN, DITETAPKAN): "Ditetapkan pusat, dicatat {pelaku}",
    (PADAN, DITOLAK_PUSAT): "Tidak disetujui pusat, dicatat {pelaku}",
    (TIDAK_PADAN, PADAN): "Pusat kini menjawab data padan, dicatat {pelaku}",
    (TIDAK_PADAN, DIKEMBALIKAN): "Dikembalikan untuk dicocokkan oleh {pelaku}",
    **dict.fromkeys(TARIK_HASIL, "Jawaban pusat ditarik oleh {pelaku}"),
    (DITETAPKAN_DINAS, DISAHKAN): "Penetapan dinas sosial ditarik oleh {pelaku}",
    (DISAHKAN, DITETAPKAN_DINAS): "Ditetapkan dinas sosial, dicatat {pelaku}",
    **{(status, status): "Penetapan program daerah oleh dinas sosial, dicatat {pelaku}" for status in MENUNGGU_DAERAH},
}
_KALIMAT_HAPUS = {
    (SIAP_MUSDES, LAYAK): "Penghapusan disepakati musyawarah, dicatat {pelaku}",
    (SIAP_MUSDES, TIDAK_LAYAK): "Keluarga tetap layak menurut musyawarah, dicatat {pelaku}",
}
_KALIMAT_UBAH = {
    (SIAP_MUSDES, LAYAK): "Disetujui musyawarah, dicatat {pelaku}",
    (SIAP_MUSDES, TIDAK_LAYAK): "Tidak disetujui musyawarah, dicatat {pelaku}",
}
_KALIMAT_JENIS = {HAPUS: _KALIMAT_HAPUS, PERBAIKAN: _KALIMAT_UBAH, GANTI_PENGURUS: _KALIMAT_UBAH}


# The reason of a decision begins so when no musyawarah was held and the head of the desa answers for it; the sentence then says that.
AWALAN_SPTJM = ("SPTJM Nomor ", "Pembetulan SPTJM")
_TANPA_MUSYAWARAH = (
    ("disepakati musyawarah", "disetujui dalam SPTJM"), ("oleh musyawarah", "dalam SPTJM"), ("menurut musyawarah", "menurut SPTJM"),
)  # fmt: skip


def is_dari_sptjm(dari: str, alasan: str) -> bool:
    """Whether this step was decided by an SPTJM, as its reason says."""
    return dari == SIAP_MUSDES and alasan.startswith(AWALAN_SPTJM)


def kalimat_riwayat(dari: str, ke: str, pelaku: str, alasan: str = "", jenis: str | None = None, sptjm: bool = False) -> str:
    """One line of the timeline: "Diajukan oleh Lurah Air Bang". `dari` is "" for the first one; ``sptjm`` as `is_dari_sptjm` says."""
    pola = "Dibatalkan oleh {pelaku}" if ke == DIBATALKAN else _KALIMAT[dari, ke]
    pola = _KALIMAT_JENIS.get(jenis or "", {}).get((dari, ke), pola)
    for lama, baru in _TANPA_MUSYAWARAH if sptjm else ():
        pola = pola.replace(lama, baru)
    kalimat = pola.format(pelaku=pelaku)
    return f"{kalimat}: {alasan}" if alasan else kalimat
