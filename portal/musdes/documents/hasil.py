"""Papers about what a musdes decided, printed on request: the notulen, and the sheet for the notice board."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ...db import db
from ...kit.tanggal import hari_tanggal, tanggal_panjang
from ...kuota.queries.program import program_berlaku
from ...kuota.rules.terbuka import nama_terbuka
from ...web import pdf
from ...web.cetak import Kertas, css_cetak, isi_templat, makro
from ...web.qr import qr_data_uri
from ..queries import get_musdes
from ..queries.cuplikan import cuplikan_of
from ..rules.berita_acara import kalimat_cara, kalimat_keputusan
from ..rules.keputusan import program_beku
from ..rules.pembetulan import baris_keluarga
from ..rules.sptjm import Periode
from ..rules.status import BEKU
from ..rules.umum import baris_umum
from ..rules.undur import kalimat_undur
from .beku import isi_beku
from .surat import CSS_SURAT

TEMPLAT_NOTULEN, TEMPLAT_PENGUMUMAN = "musdes/notulen.cetak.html", "musdes/pengumuman.cetak.html"
TEPI_MM = (15, 15, 20, 25)


@dataclass(frozen=True)
class Terbit:
    """The public list behind the sheet: its days, and where it is read."""

    mulai: date
    sampai: date
    sanggah_sampai: date
    alamat: str


def render_notulen(musdes_id: UUID, kertas: Kertas, *, untuk: Any) -> bytes:
    """The notulen with attendance and decisions: from the frozen content once closed, before that a KONSEP of what stands now."""
    musdes = get_musdes(musdes_id, untuk=untuk)
    beku = musdes.status in BEKU
    isi = isi_beku(musdes_id, untuk=untuk).isi if beku else cuplikan_of(musdes)
    db.session.rollback()  # printing takes a while: no transaction is open meanwhile
    baris = makro(TEMPLAT_NOTULEN, "baris")
    keluarga = sorted((satu for lampiran in isi["lampiran"].values() for satu in lampiran), key=lambda satu: satu["urutan"])
    nilai = {
        **_hari(isi),
        "isi": isi,
        "per_unsur": _per_unsur(isi["peserta"]),
        "cara": kalimat_cara(isi["musdes"], sum("suara" in satu for satu in keluarga)),
        "undur": [kalimat_undur(satu) for satu in isi.get("undur_diri", ())],  # none in what was frozen before there were any
        "paragraf": [teks for teks in isi["musdes"]["notulen"].splitlines() if teks.strip()],
        "keputusan": kalimat_keputusan(isi["hitungan"], isi["register"], berlaku=program_beku(isi)),
        "ada_keluarga": bool(keluarga),
    }
    return pdf.render(
        pdf.Dokumen(
            judul=f"Notulen {isi['istilah']['jenis']} {isi['kop']['desa']}",
            css=css_cetak(CSS_SURAT),
            bagian=(_bagian(TEMPLAT_NOTULEN, nilai, (str(baris(ke, satu)).strip() for ke, satu in enumerate(keluarga, 1))),),
            kertas=kertas,
            kaki_html=isi_templat(TEMPLAT_NOTULEN, bagian="kaki", beku=beku, **nilai),
            konsep=not beku,
            tepi_mm=TEPI_MM,
        )
    )


def render_pengumuman(musdes_id: UUID, kertas: Kertas, *, untuk: Any, terbit: Terbit | None = None) -> bytes:
    """The sheet for the notice board: of each family the name, RT/RW, kind and result, and nothing else about it.

    UU 27/2022 (personal data): no NIK, No. KK, date of birth, address, reason or member leaves the frozen content, and no programme is
    named that tells of health. ``terbit`` is the public list while it stands.
    """
    beku = isi_beku(musdes_id, untuk=untuk)
    isi, nama_program = beku.isi, nama_terbuka(program_berlaku().values())
    db.session.rollback()  # as above
    baris = makro(TEMPLAT_PENGUMUMAN, "baris")
    umum = [_umum(satu, nama_program, isi["register"]) for satu in baris_keluarga(isi).values()]  # numbered as on the public list
    nilai = {
        **_hari(isi), "isi": isi, "nomor": beku.nomor, "pendek": beku.pendek, "jumlah": len(umum), "terbit": terbit,
        "qr": qr_data_uri(terbit.alamat) if terbit else "", **_akta(isi),
    }  # fmt: skip
    return pdf.render(
        pdf.Dokumen(
            judul=f"Pengumuman hasil {isi['istilah']['jenis']} {isi['kop']['desa']}",
            css=css_cetak(CSS_SURAT),
            bagian=(_bagian(TEMPLAT_PENGUMUMAN, nilai, (str(baris(ke, satu)).strip() for ke, satu in enumerate(umum, 1))),),
            kertas=kertas,
            kaki_html=isi_templat(TEMPLAT_PENGUMUMAN, bagian="kaki", **nilai),
            tepi_mm=TEPI_MM,
        )
    )


def _akta(isi: Mapping[str, Any]) -> dict[str, str]:
    """What the paper behind the sheet is called, and of an SPTJM the period without a musyawarah."""
    if "sptjm" not in isi:
        return {"akta": "Berita Acara"}
    batas = (date.fromisoformat(isi["sptjm"][kunci]) for kunci in ("mulai", "selesai"))
    return {"akta": "SPTJM", "periode": Periode(*batas).kata}


def _umum(keluarga: Mapping[str, Any], nama_program: Mapping[str, str], register: str) -> dict[str, str]:
    """What of a family may hang on a wall."""
    return {"nama": keluarga["nama"], **baris_umum(keluarga, nama_program, register)}


def _bagian(templat: str, nilai: dict[str, Any], baris: Iterable[str]) -> pdf.Bagian:
    """A table under an opening text; without a row there is no table."""
    isi = tuple(baris)
    bagian = {nama: isi_templat(templat, bagian=nama, **nilai) for nama in ("pembuka", "kepala", "penutup")}
    return pdf.Bagian(html=bagian["pembuka"], kepala=bagian["kepala"] if isi else "", baris=isi, ekor=bagian["penutup"])


def _hari(isi: dict[str, Any]) -> dict[str, str]:
    tanggal = date.fromisoformat(isi["musdes"]["tanggal"])
    return {"tanggal": tanggal_panjang(tanggal), "hari_tanggal": hari_tanggal(tanggal)}


def _per_unsur(peserta: Iterable[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """How many came of each element, in the order of the list."""
    jumlah: dict[str, int] = {}
    for satu in peserta:
        if satu["hadir"]:
            jumlah[satu["kata_unsur"]] = jumlah.get(satu["kata_unsur"], 0) + 1
    return list(jumlah.items())
