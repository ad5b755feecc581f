"""The whole path over HTTP: from the family typed in the village to the file for SIKS-NG, in a kelurahan and in a desa."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import func, select, update

from portal.akun.models import Pengguna, Sesi
from portal.audit.queries import verify_chain
from portal.db import db
from portal.jam import hari_ini
from portal.keluarga.models import Anggota, Keluarga
from portal.kit.nomor import kelompokkan
from portal.kit.tanggal import hari_tanggal, tanggal_panjang, tanggal_terbilang
from portal.musdes.models import BerkasMusdes, Musdes, Pengajuan, Peserta
from portal.pertukaran.models import Serahan
from portal.usulan.models import Usulan
from portal.usulan.rules.empat_mata import KALIMAT_PEMBUAT, KALIMAT_PEMERIKSA
from portal.verifikasi.models import Keputusan, Massal, Pengesahan
from tests import jalan, jalan_dinsos
from tests.factories import DESA, KABUPATEN, KELURAHAN, Orang, Pabrik
from tests.pages import Peramban

NAMA = {
    "masuk": "Sumiati Contoh", "bansos": "Rahman Contoh", "hapus": "Zubaidah Contoh", "tidak": "Firman Contoh",
    "tunda": "Halimah Contoh", "kembali": "Wagiman Contoh", "buatan": "Partini Contoh",
}  # fmt: skip
JENIS: dict[str, dict[str, Any]] = {
    "bansos": {"jenis": "bansos", "program": ["PKH", "SEMBAKO"], "pbi": 2}, "tunda": {"jenis": "bansos", "program": ["PKH"]},
    "hapus": {"jenis": "hapus", "alasan_hapus": "PINDAH", "keterangan": "Surat pindah nomor 12."},
}  # fmt: skip
PUTUSAN = {"tidak": ("tidak_layak", "Rumah dan penghasilan cukup."), "tunda": ("ditunda", "Menunggu kunjungan rumah.")}
WILAYAH = {
    KELURAHAN: ("Musyawarah Kelurahan", "KELURAHAN AIR BANG", "Lurah", "LPMK", "Air Bang"),
    DESA: ("Musyawarah Desa", "DESA DERATI", "Kepala Desa", "BPD", "Derati"),
}


@dataclass
class Kasus:
    """What one run of the path knows of itself."""

    app: Flask
    pabrik: Pabrik
    desa: str
    orang: dict[str, Orang]
    p: dict[str, Peramban]
    keluarga: dict[str, UUID] = field(default_factory=dict)
    usulan: dict[str, UUID] = field(default_factory=dict)
    no_kk: dict[str, str] = field(default_factory=dict)
    musdes: UUID = UUID(int=0)

    def hitung(self, model: Any, *syarat: Any) -> int:
        return self.nilai(select(func.count()).select_from(model).where(*syarat))

    def nilai(self, pilih: Any) -> Any:
        with self.app.app_context():
            nilai = db.session.scalar(pilih)
            db.session.remove()
        return nilai

    def status(self, nama: str) -> str:
        return self.nilai(select(Usulan.status).where(Usulan.id == self.usulan[nama]))

    def pindah_peran(self, nama: str, peran: str) -> Orang:
        """The same person gets another post: the only way in which one person could do two steps."""
        lama = self.orang[nama]
        with self.app.app_context():
            db.session.execute(update(Pengguna).where(Pengguna.id == lama.id).values(peran=peran, wilayah_kode=KABUPATEN))
            db.session.execute(update(Sesi).where(Sesi.pengguna_id == lama.id).values(berakhir_pada=func.now()))
            db.session.commit()
            db.session.remove()
        return Orang(lama.id, peran, KABUPATEN, lama.nama, lama.nama_pengguna)


def kirim_dua_kali(p: Peramban, aksi: str, isi: dict[str, Any], *, lain: dict[str, Any] | None = None) -> str:
    """Fill in the shown form and send it twice, as a hasty hand or a bad line does; returns where both ended.

    ``lain`` changes something and sends the same form id a third time: refused with a sentence.
    """
    asal = p.halaman
    url, _, nilai = p.isian(aksi)
    pertama = jalan.kirim(p, aksi, isi)
    kedua = p.buka(url, metode="POST", data=nilai | isi)
    assert kedua.url == pertama.url, f"{aksi}: {kedua.url} bukan {pertama.url}"
    if lain:
        tolak = p.buka(url, metode="POST", data=nilai | isi | lain, status=409)
        assert "sudah" in tolak.tulisan() and "berbeda" in tolak.tulisan(), tolak.tulisan()[:400]
    p.halaman = asal
    return pertama.url


@pytest.fixture(params=[(KELURAHAN, False), (DESA, True)], ids=["kelurahan", "desa-htmx"])
def kasus(request, app, pabrik, peramban) -> Kasus:
    desa, htmx = request.param
    orang = {peran: pabrik.pengguna(peran, desa) for peran in ("operator", "kades")}
    orang["operator2"] = pabrik.pengguna("operator", desa, nama="Operator Kedua")
    orang |= {nama: pabrik.pengguna(nama.rstrip("2"), KABUPATEN) for nama in ("verifikator", "verifikator2", "kadis")}
    return Kasus(app, pabrik, desa, orang, {nama: peramban(satu, htmx=htmx) for nama, satu in orang.items()})


def test_a_family_goes_from_the_village_to_the_file_for_siks_ng(kasus):
    desa_mengisi(kasus)
    musyawarah(kasus)
    paket_diajukan(kasus)
    dinsos_memutus(kasus)
    kembali_dan_diperbaiki(kasus)
    disahkan_dan_diserahkan(kasus)
    riwayat_dan_jejak(kasus)


# 1 Keluarga dan usulan


def desa_mengisi(k: Kasus) -> None:
    p = k.p["operator"]
    p.buka("/keluarga/baru")
    isi = {"no_kk": "", "alamat": "Jalan Contoh Nomor 7", "rt": "3", "rw": "1"}
    url = kirim_dua_kali(p, "/keluarga/", isi, lain={"alamat": "Jalan Lain Nomor 8"})
    assert k.hitung(Keluarga) == 1
    _satu_anggota_dua_kali(k, jalan.id_di(url))
    for nama, kepala in NAMA.items():
        pembuat = k.p["operator2"] if nama == "buatan" else p
        if nama == "masuk":  # one is typed in; the others would only repeat it
            k.keluarga[nama] = jalan.keluarga_baru(p, k.pabrik, k.desa, nama=kepala, foto=True)
        else:
            k.keluarga[nama] = k.pabrik.keluarga(k.desa, oleh=k.orang["operator"], nama=kepala)
        k.no_kk[nama] = k.nilai(select(Keluarga.no_kk).where(Keluarga.id == k.keluarga[nama]))
        k.usulan[nama] = jalan.buat_usulan(pembuat, k.keluarga[nama], **JENIS.get(nama, {}))
    _satu_usulan_dua_kali(k)


def _satu_anggota_dua_kali(k: Kasus, keluarga: UUID) -> None:
    p, orang = k.p["operator"], jalan.isian_anggota(k.pabrik.isi_anggota(0, k.desa))
    p.buka(f"/keluarga/{keluarga}/anggota/baru")
    kirim_dua_kali(p, "/anggota/", orang | {"lalu": "kembali"}, lain={"nama": "Nama Lain"})
    assert k.hitung(Anggota, Anggota.keluarga_id == keluarga) == 1
    # Not complete: it stays a draft, and says what is missing.
    usulan = jalan.buat_usulan(p, keluarga)
    laporan = jalan.siapkan(p, [usulan]).tulisan()
    assert "1 usulan belum dapat disiapkan" in laporan and "No. KK, 9 jawaban kriteria" in laporan, laporan
    assert k.nilai(select(Usulan.status).where(Usulan.id == usulan)) == "draf"


def _satu_usulan_dua_kali(k: Kasus) -> None:
    p, keluarga = k.p["operator"], k.keluarga["masuk"]
    p.buka(f"/usulan/baru?keluarga_id={keluarga}")
    kirim_dua_kali(p, "/usulan/", {"jenis": "bansos", "program": ["PKH"]}, lain={"keterangan": "Bukan."})
    assert k.hitung(Usulan, Usulan.keluarga_id == keluarga, Usulan.jenis == "bansos") == 1
    p.buka(f"/usulan/baru?keluarga_id={keluarga}")
    kedua = jalan.kirim(p, "/usulan/", {"jenis": "masuk"}, status=422)  # one open usulan of a kind
    assert "sudah punya usulan masuk register yang berjalan" in kedua.tulisan()


# 2 Musyawarah


def musyawarah(k: Kasus) -> None:
    p = k.p["operator"]
    laporan = jalan.siapkan(p, list(k.usulan.values())).tulisan()
    assert f"{len(NAMA)} usulan siap dibahas" in laporan
    p.buka("/musdes/baru")
    rencana = jalan.kotak_tanggal("tanggal", hari_ini()) | jalan.RENCANA
    k.musdes = jalan.id_di(kirim_dua_kali(p, "/musdes/", rencana, lain={"tempat": "Lapangan"}))
    assert k.hitung(Musdes) == 1
    jalan.isi_acara(p, k.musdes, list(k.usulan.values()))
    jalan.undang(p, k.musdes)
    jalan.mulai(p, k.musdes)
    jalan.catat_hadir(p, k.musdes, 5, ("Tamu Contoh", "P", "perempuan", ""))
    assert k.hitung(Peserta, Peserta.hadir_pada.is_not(None)) == 6
    assert "Belum dapat ditutup" in p.buka(f"/musdes/{k.musdes}/penutupan").tulisan()
    jalan.putuskan(p, k.musdes, [PUTUSAN.get(nama, ("layak", "Disepakati semua peserta.")) for nama in NAMA])
    jalan.catat_notulen(p, k.musdes)
    tanpa_nik(p.buka(f"/musdes/{k.musdes}/sidang").teks)
    _tutup_dua_kali(k)
    assert (k.status("masuk"), k.status("tidak"), k.status("tunda")) == ("layak", "tidak_layak", "ditunda")
    _beku(k)
    berita_acara(k)


def tanpa_nik(teks: str) -> None:
    assert not re.search(r"\b[0-9]{16}\b|\b[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}\b", teks)


def _tutup_dua_kali(k: Kasus) -> None:
    p = k.p["operator"]
    p.buka(f"/musdes/{k.musdes}/penutupan")
    kirim_dua_kali(p, "/penutupan", {"jam_selesai": "12.15"})
    assert k.nilai(select(Musdes.nomor).where(Musdes.id == k.musdes)) == k.nilai(select(Musdes.nomor))


def _beku(k: Kasus) -> None:
    """What was decided cannot be changed by the page that the operator had open before the closing."""
    p = k.p["operator"]
    halaman = p.buka(f"/musdes/{k.musdes}")
    assert "sudah ditutup" in halaman.tulisan()
    for jalur in ("kehadiran", "sidang", "notulen", "acara", "peserta", "penutupan"):
        formulir = p.buka(f"/musdes/{k.musdes}/{jalur}").formulir(f"/musdes/{k.musdes}")
        assert not formulir, f"{jalur} masih dapat diubah"
    csrf = halaman.cari(".//input[@name='csrf_token']")[0].get("value")
    for jalur, isi in (("notulen", {"notulen": "x", "cara": "mufakat"}), ("acara", {"usulan": str(k.usulan["masuk"])})):
        tolak = p.buka(f"/musdes/{k.musdes}/{jalur}", metode="POST", data={"csrf_token": csrf, "versi": "1", **isi}, status=422)
        assert "Ditutup" in tolak.tulisan() or "ditutup" in tolak.tulisan(), tolak.tulisan()[:300]


def berita_acara(k: Kasus) -> None:
    """The printed paper, read back: names, counts in digits and words, the date in words, each family once in its Lampiran."""
    jenis, kop, kepala, lembaga, nama_desa = WILAYAH[k.desa]
    isi = jalan.cetak(k.p["operator"], k.musdes)
    assert jalan.cetak(k.p["operator"], k.musdes) == isi  # frozen: the same bytes ever after
    halaman = [satu.extract_text() for satu in PdfReader(BytesIO(isi)).pages]
    teks = re.sub(r"\s+", " ", " ".join(halaman))
    nomor = k.nilai(select(Musdes.nomor))
    hari = hari_ini()
    for kata in (
        kop, jenis.upper(), nomor, hari_tanggal(hari), str(tanggal_terbilang(hari)), tanggal_panjang(hari), "Herman Contoh", "Nurul Contoh",
        "7 (tujuh) orang", "6 (enam) orang", "3 (tiga) keluarga, 9 (sembilan) jiwa", "1 (satu) keluarga, yaitu PKH 1 (satu) KPM",
        "Sembako 1 (satu) KPM", "PBI-JK 2 (dua) jiwa", kepala, lembaga, f"Ditetapkan di {nama_desa}",
    ):  # fmt: skip
        assert kata in teks, f"{kata!r} tidak ada di berita acara: {teks[:3000]}"
    lampiran = _per_lampiran(halaman)
    tempat = {"I": ("masuk", "kembali", "buatan"), "II": ("bansos",), "III": ("hapus", "tidak"), "IV": ("tunda",)}
    for angka, milik in tempat.items():
        for nama, kepala_keluarga in NAMA.items():
            kali = lampiran[angka].count(k.no_kk[nama])
            assert kali == (nama in milik), f"{kepala_keluarga} {kali} kali di Lampiran {angka}"
            assert (kepala_keluarga in lampiran[angka]) == (nama in milik)
    hadir = jalan.cetak(k.p["operator"], k.musdes, "daftar-hadir")
    assert "Tamu Contoh" in PdfReader(BytesIO(hadir)).pages[0].extract_text()
    periksa_keaslian(k, teks, nomor)


def _per_lampiran(halaman: list[str]) -> dict[str, str]:
    """The text of each Lampiran, blanks inside numbers and line breaks inside names put right."""
    semua: dict[str, str] = {}
    sekarang = ""
    for teks in halaman:
        cocok = re.search(r"LAMPIRAN (IV|I{1,3})\b", teks)
        sekarang = cocok[1] if cocok else sekarang
        rapi = re.sub(r"\s+", " ", teks)
        if sekarang:
            semua[sekarang] = semua.get(sekarang, "") + " " + re.sub(r"(?<=[0-9]) (?=[0-9]{4})", "", rapi)
    return semua


def periksa_keaslian(k: Kasus, teks: str, nomor: str) -> None:
    """The page behind the QR code: counts for everybody, names for nobody."""
    kode = re.search(r"ketik kode ([A-Za-z0-9_-]{22})", teks)
    assert kode, teks[-1500:]
    publik = Peramban(k.app).buka(f"/periksa/{kode[1]}")
    tulisan = publik.tulisan()
    hitungan = ("3 (tiga) keluarga, 9 (sembilan) jiwa", "2 (dua) jiwa", "6 (enam) orang")
    for kata in (nomor, hari_tanggal(hari_ini()), "masih berlaku", *hitungan):
        assert kata in tulisan, f"{kata!r} tidak ada di {tulisan}"
    assert not [nama for nama in [*NAMA.values(), "Herman Contoh"] if nama in tulisan]
    tanpa_nik(publik.teks)
    pendek = re.search(r"([0-9a-f]{4} ){3}[0-9a-f]{4}", tulisan)
    assert pendek and pendek[0] in teks  # the hash that people compare by eye


# 3 Paket


def paket_diajukan(k: Kasus) -> None:
    p, kades = k.p["operator"], k.p["kades"]
    assert "Paket dapat diajukan sesudah ini ada" in kades.buka(f"/musdes/{k.musdes}").tulisan()
    jalan.unggah_paket(p, k.musdes)
    assert k.hitung(BerkasMusdes) == 4
    assert not p.buka(f"/musdes/{k.musdes}").formulir("/pengajuan")  # the one who recorded it does not release it
    kades.buka(f"/musdes/{k.musdes}")
    kirim_dua_kali(kades, "/pengajuan", {})
    assert k.hitung(Pengajuan) == 1
    tanda_terima = kades.buka(f"/musdes/{k.musdes}/pengajuan").tulisan()
    assert "TT-" in tanda_terima and "5 (lima)" in tanda_terima
    assert k.status("masuk") == "diajukan" and k.status("tidak") == "tidak_layak"
    # Locked: no form, and a page that was open before is refused in words.
    halaman = p.buka(f"/keluarga/{k.keluarga['masuk']}")
    assert "Terkunci" in halaman.tulisan() and not halaman.formulir("/keluarga/")
    _terkunci(k, halaman)
    assert not p.buka(f"/musdes/{k.musdes}").formulir("/berkas")


def _terkunci(k: Kasus, halaman: Any) -> None:
    p = k.p["operator"]
    csrf = halaman.cari(".//input[@name='csrf_token']")[0].get("value")
    alamat = {"csrf_token": csrf, "versi": "99", "alamat": "Diam-diam", "rt": "9", "rw": "9", "no_kk": ""}
    tolak = p.buka(f"/keluarga/{k.keluarga['masuk']}/alamat", metode="POST", data=alamat, status=422)
    assert "dinas sosial" in tolak.tulisan() or "terkunci" in tolak.tulisan().lower()
    assert k.nilai(select(Keluarga.alamat).where(Keluarga.id == k.keluarga["masuk"])) == "Jalan Contoh Nomor 7"
    p.buka(f"/keluarga/{k.keluarga['masuk']}/anggota/baru", status=422)


# 4 Verifikasi


def dinsos_memutus(k: Kasus) -> None:
    satu, dua = k.p["verifikator"], k.p["verifikator2"]
    assert NAMA["masuk"] in satu.buka("/verifikasi/").tulisan()
    jalan_dinsos.klaim(satu, k.usulan["masuk"])
    lihat = dua.buka(f"/verifikasi/{k.usulan['masuk']}")
    assert f"Sedang diperiksa {k.orang['verifikator'].nama} sampai pukul" in lihat.tulisan()
    assert not lihat.formulir("/keputusan")
    _kedua_diberi_tahu(k)
    _pembuat_tidak_memeriksa(k)
    jalan_dinsos.kembalikan(satu, k.usulan["kembali"], ["anggota"], "Tempat lahir kepala keluarga tertulis lain di KK.")
    assert k.status("kembali") == "dikembalikan"
    jalan_dinsos.klaim(dua, k.usulan["bansos"])
    laporan = jalan_dinsos.putuskan_massal(satu, [k.usulan["bansos"], k.usulan["hapus"]]).tulisan()
    assert "1 usulan dilewati" in laporan and f"Sedang diperiksa {k.orang['verifikator2'].nama}" in laporan
    assert laporan.index(NAMA["bansos"]) < laporan.index("Diputus") < laporan.index(NAMA["hapus"])
    assert (k.hitung(Massal), k.status("hapus"), k.status("bansos")) == (2, "terverifikasi", "diperiksa")
    jalan_dinsos.setujui(dua, k.usulan["bansos"])
    assert k.status("bansos") == "terverifikasi"


def _kedua_diberi_tahu(k: Kasus) -> None:
    """Both have the page open; the first decides (and again, by a hasty hand); the second is told who and when."""
    satu, dua, usulan = k.p["verifikator"], k.p["verifikator2"], k.usulan["masuk"]
    satu.buka(f"/verifikasi/{usulan}")
    tanpa_klaim = jalan.kirim(satu, "/klaim/penghapusan")
    dua.buka(f"/verifikasi/{usulan}")
    kunci = ("hasil", "terverifikasi")
    satu.halaman = tanpa_klaim
    url, _, nilai = satu.isian("/keputusan", ke=jalan.formulir_ke(tanpa_klaim, "/keputusan", kunci))
    jalan.kirim(satu, "/keputusan", {"catatan_setuju": "Lengkap."}, pilih=kunci)
    satu.buka(url, metode="POST", data=nilai | {"catatan_setuju": "Lengkap."})
    assert k.hitung(Keputusan) == 1
    satu.buka(url, metode="POST", data=nilai | {"catatan_setuju": "Isi lain."}, status=409)
    telat = jalan.kirim(dua, "/keputusan", {"catatan_setuju": "Saya juga."}, pilih=kunci, status=409)
    assert f"Sudah diputus {k.orang['verifikator'].nama} pada" in telat.tulisan() and "pukul" in telat.tulisan()
    assert "Saya juga." in telat.tulisan()
    assert (k.status("masuk"), k.hitung(Keputusan)) == ("terverifikasi", 1)


def _pembuat_tidak_memeriksa(k: Kasus) -> None:
    """The operator who made one now works at the dinsos."""
    p = Peramban(k.app, k.pindah_peran("operator2", "verifikator"), htmx=k.p["operator"].htmx)
    halaman = p.buka(f"/verifikasi/{k.usulan['buatan']}")
    assert KALIMAT_PEMBUAT in halaman.tulisan() and not halaman.formulir("/keputusan")
    laporan = jalan_dinsos.putuskan_massal(p, [k.usulan["buatan"]]).tulisan()
    assert "1 usulan dilewati" in laporan and KALIMAT_PEMBUAT in laporan
    assert k.status("buatan") == "diajukan"


def kembali_dan_diperbaiki(k: Kasus) -> None:
    """Only the section that the return names is open to the village; the second verifikator sees it come back."""
    p, usulan, keluarga = k.p["operator"], k.usulan["kembali"], k.keluarga["kembali"]
    halaman = p.buka(f"/keluarga/{keluarga}")
    assert halaman.formulir("/anggota") or halaman.tautan("Tambah anggota")
    assert not halaman.formulir("/alamat") and not halaman.formulir("/kriteria")
    assert "Tempat lahir kepala keluarga tertulis lain di KK." in p.buka(f"/usulan/{usulan}").tulisan()
    jalan_dinsos.perbaiki_dan_kirim_lagi(p, usulan, keluarga, {"tempat_lahir": "Kepahiang"})
    assert k.status("kembali") == "diajukan"
    assert not p.buka(f"/keluarga/{keluarga}").formulir("/keluarga/")
    assert "Kepahiang" in k.p["verifikator2"].buka(f"/verifikasi/{usulan}").tulisan()
    jalan_dinsos.setujui(k.p["verifikator2"], usulan)
    jalan_dinsos.tolak(k.p["verifikator"], k.usulan["buatan"], _alasan_tolak(k), "Sudah dijelaskan di loket.")
    assert k.status("buatan") == "ditolak"


def _alasan_tolak(k: Kasus) -> str:
    p = k.p["verifikator"]
    pilihan = p.buka(f"/verifikasi/{k.usulan['buatan']}").cari(".//select[@name='alasan']//option")
    return next(o.get("value") for o in pilihan if o.get("value"))


# 5 Pengesahan dan serahan


def disahkan_dan_diserahkan(k: Kasus) -> None:
    kadis = k.p["kadis"]
    dulu = Peramban(k.app, k.pindah_peran("verifikator2", "kadis"), htmx=kadis.htmx)
    assert KALIMAT_PEMERIKSA in dulu.buka("/pengesahan/").tulisan()
    kadis.buka("/pengesahan/")
    jalan.kirim(kadis, "/pengesahan/baru", {"semua": "1"})
    isi = {"nomor_surat": "400.9/77/DINSOS/2026"} | jalan.kotak_tanggal("tanggal_surat", hari_ini())
    kirim_dua_kali(kadis, "/pengesahan/", isi, lain={"nomor_surat": "400.9/78/DINSOS/2026"})
    assert k.hitung(Pengesahan) == 1
    assert {k.status(nama) for nama in ("masuk", "bansos", "hapus", "kembali")} == {"disahkan"}
    p = k.p["verifikator"]
    p.buka("/serahan/")
    url = kirim_dua_kali(p, "/serahan/", {})
    assert k.hitung(Serahan) == 1
    berkas = p.buka(p.buka(url).tautan("berkas.xlsx"))
    assert "attachment" in berkas.kepala["Content-Disposition"]
    lembar(k, berkas.data)
    assert {k.status(nama) for nama in ("masuk", "bansos", "hapus", "kembali")} == {"dikirim"}


def lembar(k: Kasus, xlsx: bytes) -> None:
    """The sheet: a row for each person or programme line, identifiers as text, the wilayah columns filled in."""
    kepala, *baris = load_workbook(BytesIO(xlsx)).active.iter_rows(values_only=True)
    tabel = [dict(zip(kepala, satu, strict=True)) for satu in baris]
    per_kk: dict[str, list[dict[str, Any]]] = {}
    for satu in tabel:
        per_kk.setdefault(satu["No. KK"], []).append(satu)
    assert set(per_kk) == {k.no_kk[nama] for nama in ("masuk", "bansos", "hapus", "kembali")}
    assert sorted(satu["Program"] for satu in per_kk[k.no_kk["bansos"]]) == ["PBI-JK", "PBI-JK", "PKH", "Sembako"]
    for satu in tabel:
        assert isinstance(satu["NIK"], str) and re.fullmatch("[0-9]{16}", satu["NIK"]) and isinstance(satu["No. KK"], str)
        wilayah = [satu[n] for n in ("Kode provinsi", "Kode kabupaten", "Kode kecamatan", "Kode desa/kelurahan")]
        assert wilayah == [k.desa[:2], k.desa[:5], k.desa[:8], k.desa] and satu["Desa/kelurahan"] == WILAYAH[k.desa][4]
        assert satu["Nomor surat pengesahan"] == "400.9/77/DINSOS/2026"
    assert len({tuple(satu.values()) for satu in tabel}) == len(tabel)
    assert next(s for s in tabel if s["Nama"] == NAMA["kembali"])["Tempat lahir"] == "Kepahiang"
    assert kelompokkan(tabel[0]["NIK"])


# 6 Riwayat


def riwayat_dan_jejak(k: Kasus) -> None:
    kata = {nama: satu.nama for nama, satu in k.orang.items()}
    butir = jalan.riwayat(k.p["operator"], k.usulan["kembali"])
    harus = [
        f"Dibuat oleh {kata['operator']}", f"Disiapkan untuk musyawarah oleh {kata['operator']}", "Dinyatakan layak oleh musyawarah",
        f"Diajukan oleh {kata['kades']}", f"Diambil untuk diperiksa oleh {kata['verifikator']}",
        f"Dikembalikan untuk diperbaiki oleh {kata['verifikator']}", f"Diperbaiki dan diajukan kembali oleh {kata['operator']}",
        f"Diambil untuk diperiksa oleh {kata['verifikator2']}", f"Diverifikasi oleh {kata['verifikator2']}",
        f"Disahkan oleh {kata['kadis']}", f"Dimasukkan ke berkas serahan pusat oleh {kata['verifikator']}",
    ]  # fmt: skip
    assert len(butir) == len(harus), butir
    for ada, awal in zip(butir, harus, strict=True):
        assert ada.startswith(awal), f"{ada!r} bukan {awal!r}"
    with k.app.app_context():
        for usulan in db.session.scalars(select(Usulan).where(Usulan.status == "dikirim")):
            assert len({usulan.dibuat_oleh, usulan.pemeriksa_id, k.orang["kadis"].id}) == 3
        assert verify_chain() is None
        db.session.remove()
