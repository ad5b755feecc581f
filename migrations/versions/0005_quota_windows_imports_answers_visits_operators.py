"""Quota and windows, imports and answers of the centre, home visits, operators and bimtek"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "larangan_paduan",
        sa.Column("a", sa.String(length=20), nullable=False),
        sa.Column("b", sa.String(length=20), nullable=False),
        sa.Column("alasan", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_larangan_paduan")),
    )
    op.create_table(
        "program",
        sa.Column("kode", sa.String(length=20), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("singkatan", sa.String(length=20), nullable=False),
        sa.Column("satuan", sa.String(length=10), nullable=False),
        sa.Column("desil_maks", sa.SmallInteger(), nullable=True),
        sa.Column("lokal", sa.Boolean(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("urutan", sa.SmallInteger(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_program")),
    )
    op.create_table(
        "bukti_daftar",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("program", sa.String(length=20), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=True),
        sa.Column("nik", sa.String(length=16), nullable=True),
        sa.Column("no_kk", sa.String(length=16), nullable=True),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("nama_cari", sa.String(length=120), nullable=False),
        sa.Column("tanggal_lahir", sa.Date(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("keterangan", sa.String(length=300), nullable=False),
        sa.Column("sumber", sa.String(length=120), nullable=False),
        sa.Column("impor_id", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_bukti_daftar_desa_kode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bukti_daftar")),
    )
    with op.batch_alter_table("bukti_daftar", schema=None) as batch_op:
        batch_op.create_index("ix_bukti_daftar_impor", ["impor_id"], unique=False)
        batch_op.create_index("ix_bukti_daftar_nama", ["nama_cari"], unique=False)
        batch_op.create_index("ix_bukti_daftar_nik", ["nik"], unique=False)

    op.create_table(
        "bimtek",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("judul", sa.String(length=160), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("tempat", sa.String(length=200), nullable=False),
        sa.Column("wilayah_kode", sa.String(length=13), nullable=False),
        sa.Column("materi", sa.String(length=2000), nullable=False),
        sa.Column("narasumber", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_bimtek_dibuat_oleh")),
        sa.ForeignKeyConstraint(["wilayah_kode"], ["wilayah.kode"], name=op.f("fk_bimtek_wilayah_kode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bimtek")),
    )
    with op.batch_alter_table("bimtek", schema=None) as batch_op:
        batch_op.create_index("ix_bimtek_tanggal", ["tanggal", "id"], unique=False)

    op.create_table(
        "dispensasi",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("sampai", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alasan", sa.String(length=300), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_dispensasi_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_dispensasi_dibuat_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispensasi")),
    )
    with op.batch_alter_table("dispensasi", schema=None) as batch_op:
        batch_op.create_index("ix_dispensasi_desa", ["desa_kode", "sampai"], unique=False)

    op.create_table(
        "impor",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("nama_asli", sa.String(length=120), nullable=False),
        sa.Column("berkas", sa.String(length=60), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("sumber", sa.String(length=120), nullable=False),
        sa.Column("tanggal_data", sa.Date(), nullable=True),
        sa.Column("lembar", sa.String(length=120), nullable=False),
        sa.Column("kepala", sa.JSON(), nullable=False),
        sa.Column("kepala_baris", sa.Integer(), nullable=False),
        sa.Column("peta", sa.JSON(), nullable=False),
        sa.Column("opsi", sa.JSON(), nullable=False),
        sa.Column("ringkas", sa.JSON(), nullable=False),
        sa.Column("galat", sa.String(length=500), nullable=False),
        sa.Column("pekerjaan_id", sa.Uuid(), nullable=True),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dijalankan_oleh", sa.Uuid(), nullable=True),
        sa.Column("dijalankan_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ditarik_oleh", sa.Uuid(), nullable=True),
        sa.Column("ditarik_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alasan_tarik", sa.String(length=500), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_impor_dibuat_oleh")),
        sa.ForeignKeyConstraint(["dijalankan_oleh"], ["pengguna.id"], name=op.f("fk_impor_dijalankan_oleh")),
        sa.ForeignKeyConstraint(["ditarik_oleh"], ["pengguna.id"], name=op.f("fk_impor_ditarik_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impor")),
    )
    with op.batch_alter_table("impor", schema=None) as batch_op:
        batch_op.create_index("ix_impor_dibuat", ["dibuat_pada", "id"], unique=False)

    op.create_table(
        "operator",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("pengguna_id", sa.Uuid(), nullable=True),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("nama_cari", sa.String(length=120), nullable=False),
        sa.Column("telepon", sa.String(length=20), nullable=False),
        sa.Column("sk_nomor", sa.String(length=80), nullable=False),
        sa.Column("sk_tanggal", sa.Date(), nullable=True),
        sa.Column("sk_berkas", sa.String(length=60), nullable=False),
        sa.Column("sk_mime", sa.String(length=40), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("selesai", sa.Date(), nullable=True),
        sa.Column("alasan_selesai", sa.String(length=300), nullable=False),
        sa.Column("menggantikan", sa.Uuid(), nullable=True),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("diubah_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_operator_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_operator_dibuat_oleh")),
        sa.ForeignKeyConstraint(["pengguna_id"], ["pengguna.id"], name=op.f("fk_operator_pengguna_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operator")),
    )
    with op.batch_alter_table("operator", schema=None) as batch_op:
        batch_op.create_index("ix_operator_desa", ["desa_kode", "mulai", "id"], unique=False)
        batch_op.create_index("ix_operator_pengguna", ["pengguna_id"], unique=False)

    op.create_table(
        "periode",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nama", sa.String(length=60), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("selesai", sa.Date(), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_periode_dibuat_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_periode")),
        sa.UniqueConstraint("nama", name=op.f("uq_periode_nama")),
    )
    with op.batch_alter_table("periode", schema=None) as batch_op:
        batch_op.create_index("ix_periode_mulai", ["mulai", "id"], unique=False)

    op.create_table(
        "peta_kolom",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("kepala_sidik", sa.String(length=64), nullable=False),
        sa.Column("peta", sa.JSON(), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_peta_kolom_dibuat_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peta_kolom")),
        sa.UniqueConstraint("jenis", "kepala_sidik", name=op.f("uq_peta_kolom_jenis_kepala_sidik")),
    )
    op.create_table(
        "unduhan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("daftar", sa.String(length=40), nullable=False),
        sa.Column("pribadi", sa.Boolean(), nullable=False),
        sa.Column("baris", sa.Integer(), nullable=False),
        sa.Column("alasan", sa.String(length=40), nullable=False),
        sa.Column("tujuan", sa.String(length=300), nullable=False),
        sa.Column("oleh", sa.Uuid(), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["oleh"], ["pengguna.id"], name=op.f("fk_unduhan_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unduhan")),
    )
    with op.batch_alter_table("unduhan", schema=None) as batch_op:
        batch_op.create_index("ix_unduhan_oleh", ["oleh", "pada"], unique=False)

    op.create_table(
        "wakil",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dari_id", sa.Uuid(), nullable=False),
        sa.Column("ke_id", sa.Uuid(), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("selesai", sa.Date(), nullable=False),
        sa.Column("alasan", sa.String(length=300), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dicabut_pada", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["dari_id"], ["pengguna.id"], name=op.f("fk_wakil_dari_id")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_wakil_dibuat_oleh")),
        sa.ForeignKeyConstraint(["ke_id"], ["pengguna.id"], name=op.f("fk_wakil_ke_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wakil")),
    )
    with op.batch_alter_table("wakil", schema=None) as batch_op:
        batch_op.create_index("ix_wakil_dari", ["dari_id", "selesai"], unique=False)
        batch_op.create_index("ix_wakil_ke", ["ke_id", "selesai"], unique=False)

    op.create_table(
        "impor_baris",
        sa.Column("impor_id", sa.Uuid(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("aksi", sa.String(length=10), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=True),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("galat", sa.JSON(), nullable=False),
        sa.Column("sebelum", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("keluarga_id", sa.Uuid(), nullable=True),
        sa.Column("objek_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["impor_id"], ["impor.id"], name=op.f("fk_impor_baris_impor_id")),
        sa.PrimaryKeyConstraint("impor_id", "nomor", name=op.f("pk_impor_baris")),
    )
    with op.batch_alter_table("impor_baris", schema=None) as batch_op:
        batch_op.create_index("ix_impor_baris_aksi", ["impor_id", "aksi", "nomor"], unique=False)

    op.create_table(
        "jatah",
        sa.Column("baris_id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("periode_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("program", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("urutan", sa.String(length=40), nullable=False),
        sa.Column("sejak", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_jatah_desa_kode")),
        sa.ForeignKeyConstraint(["periode_id"], ["periode.id"], name=op.f("fk_jatah_periode_id")),
        sa.PrimaryKeyConstraint("baris_id", name=op.f("pk_jatah")),
    )
    with op.batch_alter_table("jatah", schema=None) as batch_op:
        batch_op.create_index(
            "ix_jatah_antre", ["periode_id", "desa_kode", "program", "status", "urutan"], unique=False
        )
        batch_op.create_index("ix_jatah_usulan", ["usulan_id"], unique=False)

    op.create_table(
        "jendela",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("periode_id", sa.Uuid(), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("buka_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tutup_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["periode_id"], ["periode.id"], name=op.f("fk_jendela_periode_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jendela")),
        sa.UniqueConstraint("periode_id", "jenis", name=op.f("uq_jendela_periode_id_jenis")),
    )
    op.create_table(
        "kuota",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("periode_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("program", sa.String(length=20), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("terpakai", sa.Integer(), nullable=False),
        sa.Column("asal", sa.String(length=10), nullable=False),
        sa.Column("diubah_oleh", sa.Uuid(), nullable=False),
        sa.Column("diubah_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.CheckConstraint("jumlah >= 0 and terpakai >= 0 and terpakai <= jumlah", name=op.f("ck_kuota_terpakai")),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_kuota_desa_kode")),
        sa.ForeignKeyConstraint(["diubah_oleh"], ["pengguna.id"], name=op.f("fk_kuota_diubah_oleh")),
        sa.ForeignKeyConstraint(["periode_id"], ["periode.id"], name=op.f("fk_kuota_periode_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kuota")),
        sa.UniqueConstraint("periode_id", "desa_kode", "program", name=op.f("uq_kuota_periode_id_desa_kode_program")),
    )
    with op.batch_alter_table("kuota", schema=None) as batch_op:
        batch_op.create_index("ix_kuota_desa", ["desa_kode", "periode_id"], unique=False)

    op.create_table(
        "peserta_bimtek",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("bimtek_id", sa.Uuid(), nullable=False),
        sa.Column("operator_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("hadir_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nilai", sa.SmallInteger(), nullable=True),
        sa.Column("hasil", sa.String(length=20), nullable=False),
        sa.Column("sertifikat_nomor", sa.String(length=60), nullable=True),
        sa.Column("kode_sidik", sa.String(length=64), nullable=True),
        sa.Column("sertifikat_pdf", sa.LargeBinary(), nullable=True),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["bimtek_id"], ["bimtek.id"], name=op.f("fk_peserta_bimtek_bimtek_id")),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_peserta_bimtek_desa_kode")),
        sa.ForeignKeyConstraint(["operator_id"], ["operator.id"], name=op.f("fk_peserta_bimtek_operator_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peserta_bimtek")),
        sa.UniqueConstraint("bimtek_id", "operator_id", name=op.f("uq_peserta_bimtek_bimtek_id_operator_id")),
        sa.UniqueConstraint("kode_sidik", name=op.f("uq_peserta_bimtek_kode_sidik")),
        sa.UniqueConstraint("sertifikat_nomor", name=op.f("uq_peserta_bimtek_sertifikat_nomor")),
    )
    with op.batch_alter_table("peserta_bimtek", schema=None) as batch_op:
        batch_op.create_index("ix_peserta_bimtek_operator", ["operator_id"], unique=False)

    op.create_table(
        "sebaran_kuota",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("periode_id", sa.Uuid(), nullable=False),
        sa.Column("program", sa.String(length=20), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("dasar", sa.String(length=40), nullable=False),
        sa.Column("hasil", sa.JSON(), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_sebaran_kuota_dibuat_oleh")),
        sa.ForeignKeyConstraint(["periode_id"], ["periode.id"], name=op.f("fk_sebaran_kuota_periode_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sebaran_kuota")),
    )
    op.create_table(
        "bukti_usulan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("jenis", sa.String(length=30), nullable=False),
        sa.Column("nama_asli", sa.String(length=120), nullable=False),
        sa.Column("berkas", sa.String(length=60), nullable=False),
        sa.Column("mime", sa.String(length=40), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dihapus_pada", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_bukti_usulan_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_bukti_usulan_dibuat_oleh")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_bukti_usulan_usulan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bukti_usulan")),
    )
    with op.batch_alter_table("bukti_usulan", schema=None) as batch_op:
        batch_op.create_index("ix_bukti_usulan_usulan", ["usulan_id"], unique=False)

    op.create_table(
        "hasil_pusat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("baris_id", sa.Uuid(), nullable=True),
        sa.Column("hasil", sa.String(length=20), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("sumber", sa.String(length=120), nullable=False),
        sa.Column("keterangan", sa.String(length=300), nullable=False),
        sa.Column("impor_id", sa.Uuid(), nullable=True),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_hasil_pusat_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_hasil_pusat_dibuat_oleh")),
        sa.ForeignKeyConstraint(["impor_id"], ["impor.id"], name=op.f("fk_hasil_pusat_impor_id")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_hasil_pusat_usulan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hasil_pusat")),
    )
    with op.batch_alter_table("hasil_pusat", schema=None) as batch_op:
        batch_op.create_index("ix_hasil_pusat_impor", ["impor_id"], unique=False)
        batch_op.create_index("ix_hasil_pusat_usulan", ["usulan_id", "dibuat_pada"], unique=False)

    op.create_table(
        "kunjungan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("sebab", sa.String(length=10), nullable=False),
        sa.Column("pesan", sa.String(length=500), nullable=False),
        sa.Column("diminta_oleh", sa.Uuid(), nullable=False),
        sa.Column("diminta_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("petugas", sa.String(length=120), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("hasil", sa.String(length=20), nullable=False),
        sa.Column("isian", sa.JSON(), nullable=False),
        sa.Column("catatan", sa.String(length=1000), nullable=False),
        sa.Column("lintang", sa.Float(), nullable=True),
        sa.Column("bujur", sa.Float(), nullable=True),
        sa.Column("dicatat_oleh", sa.Uuid(), nullable=True),
        sa.Column("dicatat_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_kunjungan_desa_kode")),
        sa.ForeignKeyConstraint(["dicatat_oleh"], ["pengguna.id"], name=op.f("fk_kunjungan_dicatat_oleh")),
        sa.ForeignKeyConstraint(["diminta_oleh"], ["pengguna.id"], name=op.f("fk_kunjungan_diminta_oleh")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_kunjungan_usulan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kunjungan")),
    )
    with op.batch_alter_table("kunjungan", schema=None) as batch_op:
        batch_op.create_index("ix_kunjungan_buka", ["hasil", "diminta_pada", "id"], unique=False)
        batch_op.create_index("ix_kunjungan_usulan", ["usulan_id"], unique=False)

    op.create_table(
        "pengesahan_usulan",
        sa.Column("pengesahan_id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_pengesahan_usulan_desa_kode")),
        sa.ForeignKeyConstraint(["pengesahan_id"], ["pengesahan.id"], name=op.f("fk_pengesahan_usulan_pengesahan_id")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_pengesahan_usulan_usulan_id")),
        sa.PrimaryKeyConstraint("pengesahan_id", "usulan_id", name=op.f("pk_pengesahan_usulan")),
    )
    with op.batch_alter_table("pengesahan_usulan", schema=None) as batch_op:
        batch_op.create_index("ix_pengesahan_usulan_usulan", ["usulan_id"], unique=False)

    op.create_table(
        "serahan_usulan",
        sa.Column("serahan_id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("diinput_oleh", sa.Uuid(), nullable=True),
        sa.Column("diinput_pada", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_serahan_usulan_desa_kode")),
        sa.ForeignKeyConstraint(["diinput_oleh"], ["pengguna.id"], name=op.f("fk_serahan_usulan_diinput_oleh")),
        sa.ForeignKeyConstraint(["serahan_id"], ["serahan.id"], name=op.f("fk_serahan_usulan_serahan_id")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_serahan_usulan_usulan_id")),
        sa.PrimaryKeyConstraint("serahan_id", "usulan_id", name=op.f("pk_serahan_usulan")),
    )
    with op.batch_alter_table("serahan_usulan", schema=None) as batch_op:
        batch_op.create_index("ix_serahan_usulan_usulan", ["usulan_id"], unique=False)

    op.create_table(
        "foto_kunjungan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kunjungan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("berkas", sa.String(length=60), nullable=False),
        sa.Column("mime", sa.String(length=40), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_foto_kunjungan_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_foto_kunjungan_dibuat_oleh")),
        sa.ForeignKeyConstraint(["kunjungan_id"], ["kunjungan.id"], name=op.f("fk_foto_kunjungan_kunjungan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foto_kunjungan")),
    )
    with op.batch_alter_table("foto_kunjungan", schema=None) as batch_op:
        batch_op.create_index("ix_foto_kunjungan_kunjungan", ["kunjungan_id"], unique=False)

    # The same rows without the rule that a usulan comes only once: it may come again after an undo, or after the centre sent it back.
    for induk in ("pengesahan", "serahan"):
        op.execute(
            f"INSERT INTO {induk}_usulan ({induk}_id, usulan_id, desa_kode) SELECT {induk}_id, usulan_id, desa_kode FROM {induk}_baris"  # noqa: S608
        )
        op.drop_table(f"{induk}_baris")
    with op.batch_alter_table("keputusan", schema=None) as batch_op:
        batch_op.add_column(sa.Column("tahap", sa.String(length=10), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("ditarik_oleh", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("ditarik_pada", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("alasan_tarik", sa.String(length=500), nullable=False, server_default=""))

    with op.batch_alter_table("pengesahan", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pdf", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("pdf_sidik", sa.String(length=64), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("kode_sidik", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("pindaian", sa.String(length=60), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("pindaian_mime", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("pindaian_pada", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("dibatalkan_oleh", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("dibatalkan_pada", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("alasan_batal", sa.String(length=500), nullable=False, server_default=""))

    with op.batch_alter_table("serahan", schema=None) as batch_op:
        batch_op.add_column(sa.Column("csv", sa.LargeBinary(), nullable=True))

    with op.batch_alter_table("usulan", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asal", sa.String(length=10), nullable=False, server_default="desa"))
        batch_op.add_column(sa.Column("perubahan", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("pengurus_baru_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("memulihkan", sa.Uuid(), nullable=True))

    # With the status in it, so that the findings of 25 families are never sought among all open ones.
    for nama, kolom in (("ix_temuan_keluarga", "keluarga_id"), ("ix_temuan_lain_keluarga", "lain_keluarga_id")):
        op.drop_index(nama, table_name="temuan")
        op.create_index(nama, "temuan", [kolom, "status"])

    # A letter may be printed once, scanned and taken back, a decision taken back; what they said stays as it was written.
    _beku(
        "pengesahan", "id, nomor_surat, tanggal_surat, jumlah, isi_sidik, dibuat_oleh, dibuat_pada",
        sekali="pdf, pdf_sidik, kode_sidik",
    )  # fmt: skip
    _beku("keputusan", "id, usulan_id, desa_kode, hasil, alasan, catatan, bagian, baris, tahap, isi_sidik, dibuat_oleh, dibuat_pada")


def _beku(tabel: str, kolom: str, sekali: str = "") -> None:
    """Of a table that was only added to, these columns stay frozen; those of ``sekali`` once the first of them is filled in."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    isi = f"BEGIN SELECT RAISE(ABORT, 'tabel {tabel} hanya boleh ditambah'); END" if sqlite else "EXECUTE FUNCTION tolak_ubah()"
    op.execute(f"DROP TRIGGER {tabel}_tolak_update" if sqlite else f"DROP TRIGGER {tabel}_tolak_update ON {tabel}")
    op.execute(f"CREATE TRIGGER {tabel}_tolak_update BEFORE UPDATE OF {kolom} ON {tabel} FOR EACH ROW {isi}")
    if sekali:
        kepala = f"CREATE TRIGGER {tabel}_sekali BEFORE UPDATE OF {sekali} ON {tabel} FOR EACH ROW"
        op.execute(f"{kepala} WHEN (OLD.{sekali.split(',')[0]} IS NOT NULL) {isi}")
