"""The ``chithi`` command."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import AnswerError, AssistantError
from rag.settings import AnswerSettings

if TYPE_CHECKING:
    from index.build import BuildReport
    from index.types import ScoredChunk
    from rag.types import Answer

app = typer.Typer(
    name="chithi",
    help="Hỏi đáp có trích dẫn trên văn bản chỉ đạo: mỗi câu trả lời trích nguyên văn điều khoản. / "
    "Cited answers over Vietnamese directives.\n\n"
    "Bắt đầu / start: chithi build → chithi ask 'Ai phải báo cáo hằng ngày ở Bắc Hà?' → chithi serve",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
HomeOption = Annotated[
    Path | None, typer.Option("--home", help="Thư mục dữ liệu / data folder (CHITHI_HOME, mặc định/default ./var)")
]
JsonOption = Annotated[bool, typer.Option("--json", help="In JSON / print JSON")]


def main() -> None:
    """Entry point: errors raised on purpose become a message and exit code 2, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    _mount_eval()
    try:
        app()
    except AssistantError as error:
        typer.secho(error.message, fg=typer.colors.RED, err=True)
        if error.hint:
            typer.secho(f"→ {error.hint}", err=True)
        raise SystemExit(2) from None
    except BrokenPipeError:  # the reader of our output went away ("chithi show … | head")
        sys.stderr.close()
        raise SystemExit(0) from None


def _mount_eval() -> None:
    """The evaluator's commands; imported only where they're asked for, their libraries take a second."""
    if len(sys.argv) > 1 and sys.argv[1] in ("eval", "--help"):
        from eval.cli import app as eval_app

        app.add_typer(eval_app, name="eval", help="Đánh giá / evaluate: run, validate, compare, beir")


def _home(home: Path | None) -> Path:
    return home or AnswerSettings().home


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar per step on the terminal's error stream; nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console,
        disable=not console.is_terminal,
    )
    tasks: dict[str, Any] = {}

    def report(step: str, done: int, total: int) -> None:
        if step not in tasks:
            tasks[step] = bar.add_task(step, total=total)
        bar.update(tasks[step], completed=done, total=total)

    with bar:
        yield report


