"""The pages that are looked at for access and for layout: one world, each page as the role that works on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.browser.jelajah import dunia_lengkap
from tests.factories import KELURAHAN, Orang, Pabrik

LEBAR = (320, 768, 1280)
# What sticks out, unless a box that scrolls by itself holds it.
MENONJOL = """() => {
  const lebar = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= lebar) return [];
  const kanan = e => Math.round(e.getBoundingClientRect().right);
  const semua = [...document.querySelectorAll('body *')].filter(e => kanan(e) > lebar + 1 && !e.closest('.gulir'));
  return [`${document.documentElement.scrollWidth} > ${lebar}`,
    ...semua.slice(0, 4).map(e => `${e.tagName}.${e.className} ${kanan(e)}: ${e.textContent.trim().slice(0, 40)}`)];
}"""
# Where a script saves while one types, searches, fetches what is folded, counts what is ticked, or keeps a form from being lost.
BERSKRIP = (
    "keluarga.keluarga.index", "keluarga.keluarga.show", "keluarga.anggota.new", "usulan.usulan.index", "musdes.kehadiran.index",
    "musdes.sidang.show", "verifikasi.antrean.show",
)  # fmt: skip
NAMA_PANJANG = "Raden Ajeng Siti Nurhaliza Kusumaningrum Tjokroaminoto Putri"


@dataclass(frozen=True)
class Lembar:
    """One page: who looks at it (None: nobody signed in) and where it is."""

    nama: str
    orang: Orang | None
    alamat: str


def lembar_of(pabrik: Pabrik) -> list[Lembar]:
    """Sign-in, beranda of each role, and the pages of the work with content."""
    dunia: dict[str, Any] = dunia_lengkap(pabrik)
    orang, operator = dunia["orang"], dunia["orang"]["operator"]
    besar = pabrik.keluarga(KELURAHAN, oleh=operator, anggota=15, nama=NAMA_PANJANG)
    siap = pabrik.usulan(besar, oleh=operator, jenis="bansos", program=("PKH", "PBI_JK"), status="siap_musdes")
    sidang = pabrik.musdes(KELURAHAN, oleh=operator, usulan_ids=[siap], status="berlangsung")
    diajukan = pabrik.usulan(pabrik.keluarga(oleh=operator, nama=NAMA_PANJANG), oleh=operator, jenis="bansos", status="diajukan")
    pabrik.usulan(pabrik.keluarga(oleh=operator, nama=NAMA_PANJANG), oleh=operator, status="terverifikasi", pemeriksa=orang["verifikator"])
    semua = [Lembar("masuk", None, "/masuk"), *(Lembar(jalur, None, jalur) for jalur in ("/pengumuman/", f"/pengumuman/{dunia['pengumuman-desa']}"))]
    semua += [Lembar(f"beranda {peran}", satu, "/") for peran, satu in orang.items()]
    jalur = {
        "operator": [
            "/keluarga/", f"/keluarga/{dunia['keluarga']}", f"/keluarga/{besar}", f"/keluarga/{besar}/anggota/baru", "/usulan/",
            f"/usulan/{siap}", f"/usulan/baru?keluarga_id={dunia['keluarga']}", f"/musdes/{sidang}", f"/musdes/{sidang}/acara",
            f"/musdes/{sidang}/tinjau-ulang", f"/musdes/{sidang}/peserta", f"/musdes/{sidang}/kehadiran", f"/musdes/{sidang}/sidang",
            f"/musdes/{sidang}/notulen",
            f"/musdes/{sidang}/penutupan", f"/musdes/{dunia['musdes']}",
            f"/pengumuman-desa/{dunia['pengumuman-desa']}", f"/musdes/{dunia['sptjm']}/umumkan", "/bantuan-keluarga/",
            "/loket/", f"/keluarga/{dunia['keluarga']}/jejak",
            "/sanggahan/", "/sanggahan/baru", f"/sanggahan/baru?pengumuman_id={dunia['pengumuman-desa']}&lain=1", "/usul-mandiri/",
            "/usul-mandiri/baru", f"/usul-mandiri/{dunia['usul-mandiri']}", f"/sanggahan/baru?pengumuman_id={dunia['pengumuman-desa']}",
            "/serahan/input/", "/temuan/?tingkat=semua", f"/temuan/massal/{dunia['temuan/massal']}",
            "/sptjm/baru", f"/musdes/{dunia['sptjm']}", f"/sptjm/{dunia['sptjm']}/penutupan",
            f"/usulan/baru?keluarga_id={dunia['keluarga']}&jenis=perbaikan", f"/usulan/baru?keluarga_id={dunia['keluarga']}&jenis=ganti_pengurus",
        ],
        "kades": [f"/musdes/{dunia['musdes']}/pengajuan", "/aparat/?cetak=1"],
        "verifikator": [
            "/verifikasi/", f"/verifikasi/{diajukan}", f"/verifikasi/massal/{dunia['verifikasi/massal']}", "/serahan/",
            f"/temuan/{dunia['temuan']}", f"/serahan/{dunia['serahan']}", f"/hasil-pusat/{dunia['hasil-pusat']}", "/unduhan/keluarga",
            f"/usulan/{dunia['usulan-kabupaten']}", "/impor/", f"/impor/{dunia['impor']}",
            f"/sanggahan/{dunia['sanggahan']}",
            "/bantuan-keluarga/", "/penetapan/", "/penetapan/penerima",
            "/verifikasi/umur/", "/verifikasi/kunjungan/", f"/verifikasi/kunjungan/{dunia['kunjungan_id']}",
            "/verifikasi/wakil/",
        ],
        "camat": ["/verifikasi/kecamatan/", "/bantuan-keluarga/"],
        "admin": [
            "/verifikasi/alasan/",
            "/pengaturan/bukti?alasan=PINDAH", "/kuota/isian/", "/kuota/periode/", "/kuota/program", "/kuota/jendela/", "/kuota/impor/",
            "/kuota/daerah/BENCANA",
            "/kuota/dispensasi/", "/pengaturan/lambang/", "/cakupan/?kecamatan=17.02.19", "/operator/", f"/operator/{dunia['operator']}", "/bimtek/",
            f"/bimtek/{dunia['bimtek']}",
        ],
        "pimpinan": ["/dasbor/", "/dasbor/17.02?tema=usulan", "/dasbor/17.02?tema=temuan", "/dasbor/peta?ukuran=jiwa"],
        "kadis": ["/kuota/", f"/kuota/sebaran/{dunia['sebaran_id']}", "/pengesahan/", f"/pengesahan/{dunia['pengesahan']}"],
    }  # fmt: skip
    return semua + [Lembar(alamat.split("?")[0], orang[peran], alamat) for peran, isi in jalur.items() for alamat in isi]


def endpoint_of(pabrik: Pabrik, alamat: str) -> str:
    return str(pabrik.app.url_map.bind("portal.uji").match(urlsplit(alamat).path)[0])


def berskrip(pabrik: Pabrik, semua: list[Lembar]) -> list[Lembar]:
    """One page of each kind on which scripts do the most."""
    pertama: dict[str, Lembar] = {}
    for satu in semua:
        pertama.setdefault(endpoint_of(pabrik, satu.alamat), satu)
    return [pertama[endpoint] for endpoint in BERSKRIP]


def buka_lipatan(page: Any) -> None:
    """Open every folded section, so that what is inside counts too."""
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
