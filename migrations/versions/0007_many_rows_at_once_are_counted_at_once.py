"""Many rows at once are counted and indexed at once: triggers of keluarga and anggota stand still while tulis_sekaligus holds a row"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

DIAM = "NOT EXISTS (SELECT 1 FROM tulis_sekaligus)"
# What a row of each table adds to the figures, as migration 0006 says it.
UKURAN = {
    "keluarga": ("'kk'", "'desil:' || CASE WHEN {r}.desil IS NULL THEN '' ELSE CAST({r}.desil AS TEXT) END"),
    "anggota": ("'jiwa'",),
}
# As migration 0003 made them, with the condition.
CARI = {
    "tambah": f"""CREATE TRIGGER anggota_cari_tambah AFTER INSERT ON anggota WHEN {DIAM} BEGIN
    INSERT INTO anggota_cari_nomor (anggota_id) VALUES (new.id);
    INSERT INTO anggota_cari (rowid, nama, kecamatan)
        SELECT nomor, new.nama_cari, replace(substr(new.desa_kode, 1, 8), '.', '') FROM anggota_cari_nomor WHERE anggota_id = new.id;
    END""",  # noqa: S608
    "hapus": f"""CREATE TRIGGER anggota_cari_hapus AFTER DELETE ON anggota WHEN {DIAM} BEGIN
    INSERT INTO anggota_cari (anggota_cari, rowid, nama, kecamatan)
        SELECT 'delete', nomor, old.nama_cari, replace(substr(old.desa_kode, 1, 8), '.', '') FROM anggota_cari_nomor WHERE anggota_id = old.id;
    DELETE FROM anggota_cari_nomor WHERE anggota_id = old.id;
    END""",  # noqa: S608
}


def upgrade() -> None:
    op.create_table(
        "tulis_sekaligus",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tulis_sekaligus")),
    )
    op.add_column("impor_baris", sa.Column("padat", sa.Text(), nullable=True))
    # A family or member that goes is looked for here too; without an index that reads the whole table for each of them.
    op.create_index("ix_usul_mandiri_keluarga", "usul_mandiri", ["keluarga_id"], unique=False)
    op.create_index("ix_usulan_program_anggota", "usulan_program", ["anggota_id"], unique=False)
    sqlite = op.get_bind().dialect.name == "sqlite"
    for tabel, ukuran in UKURAN.items():
        for nama, kejadian, r, satu in (("tambah", "INSERT", "NEW", 1), ("hapus", "DELETE", "OLD", -1)):
            isi = " ".join(
                f"INSERT INTO ringkasan (desa_kode, ukuran, jumlah) SELECT {r}.desa_kode, {apa.format(r=r)}, {satu};"  # noqa: S608
                for apa in ukuran
            )
            if sqlite:
                op.execute(f"DROP TRIGGER {tabel}_ringkas_{nama}")
                op.execute(f"CREATE TRIGGER {tabel}_ringkas_{nama} AFTER {kejadian} ON {tabel} FOR EACH ROW WHEN {DIAM} BEGIN {isi} END")
                continue
            fungsi = f"CREATE OR REPLACE FUNCTION {tabel}_ringkas_{nama}() RETURNS trigger LANGUAGE plpgsql AS"
            op.execute(f"{fungsi} $$ BEGIN IF {DIAM} THEN {isi} END IF; RETURN NULL; END $$")
    if sqlite:
        for nama, perintah in CARI.items():
            op.execute(f"DROP TRIGGER anggota_cari_{nama}")
            op.execute(perintah)
