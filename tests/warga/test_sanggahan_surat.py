"""What stands on the letter that answers an objection, and on the slip of the counter, read back from the PDF."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from portal.db import db
from portal.jam import hari_ini
from portal.kit.isi import sidik_pendek
from portal.kit.tanggal import tanggal_terbilang
from portal.pengaturan.models import Pengaturan
from portal.warga.documents.sanggahan import render_jawaban, sidik_surat
from portal.warga.documents.slip import render_slip
from portal.warga.queries.loket import HasilLoket, StatusWarga
from portal.warga.rules import StatusUsulan
from portal.warga.rules.mandiri import StatusMandiri
from portal.warga.service.sanggahan import answer_sanggahan
from tests.factories import KABUPATEN, KELURAHAN
from tests.musdes.bahan import halaman_pdf
from tests.warga.bahan import sanggah, terbitkan

JAWAB = {
    "hasil": "tidak_terbukti", "jawaban": "Petugas sudah melihat rumahnya.\nKeadaannya sesuai data.", "tindak_lanjut": "tidak_ada",
    "nomor_surat": "400.9/17/DINSOS/2026",
}  # fmt: skip
pytestmark = pytest.mark.kertas


def test_the_letter_says_all_it_must_on_one_page(app, pabrik):
    terbit, oleh = terbitkan(pabrik), pabrik.pengguna("verifikator", KABUPATEN)
    id_ = sanggah(pabrik, terbit)
    with app.app_context():
        for kunci, nilai in {"kadis_nama": "Rita Kepala", "surat_tempat": "Curup", "instansi": "Dinas Sosial"}.items():
            db.session.add(Pengaturan(kunci=kunci, nilai=nilai))
        db.session.commit()
        satu = answer_sanggahan(id_, JAWAB, 1, oleh=oleh)
        nomor, pendek, surat = satu.nomor, sidik_pendek(sidik_surat(satu)), halaman_pdf(render_jawaban(satu, untuk=oleh))
    teks = " ".join(surat[0].split())
    assert len(surat) == 1
    for kata in (
        "PEMERINTAH KABUPATEN REJANG LEBONG", "DINAS SOSIAL", "400.9/17/DINSOS/2026", "Jawaban atas sanggahan", "Hasan Penyanggah", "RT 09 RW 02",
        str(tanggal_terbilang(hari_ini())), nomor, "Tidak terbukti", "Keadaannya sesuai data.", "Rita Kepala", "Su***** T.", pendek,
        "Keputusan akhir", "Kementerian Sosial", "Kelurahan Air Bang",
    ):  # fmt: skip
        assert kata in teks, kata
    assert "Tersanggah" not in teks and "081200009999" not in teks


def test_the_slip_fits_one_page_with_status_next_step_time_office_and_purpose(app, pabrik):
    op, kini = pabrik.pengguna("operator", KELURAHAN, "Sari Petugas"), datetime(2026, 11, 24, 3, 5, tzinfo=UTC)
    usulan = StatusUsulan("USL-1702.19-2026-0001", "masuk", "diajukan", kini)
    mandiri = StatusMandiri("UM-1702.19.1006-2026-0001", "Kelurahan Air Bang", "bansos", "menunggu", kini)
    hasil = HasilLoket((StatusWarga("S*** R***", "Desa Derati", "17.02.06.2001", op.id, None, (usulan,)),), (mandiri,))
    with app.app_context(), time_machine.travel(kini, tick=False):
        semua = halaman_pdf(render_slip(hasil, "aduan", kini, untuk=op))
    teks = " ".join(semua[0].split())
    assert len(semua) == 1
    for kata in (
        "KELURAHAN AIR BANG", "SLIP STATUS USULAN", "24 November 2026 pukul 10.05 WIB", "S*** R***", "Desa Derati", usulan.nomor, usulan.kata,
        usulan.langkah, mandiri.nomor, "musyawarah berikutnya", "Menindaklanjuti pengaduan", "Sari Petugas", "tidak dipungut biaya",
    ):  # fmt: skip
        assert kata in teks, kata
