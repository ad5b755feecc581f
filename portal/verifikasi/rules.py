"""The dinsos' side: why a usulan is rejected or returned, who may decide it now, and how long it has waited."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from ..keluarga.rules.bagian import KATA_BAGIAN
from ..kit.tanggal import lama, penutupan_sesudah, pukul, waktu_panjang
from ..kuota.rules import PROGRAM, is_melebihi_desil
from ..usulan.rules.empat_mata import KALIMAT_PEMBUAT, pemeriksa_sah
from ..usulan.rules.status import DIAJUKAN, DIKEMBALIKAN, DIPERIKSA, DISAHKAN, DITOLAK, KATA_STATUS, TERVERIFIKASI

KELOMPOK_TOLAK = {
    "identitas": "Identitas",
    "keberadaan": "Alamat dan keberadaan",
    "pekerjaan": "Pekerjaan dan penghasilan",
    "mampu": "Sudah mampu",
    "ganda": "Data ganda dan bantuan lain",
    "berkas": "Berkas",
    "program": "Syarat program",
    "lain": "Lainnya",
}


@dataclass(frozen=True, slots=True)
class AlasanTolak:
    """One typed reason; `wajib_catatan` when the code alone does not tell the family why."""

    kode: str
    kelompok: str
    kata: str
    wajib_catatan: bool = False


ALASAN_TOLAK = {
    satu.kode: satu
    for satu in (
        AlasanTolak("NIK_TIDAK_SAH", "identitas", "NIK tidak sah atau tidak terdaftar di Dukcapil"),
        AlasanTolak("NIK_BUKAN_ORANGNYA", "identitas", "NIK milik orang lain"),
        AlasanTolak("KK_TIDAK_SAH", "identitas", "No. KK tidak sah atau sudah diganti"),
        AlasanTolak("BEDA_DUKCAPIL", "identitas", "Nama atau tanggal lahir berbeda dengan Dukcapil", True),
        AlasanTolak("ALAMAT_TIDAK_DITEMUKAN", "keberadaan", "Alamat tidak ditemukan"),
        AlasanTolak("ORANG_TIDAK_DITEMUKAN", "keberadaan", "Orangnya tidak ditemukan atau tidak dikenal"),
        AlasanTolak("BUKAN_WARGA", "keberadaan", "Tidak tinggal di desa atau kelurahan pengusul"),
        AlasanTolak("PINDAH", "keberadaan", "Sudah pindah"),
        AlasanTolak("MENINGGAL", "keberadaan", "Sudah meninggal dunia"),
        AlasanTolak("ASN_TNI_POLRI", "pekerjaan", "ASN, TNI, atau Polri"),
        AlasanTolak("KELUARGA_ASN_TNI_POLRI", "pekerjaan", "Satu KK dengan ASN, TNI, atau Polri"),
        AlasanTolak("PENSIUNAN", "pekerjaan", "Pensiunan ASN, TNI, atau Polri"),
        AlasanTolak("PERANGKAT_DESA", "pekerjaan", "Perangkat desa aktif"),
        AlasanTolak("GURU_NAKES", "pekerjaan", "Guru tersertifikasi atau tenaga kesehatan"),
        AlasanTolak("GAJI_APBN_APBD", "pekerjaan", "Berpenghasilan rutin dari APBN atau APBD"),
        AlasanTolak("UPAH_DI_ATAS_UMK", "pekerjaan", "Berpenghasilan di atas UMP/UMK"),
        AlasanTolak("PEMILIK_PERUSAHAAN", "pekerjaan", "Pengurus atau pemilik perusahaan"),
        AlasanTolak("MAMPU", "mampu", "Keluarga sudah mampu", True),
        AlasanTolak("TIDAK_SESUAI_KRITERIA", "mampu", "Keadaan rumah tidak sesuai jawaban kriteria", True),
        AlasanTolak("DESIL_DI_ATAS_BATAS", "mampu", "Peringkat desil di atas batas program"),
        AlasanTolak("GANDA", "ganda", "Sudah tercatat di keluarga atau desa lain", True),
        AlasanTolak("SUDAH_DIUSULKAN", "ganda", "Sudah diusulkan dalam periode ini"),
        AlasanTolak("BANTUAN_LAIN", "ganda", "Sudah mendapat bantuan sejenis"),
        AlasanTolak("BERKAS_TIDAK_ADA", "berkas", "Berkas tidak dilengkapi setelah dikembalikan"),
        AlasanTolak("BERKAS_TIDAK_TERBACA", "berkas", "Berkas atau foto tidak terbaca"),
        AlasanTolak("BERKAS_TIDAK_COCOK", "berkas", "Berkas atau foto bukan milik keluarga ini"),
        AlasanTolak("TANPA_KOMPONEN", "program", "Tidak ada komponen PKH"),
        AlasanTolak("SYARAT_PROGRAM", "program", "Syarat program lain tidak terpenuhi", True),
        AlasanTolak("BUKTI_HAPUS_KURANG", "program", "Bukti penghapusan tidak mendukung alasannya", True),
        AlasanTolak("MENGUNDURKAN_DIRI", "lain", "Keluarga mengundurkan diri"),
        AlasanTolak("LAINNYA", "lain", "Alasan lain", True),
    )
}

# What a return may name: the sections of the family, and the usulan itself (programmes, reason, evidence).
USULAN = "usulan"
BAGIAN_KEMBALI = (*KATA_BAGIAN, USULAN)
KATA_BAGIAN_KEMBALI = {**KATA_BAGIAN, USULAN: "Isi usulan dan bukti"}
CATATAN_TERPENDEK = 10


def periksa_penolakan(alasan: str, catatan: str) -> list[str]:
    """What a rejection lacks, as sentences."""
    if alasan not in ALASAN_TOLAK:
        return ["Pilih alasan penolakan."]
    if ALASAN_TOLAK[alasan].wajib_catatan and len(catatan) < CATATAN_TERPENDEK:
        return [f"Alasan “{ALASAN_TOLAK[alasan].kata}” perlu penjelasan, supaya keluarga tahu sebabnya."]
    return []


def periksa_pengembalian(bagian: Collection[str], catatan: str) -> list[str]:
    """What a return lacks: it names sections and says in words what to mend."""
    kurang = []
    if not bagian or not set(bagian) <= set(BAGIAN_KEMBALI):
        kurang.append("Pilih bagian yang perlu diperbaiki.")
    if len(catatan) < CATATAN_TERPENDEK:
        kurang.append("Tuliskan apa yang perlu diperbaiki, supaya operator tidak perlu menebak.")
    return kurang


HASIL = (TERVERIFIKASI, DIKEMBALIKAN, DITOLAK)
KATA_HASIL = {TERVERIFIKASI: "disetujui", DIKEMBALIKAN: "dikembalikan untuk diperbaiki", DITOLAK: "tidak disetujui"}


@dataclass(frozen=True, slots=True)
class Putusan:
    """What a verifikator decides; `baris` holds the refused lines of an approved bansos usulan: line id -> reason.

    A line is then TERVERIFIKASI or DITOLAK by itself.
    """

    hasil: str
    alasan: str = ""
    catatan: str = ""
    bagian: tuple[str, ...] = ()
    baris: Mapping[str, str] = field(default_factory=dict)

    def sebagai_dict(self) -> dict[str, Any]:
        """Plain values for the fingerprint of a form."""
        return {
            "hasil": self.hasil, "alasan": self.alasan, "catatan": self.catatan, "bagian": sorted(self.bagian), "baris": dict(self.baris),
        }  # fmt: skip


def periksa_putusan(putusan: Putusan, baris_usulan: Collection[str] = ()) -> list[str]:
    """What the decision lacks, as sentences; `baris_usulan` are the ids of the lines of the usulan."""
    if putusan.hasil == DITOLAK:
        return periksa_penolakan(putusan.alasan, putusan.catatan)
    if putusan.hasil == DIKEMBALIKAN:
        return periksa_pengembalian(putusan.bagian, putusan.catatan)
    if putusan.hasil != TERVERIFIKASI:
        return ["Pilih keputusan: setujui, kembalikan, atau tidak setujui."]
    if not set(putusan.baris) <= set(baris_usulan):
        return ["Baris program usulan ini sudah berubah. Muat ulang halaman lalu periksa lagi."]
    if baris_usulan and set(putusan.baris) == set(baris_usulan):
        return ["Semua program tidak disetujui. Pakai “Tidak setujui” untuk seluruh usulan."]
    return list(dict.fromkeys(salah for alasan in putusan.baris.values() for salah in periksa_penolakan(alasan, putusan.catatan)))


def kalimat_putusan(putusan: Putusan, jumlah_baris: int = 0) -> str:
    """The reason in words for the timeline; it names no person."""
    if putusan.hasil == DITOLAK:
        kata = ALASAN_TOLAK[putusan.alasan].kata
        return f"{kata}. {putusan.catatan}" if putusan.catatan else kata
    if putusan.hasil == DIKEMBALIKAN:
        return f"{', '.join(KATA_BAGIAN_KEMBALI[satu] for satu in BAGIAN_KEMBALI if satu in putusan.bagian)}. {putusan.catatan}"
    ditolak = f"{jumlah_baris - len(putusan.baris)} dari {jumlah_baris} program disetujui." if putusan.baris else ""
    return " ".join(kata for kata in (ditolak, putusan.catatan) if kata)


def lewat_desil(program: Collection[str], desil: int | None) -> list[str]:
    """Short names of those of these programmes for which the family ranks too high."""
    return [satu.singkatan for kode, satu in PROGRAM.items() if kode in program and is_melebihi_desil(satu, desil)]


def halangan_massal(nik_ganda: bool, program_lewat_desil: Sequence[str]) -> str | None:
    """Why a usulan is not approved together with others: what is seen here needs a look at the family itself."""
    if nik_ganda:
        return "Ada NIK yang juga tercatat di keluarga lain. Periksa usulan ini satu per satu."
    if program_lewat_desil:
        return f"Peringkat desil di atas batas {', '.join(program_lewat_desil)}. Periksa usulan ini satu per satu."
    return None


LAMA_KLAIM = timedelta(minutes=30)


def klaim_sampai(sekarang: datetime) -> datetime:
    """Until when a claim taken or renewed now holds."""
    return sekarang + LAMA_KLAIM


def klaim_berlaku(sampai: datetime | None, sekarang: datetime) -> bool:
    """Whether a claim still holds; one that has run out keeps nobody from taking the usulan."""
    return sampai is not None and sekarang < sampai


@dataclass(frozen=True, slots=True)
class FaktaAntrean:
    """One usulan as the queue sees it; `pemeriksa` holds the claim or has decided. Ids are compared, names shown."""

    status: str
    pembuat: object
    pemeriksa: object = None
    pemeriksa_nama: str = ""
    klaim_sampai: datetime | None = None
    diputus_pada: datetime | None = None


def boleh_memutus(usulan: FaktaAntrean, oleh: object, sekarang: datetime, zona: str = "WIB") -> tuple[bool, str]:
    """Whether `oleh` may claim or decide this usulan now, else why not. One rule for one usulan and for a batch.

    One that waits unclaimed, or whose claim ran out, may be decided: the verb claims it first, in the same transaction.
    """
    if usulan.status not in (DIAJUKAN, DIPERIKSA):
        return False, _di_luar_antrean(usulan, zona)
    if not pemeriksa_sah(usulan.pembuat, oleh):
        return False, KALIMAT_PEMBUAT
    dipegang = usulan.status == DIPERIKSA and klaim_berlaku(usulan.klaim_sampai, sekarang)
    if dipegang and usulan.pemeriksa != oleh and usulan.klaim_sampai is not None:
        return False, f"Sedang diperiksa {usulan.pemeriksa_nama} sampai {pukul(usulan.klaim_sampai, zona)}."
    return True, ""


def _di_luar_antrean(usulan: FaktaAntrean, zona: str) -> str:
    kata = KATA_STATUS[usulan.status]
    if usulan.status in (DIKEMBALIKAN, DITOLAK, TERVERIFIKASI, DISAHKAN) and usulan.pemeriksa_nama:
        kapan = f" pada {waktu_panjang(usulan.diputus_pada, zona)}" if usulan.diputus_pada else ""
        return f"Sudah diputus {usulan.pemeriksa_nama}{kapan}: {kata}."
    return f"Tidak ada dalam antrean; statusnya “{kata}”."


HARI_LAYANAN = 5


@dataclass(frozen=True, slots=True)
class TandaUmur:
    """How long a usulan has waited: `kata` in calendar days for the eye, `jenis` (ok, warn, bad) by service days."""

    kata: str
    jenis: str
    hari_layanan: int


def hari_layanan(dari: date, sampai: date, libur: Collection[date] = ()) -> int:
    """Service days after `dari` up to and with `sampai`: Monday to Friday but for holidays."""
    pekan, sisa = divmod(max((sampai - dari).days, 0), 7)
    hari = pekan * 5 + sum((dari + timedelta(days=ke + 1)).weekday() < 5 for ke in range(sisa))
    return hari - sum(dari < satu <= sampai and satu.weekday() < 5 for satu in set(libur))


def tanda_umur(
    menunggu_sejak: date, hari_ini: date, batas: int = HARI_LAYANAN, libur: Collection[date] = ()
) -> TandaUmur:
    """The age of a usulan in the queue: warns from the day before the last service day, bad when it is past."""
    hari = hari_layanan(menunggu_sejak, hari_ini, libur)
    jenis = "bad" if hari > batas else "warn" if hari >= batas - 1 else "ok"
    return TandaUmur(lama(menunggu_sejak, hari_ini), jenis, hari)


def batas_terlambat(hari_ini: date, batas: int = HARI_LAYANAN, libur: Collection[date] = ()) -> date:
    """The last day such that what has waited since then is late: the queue is filtered and counted by it."""
    hari = hari_ini
    while hari_layanan(hari, hari_ini, libur) <= batas:
        hari -= timedelta(days=1)
    return hari


def penutupan_berikut(hari_ini: date, tanggal: int) -> tuple[date, int]:
    """The next monthly cut-off (today counts) and how many days are left; `tanggal` is a day that every month has."""
    penutupan = penutupan_sesudah(hari_ini, tanggal)
    return penutupan, (penutupan - hari_ini).days
