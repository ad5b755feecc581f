"""The verbs of findings and of the register; sync_temuan, add_kerabat and remove_kerabat are called inside the verbs of later features."""

from .aparat import add_kerabat, create_aparat, remove_kerabat, update_aparat
from .aturan import update_aturan
from .massal import settle_many
from .sinkron import Sasaran, Selisih, sync_temuan
from .temuan import record_lihat_nik, settle_temuan

__all__ = [
    "Sasaran", "Selisih", "add_kerabat", "create_aparat", "record_lihat_nik", "remove_kerabat", "settle_many", "settle_temuan",
    "sync_temuan", "update_aparat", "update_aturan",
]  # fmt: skip
