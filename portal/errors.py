"""What a user can be told: every error carries a sentence in Indonesian and an HTTP status."""

from __future__ import annotations


class PortalError(Exception):
    """Base of all errors a person may read.

    ``pesan`` is the sentence shown; ``rincian`` are further lines (a list of what is missing, the other version ...).
    """

    status = 400
    judul = "Permintaan tidak dapat diproses"

    def __init__(self, pesan: str, *, rincian: tuple[str, ...] = ()):
        super().__init__(pesan)
        self.pesan = pesan
        self.rincian = tuple(rincian)


class NotFound(PortalError):
    """The row does not exist for this person: absent and out of scope look the same."""

    status = 404
    judul = "Tidak ditemukan"

    def __init__(self, pesan: str = "Halaman atau data ini tidak ada, atau bukan wilayah Anda."):
        super().__init__(pesan)


class NotAllowed(PortalError):
    """The person may see the thing but not do this to it."""

    status = 403
    judul = "Tidak diizinkan"

    def __init__(self, pesan: str = "Peran Anda tidak dapat melakukan tindakan ini."):
        super().__init__(pesan)


class RuleBroken(PortalError):
    """A rule of the domain refuses the action; the sentence says which and what to do."""

    status = 422
    judul = "Belum dapat disimpan"


class StaleWrite(PortalError):
    """Somebody else changed the row since the form was shown; ``rincian`` names who, when and what stands now."""

    status = 409
    judul = "Data sudah diubah orang lain"


class SameIdOtherContent(PortalError):
    """The same form id arrived again with other content."""

    status = 409
    judul = "Formulir ini sudah pernah dikirim"

    def __init__(self, pesan: str = "Formulir yang sama sudah tersimpan dengan isi berbeda. Buka datanya, lalu ubah di sana."):
        super().__init__(pesan)


class Busy(PortalError):
    """The database or the printer is busy; nothing was saved; try again."""

    status = 503
    judul = "Sedang sibuk"

    def __init__(self, pesan: str = "Server sedang sibuk. Tidak ada yang tersimpan separuh. Coba lagi sebentar lagi."):
        super().__init__(pesan)
