"""Asking: one question, a batch, a receipt again."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.options import HomeOption, JsonOption, echo_json, home_of, progress_bars
from corpus.errors import AnswerError, AssistantError

if TYPE_CHECKING:
    from datetime import date

    from corpus.types import Directive
    from rag.assistant import Assistant
    from rag.types import Answer


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
    save: Annotated[
        Path | None, typer.Option("--receipt", help="Ghi biên nhận, để `chithi replay` / write a receipt for `chithi replay`")
    ] = None,
    export: Annotated[
        Path | None, typer.Option("--export", help="Ghi câu trả lời ra .md hoặc .docx / write the answer as .md or .docx")
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
    write = _exporter(export)
    if batch is not None:
        _ask_batch(batch, home_of(home), until)
        return
    from rag.assistant import Assistant

    assistant = Assistant.open(home_of(home))
    answer = assistant.ask(question or "", as_of=until)
    if save is not None:
        from rag.receipt import make_receipt, save_receipt

        save_receipt(make_receipt(answer, assistant.documents(), as_of=until), save)
    if export is not None and write is not None:
        write(answer, assistant.documents(), export)
    if as_json:
        echo_json(answer.to_dict())
    else:
        _print_answer(answer)


def _exporter(path: Path | None) -> Callable[[Answer, Sequence[Directive], Path], None] | None:
    """How an answer is written to ``path``, by its ending; AnswerError for another ending."""
    if path is None:
        return None
    from rag.export import to_docx, to_markdown

    if path.suffix.lower() == ".md":
        return lambda answer, directives, to: _write(to, to_markdown(answer, directives).encode())
    if path.suffix.lower() == ".docx":
        return lambda answer, directives, to: _write(to, to_docx(answer, directives))
    raise AnswerError(
        f"Không ghi được dạng {path.suffix!r}. / An answer can't be written as {path.suffix!r}.",
        hint="--export tra-loi.md  |  --export tra-loi.docx",
    )


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def replay(
    receipt: Annotated[Path, typer.Argument(help="Biên nhận do `chithi ask --receipt` ghi / a receipt")],
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Hỏi lại theo biên nhận: câu trả lời còn như cũ, hoặc điều gì đã đổi / ask again; the same answer, or what changed.

    Mã thoát 1 khi câu trả lời khác / exits with 1 where the answer differs.
    """
    from rag.assistant import Assistant
    from rag.receipt import read_receipt
    from rag.receipt import replay as ask_again

    known = read_receipt(receipt)
    found = ask_again(known, Assistant.open(home_of(home)))
    if as_json:
        echo_json({"same": found.same, "changes": list(found.changes), "answer": found.answer.to_dict()})
    else:
        typer.echo("Câu trả lời như cũ. / The same answer." if found.same else "Câu trả lời đã khác. / The answer differs.")
        for change in found.changes:
            typer.echo(f"- {change}")
    if not found.same:
        raise typer.Exit(1)


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
    with progress_bars() as progress:
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
