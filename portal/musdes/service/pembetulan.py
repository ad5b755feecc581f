"""Correcting a closed musdes: a new paper that names the old one, which stays as it was and says that it was replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from ...akun.rules import Izin
from ...akun.service import require
from ...audit import service as audit
from ...db import db, verb
from ...errors import NotFound, RuleBroken, SameIdOtherContent
from ...jam import hari_ini, sekarang
from ...kit.isi import sidik
from ...pengaturan.queries import pengaturan
from ...usulan.rules.jenis import TINJAU_ULANG
from ...usulan.rules.status import LAYAK
from ...usulan.service import advance
from ..models import Acara, Dokumen, Musdes
from ..queries import find_dokumen_formulir, get_musdes, list_acara_terkunci, list_usulan_terkunci
from ..queries.berkas import find_dokumen, find_pengajuan, get_dokumen
from ..queries.pembetulan import list_berkas_hidup, list_peserta_beku
from ..rules.bentuk import PERNYATAAN, SPTJM, is_sptjm, kata_akta
from ..rules.berkas import status_paket
from ..rules.pembetulan import (
    Butir,
    Koreksi,
    KoreksiKeluarga,
    baris_keluarga,
    betulkan,
    halangan_pembetulan,
    kalimat_tanpa_alasan,
    kalimat_tidak_dapat,
    kata_bidang,
    langkah_keputusan,
)
from ..rules.status import BERITA_ACARA, DITUTUP, PUBLIKASI
from . import dokumen
from .berkas import count_berkas
from .penutupan import ambil_nomor_ba


@verb
def correct_dokumen(id_: UUID, musdes_id: UUID, lama_id: UUID, alasan: str, koreksi: Koreksi, *, oleh: Any) -> Dokumen:
    """Replace the paper ``lama_id`` by one with the right values; ``id_`` was minted in the form, whose second arrival changes nothing.

    The scan of the old paper leaves the packet, and the proof of publication too when a name or decision of a family was wrong.
    Raises RuleBroken when it may not be corrected (any more), nothing differs, or the table has no step to a corrected decision.
    """
    musdes = get_musdes(musdes_id, untuk=oleh, kunci=True)
    require(oleh, Izin.MUSDES_TULIS, musdes)
    lama = get_dokumen(lama_id, untuk=oleh)
    if lama.musdes_id != musdes.id:
        raise NotFound()
    isi, butir = _isi(lama, koreksi)
    tercatat = {"alasan": alasan, "butir": [asdict(satu) for satu in butir]}
    ada = find_dokumen_formulir(id_)
    if ada is not None:
        _periksa_ulang(ada, lama, tercatat)
        audit.record("musdes.betulkan", oleh=oleh, objek=musdes, ulang=True)
        return ada
    _periksa(musdes, lama, butir, oleh)
    pindah = _ubah_keputusan(musdes, lama, koreksi, oleh=oleh)
    _ubah_musdes(musdes, lama, koreksi)
    hari = hari_ini(pengaturan("zona"))
    musdes.nomor = isi["nomor"] = ambil_nomor_ba(musdes.desa_kode, hari, lama.jenis)
    isi["pembetulan"] = {
        **tercatat, "nomor": lama.nomor, "tanggal": lama.tanggal.isoformat(), "sidik": lama.sidik, "tanggal_baru": hari.isoformat(),
    }  # fmt: skip
    hasil = dokumen.keep(musdes, id_, isi, hari, menggantikan=lama, oleh=oleh)
    _lepas_berkas(musdes, keluarga_berubah=isi["lampiran"] != lama.isi["lampiran"])
    audit.record(
        "musdes.betulkan", oleh=oleh, objek=musdes, nomor=hasil.nomor, lama=lama.nomor, jumlah=len(butir), keputusan=pindah, sidik=hasil.sidik
    )
    return hasil


def _isi(lama: Dokumen, koreksi: Koreksi) -> tuple[dict[str, Any], list[Butir]]:
    if sidik(lama.isi) != lama.sidik:
        raise RuleBroken(f"Isi {kata_akta(lama.jenis)} ini tidak cocok lagi dengan saat ditutup. Hubungi pengelola portal.")
    try:
        return betulkan(lama.isi, koreksi)
    except ValueError as salah:
        raise RuleBroken(str(salah)) from None


def _periksa_ulang(ada: Dokumen, lama: Dokumen, tercatat: dict[str, Any]) -> None:
    dulu = ada.isi.get("pembetulan") or {}
    if ada.menggantikan != lama.id or {kunci: dulu.get(kunci) for kunci in tercatat} != tercatat:
        raise SameIdOtherContent()


def _periksa(musdes: Musdes, lama: Dokumen, butir: Sequence[Butir], oleh: Any) -> None:
    apa = kata_akta(lama.jenis)
    halangan = halangan_pembetulan(musdes.status, find_pengajuan(musdes.id, untuk=oleh) is not None, musdes.bentuk)
    if halangan:
        raise RuleBroken(halangan)
    berlaku = find_dokumen(musdes.id, untuk=oleh)
    if berlaku is None or berlaku.id != lama.id:
        nomor = berlaku.nomor if berlaku else "–"
        raise RuleBroken(
            f"{apa[:1].upper()}{apa[1:]} {lama.nomor} baru saja dibetulkan dengan nomor {nomor}. Isian Anda belum tersimpan; "
            f"buka {apa} yang berlaku, lalu betulkan yang masih keliru."
        )
    if not butir:
        raise RuleBroken(f"Belum ada yang berbeda dari {apa} yang berlaku, jadi tidak ada yang dibetulkan.")


def _ubah_keputusan(musdes: Musdes, lama: Dokumen, koreksi: Koreksi, *, oleh: Any) -> int:
    """Agenda and usulan follow the corrected decisions; returns how many usulan moved. All or none."""
    keluarga = baris_keluarga(lama.isi)
    acara = {str(satu.usulan_id): satu for satu in list_acara_terkunci(musdes)}
    usulan = list_usulan_terkunci([acara[id_].usulan_id for id_ in koreksi.keluarga])
    tidak_dapat, langkah = [], []
    for id_, betul in koreksi.keluarga.items():
        dulu, satu = keluarga[id_], usulan[acara[id_].usulan_id]
        if betul.keputusan == dulu["keputusan"]:
            continue
        jalan = langkah_keputusan(satu.status, dulu["keputusan"], betul.keputusan)
        if jalan and betul.keputusan == LAYAK and dulu["alasan_hapus"] == TINJAU_ULANG:
            tidak_dapat.append(kalimat_tanpa_alasan(dulu["nama"]))
        if not jalan:
            tidak_dapat.append(kalimat_tidak_dapat(dulu["nama"], satu.status, dulu["keputusan"], betul.keputusan, dulu["jenis"]))
        langkah.append((satu, jalan, betul.alasan))
    if tidak_dapat:
        raise RuleBroken("Keputusan ini tidak dapat dibetulkan.", rincian=tuple(tidak_dapat))
    for satu, jalan, alasan in langkah:
        for ke in jalan:
            advance(satu, ke, oleh=oleh, alasan=f"Pembetulan {kata_akta(lama.jenis)}: {alasan}" if ke == jalan[-1] else "")
    for id_, betul in koreksi.keluarga.items():
        _ubah_acara(acara[id_], betul, oleh)
    return len(langkah)


def _ubah_acara(acara: Acara, betul: KoreksiKeluarga, oleh: Any) -> None:
    if (acara.keputusan, acara.alasan) != (betul.keputusan, betul.alasan):
        acara.keputusan, acara.alasan = betul.keputusan, betul.alasan
        acara.diputus_oleh, acara.diputus_pada = oleh.id, sekarang()


def _ubah_musdes(musdes: Musdes, lama: Dokumen, koreksi: Koreksi) -> None:
    """The screens show what the paper in force says; the next musdes copies names that are spelled right."""
    for kolom, nilai in koreksi.musdes.items():
        if kolom in kata_bidang(musdes.bentuk):
            setattr(musdes, kolom, nilai)
    if not koreksi.peserta:
        return
    semua = list_peserta_beku(musdes)
    for ke, nama in koreksi.peserta.items():
        if ke < len(semua) and semua[ke].nama == lama.isi["peserta"][ke]["nama"]:
            semua[ke].nama = nama


def _lepas_berkas(musdes: Musdes, *, keluarga_berubah: bool) -> None:
    """The packet asks for a scan of the new paper; the files of the old one are kept as earlier versions."""
    bernomor = (SPTJM, PERNYATAAN) if is_sptjm(musdes.bentuk) else (BERITA_ACARA,)  # the papers that bear its number and hash
    for berkas in list_berkas_hidup(musdes.id, (*bernomor, PUBLIKASI) if keluarga_berubah else bernomor):
        berkas.dihapus_pada = sekarang()
    db.session.flush()
    musdes.status = status_paket(DITUTUP, count_berkas(musdes.id))
