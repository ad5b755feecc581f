"""Taking an import back: what it wrote goes, what was there before comes back, what was built on stays; whoever remains is counted and found."""

from __future__ import annotations

import json

from sqlalchemy import select

from portal.audit.models import Jejak
from portal.audit.queries import verify_chain
from portal.db import db
from portal.keluarga.models import Anggota, Keluarga, Perubahan, Rumah
from portal.pertukaran.service import impor_masuk
from portal.pertukaran.service.impor import withdraw_impor
from portal.pertukaran.service.impor_keluar import withdraw_rows
from portal.wilayah.queries import sum_ringkasan
from tests.factories import KELURAHAN
from tests.keluarga.test_indeks_nama import temuan, utuh
from tests.pertukaran.berkas_impor import buku, nik, orang
from tests.pertukaran.test_impor import LAPOR, Jalan, hitung, jalan, rina  # noqa: F401
from tests.wilayah.hari_kerja import hitung_ulang


def benar() -> None:
    assert sum_ringkasan("") == hitung_ulang()
    db.session.rollback()
    utuh()


def keluarga(ke: int) -> Keluarga:
    return db.session.scalars(select(Keluarga).where(Keluarga.no_kk == nik(ke, True)).execution_options(populate_existing=True)).one()


def test_old_families_get_their_values_back_and_their_new_members_go(jalan, konteks):  # noqa: F811
    jalan.masuk(jalan.baca(buku(orang(1, 1, "IBU UJI", jk="P"), orang(2, 2, "BAPAK UJI"))))
    berkas = (orang(1, 1, "IBU UJI", jk="P", desil=5), orang(3, 1, "ZULAIKHA UJI", shdk="Anak"), orang(2, 2, "BAPAK UJI"), orang(4, 4, "WAGIMAN UJI"))
    impor = jalan.masuk(jalan.baca(buku(*berkas)))
    k = keluarga(1)
    assert (k.desil, k.jumlah_anggota, k.versi) == (5, 2, 2) and temuan("zulaikha") == ["ZULAIKHA UJI"]
    assert sum_ringkasan("") == {KELURAHAN: {"kk": 3, "jiwa": 4, "desil:2": 2, "desil:5": 1}}
    benar()
    impor = jalan.tarik(impor)
    k = keluarga(1)
    assert (impor.status, impor.ringkas["keluar"]) == ("ditarik", 2) and (k.nama, k.desil, k.jumlah_anggota, k.versi) == ("IBU UJI", 2, 1, 3)
    beda = select(Perubahan.bagian, Perubahan.objek_nama).where(Perubahan.keluarga_id == k.id, Perubahan.aksi == "hapus")
    assert db.session.execute(beda).all() == [("anggota", "ZULAIKHA UJI")], "riwayatnya tetap"
    assert hitung(Keluarga, Anggota) == (2, 2) and [temuan(n) for n in ("zulaikha", "wagiman", "bapak")] == [[], [], ["BAPAK UJI"]]
    assert sum_ringkasan("") == {KELURAHAN: {"kk": 2, "jiwa": 2, "desil:2": 2}}
    benar()


def test_what_was_built_while_it_goes_out_stays_and_each_step_has_its_line(jalan, pabrik, monkeypatch, konteks):  # noqa: F811
    monkeypatch.setitem(impor_masuk.SEKALIGUS, "register", 2)
    monkeypatch.setattr(impor_masuk, "PALING", {})
    op = pabrik.pengguna("operator", KELURAHAN)
    impor = jalan.masuk(jalan.baca(buku(*(orang(n, n, f"ORANG {chr(64 + n)}") for n in range(1, 6)))))
    id_, dua = impor.id, keluarga(2).id
    withdraw_impor(id_, "Salah berkas.", versi=impor.versi, oleh=jalan.oleh)
    db.session.remove()
    pabrik.usulan(dua, oleh=op)
    assert withdraw_rows({"impor": str(id_)}, LAPOR) == {"keluar": 4, "ditinggalkan": 1}
    assert hitung(Keluarga, Anggota, Rumah, Perubahan)[:2] == (1, 1) and keluarga(2).id == dua
    assert temuan("orang") == ["ORANG B"]
    langkah = db.session.scalars(select(Jejak.rincian).where(Jejak.aksi == "impor.keluarkan").order_by(Jejak.id)).all()
    assert [(satu["baris"], satu["sisa"]) for satu in map(json.loads, langkah)] == [(2, 3), (1, 1), (1, 0)]
    assert verify_chain() is None
    benar()
