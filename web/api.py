"""The REST routes and the document page."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Path, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import AnswerError, AssistantError, CorpusError
from corpus.published import DirectiveForm, ReferenceForm, publish, publish_references
from corpus.types import Directive
from rag.types import Answer
from web.address import plain_url
from web.document import Cited, document_html, document_page, highlight_of, missing_page
from web.exports import MEDIA, Form, Kept, Shelf, export_url, file_name, file_of
from web.links import Links
from web.seam import Answerer, WebError
from web.session import check_question
from web.strings import VI, strings_for

BAD_REQUEST, NOT_FOUND, UNAVAILABLE = 400, 404, 503
EXPORTS_HEADER = "x-chithi-answer"


def describe() -> dict[str, Any]:
    """What the OpenAPI document says of the whole."""
    return {
        "title": "chithi",
        "description": "Hỏi đáp có trích dẫn trên văn bản chỉ đạo; mọi vị trí là số ký tự Unicode trong `text` của văn bản.\n\n"
        "Cited answers over Vietnamese directives; every offset counts Unicode code points of a document's `text`.",
        "openapi_tags": [
            {"name": "ask", "description": "Hỏi và tải câu trả lời. / Asking, and answers as files."},
            {"name": "documents", "description": "Văn bản và viện dẫn. / Documents and what they cite."},
            {"name": "service", "description": "Tình trạng máy chủ. / The state of the server."},
        ],
    }


class AskBody(BaseModel):
    """Câu hỏi và những gì kèm theo. / A question and what goes with it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"question": "Ai phải báo cáo hằng ngày?", "filters": {"place": "Bắc Hà"}}]},
    )

    question: str = Field(description="Câu hỏi, tiếng Việt có dấu hoặc không, hoặc tiếng Anh. / The question.")
    history: tuple[str | dict[str, Any] | list[Any], ...] = Field(
        default=(),
        description="Các câu hỏi trước, cũ nhất đứng đầu; chuỗi, cặp hỏi đáp hoặc tin nhắn. / "
        "Earlier questions, oldest first: strings, pairs or messages.",
    )
    filters: dict[str, str | list[str]] | None = Field(
        default=None,
        description="Chỉ trả lời từ các văn bản này: doc_id, place, kind, issuer, number. / Answer from these documents only.",
    )
    as_of: date | None = Field(
        default=None,
        description="Ngày xét, YYYY-MM-DD: bỏ văn bản ban hành sau ngày này. / The day that counts; later documents are left out.",
    )


class ErrorBody(BaseModel):
    """Điều gì không được, và làm gì tiếp. / What went wrong, and what to do next."""

    error: str
    hint: str


class CitingReference(ReferenceForm):
    """Một viện dẫn và văn bản viện dẫn. / A reference and the document that it stands in."""

    doc_id: str


DocId = Annotated[str, Path(description="Mã văn bản. / The document's id.")]
WRONG: dict[int | str, dict[str, Any]] = {
    BAD_REQUEST: {"model": ErrorBody, "description": "Câu hỏi chưa dùng được. / Bad question."}
}
MISSING: dict[int | str, dict[str, Any]] = {NOT_FOUND: {"model": ErrorBody, "description": "Không có. / There is none."}}


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


class Library:
    """The documents by id, with what they cite of each other."""

    def __init__(self, assistant: Answerer) -> None:
        self._assistant = assistant
        self.links = Links(assistant)

    def directive(self, doc_id: str) -> Directive:
        """The directive of that id; CorpusError where there is none."""
        found = next((one for one in self._assistant.documents() if one.doc_id == doc_id), None)
        if found is None:
            raise CorpusError(f"Không có văn bản {doc_id!r}. / There is no document {doc_id!r}.", hint="GET /api/documents")
        return found

    def documents(self) -> tuple[Directive, ...]:
        """All of them."""
        return tuple(self._assistant.documents())

    def cited(self, doc_id: str) -> Cited:
        """What a document's page says of other documents."""
        references, replaced = self.links.references(doc_id), self.links.replaced_by(doc_id)
        wanted = {one.target for one in references} | ({replaced.by} if replaced else set())
        titles = {one.doc_id: one.title for one in self._assistant.documents() if one.doc_id in wanted}
        return Cited(references=references, replaced=replaced, titles=titles)


