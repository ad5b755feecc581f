"""Every page of the portal: its address in the world of tests/dunia.py, and who opens it, from the map of URLs and the permission table.

A new GET route must answer each role that may open it with a page, or be named here: a file, a way elsewhere, or the roles that are sent away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from portal.akun.rules import Izin, Peran, boleh
from portal.akun.service import reset_sandi
from portal.db import db
from portal.kode import kode_of
from portal.kuota.models import Periode
from portal.kuota.rules.lokal import BAWAAN_LOKAL
from portal.kuota.service.lokal import create_lokal
from portal.web.access import PUBLIK, kebijakan_of
from tests.dunia import bangun_dunia
from tests.factories import KELURAHAN, Orang, Pabrik

# Answers that are no page: papers and tables by their ending, pictures and scans, a search whose result is told after a POST, the monitor.
BERKAS = re.compile(r"\.(pdf|xlsx|csv)$")
BUKAN_HALAMAN = {
    "static", "laporan.sehat.show", "keluarga.foto.show", "musdes.berkas.show", "bimtek.sk.show", "verifikasi.surat.show_pindaian",
    "verifikasi.kunjungan.show_foto", "usulan.bukti.show", "warga.sanggahan.show_bukti", "pengaturan.lambang.show", "keluarga.cetak.index",
    "keluarga.pencarian.new", "verifikasi.antrean.new_pencarian", "verifikasi.antrean.show_berikut", "pertukaran.penetapan.show_cetak",
    "warga.penerima.show_cetak",
}  # fmt: skip
# Roles that hold the permission and still get no page at this address: the job or the batch is another's, the spread is of the kabupaten.
KE_TEMPAT_LAIN = {
    "kuota.sebaran.show": {"operator", "kades", "camat"}, "latar.pekerjaan.show": {"operator", "kades", "kadis"},
    "pemeriksaan.massal.show": {"verifikator"}, "akun.sesi.new": set(Peran), "akun.sandi.edit": set(Peran),
}  # fmt: skip

@dataclass(frozen=True)
class Tempat:
    """One page and the roles that open it ("" is nobody signed in)."""

    endpoint: str
    alamat: dict[str, str]


def dunia_lengkap(pabrik: Pabrik) -> dict[str, Any]:
    """The world, and what only addresses without an id need: a programme of the kabupaten, a link for a password, the code of a paper."""
    dunia = bangun_dunia(pabrik)
    admin = dunia["orang"]["admin"]
    baru = pabrik.pengguna("operator")
    with pabrik.app.app_context():
        dunia["program_kode"] = create_lokal(BAWAAN_LOKAL["bencana"], oleh=admin)
        dunia["token"] = reset_sandi(baru.id, oleh=admin)
        dunia["periode"] = db.session.scalars(select(Periode.id).order_by(Periode.mulai)).first()
        dunia["kode_surat"] = kode_of(dunia["dokumen_id"])
        db.session.remove()
    return dunia


def _nilai(rule: Rule, dunia: dict[str, Any], orang: Orang | None) -> dict[str, Any]:
    """The arguments of an address."""
    sendiri: dict[str, dict[str, Any]] = {
        "akun.pengguna.edit": {"id": dunia["orang"]["operator"].id}, "laporan.bantuan.show": {"nama": "keluarga"},
        "laporan.dasbor.show": {"kode": orang.wilayah_kode if orang else ""}, "warga.papan.show": {"id": dunia["pengumuman-desa"]},
        "warga.keaslian.show": {"kode": dunia["kode_surat"]}, "musdes.pembetulan.new": {"id": dunia["sptjm"]},
        "privasi.unduhan.new": {"daftar": {"admin": "akun", "pimpinan": "dasbor"}.get(orang.peran if orang else "", "keluarga")},
    }  # fmt: skip
    if rule.endpoint in sendiri:
        return sendiri[rule.endpoint]
    awal = re.match(r"/([a-z-]+(?:/massal)?)", rule.rule)
    return {arg: dunia[arg if arg != "id" or awal is None else awal.group(1)] for arg in rule.arguments}


def _tanya(endpoint: str, dunia: dict[str, Any]) -> str:
    """What an address asks for besides, so that it is a page and not a way elsewhere."""
    keluarga = f"?keluarga_id={dunia['keluarga']}"
    return {
        "usulan.usulan.new": keluarga, "usulan.kabupaten.new": keluarga, "bimtek.operator.new": f"?desa={KELURAHAN}",
        "pemeriksaan.aparat.new": f"?desa={KELURAHAN}", "kuota.jendela.edit": f"?periode={dunia['periode']}",
    }.get(endpoint, "")  # fmt: skip


def jelajah(app: Flask, dunia: dict[str, Any]) -> Iterator[Tempat]:
    """All pages, in the order of their addresses."""
    orang: dict[str, Orang | None] = {"": None, **dunia["orang"]}
    for rule in sorted(app.url_map.iter_rules(), key=lambda r: r.rule):
        if "GET" not in (rule.methods or ()) or rule.endpoint in BUKAN_HALAMAN or BERKAS.search(rule.rule):
            continue
        alamat = {}
        for peran, satu in orang.items():
            if _membuka(kebijakan_of(app, rule.endpoint), satu) and peran not in KE_TEMPAT_LAIN.get(rule.endpoint, ()):
                jalur = rule.build(_nilai(rule, dunia, satu))
                assert jalur is not None, rule
                alamat[peran] = jalur[1] + _tanya(rule.endpoint, dunia)
        if alamat:
            yield Tempat(rule.endpoint, alamat)


def _membuka(kebijakan: Any, orang: Orang | None) -> bool:
    if orang is None:
        return bool(kebijakan == PUBLIK)
    return not isinstance(kebijakan, Izin) or boleh(orang, kebijakan)
