"""The kadis' confirmation: a chosen list under one letter, four eyes, the receipt, the letters before."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.db import db
from portal.jam import hari_ini
from portal.usulan.models import Usulan
from portal.verifikasi.models import Pengesahan, PengesahanBaris
from portal.verifikasi.service.pengesahan import create_pengesahan
from tests.factories import DESA, KABUPATEN, KELURAHAN
from tests.verifikasi.bahan import JAHAT, KABUPATEN_LAIN, kantor, keadaan, token, ubah

SURAT = {"nomor_surat": "460/123/Dinsos/2026", "tanggal_surat-hari": "3", "tanggal_surat-bulan": "1", "tanggal_surat-tahun": "2026"}


@pytest.fixture
def k(pabrik):
    return kantor(pabrik)


def konfirmasi(p, ids=(), **isi):
    p.buka("/pengesahan/")
    return p.kirim("/pengesahan/baru", {"usulan": [str(i) for i in ids] or None, **isi})


def sahkan(p, ids, isi=None, status=None):
    halaman = konfirmasi(p, ids)
    return p.kirim("/pengesahan/", {**SURAT, **(isi or {})}, halaman=halaman, ke=0, status=status)


def jumlah_surat(app) -> int:
    with app.app_context():
        n = db.session.scalar(db.select(db.func.count()).select_from(Pengesahan))
        db.session.remove()
    return n


def test_the_chosen_are_confirmed_by_letter_and_the_receipt_lists_them(app, k, peramban):
    satu, dua = k.antre(2, status="terverifikasi")
    p = peramban(k.kadis)
    assert "2 usulan terverifikasi menunggu pengesahan" in p.buka("/pengesahan/").tulisan()
    surat = sahkan(p, [satu])
    assert "/pengesahan/" in surat.url and SURAT["nomor_surat"] in surat.tulisan() and "3 Januari 2026" in surat.tulisan()
    assert keadaan(app, satu).nomor in surat.tulisan() and keadaan(app, dua).nomor not in surat.tulisan()
    assert [keadaan(app, i).status for i in (satu, dua)] == ["disahkan", "terverifikasi"]
    assert SURAT["nomor_surat"] in p.buka("/pengesahan/riwayat").tulisan()
    v = peramban(k.rina)
    assert "Surat nomor 460/123/Dinsos/2026." in v.buka(f"/verifikasi/{satu}").tulisan()
    v.buka(surat.url)


def test_all_that_is_verified_can_be_confirmed_as_one_list_within_a_wilayah(app, k, peramban):
    dekat = k.antre(3, status="terverifikasi")
    jauh = k.antre(2, desa=DESA, status="terverifikasi")
    p = peramban(k.kadis)
    p.buka("/pengesahan/?wilayah=17.02.06")
    assert "2 usulan terverifikasi" in p.halaman.tulisan()
    daftar = p.kirim("/pengesahan/baru", {"semua": "1"})
    assert "2 usulan dalam daftar" in daftar.tulisan()
    p.kirim("/pengesahan/", SURAT, halaman=daftar)
    assert [keadaan(app, i).status for i in (*dekat, *jauh)] == ["terverifikasi"] * 3 + ["disahkan"] * 2
    p.buka("/pengesahan/")
    daftar = p.kirim("/pengesahan/baru", {"semua": "1"})
    p.kirim("/pengesahan/", {**SURAT, "nomor_surat": "2"}, halaman=daftar)
    assert {keadaan(app, i).status for i in dekat} == {"disahkan"}
    assert "Tidak ada usulan yang menunggu pengesahan" in p.buka("/pengesahan/").tulisan()


@pytest.mark.parametrize(
    ("pembuat", "pemeriksa", "boleh", "kata"),
    [
        ("operator", "rina", True, ""), ("rina", "budi", True, ""), ("kadis", "rina", False, "Anda buat sendiri"),
        ("operator", "kadis", False, "Anda periksa sendiri"), ("rina", "rina", False, "orang yang sama"),
        ("kadis", "kadis", False, "orang yang sama"), ("operator", None, False, "belum diperiksa"),
    ],
)  # fmt: skip
def test_maker_verifier_and_confirmer_are_three_people(app, k, peramban, pembuat, pemeriksa, boleh, kata):
    ya, uji = k.antre(2, status="terverifikasi")
    ubah(app, Usulan, uji, dibuat_oleh=getattr(k, pembuat).id, pemeriksa_id=getattr(k, pemeriksa).id if pemeriksa else None)
    p = peramban(k.kadis)
    halaman = konfirmasi(p, [ya, uji])
    assert (kata in halaman.tulisan()) if kata else "dilewati" not in halaman.tulisan()
    _, _, nilai = p.isian("/pengesahan/", halaman=halaman)
    surat = p.buka("/pengesahan/", metode="POST", data={**nilai, **SURAT, "usulan": [str(ya), str(uji)]})
    assert keadaan(app, ya).status == "disahkan"
    assert keadaan(app, uji).status == ("disahkan" if boleh else "terverifikasi")
    assert ("1 usulan dari daftar tidak disahkan" in surat.tulisan()) is (not boleh)
    assert kata in surat.tulisan()


def test_a_list_of_which_nothing_may_be_confirmed_makes_no_letter(app, k, peramban):
    id_ = k.antre(status="terverifikasi")[0]
    p = peramban(k.kadis)
    halaman = konfirmasi(p, [id_])
    ubah(app, Usulan, id_, pemeriksa_id=k.kadis.id)
    salah = p.kirim("/pengesahan/", SURAT, halaman=halaman, status=422)
    assert "Tidak ada usulan yang dapat Anda sahkan" in salah.tulisan() and "Anda periksa sendiri" in salah.tulisan()
    assert jumlah_surat(app) == 0


def test_number_and_date_are_asked_for_and_what_was_typed_stays(app, k, peramban):
    id_ = k.antre(status="terverifikasi")[0]
    p = peramban(k.kadis)
    salah = sahkan(p, [id_], {"nomor_surat": "", "tanggal_surat-hari": "31", "tanggal_surat-bulan": "2"}, status=422)
    assert "Tulis nomor surat" in salah.tulisan() and "hanya sampai tanggal 28" in salah.tulisan()
    assert p.isian("/pengesahan/", halaman=salah)[2]["tanggal_surat-hari"] == "31"
    besok = hari_ini() + timedelta(days=1)
    nanti = {f"tanggal_surat-{n}": str(v) for n, v in (("hari", besok.day), ("bulan", besok.month), ("tahun", besok.year))}
    assert "belum tiba" in p.kirim("/pengesahan/", {**SURAT, **nanti}, halaman=salah, status=422).tulisan()
    assert jumlah_surat(app) == 0
    p.kirim("/pengesahan/", SURAT, halaman=salah)
    lain = k.antre(status="terverifikasi")[0]
    assert "sudah dipakai pengesahan lain" in sahkan(p, [lain], status=422).tulisan()
    assert keadaan(app, lain).status == "terverifikasi"


def test_the_same_letter_sent_twice_is_one_letter(app, k, peramban):
    ids = k.antre(2, status="terverifikasi")
    p = peramban(k.kadis)
    url, _, nilai = p.isian("/pengesahan/", halaman=konfirmasi(p, ids))
    satu = p.buka(url, metode="POST", data={**nilai, **SURAT})
    dua = p.buka(url, metode="POST", data={**nilai, **SURAT})
    assert (satu.url, satu.tulisan()) == (dua.url, dua.tulisan())
    p.buka(url, metode="POST", data={**nilai, **SURAT, "nomor_surat": "lain"}, status=409)
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(PengesahanBaris)) == 2
        db.session.remove()
    assert jumlah_surat(app) == 1


def test_what_is_not_verified_is_not_confirmed(app, k, peramban):
    ya = k.antre(status="terverifikasi")[0]
    lain = [k.antre(status=status)[0] for status in ("diajukan", "diperiksa", "dikembalikan", "ditolak")]
    p = peramban(k.kadis)
    _, _, nilai = p.isian("/pengesahan/", halaman=konfirmasi(p, [ya]))
    surat = p.buka("/pengesahan/", metode="POST", data={**nilai, **SURAT, "usulan": [str(i) for i in (ya, *lain)]})
    assert "4 usulan dari daftar tidak disahkan" in surat.tulisan()
    assert [keadaan(app, i).status for i in lain] == ["diajukan", "diperiksa", "dikembalikan", "ditolak"]


def test_only_the_kadis_confirms_and_another_kabupaten_sees_no_letter(app, k, pabrik, peramban):
    id_ = k.antre(status="terverifikasi")[0]
    p = peramban(k.kadis)
    halaman = konfirmasi(p, [id_])
    _, _, nilai = p.isian("/pengesahan/", halaman=halaman)
    for peran, wilayah in (("verifikator", KABUPATEN), ("operator", KELURAHAN), ("admin", KABUPATEN), ("camat", "17.02.19")):
        q = peramban(pabrik.pengguna(peran, wilayah))
        nilai["csrf_token"] = token(q)
        for url in ("/pengesahan/", "/pengesahan/baru"):
            q.buka(url, metode="POST", data={**nilai, **SURAT}, status=403)
    surat = p.kirim("/pengesahan/", SURAT, halaman=halaman)
    asing = peramban(pabrik.pengguna("kadis", KABUPATEN_LAIN))
    asing.buka(surat.url, status=404)
    assert SURAT["nomor_surat"] not in asing.buka("/pengesahan/riwayat").tulisan()
    p.buka(f"/pengesahan/{uuid.uuid4()}", status=404)


def test_a_kadis_of_another_kabupaten_cannot_confirm_by_id(app, k, pabrik, peramban):
    id_, sendiri = k.antre(2, status="terverifikasi")
    p = peramban(pabrik.pengguna("kadis", KABUPATEN_LAIN))
    q = peramban(k.kadis)
    _, _, nilai = q.isian("/pengesahan/", halaman=konfirmasi(q, [sendiri]))
    nilai["csrf_token"] = token(p)
    p.buka("/pengesahan/", metode="POST", data={**nilai, **SURAT, "usulan": str(id_)}, status=422)
    assert keadaan(app, id_).status == "terverifikasi"


def test_hostile_names_are_text_on_every_page_of_the_confirmation(k, peramban):
    ids = k.antre(nama=JAHAT, status="terverifikasi")
    p = peramban(k.kadis)
    daftar = p.buka("/pengesahan/")
    satu = konfirmasi(p, ids)
    surat = p.kirim("/pengesahan/", {**SURAT, "nomor_surat": JAHAT[:50]}, halaman=satu)
    for halaman in (daftar, satu, surat):
        assert JAHAT in "".join(halaman.pohon.itertext()) and "<script>alert" not in halaman.teks


def test_nothing_ticked_is_told_kindly(k, peramban):
    k.antre(status="terverifikasi")
    p = peramban(k.kadis)
    assert "Belum ada usulan yang dipilih" in konfirmasi(p).tulisan()


def surat_lama(app, oleh, *semua):
    """Letters as they are stored: (number, date of the letter, recorded at)."""
    with app.app_context():
        for nomor, tanggal, pada in semua:
            isi = {"jumlah": 1, "isi_sidik": "-", "dibuat_oleh": oleh.id, "dibuat_pada": pada}
            db.session.add(Pengesahan(id=uuid.uuid4(), nomor_surat=nomor, tanggal_surat=tanggal, **isi))
        db.session.commit()
        db.session.remove()


def tampak(halaman):
    return ["".join(e.itertext()) for e in halaman.cari(".//tbody/tr/th/a")]


def pilihan(halaman, nama):
    return [o.get("value") for o in halaman.cari(f".//select[@name='{nama}']/option")]


def test_letters_are_found_by_year_and_by_a_part_of_the_number(app, k, peramban):
    pada = datetime(2026, 1, 5, 3, tzinfo=UTC)
    lama = [("460/1/Dinsos/2025", date(2025, 12, 31), pada), ("460/2/Dinsos/2023", date(2023, 1, 1), pada - timedelta(days=900))]
    surat_lama(app, k.kadis, *lama, *((f"460/{ke}/Sosial/2026", date(2026, 1, 1), pada + timedelta(hours=ke)) for ke in range(1, 28)))
    p = peramban(k.kadis)
    p.buka("/pengesahan/riwayat")
    assert pilihan(p.halaman, "tahun") == ["", "2026", "2025", "2024", "2023"]
    assert tampak(p.buka("/pengesahan/riwayat?tahun=2025")) == ["460/1/Dinsos/2025"], "menurut tanggal surat"
    p.buka("/pengesahan/riwayat")
    satu = p.kirim("/pengesahan/riwayat", {"nomor": "sosial", "tahun": "2026"})
    dua = p.buka(satu.tautan("Berikutnya"))
    assert len(tampak(satu)) == 25 and tampak(dua) == ["460/2/Sosial/2026", "460/1/Sosial/2026"] and "nomor=sosial" in dua.url
    assert tampak(p.buka("/pengesahan/riwayat?nomor=/2/dinsos")) == ["460/2/Dinsos/2023"]
    assert not tampak(p.buka("/pengesahan/riwayat?nomor=%25")) and "Tidak ada surat dengan saringan ini" in p.halaman.tulisan()
    for rusak in ("tahun=abc&setelah=rusak", "nomor=460%00", f"nomor={'4' * 61}"):
        assert len(tampak(p.buka(f"/pengesahan/riwayat?{rusak}"))) == 25


def test_what_a_letter_confirmed_is_found_by_wilayah_and_kind(app, k, peramban):
    ids = k.antre(26, status="terverifikasi", nama="Warga Dekat")
    ids += k.antre(2, desa=DESA, status="terverifikasi", nama="Warga Jauh")
    ids += k.antre(jenis="hapus", alasan_hapus="MENINGGAL", status="terverifikasi", nama="Warga Hapus")
    sendiri = k.antre(status="terverifikasi", nama="Warga Terlewat")[0]
    ubah(app, Usulan, sendiri, pemeriksa_id=k.kadis.id)
    with app.app_context():
        id_ = create_pengesahan(uuid.uuid4(), [*ids, sendiri], "460/1", hari_ini(), oleh=k.kadis).id
        db.session.remove()
    p, alamat = peramban(k.rina), f"/pengesahan/{id_}"
    satu = p.buka(alamat)
    assert len(tampak(satu)) == 25 and pilihan(satu, "wilayah") == ["", "17.02.06", "17.02.19"]
    assert "Warga Terlewat" in satu.tulisan() and "Warga Terlewat" not in p.buka(satu.tautan("Berikutnya")).tulisan()
    p.buka(alamat)
    jauh = p.kirim(alamat, {"wilayah": "17.02.06"})
    assert tampak(jauh) == ["Warga Jauh"] * 2 and DESA in pilihan(jauh, "wilayah")
    assert tampak(p.buka(f"{alamat}?wilayah={DESA}&jenis=masuk")) == ["Warga Jauh"] * 2
    assert tampak(p.buka(f"{alamat}?jenis=hapus")) == ["Warga Hapus"]
    dekat = p.buka(f"{alamat}?wilayah=17.02.19&jenis=masuk")
    sisa = p.buka(dekat.tautan("Berikutnya"))
    assert tampak(sisa) == ["Warga Dekat"] and "wilayah=17.02.19" in sisa.url
    assert "Tidak ada usulan dengan saringan ini" in p.buka(f"{alamat}?wilayah={DESA}&jenis=hapus").tulisan()
    assert len(tampak(p.buka(f"{alamat}?wilayah=17.03&jenis=itu&setelah=rusak"))) == 25


def test_a_wilayah_that_is_none_does_not_narrow_the_whole_list(k, peramban):
    ids = k.antre(2, status="terverifikasi")
    p = peramban(k.kadis)
    assert "2 usulan dalam daftar" in konfirmasi(p, wilayah="17.02.%\0", semua="1").tulisan() and ids
