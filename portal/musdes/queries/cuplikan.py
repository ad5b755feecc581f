"""Reads a whole musdes into one plain dict: all that its papers show, so that a later change never alters a paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from ...db import db
from ...keluarga.models import Anggota, Keluarga
from ...kit.kode.dukcapil import KEPALA_KELUARGA
from ...kit.tanggal import tanggal_pendek
from ...kuota.queries.program import program_berlaku
from ...kuota.rules import Program, sebut_program
from ...kuota.rules.lokal import bekukan
from ...pengaturan.queries import kop_of, pengaturan
from ...usulan.models import Usulan, UsulanProgram
from ...usulan.queries.perubahan import ganti_of, kalimat_ubah
from ...usulan.rules.jenis import BANSOS, HAPUS, KATA_JENIS, MASUK, MENGUBAH_DATA
from ..models import Acara, Musdes, Peserta
from ..rules.bentuk import is_sptjm
from ..rules.keputusan import KEPUTUSAN, bagi_lampiran, hitung_keputusan, kata_alasan, kata_keputusan, usulan_diputus
from ..rules.peserta import FaktaPeserta, hitung_kehadiran, istilah, kata_unsur
from ..rules.sptjm import isi_butir
from ..rules.suara import suara_of
from ..rules.undur import kata_hubungan
from .kuota import tandai_tunggu
from .sptjm import periode_hari
from .undur import list_undur_of

BENTUK = 1  # of the dict; a later one reads older papers by this number


def cuplikan_of(musdes: Musdes, nomor: str = "") -> dict[str, Any]:
    """The snapshot of a meeting that the caller has loaded by scope: strings, whole numbers, lists and dicts only.

    Usulan not yet decided are counted in ``belum_diputus`` and stand in no list (a preview; a closed musdes has none).
    """
    kop = kop_of(musdes.desa_kode)
    peserta = _peserta(musdes)
    keluarga = _keluarga(musdes.id)
    diputus = [satu for satu in keluarga if satu["keputusan"] in KEPUTUSAN]
    return {
        "bentuk": BENTUK,
        "nomor": nomor,
        "desa_kode": musdes.desa_kode,
        "istilah": asdict(istilah(musdes.desa_kode)),
        "kop": kop,
        "register": pengaturan("nama_register"),
        "zona": pengaturan("zona"),
        "dasar_hukum": list(pengaturan("dasar_hukum")),
        "teks": {kunci: pengaturan(f"{kunci}_ba") for kunci in ("perihal", "penutup", "mengetahui")},
        "musdes": _musdes(musdes),
        "kehadiran": asdict(hitung_kehadiran(FaktaPeserta(p["unsur"], p["jenis_kelamin"], p["diundang"], p["hadir"]) for p in peserta)),
        "peserta": peserta,
        "belum_diputus": len(keluarga) - len(diputus),
        "undur_diri": _undur(musdes, keluarga),
        **tandai_tunggu(_keputusan(diputus, musdes.bentuk), musdes.desa_kode),
        **(_sptjm(musdes) if is_sptjm(musdes.bentuk) else {}),
    }  # fmt: skip


def _sptjm(musdes: Musdes) -> dict[str, Any]:
    """What only an SPTJM says: the period and the statements, as the settings word them now."""
    kata, register = istilah(musdes.desa_kode), pengaturan("nama_register")
    periode = periode_hari(musdes.tanggal)
    return {
        "sptjm": {
            "mulai": periode.mulai.isoformat(),
            "selesai": periode.selesai.isoformat(),
            "butir": isi_butir(pengaturan("butir_sptjm"), kata, register),
            "butir_tanpa": isi_butir(pengaturan("butir_tanpa_musyawarah"), kata, register),
            "meterai": pengaturan("meterai_sptjm"),
        }
    }


def _musdes(musdes: Musdes) -> dict[str, Any]:
    tanpa = {"alasan_tanpa": musdes.alasan_tanpa} if is_sptjm(musdes.bentuk) else {}
    return {
        "id": str(musdes.id),
        "tanggal": musdes.tanggal.isoformat(),
        "jam_mulai": f"{musdes.jam_mulai:%H.%M}",
        "jam_selesai": f"{musdes.jam_selesai:%H.%M}" if musdes.jam_selesai else "",
        **{
            kolom: getattr(musdes, kolom)
            for kolom in (
                "tempat", "pimpinan_nama", "pimpinan_jabatan", "notulis_nama", "notulis_jabatan", "cara",
                "suara_setuju", "suara_tidak", "notulen",
            )
        },
        **tanpa,
    }  # fmt: skip


def _peserta(musdes: Musdes) -> list[dict[str, Any]]:
    kata = istilah(musdes.desa_kode)
    baris = db.session.execute(
        select(
            Peserta.nama, Peserta.jenis_kelamin, Peserta.unsur, Peserta.jabatan, Peserta.alamat, Peserta.diundang,
            Peserta.hadir_pada,
        )
        .where(Peserta.musdes_id == musdes.id)
        .order_by(Peserta.diundang.desc(), Peserta.urutan, Peserta.id)
    )  # fmt: skip
    return [
        {
            "nama": p.nama, "jenis_kelamin": p.jenis_kelamin, "unsur": p.unsur, "kata_unsur": kata_unsur(p.unsur, kata),
            "jabatan": p.jabatan, "alamat": p.alamat, "diundang": p.diundang, "hadir": p.hadir_pada is not None,
        }
        for p in baris
    ]  # fmt: skip


def _keluarga(musdes_id: UUID) -> list[dict[str, Any]]:
    """Every usulan of the agenda with its family, members and programmes, in three statements."""
    acara = db.session.execute(
        select(
            Acara.urutan, Acara.keputusan, Acara.alasan, Acara.suara_setuju, Acara.suara_tidak, Acara.suara_abstain,
            Usulan.id, Usulan.nomor, Usulan.jenis, Usulan.alasan_hapus, Usulan.perubahan,
            Usulan.keluarga_id, Keluarga.nama, Keluarga.no_kk, Keluarga.alamat, Keluarga.rt, Keluarga.rw,
        )
        .join(Usulan, Usulan.id == Acara.usulan_id)
        .join(Keluarga, Keluarga.id == Usulan.keluarga_id)
        .where(Acara.musdes_id == musdes_id)
        .order_by(Acara.urutan, Acara.id)
    ).all()  # fmt: skip
    ada = select(Usulan.keluarga_id).join(Acara, Acara.usulan_id == Usulan.id).where(Acara.musdes_id == musdes_id)
    anggota: dict[UUID, list[Row[Any]]] = {}
    for orang in db.session.execute(
        select(
            Anggota.id, Anggota.keluarga_id, Anggota.nama, Anggota.nik, Anggota.tanggal_lahir, Anggota.jenis_kelamin, Anggota.hubungan,
        ).where(Anggota.keluarga_id.in_(ada)).order_by(Anggota.keluarga_id, Anggota.urutan)
    ):  # fmt: skip
        anggota.setdefault(orang.keluarga_id, []).append(orang)
    program: dict[UUID, list[Row[Any]]] = {}
    for lini in db.session.execute(
        select(UsulanProgram.usulan_id, UsulanProgram.program, UsulanProgram.anggota_id)
        .join(Acara, Acara.usulan_id == UsulanProgram.usulan_id)
        .where(Acara.musdes_id == musdes_id)
        .order_by(UsulanProgram.usulan_id, UsulanProgram.urutan)
    ):
        program.setdefault(lini.usulan_id, []).append(lini)
    return [_satu(baris, anggota.get(baris.keluarga_id, []), program.get(baris.id, [])) for baris in acara]


def _satu(baris: Row[Any], anggota: list[Row[Any]], program: list[Row[Any]]) -> dict[str, Any]:
    pengurus = next((orang for orang in anggota if orang.hubungan == KEPALA_KELUARGA), anggota[0] if anggota else None)
    per_id = {orang.id: orang for orang in anggota}
    return {
        "urutan": baris.urutan,
        "usulan_id": str(baris.id),
        "usulan_nomor": baris.nomor,
        "jenis": baris.jenis,
        "keputusan": baris.keputusan,
        "nama": pengurus.nama if pengurus else baris.nama,
        "nik": (pengurus.nik if pengurus else None) or "",
        "no_kk": baris.no_kk or "",
        "lahir": tanggal_pendek(pengurus.tanggal_lahir) if pengurus and pengurus.tanggal_lahir else "",
        "jenis_kelamin": pengurus.jenis_kelamin if pengurus else "",
        "alamat": baris.alamat,
        "rt": baris.rt,
        "rw": baris.rw,
        "jiwa": len(anggota),
        "alasan_hapus": baris.alasan_hapus or "",
        "alasan": baris.alasan,
        "program": [satu.program for satu in program],
        "orang": [
            {"program": satu.program, "nama": per_id[satu.anggota_id].nama, "nik": per_id[satu.anggota_id].nik or ""}
            for satu in program
            if satu.anggota_id in per_id
        ],
        **_suara(baris),
        **_ubah(baris, anggota),
    }


def _ubah(baris: Row[Any], anggota: list[Row[Any]]) -> dict[str, Any]:
    """What a perbaikan or another pengurus changes, in words with full numbers, as the copy for the dinsos needs it."""
    if baris.jenis not in MENGUBAH_DATA:
        return {}
    nama = {str(orang.id): orang.nama for orang in anggota}
    return {"ubah": kalimat_ubah(ganti_of(baris), nama, baris.nama)}


def _suara(baris: Row[Any]) -> dict[str, Any]:
    """The vote on this usulan; nothing when it was decided by consent."""
    suara = suara_of(baris)
    return {"suara": asdict(suara)} if suara else {}


def _undur(musdes: Musdes, keluarga: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Who of those present took no part in deciding which family, and why."""
    kata, per_id = istilah(musdes.desa_kode), {satu["usulan_id"]: satu for satu in keluarga}
    return [
        {
            "nama": satu.nama, "jenis_kelamin": satu.jenis_kelamin, "jabatan": satu.jabatan, "kata_unsur": kata_unsur(satu.unsur, kata),
            "hubungan": kata_hubungan(satu.hubungan), "keluarga": per_id[str(satu.usulan_id)]["nama"],
            "usulan_nomor": per_id[str(satu.usulan_id)]["usulan_nomor"],
        }
        for satu in list_undur_of(musdes)
        if satu.hadir_pada is not None
    ]  # fmt: skip


