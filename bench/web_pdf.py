"""The portal with one more page, /bench/pdf: a berita acara of N rows is printed. Usage: python -m bench.web_pdf N"""

from __future__ import annotations

import sys

from flask import Response
from waitress import serve

from bench.paper import paper
from portal.app import create_app
from portal.config import load
from portal.web import pdf
from portal.web.access import publik

BUSY = pdf.Batas(dinding_s=180)  # the child has to share its core with the readers of the list


def main(rows: int) -> None:
    """Served as ``portal serve`` does it."""
    config = load()
    app = create_app(config)
    document = paper(app, rows)

    @app.get("/bench/pdf")
    @publik
    def show() -> Response:
        return Response(pdf.render(document, BUSY), mimetype="application/pdf")

    serve(app, host=config.host, port=config.port, threads=4, connection_limit=1000, channel_timeout=30, ident=None)


if __name__ == "__main__":
    main(int(sys.argv[1]))
