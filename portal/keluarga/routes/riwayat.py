"""The history of a family: its changes as before and after, and the family as it was right after one of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, request, url_for
from flask_login import current_user

from ...akun.queries import nama_pengguna_by_id
from ...akun.rules import Izin, boleh
from ...kit.paging import UKURAN, potong
from ...web.access import requires
from ...web.htmx import minta_fragmen, tampil
from ...web.paging import kursor
from ..queries import get_keluarga
from ..queries.riwayat import get_kelompok, get_perubahan, keadaan_saat, list_kelompok, list_nama_desa, list_nama_orang
from ..rules.bagian import ANGGOTA, FOTO, KRITERIA, RUMAH
from ..rules.isian import ISI_ALAMAT, ISI_ANGGOTA
from ..rules.kata_riwayat import Kamus
from ..rules.riwayat import BAGIAN_RIWAYAT, BUAT, HAPUS, KATA_RIWAYAT, KELUARGA, Kelompok, kalimat_perubahan

bp = Blueprint("riwayat", __name__, url_prefix="/keluarga/<uuid:id>/riwayat")

RINGKAS = 6  # changes in the fold on the family's page


def _kamus(keluarga: Any, beda: Any) -> Kamus:
    """The words for these changes, as this reader may see them."""
    orang = list_nama_orang(keluarga) if any("pengurus_id" in isi for isi in beda) else {}
    return Kamus(boleh(current_user, Izin.NIK_LIHAT, keluarga), list_nama_desa(beda), orang)


def _butir(kelompok: Kelompok, kamus: Kamus) -> dict[str, Any]:
    """One change, or several saves as one, as the page shows it."""
    baris = kelompok.akhir
    return {
        "id": baris.id, "aksi": baris.aksi, "pada": baris.pada, "oleh": baris.oleh_nama, "jumlah": kelompok.jumlah, "mulai": kelompok.awal.pada,
        "kalimat": kalimat_perubahan(baris.bagian, baris.aksi, baris.objek_nama), "baris": kamus.baris(kelompok.beda),
    }  # fmt: skip


@bp.get("")
@requires(Izin.KELUARGA_LIHAT)
def index(id: UUID) -> Any:
    """All changes, or (htmx) the newest few for the fold on the family's page."""
    keluarga = get_keluarga(id, untuk=current_user)
    bagian = request.args.get("bagian", "")
    bagian = bagian if bagian in BAGIAN_RIWAYAT else ""
    ukuran = RINGKAS if minta_fragmen() else UKURAN
    kelompok = list_kelompok(id, untuk=current_user, bagian=bagian, setelah=kursor(datetime, UUID), ukuran=ukuran)
    halaman = potong(kelompok, lambda k: (k.awal.pada, k.awal.id), ukuran)
    kamus = _kamus(keluarga, [b.beda for b in halaman.baris])
    return tampil(
        "keluarga/riwayat.html", "keluarga/_riwayat.html", k=keluarga, halaman=halaman, terbuka=True,
        butir=[_butir(b, kamus) for b in halaman.baris], bagian=bagian, kata=KATA_RIWAYAT, BUAT=BUAT, HAPUS=HAPUS,
        url=url_for(".index", id=id, **({"bagian": bagian} if bagian else {})),
    )  # fmt: skip


@bp.get("/<uuid:perubahan_id>")
@requires(Izin.KELUARGA_LIHAT)
def show(id: UUID, perubahan_id: UUID) -> Any:
    """The family as it was right after this change; before and after are those of the saves that it ends."""
    keluarga = get_keluarga(id, untuk=current_user)
    perubahan = get_perubahan(perubahan_id, id, untuk=current_user)
    kelompok, keadaan = get_kelompok(perubahan, untuk=current_user), keadaan_saat(keluarga, perubahan)
    milik = keadaan.get(KELUARGA, {})
    kamus = _kamus(keluarga, [kelompok.beda, {"desa_kode": [milik.get("desa_kode")], "pengurus_id": []}])
    semua = sorted((isi.get("urutan", 0), kunci[1], isi) for kunci, isi in keadaan.items() if kunci[0] == ANGGOTA)
    return tampil(
        "keluarga/versi.html", k=keluarga, p=perubahan, kata=KATA_RIWAYAT, BUAT=BUAT, HAPUS=HAPUS,
        oleh=nama_pengguna_by_id({perubahan.oleh}).get(perubahan.oleh, ""), baris=kamus.baris(kelompok.beda),
        kalimat=kalimat_perubahan(perubahan.bagian, perubahan.aksi, perubahan.objek_nama),
        alamat=kamus.pasangan(milik, ISI_ALAMAT),
        anggota=[(isi.get("nama", ""), kamus.pasangan(isi, ISI_ANGGOTA), kode == str(perubahan.objek_id)) for _, kode, isi in semua],
        lain=[(KATA_RIWAYAT[b], kamus.pasangan(keadaan.get((b, ""), {}))) for b in (RUMAH, KRITERIA)],
        foto=[kamus.nilai("jenis", isi["jenis"]) for kunci, isi in keadaan.items() if kunci[0] == FOTO],
    )  # fmt: skip
