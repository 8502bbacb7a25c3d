"""The whole web application: routes, static files and one chat page per language."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.api import add_routes, describe
from web.chat import build_chat, mount_chat
from web.exports import Shelf
from web.seam import Answerer
from web.strings import EN, VI

STATIC = Path(__file__).parent / "static"
# Nothing is fetched from elsewhere, whatever a document or a library says. Gradio evaluates its templates.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
GRADIO_LANG = b'lang="en"'


class PageHeaders:
    """Security headers on every response, and the right ``<html lang>`` on Gradio's Vietnamese page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; change the first part of an HTML page's body and every response's headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        vietnamese = scope["path"] == VI.home_path

        async def send_changed(message: Message) -> None:
            nonlocal vietnamese
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                vietnamese = vietnamese and headers.get("content-type", "").startswith("text/html")
            elif message["type"] == "http.response.body" and vietnamese:
                # The same length, so that the content-length stays true.
                message["body"] = message["body"].replace(GRADIO_LANG, b'lang="vi"', 1)
                vietnamese = False
            await send(message)

        await self.app(scope, receive, send_changed)


def create_app(assistant: Answerer, *, home: Path = Path("var")) -> FastAPI:
    """The application over ``assistant``; feedback is kept in ``home``. Vietnamese at ``/``, English at ``/en``."""
    shelf = Shelf()
    app = FastAPI(**describe(), docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.add_middleware(PageHeaders)
    add_routes(app, assistant, shelf)
    app.mount("/web-static", StaticFiles(directory=STATIC), name="web-static")

    @app.get("/vi", include_in_schema=False)
    def vietnamese() -> RedirectResponse:
        return RedirectResponse(VI.home_path)

    @app.get("/en", include_in_schema=False)
    def english() -> RedirectResponse:
        return RedirectResponse(EN.home_path)

    for strings in (EN, VI):  # "/" last: a mount takes every path below it
        mount_chat(app, build_chat(assistant, home, strings, shelf), strings)
    return app
