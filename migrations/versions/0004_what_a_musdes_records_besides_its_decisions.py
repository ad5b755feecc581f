"""What a musdes records besides its decisions: votes, recusals, revisions of the notulen, what a scan shows"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "revisi_notulen",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("musdes_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("oleh", sa.Uuid(), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_revisi_notulen_desa_kode")),
        sa.ForeignKeyConstraint(["musdes_id"], ["musdes.id"], name=op.f("fk_revisi_notulen_musdes_id")),
        sa.ForeignKeyConstraint(["oleh"], ["pengguna.id"], name=op.f("fk_revisi_notulen_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisi_notulen")),
        sa.UniqueConstraint("musdes_id", "nomor", name=op.f("uq_revisi_notulen_musdes_id_nomor")),
    )
    op.create_table(
        "undur_diri",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("musdes_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("peserta_id", sa.Uuid(), nullable=False),
        sa.Column("acara_id", sa.Uuid(), nullable=False),
        sa.Column("hubungan", sa.String(length=30), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["acara_id"], ["acara.id"], name=op.f("fk_undur_diri_acara_id")),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_undur_diri_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_undur_diri_dibuat_oleh")),
        sa.ForeignKeyConstraint(["musdes_id"], ["musdes.id"], name=op.f("fk_undur_diri_musdes_id")),
        sa.ForeignKeyConstraint(["peserta_id"], ["peserta.id"], name=op.f("fk_undur_diri_peserta_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undur_diri")),
        sa.UniqueConstraint("peserta_id", "acara_id", name=op.f("uq_undur_diri_peserta_id_acara_id")),
    )
    with op.batch_alter_table("undur_diri", schema=None) as batch_op:
        batch_op.create_index("ix_undur_diri_musdes", ["musdes_id"], unique=False)

    with op.batch_alter_table("acara", schema=None) as batch_op:
        batch_op.add_column(sa.Column("suara_setuju", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("suara_tidak", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("suara_abstain", sa.Integer(), nullable=True))

    with op.batch_alter_table("berkas_musdes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("dokumen_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("cara_baca", sa.String(length=10), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("urutan", sa.SmallInteger(), nullable=False, server_default="0"))

    with op.batch_alter_table("dokumen", schema=None) as batch_op:
        batch_op.add_column(sa.Column("menggantikan", sa.Uuid(), nullable=True))

    with op.batch_alter_table("musdes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bentuk", sa.String(length=20), nullable=False, server_default="musyawarah"))
        batch_op.add_column(sa.Column("alasan_tanpa", sa.String(length=500), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("layar_nama", sa.Boolean(), nullable=False, server_default="0"))

    with op.batch_alter_table("profil_desa", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hari_undangan", sa.SmallInteger(), nullable=True))
        batch_op.add_column(sa.Column("kuorum", sa.JSON(none_as_null=True), nullable=True))
    _hanya_tambah("revisi_notulen")


def _hanya_tambah(tabel: str) -> None:
    """As in the first migration: the database itself refuses to change or delete these rows."""
    isi = (
        f"BEGIN SELECT RAISE(ABORT, 'tabel {tabel} hanya boleh ditambah'); END"
        if op.get_bind().dialect.name == "sqlite"
        else "EXECUTE FUNCTION tolak_ubah()"
    )
    for kejadian in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER {tabel}_tolak_{kejadian.lower()} BEFORE {kejadian} ON {tabel} FOR EACH ROW {isi}")
