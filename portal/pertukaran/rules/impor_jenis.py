"""Kinds of files that are brought in, the states of an import, and what a row of one would do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

REGISTER, BNBA, PADAN, HASIL, KEMATIAN, ASN, LAIN = "register", "bnba", "padan", "hasil", "kematian", "asn", "lain"
DIBACA, PETA, PRATINJAU, MASUK, SELESAI, KELUAR, DITARIK, GAGAL, DIBUANG = (
    "dibaca", "peta", "pratinjau", "masuk", "selesai", "keluar", "ditarik", "gagal", "dibuang",
)  # fmt: skip
KATA_STATUS = {
    DIBACA: ("Sedang dibaca", "info"), PETA: ("Kolom perlu dicocokkan", "warn"), PRATINJAU: ("Menunggu keputusan", "warn"),
    MASUK: ("Sedang dimasukkan", "info"), SELESAI: ("Sudah dimasukkan", "ok"), KELUAR: ("Sedang ditarik", "info"),
    DITARIK: ("Sudah ditarik", ""), GAGAL: ("Tidak dapat dibaca", "bad"), DIBUANG: ("Dibuang", ""),
}  # fmt: skip
BERJALAN = frozenset({DIBACA, MASUK, KELUAR})
DIKOSONGKAN = "dikosongkan"  # in ``ringkas``: the day on which the staged rows went
DAPAT_DIBUANG = frozenset({DIBACA, PETA, PRATINJAU, GAGAL})

BARU, UBAH, SAMA, ANEH, SALAH = AKSI = ("baru", "ubah", "sama", "aneh", "salah")
KATA_AKSI = {
    BARU: ("Baru", "ok"), UBAH: ("Berubah", "info"), SAMA: ("Sama", ""), ANEH: ("Janggal", "warn"), SALAH: ("Salah", "bad"),
}  # fmt: skip
DESA_MENANG, BERKAS_MENANG = "desa", "berkas"
KATA_BENTROK = {
    DESA_MENANG: "Pertahankan isian desa/kelurahan yang lebih baru dari tanggal data",
    BERKAS_MENANG: "Pakai isi berkas, juga bila desa/kelurahan mengubahnya sesudah tanggal data",
}
TIDAK_PADAN, TIDAK_DITEMUKAN, MENINGGAL_PADAN, SUDAH_PADAN = "tidak_padan", "tidak_ditemukan", "meninggal", "padan"


@dataclass(frozen=True, slots=True)
class JenisImpor:
    """One kind: ``satuan`` is what a row of the preview is, ``bidang`` the fields it knows, ``wajib`` groups of which one must be there."""

    kode: str
    kata: str
    petunjuk: str
    satuan: str
    bidang: tuple[str, ...]
    wajib: tuple[tuple[str, ...], ...]

    @property
    def is_bukti(self) -> bool:
        """Whether its rows are only kept as evidence for the checks."""
        return self.kode not in (REGISTER, HASIL)


_ORANG = ("nik", "nama", "no_kk", "tanggal_lahir", "desa")
_DAFTAR = (*_ORANG, "tanggal", "keterangan")
JENIS_IMPOR = {
    satu.kode: satu
    for satu in (
        JenisImpor(
            REGISTER, "Register keluarga dan anggota (DTSEN/DTKS)",
            "Lembar keluarga, lembar anggota, atau keduanya dalam satu buku kerja. Isian desa/kelurahan tidak ditimpa diam-diam.",
            "keluarga", (), (("no_kk",),),
        ),
        JenisImpor(
            BNBA, "Daftar penerima (BNBA)", "Cukup NIK dan nama. Dipakai sebagai bukti “sudah menerima program”.", "orang",
            (*_DAFTAR, "program"), (("nik",), ("nama",)),
        ),
        JenisImpor(
            PADAN, "Hasil padan Dukcapil", "Hasil pemadanan per NIK: padan, tidak padan, tidak ditemukan, atau meninggal.", "orang",
            (*_DAFTAR, "hasil"), (("nik",), ("hasil",)),
        ),
        JenisImpor(
            HASIL, "Jawaban pusat atas usulan", "Padan, tidak padan, ditetapkan, atau ditolak, dikenali dari nomor usulan atau NIK.",
            "jawaban", ("nomor", "nik", "nama", "hasil", "program", "tanggal", "keterangan"), (("nomor", "nik"), ("hasil",)),
        ),
        JenisImpor(KEMATIAN, "Daftar kematian", "NIK orang yang meninggal, dari Dukcapil atau desa.", "orang", _DAFTAR, (("nik",), ("nama",))),
        JenisImpor(ASN, "Daftar ASN, TNI, Polri, dan pensiunan", "NIK dari BKPSDM atau BKN.", "orang", _DAFTAR, (("nik",), ("nama",))),
        JenisImpor(
            LAIN, "Daftar lain (pemilik usaha, upah, guru, nakes)", "Tulis isinya di kolom sumber, misalnya “Upah di atas UMK, BPJS TK”.",
            "orang", _DAFTAR, (("nik",), ("nama",)),
        ),
    )
}  # fmt: skip


def kurang_kolom(jenis: str, ada: Collection[str]) -> list[tuple[str, ...]]:
    """The groups of fields of which none has a column."""
    return [kelompok for kelompok in JENIS_IMPOR[jenis].wajib if not set(kelompok) & set(ada)]


def baca_hasil_padan(teks: str) -> str | None:
    """What a list says of a NIK, else None: "Tidak Padan", "NIK tidak ditemukan", "MENINGGAL", "padan"."""
    kata = " ".join(teks.casefold().replace("_", " ").split())
    if "meninggal" in kata or "wafat" in kata:
        return MENINGGAL_PADAN
    if "ditemukan" in kata or "tidak terdaftar" in kata:
        return TIDAK_DITEMUKAN if "tidak" in kata or "tdk" in kata else SUDAH_PADAN
    if any(satu in kata for satu in ("tidak padan", "tdk padan", "belum padan", "invalid", "tidak sesuai", "tidak cocok", "tidak valid")):
        return TIDAK_PADAN
    return SUDAH_PADAN if any(satu in kata for satu in ("padan", "valid", "sesuai", "cocok")) else None


def baca_jawaban(teks: str) -> str | None:
    """The answer of the centre as a state of the usulan, else None."""
    kata = " ".join(teks.casefold().replace("_", " ").split())
    if any(satu in kata for satu in ("tidak padan", "tdk padan", "belum padan", "invalid", "tidak valid", "tidak ditemukan", "tidak sesuai")):
        return "tidak_padan"
    if any(satu in kata for satu in ("tolak", "tidak disetujui", "tidak ditetapkan", "tidak layak", "gagal")):
        return "ditolak_pusat"
    if any(satu in kata for satu in ("tetap", "disetujui", "setuju", "layak", "diterima", "berhasil")):
        return "ditetapkan"
    return "padan" if any(satu in kata for satu in ("padan", "valid", "sesuai")) else None
