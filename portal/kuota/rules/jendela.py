"""Input windows: whether one kind of usulan may be released at a moment, and the sentence when it may not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ...kit.tanggal import ZONA, lama, pukul, setempat, tanggal_panjang
from .periode import Rentang

# The kinds of usulan as this feature needs them (usulan comes later); a test holds them equal to usulan's own.
JENIS_JENDELA = {
    "masuk": "Masuk register", "bansos": "Bantuan sosial", "hapus": "Penghapusan", "perbaikan": "Perbaikan data",
    "ganti_pengurus": "Ganti pengurus",
}  # fmt: skip
AKHIR_HARI = time(23, 59)
ALASAN_MAKS = 300


@dataclass(frozen=True, slots=True)
class Masa:
    """One window: kind, first minute, last minute (it still counts)."""

    jenis: str
    buka: datetime
    tutup: datetime

    def memuat(self, saat: datetime) -> bool:
        return self.buka <= saat < self.tutup + timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Keadaan:
    """Whether a kind may be released now. `kalimat` is "" when nothing limits it; `tutup` is the cut-off that applies, if any."""

    jenis: str
    terbuka: bool
    kalimat: str = ""
    tutup: datetime | None = None


def keadaan_jendela(
    jenis: str, masa: Sequence[Masa], saat: datetime, zona: str, *, berperiode: bool, dispensasi: datetime | None = None
) -> Keadaan:
    """The window of one kind at this moment; `masa` are the windows known, of all periods.

    `berperiode`: the period of this day has a window for this kind. Without one nothing is closed. `dispensasi`: until when this
    desa may release all the same.
    """
    milik = sorted((satu for satu in masa if satu.jenis == jenis), key=lambda satu: satu.buka)
    kini = next((satu for satu in milik if satu.memuat(saat)), None)
    nama = JENIS_JENDELA.get(jenis, jenis)
    if kini is not None:
        kalimat = f"{nama}: terbuka sampai {_kapan(kini.tutup, zona)}, {_sisa(saat, kini.tutup, zona)}."
        return Keadaan(jenis, True, kalimat, kini.tutup)
    if not berperiode:
        return Keadaan(jenis, True)
    if dispensasi is not None and saat < dispensasi + timedelta(minutes=1):
        return Keadaan(jenis, True, f"{nama}: terbuka dengan dispensasi sampai {_kapan(dispensasi, zona)}.", dispensasi)
    return Keadaan(jenis, False, _kalimat_tutup(nama, milik, saat, zona))


def _kalimat_tutup(nama: str, masa: Iterable[Masa], saat: datetime, zona: str) -> str:
    """Masa pengajuan usulan bantuan sosial dibuka 1 Desember 2026 pukul 00.00 WIB."""
    awal = f"Masa pengajuan usulan {nama.lower()}"
    lalu = [satu for satu in masa if satu.tutup < saat]
    nanti = next((satu for satu in masa if satu.buka > saat), None)
    bagian = [f"{awal} sudah ditutup {_kapan(lalu[-1].tutup, zona)}"] if lalu else []
    if nanti is not None:
        bagian.append(f"dibuka lagi {_kapan(nanti.buka, zona)}" if lalu else f"{awal} dibuka {_kapan(nanti.buka, zona)}")
    return f"{' dan '.join(bagian)}." if bagian else f"{awal} belum dibuka."


def _kapan(saat: datetime, zona: str) -> str:
    return f"{tanggal_panjang(setempat(saat, zona).date())} {pukul(saat, zona)}"


def _sisa(saat: datetime, tutup: datetime, zona: str) -> str:
    """Days are counted on the calendar: what closes tonight closes today."""
    hari = (setempat(tutup, zona).date() - setempat(saat, zona).date()).days
    return f"{hari} hari lagi" if hari > 1 else "besok" if hari == 1 else f"{lama(saat, max(tutup, saat))} lagi"


def masa_baku(periode: Rentang, tanggal_penutupan: int, zona: str) -> tuple[datetime, datetime]:
    """The usual window of a period: from its first minute to the end of its cut-off day, or of its last day if that comes first."""
    akhir = min(max(periode.mulai.replace(day=tanggal_penutupan), periode.mulai), periode.selesai)
    return saat_setempat(periode.mulai, time(0, 0), zona), saat_setempat(akhir, AKHIR_HARI, zona)


def saat_setempat(hari: date, jam: time, zona: str) -> datetime:
    """A day and an hour on the local clock as one moment."""
    return datetime.combine(hari, jam, ZONA[zona])


def baca_jam(teks: str) -> time | None:
    """23.59 or 23:59 as an hour, else None."""
    bagian = teks.strip().replace(":", ".").split(".")
    if len(bagian) == 2 and all(satu.isascii() and satu.isdecimal() and 1 <= len(satu) <= 2 for satu in bagian):
        jam, menit = (int(satu) for satu in bagian)
        if jam < 24 and menit < 60:
            return time(jam, menit)
    return None


def salah_masa(buka: datetime, tutup: datetime) -> str | None:
    """None when it is a window, else a sentence."""
    return None if buka < tutup else "Penutupan harus sesudah pembukaan."


def salah_dispensasi(jenis: str, sampai: datetime, alasan: str, saat: datetime) -> tuple[str, str] | None:
    """(field, sentence) of what a dispensasi lacks, else None."""
    if jenis and jenis not in JENIS_JENDELA:
        return "jenis", "Pilih jenis usulan dari daftar."
    if sampai <= saat:
        return "sampai", "Pilih waktu yang belum lewat."
    if (sampai - saat).days > 31:
        return "sampai", "Dispensasi paling lama sebulan. Untuk yang lebih lama, ubah masa pengajuannya."
    if not 10 <= len(alasan) <= ALASAN_MAKS:
        return "alasan", f"Tulis alasannya, 10 sampai {ALASAN_MAKS} huruf, supaya dapat dipertanggungjawabkan."
    return None
