"""The sections in which a family is entered, saved, returned and reopened."""

ALAMAT, ANGGOTA, RUMAH, KRITERIA, FOTO = BAGIAN = ("alamat", "anggota", "rumah", "kriteria", "foto")

KATA_BAGIAN = {
    ALAMAT: "KK dan alamat",
    ANGGOTA: "Anggota",
    RUMAH: "Rumah",
    KRITERIA: "Kriteria",
    FOTO: "Foto",
}