@app.command()
def build(
    paths: Annotated[list[Path] | None, typer.Argument(help="Tệp hoặc thư mục; bỏ trống = bộ văn bản kèm theo / files or folders; none = the shipped corpus")] = None,
    add: Annotated[bool, typer.Option("--add", help="Giữ văn bản đang có / keep what is there")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Lập chỉ mục / build the index. Bản cũ vẫn trả lời cho tới khi bản mới xong / the old index answers until the new one is whole."""
    report = build_index(_home(home), paths, add=add)
    _print_report(report, as_json)


def build_index(home: Path, paths: list[Path] | None, *, add: bool = False) -> BuildReport:
    """Read the files (the shipped corpus for none) and build; progress on the terminal."""
    from corpus.manifest import shipped_paths
    from corpus.read import read_corpus
    from index.build import build as build_directives
    from index.encode import open_encoder
    from index.settings import IndexSettings

    settings = IndexSettings()
    with _progress() as progress:
        directives = read_corpus(
            paths if paths else shipped_paths(), progress=lambda done, total: progress("Đọc văn bản / reading", done, total)
        )
        return build_directives(
            home, directives, settings=settings, encoder=open_encoder(settings.encoder), add=add, progress=progress
        )


def _print_report(report: BuildReport, as_json: bool) -> None:
    from dataclasses import asdict

    if as_json:
        typer.echo(json.dumps(asdict(report), ensure_ascii=False))
    elif report.unchanged:
        typer.echo(f"Không có gì thay đổi: {report.documents} văn bản, {report.chunks} đoạn. / Nothing changed.")
    else:
        typer.echo(
            f"Chỉ mục có {report.documents} văn bản, {report.chunks} đoạn ({report.embedded} đoạn mã hóa mới, {report.reused} dùng lại). / "
            f"The index holds {report.documents} documents, {report.chunks} chunks ({report.embedded} embedded, {report.reused} reused)."
        )


@app.command()
def remove(
    doc_id: Annotated[str, typer.Argument(help="Mã văn bản, xem `chithi list` / document id, see `chithi list`")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bỏ một văn bản khỏi chỉ mục / remove one document from the index."""
    from index.build import remove as remove_document

    _print_report(remove_document(_home(home), doc_id), as_json)


@app.command("list")
def list_documents(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Các văn bản trong chỉ mục / the documents in the index."""
    from rag.assistant import Assistant

    for directive in Assistant.open(_home(home)).documents():
        issued = directive.heading.issued_on.value
        row = {
            "doc_id": directive.doc_id,
            "title": directive.title,
            "number": directive.heading.number.value,
            "issuer": directive.heading.issuer.value,
            "issued_on": str(issued) if issued else None,
            "jurisdiction": directive.jurisdiction,
            "source": directive.source,
        }
        typer.echo(json.dumps(row, ensure_ascii=False) if as_json else f"{directive.doc_id}\t{directive.title}\t{issued or '?'}")


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="Câu hỏi, tiếng Việt (có dấu hoặc không) hoặc tiếng Anh / the question")] = None,
    as_json: JsonOption = False,
    batch: Annotated[Path | None, typer.Option("--batch", help='Tệp JSONL {"id","question","history"?} / one answer object per line out')] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Chỉ dùng văn bản ban hành đến ngày này / YYYY-MM-DD")] = None,
    home: HomeOption = None,
) -> None:
    """Hỏi; câu trả lời trích nguyên văn điều khoản / ask; the answer quotes the clause."""
    if batch is not None:
        _ask_batch(batch, _home(home))
        return
    if question is None:
        raise AnswerError("Chưa có câu hỏi. / No question given.", hint="chithi ask 'Câu hỏi?'  |  chithi ask --batch FILE.jsonl")
    from rag.assistant import Assistant

    answer = Assistant.open(_home(home)).ask(question, as_of=_date(as_of))
    if as_json:
        typer.echo(json.dumps(answer.to_dict(), ensure_ascii=False, indent=2))
    else:
        _print_answer(answer)


def _date(text: str | None) -> Any:
    from datetime import date

    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise AnswerError(f"Ngày {text!r} không đúng dạng. / {text!r} isn't a date.", hint="--as-of 2021-08-31") from None


def _ask_batch(path: Path, home: Path) -> None:
    """One JSON line out for each line in, in order; a line that can't be asked gives its error under the same id."""
    from rag.assistant import Assistant

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AnswerError(f"Không đọc được {str(path)!r}: {error}. / Cannot read it.", hint="JSONL, UTF-8.") from None
    assistant = Assistant.open(home)
    with _progress() as progress:
        for number, line in enumerate(lines, 1):
            if line.strip():
                sys.stdout.write(json.dumps(_batch_line(assistant, line, number), ensure_ascii=False) + "\n")
                sys.stdout.flush()
            progress("Trả lời / answering", number, len(lines))


def _batch_line(assistant: Any, line: str, number: int) -> dict[str, Any]:
    row: Any = None
    try:
        row = json.loads(line)
        if not isinstance(row, dict) or not isinstance(row.get("question"), str):
            raise AnswerError(
                f'Dòng {number} thiếu "question" dạng chuỗi. / Line {number} lacks a "question" string.',
                hint='{"id": "1", "question": "…"}',
            )
        history = row.get("history") or ()
        if not isinstance(history, list | tuple):
            raise AnswerError(f'Dòng {number}: "history" phải là danh sách. / "history" must be a list.', hint='["câu trước"]')
        return {"id": row.get("id"), **assistant.ask(row["question"], history=history).to_dict()}
    except json.JSONDecodeError as error:
        return {"id": None, "error": f"Dòng {number} không phải JSON: {error.msg}. / Line {number} isn't JSON."}
    except AssistantError as error:
        return {"id": row.get("id") if isinstance(row, dict) else None, "error": str(error)}


def _print_answer(answer: Answer) -> None:
    typer.secho(f"Hiểu câu hỏi / understood: {answer.understood}", dim=True)
    typer.echo(f"\n{answer.text}\n")
    for citation in answer.citations:
        typer.secho(f"[{citation.key}] {citation.title}, {citation.label}  ({citation.doc_id} {citation.start}–{citation.end})", bold=True)
    for note in answer.notes:
        typer.secho(f"! {note}", fg=typer.colors.YELLOW)
    for near in answer.near_misses:
        typer.secho(f"~ {near.title}, {near.label}: {' '.join(near.quote.split())}", dim=True)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="Nội dung cần tìm / what to look for")],
    top_k: Annotated[int, typer.Option("--top-k", min=1, max=1000, help="Số đoạn / how many chunks")] = 5,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Tìm đoạn văn bản, không soạn câu trả lời / find chunks, without composing an answer."""
    from rag.assistant import Assistant

    found = Assistant.open(_home(home)).search(query, top_k)
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


@app.command()
def show(
    doc_id: Annotated[str, typer.Argument(help="Mã văn bản / document id")],
    path: Annotated[str | None, typer.Argument(help="Đường dẫn điều khoản, ví dụ II.3.b2 / a provision's path")] = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Hiện một văn bản hoặc một điều khoản, nguyên văn / show a document or one provision, word for word."""
    from corpus.errors import CorpusError
    from rag.assistant import Assistant

    directive = Assistant.open(_home(home)).directive(doc_id)
    if path is None and as_json:
        from corpus.serialize import directive_to_data

        typer.echo(json.dumps(directive_to_data(directive), ensure_ascii=False, indent=2))
        return
    if path is None:
        typer.echo(directive.text)
        return
    wanted = path.replace("/", ".").strip(".")
    provision = next((one for one in directive.root.walk() if ".".join(one.path) == wanted), None)
    if provision is None:
        paths = [".".join(one.path) for one in directive.root.walk() if one.path]
        raise CorpusError(
            f"Văn bản {doc_id!r} không có điều khoản {path!r}. / {doc_id!r} has no provision {path!r}.",
            hint=f"Có / there are: {', '.join(paths[:40])}{' …' if len(paths) > 40 else ''}",
        )
    if as_json:
        row = {"doc_id": doc_id, "path": list(provision.path), "level": provision.level, "label": provision.label}
        typer.echo(json.dumps({**row, "start": provision.start, "end": provision.end, "text": provision.text}, ensure_ascii=False))
    else:
        typer.echo(provision.text.strip())


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Địa chỉ / address (CHITHI_HOST, 127.0.0.1)")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Cổng / port (CHITHI_PORT, 7860)")] = None,
    home: HomeOption = None,
) -> None:
    """Mở trang hỏi đáp / serve the web chat. Chưa có chỉ mục thì lập từ bộ văn bản kèm theo / builds the shipped corpus first."""
    from index.pointer import FOLDER, POINTER_FILE

    where = _home(home)
    if not (where / FOLDER / POINTER_FILE).exists():
        _print_report(build_index(where, None), as_json=False)
    from app import serve as serve_app
    from web.settings import read_settings

    settings = read_settings()
    serve_app(where, host or settings.host, settings.port if port is None else port)


if __name__ == "__main__":
    main()
