"""Peer: Django admin over the exported families. Usage: python -m bench.peer_django FILE PORT"""

from __future__ import annotations

import sys
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from waitress import serve


def configure(file: str) -> None:
    """Settings as ``startproject`` writes them, without DEBUG."""
    auth = "django.contrib.auth.middleware.AuthenticationMiddleware"
    processors = [f"django.{name}" for name in ("template.context_processors.request", "contrib.auth.context_processors.auth")]
    processors.append("django.contrib.messages.context_processors.messages")
    settings.configure(
        SECRET_KEY="bench" * 12, ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, STATIC_URL="/static/", USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": file, "CONN_MAX_AGE": None}},
        INSTALLED_APPS=[
            *(f"django.contrib.{name}" for name in ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")), "bench",
        ],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware", auth,
            "django.contrib.messages.middleware.MessageMiddleware", "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
                "OPTIONS": {"context_processors": processors},
            }
        ],
    )  # fmt: skip
    django.setup()


def make_models() -> None:
    """The tables of the exported file and their admin page."""
    from django.contrib import admin
    from django.db import models

    def table(name: str) -> type:
        return type("Meta", (), {"app_label": "bench", "db_table": name, "managed": False})

    class Desa(models.Model):
        kode = models.TextField(primary_key=True)
        nama = models.TextField()
        Meta = table("desa")

        def __str__(self) -> str:
            return self.nama

    class Keluarga(models.Model):
        id = models.TextField(primary_key=True)
        desa = models.ForeignKey(Desa, models.PROTECT)
        nama = models.TextField()
        no_kk = models.TextField(null=True)
        alamat = models.TextField()
        rt = models.TextField()
        rw = models.TextField()
        jumlah_anggota = models.IntegerField()
        lengkap = models.BooleanField()
        terpenuhi = models.IntegerField(null=True)
        Meta = table("keluarga")

    class Anggota(models.Model):
        id = models.TextField(primary_key=True)
        keluarga = models.ForeignKey(Keluarga, models.PROTECT)
        nik = models.TextField(null=True)
        nama = models.TextField()
        Meta = table("anggota")

    class KeluargaAdmin(admin.ModelAdmin):
        list_display = ("nama", "no_kk", "alamat", "rt", "rw", "desa", "jumlah_anggota", "terpenuhi", "lengkap")
        list_select_related = ("desa",)
        search_fields = ("nama", "no_kk", "anggota__nik")
        ordering = ("desa", "rw", "rt", "id")
        list_per_page = 25

    admin.site.register(Keluarga, KeluargaAdmin)
    del Anggota


def urls() -> list[Any]:
    """The admin and a page that signs the bench in."""
    from django.contrib import admin
    from django.contrib.auth import get_user_model, login
    from django.http import HttpRequest, HttpResponse
    from django.urls import path

    def sign_in(request: HttpRequest) -> HttpResponse:
        login(request, get_user_model().objects.get(username="bench"))
        return HttpResponse("ok")

    return [path("admin/", admin.site.urls), path("sign-in", sign_in)]


def main(file: str, port: int) -> None:
    configure(file)
    make_models()
    globals()["urlpatterns"] = urls()
    call_command("migrate", verbosity=0)

    from django.contrib.auth import get_user_model
    from django.core.wsgi import get_wsgi_application

    if not get_user_model().objects.exists():
        get_user_model().objects.create_superuser("bench", "", "only on 127.0.0.1 for some seconds")
    serve(get_wsgi_application(), host="127.0.0.1", port=port, threads=4)


if __name__ == "__main__":
    # Django looks the address table up by module name, and this module runs as __main__.
    sys.modules["bench.peer_django"] = sys.modules["__main__"]
    main(sys.argv[1], int(sys.argv[2]))