def _keputusan(diputus: list[dict[str, Any]], bentuk: str) -> dict[str, Any]:
    """The four lists and their counts, both from the same rule; with the names of the local programmes among them."""
    fakta, berlaku = [usulan_diputus(satu) for satu in diputus], program_berlaku()
    lokal = bekukan((kode for satu in diputus for kode in satu["program"]), berlaku)
    lampiran, per_id = bagi_lampiran(fakta), {satu["usulan_id"]: satu for satu in diputus}
    return {
        **({"program_lokal": lokal} if lokal else {}),
        "hitungan": asdict(hitung_keputusan(fakta, berlaku)),
        "lampiran": {
            nama: [_baris(per_id[str(satu.id)], bentuk, berlaku) for satu in getattr(lampiran, nama)]
            for nama in ("i", "ii", "iii", "iv", "v")
            if nama != "v" or lampiran.v
        },
    }


def _baris(satu: dict[str, Any], bentuk: str, berlaku: Mapping[str, Program]) -> dict[str, Any]:
    """A row of a Lampiran: the family, what was proposed and what was decided, in words."""
    hasil, alasan = kata_keputusan(satu["keputusan"], satu["jenis"], bentuk), kata_alasan(satu["alasan_hapus"], satu["alasan"])
    return {**satu, "usul": _usul(satu, berlaku), "hasil": hasil, "alasan": alasan}


def _usul(satu: dict[str, Any], berlaku: Mapping[str, Program]) -> str:
    if satu["jenis"] == MASUK:
        return f"Masuk {pengaturan('nama_register')}"
    if satu["jenis"] == HAPUS:
        return "Penghapusan"
    if satu["jenis"] in MENGUBAH_DATA:
        return KATA_JENIS[satu["jenis"]]
    jumlah = {kode: satu["program"].count(kode) for kode in dict.fromkeys(satu["program"])}
    semua = [(sebut_program(kode, berlaku), n) for kode, n in jumlah.items()]
    kata = [f"{p.singkatan} ({n} jiwa)" if p.is_per_jiwa else p.singkatan for p, n in semua]
    return ", ".join(kata) if satu["jenis"] == BANSOS else ""
