"""The kinds of photo of a family, each in the words of a sentence: what is uploaded and what a setting may demand."""

JENIS_FOTO = {
    "rumah_depan": "foto rumah tampak depan",
    "rumah_dalam": "foto rumah bagian dalam",
    "ktp": "foto KTP",
    "kk": "foto KK",
}
