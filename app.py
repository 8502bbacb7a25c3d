"""The web front door: read the settings, open the assistant, serve the pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import AssistantError
from web.seam import Answerer
from web.settings import read_settings

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["create_app", "main", "serve"]


def create_app(assistant: Answerer, *, home: Path = Path("var")) -> FastAPI:
    """The web application over ``assistant``; feedback is kept in ``home``."""
    from web.pages import create_app as create  # Gradio takes seconds to import

    return create(assistant, home=home)


def serve(home: Path, host: str, port: int, *, assistant: Answerer | None = None) -> None:
    """Serve the pages at ``http://host:port`` until interrupted.

    ``assistant`` defaults to the one over the index in ``home``. Raises AssistantError where the port is taken or the
    index is missing or stale.
    """
    from web.server import bind, run

    with bind(host, port) as bound:  # before the slow part, so that a taken port is said at once
        if assistant is None:
            from rag import Assistant

            assistant = Assistant.open(home)
        run(create_app(assistant, home=home), bound, host, port)


def main() -> int:
    """Serve with the settings of the environment; 1 where that is not possible, with the reason on standard error."""
    try:
        settings = read_settings()
        serve(settings.home, settings.host, settings.port)
    except AssistantError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
