"""Looking at documents: the list, a search, one document or provision, a file as it is read, references."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.options import HomeOption, JsonOption, echo_json, home_of

if TYPE_CHECKING:
    from corpus.types import Directive
    from index.types import ScoredChunk

_PATHS_SHOWN = 40  # of a document, where one that isn't there was asked for


def list_documents(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Các văn bản trong chỉ mục / the documents in the index."""
    from rag.assistant import Assistant

    rows = [_document_row(directive) for directive in Assistant.open(home_of(home)).documents()]
    for row in rows:
        line = f"{row['doc_id']}\t{row['title']}\t{row['issued_on'] or '?'}"
        typer.echo(json.dumps(row, ensure_ascii=False) if as_json else line)


def _document_row(directive: Directive) -> dict[str, Any]:
    heading = directive.heading
    return {
        "doc_id": directive.doc_id,
        "title": directive.title,
        "number": heading.number.value,
        "issuer": heading.issuer.value,
        "issued_on": str(heading.issued_on.value) if heading.issued_on.value else None,
        "jurisdiction": directive.jurisdiction,
        "source": directive.source,
    }


def search(
    query: Annotated[str, typer.Argument(help="Nội dung cần tìm / what to look for")],
    top_k: Annotated[int, typer.Option("--top-k", min=1, max=1000, help="Số đoạn / how many chunks")] = 5,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Tìm đoạn văn bản, không soạn câu trả lời / find chunks, without composing an answer."""
    from rag.assistant import Assistant

    found = Assistant.open(home_of(home)).search(query, top_k)
    if as_json:
        typer.echo(json.dumps([_chunk_row(scored) for scored in found], ensure_ascii=False, indent=2))
        return
    for scored in found:
        typer.secho(f"{scored.rank}. {scored.chunk.chunk_id}  {scored.score:.3f}", bold=True)
        typer.echo(f"   {scored.chunk.title}\n   {' '.join(scored.chunk.text.split())[:300]}")


def _chunk_row(scored: ScoredChunk) -> dict[str, Any]:
    chunk = scored.chunk
    return {
        "rank": scored.rank,
        "score": scored.score,
        "chunk_id": chunk.chunk_id,
        "doc_id": chunk.doc_id,
        "path": list(chunk.path),
        "start": chunk.start,
        "end": chunk.end,
        "title": chunk.title,
        "text": chunk.text,
    }


def show(
    doc_id: Annotated[str, typer.Argument(help="Mã văn bản / document id")],
    path: Annotated[str | None, typer.Argument(help="Đường dẫn điều khoản, ví dụ II.3.b2 / a provision's path")] = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Hiện một văn bản hoặc một điều khoản, nguyên văn / show a document or one provision, word for word."""
    from corpus.errors import CorpusError
    from rag.assistant import Assistant

    directive = Assistant.open(home_of(home)).directive(doc_id)
    if path is None and as_json:
        from corpus.serialize import directive_to_data

        typer.echo(json.dumps(directive_to_data(directive), ensure_ascii=False, indent=2))
        return
    if path is None:
        typer.echo(directive.text)
        return
    wanted = path.replace("/", ".").strip(". ").lower()
    provision = next((one for one in directive.root.walk() if ".".join(one.path).lower() == wanted), None)
    if provision is None:
        paths = [".".join(one.path) for one in directive.root.walk() if one.path]
        raise CorpusError(
            f"Văn bản {doc_id!r} không có điều khoản {path!r}. / {doc_id!r} has no provision {path!r}.",
            hint=f"Có / there are: {', '.join(paths[:_PATHS_SHOWN])}{' …' if len(paths) > _PATHS_SHOWN else ''}",
        )
    if as_json:
        row = {
            "doc_id": doc_id,
            "path": list(provision.path),
            "level": provision.level,
            "label": provision.label,
            "start": provision.start,
            "end": provision.end,
            "text": provision.text,
        }
        typer.echo(json.dumps(row, ensure_ascii=False, indent=2))
    else:
        typer.echo(provision.text.strip())


def read(
    file: Annotated[Path, typer.Argument(help="Tệp văn bản bất kỳ định dạng / a file of any readable format")],
    as_json: JsonOption = False,
) -> None:
    """Đọc một tệp: cấu trúc, phần đầu, viện dẫn, hiệu lực, cảnh báo / how a file is read, without adding it to the index.

    --json theo lược đồ docs/schema/directive.schema.json / follows that schema.
    """
    from corpus.published import publish
    from corpus.read import read_directive
    from corpus.register import Register
    from corpus.show import render_directive

    directive = read_directive(file)
    resolved = Register.of((directive,)).references()
    if as_json:
        echo_json(publish(directive, resolved))
    else:
        typer.echo("\n".join(render_directive(directive, resolved)))


def references(
    doc_id: Annotated[str | None, typer.Argument(help="Mã văn bản; bỏ trống = tất cả / document id; none = all")] = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Văn bản được viện dẫn, và có trong kho hay không / what documents cite, and whether the corpus has it."""
    from corpus.published import publish_references
    from corpus.register import Register
    from corpus.show import render_references
    from rag.assistant import Assistant

    assistant = Assistant.open(home_of(home))
    chosen = [assistant.directive(doc_id)] if doc_id else list(assistant.documents())
    register = Register.of(assistant.documents())
    if as_json:
        echo_json({one.doc_id: publish_references(one, register.references(one.doc_id)) for one in chosen})
        return
    for directive in chosen:
        typer.secho(f"{directive.title} ({directive.doc_id})", bold=True)
        for line in render_references(register.references(directive.doc_id)):
            typer.echo(f"  {line}")