def ask_routes(assistant: Answerer, shelf: Shelf) -> APIRouter:
    """Asking, and answers as files."""
    routes = APIRouter(tags=["ask"])

    @routes.post(
        "/api/ask",
        summary="Hỏi / ask",
        description="Trả lời từ nguyên văn các văn bản, hoặc nói rõ là văn bản không nêu. Tiêu đề `x-chithi-answer` là nơi tải "
        "câu trả lời về: thêm `/docx`, `/md` hoặc `/json` (biên nhận).\n\n"
        "Answers from the words of the documents, or says that they don't say. The header `x-chithi-answer` is where the "
        "answer is fetched as a file: add `/docx`, `/md` or `/json` (its receipt).",
        responses={200: {"model": Answer, "description": "Câu trả lời. / The answer."}, **WRONG},
    )
    def ask(body: AskBody, response: Response) -> dict[str, Any]:
        question = check_question(body.question, VI)
        answer = assistant.ask(question, body.history, body.filters, body.as_of)
        name = shelf.put(Kept(answer=answer, history=body.history, filters=body.filters, as_of=body.as_of))
        response.headers[EXPORTS_HEADER] = export_url(name, "md").removesuffix("/md")
        return answer.to_dict()

    @routes.get(
        "/api/answers/{name}/{form}",
        summary="Tải câu trả lời / download an answer",
        description="Câu trả lời gần đây thành tệp Word, Markdown, hoặc biên nhận JSON. / "
        "A recent answer as a Word file, as Markdown, or its receipt as JSON.",
        response_class=Response,
        responses={200: {"content": {media: {} for media in MEDIA.values()}, "description": "Tệp. / The file."}, **MISSING},
    )
    def download(name: str, form: Form) -> Response:
        kept = shelf.get(name)
        if kept is None:
            raise CorpusError(
                "Máy chủ không còn giữ câu trả lời này. / The server no longer keeps this answer.",
                hint="Hỏi lại. / Ask again.",
            )
        return Response(
            file_of(kept, form, assistant.documents()),
            media_type=MEDIA[form],
            headers={"content-disposition": f'attachment; filename="{file_name(kept, form)}"', "cache-control": "no-store"},
        )

    return routes


def document_routes(library: Library) -> APIRouter:
    """The documents, as data and as pages."""
    routes = APIRouter(tags=["documents"])

    @routes.get(
        "/api/documents",
        summary="Danh sách văn bản / the documents",
        description="Mỗi văn bản một dòng; null là văn bản không nêu. / One row each; null is what a document doesn't say.",
    )
    def documents() -> list[dict[str, Any]]:
        return [document_row(directive) for directive in library.documents()]

    @routes.get(
        "/api/documents/{doc_id}",
        summary="Một văn bản / one document",
        description="Nguyên văn, cấu trúc, phần đầu, trang, viện dẫn, hiệu lực. / "
        "Its text, structure, heading, pages, references and validity.",
        responses={200: {"model": DirectiveForm, "description": "Văn bản. / The document."}, **MISSING},
    )
    def published(doc_id: DocId) -> dict[str, Any]:
        directive = library.directive(doc_id)
        return publish(directive, library.links.references(doc_id))

    @routes.get(
        "/api/references",
        summary="Viện dẫn / references",
        description="Văn bản nào dẫn văn bản nào; `target` là mã văn bản trong kho, `reason` nói vì sao có hoặc không. / "
        "Which document cites which; `target` is its id in the library, `reason` says why there is one or none.",
        responses={
            200: {"model": list[CitingReference], "description": "Theo thứ tự trong văn bản. / In text order."},
            **MISSING,
        },
    )
    def references(
        doc_id: Annotated[
            str | None, Query(description="Chỉ viện dẫn trong văn bản này. / Only those in this document.")
        ] = None,
    ) -> list[dict[str, Any]]:
        chosen = library.documents() if doc_id is None else (library.directive(doc_id),)
        return [
            {"doc_id": one.doc_id, **row}
            for one in chosen
            for row in publish_references(one, library.links.references(one.doc_id))
        ]

    @routes.get(
        "/doc/{doc_id}",
        response_class=HTMLResponse,
        summary="Trang đọc văn bản / the document as a page",
        description="Đoạn từ `start` đến `end` được tô, điều khoản quanh nó được nhấn. / The range is marked, its clause tinted.",
    )
    def document(
        doc_id: DocId,
        start: Annotated[int, Query()] = -1,
        end: Annotated[int, Query()] = -1,
        clause_start: Annotated[int | None, Query()] = None,
        clause_end: Annotated[int | None, Query()] = None,
        lang: str = VI.lang,
        fragment: bool = False,
    ) -> HTMLResponse:
        strings = strings_for(lang)
        try:
            directive = library.directive(doc_id)
        except CorpusError:
            return HTMLResponse(missing_page(strings), status_code=NOT_FOUND)
        highlight = highlight_of(directive, start, end, clause_start, clause_end)
        show = document_html if fragment else document_page
        return HTMLResponse(show(directive, strings, highlight, library.cited(doc_id)))

    return routes


def add_routes(app: FastAPI, assistant: Answerer, shelf: Shelf | None = None) -> None:
    """Add the routes below ``/api`` and ``/doc/{doc_id}`` to ``app``; answers are kept for download on ``shelf``."""
    service = APIRouter(tags=["service"])

    @service.get(
        "/api/health",
        summary="Tình trạng / health",
        description="Máy chủ chạy, và có bao nhiêu văn bản. / The server runs, and over how many documents.",
    )
    def health() -> dict[str, Any]:
        return {"status": "ok", "documents": len(assistant.documents())}

    app.include_router(service)
    app.include_router(ask_routes(assistant, Shelf() if shelf is None else shelf))
    app.include_router(document_routes(Library(assistant)))
    app.add_exception_handler(AssistantError, error_response)
