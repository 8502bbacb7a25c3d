"""Serving the web chat."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.build import build_index, print_report
from commands.options import HomeOption, home_of


def serve(
    host: Annotated[str | None, typer.Option(help="Địa chỉ / address (CHITHI_HOST, 127.0.0.1)")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Cổng / port (CHITHI_PORT, 7860)")] = None,
    home: HomeOption = None,
) -> None:
    """Mở trang hỏi đáp / serve the web chat.

    Chưa có chỉ mục thì lập từ bộ văn bản kèm theo / without an index, builds the shipped corpus first.
    """
    from index.pointer import FOLDER, POINTER_FILE

    where = home_of(home)
    if not (where / FOLDER / POINTER_FILE).exists():
        print_report(build_index(where, None), as_json=False)
    from app import serve as serve_app
    from web.settings import read_settings

    settings = read_settings()
    serve_app(where, host or settings.host, settings.port if port is None else port)
