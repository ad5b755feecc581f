"""The sentences of a berita acara: who signs, what was agreed with every count in digits and words, its public code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...kit.angka import angka_dan_kata
from ...kuota.rules import PROGRAM, Program, sebut_program
from ...usulan.rules.jenis import ALASAN_HAPUS, GANTI_PENGURUS, PERBAIKAN
from ...usulan.rules.status import TIDAK_LAYAK
from .bentuk import MUSYAWARAH, is_sptjm
from .peserta import WAKIL_MASYARAKAT
from .status import SUARA

NAMA_REGISTER = {
    "DTSEN": "Data Tunggal Sosial dan Ekonomi Nasional",
    "DTKS": "Data Terpadu Kesejahteraan Sosial",
}
# The order in which forms of this kind list those who sign for the people (domain 3.1 item 10).
_UTAMA = ("tokoh_masyarakat", "tokoh_agama", "perempuan", "rt_rw", "warga_miskin")
_URUTAN = (*_UTAMA, *(unsur for unsur in WAKIL_MASYARAKAT if unsur not in _UTAMA))
PALING_BANYAK_WAKIL, PALING_SEDIKIT_WAKIL = 5, 3
NARASUMBER = ("dinsos", "kecamatan", "tksk", "pendamping")
PENDAMPING = ("pendamping", "tksk")
# What a paper says that was frozen before these were settings.
TEKS_LAMA = {
    "perihal": "penetapan usulan dan verifikasi kelayakan",
    "penutup": "Demikian Berita Acara ini dibuat dan disahkan dengan penuh tanggung jawab agar dapat dipergunakan sebagaimana mestinya.",
    "mengetahui": "Tidak ada",
}


def wakil_masyarakat(hadir: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those present who sign for the people: one of each element first, then others, at most five."""
    calon = [(_URUTAN.index(satu["unsur"]), ke, satu) for ke, satu in enumerate(hadir) if satu["unsur"] in _URUTAN]
    calon.sort(key=lambda tiga: tiga[:2])
    pertama = [tiga for ke, tiga in enumerate(calon) if tiga[0] not in {lain[0] for lain in calon[:ke]}]
    sisa = [tiga for tiga in calon if tiga not in pertama]
    pilihan = (pertama + sisa)[:PALING_BANYAK_WAKIL]
    return [satu for _, _, satu in sorted(pilihan, key=lambda tiga: tiga[:2])]


def penanda_bersama(hadir: Sequence[Mapping[str, Any]], *, dengan_pendamping: bool) -> list[Mapping[str, Any] | None]:
    """Who signs below the two heads: the people's representatives, in a kelurahan also one pendamping; None is an empty line."""
    pendamping = next((satu for unsur in PENDAMPING for satu in hadir if satu["unsur"] == unsur), None) if dengan_pendamping else None
    wakil: list[Mapping[str, Any] | None] = [*wakil_masyarakat(hadir)[: PALING_BANYAK_WAKIL - (pendamping is not None)]]
    wakil += [None] * (PALING_SEDIKIT_WAKIL - len(wakil))
    return [*wakil, pendamping] if pendamping else wakil


