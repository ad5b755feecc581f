"""Counted figures, published lists, objections, own proposals"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


# What is counted: table -> [(name of the figure as SQL over the row {r}, condition over the row or "")], and the columns that decide it.
DIHITUNG = {
    "keluarga": ([("'kk'", ""), ("'desil:' || CASE WHEN {r}.desil IS NULL THEN '' ELSE CAST({r}.desil AS TEXT) END", "")], "desa_kode, desil"),
    "anggota": ([("'jiwa'", "")], "desa_kode"),
    "usulan": ([("'usulan:' || {r}.jenis || ':' || {r}.status", "")], "desa_kode, jenis, status"),
    "musdes": ([("'musdes:' || {r}.status", "")], "desa_kode, status"),
    "temuan": ([("'temuan:' || {r}.aturan", "{r}.status = 'terbuka'")], "desa_kode, aturan, status"),
    "bukti_daftar": (
        [("'penerima:' || {r}.program", "{r}.jenis = 'bnba' AND {r}.program <> ''")], "desa_kode, jenis, program",
    ),
}  # fmt: skip
TETAP = "id, musdes_id, dokumen_id, desa_kode, nomor, mulai, sampai, sanggah_sampai, isi, isi_sidik, dibuat_oleh, dibuat_pada"


def upgrade() -> None:
    op.create_table(
        "ringkasan",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("ukuran", sa.String(length=60), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ringkasan")),
    )
    with op.batch_alter_table("ringkasan", schema=None) as batch_op:
        batch_op.create_index("ix_ringkasan_desa", ["desa_kode", "ukuran", "jumlah"], unique=False)

    op.create_table(
        "pengumuman",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("musdes_id", sa.Uuid(), nullable=False),
        sa.Column("dokumen_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("nomor", sa.String(length=60), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("sanggah_sampai", sa.Date(), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ditarik_oleh", sa.Uuid(), nullable=True),
        sa.Column("ditarik_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alasan_tarik", sa.String(length=500), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_pengumuman_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_pengumuman_dibuat_oleh")),
        sa.ForeignKeyConstraint(["ditarik_oleh"], ["pengguna.id"], name=op.f("fk_pengumuman_ditarik_oleh")),
        sa.ForeignKeyConstraint(["dokumen_id"], ["dokumen.id"], name=op.f("fk_pengumuman_dokumen_id")),
        sa.ForeignKeyConstraint(["musdes_id"], ["musdes.id"], name=op.f("fk_pengumuman_musdes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pengumuman")),
        sa.UniqueConstraint("dokumen_id", name=op.f("uq_pengumuman_dokumen_id")),
    )
    with op.batch_alter_table("pengumuman", schema=None) as batch_op:
        batch_op.create_index("ix_pengumuman_desa", ["desa_kode", "mulai", "id"], unique=False)
        batch_op.create_index("ix_pengumuman_mulai", ["mulai", "id"], unique=False)

    op.create_table(
        "usul_mandiri",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomor", sa.String(length=40), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("nik", sa.String(length=16), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("alamat", sa.String(length=200), nullable=False),
        sa.Column("telepon", sa.String(length=30), nullable=False),
        sa.Column("permintaan", sa.String(length=20), nullable=False),
        sa.Column("keterangan", sa.String(length=1000), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("keluarga_id", sa.Uuid(), nullable=True),
        sa.Column("usulan_id", sa.Uuid(), nullable=True),
        sa.Column("alasan", sa.String(length=500), nullable=False),
        sa.Column("ditangani_oleh", sa.Uuid(), nullable=True),
        sa.Column("ditangani_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_usul_mandiri_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_usul_mandiri_dibuat_oleh")),
        sa.ForeignKeyConstraint(["ditangani_oleh"], ["pengguna.id"], name=op.f("fk_usul_mandiri_ditangani_oleh")),
        sa.ForeignKeyConstraint(["keluarga_id"], ["keluarga.id"], name=op.f("fk_usul_mandiri_keluarga_id")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_usul_mandiri_usulan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usul_mandiri")),
        sa.UniqueConstraint("nomor", name=op.f("uq_usul_mandiri_nomor")),
    )
    with op.batch_alter_table("usul_mandiri", schema=None) as batch_op:
        batch_op.create_index("ix_usul_mandiri_desa", ["desa_kode", "status", "dibuat_pada", "id"], unique=False)
        batch_op.create_index("ix_usul_mandiri_nik", ["nik"], unique=False)

    op.create_table(
        "sanggahan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomor", sa.String(length=40), nullable=False),
        sa.Column("pengumuman_id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=True),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("tentang", sa.String(length=200), nullable=False),
        sa.Column("uraian", sa.String(length=2000), nullable=False),
        sa.Column("penyanggah_nama", sa.String(length=120), nullable=False),
        sa.Column("penyanggah_alamat", sa.String(length=200), nullable=False),
        sa.Column("penyanggah_telepon", sa.String(length=30), nullable=False),
        sa.Column("rahasia", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("batas_jawab", sa.Date(), nullable=False),
        sa.Column("hasil", sa.String(length=20), nullable=False),
        sa.Column("jawaban", sa.String(length=2000), nullable=False),
        sa.Column("tindak_lanjut", sa.String(length=20), nullable=False),
        sa.Column("nomor_surat", sa.String(length=60), nullable=False),
        sa.Column("dijawab_oleh", sa.Uuid(), nullable=True),
        sa.Column("dijawab_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_sanggahan_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_sanggahan_dibuat_oleh")),
        sa.ForeignKeyConstraint(["dijawab_oleh"], ["pengguna.id"], name=op.f("fk_sanggahan_dijawab_oleh")),
        sa.ForeignKeyConstraint(["pengumuman_id"], ["pengumuman.id"], name=op.f("fk_sanggahan_pengumuman_id")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_sanggahan_usulan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanggahan")),
        sa.UniqueConstraint("nomor", name=op.f("uq_sanggahan_nomor")),
    )
    with op.batch_alter_table("sanggahan", schema=None) as batch_op:
        batch_op.create_index("ix_sanggahan_desa", ["desa_kode", "status", "dibuat_pada", "id"], unique=False)
        batch_op.create_index("ix_sanggahan_pengumuman", ["pengumuman_id"], unique=False)
        batch_op.create_index("ix_sanggahan_status", ["status", "batas_jawab", "id"], unique=False)
        batch_op.create_index("ix_sanggahan_usulan", ["usulan_id"], unique=False)

    op.create_table(
        "bukti_sanggahan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sanggahan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("pihak", sa.String(length=12), nullable=False),
        sa.Column("nama_asli", sa.String(length=120), nullable=False),
        sa.Column("berkas", sa.String(length=60), nullable=False),
        sa.Column("mime", sa.String(length=40), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dihapus_pada", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_bukti_sanggahan_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_bukti_sanggahan_dibuat_oleh")),
        sa.ForeignKeyConstraint(["sanggahan_id"], ["sanggahan.id"], name=op.f("fk_bukti_sanggahan_sanggahan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bukti_sanggahan")),
    )
    with op.batch_alter_table("bukti_sanggahan", schema=None) as batch_op:
        batch_op.create_index("ix_bukti_sanggahan_sanggahan", ["sanggahan_id"], unique=False)

    with op.batch_alter_table("program", schema=None) as batch_op:
        batch_op.add_column(sa.Column("dasar", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("syarat", sa.String(length=500), nullable=False, server_default=""))

    for tabel, (ukuran, kolom) in DIHITUNG.items():
        for nama, syarat in ukuran:
            saring = f" WHERE {syarat}" if syarat else ""
            isi = f"SELECT COALESCE(baris.desa_kode, ''), {nama}, COUNT(*) FROM {tabel} baris{saring} GROUP BY 1, 2"  # noqa: S608
            op.execute(f"INSERT INTO ringkasan (desa_kode, ukuran, jumlah) {isi.format(r='baris')}")
        _hitung_terus(tabel, ukuran, kolom)
    sqlite = op.get_bind().dialect.name == "sqlite"
    tolak = "BEGIN SELECT RAISE(ABORT, 'tabel pengumuman hanya boleh ditambah'); END" if sqlite else "EXECUTE FUNCTION tolak_ubah()"
    for nama, kejadian in (("update", f"UPDATE OF {TETAP}"), ("delete", "DELETE")):
        op.execute(f"CREATE TRIGGER pengumuman_tolak_{nama} BEFORE {kejadian} ON pengumuman FOR EACH ROW {tolak}")


def _hitung_terus(tabel: str, ukuran: list[tuple[str, str]], kolom: str) -> None:
    """Triggers that add +1 and -1 with each row that comes, goes, or changes in what is counted."""
    berubah = " OR ".join(f"OLD.{satu} IS DISTINCT FROM NEW.{satu}" for satu in kolom.split(", "))
    kejadian = {"tambah": ("INSERT", "NEW"), "hapus": ("DELETE", "OLD"), "ubah": (f"UPDATE OF {kolom}", "OLD NEW")}
    for nama, (kapan, sisi) in kejadian.items():
        isi = " ".join(
            f"INSERT INTO ringkasan (desa_kode, ukuran, jumlah) SELECT COALESCE({r}.desa_kode, ''), {apa.format(r=r)},"  # noqa: S608
            f" {1 if r == 'NEW' else -1}{f' WHERE {syarat.format(r=r)}' if syarat else ''};"
            for r in sisi.split()
            for apa, syarat in ukuran
        )
        bila = f"WHEN ({berubah}) " if nama == "ubah" else ""
        kepala = f"CREATE TRIGGER {tabel}_ringkas_{nama} AFTER {kapan} ON {tabel} FOR EACH ROW {bila}"
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"{kepala.replace(' IS DISTINCT FROM ', ' IS NOT ')}BEGIN {isi} END")
            continue
        fungsi = f"{tabel}_ringkas_{nama}"
        op.execute(f"CREATE FUNCTION {fungsi}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {isi} RETURN NULL; END $$")
        op.execute(f"{kepala}EXECUTE FUNCTION {fungsi}()")
