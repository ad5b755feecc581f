"""Names are found by their words: FTS5 on SQLite, an index over tsvector on PostgreSQL; both need no extension"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# VACUUM and a batch migration of anggota may renumber its implicit rowids, so the index counts persons by a key of its own.
# The view is what the index was made of: 'rebuild' and 'integrity-check' read it.
TABEL = (
    "CREATE TABLE anggota_cari_nomor (nomor INTEGER NOT NULL PRIMARY KEY, anggota_id CHAR(32) NOT NULL UNIQUE)",
    "INSERT INTO anggota_cari_nomor (anggota_id) SELECT id FROM anggota ORDER BY desa_kode, keluarga_id, urutan",
    """CREATE VIEW anggota_cari_isi AS
    SELECT n.nomor, a.nama_cari AS nama, replace(substr(a.desa_kode, 1, 8), '.', '') AS kecamatan
    FROM anggota_cari_nomor AS n JOIN anggota AS a ON a.id = n.anggota_id""",
    """CREATE VIRTUAL TABLE anggota_cari USING fts5(nama, kecamatan, content='anggota_cari_isi', content_rowid='nomor',
    detail=column, columnsize=0, prefix='1 2', tokenize='unicode61 remove_diacritics 0')""",
    # Who is erased leaves no word behind in the index.
    "INSERT INTO anggota_cari (anggota_cari, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO anggota_cari (anggota_cari) VALUES ('rebuild')",
    "CREATE VIRTUAL TABLE anggota_cari_kata USING fts5vocab('anggota_cari', 'col')",
)
PEMICU = (
    """CREATE TRIGGER anggota_cari_tambah AFTER INSERT ON anggota BEGIN
    INSERT INTO anggota_cari_nomor (anggota_id) VALUES (new.id);
    INSERT INTO anggota_cari (rowid, nama, kecamatan)
        SELECT nomor, new.nama_cari, replace(substr(new.desa_kode, 1, 8), '.', '') FROM anggota_cari_nomor WHERE anggota_id = new.id;
    END""",
    """CREATE TRIGGER anggota_cari_ubah AFTER UPDATE OF nama_cari, desa_kode ON anggota
    WHEN old.nama_cari <> new.nama_cari OR old.desa_kode <> new.desa_kode BEGIN
    INSERT INTO anggota_cari (anggota_cari, rowid, nama, kecamatan)
        SELECT 'delete', nomor, old.nama_cari, replace(substr(old.desa_kode, 1, 8), '.', '') FROM anggota_cari_nomor WHERE anggota_id = old.id;
    INSERT INTO anggota_cari (rowid, nama, kecamatan)
        SELECT nomor, new.nama_cari, replace(substr(new.desa_kode, 1, 8), '.', '') FROM anggota_cari_nomor WHERE anggota_id = new.id;
    END""",
    """CREATE TRIGGER anggota_cari_hapus AFTER DELETE ON anggota BEGIN
    INSERT INTO anggota_cari (anggota_cari, rowid, nama, kecamatan)
        SELECT 'delete', nomor, old.nama_cari, replace(substr(old.desa_kode, 1, 8), '.', '') FROM anggota_cari_nomor WHERE anggota_id = old.id;
    DELETE FROM anggota_cari_nomor WHERE anggota_id = old.id;
    END""",
)
# Words as they stand in the key, not as PostgreSQL's parser would cut them; "@" is in no name, so a kecamatan is never a name.
POSTGRES = """CREATE INDEX ix_anggota_cari ON anggota USING gin (array_to_tsvector(array_remove(
    string_to_array(nama_cari || ' @' || substr(desa_kode, 1, 8), ' '), '')))"""


def upgrade() -> None:
    for perintah in (*TABEL, *PEMICU) if op.get_bind().dialect.name == "sqlite" else (POSTGRES,):
        op.execute(perintah)
