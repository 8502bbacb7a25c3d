"""The ``chithi`` command."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from corpus.errors import AnswerError, AssistantError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from corpus.types import Directive
    from index.build import BuildReport
    from index.types import ScoredChunk
    from rag.assistant import Assistant
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
_FAILED = 2
_UsageError: type[Exception] = typer.BadParameter.__mro__[
    2
]  # what Typer raises for a command that it can't read; it has no public name
_PATHS_SHOWN = 40  # of a document, where one that isn't there was asked for


def main() -> None:
    """Entry point: what a user can put right becomes a message and exit code 2, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # What UTF-8 can't hold, half a surrogate pair, is written as JSON writes it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if "--help" in sys.argv or len(sys.argv) == 1:
        _name_help_panels()
    _mount_eval()
    try:
        code = app(standalone_mode=False)
    except AssistantError as error:
        _fail(error.message, error.hint)
    except _UsageError as error:
        _fail_usage(error)
    except ValueError as error:
        _fail_settings(error)
    except OSError as error:
        where = f" {str(error.filename)!r}" if error.filename else ""
        _fail(f"Không đọc hoặc ghi được{where}: {error.strerror}. / Cannot read or write it.", "")
    except typer.Abort:
        raise SystemExit(1) from None
    raise SystemExit(code)


def _fail(message: str, hint: str) -> NoReturn:
    typer.secho(message, fg=typer.colors.RED, err=True)
    if hint:
        typer.secho(f"→ {hint}", err=True)
    raise SystemExit(_FAILED) from None


def _fail_usage(error: Any) -> NoReturn:
    """A command that can't be read; where no command was given, its help is on the screen already."""
    message = error.format_message()
    if not message:
        raise SystemExit(_FAILED) from None
    context = getattr(error, "ctx", None)
    _fail(f"Lệnh chưa đúng. / The command isn't right: {message}", f"{context.command_path if context else 'chithi'} --help")


def _fail_settings(error: ValueError) -> NoReturn:
    """A ``CHITHI_…`` variable with a value that it can't have; any other wrong value is a bug, and raised as it is."""
    from pydantic import ValidationError  # pydantic takes a third of a second, which a help page can do without

    if not isinstance(error, ValidationError) or not error.title.endswith("Settings"):
        raise error
    first = error.errors()[0]
    name = f"CHITHI_{'_'.join(str(part) for part in first['loc'])}".upper()
    _fail(
        f"{name}={first.get('input')!r} không dùng được. / {name} cannot have this value: {first['msg']}.",
        f"unset {name}",
    )


def _name_help_panels() -> None:
    """Vietnamese first in Typer's own headings of a help page."""
    from typer import rich_utils  # takes a quarter of a second

    rich_utils.ARGUMENTS_PANEL_TITLE = "Đối số / arguments"
    rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn / options"
    rich_utils.COMMANDS_PANEL_TITLE = "Lệnh / commands"
    rich_utils.REQUIRED_LONG_STRING = "[bắt buộc / required]"
    rich_utils.DEFAULT_STRING = "[mặc định / default: {}]"


def _mount_eval() -> None:
    """The evaluator's commands; imported only where they're asked for, their libraries take a second."""
    if len(sys.argv) == 1 or sys.argv[1] in ("eval", "--help"):
        from eval.cli import app as eval_app

        app.add_typer(eval_app, name="eval", help="Đánh giá / evaluate: run, validate, compare, beir")


