"""The REST routes and the document page."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, ConfigDict

from corpus.errors import AnswerError, AssistantError, CorpusError
from corpus.types import Directive
from web.document import document_html, document_page, highlight_of, missing_page, plain_url
from web.seam import Answerer, WebError
from web.session import check_question
from web.strings import VI, strings_for

BAD_REQUEST, NOT_FOUND, UNAVAILABLE = 400, 404, 503


class AskBody(BaseModel):
    """A question and the session's earlier questions, oldest first."""

    model_config = ConfigDict(extra="forbid")

    question: str
    history: tuple[str, ...] = ()


def document_row(directive: Directive) -> dict[str, Any]:
    """A directive as the list of documents shows it; None where the document does not say."""
    heading = directive.heading
    issued = heading.issued_on.value
    return {
        "doc_id": directive.doc_id,
        "title": directive.title,
        "number": heading.number.value,
        "subject": heading.subject.value,
        "issuer": heading.issuer.value,
        "issued_on": str(issued) if issued else None,
        "jurisdiction": directive.jurisdiction,
        "sha256": directive.sha256,
        "url": plain_url(directive.doc_id),
    }


def error_response(_: Request, error: Exception) -> JSONResponse:
    """An AssistantError as JSON: 400 for the question, 404 for a document, 503 for what the operator must mend."""
    status = UNAVAILABLE
    if isinstance(error, AnswerError | WebError):
        status = BAD_REQUEST
    elif isinstance(error, CorpusError):
        status = NOT_FOUND
    message, hint = (error.message, error.hint) if isinstance(error, AssistantError) else (str(error), "")
    return JSONResponse({"error": message, "hint": hint}, status_code=status)


def add_routes(app: FastAPI, assistant: Answerer) -> None:
    """Add ``/api/health``, ``/api/ask``, ``/api/documents`` and ``/doc/{doc_id}`` to ``app``."""
    routes = APIRouter()

    @routes.get("/api/health")
    def health() -> dict[str, Any]:
        return {"status": "ok", "documents": len(assistant.documents())}

    @routes.get("/api/documents")
    def documents() -> list[dict[str, Any]]:
        return [document_row(directive) for directive in assistant.documents()]

    @routes.post("/api/ask")
    def ask(body: AskBody) -> dict[str, Any]:
        return assistant.ask(check_question(body.question, VI), body.history).to_dict()

    @routes.get("/doc/{doc_id}", response_class=HTMLResponse)
    def document(
        doc_id: str,
        start: Annotated[int, Query()] = -1,
        end: Annotated[int, Query()] = -1,
        clause_start: Annotated[int | None, Query()] = None,
        clause_end: Annotated[int | None, Query()] = None,
        lang: str = VI.lang,
        fragment: bool = False,
    ) -> HTMLResponse:
        strings = strings_for(lang)
        if doc_id not in {directive.doc_id for directive in assistant.documents()}:
            return HTMLResponse(missing_page(strings), status_code=NOT_FOUND)
        directive = assistant.directive(doc_id)
        highlight = highlight_of(directive, start, end, clause_start, clause_end)
        show = document_html if fragment else document_page
        return HTMLResponse(show(directive, strings, highlight))

    app.include_router(routes)
    app.add_exception_handler(AssistantError, error_response)
