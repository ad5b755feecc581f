"""What speaks against a programme: death, work, rank, double receipt, goods of a family that is well off (domain 5.3, 6.3 to 6.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ...kit.kode.dtsen_rumah import DAFTAR_RUMAH
from ...kit.kode.dukcapil import PEKERJAAN
from .aturan import ATURAN, AturanBerlaku
from .fakta import KEBERADAAN, MENINGGAL, TIDAK_DI_TEMPAT, FaktaPeriksa
from .hasil import HasilPeriksa, lihat
from .komponen import ATURAN_PKH, komponen_pkh

# Dukcapil's list of occupations; 48-63 are members of parliaments, ministers, heads of regions and the like.
KELOMPOK_PEKERJAAN: dict[str, tuple[str, frozenset[int]]] = {
    "asn_tni_polri": ("PEKERJAAN", frozenset({5, 6, 7})),
    "pejabat": ("PEKERJAAN", frozenset(range(48, 64))),
    "tenaga_kesehatan": ("PEKERJAAN", frozenset({72, 73, 74, 75})),
    "perangkat_desa": ("PEKERJAAN", frozenset({85, 86})),
    "pensiunan": ("PEKERJAAN_PERIKSA", frozenset({4})),
    "bumn_bumd": ("PEKERJAAN_PERIKSA", frozenset({16, 17})),
    "guru_dosen": ("PEKERJAAN_PERIKSA", frozenset({64, 65})),
}
_TANYAKAN = {
    "asn_tni_polri": "Keluarga satu KK dengan ASN, TNI, atau Polri tidak termasuk sasaran; periksa KTP-nya.",
    "pejabat": "Pejabat negara dan anggota dewan tidak termasuk sasaran; periksa KTP-nya.",
    "tenaga_kesehatan": "Tenaga kesehatan tidak termasuk sasaran; periksa KTP-nya.",
    "perangkat_desa": "Perangkat desa yang aktif tidak termasuk sasaran; periksa apakah masih menjabat.",
    "pensiunan": "Tanyakan pensiunan dari mana; pensiunan ASN, TNI, dan Polri tidak termasuk sasaran.",
    "bumn_bumd": "Tanyakan apakah ada penghasilan tetap dari negara atau daerah.",
    "guru_dosen": "Tanyakan apakah sudah tersertifikasi atau bergaji tetap dari negara.",
}
_NAMA_PROGRAM = {"PKH": "PKH", "SEMBAKO": "Sembako", "PBI_JK": "PBI-JK"}
_YA, _BUKAN_PLN, _DAYA_900 = 1, (3, 4), 2
_DAYA = "daya_terpasang"


def cek_layak(k: FaktaPeriksa, atur: AturanBerlaku, hari_ini: date) -> Iterator[HasilPeriksa]:
    """Findings about each member, then about programmes, then about the house."""
    for orang in k.anggota:
        tempat = orang.rincian.get(KEBERADAAN)
        if tempat == MENINGGAL:
            kalimat = "Tercatat meninggal. Siapkan akta kematian; bila pengurus, penggantinya dapat dipilih dalam satu KK."
            yield HasilPeriksa("MENINGGAL", k.id, kalimat, orang.id, bukti={"sini": lihat(orang)})
        elif tempat in TIDAK_DI_TEMPAT:
            kalimat = f"Tercatat {TIDAK_DI_TEMPAT[tempat]}. Periksa apakah masih tinggal bersama keluarga ini."
            yield HasilPeriksa("TIDAK_DI_TEMPAT", k.id, kalimat, orang.id, bukti={"sini": lihat(orang)}, fakta=(str(tempat),))
    yield from _pekerjaan(k, atur)
    yield from _program(k, atur, hari_ini)
    yield from _rumah(k)


def _pekerjaan(k: FaktaPeriksa, atur: AturanBerlaku) -> Iterator[HasilPeriksa]:
    for orang in k.anggota:
        if not orang.is_ada:
            continue
        for kelompok, (aturan, kode) in KELOMPOK_PEKERJAAN.items():
            if orang.pekerjaan in kode and atur.batas_of(aturan, kelompok):
                kata = PEKERJAAN.isi.get(orang.pekerjaan or 0, "pejabat negara atau anggota dewan")
                sini = {**lihat(orang), "pekerjaan": kata}
                kalimat = f"Pekerjaan tertulis {kata}. {_TANYAKAN[kelompok]}"
                yield HasilPeriksa(aturan, k.id, kalimat, orang.id, bukti={"sini": sini}, fakta=(str(orang.pekerjaan),))


def _program(k: FaktaPeriksa, atur: AturanBerlaku, hari_ini: date) -> Iterator[HasilPeriksa]:
    diminta = k.program | k.diusulkan
    for program in sorted(diminta & ATURAN["DESIL"].batas.keys()):
        batas = int(atur.batas_of("DESIL", program))
        if k.desil is not None and k.desil > batas:
            kalimat = f"Keluarga ini desil {k.desil}, batas {sebut_program(program)} desil {batas}. Desil dihitung pusat, bukan desa."
            yield _keluarga("DESIL", k, kalimat, {"program": sebut_program(program), "desil": k.desil}, program, str(k.desil), str(batas))
    for program in sorted(diminta & k.menerima):
        kalimat = f"Menurut daftar penerima, keluarga ini sudah menerima {sebut_program(program)}."
        yield _keluarga("SUDAH_MENERIMA", k, kalimat, {"program": sebut_program(program)}, program, k.periode)
    for program in sorted(k.program & k.diusulkan):
        kalimat = f"{sebut_program(program)} sudah ada di usulan lain keluarga ini pada periode yang sama."
        yield _keluarga("SUDAH_DIUSULKAN", k, kalimat, {"program": sebut_program(program)}, program, k.periode)
    if "PKH" in diminta | k.menerima and not komponen_pkh(k, atur, hari_ini):
        kalimat = (
            "Komponen PKH belum terlihat: ibu hamil, anak usia dini, anak sekolah, lansia, atau disabilitas berat. "
            "Periksa apakah tanggal lahir, sekolah, kehamilan, dan disabilitas anggota sudah diisi."
        )
        yield _keluarga(ATURAN_PKH, k, kalimat, {"program": "PKH"})


def _rumah(k: FaktaPeriksa) -> Iterator[HasilPeriksa]:
    if k.rumah.get("aset_bergerak_mobil") == _YA:
        kalimat = "Tercatat memiliki mobil. Tanyakan milik siapa dan dipakai untuk apa."
        yield _keluarga("MOBIL", k, kalimat, {"mobil": "ya"})
    daya = k.rumah.get(_DAYA)
    if daya is None or daya < _DAYA_900 or k.rumah.get("sumber_penerangan_utama") in _BUKAN_PLN:
        return
    kata = DAFTAR_RUMAH[_DAYA].kata(daya)
    bukti = {"daya_terpasang": kata}
    if daya == _DAYA_900:
        kalimat = "Daya listrik 900 VA dapat bersubsidi dapat tidak. Periksa nomor pelanggan PLN atau kode tarif di struk atau meteran."
        yield _keluarga("DAYA_900", k, kalimat, bukti, str(daya))
    else:
        kalimat = f"Daya listrik {kata} VA, golongan tanpa subsidi. Periksa meteran dan apakah dipakai bersama keluarga lain."
        yield _keluarga("DAYA_1300", k, kalimat, bukti, str(daya))


def sebut_program(kode: str) -> str:
    """The programme as people call it; a code that is not known stays as it is."""
    return _NAMA_PROGRAM.get(kode, kode)


def _keluarga(aturan: str, k: FaktaPeriksa, kalimat: str, bukti: Mapping[str, str | int], *fakta: str) -> HasilPeriksa:
    return HasilPeriksa(aturan, k.id, kalimat, bukti={"sini": {"keluarga": k.nama, **bukti}}, fakta=fakta)
