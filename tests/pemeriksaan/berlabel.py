"""The labelled set: people recorded twice in the ways it happens, and people who look alike and are not, within a made-up kabupaten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from portal.pemeriksaan.rules.mirip import Ringkas, cari_pasangan
from tests.pemeriksaan.penduduk import KECAMATAN, LUAR, Penduduk, Rumah, rumah_lahir

Pasangan = tuple[int, int]
_HURUF = "ABDEGHIKLMNOPRSTUWY"
# Written otherwise by another clerk, each as often as the others.
_EJAAN = (
    ("MUHAMMAD", "MUH."), ("MUHAMMAD", "MOH."), ("MUHAMMAD", "MOHAMAD"), ("MUHAMMAD", "M."), ("SITI", "ST."), ("SITI", "SITTI"),
    ("ABDUL ", "ABD. "), ("U", "OE"), ("J", "DJ"), ("C", "TJ"), ("SY", "S"), ("S", "SY"), ("Y", "I"), ("I", "Y"), ("Z", "S"), ("F", "P"),
    ("KH", "H"), ("H", ""), ("NN", "N"), ("MM", "M"), ("D ", "T "), ("RR", "R"), ("AH", "A"), ("E", "I"), ("O", "U"),
)  # fmt: skip
_GELAR = ("H. {}", "HJ. {}", "{}, S.PD", "DRS. {}", "{}, SE", "{} S.AG", "ALM. {}", "{}, A.MD.KEB")


@dataclass
class Berlabel:
    """`ganda`: pairs that are one person; `mirip`: pairs that are not, by kind; `cara`: what was done to each double."""

    orang: list[Ringkas] = field(default_factory=list)
    ganda: set[Pasangan] = field(default_factory=set)
    mirip: dict[str, set[Pasangan]] = field(default_factory=lambda: defaultdict(set))
    cara: dict[Pasangan, str] = field(default_factory=dict)


@dataclass
class Nilai:
    """What a run found: true and false pairs, and those it missed."""

    benar: set[Pasangan]
    salah: dict[Pasangan, int]
    luput: set[Pasangan]

    @property
    def presisi(self) -> float:
        return len(self.benar) / max(1, len(self.benar) + len(self.salah))

    @property
    def sapuan(self) -> float:
        return len(self.benar) / max(1, len(self.benar) + len(self.luput))


def nilai(data: Berlabel, ambang: float) -> Nilai:
    """Every pair of the whole set counts: one that is not labelled as a double is a false one, wherever it comes from."""
    temu = {(i, j): skor for i, j, skor in cari_pasangan(data.orang, ambang)}
    return Nilai(data.ganda & temu.keys(), {p: s for p, s in temu.items() if p not in data.ganda}, data.ganda - temu.keys())


def buat(benih: int, penduduk: int = 20_000, ganda: int = 500, sulit: int = 300) -> Berlabel:
    """So many people, so many of them recorded twice, so many look-alikes of each kind (twins, cousins, fathers and sons, namesakes)."""
    pembuat = Penduduk(benih)
    rumah = list(pembuat.semua(penduduk))
    data = Berlabel([orang for satu in rumah for orang in satu.anggota])
    for ke in pembuat.acak.sample(range(len(data.orang)), ganda):
        lain, cara = Pengganda(pembuat).ulang(data.orang[ke])
        data.ganda.add((ke, len(data.orang)))
        data.cara[ke, len(data.orang)] = cara
        data.orang.append(lain)
    for nama, cara_sulit in SULIT.items():
        for _ in range(sulit):
            a, b = cara_sulit(pembuat, pembuat.acak.choice(rumah))
            data.mirip[nama].add((len(data.orang), len(data.orang) + 1))
            data.orang += [a, b]
    return data


def _kembar(p: Penduduk, rumah: Rumah) -> tuple[Ringkas, Ringkas]:
    """Twins: same mother, same day; one pair in five already lives in two families."""
    kelamin = p.acak.choice("LP")
    satu = p.orang(rumah.id, rumah.kecamatan, p.nama(kelamin), kelamin, p.lahir(1960, 2024), p.nama("P"))
    dua = p.kembaran(satu, rumah)
    return satu, dua._replace(keluarga_id=p.id()) if p.acak.random() < 0.2 else dua


def _sepupu(p: Penduduk, rumah: Rumah) -> tuple[Ringkas, Ringkas]:
    """Cousins of one name: other day, other mother; some mothers are sisters whose names share a word."""
    kelamin, ibu, bibi = p.acak.choice("LP"), p.nama("P"), p.nama("P")
    if p.acak.random() < 0.3:
        bibi = f"{bibi.split()[0]} {ibu.split()[-1]}"
    satu = p.orang(rumah.id, rumah.kecamatan, p.nama(kelamin), kelamin, p.lahir(1960, 2024), ibu)
    hari = rumah_lahir(satu) + timedelta(days=p.acak.choice((-1, 1)) * p.acak.randint(1, 2000))
    return satu, p.orang(p.id(), rumah.kecamatan, satu.nama, kelamin, min(hari, date(2026, 11, 1)), bibi if bibi != ibu else p.nama("P"))


def _ayah_anak(p: Penduduk, rumah: Rumah) -> tuple[Ringkas, Ringkas]:
    """Father and son of one name."""
    satu = p.orang(rumah.id, rumah.kecamatan, p.nama("L"), "L", p.lahir(1950, 1985), p.nama("P"))
    lahir = rumah_lahir(satu)
    anak = p.lahir(lahir.year + 19, lahir.year + 40)
    return satu, p.orang(satu.keluarga_id, rumah.kecamatan, satu.nama, "L", anak, p.nama("P"))


def _senama(p: Penduduk, rumah: Rumah) -> tuple[Ringkas, Ringkas]:
    """Two strangers of one name born on one day; other mothers."""
    kelamin = p.acak.choice("LP")
    satu = p.orang(rumah.id, rumah.kecamatan, p.nama(kelamin), kelamin, p.lahir(1950, 2024), p.nama("P"))
    return satu, p.orang(p.id(), p.acak.choice(KECAMATAN), satu.nama, kelamin, rumah_lahir(satu), p.nama("P"))


def _kakak_adik(p: Penduduk, rumah: Rumah) -> tuple[Ringkas, Ringkas]:
    """Brother and sister, or two of them: one mother, names that share a word, born one to four years apart, some on the same day."""
    kelamin, ibu = p.acak.choice("LP"), p.nama("P")
    satu = p.orang(rumah.id, rumah.kecamatan, p.nama(kelamin), kelamin, p.lahir(1960, 2020), ibu)
    lahir = rumah_lahir(satu)
    tahun = lahir.year + p.acak.randint(1, 4)
    hari = lahir.replace(year=tahun, day=min(lahir.day, 28)) if p.acak.random() < 0.15 else p.lahir(tahun, tahun)
    nama = f"{p.nama(kelamin).split()[0]} {satu.nama.split()[-1]}"
    return satu, p.orang(rumah.id, rumah.kecamatan, nama if nama != satu.nama else p.nama(kelamin), kelamin, hari, ibu)


SULIT: dict[str, Callable[[Penduduk, Rumah], tuple[Ringkas, Ringkas]]] = {
    "kembar": _kembar, "sepupu": _sepupu, "ayah dan anak": _ayah_anak, "senama": _senama, "kakak adik": _kakak_adik,
}  # fmt: skip


class Pengganda:
    """Records a person a second time, as another clerk in another family would."""

    def __init__(self, pembuat: Penduduk):
        self.pembuat, self.acak = pembuat, pembuat.acak

    def ulang(self, orang: Ringkas) -> tuple[Ringkas, str]:
        """The second record, and in words what differs."""
        nik, cara_nik = self._nik(orang)
        nama, cara_nama = self._ubah(orang.nama, orang.jenis_kelamin, (20, 30, 20, 12, 8, 10))
        if self.acak.random() < 0.15:
            nama, lagi = self._ubah(nama, orang.jenis_kelamin, (0, 50, 40, 0, 0, 10))
            cara_nama += f"+{lagi}"
        lahir, cara_lahir = self._lahir(rumah_lahir(orang))
        ibu, cara_ibu = self._ubah(orang.ibu_kandung, "P", (60, 15, 10, 7, 0, 3)) if orang.ibu_kandung else ("", "kosong")
        if self.acak.random() < 0.05:
            ibu, cara_ibu = "", "kosong"
        kelamin = orang.jenis_kelamin
        if self.acak.random() < 0.015:
            kelamin = "P" if kelamin == "L" else "L"
        cara = f"nama {cara_nama}, lahir {cara_lahir}, ibu {cara_ibu}, NIK {cara_nik}"
        return Ringkas(self.pembuat.id(), nama, nik, lahir, kelamin, ibu), cara

    def _nik(self, orang: Ringkas) -> tuple[str | None, str]:
        undi = self.acak.random()
        if orang.nik is None or undi < 0.25:
            baru = self.pembuat.nik(self.acak.choice((*KECAMATAN, *LUAR)), rumah_lahir(orang), orang.jenis_kelamin)
            return baru, "lain"
        if undi < 0.5:
            return None, "kosong"
        while (salah := selip_angka(self.acak, orang.nik)) == orang.nik:
            continue
        return salah, "salah ketik"

    def _lahir(self, lahir: date) -> tuple[date, str]:
        undi = self.acak.random()
        if undi < 0.08 and lahir.day <= 12 and lahir.day != lahir.month:
            return lahir.replace(day=lahir.month, month=lahir.day), "hari dan bulan tertukar"
        while undi < 0.25:
            teks = selip_angka(self.acak, f"{lahir:%d%m%Y}", tukar=False)
            try:
                baru = date(int(teks[4:]), int(teks[2:4]), int(teks[:2]))
            except ValueError:
                continue
            if baru != lahir and 1920 < baru.year <= 2026:
                return baru, "salah satu angka"
        return lahir, "sama"

    def _ubah(self, nama: str, kelamin: str, bobot: tuple[int, ...]) -> tuple[str, str]:
        cara = self.acak.choices(("sama", "ketik", "ejaan", "nama lain", "urutan", "gelar"), bobot)[0]
        baru = {
            "sama": lambda: nama, "ketik": lambda: salah_ketik(self.acak, nama), "ejaan": lambda: ejaan_lain(self.acak, nama),
            "nama lain": lambda: self._nama_lain(nama, kelamin), "urutan": lambda: " ".join(reversed(nama.split())),
            "gelar": lambda: self.acak.choice(_GELAR).format(nama),
        }[cara]()  # fmt: skip
        return baru, cara

    def _nama_lain(self, nama: str, kelamin: str) -> str:
        """The father's or husband's name added, another one dropped, words written together."""
        kata, undi = nama.split(), self.acak.random()
        if undi < 0.35:
            return f"{nama} {'BIN' if kelamin == 'L' else 'BINTI'} {self.pembuat.nama('L')}"
        if undi < 0.6 and len(kata) < 3:
            return f"{nama} {self.pembuat.nama('L').split()[-1]}"
        if undi < 0.75 and len(kata) > 2:
            return " ".join(kata[1:] if self.acak.random() < 0.5 else kata[:-1])
        return "".join(kata[:2]) + "".join(f" {satu}" for satu in kata[2:]) if len(kata) > 1 else f"{nama} ALIAS {self.pembuat.nama(kelamin)}"


def salah_ketik(acak: Random, nama: str) -> str:
    """One slip of the finger in a word: another letter, one left out, one twice, two swapped."""
    tempat = [i for i, huruf in enumerate(nama) if huruf.isalpha()]
    i = acak.choice(tempat)
    cara = acak.randrange(4)
    if cara == 0:
        return nama[:i] + acak.choice([huruf for huruf in _HURUF if huruf != nama[i]]) + nama[i + 1 :]
    if cara == 1 and len(tempat) > 3:
        return (nama[:i] + nama[i + 1 :]).strip()
    if cara == 2 and i + 1 < len(nama) and nama[i + 1].isalpha():
        return nama[:i] + nama[i + 1] + nama[i] + nama[i + 2 :]
    return nama[:i] + nama[i] + nama[i:]


def ejaan_lain(acak: Random, nama: str) -> str:
    """Another spelling of the same name; a slip when none fits."""
    cocok = [(lama, baru) for lama, baru in _EJAAN if lama in nama and not (lama == "D " and nama.startswith("ABD"))]
    lama, baru = acak.choice(cocok) if cocok else ("", "")
    return nama.replace(lama, baru, 1) if cocok else salah_ketik(acak, nama)


def selip_angka(acak: Random, angka: str, *, tukar: bool = True) -> str:
    """One digit another one, or two neighbours swapped."""
    i = acak.randrange(len(angka) - 1)
    if tukar and acak.random() < 0.5:
        return angka[:i] + angka[i + 1] + angka[i] + angka[i + 2 :]
    return angka[:i] + acak.choice("0123456789") + angka[i + 1 :]
