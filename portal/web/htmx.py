"""One route, three answers: the full page, the fragment for htmx, the 303 for everyone else."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, redirect, render_template, request


def minta_fragmen() -> bool:
    """Whether the caller wants the fragment only (a boosted or restored page wants all of it)."""
    kepala = request.headers
    return bool(
        kepala.get("HX-Request") == "true" and not kepala.get("HX-Boosted") and not kepala.get("HX-History-Restore-Request")
    )


def tampil(templat_halaman: str, templat_fragmen: str | None = None, /, *, status: int = 200, **isi: Any) -> Response:
    """Render the page, or only the fragment when htmx asks; both templates get the same values."""
    templat = templat_fragmen if templat_fragmen and minta_fragmen() else templat_halaman
    return make_response(render_template(templat, **isi), status)


def lanjut(url: str, fragmen: str | None = None, /, **isi: Any) -> Response:
    """The answer to a verb that succeeded: the changed fragment for htmx, a redirect (303) for everyone else.

    Without ``fragmen`` htmx is told to go to ``url`` by HX-Redirect.
    """
    if minta_fragmen():
        if fragmen:
            return make_response(render_template(fragmen, **isi))
        jawab = make_response("", 200)
        jawab.headers["HX-Redirect"] = url
        return jawab
    return redirect(url, 303)  # type: ignore[return-value]
