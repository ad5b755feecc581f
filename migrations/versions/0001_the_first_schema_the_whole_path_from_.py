"""The first schema, the whole path from keluarga to serahan"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "jejak",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("waktu", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pengguna_id", sa.Uuid(), nullable=True),
        sa.Column("peran", sa.String(length=20), nullable=True),
        sa.Column("aksi", sa.String(length=60), nullable=False),
        sa.Column("objek_jenis", sa.String(length=40), nullable=True),
        sa.Column("objek_id", sa.String(length=40), nullable=True),
        sa.Column("desa_kode", sa.String(length=13), nullable=True),
        sa.Column("rincian", sa.Text(), nullable=False),
        sa.Column("alamat", sa.String(length=45), nullable=True),
        sa.Column("hash_sebelum", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jejak")),
    )
    with op.batch_alter_table("jejak", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_jejak_aksi"), ["aksi"], unique=False)
        batch_op.create_index(batch_op.f("ix_jejak_objek_id"), ["objek_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_jejak_pengguna_id"), ["pengguna_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_jejak_waktu"), ["waktu"], unique=False)

    op.create_table(
        "jejak_kepala",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomor", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jejak_kepala")),
    )
    op.create_table(
        "nomor_urut",
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("lingkup", sa.String(length=13), nullable=False),
        sa.Column("tahun", sa.SmallInteger(), nullable=False),
        sa.Column("terakhir", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("jenis", "lingkup", "tahun", name=op.f("pk_nomor_urut")),
    )
    op.create_table(
        "pengaturan",
        sa.Column("kunci", sa.String(length=60), nullable=False),
        sa.Column("nilai", sa.JSON(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kunci", name=op.f("pk_pengaturan")),
    )
    op.create_table(
        "percobaan_masuk",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kunci", sa.String(length=64), nullable=False),
        sa.Column("waktu", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_percobaan_masuk")),
    )
    with op.batch_alter_table("percobaan_masuk", schema=None) as batch_op:
        batch_op.create_index("ix_percobaan_masuk_kunci_waktu", ["kunci", "waktu"], unique=False)

    op.create_table(
        "wilayah",
        sa.Column("kode", sa.String(length=13), nullable=False),
        sa.Column("nama", sa.String(length=80), nullable=False),
        sa.Column("tingkat", sa.SmallInteger(), nullable=False),
        sa.Column("induk", sa.String(length=8), nullable=True),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_wilayah")),
    )
    with op.batch_alter_table("wilayah", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wilayah_induk"), ["induk"], unique=False)

    op.create_table(
        "pengguna",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nama_pengguna", sa.String(length=60), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("peran", sa.String(length=20), nullable=False),
        sa.Column("wilayah_kode", sa.String(length=13), nullable=False),
        sa.Column("sandi", sa.String(length=200), nullable=True),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=True),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["wilayah_kode"], ["wilayah.kode"], name=op.f("fk_pengguna_wilayah_kode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pengguna")),
        sa.UniqueConstraint("nama_pengguna", name=op.f("uq_pengguna_nama_pengguna")),
    )
    with op.batch_alter_table("pengguna", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pengguna_wilayah_kode"), ["wilayah_kode"], unique=False)

    op.create_table(
        "profil_desa",
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("alamat", sa.String(length=200), nullable=False),
        sa.Column("kode_pos", sa.String(length=5), nullable=False),
        sa.Column("singkatan", sa.String(length=12), nullable=False),
        sa.Column("kepala_nama", sa.String(length=120), nullable=False),
        sa.Column("kepala_nip", sa.String(length=25), nullable=False),
        sa.Column("lembaga_ketua", sa.String(length=120), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_profil_desa_desa_kode")),
        sa.PrimaryKeyConstraint("desa_kode", name=op.f("pk_profil_desa")),
    )
    op.create_table(
        "keluarga",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("no_kk", sa.String(length=16), nullable=True),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("nama_cari", sa.String(length=120), nullable=False),
        sa.Column("alamat", sa.String(length=200), nullable=False),
        sa.Column("rt", sa.String(length=3), nullable=False),
        sa.Column("rw", sa.String(length=3), nullable=False),
        sa.Column("dusun", sa.String(length=80), nullable=False),
        sa.Column("desil", sa.SmallInteger(), nullable=True),
        sa.Column("jumlah_anggota", sa.SmallInteger(), nullable=False),
        sa.Column("lengkap", sa.Boolean(), nullable=False),
        sa.Column("terkunci", sa.Boolean(), nullable=False),
        sa.Column("bagian_terbuka", sa.JSON(), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("diubah_oleh", sa.Uuid(), nullable=False),
        sa.Column("diubah_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_keluarga_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_keluarga_dibuat_oleh")),
        sa.ForeignKeyConstraint(["diubah_oleh"], ["pengguna.id"], name=op.f("fk_keluarga_diubah_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keluarga")),
    )
    with op.batch_alter_table("keluarga", schema=None) as batch_op:
        batch_op.create_index("ix_keluarga_desa_nama", ["desa_kode", "nama_cari"], unique=False)
        batch_op.create_index("ix_keluarga_desa_rt", ["desa_kode", "rw", "rt", "id"], unique=False)
        batch_op.create_index("ix_keluarga_no_kk", ["no_kk"], unique=False)

    op.create_table(
        "massal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hasil", sa.String(length=20), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("laporan", sa.JSON(), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_massal_dibuat_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_massal")),
    )
    op.create_table(
        "musdes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("jam_mulai", sa.Time(), nullable=False),
        sa.Column("jam_selesai", sa.Time(), nullable=True),
        sa.Column("tempat", sa.String(length=200), nullable=False),
        sa.Column("pimpinan_nama", sa.String(length=120), nullable=False),
        sa.Column("pimpinan_jabatan", sa.String(length=80), nullable=False),
        sa.Column("notulis_nama", sa.String(length=120), nullable=False),
        sa.Column("notulis_jabatan", sa.String(length=80), nullable=False),
        sa.Column("cara", sa.String(length=20), nullable=False),
        sa.Column("suara_setuju", sa.Integer(), nullable=True),
        sa.Column("suara_tidak", sa.Integer(), nullable=True),
        sa.Column("notulen", sa.Text(), nullable=False),
        sa.Column("nomor", sa.String(length=60), nullable=True),
        sa.Column("ditutup_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_musdes_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_musdes_dibuat_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_musdes")),
    )
    with op.batch_alter_table("musdes", schema=None) as batch_op:
        batch_op.create_index("ix_musdes_desa_tanggal", ["desa_kode", "tanggal", "id"], unique=False)

    op.create_table(
        "pengesahan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomor_surat", sa.String(length=60), nullable=False),
        sa.Column("tanggal_surat", sa.Date(), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_pengesahan_dibuat_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pengesahan")),
        sa.UniqueConstraint("nomor_surat", name=op.f("uq_pengesahan_nomor_surat")),
    )
    with op.batch_alter_table("pengesahan", schema=None) as batch_op:
        batch_op.create_index("ix_pengesahan_dibuat", ["dibuat_pada", "id"], unique=False)

    op.create_table(
        "serahan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomor", sa.String(length=40), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("baris", sa.Integer(), nullable=False),
        sa.Column("xlsx", sa.LargeBinary(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_serahan_dibuat_oleh")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_serahan")),
        sa.UniqueConstraint("nomor", name=op.f("uq_serahan_nomor")),
    )
    with op.batch_alter_table("serahan", schema=None) as batch_op:
        batch_op.create_index("ix_serahan_dibuat", ["dibuat_pada", "id"], unique=False)

    op.create_table(
        "sesi",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_sidik", sa.String(length=64), nullable=False),
        sa.Column("pengguna_id", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("terakhir_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("berakhir_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alamat", sa.String(length=45), nullable=True),
        sa.Column("agen", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["pengguna_id"], ["pengguna.id"], name=op.f("fk_sesi_pengguna_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sesi")),
        sa.UniqueConstraint("token_sidik", name=op.f("uq_sesi_token_sidik")),
    )
    with op.batch_alter_table("sesi", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sesi_pengguna_id"), ["pengguna_id"], unique=False)

    op.create_table(
        "tautan_sandi",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_sidik", sa.String(length=64), nullable=False),
        sa.Column("pengguna_id", sa.Uuid(), nullable=False),
        sa.Column("berlaku_sampai", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dipakai_pada", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["pengguna_id"], ["pengguna.id"], name=op.f("fk_tautan_sandi_pengguna_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tautan_sandi")),
        sa.UniqueConstraint("token_sidik", name=op.f("uq_tautan_sandi_token_sidik")),
    )
    with op.batch_alter_table("tautan_sandi", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tautan_sandi_pengguna_id"), ["pengguna_id"], unique=False)

    op.create_table(
        "anggota",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("keluarga_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("urutan", sa.SmallInteger(), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("nama_cari", sa.String(length=120), nullable=False),
        sa.Column("nik", sa.String(length=16), nullable=True),
        sa.Column("tanpa_nik_alasan", sa.String(length=200), nullable=False),
        sa.Column("tempat_lahir", sa.String(length=80), nullable=False),
        sa.Column("tanggal_lahir", sa.Date(), nullable=True),
        sa.Column("jenis_kelamin", sa.String(length=1), nullable=False),
        sa.Column("hubungan", sa.SmallInteger(), nullable=True),
        sa.Column("status_kawin", sa.SmallInteger(), nullable=True),
        sa.Column("pekerjaan", sa.SmallInteger(), nullable=True),
        sa.Column("ibu_kandung", sa.String(length=120), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_anggota_desa_kode")),
        sa.ForeignKeyConstraint(["keluarga_id"], ["keluarga.id"], name=op.f("fk_anggota_keluarga_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anggota")),
    )
    with op.batch_alter_table("anggota", schema=None) as batch_op:
        batch_op.create_index("ix_anggota_desa_nama", ["desa_kode", "nama_cari"], unique=False)
        batch_op.create_index("ix_anggota_keluarga", ["keluarga_id", "urutan"], unique=False)
        batch_op.create_index("ix_anggota_nik", ["nik"], unique=False)

    op.create_table(
        "berkas_musdes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("musdes_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("nama_asli", sa.String(length=120), nullable=False),
        sa.Column("berkas", sa.String(length=60), nullable=False),
        sa.Column("mime", sa.String(length=40), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dihapus_pada", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_berkas_musdes_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_berkas_musdes_dibuat_oleh")),
        sa.ForeignKeyConstraint(["musdes_id"], ["musdes.id"], name=op.f("fk_berkas_musdes_musdes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_berkas_musdes")),
    )
    with op.batch_alter_table("berkas_musdes", schema=None) as batch_op:
        batch_op.create_index("ix_berkas_musdes_musdes", ["musdes_id"], unique=False)

    op.create_table(
        "dokumen",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("musdes_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("nomor", sa.String(length=60), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("kode_sidik", sa.String(length=64), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("diganti_oleh", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_dokumen_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_dokumen_dibuat_oleh")),
        sa.ForeignKeyConstraint(["diganti_oleh"], ["dokumen.id"], name=op.f("fk_dokumen_diganti_oleh")),
        sa.ForeignKeyConstraint(["musdes_id"], ["musdes.id"], name=op.f("fk_dokumen_musdes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dokumen")),
        sa.UniqueConstraint("desa_kode", "nomor", name=op.f("uq_dokumen_desa_kode_nomor")),
        sa.UniqueConstraint("kode_sidik", name=op.f("uq_dokumen_kode_sidik")),
    )
    with op.batch_alter_table("dokumen", schema=None) as batch_op:
        batch_op.create_index("ix_dokumen_musdes", ["musdes_id"], unique=False)

    op.create_table(
        "foto",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("keluarga_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("berkas", sa.String(length=60), nullable=False),
        sa.Column("mime", sa.String(length=40), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_foto_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_foto_dibuat_oleh")),
        sa.ForeignKeyConstraint(["keluarga_id"], ["keluarga.id"], name=op.f("fk_foto_keluarga_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foto")),
    )
    with op.batch_alter_table("foto", schema=None) as batch_op:
        batch_op.create_index("ix_foto_keluarga", ["keluarga_id"], unique=False)

    op.create_table(
        "kriteria",
        sa.Column("keluarga_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("daftar", sa.String(length=40), nullable=False),
        sa.Column("jawaban", sa.JSON(), nullable=False),
        sa.Column("terpenuhi", sa.SmallInteger(), nullable=False),
        sa.Column("dijawab", sa.SmallInteger(), nullable=False),
        sa.Column("diubah_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_kriteria_desa_kode")),
        sa.ForeignKeyConstraint(["keluarga_id"], ["keluarga.id"], name=op.f("fk_kriteria_keluarga_id")),
        sa.PrimaryKeyConstraint("keluarga_id", name=op.f("pk_kriteria")),
    )
    op.create_table(
        "pengajuan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("musdes_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("nomor", sa.String(length=40), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_pengajuan_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_pengajuan_dibuat_oleh")),
        sa.ForeignKeyConstraint(["musdes_id"], ["musdes.id"], name=op.f("fk_pengajuan_musdes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pengajuan")),
        sa.UniqueConstraint("musdes_id", name=op.f("uq_pengajuan_musdes_id")),
        sa.UniqueConstraint("nomor", name=op.f("uq_pengajuan_nomor")),
    )
    op.create_table(
        "peserta",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("musdes_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("urutan", sa.SmallInteger(), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("jenis_kelamin", sa.String(length=1), nullable=False),
        sa.Column("unsur", sa.String(length=40), nullable=False),
        sa.Column("jabatan", sa.String(length=80), nullable=False),
        sa.Column("alamat", sa.String(length=120), nullable=False),
        sa.Column("diundang", sa.Boolean(), nullable=False),
        sa.Column("hadir_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_peserta_desa_kode")),
        sa.ForeignKeyConstraint(["musdes_id"], ["musdes.id"], name=op.f("fk_peserta_musdes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peserta")),
    )
    with op.batch_alter_table("peserta", schema=None) as batch_op:
        batch_op.create_index("ix_peserta_musdes", ["musdes_id", "urutan"], unique=False)

    op.create_table(
        "rumah",
        sa.Column("keluarga_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("daftar", sa.String(length=40), nullable=False),
        sa.Column("daftar_versi", sa.String(length=20), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("diubah_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_rumah_desa_kode")),
        sa.ForeignKeyConstraint(["keluarga_id"], ["keluarga.id"], name=op.f("fk_rumah_keluarga_id")),
        sa.PrimaryKeyConstraint("keluarga_id", name=op.f("pk_rumah")),
    )
    op.create_table(
        "usulan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomor", sa.String(length=30), nullable=False),
        sa.Column("keluarga_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("alasan_hapus", sa.String(length=40), nullable=True),
        sa.Column("keterangan", sa.String(length=500), nullable=False),
        sa.Column("bagian_kembali", sa.String(length=100), nullable=False),
        sa.Column("alasan_putusan", sa.String(length=40), nullable=False),
        sa.Column("catatan_putusan", sa.String(length=500), nullable=False),
        sa.Column("pemeriksa_id", sa.Uuid(), nullable=True),
        sa.Column("klaim_sampai", sa.DateTime(timezone=True), nullable=True),
        sa.Column("menunggu_sejak", sa.DateTime(timezone=True), nullable=True),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("diubah_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_usulan_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_usulan_dibuat_oleh")),
        sa.ForeignKeyConstraint(["keluarga_id"], ["keluarga.id"], name=op.f("fk_usulan_keluarga_id")),
        sa.ForeignKeyConstraint(["pemeriksa_id"], ["pengguna.id"], name=op.f("fk_usulan_pemeriksa_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usulan")),
        sa.UniqueConstraint("nomor", name=op.f("uq_usulan_nomor")),
    )
    with op.batch_alter_table("usulan", schema=None) as batch_op:
        batch_op.create_index("ix_usulan_desa_status", ["desa_kode", "status", "dibuat_pada", "id"], unique=False)
        batch_op.create_index("ix_usulan_dibuat", ["dibuat_pada", "id"], unique=False)
        batch_op.create_index("ix_usulan_keluarga", ["keluarga_id"], unique=False)
        batch_op.create_index("ix_usulan_status_menunggu", ["status", "menunggu_sejak", "id"], unique=False)

    op.create_table(
        "acara",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("musdes_id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("urutan", sa.SmallInteger(), nullable=False),
        sa.Column("keputusan", sa.String(length=20), nullable=False),
        sa.Column("alasan", sa.String(length=500), nullable=False),
        sa.Column("diputus_oleh", sa.Uuid(), nullable=True),
        sa.Column("diputus_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_acara_desa_kode")),
        sa.ForeignKeyConstraint(["diputus_oleh"], ["pengguna.id"], name=op.f("fk_acara_diputus_oleh")),
        sa.ForeignKeyConstraint(["musdes_id"], ["musdes.id"], name=op.f("fk_acara_musdes_id")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_acara_usulan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acara")),
        sa.UniqueConstraint("musdes_id", "usulan_id", name=op.f("uq_acara_musdes_id_usulan_id")),
    )
    with op.batch_alter_table("acara", schema=None) as batch_op:
        batch_op.create_index("ix_acara_usulan", ["usulan_id"], unique=False)

    op.create_table(
        "cetakan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dokumen_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("kertas", sa.String(length=2), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_cetakan_desa_kode")),
        sa.ForeignKeyConstraint(["dokumen_id"], ["dokumen.id"], name=op.f("fk_cetakan_dokumen_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cetakan")),
        sa.UniqueConstraint("dokumen_id", "jenis", "kertas", name=op.f("uq_cetakan_dokumen_id_jenis_kertas")),
    )
    op.create_table(
        "keputusan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("hasil", sa.String(length=20), nullable=False),
        sa.Column("alasan", sa.String(length=40), nullable=False),
        sa.Column("catatan", sa.String(length=500), nullable=False),
        sa.Column("bagian", sa.JSON(), nullable=False),
        sa.Column("baris", sa.JSON(), nullable=False),
        sa.Column("isi_sidik", sa.String(length=64), nullable=False),
        sa.Column("dibuat_oleh", sa.Uuid(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_keputusan_desa_kode")),
        sa.ForeignKeyConstraint(["dibuat_oleh"], ["pengguna.id"], name=op.f("fk_keputusan_dibuat_oleh")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_keputusan_usulan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keputusan")),
    )
    with op.batch_alter_table("keputusan", schema=None) as batch_op:
        batch_op.create_index("ix_keputusan_usulan", ["usulan_id"], unique=False)

    op.create_table(
        "pengesahan_baris",
        sa.Column("pengesahan_id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_pengesahan_baris_desa_kode")),
        sa.ForeignKeyConstraint(["pengesahan_id"], ["pengesahan.id"], name=op.f("fk_pengesahan_baris_pengesahan_id")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_pengesahan_baris_usulan_id")),
        sa.PrimaryKeyConstraint("pengesahan_id", "usulan_id", name=op.f("pk_pengesahan_baris")),
        sa.UniqueConstraint("usulan_id", name=op.f("uq_pengesahan_baris_usulan_id")),
    )
    op.create_table(
        "riwayat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("waktu", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh", sa.Uuid(), nullable=False),
        sa.Column("oleh_nama", sa.String(length=120), nullable=False),
        sa.Column("peran", sa.String(length=20), nullable=False),
        sa.Column("dari", sa.String(length=20), nullable=False),
        sa.Column("ke", sa.String(length=20), nullable=False),
        sa.Column("alasan", sa.String(length=600), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_riwayat_desa_kode")),
        sa.ForeignKeyConstraint(["oleh"], ["pengguna.id"], name=op.f("fk_riwayat_oleh")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_riwayat_usulan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_riwayat")),
    )
    with op.batch_alter_table("riwayat", schema=None) as batch_op:
        batch_op.create_index("ix_riwayat_usulan", ["usulan_id", "waktu"], unique=False)

    op.create_table(
        "serahan_baris",
        sa.Column("serahan_id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_serahan_baris_desa_kode")),
        sa.ForeignKeyConstraint(["serahan_id"], ["serahan.id"], name=op.f("fk_serahan_baris_serahan_id")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_serahan_baris_usulan_id")),
        sa.PrimaryKeyConstraint("serahan_id", "usulan_id", name=op.f("pk_serahan_baris")),
        sa.UniqueConstraint("usulan_id", name=op.f("uq_serahan_baris_usulan_id")),
    )
    op.create_table(
        "usulan_program",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("usulan_id", sa.Uuid(), nullable=False),
        sa.Column("desa_kode", sa.String(length=13), nullable=False),
        sa.Column("urutan", sa.SmallInteger(), nullable=False),
        sa.Column("program", sa.String(length=20), nullable=False),
        sa.Column("anggota_id", sa.Uuid(), nullable=True),
        sa.Column("keputusan", sa.String(length=20), nullable=False),
        sa.Column("alasan", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["anggota_id"], ["anggota.id"], name=op.f("fk_usulan_program_anggota_id")),
        sa.ForeignKeyConstraint(["desa_kode"], ["wilayah.kode"], name=op.f("fk_usulan_program_desa_kode")),
        sa.ForeignKeyConstraint(["usulan_id"], ["usulan.id"], name=op.f("fk_usulan_program_usulan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usulan_program")),
        sa.UniqueConstraint(
            "usulan_id", "program", "anggota_id", name=op.f("uq_usulan_program_usulan_id_program_anggota_id")
        ),
    )
    with op.batch_alter_table("usulan_program", schema=None) as batch_op:
        batch_op.create_index("ix_usulan_program_usulan", ["usulan_id"], unique=False)

    _pasang_pemicu()


# Rows that are only ever added (the trail, the history of a usulan) or frozen when made (papers): the database itself refuses.
HANYA_TAMBAH = ("jejak", "riwayat", "cetakan", "keputusan", "pengajuan", "pengesahan", "serahan")
BEKU = {
    "dokumen": (
        "id",
        "musdes_id",
        "desa_kode",
        "jenis",
        "nomor",
        "tanggal",
        "kode_sidik",
        "sidik",
        "isi",
        "dibuat_oleh",
        "dibuat_pada",
    )
}


def _pasang_pemicu() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        op.execute(
            "CREATE FUNCTION tolak_ubah() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'tabel % hanya boleh ditambah', TG_TABLE_NAME; END $$"
        )
    for tabel in HANYA_TAMBAH:
        for kejadian in ("UPDATE", "DELETE"):
            _pemicu(sqlite, tabel, kejadian, kejadian)
    for tabel, kolom in BEKU.items():
        _pemicu(sqlite, tabel, "UPDATE", f"UPDATE OF {', '.join(kolom)}")
        _pemicu(sqlite, tabel, "DELETE", "DELETE")


def _pemicu(sqlite: bool, tabel: str, nama: str, kejadian: str) -> None:
    kepala = f"CREATE TRIGGER {tabel}_tolak_{nama.lower()} BEFORE {kejadian} ON {tabel} FOR EACH ROW "
    isi = (
        f"BEGIN SELECT RAISE(ABORT, 'tabel {tabel} hanya boleh ditambah'); END"
        if sqlite
        else "EXECUTE FUNCTION tolak_ubah()"
    )
    op.execute(kepala + isi)
