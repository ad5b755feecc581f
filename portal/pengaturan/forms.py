"""Shape of the settings and profile forms."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, FileField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import Optional, Regexp, ValidationError

from ..kit.foto import JENIS_FOTO
from ..web.forms import Angka, PortalForm, Teks, TeksPanjang
from .rules import DAFTAR, PILIHAN, baca_pecahan, salah_nilai, salah_profil

JUDUL = {
    "instansi": "Nama dinas", "instansi_alamat": "Alamat dinas", "kadis_nama": "Nama kepala dinas", "kadis_nip": "NIP kepala dinas",
    "nama_register": "Nama register", "zona": "Zona waktu", "kertas": "Kertas cetak", "pola_nomor_ba": "Pola nomor berita acara",
    "perihal_ba": "Perihal pada judul berita acara", "penutup_ba": "Kalimat penutup berita acara", "mengetahui_ba": "Turut mengetahui",
    "foto_wajib": "Foto yang wajib ada sebelum musyawarah", "ambang_kuorum": "Kuorum musyawarah",
    "hari_undangan": "Hari undangan sebelum musyawarah",
    "langkah_kecamatan": "Kecamatan memvalidasi usulan sebelum dinas sosial memeriksa",
    "hari_layanan": "Hari layanan verifikasi", "hari_pelepasan": "Hari menjawab permintaan pindah",
    "bulan_berlaku_musdes": "Masa berlaku hasil musyawarah (bulan)",
    "pola_nomor_sptjm": "Pola nomor SPTJM", "butir_sptjm": "Pernyataan pada SPTJM",
    "butir_tanpa_musyawarah": "Pernyataan pada surat tidak melaksanakan musyawarah", "meterai_sptjm": "Tulisan di tempat meterai",
    "surat_tempat": "Tempat surat", "surat_tujuan": "Tujuan surat pengesahan", "surat_hal": "Hal surat pengesahan",
    "surat_pembuka": "Kalimat pembuka surat pengesahan", "kolom_serahan": "Kolom berkas serahan",
    "batas_unduhan_harian": "Batas unduhan data pribadi", "hari_simpan_impor": "Hari simpan baris impor",
    "operator_per_desa": "Operator setiap desa/kelurahan", "wajib_bimtek": "Mengisi data sebelum lulus bimtek",
    "hari_pengumuman": "Lama pengumuman hasil (hari)", "hari_sanggah": "Masa sanggah (hari)",
    "hari_jawab_sanggahan": "Hari menjawab sanggahan",
    "tanggal_penutupan": "Tanggal penutupan tiap bulan", "dasar_hukum": "Dasar hukum pada berita acara",
}  # fmt: skip


def _pilihan(kunci: str) -> SelectField:
    return SelectField(JUDUL[kunci], choices=[(p, p) for p in PILIHAN[kunci]])


class Pecahan(Teks):
    """A share such as 2/3; what cannot be read stays on the screen as it was typed."""

    def process_data(self, value: Any) -> None:
        self.data = "/".join(str(angka) for angka in value or ())


class FormPengaturan(PortalForm):
    instansi = Teks(JUDUL["instansi"], maks=120, wajib="Tulis nama dinas.")
    instansi_alamat = Teks(JUDUL["instansi_alamat"])
    kadis_nama = Teks(JUDUL["kadis_nama"], maks=120)
    kadis_nip = Teks(JUDUL["kadis_nip"], maks=25)
    nama_register = _pilihan("nama_register")
    zona = _pilihan("zona")
    kertas = _pilihan("kertas")
    pola_nomor_ba = Teks(
        JUDUL["pola_nomor_ba"], maks=80, wajib="Tulis pola nomor.",
        description="Bagian yang diganti: {urut}, {singkatan}, {bulan}, {bulan_romawi}, {tahun}. "
        "Contoh: 400.9/{urut:03d}/{singkatan}/{bulan_romawi}/{tahun}",
    )  # fmt: skip
    perihal_ba = Teks(JUDUL["perihal_ba"], maks=120, wajib="Tulis perihalnya.", description="Sebelum nama register, dengan huruf kecil.")
    penutup_ba = Teks(JUDUL["penutup_ba"], maks=400, wajib="Tulis kalimat penutupnya.")
    mengetahui_ba = SelectField(
        JUDUL["mengetahui_ba"], choices=[(p, p) for p in PILIHAN["mengetahui_ba"]],
        description="Tempat tanda tangan tambahan di bawah wakil masyarakat.",
    )  # fmt: skip
    hari_layanan = Angka(JUDUL["hari_layanan"], description="Usulan yang menunggu lebih lama ditandai terlambat.")
    langkah_kecamatan = BooleanField(
        JUDUL["langkah_kecamatan"],
        description="Bila dipakai, antrean verifikator hanya berisi usulan yang sudah divalidasi camat. Bila dimatikan, semua masuk lagi.",
    )
    hari_pelepasan = Angka(
        JUDUL["hari_pelepasan"], description="Bila desa yang memegang keluarga tidak menjawab selama itu, verifikator boleh melepasnya."
    )
    tanggal_penutupan = Angka(JUDUL["tanggal_penutupan"], description="Paket harus masuk paling lambat tanggal ini.")
    bulan_berlaku_musdes = Angka(
        JUDUL["bulan_berlaku_musdes"], description="Desa yang lebih lama tidak bermusyawarah diberi tanda merah di kalender."
    )
    foto_wajib = SelectMultipleField(
        JUDUL["foto_wajib"], choices=[(kode, kata[:1].upper() + kata[1:]) for kode, kata in JENIS_FOTO.items()], validate_choice=False,
        description="Keluarga tanpa foto yang ditandai terhitung belum lengkap, juga yang sudah dicatat, dan usulannya belum dapat "
        "disiapkan untuk musyawarah. Usulan penghapusan tidak memerlukannya. Tanpa tanda, tidak ada foto yang wajib.",
    )  # fmt: skip
    ambang_kuorum = Pecahan(
        JUDUL["ambang_kuorum"], maks=10,
        description="Bagian dari yang diundang yang dianjurkan hadir, misalnya 2/3. Bila kurang, halaman musyawarah mengingatkan; "
        "musyawarah tetap boleh dilanjutkan.",
    )  # fmt: skip
    hari_undangan = Angka(
        JUDUL["hari_undangan"], description="Bila undangan tinggal lebih sedikit hari, halaman musyawarah mengingatkan; tidak ada yang ditolak."
    )
    hari_pengumuman = Angka(
        JUDUL["hari_pengumuman"], description="Sejak hari diumumkan. Sesudah itu nama tersamar di halaman umum hilang dengan sendirinya."
    )
    hari_sanggah = Angka(JUDUL["hari_sanggah"], description="Sejak hari diumumkan; paling lama selama pengumuman.")
    hari_jawab_sanggahan = Angka(
        JUDUL["hari_jawab_sanggahan"], description="Sejak sanggahan diterima. Sesudah itu sanggahan ditandai merah; usulannya tetap berjalan."
    )
    surat_tempat = Teks(JUDUL["surat_tempat"], maks=60, description="Nama kota di depan tanggal surat, misalnya Curup.")
    surat_tujuan = TextAreaField(JUDUL["surat_tujuan"], description="Satu baris untuk setiap baris alamat.")
    surat_hal = Teks(JUDUL["surat_hal"], maks=160, wajib="Tulis hal surat pengesahan.")
    surat_pembuka = TeksPanjang(JUDUL["surat_pembuka"], maks=600, wajib="Tulis kalimat pembuka surat pengesahan.")
    kolom_serahan = TextAreaField(
        JUDUL["kolom_serahan"],
        description="Satu kolom per baris, menurut urutan di SIKS-NG. Judul lain ditulis setelah garis tegak, misalnya: nama | NAMA PENERIMA",
    )
    batas_unduhan_harian = Angka(
        JUDUL["batas_unduhan_harian"], description="Baris data pribadi yang boleh diunduh satu orang sebagai xlsx dalam sehari."
    )
    hari_simpan_impor = Angka(
        JUDUL["hari_simpan_impor"], description="Sesudah itu baris berkas yang memuat NIK dikosongkan, dan impor tidak dapat ditarik lagi."
    )
    operator_per_desa = Angka(JUDUL["operator_per_desa"], description="Paling banyak yang bertugas bersamaan; biasanya satu.")
    wajib_bimtek = SelectField(
        JUDUL["wajib_bimtek"], choices=[("ingatkan", "Boleh, dengan peringatan"), ("tolak", "Belum boleh"), ("bebas", "Tidak diperiksa")]
    )
    dasar_hukum = TextAreaField(JUDUL["dasar_hukum"], description="Satu per baris, menurut urutan pada berita acara.")
    pola_nomor_sptjm = Teks(
        JUDUL["pola_nomor_sptjm"], maks=80, wajib="Tulis pola nomor.", description="Isiannya sama; urutannya satu deret dengan berita acara."
    )
    butir_sptjm = TextAreaField(
        JUDUL["butir_sptjm"], description="Satu per baris. Yang diganti: {wilayah}, {kepala}, {musyawarah}, {register}."
    )
    butir_tanpa_musyawarah = TextAreaField(JUDUL["butir_tanpa_musyawarah"], description="Satu per baris; isiannya sama.")
    meterai_sptjm = Teks(JUDUL["meterai_sptjm"], maks=30)

    def nilai(self) -> dict[str, Any]:
        """The values as settings keep them."""
        isi = {nama: self[nama].data for nama in JUDUL}
        isi |= {nama: [baris.strip() for baris in (self[nama].data or "").splitlines() if baris.strip()] for nama in DAFTAR}
        isi["meterai_sptjm"] = self.meterai_sptjm.data or ""
        isi["foto_wajib"] = list(dict.fromkeys(self.foto_wajib.data or []))
        isi["ambang_kuorum"] = baca_pecahan(self.ambang_kuorum.data or "")
        return isi

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        for nama, isi in self.nilai().items():
            salah = None if self[nama].errors else salah_nilai(nama, isi)
            if salah:
                self[nama].errors = [*self[nama].errors, salah]
                baik = False
        return baik


class FormLambang(PortalForm):
    """``berkas`` is the uploaded picture as Werkzeug hands it over."""

    berkas = FileField("Gambar lambang", description="PNG atau JPEG, paling besar 10 MB. Gambar SVG: simpan dulu sebagai PNG.")

    def validate_berkas(self, field: FileField) -> None:
        if not getattr(field.data, "filename", ""):
            raise ValidationError("Pilih gambarnya dulu, lalu unggah.")


class FormProfil(PortalForm):
    """Labels of the two signatories depend on desa or kelurahan and are set by the route."""

    alamat = Teks("Alamat kantor", description="Seperti pada kop surat, misalnya Jalan Merdeka Nomor 1.")
    kode_pos = Teks("Kode pos", maks=5, validators=[Optional(), Regexp(r"^[0-9]{5}\Z", message="Kode pos harus 5 angka.")])
    singkatan = Teks("Singkatan untuk nomor surat", maks=12, description="Misalnya AB untuk Air Bang.")
    kepala_nama = Teks("Nama kepala", maks=120)
    kepala_nip = Teks("NIP kepala", maks=25, description="Kosongkan bila tidak ada.")
    lembaga_ketua = Teks("Nama ketua lembaga", maks=120)
    hari_undangan = Angka("Hari undangan sebelum musyawarah")
    kuorum = Pecahan("Kuorum musyawarah", maks=10)

    def nilai(self) -> dict[str, Any]:
        """The values as the profile keeps them; what is left empty follows the kabupaten."""
        kolom = ("alamat", "kode_pos", "singkatan", "kepala_nama", "kepala_nip", "lembaga_ketua")
        kuorum = (self.kuorum.data or "").strip()
        teks = {nama: self[nama].data or "" for nama in kolom}
        return {**teks, "hari_undangan": self.hari_undangan.data, "kuorum": baca_pecahan(kuorum) if kuorum else None}

    def validate(self, extra_validators: Any = None) -> bool:
        baik = super().validate(extra_validators)
        for nama, salah in salah_profil(self.nilai()).items():
            self[nama].errors = [*self[nama].errors, salah]
            baik = False
        return baik