def _home(home: Path | None) -> Path:
    from index.settings import from_environment
    from rag.settings import AnswerSettings

    return home or from_environment(AnswerSettings).home


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar per step on the terminal's error stream; nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
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
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Tệp hoặc thư mục; bỏ trống = bộ văn bản kèm theo / files or folders; none = the shipped corpus"),
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Giữ văn bản đang có / keep what is there")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Lập chỉ mục / build the index.

    Bản cũ vẫn trả lời cho tới khi bản mới xong / the old index answers until the new one is whole.
    """
    report = build_index(_home(home), paths, add=add)
    _print_report(report, as_json)


def build_index(home: Path, paths: list[Path] | None, *, add: bool = False) -> BuildReport:
    """Read the files (the shipped corpus for none) and build; progress on the terminal."""
    from corpus.manifest import shipped_paths
    from corpus.read import read_corpus
    from index.build import build as build_directives
    from index.encode import open_encoder
    from index.settings import IndexSettings, from_environment

    settings = from_environment(IndexSettings)
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
            f"Chỉ mục có {report.documents} văn bản, {report.chunks} đoạn "
            f"({report.embedded} đoạn mã hóa mới, {report.reused} dùng lại). / "
            f"The index holds {report.documents} documents, {report.chunks} chunks "
            f"({report.embedded} embedded, {report.reused} reused)."
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

    rows = [_document_row(directive) for directive in Assistant.open(_home(home)).documents()]
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


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(help="Câu hỏi, tiếng Việt (có dấu hoặc không) hoặc tiếng Anh / the question")
    ] = None,
    as_json: JsonOption = False,
    batch: Annotated[
        Path | None, typer.Option("--batch", help='Tệp JSONL {"id","question","history"?} / one answer object per line out')
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", help="Chỉ dùng văn bản ban hành đến ngày này / only what was issued by then: YYYY-MM-DD, D/M/YYYY"
        ),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Hỏi; câu trả lời trích nguyên văn điều khoản / ask; the answer quotes the clause."""
    until = _date(as_of)
    if (batch is None) == (question is None):
        raise AnswerError(
            "Cần một câu hỏi, hoặc một tệp câu hỏi. / Give one question, or a file of questions.",
            hint="chithi ask 'Câu hỏi?'  |  chithi ask --batch FILE.jsonl",
        )
    if batch is not None:
        _ask_batch(batch, _home(home), until)
        return
    from rag.assistant import Assistant

    answer = Assistant.open(_home(home)).ask(question or "", as_of=until)
    if as_json:
        typer.echo(json.dumps(answer.to_dict(), ensure_ascii=False, indent=2))
    else:
        _print_answer(answer)


def _date(text: str | None) -> date | None:
    """A day as programs write it, 2021-08-31, or as the texts do, 31/8/2021."""
    from datetime import date, datetime

    if text is None:
        return None
    try:
        return datetime.strptime(text, "%d/%m/%Y").date() if "/" in text else date.fromisoformat(text)
    except ValueError:
        raise AnswerError(
            f"{text!r} không phải là ngày. / {text!r} isn't a date.",
            hint="YYYY-MM-DD hoặc / or D/M/YYYY: --as-of 2021-08-31, --as-of 31/8/2021",
        ) from None


def _ask_batch(path: Path, home: Path, as_of: date | None) -> None:
    """One JSON line out for each line in, in order; a line that can't be asked gives its error under the same id."""
    from rag.assistant import Assistant

    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # JSON strings may hold other line separators
    except (OSError, UnicodeDecodeError) as error:
        raise AnswerError(f"Không đọc được {str(path)!r}: {error}. / Cannot read it.", hint="JSONL, UTF-8.") from None
    assistant = Assistant.open(home)
    with _progress() as progress:
        for number, line in enumerate(lines, 1):
            if line.strip():
                row = _batch_line(assistant, line, number, as_of)
                sys.stdout.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")
                sys.stdout.flush()
            progress("Trả lời / answering", number, len(lines))


def _batch_line(assistant: Assistant, line: str, number: int, as_of: date | None) -> dict[str, Any]:
    try:
        case = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"Dòng {number} không phải JSON: {error}. / Line {number} isn't JSON."}
    identity = case.get("id") if isinstance(case, dict) else None
    try:
        if not isinstance(case, dict) or not isinstance(case.get("question"), str):
            raise AnswerError(
                f'Dòng {number} thiếu "question" dạng chuỗi. / Line {number} lacks a "question" string.',
                hint='{"id": "1", "question": "…"}',
            )
        history = case.get("history") or ()
        if not isinstance(history, list | tuple):
            raise AnswerError(f'Dòng {number}: "history" phải là danh sách. / "history" must be a list.', hint='["câu trước"]')
        return {"id": identity, **assistant.ask(case["question"], history=history, as_of=as_of).to_dict()}
    except AssistantError as error:
        return {"id": identity, "error": str(error)}


def _refuse_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity, which Python reads and JSON doesn't have


def _print_answer(answer: Answer) -> None:
    typer.secho(f"Hiểu câu hỏi / understood: {answer.understood}", dim=True)
    typer.echo(f"\n{answer.text}\n")
    for citation in answer.citations:
        where = f"{citation.doc_id} {citation.start}–{citation.end}"
        typer.secho(f"[{citation.key}] {citation.title}, {citation.label}  ({where})", bold=True)
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


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Địa chỉ / address (CHITHI_HOST, 127.0.0.1)")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Cổng / port (CHITHI_PORT, 7860)")] = None,
    home: HomeOption = None,
) -> None:
    """Mở trang hỏi đáp / serve the web chat.

    Chưa có chỉ mục thì lập từ bộ văn bản kèm theo / without an index, builds the shipped corpus first.
    """
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
