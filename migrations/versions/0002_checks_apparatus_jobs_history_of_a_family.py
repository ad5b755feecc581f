"""Checks, apparatus, jobs, history of a family and its moving"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

DIMINTA = sa.text("status = 'diminta'")


def upgrade() -> None:
    op.create_table(
        "aparat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("nama_cari", sa.String(length=120), nullable=False),
        sa.Column("nik", sa.String(length=16), nullable=True),
        sa.Column("jabatan", sa.String(length=30), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("selesai", sa.Date(), nullable=True),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_aparat_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_aparat_dibuat_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aparat")),
    )
    with op.batch_alter_table("aparat", schema=None) as batch_op:
        batch_op.create_index("ix_aparat_desa", ["desa_kode", "nama_cari", "id"], unique=False)
        batch_op.create_index("ix_aparat_nik", ["nik"], unique=False)

    op.create_table(
        "pekerjaan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("jenis", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("isian", sa.JSON(), nullable=False),
        sa.Column("selesai", sa.Integer(), nullable=False),
        sa.Column("dari", sa.Integer(), nullable=False),
        sa.Column("hasil", sa.JSON(), nullable=False),
        sa.Column("galat", sa.String(length=500), nullable=False),
        sa.Column("percobaan", sa.Integer(), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=True),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mulai_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("denyut_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("usai_pada", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_pekerjaan_dibuat_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pekerjaan")),
    )
    with op.batch_alter_table("pekerjaan", schema=None) as batch_op:
        batch_op.create_index("ix_pekerjaan_jenis", ["jenis", "dibuat_pada"], unique=False)
        batch_op.create_index("ix_pekerjaan_status", ["status", "dibuat_pada"], unique=False)

    op.create_table(
        "kerabat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("aparat_id", sa.Uuid(), nullable=False),
        sa.Column("keluarga_id", sa.Uuid(), nullable=False),
        sa.Column("hubungan", sa.String(length=30), nullable=False),
        sa.Column("keterangan", sa.String(length=300), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["aparat_id"], ["aparat.id"], name=op.f("fk_kerabat_aparat_id")),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_kerabat_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_kerabat_dibuat_oleh")),
        sa.ForeignKeyConstraint(["keluarga_id"], ["keluarga.id"], name=op.f("fk_kerabat_keluarga_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kerabat")),
        sa.UniqueConstraint("aparat_id", "keluarga_id", name=op.f("uq_kerabat_aparat_id_keluarga_id")),
    )
    with op.batch_alter_table("kerabat", schema=None) as batch_op:
        batch_op.create_index("ix_kerabat_keluarga", ["keluarga_id"], unique=False)

    op.create_table(
        "perubahan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("keluarga_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("bagian", sa.String(length=20), nullable=False),
        sa.Column("objek_id", sa.Uuid(), nullable=True),
        sa.Column("objek_nama", sa.String(length=120), nullable=False),
        sa.Column("aksi", sa.String(length=20), nullable=False),
        sa.Column("beda", sa.JSON(), nullable=False),
        sa.Column("oleh", sa.Uuid(), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_perubahan_desa_kode")),
        sa.ForeignKeyConstraint(["keluarga_id"], ["keluarga.id"], name=op.f("fk_perubahan_keluarga_id")),
        sa.ForeignKeyConstraint(["oleh"], ["pengguna.id"], name=op.f("fk_perubahan_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_perubahan")),
    )
    with op.batch_alter_table("perubahan", schema=None) as batch_op:
        batch_op.create_index("ix_perubahan_keluarga", ["keluarga_id", "pada", "id"], unique=False)

    op.create_table(
        "pindah",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("keluarga_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("ke_desa_kode", sa.String(length=13), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("alasan", sa.String(length=500), nullable=False),
        sa.Column("jawaban", sa.String(length=500), nullable=False),
        sa.Column("diminta_oleh", sa.Uuid(), nullable=False),
        sa.Column("diminta_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dijawab_oleh", sa.Uuid(), nullable=True),
        sa.Column("dijawab_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_pindah_desa_kode")),
        sa.ForeignKeyConstraint(["dijawab_oleh"], ["pengguna.id"], name=op.f("fk_pindah_dijawab_oleh")),
        sa.ForeignKeyConstraint(["diminta_oleh"], ["pengguna.id"], name=op.f("fk_pindah_diminta_oleh")),
        sa.ForeignKeyConstraint(["ke_desa_kode"], ["wilayah.kode"], name=op.f("fk_pindah_ke_desa_kode")),
        sa.ForeignKeyConstraint(["keluarga_id"], ["keluarga.id"], name=op.f("fk_pindah_keluarga_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pindah")),
    )
    with op.batch_alter_table("pindah", schema=None) as batch_op:
        batch_op.create_index("ix_pindah_desa", ["desa_kode", "status", "diminta_pada"], unique=False)
        batch_op.create_index("ix_pindah_ke_desa", ["ke_desa_kode", "status", "diminta_pada"], unique=False)
        batch_op.create_index("ix_pindah_keluarga", ["keluarga_id"], unique=False)
        batch_op.create_index(
            "uq_pindah_diminta", ["keluarga_id"], unique=True, sqlite_where=DIMINTA, postgresql_where=DIMINTA
        )

    op.create_table(
        "temuan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kunci", sa.String(length=64), nullable=False),
        sa.Column("aturan", sa.String(length=40), nullable=False),
        sa.Column("tingkat", sa.String(length=10), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("keluarga_id", sa.Uuid(), nullable=False),
        sa.Column("anggota_id", sa.Uuid(), nullable=True),
        sa.Column("lain_desa_kode", sa.String(length=13), nullable=True),
        sa.Column("lain_keluarga_id", sa.Uuid(), nullable=True),
        sa.Column("lain_anggota_id", sa.Uuid(), nullable=True),
        sa.Column("skor", sa.SmallInteger(), nullable=True),
        sa.Column("bukti", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("catatan", sa.String(length=1000), nullable=False),
        sa.Column("ditemukan_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("terlihat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("diselesaikan_oleh", sa.Uuid(), nullable=True),
        sa.Column("diselesaikan_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_temuan_desa_kode")),
        sa.ForeignKeyConstraint(["diselesaikan_oleh"], ["pengguna.id"], name=op.f("fk_temuan_diselesaikan_oleh")),
        sa.ForeignKeyConstraint(["keluarga_id"], ["keluarga.id"], name=op.f("fk_temuan_keluarga_id")),
        sa.ForeignKeyConstraint(["lain_desa_kode"], ["wilayah.kode"], name=op.f("fk_temuan_lain_desa_kode")),
        sa.ForeignKeyConstraint(["lain_keluarga_id"], ["keluarga.id"], name=op.f("fk_temuan_lain_keluarga_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_temuan")),
        sa.UniqueConstraint("kunci", name=op.f("uq_temuan_kunci")),
    )
    with op.batch_alter_table("temuan", schema=None) as batch_op:
        batch_op.create_index(
            "ix_temuan_aturan", ["aturan", "status", "desa_kode", "ditemukan_pada", "id"], unique=False
        )
        batch_op.create_index("ix_temuan_daftar", ["status", "desa_kode", "ditemukan_pada", "id"], unique=False)
        batch_op.create_index("ix_temuan_keluarga", ["keluarga_id"], unique=False)
        batch_op.create_index("ix_temuan_lain_keluarga", ["lain_keluarga_id"], unique=False)
        batch_op.create_index("ix_temuan_sana", ["lain_desa_kode", "status"], unique=False)

    with op.batch_alter_table("anggota", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bunyi", sa.String(length=60), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("rincian", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("rincian_daftar", sa.String(length=40), nullable=False, server_default="DTSEN"))
        batch_op.add_column(sa.Column("rincian_versi", sa.String(length=20), nullable=False, server_default="2025"))
        batch_op.create_index("ix_anggota_bunyi", ["bunyi"], unique=False)
        batch_op.create_index("ix_anggota_lahir", ["tanggal_lahir"], unique=False)

    with op.batch_alter_table("keluarga", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pengurus_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("lintang", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("bujur", sa.Float(), nullable=True))