def narasumber(hadir: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those present from the offices that assist a musdes."""
    return [satu for satu in hadir if satu["unsur"] in NARASUMBER]


def kalimat_cara(musdes: Mapping[str, Any], disuarakan: int = 0) -> str:
    """How it was decided: by consent, or by vote with its result; ``disuarakan`` usulan had a vote of their own."""
    if musdes["cara"] != SUARA:
        kecuali = f", kecuali {angka_dan_kata(disuarakan)} usulan yang diputus melalui pemungutan suara" if disuarakan else ""
        return f"secara musyawarah mufakat{kecuali}"
    setuju, tidak = angka_dan_kata(musdes["suara_setuju"] or 0), angka_dan_kata(musdes["suara_tidak"] or 0)
    return f"melalui pemungutan suara dengan hasil setuju {setuju} suara dan tidak setuju {tidak} suara"


def kalimat_program(jumlah: Mapping[str, int], berlaku: Mapping[str, Program]) -> list[tuple[str, str]]:
    """(short name, count in digits and words with its unit) of every national programme and of each local one that was counted."""
    kode = [*PROGRAM, *(satu for satu in berlaku if satu in jumlah and satu not in PROGRAM)]
    kode += [satu for satu in jumlah if satu not in kode]
    semua = [(sebut_program(satu, berlaku), jumlah.get(satu, 0)) for satu in kode]
    return [(p.singkatan, f"{angka_dan_kata(n)} {p.satuan}") for p, n in semua]


def kalimat_keputusan(
    hitungan: Mapping[str, Any], register: str, bentuk: str = MUSYAWARAH, berlaku: Mapping[str, Program] = PROGRAM
) -> list[str]:
    """What was agreed, one sentence a list; a list without a family is said to be nihil and has no Lampiran.

    Without a meeting nobody agreed with anybody: the head of the desa approves.
    """
    sepakat = "disetujui" if is_sptjm(bentuk) else "disepakati"
    bansos = hitungan["bansos_keluarga"]
    program = [f"{nama} {jumlah}" for nama, jumlah in kalimat_program(hitungan["program"], berlaku)]
    alasan = [
        f"{_awal_kecil(ALASAN_HAPUS[kode].kata) if kode in ALASAN_HAPUS else 'alasan lain'} {angka_dan_kata(jumlah)}"
        for kode, jumlah in sorted(hitungan["hapus_alasan"].items(), key=lambda dua: (-dua[1], dua[0]))
    ]
    masuk = f"{_keluarga(hitungan['masuk_keluarga'])}, {angka_dan_kata(hitungan['masuk_jiwa'])} jiwa"
    kalimat = [
        _butir(f"usulan baru masuk {register} dinyatakan layak sejumlah", hitungan["masuk_keluarga"], masuk, "I"),
        _butir(
            "usulan bantuan sosial dinyatakan layak sejumlah", bansos,
            f"{_keluarga(bansos)}, yaitu {_daftar(program)}, menurut urutan prioritas", "II",
        ),
        _butir(
            f"usulan penghapusan {sepakat} sejumlah", hitungan["hapus"],
            f"{_keluarga(hitungan['hapus'])} dengan alasan {_daftar(alasan)}", "III",
        ),
        _butir("dinyatakan tidak layak sejumlah", hitungan["tidak_layak"], _keluarga(hitungan["tidak_layak"]), "III"),
    ]  # fmt: skip
    if hitungan["tetap_layak"]:
        tetap = _keluarga(hitungan["tetap_layak"])
        kalimat.append(f"usulan penghapusan tidak {sepakat}, sehingga tetap layak sejumlah {tetap}, sebagaimana Lampiran III")
    kalimat += _kalimat_ubah(hitungan.get("ubah") or {})
    return [*kalimat, _butir("ditunda sejumlah", hitungan["ditunda"], _keluarga(hitungan["ditunda"]), "IV")]


def _kalimat_ubah(jumlah: Mapping[str, int]) -> list[str]:
    """What was agreed about data and pengurus; nothing is said of a meeting that had none."""
    kata = {
        PERBAIKAN: "usulan perbaikan data disetujui sejumlah", GANTI_PENGURUS: "usulan penggantian pengurus disetujui sejumlah",
        TIDAK_LAYAK: "usulan perbaikan data atau penggantian pengurus tidak disetujui sejumlah",
    }  # fmt: skip
    return [_butir(awal, jumlah[kode], _keluarga(jumlah[kode]), "V") for kode, awal in kata.items() if jumlah.get(kode)]


def _butir(awal: str, jumlah: int, isi: str, lampiran: str) -> str:
    if not jumlah:
        return f"{awal} {_keluarga(0)} (nihil)"
    return f"{awal} {isi}, sebagaimana Lampiran {lampiran}"


def _awal_kecil(kata: str) -> str:
    """Meninggal dunia -> meninggal dunia, but NIK ganda stays."""
    return kata if kata[:2].isupper() else kata[:1].lower() + kata[1:]


def _keluarga(jumlah: int) -> str:
    return f"{angka_dan_kata(jumlah)} keluarga"


def _daftar(butir: Sequence[str]) -> str:
    if len(butir) < 3:
        return " dan ".join(butir)
    return f"{', '.join(butir[:-1])}, dan {butir[-1]}"
